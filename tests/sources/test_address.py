"""`file.pdf#pages=2-5`, `file.pdf#kk`: which part of a source is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplodiff.errors import UsageError
from diplodiff.sources.address import Address, address


def test_parts_of_a_source(tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"x")
    assert address(f"{file}#pages=2-5") == Address(str(file), ((2, 5),))
    assert address(f"{file}#page=3") == Address(str(file), ((3, 3),))
    assert address(f"{file}#pages=1,4-6") == Address(str(file), ((1, 1), (4, 6)))
    assert address(f"{file}#kk") == Address(str(file), (), "kk")
    assert address("https://example.org/text#ru").language == "ru"


def test_what_is_no_part_stays_in_the_name(tmp_path: Path) -> None:
    odd = tmp_path / "a#kk"
    odd.write_bytes(b"x")
    assert address(str(odd)) == Address(str(odd))
    assert address("https://example.org/text#section-4") == Address("https://example.org/text#section-4")
    assert address("missing#kk") == Address("missing#kk")


@pytest.mark.parametrize("pages", ["5-2", "0", "0-3"])
def test_impossible_pages(pages: str) -> None:
    with pytest.raises(UsageError, match="no range of pages"):
        address(f"a.pdf#pages={pages}")
