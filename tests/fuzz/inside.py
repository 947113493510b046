"""Targets inside the program: parts that bytes seldom get to, or whose troubles are turned into refusals on the way out."""

from __future__ import annotations

import functools
import itertools
import json
import os
import random
import traceback
import unicodedata
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any, NoReturn
from unittest.mock import patch

from diplodiff.errors import DefectError, DiplodiffError, ModelError
from diplodiff.loaders import ocr, pdf, sandbox
from diplodiff.loaders.media import PDF
from diplodiff.loaders.sandbox_limits import limit
from diplodiff.model import Blocks, PublishedText, Snapshot
from diplodiff.structure.build import Side, structure
from tests.fuzz import seeds, words

# --- PDFs


def pdf_inside(body: bytes) -> None:
    """A PDF read without the net around it, in which what its layout stumbles on comes back as a refusal.

    Each is read in a fork: the library keeps what it was given until its process ends, and where it crashes of a file, the
    program goes on too.
    """
    hear, tell = os.pipe()
    child = os.fork()
    if not child:
        _told(tell, body)
    os.close(tell)
    with os.fdopen(hear, encoding="utf-8", errors="replace") as pipe:
        said = pipe.read()
    os.waitpid(child, 0)
    assert not said, said


def _told(tell: int, body: bytes) -> NoReturn:
    """Of the fork: where it stumbles, and on what."""

    def here(task: sandbox.Task, requests: Sequence[dict[str, Any]], source: bytes, _: str) -> list[dict[str, Any]]:
        return [json.loads(sandbox.answered(task, options, source)) for options in requests]

    limit(1)
    said = ""
    try:
        with patch.object(sandbox, "done", here), patch.object(ocr, "ENGINES", {"fake": "tests.fuzz.seeing"}):
            _structured(pdf.load(Snapshot("a.pdf", body, PDF, "")))
    except Exception as error:
        if not isinstance(error, DiplodiffError) or isinstance(error, ModelError | DefectError):
            last = traceback.extract_tb(error.__traceback__)[-1]
            told = "".join(traceback.format_tb(error.__traceback__)[-6:])
            said = f"{Path(last.filename).name} {last.lineno} {type(error).__name__}: {error}\n{told}"
    finally:
        os.write(tell, said.encode("utf-8", "replace")[:60_000])
        os._exit(0)


def pdf_layout(body: bytes) -> PublishedText:
    """Pages of lines by chance: columns in any order, numbers in the margin, notes, turned lines, drawn tables."""
    from diplodiff.loaders.pdf_document import _read

    draw = seeds.Draw(body)
    pages = [_page(draw, number) for number in range(1, 2 + draw.below(3))]
    document: Any = SimpleNamespace(pages=lambda *_: pages, language=lambda: None, title=lambda: None)
    answer = json.loads(json.dumps(_read(document, {})))
    read = Counter("".join(block[0] for block in answer["blocks"]).replace(" ", ""))
    drawn = Counter("".join(run.text for page in pages for run in page.runs).replace(" ", ""))
    assert not Counter(c for c in drawn.elements() if c.isalpha()) - read, "a letter of a page is lost"
    return _structured(Blocks(tuple(pdf._block(*values) for values in answer["blocks"]), "pdf-text"))


def pdf_lines(body: bytes) -> None:
    """Characters of one page, boxes by chance around where they would stand, made into runs; most read leftwards."""
    from diplodiff.loaders.pdf_runs import page_runs

    draw = seeds.Draw(body)
    runs = page_runs(_Characters(draw))  # type: ignore[arg-type]
    for run in runs:
        assert run.left <= run.right, run
        assert run.top <= run.bottom, run
        assert run.text == " ".join(run.text.split()), run


class _Characters:
    """What is asked of a page, with a right-to-left letter on it, so that no library is needed behind it."""

    letters: dict[int, str] = {}  # noqa: RUF012 - never written

    def __init__(self, draw: seeds.Draw) -> None:
        from diplodiff.loaders.pdf_tables import Edge

        lines = [" ".join(_said(draw) for _ in range(1 + draw.below(4)))[:90] for _ in range(1 + draw.below(5))]
        self.text = "\r\n".join(["قال", *lines])
        self._boxes: list[tuple[float, float, float, float]] = []
        self._small = draw.below(4) == 0
        self.rules = [Edge(False, *_places(draw)) for _ in range(draw.below(3))]
        x, y, towards = 500.0, 50.0, -1
        for char in self.text:
            width = float(draw.below(3) if char.isspace() or unicodedata.combining(char) else 4 + draw.below(4))
            shift = draw.below(3) if not draw.below(9) else 0
            self._boxes.append((x, y + shift, x + width, y + 10 + shift))
            x += towards * (width + draw.below(2)) if draw.below(30) else draw.below(200)
            if char == "\n":
                towards = -1 if draw.below(4) else 1
                x, y = (500.0 if towards < 0 else 60.0), y + (12 if draw.below(5) else 0)

    def ask(self, indexes: object) -> None:
        """Everything is known."""

    def box(self, index: int) -> tuple[float, float, float, float]:
        return self._boxes[index]

    def size(self, index: int) -> float:
        return 6.0 if self._small and index % 7 == 0 else 10.0

    def bold(self, index: int) -> bool:
        return index % 11 == 0

    def angle(self, index: int) -> int:
        return 0

    def raised(self, mark: int, base: int) -> bool:
        return self.size(mark) < self.size(base)


def _structured(blocks: Blocks) -> PublishedText:
    return structure(blocks, Snapshot("a.pdf", b"", PDF, ""), Side("A", "a.pdf"))


def _page(draw: seeds.Draw, number: int) -> Any:
    from diplodiff.loaders.pdf_page import Page
    from diplodiff.loaders.pdf_rtl_glyphs import RTL_LETTER
    from diplodiff.loaders.pdf_runs import Run
    from diplodiff.loaders.pdf_tables import Edge

    runs: list[Run] = []

    def put(x: float, y: float, text: str, size: float = 10.0, angle: int = 0) -> None:
        right = x + 0.5 * size * max(1, len(text))
        runs.append(
            Run(text, x, y, right, y + size, size, not draw.below(9), angle, len(runs), bool(RTL_LETTER.search(text)))
        )

    columns, leading = 1 + draw.below(3), 9 + draw.below(9)
    for column in range(columns):
        for line in range(draw.below(24)):
            indent = draw.below(40) if not draw.below(5) else 0
            put(40 + column * (120 + draw.below(3) * 20) + indent, 60 + line * leading, _said(draw))
    if counted := draw.below(4):
        for line in range(draw.below(20)):
            put(15, 60 + line * leading * counted, str(counted * (line + 1)), 8)
    for _ in range(draw.below(6)):
        put(draw.below(500), draw.below(800), _said(draw), 5 + draw.below(20), 90 * draw.below(4))
    if draw.below(2):
        runs = [run._replace(order=order) for order, run in enumerate(sorted(runs, key=lambda r: (r.top, r.left)))]
    edges = tuple(Edge(bool(draw.below(2)), *_places(draw)) for _ in range(4 * draw.below(4)))
    if not draw.below(3):
        step = 40.0 + draw.below(60)
        edges += tuple(Edge(bool(n % 2), 100 + n // 2 * step, 100.0, 100 + 4 * step) for n in range(10))
    return Page(number, tuple(runs), edges)


def _places(draw: seeds.Draw) -> tuple[float, float, float]:
    at, start = draw.below(600), draw.below(500)
    return float(at), float(start), float(start + draw.below(300))


def _said(draw: seeds.Draw) -> str:
    """Something that a line of a page may hold: pages give no control characters and no spaces at an end."""
    from diplodiff.language.normalise import published
    from diplodiff.loaders.pdf_runs import _CONTROL

    return " ".join(_CONTROL.sub("", published(draw.said())).split())[:60].strip() or "x"


# --- aligning and candidates


def aligning(body: bytes) -> None:
    """Two texts of one language from few or many words, so that gaps are split and candidates are asked for."""
    from diplodiff.align import monotone, moves
    from diplodiff.align.align import align
    from diplodiff.similarity.surface import Passage, Surface

    draw = seeds.Draw(body)
    vocabulary, sides = 2 + draw.below(60), ([], [])  # type: tuple[int, tuple[list[Passage], list[Passage]]]
    for side in sides:
        for _ in range(draw.below(24)):
            if sides[0] and side is sides[1] and draw.below(3):
                side.append(sides[0][draw.below(len(sides[0]))])
                continue
            spoken = " ".join(f"w{draw.below(vocabulary)}" for _ in range(draw.below(14)))
            label = f"Article {draw.below(5)}" if not draw.below(6) else None
            side.append(Passage(spoken, label, label is not None, tuple(spoken.split(" w1 "))))
    most = 1 + draw.below(200)
    surface = Surface(*sides)
    with patch.object(monotone, "GAP_CELLS", most), patch.object(moves, "GAP_CELLS", most // 16):
        found = align(surface)
    for side in (0, 1):
        told = sorted(itertools.chain.from_iterable(bead.sides[side] for bead in found.beads))
        assert told == list(range(len(sides[side]))), "a passage stands in no row, or in two"
    _suggested(surface, range(draw.below(5), len(sides[0])), range(draw.below(5), len(sides[1])))


def _suggested(surface: Any, lefts: range, rights: range) -> None:
    from diplodiff.settings.similarity import CANDIDATE_MOST

    pairs = list(surface.candidates(lefts, rights))
    assert len(set(pairs)) == len(pairs)
    assert all(i in lefts and j in rights for i, j in pairs), pairs
    assert max(Counter(i for i, _ in pairs).values(), default=0) <= CANDIDATE_MOST
    shared = [set(surface._tokens[0][i]) & set(surface._tokens[1][j]) for i, j in pairs]
    assert all(shared), "suggested without a word in common"


# --- word pieces


class _Vocabulary:
    """A small table of word pieces for both encoders: stretches of the words above, with scores by chance."""

    def __init__(self) -> None:
        from diplodiff.similarity import e5_tokens, use_tokens
        from diplodiff.similarity.e5_file import Pieces

        chance, space = random.Random(7), use_tokens._SPACE
        said = [space + word for line in words.PLAIN for word in line.split()]
        cut = {w[at : at + n] for w in said for at in range(len(w)) for n in range(1, 5) if chance.random() < 0.6}
        self.texts = sorted(piece for piece in cut if space not in piece[1:] and piece.isprintable() and piece)
        numbers = {piece: n for n, piece in enumerate(self.texts)}
        scores = [-chance.randrange(1, 60) / 4 for _ in self.texts]  # that add up without rounding, in any order
        self.unknown = len(self.texts)
        self.one = e5_tokens.Tokens(Pieces(numbers, scores, 0, 0, self.unknown, {}))
        starts = dict.fromkeys((piece[:n] for piece in self.texts for n in range(1, len(piece) + 1)), 0)
        starts |= {piece: n + 1 for piece, n in numbers.items()}
        tree = use_tokens.tree(SimpleNamespace(_prefixes=starts, _scores=scores))
        attributes = {"_bos_id": -1, "_eos_id": -2, "_unk_id": self.unknown}
        attributes |= {"_unk_score": min(scores) - e5_tokens._UNKNOWN_BELOW, "_max_len": max(map(len, self.texts))}
        self.two = use_tokens.Tokens(tree, use_tokens.Rules({}, frozenset({space})), lambda text: text, attributes)


@functools.cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


def word_pieces(body: bytes) -> None:
    """The tokens of both encoders: together the pieces spell the text, and both find the same best ones."""
    from diplodiff.language.normalise import published

    known = _vocabulary()
    spoken = [word for word in published(body.decode("utf-8", "replace")).split() if "\u2581" not in word]
    tokens = known.one(" ".join(spoken))
    begin, *others, end = known.two([" ".join(spoken)])[0]
    assert (begin, end) == (-1, -2)
    assert others == (tokens or [known.unknown]), (tokens, others)
    left = "".join("\u2581" + word for word in spoken)
    for token in tokens:
        piece = left[:1] if token == known.unknown else known.texts[token]
        assert left.startswith(piece)
        left = left[len(piece) :]
    assert not left
