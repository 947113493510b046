"""RULES: what a comparison can find, one pure function a rule, in the order in which a report is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import NamedTuple

from diplodiff.findings import characters, completeness, numbering, order, pairs, paragraphs
from diplodiff.findings.context import Context
from diplodiff.model import SEVERITIES, Finding


class Rule(NamedTuple):
    """A rule: the letter and number that the field knows it by, what it finds, and the function that finds it."""

    code: str
    finds: str
    apply: Callable[[Context], Iterator[Finding]]


RULES: dict[str, Rule] = {
    "one-sided-paragraph": Rule("P1", "a paragraph that only one side published", paragraphs.one_sided_paragraphs),
    "one-sided-section": Rule("P2", "a heading that only one side published", paragraphs.one_sided_headings),
    "one-sided-sentence": Rule(
        "P4", "a sentence that only one side published in a paragraph that both have", pairs.one_sided_sentences
    ),
    "reworded": Rule("W1", "other words in a passage that both sides published", pairs.reworded),
    "moved": Rule("S1", "a passage in another place", order.moved),
    "split-merged": Rule("S2", "paragraphs cut differently", order.split_merged),
    "renumbered": Rule("S3", "the same passages under other numbers", numbering.renumbered),
    "numbering-gap": Rule("Q1", "a number that one side's own numbering skips", numbering.numbering_gaps),
    "extraction": Rule("Q4", "a passage served outside what was read as the text", paragraphs.served_but_not_read),
    "look-alike": Rule("Q5", "characters that are not what they look like", characters.look_alikes),
    "abridged": Rule("Q6", "a text that its publisher calls abridged or unofficial", completeness.abridged),
    "alternat": Rule("A1", "the parties named in opposite order", pairs.alternat),
}


def find(context: Context) -> tuple[Finding, ...]:
    """All findings of a compared pair, the most severe first, then in the order of RULES and of the text.

    Two findings never share a fingerprint: a passage that recurs is counted.
    """
    found = [finding for rule in RULES.values() for finding in rule.apply(context)]
    found.sort(key=lambda finding: SEVERITIES.index(finding.severity))
    seen: dict[str, int] = {}
    unique = []
    for finding in found:
        n = seen[finding.fingerprint] = seen.get(finding.fingerprint, 0) + 1
        unique.append(finding if n == 1 else replace(finding, fingerprint=f"{finding.fingerprint}-{n}"))
    return tuple(unique)
