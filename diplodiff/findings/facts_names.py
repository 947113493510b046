"""F3, F4 and F5: states, bodies, resolutions, persons and their offices, and places with two names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from diplodiff.findings.facts_pair import Change, Pair, Span, change, in_order, quantities_of
from diplodiff.language.citations import citations
from diplodiff.language.names import countries
from diplodiff.language.normalise import folded, words
from diplodiff.language.office_holders import CAPITALISED, Holder, bodies, holders, same_office, same_sound, sounds_of
from diplodiff.language.tables import primary, table
from diplodiff.language.testimony import tongues_listed
from diplodiff.language.toponyms import toponyms
from diplodiff.language.units import dimension
from diplodiff.language.wording import sides_named
from diplodiff.settings.language import FACTS_KEPT

_HOSTS = {"UNSC": "UN", "UNGA": "UN"}  # who names the organ need not name its host
_SOUNDLESS = frozenset({"zh", "ja", "ko"})
_Named = list[tuple[int, int, str]]


def names(pair: Pair) -> list[Change]:
    """The states, bodies, resolutions and persons that only one side names."""
    found: list[Change] = []
    for read in (_states, _bodies, _resolutions):
        every = _with(pair, 0, read), _with(pair, 1, read)
        found += _compared(pair, every, read)
    found += _persons(pair)
    if not pair.across:
        taken = [span for c in found for span in (c.left, c.right) if span]
        found += [c for c in _exchanged(pair) if not any(_meets(s, t) for s in (c.left, c.right) if s for t in taken)]
    return in_order(found)


def _meets(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _with(pair: Pair, side: int, read: object) -> _Named:
    found: _Named = read(pair.texts[side], pair.languages[side], pair.listed)  # type: ignore[operator]
    return [one for one in found if pair.counts(side, one[0])]


@lru_cache(maxsize=FACTS_KEPT)
def _states(text: str, language: str | None, listed: str | None) -> tuple[tuple[int, int, str], ...]:
    named = [c for c in countries(text, language) if c[2] != "EU"]
    if not named:
        return ()
    taken = [(start, end) for start, end, _ in _bodies(text, language, listed)]
    taken += [(t.start, t.end) for t in toponyms(text, language, listed)]
    taken += [(q.start, q.end) for q in quantities_of(text, language) if dimension(q.unit) == "money"]
    tongues = tongues_listed(text, language)  # "in the French language" names no state
    return tuple(
        c
        for c in named
        if not any(a <= c[0] < b for a, b in taken) and not any(a <= c[0] and c[1] <= b for a, b in tongues)
    )


@lru_cache(maxsize=FACTS_KEPT)
def _bodies(text: str, language: str | None, listed: str | None) -> tuple[tuple[int, int, str], ...]:
    return tuple((b.start, b.end, b.code) for b in bodies(text, language))


@lru_cache(maxsize=FACTS_KEPT)
def _resolutions(text: str, language: str | None, listed: str | None) -> tuple[tuple[int, int, str], ...]:
    return tuple((c.start, c.end, str(c.number)) for c in citations(text, language))


def _compared(pair: Pair, every: tuple[_Named, _Named], read: object) -> list[Change]:
    """What only one side names, each once; paired in order where both sides have something."""
    known = [{code for _, _, code in side} | {_HOSTS.get(code, code) for _, _, code in side} for side in every]
    alone: list[_Named] = [[], []]
    for side in (0, 1):
        seen = set(known[1 - side])
        for one in every[side]:
            if one[2] not in seen and not (read is _bodies and _HOSTS.get(one[2]) in known[1 - side] and pair.across):
                alone[side].append(one)
                seen.add(one[2])
    parties = pair.parties if read is _states else frozenset()
    if parties and (not alone[0] or not alone[1] or pair.across):
        # a party may be called "the two sides" or "the two countries" as well
        alone = [[one for one in side if one[2] not in parties] for side in alone]
    if pair.across and not all(_table_has(pair, side, read) for side in (0, 1)):
        return []
    if pair.across and read is _states:  # a side may be called by a short name that no table holds (巴方)
        alone = [[] if _unnamed_side(pair, 1 - side) else alone[side] for side in (0, 1)]
    elif read is _states:  # "the Turkish side" by a word that no table holds, "the side of Türkiye"
        alone = [
            _less_sides(pair, side, alone[side]) if _unnamed_side(pair, 1 - side) else alone[side] for side in (0, 1)
        ]
    both = min(len(alone[0]), len(alone[1]))
    found = [Change((a[0], a[1]), (b[0], b[1]), True) for a, b in zip(alone[0], alone[1], strict=False)]
    if pair.across and not both and not (read is not _bodies and known[0] & known[1]):
        return []  # a state may be called "our country", a body "the Organization"
    for side in (0, 1):
        found += [change(side, (one[0], one[1]), None, not pair.across) for one in alone[side][both:]]
    return found


def _less_sides(pair: Pair, side: int, named: _Named) -> _Named:
    """The names of states that do not say which side is meant."""
    sides = sides_named(pair.texts[side], pair.languages[side])
    return [one for one in named if not any(_meets((one[0], one[1]), span) for span in sides)]


def _unnamed_side(pair: Pair, side: int) -> bool:
    """Whether a text speaks of a side without a name of a state that is known."""
    text, language = pair.texts[side], pair.languages[side]
    states = _with(pair, side, _states)
    return any(not any(_meets(one, (a, b)) for a, b, _ in states) for one in sides_named(text, language))


def _table_has(pair: Pair, side: int, read: object) -> bool:
    """Whether names of this kind can be read in a language at all."""
    from diplodiff.language.fact_words import facts
    from diplodiff.language.tables import languages

    if read is _states:
        return primary(pair.languages[side]) in languages()
    return bool(facts(pair.languages[side]).get("bodies" if read is _bodies else "resolutions"))


def _persons(pair: Pair) -> list[Change]:
    """Another person in the same office."""
    if any(primary(language) in _SOUNDLESS for language in pair.languages):
        return []
    found = []
    for one, other, same in _offices(pair):
        if same or one.office != other.office or not (one.name or other.name):
            continue
        strange = not _heard(one, pair.texts[1]) and not _heard(other, pair.texts[0])
        if strange and one.sounds and other.sounds:
            found.append(Change(_span(one), _span(other), not pair.across))
    return found


def _heard(holder: Holder, text: str) -> bool:
    every = sounds_of(text)
    return any(same_sound(sound, heard) for sound in holder.sounds for heard in every)


def _span(holder: Holder) -> Span:
    return holder.name or (holder.start, holder.end)


def _offices(pair: Pair) -> Iterator[tuple[Holder, Holder, bool]]:
    """The offices of both sides with a holder, each with each, and whether it is the same person."""
    sides = [
        [h for h in holders(pair.texts[side], pair.languages[side]) if h.sounds and pair.counts(side, h.start)]
        for side in (0, 1)
    ]
    for one in sides[0]:
        for other in sides[1]:
            yield one, other, any(same_sound(a, b) and len(a) > 2 for a in one.sounds for b in other.sounds)


def titles(pair: Pair) -> list[Change]:
    """The offices of a person whom both sides name, where they differ."""
    found = []
    matched = [(one, other) for one, other, same in _offices(pair) if same and (one.name or other.name)]
    for one, other in matched:
        equal = any(
            same_office(a.office, b.office) for a, b in matched if a.sounds == one.sounds or b.sounds == other.sounds
        )
        if not equal and not same_office(one.office, other.office):
            found.append(Change((one.start, one.end), (other.start, other.end), not pair.across))
    return in_order(found)


def places(pair: Pair) -> list[Change]:
    """Places that each side calls by a name of its own."""
    every = [
        [t for t in toponyms(pair.texts[side], pair.languages[side], pair.listed) if pair.counts(side, t.start)]
        for side in (0, 1)
    ]
    found = []
    for place in dict.fromkeys(t.place for t in every[0]):
        sides = [{t.name: t for t in reversed(side) if t.place == place} for side in every]
        ours, theirs = ([t for name, t in sides[s].items() if name not in sides[1 - s]] for s in (0, 1))
        if ours and theirs:
            found.append(Change((ours[0].start, ours[0].end), (theirs[0].start, theirs[0].end), not pair.across))
    return in_order(found)


def _exchanged(pair: Pair) -> list[Change]:
    """In one language: names exchanged between the same words ("in Balochistan" for "in Jammu and Kashmir")."""
    language = primary(pair.languages[0])
    if language not in CAPITALISED or language == "de":
        return []
    ours, theirs = _proper(pair, 0), _proper(pair, 1)
    return [Change(one[0], other[0], True) for one in ours for other in theirs if one[1] and one[1:] == other[1:]]


def _proper(pair: Pair, side: int) -> list[tuple[Span, str, str]]:
    """Names that the other side has not, with the word before and the word behind each."""
    text, every = pair.texts[side], words(pair.texts[side])
    if not any(text[w.start].isupper() for w in every[1:]):
        return []
    known = {w.text for w in words(pair.texts[1 - side])} | pair.common | _both_sides(pair.languages[side])
    found: list[tuple[Span, str, str]] = []
    n = 0
    while n < len(every):
        stop = n
        while stop < len(every) and _is_name(text, every[stop].start, every[stop].text, stop, known):
            stop += 1
            if stop + 1 < len(every) and text[every[stop].start].islower() and len(every[stop].text) <= 3:
                stop += _is_name(text, every[stop + 1].start, every[stop + 1].text, stop + 1, known)
        if stop > n:
            span = every[n].start, every[stop - 1].end
            heard = sounds_of(pair.texts[1 - side])
            alike = all(any(same_sound(s, h) for h in heard) for s in sounds_of(text[slice(*span)]))
            if not alike and pair.counts(side, span[0]) and not any(_meets(span, one) for one in _read(pair, side)):
                before = every[n - 1].text if n else ""
                found.append((span, before, every[stop].text if stop < len(every) else ""))
        n = max(stop, n) + 1
    return found


def _read(pair: Pair, side: int) -> list[Span]:
    """Where what other rules compare stands in a passage."""
    text, language = pair.texts[side], pair.languages[side]
    found = [(a, b) for named in (_states, _bodies) for a, b, _ in named(text, language, pair.listed)]
    found += [span for c in (*places(pair), *titles(pair)) if (span := c.on(side))]
    return found + [(d.start, d.end) for d in pair.dates(side)] + [(q.start, q.end) for q in pair.quantities(side)]


@cache
def _both_sides(language: str | None) -> frozenset[str]:
    """The words by which a text calls all its parties ("the Sides"), whatever capitals they have."""
    return frozenset(word for named in table(language).get("joint_subjects", []) for word in folded(named).split())


def _is_name(text: str, start: int, word: str, index: int, known: set[str] | frozenset[str]) -> bool:
    """Whether a capital stands there for no other reason than that the word is a name."""
    if not text[start].isupper() or index == 0 or word in known or len(word) < 3:
        return False
    return text[:start].rstrip(" «“\"'(")[-1:] not in ".!?:;"
