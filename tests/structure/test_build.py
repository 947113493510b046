"""What a text keeps of its source, and what a bilingual source is said to hold."""

from __future__ import annotations

import pytest

from diplodiff.model import Block, Blocks, Location, Snapshot
from diplodiff.structure.build import Side, held, prepare, structure

EN = "The two sides will build a railway between Kelm and the port within ten years of this day."
RU = "Стороны построят железную дорогу между Кельмом и портом в течение десяти лет с этого дня."
SERVED = Snapshot("https://kelm.test/a", b"x", "text/html", "abc", "2026-02-04T10:00:00Z")


def test_a_text_says_which_bytes_it_was_read_from() -> None:
    text = structure(Blocks((Block(EN),), "html", 0.98765, None, "A page"), SERVED, Side("B", "b.html"))
    assert (text.siglum, text.name, text.title) == ("B", "b.html", "A page")
    source = text.source
    assert (source.origin, source.media_type, source.sha256) == ("https://kelm.test/a", "text/html", "abc")
    assert source.retrieved_at == "2026-02-04T10:00:00Z"
    assert (text.extraction.method, text.extraction.coverage) == ("html", 0.9877)


def test_what_is_left_out_keeps_its_reason_and_place() -> None:
    place = Location(path="/html/body/nav")
    blocks = (Block("Home", left_out="navigation", location=place), Block("•••"), Block(EN), Block("A note.", "note"))
    text = structure(Blocks(blocks, "html"), SERVED, Side("A", "a"))
    assert [(part.text, part.reason) for part in text.left_out] == [("Home", "navigation"), ("A note.", "footnote")]
    assert text.left_out[0].location == place
    assert [p.text for p in text.paragraphs] == [EN]


@pytest.mark.parametrize(("asked", "read", "other"), [(None, "en", "ru"), ("en", "en", "ru"), ("ru", "ru", "en")])
def test_of_a_bilingual_source_one_language_is_read_and_the_other_named(
    asked: str | None, read: str, other: str
) -> None:
    blocks = tuple(Block(f"{n}. {line}") for n in range(1, 5) for line in (EN + EN, RU))
    text = structure(Blocks(blocks, "html"), SERVED, Side("A", "a", asked))
    assert (text.language, text.other_languages) == (read, (other,))
    assert len(text.paragraphs) == 4
    assert {part.reason for part in text.left_out} == {f"in another language ({other})"}
    (note,) = [note for note in text.notes if note.code == "several-languages"]
    assert f"{read} was read. Add #{other} to its name for the other." in note.message


def test_a_language_that_the_source_does_not_hold_is_said_so() -> None:
    blocks = tuple(Block(f"{n}. {line}") for n in range(1, 5) for line in (EN + EN, RU))
    text = structure(Blocks(blocks, "html"), SERVED, Side("A", "a", "zh"))
    assert text.language == "en"
    assert "'zh' was asked for, but the source holds no text in it." in [note.message for note in text.notes]


@pytest.mark.parametrize(
    ("declared", "stated", "read", "note"),
    [
        (None, None, "en", None),
        ("en", None, "en", None),
        ("ru", None, "en", "the source declares its language as 'ru', but the text reads as 'en'; read as 'en'"),
        (None, "en-GB", "en", None),
        (None, "ru", "ru", "The language was given as 'ru', but the text reads as 'en'; read as 'ru'."),
        (None, "xx", "xx", "There is no table of wording for 'xx'; it is read by what holds for all languages."),
    ],
)
def test_the_language_is_as_stated_else_as_read(
    declared: str | None, stated: str | None, read: str, note: str | None
) -> None:
    blocks = tuple(Block(f"{n}. {EN}") for n in range(1, 5))
    text = structure(Blocks(blocks, "html", 1.0, declared), SERVED, Side("A", "a", stated))
    assert text.language == read
    assert ([n.message for n in text.notes if n.code == "language"] or [None])[0] == note


def test_a_title_that_a_page_prints_twice_is_kept_once() -> None:
    title = "Joint Declaration between the Republic of Velmora and the Kingdom of Sarn"
    blocks = (Block(title, "heading", level=1), Block(title), *(Block(f"{n}. {EN}") for n in range(1, 4)))
    text = structure(Blocks(blocks, "html"), SERVED, Side("A", "a"))
    assert [p.role for p in text.paragraphs].count("title") == 1
    assert [(part.text, part.reason) for part in text.left_out] == [(title, "repeated title")]


def test_the_language_that_a_source_holds_is_the_one_it_declares_where_that_may_be() -> None:
    lines = (
        "Obje strane će štititi rijeku i sve ribe u jezerima cijele doline.",
        "Obje strane će se sastajati svake godine.",
    )
    for declared, expected in (("bs", "bs"), ("mk", "hr"), (None, "hr")):
        blocks = Blocks(tuple(map(Block, lines)), "html", 1.0, declared)
        assert held(blocks, prepare(blocks)) == (expected, ())
