"""Guessing a character set: the candidate under which the bytes look most like writing, and read as a language.

Likeness to writing is counted over the frequent letters of a script, whole words in one script, capitals where capitals
stand. What comes near the best is then read: a right decoding is in some language, a wrong one in none.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from functools import lru_cache

from diplodiff.language.identify import certainty, script
from diplodiff.patterns import regex
from diplodiff.settings import loaders as settings
from diplodiff.values import NamedTuple

_DATA = os.path.join(os.path.dirname(__file__), "data", "charsets.json")
_TAG = regex(rb"<[^<>]*>")
_MIXED = regex(r"[A-Za-z][^\W\d_A-Za-z]|[^\W\d_A-Za-z][A-Za-z]")
_FOREIGN_RUN = regex(r"[\u00c0-\u024f]{4,}")
_ODD_INSIDE = regex(  # capitals after small letters, final forms inside words
    r"[\u05da\u05dd\u05df\u05e3\u05e5][\u05d0-\u05ea]|[\u0629\u0649][\u0621-\u064a]|"
    r"[\u0430-\u04ff][\u0410-\u042f]|[\u03ac-\u03ce][\u0391-\u03a9]|"
    r"[a-z][\u00c0-\u00de]"
)
_NEUTRAL = frozenset("\u00a0«»§°·–—‘’‚“”„†•…€№\u3000、。，：；（）！？「」《》")  # they stand in many sets
_NEUTRAL = frozenset("\u00a0«»§°·–—‘’‚“”„†•…€№\u3000、。，：；（）！？「」《》")  # they stand in many sets


class _Candidate(NamedTuple):
    codec: str
    script: str
    frequent: frozenset[str]
    alphabet: frozenset[str]
    rare: bool


class Guess(NamedTuple):
    """A character set, how much the bytes are like writing in it (-1 to 1), and how surely that is in a language (0 to 1)."""

    codec: str
    likeness: float
    certainty: float


def guess(body: bytes, wanted: str | None) -> Guess | None:
    """The likeliest character set; `wanted` is the codec of the declared one. None where nothing can be said."""
    sample = _sample(body)
    likely = [(_likeness(sample, candidate) + _advantage(candidate, wanted), candidate) for candidate in _candidates()]
    best = max((value for value, _ in likely), default=0.0)
    found = [
        Guess(candidate.codec, value, _reading(sample, candidate.codec))
        for value, candidate in likely
        if value >= best - settings.CHARSET_NEAR
    ]
    found += [
        _foreign(sample, candidate.codec)
        for value, candidate in likely
        if candidate.script == "han" and value < settings.CHARSET_CERTAIN
    ]
    return max(found, key=lambda one: one.likeness + settings.CHARSET_READING * one.certainty, default=None)


def _advantage(candidate: _Candidate, wanted: str | None) -> float:
    if candidate.codec == wanted:
        return settings.CHARSET_DECLARED_BONUS
    return -settings.CHARSET_RARE_HANDICAP if candidate.rare else 0.0


def _reading(sample: bytes, codec: str) -> float:
    return certainty(_TAG.sub(b" ", sample).decode(codec, "ignore"))


def _foreign(sample: bytes, codec: str) -> Guess:
    """Another language in an East Asian set: Russian in EUC-JP, Kazakh in GB 18030. Only the reading can speak for it."""
    text = sample.decode(codec, "replace")
    damaged = "\ufffd" in text.rstrip("\ufffd")
    value = 0.0 if damaged or script(text) in ("Hani", "Jpan", "Hang", None) else _reading(sample, codec)
    return Guess(codec, 1.0 if value > settings.CHARSET_FOREIGN else -1.0, value)


def _sample(body: bytes) -> bytes:
    """Cut the first non-ASCII stretches outside tags, enough to judge by."""
    text = _TAG.sub(b" ", body[: settings.CHARSET_SCANNED_BYTES])
    lines = [line for line in re.split(rb"[\r\n]+|(?<=[.>]) ", text) if not line.isascii()]
    return b"\n".join(lines)[: settings.CHARSET_SAMPLE_BYTES]


def _likeness(sample: bytes, candidate: _Candidate) -> float:
    """How much the sample reads like writing in this character set: -1 to 1, near 0.8 and above for the right one."""
    text = sample.decode(candidate.codec, "replace")
    letters = {c: n for c, n in Counter(text).items() if c > "\x7f"}
    if not letters:
        return 0.0
    total, frequent, alphabet = sum(letters.values()), candidate.frequent, candidate.alphabet
    first = sum(n for c, n in letters.items() if c in frequent or c in _NEUTRAL)
    capital = sum(n for c, n in letters.items() if c not in frequent and c.lower() in frequent)
    second = sum(n for c, n in letters.items() if c in alphabet and c not in frequent)
    if candidate.script == "han":
        odd = sum(n for c, n in letters.items() if "\ue000" <= c <= "\uf8ff" or "\uff61" <= c <= "\uff9f")
        wrong = text.count("\ufffd") + odd
        return min(1.0, first / total / settings.CHARSET_HAN_SHARE) - 3 * wrong / total
    wrong = total - first - second
    if candidate.script == "latin":
        wrong += sum(len(m.group()) for m in _FOREIGN_RUN.finditer(text))
    else:
        wrong += len(_MIXED.findall(text))
    wrong += 2 * len(_ODD_INSIDE.findall(text))
    return (first + 0.5 * second + 0.45 * capital - wrong) / total


@lru_cache(maxsize=1)
def _candidates() -> tuple[_Candidate, ...]:
    with open(_DATA, encoding="utf-8") as file:
        rows = json.load(file)
    return tuple(
        _Candidate(r["codec"], r["script"], frozenset(r["frequent"]), frozenset(r["alphabet"]), r["rare"]) for r in rows
    )
