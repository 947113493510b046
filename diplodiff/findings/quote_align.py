"""Where in a text a quotation stands that does not stand there word for word: the closest stretch, and how close it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from heapq import nlargest
from typing import NamedTuple

from diplodiff.findings.quote_flow import Flow, stems
from diplodiff.settings.questions import QUOTE_GAP_COST, QUOTE_STRAY, QUOTE_WINDOWS

Block = tuple[int, int, int]  # words of the quotation from, of the flow from, how many


class Near(NamedTuple):
    """The stretch [start, end) of a flow that is closest to a quotation.

    blocks   runs of equal words, in order on both sides.
    share    of the quotation's words, by what they say, that stand in the stretch in the same order; 0 to 1.
    loose    the same in whatever order and with whatever endings, in the paragraphs of the stretch.
    score    2 * equal words / words of both; 0 to 1.
    run      the most words one behind the other.
    common   how many words both have, in whatever order and endings.
    """

    start: int
    end: int
    blocks: tuple[Block, ...]
    share: float
    loose: float
    score: float
    run: int
    common: int


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
        for host in flow.spread[stem]:
            hosts[host] += weight
    size = len(flow.tokens)
    found = []
    for bucket in _best(lines):
        begin = (bucket - 1) * width
        slack = max(8, len(own) // 2)
        found.append((max(0, begin - slack), min(size, begin + 2 * width + len(own) + slack)))
    return [*found, *(flow.words_in(host, host) for host in _best(hosts))]


def _best(counted: Counter[int]) -> list[int]:
    """The keys with the highest counts; the smaller of two with the same."""
    return [-key for _, key in nlargest(QUOTE_WINDOWS, ((count, -key) for key, count in counted.items()))]


def _near(tokens: Sequence[str], own: Sequence[str], flow: Flow, low: int, high: int) -> Near | None:
    blocks = _densest(_equal(tokens, flow.tokens[low:high]), low, flow)
    if blocks:  # once more close by: a word that is repeated may have been matched too early
        again = _densest(_gathered(blocks, tokens, flow.tokens), 0, flow)
        blocks = max(blocks, again, key=lambda found: (_size(found), -_extent(found)))
    weights = [flow.weight(stem) for stem in own]
    total = sum(weights) or 1.0
    here = Counter(flow.stems[low:high])
    loose, common = 0.0, 0
    for stem, weight in zip(own, weights, strict=True):
        if here[stem] > 0:
            here[stem] -= 1
            loose, common = loose + weight, common + 1
    if not blocks:
        return None
    start, end = blocks[0][1], blocks[-1][1] + blocks[-1][2]
    matched = _size(blocks)
    share = sum(weights[i] for at, _, n in blocks for i in range(at, at + n)) / total
    score = 2.0 * matched / (len(tokens) + end - start)
    return Near(start, end, tuple(blocks), share, loose / total, score, max(n for _, _, n in blocks), common)


def _gathered(blocks: list[Block], tokens: Sequence[str], text: Sequence[str]) -> list[Block]:
    """The blocks with every word moved towards the longest one, where the same word stands there too."""
    centre = max(range(len(blocks)), key=lambda n: blocks[n][2])
    places = {at + k: place + k for at, place, size in blocks for k in range(size)}
    middle = blocks[centre][0]
    for at in sorted((i for i in places if i < middle), reverse=True):
        _moved(places, at, at + 1, -1, tokens, text)
    for at in sorted(i for i in places if i > middle):
        _moved(places, at, at - 1, 1, tokens, text)
    return _runs(places)


def _moved(places: dict[int, int], at: int, beside: int, step: int, tokens: Sequence[str], text: Sequence[str]) -> None:
    """Put a word beside its neighbour, or beside the next word that has a place, where the same word stands there."""
    while beside not in places:
        beside -= step
    there = places[beside] + step * abs(beside - at)
    for place in (there, places[beside] + step):
        if 0 <= place < len(text) and text[place] == tokens[at]:
            places[at] = place
            return


def _runs(places: dict[int, int]) -> list[Block]:
    found: list[Block] = []
    for at in sorted(places):
        last = found[-1] if found else (0, -1, 0)
        if found and last[0] + last[2] == at and last[1] + last[2] == places[at]:
            found[-1] = (last[0], last[1], last[2] + 1)
        else:
            found.append((at, places[at], 1))
    return found


def _size(blocks: list[Block]) -> int:
    return sum(size for _, _, size in blocks)


def _extent(blocks: list[Block]) -> int:
    return blocks[-1][1] + blocks[-1][2] - blocks[0][1] if blocks else 0


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


def _densest(blocks: list[Block], low: int, flow: Flow) -> list[Block]:
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
    kept = blocks[best[1] : best[2]]
    while len(kept) > 1 and _strays(kept[-1], kept[-2]):
        kept.pop()
    while len(kept) > 1 and _strays(kept[0], kept[1]):
        kept.pop(0)
    return [(at, low + place, size) for at, place, size in kept]


def _strays(end: Block, other: Block) -> bool:
    """Whether a single word at an end stands apart from the rest, as a "the" of another sentence does."""
    first, second = sorted((end, other))
    apart = max(second[0] - first[0] - first[2], second[1] - first[1] - first[2])
    return end[2] == 1 and apart > QUOTE_STRAY
