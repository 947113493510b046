"""The forms that a word takes in a language, as a pattern over the plain form of a text.

    "санкции"    санкций, санкциями, санкционный      an ending of the language instead of the word's own
    "kashmir*"   any letters may follow                "*konflikt" any may precede
    "=Palestine" as written and not otherwise           "NATO"      an abbreviation, in capitals, without endings

Endings stand in data/inflection/endings.json: how many may follow one another (Turkish and Kazakh join four), the small
words that are written with the word (Arabic "and", "in", the article), and the last letters that soften before a vowel.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from diplodiff.language import tables
from diplodiff.language.normalise import simplified
from diplodiff.language.plain import alternatives, plain
from diplodiff.settings.questions import MENTION_ENDING, MENTION_STEM, MENTION_WHOLE

_ENDINGS = Path(__file__).parent / "data" / "inflection" / "endings.json"
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})  # no spaces between words: a form is looked for inside
LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0981-\u09e3\u0300-\u036f])"
_BEFORE = r"(?<![^\W\d_])(?<![\u0900-\u0963\u0981-\u09e3\u0300-\u036f])"
_KATAKANA = re.compile("[ァ-ヺー]+")
_ARTICLE = "ال"


class WordForm(NamedTuple):
    """The forms of one word: a pattern, letters that each of them has, and which of its letters must be capitals."""

    pattern: str
    needle: str
    capitals: int  # leading letters that must be capitals in the published text; -1: all of them


class _Endings(NamedTuple):
    endings: tuple[str, ...]
    chain: int
    prefixes: tuple[str, ...]
    softened: dict[str, str]
    stem: int = MENTION_STEM
    whole: int = MENTION_WHOLE


def unaccented(text: str) -> str:
    """Latin letters without their accents, one for one: capitals and telegrams lack them."""
    return text if text.isascii() else text.translate(_accents())


@lru_cache(maxsize=20_000)
def word_form(word: str, language: str | None, cased: bool) -> WordForm:
    """The forms of one word of a term. cased: a capital in the term asks for one in the text."""
    form = _word_form(word, language, cased)
    base = folded(word.strip("*="))
    first, last = r"(?<!\d)" if base[:1].isdigit() else "", r"(?!\d)" if base[-1:].isdigit() else ""
    return form._replace(pattern=f"{first}(?:{form.pattern}){last}") if first or last else form


def _word_form(word: str, language: str | None, cased: bool) -> WordForm:
    bare = word.strip("*=")
    base = folded(bare)
    if len(base) > 1 and bare.upper() == bare and bare.lower() != bare and "*" not in word:
        return WordForm(re.escape(base) + f"(?!{LETTER})", base, -1)
    capitals = 1 if cased and bare[:1].isupper() and not word.startswith("*") else 0
    known = _endings(language)
    before = f"{LETTER}{{0,{MENTION_ENDING}}}" if word.startswith("*") else ""
    if language in UNSPACED:
        return WordForm(_inside(base), base, 0)
    if known.prefixes:
        base = base[2:] if base.startswith(_ARTICLE) and len(base) > 4 else base
        before = f"(?:{alternatives(known.prefixes)})?" + before
    start = "" if before.startswith(LETTER) else _BEFORE
    if word.endswith("*"):
        return WordForm(f"{start}{before}{re.escape(base)}{LETTER}{{0,{MENTION_ENDING}}}(?!{LETTER})", base, capitals)
    if word.startswith("=") or len(base) < known.whole:
        return WordForm(f"{start}{before}{re.escape(base)}(?!{LETTER})", base, capitals)
    stems = _stems(base, known)
    arms = "|".join(re.escape(stem) for stem in stems)
    return WordForm(f"{start}{before}(?:{arms}){_tail(language)}(?!{LETTER})", _shared(stems), capitals)


def folded(text: str) -> str:
    """A word or phrase in the form that is matched."""
    return simplified(unaccented(plain(unicodedata.normalize("NFC", text)).text))


def _inside(base: str) -> str:
    if _KATAKANA.fullmatch(base):  # not a part of a longer foreign word
        return f"(?<![ァ-ヺー]){re.escape(base)}(?![ァ-ヺー])"
    return re.escape(base)


def _stems(base: str, known: _Endings) -> list[str]:
    """The word, and what is left of it without an ending of the language; with its last letter softened, too."""
    stems = [base]
    stems += [base[: -len(e)] for e in known.endings if base.endswith(e) and len(base) - len(e) >= known.stem]
    stems += [stem[:-1] + known.softened[stem[-1]] for stem in stems if stem[-1] in known.softened]
    return sorted(set(stems), key=lambda stem: (-len(stem), stem))


def _shared(stems: list[str]) -> str:
    """The letters that all of them begin with."""
    first, last = min(stems), max(stems)
    same = next((n for n, (a, b) in enumerate(zip(first, last, strict=False)) if a != b), len(first))
    return first[:same]


@cache
def _tail(language: str | None) -> str:
    known = _endings(language)
    if not known.endings:
        return ""
    return f"(?:'?(?:{alternatives(known.endings)})){{0,{known.chain}}}"


@cache
def _endings(language: str | None) -> _Endings:
    data = tables.load(_ENDINGS).get(language or "")
    if data is None:
        return _Endings((), 0, (), {})
    return _Endings(
        tuple(dict.fromkeys(filter(None, map(folded, data["endings"])))),
        data["chain"],
        tuple(filter(None, map(folded, data["prefixes"]))),
        {folded(hard): folded(soft) for hard, soft in data.get("softened", [])},
        data.get("stem", MENTION_STEM),
        data.get("whole", MENTION_WHOLE),
    )


@cache
def _accents() -> dict[int, str]:
    letters = [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]
    bare = {c: unicodedata.normalize("NFD", chr(c))[0] for c in letters}
    return {c: letter for c, letter in bare.items() if letter != chr(c)}
