"""S1 and S2: passages that both sides published, in another place or cut into paragraphs in another way."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, fingerprint
from diplodiff.model import Bead, Finding


def moved(context: Context) -> Iterator[Finding]:
    """S1: a passage that stands in another place on the other side."""
    for number, bead in enumerate(context.alignment.beads):
        if bead.relation == "moved" and context.role(number) != "signature":
            yield _finding(context, bead, "moved", "S1", "Published by both sides, in different places of the text.")


def split_merged(context: Context) -> Iterator[Finding]:
    """S2: what is one paragraph on one side is several on the other."""
    for number, bead in enumerate(context.alignment.beads):
        if context.role(number) in ("title", "heading", "signature"):
            continue  # how these are set on the page says nothing
        if bead.sides[0] and bead.sides[1] and max(len(side) for side in bead.sides) > 1:
            sizes = [f"{context.siglum(s)}: {_paragraphs(len(bead.sides[s]))}" for s in (0, 1)]
            yield _finding(
                context, bead, "split-merged", "S2", f"Cut into paragraphs differently ({', '.join(sizes)})."
            )


def _paragraphs(count: int) -> str:
    return "1 paragraph" if count == 1 else f"{count} paragraphs"


def _finding(context: Context, bead: Bead, rule: str, code: str, message: str) -> Finding:
    passages = tuple((context.siglum(side), context.passage(side, bead.sides[side])) for side in (0, 1))
    return Finding(
        rule=rule,
        code=code,
        severity="low",
        confidence="exact" if bead.relation == "same" else "strong",
        present=tuple(siglum for siglum, _ in passages),
        absent=(),
        passages=passages,
        message=message,
        fingerprint=fingerprint(rule, *(passage.text for _, passage in passages)),
    )
