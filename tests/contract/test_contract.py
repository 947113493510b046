"""The same text in every format and every language reads to the same labels, roles and clauses.

The sources under fixtures/contract are written by hand and say what is to be read; `python -m tests.contract` prints
the table of languages and formats.
"""

from __future__ import annotations

import pytest

from tests.contract.suite import FORMATS, LEFT_OUT, PDF, TEXTS, differences, letters, reading, source

every_text = pytest.mark.parametrize(("name", "language"), TEXTS, ids=lambda value: value)
every_format = pytest.mark.parametrize("form", FORMATS)


@every_text
@every_format
def test_labels_roles_and_clauses(name: str, language: str, form: str) -> None:
    if reason := LEFT_OUT.get((language, form)):
        pytest.skip(reason)
    assert differences(reading(name, language, form), name, language) == []


@every_text
@every_format
def test_title_language_and_kind(name: str, language: str, form: str) -> None:
    if reason := LEFT_OUT.get((language, form)):
        pytest.skip(reason)
    text, expected = reading(name, language, form), source(name, language)
    assert (text.language, text.kind) == (language, expected.kind)
    assert letters(text.title or "").startswith(letters(expected.title))
    assert [n.code for n in text.notes if n.code == "language"] == []


@every_text
def test_all_formats_number_the_paragraphs_alike(name: str, language: str) -> None:
    forms = [form for form in FORMATS if (language, form) not in LEFT_OUT]
    ids = {tuple(p.id for p in reading(name, language, form).paragraphs) for form in forms}
    assert len(ids) == 1


def test_the_languages_of_the_suite() -> None:
    declared = {language for name, language in TEXTS if name == "declaration"}
    assert declared == {"en", "ru", "kk", "ur", "ar", "zh", "fr", "es", "tr", "fa", "hi", "bn", "de", "pt", "ja", "ko"}


def test_the_typeset_files_are_small_and_each_has_its_source() -> None:
    sizes = {path.stem: path.stat().st_size for path in PDF.glob("*.pdf")}
    assert set(sizes) == {f"{name}-{language}" for name, language in TEXTS if (language, "pdf") not in LEFT_OUT}
    assert max(sizes.values()) < 60 * 1024
    assert sum(sizes.values()) < 3 * 1024 * 1024
