"""How alike two passages of one language are, from their words alone.

A score blends two views of the same words. The weighted overlap counts the words that both have, each by how rare it is
in the two texts at hand: a formula that every paragraph repeats ("the two sides agreed to") weighs little. The order
ratio (rapidfuzz, on words coded as one character each) asks whether they come in the same order. A passage that is
wholly contained in a longer one scores as a match too, so that a paragraph that lost a sentence keeps its partner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from math import log

from diplodiff.language.normalise import folded
from diplodiff.settings.similarity import (
    CONTAINED_FACTOR,
    CONTAINED_MIN_WORDS,
    HEADING_AS_PARAGRAPH,
    HEADING_OWN_LABEL,
    ORDER_SHARE,
    SAME_WORDS,
    SURFACE_FLOOR,
    VERBATIM_MIN_WORDS,
)
from diplodiff.similarity.candidates import candidates
from diplodiff.similarity.coded_words import Bag, character, coded, counted, in_order, line_words, of_each, order_ratio
from diplodiff.similarity.common_sentences import CommonSentences
from diplodiff.similarity.shared_weight import SharedWeight, Side
from diplodiff.values import NamedTuple


class Passage(NamedTuple):
    """What is compared of a paragraph: its text, its label where it is a heading that has nothing else, its sentences."""

    text: str
    label: str | None = None
    heading: bool = False
    sentences: tuple[str, ...] = ()


class Surface:
    """Scores between the paragraphs of two texts of one language; see `align.similarity` for what the methods promise."""

    floor = SURFACE_FLOOR

    def __init__(self, left: Sequence[Passage], right: Sequence[Passage]) -> None:
        self.sides = (left, right)
        self.sizes = (len(left), len(right))
        ids: dict[str, int] = {}
        forms = [[folded(p.text) for p in side] for side in self.sides]
        self._keys = forms
        # Most passages stand on both sides: each form is counted once.
        tokens = {form: coded(form, ids) for form in dict.fromkeys(chain.from_iterable(forms))}
        bags = {form: counted(numbers) for form, numbers in tokens.items()}
        self._tokens, self._bags = of_each(tokens, forms), of_each(bags, forms)
        frequency = Counter(chain.from_iterable(bag for side in self._bags for bag in side))
        size = sum(self.sizes)
        self._weights = [log(1.0 + size / frequency[token]) for token in range(len(ids))]
        self._masses = of_each({form: self._mass(bag) for form, bag in bags.items()}, forms)
        characters = [character(token) for token in range(len(ids))]
        self._strings = of_each(
            {form: "".join([characters[t] for t in numbers]) for form, numbers in tokens.items()}, forms
        )
        kinds: dict[str | tuple[int, int], int] = {}
        # Passages of one kind score alike: the same text, but a heading is scored by what stands around it too.
        self._kinds = [
            [kinds.setdefault((n, i) if p.heading else p.text, len(kinds)) for i, p in enumerate(side)]
            for n, side in enumerate(self.sides)
        ]
        self._pairs: dict[object, float] = {}
        self._shared: dict[tuple[int, int], float] = {}
        self._runs: dict[tuple[int, tuple[int, ...]], tuple[Bag, str]] = {}
        self._closest: dict[tuple[int, int], tuple[int, float] | None] = {}
        self._sentences: CommonSentences | None = None
        self._shared_weight = SharedWeight((self._side(0), self._side(1)), self._weights)

    def _side(self, side: int) -> Side:
        lengths, headings = [len(tokens) for tokens in self._tokens[side]], [p.heading for p in self.sides[side]]
        return Side(self._bags[side], lengths, self._masses[side], headings, self._kinds[side])

    def mass(self, side: int, index: int) -> float:
        """How much a paragraph says: the summed weight of its words; at least 1."""
        return max(1.0, self._masses[side][index])

    def exact(self, side: int, index: int) -> str | None:
        """A key that only equal texts share, or None for a text too short to be sure of."""
        key = self._keys[side][index]
        return key if len(self._tokens[side][index]) >= 3 else None

    def same(self, left: int, right: int) -> bool:
        """Whether two paragraphs read the same to the letter (labels aside)."""
        return self._keys[0][left] == self._keys[1][right]

    def score(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        """How alike two runs of paragraphs are, 0 to 1."""
        single = len(left) == 1 and len(right) == 1
        key = (self._kinds[0][left[0]], self._kinds[1][right[0]]) if single else (left, right)
        found = self._pairs.get(key)
        if found is None:
            found = self._pairs[key] = self._score(left, right)
        return found

    def contained(self, side: int, index: int, other: tuple[int, ...], least: float = 0.0) -> float:
        """The share of a paragraph that stands, in its order, in paragraphs of the other side, 0 to 1.

        Of a share below `least` no more is told than that it is below.
        """
        mass, string = self._masses[side][index], self._strings[side][index]
        if not mass:
            return 0.0
        each = [self._shared_with(side, index, o) for o in other]
        if len(other) > 1 and sum(each) < (least - 1e-9) * mass:
            return 0.0  # together they hold at most what each of them holds; the sum rounds in another order
        bag, host = self._run(1 - side, other)
        common = (each[0] if len(other) == 1 else self._common(self._bags[side][index], bag)) / mass
        if common < least:
            return common
        return min(common, in_order(string, host) / len(string))

    def _shared_with(self, side: int, index: int, other: int) -> float:
        """The weight of the words that a paragraph shares with one of the other side."""
        return self._shared_by(index, other) if side == 0 else self._shared_by(other, index)

    def _shared_by(self, left: int, right: int) -> float:
        found = self._shared.get((left, right))
        if found is None:
            found = self._shared[left, right] = self._common(self._bags[0][left], self._bags[1][right])
        return found

    def has_common(self, left: int, right: int) -> bool:
        """Whether a good part of two passages is sentences that both have word for word, and no other passage has."""
        if self._sentences is None:
            ours, theirs = ([p.sentences for p in side] for side in self.sides)
            self._sentences = CommonSentences(ours, theirs)
        return self._sentences.between(left, right)

    def candidates(self, lefts: Sequence[int], rights: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Pairs that share uncommon words, the others not being worth scoring; linear in what is shared."""
        return candidates((self._tokens[0], self._tokens[1]), lefts, rights)

    def nearest(self, side: int, index: int) -> tuple[int, float] | None:
        """The most alike paragraph of the other side and its score; None where that side has none."""
        key = (side, self._kinds[side][index])
        if key not in self._closest:
            self._closest[key] = self._nearest(side, index)
        return self._closest[key]

    def _nearest(self, side: int, index: int) -> tuple[int, float] | None:
        if not self.sizes[1 - side]:
            return None
        best, at = -1.0, 0
        for bound, other in self._shared_weight.bounds(side, index):
            if bound < best:
                break
            score = self.score((index,), (other,)) if side == 0 else self.score((other,), (index,))
            if (score, -other) > (best, -at):
                best, at = score, other
        return at, best

    def may_take_part(self, side: int, index: int, other: Sequence[int], least: float) -> bool:
        """False where surely less than this share of it stands in these paragraphs of the other side."""
        shared = sum([self._shared_with(side, index, o) for o in other])
        return shared >= (least - 1e-9) * self._masses[side][index]

    def may_stand_in_one(self, side: int, index: int, least: float) -> bool:
        """False where surely no paragraph of the other side holds this share of it."""
        return self._shared_weight.may_hold(side, index, least)

    def _score(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        if len(left) == len(right) == 1:
            one, two = self.sides[0][left[0]], self.sides[1][right[0]]
            if one.heading and two.heading and not (one.text and two.text):
                return self._heading_score(left[0], right[0])
            if self.same(left[0], right[0]):
                return 1.0 if one.text == two.text else SAME_WORDS
            if one.heading != two.heading:
                # a heading answers a paragraph only where it is plainly the same line, set in another way
                if line_words(one.label, one.text) == line_words(two.label, two.text):
                    return SAME_WORDS
                score = self._blended(left, right)
                return score if score >= HEADING_AS_PARAGRAPH else 0.0
        return self._blended(left, right)

    def _blended(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        mass_a, mass_b = sum(self._masses[0][i] for i in left), sum(self._masses[1][j] for j in right)
        if not mass_a or not mass_b:
            return 0.0
        if len(left) == len(right) == 1:
            common = self._shared_by(left[0], right[0])
        else:
            common = self._common(self._run(0, left)[0], self._run(1, right)[0])
        overlap = 2.0 * common / (mass_a + mass_b)
        small = min(mass_a, mass_b)
        shorter = min(sum(len(self._tokens[0][i]) for i in left), sum(len(self._tokens[1][j]) for j in right))
        contained = common / small if shorter >= CONTAINED_MIN_WORDS or self._stands_in(left, right) else 0.0
        if max(overlap, CONTAINED_FACTOR * contained) < self.floor / 2:
            return overlap * (1.0 - ORDER_SHARE)
        order = self._order(left, right)
        blended = (1.0 - ORDER_SHARE) * overlap + ORDER_SHARE * order
        return min(1.0, max(blended, CONTAINED_FACTOR * contained))

    def _stands_in(self, left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        """Whether a short passage stands in the other word for word: all that is left of a paragraph, perhaps."""
        one, two = " ".join(self._keys[0][i] for i in left), " ".join(self._keys[1][j] for j in right)
        short, long = sorted((one, two), key=len)
        return short.count(" ") >= VERBATIM_MIN_WORDS - 1 and f" {short} " in f" {long} "

    def _heading_score(self, left: int, right: int) -> float:
        """Headings that are bare labels are told apart by what stands under them more than by their number."""
        one, two = self.sides[0][left], self.sides[1][right]
        if bool(one.text) != bool(two.text):
            return 0.5 if folded(one.label or "") == folded(two.label or "") else 0.0
        own = HEADING_OWN_LABEL if folded(one.label or "") == folded(two.label or "") else HEADING_OWN_LABEL / 2
        below = (left + 1,), (right + 1,)
        if left + 1 >= self.sizes[0] or right + 1 >= self.sizes[1]:
            return own
        if self.sides[0][left + 1].heading or self.sides[1][right + 1].heading:
            return own + (1.0 - HEADING_OWN_LABEL) * (own == HEADING_OWN_LABEL)
        return own + (1.0 - HEADING_OWN_LABEL) * self.score(*below)

    def _order(self, left: tuple[int, ...], right: tuple[int, ...]) -> float:
        return order_ratio(self._run(0, left)[1], self._run(1, right)[1])

    def _run(self, side: int, indexes: tuple[int, ...]) -> tuple[Bag, str]:
        """The words of a run of paragraphs: how often each stands there, and all in order."""
        bags, strings = self._bags[side], self._strings[side]
        if len(indexes) == 1:
            return bags[indexes[0]], strings[indexes[0]]
        found = self._runs.get((side, indexes))
        if found is None:
            bag = dict(bags[indexes[0]])
            for i in indexes[1:]:
                for token, n in bags[i].items():
                    bag[token] = bag.get(token, 0) + n
            found = self._runs[side, indexes] = bag, "".join([strings[i] for i in indexes])
        return found

    def _common(self, a: Bag, b: Bag) -> float:
        if len(a) > len(b):
            a, b = b, a
        weights = self._weights
        return sum([weights[t] * (n if n < b[t] else b[t]) for t, n in a.items() if t in b])

    def _mass(self, bag: Bag) -> float:
        weights = self._weights
        return sum([weights[token] * n for token, n in bag.items()])
