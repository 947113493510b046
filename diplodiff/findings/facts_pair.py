"""What fact rules are given and give: a pair of passages, and the values that one side has and the other has not."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from diplodiff.facts import Date
from diplodiff.language.clock import Clock, clocks
from diplodiff.language.dates import dates
from diplodiff.language.fact_words import facts
from diplodiff.language.normalise import ascii_digits
from diplodiff.language.numbers import quantities
from diplodiff.language.quantity import Quantity
from diplodiff.language.units import UNIT_SIGNS
from diplodiff.settings.language import FACTS_KEPT
from diplodiff.values import NamedTuple

Span = tuple[int, int]


class Pair(NamedTuple):
    """Two passages that answer one another.

    aside    offsets of sentences that only one side has: what stands in them is not compared.
    parties  ISO 3166 codes of the parties, which a text may also call "the two sides".
    common   lower-case words of the two texts: what is also written small is no name.
    listed   a list of disputed place names, as JSON, in the place of the package's own.
    """

    texts: tuple[str, str]
    languages: tuple[str | None, str | None]
    aside: tuple[tuple[Span, ...], tuple[Span, ...]] = ((), ())
    parties: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    listed: str | None = None

    @property
    def across(self) -> bool:
        return self.languages[0] != self.languages[1]

    @property
    def known(self) -> bool:
        """Whether both languages have their words for numbers."""
        return all(facts(language) for language in self.languages)

    def counts(self, side: int, start: int) -> bool:
        """Whether what begins here is compared."""
        return not any(a <= start < b for a, b in self.aside[side])

    def quantities(self, side: int) -> list[Quantity]:
        """The quantities of a side that are no parts of a time of day."""
        every = [q for q in quantities_of(self.texts[side], self.languages[side]) if self.counts(side, q.start)]
        told = clocks_of(self.texts[side], self.languages[side]) if every else ()
        return [q for q in every if not any(c.start < q.end and q.start < c.end for c in told)] if told else every

    def clocks(self, side: int) -> list[Clock]:
        return [c for c in clocks_of(self.texts[side], self.languages[side]) if self.counts(side, c.start)]

    def dates(self, side: int) -> list[Date]:
        return [d for d in dates_of(self.texts[side], self.languages[side]) if self.counts(side, d.start)]

    def value(self, side: int, span: Span) -> str:
        """What stands there in figures or as a day of the common calendar, in brackets; nothing where it is written so."""
        written = ascii_digits(self.texts[side][slice(*span)])
        for found in self.quantities(side):
            if (found.start, found.end) == span:
                shown = [] if _written_so(found, written) else [_figures(found)]
                bounds = {} if found.kind == "year" else {"least": ["at least"], "most": ["at most"]}
                bound = bounds.get(found.qualifier or "", [])
                return f" ({' '.join([*bound, *shown])})" if bound or shown else ""
        for date in self.dates(side):
            if (date.start, date.end) == span and (date.calendar != "gregorian" or not written.isascii()):
                return f" ({date.value})"
        for clock in self.clocks(side):
            if (clock.start, clock.end) == span and not clock.figures and len(clock.minutes) == 1:
                return f" ({clock.shown})"
        return ""


def _written_so(quantity: Quantity, written: str) -> bool:
    """Whether the figures of a quantity are its value."""
    figures = "".join(c for c in written if c.isdigit())
    value = f"{float(quantity.value):.12g}".replace(".", "")
    return quantity.kind in ("year", "ordinal", "fraction") or figures == value


def _figures(quantity: Quantity) -> str:
    value = quantity.value
    shown = f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,.6g}"
    unit = UNIT_SIGNS.get(quantity.unit or "", f" {quantity.unit}" if quantity.unit else "")
    return f"{shown}{unit.removesuffix('s') if value == 1 else unit}"


class Change(NamedTuple):
    """A value that differs: where it stands on each side (None: nothing answers it there), and whether that is sure."""

    left: Span | None
    right: Span | None
    sure: bool

    def on(self, side: int) -> Span | None:
        return self.right if side else self.left


def change(side: int, one: Span, other: Span | None, sure: bool) -> Change:
    """The change of what stands at `one` on a side."""
    return Change(one, other, sure) if side == 0 else Change(other, one, sure)


def in_order(changes: Iterable[Change]) -> list[Change]:
    return sorted(set(changes), key=lambda c: (c.left or c.right or (0, 0), c.right or (0, 0)))


@lru_cache(maxsize=FACTS_KEPT)
def quantities_of(text: str, language: str | None) -> tuple[Quantity, ...]:
    """The quantities of a text, kept for the next rule that asks."""
    return quantities(text, language)


@lru_cache(maxsize=FACTS_KEPT)
def dates_of(text: str, language: str | None) -> tuple[Date, ...]:
    return dates(text, language)


@lru_cache(maxsize=FACTS_KEPT)
def clocks_of(text: str, language: str | None) -> tuple[Clock, ...]:
    return clocks(text, language)
