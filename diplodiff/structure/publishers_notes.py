"""What a publisher says of the text and not in it: "* Unofficial translation", "Full text:", "Photo: press service".

Such a line stands above or below the text, is short and says nothing else. A news agency says the same in a sentence or two
above the text: who issued it where, and that it follows. Another publisher does not print it, and that is no difference
between the texts.
"""

from __future__ import annotations

from typing import NamedTuple

from diplodiff.language.notices import frames, notice
from diplodiff.language.sentences import sentences
from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings import (
    INTRODUCTION_CHARACTERS,
    PUBLISHERS_NOTE_CHARACTERS,
    PUBLISHERS_NOTE_REACH,
    PUBLISHERS_NOTE_SHARE,
)
from diplodiff.structure.cues import ENDS_SENTENCE, covered, cue, heads_preamble, recites

PUBLISHERS_NOTE = "publisher's note"  # why such a line is left out
_NOTICES = ("tags", "subscription", "picture caption", "share links", "controls", "page footer")
_LABELLED = regex(r"[(\[]?[\dIVX]{1,4}[.)\]、．۔:](?!\d)")


class Apart(NamedTuple):
    """The blocks of the text; those in which its publisher speaks; those of them that introduce the text."""

    kept: tuple[Block, ...]
    said: tuple[Block, ...]
    introduction: tuple[Block, ...]


def notes_apart(blocks: tuple[Block, ...], language: str | None) -> Apart:
    """The blocks of the text, and those in which its publisher speaks."""
    ends = {*range(PUBLISHERS_NOTE_REACH), *range(len(blocks) - PUBLISHERS_NOTE_REACH, len(blocks))}
    notes = {i for i in ends if 0 <= i < len(blocks) and _is_note(blocks[i], language)}
    opening = _introduction(blocks, language) - notes
    notes |= opening
    if len(notes) == len(blocks):
        return Apart(blocks, (), ())
    kept = tuple(block for i, block in enumerate(blocks) if i not in notes)
    return Apart(kept, tuple(blocks[i] for i in sorted(notes)), tuple(blocks[i] for i in sorted(opening)))


def _is_note(block: Block, language: str | None) -> bool:
    text = block.text.strip()
    if block.number and block.number != "•":
        return False
    if len(text) <= 2 * PUBLISHERS_NOTE_CHARACTERS and (frames(text) or notice(text) in _NOTICES):
        return True
    if not 0 < len(text) <= PUBLISHERS_NOTE_CHARACTERS:
        return False
    if heads_preamble(text, language):
        return False
    if any(covered(text, language, key) >= PUBLISHERS_NOTE_SHARE for key in ("unofficial", "full_text")):
        return True
    if cue(text, language, "rights"):
        return True
    if text.endswith((":", "：")) and cue(text, language, "full_text", "anywhere"):
        return True
    head, colon, rest = text.replace("：", ":").partition(":")
    return bool(colon and rest.strip()) and covered(head, language, "credits") == 1.0


def _introduction(blocks: tuple[Block, ...], language: str | None) -> set[int]:
    """The paragraph above the text that closes by saying that the text follows, and the sentences above that one."""
    above: set[int] = set()
    for at, block in enumerate(blocks[:PUBLISHERS_NOTE_REACH]):
        text = block.text.strip()
        if (
            block.number
            or _LABELLED.match(text)
            or recites(text, language)
            or cue(text, language, "enacting", "anywhere")
        ):
            break
        if block.kind == "heading" or len(text) > INTRODUCTION_CHARACTERS or not ENDS_SENTENCE.search(text):
            continue
        above.add(at)
        start, end = sentences(text, language)[-1]
        if cue(text[start:end], language, "text_follows", "anywhere"):
            return above
    return set()
