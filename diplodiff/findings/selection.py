"""What a user asks of the findings: which to report, and which terms make one weigh more."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from diplodiff.errors import UsageError
from diplodiff.findings.rules import RULES
from diplodiff.language.terms import Term, mentions, terms
from diplodiff.model import SEVERITIES, Finding
from diplodiff.values import dataclass

# rules that are not for a pair of sides: two captures of one page, and what several texts of one side differ in
OF_SEVERAL = {
    "capture": ("Q7", "a difference between two captures of one page"),
    "own-versions": ("Q8", "a difference between one side's own versions of the text"),
}


@dataclass(frozen=True, slots=True)
class Choice:
    """only and ignore hold rules ("modality"), codes ("M2") and severities ("low"); watch holds terms.

    Empty `only` means all of them; what `ignore` names is left out even if `only` names it too.
    """

    only: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    watch: tuple[Term, ...] = ()


def choice(only: Iterable[str], ignore: Iterable[str], watch: Iterable[str]) -> Choice:
    """A choice from what the user wrote; watch are the texts of lists of terms. Raises UsageError for unknown names."""
    listed = tuple(dict.fromkeys(term for text in watch for term in terms(text)))
    return Choice(_names(only), _names(ignore), listed)


def _names(given: Iterable[str]) -> tuple[str, ...]:
    names = [name.strip() for value in given for name in value.split(",") if name.strip()]
    known = {name.casefold(): name for name in (*RULES, *OF_SEVERAL, *_codes(), *SEVERITIES)}
    for name in names:
        if name.casefold() not in known:
            raise UsageError(
                f"{name!r} is no rule, code or severity; `diplodiff rules` lists the rules and their codes."
            )
    return tuple(known[name.casefold()] for name in names)


def failing(fail_on: str) -> frozenset[str]:
    """The rules, codes and severities whose findings fail a run; a severity stands for those above it too.

    fail_on is what the user wrote: names with commas between, or "never". Raises UsageError for unknown names.
    """
    names = () if fail_on.casefold() == "never" else _names((fail_on,))
    least = max((SEVERITIES.index(name) for name in names if name in SEVERITIES), default=-1)
    return frozenset((*names, *SEVERITIES[: least + 1]))


def fails(findings: Iterable[Finding], names: frozenset[str]) -> bool:
    """Whether one of the findings fails a run."""
    return any(names & {finding.rule, finding.code, finding.severity} for finding in findings)


def _codes() -> set[str]:
    from diplodiff.findings.examples import TOLD

    told = {code for rule in TOLD.values() for code in rule.codes}
    return {rule.code for rule in RULES.values()} | told | {code for code, _ in OF_SEVERAL.values()}


def chosen(findings: tuple[Finding, ...], wanted: Choice, capped: bool) -> tuple[Finding, ...]:
    """The findings that are wanted, the most severe first; capped says that no severity may rise."""
    found = [f if capped or not wanted.watch else _weighed(f, wanted.watch) for f in findings]
    kept = [f for f in found if _wanted(f, wanted)]
    return tuple(sorted(kept, key=lambda f: SEVERITIES.index(f.severity)))


def _weighed(finding: Finding, watch: tuple[Term, ...]) -> Finding:
    """One step more severe where a passage mentions a term that the user watches."""
    if not any(mentions(passage.text, watch) for _, passage in finding.passages):
        return finding
    return replace(finding, severity=SEVERITIES[max(0, SEVERITIES.index(finding.severity) - 1)])


def _wanted(finding: Finding, wanted: Choice) -> bool:
    names = {finding.rule, finding.code, finding.severity}
    return (not wanted.only or bool(names & set(wanted.only))) and not names & set(wanted.ignore)


@dataclass(frozen=True, slots=True)
class Described:
    """A rule as a reader is told of it; severity, how and example are empty where nothing more is known."""

    name: str
    codes: tuple[str, ...]
    finds: str
    severity: str = ""
    how: str = ""
    example: tuple[str, str] = ("", "")


def described() -> tuple[Described, ...]:
    """Every rule in the order in which a report is read."""
    every = [(name, rule.code, rule.finds) for name, rule in RULES.items()]
    every += [(name, code, finds) for name, (code, finds) in OF_SEVERAL.items()]
    return tuple(_described(*rule) for rule in every)


def _described(name: str, code: str, finds: str) -> Described:
    from diplodiff.findings.examples import TOLD

    told = TOLD.get(name)
    if told is None:
        return Described(name, (code,), finds)
    return Described(name, told.codes, finds, told.severity, told.how, told.example)
