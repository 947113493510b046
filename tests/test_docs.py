"""The README and docs/: every command that they show can be typed, and those with a prompt do what is printed there.

A block of the language `console` holds commands behind "$ " and the beginning of what they print; "..." stands for lines
not shown, or at the end of a line for the rest of it. The files are fixtures (tests/documents.py).
"""

from __future__ import annotations

import re
import shlex
import textwrap
from pathlib import Path

import pytest

from diplodiff.cli.main import run
from tests.documents import lay_out
from tools import pictures, reference

ROOT = reference.ROOT
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
_BLOCK = re.compile(r"^([ \t]*)```([a-z]*)\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:)([^)#\s]*)(?:#([^)\s]*))?\)")


def blocks(page: Path, *languages: str) -> list[str]:
    """The code blocks of a page in these languages."""
    return [textwrap.dedent(m[3]) for m in _BLOCK.finditer(page.read_text(encoding="utf-8")) if m[2] in languages]


def typed(page: Path) -> list[str]:
    """Every command of ours that a page shows, without what is said of it."""
    lines = [line for block in blocks(page, "", "sh", "console", "yaml") for line in block.splitlines()]
    lines += [line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("    diplodiff ")]
    found = [re.sub(r"^(\$|- run:) ", "", line.strip()) for line in lines]
    return [re.split(r"\s{2,}|\s#\s", line)[0] for line in found if line.startswith("diplodiff ")]


def console(page: Path) -> list[tuple[str, list[str]]]:
    """The commands of a page that are run, in order, each with the lines printed below it."""
    found: list[tuple[str, list[str]]] = []
    for block in blocks(page, "console"):
        for line in block.splitlines():
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found:
                found[-1][1].append(line)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_shown_can_be_typed(page: Path) -> None:
    for line in typed(page):
        if "[" not in line and "COMMAND" not in line:  # a synopsis
            reference.check(line)


@pytest.mark.parametrize("page", [p for p in PAGES if console(p)], ids=lambda page: page.name)
def test_commands_do_what_the_page_shows(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    code = 0
    for line, shown in console(page):
        if line == "echo $?":
            assert shown == [str(code)], f"{page.name}: exit code"
            continue
        words = shlex.split(line)
        assert words[0] == "diplodiff", line
        code = run(words[1:])
        assert code in (0, 1) or shown, f"{page.name}: {line}"
        printed = capfd.readouterr().out
        assert re.match(_pattern(shown), printed, re.DOTALL), f"{page.name}: {line}\n{printed[:3000]}"


def _pattern(shown: list[str]) -> str:
    """What is shown as a pattern: "..." on a line of its own is any lines, at the end of one the rest of it."""
    parts = []
    for line in shown:
        if line.strip() == "...":
            parts.append(".*?")
        elif line.endswith("..."):
            parts.append(re.escape(line[:-3]) + "[^\n]*\n")
        else:
            parts.append(re.escape(line) + "\n")
    return "".join(parts)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target, anchor in _LINK.findall(page.read_text(encoding="utf-8")):
        there = page.parent / target if target else page
        assert there.exists(), f"{page.name} -> {target}"
        if anchor and there.suffix == ".md":
            heads = re.findall(r"^#+ (.*)$", there.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", head).strip().lower().replace(" ", "-") for head in heads}, anchor


def test_every_page_is_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert [p.name for p in (ROOT / "docs").glob("*.md") if p.name != "README.md" and f"({p.name})" not in index] == []


def test_every_rule_and_format_is_on_its_page() -> None:
    from diplodiff.pipeline import rules
    from diplodiff.render import DOCUMENTS, RENDERERS

    findings = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8")
    assert [rule.name for rule in rules() if f"`{rule.name}`" not in findings] == []
    formats = (ROOT / "docs" / "formats.md").read_text(encoding="utf-8")
    assert [name for name in (*RENDERERS, *DOCUMENTS) if f"`{name}`" not in formats] == []


def test_the_picture_of_the_terminal_is_what_the_program_prints() -> None:
    """`make pictures` draws it again; the picture of the browser is not compared, since its fonts are the machine's."""
    assert pictures.TERMINAL.read_text(encoding="utf-8") == pictures.terminal(pictures.comparison())
    assert "@font-face" not in pictures.TERMINAL.read_text(encoding="utf-8")
    assert pictures.BROWSER.stat().st_size < 150_000
