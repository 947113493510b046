"""The three forms of a manifest, as entries that know the line on which each key stands."""

from __future__ import annotations

import csv as tables
import io
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from diplodiff.errors import UsageError
from diplodiff.patterns import regex

_COLUMNS = ("instrument", "title", "source", "side", "language", "provenance", "password")
_OPTIONS = ("force", "only", "ignore", "watch")
_HEADER = regex(r"""\s*\[\[?\s*["']?(instrument)["']?\s*(?:\.\s*["']?(\w+)["']?\s*)?\]""")
_KEY = regex(r"""\s*["']?([\w-]+)["']?\s*[=.]""")
_PLACE = regex(r"\(at line (\d+), column \d+\)|\(at end of document\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A table of a manifest; line tells on which line of the file one of its keys stands."""

    file: str
    data: dict[str, Any]
    line: Callable[[str], int]
    tables: Callable[[str, int], Callable[[str], int]] | None = None

    def where(self, key: str) -> str:
        """File and line of a key, or of the table where the key is missing."""
        return f"{self.file}, line {self.line(key)}"

    def error(self, key: str, what: str) -> UsageError:
        """An error about a key."""
        return UsageError(f"{self.where(key)}, key {key}: {what}.")

    def children(self, key: str) -> list[Entry]:
        """The tables in the list under a key."""
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.error(key, "this is a list of tables, one a text")
        return [self._below(key, n, v) for n, v in enumerate(value)]

    def child(self, key: str) -> Entry | None:
        """The table under a key, if there is one."""
        value = self.data.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.error(key, "this is a table")
        return self._below(key, 0, value)

    def _below(self, key: str, n: int, value: dict[str, Any]) -> Entry:
        return Entry(self.file, value, self.tables(key, n) if self.tables else lambda _: self.line(key))


def toml(path: str, content: str) -> Iterator[Entry]:
    """`[[instrument]]` tables with `[[instrument.text]]` and `[instrument.options]` below them."""
    try:
        data = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as error:
        place = _PLACE.search(str(error))
        line = int(place[1]) if place and place[1] else content.count("\n") + 1
        reason = _PLACE.sub("", str(error)).strip() or "too deeply nested"
        raise UsageError(f"{path}, line {line}: this is no TOML ({reason}).") from error
    lines = _Lines(content)
    for key in data:
        if key != "instrument":
            raise UsageError(f"{path}, line {lines.top(key)}, key {key}: there is no such key; known is instrument.")
    listed = data.get("instrument", [])
    if not isinstance(listed, list) or not all(isinstance(v, dict) for v in listed):
        raise UsageError(f"{path}, line {lines.top('instrument')}, key instrument: write [[instrument]] for each one.")
    for n, value in enumerate(listed):
        yield Entry(path, value, lines.of(n, None, 0), lambda key, m, n=n: lines.of(n, key, m))  # type: ignore[misc]


class _Lines:
    """On which line a key of a table stands, told from the headers of tables, since tomllib does not say."""

    def __init__(self, content: str) -> None:
        self.rows = content.split("\n")
        self.heads: list[list[tuple[str | None, int]]] = []  # for each instrument its tables: name and index of line
        for at, row in enumerate(self.rows):
            if m := _HEADER.match(row):
                if m[2] is None:
                    self.heads.append([])
                if self.heads:
                    self.heads[-1].append((m[2], at))

    def top(self, key: str) -> int:
        """The line of a key or table outside the instruments."""
        start = regex(rf"""\s*\[?\[?\s*["']?{re.escape(key)}\b""")
        return next((at + 1 for at, row in enumerate(self.rows) if start.match(row)), 1)

    def of(self, number: int, table: str | None, n: int) -> Callable[[str], int]:
        """Lines of the keys in the n-th table of that name of an instrument; else the line of its header."""

        def line(key: str) -> int:
            heads = self.heads[number] if number < len(self.heads) else []
            own = [at for _, at in heads[:1]] or [0]
            named = [at for name, at in heads if name == table]
            start = named[n] if n < len(named) else own[0]
            inline = [] if named or table is None else [table]  # written as a value of the instrument itself
            for wanted in (key, *inline):
                for at in range(start + 1, len(self.rows)):
                    if _HEADER.match(self.rows[at]):
                        break
                    if (m := _KEY.match(self.rows[at])) and m[1] == wanted:
                        return at + 1
            return next((at + 1 for name, at in heads if name == key), start + 1)

        return line


def jsonl(path: str, content: str) -> Iterator[Entry]:
    """An instrument a line: {"id": ..., "title": ..., "text": [{"source": ...}, ...], "options": {...}}."""
    for number, row in enumerate(content.split("\n"), 1):
        if not row.strip():
            continue
        try:
            value = json.loads(row)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", "too deeply nested")
            raise UsageError(f"{path}, line {number}: this is no JSON ({reason}).") from error
        if not isinstance(value, dict):
            raise UsageError(f"{path}, line {number}: a line is an object with the keys id, title, text and options.")
        yield Entry(path, value, lambda _, n=number: n)  # type: ignore[misc]


def csv(path: str, content: str) -> Iterator[Entry]:
    """A text a row, under the columns instrument, title, source, side, language, provenance, force, only, ignore, watch.

    Rows of one instrument need not stand together. Lists are parted by commas, in watch by semicolons.
    """
    reader = tables.DictReader(io.StringIO(content, newline=""), strict=True)
    found: dict[str, tuple[dict[str, Any], list[int]]] = {}
    try:
        for column in reader.fieldnames or ():
            if column not in (*_COLUMNS, *_OPTIONS):
                known = ", ".join((*_COLUMNS, *_OPTIONS))
                raise UsageError(f"{path}, line 1, key {column}: there is no such column; known are {known}.")
        for row in reader:
            line = reader.line_num
            if None in row:
                raise UsageError(f"{path}, line {line}: this row has more cells than the first line has columns.")
            _add(path, line, {k: v.strip() for k, v in row.items() if v and v.strip()}, found)
    except tables.Error as error:
        raise UsageError(f"{path}, line {reader.line_num}: this is no CSV ({error}).") from error
    for data, lines in found.values():
        yield Entry(path, data, lambda _, at=lines: at[0], lambda key, n, at=lines: _row_line(key, n, at))  # type: ignore[misc]


def _row_line(key: str, n: int, lines: list[int]) -> Callable[[str], int]:
    return lambda _: lines[n] if key == "text" else lines[0]


def _add(path: str, line: int, row: dict[str, str], found: dict[str, tuple[dict[str, Any], list[int]]]) -> None:
    if not row:
        return
    name = row.get("instrument")
    if name is None:
        raise UsageError(f"{path}, line {line}, key instrument: a row needs the id of its instrument.")
    data, lines = found.setdefault(name, ({"id": name, "text": [], "options": {}}, []))
    lines.append(line)
    if "title" in row:
        data.setdefault("title", row["title"])
    text: dict[str, Any] = {key: row[key] for key in ("source", "side", "language", "password") if key in row}
    if "provenance" in row:
        text["provenance"] = int(row["provenance"]) if row["provenance"].isdecimal() else row["provenance"]
    data["text"].append(text)
    for key in _OPTIONS:
        if key in row:
            data["options"].setdefault(key, _option(key, row[key]))


def _option(key: str, cell: str) -> object:
    if key == "force":
        return {"true": True, "false": False, "yes": True, "no": False, "1": True, "0": False}.get(cell.lower(), cell)
    return [part.strip() for part in cell.split(";" if key == "watch" else ",") if part.strip()]
