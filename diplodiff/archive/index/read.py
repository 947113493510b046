"""Reading an index: its texts and clauses, and search in them by words as they fold."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterator, Sequence
from contextlib import closing
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from diplodiff.archive.index import schema
from diplodiff.archive.index.query import How, match
from diplodiff.archive.index.rows import wording
from diplodiff.archive.index.values import Hit, IndexedClause, IndexedText, Model
from diplodiff.errors import UsageError
from diplodiff.language.normalise import folded
from diplodiff.settings.archive import INDEX_BATCH_CLAUSES, INDEX_LIMIT

_TEXT = (
    "SELECT texts.id, instruments.name, instruments.title, siglum, texts.name, side, provenance, language, kind, "
    "texts.title, coalesce(texts.parties, instruments.parties), coalesce(texts.date, instruments.date), "
    "coalesce(texts.place, instruments.place), source, origin, sha256, retrieved_at, capture, coverage, texts.error, "
    "(SELECT count(*) FROM paragraphs WHERE paragraphs.text = texts.id) "
    "FROM texts JOIN instruments ON instruments.id = texts.instrument ORDER BY instruments.name, siglum"
)
_PARTIES = 10  # place of the parties in that
_CLAUSE = (
    "SELECT clauses.id, paragraphs.text, paragraphs.name, clauses.name, label, role, content, start, size, wording, page "
    "FROM clauses JOIN paragraphs ON paragraphs.id = clauses.paragraph "
)

_CLAUSES_IN = (
    "SELECT clauses.id FROM clauses JOIN paragraphs ON paragraphs.id = clauses.paragraph "
    "JOIN texts ON texts.id = paragraphs.text WHERE language IN"
)


def open_index(path: str) -> Index:
    """An index for reading. Raises UsageError where there is none."""
    if not Path(path).is_file():
        raise UsageError(f"There is no index {path}; `diplodiff archive index ARCHIVE -o {path}` makes one.")
    wrong = UsageError(f"{path} is no index of an archive; `diplodiff archive index ARCHIVE -o FILE` makes one.")
    try:
        connection = _connected(path)
        (application,) = connection.execute("PRAGMA application_id").fetchone()
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    except sqlite3.Error as error:
        raise wrong from error
    if application != schema.APPLICATION:
        connection.close()
        raise wrong
    if version != schema.VERSION:
        connection.close()
        raise UsageError(f"{path} is an index of another version; remove it and make it anew.")
    return Index(path, connection)


def _connected(path: str) -> sqlite3.Connection:
    """Read only; where not even the file of locks can be made beside it, taken for a file that nobody changes."""
    uri = Path(path).absolute().as_uri()
    for mode in ("mode=ro", "mode=ro&immutable=1"):
        connection = sqlite3.connect(f"{uri}?{mode}", uri=True, isolation_level=None, check_same_thread=False)
        try:
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("BEGIN")  # one state of the file for as long as it is open, whoever writes meanwhile
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError:
            connection.close()
            if mode != "mode=ro" or Path(f"{path}-wal").exists():
                raise
            continue
        return connection
    raise sqlite3.OperationalError  # never reached: the last mode returns or raises


class Index:
    """An index that is open for reading; a context manager."""

    def __init__(self, path: str, connection: sqlite3.Connection) -> None:
        self.path, self.connection = path, connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    @cached_property
    def texts(self) -> tuple[IndexedText, ...]:
        """Every text, those that could not be read too, by instrument and siglum."""
        return tuple(IndexedText(*values) for values in map(_values, self._all(_TEXT)))

    def clauses(self, ids: Collection[int] | None = None) -> Iterator[IndexedClause]:
        """All clauses in order, or those of these ids, in the order of the ids' numbers."""
        if ids is None:
            yield from self._clauses(_CLAUSE + "ORDER BY clauses.id")
            return
        wanted = sorted(ids)
        for at in range(0, len(wanted), 500):
            some = wanted[at : at + 500]
            marks = ",".join("?" * len(some))
            yield from self._clauses(f"{_CLAUSE}WHERE clauses.id IN ({marks}) ORDER BY clauses.id", some)

    def search(
        self,
        terms: str | Sequence[str],
        how: How = "all",
        limit: int | None = INDEX_LIMIT,
        languages: Collection[str] | None = None,
        prefix: bool = False,
    ) -> list[Hit]:
        """The clauses that hold a query, the best first; words are compared as they fold.

        terms      words, or several terms of which one is enough.
        how        "all" words of a term anywhere in the clause, "phrase": in a row, "any" of them.
        limit      how many at most; None: all.
        languages  ISO 639 codes of the texts that are looked in; None: all.
        prefix     a word also stands for longer ones that begin with it (not in scripts without spaces).
        """
        found = match(terms, how, prefix)
        if found is None:
            return []
        table, expression = found
        where, values = f"WHERE {table} MATCH ?", [expression]
        if languages is not None:
            marks = ",".join("?" * len(languages))
            where += f" AND rowid IN ({_CLAUSES_IN} ({marks}))"
            values += languages
        order = f"ORDER BY rank, rowid LIMIT {-1 if limit is None else int(limit)}"
        rows = self._all(f"SELECT rowid, rank FROM {table} {where} {order}", values)
        ranks: dict[int, float] = dict(rows)
        clauses = {clause.id: clause for clause in self.clauses(ranks)}
        return [Hit(clauses[number], -rank) for number, rank in ranks.items()]

    def same_wording(self, text: str) -> list[IndexedClause]:
        """The clauses that read exactly like this text, letter by letter as it folds."""
        plain = folded(text)
        found = self._clauses(_CLAUSE + "WHERE wording = ? ORDER BY clauses.id", [wording(plain)])
        return [clause for clause in found if folded(clause.text) == plain]

    def documents(self, words: Sequence[str]) -> dict[str, int]:
        """In how many clauses each folded word stands, for those that stand in any."""
        found: dict[str, int] = {}
        for word in dict.fromkeys(words):
            for _, count in self._all("SELECT term, doc FROM clause_vocabulary WHERE term = ?", [word]):
                found[word] = count
        return found

    @cached_property
    def models(self) -> tuple[Model, ...]:
        """The encoders of which there are vectors."""
        rows = self._all("SELECT id, encoder, identity, dimensions FROM models ORDER BY id")
        return tuple(Model(*row) for row in rows)

    def vectors(self, model: Model) -> Iterator[tuple[int, bytes]]:
        """Of each clause its id and vector: little-endian numbers of half precision, of unit length; in order of ids."""
        wanted = "SELECT clause, vector FROM vectors WHERE model = ? ORDER BY clause"
        for rows in self._some(wanted, [model.id]):
            yield from rows

    @cached_property
    def size(self) -> int:
        """How many clauses there are."""
        return int(self._all("SELECT count(*) FROM clauses")[0][0])

    @cached_property
    def _texts(self) -> dict[int, IndexedText]:
        return {text.id: text for text in self.texts}

    def _clauses(self, statement: str, values: Sequence[object] = ()) -> Iterator[IndexedClause]:
        texts = self._texts
        for some in self._some(statement, values):
            for number, text, paragraph, name, label, role, content, start, size, hashed, page in some:
                yield IndexedClause(
                    number, texts[text], paragraph, name, label, role, content, start, start + size, hashed, page
                )

    def _some(self, statement: str, values: Sequence[object]) -> Iterator[list[Any]]:
        """Rows in batches. Raises UsageError where the file is damaged."""
        try:
            with closing(self.connection.execute(statement, values)) as rows:
                while some := rows.fetchmany(INDEX_BATCH_CLAUSES):
                    yield some
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error

    def _damaged(self, error: sqlite3.DatabaseError) -> UsageError:
        return UsageError(f"The index {self.path} cannot be read ({error}); make it anew.")

    def _all(self, statement: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self.connection.execute(statement, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self._damaged(error) from error


def _values(row: Sequence[Any]) -> list[Any]:
    """The row of a text with its parties, which stand as JSON, as a tuple."""
    return [tuple(json.loads(value or "[]")) if n == _PARTIES else value for n, value in enumerate(row)]
