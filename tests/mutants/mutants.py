"""Mutants of a room: mutmut's, less what no test should pin, drawn by a seed."""

from __future__ import annotations

import difflib
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import libcst as cst
from mutmut.mutation.file_mutation import create_mutations

ROOT = Path(__file__).parents[2]
ROOMS = ("align", "structure", "findings")
# What no test should pin, beside what mutmut leaves out itself (annotations, docstrings, decorators, module level): a
# mutant that differs in these alone is not drawn. Messages of a raise are the other such: they are left out by their place.
UNPINNED = (
    re.compile(
        r",?\s*(?:\bstrict=\w+)?\s*(?=\))"
    ),  # zip(strict=True): a guard against a fault of the program, never reached
    re.compile(r"encoding=[\"'](?i:utf-8)[\"']"),  # the case of a codec's name
    re.compile(r"(?<=most_common)\((?:\d+|None)?\)(?=\[0\])"),  # how many more than the commonest are looked up
    re.compile(r"cast\((None|[\"'][^\"']*[\"']|[\w\[\], .|]+),"),  # the type of a cast
)


@dataclass(frozen=True)
class Mutant:
    """One fault put into one module."""

    path: str  # of the module, below the root
    source: str  # of the mutated module
    diff: tuple[str, ...]  # unified, without its two lines of file names

    @property
    def removed(self) -> tuple[str, ...]:
        """The lines of the program that the mutant replaces, stripped."""
        return tuple(line[1:].strip() for line in self.diff if line.startswith("-"))

    @property
    def added(self) -> tuple[str, ...]:
        """The lines in their place, stripped."""
        return tuple(line[1:].strip() for line in self.diff if line.startswith("+"))

    @property
    def lines(self) -> range:
        """The numbers of the replaced lines, counted from 1."""
        old, new = (ROOT / self.path).read_text(encoding="utf-8").splitlines(), self.source.splitlines()
        first = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
        return range(first + 1, first + 1 + max(1, len(self.removed)))


def drawn(room: str, sample: int, seed: int, only: Sequence[str] = ()) -> list[Mutant]:
    """A random sample of a room's mutants, the same for the same seed and source; all of them where sample is 0."""
    paths = sorted((ROOT / "diplodiff" / room).glob("*.py"))
    modules = [_Module(path) for path in paths if not only or path.stem in only]
    places = [(module, index) for module in modules for index in range(len(module.mutations))]
    random.Random(seed).shuffle(places)
    found: list[Mutant] = []
    for module, index in places:
        mutant = module.mutant(index)
        if mutant is not None:
            found.append(mutant)
        if len(found) == sample:
            break
    return found


class _Module:
    """A module with what mutmut would do to it."""

    def __init__(self, path: Path) -> None:
        self.path = path.relative_to(ROOT).as_posix()
        self.old = path.read_text(encoding="utf-8")
        self.tree, mutations, _, _ = create_mutations(self.path, self.old)
        told = _Told()
        self.tree.visit(told)
        self.mutations: list[Any] = [
            found
            for found in mutations
            if found.contained_by_top_level_function is not None and id(found.original_node) not in told.nodes
        ]

    def mutant(self, index: int) -> Mutant | None:
        """The module with one fault; nothing where only what no test should pin is another."""
        found = self.mutations[index]
        tree = self.tree.deep_replace(found.original_node, found.mutated_node)
        assert isinstance(tree, cst.Module)
        if _pinned(self.old) == _pinned(tree.code):
            return None
        diff = difflib.unified_diff(self.old.splitlines(), tree.code.splitlines(), n=2, lineterm="")
        return Mutant(self.path, tree.code, tuple(diff)[2:])


class _Told(cst.CSTVisitor):
    """The nodes of what a raise or an assert says."""

    def __init__(self) -> None:
        self.nodes: set[int] = set()

    def visit_Raise(self, node: cst.Raise) -> None:  # noqa: N802 - the name that libcst calls
        self.nodes |= {id(child) for child in _below(node)}

    def visit_Assert(self, node: cst.Assert) -> None:  # noqa: N802
        self.nodes |= {id(child) for child in _below(node.msg)} if node.msg else set()


def _below(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    for child in node.children:
        yield from _below(child)


def _pinned(source: str) -> str:
    for pattern in UNPINNED:
        source = pattern.sub("", source)
    return source
