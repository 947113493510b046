"""Strength, denial and qualifiers of sentences, in the languages that have tables."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from diplodiff.language import cues as cues_module
from diplodiff.language import tables
from diplodiff.language.normalise import words
from diplodiff.language.terms import mentions, terms
from diplodiff.language.wording import denials, known, wording
from tests.language.test_data import invented


def head(text: str, language: str) -> int | None:
    found = wording(text, language).sentences[0].head
    return found.rank if found else None


@pytest.mark.parametrize(
    ("language", "text", "rank"),
    [
        ("en", "The Parties shall guard the bridge.", 5),
        ("en", "The two sides agreed to actively pursue talks.", 2),
        ("en", "The two sides agreed to hold talks.", 4),
        ("en", "The Parties may not close the bridge.", 5),
        ("en", "The Parties may close the bridge.", 1),
        ("en", "The talks took place in May and showed political will.", None),
        ("ru", "Стороны обязались охранять мост.", 5),
        ("ru", "Стороны договорились изучить вопрос.", 2),
        ("ru", "Стороны выражают свою готовность помочь.", 2),
        ("kk", "Тараптар көпірді қорғауға міндеттенді.", 5),
        ("kk", "Тараптар мәселені талқылады.", 1),
        ("ur", "دونوں فریقوں نے اس بات پر اتفاق کیا کہ وہ پل کی حفاظت کر سکتے ہیں۔", 4),
        ("ar", "وشدد الجانبان على أهمية الجسر.", 3),
        ("ar", "لا يجوز للطرفين إغلاق الجسر.", 5),
        ("zh", "双方同意探讨建桥。", 2),
        ("zh", "双方就建桥交换了意见。", 1),
        ("zh", "双方讨论了可持续发展的相应措施。", 1),
        ("fr", "Les deux parties ont décidé de garder le pont.", 4),
        ("es", "Las Partes se comprometen a cuidar el puente.", 5),
        ("pt", "As Partes pretendem cuidar da ponte.", 2),
        ("de", "Beide Seiten kamen in Ostra überein, die Brücke zu schützen.", 4),
        ("tr", "Taraflar köprüyü koruyacaktır.", 5),
        ("tr", "Taraflar köprünün önemini vurguladı.", 3),
        ("fa", "طرفین توافق کردند که پل را بسازند.", 4),
        ("hi", "दोनों पक्ष पुल की रक्षा करने पर सहमत हुए।", 4),
        ("bn", "উভয় পক্ষ সেতু রক্ষায় সম্মত হয়েছে।", 4),
        ("ja", "双方は橋を守ることで一致した。", 4),
        ("ja", "双方は橋を守ることができる。", 1),
        ("ko", "양측은 다리를 지키기로 합의하였다.", 4),
        ("ko", "양측은 다리를 지킬 수 있다.", 1),
    ],
)
def test_the_strength_of_a_sentence(language: str, text: str, rank: int | None) -> None:
    assert head(text, language) == rank


@pytest.mark.parametrize(
    ("language", "text", "denied"),
    [
        ("en", "Neither Party shall close the bridge.", 1),
        ("en", "The bridge is not only old but also narrow.", 0),
        ("en", "The report is due no later than June.", 0),
        ("ru", "Никто не закроет мост.", 1),
        ("ru", "Стороны не могут не отметить успех.", 0),
        ("kk", "Тараптар көпірді жаппайды.", 1),
        ("tr", "Taraflar köprüyü kapatmayacaktır.", 1),
        ("tr", "Taraflar iş birliğinin vazgeçilmez olduğunu vurguladı.", 0),
        ("ar", "لن يغلق الطرفان الجسر.", 1),
        ("ar", "رحب الجانبان بالمنظمات غير الحكومية.", 0),
        ("zh", "双方不关闭大桥。", 1),
        ("zh", "双方不断努力,不久将开放大桥。", 0),
        ("ja", "双方は橋を閉鎖しない。", 1),
        ("ja", "双方は橋を守らなければならない。", 0),
        ("ko", "양측은 다리를 폐쇄하지 않는다.", 1),
        ("ko", "경제뿐만 아니라 문화도 포함한다.", 0),
        ("fa", "طرفین پل را نمی‌بندند.", 1),
        ("hi", "दोनों पक्ष पुल बंद नहीं करेंगे।", 1),
        ("ur", "دونوں فریق پل بند نہیں کریں گے۔", 1),
        ("bn", "উভয় পক্ষ সেতু বন্ধ করবে না।", 1),
        ("fr", "Nul ne peut fermer le pont.", 1),
        ("fr", "L'accord est non seulement utile mais nécessaire.", 0),
        ("de", "Die Parteien schließen die Brücke nicht.", 1),
        ("es", "Las Partes no cerrarán el puente.", 1),
        ("pt", "As Partes não fecharão a ponte.", 1),
    ],
)
def test_denials(language: str, text: str, denied: int) -> None:
    assert denials(wording(text, language).negations) == denied


def test_a_gap_is_as_wide_as_it_can_be_and_no_entry_stands_in_no_words() -> None:
    said = words("The sides expressed their deep concern and grave concern over it.")
    found = [c for c in cues_module.cues(said, "modality", "en") if c.start == 2]
    assert [" ".join(w.text for w in said[c.start : c.end]) for c in found] == ["expressed their deep concern"]
    assert cues_module.cues((), "negation", "en") == ()
    assert cues_module.listed((), "lowering", None) == ()


@pytest.mark.parametrize("language", tables.languages())
def test_every_hedge_and_strength_of_a_table_is_found(language: str) -> None:
    table = tables.table(language)
    for kind, entries in table["hedges"].items():
        for entry in entries:
            plain = re.sub(r"(?<!\S)\*", "xx", entry.replace(" ~ ", " ")).replace("*", "")
            assert kind in {c.value for c in wording(plain, language).hedges}, entry
    for rank in "54321":
        for entry in table["modality"][rank]:
            plain = re.sub(r"(?<!\S)\*", "xx", entry.replace(" ~ ", " ")).replace("*", "")
            assert wording(plain, language).verbs, entry


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(tables, "_DATA", tmp_path)
    caches = (tables.languages, tables.table, cues_module._entries, wording)
    for cached in caches:
        cached.cache_clear()
    yield tmp_path
    for cached in caches:
        cached.cache_clear()


def test_a_new_language_needs_its_file_alone(folder: Path) -> None:
    table = invented()
    table["modality"]["5"], table["modality"]["2"] = ["zubo*"], ["mirka"]
    table["negation"]["words"] = ["nug"]
    (folder / "qaa.json").write_text(json.dumps(table, ensure_ascii=False), encoding="utf-8")
    assert known("qaa")
    assert not known("en")
    assert head("Talo zubolata resu.", "qaa") == 5
    assert head("Talo mirka resu.", "qaa") == 2
    assert denials(wording("Talo nug zubolata.", "qaa").negations) == 1


@pytest.mark.parametrize(
    ("listed", "text", "found"),
    [
        ("Кашмир", "вопрос о Кашмире", True),
        ("санкции", "отмена санкций", True),
        ("sanctions", "the sanction", True),
        ("克什米尔", "关于克什米尔问题", True),
        ("克什米尔", "关于水资源", False),
        ("territorial waters", "their territorial water", True),
        ("territorial waters", "their territorial air", False),
        ("UN", "under the unity", False),
        ("کشمیر", "مسئلہ کشمیر پر", True),
        ("күш", "күштер", False),
    ],
)
def test_terms_are_found_in_inflected_forms(listed: str, text: str, found: bool) -> None:
    assert mentions(text, terms(listed)) == found
