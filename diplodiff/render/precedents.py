"""The answer of `precedents` as a list: the archive, a timeline, then the clauses of each instrument by date."""

from __future__ import annotations

from diplodiff.asked import Precedent, PrecedentGroup, Precedents
from diplodiff.model import Extraction, Location, Paragraph, PublishedText, Source
from diplodiff.render import safe, wording
from diplodiff.render.listing import Entry, Extract, Listing, Section
from diplodiff.render.precedents_json import SHAPES, rows, whole
from diplodiff.render.precedents_wording import LIKENESS, named, searched, sentence
from diplodiff.settings import questions as settings

__all__ = ["SHAPES", "listing", "rows", "whole"]

COLUMNS = (
    *("id", "instrument", "title", "date", "parties", "side", "language", "origin", "clause", "label", "page", "part"),
    *("likeness", "score", "confidence", "passage"),
)
_RULES = {
    "exact": "A clause that reads the same, letter by letter.",
    "near": "A clause in near wording.",
    "reordered": "A clause with the same words in another order.",
    "similar": "A clause in similar wording.",
    "across": "A candidate in another language, near in meaning by sentence vectors.",
}


def listing(answer: Precedents) -> Listing:
    """The list that every format draws."""
    sigla = _sigla(answer)
    sections = [Section("The clause", (), _clause(answer)), Section("The archive searched", (), searched(answer))]
    if answer.timeline:
        sections.append(Section("Instruments with similar language, by year", bars=_bars(answer.timeline)))
    for group in answer.groups:
        entries = tuple(_entry(group, found, sigla[found.instrument, found.siglum]) for found in group.precedents)
        first = answer.first is not None and group.instrument == answer.first.instrument
        said = ("The earliest dated instrument of the archive with that wording.",) if first else ()
        sections.append(Section(named(group), entries, said))
    return Listing(
        command="precedents",
        version=answer.version,
        settings=answer.settings,
        kicker="Similar language in an archive",
        title=f"Precedents in {safe.name(answer.archive.path)}",
        verdict=(sentence(answer),),
        texts=_texts(answer, sigla),
        sections=tuple(sections),
        sentence=sentence(answer),
        columns=COLUMNS,
        rules=tuple((f"precedent-{likeness}", what) for likeness, what in _RULES.items()),
        notes=answer.notes,
        legend="Words that the clause does not have are {how}.",
        excerpts=True,
    )


def _bars(timeline: tuple[tuple[int, int], ...]) -> tuple[tuple[str, int], ...]:
    """A bar for each year; for each decade where there are many years."""
    if len(timeline) <= settings.PRECEDENT_YEARS:
        return tuple((str(year), count) for year, count in timeline)
    decades: dict[int, int] = {}
    for year, count in timeline:
        decades[year // 10] = decades.get(year // 10, 0) + count
    return tuple((f"{decade}0s", count) for decade, count in decades.items())


def _clause(answer: Precedents) -> tuple[str, ...]:
    clause = answer.clause
    origin = f"{safe.name(clause.origin)}, " if clause.origin else ""
    place = f"{origin}{safe.one_line(clause.label or '')}".strip(", ")
    said = [safe.isolate(safe.one_line(clause.text)), wording.language(clause.language)]
    return (
        said[0],
        ", ".join(filter(None, (said[1], place, clause.date and f"dated {safe.one_line(clause.date)}"))) + ".",
    )


def _sigla(answer: Precedents) -> dict[tuple[str, str], str]:
    """A name for every text of the archive that stands in the answer."""
    found: dict[tuple[str, str], str] = {}
    for precedent in answer.precedents:
        found.setdefault((precedent.instrument, precedent.siglum), f"T{len(found) + 1}")
    return found


def _texts(answer: Precedents, sigla: dict[tuple[str, str], str]) -> tuple[PublishedText, ...]:
    """Of each of these texts the passages that stand in the answer, as a text that the formats know."""
    made = []
    for (instrument, siglum), name in sigla.items():
        group = next(g for g in answer.groups if g.instrument == instrument)
        mine = [p for p in group.precedents if p.siglum == siglum]
        by_id = {p.clause: p for p in mine}
        paragraphs = tuple(
            Paragraph(p.clause, p.passage.text, "operative", p.passage.label, location=Location(page=p.page))
            for p in by_id.values()
        )
        source = Source(mine[0].origin, "application/octet-stream", "")
        made.append(
            PublishedText(
                name, mine[0].side, mine[0].language, group.title, None, source, Extraction("index", 1.0), paragraphs
            )
        )
    return tuple(made)


def _entry(group: PrecedentGroup, found: Precedent, siglum: str) -> Entry:
    label = f"paragraph {safe.one_line(found.passage.label)}" if found.passage.label else f"clause {found.clause}"
    page = f"page {found.page}" if found.page is not None else ""
    place = ", ".join(filter(None, (safe.name(found.side), wording.language(found.language), label, page)))
    of = f" (sentence {found.part})" if found.part else ""
    return Entry(
        id=found.id,
        rule=f"precedent-{found.likeness}",
        heading=f"{LIKENESS[found.likeness]}{of}, score {found.score:.2f}: {place}",
        severity="info",
        confidence=found.confidence,
        extracts=(Extract(siglum, (found.clause,), "", found.passage.text, found.passage.marks),),
        cells=_cells(group, found),
    )


def _cells(group: PrecedentGroup, found: Precedent) -> tuple[str, ...]:
    return (
        found.id,
        found.instrument,
        group.title or "",
        group.date or "",
        " ".join(group.parties),
        found.side,
        found.language or "",
        found.origin,
        found.clause,
        found.passage.label or "",
        str(found.page or ""),
        str(found.part or ""),
        found.likeness,
        f"{found.score:.4f}",
        found.confidence,
        found.passage.text,
    )
