"""What each paragraph is in the document: title, heading, preamble, operative paragraph, testimony, signature ..."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from diplodiff.language.dates import dates
from diplodiff.language.normalise import UNSPACED
from diplodiff.model import Role
from diplodiff.patterns import regex
from diplodiff.settings.structure import (
    ENACTING_CHARACTERS,
    HEADING_MAX_CHARACTERS,
    PLAIN_HEADING_CHARACTERS,
    SENTENCE_WORDS,
    SIGNATURE_MAX_CHARACTERS,
    TITLE_DATE_CHARACTERS,
    TITLE_MAX_BLOCKS,
    TITLE_MAX_CHARACTERS,
    TITLE_PLACE_CHARACTERS,
)
from diplodiff.structure.cues import ENDS_SENTENCE, cue, heads_preamble, is_title_like, kind_in, recites
from diplodiff.structure.labelling import Labelled

__all__ = ["cue", "is_title_like", "kind_in", "roles"]

_INTRODUCES = regex(r"[:：]\s*[-–—]?\s*$")
_GOES_ON = regex(r"[;；؛,，،、]\s*(?:\w{1,3})?$")  # "...; and"
_LETTERED = regex(r"\W*(?:a\d*|a\d*a\d*|i)\W*")  # styles of small letters and numerals


_COMMAS = (",", "，", "、", "،")


def roles(items: Sequence[Labelled], language: str | None) -> list[Role]:
    """The role of each labelled block, in order."""
    begin = _title_end(items, language)
    found: list[Role] = ["title"] * begin
    close = _testimonium_start(items, begin, language)
    state = _Body(items[begin:close], language)
    found += state.roles()
    found += _closing(items[close:], language)
    return found


def _title_end(items: Sequence[Labelled], language: str | None) -> int:
    """How many blocks at the top are title, place and date."""
    end = 0
    divided = any(item.heading == 1 and item.label is None for item in items[TITLE_MAX_BLOCKS:])
    for i, item in enumerate(items[:TITLE_MAX_BLOCKS]):
        if item.label is not None or len(item.text) > TITLE_MAX_CHARACTERS or heads_preamble(item.text, language):
            break
        sentence = ENDS_SENTENCE.search(item.text) and not item.heading
        if sentence and (end or len(item.text) > HEADING_MAX_CHARACTERS):
            break  # what stands below the title; a short notice may stand above it
        # where sections have headings of the first level too, such a heading alone makes no second line of a title
        top = item.heading == 1 and not (end and divided)
        if (
            top
            or is_title_like(item.text, language)
            or (item.heading and i == 0)
            or (end and i == end and _continues_title(item, language))
        ):
            end = i + 1
    return end


def _continues_title(item: Labelled, language: str | None) -> bool:
    """A second line of a title in capitals or in brackets, or a line of place and date under it."""
    text = item.text
    if ENDS_SENTENCE.search(text):
        return False
    letters = [c for c in text if c.isalpha()]
    capitals = bool(letters) and all(not c.islower() for c in letters) and any(c.isupper() for c in letters)
    bracketed = text[0] in "(（[" and text[-1] in ")）]"
    dated = len(text) <= TITLE_DATE_CHARACTERS and any(unicodedata.decimal(c, None) is not None for c in text)
    return dated or is_day_and_place(text, language) or (item.heading <= 1 and (capitals or bracketed))


def is_day_and_place(text: str, language: str | None) -> bool:
    """Whether a line says a day, also in words or Han numerals, and hardly more: 二〇二六年二月四日，北京."""
    return len(text) <= TITLE_DATE_CHARACTERS and any(
        len(text) - (d.end - d.start) <= TITLE_PLACE_CHARACTERS for d in dates(text, language)
    )


def _testimonium_start(items: Sequence[Labelled], begin: int, language: str | None) -> int:
    """Where testimony and signatures begin: looked for behind the last numbered paragraph, before any annex."""
    numbered = [i for i, item in enumerate(items) if item.numbering and item.numbering.depth == 1 and not _annex(item)]
    # without numbers only a formula at the beginning of a late paragraph is sure enough
    first = numbered[-1] + 1 if numbered else min(begin + 2 * (len(items) - begin) // 3, _half(items, begin))
    for i in range(first, len(items)):
        item = items[i]
        if item.label is not None or item.item:
            continue
        if cue(item.text, language, "testimonium", "anywhere" if numbered else "start"):
            return i
        if _signs(item, language):
            return i
    return len(items)


def _half(items: Sequence[Labelled], begin: int) -> int:
    """Where the second half of the words begins: under a short text there are more lines of signatures than paragraphs."""
    ends = list(accumulate(len(item.text) for item in items[begin:]))
    return begin + sum(2 * end < ends[-1] for end in ends) + 1 if ends else begin


def _signs(item: Labelled, language: str | None) -> bool:
    """Whether a line says for whom somebody signs."""
    if len(item.text) > SIGNATURE_MAX_CHARACTERS or ENDS_SENTENCE.search(item.text):
        return False
    return cue(item.text, language, "signature") or cue(item.text, language, "signature", "end")


def _says(item: Labelled, language: str | None) -> bool:
    """Whether a line is a sentence, as names and offices are not."""
    words = len(item.text.split()) + (0 if item.text.isascii() else len(UNSPACED.findall(item.text)) // 2)
    return words >= SENTENCE_WORDS and bool(ENDS_SENTENCE.search(item.text)) and not _signs(item, language)


def _annex(item: Labelled) -> bool:
    return item.numbering is not None and item.numbering.style == "annex"


def _closing(items: Sequence[Labelled], language: str | None) -> list[Role]:
    found: list[Role] = []
    annexed = False
    for item in items:
        annexed = annexed or (_annex(item) and bool(item.heading))
        if annexed:
            found.append("heading" if item.heading else "annex")
        elif cue(item.text, language, "testimonium", "anywhere") or (
            "signature" not in found and (len(item.text) > SIGNATURE_MAX_CHARACTERS or _says(item, language))
        ):
            found.append("testimonium")
        else:
            found.append("signature")
    return found


class _Body:
    """The roles between title and testimony: preamble up to the enacting line or the first label, then the operative
    part, then annexes.
    """

    def __init__(self, items: Sequence[Labelled], language: str | None) -> None:
        self.items = items
        self.language = language
        self.listed = _listed_runs(items, language)
        self.preamble_end = self._preamble_end()

    def roles(self) -> list[Role]:
        found: list[Role] = []
        annexed = False
        above: list[Labelled] = []  # the labelled blocks that the one at hand may stand under, by depth
        for i, item in enumerate(self.items):
            annexed = annexed or (_annex(item) and bool(item.heading))
            if item.numbering:
                depth = item.numbering.depth
                above = [other for other in above if other.numbering and other.numbering.depth < depth]
            nested = bool(item.numbering and item.numbering.style != "1.1" and above and not above[-1].heading)
            if item.numbering:
                above.append(item)
            found.append(self._role(i, item, nested, annexed))
        return found

    def _role(self, i: int, item: Labelled, nested: bool, annexed: bool) -> Role:
        if item.heading or self._bold_heading(i) or self._plain_heading(i) or self._heads_preamble(i):
            return "heading"
        if annexed:
            return "annex"
        if i < self.preamble_end:
            return "preamble"
        return "list-item" if item.item or nested or self._lists(item) else "operative"

    def _lists(self, item: Labelled) -> bool:
        return item.numbering is not None and item.numbering.run in self.listed

    def _bold_heading(self, i: int) -> bool:
        """An unlabelled short bold line without an end mark, with text behind it."""
        item = self.items[i]
        return item.block.bold and self._short(item, HEADING_MAX_CHARACTERS) and i + 1 < len(self.items)

    def _plain_heading(self, i: int) -> bool:
        """The same in a format without bold type: a line between numbered paragraphs, or before the first of them."""
        if not 0 < i < len(self.items) - 1 or not self._short(self.items[i], PLAIN_HEADING_CHARACTERS):
            return False
        above, below = self.items[i - 1], self.items[i + 1]
        numbered = below.numbering is not None and (below.numbering.depth == 1 or bool(below.heading))
        ended = ENDS_SENTENCE.search(above.text) or (above.heading and above.label is not None)
        # behind a comma the sentence goes on: "Now, therefore," / "The General Assembly"
        return numbered and bool(ended) and not above.text.rstrip().endswith(_COMMAS)

    @staticmethod
    def _short(item: Labelled, limit: int) -> bool:
        plain = item.label is None and not item.item
        return plain and len(item.text) <= limit and not ENDS_SENTENCE.search(item.text)

    def _preamble_end(self) -> int:
        for i, item in enumerate(self.items):
            if cue(item.text, self.language, "enacting", "anywhere") and len(item.text) < ENACTING_CHARACTERS:
                return i + 1
            if (item.label is not None or item.item) and not self._recital(i):
                break
        labelled = (i for i, item in enumerate(self.items) if item.label is not None and not self._lists(item))
        first = next(labelled, None)
        headed = next((i for i, item in enumerate(self.items) if item.heading and not self._heads_preamble(i)), None)
        if first is not None:
            return min(first, headed) if headed is not None else first
        begin = next((i for i in range(len(self.items)) if self._heads_preamble(i)), None)
        if begin is not None and headed is not None and headed > begin:
            return headed
        end = 0
        for i, item in enumerate(self.items):
            if not (recites(item.text, self.language) or self._heads_preamble(i)):
                break
            end = i + 1
        return end

    def _recital(self, i: int) -> bool:
        """Whether a labelled or listed line is a recital, as some preambles number or list theirs."""
        item = self.items[i]
        return not item.heading and (recites(item.text, self.language) or self._below_preamble_heading[i])

    @cached_property
    def _below_preamble_heading(self) -> list[bool]:
        """For each line whether the last heading above it is that of the preamble."""
        below = [False]
        for i, item in enumerate(self.items):
            heads = self._heads_preamble(i)
            below.append(heads or (below[-1] and not item.heading))
        return below

    def _heads_preamble(self, i: int) -> bool:
        """Whether a line is the heading of the preamble: it says so, or opens the body and recitals stand below it."""
        item = self.items[i]
        if item.label is None and not item.item and heads_preamble(item.text, self.language):
            return True
        first = i == 0 and bool(item.heading) and item.label is None
        return first and any(recites(item.text, self.language) for item in self.items[1:3])


def _listed_runs(items: Sequence[Labelled], language: str | None) -> frozenset[int]:
    """The sequences that are lists inside a sentence: small letters below a line that ends in a colon, and numbers there
    whose items end in semicolons. What stands below the enacting line is the text itself.
    """
    found = set()
    seen = {item.numbering.run for item in items[:1] if item.numbering}
    for above, item in pairwise(items):
        if item.numbering is None or item.heading or item.numbering.run in seen:
            continue
        seen.add(item.numbering.run)
        if above.heading or not _INTRODUCES.search(above.text) or cue(above.text, language, "enacting", "anywhere"):
            continue
        if _LETTERED.fullmatch(item.numbering.style) or _GOES_ON.search(item.text):
            found.add(item.numbering.run)
    return frozenset(found)
