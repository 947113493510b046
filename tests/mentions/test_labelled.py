"""Recall and precision of the shipped lists on labelled passages: ten topics in sixteen languages, with near misses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from diplodiff.language import topics

FOLDER = Path(__file__).parent / "labelled"


def labelled() -> Iterator[tuple[str, str, bool, str]]:
    """Every passage: language, topic, whether it mentions the topic, text."""
    for path in sorted(FOLDER.glob("*.txt")):
        topic = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                topic = line.strip("[]")
            elif line[:2] in ("+ ", "- "):
                yield path.stem, topic, line[0] == "+", line[2:]


def test_every_topic_in_every_language_with_near_misses() -> None:
    cells = {(language, topic, mentions) for language, topic, mentions, _ in labelled()}
    languages, names = {c[0] for c in cells}, {c[1] for c in cells}
    assert (len(languages), len(names), len(cells)) == (16, 10, 320)
    for topic in names:
        assert set(topics.resolve(topic).languages) >= languages


def test_recall_and_precision() -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    wrong = []
    for language, topic, expected, text in labelled():
        found = bool(topics.hits(topics.resolve(topic), text, language))
        counts[expected, found] += 1
        if found != expected:
            wrong.append(f"{language} {topic} {'missed' if expected else 'wrongly found'}: {text}")
    recall = counts[True, True] / (counts[True, True] + counts[True, False])
    precision = counts[True, True] / (counts[True, True] + counts[False, True])
    print(f"\nrecall {recall:.4f} precision {precision:.4f} {dict(counts)}", *wrong, sep="\n")
    assert recall >= 0.98
    assert precision >= 0.95


def test_further_passages_that_no_list_was_mended_after() -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    wrong = []
    for line in (FOLDER.parent / "further.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, topic, mark, text = line.split("\t")
            found = bool(topics.hits(topics.resolve(topic), text, language))
            counts[mark == "+", found] += 1
            if found != (mark == "+"):
                wrong.append(line)
    recall = counts[True, True] / (counts[True, True] + counts[True, False])
    precision = counts[True, True] / (counts[True, True] + counts[False, True])
    print(f"\nfurther: recall {recall:.4f} precision {precision:.4f} {dict(counts)}", *wrong, sep="\n")
    assert recall >= 0.95
    assert precision >= 0.95
