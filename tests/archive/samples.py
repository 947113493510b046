"""Small archives of invented texts, and the command line that runs over them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.bench.archive import document, lines, page
from tests.declarations import declaration


def pair(folder: Path, number: int, lost: int | None = 2, form: str = "html", size: int = 8) -> list[str]:
    """Two texts of an instrument, the second without one paragraph; their names."""
    text = declaration(number, size)
    names = [f"{number}-a.html", f"{number}-b.{form}"]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / names[0]).write_bytes(page(lines(text)))
    other = lines(text, frozenset() if lost is None else frozenset({lost}))
    (folder / names[1]).write_bytes(page(other) if form == "html" else document(other))
    return names


def manifest(folder: Path, instruments: dict[str, list[str]], more: str = "") -> Path:
    """A manifest of instruments by id with their sources; sides are named Ostra, Vael and so on."""
    sides = ("Ostra", "Vael", "Marn")
    parts = [
        f'[[instrument]]\nid = "{name}"\n{more}'
        + "".join(
            f'[[instrument.text]]\nsource = "{source}"\nside = "{side}"\n'
            for source, side in zip(sources, sides, strict=False)
        )
        for name, sources in instruments.items()
    ]
    path = folder / "archive.toml"
    path.write_text("\n".join(parts), encoding="utf-8")
    return path


def archive(folder: Path, count: int = 3) -> Path:
    """An archive of so many instruments, each with a one-sided paragraph."""
    return manifest(folder, {f"i{n}": pair(folder, n) for n in range(count)})


def command(*arguments: object, cache: Path | None = None) -> list[str]:
    found = [sys.executable, "-m", "diplodiff", "archive", *map(str, arguments)]
    return found + (["--cache", str(cache)] if cache else [])


def run(*arguments: object, cache: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(*arguments, cache=cache),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=300,
        stdin=subprocess.DEVNULL,
        env={**os.environ, **env},
    )


def results(path: Path) -> list[dict[str, Any]]:
    """The records of a run over the manifest at path."""
    text = (path.with_suffix(".results") / "results.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def changes(path: Path) -> list[dict[str, Any]]:
    text = (path.with_suffix(".results") / "changes.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]
