"""What else is drawn, with hostile words in it: precedents, the overview of an archive, the stages of a reading."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diplodiff.asked import ArchiveSearched, Precedent, PrecedentGroup, Precedents, SoughtClause
from diplodiff.model import Block, Blocks, Location, Note, Passage, Snapshot
from diplodiff.render import ANSWER_FORMATS, STAGES, answered, stage_renderer
from diplodiff.render.options import Options
from diplodiff.render.overview import OVERVIEWS, Overview, Row, Told, overview
from diplodiff.render.overview import Text as Side
from tests.fuzz.seeds import Draw
from tests.render.test_machine import hostile

Check = Callable[[str, str], None]


def answers(draw: Draw, said: str, check: Check) -> None:
    """One of these in one of its formats; check(format, report) holds it to that."""
    match draw.below(3):
        case 0:
            form = ANSWER_FORMATS[draw.below(len(ANSWER_FORMATS))]
            check(form, answered(form, "precedents", _precedents(said), Options(width=20 + draw.below(200))))
        case 1:
            form = tuple(OVERVIEWS)[draw.below(len(OVERVIEWS))]
            check(form, overview(form, _overview(said)))
        case _:
            stage = tuple(STAGES)[draw.below(len(STAGES))]
            text = hostile(said).texts[0]
            served = Snapshot(said, said.encode("utf-8", "replace"), "text/html", "ab" * 32)
            block = Block(said, "paragraph", Location(path=said), number=said, left_out=said)
            check("json", stage_renderer(stage)(served, Blocks((block,), "html", notes=text.notes), text))


def _precedents(said: str) -> Precedents:
    clause = SoughtClause(said, "en", said, said, "2026-02-04")
    found = Precedent(
        "P1", said, "A", said, "en", said, said, Passage(("A1",), said, said), "near", 0.5, "likely", 1, 1
    )
    bare = replace(found, id="P2", likeness="across", language=None, page=None, part=None)
    groups = PrecedentGroup(said, said, "2026-02-04", (said,), (found,)), PrecedentGroup("i", None, None, (), (bare,))
    archive = ArchiveSearched(said, 1, 2, 3, 1, ("en", said), (said,), said, said)
    return Precedents("1", "ab", clause, archive, groups, said, ((2026, 1),), (Note("note", said),))


def _overview(said: str) -> Overview:
    told = Told("critical", "one-sided-paragraph", (said, "B"), said, said, said, None, True)
    row = Row(
        said, said, said, "compared", said, False, (Side(said, said, said),), (told, told._replace(accepted=said)), 1
    )
    failed = Row("i", None, None, "failed", said, False)
    return Overview(said, (row._replace(reports=(("json", "reports/i.json"),)), failed), True, f"{said}/")
