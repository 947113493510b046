"""Every language table holds what the readers of tables expect, and a new language is one new file."""

from __future__ import annotations

import copy
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from diplodiff.language import tables
from diplodiff.language.alphabets import ISO_639
from diplodiff.language.labels import candidates
from diplodiff.language.normalise import fold_word

DATA = Path(tables.__file__).parent / "data"
CODES = sorted(path.stem for path in DATA.glob("*.json") if path.stem != "other")

PHRASES = (
    "joint_subjects",
    "reported_speech",
    "preamble",
    "enacting",
    "testimonium",
    "signature",
    "footnotes",
    "footnote_labels",
    "preamble_headings",
    "conjunctions",
    "between",
    "abridged",
    "unofficial",
    "full_text",
    "text_follows",
    "credits",
    "rights",
    "page_words",
    "abbreviations",
    "heading_words",
    "stopwords",
)
SHAPED = [
    "code",
    "name",
    "script",
    "labels",
    "number_words",
    "ordinals",
    "letters",
    "kinds",
    "articles",
    "months",
    "spelling",
    "kind_cues",
    "references",
    "dates",
    "numbers",
    "testimony",
    "counts",
    "documents",
    "signatories",
]
MODALITY = ("5", "4", "3", "2", "1", "permits", "lowering", "doubtful", "also_3", "idle", "that", "prefixes")
# The tables of wording: their lists, and which of them may be empty.
WORDING = {
    "negation": ("words", "nobody", "adverse", "without", "attributive", "limits", "refrain", "keeps", "idle"),
    "hedges": ("appropriate", "possible", "necessary", "law", "agreed", "principle"),
    "conditions": ("strict", "loose", "idle"),
    "subjects": ("one", "idle", "mutual"),
    "scope": ("all", "some", "including", "namely", "or"),
}
MAY_BE_EMPTY = {
    "mutual",
    "lowering",
    "doubtful",
    "also_3",
    "idle",
    "that",
    "prefixes",
    "nobody",
    "principle",
    "loose",
    "without",
    "attributive",
    "adverse",
}
KEYS = {*PHRASES, *SHAPED, "modality", *WORDING}
STYLES = {"article", "paragraph", "subparagraph", "section", "annex"}
KINDS = {
    *("joint-declaration", "joint-statement", "joint-communique", "joint-press-release", "joint-vision"),
    *("treaty", "mou", "readout", "fact-sheet", "speech"),
}
KIND_CUES = {
    *("first_person", "principal", "meets", "turns", "agencies", "benefits"),
    *("press-briefing", "announcement", "programme"),
}
REFERENCES = {"article", "paragraph", "this", "instruments", "leads"}
DATE_WORDS = (
    *("day_marks", "before_month", "before_year", "after_year", "year_first", "before_day"),
    *("to", "hijri_marks", "same_day"),
)
DATE_MONTHS = ("forms", "hijri", "solar", "bangla")
TESTIMONY = (
    *("copies", "language_words", "equal", "divergence", "prevail"),
    *("place_before", "place_skip", "place_after", "place_stop"),
)
COUNTS = {"things", "signed", "exchanged", "visit", "partly"}
DOCUMENTS = {
    *("memorandum", "agreement", "treaty", "convention", "protocol", "plan", "programme", "letter", "contract"),
    *("statement", "roadmap", "minutes", "notes", "arrangement", "any"),
}
SIGNATORIES = {"honorifics", "marks", "state"}
# ISO 15924 code: the first words of the Unicode names of its letters.
SCRIPTS = {
    code: tuple(names.split())
    for code, names in (
        *(("Latn", "LATIN"), ("Cyrl", "CYRILLIC"), ("Arab", "ARABIC"), ("Deva", "DEVANAGARI"), ("Beng", "BENGALI")),
        *(("Hans", "CJK"), ("Hant", "CJK"), ("Jpan", "CJK HIRAGANA KATAKANA"), ("Kore", "HANGUL")),
        *(("Grek", "GREEK"), ("Armn", "ARMENIAN"), ("Geor", "GEORGIAN"), ("Hebr", "HEBREW"), ("Thai", "THAI")),
        *(("Ethi", "ETHIOPIC"), ("Taml", "TAMIL"), ("Sinh", "SINHALA"), ("Mymr", "MYANMAR"), ("Khmr", "KHMER")),
    )
}
# Zero-width joiners belong to the spelling where they stand between letters; every other format character is stray.
_JOINED = re.compile("(?<=[\u0620-\u06ff])\u200c(?=[\u0620-\u06ff])|(?<=\u094d)\u200d(?=[\u0915-\u0939])")


def problems(table: dict[str, Any]) -> list[str]:
    """What is wrong with a table, in words; empty where it may be used."""
    if set(table) != KEYS:
        return [f"keys missing: {sorted(KEYS - set(table))}, unknown: {sorted(set(table) - KEYS)}"]
    found = [
        f"{key} is not a word"
        for key in ("code", "name", "script")
        if not isinstance(table[key], str) or not table[key]
    ]
    if table["script"] not in SCRIPTS:
        found.append(f"unknown script {table['script']!r}")
    found += _nested(table, "labels", STYLES) + _nested(table, "kinds", KINDS)
    found += _nested(table, "kind_cues", KIND_CUES) + _references(table["references"])
    found += _dates(table["dates"]) + _numbers(table["numbers"]) + _testimony(table["testimony"])
    found += _nested(table, "counts", COUNTS) + _nested(table, "signatories", SIGNATORIES)
    found += _nested(table, "documents", DOCUMENTS)
    found += _wording(table)
    for key in PHRASES:
        found += _list(key, table[key])
    found += _list("articles", table["articles"]) if table["articles"] else []
    found += _places("number_words", table["number_words"], 20) + _places("ordinals", table["ordinals"], 10)
    found += _places("months", table["months"], 12, 12) + _letters(table["letters"]) + _spelling(table["spelling"])
    return found or _meaning(table)


def _dates(table: object) -> list[str]:
    if not isinstance(table, dict) or set(table) != {*DATE_WORDS, *DATE_MONTHS, "eras"}:
        return ["dates does not hold exactly its keys"]
    found = [p for key in DATE_WORDS if table[key] for p in _list(f"dates.{key}", table[key])]
    for key in DATE_MONTHS:
        if len(table[key]) != 12:
            found.append(f"dates.{key} does not hold twelve months")
        found += [p for place in table[key] if place for p in _list(f"dates.{key}", place)]
    return found + [p for era in table["eras"] for p in _word("dates.eras", era)]


def _wording(table: dict[str, Any]) -> list[str]:
    modality = table["modality"]
    if not isinstance(modality, dict) or modality.get("head") not in ("first", "last"):
        return ["modality.head is neither first nor last"]
    lists = {"modality": {k: v for k, v in modality.items() if k != "head"}} | {key: table[key] for key in WORDING}
    found = []
    for key, names in {"modality": MODALITY, **WORDING}.items():
        if not isinstance(lists[key], dict) or set(lists[key]) != set(names):
            found.append(f"{key} does not hold exactly {names}")
            continue
        for name, words in lists[key].items():
            found += [] if name in MAY_BE_EMPTY and words == [] else _list(f"{key}.{name}", words)
    if not found:
        strengths = [word for name in ("5", "4", "3", "2", "1", "permits") for word in modality[name]]
        found += [f"{w!r} has two strengths" for w in sorted(set(strengths)) if strengths.count(w) > 1]
    return found


def _numbers(table: object) -> list[str]:
    if not isinstance(table, dict) or set(table) != {"cardinals", "ordinals", "join"}:
        return ["numbers does not hold cardinals, ordinals and join"]
    found = [p for p in _list("numbers.join", table["join"]) if table["join"]]
    for key in ("cardinals", "ordinals"):
        found += [f"numbers.{key}: {value!r} is no number" for value in table[key] if not value.isdecimal()]
        found += [p for forms in table[key].values() for p in _list(f"numbers.{key}", forms)]
    return found


def _testimony(table: object) -> list[str]:
    if not isinstance(table, dict) or set(table) != {*TESTIMONY, "copies_fixed"}:
        return ["testimony does not hold exactly its keys"]
    found = [p for key in TESTIMONY if table[key] for p in _list(f"testimony.{key}", table[key])]
    return found + [p for phrase in table["copies_fixed"] for p in _word("testimony.copies_fixed", phrase)]


def _references(table: object) -> list[str]:
    if not isinstance(table, dict) or set(table) != REFERENCES:
        return [f"references does not hold exactly {sorted(REFERENCES)}"]
    templates = [t for style in ("article", "paragraph") for t in table[style]]
    found = [f"references: {t!r} has no place for its number" for t in templates if t.count("{n}") != 1]
    return found + [p for name, words in table.items() if words for p in _list(f"references.{name}", words)]


def _nested(table: dict[str, Any], key: str, names: set[str]) -> list[str]:
    if not isinstance(table[key], dict) or set(table[key]) != names:
        return [f"{key} does not hold exactly {sorted(names)}"]
    return [problem for name, words in table[key].items() for problem in _list(f"{key}.{name}", words)]


def _list(name: str, words: object) -> list[str]:
    if not isinstance(words, list) or not words:
        return [f"{name} is not a list with something in it"]
    found = [problem for word in words for problem in _word(name, word)]
    if len({str(word).casefold() for word in words}) != len(words):
        found.append(f"{name} says something twice")
    return found


def _word(name: str, word: object) -> list[str]:
    if not isinstance(word, str) or not word:
        return [f"{name}: {word!r} is not a word"]
    found = []
    if unicodedata.normalize("NFC", word) != word:
        found.append(f"{name}: {word!r} is not in Unicode NFC")
    if word != word.lower():
        found.append(f"{name}: {word!r} is not lower case")
    if word != " ".join(word.split()):
        found.append(f"{name}: {word!r} has stray white space")
    if any(unicodedata.category(c) in ("Cf", "Cc", "Co", "Cn") for c in _JOINED.sub("", word)):
        found.append(f"{name}: {word!r} holds an invisible mark")
    if any(c.isdecimal() and not c.isascii() for c in word):
        found.append(f"{name}: {word!r} has digits that are not ASCII")
    if any(_mixed(part) for part in re.split(r"\W+", word.replace("{n}", " "))):
        found.append(f"{name}: {word!r} mixes Latin and Cyrillic letters")
    return found


def _mixed(word: str) -> bool:
    return bool(re.search("[a-z]", word)) and bool(re.search("[\u0400-\u052f]", word))


def _places(name: str, places: object, least: int, most: int = 99) -> list[str]:
    if not isinstance(places, list) or not least <= len(places) <= most:
        return [f"{name} does not hold {least} places or more"]
    if name == "ordinals" and not all(isinstance(place, list) for place in places):
        return ["every place of ordinals is a list"]
    words = [word for place in tables.variants(places) for word in place]
    return _list(name, words) + [f"{name} has an empty place" for place in places if not place]


def _letters(alphabets: object) -> list[str]:
    if not isinstance(alphabets, list) or not alphabets:
        return ["letters is not a list of alphabets"]
    found = [problem for alphabet in alphabets for problem in _list("letters", list(alphabet))]
    if any(len(list(alphabet)) < 10 for alphabet in alphabets):
        found.append("an alphabet has fewer than ten letters")
    if len({tuple(alphabet) for alphabet in alphabets}) != len(alphabets):
        found.append("letters holds an alphabet twice")
    return found


def _spelling(pairs: object) -> list[str]:
    if not isinstance(pairs, list):
        return ["spelling is not a list"]
    found = []
    for pair in pairs:
        if not isinstance(pair, list) or len(pair) != 2 or pair[0] == pair[1]:
            found.append(f"spelling: {pair!r} is not a pair of different endings")
        else:
            found += _word("spelling", pair[0]) + _word("spelling", pair[1])
            found += [f"spelling: {word!r} is not in its folded form" for word in pair if fold_word(word) != word]
    if len({frozenset(pair) for pair in pairs}) != len(pairs):
        found.append("spelling says something twice")
    return found


def _meaning(table: dict[str, Any]) -> list[str]:
    """What a well-formed table can still get wrong."""
    found = []
    for style, templates in table["labels"].items():
        for template in templates:
            if template.count("{n}") > 1 or (set("{}") & set(template.replace("{n}", ""))):
                found.append(f"labels.{style}: {template!r} holds more than one number")
            if "{n}" not in template and style != "annex" and " " not in template:
                found.append(f"labels.{style}: {template!r} has no place for its number")
    values: dict[str, int] = {}
    for key in ("ordinals", "number_words"):
        for value, words in enumerate(tables.variants(table[key]), 1):
            found += [f"{word!r} stands for two numbers" for word in words if values.setdefault(word, value) != value]
    kinds = [word for words in table["kinds"].values() for word in words]
    found += [f"{word!r} names two kinds" for word in sorted(set(kinds)) if kinds.count(word) > 1]
    if len(table["stopwords"]) < 20:
        found.append("fewer than twenty stopwords")
    found += [f"abbreviation {word!r} ends with its dot" for word in table["abbreviations"] if word.endswith(".")]
    names = SCRIPTS[table["script"]]
    letters = [
        c for key in ("stopwords", "joint_subjects", "preamble") for word in table[key] for c in word if c.isalpha()
    ]
    if sum(unicodedata.name(c).split()[0].split("-")[0] in names for c in letters) < 0.99 * len(letters):
        found.append(f"its words are not written in {table['script']}")
    return found


def read(code: str) -> dict[str, Any]:
    def no_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        assert len({key for key, _ in pairs}) == len(pairs), "a key stands twice"
        return dict(pairs)

    text = (DATA / f"{code}.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text, object_pairs_hook=no_duplicates)
    return found


def test_the_sixteen_languages_have_a_table() -> None:
    assert set(CODES) >= {
        "en",
        "ru",
        "kk",
        "ur",
        "ar",
        "zh",
        "fr",
        "es",
        "tr",
        "fa",
        "hi",
        "bn",
        "de",
        "pt",
        "ja",
        "ko",
    }
    assert set(tables.languages()) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_a_table_is_sound(code: str) -> None:
    table = read(code)
    assert problems(table) == []
    assert table["code"] == code


def test_the_words_of_further_languages_are_sound() -> None:
    table = read("other")
    assert set(table) == {"labels", "ordinals", "kinds", "stopwords", "abbreviations", "near"}
    lists = (*table["stopwords"].items(), *table["abbreviations"].items())
    codes = [code for group in table["near"] for code in group]
    assert len(codes) == len(set(codes))
    assert set(codes) <= ISO_639
    assert set(table["kinds"]) <= set(read("en")["kinds"])
    assert [_list(kind, words) for kind, words in table["kinds"].items() if _list(kind, words)] == []
    assert [_list(language, words) for language, words in lists if _list(language, words)] == []
    assert not set(table["ordinals"]) & set(CODES)
    for language, places in table["ordinals"].items():
        words = [word for place in places for word in place]
        assert _list(language, words) == []
        assert len(places) >= 10
    assert set(table["labels"]) == {"article", "section"}
    for style, templates in table["labels"].items():
        assert _list(style, templates) == []
        assert all(template.count("{n}") == 1 for template in templates)
        read_as = [candidates(template.replace("{n}", "7"), "und")[:1] for template in templates]
        assert [
            t for t, c in zip(templates, read_as, strict=True) if [(x.style, x.value) for x in c] != [(style, 7)]
        ] == []


@pytest.mark.parametrize("code", CODES)
def test_every_template_reads_back_as_its_label(code: str) -> None:
    failed = []
    for style, templates in read(code)["labels"].items():
        for template in templates:
            read_as = [(c.style, c.value) for c in candidates(template.replace("{n}", "7"), code)]
            if read_as[:1] != [(style, 7 if "{n}" in template else 0)]:
                failed.append((template, read_as))
    assert failed == []


@pytest.mark.parametrize(
    ("code", "line", "value"),
    [
        ("en", "ARTICLE ONE", 1),
        ("ru", "СТАТЬЯ ПЕРВАЯ", 1),
        ("ru", "Статья 4.", 4),
        ("kk", "12-БАП", 12),
        ("kk", "Он бірінші бап", 11),
        ("ur", "آرٹیکل ۱۵:", 15),
        ("ur", "دفعہ اول", 1),
        ("ar", "المادة الحادية عشرة", 11),
        ("ar", "المادة (١٥)", 15),
        ("ar", "المادة الثانية والعشرون:", 22),
        ("ar", "المادة الاولى", 1),
        ("zh", "第十二条", 12),
        ("zh", "第１２條", 12),
        ("fr", "Article premier", 1),
        ("fr", "Article 1er", 1),
        ("fr", "ARTICLE IV", 4),
        ("es", "ARTÍCULO PRIMERO.-", 1),
        ("es", "CLÁUSULA DÉCIMA SEGUNDA", 12),
        ("es", "ARTICULO 3º", 3),
        ("tr", "MADDE 3 –", 3),
        ("tr", "4 üncü Madde", 4),
        ("tr", "ikinci madde", 2),
        ("fa", "مادهٔ نخست", 1),
        ("fa", "ماده (۱۲)", 12),
        ("fa", "ماده بیست و یکم", 21),
        ("hi", "अनुच्छेद १५", 15),
        ("bn", "১৫ নম্বর অনুচ্ছেদ", 15),
        ("bn", "অনুচ্ছেদ-৩", 3),
        ("de", "Artikel 1", 1),
        ("pt", "Artigo 1.º", 1),
        ("pt", "ARTIGO II", 2),
        ("pt", "Artigo Décimo Primeiro", 11),
        ("ja", "第十五条", 15),
        ("ja", "第１条", 1),
        ("ko", "제15조", 15),
        ("ko", "제 15 조", 15),
        ("so", "Qodobka 2aad Dhinacyada", 2),
        ("so", "Qodobka labaad", 2),
        ("ps", "درېیمه ماده: مرسته", 3),
        ("mn", "Арван нэгдүгээр зүйл", 11),
        ("el", "Άρθρο δεύτερο", 2),
        ("ta", "உறுப்பு 4 கூட்டுக் குழு", 4),
        ("km", "មាត្រាទី៣", 3),
        ("te", "అధికరణ 3", 3),
    ],
)
def test_article_lines_as_treaties_print_them(code: str, line: str, value: int) -> None:
    assert [(c.style, c.value) for c in candidates(line, code)][:1] == [("article", value)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("four", "for"),
        ("filled", "filed"),
        ("tour", "tor"),
        ("hour", "hor"),
        ("sense", "sence"),
        ("planning", "planing"),
    ],
)
def test_english_spelling_never_makes_two_words_one(one: str, other: str) -> None:
    pairs = read("en")["spelling"]
    # as an ending, or once inside the word
    assert not any(a in one and one.replace(a, b, 1) == other for pair in pairs for a, b in (pair, pair[::-1]))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of tables that stands in place of the real one."""
    monkeypatch.setattr(tables, "_DATA", tmp_path)
    forget()
    yield tmp_path
    forget()


def forget() -> None:
    tables.languages.cache_clear()
    tables.table.cache_clear()
    tables.other.cache_clear()


def invented() -> dict[str, Any]:
    """A table of a language that does not exist."""
    syllables = [a + b for a in "kltmnrs" for b in ("a", "e", "i", "o", "ua", "ei")]

    def words(start: str, count: int) -> list[str]:
        return [start + syllable for syllable in syllables[:count]]

    table: dict[str, Any] = {key: words(key[:3], 3) for key in PHRASES}
    table |= {
        "dates": {key: [] for key in DATE_WORDS} | {key: [[]] * 12 for key in DATE_MONTHS} | {"eras": {}},
        "numbers": {"cardinals": {"30": ["nuta"]}, "ordinals": {}, "join": []},
        "testimony": {key: [] for key in TESTIMONY} | {"copies_fixed": {}},
        "counts": {key: words(key[:2], 2) for key in COUNTS},
        "documents": {key: [f"doc{n}"] for n, key in enumerate(sorted(DOCUMENTS))},
        "signatories": {key: words(key[:2], 2) for key in SIGNATORIES},
        "code": "qaa",
        "name": "Invented",
        "script": "Latn",
        "labels": {style: [f"{style[:2]}u {{n}}"] for style in STYLES},
        "number_words": words("nu", 20),
        "ordinals": [[word] for word in words("or", 10)],
        "letters": ["abdefgiklmnop"],
        "articles": [],
        "kinds": {kind: [f"kindo{n}"] for n, kind in enumerate(sorted(KINDS))},
        "months": words("me", 12),
        "modality": {key: words(f"mo{'abcdef'[n]}", 2) for n, key in enumerate(MODALITY[:6])}
        | {key: [] for key in MODALITY[6:]}
        | {"head": "first"},
        **{key: {name: words(name[:2], 2) for name in names} for key, names in WORDING.items()},
        "kind_cues": {name: [f"cue{n}"] for n, name in enumerate(sorted(KIND_CUES))},
        "references": {
            "article": ["ar* {n}"],
            "paragraph": ["pa {n}"],
            "this": ["kaka"],
            "instruments": ["tata*"],
            "leads": [],
        },
        "stopwords": words("", 20),
        "spelling": [["ua", "wa"]],
    }
    return table


def test_a_new_language_is_one_new_file(folder: Path) -> None:
    assert problems(invented()) == []
    (folder / "qaa.json").write_text(json.dumps(invented(), ensure_ascii=False), encoding="utf-8")
    assert tables.languages() == ("qaa",)
    assert tables.table("qaa-Latn") == invented()


Spoil = Callable[[dict[str, Any]], object]


def change(**values: object) -> Spoil:
    def spoil(table: dict[str, Any]) -> None:
        table.update(values)

    return spoil


def inside(key: str, name: str, words: list[str]) -> Spoil:
    def spoil(table: dict[str, Any]) -> None:
        table[key][name] = words

    return spoil


def without(key: str) -> Spoil:
    def spoil(table: dict[str, Any]) -> None:
        del table[key]

    return spoil


def two_values_for_one_word(table: dict[str, Any]) -> None:
    table["number_words"][4] = table["ordinals"][0][0]


@pytest.mark.parametrize(
    "spoil",
    [
        without("enacting"),
        change(surplus=[]),
        change(name=""),
        change(script="Xxxx"),
        change(script="Cyrl"),
        change(months=["a"] * 12),
        change(months=["one", "two"]),
        change(stopwords=["ka", "le"]),
        change(preamble=["Recalling"]),
        change(preamble=["recalling "]),
        change(preamble=["rec\u200ealling"]),
        change(preamble=["cafe\u0301"]),
        change(preamble=["recalling", "recalling"]),
        change(preamble="recalling"),
        change(abbreviations=["art."]),
        change(ordinals=["first"] * 10),
        change(letters=["aabcdefghijkl"]),
        change(spelling=[["our", "our"]]),
        change(spelling=[["ß", "s"]]),
        inside("labels", "article", ["article {n} {n}"]),
        inside("labels", "article", ["article"]),
        inside("labels", "article", ["аrticle {n}"]),
        inside("kinds", "treaty", ["kindo3"]),
        inside("references", "article", ["article"]),
        inside("modality", "5", []),
        inside("modality", "head", ["first"]),
        inside("negation", "words", ["Not"]),
        inside("scope", "all", []),
        inside("kind_cues", "meets", ["Met"]),
        two_values_for_one_word,
    ],
)
def test_a_spoiled_table_is_noticed(spoil: Spoil) -> None:
    table = copy.deepcopy(invented())
    spoil(table)
    assert problems(table) != []
