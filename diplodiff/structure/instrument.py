"""Which instrument a text says it is: its parties, its date and place of signing, its title."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from diplodiff.facts import Date, Instrument, Testimony
from diplodiff.language import tables
from diplodiff.language.dates import dates
from diplodiff.language.names import countries
from diplodiff.language.normalise import UNSPACED
from diplodiff.language.plain import alternatives, plain, plain_word
from diplodiff.model import Paragraph
from diplodiff.patterns import regex
from diplodiff.settings.structure import OPENING_PARAGRAPHS, TITLE_DATE_CHARACTERS


def instrument(
    paragraphs: Sequence[Paragraph], title: str | None, language: str | None, testimony: Testimony | None
) -> Instrument:
    """What title, closing formula, signatures and opening say of the instrument; nothing is guessed from elsewhere."""
    day, place = _signed(paragraphs, language, testimony)
    return Instrument(_parties(paragraphs, title, language), day, place, title)


def _parties(paragraphs: Sequence[Paragraph], title: str | None, language: str | None) -> tuple[str, ...]:
    """The countries of the title; with fewer than two also those of the signatures, else those of the opening."""
    lines = [p.text for p in paragraphs if p.role == "title"]
    found = _codes([*lines, *([title] if title and title not in lines else [])], language)
    if len(found) < 2:
        signed = _codes([p.text for p in paragraphs if p.role == "signature"], language)
        found = list(dict.fromkeys([*found, *signed])) if len(signed) >= 2 or (signed and found) else found
    if len(found) < 2:
        opening = [code for text in _opening(paragraphs, language) for _, _, code in countries(text, language)]
        most = {code for code, _ in Counter(opening).most_common(2)}
        if len(most) == 2:
            found = list(dict.fromkeys([*found, *(code for code in opening if code in most)]))[:2]
    return tuple(found)


def _opening(paragraphs: Sequence[Paragraph], language: str | None) -> list[str]:
    """The paragraphs under the title that tell of a visit, a meeting or the parties: recitals, or what names the visit."""
    body = [p for p in paragraphs if p.role not in ("title", "heading", "signature", "testimonium")]
    visits = _visits(tables.primary(language))
    return [p.text for p in body[:OPENING_PARAGRAPHS] if visits and visits.search(plain(p.text).text)]


@cache
def _visits(language: str | None) -> re.Pattern[str] | None:
    """The words for a visit, an invitation, a meeting."""
    cues = tables.table(language).get("counts", {}).get("visit")
    before = "" if language in ("zh", "ja", "ko") else r"(?<!\w)"
    return regex(before + alternatives(tuple(plain_word(c) for c in cues))) if cues else None


def _codes(texts: Sequence[str], language: str | None) -> list[str]:
    return list(dict.fromkeys(code for text in texts for _, _, code in countries(text, language)))


def _signed(
    paragraphs: Sequence[Paragraph], language: str | None, testimony: Testimony | None
) -> tuple[str | None, str | None]:
    """Date and place of signing: as attested, else as the line under the title says; else the date of the visit."""
    if testimony and testimony.dates:
        return testimony.dates[0].value, testimony.place
    place = testimony.place if testimony else None
    for line in (p.text for p in paragraphs if p.role in ("title", "heading")):
        found = dates(line, language) if len(line) <= TITLE_DATE_CHARACTERS else ()
        if found and _whole(found[0]):
            return found[0].value, place or _beside(line, found[0], language)
    for text in _opening(paragraphs, language):
        found = tuple(date for date in dates(text, language) if _whole(date))
        if found:
            return found[0].value, place  # a visit is told first, and what it recalls later
    return None, place


def _whole(date: Date) -> bool:
    return date.last.year is not None and date.last.day is not None


def _beside(line: str, date: Date, language: str | None) -> str | None:
    """The place in a line of place and date, where nothing but the two stands in it."""
    rest = (line[: date.start] + line[date.end :]).strip(" ,،、，.-–—;|")
    if UNSPACED.match(rest):  # "2026年5月5日于北京"
        before = tables.table(language).get("testimony", {}).get("place_before", ())
        rest = next((rest.removeprefix(word) for word in before if rest.startswith(word)), rest)
    words = rest.split()
    plain = rest and not any(c.isdigit() for c in rest) and len(words) <= 4
    return rest if plain and all(w[:1].isupper() or not w[:1].islower() for w in words) else None
