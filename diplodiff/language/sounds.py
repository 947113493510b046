"""Names looked for by their sound, where a language or a script has no term of a list: candidates, never certain.

"Gwadar" is looked for in a Russian text as a word of the same consonants ("Гвадар"), with a capital where there are any.
"""

from __future__ import annotations

from collections.abc import Iterable

from diplodiff.language.anchors import skeleton
from diplodiff.language.inflection import UNSPACED
from diplodiff.language.normalise import words
from diplodiff.language.term_finder import Hit
from diplodiff.settings.questions import MENTION_SOUND_CONSONANTS, MENTION_SOUND_ENDING


def sounds(terms: Iterable[str]) -> dict[tuple[str, ...], str]:
    """The names among terms by the consonants of their words; words in lower case and short names are none."""
    found: dict[tuple[str, ...], str] = {}
    for term in terms:
        bare = term.replace("*", "").replace("=", "")
        parts = _heard(bare)
        if "~" in bare or not parts or any(part[:1].islower() for part in bare.split()) or bare.isupper():
            continue
        if all(parts) and max(map(len, parts)) >= MENTION_SOUND_CONSONANTS - 1:
            found.setdefault(parts, bare)
            found.setdefault(_heard(bare.replace("w", "v")), bare)  # Gwadar, Гвадар
    return found


def _heard(name: str) -> tuple[str, ...]:
    return tuple(skeleton(part) for part in name.replace("-", " ").split())


def by_sound(text: str, language: str | None, wanted: dict[tuple[str, ...], str]) -> tuple[Hit, ...]:
    """Words of a text that sound like one of the names, its first consonants in order, with a short ending at most."""
    if not wanted or language in UNSPACED:
        return ()
    said = [w for w in words(text) if w.end - w.start > 1]
    heard = [skeleton(text[w.start : w.end]) for w in said]
    found = []
    for at in range(len(said)):
        for parts, term in wanted.items():
            ours = heard[at : at + len(parts)]
            first = text[said[at].start]
            least = MENTION_SOUND_CONSONANTS - first.isupper()  # a capital says as much as a consonant
            long = max(map(len, parts)) >= least
            if long and len(ours) == len(parts) and not first.islower() and all(map(_alike, ours, parts)):
                found.append(Hit(said[at].start, said[at + len(parts) - 1].end, term, False))
                break
    return tuple(found)


def _alike(heard: str, wanted: str) -> bool:
    return heard.startswith(wanted) and len(heard) - len(wanted) <= MENTION_SOUND_ENDING
