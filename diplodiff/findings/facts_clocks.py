"""F2: the times of day of a pair, compared as minutes after midnight."""

from __future__ import annotations

from diplodiff.findings.facts_pair import Change, Pair, change
from diplodiff.language.clock import Clock
from diplodiff.language.normalise import ascii_digits
from diplodiff.patterns import regex

_FIGURES = regex(r"\d+")
_EASY = frozenset({0, 720})  # noon and midnight have words of their own in every language


def times(pair: Pair) -> list[Change]:
    """The times of day that only one side has, those that answer one another together."""
    every = pair.clocks(0), pair.clocks(1)
    rest = [
        [c for c in every[side] if not any(c.agrees(o) for o in every[1 - side]) and not _in_parts(pair, side, c)]
        for side in (0, 1)
    ]
    found = [
        Change((one.start, one.end), (other.start, other.end), not pair.across or _in_figures(pair, one, other))
        for one, other in zip(*rest, strict=False)
    ]
    for side in (0, 1):
        if not pair.across and not every[1 - side]:
            found += [change(side, (c.start, c.end), None, True) for c in rest[side] if _told_alone(pair, side, c)]
    return found


def _in_figures(pair: Pair, one: Clock, other: Clock) -> bool:
    return all(_FIGURES.search(ascii_digits(pair.texts[s][c.start : c.end])) for s, c in enumerate((one, other)))


def _in_parts(pair: Pair, side: int, clock: Clock) -> bool:
    """Whether the other side has the hour and the minute as numbers: it may tell the time in a way that was not read."""
    numbers = {q.value for q in pair.quantities(1 - side)}
    hours = {minute // 60 for minute in clock.minutes}
    return not numbers.isdisjoint((clock.numbers() - {clock.minutes[0] % 60}) | hours)


def _told_alone(pair: Pair, side: int, clock: Clock) -> bool:
    """Whether a time is worth saying where the other side has none: its hour stands there in no figures."""
    if not _EASY.isdisjoint(clock.minutes):
        return False
    figures = {int(n) for n in _FIGURES.findall(ascii_digits(pair.texts[1 - side])) if len(n) < 3}
    return figures.isdisjoint(minute // 60 for minute in clock.minutes)
