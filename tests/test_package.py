"""What is shipped: the wheel has every file that the program reads, is built to the same bytes, and works by itself."""

from __future__ import annotations

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools import dependencies

ROOT = Path(__file__).parents[1]
_BUILD = "import sys; from hatchling import build; print(build.build_wheel(sys.argv[1])); print(build.build_sdist(sys.argv[1]))"


def built(folder: Path) -> tuple[Path, Path]:
    """The wheel and the source distribution, built in a folder."""
    done = subprocess.run(
        [sys.executable, "-c", _BUILD, str(folder)], cwd=ROOT, check=True, capture_output=True, text=True
    )
    wheel, sdist = done.stdout.split()[-2:]
    return folder / wheel, folder / sdist


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[tuple[Path, Path], tuple[Path, Path]]:
    return built(tmp_path_factory.mktemp("one")), built(tmp_path_factory.mktemp("two"))


def test_the_same_bytes_each_time(twice: tuple[tuple[Path, Path], tuple[Path, Path]]) -> None:
    for first, second in zip(*twice, strict=True):
        assert first.name == second.name
        assert first.read_bytes() == second.read_bytes()


def test_every_file_of_the_package_is_shipped(twice: tuple[tuple[Path, Path], tuple[Path, Path]]) -> None:
    wheel, sdist = twice[0]
    own = {p.relative_to(ROOT).as_posix() for p in (ROOT / "diplodiff").rglob("*") if p.is_file()}
    own = {name for name in own if "__pycache__" not in name}
    assert "diplodiff/py.typed" in own
    with zipfile.ZipFile(wheel) as archive:
        shipped = set(archive.namelist())
    assert own <= shipped
    assert {"RECORD", "METADATA", "WHEEL", "entry_points.txt", "licenses/LICENSE"} <= {
        name.partition(".dist-info/")[2] for name in shipped
    }
    pages = {f"man1/{path.name}" for path in (ROOT / "man").iterdir()}
    assert pages <= {name.partition(".data/data/share/man/")[2] for name in shipped}
    assert not [name for name in shipped if name.startswith(("tests", "tools", "fixtures"))]
    with tarfile.open(sdist) as archive:
        assert own <= {name.partition("/")[2] for name in archive.getnames()}


def test_the_wheel_works_without_the_tree(twice: tuple[tuple[Path, Path], tuple[Path, Path]], tmp_path: Path) -> None:
    with zipfile.ZipFile(twice[0][0]) as archive:
        archive.extractall(tmp_path / "site")
    start = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); import diplodiff; from diplodiff.cli.main import run; "
        "print(diplodiff.__file__, file=sys.stderr); sys.exit(run(sys.argv[1:]))"
    )

    def called(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-I", "-c", start, str(tmp_path / "site"), *arguments]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8")

    pair = [str(ROOT / "fixtures" / "one-sided-paragraph" / name) for name in ("a.pdf", "b.html")]
    done = called("compare", *pair, "-o", "x.html", "-o", "x.docx", "-o", "x.json")
    assert done.stderr.startswith(str(tmp_path / "site"))
    assert done.returncode == 1, done.stderr
    assert "Not found in the text published at" in (tmp_path / "x.html").read_text(encoding="utf-8")
    assert '"$schema"' in called("schema").stdout


# --- dependencies


def test_the_lock_holds_what_pyproject_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = asked["dependency-groups"]
    run, dev = asked["project"]["dependencies"], [*groups["dev"], *groups["browser"], *groups["fixtures"]]
    for name, lines in (("run", run), ("dev", [*run, *dev])):
        text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
        entries = re.split(r"\n(?=\S)", text.strip())
        assert all("--hash=sha256:" in entry for entry in entries)
        assert "://" not in text, "a lock names no place"
        locked: dict[str, list[str]] = {}
        for entry in entries:
            requirement = Requirement(entry.partition(" \\")[0])
            [pin] = requirement.specifier
            locked.setdefault(canonicalize_name(requirement.name), []).append(pin.version)
        for line in lines:
            wanted = Requirement(line)
            versions = locked.get(canonicalize_name(wanted.name), [])
            held = any(wanted.specifier.contains(version) for version in versions)
            assert held, f"requirements/{name}.txt does not hold {line}; run `make lock`"


def test_every_dependency_is_listed_and_its_licence_compatible() -> None:
    page = dependencies.PAGE.read_text(encoding="utf-8")
    always, extras = dependencies.direct()
    assert all(f"| {name} |" in page or name in page for name in (*always, *extras)), "run `make licences`"
    for name in dependencies.closure([*always, *extras]):
        needed = dependencies.needed(name)
        assert dependencies.compatible(needed.licence), needed


@pytest.mark.parametrize(
    ("expression", "fine"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("", False),
    ],
)
def test_licences_are_weighed(expression: str, fine: bool) -> None:
    assert dependencies.compatible(expression) == fine


def test_the_metadata_names_a_licence_and_a_type_marker() -> None:
    about = metadata.metadata("diplodiff")
    assert about["License-Expression"] == "Apache-2.0"
    assert "Typing :: Typed" in (about.get_all("Classifier") or [])
