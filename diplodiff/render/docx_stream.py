r"""Two published texts in one language as one stream of characters, each with the sides that it stands on.

    A  "15.\tThe sides agreed.\n"     ->   both "15.\tThe ", left "sides", right "parties", both " agreed.\n"
    B  "15.\tThe parties agreed.\n"

"\n" ends a paragraph, "\t" parts a label from its text. The pieces that are not `right` are A's text character by
character, those that are not `left` are B's: whoever accepts or rejects every change is left with one of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from diplodiff.model import Bead, Paragraph
from diplodiff.patterns import regex
from diplodiff.render.docx_changes import END, PART, TAB, blocks, tokens

Kind = Literal["both", "left", "right"]
_SPACE = regex(r"[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")
_BARE = regex(r"\d+|[^\W\d_]|[ivxlcdm]+|[IVXLCDM]+")
_HAN = regex("[〇零一二三四五六七八九十百]+")


class Piece(NamedTuple):
    """Characters and where they begin in the text of each side that they stand on; `move` counts passages that moved."""

    kind: Kind
    text: str
    left: int | None = None
    right: int | None = None
    move: int | None = None


class Side:
    """One text as lines, with the place of every paragraph among its characters."""

    def __init__(self, paragraphs: Sequence[Paragraph]) -> None:
        self.lines = [line(p) for p in paragraphs]
        self.starts: list[int] = []
        self.texts: list[int] = []  # where a paragraph begins behind its label
        at = 0
        for paragraph, written in zip(paragraphs, self.lines, strict=True):
            self.starts.append(at)
            self.texts.append(at + len(written) - len(END) - len(paragraph.text))
            at += len(written)


def line(paragraph: Paragraph) -> str:
    """A paragraph as it is written: its label with the mark that usually ends one, a tab, the text, an end."""
    label = printed(_SPACE.sub(" ", paragraph.label)) if paragraph.label else ""
    return f"{label}{TAB if label and paragraph.text else ''}{_SPACE.sub(' ', paragraph.text)}{END}"


def printed(label: str) -> str:
    """A label with the mark that the model leaves off: "15." for "15"; one that is a word or in brackets has none."""
    return f"{label}、" if _HAN.fullmatch(label) else f"{label}." if _BARE.fullmatch(label) else label


def stream(left: Side, right: Side, beads: Iterable[Bead]) -> list[Piece]:
    """The pieces of both sides: rows that did not move in their order, and around them what stands on one side only."""
    writer = _Writer(left, right)
    moves = [b.sides for b in beads if b.relation == "moved"]
    writer.moves = {
        (side, bead[side][0]): number
        for number, bead in enumerate(moves, 1)
        if len(bead[0]) == len(bead[1]) == 1 and writer.same_words(bead[0][0], bead[1][0])
        for side in (0, 1)
    }
    steady = [b.sides for b in beads if b.relation not in ("moved", "one-sided")]
    for ours, theirs in sorted((sides[0], sides[1]) for sides in steady):
        writer.loose(min(ours), min(theirs))
        writer.row(max(ours) + 1, max(theirs) + 1)
    writer.loose(len(left.lines), len(right.lines))
    return _ended(_parted(writer.pieces))


class _Writer:
    """Writes both sides from their beginning to their end."""

    def __init__(self, left: Side, right: Side) -> None:
        self.sides = (left, right)
        self.next = [0, 0]  # paragraphs
        self.at = [0, 0]  # characters
        self.pieces: list[Piece] = []
        self.moves: dict[tuple[int, int], int] = {}

    def same_words(self, ours: int, theirs: int) -> bool:
        one, two = (s.lines[i].rpartition(TAB)[2] for s, i in zip(self.sides, (ours, theirs), strict=True))
        return one == two

    def loose(self, *ends: int) -> None:
        """What stands on one side only, up to these paragraphs: A's, then B's."""
        for side, end in enumerate(ends):
            for number in range(self.next[side], end):
                written = self.sides[side].lines[number]
                move = self.moves.get((side, number))
                label, tab, text = written.rpartition(TAB)
                if label:
                    self.put(side, label + tab)
                self.put(side, text, move)
            self.next[side] = end

    def row(self, *ends: int) -> None:
        """A row that stands on both sides."""
        ours, theirs = (s.lines[n:e] for s, n, e in zip(self.sides, self.next, ends, strict=True))
        if len(ours) == len(theirs) == 1:
            (one, cut, two), (three, divider, four) = ours[0].rpartition(TAB), theirs[0].rpartition(TAB)
            self.differing(one, three)
            self.differing(cut, divider)
            self.compared(two.removesuffix(END), four.removesuffix(END))
            self.shared(END)
        else:
            self.compared("".join(ours), "".join(theirs))
        self.next = list(ends)

    def put(self, side: int, text: str, move: int | None = None) -> None:
        """Characters of one side."""
        for part in PART.findall(text):
            place = self.at[side]
            self._add(Piece("left", part, place, None, move) if side == 0 else Piece("right", part, None, place, move))
            self.at[side] += len(part)

    def shared(self, text: str) -> None:
        """Characters of both sides."""
        for part in PART.findall(text):
            self._add(Piece("both", part, *self.at))
            self.at = [place + len(part) for place in self.at]

    def _add(self, piece: Piece) -> None:
        """Append a piece; what goes on where the last one ends is one with it."""
        before = self.pieces[-1] if self.pieces else None
        if (
            before
            and before.kind == piece.kind
            and before.move == piece.move
            and not {before.text, piece.text} & {END, TAB}
        ):
            self.pieces[-1] = before._replace(text=before.text + piece.text)
        else:
            self.pieces.append(piece)

    def differing(self, one: str, two: str) -> None:
        """Two stretches that are the same or are exchanged whole."""
        if one == two:
            self.shared(one)
        else:
            self.put(0, one)
            self.put(1, two)

    def compared(self, one: str, two: str) -> None:
        """Two stretches, word by word."""
        ours, theirs = tokens(one), tokens(two)
        for same, (a, b), (c, d) in blocks(ours, theirs):
            if not same:
                self.put(0, "".join(t.word + t.gap for t in ours[a:b]))
                self.put(1, "".join(t.word + t.gap for t in theirs[c:d]))
                continue
            for mine, other in zip(ours[a:b], theirs[c:d], strict=True):
                self.shared(mine.word)
                self.differing(mine.gap, other.gap)


def _parted(pieces: list[Piece]) -> list[Piece]:
    """No words of one side stand both before an end of both sides and behind it.

    That is sound, but LibreOffice takes the two for one change and joins the paragraphs when it is rejected. Where whole
    paragraphs of that side follow, they end first, as when somebody types on; elsewhere the other side's words part them.
    """
    found = list(pieces)
    at = 1
    while at < len(found) - 1:
        kind = found[at - 1].kind
        if found[at].text == END and found[at].kind == "both" and kind != "both" and found[at + 1].kind == kind:
            stop = next((n for n in range(at + 1, len(found)) if found[n].kind != kind), len(found))
            last = next((n for n in range(stop - 1, at, -1) if found[n].text == END), None)
            if last is not None:
                found[at], found[last] = _only(found[at], kind), _joined(found[at], found[last])
            elif at > 1:
                found[at - 2 : at] = _turned(found[at - 2], found[at - 1])
        at += 1
    return found


def _turned(before: Piece, tail: Piece) -> list[Piece]:
    """The same two pieces with one of the other side at their end, a word of both sides being exchanged if need be."""
    if before.text == END or before.kind == tail.kind:
        return [before, tail]
    if before.kind != "both":
        return [tail, before]
    cut = before.text.rstrip().rfind(" ") + 1
    left, right = (before.left or 0) + cut, (before.right or 0) + cut
    word = before.text[cut:]
    kept = [before._replace(text=before.text[:cut])] if cut else []
    if tail.kind == "left":
        return [*kept, Piece("left", word + tail.text, left=left), Piece("right", word, right=right)]
    return [*kept, Piece("right", word + tail.text, right=right), Piece("left", word, left=left)]


def _ended(pieces: list[Piece]) -> list[Piece]:
    """The last end of a paragraph stands on both sides, since a document's last paragraph can neither come nor go."""
    if not pieces or pieces[-1].kind == "both":
        return pieces
    last = pieces[-1]
    at = next(
        (n for n in range(len(pieces) - 1, -1, -1) if pieces[n].text == END and pieces[n].kind != last.kind), None
    )
    if at is None:  # the other side is empty
        return [*pieces[:-1], last._replace(kind="both", move=None)]
    kept = [_only(pieces[at], last.kind)] if pieces[at].kind == "both" else []
    return [*pieces[:at], *kept, *pieces[at + 1 : -1], _joined(pieces[at], last)]


def _only(piece: Piece, kind: Kind) -> Piece:
    return Piece(kind, piece.text, piece.left if kind == "left" else None, piece.right if kind == "right" else None)


def _joined(earlier: Piece, last: Piece) -> Piece:
    """An end of both sides in the place of the last: of its side the same, of the other the earlier one."""
    left, right = (last.left, earlier.right) if last.kind == "left" else (earlier.left, last.right)
    return Piece("both", END, left, right)
