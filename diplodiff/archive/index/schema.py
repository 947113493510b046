"""The tables of an index: one SQLite file that other programs may read too. docs/archives.md tells the same for them.

    instruments 1 - n texts 1 - n paragraphs 1 - n clauses 1 - n vectors
    instruments 1 - n findings 1 - n finding_passages
    captures (by texts.capture), models (by vectors.model), left_out (by text)

Text stands once, in `paragraphs.content`; a clause is a slice of its paragraph, and the view `clause_texts` puts the two
together with side, language, label and date. `clause_words` and `clause_trigrams` find clauses (their rowid is
`clauses.id`) by folded text (`language.normalise.folded`); both hold no text themselves. Numbers of rows are the file's
own; what lasts is the instrument's name, the siglum and the id of a paragraph or clause.
"""

from __future__ import annotations

APPLICATION = 0x64697066  # "dipf": what `file` and we tell our files by
VERSION = 1  # of the tables; raised where a reader of the older ones would go wrong

# A word of folded text is whatever stands between spaces: vowel signs of Indic scripts, currency signs and apostrophes
# too, which the tokenizer would otherwise cut at. Case and look-alikes are folded before.
_WORDS = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* Co'"

TABLES = f"""
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE instruments(
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,     -- the manifest's id, or the path of a text by itself
  title TEXT, parties TEXT,      -- JSON list of ISO 3166 codes
  date TEXT, place TEXT,         -- as in texts, of the best source that says so
  status TEXT NOT NULL,          -- compared, refused, failed, or read: a text by itself
  verdict TEXT, error TEXT,
  key TEXT NOT NULL              -- of bytes, options, settings and version; empty: look again
);
CREATE TABLE texts(
  id INTEGER PRIMARY KEY,
  instrument INTEGER NOT NULL REFERENCES instruments(id),
  siglum TEXT NOT NULL, name TEXT NOT NULL, side TEXT, provenance TEXT,
  language TEXT, kind TEXT, title TEXT, parties TEXT, date TEXT, place TEXT,
  source TEXT NOT NULL,          -- as the manifest gives it
  origin TEXT, media_type TEXT, sha256 TEXT, retrieved_at TEXT, capture TEXT,
  method TEXT, coverage REAL,    -- how it was read, and how much of it (0 to 1)
  error TEXT                     -- why it could not be read; then it has no paragraphs
);
CREATE INDEX texts_of ON texts(instrument);
CREATE TABLE paragraphs(
  id INTEGER PRIMARY KEY,
  text INTEGER NOT NULL REFERENCES texts(id),
  name TEXT NOT NULL,            -- "A15", unique in its instrument
  label TEXT, role TEXT NOT NULL,
  path TEXT,                     -- JSON list of the labels and headings above
  page INTEGER, line INTEGER, element TEXT,
  content TEXT NOT NULL
);
CREATE INDEX paragraphs_of ON paragraphs(text);
CREATE TABLE clauses(
  id INTEGER PRIMARY KEY,
  paragraph INTEGER NOT NULL REFERENCES paragraphs(id),
  name TEXT NOT NULL,            -- "A15.1"; the paragraph's own name for a title or heading, which has no clauses
  start INTEGER NOT NULL, size INTEGER NOT NULL,  -- in characters of paragraphs.content
  wording INTEGER NOT NULL       -- 64 bits of the hash of the folded text: equal where nothing reads otherwise
);
CREATE INDEX clauses_of ON clauses(paragraph);
CREATE INDEX clauses_wording ON clauses(wording);
CREATE TABLE left_out(
  text INTEGER NOT NULL REFERENCES texts(id),
  reason TEXT NOT NULL, content TEXT NOT NULL     -- what was served and not taken for the text
);
CREATE INDEX left_out_of ON left_out(text);
CREATE TABLE captures(
  id TEXT PRIMARY KEY, origin TEXT NOT NULL, retrieved_at TEXT, sha256 TEXT NOT NULL, media_type TEXT
) WITHOUT ROWID;
CREATE TABLE findings(
  id INTEGER PRIMARY KEY,
  instrument INTEGER NOT NULL REFERENCES instruments(id),
  fingerprint TEXT NOT NULL, rule TEXT NOT NULL, code TEXT NOT NULL, severity TEXT NOT NULL, confidence TEXT NOT NULL,
  present TEXT NOT NULL, absent TEXT NOT NULL,    -- JSON lists of sigla
  message TEXT NOT NULL
);
CREATE INDEX findings_of ON findings(instrument);
CREATE INDEX findings_fingerprint ON findings(fingerprint);
CREATE TABLE finding_passages(
  finding INTEGER NOT NULL REFERENCES findings(id),
  siglum TEXT NOT NULL,
  score REAL,                    -- of the nearest passage where nothing answers; null: the passage itself
  ids TEXT NOT NULL,             -- JSON list of names of paragraphs or clauses
  label TEXT, content TEXT NOT NULL
);
CREATE INDEX finding_passages_of ON finding_passages(finding);
CREATE TABLE models(
  id INTEGER PRIMARY KEY, encoder TEXT NOT NULL, identity TEXT NOT NULL UNIQUE, dimensions INTEGER
);
CREATE TABLE vectors(
  model INTEGER NOT NULL REFERENCES models(id),
  clause INTEGER NOT NULL REFERENCES clauses(id),
  vector BLOB NOT NULL,          -- numbers of half precision, the lower byte first, of unit length
  PRIMARY KEY(model, clause)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE clause_words USING fts5(folded, content='', tokenize="{_WORDS}");
CREATE VIRTUAL TABLE clause_trigrams USING fts5(folded, content='', tokenize='trigram');
CREATE VIRTUAL TABLE clause_vocabulary USING fts5vocab(clause_words, 'row');
CREATE VIEW clause_texts AS
  SELECT clauses.id, instruments.name AS instrument, texts.siglum, coalesce(texts.side, texts.name) AS side,
    texts.language, coalesce(texts.date, instruments.date) AS date, texts.provenance, paragraphs.role, paragraphs.label,
    clauses.name, substr(paragraphs.content, clauses.start + 1, clauses.size) AS content
  FROM clauses JOIN paragraphs ON paragraphs.id = clauses.paragraph JOIN texts ON texts.id = paragraphs.text
    JOIN instruments ON instruments.id = texts.instrument;
"""

# What hangs on an instrument, innermost first; each statement takes its id.
_TEXTS = "SELECT id FROM texts WHERE instrument = ?"
_PARAGRAPHS = f"SELECT id FROM paragraphs WHERE text IN ({_TEXTS})"
_CLAUSES = f"SELECT id FROM clauses WHERE paragraph IN ({_PARAGRAPHS})"
REMOVALS = (
    f"DELETE FROM vectors WHERE clause IN ({_CLAUSES}) AND model IN (SELECT id FROM models)",
    f"DELETE FROM clauses WHERE paragraph IN ({_PARAGRAPHS})",
    f"DELETE FROM paragraphs WHERE text IN ({_TEXTS})",
    f"DELETE FROM left_out WHERE text IN ({_TEXTS})",
    "DELETE FROM texts WHERE instrument = ?",
    "DELETE FROM finding_passages WHERE finding IN (SELECT id FROM findings WHERE instrument = ?)",
    "DELETE FROM findings WHERE instrument = ?",
    "DELETE FROM instruments WHERE id = ?",
)
ORPHANED_CAPTURES = "DELETE FROM captures WHERE id NOT IN (SELECT capture FROM texts WHERE capture IS NOT NULL)"
CLAUSE_TEXTS_OF = (
    "SELECT clauses.id, paragraphs.content, clauses.start, clauses.size FROM clauses "
    "JOIN paragraphs ON paragraphs.id = clauses.paragraph JOIN texts ON texts.id = paragraphs.text "
)
