"""Patterns are compiled when first used, and each of them compiles."""

from __future__ import annotations

import importlib
import pkgutil
import re

import pytest

import diplodiff
from diplodiff.patterns import _Foreign, _Pattern, foreign, regex

MODULES = [m.name for m in pkgutil.walk_packages(diplodiff.__path__, "diplodiff.") if not m.name.endswith("__main__")]


@pytest.mark.parametrize("name", MODULES)
def test_every_pattern_of_a_module_compiles(name: str) -> None:
    for value in vars(importlib.import_module(name)).values():
        if isinstance(value, _Pattern):
            assert re.compile(value.pattern, value.flags).groups == value.groups
        if isinstance(value, _Foreign):
            assert not any(re.search(value.pattern, chr(code), value.flags) for code in range(128))


def test_nothing_is_compiled_before_it_is_used() -> None:
    unsound = regex("(")
    assert unsound.pattern == "("
    with pytest.raises(re.error):
        unsound.search("text")


def test_it_does_what_the_compiled_pattern_does() -> None:
    made, compiled = regex(r"(?P<n>\d+)(x)?"), re.compile(r"(?P<n>\d+)(x)?")
    assert [m["n"] for m in made.finditer("1 22x")] == [m["n"] for m in compiled.finditer("1 22x")]
    assert made.sub("-", "1 22x") == "- -"
    assert (made.groups, dict(made.groupindex)) == (compiled.groups, dict(compiled.groupindex))
    with pytest.raises(AttributeError):
        made.scanner  # noqa: B018


def test_a_foreign_pattern_finds_nothing_in_ascii_and_all_else_elsewhere() -> None:
    unsound = foreign("(")
    assert unsound.search("text") is None
    assert (list(unsound.finditer("a")), unsound.findall("a"), unsound.sub("-", "a")) == ([], [], "a")
    made = foreign("[á-ž]")
    for _ in range(2):
        assert made.search("a") is None
        assert made.match("aá", 1) is not None
        assert (made.findall("šaž"), made.sub("-", "ža"), made.sub("-", "a")) == (["š", "ž"], "-a", "a")
