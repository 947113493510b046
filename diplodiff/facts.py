"""Facts that a text states, as values: days and dates, what its closing formula attests, which instrument it is.

They are found by `language` and `structure`, carried by `model.PublishedText`, and compared by `align` and `findings`.
"""

from __future__ import annotations

from diplodiff.errors import require
from diplodiff.values import dataclass

_NO_YEAR = "XXXX"  # how ISO 8601-2 writes a year that is not known


def has_year(date: str) -> bool:
    """Whether a date in the text form of `Day` or `Date` names its (first) year."""
    return not date.startswith(_NO_YEAR)


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day of which parts may be unknown (None). As text it is ISO 8601-2: "2026-02-04", "2026-02", "XXXX-02-04"."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        require(self.month is not None or self.day is None, "a day without its month is no day")
        require(self.year is not None or self.month is not None, "a day needs a year or a month")

    def __str__(self) -> str:
        parts = [_NO_YEAR if self.year is None else f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class Date:
    """A date or range of days that a text names, in the Gregorian calendar, at [start, end) of the published text.

    calendar    the one it is written in: "gregorian", "hijri", "solar-hijri" or "bangla".
    tolerance   days by which the converted date may lie off the one that was meant.
    """

    start: int
    end: int
    first: Day
    last: Day
    calendar: str = "gregorian"
    tolerance: int = 0

    def __post_init__(self) -> None:
        require(0 <= self.start < self.end, "a date stands on characters of a text")

    @property
    def value(self) -> str:
        """ISO 8601-2: one day ("2026-02-04") or a range ("2026-02-03/2026-02-04")."""
        return str(self.first) if self.first == self.last else f"{self.first}/{self.last}"


@dataclass(frozen=True, slots=True)
class Testimony:
    """What the closing formula attests. Languages are ISO 639 codes; one that no table knows is left out of them."""

    paragraphs: tuple[str, ...]  # ids
    place: str | None = None
    dates: tuple[Date, ...] = ()  # at places in the paragraphs' texts joined by line ends
    originals: int | None = None
    languages: tuple[str, ...] = ()
    equally_authentic: bool = False
    prevailing: str | None = None


@dataclass(frozen=True, slots=True)
class Instrument:
    """Which instrument a text says it is: ISO 3166 codes of its parties in the order of the text, its date (as in
    `Date.value`) and place of signing, and its title; None or empty where the text does not say.
    """

    parties: tuple[str, ...] = ()
    date: str | None = None
    place: str | None = None
    title: str | None = None


UNSTATED = Instrument()  # a text that says nothing of itself


@dataclass(frozen=True, slots=True)
class DeclaredCount:
    """A number of signed documents that a text states, and how many it lists (None: it has no such list).

    [start, end) is where the number stands in the text of the paragraph.
    """

    paragraph: str  # id
    start: int
    end: int
    declared: int
    counted: int | None = None
