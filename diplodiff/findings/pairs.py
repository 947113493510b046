"""P4, W1 and A1: what differs inside a pair of passages that both sides published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from diplodiff.findings.context import Context, fingerprint, one_sided, told
from diplodiff.findings.differences import Change, Difference, spelling_only
from diplodiff.language.labels import is_reference_word
from diplodiff.language.names import countries
from diplodiff.language.parties import Exchange, of_parties
from diplodiff.model import Confidence, Finding, Nearest, Passage, Severity
from diplodiff.settings.findings import ALTERNAT_SURE, REFERENCE_REACH, TIGHT_CHARACTERS


def one_sided_sentences(context: Context) -> Iterator[Finding]:
    """P4: a sentence of a passage that both sides published, which only one of them has in it."""
    hosts = {(side, i): bead for bead in context.alignment.beads for side in (0, 1) for i in bead.sides[side]}
    for side, index, number, free in context.sentences:
        paragraph = context.texts[side].paragraphs[index]
        clause = paragraph.clauses[number]
        if len(clause.text) >= TIGHT_CHARACTERS and context.served[1 - side].holds(clause.text):
            continue  # cut into sentences differently
        passage = Passage((clause.id,), context.passage(side, (index,)).label, clause.text)
        bead = hosts[side, index]
        host = context.passage(1 - side, bead.sides[1 - side])
        near = ((context.siglum(1 - side), Nearest(host.ids, host.label, host.text, bead.score)),)
        doubt = free or context.served[1 - side].scattered(clause.text)
        sure: Confidence = "tentative" if doubt else "strong"
        yield one_sided(context, side, passage, ("one-sided-sentence", "P4", "high", sure), near)


def reworded(context: Context) -> Iterator[Finding]:
    """W1: any other change of words inside a pair, marked word by word on both sides."""
    follows = _Renumbering(context)
    same_signatures = context.same_signatures()
    for number, found in sorted(context.differences.items()):
        if same_signatures and context.role(number) == "signature":
            continue
        changes = [c for c in found.changes if not _excused(context, number, c) and not follows.explains(found, c)]
        judged = _judged(context, found, changes)
        if judged is None:
            continue
        severity, what = judged
        yield _pair_finding(context, number, found.marks(changes), ("reworded", "W1", severity, what))


def _judged(context: Context, found: Difference, changes: list[Change]) -> tuple[Severity, str] | None:
    if not changes:
        return ("info", "The words are the same; punctuation or capitals differ.") if found.signs else None
    if spelling_only(found, changes, context.texts[0].language):
        return "info", "The words are the same; their spelling differs."
    return "low", "The wording differs."


def alternat(context: Context) -> Iterator[Finding]:
    """A1: the sides name the parties in a different order, each its own first; one finding for the whole text."""
    every = sorted(context.differences.items())
    rows = [(n, d, e) for n, d in every for e in d.exchanges if _is_alternat(context, n, e)]
    if not rows:
        return
    number, found, _ = rows[0]
    count = len({n for n, _, _ in rows})
    where = "one passage" if count == 1 else f"{count} passages"
    marks = found.marks([e for n, _, e in rows if n == number])
    what = f"The sides {_named(context, rows)} in opposite order (alternat), in {where}."
    names = sorted({" / ".join(sorted(e.names)) for _, _, e in rows})
    finding = _pair_finding(context, number, marks, ("alternat", "A1", "info", what))
    yield replace(finding, fingerprint=fingerprint("alternat", *names))


def _named(context: Context, rows: list[tuple[int, Difference, Exchange]]) -> str:
    """What is named in another order."""
    if all(context.role(n) == "testimonium" for n, _, _ in rows):
        return "name the languages"
    titles, language = (context.texts[0].title, context.texts[1].title), context.texts[0].language
    if any(of_parties(e.names, titles, language) or all(countries(n, language) for n in e.names) for _, _, e in rows):
        return "name the parties"
    return "give two names"


def _is_alternat(context: Context, number: int, exchange: Exchange) -> bool:
    """Whether the exchanged names are the parties': both in a title, or the same two exchanged in several passages.

    In the testimony it is the languages that are exchanged.
    """
    first, second = context.texts
    if context.role(number) == "testimonium":
        return True
    if of_parties(exchange.names, (first.title, second.title), first.language):
        return True
    every = [(e, d) for d in context.differences.values() for e in d.exchanges if e.names == exchange.names]
    return len(every) >= ALTERNAT_SURE and all(_capitalised(e, d) for e, d in every)


def _capitalised(exchange: Exchange, found: Difference) -> bool:
    """Whether each name is written with a capital, in a script that has them."""
    start, end = exchange.left
    written = [
        found.texts[0][w.start] for w in found.words[0][start:end] if any(w.text in n.split() for n in exchange.names)
    ]
    return bool(written) and sum(c.isupper() for c in written) >= 2


class _Renumbering:
    """The labels that differ between the sides: a reference that follows them ("paragraph 19", "paragraph 18") is the
    same reference.
    """

    def __init__(self, context: Context) -> None:
        self.language = context.texts[0].language
        self.labels = {
            (str(one.numbering.value), str(two.numbering.value))
            for bead in context.alignment.beads
            if len(bead.sides[0]) == len(bead.sides[1]) == 1
            for one, two in [(context.paragraphs(0, bead.sides[0])[0], context.paragraphs(1, bead.sides[1])[0])]
            if one.numbering and two.numbering and one.numbering.value != two.numbering.value
        }

    def explains(self, found: Difference, change: Change) -> bool:
        ours, theirs = (found.words[side][change[side][0] : change[side][1]] for side in (0, 1))
        if len(ours) != 1 or len(theirs) != 1 or (ours[0].text, theirs[0].text) not in self.labels:
            return False
        around = found.words[0][max(0, change.left[0] - REFERENCE_REACH) : change.left[1] + 2]
        return any(is_reference_word(w.text, self.language) for w in around)


def _excused(context: Context, number: int, change: Change) -> bool:
    """Whether a change is part of the alternat."""
    found = context.differences[number]
    return any(
        e.left[0] <= change.left[0]
        and change.left[1] <= e.left[1]
        and e.right[0] <= change.right[0]
        and change.right[1] <= e.right[1]
        and _is_alternat(context, number, e)
        for e in found.exchanges
    )


def _pair_finding(
    context: Context,
    number: int,
    marks: tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]],
    kind: tuple[str, str, Severity, str],
) -> Finding:
    rule, code, severity, message = kind
    bead = context.alignment.beads[number]
    passages = tuple((context.siglum(side), context.passage(side, bead.sides[side], marks[side])) for side in (0, 1))
    return told((rule, code, severity, "exact"), passages, message)
