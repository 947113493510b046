"""P6 beside single items: documents signed on one side and exchanged on the other, and numbers that no list bears out."""

from __future__ import annotations

from collections.abc import Iterator

from diplodiff.findings.context import Context, paired, told
from diplodiff.language.signing import Done, acts
from diplodiff.language.tables import primary
from diplodiff.model import Confidence, Finding, Passage, Severity
from diplodiff.values import NamedTuple

_Lists = tuple[list[list[int]], list[list[int]]]


class _Speaker(NamedTuple):
    """A passage that speaks of signed documents, and what it says was done with them."""

    place: int
    done: tuple[Done, ...]


def signed_or_exchanged(context: Context, lists: _Lists) -> Iterator[Finding]:
    """Passages that answer one another, of which one says that documents were signed, the other that they were exchanged."""
    speaking = [_speakers(context, side, lists[side]) for side in (0, 1)]
    for bead in context.alignment.beads:
        if not paired(bead):
            continue
        one, two = (next((speaking[s][i] for i in bead.sides[s] if i in speaking[s]), None) for s in (0, 1))
        if one is None or two is None or not _contradict(one, two):
            continue
        passages = [_passage(context, side, speaker) for side, speaker in enumerate((one, two))]
        said = "; ".join(
            f"{context.siglum(side)}: “{passages[side].text[speaker.done[0].start : speaker.done[0].end]}”"
            for side, speaker in enumerate((one, two))
        )
        message = f"The documents were signed on one side and exchanged on the other. {said}."
        yield _finding(context, passages, message, sure=True)


def number_against_list(context: Context, lists: _Lists) -> Iterator[Finding]:
    """A number of documents that one side states, without a list, against the one list that the other side has."""
    for side in (0, 1):
        ours, theirs = context.texts[side].declared_counts, context.texts[1 - side].declared_counts
        if len(ours) != 1 or ours[0].counted is not None or lists[side] or theirs or len(lists[1 - side]) != 1:
            continue
        count, items = ours[0], lists[1 - side][0]
        if count.declared == len(items):
            continue
        index = next(i for i, p in enumerate(context.texts[side].paragraphs) if p.id == count.paragraph)
        both = {side: context.passage(side, (index,), ((count.start, count.end),))}
        both[1 - side] = context.passage(1 - side, tuple(items))
        shown = both[side].text[count.start : count.end]
        message = f"{context.siglum(side)}: “{shown}” documents; {context.siglum(1 - side)} lists {len(items)}."
        yield _finding(context, [both[0], both[1]], message, sure=False)


def _speakers(context: Context, side: int, lists: list[list[int]]) -> dict[int, _Speaker]:
    """The passages of a side that state a number of documents or stand above a list of them."""
    text = context.texts[side]
    numbers = {count.paragraph for count in text.declared_counts}
    above = {found[0] - 1 for found in lists}
    found = {}
    for i, paragraph in enumerate(text.paragraphs):
        if i in above or paragraph.id in numbers:
            done = acts(paragraph.text, text.language)
            if done:
                found[i] = _Speaker(i, done)
    return found


def _contradict(one: _Speaker, two: _Speaker) -> bool:
    """Whether each says one thing, and not the same."""
    said = [{done.act for done in speaker.done} for speaker in (one, two)]
    return len(said[0]) == len(said[1]) == 1 and said[0] != said[1]


def _passage(context: Context, side: int, speaker: _Speaker) -> Passage:
    return context.passage(side, (speaker.place,), tuple((done.start, done.end) for done in speaker.done))


def _finding(context: Context, passages: list[Passage], message: str, sure: bool) -> Finding:
    across = primary(context.texts[0].language) != primary(context.texts[1].language)
    severity: Severity = "medium" if sure or across else "low"  # what is tentative across languages loses a grade later
    confidence: Confidence = "strong" if sure and not across else "tentative"
    both = tuple(zip((context.siglum(0), context.siglum(1)), passages, strict=True))
    key = (*(p.text for p in passages), message.partition(".")[0])
    return told(("one-sided-item", "P6", severity, confidence), both, message, *key)
