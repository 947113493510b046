"""`make gate`: the pinned quality gate. Prints a table of what is reached on each corpus, and fails below the floors.

The corpora are pinned by the hash of their files, the floors stand in floors.json. A floor is raised by `--raise` and
lowered only by `--lower REASON`, which asks for a line in the changelog that holds the reason.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from diplodiff.pipeline import Request, compare
from tests.gate import parallel, treaty
from tests.gate.corpus import FOLDER, prediction, scorer, version_pairs

FLOORS = Path(__file__).parent / "floors.json"
CHANGELOG = Path(__file__).parents[2] / "CHANGELOG.md"
SLACK = (
    0.005  # what a floor stays below the figure reached, so that a change elsewhere of one paragraph does not fail it
)
# name of a kind of variant -> arguments of make_variants.py
VARIANTS = {
    "removed": ["--del-left", "4", "--del-right", "4"],
    "shuffled": ["--del-left", "4", "--del-right", "4", "--move", "4"],
    "merged": ["--del-left", "4", "--del-right", "4", "--merge", "4"],
    "intact": [],
}
Triple = tuple[Path, Path, Path]


def digest() -> str:
    """The hash of every file that the gate reads."""
    names = sorted(
        p for part in ("udhr", "versions", "two_publishers", "single", "scorers") for p in (FOLDER / part).rglob("*.*")
    )
    names += sorted(parallel.FOLDER.glob("*.txt")) + sorted(treaty.FOLDER.glob("*.txt"))
    total = hashlib.sha256()
    for path in names:
        if path.is_file() and "__pycache__" not in path.parts:
            total.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()[:16]


def variants(kind: str, seeds: int, folder: Path) -> Iterator[tuple[str, Triple]]:
    """(pair of languages, (gold, left, right)) of made variants of the declaration."""
    for gold in sorted((FOLDER / "udhr" / "gold").glob("*.json")):
        for seed in range(seeds):
            out = folder / kind / f"{gold.stem}-{seed}"
            make = [str(FOLDER / "scorers" / "make_variants.py"), str(gold), "--out", str(out), "--seed", str(seed)]
            subprocess.run([sys.executable, *make, "--format", "html", "--boilerplate", *VARIANTS[kind]], check=True)
            yield gold.stem, (out / "gold.json", out / "left.html", out / "right.html")


class Scores:
    """Counts of one corpus, pooled: one-sided paragraphs, rows of the alignment, and findings by confidence."""

    def __init__(self) -> None:
        self.one = {"tp": 0, "fp": 0, "fn": 0}
        self.strong = {"tp": 0, "fp": 0}
        self.rows = [0, 0, 0]
        self.refused = 0

    def add(self, triple: Triple) -> None:
        gold = json.loads(triple[0].read_text(encoding="utf-8"))
        result = compare([Request(str(triple[1])), Request(str(triple[2]))])
        self.refused += result.gate.refused
        predicted = prediction(result)
        counts = scorer("score_onesided").one(gold, predicted)
        self.one = {key: self.one[key] + counts[key] for key in self.one}
        sure = scorer("score_onesided").one(gold, prediction(result, confidences=("exact", "strong")))
        self.strong = {key: self.strong[key] + sure[key] for key in self.strong}
        wanted, got, _ = scorer("score_align").groups(gold, predicted)
        self.rows = [a + b for a, b in zip(self.rows, (len(wanted & got), len(got), len(wanted)), strict=True)]

    def figures(self) -> dict[str, float]:
        tp, fp, fn = (self.one[key] for key in ("tp", "fp", "fn"))
        precision, recall = tp / (tp + fp) if tp + fp else 1.0, tp / (tp + fn) if tp + fn else 1.0
        strong = self.strong["tp"] + self.strong["fp"]
        return {
            "precision": precision,
            "recall": recall,
            "f1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
            "strong precision": self.strong["tp"] / strong if strong else 1.0,
            "rows f1": 2 * self.rows[0] / (self.rows[1] + self.rows[2]) if self.rows[1] + self.rows[2] else 1.0,
            "compared": 1.0 if not self.refused else 0.0,
        }


def measured(seeds: int) -> dict[str, dict[str, float]]:
    """The figures of every corpus, by name."""
    with tempfile.TemporaryDirectory() as name:
        found = parallel.figures(range(2), Path(name)) | treaty.figures(range(1), Path(name))
    if not FOLDER.is_dir():
        print("the evaluation data is not here (set DIPLODIFF_DATA): only our own texts are measured")
        return found
    same = Scores()
    for triple in version_pairs():
        same.add(triple)
    found["versions, one language"] = same.figures()
    with tempfile.TemporaryDirectory() as name:
        for kind in VARIANTS:
            by_pair: dict[str, Scores] = {}
            for pair, triple in variants(kind, seeds, Path(name)):
                by_pair.setdefault(pair, Scores()).add(triple)
            for pair, scores in by_pair.items():
                found[f"{kind}, {pair}"] = scores.figures()
    return found


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--seeds", type=int, default=3, help="variants a pair and kind (the floors are for the default)"
    )
    options.add_argument("--raise", dest="up", action="store_true", help="raise the floors to what is reached")
    options.add_argument("--lower", metavar="REASON", help="lower floors too; REASON must stand in the changelog")
    given = options.parse_args()
    if given.lower and given.lower not in CHANGELOG.read_text(encoding="utf-8"):
        print(f"the changelog does not hold this reason: {given.lower}")
        return 2
    pinned: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"floors": {}}
    found = measured(given.seeds)
    failed = report(found, pinned["floors"])
    if FOLDER.is_dir() and pinned.get("data") not in (None, digest()):
        print(f"the data is not what the floors were set on ({pinned['data']}, now {digest()})")
        failed = True
    if (given.up or given.lower) and FOLDER.is_dir():
        write(found, pinned["floors"], lower=bool(given.lower))
        return 0
    return int(failed)


def report(found: dict[str, dict[str, float]], floors: dict[str, dict[str, float]]) -> bool:
    """Print the table; whether any figure is below its floor."""
    failed = False
    names = list(dict.fromkeys(name for figures in found.values() for name in figures))
    print(f"{'corpus':28}" + "".join(f"{name:>18}" for name in names))
    for corpus, figures in found.items():
        cells = []
        for name in names:
            if name not in figures:
                cells.append(" " * 18)
                continue
            below = figures[name] < floors.get(corpus, {}).get(name, 0.0)
            failed = failed or below
            cells.append(f"{figures[name]:17.4f}{'!' if below else ' '}")
        print(f"{corpus:28}" + "".join(cells))
    if failed:
        print("a figure marked ! is below its floor")
    return failed


def write(found: dict[str, dict[str, float]], floors: dict[str, dict[str, float]], lower: bool) -> None:
    """Set the floors a little under what is reached; without `lower`, none goes down."""
    new = {}
    for corpus, figures in found.items():
        reached = {name: max(0.0, round(value - SLACK, 3)) for name, value in figures.items()}
        old = floors.get(corpus, {})
        new[corpus] = reached if lower else {name: max(value, old.get(name, 0.0)) for name, value in reached.items()}
    FLOORS.write_text(json.dumps({"data": digest(), "floors": new}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
