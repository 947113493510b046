"""The times of day of a text as minutes after midnight, in figures or words and in any of the languages.

    "half past ten", 10.30 a.m., 10 Uhr 30, 14 h 15, 下午2时30分, ساڑھے دس بجے, সকাল ১০টা ৩০ মিনিট

An hour by itself is a time only where its words say so ("10 hours" is a length of time, "10 Uhr" is none).
"""

from __future__ import annotations

import re
from fractions import Fraction

from diplodiff.language import tables
from diplodiff.language.clock_words import ClockWords, clock_words
from diplodiff.language.dates_grammar import grammar
from diplodiff.language.fact_words import PARTICLES, facts
from diplodiff.language.number_around import around
from diplodiff.language.number_words import value
from diplodiff.language.plain import plain
from diplodiff.patterns import regex
from diplodiff.settings.language import CLOCK_LEAD, CLOCK_RANGE_REACH
from diplodiff.values import dataclass

_DAY, _HALF_DAY = 1440, 720
_ANY = regex(r"\d ?[:.h] ?\d\d")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day at [start, end) of a published text.

    minutes    after midnight; two values half a day apart where the text does not say which half of the day is meant.
    figures    whether it is written in figures and without a word for the half of the day.
    """

    start: int
    end: int
    minutes: tuple[int, ...]
    figures: bool

    def agrees(self, other: Clock) -> bool:
        """Whether two may be the same time; where both are bare figures, 10:30 is not 22:30."""
        if self.figures and other.figures:
            return self.minutes[0] == other.minutes[0]
        return not set(self.minutes).isdisjoint(other.minutes)

    @property
    def shown(self) -> str:
        """In figures of the 24 hours."""
        return f"{self.minutes[0] // 60:02}:{self.minutes[0] % 60:02}"

    def numbers(self) -> frozenset[Fraction]:
        """What its parts may be read as where it is not read as a time: its hour, its minute, and both as one number."""
        found = {Fraction(24)} if 0 in self.minutes else set()
        for minute in {*self.minutes, *(m % _HALF_DAY for m in self.minutes)}:
            hour, rest = divmod(minute, 60)
            found |= {Fraction(n) for n in (hour, rest, hour * 100 + rest)}
            found |= {Fraction(minute, 60), hour + Fraction(rest, 100)}
        return frozenset(found)


def clocks(text: str, language: str | None) -> tuple[Clock, ...]:
    """The times of day of a published text in order, none overlapping another."""
    form, code = plain(text), tables.primary(language)
    figures = _ANY.search(form.text)
    if not figures and not facts(code):
        return ()
    known = clock_words(code)
    found = _in_figures(form.text, known, code) if figures else []
    if known.sign.search(form.text):
        found += _in_words(form.text, known, code)
    kept: list[Clock] = []
    for one in sorted(found, key=lambda c: (c.start, -c.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return tuple(Clock(*form.span(c.start, c.end), c.minutes, c.figures) for c in kept)


def _in_figures(text: str, known: ClockWords, code: str | None) -> list[Clock]:
    """Hour and minute in figures; with a dot between them only where a word or a neighbouring time says so."""
    found: list[tuple[Clock, bool]] = []
    for m in known.figures.finditer(text):
        lead = _lead(text, m.start(), known)
        part = _part(m["part"], known) or _part(lead["part"] if lead else None, known)
        told = bool(part or m["oclock"] or m["mark"].strip() in (":", "h"))
        if not told and lead and (lead["sure"] or lead["before"]):
            told = bool(lead["sure"] or m["hours"]) or not _counted(text, m.end("fm"), code)
        if not told and _counted(text, m.end("fm"), code):
            continue
        minutes = _minutes(Fraction(m["fh"]), int(m["fm"]), part)
        if minutes:
            found.append((Clock(_begin(m, lead), m.end(), minutes, not part), told and _enough(m, lead, part)))
    return [clock for n, (clock, told) in enumerate(found) if told or _beside(text, found, n, code)]


def _enough(m: re.Match[str], lead: re.Match[str] | None, part: str | None) -> bool:
    """Whether what stands around figures with a dot makes them a time: a small word ("at") alone does not."""
    sure = part or m["oclock"] or m["hours"] or (lead and lead["sure"])
    return bool(sure) or m["mark"].strip() in (":", "h")


def _beside(text: str, found: list[tuple[Clock, bool]], n: int, code: str | None) -> bool:
    """Whether figures are the other end of a range of times ("from 22.00 to 5.30 a.m."), or both of two."""
    one = found[n][0]
    for other in (found[n - 1] if n else None, found[n + 1] if n + 1 < len(found) else None):
        if other is None:
            continue
        gap = text[min(one.end, other[0].end) : max(one.start, other[0].start)]
        if len(gap) <= CLOCK_RANGE_REACH and not any(c.isdigit() for c in gap):
            return other[1] or grammar(code).to.fullmatch(gap) is not None
    return False


def _in_words(text: str, known: ClockWords, code: str | None) -> list[Clock]:
    """Hours with words around them, in figures or in words."""
    found = []
    for m in known.spoken.finditer(text):
        lead = _lead(text, m.start(), known)
        part = _part(m["part"], known) or _part(lead["part"] if lead else None, known)
        if not _is_time(text, m, (lead, part), code):
            continue
        hour = Fraction(m["fh"]) if m["fh"] else known.odd.get(m["sh"]) or _whole(m["sh"], code)
        minute = _minute(m, code)
        if hour is None or minute is None:
            continue
        if minutes := _minutes(hour + known.more.get(m.groupdict().get("more") or "", 0), minute, part):
            found.append(Clock(_begin(m, lead), m.end(), minutes, not part and bool(m["fh"])))
    for added, shape in known.told:
        for m in shape.finditer(text):
            hour = Fraction(m["fh"]) if m["fh"] else _whole(m["sh"], code)
            part = _part(m["part"], known)
            if hour and (minutes := _minutes(hour + Fraction(added, 60), 0, part)):
                found.append(Clock(m.start(), m.end(), minutes, False))
    noons = ((m, _HALF_DAY if known.noon.fullmatch(m.group()) else 0) for m in known.fixed.finditer(text))
    return found + [Clock(m.start(), m.end(), (minutes,), False) for m, minutes in noons]


def _is_time(text: str, m: re.Match[str], around_it: tuple[re.Match[str] | None, str | None], code: str | None) -> bool:
    """Whether an hour with what stands around it is a time of day."""
    lead, part = around_it
    below = bool(m["half"] or m["quarter"] or m["less"] or m["minute"])
    if m["fm"] and not m["minute"]:
        if m["join"] or len(m["fm"]) != 2 or _counted(text, m.end("fm"), code):
            return False
        below = True
    if m["sm"] and not m["minute"] and (m["join"] or _counted(text, m.end("sm"), code)):
        return False
    before, sure = bool(lead and lead["before"]), bool(lead and lead["sure"])
    if m["oclock"]:
        return code not in PARTICLES or bool(m["fh"]) or below or bool(part)
    if m["hours"]:
        return below or before or sure or bool(part)
    if code in PARTICLES:
        return False
    if m["fm"] or m["sm"]:
        return sure and bool(m["minute"])
    if below:
        return sure
    return bool(part and m["part"]) or (sure and not _counted(text, m.end(), code))


def _counted(text: str, at: int, code: str | None) -> bool:
    """Whether a unit, a magnitude or a sign of money stands behind a number: it is no time."""
    known = around(code)
    at += text[at : at + 1] in (" ", "-")
    unit = known.units.at(text, at)
    return known.scales.at(text, at) is not None or (unit is not None and unit[1] not in ("hour", "minute"))


def _minute(m: re.Match[str], code: str | None) -> int | None:
    if m["half"] or m["quarter"] or m["less"]:
        return 30 if m["half"] else 15 if m["quarter"] else -15
    found = Fraction(m["fm"]) if m["fm"] else _whole(m["sm"], code) if m["sm"] else Fraction(0)
    return int(found) if found is not None and found < 60 else None


def _whole(written: str, code: str | None) -> Fraction | None:
    found = value(written, code)
    return Fraction(found) if found is not None else None


def _lead(text: str, at: int, known: ClockWords) -> re.Match[str] | None:
    return known.lead.search(text[max(0, at - CLOCK_LEAD) : at])


def _begin(m: re.Match[str], lead: re.Match[str] | None) -> int:
    """Where a time begins, with the part of the day that stands before it."""
    return m.start() - len(lead.string) + lead.start("part") if lead and lead["part"] else m.start()


def _part(written: str | None, known: ClockWords) -> str | None:
    return next((name for name, shape in known.parts if shape.fullmatch(written)), None) if written else None


def _minutes(hour: Fraction, minute: int, part: str | None) -> tuple[int, ...]:
    """The minutes after midnight that an hour and a minute in a part of the day may mean; none where there is no such."""
    whole = hour * 60 + minute
    if whole.denominator != 1 or not 0 <= whole <= _DAY:
        return ()
    at = int(whole) % _DAY
    early, late = at % _HALF_DAY, at % _HALF_DAY + _HALF_DAY
    if whole > _HALF_DAY + 59 or (at < 60 and not part):
        return (at,)
    if part is None:
        return at, (late if at == early else early)
    if early < 60:  # twelve: each language has its own half of the day for it
        return early, late
    few = early < 6 * 60
    return {
        "am": (early,),
        "pm": (late,),
        "night": (early,) if few else (late,),
        "midday": (late,) if few else (early,),
    }[part]
