"""The Word report from the command line: a file, never standard output, and a document whatever happened."""

from __future__ import annotations

from pathlib import Path

from tests.cli.test_cli import A, B, run
from tests.render.word_form import visible
from tests.test_fixtures import FIXTURES


def test_the_ending_of_a_file_asks_for_it(tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    done = run("compare", A, B, "-o", out)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")
    assert "Jammu and Kashmir" in visible(out.read_bytes())
    again = run("compare", A, B, "--format", "docx", "-o", tmp_path / "other")
    assert again.returncode == 1
    assert (tmp_path / "other").read_bytes() == out.read_bytes()


def test_it_is_not_printed() -> None:
    done = run("compare", A, B, "--format", "docx")
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().count("\n") == 1
    assert "--format docx -o FILE" in done.stderr.decode()


def test_a_refusal_and_a_failure_are_documents_that_say_so(tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    done = run("compare", FIXTURES / "read-out" / "a.pdf", FIXTURES / "read-out" / "b.html", "-o", out)
    assert done.returncode == 3
    assert "Not compared: these are not the same kind of document." in visible(out.read_bytes())
    done = run("compare", tmp_path / "no-such.pdf", B, "-o", out)
    assert done.returncode == 2
    assert "no-such.pdf" in visible(out.read_bytes())


def test_show_reads_it_as_the_second_text(tmp_path: Path) -> None:
    out = tmp_path / "report.docx"
    run("compare", A, B, "-o", out)
    done = run("show", out, "--format", "docx", "-o", tmp_path / "x.docx")
    assert done.returncode == 2
    shown = run("show", out)
    assert shown.returncode == 0
    assert "23 numbered paragraphs (1-23, no gaps)" in " ".join(shown.stdout.decode().split())
