"""The set phrases of a language at the places where they tell what a paragraph is."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from diplodiff.language import tables
from diplodiff.language.kinds import kind_in as kind_in
from diplodiff.language.kinds import titled_kind
from diplodiff.language.normalise import folded
from diplodiff.language.set_phrases import SetPhrases
from diplodiff.patterns import regex
from diplodiff.settings.structure import CUE_REACH, PREAMBLE_HEADING_CHARACTERS, TITLE_MAX_CHARACTERS

ENDS_SENTENCE = regex(r"[.!?;:,。！？；：，।۔؟؛،…։።។။][\"'”’»」』)]*$")
Where = Literal["start", "end", "anywhere"]


def cue(text: str, language: str | None, key: str, where: Where = "start") -> bool:
    """Whether a text begins with, ends with or holds one of the language's cues of this key."""
    phrases = _cues(tables.primary(language), key, where)
    if phrases is None:
        return False
    if where == "start":
        return phrases.open(folded(text[:CUE_REACH]))
    return phrases.close(folded(text[-CUE_REACH:])) if where == "end" else phrases.stand_in(folded(text))


def covered(text: str, language: str | None, key: str) -> float:
    """The share (0 to 1) of the letters of a text that belong to one of the language's cues of this key."""
    phrases = _cues(tables.primary(language), key, "anywhere")
    form = folded(text)
    found = phrases.longest(form) if phrases else None
    if found is None:
        return 0.0
    letters = sum(c != " " for c in form)
    return sum(c != " " for c in found) / letters


@cache
def _cues(language: str | None, key: str, where: Where) -> SetPhrases | None:
    own = tables.table(language).get(key, [])
    words = sorted({f for cue in own if (f := folded(cue))}, key=len, reverse=True)
    if not words:
        return None
    body = "|".join(map(re.escape, words))
    spaced = not any("\u3040" <= c <= "\u9fff" for c in body)
    before, after = (r"(?<!\w)", r"(?!\w)") if spaced else ("", "")
    shapes = {"start": f"^(?:{body}){after}", "end": f"{before}(?:{body})$", "anywhere": f"{before}(?:{body}){after}"}
    return SetPhrases(words, shapes[where], spaced)


def is_title_like(text: str, language: str | None) -> bool:
    """Whether a text reads like the title of an instrument: short, no sentence, a kind of document in it."""
    if len(text) > TITLE_MAX_CHARACTERS or ENDS_SENTENCE.search(text.rstrip()) or recites(text, language):
        return False
    return titled_kind(text, language) is not None


def recites(text: str, language: str | None) -> bool:
    """Whether a text is a recital of a preamble; its cue opens it in some languages and closes it in others."""
    return cue(text, language, "preamble") or cue(text, language, "preamble", "end")


def heads_preamble(text: str, language: str | None) -> bool:
    """Whether a line is the heading of a preamble and nothing else."""
    return len(text) <= PREAMBLE_HEADING_CHARACTERS and folded(text) in _preamble_headings(tables.primary(language))


@cache
def _preamble_headings(language: str | None) -> frozenset[str]:
    both = [*tables.table(language).get("preamble_headings", []), *tables.table("en").get("preamble_headings", [])]
    return frozenset(folded(word) for word in both)
