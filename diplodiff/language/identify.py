"""Which language a text is in: by its script, then by its function words and letters, and in doubt by a statistical model."""

from __future__ import annotations

import string
import unicodedata
from collections import Counter
from functools import cache, lru_cache

from diplodiff.language import tables
from diplodiff.language.alphabets import ALPHABETS, ISO_639, ONLY_LANGUAGE, SCRIPT_BLOCKS, SCRIPTS, WANTED, WRITTEN_WITH
from diplodiff.language.normalise import folded
from diplodiff.settings.language import (
    LANGUAGE_FOREIGN,
    LANGUAGE_GAINSAID,
    LANGUAGE_KANA,
    LANGUAGE_LEAD,
    LANGUAGE_LETTERS,
    LANGUAGE_LIKELY,
    LANGUAGE_MIN_SHARE,
    LANGUAGE_NOISE_WEIGHT,
    LANGUAGE_RIVAL,
    LANGUAGE_SAMPLE,
    LANGUAGE_SCRIPT_CERTAINTY,
    LANGUAGE_SCRIPT_LETTERS,
    LANGUAGE_SURE_SHARE,
    LANGUAGE_WANTED,
    LANGUAGE_WORDS,
)
from diplodiff.values import NamedTuple

UNSPACED_SCRIPTS = frozenset({"Hani", "Jpan"})
RIGHT_TO_LEFT = frozenset({"Arab", "Hebr", "Thaa"})


_ASCII_LETTERS = frozenset(string.ascii_lowercase)
_ASCII_SIGNS = bytes(c for c in range(128) if not chr(c).isalpha())


class Likeness(NamedTuple):
    """How much a text is like one language: its different function words that stand in it, and their share of all words."""

    words: int
    share: float
    language: str


def scripts(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    if text.isascii():
        count = letter_count(text)
        return Counter({"Latn": count} if count else {})
    found: Counter[str] = Counter()
    for c, count in Counter(text).items():
        if c.isalpha():
            found[_script_of(c)] += count
    return found


def letter_count(text: str) -> int:
    """How many letters a text has."""
    return len(text.encode().translate(None, _ASCII_SIGNS)) if text.isascii() else sum(map(str.isalpha, text))


@cache
def _script_of(letter: str) -> str:
    code = ord(letter)
    return next((name for low, high, name in SCRIPT_BLOCKS if low <= code <= high), "Zyyy")


@lru_cache(maxsize=1_024)
def script(text: str) -> str | None:
    """The script that most letters of a text are in; Japanese counts as "Jpan"; None without letters."""
    if text.isascii():
        return "Latn" if text.encode().translate(None, _ASCII_SIGNS) else None
    found = scripts(text)
    if not found:
        return None
    if found["Kana"] > LANGUAGE_KANA * (found["Kana"] + found["Hani"]):
        found["Jpan"] = found.pop("Kana") + found.pop("Hani", 0)
    return max(found, key=lambda name: (found[name], name))


def identify(text: str) -> str | None:
    """The code of the language a text is in, or None where neither script nor words nor letters tell."""
    sample = text[:LANGUAGE_SAMPLE]
    return recognised(sample) or _guessed(sample)


def recognised(text: str) -> str | None:
    """The same where script, function words and alphabet leave no doubt; costs no model."""
    sample = text[:LANGUAGE_SAMPLE]
    written = script(sample)
    if written in ONLY_LANGUAGE:
        return ONLY_LANGUAGE[written]
    first, second = likenesses(sample)
    lead = first.words - LANGUAGE_RIVAL * second.words
    if lead < LANGUAGE_LEAD or first.share < LANGUAGE_SURE_SHARE:
        return None
    return first.language if _spelt(sample, first.language) else None


def certainty(text: str) -> float:
    """How surely a text is in some language, 0 to 1: what a decoding in a wrong character set is not."""
    from diplodiff.language.statistics import likely

    sample = text[:LANGUAGE_SAMPLE]
    written = script(sample)
    if written is None:
        return 0.0
    if len(set(sample)) < min(LANGUAGE_LETTERS, len(sample) / 2):
        return 0.0  # a few signs over and over
    noise = LANGUAGE_NOISE_WEIGHT * _noise(sample, written)
    sure = recognised(sample)
    only = ONLY_LANGUAGE.get(written)
    if only is not None:  # the script says it all, and so says nothing for the words
        enough = min(1.0, sum(map(str.isalpha, sample)) / LANGUAGE_SCRIPT_LETTERS)
        most = 1.0 if _read_as(sample, only) else LANGUAGE_SCRIPT_CERTAINTY
        return max(0.0, most * enough - noise) if fits(sample, only) else 0.0
    code, confidence = (sure, 1.0) if sure else likely(sample)
    if code not in ISO_639 or (not sure and _wordless(sample, code)):
        return 0.0
    return max(0.0, confidence - noise - LANGUAGE_NOISE_WEIGHT * _share_outside(sample, code))


def _read_as(text: str, language: str) -> bool:
    """Whether function words of a language that its script alone tells stand in a text; False where none are known."""
    known = {folded(word) for word in tables.other().get("stopwords", {}).get(language, ())}
    tokens = folded(text).split() if known else []
    return bool(tokens) and sum(token in known for token in tokens) >= LANGUAGE_MIN_SHARE * len(tokens)


def _wordless(text: str, language: str) -> bool:
    """Whether a text is long enough for function words of a language of which they are known, and has none."""
    if language not in tables.languages() or script(text) in UNSPACED_SCRIPTS:
        return False
    first, _ = likenesses(text)
    return first.words == 0 and len(folded(text).split()) >= LANGUAGE_WORDS


def _noise(text: str, written: str) -> float:
    """The share of the characters outside ASCII that are symbols, marks of no word, or letters of another script."""
    own = {"Hani", "Kana", "Hang"} if written in ("Hani", "Jpan", "Hang") else {written}
    counts = {c: n for c, n in Counter(text).items() if c > "\x7f"}
    odd = sum(
        n
        for c, n in counts.items()
        if (c.isalpha() and _script_of(c) not in own) or unicodedata.category(c) in ("So", "Sm", "Sk", "Sc", "Co", "Cc")
    )
    return odd / (sum(counts.values()) or 1)


@lru_cache(maxsize=4096)
def likenesses(text: str) -> tuple[Likeness, Likeness]:
    """The two languages with a table that a text is most like, among those of its script."""
    tokens = Counter(folded(text).split())
    total = sum(tokens.values()) or 1
    spoken, words = _function_words(script(text))
    different, every = dict.fromkeys(spoken, 0), dict.fromkeys(spoken, 0)
    for word in words.keys() & tokens.keys():
        for code in words[word]:
            different[code] += 1
            every[code] += tokens[word]
    found = [Likeness(0, 0.0, ""), Likeness(0, 0.0, "")]
    found += [Likeness(different[code], every[code] / total, code) for code in spoken]
    first, second = sorted(found, reverse=True)[:2]
    return first, second


def fits(text: str, language: str) -> bool:
    """Whether a text could be in a language by its letters; True where no alphabet is known."""
    if language in WRITTEN_WITH and not text.isascii():
        return any(_encodable(text, codec) for codec in WRITTEN_WITH[language])
    return _share_outside(text, language) <= LANGUAGE_FOREIGN


def _encodable(text: str, codec: str) -> bool:
    signs = "".join(c for c in text if _script_of(c) == "Hani")
    return len(signs.encode(codec, "ignore").decode(codec)) >= len(signs)


def _spelt(text: str, language: str) -> bool:
    """Whether the letters are those of the language, its telling ones among them."""
    if not fits(text, language):
        return False
    wanted = WANTED.get(language)
    if wanted is None:
        return True
    letters = _letters(text)
    return sum(letters[c] for c in wanted) >= LANGUAGE_WANTED * sum(letters.values())


def _share_outside(text: str, language: str) -> float:
    """The share of the letters of the text's own script that a language is not written with; 0 where that is not known."""
    alphabet = ALPHABETS.get(language)
    if alphabet is None or (text.isascii() and alphabet >= _ASCII_LETTERS):
        return 0.0
    letters, written = _letters(text), script(text)
    own = {c: n for c, n in letters.items() if _script_of(c) == written}
    return sum(n for c, n in own.items() if c not in alphabet) / (sum(own.values()) or 1)


def _letters(text: str) -> Counter[str]:
    counts = Counter(unicodedata.normalize("NFKC", text).replace("İ", "i").lower())
    return Counter({c: n for c, n in counts.items() if c.isalpha() and c != "ـ"})  # which lengthens, and is no letter


def _guessed(text: str) -> str | None:
    """What the statistical model says, where it is sure enough or the function words say the same."""
    from diplodiff.language.statistics import likely

    if not any(c.isalpha() for c in text):
        return None
    code, confidence = likely(text)
    own = likenesses(text)[0]
    agreed = own.language == code and own.share >= LANGUAGE_MIN_SHARE
    gainsaid = code not in tables.languages() and own.share >= LANGUAGE_SURE_SHARE and own.words > 1
    if code not in ISO_639 or (confidence < (LANGUAGE_GAINSAID if gainsaid else LANGUAGE_LIKELY) and not agreed):
        return None  # no state publishes in the dialects that the model knows beside the languages
    known = tables.table(code).get("script")
    # the model knows letter sequences of the languages it was made from; what they are not written with, it cannot know
    return code if known is None or (known == script(text) and fits(text, code)) else None


@cache
def _function_words(written: str | None) -> tuple[tuple[str, ...], dict[str, list[str]]]:
    """The languages of a script that have a table, and for each of their function words which of them have it."""
    spoken = tuple(code for code in tables.languages() if SCRIPTS[code] == written)
    words: dict[str, list[str]] = {}
    for code in spoken:
        for word in {part for entry in tables.table(code)["stopwords"] for part in folded(entry).split()}:
            words.setdefault(word, []).append(code)
    return spoken, words
