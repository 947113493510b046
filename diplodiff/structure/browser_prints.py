"""Pages of the web that a browser printed: what it writes in the margins, and notices that the page showed around its text.

Browsers write the title and the day above each page, the address and the number of the page below it, or the other way
round. A line with an address at the very edge of most pages tells that they did.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from diplodiff.language.notices import notice, web_notice
from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings import structure_lines as settings
from diplodiff.settings.structure import PRINT_NOTICE_CHARACTERS

MARGIN = "margin of a printed web page"
_LINKS = "links"  # of the reader of PDFs
_ADDRESS = regex(r"(?:https?|file)://\S+")
_NUMBER = regex(r"\d")
_SHOWN = ("cookie notice", "share links", "subscription", "related links", "controls", "page footer", "date and author")


def without_margins(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks, with what a browser wrote in the margins of its pages left out."""
    if not any("://" in block.text for block in blocks):
        return blocks
    pages: dict[int, list[int]] = defaultdict(list)
    for n, block in enumerate(blocks):
        if block.location.box and block.location.page:
            pages[block.location.page].append(n)
    found = {n for lines in pages.values() for n in _addresses(blocks, lines)}
    printed = {page for page, lines in pages.items() if found.intersection(lines)}
    if not printed or 2 * len(printed) < len(pages):
        return blocks
    for page in printed:
        found |= _margins(blocks, pages[page], found)
    return tuple(replace(b, left_out=MARGIN) if n in found and not b.left_out else b for n, b in enumerate(blocks))


def without_notices(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same blocks; where they are those of a web page, what such pages show around a text is left out."""
    if not any(block.left_out in (MARGIN, _LINKS) for block in blocks):
        return blocks
    return tuple(replace(b, left_out=why) if (why := _shown(b)) else b for b in blocks)


def _shown(block: Block) -> str | None:
    if block.left_out or block.number or len(block.text) > PRINT_NOTICE_CHARACTERS:
        return None
    why = notice(block.text)
    return why if why in _SHOWN else web_notice(block.text)


def _addresses(blocks: Sequence[Block], lines: Sequence[int]) -> list[int]:
    """The lines with an address above or below all others of a page but those beside them."""
    found = []
    for n in lines:
        if not _ADDRESS.search(blocks[n].text):
            continue
        top, bottom = _heights(blocks[n])
        others = [_heights(blocks[m]) for m in lines if m != n]
        if len(others) > 1 and (
            all(other[0] >= bottom - 1 or _level(other, (top, bottom)) for other in others)
            or all(other[1] <= top + 1 or _level(other, (top, bottom)) for other in others)
        ):
            found.append(n)
    return found


def _margins(blocks: Sequence[Block], lines: Sequence[int], found: set[int]) -> set[int]:
    """All that stands at the height of an address, and the lines in the same type at the other end of the page."""
    places = [_heights(blocks[n]) for n in lines if n in found]
    margins = {n for n in lines if any(_level(_heights(blocks[n]), place) for place in places)}
    rest = [n for n in lines if n not in margins]
    if not rest:
        return margins
    below = all(_heights(blocks[n])[0] < places[0][0] for n in rest)
    end = (min if below else max)(rest, key=lambda n: _heights(blocks[n])[0])
    other = [n for n in rest if _level(_heights(blocks[n]), _heights(blocks[end]))]
    size = max(blocks[n].size or 0.0 for n in margins)
    small = all(abs((blocks[n].size or 0.0) - size) < settings.FURNITURE_SMALLER for n in other)
    return margins | set(other) if small and any(_NUMBER.search(blocks[n].text) for n in other) else margins


def _heights(block: Block) -> tuple[float, float]:
    box = block.location.box
    return (box[1], box[3]) if box else (0.0, 0.0)


def _level(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two lines stand on one height."""
    return min(one[1], other[1]) - max(one[0], other[0]) >= 0.5 * min(one[1] - one[0], other[1] - other[0])
