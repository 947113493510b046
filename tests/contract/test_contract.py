"""The same text in every format and every language reads to the same labels, roles and clauses.

The sources under fixtures/contract are written by hand and say what is to be read; `python -m tests.contract` prints
the table of languages and formats.
"""

from __future__ import annotations

import pytest

from tests.contract.suite import FORMATS, LEFT_OUT, TEXTS, differences, reading


@pytest.mark.parametrize(("name", "language"), TEXTS, ids=lambda value: value)
@pytest.mark.parametrize("form", FORMATS)
def test_every_format_reads_alike(name: str, language: str, form: str) -> None:
    if reason := LEFT_OUT.get((language, form)):
        pytest.skip(reason)
    assert differences(reading(name, language, form), name, language) == []


@pytest.mark.parametrize(("name", "language"), TEXTS, ids=lambda value: value)
@pytest.mark.parametrize("form", FORMATS)
def test_title_language_and_kind(name: str, language: str, form: str) -> None:
    from tests.contract.suite import source

    if reason := LEFT_OUT.get((language, form)):
        pytest.skip(reason)
    text, expected = reading(name, language, form), source(name, language)
    assert (text.language, text.kind) == (language, expected.kind)
    assert (text.title or "").startswith(expected.title)
