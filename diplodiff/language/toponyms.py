"""Places that states call by different names, and which of them a text uses.

The list (data/toponyms/disputed.json) takes no side: a place has an id, and each of its names the forms that languages
write it in. It can be exchanged for another file of the same shape.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from diplodiff.language import tables
from diplodiff.language.fact_words import Lexicon
from diplodiff.language.plain import plain

LIST = Path(__file__).parent / "data" / "toponyms" / "disputed.json"


class Toponym(NamedTuple):
    """A name of a disputed place at [start, end) of a published text."""

    start: int
    end: int
    place: str
    name: str


def toponyms(text: str, language: str | None, listed: Path = LIST) -> tuple[Toponym, ...]:
    """The names of disputed places in a text, in order."""
    known = _lexicon(tables.primary(language), listed)
    if known is None:
        return ()
    form = plain(text)
    found = []
    for m in known.found.finditer(form.text):
        place, _, name = (known.code(m.group()) or "").partition("\t")
        if name:
            found.append(Toponym(*form.span(m.start(), m.end()), place, name))
    return tuple(found)


@cache
def _lexicon(code: str | None, listed: Path) -> Lexicon | None:
    words: dict[str, list[str]] = {}
    for place, entry in tables.load(listed).items():
        words.setdefault(place, []).extend(entry["unless"].get(code, []))
        for name, forms in entry["names"].items():
            words[f"{place}\t{name}"] = forms.get(code, [])
    return Lexicon(words, code) if any(words.values()) else None
