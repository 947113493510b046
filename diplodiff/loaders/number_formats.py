"""The printed form of a list counter in the number formats that word processors know.

Names are those of ST_NumberFormat (ECMA-376 part 1, 17.18.59), the widest set; the other formats map theirs to these.
Word's own behaviour is followed where it departs from the standard: "hindiVowels" prints consonants and
"hindiConsonants" prints vowels.
"""

from __future__ import annotations

from collections.abc import Callable

BULLET = "•"


def _span(first: int, last: int, skip: str = "") -> str:
    return "".join(chr(c) for c in range(first, last + 1) if chr(c) not in skip)


# Alphabets that are repeated after their last letter: z, aa, bb ...
_ALPHABETS: dict[str, str] = {
    "lowerLetter": _span(0x61, 0x7A),
    "upperLetter": _span(0x41, 0x5A),
    "russianLower": _span(0x430, 0x44F, "йъь"),
    "russianUpper": _span(0x410, 0x42F, "ЙЪЬ"),
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "hindiVowels": _span(0x915, 0x939, "ऩऱऴ"),
    "hindiConsonants": "अआइईउऊऋएऐओऔ",
    "ganada": "가나다라마바사아자차카타파하",
    "chosung": "ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅌㅍㅎ",
    "aiueoFullWidth": "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン",
    "irohaFullWidth": "イロハニホヘトチリヌルヲワカヨタレソツネナラム"
    "ウヰノオクヤマケフコエテアサキユメミシヱヒモセスン",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "thaiLetters": _span(0xE01, 0xE2E, "ฃฅฆฤฦ"),
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "greekLower": "αβγδεζηθικλμνξοπρστυφχψω",
    "greekUpper": "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩ",
    "kazakhLower": "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя",
    "bulgarianLower": "абвгдежзийклмнопрстуфхцчшщъьюя",
    "ukrainianLower": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "persianAlpha": "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی",
    "bengaliLetters": "কখগঘঙচছজঝঞটঠডঢণতথদধনপফবভমযরলশষসহ",
}
_ALPHABETS["aiueo"] = _ALPHABETS["aiueoFullWidth"]
_ALPHABETS["iroha"] = _ALPHABETS["irohaFullWidth"]

# Signs of their own for the first few values; above them the format prints plain digits.
_SIGNS: dict[str, str] = {
    "decimalEnclosedCircle": _span(0x2460, 0x2473),
    "decimalEnclosedCircleChinese": _span(0x2460, 0x2473),
    "decimalEnclosedParen": _span(0x2474, 0x2487),
    "decimalEnclosedFullstop": _span(0x2488, 0x249B),
    "ideographEnclosedCircle": _span(0x3280, 0x3289),
}

# Decimal digits, zero first.
_DIGITS: dict[str, str] = {
    "decimalFullWidth": _span(0xFF10, 0xFF19),
    "decimalFullWidth2": _span(0xFF10, 0xFF19),
    "hindiNumbers": _span(0x966, 0x96F),
    "thaiNumbers": _span(0xE50, 0xE59),
    "arabicIndic": _span(0x660, 0x669),
    "persianIndic": _span(0x6F0, 0x6F9),
    "bengaliNumbers": _span(0x9E6, 0x9EF),
    "ideographDigital": "〇一二三四五六七八九",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "koreanDigital2": "〇一二三四五六七八九",
    "taiwaneseDigital": "○一二三四五六七八九",
    "koreanDigital": "영일이삼사오육칠팔구",
}

# Counting systems: digits, then the words for ten, a hundred and a thousand, and whether "one" stands before ten.
_COUNTING: dict[str, tuple[str, str, bool]] = {
    "japaneseCounting": ("〇一二三四五六七八九", "十百千", False),
    "chineseCounting": ("○一二三四五六七八九", "十百千", False),
    "chineseCountingThousand": ("○一二三四五六七八九", "十百千", False),
    "taiwaneseCounting": ("○一二三四五六七八九", "十百千", False),
    "taiwaneseCountingThousand": ("○一二三四五六七八九", "十百千", False),
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟", True),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟", True),
    "japaneseLegal": ("零壱弐参四伍六七八九", "拾百阡", True),
    "koreanCounting": ("영일이삼사오육칠팔구", "십백천", False),
}
_ONE_BEFORE_HUNDRED = frozenset(k for k in _COUNTING if k.startswith(("chinese", "taiwanese", "ideograph")))
_ZERO_BETWEEN = frozenset(
    {"chineseCountingThousand", "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographLegalTraditional"}
)

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_ONE_TO_TEN = "Zero One Two Three Four Five Six Seven Eight Nine Ten"
_TEENS = "Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen"
_TENS_WORDS = "Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety"
_ONES, _TENS = f"{_ONE_TO_TEN} {_TEENS}".split(), _TENS_WORDS.split()
_ORDINAL_WORDS = {
    "One": "First",
    "Two": "Second",
    "Three": "Third",
    "Five": "Fifth",
    "Eight": "Eighth",
    "Nine": "Ninth",
    "Twelve": "Twelfth",
}


def known(name: str) -> bool:
    """Whether `format_number` has this format and does not fall back to plain digits."""
    return any(name in table for table in (_ALPHABETS, _SIGNS, _DIGITS, _COUNTING, _RULES))


def format_number(value: int, name: str) -> str:
    """The counter `value` in the number format `name`; plain digits in a format that is not known."""
    if name in _ALPHABETS and 1 <= value <= 780:
        letters = _ALPHABETS[name]
        return letters[(value - 1) % len(letters)] * ((value - 1) // len(letters) + 1)
    if name in _SIGNS and 1 <= value <= len(_SIGNS[name]):
        return _SIGNS[name][value - 1]
    if name in _DIGITS:
        return str(value).translate({ord(str(i)): d for i, d in enumerate(_DIGITS[name])})
    if name in _COUNTING and 0 <= value < 10_000:
        return _count(value, name)
    rule = _RULES.get(name)
    return rule(value) if rule else str(value)


def _roman(value: int) -> str:
    if not 0 < value < 5_000:
        return str(value)
    out = []
    for worth, letters in _ROMAN:
        out.append(letters * (value // worth))
        value %= worth
    return "".join(out)


def _count(value: int, name: str) -> str:
    digits, units, one_before_ten = _COUNTING[name]
    if value == 0:
        return digits[0]
    out, gap = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if not digit:
            gap = bool(out)
            continue
        if gap and name in _ZERO_BETWEEN:
            out += "零"
        gap = False
        bare = digit == 1 and (
            (place == 1 and not one_before_ten and value < 20)
            or (place >= 1 and not one_before_ten and name not in _ONE_BEFORE_HUNDRED)
        )
        out += ("" if bare else digits[digit]) + (units[place - 1] if place else "")
    return out


def _cardinal(value: int) -> str:
    if not 0 <= value < 100:
        return str(value)
    if value < 20:
        return _ONES[value]
    return _TENS[value // 10 - 2] + (f"-{_ONES[value % 10].lower()}" if value % 10 else "")


def _ordinal_text(value: int) -> str:
    words = _cardinal(value)
    if words.isdigit():
        return _ordinal(value)
    head, dash, last = words.rpartition("-")
    ordinal = _ORDINAL_WORDS.get(last.capitalize())
    if ordinal is None:
        ordinal = last[:-1] + "ieth" if last.endswith("y") else last + "th"
    return head + dash + (ordinal.lower() if dash else ordinal)


def _ordinal(value: int) -> str:
    if value % 100 in (11, 12, 13):
        return f"{value}th"
    return f"{value}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(value % 10, 'th') }"


def _hebrew(value: int) -> str:
    if not 0 < value < 500:
        return str(value)
    letters = "אבגדהוזחטיכלמנסעפצקרשת"
    if value % 100 in (15, 16):
        return (letters[18 + value // 100 - 1] if value >= 100 else "") + "ט" + letters[value % 100 - 10]
    hundreds, tens, ones = value // 100, value // 10 % 10, value % 10
    return (
        (letters[17 + hundreds] if hundreds else "")
        + (letters[8 + tens] if tens else "")
        + (letters[ones - 1] if ones else "")
    )


def _zodiac_pair(value: int) -> str:
    return _ALPHABETS["ideographTraditional"][(value - 1) % 10] + _ALPHABETS["ideographZodiac"][(value - 1) % 12]


_RULES: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "ordinal": _ordinal,
    "cardinalText": _cardinal,
    "ordinalText": _ordinal_text,
    "hex": lambda n: f"{n:X}",
    "chicago": lambda n: "*†‡§"[(n - 1) % 4] * ((n - 1) // 4 % 40 + 1),
    "numberInDash": lambda n: f"- {n} -",
    "hebrew1": _hebrew,
    "ideographZodiacTraditional": _zodiac_pair,
    "bullet": lambda _: BULLET,
    "none": lambda _: "",
}
