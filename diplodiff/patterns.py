"""Regular expressions that are compiled when they are first used.

The package holds some three hundred of them, for sixteen languages and a dozen formats; one comparison needs about half.
Compiling them all took a third of the time of comparing two short texts.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groups", "groupindex")
# What these methods give where nothing matches.
_IN_ASCII: dict[str, Callable[[], object]] = {
    **dict.fromkeys(("search", "match", "fullmatch"), lambda: None),
    "findall": list,
    "finditer": lambda: iter(()),
    "sub": str,
}


class _Pattern:
    """Stands for a compiled pattern. The first method asked for compiles it; after that each is the pattern's own."""

    __slots__ = (*_METHODS, "flags", "pattern")

    def __init__(self, source: str | bytes, flags: int) -> None:
        self.pattern = source
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        """Called for a slot that is still empty, that is once a pattern."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled: re.Pattern[Any] = re.compile(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


class _Foreign(_Pattern):
    """A pattern that nothing in ASCII matches: it is compiled for the first text that has other characters."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        """Called for a slot that is still empty; fills it with a stand-in that only looks whether a text is ASCII."""
        if name not in _IN_ASCII:
            return super().__getattr__(name)
        # Called for what it does not stand for, it fills the slot with the method of the compiled pattern.
        used = super().__getattr__

        def unless_ascii(text: str, *place: int) -> Any:
            return _IN_ASCII[name]() if text.isascii() else used(name)(text, *place)

        def sub_unless_ascii(to: Any, text: str, count: int = 0) -> str:
            return text if text.isascii() else used(name)(to, text, count)

        stand_in = sub_unless_ascii if name == "sub" else unless_ascii
        setattr(self, name, stand_in)
        return stand_in


def foreign(source: str, flags: int = 0) -> re.Pattern[str]:
    """The same for a pattern that matches nothing in an ASCII text (a test tries it): one of English is often all ASCII."""
    return cast("re.Pattern[str]", _Foreign(source, flags))


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of `source`, compiled on its first use; errors in `source` show only then (a test compiles each).

    It has the methods of a compiled pattern; pass it to none of the functions of `re`, which ask for the real one.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
