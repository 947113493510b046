"""`python -m tests.bench.archive [N ...]`: an archive of N invented instruments (two sides, 20 to 60 paragraphs, HTML and DOCX).

Prints for each N: instruments a second and core, the ratio of one process to two, of the first run to the second, the
largest memory of any process, and the cost of a pair against `diplodiff compare` in a shell loop. Nothing is asserted.
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
    kept = [("Further, " if n in changed else "") + " ".join(p) for n, p in enumerate(text.paragraphs) if n not in dropped]
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
        for at, (name, paragraphs) in enumerate(zip(names, (lines(text), lines(text, lost, changed)), strict=True)):
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


def timed(manifest: Path, processes: int, cache: Path, output: Path) -> tuple[float, int]:
    """Seconds of a run, and the largest memory of any of its processes in KiB (where /usr/bin/time can tell)."""
    command = [sys.executable, "-m", "diplodiff", "archive", "run", str(manifest), "-q", "-j", str(processes)]
    command += ["--cache", str(cache), "-o", str(output), "--fail-on", "never"]
    code = (
        "import resource, subprocess, sys\n"
        "done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\nsys.exit(done.returncode)"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, *command], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, int(done.stdout)


def measured(count: int) -> str:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        manifest = archive(folder, count)
        one, memory = timed(manifest, 1, folder / "cache1", folder / "one")
        two, _ = timed(manifest, 2, folder / "cache2", folder / "two")
        again = min(timed(manifest, 2, folder / "cache2", folder / "two")[0] for _ in range(3))
        same = (folder / "one" / "results.jsonl").read_bytes() == (folder / "two" / "results.jsonl").read_bytes()
        pairs = sorted(folder.glob("0000[0-4]-*"))
        start = time.perf_counter()
        for a, b in zip(pairs[::2], pairs[1::2], strict=True):
            subprocess.run([sys.executable, "-m", "diplodiff", "compare", a, b], capture_output=True, check=False)
        single = (time.perf_counter() - start) / (len(pairs) / 2)
        return (
            f"{count:6} {count / one:8.1f} {one / two:8.2f} {two / again:8.0f} {memory >> 10:8} "
            f"{single * count / two:8.1f} {'same' if same else 'OTHER'}"
        )


def main() -> None:
    print(f"{os.cpu_count()} cores")
    print(f"{'n':>6} {'1/s core':>8} {'1/2 proc':>8} {'2nd run':>8} {'MiB':>8} {'vs loop':>8} bytes")
    for count in map(int, sys.argv[1:] or ("100", "1000")):
        print(measured(count), flush=True)


if __name__ == "__main__":
    main()
