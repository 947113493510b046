"""Scripts by code point, the letters that a language is written with, and which languages a code can name.

Scripts after the Unicode Character Database (Scripts.txt), alphabets after the exemplar characters of CLDR, language codes
after ISO 639-1.
"""

from __future__ import annotations

# The script of each language with a table (its key "script"), so that those of other scripts need not be read.
SCRIPTS: dict[str, str] = {
    **dict.fromkeys(("ar", "fa", "ur"), "Arab"),
    **dict.fromkeys(("bn",), "Beng"),
    **dict.fromkeys(("de", "en", "es", "fr", "pt", "tr"), "Latn"),
    **dict.fromkeys(("hi",), "Deva"),
    **dict.fromkeys(("ja",), "Jpan"),
    **dict.fromkeys(("kk", "ru"), "Cyrl"),
    **dict.fromkeys(("ko",), "Kore"),
    **dict.fromkeys(("zh",), "Hans"),
}

SCRIPT_BLOCKS: tuple[tuple[int, int, str], ...] = (
    (0x0041, 0x024F, "Latn"),
    (0x1E00, 0x1EFF, "Latn"),
    (0xFF21, 0xFF5A, "Latn"),
    (0x0370, 0x03FF, "Grek"),
    (0x1F00, 0x1FFF, "Grek"),
    (0x0400, 0x052F, "Cyrl"),
    (0x0530, 0x058F, "Armn"),
    (0x0590, 0x05FF, "Hebr"),
    (0x0600, 0x077F, "Arab"),
    (0x0780, 0x07BF, "Thaa"),
    (0x08A0, 0x08FF, "Arab"),
    (0xFB50, 0xFDFF, "Arab"),
    (0xFE70, 0xFEFF, "Arab"),
    (0x0900, 0x097F, "Deva"),
    (0x0980, 0x09FF, "Beng"),
    (0x0A00, 0x0A7F, "Guru"),
    (0x0A80, 0x0AFF, "Gujr"),
    (0x0B00, 0x0B7F, "Orya"),
    (0x0B80, 0x0BFF, "Taml"),
    (0x0C00, 0x0C7F, "Telu"),
    (0x0C80, 0x0CFF, "Knda"),
    (0x0D00, 0x0D7F, "Mlym"),
    (0x0D80, 0x0DFF, "Sinh"),
    (0x0E00, 0x0E7F, "Thai"),
    (0x0E80, 0x0EFF, "Laoo"),
    (0x0F00, 0x0FFF, "Tibt"),
    (0x1000, 0x109F, "Mymr"),
    (0x10A0, 0x10FF, "Geor"),
    (0x1200, 0x137F, "Ethi"),
    (0x1780, 0x17FF, "Khmr"),
    (0x1800, 0x18AF, "Mong"),
    (0x3040, 0x30FF, "Kana"),
    (0x31F0, 0x31FF, "Kana"),
    (0xFF66, 0xFF9F, "Kana"),
    (0x3400, 0x9FFF, "Hani"),
    (0xF900, 0xFAFF, "Hani"),
    (0x20000, 0x323AF, "Hani"),
    (0xAC00, 0xD7AF, "Hang"),
    (0x1100, 0x11FF, "Hang"),
    (0x3130, 0x318F, "Hang"),
)

# Scripts that one language alone is published in, for what is compared here.
ONLY_LANGUAGE = {
    "Jpan": "ja",
    "Hang": "ko",
    "Hani": "zh",
    "Grek": "el",
    "Armn": "hy",
    "Geor": "ka",
    "Hebr": "he",
    "Thai": "th",
    "Laoo": "lo",
    "Khmr": "km",
    "Mymr": "my",
    "Sinh": "si",
    "Taml": "ta",
    "Telu": "te",
    "Knda": "kn",
    "Mlym": "ml",
    "Gujr": "gu",
    "Guru": "pa",
    "Orya": "or",
    "Thaa": "dv",
    "Mong": "mn",
}

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_ARABIC = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱ"
_PERSIAN = "ءآأؤئابپتثجچحخدذرزژسشصضطظعغفقکكگلمنوهۀیيى"
ALPHABETS: dict[str, frozenset[str]] = {
    "ar": frozenset(_ARABIC + "پچگڤیک"),  # foreign names, and Persian keyboards
    "de": frozenset(_LATIN + "äöüßé"),
    "en": frozenset(_LATIN + "éï"),
    "es": frozenset(_LATIN + "áéíóúüñªº"),
    "fa": frozenset(_PERSIAN),
    "fr": frozenset(_LATIN + "àâæçéèêëîïôœùûüÿ"),
    "kk": frozenset(_RUSSIAN + "әғқңөұүһі"),
    "pt": frozenset(_LATIN + "áâãàçéêíóôõúüªº"),
    "ru": frozenset(_RUSSIAN),
    "tr": frozenset(_LATIN + "çğıöşüâîû"),
    "ur": frozenset(_PERSIAN + "ٹڈڑںھہۃۂےۓ"),
}
# The signs of a language as its own character sets list them; a language with two has two ways of writing.
WRITTEN_WITH = {"zh": ("gb2312", "big5"), "ja": ("euc_jp",)}
# Letters that running text of a language has, and that of its nearest neighbour has not.
WANTED: dict[str, frozenset[str]] = {
    "ru": frozenset("ыэё"),  # not Bulgarian
    "kk": frozenset("әғқңұһ"),
    "ur": frozenset("ٹڈڑںھہے"),
    "tr": frozenset("ığş"),
    "pt": frozenset("ãõçê"),
    "fa": frozenset("پچژگیک"),
}

# ISO 639-1, and languages of states and regions that have no code of two letters (ISO 639-3).
_CODES = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el
en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu
ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na
nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so
sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ceb
ckb crh fil gag hif kaa kab kmr mai mni nso pap rom sat skr swb tet tpi tyv yue zgh
"""
ISO_639 = frozenset(_CODES.split())
# The codes of three letters (ISO 639-2 and -3) of the languages that have tables.
_PAIRS = """
ara ar arb ar ben bn deu de ger de eng en spa es fas fa per fa pes fa prs fa fra fr fre fr hin hi jpn ja kaz kk kor ko
por pt rus ru tur tr urd ur zho zh chi zh cmn zh
"""
THREE_LETTERS = dict(zip(_PAIRS.split()[::2], _PAIRS.split()[1::2], strict=True))

_OTHER_SCRIPTS = """
ab am as av az ba be bg bo ce ckb cv dv dz el gu he hy ka km kn ks ku ky lo mk ml mn mr my ne or os pa ps sa sat sd si sr ta
te tg th ti tk tt tyv ug uk uz yi yue
"""
# Languages without a table that are not, or not only, written in Latin letters; and those that are written in both.
NOT_LATIN = frozenset(_OTHER_SCRIPTS.split())
ALSO_LATIN = frozenset({"az", "cv", "ku", "mn", "pa", "sd", "sr", "tk", "tt", "ug", "uz"})
