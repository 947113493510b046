"""The evaluation data: real texts with known answers, kept outside the repository.

The folder is named by DIPLODIFF_DATA, or stands beside the repository as shared/data. Tests that need it skip without it.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from diplodiff.model import Comparison
from diplodiff.render import renderer
from diplodiff.render.options import Options

FOLDER = Path(os.environ.get("DIPLODIFF_DATA", Path(__file__).parents[3] / "shared" / "data"))

needs_data = pytest.mark.skipif(not FOLDER.is_dir(), reason="the evaluation data is not here (set DIPLODIFF_DATA)")


def scorer(name: str) -> ModuleType:
    """One of the scorers that come with the data."""
    folder = str(FOLDER / "scorers")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def version_pairs() -> Iterator[tuple[Path, Path, Path]]:
    """(gold, left page, right page) of every pair of versions or publishers in one language."""
    for gold in sorted((FOLDER / "versions" / "gold").glob("*.json")):
        pages = FOLDER / "versions" / "html"
        yield gold, pages / f"{gold.stem}.left.html", pages / f"{gold.stem}.right.html"
    for gold in sorted((FOLDER / "two_publishers" / "gold").glob("*.json")):
        yield (
            gold,
            FOLDER / "two_publishers" / "us" / f"{gold.stem}.html",
            FOLDER / "two_publishers" / "au" / f"{gold.stem}.html",
        )


def prediction(
    comparison: Comparison, confidences: tuple[str, ...] = ("exact", "strong", "tentative")
) -> dict[str, Any]:
    """A comparison in the form that the scorers take: pairs of texts, and the texts that a finding (of one of these
    confidences) calls one-sided."""
    report = json.loads(renderer("json")(comparison, Options()))
    text = {p["id"]: " ".join(filter(None, (p["label"], p["text"]))) for t in report["texts"] for p in t["paragraphs"]}
    one_sided = [f for f in report["findings"] if f["rule"].startswith("one-sided") and f["confidence"] in confidences]
    accused = {i for f in one_sided for p in f["passages"].values() for i in p["ids"]}
    found: dict[str, Any] = {"pairs": [], "left_only": [], "right_only": []}
    for row in report["alignment"]:
        left, right = row["paragraphs"]["A"], row["paragraphs"]["B"]
        if left and right:
            found["pairs"].append({"left": [text[i] for i in left], "right": [text[i] for i in right]})
        else:
            found["left_only"] += [text[i] for i in left if i in accused]
            found["right_only"] += [text[i] for i in right if i in accused]
    return found
