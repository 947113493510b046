"""Findings over three and more texts, made of those on every two: who has a passage, and who lacks it, as sets.

A paragraph is called one-sided where no text that lacks it stands in its row of the table, and surely so only where no
pair has an answer to it: an answer that was outvoted leaves the finding tentative. No text is the original:
which of the sets is larger is for the reader to see.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplodiff.findings.context import fingerprint
from diplodiff.findings.nway_desk import Desk, Said, least, nearest, not_found, strongest
from diplodiff.findings.nway_merge import merged, ordered, passages_of
from diplodiff.findings.own_versions import differing_rows, own_versions
from diplodiff.findings.rules import RULES
from diplodiff.model import SEVERITIES, Finding, Passage

_RANK = {rule: rank for rank, rule in enumerate((*RULES, "own-versions"))}


def gather(desk: Desk) -> tuple[Finding, ...]:
    """All findings, the most severe first, then in the order of RULES and of the table; no two share a fingerprint."""
    found = [*_paragraphs(desk), *_parts(desk), *merged(desk, desk.others(own=False)), *own_versions(desk)]
    return ordered(desk, found, lambda f: (SEVERITIES.index(f.severity), _RANK.get(f.rule, len(_RANK))))


def _paragraphs(desk: Desk) -> Iterator[Finding]:
    """P1: by row of the table."""
    by_row: dict[int, dict[tuple[int, int], Said]] = defaultdict(dict)
    for said in desk.said(own=False):
        if said.finding.code == "P1":
            by_row[said.row][said.has, said.lacks] = said
    for row, calls in sorted(by_row.items()):
        has = desk.having(row)
        holders = {desk.sides[n] for n in has}
        lacking: list[Said] = []
        for side in sorted(set(desk.sides) - holders):
            lacking += _called(desk, row, calls, side)
        if lacking:
            yield _one_sided(desk, row, lacking)


def _called(desk: Desk, row: int, calls: dict[tuple[int, int], Said], side: int) -> list[Said]:
    """What the pairs say of a row that a side lacks; nothing where its source has the passage outside the text.

    Of several versions the pair that is best supported has to call it one-sided.
    """
    has, versions = desk.having(row), desk.versions(side)
    if any(desk.served(row, x, y) for x in has for y in versions):
        return []
    found: list[Said] = []
    for holder in sorted({desk.sides[n] for n in has}):
        keys = [(x, y) for x in has if desk.sides[x] == holder for y in versions if (x, y) in desk.pairs]
        best = min(keys, key=lambda key: (desk.pairs[key].support, key), default=None)
        if best in calls:
            found += [calls[key] for key in keys if key in calls]
    return found


def _one_sided(desk: Desk, row: int, calls: Sequence[Said]) -> Finding:
    has = desk.having(row)
    findings = [said.finding for said in calls]
    lacking = {n for said in calls for n in desk.versions(desk.sides[said.lacks])}
    given = {said.has: said.finding.passages[0][1] for said in calls}
    passages = tuple((desk.texts[n].siglum, given.get(n) or desk.passage(row, n)) for n in has)
    doubted = [side for side in sorted({desk.sides[n] for n in has}) if set(desk.versions(side)) - set(has)]
    reasons = [desk.published_differently(side) for side in doubted]
    outvoted = any(desk.answered(row, x, y) for x in has for y in lacking)
    return replace(
        findings[0],
        severity=strongest(findings),
        confidence="tentative" if doubted or outvoted else least(findings),
        present=desk.sigla(has),
        absent=desk.sigla(tuple(lacking)),
        passages=passages,
        nearest=nearest(findings, desk),
        message=" ".join([not_found(desk, tuple(lacking)), *reasons]),
        fingerprint=fingerprint("one-sided-paragraph", *{p.text for _, p in passages}),
    )


def _parts(desk: Desk) -> Iterator[Finding]:
    """Headings, sentences, conditions and items: by row and wording."""
    own = differing_rows(desk)
    groups: dict[tuple[str, int, str], list[Said]] = defaultdict(list)
    for said in desk.said(own=False):
        if said.finding.code != "P1" and (said.has, said.lacks) in desk.chosen:
            key = said.finding.rule, said.row, said.finding.fingerprint.split("-")[0]
            groups[key].append(said)
    for same in _across_languages(desk, list(groups.values())):
        kept = [s for s in same if not own.get((s.row, s.lacks), set()) & _absent_from(desk, s)]
        if kept:
            yield _part(desk, kept, own)


def _absent_from(desk: Desk, said: Said) -> set[int]:
    return {n for n in desk.versions(desk.sides[said.lacks]) if n != said.lacks}


def _across_languages(desk: Desk, groups: list[list[Said]]) -> Iterator[list[Said]]:
    """Groups of one rule and row that the same texts lack, in other texts that have as many of them: taken in order."""
    alike: dict[tuple[str, int, frozenset[int]], list[list[Said]]] = defaultdict(list)
    for group in groups:
        alike[group[0].finding.rule, group[0].row, frozenset(s.lacks for s in group)].append(group)
    for rivals in alike.values():
        by_texts: dict[frozenset[int], list[list[Said]]] = defaultdict(list)
        for group in rivals:
            by_texts[frozenset(s.has for s in group)].append(group)
        counts = {len(found) for found in by_texts.values()}
        disjoint = sum(map(len, by_texts)) == len(frozenset().union(*by_texts))
        if len(by_texts) > 1 and len(counts) == 1 and disjoint:
            for together in zip(*(sorted(found, key=_place) for found in by_texts.values()), strict=True):
                yield [said for group in together for said in group]
        else:
            yield from rivals


def _place(group: list[Said]) -> tuple[int, str]:
    first = group[0].finding.passages[0][1].ids[0]
    return len(first), first


def _part(desk: Desk, calls: Sequence[Said], own: dict[tuple[int, int], set[int]]) -> Finding:
    findings = [said.finding for said in calls]
    has, lacks = {said.has for said in calls}, {said.lacks for said in calls}
    called = {(said.has, said.lacks) for said in calls}
    split = any((x, y) in desk.chosen and (x, y) not in called for x in has for y in lacks)
    doubted = sorted(
        {desk.sides[s.has] for s in calls if any(s.has in own.get((s.row, n), ()) for n in range(len(desk.texts)))}
    )
    reasons = [desk.published_differently(side) for side in doubted]
    passages: tuple[tuple[str, Passage], ...] = passages_of(desk, findings)
    return replace(
        findings[0],
        severity=strongest(findings),
        confidence="tentative" if split or doubted else least(findings),
        present=desk.sigla(tuple(has)),
        absent=desk.sigla(tuple(lacks)),
        passages=passages,
        nearest=nearest(findings, desk),
        message=" ".join([not_found(desk, tuple(lacks)), *reasons]),
        fingerprint=fingerprint(findings[0].rule, *{p.text or p.label or "" for _, p in passages}),
    )
