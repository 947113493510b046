"""`make bench`: ratios against a peer in the same run, printed as a table. Nothing is asserted: a slow machine is no bug.

Each figure is the median of interleaved runs of whole processes, so that a busy moment hits both sides alike.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Iterator
from pathlib import Path

from tests.bench.encoders import rates
from tests.declarations import declaration
from tests.loaders.pdf_bytes import column, made

RUNS = 15


def seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return time.perf_counter() - start


def seconds_of(ours: list[str], peer: list[str]) -> tuple[float, float]:
    """Median seconds of ours and of the peer."""
    times: tuple[list[float], list[float]] = ([], [])
    for command in (ours, peer):
        seconds(command)  # warm the file cache
    for _ in range(RUNS):
        for found, command in zip(times, (ours, peer), strict=True):
            found.append(seconds(command))
    one, two = (statistics.median(found) for found in times)
    return one, two


def html(size: int, drop: int | None = None) -> str:
    text = declaration(11, size)
    body = [f"<p>{n}. {' '.join(p)}</p>" for n, p in enumerate(text.paragraphs, 1) if n != drop]
    head = f"<!doctype html><html lang=en><head><title>t</title></head><body><main><h1>{text.title}</h1>"
    return f"{head}<p>{text.preamble}</p>{''.join(body)}</main></body></html>"


def pdf_rows(path: Path) -> list[tuple[str, str, list[str], list[str]]]:
    """Reading a text PDF of thirty pages, in our process and its child, against two libraries that read it."""
    text = declaration(13, 1000)
    lines = [line for n, p in enumerate(text.paragraphs, 1) for line in textwrap.wrap(f"{n}. {' '.join(p)}", 90)]
    pages = [column(60, 60, lines[n : n + 56]) for n in range(0, 30 * 56, 56)]
    assert len(pages) == 30
    assert pages[-1]
    path.write_bytes(made(*pages))
    ours = f"""
import hashlib
from diplodiff.loaders.pdf import load
from diplodiff.model import Snapshot
body = open({str(path)!r}, "rb").read()
assert len(load(Snapshot("a.pdf", body, "application/pdf", hashlib.sha256(body).hexdigest())).blocks) > 1000
"""
    pdfium = f"""
import pypdfium2
for page in pypdfium2.PdfDocument({str(path)!r}): page.get_textpage().get_text_bounded()
"""
    plumber = f"""
import pdfplumber
for page in pdfplumber.open({str(path)!r}).pages: page.extract_text()
"""
    one, two, three = ([sys.executable, "-c", code] for code in (ours, pdfium, plumber))
    return [("read a PDF, 30 pages", "pypdfium2 alone", one, two), ("read a PDF, 30 pages", "pdfplumber", one, three)]


def warm_pdf_rows(path: Path) -> Iterator[str]:
    """The same pages read by one process that has imported all: by the function that reads them, and by all of `load`."""
    code = f"""
import hashlib, statistics, time
import pdfplumber
from diplodiff.loaders import pdf, pdf_document
from diplodiff.model import Snapshot
body = open({str(path)!r}, "rb").read()
snapshot = Snapshot("a.pdf", body, "application/pdf", hashlib.sha256(body).hexdigest())
def plumber():
    for page in pdfplumber.open({str(path)!r}).pages: page.extract_text()
readers = (lambda: pdf_document.read({{}}, body), lambda: pdf.load(snapshot), plumber)
times = [[] for _ in readers]
for n in range({RUNS} // 2):
    for read, found in zip(readers, times):
        start = time.perf_counter()
        read()
        found.append(time.perf_counter() - start)
print(*(statistics.median(found[1:]) for found in times))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    *ours, peer = map(float, done.stdout.split())
    for name, one in zip(("one process, warm", "warm, with its children"), ours, strict=True):
        yield row(f"read a PDF, {name}", "pdfplumber, warm", one, peer)


def row(name: str, peer_name: str, one: float, two: float) -> str:
    return f"{name:38} {peer_name:26} {one:8.3f} {two:8.3f} {one / two:6.2f} {two / one:6.1f}"


def main() -> None:
    program = str(Path(sys.executable).parent / "diplodiff")
    with tempfile.TemporaryDirectory() as folder:
        for size in (25, 200, 2000):
            Path(folder, f"a{size}.html").write_text(html(size), encoding="utf-8")
            Path(folder, f"b{size}.html").write_text(html(size, drop=size // 2), encoding="utf-8")
        needed = [sys.executable, "-c", "import click, rich.console, bs4, lxml.html, rapidfuzz"]
        rows = [
            ("--version", "python -c pass", [program, "--version"], [sys.executable, "-c", "pass"]),
            ("--help", "import click", [program, "--help"], [sys.executable, "-c", "import click"]),
        ]
        for size in (25, 200, 2000):
            pair = [f"{folder}/a{size}.html", f"{folder}/b{size}.html"]
            rows.append(
                (f"compare, {size} paragraphs HTML", "its libraries imported", [program, "compare", *pair], needed)
            )
        pages = Path(folder, "pages30.pdf")
        rows += pdf_rows(pages)
        print(f"{'diplodiff':38} {'peer':26} {'ours s':>8} {'peer s':>8} {'ratio':>6} {'times':>6}")
        for name, peer_name, ours, peer in rows:
            print(row(name, peer_name, *seconds_of(ours, peer)), flush=True)
        print("\n".join(warm_pdf_rows(pages)))
    print("\n".join(rates()))


if __name__ == "__main__":
    main()
