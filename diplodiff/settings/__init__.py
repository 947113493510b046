"""Every threshold in force, a file for each room: its unit, what it trades, how it was chosen, the command that measures it.

A threshold stands in the file of the room whose code reads it, or of the lowest of several; `limits` holds what a source may
cost wherever it is read, and `questions` what is asked other than a comparison. The unit is the comment's first word, or is
said at the head of a section; "..." goes on with the line above. Values are read by name from these files and nowhere else.
Numbers that are no choice of ours (of a file format, of arithmetic) stand beside the code that needs them.
"""

from __future__ import annotations

ROOMS = (
    "across",
    "align",
    "archive",
    "evidence",
    "findings",
    "language",
    "limits",
    "loaders",
    "loaders_html",
    "loaders_ocr",
    "loaders_pdf",
    "questions",
    "render",
    "similarity",
    "sources",
    "structure",
    "structure_lines",
)


def digest() -> str:
    """Sixteen hexadecimal digits that change when any threshold does.

    They stand in every report, so that two reports made under different thresholds are never taken for comparable.
    """
    import hashlib
    from importlib import import_module

    rooms = {room: vars(import_module(f"{__name__}.{room}")) for room in ROOMS}
    values = sorted(
        (room, name, repr(value)) for room, of in rooms.items() for name, value in of.items() if name.isupper()
    )
    return hashlib.sha256(repr(values).encode()).hexdigest()[:16]
