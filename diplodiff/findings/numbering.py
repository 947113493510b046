"""S3 and Q1: labels that differ between the sides, and gaps in a side's own numbering."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, fingerprint
from diplodiff.model import Finding, Numbering, Paragraph, Passage, PublishedText
from diplodiff.patterns import regex
from diplodiff.values import NamedTuple

# Styles whose numbers people count by: not letters, of which every country skips its own, nor dotted numbers.
_COUNTED = regex(r"article|annex|section|paragraph|[1§]|\((?![aA]\d?\))")


def renumbered(context: Context) -> Iterator[Finding]:
    """S3: the same passages under other numbers; one finding, with the map of labels."""
    pairs: list[tuple[Paragraph, Paragraph]] = []
    labels: list[tuple[str, str]] = []
    for bead in context.alignment.beads:
        if len(bead.sides[0]) != 1 or len(bead.sides[1]) != 1:
            continue
        one, two = context.texts[0].paragraphs[bead.sides[0][0]], context.texts[1].paragraphs[bead.sides[1][0]]
        if one.numbering and two.numbering and one.numbering.value != two.numbering.value and one.label and two.label:
            pairs.append((one, two))
            labels.append((one.label, two.label))
    if not pairs:
        return
    sides = zip(*pairs, strict=True)
    passages = tuple((context.siglum(side), _labels(found)) for side, found in enumerate(sides))
    count = "1 passage has" if len(pairs) == 1 else f"{len(pairs)} passages have"
    yield Finding(
        rule="renumbered",
        code="S3",
        severity="low",
        confidence="exact",
        present=tuple(siglum for siglum, _ in passages),
        absent=(),
        passages=passages,
        message=f"{count} another number on the other side.",
        fingerprint=fingerprint("renumbered", *(p.text for pair in pairs for p in pair)),
        labels=tuple(labels),
    )


def _labels(found: tuple[Paragraph, ...]) -> Passage:
    """The renumbered paragraphs of a side as a passage that lists their labels in order."""
    ordered = sorted(found, key=lambda p: p.numbering.value if p.numbering else 0)
    return Passage(tuple(p.id for p in found), None, ", ".join(p.label or "" for p in ordered))


class _Gap(NamedTuple):
    """Numbers that a run skips, and the paragraphs before and after."""

    before: Paragraph
    after: Paragraph
    missing: tuple[int, ...]


def numbering_gaps(context: Context) -> Iterator[Finding]:
    """Q1: numbers that one side's own numbering skips and the other's does not."""
    every = [_gaps(text) for text in context.texts]
    for side, gaps in enumerate(every):
        known = {gap.missing for gap in every[1 - side]}
        for gap in gaps:
            if gap.missing in known:
                continue
            passage = Passage((gap.before.id, gap.after.id), None, f"{gap.before.text} {gap.after.text}".strip())
            yield Finding(
                rule="numbering-gap",
                code="Q1",
                severity="low",
                confidence="exact",
                present=(context.siglum(side),),
                absent=(),
                passages=((context.siglum(side), passage),),
                message=f"The numbering of this text runs {gap.before.label} to {gap.after.label}.",
                fingerprint=fingerprint("numbering-gap", gap.before.text, gap.after.text),
                labels=((gap.before.label or "", gap.after.label or ""),),
            )


def _gaps(text: PublishedText) -> list[_Gap]:
    found: list[_Gap] = []
    last: dict[int, Paragraph] = {}
    for paragraph in text.paragraphs:
        numbering = paragraph.numbering
        if numbering is None or not _COUNTED.match(numbering.style):
            continue
        before = last.get(numbering.run)
        last[numbering.run] = paragraph
        if before is None or before.numbering is None or numbering.style == "1.1":
            continue
        missing = tuple(range(before.numbering.value + 1, numbering.value))
        if missing:
            found.append(_Gap(before, paragraph, missing))
    return found


def leaves_gap(context: Context, side: int, index: int) -> bool:
    """Whether the other side's own numbering skips a number just where this paragraph would stand, or begins behind it.

    It is then as likely that the paragraph was lost in reading as that it was never published.
    """
    numbering = context.texts[side].paragraphs[index].numbering
    gaps, late = _gaps(context.texts[1 - side]), _late(context.texts[1 - side])
    if numbering is None or not (gaps or late):
        return False
    answers = {
        context.texts[1 - side].paragraphs[j].id: bead.sides[side]
        for bead in context.alignment.beads
        if all(bead.sides)
        for j in bead.sides[1 - side]
    }
    for gap in gaps:
        before, after = answers.get(gap.before.id), answers.get(gap.after.id)
        between = before is not None and after is not None and max(before) < index < min(after)
        numbered = gap.before.numbering is not None and gap.before.numbering.depth == numbering.depth
        if between or ((before is None or after is None) and numbered and numbering.value in gap.missing):
            return True
    begun = [(answers.get(first.id), number) for first, number in late]
    return any(there and index < min(there) and numbering.value < number.value for there, number in begun)


def _late(text: PublishedText) -> list[tuple[Paragraph, Numbering]]:
    """The first paragraphs of sequences that do not begin with 1."""
    first: dict[int, tuple[Paragraph, Numbering]] = {}
    for paragraph in text.paragraphs:
        if paragraph.numbering is not None and _COUNTED.match(paragraph.numbering.style):
            first.setdefault(paragraph.numbering.run, (paragraph, paragraph.numbering))
    return [(paragraph, numbering) for paragraph, numbering in first.values() if numbering.value > 1]
