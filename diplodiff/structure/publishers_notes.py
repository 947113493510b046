"""What a publisher says of the text and not in it: "* Unofficial translation", "Full text:", "Photo: press service".

Such a line stands above or below the text, is short and says nothing else. A news agency says the same in a sentence or two
above the text: who issued it where, and that it follows. Another publisher does not print it, and that is no difference
between the texts.
"""

from __future__ import annotations

from itertools import islice, takewhile

from diplodiff.language.kinds import kind_in, reports
from diplodiff.language.normalise import ascii_digits
from diplodiff.language.notices import frames, notice
from diplodiff.language.sentences import sentences
from diplodiff.model import Block
from diplodiff.patterns import regex
from diplodiff.settings.structure import (
    INTRODUCTION_CHARACTERS,
    LEAD_LABELS,
    PUBLISHERS_NOTE_CHARACTERS,
    PUBLISHERS_NOTE_REACH,
    PUBLISHERS_NOTE_SHARE,
)
from diplodiff.structure.cues import ENDS_SENTENCE, covered, cue, heads_preamble, recites
from diplodiff.values import NamedTuple

PUBLISHERS_NOTE = "publisher's note"  # why such a line is left out
_NOTICES = ("tags", "subscription", "picture caption", "share links", "controls", "page footer")
# Place, date and agency: "PORT ALDEN, 3 February (Velmora News) –", 【…2月3日…】, "(서울=연합뉴스) 2월 3일 =", 新华社…2月3日电.
_DATELINE = regex(
    r"[^\d()（）【】/]{2,40}\d{1,2}[^()（）【】/]{0,30}[(（/][^()（）/]{2,40}[)）/]\s*[.:：]?\s*[-–—]{0,2}\s*"
    r"|【[^】]{2,40}】\s*|[(（][^）)]{1,20}=[^）)]{1,20}[）)](?:[^=]{0,16}=)?\s*|[^。，,]{0,14}社[^。，,]{1,20}[电電]\s*"
    r"|[^\W\d_][^\d.]{2,30}\d{1,2}\s[^\d.]{2,16}\.?\s[^\W\d_a-zа-я][^.]{2,30}\s[–—-]{1,2}\s*"
)
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
    framing = [i in notes or frames(block.text) for i, block in enumerate(blocks)]
    for order in (range(len(blocks)), range(len(blocks) - 1, -1, -1)):
        notes |= set(islice(takewhile(framing.__getitem__, order), PUBLISHERS_NOTE_REACH))
    opening = (_introduction(blocks, language) | _lead(blocks, language)) - notes
    notes |= opening
    if len(notes) == len(blocks):
        return Apart(blocks, (), ())
    kept = tuple(block for i, block in enumerate(blocks) if i not in notes)
    return Apart(kept, tuple(blocks[i] for i in sorted(notes)), tuple(blocks[i] for i in sorted(opening)))


def _is_note(block: Block, language: str | None) -> bool:
    text = block.text.strip()
    if block.number and block.number != "•":
        return False
    if len(text) <= 2 * PUBLISHERS_NOTE_CHARACTERS and notice(text) in _NOTICES:
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


def _lead(blocks: tuple[Block, ...], language: str | None) -> set[int]:
    """The paragraph above a document by which an agency reports it: a dateline alone, or one with what somebody said."""
    document = sum(1 for b in blocks if b.number or _LABELLED.match(b.text)) >= LEAD_LABELS
    if not document and not any(cue(b.text, language, "enacting", "anywhere") for b in blocks):
        return set()
    for at, block in enumerate(blocks[:PUBLISHERS_NOTE_REACH]):
        text = block.text.strip()
        if block.number or _LABELLED.match(text) or recites(text, language):
            break
        short = len(text) <= INTRODUCTION_CHARACTERS and any(sign in text for sign in "(（/【社–—-")
        line = _DATELINE.match(ascii_digits(text)) if short else None
        alone = line and line.end() == len(text) and kind_in(text, language) is None
        if line and (alone or reports(text, language, quoted=False)):
            return {at}
    return set()


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
