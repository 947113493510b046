"""Values of the model as plain lists for JSON, and back: what a cache may hold that nobody has to trust.

A value becomes the list of its fields in their order. What is read back is built through the constructors of the model,
which check it; anything of another shape raises ValueError.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from diplodiff.errors import ModelError

T = TypeVar("T")


def encode(value: object) -> Any:
    """A dataclass as the list of its fields, tuples as lists, everything else as it is."""
    kind: Any = type(value)
    write = _encoder(kind)
    return value if write is None else write(value)


def decode(kind: type[T], data: object) -> T:
    """The value of that dataclass. Raises ValueError where data is no encoding of one."""
    hint: Any = kind
    try:
        found = _decoder(hint)(data)
    except (TypeError, ValueError, ModelError) as error:
        raise ValueError(f"no encoding of {kind.__name__}") from error
    if not isinstance(found, kind):
        raise ValueError(f"no encoding of {kind.__name__}")
    return found


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _encoder(hint: Any) -> Callable[[Any], Any] | None:
    """What writes a value of that kind; None where it stays as it is. Made once for each kind: a text has thousands."""
    if isinstance(hint, type) and is_dataclass(hint):
        hints = get_type_hints(hint)
        parts = [(name, _encoder(hints[name])) for name in _names(hint)]
        return lambda value: [
            getattr(value, name) if part is None else part(getattr(value, name)) for name, part in parts
        ]
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            each = _encoder(arguments[0])
            return list if each is None else lambda value: list(map(each, value))
        kinds = [_encoder(argument) for argument in arguments]
        if not any(kinds):
            return list
        return lambda value: [v if kind is None else kind(v) for kind, v in zip(kinds, value, strict=True)]
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        within = _encoder(inner)
        return None if within is None else lambda value: None if value is None else within(value)
    return None


@cache
def _decoder(hint: Any) -> Callable[[Any], Any]:
    if isinstance(hint, type) and is_dataclass(hint):
        return _of_class(hint)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is tuple:
        return _of_tuple(arguments)
    if origin in (Union, types.UnionType):
        (inner,) = (a for a in arguments if a is not type(None))
        within = _decoder(inner)
        return lambda data: None if data is None else within(data)
    return _of_plain((str,) if origin is Literal else (int, float) if hint is float else (hint,))


def _of_class(kind: type) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    parts = [_decoder(hints[name]) for name in _names(kind)]

    def build(data: Any) -> Any:
        if not isinstance(data, list):
            raise TypeError
        return kind(*(part(each) for part, each in zip(parts, data, strict=True)))

    return build


def _of_tuple(arguments: tuple[Any, ...]) -> Callable[[Any], Any]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        part = _decoder(arguments[0])
        return lambda data: tuple(map(part, data))
    parts = [_decoder(argument) for argument in arguments]
    return lambda data: tuple(part(each) for part, each in zip(parts, data, strict=True))


def _of_plain(kinds: tuple[type, ...]) -> Callable[[Any], Any]:
    def same(data: Any) -> Any:
        if not isinstance(data, kinds):
            raise TypeError
        return data

    return same
