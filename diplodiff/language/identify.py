"""Which language a text is in: by its script, and within a script by its function words and telling letters."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import cache

from diplodiff.language import tables
from diplodiff.language.normalise import folded
from diplodiff.settings import LANGUAGE_MIN_SHARE, LANGUAGE_SAMPLE

_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latn"),
    (0x1E00, 0x1EFF, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x077F, "Arab"),
    (0x08A0, 0x08FF, "Arab"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1200, 0x137F, "Ethi"),
    (0x3040, 0x30FF, "Kana"),
    (0x3400, 0x9FFF, "Hani"),
    (0xF900, 0xFAFF, "Hani"),
    (0xAC00, 0xD7AF, "Hang"),
    (0x1100, 0x11FF, "Hang"),
)
RIGHT_TO_LEFT = frozenset({"Arab", "Hebr"})
# Letters that one language of a script has and its neighbours have not.
_TELLING = {
    "kk": "әғқңұһ",
    "ky": "ңүө",
    "uk": "їєґ",
    "be": "ў",
    "tg": "ҷӣӯҳ",
    "ur": "ٹڈڑںےۓھ",
    "fa": "پچژگ",
    "ar": "ةىئؤإأ",
    "ps": "ټډړښڼ",
    "tr": "ğışİ",
    "az": "ə",
}


def scripts(text: str) -> Counter[str]:
    """How many letters of each script a text has."""
    found: Counter[str] = Counter()
    for c, count in Counter(text).items():
        if c.isalpha():
            found[_script_of(c)] += count
    return found


@cache
def _script_of(letter: str) -> str:
    code = ord(letter)
    return next((name for low, high, name in _BLOCKS if low <= code <= high), "Zyyy")


def script(text: str) -> str | None:
    """The script that most letters of a text are in; Japanese counts as "Jpan"; None without letters."""
    found = scripts(text)
    if not found:
        return None
    if found["Kana"] > 0.1 * (found["Kana"] + found["Hani"]):
        return "Jpan"
    return found.most_common(1)[0][0]


def identify(text: str) -> str | None:
    """The code of the language a text is in, or None where neither script nor function words tell."""
    sample = text[:LANGUAGE_SAMPLE]
    written = script(sample)
    if written is None:
        return None
    sure = {
        "Jpan": "ja",
        "Hang": "ko",
        "Beng": "bn",
        "Grek": "el",
        "Armn": "hy",
        "Geor": "ka",
        "Hebr": "he",
        "Thai": "th",
    }
    if written in sure:
        return sure[written]
    tokens = Counter(folded(sample).split())
    total = sum(tokens.values())
    letters = Counter(unicodedata.normalize("NFC", sample).lower())
    scores: dict[str, float] = {}
    for code in tables.languages():
        table = tables.table(code)
        if table.get("script") in (written, "Hans") or (written == "Hani" and code == "zh"):
            hits = sum(tokens[word] for word in _function_words(code))
            scores[code] = hits / total
    for code, telling in _TELLING.items():
        if scores and (code in scores or sum(letters[c] for c in telling) > 0.01 * len(sample)):
            scores[code] = scores.get(code, 0.0) + sum(letters[c] for c in telling) / len(sample)
    best = max(scores, key=lambda code: (scores[code], code), default=None)
    return best if best is not None and scores[best] >= LANGUAGE_MIN_SHARE else None


@cache
def _function_words(code: str) -> frozenset[str]:
    return frozenset(w for word in tables.table(code)["stopwords"] for w in folded(word).split())
