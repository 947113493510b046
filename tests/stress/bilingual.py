"""Two languages side by side on printed pages, typeset with WeasyPrint: columns, rows, a column of numbers between them."""

from __future__ import annotations

import logging
import random
from collections.abc import Callable
from html import escape
from itertools import zip_longest
from pathlib import Path
from typing import Any

from tests.contract.suite import source
from tests.stress.prints import _FONTS

_RTL = ("ar", "fa", "ur")


def typeset(one: Any, other: Any, layout: str, rng: random.Random) -> tuple[bytes, str]:
    """A PDF of two texts side by side in this layout, and how it was made."""
    from weasyprint import HTML  # type: ignore[import-not-found, import-untyped, unused-ignore]

    for noisy in ("weasyprint", "fontTools"):
        logging.getLogger(noisy).setLevel(logging.CRITICAL)
    size = rng.choice(("A4", "A4", "Letter", "A5"))
    align = rng.choice(("left", "justify", "justify"))
    gap, points = rng.choice((12, 18, 28)), rng.choice((8, 9, 10.5))
    foot = rng.choice(('""', "counter(page)", '"- " counter(page) " -"'))
    css = f"""@page{{size:{size};margin:{rng.choice((14, 20))}mm;@bottom-center{{content:{foot};font-size:8pt}}}}
body{{font:{points}pt/{rng.choice((1.25, 1.4))} {_FONTS}}}table{{width:100%;border-collapse:collapse;table-layout:fixed}}
p,h1,h2{{margin:0 0 .5em}}h1{{font-size:1.15em}}h2{{font-size:1em}}td{{vertical-align:top;padding:0 {gap / 2}pt}}
.n{{width:2.6em;padding:0;text-align:center}}.ruled td{{border:.5pt solid;padding:2pt {gap / 2}pt}}
td[dir=ltr]{{text-align:{align}}}td[dir=rtl]{{text-align:{"justify" if align == "justify" else "right"}}}"""
    body = LAYOUTS[layout](one, other)
    how = f"{layout}/{one.language}+{other.language}/{size}/{align}/{points}/gap={gap}/foot={foot[:9]}"
    return HTML(string=f"<html><style>{css}</style><body>{body}</body></html>").write_pdf(), how


def main() -> None:
    """Write the fixtures that tests/loaders/test_pdf_bilingual.py reads: `python -m tests.stress.bilingual`."""
    folder = Path(__file__).parents[2] / "fixtures" / "bilingual"
    folder.mkdir(exist_ok=True)
    for name, one, other, layout in FIXTURES:
        body, _ = typeset(source(name, one), source(name, other), layout, random.Random(f"{layout}-{one}"))
        (folder / f"{layout}-{name}-{one}-{other}.pdf").write_bytes(body)


FIXTURES = (
    ("declaration", "kk", "ru", "columns"),
    ("declaration", "en", "ar", "columns"),
    ("declaration", "en", "ar", "rows"),
    ("declaration", "ur", "en", "rows"),
    ("treaty", "fr", "ar", "ruled"),
    ("declaration", "tr", "en", "between"),
)


def _cell(made: Any, inner: str) -> str:
    direction = "rtl" if made.language in _RTL else "ltr"
    return f'<td lang="{made.language}" dir="{direction}">{inner}</td>'


def _element(block: Any, numbered: bool = True) -> str:
    text = escape(block.line if numbered else block.text)
    if block.role == "title":
        return f"<h1>{text}</h1>"
    return f"<h2>{text}</h2>" if block.role == "heading" else f"<p>{text}</p>"


def _columns(one: Any, other: Any) -> str:
    """Each text runs down its own column from page to page: paragraphs do not face one another."""
    return "<table><tr>" + "".join(_cell(m, "".join(map(_element, m.blocks))) for m in (one, other)) + "</tr></table>"


def _rows(one: Any, other: Any, kind: str = "") -> str:
    pairs = zip_longest(one.blocks, other.blocks)
    cells = (
        "".join(_cell(m, _element(b) if b else "") for m, b in zip((one, other), pair, strict=True)) for pair in pairs
    )
    return f'<table class="{kind}">' + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"


def _ruled(one: Any, other: Any) -> str:
    return _rows(one, other, "ruled")


def _between(one: Any, other: Any) -> str:
    """Rows with the number that both passages bear in a narrow column between them."""
    rows = []
    for a, b in zip_longest(one.blocks, other.blocks):
        shared = a is not None and b is not None and a.label and b.label and a.role != "heading"
        left, right = (_element(x, not shared) if x else "" for x in (a, b))
        number = escape(a.printed) if shared else ""
        rows.append(f'<tr>{_cell(one, left)}<td class="n">{number}</td>{_cell(other, right)}</tr>')
    return "<table><col><col style='width:2.6em'><col>" + "".join(rows) + "</table>"


def _pages(one: Any, other: Any) -> str:
    """One text after the other, the second on a new page."""
    return "".join(
        f'<table style="page-break-before:{how}"><tr>{_cell(m, "".join(map(_element, m.blocks)))}</tr></table>'
        for m, how in ((one, "auto"), (other, "always"))
    )


LAYOUTS: dict[str, Callable[[Any, Any], str]] = {
    "columns": _columns,
    "rows": _rows,
    "ruled": _ruled,
    "between": _between,
    "pages": _pages,
}


if __name__ == "__main__":
    main()
