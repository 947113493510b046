"""The number of sentences of passages of different languages."""

from __future__ import annotations

import pytest

from diplodiff.language.sentences import ended
from diplodiff.similarity.lengths import Sentences

JOINED = "The Parties shall meet every year. Each Party shall bear its own costs."
ALONE = "The Parties shall meet every year."
PARTS = ["Стороны встречаются ежегодно.", "Каждая Сторона несёт свои расходы."]


@pytest.mark.parametrize(("whole", "gained"), [(JOINED, 1.0), (ALONE, -1.0)])
def test_a_joined_paragraph_has_the_sentences_of_its_parts(whole: str, gained: float) -> None:
    counts = Sentences(([whole], PARTS), ("en", "ru"))
    assert counts.gained(1, 1, (0,), (0,)) == gained


def test_parts_of_one_sentence_count_as_one() -> None:
    parts = ["Генеральная Ассамблея,", "подтверждая цели Устава, провозглашает настоящую Декларацию."]
    counts = Sentences(
        (["The General Assembly, reaffirming the aims of the Charter, proclaims this."], parts), ("en", "ru")
    )
    assert counts.gained(1, 0, (1,), (0,)) == 0.0


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("It ends here.", True),
        ("«Ainsi soit-il.»", True),
        ("यह यहाँ समाप्त होता है।", True),
        ("到此为止。", True),
        ("یہاں ختم۔", True),
        ("an item;", True),
        ("as well as,", False),
        ("declares that:", False),
        ("an open line", False),
        ("", False),
    ],
)
def test_where_a_text_ends(text: str, end: bool) -> None:
    assert ended(text) is end
