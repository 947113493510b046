"""Where the time of a comparison goes: start-up against Python itself, and each stage in one process."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.bench import peers
from tests.bench.differs import written
from tests.bench.measure import least, shown, table
from tests.bench.planted import pair
from tests.declarations import declaration

SIZES = (20, 200, 2_000, 20_000)


def _page(size: int, drop: int | None = None) -> str:
    text = declaration(11, size)
    body = [f"<p>{n}. {' '.join(p)}</p>" for n, p in enumerate(text.paragraphs, 1) if n != drop]
    head = f"<!doctype html><html lang=en><head><title>t</title></head><body><main><h1>{text.title}</h1>"
    return f"{head}<p>{text.preamble}</p>{''.join(body)}</main></body></html>"


def imported(command: list[str]) -> list[str]:
    """Every module that a run of the program imports."""
    told = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "diplodiff", *command], capture_output=True, text=True, check=False
    ).stderr
    names = [line.rpartition("|")[2].strip() for line in told.splitlines() if line.startswith("import time:")]
    return [name for name in names if name not in ("imported package", "diplodiff.__main__", "runpy")]


def start_up(runs: int = 15) -> list[str]:
    """Processes that do little: the program against Python, click, and the modules that it imports itself."""
    with tempfile.TemporaryDirectory() as name:
        a, b = Path(name, "a.html"), Path(name, "b.html")
        a.write_text(_page(25), encoding="utf-8")
        b.write_text(_page(25, drop=12), encoding="utf-8")
        compare = ["compare", str(a), str(b)]
        needs = f"""
import importlib, os
for name in {imported(compare)!r}:
    try: importlib.import_module(name)
    except ImportError: pass
os._exit(0)
"""
        modules = Path(name, "needs.py")
        modules.write_text(needs, encoding="utf-8")
        pairs = [
            ("--version", ["--version"], "python -c pass", ["-c", "pass"]),
            ("--help", ["--help"], "python -c 'import click'", ["-c", "import click"]),
            ("compare, 25 paragraphs HTML", compare, "importing what it imports", [str(modules)]),
        ]
        commands = {}
        for ours, arguments, peer, code in pairs:
            commands[ours] = [peers.program(), *arguments]
            commands[peer] = [sys.executable, *code]
        found = least(commands, runs)
    rows = [
        [ours, shown(found[ours].cpu), peer, shown(found[peer].cpu), f"{found[ours].cpu / found[peer].cpu:.2f}"]
        for ours, _, peer, _ in pairs
    ]
    return table(("diplodiff", "processor time", "against", "processor time", "ratio"), rows)


def stages(sizes: tuple[int, ...] = SIZES) -> list[str]:
    """Processor seconds of each stage of a comparison of two web pages, in one process, after one that warms up."""
    found = {}
    for size in (20, *sizes):
        with tempfile.TemporaryDirectory() as name:
            written(Path(name), pair("en", size))
            found[size] = _timed(f"{name}/a.html", f"{name}/b.html")
    rows = [[stage, *(shown(found[size][stage]) for size in sizes)] for stage in found[sizes[0]]]
    rows.append(["all", *(shown(sum(found[size].values())) for size in sizes)])
    return table(("stage", *(f"{size:,} paragraphs" for size in sizes)), rows)


def _timed(one: str, other: str) -> dict[str, float]:
    from diplodiff.align.align import align
    from diplodiff.fetching import loaded
    from diplodiff.pipeline import Request, compare_texts
    from diplodiff.render import drawn
    from diplodiff.render.options import Options
    from diplodiff.similarity.surface import Passage, Surface
    from diplodiff.structure.build import Side, structure

    took: dict[str, float] = {}

    def clock(stage: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        found = work()
        took[stage] = time.process_time() - start
        return found

    read = clock("read (HTML)", lambda: [loaded(Request(path), None) for path in (one, other)])
    texts = clock(
        "structure",
        lambda: tuple(
            structure(blocks, snapshot, Side(s, s, None)) for s, (_, snapshot, blocks) in zip("AB", read, strict=True)
        ),
    )
    passages = [[Passage(p.text, p.label, p.role == "heading") for p in text.paragraphs] for text in texts]
    clock("align", lambda: align(Surface(*passages)))
    comparison = clock("findings and gate", lambda: compare_texts(texts))
    took["findings and gate"] = max(0.0, took["findings and gate"] - took["align"])
    for form in ("json", "terminal", "html"):
        clock(f"render ({form})", lambda form=form: drawn(form, comparison, Options()))
    return took
