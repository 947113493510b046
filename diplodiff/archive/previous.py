"""The results that the run before left, found by id without holding them in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from diplodiff.archive import records
from diplodiff.errors import DiplodiffError


class Before(NamedTuple):
    """Where the line of an instrument stands in a file of results, and its key."""

    path: str
    start: int
    size: int
    key: str

    def record(self) -> records.Object | None:
        """The record; None where it cannot be read any more."""
        try:
            with open(self.path, "rb") as file:
                file.seek(self.start)
                found = json.loads(file.read(self.size))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, dict) else None

    def head(self) -> records.Head | None:
        """What a run counts of it; None where it is no record of ours."""
        try:
            found = self.record()
            return None if found is None else records.head(found)
        except (KeyError, TypeError, ValueError, AttributeError):
            return None


def results(path: str) -> dict[str, Before]:
    """Where the line of each instrument stands; empty where there are no results yet."""
    found: dict[str, Before] = {}
    try:
        with open(path, "rb") as file:
            start = 0
            for line in file:
                if (said := records.started(line[:1000].decode("utf-8", "replace"))) is not None:
                    found[said[0]] = Before(path, start, len(line), said[1])
                start += len(line)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DiplodiffError(f"The results {path} cannot be read ({error.strerror}); check the folder.") from error
    return found


class Results:
    """The same, looked for when the first one is asked for."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._found: dict[str, Before] | None = None

    def get(self, name: str) -> Before | None:
        """Where the line of an instrument stands, if there is one."""
        if self._found is None:
            self._found = results(self._path)
        return self._found.get(name)


def heads(path: str) -> Iterator[records.Head]:
    """What is known of each instrument after the last complete run. Raises DiplodiffError where there was none."""
    found = results(path)
    if not found:
        raise DiplodiffError(f"There are no results at {path}; run `diplodiff archive run` first.")
    for before in found.values():
        if (head := before.head()) is not None:
            yield head
