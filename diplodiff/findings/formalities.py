"""A3, A4 and A5: what the closing formulas of the two texts attest, compared as data and never as words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from diplodiff.facts import Date
from diplodiff.findings.context import Context, joined, told
from diplodiff.findings.points import points_message, points_passages
from diplodiff.language.anchors import skeleton
from diplodiff.language.fact_words import PARTICLES
from diplodiff.language.names import languages
from diplodiff.language.normalise import folded, words
from diplodiff.language.office_holders import same_sound, sounds_of
from diplodiff.language.tables import primary
from diplodiff.language.testimony import Attested, Parts, attested, parts
from diplodiff.model import SEVERITIES, Confidence, Finding, Paragraph, Severity
from diplodiff.settings.findings import CLOSING_PARAGRAPHS, PLACE_CONSONANTS
from diplodiff.values import NamedTuple

Span = tuple[int, int]
Sides = tuple["_Closing", "_Closing"]
_BODY = frozenset({"operative", "list-item", "testimonium"})


class _Closing(NamedTuple):
    """The closing formula of a side: its paragraphs as one text, what it attests, and where."""

    indexes: tuple[int, ...]
    text: str
    language: str | None
    says: Attested
    at: Parts


class _Said(NamedTuple):
    """A point in which the formulas differ: its name, the spans on each side, and whether that is sure."""

    point: str
    spans: tuple[tuple[Span, ...], tuple[Span, ...]]
    sure: bool = True


def testimonium(context: Context) -> Iterator[Finding]:
    """A3: other languages, another number of originals, or texts that only one side calls equally authentic."""
    sides = _closings(context)
    if sides:
        found = [said for said in (_originals(sides), _languages(sides), _authentic(sides)) if said]
        yield from _finding(context, sides, ("testimonium", "A3", "medium"), found)


def prevailing_language(context: Context) -> Iterator[Finding]:
    """A4: another language prevails where the texts differ, or only one side says that one does."""
    sides = _closings(context)
    if not sides:
        return
    ours, theirs = (side.says.prevailing for side in sides)
    if ours == theirs or any(side.at.divergence and not side.says.prevailing for side in sides):
        return  # a sentence on divergence that names no language that is known
    said = _Said("Prevailing text", _spans(sides, lambda side: side.at.divergence), bool(ours and theirs))
    yield from _finding(context, sides, ("prevailing-language", "A4", "critical"), [said])


def signature_date(context: Context) -> Iterator[Finding]:
    """A5: another day or another place of signing."""
    sides = _closings(context)
    if sides:
        found = [said for said in (_days(sides), _places(context, sides)) if said]
        yield from _finding(context, sides, ("signature-date", "A5", "medium"), found)


def _closings(context: Context) -> Sides | None:
    """The closing formulas of both sides; None where one has none that can be read, or the other has all of the longer."""
    one, two = (_closing(context, side) for side in (0, 1))
    if not one or not two:
        return None
    held = context.served[1].holds(one.text) if len(one.text) >= len(two.text) else context.served[0].holds(two.text)
    return None if held else (one, two)  # a formula that a page's end parts is read in pieces


def _closing(context: Context, side: int) -> _Closing | None:
    """The testimony of a side; where there is none, the formula that stands in the last Article."""
    text = context.texts[side]
    language = text.language
    ids = set(text.testimony.paragraphs) if text.testimony else set()
    indexes = tuple(i for i, p in enumerate(text.paragraphs) if p.id in ids) or _last(text.paragraphs, language)
    if not indexes:
        return None
    whole = joined(context.paragraphs(side, indexes))
    says = attested(whole, language)
    return _Closing(indexes, whole, language, says, parts(whole, language)) if says else None


def _last(paragraphs: tuple[Paragraph, ...], language: str | None) -> tuple[int, ...]:
    late = [i for i, p in enumerate(paragraphs) if p.role in _BODY][-CLOSING_PARAGRAPHS:]
    for i in reversed(late):
        if not languages(paragraphs[i].text, language):
            continue
        says = attested(paragraphs[i].text, language)
        if says and says.languages and (says.equally_authentic or (says.originals and says.dates)):
            return (i,)
    return ()


def _originals(sides: Sides) -> _Said | None:
    counts = [side.says.originals for side in sides]
    if None in counts or counts[0] == counts[1]:
        return None
    return _Said("Originals", _spans(sides, lambda side: side.at.originals))


def _languages(sides: Sides) -> _Said | None:
    """Other languages. A text may name one that no table knows: where one side only has more, both must name two."""
    named = [set(side.says.languages) for side in sides]
    if not all(named) or named[0] == named[1]:
        return None
    more = named[0] < named[1] or named[1] < named[0]
    if more and min(map(len, named)) < 2 and _across(sides):
        return None
    return _Said("Languages", (sides[0].at.languages, sides[1].at.languages), not (more and _across(sides)))


def _authentic(sides: Sides) -> _Said | None:
    if sides[0].says.equally_authentic == sides[1].says.equally_authentic:
        return None
    if not all(side.says.languages or side.says.originals for side in sides):
        return None
    return _Said("Authentic texts", _spans(sides, lambda side: side.at.equal), not _across(sides))


def _days(sides: Sides) -> _Said | None:
    ours, theirs = (side.says.dates for side in sides)
    if not ours or not theirs or any(_same_day(a, b) for a in ours for b in theirs):
        return None
    return _Said("Date", (tuple((d.start, d.end) for d in ours), tuple((d.start, d.end) for d in theirs)))


def _same_day(one: Date, other: Date) -> bool:
    """Whether two dates may be one: what is known of both agrees, within what their calendars allow."""
    a, b = one.first, other.first
    if a.year and a.month and a.day and b.year and b.month and b.day:
        try:
            apart = abs((date(a.year, a.month, a.day) - date(b.year, b.month, b.day)).days)
        except ValueError:
            return True
        return apart <= one.tolerance + other.tolerance
    parts_of = ((a.year, b.year), (a.month, b.month), (a.day, b.day))
    return all(x is None or y is None or x == y for x, y in parts_of)


def _places(context: Context, sides: Sides) -> _Said | None:
    """Another place. Across languages a name is known by its sound, and another name for the same city has another one:
    so the place of one side must stand, by its sound, elsewhere in the other side's text.
    """
    ours, theirs = (side.says.place for side in sides)
    if not ours or not theirs or _same_place(ours, theirs):
        return None
    if _across(sides):
        unspelt = any(primary(side.language) in PARTICLES for side in sides)
        if unspelt or not any(_knows(context, 1 - s, sides[s]) for s in (0, 1)):
            return None
    return _Said("Place", _spans(sides, _place_span), not _across(sides))


def _place_span(side: _Closing) -> Span | None:
    at = side.text.find(side.says.place or "")
    return (at, at + len(side.says.place or "")) if at >= 0 else None


def _same_place(one: str, other: str) -> bool:
    a, b = {w.text for w in words(one)}, {w.text for w in words(other)}
    if a <= b or b <= a or folded(one).replace(" ", "") == folded(other).replace(" ", ""):
        return True
    return any(same_sound(x, y) for x in map(skeleton, a) for y in map(skeleton, b) if min(len(x), len(y)) > 1)


def _knows(context: Context, side: int, closing: _Closing) -> bool:
    """Whether a text names the place of the other side's formula outside its own formula."""
    sounds = [s for s in sounds_of(closing.says.place or "") if len(s) >= PLACE_CONSONANTS]
    body = [p.text for p in context.texts[side].paragraphs if p.role not in ("testimonium", "signature")]
    heard = {s for text in body for s in sounds_of(text)}
    return bool(sounds) and any(s in heard for s in sounds)


def _across(sides: Sides) -> bool:
    return primary(sides[0].language) != primary(sides[1].language)


def _spans(sides: Sides, where: Callable[[_Closing], Span | None]) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    one, two = (where(side) for side in sides)
    return (one,) if one else (), (two,) if two else ()


def _elsewhere(context: Context, sides: Sides, said: _Said) -> bool:
    """Whether what one formula alone says stands in the other text after all, be it in pieces."""
    alone = [n for n in (0, 1) if said.spans[n] and not said.spans[1 - n]]
    if not alone:
        return False
    served = context.served[1 - alone[0]]
    texts = [sides[alone[0]].text[slice(*span)] for span in said.spans[alone[0]]]
    return all(served.holds(text) or served.scattered(text) for text in texts)


def _finding(context: Context, sides: Sides, kind: tuple[str, str, Severity], said: list[_Said]) -> Iterator[Finding]:
    """One finding for all points of a kind; what is not sure is one grade less severe and tentative."""
    said = [s for s in said if not _elsewhere(context, sides, s)]
    said = [s for s in said if s.sure] or said
    if not said:
        return
    rule, code, severity = kind
    confidence: Confidence = "strong" if said[0].sure or not _across(sides) else "tentative"
    if confidence == "tentative":
        severity = SEVERITIES[SEVERITIES.index(severity) + 1]
    passages = points_passages(context, (sides[0].indexes, sides[1].indexes), [s.spans for s in said])
    message = points_message(context, (sides[0].text, sides[1].text), [(s.point, s.spans) for s in said])
    yield told((rule, code, severity, confidence), passages, message, *(side.text for side in sides))
