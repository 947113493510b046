"""What a plug-in must do, as classes of tests that its author inherits from; pytest or unittest runs them.

    from diplodiff.testing import LoaderContract

    class TestAbw(LoaderContract):
        loader = my_package.abw
        media_type = "application/x-abiword"
        samples = (Path("tests/one.abw").read_bytes(),)

docs/plugins.md has the whole.
"""

from __future__ import annotations

import hashlib
import random
import unicodedata
from collections.abc import Sequence
from typing import ClassVar

from diplodiff.errors import DiplodiffError
from diplodiff.model import Blocks, Comparison, PublishedText, Snapshot
from diplodiff.plugins import Loader, Renderer

__all__ = ["LoaderContract", "RendererContract", "comparisons"]

_HEAD = "Joint Declaration between the Republic of Ostra and the Kingdom of Vael on Good Neighbourly Relations"
_PARAGRAPHS = (
    "The Parties shall keep the river ferries of the Upper Lomar valley running in every season.",
    "The Parties will open 12 weather stations on the Marn plateau before 1 May 2031.",
    "The Parties undertook to repair the bridges between Ostra and Vael at a cost of 40 million crowns.",
    "The Ministers decided to publish the maps of the Tessin coast in both languages.",
    "The Parties will exchange school libraries and film archives every third year.",
    "Both Governments agreed to inspect the lighthouses near Port Kellan together.",
)
_STEERING = '\x1b[31mred\x1b[0m \x07 \u202eevil\u202c <script>alert(1)</script> ]]> "quoted" | =1+1 \ufffe'
_NEVER_SAID = ("deleted", "removed", "omitted", "censored", "watered down")
_OWN = (
    b"%PDF-1.7\n",
    b"<!DOCTYPE html><html><p>Text",
    b"PK\x03\x04",
    b"{\\rtf1 Text}",
    b"# Title\n\n- item\n",
    b"1. A plain text.\n",
    b"",
)


class LoaderContract:
    """A loader of a plug-in: give `loader`, its `media_type`, and some whole `samples` (bytes) that hold text."""

    loader: ClassVar[Loader]
    media_type: ClassVar[str]
    samples: ClassVar[Sequence[bytes]]
    mutants = 200  # damaged copies of each sample that are read

    def test_it_is_found_by_its_media_type(self) -> None:
        """The program must have no loader of its own for the type, and for none of the samples."""
        from diplodiff.loaders import LOADERS

        assert self.samples, "give at least one sample"
        assert self.media_type not in LOADERS, "the program reads this type itself; the plug-in would never be asked"

    def test_it_recognises_its_samples_and_nothing_else(self) -> None:
        """Told from the bytes, of any length, without an error."""
        assert all(self.loader.recognises(sample) for sample in self.samples)
        for body in _OWN:
            assert not self.loader.recognises(body), body

    def test_a_sample_becomes_blocks_in_order(self) -> None:
        """Text in Unicode, the same each time, and structure can be told."""
        for sample in self.samples:
            blocks = self._blocks(sample)
            assert isinstance(blocks, Blocks)
            assert any(block.text.strip() and block.left_out is None for block in blocks.blocks), "no text was read"
            for block in blocks.blocks:
                block.text.encode("utf-8")
            assert blocks == self._blocks(sample)
            assert _text(blocks, sample, self.media_type).paragraphs

    def test_a_damaged_sample_is_read_or_refused(self) -> None:
        """With DiplodiffError and nothing else."""
        for sample in self.samples:
            for number in range(self.mutants):
                rng = random.Random(number)
                body = bytearray(sample[: rng.randrange(len(sample) + 1)] if number % 4 == 0 else sample)
                for _ in range(rng.randrange(1, 9)):
                    if body:
                        body[rng.randrange(len(body))] = rng.randrange(256)
                try:
                    assert isinstance(self._blocks(bytes(body)), Blocks)
                except DiplodiffError:
                    continue

    def _blocks(self, body: bytes) -> Blocks:
        return self.loader.load(_snapshot(body, self.media_type))


class RendererContract:
    """A renderer of a plug-in: give `renderer` and the `format` that it is asked for by."""

    renderer: ClassVar[Renderer]
    format: ClassVar[str]
    shows_text = True  # whether a report holds the passage that one side published as it was published

    def test_it_is_found_by_its_format(self) -> None:
        """The program must have no format of that name."""
        from diplodiff.render import DOCUMENTS, RENDERERS

        assert self.format not in {*RENDERERS, *DOCUMENTS}, (
            "the program writes this itself; the plug-in would never be asked"
        )

    def test_every_kind_of_comparison_is_drawn_the_same_each_time(self) -> None:
        """Refused ones too: a failure never reads as "no differences"."""
        for name, comparison in comparisons().items():
            report = self._drawn(comparison)
            assert isinstance(report, (str, bytes)), name
            assert report, name
            assert report == self._drawn(comparison), name
        assert self._drawn(comparisons()["refused"]) != self._drawn(comparisons()["same-text"])

    def test_what_one_side_published_stands_in_it(self) -> None:
        """In full, and told without taking sides."""
        report = self._drawn(comparisons()["one-sided"])
        if isinstance(report, str) and self.shows_text:
            folded = " ".join(report.split())
            assert "lighthouses near Port Kellan" in folded
            assert not [word for word in _NEVER_SAID if word in folded.lower()]

    def test_what_a_text_holds_steers_nothing(self) -> None:
        """No control character and no turning of directions reaches the report; it can be written as UTF-8."""
        report = self._drawn(comparisons()["steering"])
        if isinstance(report, str):
            report.encode("utf-8")
            steering = [
                c for c in report if (unicodedata.category(c) == "Cc" and c not in "\n\r\t") or c in "\u202d\u202e"
            ]
            assert not steering, steering

    def _drawn(self, comparison: Comparison) -> str | bytes:
        from diplodiff.render.options import Options

        return self.renderer.render(comparison, Options(width=80))


def comparisons() -> dict[str, Comparison]:
    """Comparisons of invented texts, by what they show: one-sided, same-text, refused, three-sides and steering."""
    from diplodiff.pipeline import compare_texts

    whole = _PARAGRAPHS
    lacking = (*whole[:2], whole[2].replace("40", "44"), *whole[3:5])
    steering = (*whole[:3], f"{whole[3]} {_STEERING}", *whole[4:])
    a, b = _made("A", whole), _made("B", lacking)
    return {
        "one-sided": compare_texts((a, b)),
        "same-text": compare_texts((a, _made("B", whole))),
        "refused": compare_texts((a, _made("B", ("Rain fell on the capital, and the fair was closed.",)))),
        "three-sides": compare_texts((a, b, _made("C", whole))),
        "steering": compare_texts((_made("A", steering), b)),
    }


def _made(siglum: str, paragraphs: Sequence[str]) -> PublishedText:
    from diplodiff.loaders import load

    numbered = [f"{n}. {text}" for n, text in enumerate(paragraphs, 1)]
    body = "\n\n".join([_HEAD, *numbered] if len(numbered) > 1 else paragraphs).encode()
    return _text(load(_snapshot(body, "text/plain")), body, "text/plain", siglum)


def _text(blocks: Blocks, body: bytes, media_type: str, siglum: str = "A") -> PublishedText:
    from diplodiff.structure.build import Side, structure

    return structure(blocks, _snapshot(body, media_type), Side(siglum, f"{siglum.lower()}.txt", None))


def _snapshot(body: bytes, media_type: str) -> Snapshot:
    return Snapshot("sample", body, media_type, hashlib.sha256(body).hexdigest())
