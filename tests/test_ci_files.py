"""What other repositories take from this one: the action, the hooks, and the archive of the documentation's example."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.archive.samples import archive

ROOT = Path(__file__).parent.parent
yaml = pytest.importorskip("yaml")


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A PATH on which `diplodiff` is this checkout's."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "diplodiff").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m diplodiff "$@"\n')
    (folder / "diplodiff").chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def loaded(name: str) -> Any:
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def test_action(tmp_path: Path, program: str) -> None:
    action = loaded("action.yml")
    (step,) = [step for step in action["runs"]["steps"] if step.get("id") == "run"]
    given = {name: said.get("default", "") for name, said in action["inputs"].items()}
    folder = tmp_path / "a folder; echo"
    given |= {"manifest": str(archive(folder, 1)), "output": str(folder / "out"), "cache": str(folder / "cache")}
    values = {
        name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda m: given[m[1]], value)
        for name, value in step["env"].items()
    }
    assert "${{" not in step["run"]
    told = tmp_path / "told"
    env = {**os.environ, **values, "PATH": program, "GITHUB_OUTPUT": str(told), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(["bash", "-e", "-c", step["run"]], env=env, capture_output=True, text=True, timeout=300)
    assert done.returncode == 1, done.stderr
    outputs = dict(line.split("=", 1) for line in told.read_text().splitlines())
    assert outputs.pop("exit-code") == "1"
    assert {f"${{{{ steps.run.outputs.{name} }}}}" for name in outputs} < {
        o["value"] for o in action["outputs"].values()
    }
    assert all(Path(path).is_file() for path in outputs.values())


def test_hooks(tmp_path: Path, program: str) -> None:
    path = archive(tmp_path, 1)
    for hook, code in zip(loaded(".pre-commit-hooks.yaml"), (1, 0), strict=True):
        assert hook["args"] == [path.name]
        env = {**os.environ, "PATH": program, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        command = [*shlex.split(hook["entry"]), *hook["args"]]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300)
        assert done.returncode == code, done.stderr


def test_the_example_is_as_the_documentation_tells_it(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "archives.md").read_text(encoding="utf-8")
    example = text[text.index("## An example") :].split("\n## ")[0]
    lines = [line.strip() for line in example.splitlines() if line.startswith("    diplodiff")]
    assert len(lines) == 4
    codes, said = [], []
    for line in lines:
        arguments = [str(ROOT / word) if word.startswith("fixtures/") else word for word in shlex.split(line)[1:]]
        env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(tmp_path / "cache")}
        command = [sys.executable, "-m", "diplodiff", *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=300)
        codes.append(done.returncode)
        said.append(done.stdout)
    assert codes == [1, 0, 0, 0]
    assert "one-sided-paragraph: critical: one-sided-paragraph" in said[0]
    assert "0 of them looked into now" in said[2]
    assert "0 new findings" in said[2]
    assert (tmp_path / "results" / "overview.html").is_file()
