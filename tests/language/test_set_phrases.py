"""Set phrases: ASCII is searched without a pattern, and says what the pattern says."""

from __future__ import annotations

import re

import pytest

from diplodiff.language.set_phrases import SetPhrases

FORMS = ("have agreed as follows", "agreed", "the two sides", "déclarent ce qui suit", "100 %")
_BODY = "|".join(map(re.escape, FORMS))
_SHAPES = {
    "stand_in": rf"(?<!\w)(?:{_BODY})(?!\w)",
    "open": rf"^(?:{_BODY})(?!\w)",
    "close": rf"(?<!\w)(?:{_BODY})$",
    "are": rf"^(?:{_BODY})$",
}
TEXTS = (
    "",
    "agreed",
    "the parties agreed to it",
    "the parties disagreed",
    "agreedly the two sidesteps",
    "the two sides met",
    "they have agreed as follows",
    "a share of 100 %",
    "les parties déclarent ce qui suit",
    "déclarent ce qui suit",
)


@pytest.mark.parametrize("where", _SHAPES)
@pytest.mark.parametrize("text", TEXTS)
def test_the_answer_is_that_of_the_pattern(where: str, text: str) -> None:
    found = getattr(SetPhrases(FORMS, _SHAPES[where]), where)(text)
    assert found == bool(re.search(_SHAPES[where], text))


def test_where_words_are_not_parted_the_pattern_is_used() -> None:
    assert SetPhrases(["oder"], "(?:oder)", words=False).stand_in("wiederordern") is False
    assert SetPhrases(["order"], "(?:order)", words=False).stand_in("reordered")


def test_the_longest_of_those_that_begin_first_is_told() -> None:
    phrases = SetPhrases(["agreed", "agreed as follows"], r"(?<!\w)(?:agreed as follows|agreed)(?!\w)")
    assert phrases.longest("they agreed as follows") == "agreed as follows"
    assert phrases.longest("they disagreed") is None
