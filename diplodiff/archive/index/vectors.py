"""Sentence vectors of the clauses of an index, for retrieval across languages."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from diplodiff.archive.index import schema
from diplodiff.settings.archive import INDEX_VECTOR_BATCH
from diplodiff.settings.similarity import VECTOR_CHARACTERS

_MISSING = (
    f"{schema.CLAUSE_TEXTS_OF} WHERE clauses.id > ? AND NOT EXISTS (SELECT 1 FROM vectors WHERE model = ? "
    "AND clause = clauses.id) ORDER BY clauses.id LIMIT ?"
)


def add_vectors(db: sqlite3.Connection, encoder: str, told: Callable[[int, int], None]) -> int:
    """Give every clause that has none a vector by an encoder of `similarity.encoders.ENCODERS`; how many were made.

    Committed batch by batch. Vectors of another version of the encoder are removed. Raises MissingPartError.
    """
    from diplodiff.similarity.encoders import ENCODERS, make

    name = kept_as(encoder)
    model = _model(db, encoder, name)
    (total,) = db.execute("SELECT count(*) FROM clauses").fetchone()
    (done,) = db.execute("SELECT count(*) FROM vectors WHERE model = ?", [model]).fetchone()
    made, last = 0, 0
    encode = None
    while rows := db.execute(_MISSING, [last, model, INDEX_VECTOR_BATCH]).fetchall():
        encode = encode or make(encoder).encode
        views = encode([content[start : start + size][:VECTOR_CHARACTERS] for _, content, start, size in rows])
        matrix = views[:, : views.shape[1] // ENCODERS[encoder].views]
        values = [(model, row[0], vector.tobytes()) for row, vector in zip(rows, matrix.astype("<f2"), strict=True)]
        db.execute("BEGIN IMMEDIATE")
        db.executemany("INSERT OR REPLACE INTO vectors VALUES(?,?,?)", values)
        db.execute("UPDATE models SET dimensions = ? WHERE id = ?", [matrix.shape[1], model])
        db.execute("COMMIT")
        made, last = made + len(rows), rows[-1][0]
        told(done + made, total)
    return made


def kept_as(encoder: str) -> str:
    """The identity under which an index keeps an encoder's vectors: of several views of a clause the first, the best one."""
    from diplodiff.similarity.encoders import ENCODERS, identity

    return identity(encoder) + ("-first" if ENCODERS[encoder].views > 1 else "")


def _model(db: sqlite3.Connection, encoder: str, identity: str) -> int:
    """The number of an encoder, without the vectors of its other versions."""
    db.execute("BEGIN IMMEDIATE")
    old = "SELECT id FROM models WHERE encoder = ? AND identity <> ?"
    db.execute(f"DELETE FROM vectors WHERE model IN ({old})", [encoder, identity])
    db.execute("DELETE FROM models WHERE encoder = ? AND identity <> ?", [encoder, identity])
    db.execute("INSERT OR IGNORE INTO models VALUES(NULL,?,?,NULL)", [encoder, identity])
    (model,) = db.execute("SELECT id FROM models WHERE identity = ?", [identity]).fetchone()
    db.execute("COMMIT")
    return int(model)
