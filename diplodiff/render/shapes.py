"""The objects of the JSON output: which dataclass each shows, with which keys. `schema.py` makes the JSON Schema of them."""

from __future__ import annotations

from typing import Any, NamedTuple

from diplodiff import facts, model
from diplodiff.provenance import RANKS

Object = dict[str, Any]

STRINGS: Object = {"type": "array", "items": {"type": "string"}}
COUNT: Object = {"type": "integer", "minimum": 0}
SHARE: Object = {"type": "number", "minimum": 0, "maximum": 1}
PAIR: Object = {"type": "array", "items": {"type": "string"}, "minItems": 2, "maxItems": 2}
SPAN: Object = {"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}

PUBLISHER: Object = {
    "type": "object",
    "properties": {
        "rank": {"enum": list(RANKS)},
        "name": {"type": "string"},
        "role": {"type": "string"},
        "country": {"type": ["string", "null"]},
    },
    "required": ["rank", "name", "role", "country"],
}


class Shape(NamedTuple):
    """An object of the report: the dataclass it shows and what it is.

    keys      the keys in order; each shows the field of its own name unless `renamed` says which.
    optional  keys that stand there only when they say something.
    own       schemas of keys that no field's type gives.
    """

    shown: type
    what: str
    keys: str
    optional: str = ""
    renamed: dict[str, str] = {}  # noqa: RUF012  # read only
    own: dict[str, Object] = {}  # noqa: RUF012


# of a comparison, and what other answers share with it
SHAPES: dict[str, Shape] = {
    "gate": Shape(model.Gate, "Whether the texts may be compared, and why.", "verdict reasons"),
    "text": Shape(
        model.PublishedText,
        "One side: a text as one publisher published it.",
        "siglum name language title kind kind_reasons source extraction instrument testimony declared_counts paragraphs"
        " notes",
        optional="kind_reasons",
    ),
    "source": Shape(
        model.Source,
        "Which bytes a text was read from: where they were served, who keeps a copy, who runs the site.",
        "origin media_type sha256 retrieved_at final_url copy capture publisher",
        optional="final_url copy capture publisher",
        own={**{key: {"type": "string"} for key in ("final_url", "copy", "capture")}, "publisher": PUBLISHER},
    ),
    "extraction": Shape(
        model.Extraction,
        "How a text was read and how much of the source that covers.",
        "method coverage",
        own={"coverage": SHARE},
    ),
    "instrument": Shape(facts.Instrument, "Which instrument a text says it is.", "parties date place title"),
    "testimony": Shape(
        facts.Testimony,
        "What the closing formula attests; dates are ISO 8601-2.",
        "paragraphs place dates originals languages equally_authentic prevailing",
        own={"dates": STRINGS},
    ),
    "declared_count": Shape(
        facts.DeclaredCount,
        "A number of signed documents that a text states, and how many it lists.",
        "paragraph declared counted",
    ),
    "paragraph": Shape(
        model.Paragraph,
        "A paragraph as published, without its label; path is what it stands under, outermost first.",
        "id label role text location clauses path",
        optional="path",
    ),
    "location": Shape(
        model.Location,
        "Where a passage stands in its source; only what the format knows.",
        "page box path line",
        optional="page box path line",
        own={
            "page": {"type": "integer", "minimum": 1},
            "box": {"type": "array", "items": {"type": "number"}, "minItems": 4, "maxItems": 4},
            "path": {"type": "string"},
            "line": {"type": "integer", "minimum": 1},
        },
    ),
    "clause": Shape(model.Clause, "A sentence or a list item inside a paragraph.", "id text"),
    "row": Shape(
        model.Bead,
        "A row of the alignment: for each siglum the ids of its paragraphs, none where no paragraph answers.",
        "paragraphs relation score",
        own={"paragraphs": {"type": "object", "additionalProperties": STRINGS}, "score": SHARE},
    ),
    "finding": Shape(
        model.Finding,
        "One difference between the published texts; passages and nearest are by siglum.",
        "rule code severity confidence in not_in passages nearest labels message fingerprint",
        optional="labels",
        renamed={"in": "present", "not_in": "absent"},
        own={
            "code": {"type": "string", "pattern": "^[A-Z][0-9]+$"},
            "labels": {"type": "array", "items": PAIR},
        },
    ),
    "passage": Shape(
        model.Passage,
        "A passage that a finding is about; marks are offsets into its text, in code points, of the words it turns on.",
        "ids label text marks",
        optional="marks",
        own={"marks": {"type": "array", "items": SPAN}},
    ),
    "nearest": Shape(
        model.Nearest,
        "The closest passage on a side where nothing answers.",
        "ids score label text",
        own={"score": SHARE},
    ),
    "note": Shape(model.Note, "Something to know about how a text was read or compared.", "code message"),
}
