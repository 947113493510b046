"""Plug-ins: found by their entry points where the program has no answer of its own, and never asked before."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import ClassVar

import pytest

from diplodiff import plugins
from diplodiff.cli.main import run
from diplodiff.errors import LoadError, MissingPartError, UsageError
from diplodiff.loaders import detect, load
from diplodiff.model import Snapshot
from diplodiff.render import renderer
from diplodiff.testing import LoaderContract, RendererContract, comparisons
from tests.declarations import declaration
from tests.test_architecture import loaded_by

MODULE = """
from diplodiff.errors import LoadError
from diplodiff.model import Block, Blocks
from diplodiff.render.safe import one_line

MARK = b"GIF89a-letter"  # a mark that the program itself would refuse


def recognises(body):
    return body.startswith(MARK)


def load(snapshot):
    try:
        lines = snapshot.body[len(MARK):].decode("utf-8").split("\\n")
    except UnicodeDecodeError as error:
        raise LoadError(f"{snapshot.origin} is damaged; get it again.") from error
    return Blocks(tuple(Block(line) for line in lines if line.strip()), method="letter")


def render(comparison, options):
    lines = [f"verdict: {comparison.gate.verdict}"]
    for finding in comparison.findings:
        lines += [finding.rule, *(one_line(passage.text) for _, passage in finding.passages)]
    return "\\n".join(lines) + "\\n"
"""
TEXT = declaration(3, 6)
LETTER = b"GIF89a-letter" + TEXT.text().encode()


@pytest.fixture
def letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A distribution with a loader and a renderer, as an installer would leave it."""
    install(tmp_path, monkeypatch, "letters", "letters_plugin", MODULE)
    return importlib.import_module("letters_plugin")


def install(folder: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, code: str) -> None:
    about = folder / f"{name}-1.2.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.2\n")
    (about / "entry_points.txt").write_text(
        f"[diplodiff.loaders]\nimage/x-letter = {module}\n[diplodiff.renderers]\nlist = {module}\n"
    )
    (folder / f"{module}.py").write_text(code)
    monkeypatch.syspath_prepend(str(folder))
    monkeypatch.delitem(sys.modules, module, raising=False)
    importlib.invalidate_caches()


def snapshot(body: bytes) -> Snapshot:
    return Snapshot("a.letter", body, "", "")


def test_a_source_that_would_be_refused_is_read_by_a_plugin(letter: ModuleType) -> None:
    assert detect(snapshot(LETTER)) == "image/x-letter"
    assert load(snapshot(LETTER)).method == "letter"
    with pytest.raises(LoadError, match="an image \\(GIF\\)"):
        detect(snapshot(b"GIF89a and no letter"))


def test_a_comparison_by_way_of_both(letter: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.letter").write_bytes(LETTER)
    (tmp_path / "b.txt").write_text(TEXT.text().replace(" ".join(TEXT.paragraphs[2]), "").replace("3. \n\n", ""))
    pair = [str(tmp_path / "a.letter"), str(tmp_path / "b.txt")]
    assert run(["compare", *pair, "--format", "list"]) == 1
    printed = capsys.readouterr().out
    assert "one-sided-paragraph" in printed
    assert " ".join(TEXT.paragraphs[2]) in printed
    assert run(["compare", *pair, "-o", str(tmp_path / "out.list")]) == 1
    assert (tmp_path / "out.list").read_text() == printed
    assert run(["compare", *pair, "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out)["texts"][0]["source"]["media_type"] == "image/x-letter"
    assert run(["compare", *pair, "--format", "lists"]) == 2
    assert "'list'" in capsys.readouterr().err


def test_no_plugin_is_looked_for_on_the_normal_way(letter: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT.text())
    loaded = loaded_by(["compare", str(tmp_path / "a.txt"), str(tmp_path / "a.txt"), "--format", "json"])
    assert "diplodiff.pipeline" in loaded
    assert not {"diplodiff.plugins", "importlib.metadata"} & loaded


def test_one_that_does_not_work_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    install(tmp_path, monkeypatch, "broken", "broken_plugin", "raise ValueError('no\\nluck')")
    with pytest.raises(MissingPartError, match=r"'list' of broken 1\.2 does not work \(ValueError: no\)"):
        renderer("list")
    (tmp_path / "a.gif").write_bytes(b"GIF89a")
    assert run(["show", str(tmp_path / "a.gif")]) == 2
    assert "image/x-letter' of broken 1.2" in capsys.readouterr().err


def test_two_of_one_name_are_told(letter: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "second").mkdir()
    install(tmp_path / "second", monkeypatch, "others", "others_plugin", MODULE)
    with pytest.raises(UsageError, match=r"letters 1\.2 and others 1\.2"):
        plugins.named(plugins.RENDERERS, "list")


def test_what_gives_no_blocks_is_a_refusal(letter: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letter, "load", lambda snapshot: "text")
    with pytest.raises(LoadError, match="cannot be read as x-letter"):
        load(snapshot(LETTER))


# --- the contract suite, on a plug-in that keeps it and on ones that do not

_NAMES: dict[str, object] = {}
exec(MODULE, _NAMES)
GOOD = ModuleType("good")
vars(GOOD).update(_NAMES)


class TestLoader(LoaderContract):
    loader = GOOD
    media_type = "image/x-letter"
    samples: ClassVar[tuple[bytes, ...]] = (LETTER,)
    mutants = 40


class TestRenderer(RendererContract):
    renderer = GOOD
    format = "list"


def bad(**functions: object) -> ModuleType:
    module = ModuleType("bad")
    vars(module).update(_NAMES | functions)
    return module


def test_the_suite_tells_what_is_wrong() -> None:
    loader, drawer = TestLoader(), TestRenderer()
    loader.loader = bad(recognises=lambda body: True)
    with pytest.raises(AssertionError):
        loader.test_it_recognises_its_samples_and_nothing_else()
    loader.loader = bad(load=lambda snapshot: (snapshot.body[900], GOOD.load(snapshot))[1])
    with pytest.raises(IndexError):
        loader.test_a_damaged_sample_is_read_or_refused()
    drawer.renderer = bad(render=lambda c, options: "".join(p.text for f in c.findings for _, p in f.passages))
    with pytest.raises(AssertionError):
        drawer.test_every_kind_of_comparison_is_drawn_the_same_each_time()
    with pytest.raises(AssertionError):
        drawer.test_what_a_text_holds_steers_nothing()


def test_the_comparisons_show_what_they_are_called_for() -> None:
    made = comparisons()
    assert {f.code for f in made["one-sided"].findings} >= {"P1", "F1"}
    assert made["same-text"].gate.verdict == "same-text"
    assert made["refused"].gate.refused
    assert len(made["three-sides"].texts) == 3
    assert any("\x1b" in p.text for p in made["steering"].texts[0].paragraphs)
