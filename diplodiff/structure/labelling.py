"""Labels kept apart from the text they number: blocks in, labelled blocks out."""

from __future__ import annotations

from diplodiff.language.label_parts import WORDED
from diplodiff.language.normalise import is_small, published
from diplodiff.language.numbering import Label, Line, accept
from diplodiff.model import Block, Numbering
from diplodiff.patterns import regex
from diplodiff.settings.structure import ARTICLE_TITLE_CHARACTERS, HEADING_MAX_CHARACTERS, PLAIN_HEADING_CHARACTERS
from diplodiff.structure.table_rows import BETWEEN
from diplodiff.values import NamedTuple

_BULLET = regex(r"^(?:[•·▪▫●○◦■□◆◇‣⁃∙➢➤✓✔❖►▶◎☆★*\uf0b7\uf0a7]\s*|[ㅇo○]\s+|[-–—]\s+|[-–—](?=[^\W\d_]))(?=\S)")
_ENDS_SENTENCE = regex(r"[.!?;:,。！？；：，।۔؟؛،…։።។။][\"'”’»」』)]*$")


class Labelled(NamedTuple):
    """A block with its label taken off: the text as published without it, the label as printed, and its place in the
    numbering. `heading` is 0, or the level of a heading; `item` says that it is an item of an unnumbered list.
    """

    text: str
    block: Block
    label: str | None = None
    numbering: Numbering | None = None
    heading: int = 0
    item: bool = False


def label(blocks: tuple[Block, ...], language: str | None) -> list[Labelled]:
    """Take the labels off; a label that stands in a block of its own goes to the block that follows, and a numbering of
    which every line is short and stands over a text numbers sections.
    """
    lines = [Line(b.text, None if b.number in (None, "•") else b.number, b.kind == "heading") for b in blocks]
    found = [_labelled(block, label) for block, label in zip(blocks, accept(lines, language), strict=True)]
    return _sections(_joined(found))


def _labelled(block: Block, label: Label | None) -> Labelled:
    text = block.text
    item = block.number == "•" or (block.kind == "list-item" and block.number is None)
    heading = block.level or 2 if block.kind == "heading" else 0
    if label is None:
        if block.number not in (None, "•") and block.number is not None:
            # the format numbers it in a way that no table knows: keep what it prints
            return Labelled(published(text), block, block.number.strip(), None, heading)
        bullet = _BULLET.match(text)
        if bullet and not heading:
            return Labelled(published(text[bullet.end() :]), block, item=True)
        return Labelled(published(text), block, heading=heading, item=item)
    candidate = label.candidate
    if block.number is None:
        text = text[candidate.end :].lstrip().removeprefix(BETWEEN.lstrip())  # a label may have a cell of its own
    numbering = Numbering(candidate.style, candidate.value, label.depth, label.run)
    text = published(text)
    if not heading and _is_heading_line(text, candidate.style):
        heading = 2  # its numbering says how far down it stands
    return Labelled(text, block, candidate.printed, numbering, heading)


def _is_heading_line(text: str, style: str) -> bool:
    """Whether what stands behind a label is a heading ("Article 4", "Part II Trade") and not the paragraph itself."""
    if style in (*WORDED, "I", "I."):
        return len(text) <= HEADING_MAX_CHARACTERS and not _ENDS_SENTENCE.search(text)
    return False


def _is_title_line(found: list[Labelled], i: int) -> bool:
    """Whether the line under a bare "Article 4" is its title: short, no sentence, with the article's text behind it."""
    text = found[i].text
    if (
        found[i].item
        or not text
        or len(text) > ARTICLE_TITLE_CHARACTERS
        or _ENDS_SENTENCE.search(text)
        or is_small(text)
    ):
        return False
    after = found[i + 1] if i + 1 < len(found) else None
    return after is not None and (after.label is not None or (not after.heading and len(after.text) > len(text)))


def _only_numbers(item: Labelled) -> bool:
    """Whether a heading that is nothing but a label numbers the paragraph below, as "Article 4" and "II" do not."""
    return item.numbering is not None and item.numbering.style not in (*WORDED, "I", "I.")


def _joined(found: list[Labelled]) -> list[Labelled]:
    """Give a bare label ("15." on a line of its own) to the block that follows, a bare "Article 4" its title."""
    joined: list[Labelled] = []
    for i, here in enumerate(found):
        before = joined[-1] if joined else None
        bare = before is not None and before.heading and before.label and not before.text
        if before and bare and here.label is None and (here.heading or _is_title_line(found, i)):
            joined[-1] = before._replace(text=here.text)  # the title of an article on a line of its own
            continue
        if before and not before.text and before.label and not here.heading:
            if here.label is None and (not before.heading or _only_numbers(before)):
                joined[-1] = before._replace(text=here.text, block=here.block, heading=0)
                continue
            if not before.heading:
                joined[-1] = before._replace(text=before.label, label=None, numbering=None)
        if here.text or here.label:
            joined.append(here)
    return joined


def _sections(found: list[Labelled]) -> list[Labelled]:
    """Make headings of the outer numbering whose lines are all headings but for their type ("一、经贸合作", "2. Trade")."""
    runs: dict[int, list[int]] = {}
    for i, item in enumerate(found):
        if item.numbering and item.numbering.depth == 1 and not item.heading:
            runs.setdefault(item.numbering.run, []).append(i)
    for run in runs.values():
        ends = [*run[1:], len(found)]
        if len(run) > 1 and all(_heads(found, i, end) for i, end in zip(run, ends, strict=True)):
            for i in run:
                found[i] = found[i]._replace(heading=3)
    return found


def _heads(found: list[Labelled], i: int, end: int) -> bool:
    """Whether a line is short and no sentence, and the line below it, of another numbering or of none, is one."""
    text = found[i].text
    if not text or len(text) > PLAIN_HEADING_CHARACTERS or _ENDS_SENTENCE.search(text):
        return False
    if i + 1 >= end:
        return False
    below = found[i + 1]
    # one that opens with a small letter goes on with the line above
    return bool(below.heading) or bool(
        _ENDS_SENTENCE.search(below.text) and not (below.label is None and is_small(below.text))
    )
