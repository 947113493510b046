"""A manifest proposed for a folder: files that seem to be the same instrument together, with how sure that is."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from diplodiff.archive.executors import Task, executor
from diplodiff.archive.grouping import Described, Group, grouped
from diplodiff.archive.toml_text import comment, value
from diplodiff.errors import DiplodiffError, UsageError
from diplodiff.settings.archive import ARCHIVE_FOLDER_FILES

_OPENING = """\
# Proposed by `diplodiff archive init`: read it before you use it. Where it is sure, parties and date are the same; what is
# doubtful is commented out. A side is who published a text; texts of one side are versions of it.
"""
_NOT_DOCUMENTS = (
    ".toml", ".csv", ".jsonl", ".json", ".py", ".lock", ".sqlite", ".sqlite-wal", ".sqlite-shm", ".parquet",
)  # fmt: skip


def propose(folder: str, processes: int, told: Callable[[int, int], None]) -> str:
    """The manifest of a folder as TOML; `told` hears how many of how many files were read. Raises UsageError."""
    paths = list(documents(folder))
    if not paths:
        raise UsageError(f"{folder} holds no documents; give a folder of published texts.")
    if len(paths) > ARCHIVE_FOLDER_FILES:
        raise UsageError(f"{folder} holds more than {ARCHIVE_FOLDER_FILES:,} files; give its subfolders one by one.")
    task: Task[str, Described] = Task(partial(described, folder=folder), lambda _: None, _lost)
    files = []
    for file in executor(processes)(task, paths):
        files.append(file)
        told(len(files), len(paths))
    return _written(files)


def documents(folder: str) -> Iterator[str]:
    """The files of a folder that may be texts, relative to it, in order. Raises UsageError where there is no such folder."""
    if not os.path.isdir(folder):
        raise UsageError(f"{folder} is no folder; give the folder that holds the published texts.")
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not name.endswith(".results"))
        for name in sorted(names):
            if not name.startswith(".") and not name.lower().endswith(_NOT_DOCUMENTS):
                yield Path(place, name).relative_to(folder).as_posix()


def described(path: str, folder: str) -> Described:
    """A file read for what it says of itself."""
    from diplodiff.pipeline import Request, read

    try:
        text = read(Request(os.path.join(folder, path)))
    except DiplodiffError as error:
        return Described(path, error=str(error).replace(os.path.join(folder, path), path))
    except Exception as error:  # a defect that one file meets is no reason to lose the others
        return _lost(path, f"reading it met a defect of the program ({type(error).__name__}).")
    said = text.instrument
    title = said.title or text.title
    return Described(path, frozenset(said.parties), said.date, title, text.kind, text.language, text.source.sha256)


def _lost(path: str, why: str) -> Described:
    return Described(path, error=why)


def _written(files: Sequence[Described]) -> str:
    copies = _copies(files)
    groups = grouped([file for file in files if file.path not in copies])
    used: set[str] = set()
    parts = [_OPENING, *(_entry(group, used) for group in groups)]
    placed = {file.path for group in groups for file in group.members}
    alone = [comment(_why(file, copies)) + "\n" for file in files if file.path not in placed]
    return "".join([*parts, *(["\n# Not in any instrument:\n"] if alone else []), *alone])


def _copies(files: Sequence[Described]) -> dict[str, str]:
    """Files that hold the bytes of an earlier one, and which."""
    first: dict[str, str] = {}
    found = {file.path: first.setdefault(file.sha256, file.path) for file in files if file.sha256}
    return {path: other for path, other in found.items() if path != other}


def _why(file: Described, copies: dict[str, str]) -> str:
    if file.error is not None:
        return f"{file.path}: could not be read: {file.error}"
    if file.path in copies:
        return f"{file.path}: the same bytes as {copies[file.path]}"
    said = [", ".join(sorted(file.parties)), file.date or "", file.title or ""]
    return f"{file.path}: no other file goes with it ({'; '.join(filter(None, said)) or 'it says nothing of itself'})"


def _entry(group: Group, used: set[str]) -> str:
    lines = [
        "[[instrument]]",
        f"id = {value(_id(group, used))}",
        *([f"title = {value(title)}"] if (title := next((m.title for m in group.members if m.title), None)) else []),
    ]
    for member, side in zip(group.members, _sides(group.members), strict=True):
        lines += ["", "[[instrument.text]]", f"source = {value(member.path)}", f"side = {value(side)}"]
        if member.language:
            lines.append(f"language = {value(member.language)}")
    if group.sureness == "doubtful":
        lines = [f"# {line}".rstrip() for line in lines]
    return "\n" + comment(f"{group.sureness}: {'; '.join(group.reasons)}") + "\n" + "\n".join(lines) + "\n"


def _id(group: Group, used: set[str]) -> str:
    """Parties and date, or the first words of the title, or the first file's name; with a number where it is taken."""
    parties = next((m.parties for m in group.members if len(m.parties) > 1), frozenset())
    date = next((m.date for m in group.members if m.date), None)
    title = next((m.title for m in group.members if m.title), None)
    words = [*sorted(parties), *([date] if date else [])] if parties else (title or group.members[0].path).split()[:6]
    base = re.sub(r"[^\w.-]+", "-", "-".join(words).lower()).strip("-._")[:100] or "instrument"
    found, n = base, 1
    while found in used:
        n += 1
        found = f"{base}-{n}"
    used.add(found)
    return found


def _sides(members: Sequence[Described]) -> list[str]:
    """The folders that the texts stand in, where these can be sides, else their names: a text does not say who published it.

    Two texts of one folder in one language are no versions of a side.
    """
    folders = [Path(m.path).parent.name for m in members]
    versions = [(folder, m.language) for folder, m in zip(folders, members, strict=True)]
    if all(folders) and len(set(folders)) > 1 and len(set(versions)) == len(versions):
        return folders
    names = [Path(m.path).stem for m in members]
    return names if len(set(names)) == len(names) else [m.path for m in members]
