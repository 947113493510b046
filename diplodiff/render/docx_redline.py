"""Two texts in one language as one Word text with tracked changes: accepting all gives B, rejecting all gives A."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import attrgetter

from diplodiff.model import Comparison, Paragraph
from diplodiff.render import docx_comments
from diplodiff.render.docx_changes import END
from diplodiff.render.docx_comments import AUTHOR, Comments, Pin
from diplodiff.render.docx_parts import WHEN
from diplodiff.render.docx_stream import Piece, Side, stream
from diplodiff.render.docx_words import is_rtl, paragraph, runs, w
from diplodiff.render.xml import Element

_NAMES = {("left", False): "del", ("right", False): "ins", ("left", True): "moveFrom", ("right", True): "moveTo"}
_ITEMS = ("ListItem", "ListItem", "ListItem2", "ListItem3")
_HEADINGS = ("Heading1", "Heading2", "Heading3")


def body(comparison: Comparison, comments: Comments) -> list[Element]:
    """The paragraphs of both texts; at least one, since a Word text has one."""
    left, right = (Side(text.paragraphs) for text in comparison.texts)
    writer = _Writer(comparison, (left, right), comments.pins)
    pieces = stream(left, right, comparison.alignment.beads)
    found: list[Element] = []
    while pieces:
        length = next((n for n, piece in enumerate(pieces, 1) if piece.text == END), len(pieces))
        found += writer.paragraph(pieces[:length])
        pieces = pieces[length:]
    return found or [paragraph("BodyText")]


def style(member: Paragraph) -> str:
    """The named style of a paragraph, by its role and depth."""
    depth = member.numbering.depth if member.numbering else len(member.path) + 1
    if member.role == "title":
        return "Title"
    if member.role == "heading":
        return _HEADINGS[min(len(member.path), len(_HEADINGS) - 1)]
    if member.role == "list-item":
        return _ITEMS[min(max(depth - 1, 0), len(_ITEMS) - 1)] if member.label else "ListItem"
    if member.role == "signature":
        return "Signature"
    return "NumberedParagraph" if member.label else "BodyText"


class _Writer:
    """Writes pieces as paragraphs; knows where comments begin and end, and numbers the revisions."""

    def __init__(self, comparison: Comparison, sides: tuple[Side, Side], pins: list[Pin]) -> None:
        self._texts = comparison.texts
        self._sides = sides
        self._ends = [{s.starts[n] + len(line) - 1: n for n, line in enumerate(s.lines)} for s in sides]
        self._starting: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._ending: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._revision = len(pins)  # comments are numbered from 0
        self._moving: set[tuple[str, int]] = set()
        for pin in pins:
            first, last = _stretch(sides[pin.side], pin)
            self._starting[pin.side, first].append(pin.comment)
            self._ending[pin.side, last].append(pin.comment)

    def paragraph(self, pieces: list[Piece]) -> list[Element]:
        """One paragraph; behind it the end of a move that took its mark along."""
        mark = pieces[-1]
        member, side = self._member(mark)
        text = self._texts[side]
        rtl = is_rtl(member.text or member.label or "")
        content: list[Element] = []
        inner = [part for piece in pieces if piece.text != END for part in self._cut(piece)]
        for (kind, move), group in groupby(inner, attrgetter("kind", "move")):
            content += self._group(kind, move, [(part, self._runs(part, text.language, rtl)) for part in group])
            if move is not None and mark.move != move:
                content.append(self._range_end(kind, move))
        sign = None if mark.kind == "both" else self._change(_NAMES[mark.kind, mark.move is not None])
        after = [self._range_end(mark.kind, mark.move)] if mark.move is not None else []
        return [paragraph(style(member), *content, rtl=rtl, mark=sign), *after]

    def _group(self, kind: str, move: int | None, parts: list[tuple[Piece, list[Element]]]) -> list[Element]:
        """Parts of one kind as few revisions; the sign of a comment comes and goes with the passage that it is on."""
        made: list[Element] = []
        written: list[Element] = []
        for part, drawn in parts:
            starting, ending = self._comments(part)
            if starting:
                made += [*self._tracked(kind, move, written), *map(docx_comments.start, starting)]
                written = []
            written += drawn
            for comment in ending:
                made += [*self._tracked(kind, move, written), docx_comments.end(comment)]
                written = [docx_comments.sign(comment)]
        return made + self._tracked(kind, move, written)

    def _runs(self, part: Piece, language: str | None, rtl: bool) -> list[Element]:
        gone = part.kind == "left" and part.move is None
        return runs(part.text, language or "und", rtl=rtl, gone=gone)

    def _member(self, mark: Piece) -> tuple[Paragraph, int]:
        """The paragraph that a mark ends: B's where it is one of B's."""
        side = 0 if mark.right is None else 1
        place = mark.left if mark.right is None else mark.right
        return self._texts[side].paragraphs[self._ends[side][place or 0]], side

    def _cut(self, piece: Piece) -> Iterator[Piece]:
        """A piece in parts, so that no comment begins or ends inside one."""
        cuts = {0, len(piece.text)}
        for side, at in enumerate((piece.left, piece.right)):
            if at is not None:
                inside = range(1, len(piece.text))
                cuts |= {n for n in inside if (side, at + n) in self._starting or (side, at + n) in self._ending}
        places = sorted(cuts)
        for begin, end in pairwise(places):
            left = None if piece.left is None else piece.left + begin
            right = None if piece.right is None else piece.right + begin
            yield Piece(piece.kind, piece.text[begin:end], left, right, piece.move)

    def _comments(self, part: Piece) -> tuple[list[int], list[int]]:
        """The comments that begin and that end with a part."""
        places = [(side, at) for side, at in enumerate((part.left, part.right)) if at is not None]
        starting = [n for place in places for n in self._starting.get(place, ())]
        return starting, [n for side, at in places for n in self._ending.get((side, at + len(part.text)), ())]

    def _tracked(self, kind: str, move: int | None, written: list[Element]) -> list[Element]:
        if not written or kind == "both":
            return written
        found = [self._change(_NAMES[kind, move is not None], *written)]
        if move is not None and (kind, move) not in self._moving:
            self._moving.add((kind, move))
            found.insert(0, self._range_start(kind, move))
        return found

    def _change(self, name: str, *content: Element) -> Element:
        self._revision += 1
        return w(name, {"id": str(self._revision), "author": AUTHOR, "date": WHEN}, *content)

    def _range_start(self, kind: str, move: int) -> Element:
        numbered = {"id": str(_range(kind, move)), "author": AUTHOR, "date": WHEN, "name": f"move{move}"}
        return w("moveFromRangeStart" if kind == "left" else "moveToRangeStart", {**numbered})

    def _range_end(self, kind: str, move: int) -> Element:
        return w("moveFromRangeEnd" if kind == "left" else "moveToRangeEnd", {"id": str(_range(kind, move))})


def _range(kind: str, move: int) -> int:
    return 1_000_000 + 2 * move + (kind == "right")  # apart from the numbers of revisions and comments


def _stretch(side: Side, pin: Pin) -> tuple[int, int]:
    """The characters that a comment is pinned to: the marked words, or the passage (paragraphs with their labels)."""
    marked = [span for span in pin.spans if span.marks]
    if marked:
        first, last = marked[0], marked[-1]
        return side.texts[first.paragraph] + first.marks[0][0], side.texts[last.paragraph] + last.marks[-1][1]
    first, last = pin.spans[0], pin.spans[-1]
    begin = side.starts[first.paragraph] if first.start == 0 else side.texts[first.paragraph] + first.start
    return begin, side.texts[last.paragraph] + last.end
