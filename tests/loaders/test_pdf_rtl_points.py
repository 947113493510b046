"""Right-to-left letters with vowel signs: the signs go with their letter, and no space stands inside the word."""

from __future__ import annotations

from types import SimpleNamespace

from diplodiff.loaders.pdf_clusters import NOTHING, Piece
from diplodiff.loaders.pdf_rtl_points import may_hold, pointed

SIZE = 10.0
SIGNED, SIGN, OTHER, NEXT = 1, 2, 3, 4  # text objects: a letter and its sign, and letters without one


def mended(text: str, owners: list[int | None], left_of_word: float = 60.0) -> tuple[str, dict[int, str]]:
    """A line in which the sign of a letter is told where it stands, and the letter itself, from 40 to 46, is passed over."""
    places = {
        SIGN: (42.0, 2.0, 44.0, 4.0),
        OTHER: (47.0, 2.0, 53.0, 9.0),
        NEXT: (left_of_word, 2.0, left_of_word + 6, 9.0),
    }
    pieces = {
        SIGNED: Piece(0, 7, (40.0, 2.0, 46.0, 9.0)),
        SIGN: Piece(1, 7, places[SIGN]),
        OTHER: Piece(2, 0, None),
        NEXT: Piece(3, 0, None),
    }
    boxes = [places.get(owner or 0, (0.0, 9.0, 0.0, 9.0)) for owner in owners]
    page = SimpleNamespace(
        text=text,
        objects=lambda indexes: [owners[n] for n in indexes],
        box=boxes.__getitem__,
        size=lambda n: SIZE,
        stand=lambda n: (boxes[n][0], 9.0),
    )
    found = pointed(page, pieces, lambda stretch: "ةً")  # type: ignore[arg-type]
    assert len(found.text) == len(text)
    return found.text.replace(NOTHING, ""), found.letters


def test_a_sign_told_behind_the_word_goes_with_its_letter() -> None:
    assert mended("ةبً", [SIGN, OTHER, SIGN]) == ("ةب", {0: "ةً"})


def test_a_space_where_the_letter_itself_stands_is_none() -> None:
    assert mended("ب ةً", [OTHER, None, SIGN, SIGN]) == ("بة", {2: "ةً"})


def test_a_space_where_words_stand_apart_is_kept() -> None:
    text, _ = mended("م ةً", [NEXT, None, SIGN, SIGN])
    assert text == "م ة"


def test_only_texts_with_signs_are_looked_at() -> None:
    assert may_hold("رغبةً")
    assert may_hold("שָׂפָה")
    assert not may_hold("رغبة שפה संयुक्त")
