# ruff: noqa: E501  (pages are written as publishers write them: without line breaks)
"""Layouts of web pages: the frames of sites, times ways to mark up paragraphs, labels, headings, sections and notes."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import replace
from html import escape
from typing import Any

from tests.loaders.page_skeletons import FRAMES, Words, words
from tests.stress import modern

RIGHT_TO_LEFT = ("ar", "fa", "he", "ur")
_Mark = Callable[[str, str], str]  # (printed label, text) -> markup

_LABELLED: dict[str, _Mark] = {
    "p": lambda n, t: f"<p>{n} {t}</p>",
    "div": lambda n, t: f"<div>{n} {t}</div>",
    "nbsp": lambda n, t: f"<p>{n}&nbsp;&nbsp;&nbsp;{t}</p>",
    "bold": lambda n, t: f"<p><strong>{n}</strong> {t}</p>",
    "bold-glued": lambda n, t: f"<p><b>{n}</b>{t}</p>",
    "span-glued": lambda n, t: f'<p><span class="num">{n}</span>{t}</p>',
    "span-styled": lambda n, t: f'<p><span style="display:inline-block;width:2em">{n}</span><span>{t}</span></p>',
    "spans": lambda n, t: f'<div class="para"><span class="para-no">{n}</span><span class="para-text">{t}</span></div>',
    "row": lambda n, t: f'<div class="row"><div class="col-1">{n}</div><div class="col-11">{t}</div></div>',
    "h3-above": lambda n, t: f"<h3>{n}</h3><p>{t}</p>",
    "h4-bare": lambda n, t: f"<h4>{n.rstrip('.-、:')}</h4><p>{t}</p>",
    "p-above": lambda n, t: f"<p>{n}</p><p>{t}</p>",
    "centred-above": lambda n, t: f'<p align="center"><b>{n}</b></p><p>{t}</p>',
    "div-above": lambda n, t: (
        f'<div class="article-number">{n.rstrip(".-、:")}</div><div class="article-text">{t}</div>'
    ),
    "cells": lambda n, t: f"<table><tr><td>{n}</td><td>{t}</td></tr></table>",
    "dl": lambda n, t: f"<dl><dt>{n}</dt><dd>{t}</dd></dl>",
    "br": lambda n, t: f"{n} {t}<br><br>",
    "anchor": lambda n, t: f'<p id="p{len(t)}"><a href="#p{len(t)}">{n}</a> {t}</p>',
    "label": lambda n, t: f"<div><label>{n}</label><p>{t}</p></div>",
    "ol": lambda n, t: (
        f'<ol start="{n.strip("().")}"><li>{t}</li></ol>'
        if n.strip("().").isascii() and n.strip("().").isdecimal()
        else f"<p>{n} {t}</p>"
    ),
    "mso": lambda n, t: (
        f"<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=X><span style='mso-list:Ignore'>{n}<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span></span></span><![endif]>{t}<o:p></o:p></p>"
    ),
    "grid": lambda n, t: (
        f'<div style="display:grid;grid-template-columns:3em 1fr"><span>{n}</span><span>{t}</span></div>'
    ),
    "flex-b": lambda n, t: f'<div class="d-flex"><b class="me-2">{n}</b><p class="mb-0">{t}</p></div>',
    "nested": lambda n, t: f'<section id="s"><div><header>{n}</header><div><p>{t}</p></div></div></section>',
    "font": lambda n, t: f"<p><font size=2>{n}</font><font size=2>{t}</font></p>",
}
_HEADINGS = ("<h2>{}</h2>", "<h3>{}</h3>", "<p><b>{}</b></p>", "<p><strong>{}</strong></p>", '<p align="center">{}</p>',
             '<div class="subtitle">{}</div>', "<p><u><b>{}</b></u></p>", "<center>{}</center>")  # fmt: skip


def _element(b: Any, mark: str, heading: str) -> str:
    text = escape(b.text)
    if b.role == "title":
        return f"<p>{text}</p>"
    if b.role == "heading":
        return heading.format(escape(b.line))
    if b.label:
        if b.role == "list-item" and mark in ("h3-above", "h4-bare", "div-above", "centred-above", "p-above"):
            mark = "p"  # lists inside a paragraph are seldom set so
        return _LABELLED[mark](escape(b.printed), text)
    return f"{text}<br><br>" if mark == "br" else f"<p>{text}</p>"


def _flat(parts: list[str], w: Words, rng: random.Random) -> str:
    return "".join(parts)


def _accordion(parts: list[str], w: Words, rng: random.Random) -> str:
    names = (*w.tags, *w.menu)
    head = rng.choice(
        (
            '<button class="accordion-button">{}</button>',
            '<h2 class="accordion-header"><button class="accordion-button" type="button">{}</button></h2>',
            '<h3 class="accordion-title">{}</h3>',
            '<div class="panel-heading"><h4 class="panel-title"><a data-toggle="collapse" href="#c">{}</a></h4></div>',
            '<div class="accordion__head" role="button" aria-expanded="false">{}</div>',
            '<div class="spoiler-title">{}</div>',
            '<h3 class="ui-accordion-header">{}</h3>',
        )
    )
    body = rng.choice(
        (
            '<div class="accordion-collapse collapse"><div class="accordion-body">{}</div></div>',
            '<div class="panel-collapse collapse in"><div class="panel-body">{}</div></div>',
            '<div class="accordion__content" style="display:none">{}</div>',
            '<div class="ui-accordion-content">{}</div>',
        )
    )
    details = rng.random() < 0.3
    size = max(2, len(parts) // rng.randint(2, 4))
    made = []
    for k, n in enumerate(range(0, len(parts), size)):
        inner = "".join(parts[n : n + size])
        name = names[k % len(names)]
        if details:
            made.append(f"<details{' open' if rng.random() < 0.5 else ''}><summary>{name}</summary>{inner}</details>")
        else:
            made.append(f'<div class="accordion-item">{head.format(name)}{body.format(inner)}</div>')
    return f'<div class="accordion">{"".join(made)}</div>'


def _tabs(parts: list[str], w: Words, rng: random.Random) -> str:
    names = w.menu[1:4]
    bar = rng.choice(
        (
            '<ul class="nav nav-tabs" role="tablist">' + "".join(f'<li role="tab">{n}</li>' for n in names) + "</ul>",
            '<ul class="tabs">' + "".join(f'<li><a href="#t{i}">{n}</a></li>' for i, n in enumerate(names)) + "</ul>",
            '<div class="tab-bar">' + "".join(f"<button>{n}</button>" for n in names) + "</div>",
            '<div class="tabs__nav">' + "".join(f'<div class="tabs__item">{n}</div>' for n in names) + "</div>",
        )
    )
    title = rng.choice(("", '<h3 class="tab-title">{}</h3>', '<div class="tab-title">{}</div>'))
    size = max(2, len(parts) // 2)
    panels = "".join(
        f'<div class="tab-pane" role="tabpanel" id="t{k}">{title.format(names[k % 3]) if title else ""}{"".join(parts[n : n + size])}</div>'
        for k, n in enumerate(range(0, len(parts), size))
    )
    return f'<div class="tabbed">{bar}<div class="tab-content">{panels}</div></div>'


def _cards(parts: list[str], w: Words, rng: random.Random) -> str:
    return "".join(f'<div class="block"><div class="block__inner">{part}</div></div>' for part in parts)


def _one_paragraph(parts: list[str], w: Words, rng: random.Random) -> str:
    """Everything in one element, its paragraphs parted by line breaks."""
    plain = [re.sub(r"<[^>]+>", " ", part).strip() for part in parts]
    tag = rng.choice(("p", "div", "span", "pre"))
    gap = (
        rng.choice(("<br>", "<br><br>", "<br/>\n<br/>\n", "<br>&nbsp;<br>"))
        if tag != "pre"
        else rng.choice(("\n", "\n\n"))
    )
    return f"<{tag}>{gap.join(plain)}</{tag}>"


_WRAPS = (_flat, _flat, _flat, _accordion, _tabs, _cards, _one_paragraph, modern.interrupted, modern.interrupted)


def page(made: Any, rng: random.Random) -> tuple[str, str]:
    """A page, and how it was made."""
    w = words().get(made.language, words()["en"])
    mark = rng.choice(list(_LABELLED))
    heading = rng.choice(_HEADINGS)
    wrap = rng.choice(_WRAPS)
    frame = rng.choice((*FRAMES, *modern.FRAMES, *modern.FRAMES))
    titles = [b for b in made.blocks if b.role == "title"]
    rest = [b for b in made.blocks if b.role != "title"]
    parts = [_element(b, mark, heading) for b in [*titles[1:], *rest]]
    body = wrap(parts, w, rng)
    note = rng.choice((None, None, NOTES.get(made.language)))
    if note:
        said = rng.choice(("* {}", "({})", "{}", "<em>{}</em>", "[{}]", "<i>* {}</i>")).format(note)
        at = rng.choice((0, 1))
        body = f"<p>{said}</p>{body}" if at else f"{body}<p>{said}</p>"
    w = replace(w, title=titles[0].text)
    direction = ' dir="rtl"' if made.language in RIGHT_TO_LEFT else ""
    head = f'<head><meta charset="utf-8"><title>{w.title}</title></head>'
    html = f'<!doctype html><html lang="{made.language}"{direction}>{head}{frame(w, body)}</html>'
    how = f"{frame.__name__[1:]}/{wrap.__name__[1:]}/{mark}/{heading}/{'note' if note else ''}"
    return html, how


NOTES = {
    "en": "Unofficial translation",
    "ru": "Неофициальный перевод",
    "kk": "Бейресми аударма",
    "ar": "ترجمة غير رسمية",
    "fa": "ترجمه غیررسمی",
    "ur": "غیر سرکاری ترجمہ",
    "zh": "非正式译文",
    "fr": "Traduction non officielle",
    "es": "Traducción no oficial",
    "tr": "Resmî olmayan çeviri",
    "hi": "अनौपचारिक अनुवाद",
    "bn": "অনানুষ্ঠানিক অনুবাদ",
    "de": "Nichtamtliche Übersetzung",
    "pt": "Tradução não oficial",
    "ja": "仮訳",
    "ko": "비공식 번역",
}
