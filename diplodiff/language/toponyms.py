"""Places that states call by different names, and which of them a text uses.

The list (data/toponyms/disputed.json) takes no side: a place has an id, and each of its names the forms that languages
write it in. A user can give another of the same shape in its place, as the text of a JSON file:

    {"persian-gulf": {"unless": {"en": ["gulf of"]}, "names": {"Persian Gulf": {"en": ["persian gulf"], "ru": [...]}}}}

`unless` (phrases that hold a name and mean something else) may be left out, `*` is an ending.
"""

from __future__ import annotations

import hashlib
import json
import os
from functools import lru_cache
from typing import Any

from diplodiff.errors import UsageError
from diplodiff.language import tables
from diplodiff.language.fact_words import Lexicon
from diplodiff.language.plain import plain
from diplodiff.model import Note
from diplodiff.values import NamedTuple

_LIST = os.path.join(os.path.dirname(__file__), "data", "toponyms", "disputed.json")


class Toponym(NamedTuple):
    """A name of a disputed place at [start, end) of a published text."""

    start: int
    end: int
    place: str
    name: str


def toponyms(text: str, language: str | None, listed: str | None = None) -> tuple[Toponym, ...]:
    """The names of disputed places in a text, in order; `listed` is a list of the user's own, as JSON."""
    known = _lexicon(tables.primary(language), listed)
    if known is None:
        return ()
    form = plain(text)
    found = []
    for m in known.found(form.text):
        place, _, name = (known.code(m.group()) or "").partition("\t")
        if name:
            found.append(Toponym(*form.span(m.start(), m.end()), place, name))
    return tuple(found)


def checked(listed: str) -> str:
    """A list of the user's own, as it is. Raises UsageError, with what is wrong, where it has another shape."""
    try:
        found = json.loads(listed)
    except (ValueError, RecursionError) as error:
        raise UsageError(f"it is no JSON ({error})") from error
    if not isinstance(found, dict) or not found:
        raise UsageError('it is no object of places ({"persian-gulf": {"names": ...}, ...})')
    for place, entry in found.items():
        if not isinstance(entry, dict) or not isinstance(entry.get("names"), dict) or set(entry) - {"names", "unless"}:
            raise UsageError(f'{place!r} needs "names" and may have "unless", nothing else')
        for name, forms in (*entry["names"].items(), ("unless", entry.get("unless", {}))):
            if not _forms(forms):
                raise UsageError(f'{name!r} of {place!r} needs lists of words by language ({{"en": ["persian gulf"]}})')
    return listed


def note(listed: str) -> Note:
    """What a reader is told where another list than the package's own was used."""
    digest = hashlib.sha256(listed.encode()).hexdigest()[:12]
    return Note("toponyms", f"Names of disputed places were read from a list of the user's own (sha256 {digest}).")


def _forms(forms: object) -> bool:
    return isinstance(forms, dict) and all(
        isinstance(words, list) and all(isinstance(w, str) and w.strip("* ") for w in words) for words in forms.values()
    )


@lru_cache(maxsize=64)
def _lexicon(code: str | None, listed: str | None) -> Lexicon | None:
    places: dict[str, Any] = tables.load(_LIST) if listed is None else json.loads(listed)
    words: dict[str, list[str]] = {}
    for place, entry in places.items():
        words.setdefault(place, []).extend(entry.get("unless", {}).get(code, []))
        for name, forms in entry["names"].items():
            words[f"{place}\t{name}"] = forms.get(code, [])
    return Lexicon(words, code) if any(words.values()) else None
