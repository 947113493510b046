"""Renderers: a comparison, or one text as it was read, as characters in one format.

Each renderer is a module with `render(comparison, options)` and, where it can show a single text,
`render_text(text, options)`. A module is imported when its format is asked for, and not before.
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
RenderStage = Callable[[Snapshot, Blocks, PublishedText], str]

# format name -> module and function; a command's choices are the keys
RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("diplodiff.render.terminal", "render"),
    "json": ("diplodiff.render.json", "render"),
    "markdown": ("diplodiff.render.markdown", "render"),
}
TEXT_RENDERERS: dict[str, tuple[str, str]] = {
    "terminal": ("diplodiff.render.terminal", "render_text"),
    "json": ("diplodiff.render.json", "render_text"),
}
# a step between bytes and clauses -> module and function that print it as JSON
STAGES: dict[str, tuple[str, str]] = {
    "snapshot": ("diplodiff.render.stages", "snapshot"),
    "blocks": ("diplodiff.render.stages", "blocks"),
    "structure": ("diplodiff.render.stages", "structure"),
    "clauses": ("diplodiff.render.stages", "clauses"),
}


def renderer(name: str) -> Render:
    """The function that draws a comparison in the named format; `UsageError` where there is none."""
    return cast(Render, _load(RENDERERS, name))


def text_renderer(name: str) -> RenderText:
    """The function that draws one text in the named format; `UsageError` where there is none."""
    return cast(RenderText, _load(TEXT_RENDERERS, name))


def stage_renderer(name: str) -> RenderStage:
    """The function that prints the named step of reading a text; `UsageError` where there is none."""
    return cast(RenderStage, _load(STAGES, name))


def _load(registry: dict[str, tuple[str, str]], name: str) -> object:
    if name not in registry:
        raise UsageError(f"There is no format {name!r} here; choose one of: {', '.join(registry)}.")
    module, function = registry[name]
    return getattr(importlib.import_module(module), function)
