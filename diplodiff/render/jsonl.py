"""JSON Lines: a finding a line, each as in the JSON report; no line where nothing was found.

Texts that were not compared give one line with the gate's verdict, a failure one with the error, so that neither reads
as "no differences".
"""

from __future__ import annotations

from diplodiff.model import Comparison
from diplodiff.render.json import dumped, error_object, finding_object, gate_object
from diplodiff.render.options import Options
from diplodiff.render.told import is_refused


def render(comparison: Comparison, options: Options) -> str:
    """All findings, a line each."""
    if is_refused(comparison):
        return dumped(gate_object(comparison), indent=None)
    return "".join(dumped(finding_object(finding), indent=None) for finding in comparison.findings)


def render_error(message: str, source: str | None = None) -> str:
    """A failure, on one line."""
    return dumped(error_object(message, source), indent=None)
