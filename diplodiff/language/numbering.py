"""Which of the labels that lines seem to begin with really are labels: those that stand in a consistent sequence.

"4. February", "15. madde", an initial or a year begin like a label and are none: nothing before or after continues them.
`accept` follows all sequences of a document at once, as a reader does: a label is taken where it continues the sequence
in hand (or one further out), or opens one that goes on.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from diplodiff.language.label_parts import GLUED, WORDED, Candidate
from diplodiff.language.labels import candidates, continued
from diplodiff.language.letters import of_one_alphabet
from diplodiff.patterns import regex
from diplodiff.settings.language import (
    LABEL_GAP,
    LABEL_HORIZON,
    LABEL_RUN_FROM_ANYWHERE,
    LABEL_RUN_FROM_START,
    LABEL_YEARS,
)
from diplodiff.values import NamedTuple


class Label(NamedTuple):
    """An accepted label: the candidate, and which sequence (run) of the document it belongs to at what depth."""

    candidate: Candidate
    run: int
    depth: int


class Line(NamedTuple):
    """What `accept` needs to know of a block: its text, the number its format computed, whether it is a heading."""

    text: str
    computed: str | None = None
    heading: bool = False


@dataclass(slots=True, eq=False)
class _Run:
    style: str
    members: list[tuple[int, Candidate]] = field(default_factory=list)
    computed: bool = False
    headed: bool = False
    led: bool = False  # the line above leads to it with a colon, or a label that goes on stands above it
    outer: tuple[_Run, ...] = ()  # the sequences in hand that it stands in

    def depth(self, among: set[_Run]) -> int:
        """How deep it stands: a sequence around it that is none (a date above the text, "1 February") does not count."""
        return 1 + sum(run in among for run in self.outer)

    @property
    def last(self) -> Candidate:
        return self.members[-1][1]

    @property
    def sound(self) -> bool:
        """Whether the run is long enough, or sure enough, to be believed."""
        first = self.members[0][1]
        if self.computed or (self.headed and self.style in WORDED):
            return True
        if self.style in WORDED and (first.value <= 1 or first.alone):
            return True
        if self.led and first.value == 1 and _BRACKETED.fullmatch(self.style):
            return True  # the only item of a list
        consecutive = 1 + sum(
            1 for (_, a), (_, b) in zip(self.members, self.members[1:], strict=False) if _follows(a, b)
        )
        if self.style == "1.1":
            return len(self.members) >= LABEL_RUN_FROM_START
        if first.value <= 1 and self.style[0] in "1(" and len(self.members) >= LABEL_RUN_FROM_ANYWHERE:
            return True  # 1, 3, 5: every other one was not published here
        return consecutive >= (LABEL_RUN_FROM_START if first.value <= 1 else LABEL_RUN_FROM_ANYWHERE)


_BRACKETED = regex(r"\(?(?:a\d*|i|1|一)\)")  # styles of which a single item is believed
_INSIDE = regex(r"\((?:a\d*|i)\)")  # ... even where nothing leads to it
_LEADS = regex(r"[:：]\s*[-–—]?\s*$")
# Ranks of the places where a label could belong, the better the lower.
_CONTINUES, _CONTINUES_CLOSED, _OPENS, _SKIPS, _SKIPS_CLOSED, _STRAY = range(6)
_Place = tuple[tuple[int, int], Candidate, "_Run | None"]


def accept(lines: Sequence[Line], language: str | None) -> list[Label | None]:
    """For each line the label it begins with, or None. Linear in the number of lines."""
    runs: list[_Run] = []
    stack: list[_Run] = []  # the sequences in hand, outermost first
    read = [
        _computed(line.computed, language)
        if line.computed
        else candidates(line.text, language, line.heading) or continued(line.text)
        for line in lines
    ]
    read = of_one_alphabet(read)
    ahead = _Ahead(read)
    for i, line in enumerate(lines):
        places = [place for order, c in enumerate(read[i]) for place in _places(c, order, (stack, runs))]
        places = [p for p in places if line.computed or ahead.bears_out(i, p)]
        if not places:
            continue
        (rank, _), candidate, run = min(places, key=lambda place: place[0])
        if rank == _CONTINUES and run is not None and (other := ahead.opens_inside(i, candidate, read[i])):
            candidate, run = other, None
        if run is None:
            led = _LEADS.search(lines[i - 1].text) if i else None
            inside = bool(stack) and bool(_INSIDE.fullmatch(candidate.style))
            run = _Run(candidate.style, led=bool(led) or inside)
            runs.append(run)
            _open(run, stack)
        elif run in stack:
            del stack[stack.index(run) + 1 :]
        else:
            _open(run, stack)
        run.outer = tuple(stack[: stack.index(run)])
        run.members.append((i, candidate))
        run.computed = run.computed or bool(line.computed)
        run.headed = run.headed or line.heading
    labels: list[Label | None] = [None] * len(lines)
    taken = _taken(runs)
    for number, run in enumerate(runs):
        if run in taken:
            depth = run.depth(taken)
            for i, candidate in run.members:
                style = candidate.style.removesuffix(GLUED)
                labels[i] = Label(candidate._replace(style=style), number, depth)
    return labels


def _taken(runs: Sequence[_Run]) -> set[_Run]:
    """The sequences that are believed; a lone "(1)" is a label where the document numbers other articles in the same way."""
    sound = {run for run in runs if run.sound}
    known = {(run.style, run.depth(sound)) for run in sound}
    return sound | {run for run in runs if run.members[0][1].value == 1 and (run.style, run.depth(sound)) in known}


def _computed(number: str, language: str | None) -> list[Candidate]:
    """The readings of a number that the format computed; it is a label even where no shape is known for it."""
    found = candidates(number, language) or candidates(number + ".", language) or continued(number)
    return [c for c in found if c.end >= len(number.rstrip())] or found


def _open(run: _Run, stack: list[_Run]) -> None:
    """Put a sequence on the stack: a worded one (Part, Article) closes all that stand inside its kind."""
    if run.style in WORDED:
        rank = WORDED.index(run.style)
        while stack and (stack[-1].style not in WORDED or WORDED.index(stack[-1].style) >= rank):
            stack.pop()
    while any(other.style == run.style for other in stack):
        stack.pop()
    stack.append(run)


class _Ahead:
    """What comes later, by style: a doubtful label is believed only if what follows bears it out."""

    def __init__(self, read: list[list[Candidate]]) -> None:
        self.by_style: dict[str, list[tuple[int, int]]] = {}
        self.alone = {(c.style, c.value, i) for i, readings in enumerate(read) for c in readings if c.alone}
        for i, readings in enumerate(read):
            for candidate in readings:
                self.by_style.setdefault(candidate.style, []).append((i, candidate.value))

    def bears_out(self, i: int, place: _Place) -> bool:
        (rank, _), candidate, run = place
        if candidate.style in WORDED and not candidate.alone and self._stands_alone_later(candidate, i):
            return False  # "Article 5 of ...", with the line "Article 5" still to come
        if rank in (_SKIPS, _SKIPS_CLOSED) and run is not None and candidate.style != "1.1":
            return not self._coming(candidate.style, i, range(run.last.value + 1, candidate.value))
        if rank == _STRAY:
            following = range(candidate.value + 1, candidate.value + LABEL_RUN_FROM_ANYWHERE + 1)
            later = self._coming(candidate.style, i, following)
            believed = candidate.value + 1 in later and len(later) >= LABEL_RUN_FROM_ANYWHERE - 1
            return believed or candidate.style in WORDED or candidate.style == "1.1"
        return True

    def opens_inside(self, i: int, candidate: Candidate, readings: list[Candidate]) -> Candidate | None:
        """The reading of a letter as the numeral 1 where 2 comes before the letter after it: (h), (i), (ii) and not
        (h), (i), (j).
        """
        other = next((c for c in readings if c.value == 1 and c.style != candidate.style), None)
        if other is None or candidate.value <= 1:
            return None
        second, after = (
            self._first(style, i, n) for style, n in ((other.style, 2), (candidate.style, candidate.value + 1))
        )
        return other if second is not None and (after is None or second < after) else None

    def _first(self, style: str, after: int, value: int) -> int | None:
        places = self.by_style[style]
        later = places[bisect_right(places, (after, 1 << 30)) :][:LABEL_HORIZON]
        return next((i for i, found in later if found == value), None)

    def _stands_alone_later(self, candidate: Candidate, after: int) -> bool:
        places = self.by_style[candidate.style]
        for i, value in places[bisect_right(places, (after, 1 << 30)) :][:LABEL_HORIZON]:
            if value == candidate.value and (candidate.style, value, i) in self.alone:
                return True
            if value == candidate.value + 1 or value <= 1:
                return False
        return False

    def _coming(self, style: str, after: int, wanted: range) -> set[int]:
        """Which of these values of the style follow in the same sequence: up to where it begins again."""
        places = self.by_style[style]
        found: set[int] = set()
        start = bisect_right(places, (after, 1 << 30))
        for n in range(start, min(start + LABEL_HORIZON, len(places))):
            value = places[n][1]
            if value <= 1 or len(found) == len(wanted):
                break
            if value in wanted:
                found.add(value)
        return found


def _places(candidate: Candidate, order: int, known: tuple[list[_Run], list[_Run]]) -> list[_Place]:
    """Where a candidate could belong: each place with its rank (lower is better) and the run, None for a new one."""
    stack, runs = known
    closed = next((r for r in reversed(runs) if r.style == candidate.style and r not in stack), None)
    opens = candidate.value <= 1
    found: list[_Place] = []
    if not candidate.noted and (candidate.value < LABEL_YEARS or candidate.style in WORDED):
        found.append(((_OPENS if opens else _STRAY, order), candidate, None))
    for run in reversed(stack):
        if run.style == candidate.style and _follows(run.last, candidate):
            found.append(((_CONTINUES, order), candidate, run))
        elif run.style == candidate.style and _skips(run.last, candidate):
            found.append(((_SKIPS, order), candidate, run))
    if closed is not None and not opens:
        if _follows(closed.last, candidate):
            found.append(((_CONTINUES_CLOSED, order), candidate, closed))
        elif _skips(closed.last, candidate):
            found.append(((_SKIPS_CLOSED, order), candidate, closed))
    return found


def _follows(last: Candidate, new: Candidate) -> bool:
    """Whether `new` is what a reader expects after `last`."""
    if new.style == "1.1":
        return _follows_dotted((*last.above, last.value), (*new.above, new.value))
    if new.value == last.value:
        return bool(new.suffix) and new.suffix != last.suffix
    return new.value == last.value + 1


def _follows_dotted(last: tuple[int, ...], new: tuple[int, ...]) -> bool:
    if len(new) > len(last):
        return new[: len(last)] == last and new[len(last) :] == (1,) * (len(new) - len(last))
    same = len(new) - 1
    if new[:same] == last[:same] and new[same] == last[same] + 1:
        return True
    return new[-1] == 1 and new[:-1] > last[: len(new) - 1]  # 1.4, then 2.1


def _skips(last: Candidate, new: Candidate) -> bool:
    """Whether `new` continues after a gap that a lost or unpublished paragraph would leave."""
    if new.style == "1.1":
        return last.above == new.above and last.value < new.value <= last.value + LABEL_GAP
    return last.value < new.value <= last.value + LABEL_GAP
