"""A text against itself with edits: nothing else than what was planted is surely one-sided, and that is found."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.gate import parallel
from tests.gate.edited import case
from tests.gate.edits import KINDS

LANGUAGES = [code for code in parallel.languages(parallel.NAMES[0]) if code not in parallel.WITHOUT_TABLES]


@pytest.mark.parametrize("kind", KINDS)
def test_only_what_was_planted_is_one_sided(kind: str, tmp_path: Path) -> None:
    number = list(KINDS).index(kind)
    for n in range(4):  # every language in turn, as a page and as plain text, numbered and not
        language = LANGUAGES[(4 * number + n) % len(LANGUAGES)]
        made = case(kind, parallel.NAMES[n % 2], language, seed=n)
        false, missed, _ = made.judged(made.report(tmp_path))
        assert (language, n, [f for f in false if f["confidence"] != "tentative"]) == (language, n, [])
        assert (language, n, missed) == (language, n, [])
