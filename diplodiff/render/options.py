"""What a renderer may be told about where its output goes."""

from __future__ import annotations

from diplodiff.values import dataclass


@dataclass(frozen=True, slots=True)
class Options:
    """How to draw a report. Formats that are data (JSON, XML) ignore all of it.

    width         columns of the terminal; None where it is not known.
    color         whether escape sequences may be used; without them every mark is drawn with characters.
    encoding      of the stream that will carry the text; characters that it lacks are drawn with others.
    bom           whether CSV begins with a byte-order mark, by which some spreadsheets know UTF-8.
    context       terminal: matched paragraphs printed before and after each finding; None is as the layout has it.
    changes_only  terminal: nothing but what differs, the verdict and the disclaimer.
    side_by_side  terminal: the texts in columns, row by row of the alignment.
    """

    width: int | None = None
    color: bool = False
    encoding: str = "utf-8"
    bom: bool = False
    context: int | None = None
    changes_only: bool = False
    side_by_side: bool = False
