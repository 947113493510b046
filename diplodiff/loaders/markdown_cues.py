"""How much a text looks like Markdown: the kinds of mark it uses, weighted by how seldom plain text has them."""

from __future__ import annotations

import re
from itertools import islice

from diplodiff.language.normalise import UNSPACED
from diplodiff.patterns import regex
from diplodiff.settings import loaders
from diplodiff.settings import structure_lines as settings

FRONT_MATTER = regex(
    r"\A(?:---[ \t]*\n(?=[\w-]+[ \t]*:)(?:.*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|\Z)"
    r"|\+\+\+[ \t]*\n(?=[\w-]+[ \t]*=)(?:.*\n)*?\+\+\+[ \t]*(?:\n|\Z))"
)
_FENCE = regex(r"^(?:```|~~~|\|)", re.MULTILINE)
_FOLLOWED = regex(r"^(?![ \t>*+#-])(\S.*)\n(?=\S)", re.MULTILINE)
_LINE_END = regex(r"(?<=\S)[ \t]*\n(?=\S)")
_ENDS = regex(r"[.!?;:。！？；：।۔؟؛։።។။]['\"”’»)\]）」』]*$")
_NAMES = (".md", ".markdown", ".mdown", ".mkd")
# What a text with such marks holds (one of these), pattern, occurrences wanted, weight.
_CUES = (
    (("#",), regex(r"^#{1,6} +\S.*$", re.MULTILINE), 1, 2),
    (("=", "\n-"), regex(r"^\S.*\n(?:=|-){3,} *$", re.MULTILINE), 1, 2),
    (("**", "__"), regex(r"(?<![\w*])\*\*[^*\s][^*\n]*\*\*|(?<![\w_])__[^_\s][^_\n]*__(?!\w)"), 1, 2),
    (("*", "_"), regex(r"(?<![\w*])\*[^*\s][^*\n]*[^*\s]\*(?![\w*])|(?<![\w_])_[^_\s][^_\n]*[^_\s]_(?!\w)"), 1, 1),
    (("](", "]:"), regex(r"!?\[[^\[\]\n]+\]\([^()\s]+(?: [^()\n]*)?\)|^\[[^\[\]\n]+\]: +\S+", re.MULTILINE), 1, 2),
    (("[^",), regex(r"^\[\^[^\]\s]+\]: ", re.MULTILINE), 1, 2),
    (("- ", "*", "+"), regex(r"^ {0,3}[-*+] +\S", re.MULTILINE), 2, 1),
    ((), regex(r"^ {0,3}\d{1,4}[.)] +\S", re.MULTILINE), 2, 1),
    ((">",), regex(r"^> ", re.MULTILINE), 1, 1),
    (("```", "~~~"), regex(r"^(?:```|~~~)", re.MULTILINE), 2, 2),
    (("|",), regex(r"^\|.*\|[ \t]*\n\|[ :|-]+\|[ \t]*$", re.MULTILINE), 1, 2),
    (("\\.",), regex(r"^\d{1,3}\\\. ", re.MULTILINE), 1, 2),
)


def parted(text: str) -> str:
    """The text with an empty line behind each line, where its lines are paragraphs, as messages of channels write them:
    several lines too long to have been wrapped have another right below, and most of them end a sentence.
    """
    if _FENCE.search(text):
        return text
    long = [
        line for line in _FOLLOWED.findall(text) if len(line) + len(UNSPACED.findall(line)) > settings.LINE_PLAIN_WIDTH
    ]
    if len(long) < 2 or 2 * sum(1 for line in long if _ENDS.search(line.rstrip(" *_"))) < len(long):
        return text
    return _LINE_END.sub("\n\n", text)


def looks_like_markdown(sample: str, origin: str, declared: str) -> bool:
    """Whether a text is Markdown: by what its server says or its name ends in, else by marks of several kinds."""
    if declared.startswith("text/markdown") or origin.lower().partition("?")[0].endswith(_NAMES):
        return True
    sample = sample.replace("\r\n", "\n")
    weight = 2 if FRONT_MATTER.match(sample) else 0
    kinds = 1 if weight else 0
    for signs, pattern, wanted, worth in _CUES:
        if signs and not any(sign in sample for sign in signs):
            continue
        if sum(1 for _ in islice(pattern.finditer(sample), wanted)) == wanted:
            weight, kinds = weight + worth, kinds + 1
    return kinds > 1 and weight >= loaders.MARKDOWN_CUES
