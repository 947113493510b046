"""The languages that one source holds: a bilingual document is two texts, and each is read on its own."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from math import log

from diplodiff.language import tables
from diplodiff.language.alphabets import ONLY_LANGUAGE
from diplodiff.language.identify import fits, identify, letter_count, likenesses, recognised, script
from diplodiff.language.normalise import UNSPACED, folded
from diplodiff.language.statistics import log_odds
from diplodiff.model import Block
from diplodiff.settings.language import LANGUAGE_SAMPLE
from diplodiff.settings.structure import (
    BILINGUAL_AGAIN,
    BILINGUAL_AGAIN_SAMPLE,
    BILINGUAL_CERTAIN,
    BILINGUAL_HEADING,
    BILINGUAL_MIN_BLOCKS,
    BILINGUAL_MIN_SHARE,
    BILINGUAL_MODEL,
    BILINGUAL_SAME,
    BILINGUAL_SAME_LEAST,
    BILINGUAL_SAMPLE,
    BILINGUAL_SIGN_SHARE,
    BILINGUAL_SIGN_WEIGHT,
    BILINGUAL_WORDS,
    LANGUAGE_EXPECTED,
    LANGUAGE_STRANGE,
    PASSAGE_MIN_LETTERS,
)

_SHARED = frozenset({"Latn", "Cyrl", "Arab", "Deva", "Beng", "Ethi", "Hani"})  # scripts of several languages
_SIGNS = frozenset({"Hani", "Jpan", "Hang"})  # a sign of these says as much as three letters


def block_languages(blocks: Sequence[Block]) -> list[str | None]:
    """The language of each block; None where it is too short to tell, or holds nothing but numbers."""
    whole, size = [], 0
    for block in blocks:
        if size > LANGUAGE_SAMPLE:
            break
        whole.append(block.text)
        size += len(block.text)
    expected = recognised("\n".join(whole))
    return _settled(blocks, [_of(block.text, expected) for block in blocks])


def _settled(blocks: Sequence[Block], read: Sequence[str | None]) -> list[str | None]:
    """The same, without languages that only the statistical model sees beside a near relation.

    Of one Indonesian text it takes some passages for Malay, of a Croatian one half for Bosnian. Two texts whose words are the
    same are in one language, and of standards of one language (`near`) only passages that are said again in the other make
    a second one; languages with tables are told apart by their function words and need no such look.
    """
    texts: dict[str, list[str]] = defaultdict(list)
    for block, language in zip(blocks, read, strict=True):
        if language:
            texts[language].append(block.text)
    if len(texts) < 2:
        return list(read)
    sizes = {language: sum(map(len, of)) for language, of in texts.items()}
    main = max(sizes, key=lambda language: (sizes[language], language))
    known = tables.languages()
    main_words = [folded(text).split() for text in texts[main]]
    places = Counter(word for words in main_words for word in set(words))
    usual = _share([word for words in main_words for word in words], {word for word, n in places.items() if n > 1})
    own = script(" ".join(texts[main]))
    same = {
        language
        for language, of in texts.items()
        if language != main
        and not (language in known and main in known)
        and script(" ".join(of)) == own
        and (
            not _said_again(of, texts[main])
            if tables.near(language, main)
            else _share(folded(" ".join(of)).split(), set(places)) >= max(BILINGUAL_SAME * usual, BILINGUAL_SAME_LEAST)
        )
    }
    return [main if language in same else language for language in read]


def _said_again(texts: Sequence[str], others: Sequence[str]) -> bool:
    """Whether half of some texts share as many words with one of the others as renderings in two standards do."""
    wordings = [set(folded(text).split()) for text in others]
    spoken = [set(folded(text).split()) for text in texts[:: 1 + len(texts) // BILINGUAL_AGAIN_SAMPLE]]
    again = sum(
        1 for mine in spoken if any(len(mine & w) >= BILINGUAL_AGAIN * max(len(mine), len(w)) for w in wordings)
    )
    return 2 * again >= len(spoken)


def _share(words: Sequence[str], among: set[str]) -> float:
    return sum(1 for word in words if word in among) / (len(words) or 1)


def _of(text: str, expected: str | None) -> str | None:
    """The language of a passage in a text that is mostly in the language expected."""
    text = text[:LANGUAGE_SAMPLE]
    written = script(text)
    letters = weighted_letters(text)
    # a single line of another script is telling at a few letters; within one script it takes a sentence
    if letters < PASSAGE_MIN_LETTERS and (letters < PASSAGE_MIN_LETTERS // 4 or written in _SHARED):
        return None
    if written in ONLY_LANGUAGE:
        return _of_signs(text) if written == "Hani" and expected == "ja" else ONLY_LANGUAGE[written]
    sure = recognised(text)
    if sure is not None or expected is None or tables.table(expected).get("script") != written:
        return sure or identify(text)
    nearest = likenesses(text)[0]
    if nearest.language == expected and nearest.share >= LANGUAGE_EXPECTED:
        return expected
    return identify(text) if letters >= LANGUAGE_STRANGE else None


def _of_signs(text: str) -> str | None:
    """A passage without kana in a source that holds Japanese: Chinese by its signs or function words, else undecided."""
    if not fits(text, "ja"):
        return "zh"
    return "zh" if sum(1 for word in tables.table("zh")["stopwords"] if word in text) > 1 else None


def sampled(blocks: Sequence[Block]) -> list[Block]:
    """Blocks spread over a long source, four in a row as languages may alternate; all those of a shorter one."""
    step = -(-len(blocks) // BILINGUAL_SAMPLE) if blocks else 1
    return [blocks[i] for i in range(len(blocks)) if (i // 4) % step == 0]


def languages(blocks: Sequence[Block], read: Sequence[str | None]) -> tuple[str, ...]:
    """The languages that a source is written in, the one with most characters first; usually one.

    `read` holds the language of each block. A quoted phrase or a foreign title makes no second language: it needs a fair
    share of the characters, in several blocks.
    """
    sizes: dict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter()
    for block, language in zip(blocks, read, strict=True):
        if language:
            sizes[language] += len(block.text) * _weight(block.text)
            counts[language] += 1
    total = sum(sizes.values())
    found = [
        language
        for language, size in sizes.items()
        if size >= BILINGUAL_MIN_SHARE * total and counts[language] >= BILINGUAL_MIN_BLOCKS
    ]
    return tuple(sorted(found, key=lambda language: (-sizes[language], language)))


def weighted_letters(text: str) -> float:
    """The letters of a text, weighted so that the same words weigh alike in Chinese and in English."""
    return letter_count(text) * _weight(text)


def _weight(text: str) -> float:
    return BILINGUAL_SIGN_WEIGHT if script(text) in _SIGNS else 1.0


def assigned(blocks: Sequence[Block], read: Sequence[str | None], present: Sequence[str]) -> list[str]:
    """The language of `present` that each block belongs to: the likeliest sequence of languages (Viterbi).

    A block too short to tell ("Article 7") goes by its script, letters and words, and by how often the languages change
    from one block to the next where they are known; a heading goes with what follows it rather than with what precedes.
    """
    evidence = _evidence(blocks, read, present)
    stay, change = _transitions(read, present)
    best: list[Sequence[float]] = [evidence[0]]
    came: list[list[int]] = []
    for block, own in zip(blocks[1:], evidence[1:], strict=True):
        lead = BILINGUAL_HEADING if _leads(block) else -BILINGUAL_HEADING
        scores, origins = [], []
        for n, weight in enumerate(own):
            ways = [score + (stay if n == m else change + lead) for m, score in enumerate(best[-1])]
            origin = max(range(len(ways)), key=lambda m: (ways[m], m == n))
            scores.append(ways[origin] + weight)
            origins.append(origin)
        best.append(scores)
        came.append(origins)
    at = max(range(len(present)), key=lambda n: (best[-1][n], -n))
    found = [at]
    for origins in reversed(came):
        at = origins[at]
        found.append(at)
    return [present[n] for n in reversed(found)]


def _transitions(read: Sequence[str | None], present: Sequence[str]) -> tuple[float, float]:
    """Logarithms of how often the language stays the same and changes from a known block to a known one beside it."""
    pairs = [(a, b) for a, b in pairwise(read) if a in present and b in present]
    changed = (sum(1 for a, b in pairs if a != b) + 1) / (len(pairs) + 2)
    return log(1 - changed), log(changed)


def _evidence(blocks: Sequence[Block], read: Sequence[str | None], present: Sequence[str]) -> list[tuple[float, ...]]:
    """For each block the weight of what its script, letters and words say for each of the languages."""
    of: dict[str, list[str]] = {language: [] for language in present}
    for block, language in zip(blocks, read, strict=True):
        if language in of:
            of[language].append(block.text)
    scripts = [script(" ".join(of[language])) for language in present]
    vocabularies = [_vocabulary(language, of[language]) for language in present]
    return [
        tuple(0.0 if code == language else -BILINGUAL_CERTAIN for code in present)
        if language in of
        else _doubtful(block.text, present, scripts, vocabularies)
        for block, language in zip(blocks, read, strict=True)
    ]


def _doubtful(
    text: str, present: Sequence[str], scripts: Sequence[str | None], vocabularies: Sequence[frozenset[str]]
) -> tuple[float, ...]:
    words = {word for word in folded(text).split() if len(word) > 1 or UNSPACED.match(word)}
    written = script(text)
    shared = written == "Hani" or len(set(scripts)) < len(scripts)
    if not shared and written in scripts:
        return tuple(0.0 if own == written else -BILINGUAL_CERTAIN for own in scripts)
    odds = log_odds(text, present) if len(words) > 1 and written in scripts else [0.0] * len(present)
    return tuple(
        BILINGUAL_WORDS * sum(1.0 if len(word) > 1 else BILINGUAL_SIGN_SHARE for word in words & vocabulary)
        + max(odd, -BILINGUAL_MODEL)
        - (BILINGUAL_MODEL if not fits(text, code) else 0.0)
        - (BILINGUAL_CERTAIN if written != own and written in scripts and written != "Hani" else 0.0)
        for code, own, vocabulary, odd in zip(present, scripts, vocabularies, odds, strict=True)
    )


def _vocabulary(language: str, texts: Sequence[str]) -> frozenset[str]:
    labels = tables.table(language).get("labels", {})
    worded = [form for forms in labels.values() if isinstance(forms, list) for form in forms if isinstance(form, str)]
    return frozenset(folded(" ".join([*texts, *worded])).split())


def _leads(block: Block) -> bool:
    """Whether a block announces what follows: a heading, a bare label."""
    text = block.text.rstrip()
    return (
        block.kind == "heading"
        or block.bold
        or not any(c.isalpha() for c in text)
        or any(c.isdigit() for c in text[-6:])
    )
