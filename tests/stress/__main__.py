"""`python -m tests.stress --seed 3 --pairs 200`: the same text in two layouts, and with paragraphs missing on one side."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

from diplodiff.language.normalise import folded
from diplodiff.model import Comparison
from tests.contract.suite import _makers
from tests.reading import compared
from tests.stress import pages, plain, prints, published, writer
from tests.stress.texts import dropped, varied

_ACCUSES = ("P1", "P2", "P3", "P4", "P5", "P6")
SURE = ("strong", "exact")
_NOT_TYPESET = ("bn", "hi", "th")  # what comes out of the typesetter has no letters for some signs, and goes to OCR
Layout = Callable[[Any, random.Random], tuple[bytes, str]]


def _text(made: Any, rng: random.Random) -> tuple[bytes, str]:
    name = rng.choice(list(plain.LAYOUTS))
    return plain.LAYOUTS[name](made, rng).encode(), f"txt:{name}"


def _page(made: Any, rng: random.Random) -> tuple[bytes, str]:
    html, how = pages.page(made, rng)
    return html.encode(), f"html:{how}"


def _print(made: Any, rng: random.Random) -> tuple[bytes, str]:
    body, how = prints.typeset(made, rng)
    return body, f"pdf:{how}"


def _office(made: Any, rng: random.Random) -> tuple[bytes, str]:
    form = rng.choice(("md", "rtf", "html", "html-lists", "html-cells", "epub", "docx", "docx-typed", "odt"))
    return _makers[form](made), form


LAYOUTS: dict[str, Layout] = {
    "text": _text,
    "page": _page,
    "print": _print,
    "office": _office,
    "writer": writer.printed,
}


def told(comparison: Comparison) -> list[tuple[str, str, str]]:
    """(code, confidence, text) of the findings that say that one side lacks something."""
    accused = [f for f in comparison.findings if f.code in _ACCUSES]
    return [(f.code, f.confidence, " / ".join(p.text for _, p in f.passages)) for f in accused]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--pairs", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--layouts", default="text,page,office")
    parser.add_argument("--missing", type=int, default=0)
    parser.add_argument("--texts", choices=("contract", "published"), default="contract")
    parser.add_argument("--save", default="")
    args = parser.parse_args()
    counts: Counter[str] = Counter()
    start = time.perf_counter()
    for n in range(args.first, args.first + args.pairs):
        rng = random.Random(f"{args.seed}-{n}")
        (made, other), gone = _made(rng, args.texts, args.missing)
        kinds = [rng.choice(args.layouts.split(",")) for _ in range(2)]
        if args.texts == "published" and made.language in _NOT_TYPESET:
            kinds = ["office" if kind == "print" else kind for kind in kinds]
        sides = [LAYOUTS[kind](text, rng) for kind, text in zip(kinds, (made, other), strict=True)]
        try:
            comparison = compared(sides[0][0], sides[1][0])
        except Exception as error:
            print(f"{n} {made.name}-{made.language} {sides[0][1]} | {sides[1][1]}: {type(error).__name__}: {error}")
            counts["error"] += 1
            continue
        counts["pairs"] += 1
        _report(n, made, [how for _, how in sides], comparison, gone, counts)
        if args.save:
            for side, (body, _) in zip("ab", sides, strict=True):
                with open(f"{args.save}/{args.seed}-{n}.{side}", "wb") as file:
                    file.write(body)
    print(dict(sorted(counts.items())), f"{time.perf_counter() - start:.0f} s")


def _made(rng: random.Random, texts: str, missing: int) -> tuple[tuple[Any, Any], list[str]]:
    if texts == "published":
        return published.pair(rng, missing)
    made = varied(rng)
    other, gone = dropped(made, rng, missing) if missing else (made, [])
    return (made, other), gone


def _report(n: int, made: Any, hows: list[str], comparison: Comparison, gone: list[str], counts: Counter[str]) -> None:
    lines = []
    if comparison.gate.refused:
        counts["refused"] += 1
        lines.append(f"   refused: {comparison.gate.verdict} {comparison.gate.reasons}")
    found = told(comparison)
    for text in gone:
        hits = [c for c in found if about(c[2], text)]
        counts["missing"] += 1
        counts["missing found"] += bool(hits)
        counts["missing found strong"] += any(c[1] in SURE for c in hits)
        if not hits:
            lines.append(f"   NOT FOUND: {text[:100]}")
    for code, sure, text in found:
        if not any(about(text, g) for g in gone):
            counts[f"wrong {'sure' if sure in SURE else 'tentative'}"] += 1
            counts[f"wrong {code} {sure}"] += 1
            lines.append(f"   {code} {sure}: {text[:110]!r}")
    for f in comparison.findings:
        if f.code not in _ACCUSES and f.severity in ("critical", "high", "medium") and not gone:
            counts[f"other {f.code} {f.confidence}"] += 1
            lines.append(f"   {f.code} {f.severity} {f.confidence}: {f.message[:110]!r}")
    if lines:
        print(n, f"{made.name}-{made.language}", " | ".join(hows))
        print("\n".join(lines))


def about(told: str, gone: str) -> bool:
    one, two = folded(told).replace(" ", ""), folded(gone).replace(" ", "")
    return two in one or (len(one) > 15 and one in two) or two[:40] in one


if __name__ == "__main__":
    main()
