"""Reading a PDF and a web page: what it costs, and whether the paragraphs come out in one piece and alone."""

from __future__ import annotations

import re
import sys
import tempfile
from html import escape
from pathlib import Path

from tests.bench.differs import _pages
from tests.bench.measure import Cost, least, shown, table
from tests.bench.planted import Pair, html, pair

_OURS = """
import hashlib, sys
from diplodiff.loaders import load
from diplodiff.model import Snapshot
body = open(sys.argv[1], "rb").read()
blocks = load(Snapshot(sys.argv[1], body, "", hashlib.sha256(body).hexdigest())).blocks
print("\\n".join(b.text for b in blocks if not b.left_out))
"""
_ALONE = """
import sys
from diplodiff.loaders import pdf_document
body = open(sys.argv[1], "rb").read()
pdf_document.read({}, body)
"""
_PDF = {
    "pypdfium2": """
import sys, pypdfium2
for page in pypdfium2.PdfDocument(sys.argv[1]): print(page.get_textpage().get_text_bounded())
""",
    "pdfplumber": """
import sys, pdfplumber
for page in pdfplumber.open(sys.argv[1]).pages: print(page.extract_text())
""",
}
_HTML = {
    "trafilatura": """
import sys, trafilatura
print(trafilatura.extract(open(sys.argv[1], encoding="utf-8").read(), favor_recall=True))
""",
    "lxml, all <p>": """
import sys
from lxml import html
for p in html.parse(sys.argv[1]).iter("p"): print(p.text_content())
""",
}
_WITHOUT = "diplodiff, without its child process"
_SPACE = re.compile(r"\s+")


def _inside(code: str, runs: int = 3) -> str:
    """The same code run several times in one process, which prints the least time of a run without its imports."""
    head, _, body = code.strip().rpartition("\nbody = ") if "\nbody = " in code else code.strip().partition("\n")
    body = f"body = {body}" if "\nbody = " in code else body
    loop = "\n        ".join(body.split("\n"))
    return f"""{head}
import contextlib, io, time
best = 1e9
for _ in range({runs}):
    start = time.perf_counter()
    with contextlib.redirect_stdout(io.StringIO()):
        {loop}
    best = min(best, time.perf_counter() - start)
print(best)
"""


def _rows(path: Path, codes: dict[str, str], tool: tuple[str, list[str]], found: Pair, side: int) -> list[list[str]]:
    def run(code: str) -> list[str]:
        return [sys.executable, "-c", code, str(path)]

    whole = {"diplodiff": run(_OURS)} | {name: run(code) for name, code in codes.items()}
    if tool[1]:
        whole[tool[0]] = [*tool[1], str(path), "-"]
    costs = least(whole, 3)
    measured = {"diplodiff": _OURS, **({_WITHOUT: _ALONE} if codes is _PDF else {}), **codes}
    inside = least({name: run(_inside(code)) for name, code in measured.items()}, 3)
    ours, ours_inside = costs["diplodiff"], _seconds(inside["diplodiff"])
    rows = []
    for name, one in costs.items():
        if one.failed:
            rows.append([name, "not installed", "", "", ""])
            continue
        within = _seconds(inside[name]) if name in inside else None
        rows.append(
            [
                name,
                f"{shown(one.cpu)}, {one.memory:.0f} MiB ({one.cpu / ours.cpu:.1f})",
                f"{shown(within)} ({within / ours_inside:.1f})" if within and ours_inside else "",
                *_judged(_paragraphs(path) if name == "diplodiff" else one.output, found, side),
            ]
        )
    if within := _seconds(inside[_WITHOUT]) if _WITHOUT in inside and ours_inside else None:
        rows.insert(1, [_WITHOUT, "", f"{shown(within)} ({within / ours_inside:.1f})", "", ""])
    return rows


def _seconds(one: Cost) -> float | None:
    return float(one.output) if not one.failed and one.output.strip() else None


def _paragraphs(path: Path) -> str:
    """What our reader makes of the file in the end: a paragraph a line."""
    from diplodiff.pipeline import Request, read

    return "\n".join(p.text for p in read(Request(str(path))).paragraphs)


def _judged(output: str, found: Pair, side: int) -> tuple[str, str]:
    """How many paragraphs are a line of the output, and how many stand in it in one piece; whether the page's own is not."""
    lines = {re.sub(r"^\d+\.\s*", "", " ".join(line.split())) for line in output.splitlines()}
    text = _SPACE.sub("", output)
    paragraphs = found.sides[side]
    pieces = sum(_SPACE.sub("", p) in text for p in paragraphs)
    shares = f"{sum(p in lines for p in paragraphs) / len(paragraphs):.0%}, {pieces / len(paragraphs):.0%}"
    return shares, "no" if lines & {"Home", "News", "© Ministry of Foreign Affairs", "2", "3"} else "yes"


def reading() -> list[str]:
    """The tables of both formats."""
    heads = (
        "reader",
        "whole process",
        "in process",
        "paragraphs as one line, in one piece",
        "without menus and page numbers",
    )
    with tempfile.TemporaryDirectory() as name:
        pdf, page = Path(name, "a.pdf"), Path(name, "b.html")
        size = 400
        found = pair("en", size)
        pdf.write_bytes(_pages(found))
        page.write_text(html(found, 1), encoding="utf-8")
        lines = ["A PDF of text pages:", ""]
        lines += table(heads, _rows(pdf, _PDF, ("pdftotext", ["pdftotext"]), found, 0))
        lines += ["A web page of the same text:", ""]
        lines += table(heads, [[escape(c) for c in row] for row in _rows(page, _HTML, ("", []), found, 1)])
    return lines
