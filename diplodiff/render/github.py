"""Workflow commands of GitHub Actions: an annotation a finding, and a job summary in Markdown.

Every line is a command of ours, with what could end or open one escaped; so no passage is taken for a command.
"""

from __future__ import annotations

from diplodiff.model import Comparison, Finding, Location
from diplodiff.render import markdown, origins, safe, summary, wording
from diplodiff.render.excerpt import beginning
from diplodiff.render.options import Options
from diplodiff.render.told import Teller, is_refused, verdict
from diplodiff.settings import render as settings

LEVELS = {"critical": "error", "high": "error", "medium": "warning", "low": "notice", "info": "notice"}
TITLE = "diplodiff"


def render(comparison: Comparison, options: Options) -> str:
    """The findings as annotations, the gravest first, then the result in one sentence."""
    if is_refused(comparison):
        return command("error", {"title": f"{TITLE}: not compared"}, [verdict(comparison)])
    teller = Teller(comparison)
    origin_of = {text.siglum: text.source.origin for text in comparison.texts}
    places = {
        (text.siglum, name): paragraph.location
        for text in comparison.texts
        for paragraph in text.paragraphs
        for name in (paragraph.id, *(clause.id for clause in paragraph.clauses))
    }
    lines = [_annotation(f, teller, origin_of, places) for f in comparison.findings]
    said = [verdict(comparison)] if comparison.gate.verdict != "same-text" else []
    end = command("notice", {"title": TITLE}, [*said, summary.sentence(comparison), wording.DISCLAIMER])
    return "".join([*lines, end])


def render_error(message: str, source: str | None = None) -> str:
    """A failure as an error annotation."""
    return command("error", {"title": TITLE}, [safe.one_line(message)])


def job_summary(comparison: Comparison, options: Options) -> str:
    """The Markdown report; where that is more than GitHub shows, its first lines."""
    report = markdown.render(comparison, options)
    if len(report.encode("utf-8", "replace")) <= settings.RENDER_JOB_SUMMARY_BYTES:
        return report
    lines = (wording.title(comparison), summary.sentence(comparison), wording.DISCLAIMER)
    heading, *rest = (markdown.escaped(beginning(line, settings.RENDER_ANNOTATION_CHARS)) for line in lines)
    return "\n\n".join([f"# {heading}", *rest]) + "\n"


def _annotation(
    finding: Finding, teller: Teller, origin_of: dict[str, str], places: dict[tuple[str, str], Location]
) -> str:
    level = LEVELS[finding.severity]
    if finding.confidence == "tentative" and level == "error":
        level = "warning"
    at: dict[str, str] = {}
    siglum = next((s for s, _ in finding.passages), next(iter(finding.present), ""))
    origin = origin_of.get(siglum, "-")
    if origins.is_file(origin):
        at["file"] = safe.one_line(origin)
        ids = next((p.ids for _, p in finding.passages), ())
        line = places.get((siglum, ids[0]), Location()).line if ids else None
        if line is not None:
            at["line"] = str(line)
    title = {"title": beginning(teller.headline(finding), settings.RENDER_NEAREST_CHARS)}
    return command(level, at | title, [teller.sentence(finding), *teller.quotes(finding)])


def command(name: str, properties: dict[str, str], lines: list[str]) -> str:
    """One workflow command; its lines, each on one line already, are cut where they are too long."""
    given = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    shown = (_data(beginning(line, settings.RENDER_ANNOTATION_CHARS)) for line in lines if line)
    return f"::{name} {given}::{'%0A'.join(shown)}\n"


def _data(shown: str) -> str:
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(shown: str) -> str:
    return _data(shown).replace(":", "%3A").replace(",", "%2C")
