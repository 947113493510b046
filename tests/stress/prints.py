# ruff: noqa: E501  (pages are written as publishers write them: without line breaks)
"""Layouts of printed pages, typeset with WeasyPrint where it is installed: columns, running heads, footnotes, tables."""

from __future__ import annotations

import logging
import random
from html import escape
from typing import Any

from tests.loaders.page_skeletons import words

_FONTS = "'Noto Serif','Noto Sans','Noto Naskh Arabic','Noto Sans Devanagari','Noto Sans Bengali','Noto Serif CJK SC','Noto Sans CJK SC',serif"


def typeset(made: Any, rng: random.Random) -> tuple[bytes, str]:
    """A PDF and how it was made."""
    from weasyprint import HTML  # type: ignore[import-not-found, import-untyped, unused-ignore]

    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    logging.getLogger("fontTools").setLevel(logging.CRITICAL)
    w = words().get(made.language, words()["en"])
    columns = rng.choice((1, 1, 1, 2, 2, 3))
    size = rng.choice(("A4", "A5", "Letter", "B5"))
    if columns == 3:
        size = "A4"
    head = rng.choice(("", w.menu[2], made.title[:60], w.tags[0]))
    foot = rng.choice(("", "counter(page)", '"- " counter(page) " -"', 'counter(page) " / " counter(pages)'))
    align = rng.choice(("left", "justify", "justify"))
    if made.language in ("ar", "fa", "he", "ur") and align == "left":
        align = "right"
    spacing = rng.choice(("p{margin:0 0 .6em}", "p{margin:0;text-indent:1.5em}", "p{margin:0 0 .9em}"))
    label = rng.choice(("typed", "typed", "hanging", "above", "cells"))
    notes = rng.choice((0, 0, 0, 2))
    note_size = rng.choice((".75em", "1em"))
    hyphens = rng.choice(("manual", "auto"))
    css = f"""@page{{size:{size};margin:{rng.choice((15, 22))}mm;@top-{rng.choice(("left", "center", "right"))}{{content:"{escape(head)}";font-size:8pt}}
@bottom-{rng.choice(("center", "right"))}{{content:{foot or '""'};font-size:9pt}}@footnote{{border-top:.5pt solid;margin-top:1em}}}}
body{{font:{rng.choice((9, 10.5, 12))}pt/{rng.choice((1.25, 1.45))} {_FONTS};text-align:{align};hyphens:{hyphens}}}{spacing}
.cols{{columns:{columns};column-gap:8mm}}h1{{font-size:1.3em;text-align:{rng.choice(("center", "start"))}}}h2{{font-size:{rng.choice(("1em", "1.15em"))}}}
.hang{{padding-inline-start:{4 if made.language in ("ja", "zh") else 2}em;text-indent:-{4 if made.language in ("ja", "zh") else 2}em}}.n{{display:inline-block;width:{4 if made.language in ("ja", "zh") else 2}em;text-indent:0}}.fn{{float:footnote;font-size:{note_size}}}
td:first-child{{white-space:nowrap}}td{{vertical-align:top;padding-inline-end:.5em}}.bare{{text-align:center;text-indent:0}}"""
    parts, done = [], 0
    operative = [b for b in made.blocks if b.role == "operative"]
    noted = set(map(id, operative[1 : 1 + notes]))
    for n, b in enumerate(made.blocks):
        text = escape(b.text)
        if id(b) in noted:
            done += 1
            text += f'<span class="fn">{escape(w.comment)}</span>'
        parts.append(_element(b, text, label, first=n == 0))
    direction = "rtl" if made.language in ("ar", "fa", "he", "ur") else "ltr"
    titles = sum(b.role == "title" for b in made.blocks)
    body = "".join(parts[:titles]) + f'<div class="cols">{"".join(parts[titles:])}</div>'
    html = f'<html lang="{made.language}" dir="{direction}"><style>{css}</style><body>{body}</body></html>'
    how = f"{size}/{columns}col/{label}/{align}/{spacing[2:24]}/head={head[:12]}/foot={foot[:8]}/notes={notes}:{note_size}/{hyphens}"
    return HTML(string=html).write_pdf(), how


def _element(b: Any, text: str, label: str, *, first: bool) -> str:
    if b.role == "title":
        return f"<h1>{text}</h1>" if first else f'<p class="bare">{text}</p>'
    if b.role == "heading":
        return f"<h2>{escape(b.printed)} {text}</h2>" if b.label else f"<h2>{text}</h2>"
    if not b.label:
        return f"<p>{text}</p>"
    n = escape(b.printed)
    if label == "hanging":
        return f'<p class="hang"><span class="n">{n}</span>{text}</p>'
    if label == "above" and b.role == "operative":
        return f'<p class="bare">{n}</p><p>{text}</p>'
    if label == "cells":
        return f"<table><tr><td>{n}</td><td>{text}</td></tr></table>"
    gap = "" if b.gap == "" and b.mark else " "
    return f"<p>{n}{gap}{text}</p>"
