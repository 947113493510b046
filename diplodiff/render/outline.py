"""The order of a report, the same in every format that people read.

the result in one sentence  ->  coverage of each side     ->  what only one side published, in full
                            ->  matched passages that differ  ->  smaller things, counted  ->  the disclaimer
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from diplodiff.model import LEFT_OUT_AS_ASKED, SEVERITIES, Comparison, Finding, Passage, PublishedText
from diplodiff.render import safe, wording
from diplodiff.render.labels import label_map, label_sides
from diplodiff.render.places import Places as Places
from diplodiff.settings import render as settings
from diplodiff.values import dataclass

# Findings about the words of a matched pair. Any other rule is counted, unless it weighs medium or more.
_ABOUT_WORDS = frozenset(
    {"number", "date", "name", "official-title", "toponym", "polarity", "modality", "hedge", "subject", "scope"}
    | {"translation-shift", "term-variance", "reworded", "role"}
    | {"prevailing-language", "testimonium", "signatories", "signature-date"}
)
_WEIGHTY = frozenset({"critical", "high", "medium"})


@dataclass(frozen=True, slots=True)
class Group:
    """The passages that only some sides published; strongest first, then in the order of the text.

    side    the side that alone published them; empty where several did.
    """

    heading: str
    findings: tuple[Finding, ...]
    side: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A matched passage, drawn once with all that was found in it; passages are pairs (siglum, passage)."""

    passages: tuple[tuple[str, Passage], ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """One line of smaller things: how many findings of a rule, and where."""

    name: str
    number: int
    details: tuple[str, ...]


def selected(comparison: Comparison) -> bool:
    """Whether the user asked for some of the findings only, so that others were left out."""
    return any(note.code == LEFT_OUT_AS_ASKED for note in comparison.notes)


def one_sided(comparison: Comparison) -> list[Group]:
    """For every side a group, empty ones too; with three texts or more also the groups that some sides share."""
    sides = _sides(comparison)
    groups: dict[tuple[str, str], list[Finding]] = {(f"Only in {name}", name): [] for name in sides}
    names = {t.siglum: wording.side(t) for t in comparison.texts}
    for finding in comparison.findings:
        if finding.one_sided:
            alone = _alone(finding, sides)
            shared = f"In {wording.joined([names.get(s, s) for s in finding.present])}"
            lacking = f", not found in {wording.joined(list(finding.absent))}"
            key = (f"Only in {alone}", alone) if alone else (f"{shared}{lacking}", "")
            groups.setdefault(key, []).append(finding)
    # that nothing was found is not known to the reader of a selection
    kept = {key: found for key, found in groups.items() if found or not selected(comparison)}
    return [Group(heading, tuple(_strongest_first(found)), side) for (heading, side), found in kept.items()]


def _sides(comparison: Comparison) -> dict[str, frozenset[str]]:
    """The sides and the sigla of their texts: texts of one name are versions of one side."""
    found: dict[str, list[PublishedText]] = {}
    for text in comparison.texts:
        found.setdefault(text.name, []).append(text)
    return {
        wording.side(texts[0])
        if len(texts) == 1
        else f"{safe.name(name)} ({', '.join(t.siglum for t in texts)})": frozenset(t.siglum for t in texts)
        for name, texts in found.items()
    }


def _alone(finding: Finding, sides: dict[str, frozenset[str]]) -> str:
    """The side that alone has a passage: no other has it, and each other side's text was looked into; empty for none."""
    for name, sigla in sides.items():
        others = [other for other in sides.values() if other != sigla]
        if sigla.issuperset(finding.present) and all(other & set(finding.absent) for other in others):
            return "" if sigla & set(finding.absent) else name
    return ""


def differing_groups(comparison: Comparison) -> list[tuple[str, list[Pair]]]:
    """Headings and their pairs: what differs between sides first, then between the versions of one side."""
    pairs = differing(comparison)
    between = [pair for pair in pairs if any(finding.rule != "own-versions" for finding in pair.findings)]
    own = [pair for pair in pairs if all(finding.rule == "own-versions" for finding in pair.findings)]
    return [group for group in ((wording.DIFFERING_HEADING, between), (wording.VERSIONS_HEADING, own)) if group[1]]


def in_brief(pairs: list[Pair]) -> tuple[list[Pair], list[Pair]]:
    """Pairs to draw in full, and those of which the marked words say it all: information, told in the same words of many
    (a spelling that the publishers have each their own of).
    """
    told = Counter(pair.findings[0].message for pair in pairs if _is_brief(pair))
    brief = [
        pair for pair in pairs if _is_brief(pair) and told[pair.findings[0].message] >= settings.RENDER_BRIEF_PAIRS
    ]
    chosen = set(map(id, brief))
    return [pair for pair in pairs if id(pair) not in chosen], brief


def _is_brief(pair: Pair) -> bool:
    (finding, *more) = pair.findings
    marked = [sum(end - start for start, end in passage.marks) for _, passage in pair.passages]
    few = all(0 < size <= settings.RENDER_BRIEF_CHARS for size in marked)
    return not more and few and finding.severity == "info" and finding.rule == "reworded"


def differing(comparison: Comparison) -> list[Pair]:
    """The matched passages with findings about their words; the pair with the strongest finding first."""
    pairs: dict[tuple[object, ...], list[Finding]] = {}
    for finding in comparison.findings:
        if is_differing(finding):
            key = tuple((s, p.ids, p.text) for s, p in finding.passages)
            pairs.setdefault(key, []).append(finding)
    ranked = sorted(pairs.values(), key=lambda fs: min(SEVERITIES.index(f.severity) for f in fs))
    return [Pair(_with_all_marks(fs), tuple(_strongest_first(fs))) for fs in ranked]


def facts(text: PublishedText) -> tuple[str, ...]:
    """What a text says of itself, a line each: the instrument, its closing formula, numbers of documents it states."""
    instrument, testimony = text.instrument, text.testimony
    said = [*([" and ".join(instrument.parties)] if instrument.parties else []), instrument.date, instrument.place]
    lines = [f"instrument: {', '.join(safe.one_line(part) for part in said if part)}"] if any(said) else []
    if testimony:
        parts = [
            f"{testimony.originals} originals" if testimony.originals else "",
            f"in {', '.join(testimony.languages)}" if testimony.languages else "",
            "equally authentic" if testimony.equally_authentic else "",
            f"{testimony.prevailing} prevails" if testimony.prevailing else "",
        ]
        lines += [f"testimony: {', '.join(filter(None, parts))}"] if any(parts) else []
    for count in text.declared_counts:
        listed = "no list" if count.counted is None else f"{count.counted} listed"
        lines.append(f"documents: {count.declared} stated in {safe.one_line(count.paragraph)}, {listed}")
    return tuple(lines)


def plainly_same(comparison: Comparison) -> bool:
    """Whether one sentence says it all: the same text on all sides, and nothing else found."""
    return comparison.gate.verdict == "same-text" and not comparison.findings


def marked(findings: Iterable[Finding]) -> bool:
    """Whether any passage of these findings has words marked in it."""
    return any(passage.marks for finding in findings for _, passage in finding.passages)


def is_differing(finding: Finding) -> bool:
    """Whether a finding is drawn with its passages, side by side."""
    if finding.one_sided or not finding.passages:
        return False
    if finding.rule == "capture" and marked([finding]):
        return True
    return finding.rule in _ABOUT_WORDS or finding.severity in _WEIGHTY


def smaller(comparison: Comparison, places: Places) -> list[Count]:
    """All other findings by rule, in the order in which they come first."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in comparison.findings:
        if not finding.one_sided and not is_differing(finding):
            by_rule.setdefault(finding.rule, []).append(finding)
    return [_count(rule, findings, places) for rule, findings in by_rule.items()]


def _count(rule: str, findings: list[Finding], places: Places) -> Count:
    details: list[str] = []
    number = 0
    for finding in findings:
        number += len(finding.labels) or 1
        if finding.labels:
            details += label_map(finding.labels, *label_sides(finding))
        elif finding.rule in ("renumbered", "own-versions"):  # over many passages
            details.append(safe.one_line(finding.message))
        elif len(finding.passages) > 1:
            details.append(" = ".join(places.name(s, p.ids, p.label) for s, p in finding.passages))
        else:
            names = [places.name(s, p.ids, p.label) for s, p in finding.passages]
            weight = f"{wording.severity(finding)}: " if finding.severity in _WEIGHTY else ""
            details.append(weight + (safe.one_line(finding.message) or " ".join(names)))
    return Count(wording.plain(rule), number, tuple(dict.fromkeys(details)))


def _strongest_first(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda f: SEVERITIES.index(f.severity))


def _with_all_marks(findings: list[Finding]) -> tuple[tuple[str, Passage], ...]:
    merged = []
    for i, (siglum, first) in enumerate(findings[0].passages):
        marks = tuple(sorted({m for f in findings for m in f.passages[i][1].marks}))
        merged.append((siglum, Passage(first.ids, first.label, first.text, marks)))
    return tuple(merged)
