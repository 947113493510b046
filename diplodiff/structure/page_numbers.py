"""Page numbers, and the pages of plain text: form feeds part them, and a line has a row and no place on paper."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from diplodiff.language import tables
from diplodiff.language.normalise import UNSPACED, ascii_digits
from diplodiff.language.numerals import roman
from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings.structure_lines import PAGE_NUMBER_CHARACTERS, PAGE_ROW

_BARE = regex(
    r"[\W_]*(?:(?P<n>\d{1,4})(?:\s*(?:/|of|de|von|из|sur|di|van)\s*(?P<of>\d{1,4}))?|(?P<r>[ivxlc]{1,7}))[\W_]*$",
    re.IGNORECASE,
)
_DASHED = regex(r"[-–—]\s?\d{1,4}\s?[-–—]")
_ENDS_LABEL = regex(r"[\d\w]\s*[.)）、．:]$")  # "15." and "15)" are labels, "- 15 -" and "15" may be page numbers


def placed(blocks: Sequence[Block]) -> Iterable[Block]:
    """The blocks, with a place on the page for lines of plain text that has pages: the rows of the upper half from the
    top, those of the lower half from the foot of the longest page.
    """
    rows: dict[int, list[int]] = defaultdict(list)
    for n, block in enumerate(blocks):
        if block.kind == "line" and block.location.page and block.location.box is None:
            rows[block.location.page].append(n)
    longest = max(map(len, rows.values()), default=0)
    if len(rows) < 2:
        yield from blocks
        return
    height = {}
    for page in rows.values():
        for row, n in enumerate(page):
            height[n] = PAGE_ROW * (row if 2 * row < len(page) else longest - len(page) + row)
    for n, block in enumerate(blocks):
        if n not in height or not block.text.strip():
            yield block
            continue
        indent = float(len(block.text) - len(block.text.lstrip()))
        box = (indent, height[n], float(len(block.text)), height[n] + PAGE_ROW)
        yield replace(block, text=block.text.strip(), location=replace(block.location, box=box))


def is_dashed_number(block: Block) -> bool:
    """Whether a line of plain text is a page number between dashes, which needs no other page to tell."""
    plain = block.kind == "line" and block.location.box is None and block.left_out is None
    return plain and _DASHED.fullmatch(ascii_digits(block.text.strip())) is not None


def bare_number(text: str) -> int | None:
    """The number that a line consists of, the word for "page" beside it aside; None where it holds anything else."""
    if _ENDS_LABEL.search(text.strip()):
        return None
    m = _BARE.match(text)
    if m is None and len(text) <= PAGE_NUMBER_CHARACTERS and any(c.isdigit() for c in text):
        m = _BARE.match(page_words().sub(" ", text))
    if m is None:
        return None
    return int(m["n"]) if m["n"] else roman(m["r"].lower())


@cache
def page_words() -> re.Pattern[str]:
    """The words for "page" in every language: what such a word stands beside counts pages."""
    words = {word for code in tables.languages() for word in tables.table(code).get("page_words", ())}
    spaced, joined = [w for w in words if not UNSPACED.search(w)], [w for w in words if UNSPACED.search(w)]
    every = "|".join(map(re.escape, sorted(spaced, key=len, reverse=True)))
    tight = "|".join(map(re.escape, sorted(joined, key=len, reverse=True)))
    return regex(rf"(?<![^\W\d_])(?:{every})(?![^\W\d_])\.?|{tight}", re.IGNORECASE)
