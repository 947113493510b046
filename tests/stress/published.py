"""The texts of fixtures/parallel as their publishers print them: numbered or not, in capitals, with marks of their own.

Both sides say the same; they differ in all that a publisher decides: how paragraphs and recitals are numbered and cut, what
stands above and below, which spaces, quotation marks, digits and dashes are typed. Nothing of that is a difference of texts.
"""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable
from typing import Any

from tests.contract.suite import _make
from tests.gate import parallel
from tests.stress.pages import NOTES

UNSPACED = ("ja", "th", "zh")
RTL = ("ar", "fa", "he", "ur")
_NUMBERED = re.compile(r"[^\s、.:：]{1,8}[.:：、]\s*|[第제].{1,3}[章장]\s*|[^\s]+ [^\s.:]{1,6}[.:]\s+")
_WORDS = (
    "en Article {n}|fr Article {n}|de Artikel {n}|es Artículo {n}|pt Artigo {n}|it Articolo {n}|pl Artykuł {n}|"
    "ru Статья {n}|uk Стаття {n}|kk {n}-бап|tr Madde {n}|az Maddə {n}|uz {n}-modda|vi Điều {n}|id Pasal {n}|"
    "zh 第{n}条|ja 第{n}条|ko 제{n}조|ar المادة {n}|fa ماده {n}|ur آرٹیکل {n}|he סעיף {n}|"
    "hi अनुच्छेद {n}|bn অনুচ্ছেদ {n}|th ข้อ {n}"
)
_ARTICLES = {code: word for code, _, word in (line.partition(" ") for line in _WORDS.split("|"))}
Lines = list[str]


def pair(rng: random.Random, missing: int = 0) -> tuple[tuple[Any, Any], list[str]]:
    """Two prints of one text in one language, and what the second lacks."""
    name, language = rng.choice(parallel.NAMES), rng.choice(parallel.languages(parallel.NAMES[0]))
    lines = parallel.lines(name, language)
    first = next(n for n, text in enumerate(lines) if text.startswith("##"))
    gone: list[int] = []
    able = [n for n in range(first + 2, len(lines) - 2) if not lines[n].startswith("#")]
    while len(gone) < missing:
        n = rng.choice(able)
        if all(abs(n - m) > 1 for m in gone):
            gone.append(n)
    one, two = published(name, language, rng), published(name, language, rng, tuple(gone))
    return (one, two), [lines[n] for n in sorted(gone)]


def published(name: str, language: str, rng: random.Random, drop: tuple[int, ...] = ()) -> Any:
    """A source like those of the contract suite, its name telling how it was published; without the lines in `drop`."""
    lines = [(n, text) for n, text in enumerate(parallel.lines(name, language)) if n not in drop]
    numbering = rng.choice(("none", "none", "1.", "1.", "1)", "(1)", "native", "article"))
    heads = rng.choice(("as they are", "as they are", "bare", "capitals"))
    recitals = rng.choice(("apart", "apart", "joined", "dashes"))
    typing = rng.choice(list(TYPED))
    blocks: list[Any] = []
    preamble: Lines = []
    number, operative = 0, False
    for n, line in lines:
        mark, _, said = line.partition(" ") if line.startswith("#") else ("", "", line)
        last = n == lines[-1][0]
        if mark == "##" and not operative:
            blocks += _preamble(preamble, recitals, language)
            operative = True
        if mark == "#":
            blocks.append(_block("title", said.upper() if heads == "capitals" else said, language))
        elif mark == "##":
            blocks.append(_block("heading", _heading(said, heads), language))
        elif not operative:
            preamble.append(said)
        elif last:
            blocks.append(_block("testimonium", said, language))
        else:
            number += 1
            blocks += _numbered(said, number, numbering, language)
    extra = rng.choice(("", "", "unofficial", "note", "signature"))
    blocks = _with(extra, blocks, language)
    blocks = [_retyped(b, TYPED[typing], language) for b in blocks]
    title = next(b.text for b in blocks if b.role == "title")
    how = f"{name}({numbering}/{heads}/{recitals}/{typing}/{extra})"
    return _make.Source(how, language, "joint-declaration", title, tuple(blocks))


def _block(role: str, text: str, language: str, label: str = "", mark: str = "") -> Any:
    return _make.Block(role, label, mark, (text,), "" if language in UNSPACED else " ")


def _heading(said: str, how: str) -> str:
    if how == "bare":
        parted = _NUMBERED.match(said)
        return said[parted.end() :] if parted else said
    return said.upper() if how == "capitals" else said


def _numbered(said: str, number: int, how: str, language: str) -> list[Any]:
    if how == "none":
        return [_block("operative", said, language)]
    if how == "article":
        label = _ARTICLES[language].format(n=number)
        return [_block("heading", "", language, label), _block("operative", said, language)]
    sign = parallel.digits(number, language) if how == "native" else str(number)
    before = "(" if how == "(1)" else ""
    return [_block("operative", said, language, before + sign, {"1)": ")", "(1)": ")"}.get(how, "."))]


def _preamble(said: Lines, how: str, language: str) -> list[Any]:
    """The recitals apart, in one paragraph, or as a list with dashes."""
    first = next((n for n, text in enumerate(said) if text.rstrip()[-1:] in ",;،؛，；、"), len(said) - 1)
    told, rest = said[:first], said[first:]
    if how == "joined":
        rest = [("" if language in UNSPACED else " ").join(rest)]
    elif how == "dashes":
        rest = [*(f"– {text}" for text in rest[:-1]), rest[-1]]
    return [_block("preamble", text, language) for text in [*told, *rest]]


def _with(extra: str, blocks: list[Any], language: str) -> list[Any]:
    """What stands above or below in one publisher's print alone."""
    if extra == "unofficial" and language in NOTES:
        return [_block("note", f"({NOTES[language]})", language), *blocks]
    if extra == "note":
        return [*blocks, _block("note", "* * *", language)]
    if extra == "signature" and (_make.HERE / "declaration" / f"{language}.toml").exists():
        return [*blocks, *(b for b in _make.source("declaration", language).blocks if b.role == "signature")]
    return blocks


def _retyped(block: Any, typed: Callable[[str, str], str], language: str) -> Any:
    clauses = tuple(typed(text, language) for text in block.clauses)
    return _make.Block(block.role, block.label, block.mark, clauses, block.gap)


def _hard_spaces(text: str, language: str) -> str:
    return re.sub(r"(?<=\d) | (?=[:;!?»%–])|(?<=«) ", "\u00a0", text)


def _soft_hyphens(text: str, language: str) -> str:
    return re.sub(r"([a-zа-яё]{4})(?=[a-zа-яё]{4})", "\\1\u00ad", text)


def _ligatures(text: str, language: str) -> str:
    return text.replace("ffi", "ﬃ").replace("fi", "ﬁ").replace("fl", "ﬂ").replace("...", "…")


def _full_width(text: str, language: str) -> str:
    if language not in ("ja", "zh", "ko"):
        return text
    return re.sub(r"[0-9]", lambda m: chr(ord(m[0]) + 0xFEE0), text).replace("(", "（").replace(")", "）")


def _directions(text: str, language: str) -> str:
    if language not in RTL:
        return text
    return "\u200f" + re.sub(r"(\d[\d./٫٬]*)", "\u202a\\1\u202c", text) + "\u200f"


def _plain_signs(text: str, language: str) -> str:
    return text.translate(str.maketrans("“”„«»‘’–—", '"""""\'\'--')).replace(" ", " ")


def _keyboard(text: str, language: str) -> str:
    """Letters and marks as another keyboard types them."""
    own = {
        "fa": str.maketrans("یک", "يك", "\u200c"),
        "ur": str.maketrans("یکہ۔", "يكه."),
        "ar": str.maketrans("أإآ", "ااا", "ًٌٍَُِّْ"),
        "ru": str.maketrans("ёЁ", "еЕ"),
        "hi": str.maketrans("।", "|"),
        "bn": str.maketrans("।", "|"),
        "tr": str.maketrans("âîû", "aiu"),
        "kk": str.maketrans("іІ", "iI"),
        "zh": str.maketrans("，；：", ",;:"),
        "ko": str.maketrans("·", "ㆍ"),
        "uz": str.maketrans("ʻ’", "''"),
    }
    return text.translate(own[language]) if language in own else text


def _decomposed(text: str, language: str) -> str:
    return unicodedata.normalize("NFD", text)


def _stretched(text: str, language: str) -> str:
    return re.sub(r"(?<=[بسشعغفقكلمن])(?=[اويىة])", "ـ", text) if language in ("ar", "fa") else text


TYPED: dict[str, Callable[[str, str], str]] = {
    "as it is": lambda text, _: text,
    "hard spaces": _hard_spaces,
    "soft hyphens": _soft_hyphens,
    "ligatures": _ligatures,
    "full width": _full_width,
    "directions": _directions,
    "plain signs": _plain_signs,
    "keyboard": _keyboard,
    "decomposed": _decomposed,
    "stretched": _stretched,
}
