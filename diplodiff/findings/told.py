"""What other rules have said of a pair is not said again as "the wording differs"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from diplodiff.language.normalise import folded
from diplodiff.model import Finding, Passage

_FORMAL = frozenset({"A2", "A3", "A4", "A5"})
_WORDING = frozenset({"M1", "M2", "M3", "M4", "M5", "M6", "P5"})
_FACTS = frozenset({"F1", "F2", "F3"})
# They mark the words they turn on.
_SAYS = _FORMAL | _WORDING | frozenset({"S4", "P6", "F1", "F2", "F3", "F4", "F5"})
_NAMES_TOO = frozenset({"M5", "F4", "F5", "S4"})  # what they turn on may hold a name, which F3 need not say again


def untold(findings: Sequence[Finding], small: frozenset[str] = frozenset()) -> list[Finding]:
    """The findings, those of W1 without the words that a finding of facts or wording marks; none that has no words left.

    small  folded words that say nothing by themselves: beside what is told already they are not told.
    """
    findings = _without_conditional(_without_names(_without_formal(findings)))
    marked: dict[tuple[str, tuple[str, ...]], list[tuple[int, int]]] = {}
    for finding in findings:
        if finding.code in _SAYS:
            for siglum, passage in finding.passages:
                marked.setdefault((siglum, passage.ids), []).extend(passage.marks)
    found = []
    for finding in findings:
        if finding.code == "W1" and any(passage.marks for _, passage in finding.passages):
            passages = tuple((s, _rest(p, marked.get((s, p.ids), []), small)) for s, p in finding.passages)
            left = [_endings(p, marked.get((s, p.ids), []), small) for s, p in passages]
            if left[0] is not None and all(words == left[0] for words in left):
                continue
            found.append(replace(finding, passages=passages))
        else:
            found.append(finding)
    return found


def _without_names(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those of F3 whose names stand in what another finding turns on ("the Pakistani side")."""
    spoken: dict[tuple[str, tuple[str, ...]], set[int]] = {}
    for finding in findings:
        if finding.code in _NAMES_TOO:
            for siglum, passage in finding.passages:
                spoken.setdefault((siglum, passage.ids), set()).update(_letters(passage))
    return [
        finding
        for finding in findings
        if finding.code != "F3" or not all(_letters(p) <= spoken.get((s, p.ids), set()) for s, p in finding.passages)
    ]


def _without_conditional(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those of facts that stand in a condition which one side alone sets, all of them: P5 quotes it."""
    set_alone = {(s, p.ids): _letters(p) for f in findings if f.code == "P5" for s, p in f.passages}
    return [
        finding
        for finding in findings
        if finding.code not in _FACTS
        or not all(_letters(p) <= set_alone.get((s, p.ids), set()) for s, p in finding.passages)
    ]


def _letters(passage: Passage) -> set[int]:
    """The places of the characters that a passage marks, spaces aside."""
    return {at for start, end in passage.marks for at in range(start, end) if not passage.text[at].isspace()}


def _without_formal(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without those that say once more, of a signature block or a closing formula, what A2 to A5 say."""
    blocks = {(s, i) for f in findings if f.code == "A2" for s, passage in f.passages for i in passage.ids}
    spoken = [(f.code, s, passage) for f in findings if f.code in _FORMAL for s, passage in f.passages]
    found = []
    for finding in findings:
        ids = [(s, i) for s, passage in finding.passages for i in passage.ids]
        if finding.code in ("P1", "W1") and blocks.issuperset(ids):
            continue
        if finding.code in _WORDING | {"F2", "P4"} and _spoken(finding, spoken):
            continue
        found.append(finding)
    return found


def _spoken(finding: Finding, spoken: list[tuple[str, str, Passage]]) -> bool:
    """Whether A4 or A5 quotes what a finding turns on: the day of signing, the sentence on the text that prevails."""
    wanted = "A5" if finding.code == "F2" else "A4"
    quoted = [(s, p.text[a:b]) for code, s, p in spoken if code == wanted for a, b in p.marks]
    turns = [
        (s, passage.text[a:b])
        for s, passage in finding.passages
        for a, b in (passage.marks or ((0, len(passage.text)),))
    ]
    return bool(turns) and all(any(s == t and text in whole for t, whole in quoted) for s, text in turns)


def _rest(passage: Passage, told: list[tuple[int, int]], small: frozenset[str]) -> Passage:
    if not told and all(map(str.isalnum, (passage.text[start] for start, _ in passage.marks))):
        return passage  # nothing is told here, and each mark holds a word
    kept = tuple(mark for mark in passage.marks if _free(passage.text, mark, told, small))
    return passage if kept == passage.marks else replace(passage, marks=kept)


def _endings(passage: Passage, told: list[tuple[int, int]], small: frozenset[str]) -> list[str] | None:
    """What is left of the marks beside what is told in them ("2030년**까지**"); None where a mark holds nothing that is."""
    if not all(any(a < end and start < b for a, b in told) for start, end in passage.marks):
        return None
    return [word for mark in passage.marks for word in _free(passage.text, mark, told, small)]


def _free(text: str, mark: tuple[int, int], told: list[tuple[int, int]], small: frozenset[str]) -> list[str]:
    """The words of a mark beside what is told, without small ones that touch it ("committed **to**")."""
    near = [(a, b) for a, b in told if not text[min(b, mark[0]) : mark[0]].strip() and not text[mark[1] : a].strip()]
    free = "".join(" " if any(a <= at < b for a, b in near) else text[at] for at in range(*mark))
    return [word for word in folded(free).split() if not near or word not in small]
