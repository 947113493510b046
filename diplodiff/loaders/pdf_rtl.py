"""Right-to-left lines of a page, as they look -> as they are read.

What is read from the page is glyphs with places. Letters arrive in logical order; numbers, punctuation and brackets
between them do not, and are put in order here by the rules that laid them out (Unicode Standard Annex 9): a stretch
without right-to-left letters is taken as it stands on the page, and what hangs on its left end comes after it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, islice, takewhile

from diplodiff.language.normalise import ascii_digits
from diplodiff.loaders.pdf_rtl_glyphs import RTL_LETTER, Glyph, is_mark
from diplodiff.loaders.pdf_rtl_words import forward
from diplodiff.loaders.pdf_tables import Edge, rule_between
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings
from diplodiff.settings import structure_lines

_ARABIC = regex("[\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc]")
_ARABIC_DIGITS = frozenset("٠١٢٣٤٥٦٧٨٩")  # laid out as after Arabic letters wherever they stand
_NUMBER_SIGNS = "%‰$€£¥°#"  # these keep their side of the number, but not after Arabic letters


_DASHES = "-–—−+"


def pulled_apart(parts: list[list[Glyph]]) -> list[list[Glyph]]:
    """The parts of one line, each cut where another part stands between two of its words: a full stop that pdfium writes
    before the number at the other end of the line; and before words at its end that stand on the right of all others.
    """
    parts = [piece for part in parts for piece in _returned(part)]
    if len(parts) < 2:
        return parts
    found = []
    for part in parts:
        start = 0
        for n in range(1, len(part) - 1):
            before, after = part[n - 1], part[n + 1]
            if not part[n].char.isspace() or before.char.isspace() or after.char.isspace():
                continue
            left, right = min(before.right, after.right), max(before.left, after.left)
            if right - left > after.bottom - after.top and _stands_between(parts, part, (left, right)):
                found.append(part[start:n])
                start = n + 1
        found.append(part[start:])
    return [part for part in found if part]


def _returned(part: list[Glyph]) -> list[list[Glyph]]:
    """A part whose last words stand on the right of its first ones, cut between them: a number in their middle, drawn in
    another font, made pdfium take them for a later line.
    """
    least, starts = float("inf"), {}
    for n in range(len(part) - 1, 0, -1):
        if part[n].char.isspace():
            starts[n] = least
        elif not is_mark(part[n].char):
            least = min(least, part[n].left)
    most = float("-inf")
    for n, glyph in enumerate(part):
        if n in starts and most > float("-inf") and starts[n] >= most:
            tail = part[n + 1 :]
            both = all(any(RTL_LETTER.match(g.char) for g in side) for side in (part[:n], tail))
            return [part[:n], tail] if both and starts[n] < float("inf") else [part]
        if not glyph.char.isspace() and not is_mark(glyph.char):
            most = max(most, glyph.right)
    return [part]


def _stands_between(parts: list[list[Glyph]], own: list[Glyph], gap: tuple[float, float]) -> bool:
    others = (g for part in parts if part is not own for g in part if RTL_LETTER.match(g.char))
    return any(gap[0] < g.middle < gap[1] for g in others)


def logical_line(parts: list[list[Glyph]], rules: Sequence[Edge] = ()) -> Iterator[list[Glyph]]:
    """Parts of one line, rightmost first -> runs of glyphs in logical order, cut at gaps wider than a space and at rules."""
    glyphs: list[Glyph] = []
    for part in parts:
        if glyphs and _word_ends(glyphs, part):
            last = glyphs[-1]
            glyphs.append(Glyph(" ", last.left, last.top, last.left, last.bottom, last.place))
        glyphs.extend(part)
    arabic = any(_ARABIC.match(g.char) or g.char in _ARABIC_DIGITS for g in glyphs)
    for piece in _cut(_attach_marks(glyphs), rules):
        yield [g for token in _tokens(_unligate(piece)) for g in _ordered(token, arabic)]


def _word_ends(glyphs: list[Glyph], part: list[Glyph]) -> bool:
    """Whether a space belongs between what was read of a line and its next part: not inside a word that a vowel sign cut."""
    last = glyphs[-1]
    if last.char.isspace() or part[0].char.isspace() or _closes(last, part):
        return False
    before, after = (
        list(takewhile(lambda g: RTL_LETTER.match(g.char), islice(side, structure_lines.LINE_LONGEST_WORD)))
        for side in (reversed(glyphs), part)
    )
    if not before or not after:
        return True
    gap = min(g.left for g in before) - max(g.right for g in after)
    return gap > settings.PDF_POINTED_GAP * (last.bottom - last.top)


def _closes(last: Glyph, part: list[Glyph]) -> bool:
    """Whether a part is the sign that ends what stands right before it."""
    return len(part) == 1 and not part[0].char.isalnum() and not is_mark(part[0].char) and not _apart(last, part[0])


def _attach_marks(glyphs: list[Glyph]) -> list[Glyph]:
    """Marks that follow a space or a sign, or begin the line, back on the letter above or below which they stand.

    A space without width beside such a mark was made by pdfium, not written, unless a gap is really there.
    """
    loose = {n for n, g in enumerate(glyphs) if is_mark(g.char) and (n == 0 or not _bears(glyphs[n - 1].char))}
    loose |= {n for n in range(1, len(glyphs)) if n - 1 in loose and is_mark(glyphs[n].char)}
    if not loose:
        return glyphs
    kept: list[tuple[Glyph, list[Glyph]]] = []
    beside_mark = False
    for n, glyph in enumerate(glyphs):
        if n in loose:
            if kept and kept[-1][0].char.isspace() and _widthless(kept[-1][0]):
                kept.pop()
            beside_mark = True
            continue
        if beside_mark and glyph.char.isspace() and _widthless(glyph):
            continue
        if beside_mark and kept and not glyph.char.isspace() and _apart(kept[-1][0], glyph):
            kept.append((glyph._replace(char=" ", left=glyph.right), []))
        beside_mark = False
        kept.append((glyph, []))
    for n in sorted(loose):
        _bearer(kept, glyphs[n]).append(glyphs[n])
    return [g for base, marks in kept for g in (base, *marks)]


def _bears(char: str) -> bool:
    """Whether a mark may belong to what stands before it: a letter, or another mark of one."""
    return not char.isspace() and char not in ":;.,،؛"


def _bearer(kept: list[tuple[Glyph, list[Glyph]]], mark: Glyph) -> list[Glyph]:
    letters = [entry for entry in kept if RTL_LETTER.match(entry[0].char)]
    if not letters:
        return kept[0][1] if kept else []
    inside = [entry for entry in letters if entry[0].left <= mark.middle <= entry[0].right]
    return min(inside or letters, key=lambda entry: abs(entry[0].middle - mark.middle))[1]


def _widthless(glyph: Glyph) -> bool:
    return glyph.right - glyph.left < 0.01


def _apart(before: Glyph, after: Glyph) -> bool:
    if before.char.isspace():
        return False
    gap = before.left - after.right if before.left > after.left else after.left - before.right
    return gap > settings.PDF_WORD_GAP * (after.bottom - after.top)


def _cut(glyphs: list[Glyph], rules: Sequence[Edge]) -> Iterator[list[Glyph]]:
    """Pieces between gaps too wide for a space, or with a rule between them."""
    start, at = 0, 0
    before: tuple[float, float] | None = None
    for space, same in groupby(glyphs, key=lambda g: g.char.isspace()):
        word = list(same)
        if not space:
            # A number is read from its left end, whatever stands before it: only where words begin and end counts.
            ends = min(g.left for g in word), max(g.right for g in word)
            if before and _parted(word[0], before, ends, rules) and _clear(glyphs, before, ends):
                yield glyphs[start:at]
                start = at
            before = ends
        at += len(word)
    yield glyphs[start:]


def _parted(glyph: Glyph, one: tuple[float, float], other: tuple[float, float], rules: Sequence[Edge]) -> bool:
    start, end = min(one[1], other[1]), max(one[0], other[0])
    wide = end - start > settings.PDF_GAP * (glyph.bottom - glyph.top)
    return wide or rule_between(rules, start, end, (glyph.top + glyph.bottom) / 2)


def _clear(glyphs: list[Glyph], one: tuple[float, float], other: tuple[float, float]) -> bool:
    left, right = min(one[1], other[1]), max(one[0], other[0])
    return not any(left < g.middle < right for g in glyphs if not g.char.isspace())


def _unligate(glyphs: list[Glyph]) -> list[Glyph]:
    """Letters of one ligature (they share one box) in the order they are read; pdfium has turned them round."""
    result: list[Glyph] = []
    for _, same in groupby(glyphs, key=lambda g: (g.left, g.right, g.top)):
        group = list(same)
        chars = "".join(g.char for g in group)
        if len(group) > 1 and RTL_LETTER.match(group[0].char) and not _reads_forward(chars):
            group.reverse()
        result.extend(group)
    return result


def _reads_forward(chars: str) -> bool:
    """Whether the letters of a ligature are in order already: pdfium turns round those that a font spells out, but not
    those that have a code point of their own.
    """
    if is_mark(chars[0]) or is_mark(chars[-1]):
        return is_mark(chars[-1])
    known = _ligatures()
    return chars in known and (chars[::-1] not in known or chars[0] == "ل")


@cache
def _ligatures() -> frozenset[str]:
    """The letters of the ligatures in the Arabic presentation blocks."""
    spelled = (unicodedata.normalize("NFKC", chr(code)) for code in (*range(0xFBEA, 0xFDFC), *range(0xFEF5, 0xFEFD)))
    return frozenset(text.strip() for text in spelled)


def _tokens(glyphs: list[Glyph]) -> Iterator[list[Glyph]]:
    """Stretches with and without right-to-left letters; a Latin phrase keeps its inner spaces and numbers."""
    tokens = [
        list(t)
        for _, t in groupby(glyphs, key=lambda g: 0 if g.char.isspace() else 1 if RTL_LETTER.match(g.char) else 2)
    ]
    n = 0
    while n < len(tokens):
        token = tokens[n]
        n += 1
        while n + 1 < len(tokens) and _latin(token) and tokens[n][0].char.isspace() and _goes_with_latin(tokens[n + 1]):
            token = token + tokens[n] + tokens[n + 1]
            n += 2
        yield token


def _latin(token: list[Glyph]) -> bool:
    return any(g.char.isalpha() and not RTL_LETTER.match(g.char) for g in token)


def _goes_with_latin(token: list[Glyph]) -> bool:
    return any(g.char.isalnum() for g in token) and not RTL_LETTER.match(token[0].char)


def _ordered(token: list[Glyph], arabic: bool) -> list[Glyph]:
    """A stretch without right-to-left letters, with what hangs on its ends on the side it belongs to; a word as it is read."""
    if len(token) < 2 or token[0].char.isspace():
        return token
    if RTL_LETTER.match(token[0].char):
        return forward(token)
    if not any(g.char.isalnum() for g in token):
        return token
    seen = sorted(token, key=lambda g: g.middle)
    core = [n for n, g in enumerate(seen) if g.char.isalnum()]
    first, last = core[0], core[-1]
    while not arabic and first > 0 and seen[first - 1].char in _NUMBER_SIGNS:
        first -= 1
    while not arabic and last < len(seen) - 1 and seen[last + 1].char in _NUMBER_SIGNS:
        last += 1
    return seen[:last:-1] + _number_order(seen[first : last + 1], arabic) + seen[:first][::-1]


def _number_order(core: list[Glyph], arabic: bool) -> list[Glyph]:
    """Ranges such as 2026-2027 stand right to left in Arabic text; in Hebrew, Latin words and dates they do not.

    At the beginning of a line even Arabic text may have them left to right: then the smaller number comes first.
    """
    if not arabic or any(g.char.isalpha() for g in core) or not any(g.char in _DASHES for g in core):
        return core
    groups = [list(g) for _, g in groupby(core, key=lambda g: g.char in _DASHES)]
    numbers = [ascii_digits("".join(g.char for g in group)) for group in groups[::2]]
    if len(numbers) == 2 and len(numbers[0]) == len(numbers[1]) and numbers[0] < numbers[1]:
        return core
    return [g for group in reversed(groups) for g in group]
