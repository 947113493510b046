"""Brackets of right-to-left lines: turned as they are meant, and on the side of a space on which they stand."""

from __future__ import annotations

from itertools import pairwise

from diplodiff.loaders.pdf_rtl_glyphs import RTL_LETTER, Glyph
from diplodiff.patterns import regex
from diplodiff.settings import loaders_pdf as settings

_MIRROR = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_OPENING, _CLOSING = "([{«‹", ")]}»›"
_LABEL = regex(r"[^\W_]{1,3}([()\[\]])(?:\s|$)")
_BRACKETS = frozenset(_OPENING + _CLOSING)
_PAIRS = (")(", "()", "][", "[]")  # a pair as it is seen from the right


def mirror_brackets(texts: list[str]) -> list[str]:
    """The lines with their brackets turned, where that opens them before they close; else an empty list."""
    labels = [_LABEL.match(text) for text in texts]
    bare = [text[label.end() :] if label else text for text, label in zip(texts, labels, strict=True)]
    score = sum(map(_opens_first, bare))
    if not score:  # they may open on one line and close on the next
        score = sum(_opens_first(f"{text} {after}") for text, after in pairwise(bare))
    if not score:  # or stand alone behind labels: "1)" is one, "1(" is none
        score = sum(1 if label.group(1) in _CLOSING else -1 for label in labels if label)
    return [text.translate(_MIRROR) for text in texts] if score < 0 else []


def _opens_first(text: str) -> int:
    """Brackets that find their partner in the order written, less those that would find it if all were turned."""
    score, waiting = 0, ""
    for char in text:
        if char in _OPENING or char in _CLOSING:
            if waiting and waiting[-1] == char.translate(_MIRROR):
                score += 1 if char in _CLOSING else -1
                waiting = waiting[:-1]
            else:
                waiting += char
    return score


def brackets_in_place(line: list[Glyph]) -> list[Glyph]:
    """A right-to-left line as it is read, each bracket on the side of a space on which it stands.

    pdfium writes the space behind a bracket that opens (Skia: Chromium), as it takes it to end the word before it.
    """
    found = list(line)
    for n in range(1, len(found) - 2):
        one, other = found[n], found[n + 1]
        if one.char in _BRACKETS and other.char.isspace():
            bracket, near, far = one, found[n + 2], found[n - 1]
        elif one.char.isspace() and other.char in _BRACKETS:
            bracket, near, far = other, found[n - 1], found[n + 2]
        else:
            continue
        if RTL_LETTER.match(near.char) and RTL_LETTER.match(far.char) and _lies_with(bracket, near, far):
            found[n], found[n + 1] = other, one
    return found


def _lies_with(bracket: Glyph, near: Glyph, far: Glyph) -> bool:
    """Whether a bracket stands nearer, by what parts words, to the word behind the space than to the one it was written to."""
    return _white(bracket, near) + settings.PDF_WORD_GAP * (bracket.bottom - bracket.top) < _white(bracket, far)


def _white(one: Glyph, other: Glyph) -> float:
    return max(one.left - other.right, other.left - one.right)


def around_letters(part: list[Glyph]) -> list[Glyph]:
    """A part of a right-to-left line, each pair of brackets around the letters that are seen between them: ") (ب" is ")ب(".

    Some writers (LibreOffice) set them in another font and store both before the letters.
    """
    found = list(part)
    for n in range(len(found) - 3):
        right, space, left = found[n : n + 3]
        if right.char + left.char not in _PAIRS or not space.char.isspace():
            continue
        end = n + 3
        while end < len(found) and (found[end].char.isspace() or left.middle < found[end].middle < right.middle):
            end += 1
        while found[end - 1].char.isspace():
            end -= 1
        between = found[n + 3 : end]
        if any(RTL_LETTER.match(g.char) for g in between):
            first = next(k for k, g in enumerate(between) if not g.char.isspace())
            found[n:end] = [right, *between[first:], left]
            return [*found[: n + 1], *around_letters(found[n + 1 :])]
    return found
