"""Comparing two texts: what it costs and what is found, beside what a user would pick instead."""

from __future__ import annotations

import json
import math
import sys
import tempfile
import textwrap
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from tests.bench import peers
from tests.bench.judged import Verdict, our_verdict, share_marked, verdict
from tests.bench.measure import LIMIT, Cost, cost, least, shown, table
from tests.bench.planted import LANGUAGES, Pair, html, pair, plain, torn
from tests.loaders.pdf_bytes import Put, column, made

SIZES = (20, 200, 2_000)
LARGEST = 20_000
JUDGED = 60  # paragraphs of the pairs that correctness is judged on
_OURS = "diplodiff compare"
_CROSS = Path(__file__).parent.parent.parent / "fixtures" / "cross-en-ru"


def written(folder: Path, found: Pair) -> None:
    """Both sides as text and as web pages: a.txt, b.txt, a.html, b.html."""
    for n, name in enumerate("ab"):
        (folder / f"{name}.txt").write_text(plain(found, n), encoding="utf-8")
        (folder / f"{name}.html").write_text(html(found, n), encoding="utf-8")


def calls(folder: Path) -> dict[str, list[str]]:
    """Our command and every peer that is here, for the pair in a folder."""
    found = {_OURS: [peers.program(), "compare", f"{folder}/a.txt", f"{folder}/b.txt"]}
    found[f"{_OURS}, HTML"] = [peers.program(), "compare", f"{folder}/a.html", f"{folder}/b.html"]
    for peer in peers.PEERS:
        if peer.here:
            found[peer.name] = peer.call(f"{folder}/a.{peer.ending}", f"{folder}/b.{peer.ending}")
    return found


def speed(sizes: tuple[int, ...] = SIZES, largest: int = LARGEST) -> list[str]:
    """Each kind of paragraph, and our command alone on the largest pair."""
    slow: set[str] = set()
    larger = sizes[1:] or sizes
    lines, ours = _speed(lambda size: pair("en", size), sizes, slow)
    longer, _ = _speed(lambda size: pair("en", size, kind="statement"), larger, slow)
    lines = ["Paragraphs as those of laws and terms (29 words on average):", "", *lines]
    lines += ["Paragraphs as those of joint statements (83 words on average):", "", *longer]
    apart, _ = _speed(lambda size: torn(pair("en", size, kind="statement")), larger, slow)
    lines += ["The same, but of 60 paragraphs eight stand only in A, eight only in B, and four elsewhere:", "", *apart]
    made, _ = _speed(lambda size: pair("en", size, kind="made"), larger, slow)
    lines += ["80 words drawn by chance from 2,000, a tenth of them exchanged in every paragraph:", "", *made]
    missing = [p.name for p in peers.PEERS if not p.here]
    lines += [f"Not installed, so not measured: {', '.join(missing)}.", ""] if missing else []
    if largest:
        with tempfile.TemporaryDirectory() as name:
            written(Path(name), pair("en", largest))
            one = cost(calls(Path(name))[_OURS], 600)
        small = min(sizes, key=lambda size: abs(size - 200))
        exponent = math.log(one.cpu / ours[small].cpu) / math.log(largest / small)
        lines += [
            f"{largest:,} paragraphs a side: {shown(one.cpu)} of processor time, {one.memory / 1024:.2f} GiB. From {small} to "
            f"{largest:,} paragraphs the time grows with the power {exponent:.2f} of their number.",
            "",
        ]
    return lines


def _speed(
    of_size: Callable[[int], Pair], sizes: tuple[int, ...], slow: set[str], runs: int = 3
) -> tuple[list[str], dict[int, Cost]]:
    """Whole processes on one pair of each size; what was too slow for a size is not tried with a larger one."""
    heads, cells, ours = ["tool"], {name: [] for name in calls(Path())}, {}  # type: ignore[var-annotated]
    for size in sizes:
        heads.append(f"{size:,} paragraphs")
        with tempfile.TemporaryDirectory() as name:
            written(Path(name), of_size(size))
            found = least({n: c for n, c in calls(Path(name)).items() if n not in slow}, runs if size < 1_000 else 1)
        ours[size] = found[_OURS]
        for tool, row in cells.items():
            row.append(_cell(found.get(tool), found[_OURS].cpu))
        slow |= {tool for tool, one in found.items() if one.late}
    return table(heads, [[tool, *row] for tool, row in cells.items()]), ours


def _cell(found: object, ours: float) -> str:
    if not isinstance(found, Cost):
        return "not tried: too slow for fewer"
    if found.failed and not found.late:
        return "failed"
    if found.late:
        return f"over {LIMIT:.0f} s"
    return f"{shown(found.cpu)}, {found.memory:.0f} MiB ({found.cpu / ours:.2f})"


def correctness(languages: tuple[str, ...] = LANGUAGES, size: int = JUDGED) -> list[str]:
    """What each tool finds of the planted differences, in how many languages."""
    found: dict[str, list[Verdict | None]] = {}
    for language in languages:
        planted = pair(language, size, kind="statement")
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            written(folder, planted)
            ours = cost([*peers.ours(f"{folder}/a.txt {folder}/b.txt")])
            found.setdefault(_OURS, []).append(our_verdict(planted, ours.output))
            for peer in peers.PEERS:
                if peer.here:
                    one = _asked(peer, folder)
                    bad = one.late or one.failed
                    found.setdefault(peer.name, []).append(None if bad else verdict(planted, peer.read(one.output)))
    heads = ("tool", "only in A", "only in B", "moved paragraph", "changed number", "unchanged text marked")
    return table(heads, [[tool, *_judged(verdicts)] for tool, verdicts in found.items()])


_LATE: set[str] = set()  # tools that gave no answer in time on a pair that is judged: one such wait is enough


def _asked(peer: peers.Peer, folder: Path) -> Cost:
    """What a tool says of the pair in a folder."""
    if peer.name in _LATE:
        return Cost(0.0, 0.0, 0.0, late=True)
    found = cost(peer.call(f"{folder}/a.{peer.ending}", f"{folder}/b.{peer.ending}"))
    if found.late:
        _LATE.add(peer.name)
    return found


def _judged(verdicts: list[Verdict | None]) -> list[str]:
    sound = [v for v in verdicts if v is not None]
    if not sound:
        return ["no answer in time"] + ["" for _ in range(4)]
    total = len(verdicts)
    moves = Counter(v.moved for v in sound)
    return [
        f"{sum(v.only_a for v in sound)} of {total}",
        f"{sum(v.only_b for v in sound)} of {total}",
        ", ".join(f"{how} {count}" for how, count in moves.most_common()),
        f"{sum(v.number for v in sound)} of {total}",
        f"{sum(v.noise for v in sound) / len(sound):.1%}",
    ]


def _pages(found: Pair) -> bytes:
    """A side as a PDF of numbered pages."""
    lines = [found.title, ""]
    for n, text in enumerate(found.sides[0], 1):
        lines += [*textwrap.wrap(f"{n}. {text}", 90), ""]
    pages = [lines[n : n + 54] for n in range(0, len(lines), 54)]
    return made(*([*column(60, 60, page), Put(300, 760, str(n), 9)] for n, page in enumerate(pages, 1)))


_EXTRACT = """
import sys, trafilatura
print(trafilatura.extract(open(sys.argv[1], encoding="utf-8").read(), favor_recall=True))
"""


def formats() -> list[str]:
    """A PDF against a web page of the same text. The others are given what pdftotext and trafilatura make of the two."""
    planted = pair("en", JUDGED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(folder, planted)
        (folder / "a.pdf").write_bytes(_pages(planted))
        output = cost([*peers.ours(f"{folder}/a.pdf {folder}/b.html")]).output
        rows = [["diplodiff compare a.pdf b.html", *_judged([our_verdict(planted, output)])]]
        one = cost(["pdftotext", f"{folder}/a.pdf", "-"])
        two = cost([sys.executable, "-c", _EXTRACT, f"{folder}/b.html"])
        if one.failed or two.failed:
            return [*table(("tool", *_HEADS), rows), "pdftotext or trafilatura is not installed: no peers.", ""]
        (folder / "a.txt").write_text(one.output, encoding="utf-8")
        (folder / "b.txt").write_text(two.output, encoding="utf-8")
        for peer in peers.PEERS:
            if peer.here and peer.ending == "txt":
                found = _asked(peer, folder)
                bad = found.late or found.failed
                rows.append([peer.name, *_judged([None if bad else verdict(planted, peer.read(found.output))])])
    return table(("tool", *_HEADS), rows)


_HEADS = ("only in A", "only in B", "moved paragraph", "changed number", "unchanged text marked")


def languages() -> list[str]:
    """The fixture of an English PDF and a Russian document. The others are given the paragraphs as we read them."""
    from diplodiff.pipeline import Request, read

    expected = json.loads((_CROSS / "expected.json").read_text(encoding="utf-8"))
    files = [str(_CROSS / expected["files"][side]) for side in "AB"]
    texts = [[p for p in read(Request(file)).paragraphs if p.text] for file in files]
    labels = [set(expected["one_sided_paragraphs"][side]) for side in "AB"]
    alone = [
        [p.text for p in side if p.label and p.label.strip(".") in lone]
        for side, lone in zip(texts, labels, strict=True)
    ]
    others = [[p.text for p in side if p.text not in lone] for side, lone in zip(texts, alone, strict=True)]
    told = json.loads(cost([*peers.ours(" ".join(files))]).output)
    named = [
        {p["text"] for f in told["findings"] if f["code"] == "P1" for s, p in f["passages"].items() if s == side}
        for side in "AB"
    ]
    extra = sum(len(t) for side, lone in zip(named, alone, strict=True) for t in side if t not in lone)
    rows = [
        [
            _OURS,
            _yes(all(set(lone) <= side for side, lone in zip(named, alone, strict=True))),
            f"{extra / sum(len(text) for side in others for text in side):.1%}",
        ]
    ]
    with tempfile.TemporaryDirectory() as name:
        for n, side in zip("ab", texts, strict=True):
            Path(name, f"{n}.txt").write_text("\n\n".join(p.text for p in side), encoding="utf-8")
        for peer in peers.PEERS:
            if not peer.here or peer.ending != "txt":
                continue
            found = _asked(peer, Path(name))
            if found.late or found.failed:
                rows.append([peer.name, "no answer in time", ""])
                continue
            marks = (peers.rows_across if peer.read is peers.rows else peer.read)(found.output)
            lone_shares = [share_marked(marks[n], [text]) for n in (0, 1) for text in alone[n]]
            noise = [share_marked(marks[n], others[n]) for n in (0, 1)]
            rows.append([peer.name, _yes(min(lone_shares) >= 0.95), f"{sum(noise) / 2:.1%}"])
    return table(("tool", "the one-sided paragraph marked", "of all other text marked as one-sided"), rows)


def _yes(found: bool) -> str:
    return "yes" if found else "no"
