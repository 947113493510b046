"""The cue tables of each language: data files that hold what texts of its kind say, so that no language needs code.

A table is one JSON file in data/ (data/README.md says what each key means). A text of a language without a table is
read by what holds for all of them.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache, lru_cache
from typing import Any

from diplodiff.errors import UsageError
from diplodiff.language.alphabets import ISO_639, THREE_LETTERS
from diplodiff.language.normalise import folded

_DATA = os.path.join(os.path.dirname(__file__), "data")  # (pathlib would be a fiftieth of the start of a comparison)
Table = dict[str, Any]


@cache
def languages() -> tuple[str, ...]:
    """The codes of the languages that have a table, in alphabetical order."""
    return tuple(
        sorted({name.removesuffix(".json") for name in os.listdir(_DATA) if name.endswith(".json")} - {"other"})
    )


@cache
def table(language: str | None) -> Table:
    """The table of a language ("en", "zh-Hans" ...); an empty one where there is none."""
    code = primary(language)
    return load(os.path.join(_DATA, f"{code}.json")) if code in languages() else {}


@cache
def other() -> Table:
    """What is known of further languages: their words for "article", their near relations."""
    path = os.path.join(_DATA, "other.json")
    return load(path) if os.path.exists(path) else {}


@cache
def near(one: str, two: str) -> bool:
    """Whether two codes name standards of one language, between which statistics cannot tell passage by passage."""
    return any(one in group and two in group for group in other().get("near", ()))


def load(path: str | os.PathLike[str]) -> Table:
    """One data file, parsed."""
    with open(path, encoding="utf-8") as file:
        found: Table = json.load(file)
    return found


@lru_cache(maxsize=256)
def primary(language: str | None) -> str | None:
    """The first part of a language tag, lower case: "zh-Hans" is "zh"."""
    return re.split("[-_]", language)[0].lower() if language else None


def stated(tag: str) -> str:
    """The code of the language that a user names: "EN", "en-GB", "pt_BR", "rus". Raises UsageError for what is none."""
    code = primary(tag.strip()) or ""
    code = THREE_LETTERS.get(code, code)
    if code not in ISO_639:
        known = " ".join(languages())
        raise UsageError(
            f"{tag!r} is no language code; known with their wording: {known}; other ISO 639 codes of two letters are "
            "accepted too."
        )
    return code


def variants(places: list[str | list[str]]) -> list[list[str]]:
    """A list whose places are a word or a list of words, with every place a list."""
    return [[place] if isinstance(place, str) else place for place in places]


@cache
def small_words(language: str | None) -> frozenset[str]:
    """The words of a language that say nothing by themselves (articles, conjunctions, frequent function words), folded."""
    found = table(language)
    listed = [word for key in ("articles", "conjunctions", "stopwords") for word in found.get(key, ())]
    return frozenset(part for word in listed for part in folded(word).split())
