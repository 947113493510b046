"""Where in a text a quotation stands that does not stand there word for word: the closest stretch, and how close it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from diplodiff.findings.quote_flow import Flow, stems
from diplodiff.settings import QUOTE_GAP_COST, QUOTE_WINDOWS

Block = tuple[int, int, int]  # words of the quotation from, of the flow from, how many


class Near(NamedTuple):
    """The stretch [start, end) of a flow that is closest to a quotation.

    blocks   runs of equal words, in order on both sides.
    share    of the quotation's words, by what they say, that stand in the stretch in the same order; 0 to 1.
    loose    the same in whatever order and with whatever endings, in the paragraphs of the stretch.
    score    2 * equal words / words of both; 0 to 1.
    run      the most words one behind the other.
    """

    start: int
    end: int
    blocks: tuple[Block, ...]
    share: float
    loose: float
    score: float
    run: int


def nearest(tokens: Sequence[str], flow: Flow) -> Near | None:
    """The closest stretch of a text; None where the two share no word that says anything."""
    own = stems(tokens)
    found = [near for low, high in _windows(own, flow) if (near := _near(tokens, own, flow, low, high))]
    return max(found, key=lambda n: (round(n.share + n.loose, 6), n.score, -n.start), default=None)


def _windows(own: Sequence[str], flow: Flow) -> list[tuple[int, int]]:
    """Stretches worth a closer look: where many words of the quotation stand at the same distance from its beginning, and
    the paragraphs that share most of them.
    """
    width = max(3, len(own) // 4)
    lines: Counter[int] = Counter()
    hosts: Counter[int] = Counter()
    for i, stem in enumerate(own):
        if flow.common(stem) or stem not in flow.postings:
            continue
        weight = int(flow.weight(stem) * 1000)
        for place in flow.postings[stem]:
            bucket = (place - i) // width
            lines[bucket] += weight
            lines[bucket + 1] += weight
        for host in {flow.hosts[place] for place in flow.postings[stem]}:
            hosts[host] += weight
    size = len(flow.tokens)
    found = []
    for bucket, _ in sorted(lines.items(), key=lambda item: (-item[1], item[0]))[:QUOTE_WINDOWS]:
        begin = (bucket - 1) * width
        slack = max(8, len(own) // 2)
        found.append((max(0, begin - slack), min(size, begin + 2 * width + len(own) + slack)))
    for host, _ in sorted(hosts.items(), key=lambda item: (-item[1], item[0]))[:QUOTE_WINDOWS]:
        first = _first(flow, host)
        last = first
        while last < size and flow.hosts[last] == host:
            last += 1
        found.append((first, last))
    return found


def _first(flow: Flow, host: int) -> int:
    from bisect import bisect_left

    return bisect_left(flow.hosts, host)


def _near(tokens: Sequence[str], own: Sequence[str], flow: Flow, low: int, high: int) -> Near | None:
    blocks = _densest(_equal(tokens, flow.tokens[low:high]), low, flow, tokens)
    weights = [flow.weight(stem) for stem in own]
    total = sum(weights) or 1.0
    here = Counter(flow.stems[low:high])
    loose = 0.0
    for stem, weight in zip(own, weights, strict=True):
        if here[stem] > 0:
            here[stem] -= 1
            loose += weight
    if not blocks:
        return None
    start, end = blocks[0][1], blocks[-1][1] + blocks[-1][2]
    matched = sum(n for _, _, n in blocks)
    share = sum(weights[i] for at, _, n in blocks for i in range(at, at + n)) / total
    score = 2.0 * matched / (len(tokens) + end - start)
    return Near(start, end, tuple(blocks), share, loose / total, score, max(n for _, _, n in blocks))


def _equal(one: Sequence[str], two: Sequence[str]) -> list[Block]:
    from rapidfuzz.distance import LCSseq

    codes: dict[str, str] = {}
    left, right = ("".join([codes.setdefault(t, _character(len(codes))) for t in side]) for side in (one, two))
    return [
        (o.src_start, o.dest_start, o.src_end - o.src_start) for o in LCSseq.opcodes(left, right) if o.tag == "equal"
    ]


def _character(number: int) -> str:
    code = 0x100 + number
    return chr(code if code < 0xD800 else code + 0x800)


def _densest(blocks: list[Block], low: int, flow: Flow, tokens: Sequence[str]) -> list[Block]:
    """The run of blocks that says most for what it leaves out: a stray "the" far away is no part of the passage."""
    best: tuple[float, int, int] = (0.0, 0, 0)
    sum_, first = 0.0, 0
    for n, (at, place, size) in enumerate(blocks):
        said = sum(flow.weight(s) for s in flow.stems[low + place : low + place + size])
        if n:
            before = blocks[n - 1]
            apart = place - before[1] - before[2]
            sum_ -= QUOTE_GAP_COST * max(apart, at - before[0] - before[2])
        if sum_ <= 0:
            sum_, first = 0.0, n
        sum_ += said
        if sum_ > best[0]:
            best = (sum_, first, n + 1)
    return [(at, low + place, size) for at, place, size in blocks[best[1] : best[2]]]
