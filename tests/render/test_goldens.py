"""Whole reports, kept as readable files. `make golden` writes them again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from diplodiff import __version__, settings
from diplodiff.model import PublishedText
from diplodiff.render import ERROR_RENDERERS, SCHEMAS, error_renderer, renderer, schema_of, text_renderer
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
MACHINE = {
    "jsonl": "jsonl",
    "csv": "csv",
    "tmx": "tmx",
    "tei": "tei.xml",
    "sarif": "sarif.json",
    "junit": "junit.xml",
    "github": "github.txt",
}


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


@pytest.mark.parametrize("form", MACHINE)
@pytest.mark.parametrize("name", samples.COMPARISONS)
def test_machine_format_reads_as_its_golden_file(name: str, form: str) -> None:
    kept("machine", f"{name}.{MACHINE[form]}", drawn(name, form, Options()))


@pytest.mark.parametrize("form", ERROR_RENDERERS)
def test_failure_reads_as_its_golden_file(form: str) -> None:
    said = error_renderer(form)("x.pdf cannot be read: it is empty, 100%; see diplodiff show x.pdf.", "x.pdf")
    kept(
        "machine",
        f"error.{MACHINE.get(form, form)}",
        said.replace(settings.digest(), "<settings>").replace(__version__, "0.0.0"),
    )


@pytest.mark.parametrize("what", SCHEMAS)
def test_schema_reads_as_its_golden_file(what: str) -> None:
    kept("schema", f"{what}.json", schema_of(what))


def kept(folder: str, name: str, report: str) -> None:
    path = GOLDEN / folder / name
    if os.environ.get("DIPLODIFF_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(report, encoding="utf-8", newline="\n")
    assert report == path.read_text(encoding="utf-8")
