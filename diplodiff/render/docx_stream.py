r"""Two published texts in one language as one stream of characters, each with the sides that it stands on.

    A  "15.\tThe sides agreed.\n"     ->   both "15.\tThe ", left "sides", right "parties", both " agreed.\n"
    B  "15.\tThe parties agreed.\n"

"\n" ends a paragraph, "\t" parts a label from its text. The pieces that are not `right` are A's text character by
character, those that are not `left` are B's: whoever accepts or rejects every change is left with one of the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from diplodiff import settings
from diplodiff.language.normalise import words
from diplodiff.model import Bead, Paragraph

Kind = Literal["both", "left", "right"]
END, TAB = "\n", "\t"
_SPACE = re.compile(r"[\t\n\r\v\f\x1c-\x1f\x85\u2028\u2029]")
_PART = re.compile("[\t\n]|[^\t\n]+")
_BARE = re.compile(r"\d+|[^\W\d_]|[ivxlcdm]+|[IVXLCDM]+")
_HAN = re.compile("[〇零一二三四五六七八九十百]+")


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
    return f"{label}." if _BARE.fullmatch(label) else f"{label}、" if _HAN.fullmatch(label) else label


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
    return _ended(writer.pieces)


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
        for part in _PART.findall(text):
            place = self.at[side]
            self.pieces.append(
                Piece("left", part, left=place, move=move)
                if side == 0
                else Piece("right", part, right=place, move=move)
            )
            self.at[side] += len(part)

    def shared(self, text: str) -> None:
        """Characters of both sides."""
        for part in _PART.findall(text):
            self.pieces.append(Piece("both", part, *self.at))
            self.at = [place + len(part) for place in self.at]

    def differing(self, one: str, two: str) -> None:
        """Two stretches that are the same or are exchanged whole."""
        if one == two:
            self.shared(one)
        else:
            self.put(0, one)
            self.put(1, two)

    def compared(self, one: str, two: str) -> None:
        """Two stretches, word by word."""
        ours, theirs = _tokens(one), _tokens(two)
        for same, (a, b), (c, d) in _blocks([t.word for t in ours], [t.word for t in theirs]):
            if not same:
                self.put(0, "".join(t.word + t.gap for t in ours[a:b]))
                self.put(1, "".join(t.word + t.gap for t in theirs[c:d]))
                continue
            for mine, other in zip(ours[a:b], theirs[c:d], strict=True):
                self.shared(mine.word)
                self.differing(mine.gap, other.gap)


class _Token(NamedTuple):
    """A word, and the spaces and marks that follow it; the ends of paragraphs count as words."""

    word: str
    gap: str


def _tokens(text: str) -> list[_Token]:
    found: list[_Token] = []
    for part in _PART.finditer(text):
        if part.group() in (END, TAB):
            found.append(_Token(part.group(), ""))
            continue
        starts = [(part.start() + w.start, part.start() + w.end) for w in words(part.group())]
        first = starts[0][0] if starts else part.end()
        if first > part.start():
            found.append(_Token("", text[part.start() : first]))
        for (start, end), follows in zip(starts, [*(s for s, _ in starts[1:]), part.end()], strict=True):
            found.append(_Token(text[start:end], text[end:follows]))
    return found


Block = tuple[bool, tuple[int, int], tuple[int, int]]


def _blocks(one: list[str], two: list[str]) -> list[Block]:
    """Stretches of words that are the same or differ, in order."""
    if one == two:
        return [(True, (0, len(one)), (0, len(two)))]
    whole: list[Block] = [(False, (0, len(one)), (0, len(two)))]
    if _work(one, two) > settings.RENDER_WORD_PAIRS:
        return whole
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    if matcher.ratio() < settings.RENDER_SAME_WORDS and END not in (*one[:-1], *two[:-1]):
        return whole
    found: list[Block] = [(tag == "equal", (a, b), (c, d)) for tag, a, b, c, d in matcher.get_opcodes()]
    return _without_islands(found, one, two)


def _work(one: list[str], two: list[str]) -> int:
    ours, theirs = Counter(one), Counter(two)
    return sum(count * theirs[word] for word, count in ours.items())


def _without_islands(found: list[Block], one: list[str], two: list[str]) -> list[Block]:
    """A few words that happen to stand between two long stretches that differ are read with them."""

    def size(block: Block) -> int:
        (a, b), (c, d) = block[1:]
        return max(sum(map(len, one[a:b])), sum(map(len, two[c:d])))

    kept: list[Block] = []
    for n, block in enumerate(found):
        island = block[0] and 0 < n < len(found) - 1 and END not in one[block[1][0] : block[1][1]]
        beside = min(size(found[n - 1]), size(found[n + 1])) if island else 0
        same = block[0] and not (island and size(block) * settings.RENDER_ISLAND < beside)
        if not same and kept and not kept[-1][0]:
            kept[-1] = (False, (kept[-1][1][0], block[1][1]), (kept[-1][2][0], block[2][1]))
        else:
            kept.append((same, block[1], block[2]))
    return kept


def _ended(pieces: list[Piece]) -> list[Piece]:
    """The last end of a paragraph stands on both sides, since a document's last paragraph can neither come nor go."""
    if not pieces or pieces[-1].kind == "both":
        return pieces
    last, other = pieces[-1], "left" if pieces[-1].kind == "right" else "right"
    at = next(
        (n for n in range(len(pieces) - 1, -1, -1) if pieces[n].text == END and pieces[n].kind != last.kind), None
    )
    if at is None:
        return pieces
    earlier = pieces[at]
    left, right = (last.left, earlier.right) if other == "right" else (earlier.left, last.right)
    kept = [] if earlier.kind == other else [_only(earlier, last.kind)]
    return [*pieces[:at], *kept, *pieces[at + 1 : -1], Piece("both", END, left, right)]


def _only(piece: Piece, kind: Kind) -> Piece:
    return Piece(kind, piece.text, piece.left if kind == "left" else None, piece.right if kind == "right" else None)
