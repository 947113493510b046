"""Manifests: three forms that say the same, and errors that name file, line and key."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from diplodiff.archive.manifest import Instrument, Options, Text, load
from diplodiff.archive.store import Store
from diplodiff.errors import UsageError

TOML = """\
# two sides
[[instrument]]
id = "kz-pk-2026"
title = "Joint Declaration"

[instrument.options]
only = ["P1", "critical"]
force = true

[[instrument.text]]
source = "pk/a.pdf#pages=2-5"
side = "Pakistan"
language = "en"
provenance = "P1"

[[instrument.text]]
source = "https://example.org/декларация"
side = "Қазақстан"
"""

EXPECTED = Instrument(
    "kz-pk-2026",
    (
        Text("pk/a.pdf#pages=2-5", "Pakistan", "en", "P1"),
        Text("https://example.org/декларация", "Қазақстан"),
    ),
    "Joint Declaration",
    Options(force=True, only=("P1", "critical")),
)

CSV = """\
instrument,title,source,side,language,provenance,only,force
kz-pk-2026,Joint Declaration,pk/a.pdf#pages=2-5,Pakistan,en,P1,"P1,critical",yes
kz-pk-2026,,https://example.org/декларация,Қазақстан,,,,
"""

JSONL = (
    json.dumps(
        {
            "id": "kz-pk-2026",
            "title": "Joint Declaration",
            "text": [
                {"source": "pk/a.pdf#pages=2-5", "side": "Pakistan", "language": "en", "provenance": "P1"},
                {"source": "https://example.org/декларация", "side": "Қазақстан"},
            ],
            "options": {"only": ["P1", "critical"], "force": True},
        }
    )
    + "\n\n"
)


def written(folder: Path, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [("m.toml", TOML), ("m.csv", CSV), ("m.csv", "\ufeff" + CSV.replace("\n", "\r\n")), ("m.jsonl", JSONL)],
)
def test_three_forms_say_the_same(tmp_path: Path, name: str, content: str) -> None:
    found = load(written(tmp_path, name, content))
    assert found.instruments == (EXPECTED,)
    assert found.folder == str(tmp_path)


@pytest.mark.parametrize(("old", "rank"), [(1, "P0"), (2, "P1"), (5, "P4"), (17, "P4")])
def test_a_rank_of_the_earlier_scale_is_read_with_a_sentence(tmp_path: Path, old: int, rank: str) -> None:
    for name, content in (("m.toml", TOML.replace('= "P1"', f"= {old}")), ("m.csv", CSV.replace(",P1,", f",{old},"))):
        store = Store(str(tmp_path / "cache"))
        for _ in range(2):
            found = load(written(tmp_path, name, content), store)
            assert found.instruments[0].texts[0].provenance == rank
            (note,) = found.notes
            assert f"key provenance: {old} is of an earlier scale and was read as {rank}; write P0" in note
            assert name in note
    assert load(written(tmp_path, "m.toml", TOML)).notes == ()


def test_rows_of_one_instrument_need_not_stand_together(tmp_path: Path) -> None:
    content = "instrument,source\nx,a\ny,b\nx,c\ny,d\n"
    found = load(written(tmp_path, "m.csv", content)).instruments
    assert [(i.id, [t.source for t in i.texts]) for i in found] == [("x", ["a", "c"]), ("y", ["b", "d"])]


WRONG = [
    ("m.toml", TOML.replace('side = "Pakistan"', "side = 4"), "line 12, key side"),
    ("m.toml", TOML.replace('language = "en"', 'language = "klingon"'), "line 13, key language"),
    ("m.toml", TOML.replace('provenance = "P1"', "provenance = 0"), "line 14, key provenance"),
    ("m.toml", TOML.replace("force = true", 'force = "perhaps"'), "line 8, key force"),
    ("m.toml", TOML.replace("force = true", "strength = 1"), "line 8, key strength"),
    ("m.toml", TOML.replace('side = "Қазақстан"', 'sid = "Қазақстан"'), "line 18, key sid"),
    ("m.toml", TOML.replace('id = "kz-pk-2026"', 'id = "../x"'), "line 3, key id"),
    ("m.toml", TOML.replace('id = "kz-pk-2026"\n', ""), "line 2, key id"),
    ("m.toml", TOML.replace('source = "https://example.org/декларация"\n', ""), "line 16, key source"),
    ("m.toml", TOML.replace('"https://example.org/декларация"', '"-"'), "line 17, key source"),
    ("m.toml", TOML.replace('["P1"', '["P99"'), "P99"),
    ("m.toml", TOML.split("[[instrument.text]]")[0], "key text"),
    ("m.toml", TOML + TOML, "line 21, key id"),
    ("m.toml", TOML.replace("[[instrument]]", "[[instrument]"), "line 2"),
    ("m.toml", "[[instrumnet]]\nid = 1\n", "line 1, key instrumnet"),
    ("m.toml", "", "lists no instrument"),
    (
        "m.toml",
        '[[instrument]]\nid = "x"\noptions = { force = 1 }\ntext = [{source="a"},{source="b"}]',
        "line 3, key force",
    ),
    ("m.toml", '[[instrument]]\nid = "x"\ntext = [{source="a"},{source=""}]', "line 3, key source"),
    ("m.toml", b'[[instrument]]\nid = "\xff"\n', "line 2"),
    ("m.csv", "instrument,source\nx,a\n,b\n", "line 3, key instrument"),
    ("m.csv", "instrument,source\nx,a\nx,b,c\n", "line 3"),
    ("m.csv", "instrument,source,provenance\nx,a,1\nx,b,first\n", "line 3, key provenance"),
    ("m.csv", "instrument,sauce\nx,a\n", "line 1, key sauce"),
    ("m.csv", "instrument,source\nx,a\n", "line 2, key text"),
    ("m.csv", 'instrument,source\nx,"a\n', "no CSV"),
    ("m.jsonl", JSONL + "{\n", "line 3"),
    ("m.jsonl", "[]\n", "line 1"),
    ("m.jsonl", JSONL + JSONL, "line 3, key id"),
    ("m.jsonl", '{"id": "x", "text": 3}', "line 1, key text"),
    ("m.jsonl", '{"id": "x", "text": [{"source": "a"}, {"source": ""}]}', "line 1, key source"),
    ("m.jsonl", "[" * 100_000, "line 1"),
    ("m.txt", "x", "must end in"),
]


@pytest.mark.parametrize(("name", "content", "where"), WRONG)
def test_errors_name_file_line_and_key(tmp_path: Path, name: str, content: str | bytes, where: str) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(UsageError) as error:
        load(path)
    assert path in str(error.value)
    assert where in str(error.value)


def test_the_example_in_the_guide_is_a_manifest(tmp_path: Path) -> None:
    words = (Path(__file__).parents[2] / "docs" / "archives.md").read_text(encoding="utf-8")
    example = words.split("```toml\n")[1].split("```")[0]
    (found,) = load(written(tmp_path, "m.toml", example)).instruments
    assert [t.side for t in found.texts] == ["Pakistan", "Kazakhstan"]
    assert found.options.ignore == ("S3",)


def test_a_manifest_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load(str(tmp_path / "m.toml"))
