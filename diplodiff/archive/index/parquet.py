"""The tables of an index as Parquet files, for those who work with data frames."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from diplodiff.archive.index.read import open_index
from diplodiff.errors import DiplodiffError, MissingPartError
from diplodiff.settings.archive import INDEX_BATCH_CLAUSES

# File -> query; a column "x:kind" is of that kind, others are texts.
_TABLES = {
    "instruments": 'SELECT name AS instrument, title, parties AS "parties:list", date, place, status, verdict, error '
    "FROM instruments ORDER BY name",
    "texts": "SELECT instruments.name AS instrument, siglum, texts.name, side, provenance, language, "
    'kind, texts.title, texts.parties AS "parties:list", texts.date, texts.place, source, origin, media_type, sha256, '
    'retrieved_at, capture, method, coverage AS "coverage:float", texts.error '
    "FROM texts JOIN instruments ON instruments.id = texts.instrument ORDER BY instruments.name, siglum",
    "paragraphs": "SELECT instruments.name AS instrument, siglum, paragraphs.name AS paragraph, label, role, "
    'path AS "path:list", page AS "page:int", line AS "line:int", element, content AS text FROM paragraphs '
    "JOIN texts ON texts.id = text JOIN instruments ON instruments.id = instrument ORDER BY paragraphs.id",
    "clauses": "SELECT instrument, siglum, side, language, date, provenance, role, label, "
    "name AS clause, content AS text FROM clause_texts ORDER BY id",
    "findings": "SELECT instruments.name AS instrument, fingerprint, rule, code, severity, confidence, "
    'present AS "in:list", absent AS "not_in:list", message FROM findings '
    "JOIN instruments ON instruments.id = instrument ORDER BY findings.id",
    "finding_passages": 'SELECT instruments.name AS instrument, fingerprint, siglum, score AS "nearest_score:float", '
    'ids AS "ids:list", label, content AS text FROM finding_passages JOIN findings ON findings.id = finding '
    "JOIN instruments ON instruments.id = instrument ORDER BY finding_passages.rowid",
    "captures": "SELECT id AS capture, origin, retrieved_at, sha256, media_type FROM captures ORDER BY id",
}
_VECTORS = (
    'SELECT identity AS model, instruments.name AS instrument, siglum, clauses.name AS clause, vector AS "vector:bytes" '
    "FROM vectors JOIN models ON models.id = model JOIN clauses ON clauses.id = clause "
    "JOIN paragraphs ON paragraphs.id = paragraph JOIN texts ON texts.id = text "
    "JOIN instruments ON instruments.id = instrument ORDER BY model, clause"
)


def export(path: str, folder: str, vectors: bool = False) -> Iterator[tuple[str, int]]:
    """Write a file for each table into folder; name and number of rows of each. Raises MissingPartError without pyarrow,
    UsageError where there is no index, DiplodiffError where a file cannot be written.
    """
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        raise MissingPartError(
            "writing Parquet needs pyarrow, which is not installed; install it with: pip install 'diplodiff[parquet]'"
        ) from error
    with open_index(path) as index:
        for name, query in {**_TABLES, **({"vectors": _VECTORS} if vectors else {})}.items():
            target = Path(folder, f"{name}.parquet")
            part = target.with_name(f".{target.name}.part")
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                count = _written(index.connection, query, str(part))
                os.replace(part, target)
            except (OSError, sqlite3.Error) as error:
                with suppress(OSError):
                    os.unlink(part)
                raise DiplodiffError(
                    f"{target} cannot be written ({error}); make room, or choose another folder with -o."
                ) from error
            yield target.name, count


def _written(connection: sqlite3.Connection, query: str, path: str) -> int:
    import pyarrow as pa
    from pyarrow import parquet

    kinds = {"list": pa.list_(pa.string()), "int": pa.int64(), "float": pa.float64(), "bytes": pa.binary()}
    count = 0
    with closing(connection.execute(query)) as rows:
        named = [column[0].partition(":") for column in rows.description]
        schema = pa.schema([(name, kinds.get(kind, pa.string())) for name, _, kind in named])
        with parquet.ParquetWriter(path, schema, compression="zstd") as file:
            while some := rows.fetchmany(INDEX_BATCH_CLAUSES):
                columns = [
                    _values(values, kind) for values, (_, _, kind) in zip(zip(*some, strict=True), named, strict=True)
                ]
                file.write_table(pa.table(columns, schema=schema))
                count += len(some)
    return count


def _values(values: Sequence[Any], kind: str) -> list[Any]:
    return [json.loads(value) if value else [] for value in values] if kind == "list" else list(values)
