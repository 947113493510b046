"""LibreOffice opens the Word report, and its own accepting and rejecting gives the two texts back."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from diplodiff.model import Comparison
from diplodiff.render.docx import is_redline, render
from diplodiff.render.options import Options
from tests.render import samples
from tests.render.docx_pairs import by_lot
from tests.render.test_docx import FIXTURE_PAIRS, fixture, lines
from tests.render.word_form import office, root

WHY_NOT = office()
pytestmark = pytest.mark.skipif(WHY_NOT is not None, reason=str(WHY_NOT))

LOTS = [(seed, ("en", "ru", "ur", "zh", "hi")[seed % 5]) for seed in range(40)]


def every() -> dict[str, Comparison]:
    """The comparisons by name: samples, fixtures, and some drawn by lot."""
    found = {name: make() for name, make in samples.COMPARISONS.items()}
    found |= {f"fixture-{folder.name}": fixture(folder) for folder in FIXTURE_PAIRS}
    return found | {f"lot-{seed}": by_lot(seed, language) for seed, language in LOTS}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], tuple[Comparison, bytes, dict[str, Any]]]:
    """(name, choice) -> the comparison, its report, and what LibreOffice has after the choice."""
    folder = tmp_path_factory.mktemp("office")
    jobs, made = [], {}
    for name, comparison in every().items():
        report = render(comparison, Options())
        (folder / f"{name}.docx").write_bytes(report)
        tracked = is_redline(comparison) and not (comparison.gate.refused and not comparison.forced)
        for choice in ("Open", *(("Accept", "Reject") if tracked else ())):
            made[name, choice] = comparison, report
            jobs.append([str(folder / f"{name}.docx"), choice, str(folder / f"{name}.{choice}.json")])
    (folder / "jobs.json").write_text(json.dumps(jobs), encoding="utf-8")
    script = Path(__file__).parent / "office_settle.py"
    command = ["/usr/bin/python3", str(script), str(folder / "profile"), str(folder / "jobs.json")]
    done = subprocess.run(command, capture_output=True, timeout=600, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    return {
        (name, choice): (*value, json.loads((folder / f"{name}.{choice}.json").read_text(encoding="utf-8")))
        for (name, choice), value in made.items()
    }


def test_accepting_gives_b_and_rejecting_gives_a(opened: dict[tuple[str, str], Any]) -> None:
    settled = 0
    for (name, choice), (comparison, _, found) in opened.items():
        if choice == "Open":
            continue
        expected = lines(comparison.texts[choice == "Accept"])
        assert found["paragraphs"] == (expected or [""]), (name, choice)
        settled += 1
    assert settled >= 2 * (len(LOTS) + 8)


def test_every_comment_and_table_is_there(opened: dict[tuple[str, str], Any]) -> None:
    for (name, choice), (_, report, found) in opened.items():
        if choice == "Open":
            comments = len(root(report).findall(".//{*}commentReference"))
            assert found["comments"] == comments, name
            assert found["tables"] == len(root(report).findall("{*}body/{*}tbl")), name
