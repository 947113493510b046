"""Stretches of glyphs whose text the file states: told once, whole, and parted where spaces are."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import SimpleNamespace

from diplodiff.loaders.pdf_clusters import Piece, may_hold, mended
from diplodiff.loaders.pdf_runs import clean

SIZE = 10.0
Box = tuple[float, float, float, float]


@dataclass
class Page:
    """A page as it is drawn: stretches of several pieces, letters that speak for themselves, and spaces."""

    text: str = ""
    owners: list[int | None] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    drawn: dict[int, Piece] = field(default_factory=dict)

    def draw(self, stretch: int, left: float, right: float) -> int:
        thing = 100 + len(self.drawn)
        self.drawn[thing] = Piece(len(self.drawn), stretch, (left, 2.0, right, 9.0))
        return thing

    def tell(self, text: str, thing: int | None, left: float, right: float) -> None:
        """Characters as pdfium tells them, in a box that they share."""
        self.text += text
        self.owners += [thing] * len(text)
        self.boxes += [(left, 2.0, right, 9.0)] * len(text)

    def read(self) -> tuple[str, dict[int, Box]]:
        kinds = [SimpleNamespace(size=SIZE)]
        page = SimpleNamespace(
            text=self.text,
            objects=lambda indexes: [self.owners[n] for n in indexes],
            box=self.boxes.__getitem__,
            type=lambda n: kinds[0],
            size=lambda n: SIZE,
            stand=lambda n: (self.boxes[n][0], 9.0),
            foot=lambda n: 9.0,
        )
        text, boxes = mended(page, self.drawn)  # type: ignore[arg-type]
        assert len(text) == len(self.text)
        return clean(text), boxes


def two_stretches(gap: float, blank: bool = False) -> Page:
    """मा and रा, each drawn with a letter and a vowel sign behind it, so far apart."""
    page = Page()
    page.tell("मा", page.draw(1, 0, 6), 0, 6)
    page.draw(1, 6, 9)
    if blank:
        page.draw(0, 9, 9)
    page.tell(" ", None, 0, 0)
    page.tell("रा", page.draw(2, 9 + gap, 14 + gap), 9 + gap, 14 + gap)
    page.draw(2, 14 + gap, 17 + gap)
    return page


def test_a_glyph_that_is_passed_over_is_no_space() -> None:
    assert two_stretches(0).read()[0] == "मारा"


def test_a_gap_behind_all_pieces_is_a_space() -> None:
    assert two_stretches(2.5).read()[0] == "मा रा"


def test_a_space_that_the_file_holds_is_one_however_far_the_ink_reaches() -> None:
    assert two_stretches(0.4, blank=True).read()[0] == "मा रा"


def test_a_stretch_reaches_as_far_as_its_pieces() -> None:
    _, boxes = two_stretches(0).read()
    assert boxes[1][2] == 9


def test_a_stretch_whose_glyphs_stand_apart_is_told_once() -> None:
    page = Page()
    base, other, mark = page.draw(1, 0, 6), page.draw(0, 6, 12), page.draw(1, 5, 7)
    page.tell("यु", base, 0, 6)
    page.tell("क्", other, 6, 12)
    page.tell("यु", mark, 5, 7)
    page.tell("त", page.draw(0, 12, 18), 12, 18)
    assert page.read()[0] == "युक्त"


def test_a_space_is_made_where_another_piece_hid_it() -> None:
    page = Page()
    page.tell("र्ण", page.draw(1, 0, 6), 0, 6)
    page.tell("र्ण", page.draw(1, 5, 7), 5, 7)
    page.draw(0, 6, 6)
    page.tell("प", page.draw(0, 9, 15), 9, 15)
    assert page.read()[0] == "र्ण प"


def test_only_scripts_of_clusters_are_looked_at() -> None:
    assert may_hold("संयुक्त")
    assert may_hold("ประเทศ")
    assert not may_hold("joint “déclaration” заявление 公报")
