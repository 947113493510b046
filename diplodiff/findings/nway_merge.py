"""The same difference against several texts as one finding."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from diplodiff.findings.context import fingerprint
from diplodiff.findings.nway_desk import Desk, Pairing, least, strongest
from diplodiff.language.normalise import folded
from diplodiff.model import Finding, Passage
from diplodiff.patterns import regex

_QUOTED = regex("(“[^”]*”)")
_PLURAL = {"has": "have", "sets": "set"}  # verbs of messages of which the subject is the text that alone has something
_BY_ROW = frozenset({"moved", "split-merged"})


def merged(desk: Desk, found: Iterable[tuple[Pairing, Finding]]) -> Iterator[Finding]:
    """Findings of pairs, those of one rule on one row and in the same words together."""
    groups: dict[tuple[Any, ...], list[Finding]] = defaultdict(list)
    counts: dict[tuple[Any, ...], int] = defaultdict(int)
    for pair, finding in found:
        if _outvoted(desk, finding):
            continue
        key = _key(desk, finding)
        counts[key, pair.first, pair.second] += 1  # the same words twice in a pair are two findings
        groups[(*key, counts[key, pair.first, pair.second])].append(finding)
    one_each = [_one(desk, group) for group in groups.values()]
    labelled = [f for f in one_each if f.labels and len(f.present) > 1]
    yield from (f for f in one_each if len(labelled) < 2 or f not in labelled)
    if len(labelled) > 1:
        yield _numbers(desk, labelled)


def _numbers(desk: Desk, found: list[Finding]) -> Finding:
    """Several maps of labels as one finding: the rows that have other numbers in some texts, and their labels in each."""
    rows = sorted({desk.row(s, i) for f in found for s, p in f.passages for i in p.ids})
    texts = sorted({desk.number[s] for f in found for s in f.present})
    passages = []
    for n in texts:
        indexes = sorted(i for row in rows for i in desk.table.beads[row].sides[n])
        paragraphs = [desk.texts[n].paragraphs[i] for i in indexes]
        shown = ", ".join(p.label for p in paragraphs if p.label)
        passages.append((desk.texts[n].siglum, Passage(tuple(p.id for p in paragraphs), None, shown)))
    count = "1 passage does" if len(rows) == 1 else f"{len(rows)} passages do"
    return replace(
        found[0],
        present=tuple(s for s, _ in passages),
        passages=tuple(passages),
        message=f"{count} not have the same number in all of these texts.",
        fingerprint=fingerprint(found[0].rule, *sorted({f.fingerprint for f in found})),
        labels=(),
    )


def _outvoted(desk: Desk, finding: Finding) -> bool:
    """Whether a finding is about two passages that the table, on the word of the other pairs, keeps apart."""
    rows = [{desk.row(s, i) for i in p.ids} for s, p in finding.passages]
    return len(rows) == 2 and not finding.labels and all(rows) and not rows[0] & rows[1]


def _key(desk: Desk, finding: Finding) -> tuple[Any, ...]:
    row = next((desk.row(s, p.ids[0]) for s, p in finding.passages if p.ids), -1)
    if finding.rule in _BY_ROW:
        return finding.rule, row
    base = finding.fingerprint.split("-")[0]
    if len(finding.present) < 2:
        return finding.rule, finding.code, finding.present, finding.message, base
    return finding.rule, finding.code, -1 if finding.rule == "alternat" else row, base


def _one(desk: Desk, group: list[Finding]) -> Finding:
    first = group[0]
    passages = passages_of(desk, group)
    if len(first.present) < 2:
        return replace(first, severity=strongest(group), confidence=least(group))
    return replace(
        first,
        severity=strongest(group),
        confidence=least(group),
        present=tuple(s for s, _ in passages),
        passages=passages,
        message=_message(first, passages),
        labels=_labels(first, passages),
        fingerprint=first.fingerprint if len(group) == 1 else _fingerprint(first, passages),
    )


def _fingerprint(first: Finding, passages: tuple[tuple[str, Passage], ...]) -> str:
    """Of findings merged by row over all their texts; others have the same one in every pair."""
    return fingerprint(first.rule, *{p.text for _, p in passages}) if first.rule in _BY_ROW else first.fingerprint


def passages_of(desk: Desk, findings: Sequence[Finding]) -> tuple[tuple[str, Passage], ...]:
    """The passages of all these findings, one a text in the order given, with all their marks."""
    found: dict[str, Passage] = {}
    for siglum, passage in (pair for finding in findings for pair in finding.passages):
        before = found.setdefault(siglum, passage)
        if before.ids == passage.ids and before.text == passage.text:
            found[siglum] = replace(before, marks=tuple(sorted({*before.marks, *passage.marks})))
    return tuple((s, found[s]) for s in sorted(found, key=lambda s: desk.number[s]))


def _labels(first: Finding, passages: tuple[tuple[str, Passage], ...]) -> tuple[tuple[str, str], ...]:
    """Pairs of labels, turned where the text that comes first has the second label of each."""
    if not first.labels or passages[0][1].text == first.passages[0][1].text:
        return first.labels
    return tuple((b, a) for a, b in first.labels)


def _message(first: Finding, passages: tuple[tuple[str, Passage], ...]) -> str:
    if first.rule == "moved":
        return first.message if len(passages) == 2 else "Published by all of these, in different places of the text."
    if first.rule == "split-merged":
        sizes = [f"{s}: {len(p.ids)} {'paragraph' if len(p.ids) == 1 else 'paragraphs'}" for s, p in passages]
        return f"Cut into paragraphs differently ({', '.join(sizes)})."
    if len(passages) == len(first.passages):
        return first.message
    alike = {s: [o for o, q in passages if folded(q.text) == folded(p.text)] for s, p in first.passages}
    parts = _QUOTED.split(first.message)
    return "".join(part if n % 2 else _renamed(part, alike) for n, part in enumerate(parts))


def _renamed(text: str, alike: dict[str, list[str]]) -> str:
    """A message that names a text by its siglum, with the sigla of all that say the same."""
    sigla = "|".join(map(re.escape, alike))

    def only(m: re.Match[str]) -> str:
        named = alike[m["siglum"]]
        return f"Only {' and '.join(named)} {_PLURAL[m['verb']]}" if len(named) > 1 else m.group()

    text = re.sub(rf"\bOnly (?P<siglum>{sigla}) (?P<verb>{'|'.join(_PLURAL)})\b", only, text)
    return re.sub(rf"(?<![\w’'])({sigla})(?=: )", lambda m: ", ".join(alike[m.group()] or [m.group()]), text)


def ordered(desk: Desk, found: list[Finding], rank: Callable[[Finding], tuple[int, int]]) -> tuple[Finding, ...]:
    """Findings by rank, then in the order of the table; a fingerprint that recurs is counted."""

    def place(finding: Finding) -> tuple[Any, ...]:
        row = next((desk.row(s, p.ids[-1]) for s, p in finding.passages if p.ids), -1)
        return (*rank(finding), row, finding.fingerprint, finding.present, finding.absent)

    def named(finding: Finding) -> tuple[Any, ...]:
        """What tells findings of one fingerprint apart, whatever the order in which the texts were given."""
        said = sorted((desk.texts[desk.number[s]].name, p.label or "", p.text) for s, p in finding.passages)
        return (*rank(finding), said, place(finding))

    counted = _counted(sorted(found, key=named))
    return tuple(counted[id(finding)] for finding in sorted(found, key=place))


def _counted(found: list[Finding]) -> dict[int, Finding]:
    """Findings by their identity, those whose fingerprint has been seen with its number behind it."""
    seen: dict[str, int] = defaultdict(int)
    unique = {}
    for finding in found:
        base = finding.fingerprint.split("-")[0]
        seen[base] += 1
        unique[id(finding)] = replace(finding, fingerprint=base if seen[base] == 1 else f"{base}-{seen[base]}")
    return unique
