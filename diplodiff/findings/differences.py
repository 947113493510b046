"""The words in which the two passages of a pair differ, one-sided sentences left aside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from diplodiff.language import tables
from diplodiff.language.fact_words import UNSPACED
from diplodiff.language.normalise import Word, gap, punctuated, words
from diplodiff.language.number_han import han_runs
from diplodiff.language.parties import Exchange, Span, exchanges
from diplodiff.model import Paragraph
from diplodiff.patterns import regex
from diplodiff.values import NamedTuple

Marks = tuple[Span, ...]
_FIGURES = regex(r"\d+")


class Change(NamedTuple):
    """A stretch of words [start, end) of each side that differs; empty where the other side only adds."""

    left: Span
    right: Span


class Difference(NamedTuple):
    """Two texts, their words (without those of one-sided sentences), and where these differ.

    exchanges are the changes that only exchange two names; signs says that, words apart, punctuation or capitals differ.
    """

    texts: tuple[str, str]
    words: tuple[tuple[Word, ...], tuple[Word, ...]]
    changes: tuple[Change, ...]
    exchanges: tuple[Exchange, ...]
    signs: bool

    def marks(self, changes: Iterable[Span | Change | Exchange]) -> tuple[Marks, Marks]:
        """Offsets into the two texts of what these changes cover; neighbouring stretches are one."""
        sides: tuple[list[Span], list[Span]] = ([], [])
        for change in changes:
            for side, span in ((0, change[0]), (1, change[1])):
                start, end = span  # type: ignore[misc]  # the first two fields of a Change and of an Exchange are spans
                if start < end:
                    sides[side].append((self.words[side][start].start, self.words[side][end - 1].end))
        return _merged(sides[0], self.texts[0]), _merged(sides[1], self.texts[1])


def difference(texts: tuple[str, str], aside: tuple[Marks, Marks], language: str | None) -> Difference:
    """Compare two passages word by word; aside are the offsets of sentences that only one of them has."""
    both = (_outside(texts[0], aside[0]), _outside(texts[1], aside[1]))
    every = _changes(both[0], both[1])
    # a word parted by a hyphen or a space is the same word: line ends and typesetters decide that
    changes = [c for c in every if not _parted(both[0][slice(*c.left)], both[1][slice(*c.right)])]
    spans = [(c.left, c.right) for c in changes]
    found = exchanges(texts, both, spans, language) if changes else []
    signs = not every and not any(aside) and punctuated(texts[0]) != punctuated(texts[1])
    return Difference(texts, both, tuple(changes), tuple(found), signs)


def _parted(one: Sequence[Word], two: Sequence[Word]) -> bool:
    """Whether two stretches are the same letters and figures ("settle-ment", "settlement"); figures are never run together."""
    letters, figures = zip(*(("".join(w.text for w in side), _figures(side)) for side in (one, two)), strict=True)
    return bool(letters[0] == letters[1] and figures[0] == figures[1])


def _figures(found: Sequence[Word]) -> list[str]:
    return _FIGURES.findall(" ".join(w.text for w in found))


def _spelt(found: tuple[Word, ...], span: Span) -> str:
    return "".join(w.text for w in found[span[0] : span[1]])


def clause_marks(paragraphs: tuple[Paragraph, ...], alone: set[tuple[str, int]]) -> Marks:
    """Offsets, in the paragraphs' texts joined to one, of the clauses (paragraph id, number) that are one-sided."""
    found: list[Span] = []
    offset = 0
    for paragraph in paragraphs:
        at = 0
        for n, clause in enumerate(paragraph.clauses):
            at = paragraph.text.find(clause.text, at)
            if (paragraph.id, n) in alone:
                found.append((offset + at, offset + at + len(clause.text)))
            at += len(clause.text)
        if paragraph.text:
            offset += len(paragraph.text) + len(gap(paragraph.text))
    return tuple(found)


def spelling_only(found: Difference, changes: Iterable[Change], language: str | None) -> bool:
    """Whether every change is one word for one word, and the two are spellings of the same ("organise", "organize"), or
    one number in Han numerals and in figures (二〇二五, 2025).
    """
    pairs = _spellings(tables.primary(language))
    return all(
        (
            c.left[1] - c.left[0] == c.right[1] - c.right[0] == 1
            and _same_word(found.words[0][c.left[0]].text, found.words[1][c.right[0]].text, pairs)
        )
        or (tables.primary(language) in UNSPACED and _same_number(found, c))
        for c in changes
    )


def _same_number(found: Difference, change: Change) -> bool:
    values = []
    for side, span in enumerate(change):
        written = _spelt(found.words[side], span)
        read = han_runs(written, "zh")
        if len(read) != 1 or read[0][:2] != (0, len(written)):
            return False
        values.append(read[0][2])
    return values[0] == values[1]


def _same_word(one: str, two: str, pairs: tuple[tuple[str, str], ...]) -> bool:
    for a, b in (*pairs, *((b, a) for a, b in pairs)):
        if one.endswith(a) and two.endswith(b) and one[: len(one) - len(a)] == two[: len(two) - len(b)]:
            return True
        # the varying part may stand inside: "organisations" and "organizations"
        at = one.find(a)
        if at > 0 and one[:at] + b + one[at + len(a) :] == two:
            return True
    return False


@cache
def _spellings(language: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((a, b) for a, b in tables.table(language).get("spelling", []))


def _outside(text: str, aside: Marks) -> tuple[Word, ...]:
    if not aside:
        return tuple(words(text))
    return tuple(w for w in words(text) if not any(start <= w.start < end for start, end in aside))


def _changes(left: tuple[Word, ...], right: tuple[Word, ...]) -> list[Change]:
    from rapidfuzz.distance import Indel

    if [w.text for w in right] < [w.text for w in left]:
        # of equally short scripts one is chosen: the same one whichever side is called left
        return [Change(c.right, c.left) for c in _changes(right, left)]
    codes = {word: _character(n) for n, word in enumerate({w.text: None for side in (left, right) for w in side})}
    one, two = ("".join([codes[w.text] for w in side]) for side in (left, right))
    found: list[Change] = []
    for code in Indel.opcodes(one, two):
        if code.tag == "equal":
            continue
        ours, theirs = (code.src_start, code.src_end), (code.dest_start, code.dest_end)
        if found and found[-1].left[1] == ours[0] and found[-1].right[1] == theirs[0]:
            found[-1] = Change((found[-1].left[0], ours[1]), (found[-1].right[0], theirs[1]))
        else:
            found.append(Change(ours, theirs))
    return found


def _character(number: int) -> str:
    """A character of its own for each word; the range that UTF-16 reserves is passed over."""
    code = 0x100 + number
    return chr(code if code < 0xD800 else code + 0x800)


def _merged(spans: list[Span], text: str) -> Marks:
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and (start <= found[-1][1] or not text[found[-1][1] : start].strip()):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
