"""Several views of two texts in one row: what each weighs, and what a side shares."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from diplodiff.settings.across import CROSS_VIEW
from diplodiff.similarity import views
from diplodiff.similarity.views import seen

SIDES = (["one", "two", ""], ["eins", "zwei"])


@pytest.fixture(autouse=True)
def _encoders(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    shared = {name: rng.normal(size=(5, 4)).astype(np.float32) + 3.0 for name in ("first", "second", "other")}
    known = {"deep": ["first", "second"], "plain": ["other"]}

    def made(name: str, texts: Sequence[str]) -> list[np.ndarray]:
        assert list(texts) == [*SIDES[0], *SIDES[1]]
        return [shared[view] for view in known[name]]

    monkeypatch.setattr(views, "views", made)


def test_one_view_is_as_it_comes() -> None:
    (left, right), count = seen(("deep",), SIDES, 1)
    assert count == 1
    assert (np.concatenate([left, right]) == views.views("deep", [*SIDES[0], *SIDES[1]])[0]).all()


def test_each_view_has_its_weight_and_nothing_that_its_side_shares() -> None:
    sides, count = seen(("plain", "deep"), SIDES)
    assert count == 3
    for side, worded in zip(sides, ([0, 1], [0, 1]), strict=True):
        for view, weight in zip(np.split(side, 3, axis=1), (1.0, 1.0, CROSS_VIEW), strict=True):
            assert np.allclose(np.linalg.norm(view[worded], axis=1), weight)
            assert np.allclose(view[0], -view[1], atol=1e-5)  # of two texts, what is left points apart
