"""The reports on the shipped pairs, kept as readable files: what a reader of each format gets to see.

`make golden` writes them again; read the difference before you keep it. Scores are left out of them: they move with every
change of alignment, and what they decide stands in the findings.
"""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path

import pytest

from diplodiff import __version__, settings
from diplodiff.model import Comparison
from diplodiff.pipeline import Request, compare
from diplodiff.render import renderer
from diplodiff.render.options import Options
from tests.test_fixtures import FIXTURES, PAIRS, expectation

GOLDEN = Path(__file__).parent / "golden" / "fixtures"
NAMES = [p.name for p in PAIRS if p.name != "same-text"]
READ = {"terminal": "txt", "markdown": "md", "csv": "csv"}
# Formats that machines read are long; of these one pair in one language, and one across languages, is enough to read.
MACHINE = {
    "jsonl": "jsonl",
    "tmx": "tmx",
    "tei": "tei.xml",
    "sarif": "sarif.json",
    "junit": "junit.xml",
    "github": "github.txt",
}
FEW = ("one-sided-sentence", "cross-en-kk")
_SCORE = re.compile(
    r"(?<=score )\d\.\d\d|(?<=,)[01]\.\d+(?=,)|(?<=\"score\": )[01]\.\d+|(?<=\"x-score\">)[01](?:\.\d+)?"
)


@functools.cache
def shipped(name: str) -> Comparison:
    """A shipped pair, compared under paths that are the same on every machine."""
    here = Path.cwd()
    os.chdir(FIXTURES.parent)
    try:
        files = expectation(FIXTURES / name)["files"]
        return compare([Request(f"fixtures/{name}/{files[s]}") for s in sorted(files)])
    finally:
        os.chdir(here)


@pytest.mark.parametrize(
    ("name", "form"), [*((n, f) for n in NAMES for f in READ), *((n, f) for n in FEW for f in MACHINE)]
)
def test_report_on_a_shipped_pair_reads_as_its_golden_file(name: str, form: str) -> None:
    path = GOLDEN / f"{name}.{(READ | MACHINE)[form]}"
    report = renderer(form)(shipped(name), Options(width=80))
    report = _SCORE.sub("0.00", report).replace(settings.digest(), "<settings>").replace(__version__, "0.0.0")
    if os.environ.get("DIPLODIFF_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(report, encoding="utf-8", newline="")
    assert report == path.read_bytes().decode("utf-8"), "read the difference, then `make golden`"
