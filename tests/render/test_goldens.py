"""Whole reports, kept as readable files. `DIPLODIFF_GOLDEN=1 python -m pytest tests/render` writes them again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from diplodiff.model import PublishedText
from diplodiff.render import renderer, text_renderer
from diplodiff.render.options import Options
from tests.render import samples

GOLDEN = Path(__file__).parent / "golden"
CASES = [
    *((name, "terminal", 80) for name in samples.COMPARISONS),
    ("declaration", "terminal", 60),
    ("declaration", "terminal", 160),
    ("shown", "terminal", 80),
    *((name, "markdown", 80) for name in ("declaration", "right-to-left", "hostile", "refused")),
    *((name, "json", 80) for name in ("cross-lingual", "refused", "forced", "shown")),
]
ENDINGS = {"terminal": "txt", "markdown": "md", "json": "json"}


def drawn(name: str, form: str, options: Options) -> str:
    if name == "shown":
        text: PublishedText = samples.shown()
        return text_renderer(form)(text, options)
    return renderer(form)(samples.COMPARISONS[name](), options)


@pytest.mark.parametrize(("name", "form", "width"), CASES)
def test_report_reads_as_its_golden_file(name: str, form: str, width: int) -> None:
    path = GOLDEN / f"{name}-{width}.{ENDINGS[form]}"
    report = drawn(name, form, Options(width=width))
    if os.environ.get("DIPLODIFF_GOLDEN"):
        path.write_text(report, encoding="utf-8", newline="\n")
    assert report == path.read_text(encoding="utf-8")
