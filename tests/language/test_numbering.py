"""Labels are accepted inside a consistent sequence and nowhere else."""

from __future__ import annotations

import pytest

from diplodiff.language.labels import candidates
from diplodiff.language.numbering import Line, accept


def values(text: str, language: str = "en") -> list[int | None]:
    lines = [Line(line.strip()) for line in text.strip().splitlines()]
    return [label.candidate.value if label else None for label in accept(lines, language)]


@pytest.mark.parametrize(
    ("line", "language", "style", "value", "printed", "rest"),
    [
        ("15. The Sides", "en", "1.", 15, "15", "The Sides"),
        ("(15) The Sides", "en", "(1)", 15, "(15)", "The Sides"),
        ("15) The Sides", "en", "1)", 15, "15", "The Sides"),
        ("Article 4", "en", "article", 4, "Article 4", ""),
        ("Article 4. Trade", "en", "article", 4, "Article 4", "Trade"),
        ("ARTICLE IV", "en", "article", 4, "ARTICLE IV", ""),
        ("IV. Trade", "en", "I.", 4, "IV", "Trade"),
        ("(a) wool;", "en", "(a)", 1, "(a)", "wool;"),
        ("(iv) wool;", "en", "(i)", 4, "(iv)", "wool;"),
        ("1.2.3 Trade", "en", "1.1", 3, "1.2.3", "Trade"),
        ("§ 2b Scope", "de", "§", 2, "§ 2b", "Scope"),
        ("Статья 12", "ru", "article", 12, "Статья 12", ""),
        ("12-бап. Сауда", "kk", "article", 12, "12-бап", "Сауда"),
        ("۱۵۔ فریقین", "ur", "1.", 15, "۱۵", "فریقین"),
        ("١٥- الجانبان", "ar", "1-", 15, "١٥", "الجانبان"),
        ("第十五条 双方", "zh", "article", 15, "第十五条", "双方"),
        ("十五、双方", "zh", "一、", 15, "十五", "双方"),
        ("（三）双方", "zh", "(一)", 3, "（三）", "双方"),
        ("⑮ 双方", "zh", "①", 15, "⑮", "双方"),
        ("제15조 (목적)", "ko", "article", 15, "제15조", "(목적)"),
        ("Madde 3 – Konu", "tr", "article", 3, "Madde 3", "Konu"),
        ("Article premier", "fr", "article", 1, "Article premier", ""),
        ("১৫। উভয় পক্ষ", "bn", "1.", 15, "১৫", "উভয় পক্ষ"),
    ],
)
def test_a_label_is_read(line: str, language: str, style: str, value: int, printed: str, rest: str) -> None:
    found = [(c.style, c.value, c.printed, line[c.end :]) for c in candidates(line, language)]
    assert (style, value, printed, rest) in found


def test_a_reference_is_no_label() -> None:
    assert candidates("Article 5 of the Charter provides otherwise.", "en") == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("1. a\n2. b\n4. Februar 2026 war ein Mittwoch.\n3. c", "de", [1, 2, None, 3]),
        ("1. a\n2. b\nV. Putin met them.\n3. c", "en", [1, 2, None, 3]),
        ("2026. was a year\n15. madde uyarınca", "tr", [None, None]),
        ("1. a\n(a) x\n(b) y\n2. b\n(a) x\n(b) y", "en", [1, 1, 2, 2, 1, 2]),
        ("1. a\n2. b\n14. lost some\n15. c\n16. d", "en", [1, 2, 14, 15, 16]),
        ("14. a\n15. b\n17. c\n18. d", "en", [14, 15, 17, 18]),
        ("Part I\n1. a\n2. b\nPart II\n1. c\n2. d", "en", [1, 1, 2, 2, 1, 2]),
        ("Article 1\nArticle 2\nArticle 5 of that treaty\nArticle 3", "en", [1, 2, None, 3]),
        ("А) x\nplain\nwords", "ru", [None, None, None]),
        ("(h) x", "en", [None]),
    ],
)
def test_labels_in_sequence(text: str, language: str, expected: list[int | None]) -> None:
    assert values(text, language) == expected


def test_a_number_that_the_format_computes_is_believed() -> None:
    labels = accept([Line("The Sides agree.", "13."), Line("They meet again.", "14.")], "en")
    assert [label.candidate.value for label in labels if label] == [13, 14]


def test_long_documents_stay_linear() -> None:
    lines = [Line(f"{n}. paragraph") for n in range(1, 900)] + [Line(f"({n % 26}) x") for n in range(900)]
    assert sum(1 for label in accept(lines, "en") if label) >= 899
