"""Values compare, hash, show and travel as the dataclasses that they are."""

from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, dataclass, field, fields, replace
from typing import get_type_hints

import pytest

from diplodiff import values


@values.dataclass(frozen=True, slots=True)
class Made:
    """A value."""

    name: str
    places: tuple[int, ...] = ()
    aside: str = field(default="", compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Usual:
    """The same as `dataclasses` makes it."""

    name: str
    places: tuple[int, ...] = ()
    aside: str = field(default="", compare=False, repr=False)


def test_a_value_is_equal_to_one_of_its_class_that_holds_the_same() -> None:
    assert Made("a", (1,), "x") == Made("a", (1,), "y")
    assert len({Made("a"), Made("a", aside="y"), Made("b")}) == 2
    assert Made("a") != Made("a", (1,))
    assert Made("a") != Usual("a")


def test_a_value_is_a_frozen_dataclass_with_slots() -> None:
    one = Made("a", (1,))
    with pytest.raises(FrozenInstanceError):
        one.name = "b"  # type: ignore[misc]
    assert not hasattr(one, "__dict__")
    assert [f.name for f in fields(Made)] == [f.name for f in fields(Usual)]
    assert replace(one, name="b") == Made("b", (1,))
    assert pickle.loads(pickle.dumps(one)) == one  # our own bytes
    assert repr(one) == repr(Usual("a", (1,))).replace("Usual", "Made")


class Placed(values.NamedTuple):
    """A named tuple."""

    name: str
    at: int = 3

    @property
    def behind(self) -> int:
        return self.at + 1


def test_a_named_tuple_is_the_usual_one() -> None:
    one = Placed("a")
    assert (one, one._fields, one._field_defaults, one.behind) == (("a", 3), ("name", "at"), {"at": 3}, 4)
    assert one._replace(at=4) == Placed("a", 4)
    assert (Placed.__doc__, Placed.__module__, repr(one)) == ("A named tuple.", __name__, "Placed(name='a', at=3)")
    assert get_type_hints(Placed) == {"name": str, "at": int}
    assert pickle.loads(pickle.dumps(one)) == one
    assert not hasattr(one, "__dict__")
