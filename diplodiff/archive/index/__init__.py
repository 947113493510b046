"""Every text read, its clauses, findings and captures in one SQLite file that is searched; `schema` tells its tables.

    with open_index("archive.sqlite") as index:
        for hit in index.search("territorial integrity", how="phrase"):
            print(hit.clause.of.instrument, hit.clause.of.side, hit.clause.of.date, hit.clause.label, hit.clause.text)

`build` makes or renews it; `diplodiff archive index` is that as a command.
"""

from diplodiff.archive.index.read import Index, open_index
from diplodiff.archive.index.values import Hit, IndexedClause, IndexedText, Model

__all__ = ["Hit", "Index", "IndexedClause", "IndexedText", "Model", "open_index"]
