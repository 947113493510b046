"""Words around quotations: who says, what a numbered passage says, and how passages are numbered in running text.

They stand in data/quotations/xx.json: `says` (verbs that attribute or retell), `that` (what opens what is retold), `paragraph`,
`article` and `section` (nouns, `*` for an ending; with `{n}` a whole template), `number_marks` (between noun and number),
`ordinal_marks` (behind the figures of an ordinal), `according` (that a passage is cited), `foreign` (instruments that the
number belongs to instead: a charter, a resolution, a law).
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from diplodiff.language import tables
from diplodiff.language.normalise import UNSPACED, folded
from diplodiff.patterns import regex
from diplodiff.settings.questions import QUOTE_OWNER_REACH

_DATA = Path(__file__).parent / "data" / "quotations"
STYLES = ("article", "paragraph", "section")
_CLAUSE = regex(r"[,;:.。，；：、،؛।۔“”\"«»「」()（）]")
_ENDING = r"[^\W\d_]{0,6}"


@cache
def quotation_words(language: str | None) -> dict[str, list[str]]:
    """The table of a language; an empty one where there is none."""
    path = _DATA / f"{tables.primary(language)}.json"
    known = tables.primary(language) in tables.languages() and path.exists()
    found: dict[str, Any] = tables.load(path) if known else {}
    return found


def attributes(text: str, language: str | None) -> bool:
    """Whether a few words say who says something: "he said", «сказал министр», と述べ."""
    return says(language).search(f" {folded(text)} ") is not None


@cache
def says(language: str | None) -> re.Pattern[str]:
    """The words that attribute or retell, in folded text between spaces; of every language where this one has no table."""
    codes = [language] if quotation_words(language) else [None, *tables.languages()]
    entries = {w for code in codes for key in ("says", "according") for w in quotation_words(code).get(key, [])}
    entries |= {w for code in codes for w in tables.table(code).get("reported_speech", [])}
    return any_of(tuple(sorted(entries)))


@cache
def any_of(entries: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some entries as whole words of folded text between spaces; anywhere in a script without spaces."""
    arms = []
    for entry in sorted({e for e in entries if e.strip("*")}, key=len, reverse=True):
        form = " ".join(folded(part) for part in entry.split("*"))
        if not form.strip():
            continue
        if UNSPACED.search(entry) or _hangul(entry):
            arms.append(re.escape(form.strip()))
        else:
            arms.append(f"(?<= ){re.escape(form.rstrip())}{'[^ ]*' if entry.endswith('*') else ''}(?= )")
    return re.compile("|".join(arms) or "(?!)")


def _hangul(entry: str) -> bool:
    return any("\uac00" <= c <= "\ud7af" for c in entry)


def belongs_elsewhere(text: str, start: int, end: int, language: str | None) -> bool:
    """Whether a number at [start, end) is one of a charter, a resolution or a law: "Article 51 of the Charter"."""
    foreign = any_of(tuple(quotation_words(language).get("foreign", ())))
    behind = _CLAUSE.split(text[end : end + QUOTE_OWNER_REACH], maxsplit=1)[0]
    before = _CLAUSE.split(text[max(0, start - QUOTE_OWNER_REACH) : start])[-1]
    first = bool(tables.table(language).get("references", {}).get("leads"))  # the owner comes first
    return foreign.search(f" {folded(before if first else behind)} ") is not None


@cache
def nouns(language: str | None, style: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The nouns of a kind of label as patterns, and its whole templates with `{n}`."""
    entries = quotation_words(language).get(style, [])
    plain = tuple(re.escape(e).replace(r"\*", _ENDING) for e in entries if "{n}" not in e)
    return plain, tuple(e for e in entries if "{n}" in e)
