"""Invented declarations, generated: the raw material of the property tests."""

from __future__ import annotations

import random
from dataclasses import dataclass

_SUBJECTS = ["The Sides", "Both Governments", "The two Presidents", "The Parties", "The Ministers"]
_VERBS = ["agreed to", "reaffirmed their intention to", "decided to", "will", "undertook to", "expressed readiness to"]
_ACTS = ["expand", "coordinate", "review", "protect", "modernise", "finance", "simplify", "inspect", "insure", "map"]
_THINGS = [
    "river ferries", "alpine pastures", "grain elevators", "lighthouses", "school libraries", "customs scanners",
    "copper mines", "weather stations", "seed banks", "night trains", "wool auctions", "fish hatcheries",
    "harbour cranes", "postal routes", "museum loans", "glacier surveys", "radio masts", "orchid nurseries",
    "bridge repairs", "salt works", "vaccine stores", "horse fairs", "film archives", "tram depots",
]  # fmt: skip
_PLACES = [
    "in the Upper Lomar valley",
    "along the Tessin coast",
    "near Port Kellan",
    "between Ostra and Vael",
    "on the Marn plateau",
]
_ENDS = [
    "by {y}",
    "within {n} years",
    "at a cost of {m} million crowns",
    "under the programme of {y}",
    "with {n} joint teams",
]


@dataclass(frozen=True)
class Declaration:
    """A title, a preamble and numbered paragraphs (each a list of sentences)."""

    title: str
    preamble: str
    paragraphs: tuple[tuple[str, ...], ...]

    def text(self, numbered: bool = True) -> str:
        """As a plain text file, a blank line between paragraphs."""
        body = [(f"{n}. " if numbered else "") + " ".join(p) for n, p in enumerate(self.paragraphs, 1)]
        return "\n\n".join([self.title, self.preamble, *body]) + "\n"


def sentence(rng: random.Random) -> str:
    end = rng.choice(_ENDS).format(y=rng.randint(2027, 2049), n=rng.randint(2, 90), m=rng.randint(3, 900))
    thing, other = rng.sample(_THINGS, 2)
    return f"{rng.choice(_SUBJECTS)} {rng.choice(_VERBS)} {rng.choice(_ACTS)} {thing} and {other} {rng.choice(_PLACES)} {end}."


def declaration(seed: int, size: int) -> Declaration:
    """A declaration of `size` numbered paragraphs; the same seed gives the same text."""
    rng = random.Random(seed)
    paragraphs = tuple(tuple(sentence(rng) for _ in range(rng.randint(1, 3))) for _ in range(size))
    return Declaration(
        "Joint Declaration between the Republic of Ostra and the Kingdom of Vael on Good Neighbourly Relations",
        "The Government of the Republic of Ostra and the Government of the Kingdom of Vael have agreed as follows:",
        paragraphs,
    )
