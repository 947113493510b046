# ruff: noqa: E501  (pages are written as publishers write them: without line breaks)
"""Whole pages of publishers, invented: nothing of the text is lost, and the page around it stays out."""

from __future__ import annotations

import contextlib
import time
import unicodedata

import pytest

from diplodiff.errors import LoadError
from diplodiff.loaders.html import load
from diplodiff.model import Blocks, Snapshot
from tests.loaders import page_skeletons as skeletons
from tests.loaders.page_skeletons import links, words

LANGUAGES = sorted(words())


def read(html: str) -> Blocks:
    return load(Snapshot("page.html", html.encode(), "text/html", "0" * 64))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def kept(found: Blocks) -> list[str]:
    return [_plain(b.text) for b in found.blocks if b.left_out is None]


def lost(found: Blocks, wanted: tuple[str, ...]) -> list[str]:
    whole = " ".join(kept(found))
    return [text for text in wanted if _plain(text) not in whole]


def added(found: Blocks, unwanted: tuple[str, ...]) -> list[str]:
    return [u for u in map(_plain, unwanted) if any(t == u or (len(u) > 20 and u in t) for t in kept(found))]


def framed(code: str, body: str) -> str:
    w = words()[code]
    nav, side = (
        f"<nav><ul>{links(w.menu)}</ul></nav>",
        f"<aside><h3>{w.related}</h3><ul>{links(w.headlines)}</ul></aside>",
    )
    head = f"<head><meta charset=utf-8><title>{w.title}</title></head>"
    return f"<!doctype html><html lang={code}>{head}<body>{nav}{body}{side}<footer>{w.rights}</footer></body></html>"


@pytest.mark.parametrize("frame", skeletons.FRAMES, ids=lambda f: f.__name__[1:])
def test_every_paragraph_is_kept_and_no_furniture(frame: object) -> None:
    pages = [p for p in skeletons.pages() if p.name.startswith(frame.__name__[1:] + "-")]  # type: ignore[attr-defined]
    assert len(pages) == len(skeletons.MARKUPS)
    for page in pages:
        found = read(page.html)
        assert lost(found, page.wanted) == [], page.name
        assert added(found, page.unwanted) == [], page.name
        assert found.coverage >= 0.9, page.name
        assert "two-readings" not in [n.code for n in found.notes], page.name


@pytest.mark.parametrize("code", LANGUAGES)
def test_parts_under_misleading_names_are_kept(code: str) -> None:
    w = words()[code]
    wanted = (w.title, w.recital, *w.clauses, w.closing)
    ps = [f"<p>{c}</p>" for c in w.clauses]
    head, end = f"<h1>{w.title}</h1><p>{w.recital}</p>", f"<p>{w.closing}</p>"
    bodies = {
        "collapsed": f'<main><div class=text>{head}{"".join(ps[:3])}<div class="read-more-content" style="display:none">{"".join(ps[3:])}{end}</div></div></main>',
        "read more": f'<main><div class=text>{head}{"".join(ps[:3])}<div class="readmore js-more">{"".join(ps[3:])}{end}</div></div></main>',
        "headings": f"<main><h1>{w.title}</h1><h4>{w.recital}</h4>{''.join(f'<h4>{c}</h4>' for c in w.clauses)}<h4>{w.closing}</h4></main>",
        "links": f"<div class=page>{head}{''.join(f'<p><a href=#p{i}>{i}. {c}</a></p>' for i, c in enumerate(w.clauses, 1))}{end}</div>",
        "two parts": f"<div class=page><div class=a>{head}{''.join(ps[:4])}</div><div><p class=caption>{w.caption}</p></div><div class=b>{''.join(ps[4:])}{end}</div></div>",
        "names": f'<article>{head}<div class="author-quote">{ps[0]}</div>{"".join(ps[1:])}<p class="copyright-note">{w.closing}</p></article>',
        "footer": f"<div class=page>{head}<article>{''.join(ps)}<footer>{end}</footer></article></div>",
        "message": f'<article>{head}{"".join(ps[:4])}<blockquote class="twitter-tweet">{ps[4]}</blockquote>{ps[5]}{end}</article>',
        "cards": f"<div class=page>{head}{''.join(f'<div><h3><a href=#c{i}>{w.headlines[i % 4]}</a></h3>{p}</div>' for i, p in enumerate(ps))}{end}</div>",
    }
    for name, body in bodies.items():
        found = read(framed(code, body))
        assert lost(found, wanted) == [], name
        assert added(found, (w.rights, w.menu[1])) == [], name


@pytest.mark.parametrize("name", ["related", "popular", "advert", "comments", "subscribe", "cookie-text"])
def test_clauses_left_out_for_their_name_alone_lower_the_coverage(name: str) -> None:
    for code in LANGUAGES:
        w = words()[code]
        ps = [f"<p>{c}</p>" for c in w.clauses]
        body = f"<div class=content><h1>{w.title}</h1>{ps[0]}{ps[1]}<div class={name}>{''.join(ps[2:5])}</div>{ps[5]}<p>{w.closing}</p></div>"
        found = read(framed(code, body))
        assert not lost(found, w.clauses) or (
            "two-readings" in [n.code for n in found.notes] and found.coverage < 0.9
        ), code


def test_a_label_left_out_is_named() -> None:
    w = words()["en"]
    ps = [f"<p>{i}. {c}</p>" for i, c in enumerate(w.clauses[:5], 1)]
    body = f"<div class=content><h1>{w.title}</h1>{ps[0]}{ps[1]}<div class=advert>{ps[2]}</div>{ps[3]}{ps[4]}</div>"
    found = read(framed("en", body))
    assert (
        any(n.code == "two-readings" and "3. Both ministries" in n.message for n in found.notes)
        or lost(found, w.clauses[:5]) == []
    )


W = "The two sides will open four direct cargo routes between their capitals. "
HOSTILE = {
    "nested boxes": lambda: "<div>" * 100_000 + W + "</div>" * 100_000,
    "breaks": lambda: f"<p>{W}" + "<br>" * 1_250_000,
    "attributes": lambda: "<p " + " ".join(f"a{i}=1" for i in range(1_000_000)) + f">{W}",
    "attributes without an end": lambda: f"<p>{W}</p><p " + "a='x\"'" * 200_000,
    "a class of a million letters": lambda: f"<div class='{'share-a ' * 200_000}'>{W}</div>",
    "tables in tables": lambda: "<table><tr><td>" * 50_000 + W,
    "wide cells": lambda: f"<table><tr><td colspan=1000000 rowspan=65000>{W}</table>" * 10,
    "tables side by side": lambda: "<table><tr>" + "<td><table><tr><td>x</td></tr></table></td>" * 20_000,
    "full stops and quotes": lambda: "<p>" + ("." + '"' * 100_000 + "x") * 10,
    "spaces": lambda: "<p>x" + " \n" * 1_000_000 + "y",
    "labels": lambda: "".join(f"<aside><p>{i % 300}. {W}</p></aside>" for i in range(20_000)),
    "open comments": lambda: "<!--" * 300_000 + W,
    "angle brackets": lambda: "<" * 200_000 + W,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_pages_are_bounded(name: str) -> None:
    html = HOSTILE[name]()
    start = time.process_time()
    with contextlib.suppress(LoadError):
        read(html)
    assert time.process_time() - start < 5


def test_attributes_beyond_the_limit_lose_no_text() -> None:
    many = " ".join(f"a{i}='{i} > {i}'" for i in range(2000))
    assert kept(read(f'<p class="x" {many} title=">">1. {W}</p><p id=b>2. {W}</p>')) == [
        f"1. {W}".strip(),
        f"2. {W}".strip(),
    ]
