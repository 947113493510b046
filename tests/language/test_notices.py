from __future__ import annotations

import json
from pathlib import Path

import pytest

import diplodiff.language.notices as notices
from diplodiff.language.notices import notice
from diplodiff.loaders.html_cues import phrase

DATA = json.loads((Path(notices.__file__).parent / "data" / "notices" / "notices.json").read_text(encoding="utf-8"))
CUES = json.loads(
    (Path(notices.__file__).parents[1] / "loaders" / "data" / "html_cues.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("kind", ["leads", "holds"])
def test_every_word_of_the_table_is_found_in_a_line(kind: str) -> None:
    """The short cuts before the search (first letters, ASCII) pass over none of them."""
    before = "" if kind == "leads" else "Ж, "
    lost = [word for words in DATA[kind].values() for word in words if notice(f"{before}{word} Ж 7") is None]
    lost += [word for words in DATA[kind].values() for word in words if notice(f" {word} 7") is None]
    assert not lost


def test_every_set_phrase_of_a_page_is_found() -> None:
    found = {text: phrase(f"– {text} …") for texts in CUES["phrases"].values() for text in texts if len(text) > 2}
    assert not [text for text, reason in found.items() if reason is None]
    assert phrase("Both sides share this clause.") is None


@pytest.mark.parametrize(
    "line", ["6 октября 2031, 14:20", "06/10/2031 14:20", "2031年10月6日 9:05", "٦ أكتوبر ٢٠٣١، ١٤:٢٠"]
)
def test_a_date_with_the_time_of_day_tells_when_a_page_was_put_up(line: str) -> None:
    assert notice(line) == "date and author"


@pytest.mark.parametrize(
    "line", ["6 October 2031", "14:20 Arrival of the delegation", "The sides met on 6 October 2031 at 14:20 in Besk."]
)
def test_other_dates_and_times_are_text(line: str) -> None:
    assert notice(line) is None
