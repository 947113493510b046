"""Targets that compare texts in all languages of the fixtures: two or three sides, each changed by chance.

Sentence vectors come from a table, so that a comparison across languages costs no encoder: a text lies where the lines of
the parallel fixtures lie that have its runs of three letters.
"""

from __future__ import annotations

import functools
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

from diplodiff.language.normalise import folded
from diplodiff.model import Comparison
from diplodiff.pipeline import compare_texts
from tests.fuzz import seeds, words
from tests.reading import read

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Row = NDArray[numpy.float32]

_SIZE = 48  # numbers of a vector
_PARALLEL = seeds.FIXTURES / "parallel"


def in_languages(body: bytes) -> Comparison:
    """The comparison of two or three texts, in one language or several; of one that is unchanged nothing is found."""
    draw = seeds.Draw(body)
    files = _files("charter" if draw.below(2) else "declaration")
    first, sides = files[draw.below(len(files))], 2 + (not draw.below(4))
    chosen = [first] + [first if draw.below(3) else files[draw.below(len(files))] for _ in range(sides - 1)]
    start, size = draw.below(45), 4 + draw.below(10)
    said = [_changed(draw, [_title(path), *_lines(path)[start : start + size]]) for path in chosen]
    texts = tuple(read("\n\n".join(lines), "ABC"[n], f"{n}.txt") for n, lines in enumerate(said))
    with patch("diplodiff.similarity.vector_cache.vectors", _vectors):
        made = compare_texts(texts, force=True)
    if said[1:] == said[:-1]:
        assert not made.findings, "a text differs from itself"
    return made


@functools.cache
def _files(name: str) -> list[Path]:
    return sorted(_PARALLEL.glob(f"{name}.*.txt"))


@functools.cache
def _lines(path: Path) -> list[str]:
    return [line.lstrip("# ") for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def _title(path: Path) -> str:
    return _lines(path)[0]


def _changed(draw: seeds.Draw, lines: list[str]) -> list[str]:
    for _ in range(max(0, draw.below(6) - 2)):
        at, other = draw.below(len(lines)), draw.below(len(lines))
        match draw.below(6):
            case 0 if len(lines) > 2:
                del lines[at]
            case 1:
                lines.insert(at, lines.pop(other))
            case 2 if at < other:
                lines[at] += " " + lines.pop(other)
            case 3:
                lines[at] = " ".join([*lines[at].split(" ")[: draw.below(20)], draw.said()])
            case 4:
                pieces = lines[at].split(" ")
                pieces[draw.below(len(pieces))] = words.PLAIN[draw.below(len(words.PLAIN))]
                lines[at] = " ".join(pieces)
            case _:
                lines[at] = f"{at + 1}. {lines[at]}"
    return lines


def _vectors(_: str, texts: Sequence[str]) -> Row:
    import numpy as np

    found = np.array([_vector(text) for text in texts], dtype=np.float32).reshape(len(texts), _SIZE)
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def _vector(text: str) -> Row:
    import numpy as np

    lines = _held()
    known = [_middle(run) for run in _runs(text) if run in lines]
    return np.asarray(_place(text[:200]) + sum(known, np.zeros(_SIZE)) * 4, dtype=np.float32)


@functools.lru_cache(maxsize=50_000)
def _middle(run: str) -> Row:
    """Where a run of three letters lies: in the middle of the lines that hold it, whatever their language."""
    import numpy as np

    return np.asarray(np.mean([_place(line) for line in _held()[run]], axis=0))


@functools.cache
def _held() -> dict[str, list[str]]:
    """The lines that hold each run of three letters, named alike in every language."""
    held: dict[str, list[str]] = {}
    for path in sorted(_PARALLEL.glob("*.txt")):
        for number, line in enumerate(_lines(path)):
            for run in set(_runs(line)):
                held.setdefault(run, []).append(f"{path.name.split('.')[0]} {number}")
    return held


def _runs(text: str) -> list[str]:
    letters = folded(text)
    return [letters[n : n + 3] for n in range(max(1, len(letters) - 2))]


@functools.lru_cache(maxsize=2_000)
def _place(name: str) -> Row:
    import numpy as np

    return np.random.default_rng(zlib.crc32(name.encode("utf-8", "replace"))).standard_normal(_SIZE)
