"""Words and phrases of the tables, found in a text that was cut into words.

An entry is matched as whole words after folding. `*` in it stands for letters of the same word, `~` for a few words
between two others ("express* ~ readiness"). Where two entries overlap, the longer one counts: a table lists under "idle"
the phrases in which a word does not mean what it means by itself ("political will").
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import accumulate

from diplodiff.language import tables
from diplodiff.language.normalise import UNSPACED, Word, fold_word, folded
from diplodiff.patterns import regex
from diplodiff.settings import CUE_GAP_CHARACTERS, CUE_GAP_WORDS
from diplodiff.values import NamedTuple

IDLE = "idle"
JOINT = "joint"  # the key of the table's joint subjects
_APART = frozenset(
    {"head", "that", "prefixes", "doubtful", "lowering", "also_3"}
)  # of the table of verbs: no strengths
_Patterns = tuple[tuple[str, re.Pattern[str]], ...]


class Cue(NamedTuple):
    """An entry of a table in a text: the list that it stands in, and the words [start, end) that it covers."""

    value: str
    start: int
    end: int


def cues(words: Sequence[Word], key: str, language: str | None) -> tuple[Cue, ...]:
    """The entries of one table (`key`, a table of lists) in a text, in order, without those that a longer one covers."""
    return _longest(_found(words, _patterns(key, tables.primary(language))))


def idle(words: Sequence[Word], key: str, language: str | None) -> tuple[Cue, ...]:
    """The phrases of one table that do not mean what their words mean by themselves."""
    found = _longest(_found(words, _patterns(key, tables.primary(language))), idle=True)
    return tuple(cue for cue in found if cue.value == IDLE)


def listed(words: Sequence[Word], name: str, language: str | None) -> tuple[Cue, ...]:
    """The entries of one list of the table of verbs ("lowering", "doubtful") in a text, whatever else covers them."""
    return tuple(_found(words, _list(name, tables.primary(language))))


def _found(words: Sequence[Word], patterns: _Patterns) -> list[Cue]:
    if not words:
        return []
    plain = [w.text for w in words]
    text = f" {' '.join(plain)} "
    starts: list[int] = []
    found = []
    for value, pattern in patterns:
        for m in pattern.finditer(text):
            starts = starts or list(accumulate([len(word) + 1 for word in plain], initial=1))
            start = bisect_right(starts, m.start() + 1) - 1
            found.append(Cue(value, start, bisect_right(starts, m.end() - 1)))
    return found


def _longest(found: Iterable[Cue], idle: bool = False) -> tuple[Cue, ...]:
    """Without what a longer entry overlaps; of two equally long ones an idle one stays, and is kept where `idle` says so."""
    kept: list[Cue] = []
    taken: set[int] = set()
    for cue in sorted(found, key=lambda c: (c.start - c.end, c.value != IDLE, c.start, c.value)):
        if taken.isdisjoint(range(cue.start, cue.end)):
            kept.append(cue)
            taken.update(range(cue.start, cue.end))
    return tuple(sorted((c for c in kept if idle or c.value != IDLE), key=lambda c: c.start))


@cache
def _patterns(key: str, language: str | None) -> _Patterns:
    table = tables.table(language)
    if key == JOINT:
        entries = table.get("joint_subjects", [])
        return ((JOINT, _compiled(entries, "")),) if entries else ()
    prefixes = "".join(f"{fold_word(p)}|" for p in table.get("modality", {}).get("prefixes", []))
    return tuple(
        (value, _compiled(entries, prefixes))
        for value, entries in table.get(key, {}).items()
        if entries and value not in _APART
    )


@cache
def _list(name: str, language: str | None) -> _Patterns:
    entries = tables.table(language).get("modality", {}).get(name, [])
    return ((name, _compiled(entries, "")),) if entries else ()


def _compiled(entries: Iterable[str], prefixes: str) -> re.Pattern[str]:
    """Entries as one pattern for words joined, preceded and followed by single spaces, the first of which it takes in; the
    longest is tried first.
    """
    arms = sorted({_pattern(entry) for entry in entries if entry}, key=lambda arm: (-len(arm), arm))
    return regex(f" (?:{prefixes})(?:{_by_first_letter(arms)})(?= )")


def _by_first_letter(arms: Sequence[str]) -> str:
    """The arms in their order, those of one first letter as one, which is passed over at a word with another letter."""
    if not all(arm[:1].isalpha() for arm in arms):
        return "|".join(arms)
    letters: dict[str, list[str]] = {}
    for arm in arms:
        letters.setdefault(arm[0], []).append(arm[1:])
    return "|".join(f"{letter}(?:{'|'.join(rest)})" for letter, rest in letters.items())


def _pattern(entry: str) -> str:
    parts: list[str] = []
    apart = CUE_GAP_CHARACTERS if not entry.isascii() and UNSPACED.search(entry) else CUE_GAP_WORDS
    for word in entry.split():
        if word == "~":
            parts.append(f"(?:[^ ]+ ){{0,{apart}}}")
        elif word == "*":
            parts.append("[^ ]+ ")
        elif "*" in word:
            head, _, tail = word.partition("*")
            parts.append(re.escape(fold_word(head)) + ("[^ ]*" if head else "[^ ]+") + _ending(tail) + " ")
        else:
            parts += [re.escape(part) + " " for part in folded(word).split()]
    return "".join(parts).rstrip(" ")


def _ending(tail: str) -> str:
    return "[^ ]*".join(re.escape(fold_word(part)) if part else "" for part in tail.split("*"))
