"""What two clauses in different languages share that reads the same in both: numbers, days, countries, names by sound."""

from __future__ import annotations

from typing import NamedTuple

from diplodiff.language.anchors import names_of, numbers_of
from diplodiff.language.dates import dates
from diplodiff.language.names import countries
from diplodiff.settings.questions import PRECEDENT_ANCHOR


class Anchors(NamedTuple):
    """What reads the same in every language: numbers, days in whatever calendar, countries; and names by their sound."""

    facts: frozenset[str]
    names: frozenset[str]


def anchors_of(text: str, language: str | None) -> Anchors:
    """The anchors of a clause in a language."""
    days = dates(text, language)
    rest = text
    for day in reversed(days):  # the numbers of a date are told by its day
        rest = rest[: day.start] + " " + rest[day.end :]
    states = {code for _, _, code in countries(text, language)}
    return Anchors(numbers_of(rest) | {day.value for day in days} | states, names_of(rest))


def worth(one: Anchors, other: Anchors) -> float:
    """What anchors in common, and those that only one has, add to the nearness of two clauses in standard deviations."""
    shared = len(one.facts & other.facts) + min(2, len(one.names & other.names)) / 2
    return PRECEDENT_ANCHOR * (min(3.0, shared) - min(3.0, len(one.facts ^ other.facts) / 2))
