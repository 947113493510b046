"""What the tests of archives share."""

from __future__ import annotations

import pytest

from diplodiff.archive import keys


@pytest.fixture(autouse=True)
def _program_as_it_is() -> None:
    """The program is told once a process; a test elsewhere may have told it with thresholds of its own."""
    keys.program.cache_clear()
