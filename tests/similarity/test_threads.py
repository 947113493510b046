"""What is done together in one pass of an encoder: everything once, and no more rows than are needed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diplodiff.similarity.threads import batches


@given(st.lists(st.integers(1, 300), max_size=60))
def test_every_item_is_done_once_in_no_more_rows_than_its_longest_needs(sizes: list[int]) -> None:
    found = batches(sizes, 128)
    assert sorted(i for batch in found for i in batch) == list(range(len(sizes)))
    for batch in found:
        assert -(-sum(sizes[i] for i in batch) // 128) == -(-max(sizes[i] for i in batch) // 128)
