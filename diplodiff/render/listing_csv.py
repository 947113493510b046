"""A list of answers as a table: an entry a row, in the columns that the answer names."""

from __future__ import annotations

from diplodiff.render.csv import table
from diplodiff.render.listing import Listing
from diplodiff.render.options import Options


def render(listing: Listing, options: Options) -> str:
    """The entries as a table with a header."""
    return table(listing.columns, [entry.cells for entry in listing.entries], options.bom)
