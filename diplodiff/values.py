"""Frozen values as the standard library makes them, for less of the time of a start; a type checker sees the usual ones.

`dataclasses` writes and compiles `__eq__`, `__hash__` and `__repr__` of each class by itself: here they are shared. All else
is a dataclass, `replace` and `fields` take it. `typing.NamedTuple` compiles the type of each field by itself, to look whether
it is one: here mypy alone does. A comparison imports some forty of the one and eighty of the other.
"""

from __future__ import annotations

import dataclasses
from collections import namedtuple
from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Literal, TypeVar

__all__ = ["NamedTuple", "dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
    from typing import NamedTuple
else:
    _T = TypeVar("_T")

    class _Named(type):
        """Makes a named tuple of what is written as a class."""

        def __new__(cls, name: str, bases: tuple[type, ...], own: dict[str, Any]) -> type:
            fields = own["__annotations__"]
            defaults = [own[field] for field in fields if field in own]
            kind = namedtuple(name, fields, defaults=defaults, module=own["__module__"])
            for key, value in own.items():
                if key not in fields and key != "__module__":
                    setattr(kind, key, value)
            return kind

    NamedTuple = type.__new__(_Named, "NamedTuple", (), {})

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
