"""Frozen values: dataclasses whose methods of comparison are shared, not written anew for each class.

`dataclasses` writes and compiles `__eq__`, `__hash__` and `__repr__` of each class by itself, which took a third of the time
of making the sixty that a comparison imports. Everything else is a dataclass: `replace`, `fields` and a type checker see one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, TypeVar

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    _T = TypeVar("_T")

    def dataclass(*, frozen: Literal[True], slots: Literal[True]) -> Callable[[type[_T]], type[_T]]:
        """As `dataclasses.dataclass(frozen=True, slots=True)`."""

        def made(kind: type[_T]) -> type[_T]:
            kind = dataclasses.dataclass(frozen=frozen, slots=slots, eq=False, repr=False)(kind)
            kind.__eq__, kind.__hash__, kind.__repr__ = _equal, _hash, _shown
            return kind

        return made


@cache
def _compared(kind: Any) -> attrgetter[Any]:
    """What two values of a class are compared by."""
    return attrgetter(*(field.name for field in dataclasses.fields(kind) if field.compare))


def _equal(self: Any, other: Any) -> Any:
    kind = self.__class__
    return _compared(kind)(self) == _compared(kind)(other) if other.__class__ is kind else NotImplemented


def _hash(self: Any) -> int:
    kind = self.__class__
    return hash(_compared(kind)(self))


def _shown(self: Any) -> str:
    shown = ", ".join(f"{f.name}={getattr(self, f.name)!r}" for f in dataclasses.fields(self) if f.repr)
    return f"{self.__class__.__qualname__}({shown})"
