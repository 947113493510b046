"""A2: who signs, for whom and in which office; signature blocks are compared as sets, whatever their layout and order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from diplodiff.findings.context import Context, Kind, told
from diplodiff.findings.points import points_message, points_passages
from diplodiff.language import tables
from diplodiff.language.anchors import skeleton
from diplodiff.language.fact_words import PARTICLES
from diplodiff.language.normalise import Word, folded, gap, words
from diplodiff.language.office_holders import CAPITALISED, same_office, same_sound
from diplodiff.language.signatures import Named, signed
from diplodiff.language.tables import primary
from diplodiff.model import Finding, Severity
from diplodiff.patterns import regex
from diplodiff.settings.findings import SIGNATORY_LINE, SIGNATORY_MOST, SIGNATORY_OFFICE_REACH, SIGNATORY_OFFICE_WORDS
from diplodiff.values import NamedTuple

Span = tuple[int, int]
_Run = tuple[Word, ...]
_VOWEL_SIGNS = frozenset({"hi", "bn"})  # of these scripts a PDF often does not say every sign that it draws
_CUT = regex(r"[,;:()/、，；：（）،؛।。|\n\u3000]|\s{2,}")


class _Block(NamedTuple):
    """The signatures of a side, with places in their joined text.

    held  where an office stands with the words beside it, up to the next sign: "Minister of Trade", not the name before it.
    """

    indexes: tuple[int, ...]
    text: str
    language: str | None
    parties: tuple[Named, ...]
    offices: tuple[Named, ...]
    names: tuple[_Run, ...]
    held: tuple[Span, ...]


class _Change(NamedTuple):
    point: str
    spans: tuple[list[Span], list[Span]]
    sure: bool


def signatories(context: Context) -> Iterator[Finding]:
    """A2: another party, office or person in the signature blocks that both sides published."""
    one, two = _block(context, 0), _block(context, 1)
    if one is None or two is None or not _one_block(one, two):
        return
    found = [c for c in (_parties(one, two), _offices(one, two), *_names(one, two)) if c]
    found += _portfolios(one, two) if all(c.point != "Offices" for c in found) else []
    blocks = (one, two)
    found = [c for c in found if not _below(context, blocks, c)]
    found = [c for c in found if c.sure] or found
    if not found:
        return
    passages = points_passages(context, (one.indexes, two.indexes), [c.spans for c in found])
    message = points_message(context, (one.text, two.text), [(c.point, c.spans) for c in found])
    severity: Severity = "medium" if found[0].sure else "low"
    kind: Kind = ("signatories", "A2", severity, "strong" if found[0].sure else "tentative")
    yield told(kind, passages, message, *(block.text for block in blocks))


def _below(context: Context, blocks: tuple[_Block, _Block], change: _Change) -> bool:
    """Whether what one block alone is read to name stands below the other as well, as no signature: a line of an annex."""
    alone = [n for n in (0, 1) if change.spans[n] and not change.spans[1 - n]]
    if not alone:
        return False
    block, other = blocks[alone[0]], blocks[1 - alone[0]]
    below = context.texts[1 - alone[0]].paragraphs[other.indexes[-1] + 1 :]
    words_below = f" {folded(' '.join(part for p in below for part in (p.label or '', p.text)))} "
    return all(f" {folded(block.text[slice(*span)])} " in words_below for span in change.spans[alone[0]])


def _block(context: Context, side: int) -> _Block | None:
    text = context.texts[side]
    indexes = tuple(i for i, p in enumerate(text.paragraphs) if p.role == "signature" and not p.aside)
    if not indexes:
        return None
    whole = ""
    parties: list[Named] = []
    offices: list[Named] = []
    names: list[_Run] = []
    held: list[Span] = []
    for i in indexes:
        line = text.paragraphs[i].text
        at = len(whole) + len(gap(whole)) if whole and line else len(whole)
        whole = whole + " " * (at - len(whole)) + line
        if len(line) > SIGNATORY_LINE:
            continue
        found = signed(line, text.language)
        parties += [Named(at + n.start, at + n.end, n.code) for n in found.parties]
        offices += [Named(at + n.start, at + n.end, n.code) for n in found.offices]
        held += [(at + start, at + end) for start, end in _held(line, found.offices)]
        names += [tuple(Word(w.text, at + w.start, at + w.end) for w in run) for run in found.names]
    if len(names) > SIGNATORY_MOST:
        return None
    return _Block(indexes, whole, text.language, tuple(parties), tuple(offices), tuple(names), tuple(held))


def _held(line: str, offices: Sequence[Named]) -> list[Span]:
    """The stretches between signs in which an office stands."""
    cuts = [0, *(at for m in _CUT.finditer(line) for at in m.span()), len(line)]
    return [(a, b) for a, b in pairwise(cuts) if any(a <= office.start < b for office in offices)]


def _across(one: _Block, two: _Block) -> bool:
    return primary(one.language) != primary(two.language)


def _one_block(one: _Block, two: _Block) -> bool:
    """Whether the blocks have a party, or else a person, in common: what stands below a text is not always signatures."""
    if {n.code for n in one.parties} & {n.code for n in two.parties}:
        return True
    return any(_answered(run, two, _across(one, two)) for run in one.names)


def _parties(one: _Block, two: _Block) -> _Change | None:
    """A country that one block names and the other does not, where it also has fewer names or offices, or another country."""
    only = [_lacking(one, two), _lacking(two, one)]
    if not any(only):
        return None
    if not all(only):
        more, less = (one, two) if only[0] else (two, one)
        if (
            len(less.names) >= len(more.names)
            and len(less.offices) >= len(more.offices)
            and (more.names or more.offices)
        ):
            return None
    return _Change("Parties", ([(n.start, n.end) for n in only[0]], [(n.start, n.end) for n in only[1]]), True)


def _lacking(block: _Block, other: _Block) -> list[Named]:
    theirs = {n.code for n in other.parties}
    return [n for n in block.parties if n.code not in theirs] if theirs else []


def _offices(one: _Block, two: _Block) -> _Change | None:
    """Other offices; across languages only where both blocks have as many of them."""
    if not one.offices or not two.offices:
        return None
    only = [_left(one.offices, two.offices), _left(two.offices, one.offices)]
    if not any(only) or (_across(one, two) and (not all(only) or len(one.offices) != len(two.offices))):
        return None
    return _Change(
        "Offices", ([(n.start, n.end) for n in only[0]], [(n.start, n.end) for n in only[1]]), not _across(one, two)
    )


def _left(ours: Sequence[Named], theirs: Sequence[Named]) -> list[Named]:
    """The offices that no office of the other block answers, each of which answers one."""
    free = Counter(n.code for n in theirs)
    found = list(ours)
    for exact in (True, False):
        pending, found = found, []
        for office in pending:
            match = next(
                (
                    code
                    for code in free
                    if free[code] and (office.code == code or (not exact and same_office(office.code, code)))
                ),
                None,
            )
            if match:
                free[match] -= 1
            else:
                found.append(office)
    return found


def _names(one: _Block, two: _Block) -> list[_Change]:
    """Other persons. In scripts that do not tell names from other words, or do not spell them, nothing is said across."""
    across = _across(one, two)
    if across and {primary(one.language), primary(two.language)} & PARTICLES:
        return []
    apart = [[run for run in block.names if not _beside_office(run, block)] for block in (one, two)]
    named = apart if across or all(apart) else [list(one.names), list(two.names)]
    only = [[run for run in named[s] if not _answered(run, (two, one)[s], across)] for s in (0, 1)]
    if not any(only):
        return []
    known = [len(names) - len(alone) for names, alone in zip(named, only, strict=True)]
    if not min(known) and not _same_parties(one, two):
        return []
    if all(only):
        if len(only[0]) != len(only[1]) or (across and not all(len(r) > 1 for side in only for r in side)):
            return []
        return _others((one, two), (only[0], only[1]), not across and primary(one.language) not in _VOWEL_SIGNS)
    side = 0 if only[0] else 1
    block, other = (one, two)[side], (one, two)[1 - side]
    whole = [run for run in only[side] if _person(run, block, other)]
    if not whole or not min(known):
        return []
    spans = [[(run[0].start, run[-1].end) for run in whole], []]
    sure = not across and primary(block.language) in CAPITALISED  # elsewhere any words may look like a name
    return [_Change("Names", (spans[side], spans[1 - side]), sure)]


def _others(blocks: tuple[_Block, _Block], only: tuple[Sequence[_Run], Sequence[_Run]], sure: bool) -> list[_Change]:
    """The words in which names differ, and apart from them those that say which office somebody holds."""
    spans = [_differing(only[side], blocks[1 - side]) for side in (0, 1)]
    found = []
    for point, wanted in (("Offices", True), ("Names", False)):
        ours, theirs = ([s for s in spans[n] if _titles(blocks[n], s) is wanted] for n in (0, 1))
        if ours or theirs:
            found.append(_Change(point, (ours, theirs), sure))
    return found


def _titles(block: _Block, span: Span) -> bool:
    """Whether a word says which office somebody holds ("Minister of Trade"), and is no name ("President Orlan Tuvik")."""
    capitals = primary(block.language) in CAPITALISED
    for office in block.offices:
        between = block.text[office.end : span[0]].split()
        led = 0 < len(between) <= SIGNATORY_OFFICE_WORDS and all(w.isalpha() for w in between) and between[-1].islower()
        if led if capitals else 0 <= span[0] - office.end <= SIGNATORY_OFFICE_REACH:
            return True
    return False


def _beside_office(run: _Run, block: _Block) -> bool:
    """Whether words may say of what somebody is minister, and be no name."""
    return any(start <= run[0].start < end for start, end in block.held)


def _portfolios(one: _Block, two: _Block) -> list[_Change]:
    """Within a language, other words beside an office of the same kind: "Minister of Trade", "Minister of Energy"."""
    if _across(one, two) or len(one.held) != len(two.held):
        return []
    words_of = [[_portfolio(block, span) for span in block.held] for block in (one, two)]
    rest = [[run for run in words_of[s] if _texts(run) not in map(_texts, words_of[1 - s])] for s in (0, 1)]
    if len(rest[0]) != 1 or len(rest[1]) != 1:
        return []
    ours, theirs = rest[0][0], rest[1][0]
    spans = [[(w.start, w.end) for w in run if not _among(w, other)] for run, other in ((ours, theirs), (theirs, ours))]
    return [_Change("Offices", (spans[0], spans[1]), True)] if all(spans) else []


def _portfolio(block: _Block, span: Span) -> _Run:
    """The words of a stretch that mean something by themselves."""
    small = tables.small_words(block.language)
    found = (Word(w.text, span[0] + w.start, span[0] + w.end) for w in words(block.text[slice(*span)]))
    return tuple(w for w in found if w.text not in small)


def _texts(run: _Run) -> list[str]:
    return sorted(word.text for word in run)


def _among(word: Word, run: _Run) -> bool:
    """Whether a word, in whatever spelling, is among others."""
    sound = skeleton(word.text)
    return any(word.text == w.text or (bool(sound) and sound == skeleton(w.text)) for w in run)


def _same_parties(one: _Block, two: _Block) -> bool:
    codes = [{n.code for n in block.parties} for block in (one, two)]
    return len(codes[0]) > 1 and codes[0] == codes[1]


def _person(run: _Run, block: _Block, other: _Block) -> bool:
    """Whether a run is the whole name of somebody of whom the other block has no word."""
    least = 1 if primary(block.language) in PARTICLES else 2  # one word may be of a state or an office: "Arab"
    return len(run) >= least and not any(_heard(word, other) for word in run)


def _answered(run: _Run, other: _Block, across: bool) -> bool:
    """Whether the other block has a name: all its words, in another script any of them."""
    heard = [_heard(word, other) for word in run]
    return any(heard) if across else all(heard)


def _heard(word: Word, other: _Block) -> bool:
    sound = skeleton(word.text)
    return any(
        word.text == theirs.text or (bool(sound) and same_sound(sound, skeleton(theirs.text)))
        for run in other.names
        for theirs in run
    )


def _differing(runs: Sequence[_Run], other: _Block) -> list[Span]:
    return [(w.start, w.end) for run in runs for w in run if not _heard(w, other)]
