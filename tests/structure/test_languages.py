"""A bilingual source is two texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from itertools import zip_longest
from pathlib import Path
from textwrap import wrap

import pytest

from diplodiff.model import Block, PublishedText
from diplodiff.pipeline import Request, compare, read
from diplodiff.structure import build
from diplodiff.structure.languages import block_languages
from tests.contract.suite import TEXTS, expected, letters, source
from tests.declarations import declaration
from tests.loaders.office import docx_bytes

RUSSIAN = [
    "Стороны договорились расширять торговлю зерном и шерстью между пограничными областями обеих стран.",
    "Стороны проведут совместный осмотр мостов и дорог не позднее осени следующего года.",
    "Стороны поддерживают обмен студентами и преподавателями между своими университетами.",
    "Стороны создадут совместную комиссию по охране рек и озёр в приграничной полосе.",
    "Стороны будут ежегодно проводить встречу министров иностранных дел в обеих столицах.",
]
KAZAKH = [
    "Тараптар екі елдің шекаралас облыстары арасында астық пен жүн саудасын кеңейтуге келісті.",
    "Тараптар келесі жылдың күзінен кешіктірмей көпірлер мен жолдарды бірлесіп тексереді.",
    "Тараптар өз университеттері арасында студенттер мен оқытушылар алмасуды қолдайды.",
    "Тараптар шекара маңындағы өзендер мен көлдерді қорғау жөніндегі бірлескен комиссия құрады.",
    "Тараптар жыл сайын екі елордада сыртқы істер министрлерінің кездесуін өткізеді.",
]


@pytest.fixture
def bilingual(tmp_path: Path) -> Path:
    english = [" ".join(p) for p in declaration(5, 5).paragraphs]
    both = [f"{n}. {t}" for n, pair in enumerate(zip(english, RUSSIAN, strict=True), 1) for t in pair]
    path = tmp_path / "both.txt"
    path.write_text("\n\n".join(both), encoding="utf-8")
    return path


def test_each_language_is_a_text_of_its_own(bilingual: Path) -> None:
    english, russian = (read(Request(f"{bilingual}#{code}")) for code in ("en", "ru"))
    assert [p.label for p in english.paragraphs] == [p.label for p in russian.paragraphs] == ["1", "2", "3", "4", "5"]
    assert [p.text for p in russian.paragraphs] == RUSSIAN
    assert english.other_languages == ("ru",)
    assert any(note.code == "several-languages" for note in english.notes)


def test_the_other_side_decides_which_is_read(bilingual: Path, tmp_path: Path) -> None:
    other = tmp_path / "ru.txt"
    other.write_text("\n\n".join(f"{n}. {t}" for n, t in enumerate(RUSSIAN, 1)), encoding="utf-8")
    result = compare([Request(str(bilingual)), Request(str(other))])
    assert result.gate.verdict == "same-text"


def test_a_source_is_taken_apart_once_for_all_its_languages(
    bilingual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[int] = []
    real = build.hear
    monkeypatch.setattr(build, "hear", lambda blocks: heard.append(len(blocks)) or real(blocks))
    assert read(Request(f"{bilingual}#ru")).language == "ru"
    assert len(heard) == 1
    heard.clear()
    other = tmp_path / "ru.txt"
    other.write_text("\n\n".join(f"{n}. {text}" for n, text in enumerate(RUSSIAN, 1)), encoding="utf-8")
    assert {text.language for text in compare([Request(str(bilingual)), Request(str(other))]).texts} == {"ru"}
    assert len(heard) == 2


def test_neighbours_in_one_script_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "both.txt"
    path.write_text("\n\n".join(t for pair in zip(KAZAKH, RUSSIAN, strict=True) for t in pair), encoding="utf-8")
    assert [p.text for p in read(Request(f"{path}#kk")).paragraphs] == KAZAKH


def test_a_quotation_makes_no_second_language() -> None:
    path = Path(__file__).parents[2] / "fixtures" / "one-sided-paragraph" / "b.html"
    assert read(Request(str(path))).other_languages == ()


# --- two languages in one source, in every layout

ALIKE = [("ru", "kk"), ("ur", "fa"), ("ar", "ur"), ("en", "fr"), ("es", "pt"), ("zh", "ja"), ("de", "tr")]
UNLIKE = [("en", "kk"), ("hi", "en"), ("ko", "en"), ("ru", "en"), ("ar", "en"), ("zh", "en"), ("bn", "en")]
PAIRS = ALIKE + UNLIKE


def passages(name: str, language: str) -> list[str]:
    return [f"{block.printed} {block.text}".strip() for block in source(name, language).blocks]


def rows(one: Sequence[str], other: Sequence[str]) -> list[tuple[str, str]]:
    return list(zip_longest(one, other, fillvalue=""))


def _p(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _page(body: str) -> bytes:
    return f"<html><body>{body}</body></html>".encode()


def _w(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _cells(one: str, other: str, mark: str) -> str:
    return f"<{mark}>{one}</{mark}><{mark}>{other}</{mark}>"


def columns(one: Sequence[str], other: Sequence[str]) -> bytes:
    lines = []
    for left, right in rows(one, other):
        pairs = zip_longest(wrap(left, 38), wrap(right, 38), fillvalue="")
        lines += [f"{a:<42}{b}" for a, b in pairs] + [""]
    return "\n".join(lines).encode()


LAYOUTS: dict[str, Callable[[Sequence[str], Sequence[str]], bytes]] = {
    "text, in turns": lambda a, b: "\n\n".join(t for pair in rows(a, b) for t in pair if t).encode(),
    "text, one below": lambda a, b: "\n\n".join([*a, *b]).encode(),
    "page, in turns": lambda a, b: _page("".join(_p(t) for pair in rows(a, b) for t in pair if t)),
    "page, one below": lambda a, b: _page("".join(map(_p, [*a, *b]))),
    "page, rows": lambda a, b: _page(
        "<table>" + "".join(f"<tr>{_cells(escape(x), escape(y), 'td')}</tr>" for x, y in rows(a, b)) + "</table>"
    ),
    "page, two cells": lambda a, b: _page(
        f"<table><tr>{_cells(''.join(map(_p, a)), ''.join(map(_p, b)), 'td')}</tr></table>"
    ),
    "docx, rows": lambda a, b: docx_bytes(
        "<w:tbl>" + "".join(f"<w:tr>{_cells(_w(x), _w(y), 'w:tc')}</w:tr>" for x, y in rows(a, b)) + "</w:tbl>"
    ),
    "docx, two cells": lambda a, b: docx_bytes(
        f"<w:tbl><w:tr>{_cells(''.join(map(_w, a)), ''.join(map(_w, b)), 'w:tc')}</w:tr></w:tbl>"
    ),
}


def read_bytes(body: bytes, folder: Path, language: str | None = None) -> PublishedText:
    path = folder / "both"
    path.write_bytes(body)
    return read(Request(str(path), language=language))


def labelled(text: PublishedText) -> list[tuple[str | None, str]]:
    return [(p.label, letters(p.text)) for p in text.paragraphs]


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("name", "one", "other"),
    [(n, *p) for p in PAIRS for n in ("declaration", "treaty") if {(n, p[0]), (n, p[1])} <= set(TEXTS)],
)
def test_each_side_reads_as_it_does_alone(name: str, one: str, other: str, layout: str, tmp_path: Path) -> None:
    both = LAYOUTS[layout](passages(name, one), passages(name, other))
    for language, second in ((one, other), (other, one)):
        text = read_bytes(both, tmp_path, language)
        assert text.other_languages == (second,)
        assert labelled(text) == [(label, letters(" ".join(clauses))) for _, label, clauses in expected(name, language)]


@pytest.mark.parametrize(("one", "other"), [pair for pair in PAIRS if "zh" not in pair])
def test_columns_of_plain_text(one: str, other: str, tmp_path: Path) -> None:
    both = columns(passages("declaration", one), passages("declaration", other))
    for language in (one, other):
        found = [p.label for p in read_bytes(both, tmp_path, language).paragraphs if p.label]
        assert found == [label for _, label, _ in expected("declaration", language) if label]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_column_of_numbers_counts_for_both(one: str, other: str, tmp_path: Path) -> None:
    blocks = [source("declaration", language).blocks for language in (one, other)]
    body = "".join(
        f"<tr><td>{b.printed}</td>{_cells(escape(a.text), escape(b.text), 'td')}</tr>"
        for a, b in zip(*blocks, strict=False)
    )
    for language in (one, other):
        text = read_bytes(_page(f"<table>{body}</table>"), tmp_path, language)
        assert len([p for p in text.paragraphs if p.label]) >= 17


@pytest.mark.parametrize("below", [False, True])
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_summary_is_left_out_with_a_note(one: str, other: str, below: bool, tmp_path: Path) -> None:
    summary, whole = passages("declaration", one)[:4], passages("declaration", other)
    text = read_bytes(_page("".join(map(_p, [*whole, *summary] if below else [*summary, *whole]))), tmp_path)
    assert (text.language, text.other_languages) == (other, ())
    kept = [letters(p.text) for p in text.paragraphs]
    assert all(letters(b.text) in kept for b in source("declaration", other).blocks)
    assert any("another language" in part.reason for part in text.left_out)
    assert any(note.code == "other-language" for note in text.notes)


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_quotations_and_titles_split_nothing(one: str, other: str, tmp_path: Path) -> None:
    foreign, whole = passages("declaration", one), passages("declaration", other)
    quoted = [*whole[:10], *foreign[9:11], *whole[10:]]
    headed = [f"{foreign[0]} / {whole[0]}", *whole[1:]]
    for lines in (quoted, headed):
        text = read_bytes(_page("".join(map(_p, lines))), tmp_path)
        assert (text.language, text.other_languages) == (other, ())
        assert len(text.paragraphs) + len(text.left_out) >= len(lines) - 2
        assert not text.left_out


def test_a_table_of_figures_stays_a_table(tmp_path: Path) -> None:
    cells = "".join(f"<tr><td>Wool, tonnes</td><td>{n},5</td><td>шерсть</td></tr>" for n in range(20, 26))
    lines = "".join(map(_p, passages("declaration", "en")))
    text = read_bytes(_page(lines + f"<table>{cells}</table>"), tmp_path)
    assert "Wool, tonnes | 20,5 | шерсть" in [p.text for p in text.paragraphs]


def test_a_summary_that_is_asked_for_is_read(tmp_path: Path) -> None:
    page = _page("".join(map(_p, [*passages("declaration", "en")[:4], *passages("declaration", "kk")])))
    text = read_bytes(page, tmp_path, "en")
    assert (text.language, text.other_languages) == ("en", ("kk",))
    assert len(text.paragraphs) == 4


CROATIAN = [
    "Strane će svake godine održati sastanak ministara vanjskih poslova u jednom od glavnih gradova.",
    "Otvorit će ured u gradu Kelmu prije kraja ljeta te razmijeniti popise svjetionika.",
    "Obavješćivat će jedna drugu o vodostaju rijeke svakoga tjedna tijekom siječnja i veljače.",
    "Zajednički će graditi željezničku prugu dugu sto kilometara između dviju luka.",
]
SERBIAN = [
    "Strane će svake godine održati sastanak ministara spoljnih poslova u jednom od glavnih gradova.",
    "Otvoriće kancelariju u gradu Kelmu pre kraja leta i razmeniti spiskove svetionika.",
    "Obaveštavaće jedna drugu o vodostaju reke svake nedelje tokom januara i februara.",
    "Zajednički će graditi železničku prugu dugu sto kilometara između dve luke.",
]
_LETTERS = str.maketrans("abvgdđežzijklmnoprstćufhcčš", "абвгдђежзијклмнопрстћуфхцчш")


@pytest.mark.parametrize("cyrillic", [False, True])
def test_of_near_relations_nothing_is_lost_and_in_two_scripts_they_are_two_texts(
    tmp_path: Path, cyrillic: bool
) -> None:
    """Croatian and Serbian share nearly all words: in one script their passages may be read as one text, or as Bosnian."""
    serbian = [text.lower().translate(_LETTERS).capitalize() if cyrillic else text for text in SERBIAN]
    path = tmp_path / "both.txt"
    both = [text for pair in zip(CROATIAN, serbian, strict=True) for text in pair]
    path.write_text("\n\n".join(f"{n // 2 + 1}. {text}" for n, text in enumerate(both)), encoding="utf-8")
    first = read(Request(str(path)))
    others = [read(Request(f"{path}#{language}")) for language in first.other_languages]
    texts = {text.language: [p.text for p in text.paragraphs] for text in (first, *others)}
    assert [sum(one in passage for text in texts.values() for passage in text) for one in both] == [1] * len(both)
    if cyrillic:
        assert texts == {"hr": CROATIAN, "sr": serbian}


def test_passages_of_one_text_are_not_parted_among_standards_of_its_language() -> None:
    """The statistics take three of these Croatian passages for Bosnian; nothing in them is said twice."""
    passages = (
        "SPORAZUM IZMEĐU VLADE REPUBLIKE JADRANIJE I VLADE REPUBLIKE MORAVIJE O ZAŠTITI PRAVA NACIONALNIH MANJINA",
        "Vlada Republike Jadranije i Vlada Republike Moravije (u daljnjem tekstu: stranke), polazeći od "
        "međunarodnih dokumenata o ljudskim pravima, sporazumjele su se kako slijedi:",
        "Članak 1. Stranke jamče pripadnicima manjina očuvanje identiteta, vjere, jezika i kulture.",
        "Članak 2. Od predškolske dobi do srednje škole pripadnici manjina imaju se pravo školovati na "
        "materinskom jeziku, a udžbenike iz matične države odobrava nadležno ministarstvo.",
        "Članak 3. Stranke omogućuju osnivanje i djelovanje medija na manjinskom jeziku te ne ometaju prijam "
        "programa iz susjedne države.",
        "Članak 4. Jezik manjine u službenoj je uporabi u općinama u kojima ona čini najmanje 30 posto stanovništva.",
        "Članak 5. Radi održavanja veza sa sunarodnjacima pripadnici manjina slobodno prelaze granicu.",
        "Članak 6. Osniva se međuvladin mješoviti odbor. Sastaje se najmanje jedanput na godinu i objema vladama "
        "podnosi izvješće o radu.",
        "Članak 7. Nijedna odredba ovoga Sporazuma ne može se tumačiti kao pravo na djelovanje protiv "
        "teritorijalne cjelovitosti države.",
        "Članak 8. Ovaj se Sporazum sklapa na pet godina i prešutno se produljuje za isto razdoblje ako ga "
        "nijedna stranka ne otkaže.",
        "Sastavljeno u Novogradu 15. studenoga 2022. u dva primjerka na hrvatskom i srpskom jeziku.",
    )
    assert set(block_languages([Block(text=text) for text in passages])) == {"hr", None}
