"""Numbers of every two passages told in parts: what the whole table would say, without it."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from diplodiff.align.cross import align_across
from diplodiff.align.doubt import doubts
from diplodiff.similarity import grid as grid_module
from diplodiff.similarity import semantic
from diplodiff.similarity.grid import NONE, Best, Grid, best, highest, near
from diplodiff.similarity.semantic import Passage, Semantic
from diplodiff.similarity.shared_words import SharedWords

SHAPES = [(7, 9), (9, 7), (1, 5), (5, 1), (1, 1), (0, 3), (3, 0), (23, 17)]


@pytest.fixture(params=[True, False], ids=["whole", "in parts"])
def whole(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    monkeypatch.setattr(grid_module, "CROSS_BLOCK", 40)
    monkeypatch.setattr(grid_module, "CROSS_TILE", 4)
    monkeypatch.setattr(grid_module, "CROSS_TILES", 3)
    return bool(request.param)


def table(shape: tuple[int, int]) -> np.ndarray:
    """Few different numbers, so that many are equal."""
    return np.random.default_rng(shape[0] + 31 * shape[1]).integers(0, 6, size=shape).astype(float)


def told(numbers: np.ndarray, whole: bool) -> Grid:
    return Grid(numbers.shape, lambda rows, columns: numbers[rows, columns], whole)  # type: ignore[arg-type]


def first(numbers: np.ndarray, count: int) -> list[list[int]]:
    return [[int(j) for j in np.argsort(-row, kind="stable")[:count]] for row in numbers]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("count", [1, 2, 4])
def test_the_best_of_each_line_of_equals_the_first(shape: tuple[int, int], count: int, whole: bool) -> None:
    numbers = table(shape)
    found = best(told(numbers, whole), count)
    if numbers.size:
        assert [side.places.tolist() for side in found] == [first(numbers, count), first(numbers.T, count)]
    for side, values in zip(found, (numbers, numbers.T), strict=True):
        assert (side.numbers == np.take_along_axis(values, side.places, axis=1)).all()
    rows, columns = found[0].places.tolist(), found[1].places.tolist()
    pairs = {(i, j) for i, js in enumerate(rows) for j in js} | {(i, j) for j, js in enumerate(columns) for i in js}
    assert near(*found) == sorted(pairs)


def test_the_best_within_ranges_are_counted_from_their_beginnings(whole: bool) -> None:
    numbers = table((23, 17))
    rows, columns = best(told(numbers, whole), 2, range(5, 20), range(3, 11))
    part = numbers[5:20, 3:11]
    assert (rows.places.tolist(), columns.places.tolist()) == (first(part, 2), first(part.T, 2))


@pytest.mark.parametrize("shape", [(7, 9), (5, 1), (1, 1)])
def test_the_rival_of_a_place_is_the_best_of_its_line_elsewhere(shape: tuple[int, int], whole: bool) -> None:
    numbers = table(shape)
    leaders = best(told(numbers, whole), 2)[0].leaders()
    found = leaders.rivals(slice(1 if shape[0] > 1 else 0, shape[0]), slice(0, shape[1]))
    for i, row in enumerate(found, 1 if shape[0] > 1 else 0):
        assert row.tolist() == [max(np.delete(numbers[i], j), default=NONE) for j in range(shape[1])]


def test_places_anywhere_in_parts_are_those_of_the_whole(whole: bool) -> None:
    numbers = table((23, 17))
    cells, sizes = [(i, j) for i in range(23) for j in range(17)], []

    def make(rows: slice, columns: slice) -> Any:
        sizes.append(numbers[rows, columns].size)
        return numbers[rows, columns]

    grid = Grid(numbers.shape, make, whole)  # type: ignore[arg-type]
    grid.keep([(22, 16), (0, 3)])
    assert np.concatenate([block for _, block in grid.blocks()]).tolist() == numbers.tolist()
    grid.expect({4: [0, 9, 16], 20: [1]})
    random.Random(2).shuffle(cells)
    assert [grid.at(i, j) for i, j in cells] == [numbers[i, j] for i, j in cells]
    picked = grid.picked(np.array([3, 20]), np.array([0, 5, 6])) if whole else numbers[np.ix_([3, 20], [0, 5, 6])]
    assert picked.tolist() == numbers[[3, 20]][:, [0, 5, 6]].tolist()
    assert sizes == [23 * 17] if whole else max(sizes) <= 40


def test_the_highest_numbers_of_a_row_rise() -> None:
    numbers = table((9, 8))
    assert highest(numbers, 3).tolist() == np.sort(numbers, axis=1)[:, -3:].tolist()
    assert highest(numbers[:, :2], 3).tolist() == np.sort(numbers[:, :2], axis=1).tolist()


def test_words_that_few_pairs_share_are_a_table_of_zeros_and_them() -> None:
    pairs, values = [(0, 1), (0, 4), (2, 0), (2, 3), (2, 4), (5, 4)], [0.5, 0.25, 1.0, 0.0, 1.0, 0.75]
    words, dense = SharedWords((6, 5), pairs, values), np.zeros((6, 5))
    dense[tuple(np.array(pairs).T)] = values
    assert words.part(slice(0, 6), slice(0, 5)).tolist() == dense.tolist()
    assert words.part(slice(1, 6), slice(3, 5)).tolist() == dense[1:6, 3:5].tolist()
    for leaders, lines in ((words.rows, dense), (words.columns, dense.T)):
        found = leaders.rivals(slice(0, len(lines)), slice(0, lines.shape[1]))
        assert found.tolist() == [[max(np.delete(line, j)) for j in range(len(line))] for line in lines]
    assert words.best_beside((0,), (1,)) == 0.25
    assert words.best_beside((2,), (0, 4)) == 0.75
    assert words.best_beside((1,), (2,)) == 0.0
    assert Best(np.zeros((2, 0), dtype=np.intp), np.zeros((2, 0))).leaders().best.tolist() == [NONE, NONE]


@pytest.mark.parametrize("seed", range(3))
def test_a_long_text_is_aligned_in_parts_as_a_short_one_is_as_a_whole(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is told in parts differs in the last bits at most."""
    draw, rng = np.random.default_rng(seed), random.Random(seed)
    base = draw.normal(size=(40, 64))
    said = [" ".join(rng.choices(("border", "trade", "visas", "12 May", "47", "ports", "talks"), k=6)) for _ in base]
    orders = [sorted(rng.sample(range(40), 36)) for _ in (0, 1)]
    orders[1][3:5], orders[1][20:22] = orders[1][20:22], orders[1][3:5]
    vectors = [base[order] + 0.5 * draw.normal(size=(36, 64)) for order in orders]
    sides = [[Passage(said[n]) for n in order] for order in orders]

    def result() -> tuple[list[Any], list[float]]:
        scores = Semantic((sides[0], sides[1]), (vectors[0], vectors[1]))
        alignment = align_across(scores)
        chances = doubts(scores, alignment)
        rows = [(bead.sides, bead.relation) for bead in alignment.beads]
        return rows, [*(bead.score or 0.0 for bead in alignment.beads), *chances.values()]

    rows, numbers = result()
    for name, value in (("CROSS_WHOLE", 100), ("CROSS_BLOCK", 200), ("CROSS_TILE", 5), ("CROSS_TILES", 4)):
        monkeypatch.setattr(grid_module, name, value)
    assert not Semantic((sides[0], sides[1]), (vectors[0], vectors[1]))._pairs.whole
    for expected in (semantic.CROSS_EXPECTED, 0):
        monkeypatch.setattr(semantic, "CROSS_EXPECTED", expected)
        again = result()
        assert again[0] == rows
        assert again[1] == pytest.approx(numbers, abs=1e-4)
