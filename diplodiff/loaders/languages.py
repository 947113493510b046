"""The language that a source declares of itself, where what it declares is clear and fits its script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from diplodiff.patterns import regex
from diplodiff.settings import language as settings
from diplodiff.settings import loaders

# Languages not written in Latin letters; office programs leave their own default, mostly English, on such text.
_OTHER = (
    "am ar as be bg bn bo dv dz el fa gu he hi hy ja ka km kn ko lo mk ml mr my ne or ps ru si ta te th ti uk ur zh"
)
_TWO = "az kk ky mn pa sd sr tg tk tt ug uz"
_OTHER_SCRIPTS, _TWO_SCRIPTS = frozenset(_OTHER.split()), frozenset(_TWO.split())
_RTL = regex("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_EAST_ASIAN = regex("[\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]")
_LAST_LATIN = "\u024f"


def kind_of_script(text: str) -> int:
    """0 for Latin, Cyrillic and the like, 1 right-to-left, 2 East Asian: office formats set a language for each."""
    return 1 if _RTL.search(text) else 2 if _EAST_ASIAN.search(text) else 0


def clear_language(declared: Counter[str], texts: Iterable[str]) -> str | None:
    """The primary subtag that holds for most characters, or None where it does not or where the letters gainsay it.

    declared counts characters by language tag ("en-GB", "" for none).
    """
    primary: Counter[str] = Counter()
    for tag, count in declared.items():
        primary[tag.partition("-")[0].partition("_")[0].lower()] += count
    if not primary:
        return None
    language, count = primary.most_common(1)[0]
    if count < loaders.LANGUAGE_SHARE * sum(primary.values()) or not (2 <= len(language) <= 3 and language.isalpha()):
        return None
    latin = other = 0
    for text in texts:
        for letter in text:
            if letter.isalpha():
                latin, other = (latin + 1, other) if letter <= _LAST_LATIN else (latin, other + 1)
        if latin + other > settings.LANGUAGE_SAMPLE:
            break
    if language in _TWO_SCRIPTS:
        return language
    return language if (language in _OTHER_SCRIPTS) == (other > latin) else None
