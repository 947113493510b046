"""Heads of the pages of plain text that no repetition gives away: the title again, or a line in the midst of a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from diplodiff.language.normalise import folded, is_small
from diplodiff.model import Block
from diplodiff.settings import structure_lines as settings
from diplodiff.structure.line_shapes import TERMINAL
from diplodiff.structure.page_numbers import bare_number


def heads(blocks: Sequence[Block], pages: Mapping[int, Sequence[int]]) -> dict[int, str]:
    """The first lines of later pages that are their heads, by index. pages: the printed lines of each page, in order."""
    rows = {page: lines for page, lines in pages.items() if lines and blocks[lines[0]].location.line is not None}
    first, *later = sorted(rows) or [0]
    opening = [blocks[n].text for n in rows.get(first, ())[: settings.FURNITURE_LINES]]
    titles = {folded(" ".join(opening[:k])) for k in range(1, len(opening) + 1)}
    found = {}
    for page in later:
        line = blocks[rows[page][0]].text
        title = len(line) >= settings.FURNITURE_TITLE_WIDTH and folded(line) in titles
        if title or _interrupts(blocks, rows[page], rows.get(page - 1, ())):
            found[rows[page][0]] = "running header"
    return found


def _interrupts(blocks: Sequence[Block], lines: Sequence[int], before: Sequence[int]) -> bool:
    """Whether a sentence goes on, with a small letter, from the last line of the page before over the first of this one."""
    texts = [text for n in before if bare_number(text := blocks[n].text) is None]
    if not texts or len(lines) < 2:
        return False
    head, after = blocks[lines[0]].text, blocks[lines[1]].text
    apart = lines[1] > lines[0] + 1  # an empty line stands between them
    short = len(head) < settings.PAGE_HEAD_SHARE * max(map(len, texts))
    return apart and short and is_small(after) and not is_small(head) and not TERMINAL.search(texts[-1])
