"""Words and phrases of the tables, found in a text that was cut into words.

An entry is matched as whole words after folding. `*` in it stands for letters of the same word, `~` for a few words
between two others ("express* ~ readiness"). Where two entries overlap, the longer one counts: a table lists under "idle"
the phrases in which a word does not mean what it means by itself ("political will").

A text is walked once for all tables of its language: of each word it is known which entries begin with it. (As patterns,
two dozen of hundreds of phrases each, they cost more to compile than they found in a pair of short texts.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from diplodiff.language import tables
from diplodiff.language.normalise import UNSPACED, Word, fold_word, folded
from diplodiff.patterns import regex
from diplodiff.settings.language import CUE_GAP_CHARACTERS, CUE_GAP_WORDS, CUE_WORDS_KEPT
from diplodiff.values import NamedTuple

IDLE = "idle"
JOINT = "joint"  # the key of the table's joint subjects
_TABLES = ("modality", "negation", "hedges", "conditions", "scope", "subjects")
_LISTS = ("lowering", "doubtful", "also_3")  # lists of the table of verbs that tell no strength
_OF_NEGATION = ("refrain", "keeps")  # lists of the table of negations that deny nothing by themselves
_OF_SUBJECTS = ("mutual",)  # of the table of subjects: words between two names of which either may come first
_APART = frozenset({"head", "that", "prefixes", *_LISTS, *_OF_NEGATION, *_OF_SUBJECTS})


class Cue(NamedTuple):
    """An entry of a table in a text: the list that it stands in, and the words [start, end) that it covers."""

    value: str
    start: int
    end: int


Cues = dict[str, list[Cue]]  # by table; under their own names, those of the lists that tell no strength


def cues(words: Sequence[Word], key: str, language: str | None) -> tuple[Cue, ...]:
    """The entries of one table (`key`, a table of lists) in a text, in order, without those that a longer one covers."""
    return longest(every(words, language).get(key, ()))


def idle(words: Sequence[Word], key: str, language: str | None) -> tuple[Cue, ...]:
    """The phrases of one table that do not mean what their words mean by themselves."""
    return tuple(cue for cue in longest(every(words, language).get(key, ()), idle=True) if cue.value == IDLE)


def listed(words: Sequence[Word], name: str, language: str | None) -> tuple[Cue, ...]:
    """The entries of one list that stands for itself ("lowering", "refrain") in a text, whatever else covers them."""
    return tuple(_every_of(tuple(words), language).get(name, ()))


@lru_cache(maxsize=64)
def _every_of(words: tuple[Word, ...], language: str | None) -> Cues:
    """The same kept for the passages that several lists are asked for in a row."""
    return every(words, language)


def every(words: Sequence[Word], language: str | None) -> Cues:
    """The entries of all tables in a text; those of one list never overlap, and of two that begin together one counts."""
    entries, plain = _entries(tables.primary(language)), [word.text for word in words]
    found: Cues = {}
    ends: dict[tuple[str, str], int] = {}
    for at, (word, after) in enumerate(zip(plain, [*plain[1:], ""], strict=False)):
        for entry in entries.begun(word, after):
            if at >= ends.get(entry.place, 0) and (end := _end(entry.parts[1:], plain, at + 1)):
                ends[entry.place] = end
                key, value = entry.place
                found.setdefault(key, []).append(Cue(value, at, end))
    return found


def longest(found: Iterable[Cue], idle: bool = False) -> tuple[Cue, ...]:
    """Without what a longer entry overlaps; of two equally long ones an idle one stays, and is kept where `idle` says so."""
    kept: list[Cue] = []
    taken: set[int] = set()
    for cue in sorted(found, key=lambda c: (c.start - c.end, c.value != IDLE, c.start, c.value)):
        if taken.isdisjoint(range(cue.start, cue.end)):
            kept.append(cue)
            taken.update(range(cue.start, cue.end))
    return tuple(sorted((c for c in kept if idle or c.value != IDLE), key=lambda c: c.start))


class _Part(NamedTuple):
    """A word of an entry: what it begins with, and as a pattern; or so many words at most that may stand here (`gap`)."""

    head: str
    written: str
    shape: re.Pattern[str] | None = None  # where more than its beginning tells it
    gap: int = 0

    def fits(self, word: str) -> bool:
        if self.written == self.head:
            return word == self.head
        return word.startswith(self.head) and (self.shape is None or self.shape.fullmatch(word) is not None)


class _Entry(NamedTuple):
    """A phrase of a list, and the table and the list that it stands in."""

    place: tuple[str, str]
    parts: tuple[_Part, ...]
    prefixed: bool  # whether a particle may be joined to its first word

    @property
    def second(self) -> str:
        """The second word, where only one may stand there."""
        return self.parts[1].head if len(self.parts) > 1 and self.parts[1].written == self.parts[1].head else ""

    @property
    def rank(self) -> tuple[int, str]:
        """Of the entries of a list that begin at one word, the one that is written longest counts."""
        written = "".join([part.written if part.gap else part.written + " " for part in self.parts])
        return -len(written), written


class _Entries:
    """The entries of a language's tables, and for each word that was met those that begin with it."""

    def __init__(self, entries: Iterable[_Entry], prefixes: Sequence[str]) -> None:
        self._entries = sorted(entries, key=lambda entry: entry.rank)
        self._prefixes = (*prefixes, "")
        self._by_letter: dict[str, list[_Entry]] = {}
        self._begun: dict[str, tuple[dict[str, list[_Entry]], list[_Entry]]] = {}

    def begun(self, word: str, after: str) -> list[_Entry]:
        """The entries that may stand where these two words do, those of each list in the order in which they count."""
        found = self._begun.get(word)
        if found is None:
            if len(self._begun) > CUE_WORDS_KEPT:
                self._begun.clear()
            found = self._begun[word] = self._by_second(word)
        seconds, others = found
        return seconds.get(after, others)

    def _by_second(self, word: str) -> tuple[dict[str, list[_Entry]], list[_Entry]]:
        """The entries that begin with a word: by each second word that some of them have, and for any other word."""
        found = [
            entry
            for prefix in self._prefixes
            if word.startswith(prefix) and (rest := word[len(prefix) :])
            for entry in self._of_letter(rest[0])
            if (entry.prefixed or not prefix) and entry.parts[0].fits(rest)
        ]
        seconds = dict.fromkeys(entry.second for entry in found if entry.second)
        by_second = {second: [e for e in found if e.second in (second, "")] for second in seconds}
        return by_second, [e for e in found if not e.second]

    def _of_letter(self, letter: str) -> list[_Entry]:
        found = self._by_letter.get(letter)
        if found is None:
            found = self._by_letter[letter] = [e for e in self._entries if e.parts[0].head[:1] in ("", letter)]
        return found


def _end(parts: Sequence[_Part], words: Sequence[str], at: int) -> int:
    """Where what is left of an entry ends, if it stands at a place; else 0. A gap is as wide as it can be."""
    for n, part in enumerate(parts):
        if part.gap:
            ends = (_end(parts[n + 1 :], words, at + more) for more in range(part.gap, -1, -1))
            return next((end for end in ends if end), 0)
        if at >= len(words) or not part.fits(words[at]):
            return 0
        at += 1
    return at


@cache
def _entries(language: str | None) -> _Entries:
    table = tables.table(language)
    verbs = table.get("modality", {})
    lists = [((JOINT, JOINT), table.get("joint_subjects", []), False)]
    lists += [((name, name), verbs.get(name, []), False) for name in _LISTS]
    lists += [((name, name), table.get("negation", {}).get(name, []), True) for name in _OF_NEGATION]
    lists += [((name, name), table.get("subjects", {}).get(name, []), True) for name in _OF_SUBJECTS]
    for key in _TABLES:
        lists += [((key, value), of, True) for value, of in table.get(key, {}).items() if value not in _APART]
    entries = (_Entry(place, parts, prefixed) for place, of, prefixed in lists for e in of if (parts := _parts(e)))
    return _Entries(entries, [fold_word(prefix) for prefix in verbs.get("prefixes", [])])


def _parts(entry: str) -> tuple[_Part, ...]:
    parts: list[_Part] = []
    apart = CUE_GAP_CHARACTERS if not entry.isascii() and UNSPACED.search(entry) else CUE_GAP_WORDS
    for word in entry.split():
        if word == "~":
            parts.append(_Part("", f"(?:[^ ]+ ){{0,{apart}}}", None, apart))
        elif "*" in word:
            first, *more = (re.escape(fold_word(part)) if part else "" for part in word.split("*"))
            written = first + ("[^ ]*" if first else "[^ ]+") + "[^ ]*".join(more)
            parts.append(_Part(fold_word(word.partition("*")[0]), written, regex(written) if any(more) else None))
        else:
            parts += [_Part(part, part) for part in folded(word).split()]
    return tuple(parts)
