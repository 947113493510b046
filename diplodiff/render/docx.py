"""A Word document, for those who work in one.

Two texts in one language are one text with tracked changes: accepting all of them gives B's text, rejecting all gives
A's, paragraph by paragraph with the labels. What the report says of itself therefore stands outside the text: in the
header of the first page, in a comment on the first paragraph, in the footer. Texts in different languages, or more than
two, are a table with a column a side, and the findings follow it. Findings are comments in both.
"""

from __future__ import annotations

from diplodiff.language.tables import primary
from diplodiff.model import Comparison
from diplodiff.render import docx_redline, docx_table, safe, wording
from diplodiff.render.docx_about import footer, heading, notes, opening
from diplodiff.render.docx_comments import Comments
from diplodiff.render.docx_findings import listed
from diplodiff.render.docx_parts import FIRST_FOOTER, FIRST_HEADER, FOOTER, HEADER, Page, package, section
from diplodiff.render.docx_words import said
from diplodiff.render.options import Options
from diplodiff.render.told import is_refused
from diplodiff.render.xml import Element


def render(comparison: Comparison, options: Options) -> bytes:
    """The comparison as a document; a refusal is one that says why, and what to do next."""
    title = wording.title(comparison)
    if is_refused(comparison):
        steps = [said("ReportText", step) for step in wording.next_steps(comparison)]
        next_steps = [said("ReportHeading", wording.NEXT_HEADING), *steps] if steps else []
        return document([*opening(comparison), *_notes(comparison), *next_steps, _last()], [], title)
    comments = Comments(comparison)
    if is_redline(comparison):
        text = docx_redline.body(comparison, comments)
        return document(text, comments.elements, title, first=heading(comparison))
    table = docx_table.body(comparison, comments)
    body = [*opening(comparison), *_notes(comparison), *table, *listed(comparison), _last()]
    return document(body, comments.elements if table else [], title, docx_table.page(len(comparison.texts)))


def render_error(message: str, source: str | None = None) -> bytes:
    """A failure as a document that says it."""
    return document([said("ReportTitle", "diplodiff"), said("ReportText", safe.one_line(message))], [], "diplodiff")


def is_redline(comparison: Comparison) -> bool:
    """Whether the comparison is drawn as tracked changes: two sides in one language."""
    languages = {primary(text.language) for text in comparison.texts}
    across = comparison.gate.verdict == "comparable-cross-lingual"
    return len(comparison.texts) == 2 and len(languages) == 1 and not across


def _notes(comparison: Comparison) -> list[Element]:
    lines = notes(comparison)
    return (
        [said("ReportHeading", wording.NOTES_HEADING), *(said("ReportText", line) for line in lines)] if lines else []
    )


def _last() -> Element:
    return said("ReportSmall", wording.DISCLAIMER)


def document(
    body: list[Element],
    comments: list[Element],
    title: str,
    page: Page | None = None,
    first: list[Element] | None = None,
) -> bytes:
    """A document with header and footer; `first` stands in the header of its first page."""
    around = {
        FIRST_HEADER: first or [said("Header", "")],
        HEADER: [said("Header", title)],
        FOOTER: footer(),
        FIRST_FOOTER: footer(),
    }
    return package([*body, section(page or Page())], comments, around, title)
