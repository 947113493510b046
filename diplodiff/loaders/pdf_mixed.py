"""Lines of a page on which both directions stand side by side: a column that is read to the left beside one to the right.

pdfium puts what stands on one height into one line, in an order that mixes two such columns. They are taken apart here
by the white between them before either is put in order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from diplodiff.loaders.pdf_rtl_glyphs import RTL_LETTER, Glyph, is_mark
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

_SIGNS = ".،؛,;:"
_LABEL_SIGNS = _SIGNS + "()[]-–"
_STOP_AHEAD = regex(r"^(\u06d4)(\d{1,3})(?!\S)")


def columns_apart(lines: list[list[Glyph]]) -> list[list[list[Glyph]]]:
    """What stands left and right of each gap between words of the two directions; the whole line where there is none.

    lines are the parts of one line, as they are stored; so are those of each side.
    """
    cuts = _cuts([g for line in lines for g in line])
    if not cuts:
        return [lines]
    sides: list[list[list[Glyph]]] = []
    for start, end in pairwise([float("-inf"), *cuts, float("inf")]):
        parts = [[g for g in line if start <= g.middle < end] for line in lines]
        sides.append([_closed_up(_leftwards(part)) for part in parts if not all(g.char.isspace() for g in part)])
    return [_opened_first(side) for side in sides if side]


def _opened_first(side: list[list[Glyph]]) -> list[list[Glyph]]:
    """The same with brackets that open before they close: in a line of both directions pdfium turns some of them."""
    glyphs = [g for part in side for g in part if g.char in "()"]
    if len(glyphs) % 2:
        return side
    rtl = not reads_rightwards(side)
    order = sorted(glyphs, key=lambda g: -g.right if rtl else g.left)
    turned = {g.place: "()"[n % 2] for n, g in enumerate(order)}
    return [[g._replace(char=turned.get(g.place, g.char)) if g.char in "()" else g for g in part] for part in side]


def _leftwards(part: list[Glyph]) -> list[Glyph]:
    """Right-to-left words from the right to the left: beside those of the other direction pdfium turns them round."""
    if not any(RTL_LETTER.match(g.char) for g in part):
        return part
    words = [list(word) for space, word in groupby(part, key=lambda g: g.char.isspace()) if not space]
    ends = [max(g.right for g in word) for word in words]
    steps = [after > before for before, after in pairwise(ends)]
    if 2 * sum(steps) <= len(steps):
        return part
    pieces = [list(same) for word in words for _, same in groupby(word, key=lambda g: bool(RTL_LETTER.match(g.char)))]
    found: list[Glyph] = []
    edge = 0.0
    for piece in sorted(pieces, key=lambda glyphs: -max(g.right for g in glyphs)):
        right = max(g.right for g in piece)
        if found and edge - right > settings.PDF_WORD_GAP * (piece[0].bottom - piece[0].top):
            last = found[-1]
            found.append(Glyph(" ", edge, last.top, edge, last.bottom, last.place))
        found += piece
        edge = min(g.left for g in piece)
    return found


def stop_behind(text: str) -> str:
    """A label with its stop behind it: in a cell that programs take for one of the other direction it stands on the right."""
    return _STOP_AHEAD.sub(r"\2\1", text)


def _closed_up(part: list[Glyph]) -> list[Glyph]:
    """The same without spaces between a bracket and what it holds where none is seen."""
    found: list[Glyph] = []
    for n, glyph in enumerate(part):
        beside = [part[n - 1], part[n + 1]] if glyph.char.isspace() and 0 < n < len(part) - 1 else []
        if beside and any(g.char in "()" for g in beside):
            one, other = sorted(beside, key=lambda g: g.left)
            if abs(other.left - one.right) <= settings.PDF_WORD_GAP * (one.bottom - one.top):
                continue
        found.append(glyph)
    return found


def signs_in_place(part: list[Glyph]) -> list[Glyph]:
    """A part of a right-to-left line with each stop or comma behind the word that it stands beside.

    Some writers (LibreOffice) set them in another font and store them before the words.
    """
    words = [list(word) for space, word in groupby(part, key=lambda g: g.char.isspace()) if not space]
    first = next((n for n in range(1, len(words)) if _label_inside(words, n)), None)
    if first is not None:  # a vowel sign before it made pdfium write it later
        return signs_in_place(_spaced([words[first], *words[:first], *words[first + 1 :]]))
    loose = {n for n in range(len(words)) if _astray(words, n)}
    if not loose or len(loose) == len(words):
        return part
    kept: list[list[Glyph]] = [word for n, word in enumerate(words) if n not in loose]
    for n in sorted(loose):
        sign = words[n]
        right = max(g.right for g in sign)
        before = min(range(len(kept)), key=lambda k: abs(min(g.left for g in kept[k]) - right))
        kept[before] = [*kept[before], *sign]
    return _spaced(kept)


def _spaced(words: Sequence[Sequence[Glyph]]) -> list[Glyph]:
    found = list(words[0])
    for word in words[1:]:
        last = found[-1]
        found += [Glyph(" ", last.left, last.top, last.left, last.bottom, last.place), *word]
    return found


def _label_inside(words: Sequence[Sequence[Glyph]], n: int) -> bool:
    """Whether a number is seen before all words of a right-to-left line, though it is stored between two of them."""
    if not all(g.char.isdigit() or g.char in _LABEL_SIGNS for g in words[n]):
        return False
    beside = [word for word in (words[n - 1], *words[n + 1 : n + 2]) if not any(RTL_LETTER.match(g.char) for g in word)]
    start = min(g.left for g in words[n]) + settings.PDF_MIXED_NEAR
    return not beside and all(g.right < start for m, word in enumerate(words) if m != n for g in word)


def _astray(words: Sequence[Sequence[Glyph]], n: int) -> bool:
    """Whether a word is a stop or a comma that is seen elsewhere than between the words before and after it."""
    if not all(g.char in _SIGNS for g in words[n]):
        return False
    middle = words[n][0].middle
    before = n > 0 and min(g.left for g in words[n - 1]) + settings.PDF_MIXED_NEAR < middle
    after = n + 1 < len(words) and max(g.right for g in words[n + 1]) - settings.PDF_MIXED_NEAR > middle
    return before or after


def _cuts(glyphs: Sequence[Glyph]) -> list[float]:
    """The middles of the white gaps, as wide as gutters, on whose two sides words of different direction stand.

    Numbers between two such words stand for themselves, and so does one at the end of a right-to-left line that is
    written as a label of the other direction: "1."
    """
    solid = [g for g in glyphs if not g.char.isspace() and not is_mark(g.char)]
    if not any(RTL_LETTER.match(g.char) for g in solid):
        return []
    groups = _stretches(solid)
    ways = [_reads_leftwards(group) for group in groups]
    known = [n for n, way in enumerate(ways) if way is not None]
    behind = {n + 1 for one, two in pairwise(known) if ways[one] != ways[two] for n in range(one, two)}
    if ways[0] is None and known and ways[known[0]] and reads_rightwards([groups[0]]):
        behind.add(1)
    gaps = [(max(g.right for g in groups[n - 1]), min(g.left for g in groups[n])) for n in sorted(behind)]
    return [(start + end) / 2 for start, end in gaps]


def _stretches(solid: Sequence[Glyph]) -> list[list[Glyph]]:
    """Glyphs from left to right, cut where white is as wide as a gutter."""
    found: list[list[Glyph]] = []
    end = 0.0
    for glyph in sorted(solid, key=lambda g: g.left):
        if found and glyph.left - end <= settings.PDF_MIXED_GUTTER * (glyph.bottom - glyph.top):
            found[-1].append(glyph)
            end = max(end, glyph.right)
        else:
            found.append([glyph])
            end = glyph.right
    return found


def _reads_leftwards(group: Sequence[Glyph]) -> bool | None:
    """Whether a stretch is written from right to left; None where it has no letters."""
    rtl = sum(bool(RTL_LETTER.match(g.char)) for g in group)
    ltr = sum(g.char.isalpha() and not RTL_LETTER.match(g.char) for g in group)
    return rtl >= ltr if rtl or ltr else None


def reads_rightwards(lines: Sequence[Sequence[Glyph]]) -> bool:
    """Whether a side holds letters, and none that are written from right to left; a number is read as its end tells: "1)"."""
    glyphs = [g for line in lines for g in line if not g.char.isspace()]
    if not glyphs or any(RTL_LETTER.match(g.char) for g in glyphs):
        return False
    first, last = min(glyphs, key=lambda g: g.left), max(glyphs, key=lambda g: g.left)
    if any(g.char.isalpha() for g in glyphs):
        return first.char not in _SIGNS  # no line begins with a stop: it ends one of a right-to-left paragraph
    return (first.char.isalnum() or first.char in "([") and not last.char.isalnum()


def rightward_line(lines: Sequence[Sequence[Glyph]]) -> Iterator[list[Glyph]]:
    """Parts of a line without right-to-left letters -> runs of glyphs from left to right, cut at gaps wider than a space."""
    solid = sorted((g for line in lines for g in line if not g.char.isspace()), key=lambda g: (g.left, g.place))
    piece: list[Glyph] = []
    for glyph in solid:
        if piece:
            last = piece[-1]
            gap, height = glyph.left - last.right, glyph.bottom - glyph.top
            if gap > settings.PDF_GAP * height:
                yield piece
                piece = []
            elif gap > settings.PDF_WORD_GAP * height:
                piece.append(Glyph(" ", last.right, last.top, glyph.left, last.bottom, last.place))
        piece.append(glyph)
    if piece:
        yield piece
