"""How grave it is how a quotation stands, and which quotations of a report give one passage in two wordings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from diplodiff.answers import GRADES, STANDS, Standing
from diplodiff.findings.quote_flow import stems
from diplodiff.findings.quote_found import Candidate
from diplodiff.findings.quote_grade import Graded
from diplodiff.language.normalise import folded
from diplodiff.model import SEVERITIES, Severity
from diplodiff.settings.questions import QUOTE_SAME_PASSAGE, QUOTE_SAME_WORDS

_FACTS = frozenset({"number", "date", "negation"})
_SMALL = frozenset({"editorial", "signs"})


class Met(NamedTuple):
    """A candidate and how it stands in each text."""

    candidate: Candidate
    grades: tuple[Graded, ...]


def severity(candidate: Candidate, standings: Sequence[Standing]) -> Severity:
    """By the best standing; a wrong number weighs medium, what may be no quotation of the texts at all weighs nothing."""
    if not standings:
        return "info"
    best = min(standings, key=lambda s: GRADES.index(s.grade))
    found = _by_grade(candidate, best)
    outcomes = {check.outcome for s in standings for check in s.labels}
    if "right" not in outcomes and outcomes & {"other", "none"} and candidate.kind not in ("short", "title"):
        wrong: Severity = "low" if best.across else "medium"
        found = min(found, wrong, key=SEVERITIES.index)
    return found


def _by_grade(candidate: Candidate, best: Standing) -> Severity:
    if best.grade in STANDS:
        return "medium" if best.changes else "info"  # a negation among the words that an ellipsis stands for
    if candidate.kind in ("short", "title"):
        return "info"
    if candidate.kind == "reported":
        return "medium" if _facts(best) and best.grade == "altered" else "low" if best.grade == "not-found" else "info"
    if best.across:
        return "low"
    kinds = {change.kind for change in best.changes}
    if best.grade == "altered" and _facts(best):
        return "high"
    if kinds and kinds <= _SMALL:
        return "low"
    return "low" if best.grade == "not-found" and best.confidence == "tentative" else "medium"


def _facts(standing: Standing) -> bool:
    """Whether a change turns on a fact; a negation that only stands elsewhere ("shall not station troops", "shall station no
    troops") does not.
    """
    facts = [c for c in standing.changes if c.kind in _FACTS]
    denials = [c for c in facts if c.kind == "negation"]
    moved = sum(not c.quoted for c in denials) == sum(not c.published for c in denials) == len(denials) / 2
    return len(facts) > (len(denials) if moved else 0)


def wordings(met: Sequence[Met]) -> dict[int, tuple[int, ...]]:
    """For each quotation the others, by number, that give the same passage in other words."""
    asked = [n for n, one in enumerate(met) if one.candidate.kind in ("quotation", "block") and not one.candidate.depth]
    forms = {n: folded(met[n].candidate.text) for n in asked}
    found: dict[int, list[int]] = {}
    for place, n in enumerate(asked):
        for m in asked[place + 1 :]:
            one, two = f" {forms[n]} ", f" {forms[m]} "
            if one in two or two in one:
                continue
            if _same_passage(met[n], met[m]):
                found.setdefault(n, []).append(m)
                found.setdefault(m, []).append(n)
    return {n: tuple(others) for n, others in found.items()}


def _same_passage(one: Met, two: Met) -> bool:
    seen = False
    for a, b in zip(one.grades, two.grades, strict=True):
        if not (a.found and b.found) or a.left_out or b.left_out or a.start >= a.end or b.start >= b.end:
            continue
        seen = True
        if a.grade in STANDS and b.grade in STANDS:
            continue  # two parts of what the text says, each in its words
        overlap = min(a.end, b.end) - max(a.start, b.start)
        if overlap >= QUOTE_SAME_PASSAGE * min(a.end - a.start, b.end - b.start):
            return True
    return not seen and _alike(one.candidate.text, two.candidate.text)


def _alike(one: str, two: str) -> bool:
    """Whether two quotations that no text holds share most of their longer words."""
    bags = [Counter(s for s in stems(folded(t).split()) if len(s) > 3 or not s.isascii()) for t in (one, two)]
    common = sum((bags[0] & bags[1]).values())
    return common >= 3 and common >= QUOTE_SAME_WORDS * min(sum(b.values()) for b in bags)
