"""The words of RTF that print a character, begin a part or name a language (Rich Text Format specification 1.9.1)."""

from __future__ import annotations

# Control words that print; a line break inside a paragraph is a space to a reader.
CHARACTERS: dict[str, str] = {
    **dict.fromkeys(("line", "lbr", "softline", "tab", "emspace", "enspace", "qmspace", "column"), " "),
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
SYMBOLS: dict[str, str] = {"~": " ", "_": "-", "-": "", "\\": "\\", "{": "{", "}": "}", "\t": " "}

# Destinations that hold nothing a reader sees. An unknown one marked with \* is passed over too.
_TABLES = "colortbl filetbl listtable listoverridetable revtbl rsidtbl xmlnstbl latentstyles themedata datastore"
_FIELDS = "fldinst xe tc bkmkstart bkmkend txe rxe formfield pn pntxta pntxtb pnseclvl"
_OBJECTS = "pict nonshppict objdata objclass objname objalias sp sn sv shprslt do blipuid"
_SEPARATORS = "ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn template generator mmathPr private"
SKIPPED = frozenset(f"{_TABLES} {_FIELDS} {_OBJECTS} {_SEPARATORS}".split())
# Marked with \*, and yet read or looked into.
READ_ALTHOUGH_MARKED = frozenset({"shpinst", "shppict", "ud", "annotation", "footnote"})

# Parts with paragraphs of their own: kind of block, or the reason why they are left out.
ASIDE: dict[str, str | None] = {
    "footnote": None,
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "running header"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "running footer"),
    "annotation": "comment",
    "shptxt": None,
}

# \\fcharset -> code page; 0 and 1 mean that of the document.
CHARSETS: dict[int, str] = {
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    255: "cp437",
}
SYMBOL_CHARSET = 2
DOUBLE_BYTE = frozenset({"cp932", "cp949", "johab", "gbk", "cp950"})

# Primary part (low ten bits) of a Windows language identifier -> language.
_LANGUAGE_NAMES = (
    "1 ar 2 bg 4 zh 5 cs 6 da 7 de 8 el 9 en 10 es 11 fi 12 fr 13 he 14 hu 16 it 17 ja 18 ko 19 nl 20 nb 21 pl 22 pt "
    "24 ro 25 ru 27 sk 29 sv 30 th 31 tr 32 ur 33 id 34 uk 35 be 36 sl 37 et 38 lv 39 lt 40 tg 41 fa 42 vi 43 hy 44 az "
    "47 mk 55 ka 57 hi 62 ms 63 kk 64 ky 65 sw 66 tk 67 uz 68 tt 69 bn 73 ta 80 mn 83 km 84 lo 91 si 94 am 97 ne 99 ps"
)
_PAIRS = _LANGUAGE_NAMES.split()
LANGUAGES: dict[int, str] = dict(zip(map(int, _PAIRS[::2]), _PAIRS[1::2], strict=True))
