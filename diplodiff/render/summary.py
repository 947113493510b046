"""The result in figures and in one sentence that can be read aloud."""

from __future__ import annotations

from collections import Counter

from diplodiff.model import SEVERITIES, Comparison
from diplodiff.render import wording
from diplodiff.render.outline import Places, differing_groups, one_sided, plainly_same, selected


def matched_rows(comparison: Comparison) -> int:
    """How many rows of the alignment hold paragraphs of two sides or more."""
    return sum(1 for bead in comparison.alignment.beads if bead.relation != "one-sided")


def one_sided_paragraphs(comparison: Comparison) -> dict[str, int]:
    """For each siglum, the paragraphs in rows that some text lacks, if a finding names them; headings and titles aside."""
    named = {
        (siglum, i)
        for finding in comparison.findings
        if finding.one_sided
        for siglum, passage in finding.passages
        for i in passage.ids
    }
    counts = {text.siglum: 0 for text in comparison.texts}
    for bead in comparison.alignment.beads:
        if all(bead.sides):
            continue
        for text, side in zip(comparison.texts, bead.sides, strict=False):
            paragraphs = [text.paragraphs[i] for i in side]
            counts[text.siglum] += sum(
                (text.siglum, p.id) in named and p.role not in ("heading", "title") for p in paragraphs
            )
    return counts


def by_rule(comparison: Comparison) -> dict[str, int]:
    """Findings by rule, in alphabetical order."""
    return dict(sorted(Counter(f.rule for f in comparison.findings).items()))


def by_severity(comparison: Comparison) -> dict[str, int]:
    """Findings by severity, strongest first, without those that did not occur."""
    counts = Counter(f.severity for f in comparison.findings)
    return {s: counts[s] for s in SEVERITIES if counts[s]}


def sentence(comparison: Comparison) -> str:
    """The whole result in one sentence."""
    if comparison.gate.refused and not comparison.forced:
        return "These texts were not compared, so nothing is said about what only one of them holds."
    if selected(comparison):
        reported = wording.counted(len(comparison.findings), "finding")
        return f"Not every finding is reported, as asked; this report holds {reported}."
    if plainly_same(comparison):
        return wording.NO_DIFFERENCE
    end = "."
    if comparison.forced:
        end = ". " + wording.FORCED
    elif comparison.gate.verdict == "partial":
        end = "; since at least one of the texts is partial, this is information only."
    told = {note.code for note in comparison.notes}
    if "unmatched" in told:
        end = "; the notes name what was matched with nothing and may be said in other words" + end
    if "faint-match" in told:
        end = "; the notes name what was matched faintly" + end
    return f"{_one_sided(comparison)}; {_matched(comparison)}{_own_versions(comparison)}{end}"


def _one_sided(comparison: Comparison) -> str:
    groups = one_sided(comparison)
    if not any(group.findings for group in groups):
        return "No passage was found on one side only"
    parts = [(len(group.findings), f"only in {group.side}") for group in groups if group.side and group.findings]
    shared = sum(len(group.findings) for group in groups if not group.side)
    parts += [(shared, "in some of the texts but not in all")] if shared else []
    number, where = parts[0]
    noun, verb = ("passage", "was") if number == 1 else ("passages", "were")
    said = [f"{wording.spelled(number).capitalize()} {noun} {verb} found {where}"]
    said += [f"{wording.spelled(number)} {where}" for number, where in parts[1:]]
    none = [group.side for group in groups if group.side and not group.findings]
    said += [f"none only in {wording.joined(none, 'or')}"] if none else []
    return wording.joined(said)


def _matched(comparison: Comparison) -> str:
    places = Places(comparison.texts)
    between = dict(differing_groups(comparison)).get(wording.DIFFERING_HEADING, [])
    changed = len({tuple(places.host(s, p.ids) for s, p in pair.passages) for pair in between})
    rows = wording.counted(matched_rows(comparison), "matched passage")
    if not changed:
        return f"no difference is reported in the {rows}"
    return f"of {rows}, {wording.spelled(changed)} differ{'s' if changed == 1 else ''} in wording"


def _own_versions(comparison: Comparison) -> str:
    own = dict(differing_groups(comparison)).get(wording.VERSIONS_HEADING, [])
    if not own:
        return ""
    return f"; the versions of one side differ in {wording.spelled(len(own))} place{'' if len(own) == 1 else 's'}"
