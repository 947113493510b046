"""Notes at the foot of a page whose type is that of the text: what the next page begins with is none of them.

A note ends with its page: where it goes on, it does so at the foot of the next one. So a paragraph that a page end breaks goes
on over the notes between its halves. They are told from numbered paragraphs by marks above them on the page that name them.
"""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.language.note_marks import Opening, opening, references
from diplodiff.structure.line_breaks import Context, goes_on
from diplodiff.structure.line_shapes import Shape

_SURE = 3  # the strength of a mark that is raised behind a whole word
Paragraph = list[Shape]


def over_notes(paragraphs: Sequence[Paragraph], line: Shape, after: Shape | None, context: Context) -> Paragraph | None:
    """What a line at the head of a page or column goes on with instead of the notes at the foot of the one before.

    None where no notes stand there; an empty paragraph where the line begins one. `after` is the line behind it.
    """
    if not _heads(paragraphs[-1][-1], line):
        return None
    first, marks = _run(paragraphs)
    if not marks or first == 0:
        return None
    above = paragraphs[first - 1]
    named = marks & _named(paragraphs[:first], paragraphs[-1][-1].page)
    joins = goes_on(above, line, after, context)
    if named and joins and not above[-1].terminal:
        return above  # a sentence that the notes break
    return (above if joins else []) if named == marks else None


def _heads(last: Shape, line: Shape) -> bool:
    return last.page > 0 and (line.page > last.page or (line.page == last.page and line.middle < last.middle))


def _run(paragraphs: Sequence[Paragraph]) -> tuple[int, set[str]]:
    """Where the last paragraphs that open like notes 1, 2, 3 ... of one page begin, and their marks."""
    marks: set[str] = set()
    first, below = len(paragraphs), None
    page = paragraphs[-1][-1].page
    for n in range(len(paragraphs) - 1, -1, -1):
        head = paragraphs[n][0]
        opened = opening(head.text, None) if head.page == page and not head.bold else None
        if opened is None or (below is not None and not _precedes(opened, below)):
            break
        first, below = n, opened
        marks.add(opened.mark)
    return first, marks


def _precedes(above: Opening, below: Opening) -> bool:
    if above.value is None or below.value is None:
        return above.value is below.value and len(above.mark) < len(below.mark)
    return above.form == below.form and above.value == below.value - 1


def _named(paragraphs: Sequence[Paragraph], page: int) -> set[str]:
    """The notes that marks in the lines of a page name."""
    lines = (shape.text for paragraph in reversed(paragraphs) for shape in paragraph if shape.page == page)
    found = (reference for text in lines for reference in references(text, None))
    return {mark for one in found for mark in one.marks if one.strength >= _SURE or not mark.isdigit()}
