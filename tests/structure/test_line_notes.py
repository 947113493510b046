"""A paragraph goes on over the notes at the foot of its page, whose type is that of the text."""

from __future__ import annotations

import pytest

from diplodiff.model import Block, Location
from diplodiff.structure.lines import join_lines

WIDTH, LEADING = 300.0, 14.0
# A sentence on two pages; one that ends with the page and what follows; and a note.
SAID = {
    "en": (
        "4. The Sides will open a school of music in Kelm¹ in the",
        "spring of the coming year, and a second one in Dorva.",
        "4. The Sides have opened a school of music in Kelm.¹",
        "1. Pupils of all of the three countries are admitted to it.",
    ),
    "tr": (
        "4. Taraflar Kelm'de bir müzik okulu¹ kuracak ve bunu",
        "gelecek yılın ilkbaharında açacaktır.",
        "4. Taraflar Kelm'de bir müzik okulu açmıştır.¹",
        "1. Bu okula her üç ülkenin öğrencileri de kabul edilmektedir.",
    ),
    "ar": (
        "٤. يفتح الطرفان مدرسة للموسيقى في كلم¹ في",
        "ربيع العام القادم، وأخرى في دورفا.",
        "٤. فتح الطرفان مدرسة للموسيقى في كلم.¹",
        "1. يقبل فيها التلاميذ من البلدان الثلاثة جميعها.",
    ),
    "he": (
        "4. הצדדים יפתחו בית ספר למוזיקה בקלם¹ במהלך",
        "האביב של השנה הבאה, ובית ספר נוסף בדורבה.",
        "4. הצדדים פתחו בית ספר למוזיקה בקלם.¹",
        "1. מתקבלים אליו תלמידים מכל שלוש המדינות.",
    ),
    "zh": (
        "4. 双方将于明年在凯尔姆¹设立一所音乐学校，并将在",
        "多尔瓦设立第二所音乐学校。",
        "4. 双方已在凯尔姆设立一所音乐学校。¹",
        "1. 该校招收三国的学生，不论其年龄大小。",
    ),
}


def lines(rows: list[str], page: int, top: float = 100.0) -> list[Block]:
    """Lines as long as their column."""
    places = ((50.0, top + LEADING * n, 50.0 + WIDTH, top + LEADING * n + 12) for n in range(len(rows)))
    return [Block(text, "line", Location(page, box), size=10) for text, box in zip(rows, places, strict=True)]


def read(foot: str, note: list[str], head: str, words: str) -> list[str]:
    """The paragraphs of two pages: three numbered ones, `foot`, a note under white, and `head` on the next page."""
    before = [f"{n}. {words}" for n in (1, 2, 3)]
    blocks = [*lines([*before, foot], 1), *lines(note, 1, 400), *lines([head], 2)]
    return [block.text for block in join_lines(tuple(blocks))]


@pytest.mark.parametrize("language", SAID)
def test_a_sentence_goes_on_over_the_note(language: str) -> None:
    begun, rest, _, note = SAID[language]
    texts = read(begun, [note, note.replace("1", "2", 1)], rest, note[3:])
    assert [text for text in texts if rest in text] == [texts[3]]
    assert texts[3].startswith(begun)
    assert texts[4] == note


@pytest.mark.parametrize("language", SAID)
def test_what_follows_a_page_that_ends_with_a_note_is_none_of_it(language: str) -> None:
    _, rest, whole, note = SAID[language]
    texts = read(whole, [note], rest.capitalize(), note[3:])
    assert texts[4] == note
    assert sum(rest.capitalize() in text for text in texts) == 1


@pytest.mark.parametrize("language", SAID)
def test_a_numbered_paragraph_that_nothing_names_goes_on(language: str) -> None:
    begun, rest, whole, note = SAID[language]
    body = begun.replace("¹", "").replace("4", "5").replace("٤", "٥")
    texts = read(whole.replace("¹", ""), [body], rest, note[3:])
    assert texts[-1].startswith(body)
    assert texts[-1].endswith(rest)
