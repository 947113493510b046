"""The way of a report whose quotations are looked for: every text is read, then each quotation meets each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, BinaryIO

from diplodiff import __version__
from diplodiff.answers import Quotations
from diplodiff.errors import MissingPartError, UsageError
from diplodiff.model import Note, PublishedText
from diplodiff.pipeline import SIGLA, Request, read
from diplodiff.settings import digest
from diplodiff.settings import questions as settings

if TYPE_CHECKING:
    from diplodiff.findings.quotes import Likely

REPORT = "R"
_SIGLA = SIGLA.replace(REPORT, "")


def quotes(
    report: Request, texts: Sequence[Request], stdin: BinaryIO | None = None, model: str | None = None
) -> Quotations:
    """Which passages that a report quotes stand in which of the texts.

    model: the folder of the user's own sentence encoder, for texts in other languages than the report. Raises SourceError,
    LoadError or EmptyTextError where a source cannot be read, UsageError where there is no text.
    """
    if not texts:
        raise UsageError("quotes takes a report and one text or more; give the path or URL of a text too.")
    if len(texts) > len(_SIGLA):
        raise UsageError(f"quotes takes {len(_SIGLA)} texts at most, {len(texts)} were given.")
    told = read(report, REPORT, stdin)
    return quotes_in(told, tuple(_shared(text, _SIGLA[n], told, stdin) for n, text in enumerate(texts)), model)


def _shared(request: Request, siglum: str, report: PublishedText, stdin: BinaryIO | None) -> PublishedText:
    """A text, in the language of the report where the source holds it in that one too."""
    text = read(request, siglum, stdin)
    named = request.language or "#" in request.origin or request.origin == "-"
    if named or report.language not in text.other_languages:
        return text
    return read(replace(request, language=report.language), siglum, stdin)


def quotes_in(report: PublishedText, texts: tuple[PublishedText, ...], model: str | None = None) -> Quotations:
    """The same for texts that were read."""
    from diplodiff.findings.quotes import quotes as found

    across = _Across(report, model)
    quotations = found(report, texts, across)
    notes = (*_notes(report, texts), *across.notes)
    return Quotations(__version__, digest(), report, texts, quotations, notes)


def _notes(report: PublishedText, texts: Sequence[PublishedText]) -> list[Note]:
    part = [t.siglum for t in texts if t.extraction.coverage < settings.QUOTE_WHOLE_COVERAGE]
    notes = []
    if part:
        what = f"Read only in part: {', '.join(part)}. That a quotation was not found there is tentative."
        notes.append(Note("read-in-part", what))
    if report.extraction.coverage < settings.QUOTE_WHOLE_COVERAGE:
        what = f"{report.siglum} was read only in part: it may quote more than is listed here."
        notes.append(Note("report-read-in-part", what))
    return notes


class _Across:
    """Looks for quotations in texts of other languages, by vectors; notes say where it cannot."""

    def __init__(self, report: PublishedText, model: str | None) -> None:
        self._report, self._model = report, model
        self.notes: list[Note] = []

    def __call__(
        self, passages: Sequence[str], language: str | None, text: PublishedText
    ) -> Sequence[Sequence[Likely]]:
        from diplodiff.similarity.encoders import choose, own

        encoder = own(self._model) if self._model else choose((language, text.language))
        if encoder is None:
            self._unable(text, f"no sentence encoder knows both {language or 'its language'} and {text.language}")
            return [() for _ in passages]
        try:
            return self._likely(passages, text, encoder)
        except MissingPartError as problem:
            if self._model:
                raise
            self._unable(text, str(problem))
            return [() for _ in passages]

    def _likely(self, passages: Sequence[str], text: PublishedText, encoder: str) -> Sequence[Sequence[Likely]]:
        from diplodiff.findings.quotes import Likely
        from diplodiff.similarity.passages import likely

        clauses = [(i, c.text) for i, p in enumerate(text.paragraphs) if p.text for c in p.clauses]
        own = [c.text for p in self._report.paragraphs for c in p.clauses]
        found = likely(passages, own, [said for _, said in clauses], encoder)
        answers = []
        for row in found:
            best: dict[int, Likely] = {}
            for at, score, near in row:
                best.setdefault(clauses[at][0], Likely(clauses[at][0], score, near))
            answers.append(tuple(best.values()))
        return answers

    def _unable(self, text: PublishedText, why: str) -> None:
        note = Note("not-looked-for", f"Not looked for in {text.siglum} across languages: {why}.")
        if note not in self.notes:
            self.notes.append(note)
