"""One finding as a reader of a log or a list of alerts meets it, without the rest of the report."""

from __future__ import annotations

from diplodiff.model import Comparison, Finding, Passage
from diplodiff.render import safe, wording
from diplodiff.render.labels import label_map, label_sides
from diplodiff.render.outline import Places


class Teller:
    """Tells the findings of one comparison, each by itself."""

    def __init__(self, comparison: Comparison) -> None:
        self._texts = {text.siglum: text for text in comparison.texts}
        self.places = Places(comparison.texts)

    def place(self, siglum: str, passage: Passage) -> str:
        """Where a passage stands: "A15"."""
        return self.places.name(siglum, passage.ids, passage.label)

    def headline(self, finding: Finding) -> str:
        """Rule and place: "one-sided-paragraph: A15", "number: A5 = B5"."""
        where = self._where(finding)
        return f"{finding.rule}: {where}" if where else finding.rule

    def sentence(self, finding: Finding) -> str:
        """What was found, how grave and how sure it is, and the closest passage where there is one."""
        where = self._where(finding)
        parts = [f"{finding.severity.capitalize()}: {wording.judged(finding)}{f' ({where})' if where else ''}."]
        if finding.one_sided:
            parts.append(wording.not_found(finding, self._texts))
        elif finding.message:
            parts.append(safe.isolate(safe.one_line(finding.message)))
        for siglum, nearest in finding.nearest:
            name = self.places.name(siglum, nearest.ids, nearest.label)
            parts.append(f"{wording.closest(name, nearest)}.")
        return " ".join(filter(None, parts))

    def _where(self, finding: Finding) -> str:
        if _of_labels(finding):
            return wording.listed(tuple(label_map(finding.labels, *label_sides(finding))))
        return " = ".join(self.place(siglum, passage) for siglum, passage in finding.passages)

    def quotes(self, finding: Finding) -> list[str]:
        """The passages as published, and those that come closest, a line each; none where only labels differ."""
        if _of_labels(finding):
            return []
        lines = [f"{self.place(siglum, p)}: {safe.isolate(safe.one_line(p.text))}" for siglum, p in finding.passages]
        for siglum, nearest in finding.nearest:
            name = self.places.name(siglum, nearest.ids, nearest.label)
            lines.append(f"closest, {name}: {safe.isolate(safe.one_line(nearest.text))}")
        return lines


def _of_labels(finding: Finding) -> bool:
    """Whether a finding is about numbers alone: its passages hold nothing else."""
    return bool(finding.labels) and not finding.one_sided


def is_refused(comparison: Comparison) -> bool:
    """Whether nothing was compared."""
    return comparison.gate.refused and not comparison.forced


def verdict(comparison: Comparison) -> str:
    """The gate's verdict and its reasons in one line; empty where the texts are plainly comparable."""
    sentences = wording.verdict(comparison)
    return " ".join([*sentences, *(safe.one_line(reason) for reason in comparison.gate.reasons)]) if sentences else ""
