"""What the names of elements and a few set phrases say of a part of the page: the text, or furniture around it.

The words stand in data/html_cues.json. A cue is only a hint: an element that holds most of the page's prose is never
furniture, whatever it is called (see html_content).
"""

from __future__ import annotations

import json
import os
import re
from functools import lru_cache
from typing import Any, NamedTuple

from diplodiff.language.normalise import UNSPACED, composed
from diplodiff.language.notices import notice
from diplodiff.patterns import regex
from diplodiff.settings.loaders_html import HTML_CLASS_CHARACTERS, HTML_PHRASE_CHARACTERS

_DATA = os.path.join(os.path.dirname(__file__), "data", "html_cues.json")
_CAMEL = regex(r"(?<=[a-z])(?=[A-Z])")
_PUNCTUATION = regex(r"[^\w+]+", re.UNICODE)
_FIRST_WORD = regex(r"[\w+]+")


class Cue(NamedTuple):
    """What an element's names say; `reason` why it is no part of the text, `content` how surely it is (0 to 3)."""

    reason: str | None = None
    content: int = 0
    folded: bool = False
    note: bool = False
    hidden: bool = False
    toggle: bool = False


NOTHING_SAID = Cue()


class _Tables(NamedTuple):
    reasons: re.Pattern[str]
    names: tuple[str, ...]
    skipped: tuple[str, ...]
    tags: dict[str, str]
    roles: dict[str, str]
    weak: frozenset[str]
    folded: re.Pattern[str]
    notes: re.Pattern[str]
    hidden: re.Pattern[str]
    toggles: re.Pattern[str]
    content: tuple[tuple[int, re.Pattern[str]], ...]
    phrases: dict[str, str]
    first_words: frozenset[str]
    shown: tuple[str, ...]


@lru_cache(maxsize=8192)
def cue(tag: str, role: str, names: str, identity: str, itemprop: str) -> Cue:
    """Judge an element by its tag, role, class attribute, id and itemprop."""
    tables = _tables()
    words = [
        _normal(name) for name in (*names[:HTML_CLASS_CHARACTERS].split(), identity[:HTML_CLASS_CHARACTERS]) if name
    ]
    content = 3 if itemprop == "articleBody" else {"main": 1, "article": 2}.get(tag, 0)
    if role in ("main", "article"):
        content = max(content, 1)
    joined = " ".join(words)
    for strength, pattern in tables.content:
        if strength > content and pattern.search(joined):
            content = strength
    note = bool(tables.notes.search(joined)) or role in ("doc-footnote", "doc-endnote", "doc-endnotes")
    reason = tables.roles.get(role) or tables.tags.get(tag)
    if reason is None and tag not in ("html", "body", "main") and not note and itemprop != "articleBody":
        reason = _named(words, tables, article=tag == "article")
    folded = tag == "details" or bool(tables.folded.search(joined))
    toggle = tag == "summary" or role == "tab" or bool(tables.toggles.search(joined))
    if toggle and reason in ("page header", "controls"):
        reason = None  # "accordion-header" names no header of the page
    return Cue(reason, content, folded, note, bool(tables.hidden.search(joined)), toggle)


def is_weak(reason: str) -> bool:
    """Whether an element of this kind often holds a part of the text all the same."""
    return reason in _tables().weak


def phrase(text: str, *, single: bool = True) -> str | None:
    """Why a short text is furniture by its wording alone: "Share", "Читайте также", "打印".

    single: also where nothing but a set word tells ("News"), which on a page without furniture may be a heading.
    """
    if len(text) > HTML_PHRASE_CHARACTERS:
        return None
    text = composed(text)
    return (_set_phrase(text) if single else None) or notice(text)


def _set_phrase(text: str) -> str | None:
    tables = _tables()
    first = _FIRST_WORD.search(text.lower())
    if first is None or first.group() not in tables.first_words:
        return None
    plain = _plain(text)
    found = tables.phrases.get(plain)
    return (
        found if len(plain) > 2 or plain == text.strip().lower() else None
    )  # "A" sets the size of type; "a)" is a label


def shows(text: str) -> bool:
    """Whether a sentence speaks of the picture that it stands beside: "(left)", "слева направо", "图为"."""
    lower = composed(text).lower()
    for word in _tables().shown:
        at = lower.find(word)
        if at >= 0 and (UNSPACED.match(word[-1]) or not lower[at + len(word) : at + len(word) + 1].isalpha()):
            return True
    return False


def _named(words: list[str], tables: _Tables, *, article: bool) -> str | None:
    for word in words:
        if article and not re.search("-(card|teaser|comment|related|widget|promo|ad)s?-", word):
            continue
        if word.startswith(tables.skipped):
            continue
        if m := tables.reasons.search(word):
            return tables.names[int((m.lastgroup or "g0")[1:])]
    return None


def _normal(name: str) -> str:
    return "-" + re.sub(r"[^a-z0-9]+", "-", _CAMEL.sub("-", name).lower()).strip("-") + "-"


def _plain(text: str) -> str:
    return _PUNCTUATION.sub(" ", text.lower()).strip()


def _words(words: list[str]) -> re.Pattern[str]:
    return regex("-(?:" + "|".join(re.escape(w) for w in words) + ")-")


def _toggles(sections: list[str], parts: list[str], names: list[str]) -> re.Pattern[str]:
    """The names of what opens a section: "accordion-header", "tab-title", "nav-tabs"."""
    sorts, heads = ("|".join(map(re.escape, words)) for words in (sections, parts))
    return re.compile(f"-(?:(?:{sorts})-(?:{heads})|{'|'.join(map(re.escape, names))})-")


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    with open(_DATA, encoding="utf-8") as file:
        data: dict[str, Any] = json.load(file)
    reasons = data["reasons"]
    groups = [
        f"(?P<g{i}>-(?:{'|'.join(map(re.escape, r['words']))})-|{'|'.join(map(re.escape, r['parts']))})"
        for i, r in enumerate(reasons.values())
    ]
    phrases = {_plain(composed(text)): reason for reason, texts in data["phrases"].items() for text in texts}
    return _Tables(
        regex("|".join(groups)),
        tuple(reasons),
        tuple(f"-{prefix}-" for prefix in data["skipped_prefixes"]),
        data["tags"],
        data["roles"],
        frozenset(data["weak"]),
        _words(data["folded"]),
        _words(data["notes"]),
        _words(data["hidden"]),
        _toggles(**data["toggles"]),
        tuple((int(k), _words(v)) for k, v in data["content"].items()),
        phrases,
        frozenset(text.partition(" ")[0] for text in phrases),
        tuple(map(composed, data["shown"])),
    )
