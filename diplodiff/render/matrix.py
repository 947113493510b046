"""Three and more texts at a glance: a row a finding, a column a text, with who has the passage and who lacks it."""

from __future__ import annotations

from diplodiff.model import Comparison, Finding, Passage
from diplodiff.render import safe, wording
from diplodiff.render.outline import Places
from diplodiff.values import NamedTuple

HAS, LACKS, UNSAID = "●", "–", "·"
_PLAIN = {HAS: "x", LACKS: "-", UNSAID: "."}  # where the terminal's encoding has no such characters
HEADING = "Who has what"
LEGEND = "{has} has the passage, {lacks} does not; {unsaid} nothing is said of that text."


class Row(NamedTuple):
    """A finding: a sign for each text, in order, how grave it is, and the passage."""

    signs: tuple[str, ...]
    severity: str
    place: str
    text: str
    finding: Finding


def rows(comparison: Comparison, places: Places) -> list[Row]:
    """The findings that some texts have and some lack, in the order of the report; none for two texts."""
    if len(comparison.texts) < 3:
        return []
    return [_row(f, comparison, places) for f in comparison.findings if f.absent and f.passages]


def _row(finding: Finding, comparison: Comparison, places: Places) -> Row:
    signs = tuple(
        HAS if t.siglum in finding.present else LACKS if t.siglum in finding.absent else UNSAID
        for t in comparison.texts
    )
    siglum, passage = finding.passages[0]
    place = places.name(siglum, passage.ids, passage.label)
    return Row(signs, wording.severity(finding), place, safe.one_line(passage.text), finding)


def signs(encoding: str) -> dict[str, str]:
    """How the signs are written in an encoding."""
    try:
        f"{HAS}{LACKS}{UNSAID}".encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return _PLAIN
    return {sign: sign for sign in _PLAIN}


def alike(passages: tuple[tuple[str, Passage], ...]) -> list[list[tuple[str, Passage]]]:
    """Passages that read the same and are marked the same, together, so that each wording is drawn once."""
    groups: dict[tuple[object, ...], list[tuple[str, Passage]]] = {}
    for siglum, passage in passages:
        groups.setdefault((passage.text, passage.marks), []).append((siglum, passage))
    return list(groups.values())
