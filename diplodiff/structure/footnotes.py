"""Footnotes that are set as ordinary text: told from numbered paragraphs, set apart, and their marks taken out of the words.

A note is no part of what was agreed: printed by one publisher and not by another it is no difference, and its number is
no label of the text. A numbered paragraph that vanished as a "footnote" would be worse than a note that stays. So notes
are believed only in a run that begins at 1 (or goes on from the last note), that marks in the text before it refer to,
and that stands where notes stand: below a rule or a heading that says so, behind the signatures, at the foot of a page,
in smaller type, or at the very end with a kind of number that the text does not use.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby, islice

from diplodiff.language.label_parts import WORDED
from diplodiff.language.labels import candidates
from diplodiff.language.note_marks import Opening, Reference, heads_notes, is_rule, opening, references
from diplodiff.model import Block
from diplodiff.settings.structure import (
    NOTE_ANSWERED,
    NOTE_CLOSING_REACH,
    NOTE_CONTINUATION,
    NOTE_HEADING_FROM,
    NOTE_SMALLER,
    NOTE_UNNUMBERED_FROM,
    NOTE_WHITE,
    SIGNATURE_MAX_CHARACTERS,
)
from diplodiff.structure.cues import cue
from diplodiff.values import NamedTuple


def set_apart(
    blocks: tuple[Block, ...], language: str | None, known: Sequence[str] = ()
) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """The blocks of the text, without the marks that refer to notes, and the blocks that are notes.

    `known` are the texts of the notes that the format itself sets apart.
    """
    taken = {opened.mark for text in known if (opened := opening(text, language))}
    search = _Search(blocks, language, taken)
    notes = search.notes()
    marks = dict.fromkeys(taken, 1) | search.marks(notes)
    kept = [
        _unmarked(block, search.references.get(i, []), marks)
        for i, block in enumerate(blocks)
        if i not in notes and i not in search.rules
    ]
    return tuple(kept), tuple(blocks[i] for i in sorted(notes))


def _unmarked(block: Block, marked: list[Reference], marks: dict[str, int]) -> Block:
    """The block without the marks that refer to notes. What is raised behind a whole word can be nothing else."""
    kept, at = [], 0
    for reference in marked:
        least = max((marks.get(mark, 3) for mark in reference.marks), default=3)
        if reference.strength >= least:
            kept.append(block.text[at : reference.start])
            at = reference.end
    return replace(block, text="".join([*kept, block.text[at:]])) if at else block


class _Run(NamedTuple):
    """Passages that open like notes 1, 2, 3 ...: their indexes, marks and the form of the marks."""

    form: str
    places: tuple[int, ...]
    marks: tuple[str, ...]


class _Search:
    """The search for notes in one text; `taken` are the marks of notes that were found already."""

    def __init__(self, blocks: tuple[Block, ...], language: str | None, taken: set[str]) -> None:
        self.blocks = blocks
        self.language = language
        self.taken = taken
        self.named: dict[int, dict[str, list[int]]] = {}
        self.answered: dict[
            str, int
        ] = {}  # by mark the last note that was found: what refers to it refers to no later one
        self.references = {i: found for i, block in enumerate(blocks) if (found := references(block.text, language))}
        self.rules = {i for i, block in enumerate(blocks) if not block.number and is_rule(block.text)}
        self.text = [i for i in range(len(blocks)) if i not in self.rules]
        self.order = {i: n for n, i in enumerate(self.text)}

    @cached_property
    def headings(self) -> set[int]:
        return {i for i in self.text if not self.blocks[i].number and heads_notes(self.blocks[i].text, self.language)}

    def notes(self) -> set[int]:
        """The indexes of the blocks that are notes, of what continues them, and of the headings above them."""
        if not self.references and not self.headings:
            return set()
        found: set[int] = set()
        last = max((int(mark) for mark in self.taken if mark.isdigit()), default=0)
        forms = Counter(run.form for run in self.runs if run.form != "*" and len(run.places) > 1)
        for run in self.runs:
            first = int(run.marks[0]) if run.marks[0].isdigit() else 1
            heading = self._heading(run, found)
            if first not in (1, last + 1) or not self._is_notes(run, forms, heading is not None):
                continue
            last = int(run.marks[-1]) if run.marks[-1].isdigit() else last
            self.answered.update(zip(run.marks, run.places, strict=True))
            begin, end = self.order[run.places[0]], self.order[run.places[-1]]
            found |= set(self.text[begin : end + 1])
            if heading is not None:
                found |= {heading, *self._below(end)}
        return found

    def marks(self, notes: set[int]) -> dict[str, int]:
        """The marks that have a note, with the least strength that a reference to them needs to be one."""
        opened = [found for i in notes if (found := self._opening(i))]
        return {found.mark: 0 if self._weakly(found.mark) else 1 for found in opened}

    def _weakly(self, mark: str) -> bool:
        """Whether only numbers that touch a word refer to a note."""
        return mark not in self._named(1)

    def _named(self, strength: int) -> dict[str, list[int]]:
        """The marks that references of this strength or more name, with their blocks."""
        if strength not in self.named:
            found: dict[str, list[int]] = {}
            for i, marked in self.references.items():
                for reference in marked:
                    if reference.strength >= strength:
                        for mark in reference.marks:
                            found.setdefault(mark, []).append(i)
            self.named[strength] = found
        return self.named[strength]

    def _opening(self, i: int) -> Opening | None:
        block = self.blocks[i]
        if block.number and block.number != "•":
            found = opening(f"{block.number} x", self.language)
            return found._replace(form=f"#{found.form}") if found else None
        return opening(block.text, self.language)

    @cached_property
    def runs(self) -> list[_Run]:
        """All runs of passages that open like notes, in order; a few lines without a number may stand between two."""
        runs: list[_Run] = []
        hand: list[tuple[int, Opening]] = []
        for n, i in enumerate(self.text):
            opened = None if self.blocks[i].kind == "heading" else self._opening(i)
            if opened is None:
                continue
            if hand and not self._goes_on(hand[-1], (n, opened)):
                runs.append(self._run(hand))
                hand = []
            hand.append((n, opened))
        return [*runs, self._run(hand)] if hand else runs

    def _run(self, hand: list[tuple[int, Opening]]) -> _Run:
        return _Run(hand[0][1].form, tuple(self.text[n] for n, _ in hand), tuple(o.mark for _, o in hand))

    def _goes_on(self, last: tuple[int, Opening], here: tuple[int, Opening]) -> bool:
        (at, before), (now, opened) = last, here
        between = self.text[at + 1 : now]
        if opened.form != before.form or len(between) > NOTE_CONTINUATION:
            return False
        if any(self.blocks[i].kind == "heading" for i in between):
            return False
        if any(i in self.rules for i in range(self.text[at], self.text[now])):
            return False
        if opened.value is None or before.value is None:
            return not between and (len(opened.mark) > len(before.mark) or opened.mark[0] != before.mark[0])
        return opened.value == before.value + 1

    def _is_notes(self, run: _Run, forms: Counter[str], headed: bool) -> bool:
        strong, weak = self._answered(run, 1), self._answered(run, 0)
        if headed:
            return run.marks[0] in ("1", "*")
        if run.form == "*" and self._bulleted(run):
            return False
        if self._apart(run):
            return strong >= NOTE_ANSWERED or weak == 1.0
        if run.form in ("¹", "*"):
            return strong >= NOTE_ANSWERED and (run.form == "¹" or len(run.marks) == 1 or self._last(run))
        # the text may use this kind of number itself
        own = forms[run.form] - (len(run.places) > 1)
        if not self._last(run) or strong < 1.0 or self._led(run):
            return False
        unlike = not own and (self._numbered(run.places[0]) or self._late(run, NOTE_UNNUMBERED_FROM))
        return unlike or self._restarts(run)

    def _answered(self, run: _Run, strength: int) -> float:
        """The share of a run's marks that references of this strength or more name, before the run and behind the last
        note of that mark.
        """
        named, end = self._named(strength), run.places[0]
        fresh = [m for m in run.marks if any(self.answered.get(m, -1) < i < end for i in named.get(m, ()))]
        return sum(mark not in self.taken for mark in fresh) / len(run.marks)

    def _apart(self, run: _Run) -> bool:
        """Whether a run stands where notes stand and numbered paragraphs do not."""
        first, last = run.places[0], run.places[-1]
        if first - 1 in self.rules or self._closed(first):
            return True
        sizes = [self.blocks[i].size for i in run.places]
        if self.body and all(size and size <= NOTE_SMALLER * self.body for size in sizes):
            return True
        after = self.order[last] + 1
        if self._below_white(run):
            return True
        page = self.blocks[last].location.page
        below = self.blocks[self.text[after]].location.page if after < len(self.text) else None
        return page is not None and below is not None and below > page

    def _below_white(self, run: _Run) -> bool:
        """Whether a run stands at the foot of a page, with white between it and all that is printed above."""
        here = self.blocks[run.places[0]].location
        if here.box is None or not self.body:
            return False
        others = (b.location for i, b in enumerate(self.blocks) if i not in run.places and b.location.page == here.page)
        lowest = max((place.box[3] for place in others if place.box), default=here.box[1])
        return lowest + NOTE_WHITE * self.body <= here.box[1]

    @cached_property
    def body(self) -> float:
        """The size of type of most of the text, in points; 0 where it is not known."""
        sizes: Counter[float] = Counter()
        for i in self.text:
            sizes[self.blocks[i].size or 0.0] += len(self.blocks[i].text)
        return sizes.most_common(1)[0][0] if sizes else 0.0

    def _closed(self, first: int) -> bool:
        """Whether the text has been closed before this block: by testimony or signatures, and short lines since."""
        at = self.order[first]
        for i in reversed(self.text[max(0, at - NOTE_CLOSING_REACH) : at]):
            text = self.blocks[i].text
            if cue(text, self.language, "testimonium") or cue(text, self.language, "testimonium", "end"):
                return True
            annex = any(c.style == "annex" for c in candidates(text, self.language))  # what it lists is no note
            if len(text) > SIGNATURE_MAX_CHARACTERS or self._opening(i) or annex:
                return False
            if cue(text, self.language, "signature") or cue(text, self.language, "signature", "end"):
                return True
        return False

    def _last(self, run: _Run) -> bool:
        return run.places[-1] == self.text[-1]

    def _restarts(self, run: _Run) -> bool:
        """Whether a run begins again at 1 right below numbered paragraphs, with no heading that would say why."""
        above = self._opening(self.text[self.order[run.places[0]] - 1])
        return above is not None and above.form == run.form and run.marks[0] == "1" and self._answered(run, 3) == 1.0

    def _late(self, run: _Run, share: float) -> bool:
        return self.order[run.places[0]] >= share * len(self.text)

    def _led(self, run: _Run) -> bool:
        """Whether the line above says that numbered paragraphs follow: a colon, a heading, "Article 4"."""
        at = self.order[run.places[0]]
        if not at:
            return False
        above = self.blocks[self.text[at - 1]]
        worded = any(c.style in WORDED for c in candidates(above.text, self.language))
        return worded or above.kind == "heading" or above.text.rstrip().endswith((":", "："))

    def _bulleted(self, run: _Run) -> bool:
        """Whether the signs are bullets: the next line has the same."""
        first, last = self.order[run.places[0]], self.order[run.places[-1]]
        beside = [self._opening(i) for i in (*self.text[max(0, first - 1) : first], *self.text[last + 1 : last + 2])]
        return any(opened is not None and opened.mark in run.marks for opened in beside)

    def _heading(self, run: _Run, notes: set[int]) -> int | None:
        """The heading of the list of notes that a run opens, late in the text or with marks that name its notes."""
        at = self.order[run.places[0]]
        above = self.text[at - 1] if at else None
        if above is None or above not in self.headings or above in notes:
            return None
        numbered = self._numbered(above) or self._closed(above)
        sure = self._late(run, NOTE_HEADING_FROM) and self._ends_with(run) and numbered
        return above if sure or self._answered(run, 0) >= NOTE_ANSWERED else None

    def _numbered(self, end: int) -> bool:
        """Whether the text above a block has numbers of its own."""
        above = (self.blocks[i] for i in self.text[: self.order[end]])
        labels = (bool(b.number and b.number != "•") or bool(candidates(b.text, self.language)) for b in above)
        return sum(islice(filter(None, labels), 2)) == 2

    def _ends_with(self, run: _Run) -> bool:
        """Whether nothing but the notes stands behind their heading."""
        return self.order[run.places[-1]] + len(self._below(self.order[run.places[-1]])) == len(self.text) - 1

    def _below(self, end: int) -> list[int]:
        """What stands under the last note up to the next heading: more of it."""
        rest = self.text[end + 1 :]
        for heading, found in groupby(rest, key=lambda i: self.blocks[i].kind == "heading" or bool(self._opening(i))):
            return [] if heading else list(found)
        return []
