"""Pages that are no document are refused in one sentence, in every language; texts that speak of such things are read."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplodiff.errors import LoadError
from diplodiff.loaders.html import load
from diplodiff.model import Blocks, Snapshot
from tests.loaders.page_skeletons import links, words

_LINES = [
    line
    for line in Path(__file__).with_name("page_refusals.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
SAYS = {_LINES[i]: tuple(_LINES[i + 1 : i + 7]) for i in range(0, len(_LINES), 7)}
LANGUAGES = sorted(SAYS)


def page(code: str, body: str, title: str = "Portal", origin: str = "https://ministry.example/a/b.html") -> Blocks:
    w = words()[code]
    frame = f"<header><nav><ul>{links(w.menu)}</ul></nav></header>{body}<footer><ul>{links(w.headlines)}</ul>{w.rights}</footer>"
    raw = f"<!doctype html><html lang={code}><head><meta charset=utf-8><title>{title}</title></head><body>{frame}</body></html>"
    return load(Snapshot(origin, raw.encode(), "text/html", "0" * 64))


def refusal(code: str, body: str, title: str = "Portal") -> str:
    with pytest.raises(LoadError) as caught:
        page(code, body, title)
    message = str(caught.value)
    assert message.startswith("https://ministry.example/a/b.html ")
    assert "\n" not in message
    return message


def kept(found: Blocks) -> list[str]:
    return [b.text for b in found.blocks if b.left_out is None]


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_missing_page_is_refused(code: str) -> None:
    w = words()[code]
    assert "does not exist" in refusal(code, f"<main><h1>404</h1><p>{w.not_found}</p></main>")
    assert "does not exist" in refusal(code, f"<div class=content><p>{w.not_found}</p></div>")
    news = "".join(f"<div><h3><a href=/{i}>{h}</a></h3><p>{w.teaser}</p></div>" for i, h in enumerate(w.headlines[:2]))
    assert "does not exist" in refusal(code, f"<main><h1>{w.not_found}</h1>{news}</main>")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_page_that_says_only_what_keeps_its_text_away_is_refused(code: str) -> None:
    script, cookies, check, login, paywall, search = SAYS[code]
    assert "JavaScript" in refusal(code, f"<div id=x><p>{script}</p></div>")
    assert "JavaScript" in refusal(code, f"<noscript><p>{script}</p></noscript><div id=view></div>")
    assert "cookies" in refusal(code, f"<div class=wall><p>{cookies}</p><button>OK</button></div>")
    assert "browser check" in refusal(code, f"<div><h1>Portal</h1><p>{check}</p></div>")
    assert "log-in" in refusal(code, f"<main><h1>{login}</h1><form><input name=u><input type=password></form></main>")
    assert "subscribers" in refusal(code, f"<main><h1>{words()[code].title}</h1><p>{paywall}</p></main>")
    assert "search" in refusal(code, f"<main><p>{search}</p></main>")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_that_speaks_of_such_things_is_read(code: str) -> None:
    w = words()[code]
    script, cookies, check, login, paywall, search = SAYS[code]
    clauses = "".join(f"<p>{i}. {t}</p>" for i, t in enumerate((*w.clauses[:2], cookies, script), 1))
    found = kept(page(code, f"<main><h1>{w.title}</h1>{clauses}</main>", w.title))
    assert f"3. {cookies}" in found
    assert f"4. {script}" in found
    note = f"<noscript>{script}</noscript><div class=login><form><b>{login}</b><input type=password></form></div>"
    for said in (search, check, paywall, w.not_found):
        found = kept(
            page(
                code,
                f"{note}<main><h1>{w.title}</h1><p>{w.recital}</p><p>{w.clauses[0]}</p><p>{w.clauses[1]}</p><p>{said}</p></main>",
                w.title,
            )
        )
        assert w.clauses[1] in found


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_short_statement_beside_a_note_on_scripts_is_read(code: str) -> None:
    w, script = words()[code], SAYS[code][0]
    body = (
        f"<noscript><p>{script}</p></noscript><main><h1>{w.title}</h1><p>{w.clauses[0]}</p><p>{w.clauses[1]}</p></main>"
    )
    assert w.clauses[1] in kept(page(code, body, w.title))


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_text_cut_short_for_subscribers_lowers_the_coverage(code: str) -> None:
    w, paywall = words()[code], SAYS[code][4]
    text = "".join(f"<p>{t}</p>" for t in (w.recital, *w.clauses, *w.clauses[::-1]))
    found = page(code, f"<main><h1>{w.title}</h1>{text}<p>{paywall}</p></main>", w.title)
    assert "paywall" in [n.code for n in found.notes]
    assert found.coverage <= 0.5


@pytest.mark.parametrize("code", ["en", "kk", "ar", "zh", "hi"])
def test_a_stub_names_the_file_that_holds_the_text(code: str) -> None:
    w = words()[code]
    body = f"<main><h1>{w.title}</h1><p>{w.date}</p><p><a href='../files/text.pdf?v=2'>PDF</a></p></main>"
    assert refusal(code, body, w.title).endswith("https://ministry.example/files/text.pdf?v=2.")
    framed = f"<main><h1>{w.title}</h1><iframe src='/f/joint.PDF#page=1'></iframe></main>"
    assert "https://ministry.example/f/joint.PDF#page=1" in refusal(code, framed, w.title)


@pytest.mark.parametrize("code", ["en", "ru", "ja"])
def test_a_short_text_with_a_file_is_read_and_a_note_names_the_file(code: str) -> None:
    w = words()[code]
    body = f"<main><h1>{w.title}</h1><p>{w.clauses[0]}</p><p>{w.clauses[1]}</p><a href=/t.docx>DOCX</a></main>"
    found = page(code, body, w.title)
    assert w.clauses[1] in kept(found)
    assert any(n.code == "attachment" and "https://ministry.example/t.docx" in n.message for n in found.notes)


def test_a_yearbook_in_the_menu_is_no_attachment() -> None:
    w = words()["en"]
    found = page(
        "en",
        f"<nav><a href=/y.pdf>Yearbook</a></nav><main><h1>{w.title}</h1><p>{w.clauses[0]}</p><p>{w.clauses[1]}</p></main>",
    )
    assert not [n for n in found.notes if n.code == "attachment"]
