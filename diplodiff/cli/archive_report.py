"""What `diplodiff archive` says on the terminal: progress, the figures of a run, and what is new."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

import click

from diplodiff.render.safe import fit, isolate, one_line
from diplodiff.settings.archive import ARCHIVE_LISTED, ARCHIVE_TEXT_CHARS

if TYPE_CHECKING:
    from diplodiff.archive.baseline import Accepted, Baseline, Judged
    from diplodiff.archive.records import Found, Head
    from diplodiff.archive.run import Plan, Summary

_WHOSE = {
    "program": "because this program or its settings changed, not because of any publisher",
    "publisher": "in what was published",
    "manifest": "because the manifest changed",
    "undecided": "while both this program and the texts changed, and the earlier texts were not kept",
}


class Listing:
    """What a run has to say when it is over: the first new findings, refusals and failures, and how many more."""

    def __init__(self, count: int) -> None:
        self.count, self.done = count, 0
        self.lines: dict[str, list[str]] = {"new": [], "refused": [], "failed": []}
        self.total: Counter[str] = Counter()

    def add(self, head: Head, judged: Judged) -> tuple[int, int]:
        """Hear of an instrument; how many of how many are done."""
        self.done += 1
        if head.status == "failed":
            self._add("failed", partial(_said, head.id, head.error))
        for found in judged.new:
            if found.rule == "refused":
                self._add("refused", partial(_said, f"{head.id}: {head.verdict}", found.message))
            else:
                self._add("new", partial(_finding, head.id, found))
        return self.done, self.count

    def _add(self, kind: str, line: Callable[[], str]) -> None:
        self.total[kind] += 1
        if len(self.lines[kind]) < ARCHIVE_LISTED:
            self.lines[kind].append(line())

    def show(self, summary: Summary, plan: Plan, quiet: bool) -> None:
        """Print the figures and what is new; refusals and failures go to standard error.

        Where reports in JSON were asked for, the figures are printed as the object that summary.json holds.
        """
        for kind in ("failed", "refused"):
            for line in self._listed(kind):
                click.echo(_fit(f"diplodiff: {line}", sys.stderr), err=True)
        if summary.trouble and not quiet:
            click.echo(f"diplodiff: {summary.trouble}", err=True)
        as_json = any(name == "json" for name, _ in plan.formats)
        for line in [*self._listed("new"), *_figures(summary, plan)] if not (as_json and quiet) else ():
            click.echo(_fit(line, sys.stderr if as_json else sys.stdout), err=as_json)
        if as_json:
            from diplodiff.render.json import dumped

            click.echo(dumped(summary.object()), nl=False)

    def _listed(self, kind: str) -> list[str]:
        more = self.total[kind] - len(self.lines[kind])
        return [*self.lines[kind], *([f"... and {more:,} more in the results"] if more else [])]


def _figures(summary: Summary, plan: Plan) -> list[str]:
    status = summary.status
    count = sum(status.values())
    new = sum(summary.new.values())
    by = ", ".join(
        f"{number:,} {name}"
        for name in summary.object()["findings"]["new_by_severity"]
        if (number := summary.new[name])
    )
    lines = [
        f"{_counted(count, 'instrument')}: {status['compared']:,} compared, {status['refused']:,} refused, "
        f"{status['failed']:,} failed; {summary.worked:,} of them looked into now, the others are unchanged.",
        f"{_counted(new, 'new finding')}{f' ({by})' if by else ''}, {_counted(summary.refused, 'new refusal')}.",
    ]
    if plan.baseline is not None:
        lines.append(f"Left out by the baseline: {summary.known:,} known. Accepted, and gone: {summary.gone:,}.")
    for because, number in sorted(summary.changed.items()):
        lines.append(f"Since the run before: {_counted(number, 'finding')} appeared or went {_WHOSE[because]}.")
    return [*lines, f"Results: {one_line(plan.output)}"]


def _said(name: str, what: str) -> str:
    return f"{name}: {one_line(what)}"


def _finding(name: str, found: Found | Accepted) -> str:
    short = one_line(found.text)
    short = short if len(short) <= ARCHIVE_TEXT_CHARS else short[: ARCHIVE_TEXT_CHARS - 3] + "..."
    return f"{name}: {found.severity}: {found.rule} ({isolate(one_line(', '.join(found.sides)))}): {isolate(short)}"


def show_status(found: Iterable[tuple[str, str, str]]) -> None:
    """Print every instrument that is not unchanged, then the figures."""
    counts: Counter[str] = Counter()
    for name, state, more in found:
        counts[state] += 1
        if state != "unchanged":
            click.echo(_fit(f"{name}: {state}{f': {one_line(more)}' if more else ''}", sys.stdout))
    click.echo(
        f"{_counted(sum(counts.values()), 'instrument')}: " + ", ".join(f"{n:,} {s}" for s, n in counts.items()) + "."
    )


def show_baseline(baseline: Baseline, heads: Sequence[Head]) -> None:
    """Print every accepted finding with who, when and why, and whether the last run found it."""
    judged = [baseline.judge(head) for head in heads]
    gone = {(each.instrument, each.fingerprint) for j in judged for each in j.gone}
    seen = {(head.id, found.fingerprint) for head, j in zip(heads, judged, strict=True) for found in j.known}
    for name in sorted(baseline.accepted):
        each = baseline.accepted[name]
        state = "known" if name in seen else "gone" if name in gone else "not looked at"
        line = _finding(each.instrument, each)
        click.echo(_fit(f"{state}: {line}", sys.stdout))
        click.echo(
            _fit(
                f"    {each.fingerprint}, accepted by {one_line(each.by)} on {each.on}: {one_line(each.why)}",
                sys.stdout,
            )
        )
    click.echo(f"{len(baseline.accepted):,} accepted: {len(seen):,} known, {len(gone):,} gone.")


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _fit(line: str, stream: object) -> str:
    return fit(line, getattr(stream, "encoding", None) or "utf-8")
