"""The system program tesseract as an OCR engine: pictures in, words with their places and confidences out."""

from __future__ import annotations

import os
import re
from functools import cache
from itertools import groupby

from diplodiff.errors import LoadError
from diplodiff.language.identify import identify, scripts
from diplodiff.language.tables import primary
from diplodiff.loaders.ocr_words import Picture, Word, confidence
from diplodiff.loaders.processor import run
from diplodiff.patterns import regex
from diplodiff.settings import loaders_ocr as settings

PARALLEL = True  # a process a page; each on one core, which is faster for several pages than all cores for each
UNREAD = settings.OCR_UNREAD
# Language -> the data files that read it (names of the tessdata repositories), several where it has several scripts.
PACKS: dict[str, tuple[str, ...]] = {
    "ar": ("ara",), "az": ("aze", "aze_cyrl"), "be": ("bel",), "bg": ("bul",), "bn": ("ben",), "cs": ("ces",),
    "de": ("deu",), "el": ("ell",), "en": ("eng",), "es": ("spa",), "et": ("est",), "fa": ("fas",), "fi": ("fin",),
    "fr": ("fra",), "he": ("heb",), "hi": ("hin",), "hu": ("hun",), "hy": ("hye",), "id": ("ind",), "it": ("ita",),
    "ja": ("jpn",), "ka": ("kat",), "kk": ("kaz",), "ko": ("kor",), "ky": ("kir",), "lt": ("lit",), "lv": ("lav",),
    "mn": ("mon",), "ms": ("msa",), "nl": ("nld",), "no": ("nor",), "pl": ("pol",), "ps": ("pus",), "pt": ("por",),
    "ro": ("ron",), "ru": ("rus",), "sr": ("srp", "srp_latn"), "sv": ("swe",), "tg": ("tgk",), "th": ("tha",),
    "tr": ("tur",), "uk": ("ukr",), "ur": ("urd",), "uz": ("uzb", "uzb_cyrl"), "vi": ("vie",),
    "zh": ("chi_sim", "chi_tra"),
}  # fmt: skip
# Read together where the language is not known: those in which most joint declarations are published, by their script.
_USUAL: dict[str, tuple[str, ...]] = {
    "Latn": ("en", "fr", "es", "tr", "de", "pt"), "Cyrl": ("ru", "kk"), "Arab": ("ur", "ar", "fa"),
    "Hani": ("zh", "ja"), "Kana": ("ja",), "Deva": ("hi",), "Beng": ("bn",), "Hang": ("ko",),
}  # fmt: skip
_TURN = regex(r"^Rotate: (\d+)$.*?^Orientation confidence: ([\d.]+)$", re.MULTILINE | re.DOTALL)
_MARKS = regex("[\u200e\u200f\u202a-\u202e]")  # of direction, which tesseract adds by itself
# Bare numbers, and letters or Roman numbers with a mark behind them: a bare letter is more often a part of a word.
_LABEL = regex(r"[(\[§№]{0,2}(?:\d{1,3}(?:[.)-]\d{1,2})*[.)\]:、-]{0,2}|(?:[^\W\d_]{1,2}|[IVXLC]{1,6})[.)\]、]{1,2})")
_WORD = 5  # level of a word in the table that tesseract prints


def installed() -> bool:
    """Whether the program can be run here."""
    return bool(_installed())


def packs(language: str | None) -> tuple[str, ...]:
    """The data files to read a language with, of those that are installed; without one, those of the usual languages."""
    wanted = dict.fromkeys(pack for codes in _USUAL.values() for code in codes for pack in PACKS[code])
    if language:
        code = primary(language) or ""
        wanted = dict.fromkeys(PACKS.get(code, (code,)))
    return tuple(pack for pack in wanted if pack in _installed())


def remedy(language: str | None) -> str:
    """How to get what is missing for a language."""
    names = [pack.replace("_", "-") for pack in PACKS.get(primary(language) or "en", ())]
    packages = " ".join(["tesseract-ocr", *(f"tesseract-ocr-{name}" for name in names if name != "eng")])
    return f"apt install {packages}"


def narrowed(names: tuple[str, ...], text: str) -> tuple[str, ...]:
    """Of several data files the one for the language that a text is in, or those for its scripts if it has several.

    One language alone is read faster and with fewer errors than several at once.
    """
    found = scripts(text)
    letters = sum(found.values())
    present = [name for name, count in found.items() if count >= settings.OCR_SCRIPT_SHARE * letters]
    code = identify(text) if len(present) == 1 else None
    codes = [code] if code else [code for script in present for code in _USUAL.get(script, ())]
    wanted = {pack for code in codes for pack in PACKS.get(code, ())}
    return tuple(name for name in names if name in wanted) or names


@cache
def _installed() -> frozenset[str]:
    try:
        listed = _run(["--list-langs"], b"", 20.0).decode("utf-8", "replace").splitlines()
    except LoadError:
        return frozenset()
    return frozenset(line.strip() for line in listed[1:])


def words(picture: Picture, names: tuple[str, ...], seconds: float) -> list[Word]:
    """The words of a picture in reading order. Raises LoadError where tesseract fails or takes longer.

    Its analysis of a page takes short labels in the margin for dirt. A second look, which takes the page for a single
    column, has them: those that nothing of the first look stands on are added to their lines.
    """
    found = _looked(picture, names, "3", seconds)
    if not found or confidence(found) < UNREAD:
        return found
    try:
        return with_labels(found, _looked(picture, names, "4", seconds))
    except LoadError:  # it took too long: the first look stands
        return found


def with_labels(found: list[Word], again: list[Word]) -> list[Word]:
    """The words of a first look, and those of a second one that look like labels and stand free beside its lines."""
    lines = [list(line) for _, line in groupby(found, key=lambda w: (w.paragraph, w.line))]
    for word in again:
        if word.confidence < settings.OCR_LABEL_SURE or not _LABEL.fullmatch(word.text):
            continue
        beside = [line for line in lines if _on(word, line)]
        if not beside or any(_overlap(word, other) for line in beside for other in line):
            continue
        line = min(beside, key=lambda line: min(abs(w.left - word.left) for w in line))
        first = line[0]
        leads = word.left > first.left if first.left > line[-1].left else word.left < first.left
        line.insert(0 if leads else len(line), word._replace(line=first.line, paragraph=first.paragraph))
    return [word for line in lines for word in line]


def _on(word: Word, line: list[Word]) -> bool:
    shared = min(word.bottom, max(w.bottom for w in line)) - max(word.top, min(w.top for w in line))
    return shared >= 0.5 * (word.bottom - word.top)


def _overlap(one: Word, other: Word) -> bool:
    wide, high = min(one.right, other.right) - max(one.left, other.left), min(one.bottom, other.bottom)
    return wide > 0 and high - max(one.top, other.top) > 0


def _looked(picture: Picture, names: tuple[str, ...], segmentation: str, seconds: float) -> list[Word]:
    arguments = ["stdin", "stdout", "--dpi", f"{picture.dpi:.0f}", "--psm", segmentation, "-l", "+".join(names), "tsv"]
    table = _run(arguments, picture.png, seconds).decode("utf-8", "replace")
    found = []
    paragraphs: dict[tuple[str, ...], int] = {}
    for row in table.splitlines()[1:]:
        fields = row.split("\t")
        if len(fields) != 12 or fields[0] != str(_WORD) or not _MARKS.sub("", fields[11]).strip():
            continue
        paragraph = paragraphs.setdefault(tuple(fields[2:4]), len(paragraphs))
        left, top, width, height = map(float, fields[6:10])
        share = max(0.0, min(1.0, float(fields[10]) / 100))
        text = _MARKS.sub("", fields[11]).strip()
        found.append(Word(text, left, top, left + width, top + height, share, int(fields[4]), paragraph))
    return found


def turn(picture: Picture) -> int:
    """By how many degrees clockwise a picture must be turned for its text to stand upright; 0 where that is not clear."""
    if "osd" not in _installed():
        return 0
    try:
        shown = _run(["stdin", "stdout", "--psm", "0"], picture.png, settings.OCR_TURN_SECONDS)
    except LoadError:  # too few letters to tell
        return 0
    found = _TURN.search(shown.decode("utf-8", "replace"))
    sure = found is not None and float(found.group(2)) >= settings.OCR_TURN_SURE
    return int(found.group(1)) if found and sure else 0


def _run(arguments: list[str], picture: bytes, seconds: float) -> bytes:
    try:
        code, output, errors = run(["tesseract", *arguments], picture, seconds, {**os.environ, "OMP_THREAD_LIMIT": "1"})
    except OSError as error:
        raise LoadError(f"tesseract cannot be run ({error.strerror or error})") from error
    if code:
        words = " ".join(errors.decode("utf-8", "replace").split())[:200]
        raise LoadError(f"tesseract failed ({words or code})")
    return output
