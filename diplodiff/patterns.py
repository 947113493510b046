"""Regular expressions that are compiled when they are first used.

The package holds some three hundred of them, for sixteen languages and a dozen formats; one comparison needs about half.
Compiling them all took a third of the time of comparing two short texts.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split", "groups", "groupindex")


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


def regex(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """The pattern of `source`, compiled on its first use; errors in `source` show only then (a test compiles each).

    It has the methods of a compiled pattern; pass it to none of the functions of `re`, which ask for the real one.
    """
    return cast("re.Pattern[AnyStr]", _Pattern(source, flags))
