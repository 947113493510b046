"""JUnit XML, for the test reports of CI services: a suite a side, a case a paragraph.

A one-sided passage, and any other finding of medium severity or more, fails the cases of its paragraphs; what weighs less
is told as their output. A suite of its own holds the gate and what concerns no single paragraph; texts that were not
compared are an error there, and their paragraphs are skipped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from diplodiff.model import Comparison, Finding, Paragraph, PublishedText
from diplodiff.render import provenance, safe, summary, wording
from diplodiff.render.excerpt import beginning
from diplodiff.render.options import Options
from diplodiff.render.told import Teller, is_refused, verdict
from diplodiff.render.xml import Element, document
from diplodiff.settings import render as settings

_FAILING = frozenset({"critical", "high", "medium"})
_COMPARISON = "comparison"


def render(comparison: Comparison, options: Options) -> str:
    """The comparison as test suites."""
    refused = is_refused(comparison)
    teller = Teller(comparison)
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    rest: list[Finding] = []
    for finding in () if refused else comparison.findings:
        touched = {(s, name) for s, p in finding.passages for name in teller.places.host(s, p.ids)}
        for one in touched:
            found[one].append(finding)
        if not touched:
            rest.append(finding)
    suites = [_gate_suite(comparison, rest, teller)]
    suites += [_suite(text, found, teller, refused) for text in comparison.texts]
    return report(suites)


def render_error(message: str, source: str | None = None) -> str:
    """A failure as a suite with one error."""
    said = safe.one_line(message)
    broken = Element("error", {"type": "trouble", "message": short(said)}, (said,))
    return report([counted(_COMPARISON, [case(_COMPARISON, "gate", [broken])])])


def report(suites: Sequence[Element]) -> str:
    """The suites as a document, with their totals."""
    totals: dict[str, str | None] = {
        count: str(sum(int(suite.attributes[count] or 0) for suite in suites))
        for count in ("tests", "failures", "errors", "skipped")
    }
    return document(Element("testsuites", {"name": "diplodiff", **totals, "time": "0"}, tuple(suites)))


def _gate_suite(comparison: Comparison, findings: list[Finding], teller: Teller) -> Element:
    """Whether the texts can be compared, and the findings that name no paragraph, by rule."""
    said = verdict(comparison)
    if is_refused(comparison):
        broken = Element("error", {"type": comparison.gate.verdict, "message": short(said)}, (said,))
        return counted(_COMPARISON, [case(_COMPARISON, "gate", [broken])])
    told = " ".join(filter(None, (said, summary.sentence(comparison), wording.DISCLAIMER)))
    cases = [case(_COMPARISON, "gate", [Element("system-out", {}, (told,))])]
    by_rule: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    cases += [case(_COMPARISON, rule, _outcome(of_rule, teller)) for rule, of_rule in by_rule.items()]
    return counted(_COMPARISON, cases)


def _suite(text: PublishedText, found: dict[tuple[str, str], list[Finding]], teller: Teller, refused: bool) -> Element:
    name = safe.one_line(f"{text.siglum} ({text.name})")
    skipped = [Element("skipped", {"message": "not compared"})]
    cases = []
    for paragraph in text.paragraphs:
        outcome = skipped if refused else _outcome(found[text.siglum, paragraph.id], teller)
        cases.append(case(name, _title(paragraph), outcome))
    properties = {
        "origin": text.source.origin,
        "sha256": text.source.sha256,
        "language": text.language or "",
        "retrieved_at": text.source.retrieved_at or "",
        **({"publisher": provenance.publisher(text.source)} if text.source.provenance.publisher else {}),
        **{key: value for key, value in provenance.keys(text.source).items() if isinstance(value, str)},
    }
    listed = [Element("property", {"name": key, "value": safe.one_line(value)}) for key, value in properties.items()]
    return counted(name, [Element("properties", {}, tuple(listed)), *cases])


def _title(paragraph: Paragraph) -> str:
    label = f", label {safe.name(paragraph.label)}" if paragraph.label else ""
    return f"{safe.one_line(paragraph.id)} ({wording.plain(paragraph.role)}{label})"


def _outcome(findings: list[Finding], teller: Teller) -> list[Element]:
    """One failure for all the findings that fail a case, and its output for the others."""
    failing = [f for f in findings if _fails(f)]
    others = [f for f in findings if not _fails(f)]
    parts = []
    if failing:
        first = teller.sentence(failing[0])
        parts.append(Element("failure", {"type": failing[0].rule, "message": short(first)}, (_told(failing, teller),)))
    if others:
        parts.append(Element("system-out", {}, (_told(others, teller),)))
    return parts


def _fails(finding: Finding) -> bool:
    return finding.severity in _FAILING or (finding.one_sided and finding.severity == "low")


def _told(findings: list[Finding], teller: Teller) -> str:
    return "\n\n".join("\n".join([teller.sentence(f), *teller.quotes(f)]) for f in findings)


def short(text: str) -> str:
    """The beginning of a text, as the message of an outcome."""
    return beginning(text, settings.RENDER_ANNOTATION_CHARS)


def case(suite: str, name: str, outcome: Sequence[Element]) -> Element:
    """A test case; without an outcome it passed."""
    return Element("testcase", {"classname": suite, "name": name, "time": "0"}, tuple(outcome))


def counted(name: str, content: Sequence[Element]) -> Element:
    """A suite with its counts."""
    tests = [part for part in content if part.name == "testcase"]
    outcomes = [part.name for test in tests for part in test.content if isinstance(part, Element)]
    counts: dict[str, str | None] = {
        "tests": str(len(tests)),
        "failures": str(outcomes.count("failure")),
        "errors": str(outcomes.count("error")),
        "skipped": str(outcomes.count("skipped")),
    }
    return Element("testsuite", {"name": name, **counts, "time": "0"}, tuple(content))
