"""S1, S2 and S6: passages that both sides published, in another place or cut into paragraphs in another way."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, told
from diplodiff.model import Bead, Finding
from diplodiff.patterns import regex
from diplodiff.settings.findings import ORDER_ROWS
from diplodiff.settings.structure_lines import LINE_HEADING_CHARACTERS

_SENTENCE = regex("[.!?:;,،、，…。！？；：।॥۔؟؛։།၊။፡።፤፣·][^\\w\\s]*$")


def moved(context: Context) -> Iterator[Finding]:
    """S1: a passage that stands in another place on the other side, unless it moved together with its neighbours. A bare
    heading goes with the passage below it.
    """
    for group in _groups(context):
        bodies = [bead for bead in group if not _heads(context, bead)]
        if len(bodies) < ORDER_ROWS:
            for bead in [_together(group)] if bodies else group:
                yield _finding(
                    context, bead, "moved", "S1", "Published by both sides, in different places of the text."
                )


def reordered(context: Context) -> Iterator[Finding]:
    """S6: neighbouring passages that moved together, or items of one list in another order, as one finding."""
    for group in _groups(context):
        count = sum(1 for bead in group if not _heads(context, bead))
        if count >= ORDER_ROWS:
            items = all(context.texts[0].paragraphs[b.sides[0][0]].role == "list-item" for b in group)
            what = "items of a list" if items else "neighbouring passages"
            yield _finding(context, _together(group), "order", "S6", f"{count} {what}, in another place or order.")


def _together(group: list[Bead]) -> Bead:
    """The rows of a group as one."""
    if len(group) == 1:
        return group[0]
    sides = tuple(tuple(sorted(i for bead in group for i in bead.sides[s])) for s in (0, 1))
    return Bead(sides, "moved", min(bead.score for bead in group))


def _heads(context: Context, bead: Bead) -> bool:
    return all(context.texts[0].paragraphs[i].role == "heading" for i in bead.sides[0])


def _groups(context: Context) -> list[list[Bead]]:
    """The moved rows: those that are neighbours on both sides, and those of one list, together."""
    groups: list[list[Bead]] = []
    for number, bead in enumerate(context.alignment.beads):
        if bead.relation != "moved" or context.role(number) == "signature":
            continue
        last = groups[-1][-1] if groups else None
        if last is not None and (_neighbours(last, bead) or _one_list(context, last, bead)):
            groups[-1].append(bead)
        else:
            groups.append([bead])
    return groups


def _neighbours(one: Bead, two: Bead) -> bool:
    """Whether a row stands right behind another on the first side, and beside it on the second."""
    return two.sides[0][0] == one.sides[0][-1] + 1 and two.sides[1][0] == one.sides[1][-1] + 1


def _one_list(context: Context, one: Bead, two: Bead) -> bool:
    """Whether two rows are items of one list on both sides."""
    for side in (0, 1):
        start, end = sorted((one.sides[side][0], two.sides[side][-1]))
        if any(p.role != "list-item" for p in context.texts[side].paragraphs[start : end + 1]):
            return False
    return True


def split_merged(context: Context) -> Iterator[Finding]:
    """S2: what is one paragraph on one side is several on the other."""
    for number, bead in enumerate(context.alignment.beads):
        if context.role(number) in ("title", "heading", "signature"):
            continue  # how these are set on the page says nothing
        if bead.sides[0] and bead.sides[1] and max(len(side) for side in bead.sides) > 1 and not _signed(context, bead):
            sizes = [f"{context.siglum(s)}: {_paragraphs(len(bead.sides[s]))}" for s in (0, 1)]
            yield _finding(
                context, bead, "split-merged", "S2", f"Cut into paragraphs differently ({', '.join(sizes)})."
            )


def _signed(context: Context, bead: Bead) -> bool:
    """Whether these are short lines at the end that make no sentence: who signed, in a language that has no cues for it."""
    for side, indexes in enumerate(bead.sides):
        paragraphs = context.texts[side].paragraphs
        lines = [paragraphs[i] for i in indexes]
        if any(p.label for p in paragraphs[indexes[0] :]) or any(_SENTENCE.search(p.text) for p in lines):
            return False
        if sum(len(p.text) for p in lines) > LINE_HEADING_CHARACTERS:
            return False
    return True


def _paragraphs(count: int) -> str:
    return "1 paragraph" if count == 1 else f"{count} paragraphs"


def _finding(context: Context, bead: Bead, rule: str, code: str, message: str) -> Finding:
    passages = tuple((context.siglum(side), context.passage(side, bead.sides[side])) for side in (0, 1))
    return told((rule, code, "low", "exact" if bead.relation == "same" else "strong"), passages, message)
