"""Whether a row's place in a product of numpy counts, and that texts have the same vectors in any company where it does."""

from __future__ import annotations

import random
from typing import Any

import numpy as np
import pytest

from diplodiff.similarity import e5_forward, e5_model, products, use_forward, use_kept, use_model
from diplodiff.similarity.use_kept import _turns

TEXTS = [
    "The Parties shall open three crossings before the autumn.",
    "Стороны открывают три пункта пропуска до осени и сообщают об этом друг другу в письменной форме.",
    "双方同意在秋季之前开放三个口岸。",
    "No.",
    " ".join(["Each Party shall inform the other of any change in its law within thirty days of that change."] * 30),
]


def numbers(*shape: int) -> Any:
    return np.random.default_rng(1).standard_normal(shape, dtype=np.float32)


@pytest.mark.parametrize(("inner", "columns"), [(384, 1152), (1536, 384), (256, 256)])
@pytest.mark.parametrize("rows", [240, 264, 480])
def test_what_is_found_holds_for_the_products_of_the_encoders(rows: int, inner: int, columns: int) -> None:
    period = products.row_period() or rows
    found = (np.tile(numbers(1, inner), (rows, 1)) @ numbers(inner, columns)).reshape(-1, period, columns)
    assert (found == found[0]).all()
    assert products.places_count() or period == 1


@pytest.mark.parametrize(("load", "period"), [(use_model.load, 0), (e5_model.load, 0), (e5_model.load, 12)])
def test_where_the_place_counts_a_text_has_the_same_vector_in_any_company(
    load: Any, period: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = load(1)(TEXTS)
    for room in (use_forward, use_kept):
        monkeypatch.setattr(room, "places_count", lambda: True)
    monkeypatch.setattr(e5_forward, "row_period", lambda: period)
    given = [*TEXTS, *(" ".join(random.Random(n).choices(TEXTS[4].split(), k=9 * n)) for n in range(1, 9))]
    together = load(1)(given)
    assert np.allclose(together[: len(TEXTS)], usual, atol=1e-4)
    for threads in (1, 2):
        assert (load(threads)(given[::-1])[::-1] == together).all()
    assert all((load(1)([text])[0] == row).all() for text, row in zip(given, together, strict=True))


def test_each_row_has_a_turn_at_the_place_that_it_wants() -> None:
    wanted = np.array([3, 1, 3, 3, 0, 1])
    turns = _turns(wanted)
    assert len(turns) == 3  # three want place 3
    assert sorted(np.concatenate(turns).tolist()) == [0, 1, 2, 3, 4, 5]
    assert all(len(set(wanted[turn])) == len(turn) for turn in turns)
    assert _turns(np.array([], dtype=np.int64)) == []
