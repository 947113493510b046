"""Which files seem to be texts of the same instrument, and how sure that is.

Two texts belong together by their parties, their date, their title, and the name of their file in different folders; where
both name parties, or both a date, and these differ, they never do. A group is as sure as the least sure step that joined it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import PurePosixPath
from typing import Literal

from diplodiff.language.normalise import folded
from diplodiff.settings.archive import ARCHIVE_SAME_TITLE, ARCHIVE_TELLING_NAME, ARCHIVE_TITLE_CHARS

Sureness = Literal["sure", "likely", "doubtful"]
_LEVELS: tuple[Sureness, ...] = ("sure", "likely", "doubtful")


@dataclass(frozen=True, slots=True)
class Described:
    """A file as far as grouping goes; path is relative to the folder, error why it could not be read."""

    path: str
    parties: frozenset[str] = frozenset()
    date: str | None = None
    title: str | None = None
    kind: str | None = None
    language: str | None = None
    sha256: str = ""
    error: str | None = None

    @property
    def words(self) -> frozenset[str]:
        """The words of the title, folded."""
        return frozenset(folded(self.title or "").split())

    @property
    def name(self) -> str:
        """The file's name without folder and ending, where it is long enough to say something."""
        stem = PurePosixPath(self.path).stem.casefold()
        return stem if len(stem) >= ARCHIVE_TELLING_NAME else ""


@dataclass(frozen=True, slots=True)
class Group:
    """Files that seem to be one instrument, why, and how sure that is."""

    members: tuple[Described, ...]
    sureness: Sureness
    reasons: tuple[str, ...]


def grouped(files: Sequence[Described]) -> list[Group]:
    """The groups of two files and more, in the order of their first file."""
    found = ((a, b, _link(files[a], files[b])) for a, b in _candidates(files))
    links = sorted((_LEVELS.index(link[0]), -len(link[1]), a, b, link[1]) for a, b, link in found if link)
    of = list(range(len(files)))
    members = {n: [n] for n in of}
    told: dict[int, tuple[int, tuple[str, ...]]] = {}
    for level, _, a, b, reasons in links:
        one, two = sorted((of[a], of[b]))
        if one == two or any(_apart(files[x], files[y]) for x in members[one] for y in members[two]):
            continue
        if level == len(_LEVELS) - 1 and any(told[n][0] < level for n in (one, two) if n in told):
            continue  # what is doubtful spoils no better group
        for n in members[two]:
            of[n] = one
        members[one] += members.pop(two)
        told[one] = max([(level, reasons), *(told.pop(n) for n in (one, two) if n in told)])
    return [
        Group(tuple(files[n] for n in sorted(members[first])), _LEVELS[level], reasons)
        for first, (level, reasons) in sorted(told.items())
    ]


def _candidates(files: Sequence[Described]) -> set[tuple[int, int]]:
    """Pairs that share parties, a date or a title; no others can belong together."""
    blocks: dict[object, list[int]] = defaultdict(list)
    for n, file in enumerate(files):
        if file.error is not None:
            continue
        for mark in (("date", file.date), ("title", file.words), ("name", file.name)):
            if mark[1]:
                blocks[mark].append(n)
        if len(file.parties) > 1:
            blocks["parties", file.parties].append(n)
    return {pair for block in blocks.values() for pair in combinations(block, 2)}


def _apart(a: Described, b: Described) -> bool:
    """Whether two texts say that they are different instruments."""
    if len(a.parties) > 1 and len(b.parties) > 1 and a.parties != b.parties:
        return True
    return bool(a.date and b.date and not _same_day(a.date, b.date))


def _same_day(a: str, b: str) -> bool:
    """Whether two dates may be one: the same, or one with a part unknown."""
    return a == b or a.startswith(b) or b.startswith(a)


def _link(a: Described, b: Described) -> tuple[Sureness, tuple[str, ...]] | None:
    if _apart(a, b):
        return None
    parties = len(a.parties) > 1 and a.parties == b.parties
    date = bool(a.date and b.date)
    title = a.language == b.language and _title_share(a, b) >= ARCHIVE_SAME_TITLE
    name = bool(a.name) and a.name == b.name
    other_kind = bool(a.kind and b.kind and a.kind != b.kind)
    same = [("parties", parties), ("date", date), ("title", title), ("name", name)]
    known = {"parties": ", ".join(sorted(a.parties)), "date": a.date, "title": _cut(str(a.title)), "name": a.name}
    reasons = tuple(f"the same {what} ({known[what]})" for what, holds in same if holds)
    count = len(reasons)
    if count == 0 or (count == 1 and (date or (title and a.words != b.words))):
        return None
    if other_kind:
        reasons += (f"but of another kind ({a.kind}, {b.kind})",)
    if other_kind or count < 2:
        return "doubtful", reasons
    return ("sure" if parties and date else "likely"), reasons


def _title_share(a: Described, b: Described) -> float:
    return len(a.words & b.words) / max(1, len(a.words | b.words))


def _cut(text: str) -> str:
    return text if len(text) <= ARCHIVE_TITLE_CHARS else text[: ARCHIVE_TITLE_CHARS - 3] + "..."
