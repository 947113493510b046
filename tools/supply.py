"""What is shipped: `python tools/supply.py lowest`, `sbom` or `dist` (see the Makefile's targets of these names)."""

from __future__ import annotations

import filecmp
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
DIST = ROOT / "dist"
PAIR = [str(ROOT / "fixtures" / "one-sided-paragraph" / name) for name in ("a.pdf", "b.html")]
UV = str(Path(sys.executable).with_name("uv"))


def lowest() -> None:
    """Resolve the floors, install them and do the main job with them."""
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "lowest.txt"
        compiled = [UV, "pip", "compile", "--quiet", "--resolution", "lowest-direct", "--no-header", "pyproject.toml"]
        run([*compiled, "-o", str(listed)], cwd=ROOT)
        python = environment(Path(folder) / "venv")
        run([python, "-m", "pip", "install", "--quiet", "-r", str(listed)])
        run([python, "-m", "pip", "install", "--quiet", "--no-deps", str(ROOT)])
        smoke(python, Path(folder))
        print(f"The floors of pyproject.toml hold ({len(list(filter(str.strip, listed.open())))} lines resolved).")


def sbom() -> None:
    """Write the bill of materials of the locked versions, their licences and what needs what; the same bytes each time."""
    DIST.mkdir(exist_ok=True)
    target = DIST / "diplodiff.cdx.json"
    with tempfile.TemporaryDirectory() as folder:
        python = environment(Path(folder) / "venv", with_pip=False)
        pip = [sys.executable, "-m", "pip", "--python", python, "install", "--quiet", "--no-compile"]
        run([*pip, "--require-hashes", "-r", "requirements/run.txt"], cwd=ROOT)
        made = [sys.executable, "-m", "cyclonedx_py", "environment", "--pyproject", "pyproject.toml"]
        kind = ["--mc-type", "application", "--output-reproducible", "--of", "JSON", "-o", str(target)]
        run([*made, *kind, python], cwd=ROOT)
    if folder in target.read_text(encoding="utf-8"):
        raise SystemExit(f"{target} names a folder of this machine")
    print(target)


def dist() -> None:
    """Build twice from two copies of the tree, compare, and try the wheel where there is no tree."""
    with tempfile.TemporaryDirectory() as folder:
        first, second = (built(Path(folder) / name) for name in ("one", "two"))
        names = sorted(path.name for path in first.iterdir())
        _, different, missing = filecmp.cmpfiles(first, second, names, shallow=False)
        if different or missing:
            raise SystemExit(f"not the same bytes when built again: {', '.join(different + missing)}")
        DIST.mkdir(exist_ok=True)
        for name in names:
            shutil.copy(first / name, DIST / name)
        python = environment(Path(folder) / "venv")
        run([python, "-m", "pip", "install", "--quiet", str(next(DIST.glob("*.whl")))])
        smoke(python, Path(folder))
        print(f"Built twice to the same bytes and tried: {', '.join(names)}")


def built(folder: Path) -> Path:
    """The folder of what is built from a copy of the tree, without what git does not know."""
    tree = folder / "tree"
    tree.mkdir(parents=True)
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True).stdout.decode()
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, tree / name)
    run([sys.executable, "-m", "build", "--outdir", str(folder / "dist"), str(tree)], stdout=subprocess.DEVNULL)
    return folder / "dist"


def environment(folder: Path, with_pip: bool = True) -> str:
    """A new environment; its interpreter."""
    venv.create(folder, with_pip=with_pip)
    return str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")


def smoke(python: str, folder: Path) -> None:
    """The main job in an environment, away from the tree."""
    page = folder / "report.html"
    run([python, "-I", "-m", "diplodiff", "schema"], cwd=folder, stdout=subprocess.DEVNULL)
    run([python, "-I", "-m", "diplodiff", "compare", *PAIR], cwd=folder, expect=1, stdout=subprocess.DEVNULL)
    run(
        [python, "-I", "-m", "diplodiff", "compare", *PAIR, "-o", str(page), "-o", str(folder / "r.docx")],
        cwd=folder,
        expect=1,
    )
    if "Not found in the text published at" not in page.read_text(encoding="utf-8"):
        raise SystemExit("the report says nothing of the paragraph that one side published")


def run(command: list[str], cwd: Path | None = None, expect: int = 0, stdout: int | None = None) -> None:
    """Run a command; the program ends where it ends in another way than expected."""
    done = subprocess.run(command, cwd=cwd, check=False, stdout=stdout)
    if done.returncode != expect:
        raise SystemExit(f"exit code {done.returncode} instead of {expect}: {' '.join(command)}")


if __name__ == "__main__":
    {"lowest": lowest, "sbom": sbom, "dist": dist}[sys.argv[1]]()
