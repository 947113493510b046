"""Captures, packs of evidence and time stamps: what they may cost. Used by evidence/ and sources/captures.py."""

# What a hostile source may cost. Chosen well above the largest real document seen (a 300-page treaty is 6 MiB and 1.2 million
# characters) and well below what harms a laptop.
CAPTURE_RECORD_BYTES = 1024 * 1024  # bytes of what is said of a capture, and of a time stamp
CAPTURE_WARC_BYTES = 256 * 1024 * 1024  # bytes of a capture: the page of MAX_SOURCE_BYTES and what led to it
PACK_BYTES = 1024 * 1024 * 1024  # bytes of a pack of evidence: 26 texts, twice each
PACK_UNPACKED_BYTES = 1024 * 1024 * 1024  # the same unpacked
TIME_STAMP_BYTES = 256 * 1024  # bytes of an authority's answer; they have 5 to 10 KiB

# --- Smaller measures: by eye on the fixtures, where nothing beside them says how they were chosen.
VERIFY_SHOWN = 20  # messages about a pack that are printed; the rest are counted
