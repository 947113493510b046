"""A language that does not exist is added to every table by data files alone, and every rule reads it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from diplodiff.language import contested, fact_words, names, tables
from tests.findings.labelled.pairs import found
from tests.language.test_data import invented

OWN = Path(tables.__file__).parent / "data"
FACTS = {
    "decimal": ",",
    "magnitudes": {"1000000": ["milo"]},
    "money": {"EUR": ["eurot"]},
    "units": {"year": ["vuot"], "km": ["kilot"]},
    "percent": ["prosat"],
    "bodies": {"UN": ["yokot"]},
    "offices": {"president": ["valtas"], "prime_minister": ["paamis"]},
    "resolutions": ["paatos {n}"],
}
NAMES = {
    "cut": "",
    "endings": ["", "n"],
    "adjectives": [],
    "language_endings": [""],
    "prefixes": [],
    "unless": [],
    "countries": {"KZ": ["kasakia"], "PK": ["pakisia"]},
    "languages": {"en": ["englan"]},
}


def of_kind(value: object) -> Any:
    return {} if isinstance(value, dict) else [] if isinstance(value, list) else ""


@pytest.fixture
def added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    folder = tmp_path / "data"
    shutil.copytree(OWN, folder)

    def write(path: str, value: object) -> None:
        (folder / path).write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    empty = {key: of_kind(value) for key, value in json.loads((OWN / "facts/en.json").read_text()).items()}
    write("qaa.json", invented())
    write("facts/qaa.json", empty | FACTS)
    write("names/qaa.json", NAMES)
    terms = json.loads((OWN / "terms/contested.json").read_text(encoding="utf-8"))
    terms["land"]["territory"]["qaa"], terms["land"]["region"]["qaa"] = ["maat"], ["seut"]
    write("terms/contested.json", terms)
    monkeypatch.setattr(tables, "_DATA", folder)
    monkeypatch.setattr(fact_words, "_FOLDER", folder / "facts")
    monkeypatch.setattr(names, "_FOLDER", folder / "names")
    monkeypatch.setattr(contested, "_LIST", folder / "terms" / "contested.json")
    caches = (tables.languages, tables.table, fact_words.facts, names._matcher, contested._lexicon)
    for cached in caches:
        cached.cache_clear()
    yield
    for cached in caches:
        cached.cache_clear()


# "molo" binds and "mefe" intends in the invented table; the two are read from it, not written here.
def verb(rank: str) -> str:
    first: str = invented()["modality"][rank][0]
    return first


@pytest.mark.usefixtures("added")
@pytest.mark.parametrize(
    ("one", "two", "codes"),
    [
        ("Kela 20 milo eurot saru.", "The aid is 20 million euros.", set()),
        ("Kela 20 milo eurot saru.", "The aid is 50 million euros.", {"F1"}),
        ("Kela 10 vuot saru.", "It holds for ten years.", set()),
        ("Kela 10 vuot saru.", "It holds for five years.", {"F2"}),
        ("Kela kasakian saru.", "They thanked Kazakhstan.", set()),
        ("Kela kasakian saru.", "They thanked Pakistan.", {"F3"}),
        ("Kela paatos 242 saru.", "They recalled resolution 338.", {"F3"}),
        ("Kela maat saru.", "They spoke of the territories.", set()),
        ("Kela seut saru.", "They spoke of the territories.", {"T1"}),
        (f"Kela {verb('5')} saru.", "The Parties shall trade.", set()),
        (f"Kela {verb('2')} saru.", "The Parties shall trade.", {"M2"}),
    ],
)
def test_every_rule_reads_an_added_language(one: str, two: str, codes: set[str]) -> None:
    assert {f.code for f in found((one, two), ("qaa", "en"))} == codes
    assert {f.code for f in found((two, one), ("en", "qaa"))} == codes
