"""`python -m tests.bench.archive [N ...]`: an archive of N invented instruments (two sides, 20 to 60 paragraphs, HTML and DOCX).

Prints for each N: instruments a second and core; how many times as fast two processes are as one, a second run as the first,
and two processes as `diplodiff compare` in a shell loop; the largest memory of any process. Nothing is asserted.
"""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from tests.declarations import Declaration, declaration

_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def lines(text: Declaration, dropped: frozenset[int] = frozenset(), changed: frozenset[int] = frozenset()) -> list[str]:
    """The paragraphs of a side, numbered anew without those dropped; the changed ones begin with another word."""
    kept = [
        ("Further, " if n in changed else "") + " ".join(p) for n, p in enumerate(text.paragraphs) if n not in dropped
    ]
    return [text.title, text.preamble, *(f"{n}. {p}" for n, p in enumerate(kept, 1))]


def page(paragraphs: Sequence[str]) -> bytes:
    """A web page."""
    body = "".join(f"<p>{escape(p)}</p>" for p in paragraphs[1:])
    head = "<!doctype html><html lang=en><head><meta charset=utf-8><title>Texts</title></head>"
    return f"{head}<body><main><h1>{escape(paragraphs[0])}</h1>{body}</main></body></html>".encode()


def document(paragraphs: Sequence[str]) -> bytes:
    """A document of a word processor."""
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(p)}</w:t></w:r></w:p>' for p in paragraphs)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        for name, part in (
            ("[Content_Types].xml", _TYPES),
            ("_rels/.rels", _RELATIONS),
            ("word/document.xml", f'<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'),
        ):
            parts.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), part)
    return out.getvalue()


def archive(folder: Path, count: int, seed: int = 1) -> Path:
    """Write an archive and its manifest; the same seed gives the same bytes."""
    rng = random.Random(seed)
    entries = []
    for n in range(count):
        size = rng.randint(20, 60)
        text = declaration(rng.randrange(1 << 30), size)
        lost = frozenset(rng.sample(range(size), rng.choice((0, 0, 1, 2))))
        changed = frozenset(rng.sample(range(size), rng.choice((0, 1, 3))))
        names = [f"{n:05}-a", f"{n:05}-b"]
        for at, paragraphs in enumerate((lines(text), lines(text, lost, changed))):
            web = rng.random() < 0.5
            names[at] += ".html" if web else ".docx"
            (folder / names[at]).write_bytes(page(paragraphs) if web else document(paragraphs))
        entries.append(
            f'[[instrument]]\nid = "i{n:05}"\n'
            + "".join(
                f'[[instrument.text]]\nsource = "{name}"\nside = "{side}"\n'
                for name, side in zip(names, ("Ostra", "Vael"), strict=True)
            )
        )
    manifest = folder / "archive.toml"
    manifest.write_text("\n".join(entries), encoding="utf-8")
    return manifest


class Cost(NamedTuple):
    """Seconds on the wall, seconds of processors, and the largest memory of any process in MiB."""

    wall: float
    cpu: float
    memory: int


def cost(command: Sequence[object]) -> Cost:
    """What a command costs with all the processes that it starts."""
    code = (  # takes the time itself: its own start is no cost of the command
        "import resource, subprocess, sys, time\n"
        "start = time.perf_counter()\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)\n"
        "wall = time.perf_counter() - start\n"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN)\n"
        "print(wall, used.ru_utime + used.ru_stime, used.ru_maxrss >> 10)"
    )
    done = subprocess.run([sys.executable, "-c", code, *map(str, command)], capture_output=True, text=True, check=True)
    wall, cpu, memory = done.stdout.split()
    return Cost(float(wall), float(cpu), int(memory))


def timed(manifest: Path, processes: int, cache: Path, output: Path) -> Cost:
    """What a run over an archive costs."""
    command = [sys.executable, "-m", "diplodiff", "archive", "run", manifest, "-q", "-j", processes]
    return cost([*command, "--cache", cache, "-o", output, "--fail-on", "never"])


def measured(count: int) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        manifest = archive(folder, count)
        one = timed(manifest, 1, folder / "cache1", folder / "one")
        two = timed(manifest, 2, folder / "cache2", folder / "two")
        again = [timed(manifest, 2, folder / "cache2", folder / "two") for _ in range(5)]
        same = (folder / "one" / "results.jsonl").read_bytes() == (folder / "two" / "results.jsonl").read_bytes()
        files = sorted(folder.glob("0000[0-9]-*"))
        pairs = list(zip(files[::2], files[1::2], strict=True))
        single = [cost([sys.executable, "-m", "diplodiff", "compare", *pair]) for pair in pairs]
        loop = Cost(*(sum(values) / len(pairs) * count for values in list(zip(*single, strict=True))[:2]), 0)
        ratios = [
            (one.wall / two.wall, one.cpu / two.cpu * 2),
            (two.wall / min(a.wall for a in again), two.cpu / min(a.cpu for a in again)),
            (loop.wall / two.wall, loop.cpu / two.cpu),
        ]
        shown = "".join(f"{wall:10.1f} /{cpu:6.1f}" for wall, cpu in ratios)
        memory = f"{one.memory:5} {two.memory:5} {max(a.memory for a in again):5}"
        return (
            f"{count:6} {count / one.wall:7.1f} /{count / one.cpu:6.1f}{shown}  {memory}  {'same' if same else 'OTHER'}"
        )


def capacity() -> float:
    """How many times the work of one busy process two get done now: 2 on two idle cores, 1 where others use one."""
    busy = [sys.executable, "-c", "for n in range(20_000_000): pass"]
    start = time.perf_counter()
    subprocess.run(busy, check=True)
    one = time.perf_counter()
    for process in [subprocess.Popen(busy) for _ in range(2)]:
        process.wait()
    return 2 * (one - start) / (time.perf_counter() - one)


def main() -> None:
    print(f"{os.cpu_count()} cores; two busy processes do {capacity():.1f} times the work of one.")
    print("On the wall / of processor time, which others do not disturb:")
    heads = ("1/s and core", "2 processes", "second run", "shell loop")
    print(f"{'n':>6} " + "".join(f"{head:>16}" for head in heads) + "   MiB (1, 2, second)  bytes")
    for count in map(int, sys.argv[1:] or ("100", "1000")):
        print(measured(count), flush=True)


if __name__ == "__main__":
    main()
