"""Thresholds stand in settings and nowhere else: what other modules name of numbers is no choice of ours."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplodiff import settings

PACKAGE = Path(settings.__file__).parent.parent
SETTINGS = PACKAGE / "settings"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path.parent != SETTINGS)

# Numbers that are named beside the code that needs them, by why they are none that could be tuned.
FACTS = {
    "a file format, a protocol or a library says so": {
        "archive/index/schema.py": {"APPLICATION"},
        "evidence/pack.py": {"_DATE"},
        "language/statistics.py": {"_TAIL"},
        "loaders/docx.py": {"_MAX_HEADING"},
        "loaders/docx_numbering.py": {"_LEVELS"},
        "loaders/docx_styles.py": {"_BODY_TEXT", "_MAX_HEADING"},
        "loaders/media.py": {"_PDF_MARK_WITHIN"},
        "loaders/ocr_tesseract.py": {"_WORD"},
        "loaders/odt.py": {"_MAX_HEADING"},
        "loaders/odt_styles.py": {"LEVELS"},
        "loaders/pdf_clusters.py": {"_TEXT"},
        "loaders/pdf_document.py": {"_ANNOTATIONS", "_GREY", "_GREY_BITMAP", "_PASSWORD_ERROR"},
        "loaders/pdf_drawn.py": {"_FORM", "_IMAGE", "_INVISIBLE", "_PATH", "_TEXT"},
        "loaders/pdf_fields.py": {"_FREE_TEXT", "_STRING", "_UNSEEN", "_WIDGET"},
        "loaders/pdf_textpage.py": {"_RECTANGLE"},
        "loaders/rtf_flow.py": {"_MAX_HEADING"},
        "loaders/rtf_fonts.py": {"_PRIVATE"},
        "loaders/rtf_tables.py": {"SYMBOL_CHARSET"},
        "loaders/symbols.py": {"_FIRST", "_LAST"},
        "render/docx_parts.py": {"_EPOCH"},
        "similarity/e5_file.py": {"_BLOCK"},
        "similarity/e5_tokens.py": {"_UNKNOWN_BELOW"},
        "similarity/signatures.py": {"_HEADER"},
        "sources/robots.py": {"_REDIRECTS"},
        "sources/web.py": {"_REDIRECTS"},
        "sources/web_failures.py": {"GONE", "TRANSIENT"},
        "structure/line_shapes.py": {"_TAB"},
    },
    "the shape of a network, and how its tables lie in memory": {
        "similarity/use_forward.py": {"_LEFT", "_LINE", "_RIGHT"},
        "similarity/use_kept.py": {"_LINE"},
        "similarity/use_stored.py": {"_ALIGNED"},
        "similarity/use_tokens.py": {"_BITS", "_FACTOR", "_SLOT_BITS"},
        "similarity/use_weights.py": {"CHANNELS", "ORDERS", "TILE", "_POINTS"},
    },
    "the calendar, the clock, writing": {
        "findings/facts_clocks.py": {"_EASY"},
        "findings/facts_dates.py": {"_HIJRI"},
        "language/calendars.py": {"_JULIAN_DAY"},
        "language/clock.py": {"_DAY", "_HALF_DAY"},
        "language/number_han.py": {"_YEAR"},
        "language/number_runs.py": {"_TEENS_BEHIND"},
        "language/numerals.py": {"_ENCLOSED", "_ENCLOSED_LETTERS"},
        "sources/memento.py": {"_DAY"},
    },
    "promised to callers, or counted up when what is stored changes": {
        "archive/baseline.py": {"_VERSION"},
        "archive/index/schema.py": {"VERSION"},
        "archive/manifest.py": {"_MOST_TEXTS"},
        "archive/store.py": {"SUM"},
        "errors.py": {"EXIT_FINDINGS", "EXIT_OK", "EXIT_REFUSED", "EXIT_TROUBLE"},
        "evidence/unpack.py": {"_MOST_FILES"},
        "language/statistics.py": {"_EDITION"},
        "similarity/encoders.py": {"_EDITION"},
        "similarity/use_model.py": {"_EDITION"},
    },
    "a name for a state, a place or a rank that code gives itself": {
        "align/identity.py": {"NEVER"},
        "archive/index/read.py": {"_PARTIES"},
        "language/numbering.py": {"_CONTINUES", "_CONTINUES_CLOSED", "_OPENS", "_SKIPS", "_SKIPS_CLOSED", "_STRAY"},
        "render/html_ribbon.py": {"WIDTH"},
        "similarity/grid.py": {"NONE"},
        "similarity/shared_weight.py": {"_HEADINGS"},
        "structure/build.py": {"_NUMBERED"},
        "structure/line_notes.py": {"_SURE"},
    },
    "bytes read or copied at a time: any number gives the same": {
        "archive/succession.py": {"_PIECE"},
        "loaders/sandbox.py": {"_PIECE"},
        "loaders/sandbox_helper.py": {"_PIECE"},
        "sources/files.py": {"_CHUNK"},
        "sources/warc.py": {"_CHUNK"},
        "sources/web_wire.py": {"_CHUNK"},
    },
}


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


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_names_no_threshold_of_its_own(path: Path) -> None:
    found = {name for name, value in assigned(path) if numeric(value)}
    assert found == facts(path.relative_to(PACKAGE).as_posix()), (
        "a threshold belongs in settings; a fact in FACTS above"
    )


def test_every_fact_is_of_a_module_that_is_there() -> None:
    files = {file for of in FACTS.values() for file in of}
    assert files <= {path.relative_to(PACKAGE).as_posix() for path in MODULES}


def test_the_digest_is_of_every_file_of_thresholds() -> None:
    assert set(settings.ROOMS) == {path.stem for path in SETTINGS.glob("*.py")} - {"__init__"}
    assert list(settings.ROOMS) == sorted(settings.ROOMS)


def test_each_threshold_stands_once_says_what_it_is_and_is_read() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in MODULES)
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
