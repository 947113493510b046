"""Every input that once broke a target, and a few new ones for each; `make fuzz` runs longer."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplodiff.render import failed, renderer
from diplodiff.render.options import Options
from tests.fuzz.mutate import mutated
from tests.fuzz.seeds import CORPUS, encoded
from tests.fuzz.targets import attempt, targets, well_formed
from tests.render.test_machine import hostile

KEPT = sorted(path for path in CORPUS.rglob("*") if path.is_file())
# a PDF costs a process and a quotation ten comparisons: few of those here, more in the longer run
EXAMPLES = {"pdf": 3, "quoting": 3, "comparing": 6, "image": 6, "language": 6}
bounded = settings(deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)


@pytest.mark.parametrize("path", KEPT, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_once_broke_stays_mended(path: Path) -> None:
    attempt(targets()[path.parent.name].run, path.read_bytes())


@pytest.mark.parametrize("name", targets())
def test_a_seed_is_read(name: str) -> None:
    """Otherwise the mutants would test the refusals only."""
    target = targets()[name]
    refusals = [attempt(target.run, seed) for seed in target.seeds()[:2]]
    assert name == "image" or not all(refusals), refusals


@pytest.mark.parametrize("name", targets())
def test_a_few_mutants(name: str) -> None:
    target = targets()[name]
    seeds, words = target.seeds(), encoded(target.words)

    @settings(bounded, max_examples=EXAMPLES.get(name, 12))
    @given(st.integers(0, 2**32))
    def holds(number: int) -> None:
        attempt(target.run, mutated(random.Random(number), seeds, words))

    holds()


@settings(bounded, max_examples=60)
@given(
    st.text(st.characters(codec=None), max_size=60),
    st.sampled_from(["json", "markdown", "html", "csv", "tei", "github"]),
)
def test_any_words_in_any_format(words: str, form: str) -> None:
    well_formed(form, renderer(form)(hostile(words or "x"), Options()))
    well_formed(form, failed(form, words, words))


def test_a_target_that_breaks_is_told() -> None:
    with pytest.raises(ZeroDivisionError):
        attempt(lambda body: 1 // len(body), b"")
