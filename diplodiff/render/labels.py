"""Label maps in few words: A16 to B15, A17 to B16 ... A24 to B23 is "A16-A24 = B15-B23"."""

from __future__ import annotations

import re
import unicodedata

from diplodiff.language.numerals import HAN, han, roman
from diplodiff.model import Finding
from diplodiff.patterns import regex
from diplodiff.render import safe

_NUMBERED = regex(rf"(.*?)(\d+|[{HAN}]+|\b[ivxlcIVXLC]+)(\D?)\Z", re.DOTALL)


def label_sides(finding: Finding) -> tuple[str, str]:
    """The texts that the left and the right labels of a finding stand in: the first, and the first that has others."""
    if not finding.present:
        return "", ""
    first = finding.present[0]
    words = dict(finding.passages)
    others = [
        s for s in finding.present[1:] if s not in words or first not in words or words[s].text != words[first].text
    ]
    return first, (others or [*finding.present[1:], ""])[0]


def label_map(labels: tuple[tuple[str, str], ...], left: str, right: str) -> list[str]:
    """Pairs of labels as equations; runs in which both sides count on by one are drawn as one."""
    runs: list[list[tuple[str, str]]] = []
    for pair in labels:
        if runs and all(_follows(runs[-1][-1][i], pair[i]) for i in (0, 1)):
            runs[-1].append(pair)
        else:
            runs.append([pair])
    return [f"{_span(left, r[0][0], r[-1][0])} = {_span(right, r[0][1], r[-1][1])}" for r in runs]


def _follows(before: str, after: str) -> bool:
    a, b = _NUMBERED.match(before), _NUMBERED.match(after)
    if a is None or b is None or a.group(1, 3) != b.group(1, 3):
        return False
    before_value, after_value = _value(a.group(2)), _value(b.group(2))
    return None not in (before_value, after_value) and after_value == (before_value or 0) + 1


def _value(digits: str) -> int | None:
    # Digits of any script, Han or Roman numerals; a hostile label may hold more digits than int() takes.
    if not digits[0].isdecimal():
        return han(digits[:18]) if digits[0] in HAN else roman(digits[:18])
    value = 0
    for digit in digits[-18:]:
        value = value * 10 + unicodedata.decimal(digit, 0)
    return value


def _span(siglum: str, first: str, last: str) -> str:
    ends = dict.fromkeys((first, last))
    return "-".join(_named(siglum, safe.one_line(end)) for end in ends)


def _named(siglum: str, label: str) -> str:
    return f"{siglum}{label}" if label[:1].isdecimal() else f"{siglum} {safe.isolate(label)}".strip()
