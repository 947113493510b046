"""Which passages that a report quotes stand in which text: a pure function of what was read.

Candidates come from `quote_found`, grades from `quote_grade`; here each candidate meets each text, and what belongs to one
quotation is put together: its standings, its numbers, its other wordings.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from diplodiff.answers import STANDS, Quotation, Standing
from diplodiff.findings.quote_beside import beside
from diplodiff.findings.quote_found import Candidate, found
from diplodiff.findings.quote_grade import Asked, Graded, Looked
from diplodiff.findings.quote_judge import Met, severity, wordings
from diplodiff.findings.quote_labels import Labels
from diplodiff.language.normalise import gap
from diplodiff.language.tables import primary
from diplodiff.model import Confidence, Passage, PublishedText
from diplodiff.settings.questions import QUOTE_CANDIDATES, QUOTE_WHOLE_COVERAGE

_QUIET = frozenset({"short", "title"})


class Likely(NamedTuple):
    """A paragraph (its number) that may say the same as a quotation in another language. near: whether it likely does."""

    paragraph: int
    score: float
    near: bool


Across = Callable[[Sequence[str], str | None, PublishedText], Sequence[Sequence[Likely]]]


def quotes(report: PublishedText, texts: Sequence[PublishedText], across: Across) -> tuple[Quotation, ...]:
    """Every quotation of a report and how it stands in each text.

    across: for passages in a language, the likely paragraphs of a text in another one, the best first. It is asked once for
    each text and language, and only for what was not found word by word.
    """
    looked = [Looked(text) for text in texts]
    met = [one for candidate in found(report) for one in _met(candidate, looked, report)]
    met = _meant(met)
    beyond = _across(met, looked, across)
    labels = [Labels(text) for text in texts]
    made = [_quotation(n, one, report, looked, labels, beyond) for n, one in enumerate(met, 1)]
    others = wordings(met)
    return tuple(
        replace(q, wordings=tuple(f"Q{m + 1}" for m in others[n])) if others.get(n) else q for n, q in enumerate(made)
    )


def _met(candidate: Candidate, looked: Sequence[Looked], report: PublishedText) -> list[Met]:
    """A candidate as one quotation, or, where it stands nowhere as one, as the pairs of marks that it is made of."""
    whole = Met(candidate, tuple(_graded(candidate, text, report) for text in looked))
    if not candidate.joined or any(g.grade in STANDS for g in whole.grades):
        return [whole]
    parts = [Met(part, tuple(_graded(part, text, report) for text in looked)) for part in candidate.split()]
    better = any(g.grade in STANDS for part in parts for g in part.grades)
    altered = any(g.grade == "altered" for g in whole.grades)
    return parts if better and not altered else [whole]


def _graded(candidate: Candidate, text: Looked, report: PublishedText) -> Graded:
    asked = Asked(
        candidate.text, candidate.parts, candidate.language, candidate.glue, near=candidate.kind not in _QUIET
    )
    grade = text.grade(asked)
    if grade.grade not in STANDS or grade.start >= grade.end or grade.changes.changes or candidate.kind in _QUIET:
        return grade
    return grade._replace(
        changes=beside(candidate, grade, text.flow, report), parts=grade.parts or ((grade.start, grade.end),)
    )


def _meant(met: list[Met]) -> list[Met]:
    """Without what is no quotation of its own: inside one that stands, or set apart without marks and found nowhere.

    Inside one that stands in other words only what stands word for word is one: a speaker who is quoted quotes the text.
    """
    kept: list[Met] = []
    outer: Met | None = None
    for one in met:
        candidate = one.candidate
        if candidate.unsure and not any(g.grade in (*STANDS, "altered", "partial") for g in one.grades):
            continue
        if candidate.depth == 0:
            outer = one
        elif outer is not None and _holds(outer, one):
            continue
        kept.append(one)
    return kept


def _holds(outer: Met, inner: Met) -> bool:
    """Whether a quotation that stands, word for word or otherwise, accounts for the one inside it."""
    if any(g.grade in STANDS for g in outer.grades):
        return True
    alone = inner.candidate.kind == "quotation" and any(g.grade in STANDS for g in inner.grades)
    return not alone and any(g.grade == "altered" for g in outer.grades)


def _across(met: Sequence[Met], looked: Sequence[Looked], across: Across) -> dict[tuple[int, int], Sequence[Likely]]:
    """For quotations (their number) and texts in other languages the likely paragraphs, where nothing was found by words."""
    found: dict[tuple[int, int], Sequence[Likely]] = {}
    for at, text in enumerate(looked):
        by_language: dict[str | None, list[int]] = {}
        for number, one in enumerate(met):
            foreign = _foreign(one.candidate, text)
            if foreign and one.candidate.kind not in _QUIET and not one.grades[at].found:
                by_language.setdefault(one.candidate.language, []).append(number)
        for spoken, numbers in by_language.items():
            answers = across([met[n].candidate.text for n in numbers], spoken, text.text)
            found |= {(n, at): likely for n, likely in zip(numbers, answers, strict=True) if likely}
    return found


def _foreign(candidate: Candidate, text: Looked) -> bool:
    """Whether a quotation is in another language than a text."""
    return text.text.language is not None and primary(candidate.language) != primary(text.text.language)


def _quotation(
    number: int,
    one: Met,
    report: PublishedText,
    looked: Sequence[Looked],
    labels: Sequence[Labels],
    beyond: dict[tuple[int, int], Sequence[Likely]],
) -> Quotation:
    candidate = one.candidate
    standings = tuple(
        _standing(candidate, grade, text, labels[at], beyond.get((number - 1, at), ()))
        for at, (grade, text) in enumerate(zip(one.grades, looked, strict=True))
    )
    place = candidate.places[0]
    return Quotation(
        id=f"Q{number}",
        text=candidate.text,
        parts=tuple(candidate.text[a:b] for a, b in candidate.parts),
        kind=candidate.kind,
        language=candidate.language,
        broken=candidate.broken,
        paragraph=report.paragraphs[place.paragraph].id,
        start=place.start,
        end=place.end,
        severity=severity(candidate, standings),
        claims=candidate.claims,
        standings=standings,
    )


def _standing(candidate: Candidate, grade: Graded, text: Looked, labels: Labels, likely: Sequence[Likely]) -> Standing:
    siglum = text.text.siglum
    whole = text.text.extraction.coverage >= QUOTE_WHOLE_COVERAGE and not _foreign(candidate, text)
    sure: Confidence = "strong" if whole else "tentative"
    if likely:
        return _elsewhere(candidate, text, labels, likely)
    if grade.left_out is not None:
        served = Passage((), None, grade.left_out.text)
        return Standing(siglum, "exact", "tentative", 1.0, served, left_out=grade.left_out.reason)
    passage = _passage(grade, text)
    if not grade.found:
        return Standing(siglum, "not-found", sure, grade.score if passage else 0.0, passage)
    places = _ids(grade, text)
    sure = "exact" if grade.grade in STANDS else "strong" if grade.grade != "paraphrase" else "tentative"
    checks = labels.check(candidate.claims, places or (passage.ids if passage else ()))
    return Standing(
        siglum,
        grade.grade,
        sure,
        min(1.0, grade.score),
        passage,
        places if len(places) > 1 else (),
        grade.changes.changes,
        grade.changes.quoted,
        checks,
    )


def _elsewhere(candidate: Candidate, text: Looked, labels: Labels, likely: Sequence[Likely]) -> Standing:
    """Candidates in a text of another language: never more than that."""
    paragraphs = text.text.paragraphs
    passages = [Passage((p.id,), p.label, p.text) for p in (paragraphs[one.paragraph] for one in likely)]
    siglum, score = text.text.siglum, max(0.0, min(1.0, likely[0].score))
    if not likely[0].near:
        return Standing(siglum, "not-found", "tentative", score, passages[0], across=True)
    checks = labels.check(candidate.claims, passages[0].ids)
    others = tuple(p for p, one in zip(passages[1:QUOTE_CANDIDATES], likely[1:], strict=False) if one.near)
    return Standing(siglum, "paraphrase", "tentative", score, passages[0], labels=checks, others=others, across=True)


def _passage(grade: Graded, text: Looked) -> Passage | None:
    """The paragraphs that the words stand in, with what answers the quotation marked, or what differs from it."""
    if grade.start >= grade.end:
        return None
    flow = text.flow
    hosts = sorted(set(flow.hosts[grade.start : grade.end]))
    paragraphs = [text.text.paragraphs[h] for h in hosts]
    whole, offsets = "", {}
    for host, paragraph in zip(hosts, paragraphs, strict=True):
        whole += gap(whole) if whole and paragraph.text else ""
        offsets[host] = len(whole)
        whole += paragraph.text
    marks = []
    for start, end in grade.parts or ((grade.start, grade.end),) if grade.found else ():
        while start < end:
            host, (a, b) = flow.span(start, end)
            marks.append((offsets[host] + a, offsets[host] + b))
            while start < end and flow.hosts[start] == host:
                start += 1
    if grade.changes.changes and not grade.parts:
        marks = [(a, b) for a, b in grade.changes.published if b <= len(paragraphs[0].text)]
    return Passage(tuple(p.id for p in paragraphs), paragraphs[0].label, whole, tuple(sorted(set(marks))))


def _ids(grade: Graded, text: Looked) -> tuple[str, ...]:
    """The paragraphs in which the same words stand too."""
    hosts = dict.fromkeys(text.flow.hosts[place] for place in grade.places)
    return tuple(text.text.paragraphs[host].id for host in hosts)
