"""What a text says was done with documents: whether they were signed, or exchanged (having been signed before)."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from diplodiff.language import tables
from diplodiff.language.plain import alternatives, plain, plain_word
from diplodiff.values import NamedTuple

Act = Literal["signed", "exchanged"]
_UNSPACED = frozenset({"zh", "ja", "ko", "bn"})


class Done(NamedTuple):
    """What was done, at [start, end) of a published text."""

    start: int
    end: int
    act: Act


def acts(text: str, language: str | None) -> tuple[Done, ...]:
    """Every act of signing or exchanging in a text, in order."""
    found = _pattern(tables.primary(language))
    if found is None:
        return ()
    form = plain(text)
    return tuple(
        Done(*form.span(*m.span()), "exchanged" if m["exchanged"] else "signed") for m in found.finditer(form.text)
    )


@cache
def _pattern(language: str | None) -> re.Pattern[str] | None:
    own = tables.table(language).get("counts")
    if not own:
        return None
    exchanged = [plain_word(word) for word in own["exchanged"]]
    signed = [word for word in map(plain_word, own["signed"]) if word not in exchanged]
    before = "" if language in _UNSPACED else r"(?<!\w)"
    return re.compile(rf"{before}(?:(?P<exchanged>{alternatives(exchanged)})|{alternatives(signed)})")
