"""`make bench`: docs/performance.md, written anew: speed and correctness beside what a user would pick instead.

Every figure is taken in one run with what it is held against, in turns, the least of several. Nothing is asserted: a slow
machine is no bug. `--quick` leaves out the largest texts, `--only` makes some sections alone and prints them. A run takes some
ten minutes of a quiet machine; the page is put into docs/README.md when it is whole.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.bench import archive, differs, readers, recall, stages
from tests.bench.planted import LANGUAGES

PAGE = Path(__file__).parent.parent.parent / "docs" / "performance.md"
_ROW = "| [Performance](performance.md) | speed and correctness beside other tools, as `make bench` found them |\n"
_HEAD = f"""# Performance

Written by `make bench` (`python -m tests.bench`), which takes every figure again; do not edit. Other tools come with
`pip install --group bench` and, of the system, with `git`, `wdiff`, `docdiff` and `poppler-utils`; one that is missing is
left out. This run: {os.cpu_count()} cores, Python {platform.python_version()}. Figures carry over to other machines as
ratios only. Times are of processors, the children's too, unless a table says otherwise; a figure in brackets is the ratio
to the first row.
"""


def _archive() -> list[str]:
    lines = [archive.measured(count) for count in (100,)]
    return [
        "```",
        "     n     1/s and core     2 processes      second run      shell loop   MiB (1, 2, second)  bytes",
        *lines,
        "```",
        "",
    ]


def sections(quick: bool) -> dict[str, tuple[str, str, Callable[[], list[str]]]]:
    """Name, heading, what is said of it, and what makes its lines."""
    largest = 0 if quick else differs.LARGEST
    sizes = differs.SIZES[:2] if quick else differs.SIZES
    return {
        "start": ("Start-up", "Whole processes that do little.", stages.start_up),
        "speed": (
            "Two plain texts",
            "Whole processes on one pair: a paragraph only in A, one only in B, one moved, one with another number, a tenth with "
            "other words. Lengths of paragraphs and shares of changes are those of published texts (tests/bench/planted.py has "
            "the counts). Processor time, memory, and the ratio to the first row.",
            lambda: differs.speed(sizes, largest),
        ),
        "correct": (
            "What each finds",
            f"The same kind of pair, {differs.JUDGED} paragraphs as those of joint statements, in {len(LANGUAGES)} languages "
            f"({' '.join(LANGUAGES)}). A paragraph counts as found where all of it is marked as one side's alone and its "
            "unchanged neighbours are not; a changed number, where its digits are marked and most of the paragraph is not. The "
            "last column is the share of unchanged text that is marked as changed (labels aside). tests/bench/judged.py has the "
            "rules.",
            differs.correctness,
        ),
        "formats": (
            "A PDF against a web page",
            "The others are given what pdftotext and trafilatura make of the two files.",
            differs.formats,
        ),
        "languages": (
            "English against Russian",
            "One fixture. The others are given the paragraphs as diplodiff reads them.",
            differs.languages,
        ),
        "reading": (
            "Reading",
            "In process: seconds on the wall without imports (diplodiff reads a PDF in a child process of limited rights).",
            readers.reading,
        ),
        "stages": (
            "Where the time goes",
            "Two web pages with the same differences, in one process.",
            lambda: stages.stages(stages.SIZES[:3] if quick else stages.SIZES),
        ),
        "archive": (
            "Archives",
            "On the wall / of processors; `python -m tests.bench.archive 1000` does more.",
            _archive,
        ),
        "recall": (
            "Precedents and quotations",
            "",
            lambda: [*recall.recall(500 if quick else recall.CLAUSES), *recall.quoting()],
        ),
        "encoder": ("The sentence encoder", "", _encoder),
    }


def _encoder() -> list[str]:
    """In a process of its own: memory that others left behind makes the first round of either slower."""
    code = "from tests.bench.encoders import rates; print('\\n'.join(rates()))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    return ["```", *told.strip().splitlines(), "```", ""]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", default="")
    asked = parser.parse_args()
    made = [_HEAD]
    for name, (title, told, lines) in sections(asked.quick).items():
        if asked.only and name not in asked.only.split(","):
            continue
        print(f"{title} ...", file=sys.stderr, flush=True)
        made.append("\n".join([f"## {title}", "", *([told, ""] if told else []), *lines()]))
        if not asked.only:  # as far as it has come
            PAGE.write_text("\n".join(made).rstrip() + "\n", encoding="utf-8")
    if asked.only:
        print("\n".join(made[1:]))
    else:
        _listed(PAGE.parent / "README.md")


def _listed(index: Path) -> None:
    """Put the page at the end of the list of pages, where it is not yet."""
    text = index.read_text(encoding="utf-8")
    if _ROW not in text:
        index.write_text(text.rstrip("\n") + "\n" + _ROW, encoding="utf-8")


if __name__ == "__main__":
    main()
