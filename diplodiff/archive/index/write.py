"""Writing an index: each instrument is replaced in one transaction, so that whoever is ended leaves a sound file."""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from diplodiff.archive.index import schema
from diplodiff.archive.index.rows import InstrumentRow, TextRow, searchable, wording
from diplodiff.errors import DiplodiffError, UsageError
from diplodiff.language import normalise
from diplodiff.settings.archive import INDEX_BATCH_CLAUSES, INDEX_BUSY_SECONDS, INDEX_PAGE_CACHE_KIB

_PARAGRAPH = "INSERT INTO paragraphs VALUES(?,?,?,?,?,?,?,?,?,?)"
_CLAUSE = "INSERT INTO clauses VALUES(?,?,?,?,?,?)"


class Writer:
    """An index that is open for writing; made by `writing`."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection
        self.pending = 0  # clauses written and not committed
        self.written = 0

    def keys(self) -> dict[str, str]:
        """The key of every instrument by its name."""
        return dict(self.db.execute("SELECT name, key FROM instruments"))

    def put(self, row: InstrumentRow) -> None:
        """Put an instrument in the place of what the index has of it; committed from time to time, and by `commit`."""
        self._begin()
        self._remove(row.name)
        number = self._insert("instruments", (row.name, *row.values, row.key))
        for text in row.texts:
            self._text(number, text)
        for finding in row.findings:
            at = self._insert("findings", (number, *finding.values))
            self.db.executemany(
                "INSERT INTO finding_passages VALUES(?,?,?,?,?,?)", [(at, *passage) for passage in finding.passages]
            )
        if self.pending >= INDEX_BATCH_CLAUSES:
            self.commit()

    def remove(self, names: Iterable[str]) -> int:
        """Remove instruments; how many there were."""
        self._begin()
        return sum(self._remove(name) for name in names)

    def commit(self) -> None:
        """Make what was put last."""
        if self.db.in_transaction:
            self.db.execute("COMMIT")
        self.pending = 0

    def finish(self) -> None:
        """Commit, put the search tables in order where much is new, and empty the log into the file."""
        self._begin()
        self.db.execute(schema.ORPHANED_CAPTURES)
        self.commit()
        (total,) = self.db.execute("SELECT count(*) FROM clauses").fetchone()
        if self.written * 10 > total:
            for table in ("clause_words", "clause_trigrams"):
                self.db.execute(f"INSERT INTO {table}({table}) VALUES('optimize')")
            self.db.execute("ANALYZE")
        self.db.execute("PRAGMA busy_timeout = 0")  # while somebody reads, the log stays: nobody is waited for
        self.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _begin(self) -> None:
        if not self.db.in_transaction:
            self.db.execute("BEGIN IMMEDIATE")

    def _insert(self, table: str, values: tuple[object, ...]) -> int:
        marks = ",".join("?" * len(values))
        number = self.db.execute(f"INSERT INTO {table} VALUES(NULL,{marks})", values).lastrowid
        assert number is not None  # noqa: S101  # a row was inserted
        return number

    def _text(self, instrument: int, row: TextRow) -> None:
        text = self._insert("texts", (instrument, *row.values))
        if row.capture is not None:
            self.db.execute("INSERT OR REPLACE INTO captures VALUES(?,?,?,?,?)", row.capture)
        self.db.executemany("INSERT INTO left_out VALUES(?,?,?)", [(text, *part) for part in row.left_out])
        paragraph, clause = self._next("paragraphs"), self._next("clauses")
        paragraphs: list[tuple[object, ...]] = []
        clauses: list[tuple[object, ...]] = []
        words: list[tuple[int, str]] = []
        signs: list[tuple[int, str]] = []
        for n, each in enumerate(row.paragraphs, paragraph):
            paragraphs.append((n, text, *each.values))
            for part in each.clauses:
                clauses.append((clause, n, *part[:4]))
                words.append((clause, part.folded))
                if part.trigrams:
                    signs.append((clause, part.trigrams))
                clause += 1
        self.db.executemany(_PARAGRAPH, paragraphs)
        self.db.executemany(_CLAUSE, clauses)
        self._findable(words, signs)
        self.pending += len(clauses)
        self.written += len(clauses)

    def _findable(self, words: list[tuple[int, str]], signs: list[tuple[int, str]]) -> None:
        self.db.executemany("INSERT INTO clause_words(rowid, folded) VALUES(?,?)", words)
        self.db.executemany("INSERT INTO clause_trigrams(rowid, folded) VALUES(?,?)", signs)

    def _next(self, table: str) -> int:
        (last,) = self.db.execute(f"SELECT max(id) FROM {table}").fetchone()
        return (last or 0) + 1

    def _remove(self, name: str) -> bool:
        found = self.db.execute("SELECT id FROM instruments WHERE name = ?", (name,)).fetchone()
        if found is None:
            return False
        rows = self.db.execute(schema.CLAUSE_TEXTS_OF + "WHERE texts.instrument = ?", found).fetchall()
        self._unfind(rows)
        self.pending += len(rows)
        for statement in schema.REMOVALS:
            self.db.execute(statement, found)
        return True

    def _unfind(self, rows: list[tuple[int, str, int, int]]) -> None:
        """Take clauses out of the search tables, which hold no text and have to be told what they held."""
        for number, content, start, size in rows:
            plain, signs = searchable(content[start : start + size])
            self.db.execute(
                "INSERT INTO clause_words(clause_words, rowid, folded) VALUES('delete',?,?)", (number, plain)
            )
            if signs:
                self.db.execute(
                    "INSERT INTO clause_trigrams(clause_trigrams, rowid, folded) VALUES('delete',?,?)", (number, signs)
                )

    def refold(self) -> None:
        """Fill the search tables anew where the index was folded by another version of ours, or of Unicode."""
        now = folding()
        if self.db.execute("SELECT value FROM meta WHERE key = 'folding'").fetchone() == (now,):
            return
        self._begin()
        for table in ("clause_words", "clause_trigrams"):
            self.db.execute(f"INSERT INTO {table}({table}) VALUES('delete-all')")
        for first in range(0, self._next("clauses"), INDEX_BATCH_CLAUSES):
            where = "WHERE clauses.id >= ? AND clauses.id < ?"
            rows = self.db.execute(schema.CLAUSE_TEXTS_OF + where, (first, first + INDEX_BATCH_CLAUSES)).fetchall()
            found = [(number, *searchable(content[start : start + size])) for number, content, start, size in rows]
            self.db.executemany("UPDATE clauses SET wording = ? WHERE id = ?", [(wording(f[1]), f[0]) for f in found])
            self._findable([f[:2] for f in found], [(f[0], f[2]) for f in found if f[2]])
        self.db.execute("INSERT OR REPLACE INTO meta VALUES('folding',?)", (now,))
        self.commit()


def folding() -> str:
    """What folded text depends on: our folding, and the Unicode tables of this Python."""
    body = Path(normalise.__file__).read_bytes() + unicodedata.unidata_version.encode()
    return hashlib.sha256(body).hexdigest()[:16]


@contextmanager
def writing(path: str) -> Iterator[Writer]:
    """The index at a path, made where there is none. Raises UsageError where another file is there, DiplodiffError where it
    cannot be written; what was committed stays.
    """
    try:
        connection = sqlite3.connect(path, timeout=INDEX_BUSY_SECONDS, isolation_level=None)
        with contextlib.closing(connection):
            prepared(connection, path)
            writer = Writer(connection)
            writer.refold()
            yield writer
            writer.finish()
    except sqlite3.Error as error:
        raise DiplodiffError(
            f"The index {path} cannot be written ({error}); make room, or choose another file with -o. What it held stays."
        ) from error


def prepared(db: sqlite3.Connection, path: str) -> None:
    """Make the tables in a new file; raise UsageError where the file is something else."""
    try:
        (application,) = db.execute("PRAGMA application_id").fetchone()
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (count,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        if "not a database" in str(error) or "malformed" in str(error):
            raise UsageError(f"{path} exists and is no index of an archive; choose another file with -o.") from error
        raise
    if count and application != schema.APPLICATION:
        raise UsageError(f"{path} exists and is no index of an archive; choose another file with -o.")
    if count and version != schema.VERSION:
        raise UsageError(f"{path} is an index of another version; remove it, and it is made anew.")
    for pragma in (
        "journal_mode = WAL", "synchronous = NORMAL", "trusted_schema = OFF", "temp_store = MEMORY",
        f"cache_size = -{INDEX_PAGE_CACHE_KIB}",
    ):  # fmt: skip
        db.execute(f"PRAGMA {pragma}")
    db.execute("BEGIN IMMEDIATE")
    if db.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,):  # nobody else made them meanwhile
        for statement in schema.TABLES.split(";\n"):
            db.execute(statement)
        db.execute("INSERT INTO meta VALUES('folding',?)", (folding(),))
        db.execute(f"PRAGMA application_id = {schema.APPLICATION}")
        db.execute(f"PRAGMA user_version = {schema.VERSION}")
    db.execute("COMMIT")
