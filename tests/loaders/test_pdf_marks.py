"""Signs that a file paints after their word go back to their letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from diplodiff.loaders.pdf_clusters import NOTHING
from diplodiff.loaders.pdf_marks import in_place, whole_am
from diplodiff.loaders.pdf_textpage import Box, TextPage


class Made:
    """A page of ten-point type on one line; places are where each character stands, in letters from the left."""

    def __init__(self, text: str, places: Iterable[float], made: Iterable[int] = (), lower: Iterable[int] = ()) -> None:
        self.text = text
        self._boxes: list[Box] = []
        for n, x in enumerate(places):
            top = 20.0 if n in lower else 0.0
            self._boxes.append((10 * x, top, 10 * x + (0 if n in made else 10), top + 10))

    def ask(self, indexes: Iterable[int]) -> None:
        pass

    def box(self, n: int) -> Box:
        return self._boxes[n]

    def size(self, n: int) -> float:
        return 10.0

    def foot(self, n: int) -> float:
        return self._boxes[n][3]


def read(*given: object) -> str:
    text, boxes = in_place(cast(TextPage, Made(*given)))  # type: ignore[arg-type]
    assert set(boxes) <= set(range(len(text)))
    return text.replace(NOTHING, "")


def test_a_sign_painted_after_its_word_goes_behind_its_letter() -> None:
    text = "เวย" + " ี " + "และ"
    assert read(text, [0, 1, 2, 3, 1, 3, 3, 4, 5], [3, 5]) == "เวียและ"


def test_a_space_of_the_file_stays() -> None:
    text = "เวย" + " ี " + "24"
    assert read(text, [0, 1, 2, 3, 1, 3, 4, 5], [5]) == "เวีย 24"


def test_a_tone_goes_behind_the_vowel_of_its_letter() -> None:
    text = "เริม" + "\r\n่\r\n"
    assert read(text, [0, 1, 1, 2, 3, 3, 1, 3, 3], [4, 5, 7, 8]).rstrip() == "เริ่ม"


def test_signs_beside_their_letters_and_those_of_other_lines_stay() -> None:
    right = "ที่ 24"
    assert read(right, [0, 0, 0, 1, 2, 3], [3]) == right
    below = "เวย" + " ี "
    assert read(below, [0, 1, 2, 3, 1, 3], [3, 5], [4]) == below


def test_an_unnamed_half_of_am_makes_it_whole() -> None:
    assert whole_am("น<้าท<างจ<านวน", lambda n: True).replace(NOTHING, "") == "น้ำทำงจำนวน"
    assert whole_am("ก.าร", lambda n: False) == "ก.าร"
