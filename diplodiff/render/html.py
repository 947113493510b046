"""A report for a browser: one file that needs nothing else, opens from disk and by mail, and can be printed.

Everything is visible without the script, which only adds filters and buttons. The page's own policy lets nothing run
but that script, lets nothing be fetched, and is told by hashes, so that nothing out of a document can act. Every value
is escaped by the template engine; a link to a source is drawn for http and https alone.
"""

from __future__ import annotations

import base64
import functools
import hashlib
from importlib import resources
from typing import TYPE_CHECKING

from diplodiff import __version__
from diplodiff.model import Comparison
from diplodiff.render import html_report, safe, taxonomy, wording
from diplodiff.render.html_ribbon import ribbon
from diplodiff.render.options import Options
from diplodiff.render.rows import anchors, runs
from diplodiff.render.told import is_refused
from diplodiff.settings import digest
from diplodiff.settings import render as settings

if TYPE_CHECKING:
    import jinja2

_STYLED = ("report", "listing", "overview")  # templates with a style sheet of their own
_SCRIPTED = ("report", "overview")


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as a page; a refusal as a page with its reasons and what to do next."""
    common = {
        "title": wording.title(comparison),
        "sides": html_report.sides(comparison.texts),
        "verdict": html_report.verdict(comparison),
        "notes": html_report.notes(comparison.texts, comparison.notes),
        "version": safe.one_line(comparison.version),
        "digest": safe.one_line(comparison.settings),
    }
    if is_refused(comparison):
        return page("refusal", options.encoding, steps=wording.next_steps(comparison), **common)
    deck = html_report.deck(comparison, anchors(comparison))
    return page(
        "report",
        options.encoding,
        sentence=html_report.sentence(comparison),
        deck=deck,
        filters=html_report.filters(deck),
        marked=html_report.is_marked(comparison),
        ribbon=ribbon(comparison),
        runs=runs(comparison, deck.touched),
        long=len(comparison.alignment.beads) > settings.RENDER_LONG_ROWS,
        **common,
    )


def render_error(message: str, source: str | None = None) -> str:
    """A failure as a page."""
    return page(
        "error",
        "utf-8",
        title="The texts were not compared",
        message=safe.isolate(safe.one_line(message)),
        source=safe.name(source) if source else "",
        version=__version__,
        digest=digest(),
    )


def page(template: str, encoding: str, **values: object) -> str:
    """A page of a template, with its style, its script and the policy that allows nothing else."""
    style = _static("page.css") + (_static(f"{template}.css") if template in _STYLED else "")
    script = _static(f"{template}.js") if template in _SCRIPTED else ""
    drawn = (
        _engine()
        .get_template(f"{template}.html.j2")
        .render(
            style=style,
            script=script,
            policy=_policy(style, script),
            disclaimer=wording.DISCLAIMER,
            wording=wording,
            finds=taxonomy.finds,
            **values,
        )
    )
    drawn = drawn.strip() + "\n"
    if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
        return drawn
    return drawn.encode("ascii", "xmlcharrefreplace").decode("ascii")  # reads the same in any encoding


def _policy(style: str, script: str) -> str:
    """The Content Security Policy: our style and script by their hashes, and nothing else from anywhere."""
    allowed = f"script-src '{_hash(script)}'" if script else "script-src 'none'"
    return f"default-src 'none'; {allowed}; style-src '{_hash(style)}'; base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


@functools.cache
def _static(name: str) -> str:
    return resources.files("diplodiff.render").joinpath("static", name).read_text(encoding="utf-8")


@functools.cache
def _engine() -> jinja2.Environment:
    import jinja2

    return jinja2.Environment(
        loader=jinja2.FunctionLoader(_template),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _template(name: str) -> str:
    return resources.files("diplodiff.render").joinpath("templates", name).read_text(encoding="utf-8")
