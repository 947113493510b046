"""Numbers in Chinese, Japanese and Korean, where figures, numerals and magnitudes mix: 3.5万, 二百五十, 1兆2000億, 1조 2천억."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from diplodiff.language.fact_words import facts, phrases
from diplodiff.language.number_figures import FIGURES, figures
from diplodiff.patterns import regex
from diplodiff.settings.language import QUANTITY_PARTS

_FEW = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_KOREAN_FEW = {c: n for n, c in enumerate("영일이삼사오육칠팔구")}
_KOREAN_TENS = {"십": 10, "백": 100, "천": 1000}
_KOREAN_SCALES = {"만": 10**4, "억": 10**8, "조": 10**12}
_ONES = dict(zip(("한", "두", "세", "네", "다섯", "여섯", "일곱", "여덟", "아홉"), range(1, 10), strict=True))
_ROUND = dict(zip(("열", "서른", "마흔", "쉰", "예순", "일흔", "여든", "아흔"), (10, *range(30, 100, 10)), strict=True))
# Native numerals, as they stand before what is counted; 한 by itself means "about" or "a" as well.
_KOREAN_COUNTED = {
    **{word: n for word, n in _ONES.items() if n > 1},
    **_ROUND,
    "스무": 20,
    **{tens + ones: a + b for tens, a in (*_ROUND.items(), ("스물", 20)) for ones, b in _ONES.items()},
}
_HAN = regex(rf"{FIGURES}|[〇零一二三四五六七八九十百万萬亿億两兩]|[千兆](?![瓦赫伏克卡帕])")
# In Korean the numerals are syllables of many words: without figures only a run at the beginning of a word counts.
_KOREAN = regex(
    rf"{FIGURES}|(?<=[\d십백천만억조])[십백천만억조]|(?<=\d )[십백천만억조]"
    r"|(?<![가-힣])(?=[일이삼사오육칠팔구]{0,3}[십백천만억])[일이삼사오육칠팔구십백천만억조]{2,}(?=[ %]|$|명|인|개|년|원|퍼|여)"
    r"|(?<![가-힣])[일이삼사오육칠팔구](?=개월|개년|개국)"
    rf"|(?<![가-힣])(?:{'|'.join(sorted(_KOREAN_COUNTED, key=len, reverse=True))})(?= [가-힣])"
)

_DAYS = regex("[십백천]일$")
_ALL_DAYS = regex("[일이삼사오육칠팔구]일$")  # 사십오일: 일 is no one here, it counts days
# Typeset texts part figures from a magnitude (3 亿元, 1 兆 2,000 億円); a bare 百 or 千 counts behind few figures only.
_PARTED = regex(r"[万萬亿億兆]|[百千](?=[万萬亿億兆])")
_PARTED_SMALL = regex(r"[百千](?!年)")
_GOES_ON = regex(rf"(?:{FIGURES}) ?[百千]?[万萬亿億千](?![年瓦赫伏克卡帕米])")
_YEAR = 4  # numerals of a year: 二〇三六年

Found = tuple[int, int, Fraction, Fraction | None, int, bool, bool]
_Token = tuple[int, int, str]


def han_runs(text: str, language: str | None) -> list[Found]:
    """The numbers of a plain text: (start, end, value, other reading, scale, spelled, grouped)."""
    tokens = [_token(m, language) for m in (_KOREAN if language == "ko" else _HAN).finditer(text)]
    found: list[Found] = []
    row: list[_Token] = []
    for token in tokens:
        if row and (len(row) >= QUANTITY_PARTS or not _follows(text, row[-1], token, language)):
            found += _read(row, language)
            row = []
        row.append(token)
    return found + (_read(row, language) if row else [])


def _token(m: re.Match[str], language: str | None) -> _Token:
    written = m.group()
    if language == "ko" and _ALL_DAYS.search(written):
        written = written[:-1]
    return m.start(), m.start() + len(written), written


def _follows(text: str, before: _Token, token: _Token, language: str | None) -> bool:
    gap = text[before[1] : token[0]]
    if gap == " " and language != "ko":
        return _parted(text, before, token, language)
    if gap and not (language == "ko" and gap == " " and (before[2][-1] in "만억조" or token[2][0] in "십백천만억조")):
        return False
    if language == "ko" and (before[2] in _KOREAN_COUNTED or token[2] in _KOREAN_COUNTED):
        return False  # "4억 세 명": a native numeral stands by itself
    return not (before[2][-1].isdigit() and token[2][0].isdigit())


def _parted(text: str, before: _Token, token: _Token, language: str | None) -> bool:
    """Whether a space stands within a number: between figures and their magnitude, or behind that before more figures."""
    if not before[2][-1].isdigit():
        return before[2] in _SCALES and bool(_GOES_ON.match(text, token[0]))
    few = "." in before[2] or len(before[2]) < _YEAR
    magnitude = _PARTED.match(text, token[0]) or (few and _PARTED_SMALL.match(text, token[0]))
    return bool(magnitude) and not _idle(language).match(text, token[0])


@cache
def _idle(language: str | None) -> re.Pattern[str]:
    return phrases(facts(language).get("idle", []), language)


def _read(row: list[_Token], language: str | None) -> list[Found]:
    start, end = row[0][0], row[-1][1]
    if language == "ko" and row[0][2] in _KOREAN_COUNTED:
        return [(start, end, Fraction(_KOREAN_COUNTED[row[0][2]]), None, 1, True, True)]
    few, tens, scales = (_KOREAN_FEW, _KOREAN_TENS, _KOREAN_SCALES) if language == "ko" else (_FEW, _TENS, _SCALES)
    total = section = Fraction(0)
    number: Fraction | None = None
    other: Fraction | None = None
    scale = 1
    for _, _, token in row:
        for part in [token] if token[0].isdigit() else token:
            if part[0].isdigit():
                read = figures(part, ".")
                if read is None:
                    return []
                number, other = read
            elif part in few:
                number = Fraction(few[part]) if number is None else number * 10 + few[part]
            elif part in tens:
                section += (1 if number is None else number) * tens[part]
                number, other = None, None
            else:
                section, number, other = section + (number or 0), None, None
                if not total and not section:
                    section = Fraction(1)
                total, section = _scaled(total, section, scale, scales[part]), Fraction(0)
                scale = scales[part]
    spelled = not any(token[0].isdigit() for _, _, token in row)
    if language == "ko" and _DAYS.search(row[-1][2]):
        other = total + section + (number or 0) - 1  # 삼십일: thirty-one, or thirty days
    plain = len(row) == 1 and not spelled and row[0][2].isdecimal()
    plain = plain or (len(row) == _YEAR and all(token in _FEW for _, _, token in row))
    return [(start, end, total + section + (number or 0), other, scale, spelled, not plain)]


def _scaled(total: Fraction, section: Fraction, before: int, scale: int) -> Fraction:
    """万亿 multiplies, 亿...万 adds."""
    return (total + section) * scale if total and scale > before else total + section * scale
