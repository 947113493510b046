"""Renderers: a comparison, or one text as it was read, as characters in one format.

Each renderer is a module with `render(comparison, options)` and, where it can show a single text,
`render_text(text, options)`; a format that machines read also says a failure in its own terms, with
`render_error(message, source)`. A module is imported when its format is asked for, and not before.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import cast

from diplodiff.errors import UsageError
from diplodiff.model import Blocks, Comparison, PublishedText, Snapshot
from diplodiff.render.options import Options

Render = Callable[[Comparison, Options], str]
RenderText = Callable[[PublishedText, Options], str]
RenderError = Callable[[str, str | None], str]
RenderDocument = Callable[[Comparison, Options], bytes]
DocumentError = Callable[[str, str | None], bytes]
RenderStage = Callable[[Snapshot, Blocks, PublishedText], str]

# format name -> module and function; a command's choices are the keys
RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("diplodiff.render.terminal", "render"),
    "json": ("diplodiff.render.json", "render"),
    "markdown": ("diplodiff.render.markdown", "render"),
    "html": ("diplodiff.render.html", "render"),
    "jsonl": ("diplodiff.render.jsonl", "render"),
    "csv": ("diplodiff.render.csv", "render"),
    "tmx": ("diplodiff.render.tmx", "render"),
    "tei": ("diplodiff.render.tei", "render"),
    "sarif": ("diplodiff.render.sarif", "render"),
    "junit": ("diplodiff.render.junit", "render"),
    "github": ("diplodiff.render.github", "render"),
}
# a format whose reports are bytes, which go to a file and to no terminal -> its module
DOCUMENTS: dict[str, str] = {"docx": "diplodiff.render.docx"}
TEXT_RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("diplodiff.render.terminal", "render_text"),
    "json": ("diplodiff.render.json", "render_text"),
}
# drawn beside a format that was asked for, never by its own name
COMPANIONS: dict[str, tuple[str, str]] = {"job-summary": ("diplodiff.render.github", "job_summary")}
# formats in which a failure is an object of that format too; in any other it is one plain sentence
ERROR_RENDERERS: dict[str, tuple[str, str]] = {
    name: (f"diplodiff.render.{name}", "render_error")
    for name in ("json", "html", "jsonl", "csv", "tmx", "tei", "sarif", "junit", "github")
}
# a command that answers and does not compare -> the module with `listing(answer)`, the list of it that formats for readers
# and services draw, `whole(answer)`, its JSON object, and `rows(answer)`, its JSON Lines
ANSWERS: dict[str, str] = {
    "quotes": "diplodiff.render.quotes",
    "mentions": "diplodiff.render.mentions",
    "precedents": "diplodiff.render.precedents",
}
# format name -> the module that draws such a list; a translation memory has no use for one
LISTING_RENDERERS: dict[str, str] = {
    "terminal": "diplodiff.render.listing_terminal",
    "markdown": "diplodiff.render.listing_markdown",
    "html": "diplodiff.render.listing_html",
    "csv": "diplodiff.render.listing_csv",
    "tei": "diplodiff.render.listing_tei",
    "sarif": "diplodiff.render.listing_sarif",
    "junit": "diplodiff.render.listing_junit",
    "github": "diplodiff.render.listing_github",
}
ANSWER_FORMATS: tuple[str, ...] = ("json", "jsonl", *LISTING_RENDERERS)
# ... and as a document, which is bytes
LISTING_DOCUMENTS: dict[str, str] = {"docx": "diplodiff.render.listing_docx"}
# what a JSON Schema can be asked for: the output of a command, and a line of the JSON Lines of compare
SCHEMAS: tuple[str, ...] = ("compare", "show", "jsonl", *ANSWERS)
# a step between bytes and clauses -> module and function that print it as JSON
STAGES: dict[str, tuple[str, str]] = {
    "snapshot": ("diplodiff.render.stages", "snapshot"),
    "blocks": ("diplodiff.render.stages", "blocks"),
    "structure": ("diplodiff.render.stages", "structure"),
    "clauses": ("diplodiff.render.stages", "clauses"),
}


def renderer(name: str) -> Render:
    """The function that draws a comparison in the named format; `UsageError` where there is none."""
    if name not in RENDERERS and name not in COMPANIONS:
        return _plugged(name)
    return cast(Render, _load(COMPANIONS if name in COMPANIONS else RENDERERS, name))


def text_renderer(name: str) -> RenderText:
    """The function that draws one text in the named format; `UsageError` where there is none."""
    return cast(RenderText, _load(TEXT_RENDERERS, name))


def error_renderer(name: str) -> RenderError:
    """The function that says a failure in the named format; a plain sentence where the format has no terms for it."""
    if name not in ERROR_RENDERERS:
        return _sentence
    return cast(RenderError, _load(ERROR_RENDERERS, name))


def _sentence(message: str, source: str | None) -> str:
    from diplodiff.render.safe import visible

    return f"diplodiff: {visible(message)}\n"


def drawn(name: str, comparison: Comparison, options: Options) -> str | bytes:
    """A comparison in any format; `UsageError` where there is none of that name."""
    if name in DOCUMENTS:
        return cast(RenderDocument, _load({name: (DOCUMENTS[name], "render")}, name))(comparison, options)
    return renderer(name)(comparison, options)


def answered(name: str, command: str, answer: object, options: Options) -> str:
    """The answer of a command (one of ANSWERS) in a format; `UsageError` where it has none of that name."""
    module = importlib.import_module(ANSWERS[command])
    if name == "json":
        from diplodiff.render.json import dumped

        return dumped(module.whole(answer))
    if name == "jsonl":
        from diplodiff.render.json import dumped

        return "".join(dumped(row, indent=None) for row in module.rows(answer))
    check_answer_format(name, command)
    drawer = importlib.import_module(LISTING_RENDERERS[name])
    return cast(str, drawer.render(module.listing(answer), options))


def answer_drawn(name: str, command: str, answer: object, options: Options) -> str | bytes:
    """The same in any format, documents too."""
    if name not in LISTING_DOCUMENTS:
        return answered(name, command, answer, options)
    drawer = importlib.import_module(LISTING_DOCUMENTS[name])
    return cast(bytes, drawer.render(importlib.import_module(ANSWERS[command]).listing(answer), options))


def check_answer_format(name: str, command: str) -> None:
    """Raise UsageError where the answers of a command are not drawn in a format."""
    known = (*ANSWER_FORMATS, *LISTING_DOCUMENTS)
    if name not in known:
        raise UsageError(f"{command} gives no report in {name}; choose one of: {', '.join(known)}.")


def answer_summary(command: str, answer: object, options: Options) -> str:
    """The answer for the summary page of a GitHub job."""
    from diplodiff.render.listing_github import job_summary

    return job_summary(importlib.import_module(ANSWERS[command]).listing(answer), options)


def failed(name: str, message: str, source: str | None) -> str | bytes:
    """A failure in any format: an object of that format, or a plain sentence where it has no terms for it."""
    if name in DOCUMENTS:
        return cast(DocumentError, _load({name: (DOCUMENTS[name], "render_error")}, name))(message, source)
    return error_renderer(name)(message, source)


def stage_renderer(name: str) -> RenderStage:
    """The function that prints the named step of reading a text; `UsageError` where there is none."""
    return cast(RenderStage, _load(STAGES, name))


def _plugged(name: str) -> Render:
    """The function of an installed plug-in that draws a comparison; `UsageError` where there is none of that name."""
    from diplodiff import plugins

    found = plugins.named(plugins.RENDERERS, name)
    if found is None:
        known = ", ".join([*RENDERERS, *DOCUMENTS, *plugins.names(plugins.RENDERERS)])
        raise UsageError(f"There is no format {name!r} here; choose one of: {known}.")
    return cast(Render, getattr(found, "render", None) or found)


def _load(registry: dict[str, tuple[str, str]], name: str) -> object:
    if name not in registry:
        raise UsageError(f"There is no format {name!r} here; choose one of: {', '.join(registry)}.")
    module, function = registry[name]
    return getattr(importlib.import_module(module), function)


def schema_of(what: str) -> str:
    """The JSON Schema of what a command prints as JSON; `what` is one of SCHEMAS."""
    from diplodiff.render import schema

    return schema.render(what)
