"""Nothing that a user can type is undocumented: man pages, docs/commands.md and completions are as the commands are."""

from __future__ import annotations

import re
import shutil
import subprocess

import click
import pytest

from diplodiff.cli.completion import SHELLS, script
from diplodiff.cli.main import run
from tests.test_fixtures import FIXTURES
from tools import reference

PAGES = reference.pages()
MADE = reference.files()


@pytest.mark.parametrize("name", MADE)
def test_the_reference_is_as_the_commands_are(name: str) -> None:
    path = reference.ROOT / name
    stands = path.read_text(encoding="utf-8") if path.exists() else ""
    assert stands == MADE[name], "run `make man` and commit what it writes"


def test_no_page_is_left_of_a_command_that_is_no_more() -> None:
    kept = {str(p.relative_to(reference.ROOT)) for f in ("man", "completions") for p in (reference.ROOT / f).iterdir()}
    assert kept <= set(MADE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_and_option_says_what_it_does(page: reference.Page) -> None:
    assert page.about
    above = next((other for other in PAGES if other.words == page.words[:-1]), page)
    assert page.examples or (len(page.words) > 2 and above.examples)
    for option in page.command.params:
        if isinstance(option, click.Option):
            assert option.help, option.name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_example_can_be_typed(page: reference.Page) -> None:
    """Its command and options exist; docs/ runs the ones on files."""
    for example in page.examples:
        reference.check(example.line)


def test_every_variable_that_the_program_reads_is_documented() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (reference.ROOT / "diplodiff").rglob("*.py"))
    read = set(re.findall(r'environ\.(?:get|setdefault)\(\s*"([A-Z_]+)"|(DIPLODIFF_[A-Z_]*[A-Z])', code))
    names = {one or other for one, other in read}
    assert names - reference.OF_LIBRARIES == set(reference.ENVIRONMENT)


@pytest.mark.skipif(shutil.which("man") is None, reason="man is not installed")
@pytest.mark.parametrize("name", [name for name in MADE if name.startswith("man/")])
def test_man_reads_its_pages_without_a_warning(name: str) -> None:
    shown = subprocess.run(
        ["man", "--warnings", "-l", str(reference.ROOT / name)], capture_output=True, env={"MANWIDTH": "80"}, text=True
    )
    assert shown.returncode == 0
    assert shown.stderr == ""


@pytest.mark.parametrize("shell", SHELLS)
def test_the_completion_script_is_what_the_shell_reads(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    assert subprocess.run([shell, "-n"], input=script(shell), text=True, capture_output=True).stderr == ""


def test_names_of_rules_and_files_are_completed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("_DIPLODIFF_COMPLETE", "bash_complete")
    for line, offered in {
        "diplodiff explain mod": "plain,modality",
        "diplodiff sh": "plain,show",
        "diplodiff compare --side": "plain,--side-by-side",
        f"diplodiff compare {FIXTURES}": f"file,{FIXTURES}",
    }.items():
        monkeypatch.setenv("COMP_WORDS", line)
        monkeypatch.setenv("COMP_CWORD", str(len(line.split()) - 1))
        with pytest.raises(SystemExit):
            run([])
        assert offered in capsys.readouterr().out.splitlines()
