"""Whether two texts are texts of the same instrument: what in them contradicts it, and what speaks for it.

Sister treaties and the statements of yearly meetings share their formulas, so that much of one answers the other; dates,
years, parties and subject tell them apart. None of them decides alone: a date may be misprinted in one version.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from diplodiff.facts import Date, Day
from diplodiff.language import tables
from diplodiff.language.anchors import numbers_of, skeleton
from diplodiff.language.calendars import OWN_YEARS
from diplodiff.language.dates import dates
from diplodiff.language.kinds import titled_kind
from diplodiff.language.normalise import UNSPACED, folded, words
from diplodiff.language.tables import primary
from diplodiff.model import Alignment, Paragraph, PublishedText
from diplodiff.settings.align import (
    GATE_CONTRADICTED,
    GATE_VERBATIM,
    IDENTITY_DAYS,
    IDENTITY_FAR_DAYS,
    IDENTITY_MONTH,
    IDENTITY_NUMBERS,
    IDENTITY_OPENING,
    IDENTITY_ROWS,
    IDENTITY_STEM,
    IDENTITY_SUBJECT,
    IDENTITY_SUBJECT_LEAST,
    IDENTITY_SUBJECT_SHARE,
    IDENTITY_SUBJECT_TERMS,
    IDENTITY_TITLE,
)
from diplodiff.settings.language import PARTY_STEM
from diplodiff.values import NamedTuple

NEVER = 2.0  # a share that nothing reaches
Texts = tuple[PublishedText, ...]


class Contradiction(NamedTuple):
    """Something that says that the instruments differ, in words; `outweighed` is the mean share of both texts that must
    answer for it to be taken for a misprint or another name of the same thing.
    """

    reason: str
    outweighed: float = GATE_CONTRADICTED


def contradictions(texts: Texts, alignment: Alignment, across: bool) -> tuple[Contradiction, ...]:
    """What says that these are different instruments; empty where nothing does."""
    when = _dates(texts, across) or _years(texts) or (_opening_years(texts) if across else None)
    found = [when, _parties(texts), _figures(texts, alignment, across)]
    if not across:
        found.append(_subjects(texts) or _titled_apart(texts))
    return tuple(reason for reason in found if reason)


def agree(texts: Texts, across: bool) -> bool:
    """Whether titles or dates say by themselves that the instrument is the same."""
    ours, theirs = (_signed(text) or _opening(text) for text in texts)
    if ours and theirs and _meet(ours, theirs):
        return True
    one, two = ({w.text for w in words(text.title or "")} for text in texts)
    return not across and bool(one and two) and len(one & two) >= IDENTITY_TITLE * max(len(one), len(two))


def _dates(texts: Texts, across: bool) -> Contradiction | None:
    """Days of signing, or of the visit that the texts open with, that lie apart; each is compared with its like."""
    for what, of in (("signed on", _signed), ("about an event of", _opening)):
        ours, theirs = (of(text) for text in texts)
        if ours and theirs:
            if _meet(ours, theirs):
                return None
            days = min(abs((a - b).days) for a in ours for b in theirs)
            reason = f"One is {what} {ours[0].isoformat()}, the other {theirs[0].isoformat()}."
            if across and days >= IDENTITY_MONTH:
                return Contradiction(reason, NEVER)  # the wording cannot outweigh it: sister texts mean nearly the same
            return Contradiction(reason, GATE_VERBATIM if days >= IDENTITY_FAR_DAYS else GATE_CONTRADICTED)
    return None


def _meet(ours: Sequence[date], theirs: Sequence[date]) -> bool:
    return any(abs((a - b).days) <= IDENTITY_DAYS for a in ours for b in theirs)


def _signed(text: PublishedText) -> list[date]:
    return _days([p for p in text.paragraphs if p.role == "testimonium"], text.language)


def _opening(text: PublishedText) -> list[date]:
    """The days that the first paragraphs name, where these are not numbered: the visit or meeting."""
    return _days(_opens(text), text.language)


def _opens(text: PublishedText) -> list[Paragraph]:
    body = [p for p in text.paragraphs if p.role in ("preamble", "operative", "list-item")][:IDENTITY_OPENING]
    return [p for p in body if p.numbering is None or p.numbering.value == 1]


def _days(paragraphs: Sequence[Paragraph], language: str | None) -> list[date]:
    found: list[date] = []
    for paragraph in paragraphs:
        for named in dates(paragraph.text, language):
            found += _ends(named)
    return found


def _ends(named: Date) -> list[date]:
    return [day for part in (named.first, named.last) if (day := _day(part))]


def _day(day: Day) -> date | None:
    if day.year is None or day.month is None or day.day is None:
        return None
    try:
        return date(day.year, day.month, day.day)
    except ValueError:
        return None


def _years(texts: Texts) -> Contradiction | None:
    """Years in the titles that differ."""
    ours, theirs = (_in_range(numbers_of(text.title or "")) for text in texts)
    if ours and theirs and not ours & theirs:
        return Contradiction(
            f"The titles name different years ({', '.join(sorted(ours))}; {', '.join(sorted(theirs))})."
        )
    return None


def _opening_years(texts: Texts) -> Contradiction | None:
    """Years that each text opens with and the other names nowhere: no month need be known, only the years' calendar."""
    if any(primary(text.language) in OWN_YEARS for text in texts):
        return None
    first = [_in_range(_numbers(_opens(text))) for text in texts]
    ours, theirs = (first[side] - _in_range(_numbers(texts[1 - side].paragraphs)) for side in (0, 1))
    if not ours or not theirs:
        return None
    years = f"{', '.join(sorted(ours))}; {', '.join(sorted(theirs))}"
    return Contradiction(f"They open with different years ({years}), each not named in the other.")


def _numbers(paragraphs: Sequence[Paragraph]) -> frozenset[str]:
    return frozenset().union(*(numbers_of(p.text) for p in paragraphs))


def _in_range(numbers: frozenset[str]) -> set[str]:
    return {n for n in numbers if len(n) == 4 and n.isdecimal() and "1900" <= n <= "2100"}


def _parties(texts: Texts) -> Contradiction | None:
    ours, theirs = (set(text.instrument.parties) for text in texts)
    if len(ours) < 2 or len(theirs) < 2 or not ours - theirs or not theirs - ours:
        return None
    reason = f"The parties differ ({', '.join(sorted(ours))}; {', '.join(sorted(theirs))})."
    # two states each are surely the parties; of longer lists some may only be mentioned
    return Contradiction(reason, NEVER if len(ours) == len(theirs) == 2 else GATE_CONTRADICTED)


def _figures(texts: Texts, alignment: Alignment, across: bool) -> Contradiction | None:
    """Passages that answer one another and hold other numbers; across languages only years are sure to be digits."""
    seen = other = 0
    for bead in alignment.beads:
        if bead.relation == "one-sided":
            continue
        found = [
            frozenset().union(*(numbers_of(text.paragraphs[i].text) for i in side))
            for text, side in zip(texts, bead.sides, strict=True)
        ]
        ours, theirs = ((_in_range(n) if across else set(n)) for n in found)
        if ours and theirs:
            seen += 1
            other += not ours & theirs
    if seen < IDENTITY_ROWS or other < IDENTITY_NUMBERS * seen:
        return None
    what = "years" if across else "numbers"
    return Contradiction(f"Of {seen} pairs of passages with {what}, {other} have none in common.")


def _subjects(texts: Texts) -> Contradiction | None:
    """Words of each title that its own text is full of and the other text lacks: another subject, or another party."""
    titles = [_terms(text.title or "", text.language) for text in texts]
    if not (set(titles[0]) - set(titles[1]) and set(titles[1]) - set(titles[0])):
        return None
    bodies = [
        [_terms(p.text, text.language) for p in text.paragraphs if p.role not in ("title", "heading")] for text in texts
    ]
    own = [_own(side, titles, bodies) for side in (0, 1)]
    ours = [a for a in own[0] if not any(_alike(a, b) for b in own[1])]
    theirs = [b for b in own[1] if not any(_alike(a, b) for a in own[0])]
    if not ours or not theirs:
        return None
    shown = "; ".join(f"“{_as_titled(text, terms)}”" for text, terms in zip(texts, (ours, theirs), strict=True))
    reason = f"The titles name different subjects or parties ({shown})."
    several = min(len(ours), len(theirs)) >= IDENTITY_SUBJECT_TERMS
    return Contradiction(reason, NEVER if several else GATE_CONTRADICTED)


def _titled_apart(texts: Texts) -> Contradiction | None:
    """Titles of one kind of document, each with words that the other text holds nowhere: two of the agreements of one visit.

    Headlines of publishers name no kind, or not the same; and of the words of each title one at least recurs under it.
    """
    kinds = {titled_kind(text.title or "", text.language) for text in texts}
    if len(kinds) > 1 or None in kinds:
        return None
    titles = [set(_terms(text.title or "", text.language)) for text in texts]
    if titles[0] <= titles[1] or titles[1] <= titles[0]:
        return None
    bodies = [
        {term for p in text.paragraphs if p.role not in ("title", "heading") for term in _terms(p.text, text.language)}
        for text in texts
    ]
    own = []
    for side in (0, 1):
        foreign = {
            term
            for term in titles[side] - titles[1 - side] - bodies[1 - side]
            if not any(_alike(term, other) for other in titles[1 - side])
        }
        own.append(sorted(foreign) if foreign & bodies[side] else [])
    if not all(own):
        return None
    shown = "; ".join(f"“{_as_titled(text, terms)}”" for text, terms in zip(texts, own, strict=True))
    return Contradiction(f"The titles name different subjects ({shown}), of which the other text does not speak.")


def _as_titled(text: PublishedText, terms: Sequence[str]) -> str:
    """The first words of a title that begin with some terms, as its publisher writes them."""
    spoken = [word.strip(",.;:()«»“”\"'") for word in (text.title or "").split()]
    spoken = [word for word in spoken if folded(word).startswith(tuple(terms))]
    return " ".join(spoken[:3]) or " ".join(terms[:3])


def _own(side: int, titles: list[list[str]], bodies: list[list[list[str]]]) -> list[str]:
    """The words of a side's title that recur in its text and hardly occur in the other."""
    ours, theirs = ([set(p) for p in body] for body in (bodies[side], bodies[1 - side]))
    found = []
    least = max(IDENTITY_SUBJECT_LEAST, IDENTITY_SUBJECT_SHARE * len(ours))
    for term in dict.fromkeys(titles[side]):
        if term in titles[1 - side]:
            continue
        here, there = sum(term in p for p in ours), sum(term in p for p in theirs)
        if here >= least and there * len(ours) <= IDENTITY_SUBJECT * here * max(1, len(theirs)):
            found.append(term)
    return found


def _terms(text: str, language: str | None) -> list[str]:
    """The words of a text that mean something, by their first letters; pairs of characters in scripts without spaces."""
    small = _small(language)
    found, last = [], ""
    for word in (w.text for w in words(text)):
        unspaced = not word.isascii() and bool(UNSPACED.match(word))
        if unspaced and last:
            found.append(last + word)
        elif not unspaced and len(word) > 2 and not word.isdecimal() and word not in small:
            found.append(word[:IDENTITY_STEM])
        last = word if unspaced else ""
    return found


@cache
def _small(language: str | None) -> frozenset[str]:
    table = tables.table(language)
    kinds = [word for of in table.get("kinds", {}).values() for word in of]
    small = [w for key in ("stopwords", "articles", "between", "conjunctions") for w in table.get(key, [])]
    return frozenset(word for phrase in (*kinds, *small) for word in folded(phrase).split())


def _alike(one: str, two: str) -> bool:
    """Whether two words are one name in two spellings or inflections."""
    return one[:PARTY_STEM] == two[:PARTY_STEM] or (len(skeleton(one)) > 2 and skeleton(one) == skeleton(two))
