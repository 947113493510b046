"""What a search for mentions says: passages with their words, the set that was searched, and never more than that."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from diplodiff.cli.main import run
from diplodiff.errors import UsageError
from diplodiff.language.topics import hits, resolve, shipped, words
from diplodiff.render import ANSWER_FORMATS, answered, schema_of
from diplodiff.render.options import Options
from diplodiff.searching import mentions_in, siglum, topic_of
from tests.render import build

ENGLISH = [
    "The two sides reaffirmed their partnership in all fields of mutual interest.",
    "They met in Islamabad. A peaceful settlement of the Jammu and Kashmir dispute is indispensable.",
]
RUSSIAN = ["Стороны подтвердили своё партнёрство.", "Порт Гвадар открыт для грузов."]


def texts():
    return (
        build.text("A", "a.html", "en", build.numbered("A", ENGLISH)),
        build.text("B", "b.html", "ru", build.numbered("B", RUSSIAN)),
    )


def said(text: str, answer) -> str:
    return " ".join(answered("markdown", "mentions", answer, Options()).replace("\\", "").split())


def test_a_passage_is_the_clause_with_its_label_and_words() -> None:
    answer = mentions_in(resolve("kashmir"), texts())
    [mention] = answer.mentions
    assert (mention.siglum, mention.paragraph, mention.passage.label) == ("A", "A2", "2")
    assert mention.words == ("Jammu", "Kashmir")
    marked = [mention.passage.text[start:end] for start, end in mention.passage.marks]
    assert marked == ["Jammu", "Kashmir"]
    assert [s.mentions for s in answer.searched] == [1, 0]


def test_silence_is_said_of_the_documents_listed_and_no_more() -> None:
    answer = mentions_in(resolve("taiwan"), texts())
    report = said("", answer)
    assert "No passage mentioning Taiwan was found in the 2 documents listed." in report
    assert "a.html" in report
    assert "b.html" in report


def test_what_no_list_covers_is_not_called_silent() -> None:
    georgian = build.text("C", "c.html", "ka", build.numbered("C", ["მხარეებმა განიხილეს ვაჭრობა."]))
    answer = mentions_in(resolve("sanctions"), (*texts(), georgian))
    assert [s.coverage for s in answer.searched] == ["listed", "listed", "none"]
    report = said("", answer)
    assert "in the 2 documents listed in a language that the terms cover" in report
    assert "Not assessed: C (Georgian)" in report


def test_a_name_in_another_script_is_a_candidate() -> None:
    answer = mentions_in(words("Gwadar"), texts())
    assert [(m.matched, m.words) for m in answer.mentions] == [("by-sound", ("Гвадар",))]
    assert not answer.found
    assert "No passage mentioning Gwadar was found" in said("", answer)


@pytest.mark.parametrize(
    ("word", "language", "text", "found"),
    [
        ("санкции", "ru", "Обсуждён вопрос санкций и санкционных списков.", ["санкций", "санкционных"]),
        ("ынтымақтастық", "kk", "Ынтымақтастықтың мәні зор.", ["Ынтымақтастықтың"]),
        ("iş birliği", "tr", "İş birliğinin önemi.", ["İş birliğinin"]),
        ("Filistin", "tr", "Filistin'in ve Filistinlilerin", ["Filistin'in", "Filistinlilerin"]),
        ("اتفاق", "ar", "وبالاتفاق بينهما", ["وبالاتفاق"]),
        ("سرحد", "ur", "سرحدوں کی", ["سرحدوں"]),
        ("सीमा", "hi", "सीमाओं पर", ["सीमाओं"]),
        ("সীমান্ত", "bn", "সীমান্তের", ["সীমান্তের"]),
        ("协议", "zh", "双方签署协议。", ["协议"]),
        ("협정", "ko", "협정에서는", ["협정에서는"]),
        ("nation", "en", "nations and nationals of a national nation", ["nations", "nation"]),
        ("SCO", "en", "the SCO and sco", ["SCO"]),
    ],
)
def test_words_are_found_in_their_inflections(word: str, language: str, text: str, found: list[str]) -> None:
    assert [text[h.start : h.end] for h in hits(words(word), text, language)] == found


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("Кашмир", "kashmir"),
        ("克什米尔", "kashmir"),
        ("Western Sahara", "western-sahara"),
        ("Jammu and Kashmir", "kashmir"),
        ("терроризм", "terrorism"),
        ("Территориальная целостность", "territorial-integrity"),
        ("санкции", "sanctions"),
        ("UNSC", "security-council"),
        ("қазақстан", "kz"),
        ("Gaza", "Gaza"),
    ],
)
def test_a_topic_is_known_by_its_name_in_any_language(word: str, topic: str) -> None:
    assert resolve(word).id == topic


def test_a_list_of_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "watch.txt"
    path.write_text("# ports\nGwadar\n[ru]\nГвадар\nпорт\n!порт приписки\n", encoding="utf-8")
    topic = topic_of("", (str(path),))
    assert len(hits(topic, "Порт Гвадар; порт приписки", "ru")) == 2
    assert topic_of(str(path)).terms == topic.terms
    path.write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(UsageError, match="holds no term"):
        topic_of("", (str(path),))


def test_every_shipped_list_has_all_sixteen_languages() -> None:
    for topic in shipped():
        assert len(topic.languages) == 16, topic.id
        for language, terms in topic.terms:
            own = [t for t in terms if "~" not in t]
            for term in own[:1]:  # each list finds at least its own first term
                bare = term.replace("*", "").replace("=", "")
                assert hits(topic, f"( {bare} )", language), (topic.id, language, term)


@pytest.mark.parametrize("form", ANSWER_FORMATS)
def test_every_format_tells_the_set_and_the_passages(form: str) -> None:
    report = answered(form, "mentions", mentions_in(resolve("kashmir"), texts()), Options(120))
    assert "Kashmir" in report
    if form not in ("github", "csv", "jsonl", "junit"):
        assert "b.html" in report


def test_the_schema_holds() -> None:
    answer = mentions_in(words("Gwadar"), texts())
    Draft202012Validator(json.loads(schema_of("mentions"))).validate(
        json.loads(answered("json", "mentions", answer, Options()))
    )
    rows = list(csv.DictReader(io.StringIO(answered("csv", "mentions", answer, Options()))))
    assert rows[0]["words"] == "Гвадар"


def test_candidates_by_meaning_are_marked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def near(encoder: str, query: list[str], passages: list[str]) -> tuple[tuple[int, float], ...]:
        return ((2, 3.0), (0, 2.5))

    monkeypatch.setattr("diplodiff.similarity.nearness.standing_out", near)
    monkeypatch.setattr("diplodiff.settings.questions.MENTION_CANDIDATE_PASSAGES", 2)
    text = build.text("A", "a.html", "en", build.numbered("A", ["Kashmir first.", "Trade.", "The valley's people."]))
    answer = mentions_in(resolve("kashmir"), (text,), candidates=True)
    assert [(m.matched, m.paragraph) for m in answer.mentions] == [("listed", "A1"), ("candidate", "A3")]


def test_sigla_go_on_behind_z() -> None:
    assert [siglum(n) for n in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


def test_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").write_text("Joint Statement\n\n" + "\n\n".join(ENGLISH), encoding="utf-8")
    (tmp_path / "b.txt").write_text("Совместное заявление\n\n" + "\n\n".join(RUSSIAN), encoding="utf-8")
    assert run(["mentions", "kashmir", str(tmp_path), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["summary"]["by_text"] == {"A": 1, "B": 0}
    assert run(["mentions", "kashmir", str(tmp_path / "a.txt"), "--fail-on", "found"]) == 1
    assert run(["mentions", "taiwan", str(tmp_path / "a.txt"), "--fail-on", "not-found"]) == 1
    capsys.readouterr()
    assert run(["mentions", "kashmir", str(tmp_path / "a.txt"), str(tmp_path / "none.txt")]) == 2
    shown = capsys.readouterr()
    assert "not searched" in shown.err
    assert "could not be read" in " ".join(shown.out.split())
    assert run(["mentions", "kashmir"]) == 2
    assert run(["mentions", "--list"]) == 0
    assert "western-sahara" in capsys.readouterr().out


def test_a_folder_of_lists_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder of lists"):
        topic_of("trade", folder=str(tmp_path / "none"))


@pytest.mark.parametrize(
    ("topic", "passage", "language", "found"),
    [
        ("US", "They told us to go.", "en", []),
        ("US", "The US and the U.S. agreed.", "en", ["US", "U.S"]),
        ("turkey", "A turkey was served to guests from Turkey.", "en", ["Turkey"]),
        ("Россия", "Это российский проект.", "ru", ["российский"]),
        ("2231", "Resolution 2231 stands; 22310 people came.", "en", ["2231"]),
        ("2231", "双方支持第2231号决议，共22310人。", "zh", ["2231"]),
        ("贸易", "雙方同意擴大貿易。", "zh", ["貿易"]),
        ("貿易", "双方同意扩大贸易。", "zh", ["贸易"]),
    ],
)
def test_names_figures_and_han(topic: str, passage: str, language: str, found: list[str]) -> None:
    assert [passage[h.start : h.end] for h in hits(resolve(topic), passage, language)] == found


def test_a_number_is_looked_for_in_every_text() -> None:
    (searched,) = mentions_in(topic_of("2231"), texts()[:1]).searched
    assert searched.coverage == "as-given"


@pytest.mark.parametrize("form", ["terminal", "markdown", "html", "csv", "tei", "sarif", "junit"])
def test_isolates_that_the_report_adds_are_not_shown_as_found(form: str) -> None:
    arabic = build.text("A", "a.html", "ar", build.numbered("A", ["أدان الجانبان الإرهاب بجميع أشكاله ومظاهره."]))
    answer = mentions_in(resolve("terrorism"), (arabic,))
    drawn = str(answered(form, "mentions", answer, Options()))
    assert "الإرهاب" in drawn
    assert "U+206" not in drawn
