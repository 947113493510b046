"""diplodiff: compare what each side published of the same declaration, statement or treaty.

>>> comparison = diplodiff.compare("pakistan.pdf", "kazakhstan.html")
>>> [finding.message for finding in comparison.findings if finding.code == "P1"]

docs/library.md has more. Everything is imported when it is first used.
"""

from __future__ import annotations

from os import PathLike, fspath

TYPE_CHECKING = False  # as in `typing`, whose import would cost `--version` as much as the start of Python
if TYPE_CHECKING:
    from diplodiff.answers import Quotations
    from diplodiff.asked import Mentions, Precedents
    from diplodiff.errors import DiplodiffError
    from diplodiff.model import Comparison, Finding, PublishedText
    from diplodiff.pipeline import Request

__version__ = "0.1.0"
__all__ = [
    "Comparison",
    "DiplodiffError",
    "Finding",
    "Mentions",
    "Precedents",
    "PublishedText",
    "Quotations",
    "Request",
    "compare",
    "mentions",
    "precedents",
    "quotes",
    "read",
    "report",
]

# name -> the module that holds it
_TYPES = {
    "Comparison": "diplodiff.model",
    "DiplodiffError": "diplodiff.errors",
    "Finding": "diplodiff.model",
    "Mentions": "diplodiff.asked",
    "Precedents": "diplodiff.asked",
    "PublishedText": "diplodiff.model",
    "Quotations": "diplodiff.answers",
    "Request": "diplodiff.pipeline",
}


def compare(*texts: str | PathLike[str] | Request, force: bool = False, model: str | None = None) -> Comparison:
    """The comparison of two published texts or more.

    texts: paths, http(s) URLs, or Requests, which also say how a text is to be called, its language and password; texts
    of one name are versions of one side. force: compare what would be refused, with every severity `info`. model: the
    folder of a sentence encoder of your own.

    Raises DiplodiffError where a source cannot be had or read. A refusal is no error: `comparison.gate.refused` tells it.
    """
    from diplodiff import pipeline

    return pipeline.compare([_request(text) for text in texts], force, model=model)


def read(text: str | PathLike[str] | Request) -> PublishedText:
    """One published text as it was read: its paragraphs with labels, roles and clauses. Raises DiplodiffError."""
    from diplodiff import pipeline

    return pipeline.read(_request(text))


def quotes(
    report: str | PathLike[str] | Request, *texts: str | PathLike[str] | Request, model: str | None = None
) -> Quotations:
    """Which passages that a report quotes stand in which of the texts, and how. Raises DiplodiffError."""
    from diplodiff import quoting

    return quoting.quotes(_request(report), [_request(text) for text in texts], model=model)


def mentions(topic: str, *texts: str | PathLike[str] | Request, candidates: bool = False) -> Mentions:
    """Which passages of the texts mention a topic: a shipped list, a country, a file of terms, or words.

    candidates: passages near in meaning too, marked as such. Raises DiplodiffError.
    """
    from diplodiff import searching

    return searching.mentions(searching.topic_of(topic), [_request(text) for text in texts], candidates)


def precedents(clause: str, index: str | PathLike[str], language: str | None = None) -> Precedents:
    """Where language like that of a clause stood in the texts of an archive's index. Raises DiplodiffError."""
    from diplodiff import searching
    from diplodiff.archive.index import open_index
    from diplodiff.archive.precedents import precedents as search
    from diplodiff.archive.retrieval import Retrieval

    with open_index(fspath(index)) as found:
        return search(Retrieval(found), searching.sought_text(clause, language))


def report(comparison: Comparison, format: str = "json") -> str | bytes:  # noqa: A002  # the word of the command line
    """A comparison in one of the formats of the command line; bytes where the format is a document (`docx`).

    Raises UsageError where there is no such format.
    """
    from diplodiff.render import drawn
    from diplodiff.render.options import Options

    return drawn(format, comparison, Options())


def _request(text: str | PathLike[str] | Request) -> Request:
    from diplodiff.pipeline import Request

    return text if isinstance(text, Request) else Request(fspath(text))


def __getattr__(name: str) -> object:
    if name not in _TYPES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_TYPES[name]), name)
