"""A bilingual source is two texts."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplodiff.pipeline import Request, compare, read
from tests.declarations import declaration

RUSSIAN = [
    "Стороны договорились расширять торговлю зерном и шерстью между пограничными областями обеих стран.",
    "Стороны проведут совместный осмотр мостов и дорог не позднее осени следующего года.",
    "Стороны поддерживают обмен студентами и преподавателями между своими университетами.",
    "Стороны создадут совместную комиссию по охране рек и озёр в приграничной полосе.",
    "Стороны будут ежегодно проводить встречу министров иностранных дел в обеих столицах.",
]
KAZAKH = [
    "Тараптар екі елдің шекаралас облыстары арасында астық пен жүн саудасын кеңейтуге келісті.",
    "Тараптар келесі жылдың күзінен кешіктірмей көпірлер мен жолдарды бірлесіп тексереді.",
    "Тараптар өз университеттері арасында студенттер мен оқытушылар алмасуды қолдайды.",
    "Тараптар шекара маңындағы өзендер мен көлдерді қорғау жөніндегі бірлескен комиссия құрады.",
    "Тараптар жыл сайын екі елордада сыртқы істер министрлерінің кездесуін өткізеді.",
]


@pytest.fixture
def bilingual(tmp_path: Path) -> Path:
    english = [" ".join(p) for p in declaration(5, 5).paragraphs]
    both = [f"{n}. {t}" for n, pair in enumerate(zip(english, RUSSIAN, strict=True), 1) for t in pair]
    path = tmp_path / "both.txt"
    path.write_text("\n\n".join(both), encoding="utf-8")
    return path


def test_each_language_is_a_text_of_its_own(bilingual: Path) -> None:
    english, russian = (read(Request(f"{bilingual}#{code}")) for code in ("en", "ru"))
    assert [p.label for p in english.paragraphs] == [p.label for p in russian.paragraphs] == ["1", "2", "3", "4", "5"]
    assert [p.text for p in russian.paragraphs] == RUSSIAN
    assert english.other_languages == ("ru",)
    assert any(note.code == "several-languages" for note in english.notes)


def test_the_other_side_decides_which_is_read(bilingual: Path, tmp_path: Path) -> None:
    other = tmp_path / "ru.txt"
    other.write_text("\n\n".join(f"{n}. {t}" for n, t in enumerate(RUSSIAN, 1)), encoding="utf-8")
    result = compare([Request(str(bilingual)), Request(str(other))])
    assert result.gate.verdict == "same-text"


def test_neighbours_in_one_script_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "both.txt"
    path.write_text("\n\n".join(t for pair in zip(KAZAKH, RUSSIAN, strict=True) for t in pair), encoding="utf-8")
    assert [p.text for p in read(Request(f"{path}#kk")).paragraphs] == KAZAKH


def test_a_quotation_makes_no_second_language() -> None:
    path = Path(__file__).parents[2] / "fixtures" / "one-sided-paragraph" / "b.html"
    assert read(Request(str(path))).other_languages == ()
