"""Whether a line that looks as if it began with a label does: a date, a street or "Mr" looks so where a line was broken."""

from __future__ import annotations

from collections.abc import Container, Sequence

from diplodiff.patterns import regex
from diplodiff.structure.line_columns import PAUSES
from diplodiff.structure.line_shapes import Shape

_ABBREVIATED = regex(r"(?<![^\W_])[^\W\d_]{1,2}\.$")
_ORDINAL = regex(r"(?<![\w.,])\d{1,4}\.$")
_LETTER = regex(r"([^\W\d_])\.\s")


def abbreviated(last: Shape, line: Shape) -> bool:
    """Whether the dot at the end of a line ends no sentence: "in g. / Kelm 15 June", "2031. / október 4."."""
    return line.worded and bool(_ABBREVIATED.search(last.text) or (line.small and _ORDINAL.search(last.text)))


def paused(last: Shape, line: Shape, listed: Container[int]) -> bool:
    """Whether a line that looks like a label follows a comma: "to 30 days" and "κ. Ρεν" are none, "Article 4" is.

    listed: the lines whose letter is one of a list (see `lettered`), by their blocks.
    """
    if last.text[-1:] not in PAUSES or (line.worded and line.small):
        return False
    return not (line.small and _LETTER.match(line.text)) or line.block in listed


def lettered(lines: Sequence[Shape]) -> set[int]:
    """Lines that begin with a letter and a dot as lists do: with the first, or behind one that has the one before."""
    found: set[int] = set()
    last = ""
    for shape in lines:
        if letter := _LETTER.match(shape.text) if shape.label else None:
            if letter[1] in "aаα" or (last and 0 < ord(letter[1]) - ord(last) <= 2):  # some letters are skipped
                found.add(shape.block)
            last = letter[1]
    return found
