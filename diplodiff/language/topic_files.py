"""Lists of terms in files: JSON as in data/topics/, or text with one term a line.

# lines like this one say nothing
Gwadar
[ru]                    the terms below are Russian
Гвадар
!Gwadar Street          a phrase that holds a term and is no mention
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from diplodiff.errors import UsageError
from diplodiff.language.inflection import folded
from diplodiff.language.tables import stated
from diplodiff.language.topics import Forms, Topic
from diplodiff.settings.questions import MENTION_TERM_CHARACTERS, MENTION_TERMS, MENTION_TOPIC_BYTES

_SECTION = re.compile(r"\[\s*([A-Za-z]{2,3}(?:[-_]\w+)?|\*)\s*\]")
_KEYS = {"title", "kind", "about", "country", "names", "terms", "unless"}
Listed = dict[str, list[str]]


def topic_of(path: Path, origin: str) -> Topic:
    """The list in a file. Raises UsageError where it cannot be read or is none."""
    try:
        with open(path, "rb") as file:
            content = file.read(MENTION_TOPIC_BYTES + 1)
        if len(content) > MENTION_TOPIC_BYTES:
            raise UsageError(
                f"{path}: a list of terms holds {MENTION_TOPIC_BYTES:,} bytes at most; give a shorter one."
            )
        text = content.decode("utf-8-sig")
    except OSError as problem:
        raise UsageError(f"{path}: the list of terms cannot be read ({problem.strerror}); give another path.") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: the list of terms is not UTF-8 text; save it as such.") from None
    if path.suffix.lower() == ".json":
        return _from_json(path, text, origin)
    terms, unless = _lines(path, text)
    return _topic(path, origin, {"title": path.stem, "terms": terms, "unless": unless})


def _from_json(path: Path, text: str, origin: str) -> Topic:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise UsageError(f"{path}: no JSON ({str(problem)[:80]}); correct it.") from None
    if not isinstance(data, dict) or not isinstance(data.get("terms"), dict) or set(data) - _KEYS:
        raise UsageError(f"{path}: a list of terms is an object with the keys {', '.join(sorted(_KEYS))}; correct it.")
    return _topic(path, origin, data)


def _topic(path: Path, origin: str, data: dict[str, Any]) -> Topic:
    terms, unless = (_forms(path, data.get(what, {})) for what in ("terms", "unless"))
    country = data.get("country")
    if not terms:
        raise UsageError(f"{path}: the list holds no term; write one a line.")
    title, kind = str(data.get("title") or path.stem), str(data.get("kind") or "list")
    names = data.get("names", [])
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise UsageError(f"{path}: names are a list of words; correct it.")
    known = tuple(map(folded, names))
    return Topic(path.stem, title, origin, kind, terms, unless, str(country) if country else None, known)


def _forms(path: Path, listed: object) -> Forms:
    if not isinstance(listed, dict):
        raise UsageError(f"{path}: terms stand in lists by language; correct it.")
    found = {}
    for code, terms in listed.items():
        if not isinstance(terms, list) or not all(isinstance(t, str) for t in terms) or len(terms) > MENTION_TERMS:
            raise UsageError(
                f"{path}: the terms of {code!r} are no list of at most {MENTION_TERMS:,} terms; correct it."
            )
        long = next((t for t in terms if len(t) > MENTION_TERM_CHARACTERS), None)
        if long is not None:
            raise UsageError(f"{path}: a term has {MENTION_TERM_CHARACTERS} characters at most; shorten {long[:40]!r}.")
        kept = tuple(dict.fromkeys(t.strip() for t in terms if any(c.isalnum() for c in t)))
        if kept:
            found[stated(code) if code not in ("", "*") else ""] = kept
    return tuple(sorted(found.items()))


def _lines(path: Path, text: str) -> tuple[Listed, Listed]:
    terms: Listed = {}
    unless: Listed = {}
    language = ""
    for line in map(str.strip, text.splitlines()):
        section = _SECTION.fullmatch(line)
        if section:
            language = "" if section[1] == "*" else stated(section[1])
        elif line.startswith("!"):
            unless.setdefault(language, []).append(line[1:].strip())
        elif line and not line.startswith("#"):
            terms.setdefault(language, []).append(line)
    return terms, unless
