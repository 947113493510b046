"""The odds of every two single passages and what they are made of, told for a part of them at a time: memory is bound by the
part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from diplodiff.language.anchors import Anchors
from diplodiff.settings.across import (
    CROSS_ANCHOR_LIMIT,
    CROSS_ANCHOR_MISSED,
    CROSS_BLOCK,
    CROSS_FAR,
    CROSS_PAIR_LEAST,
    CROSS_PAIR_ODDS,
    CROSS_RIVAL_CLIP,
    LEXICON_LEAD,
)
from diplodiff.similarity.geometry import Relations
from diplodiff.similarity.lengths import Lengths
from diplodiff.similarity.margins import Margins
from diplodiff.similarity.shared_words import SharedWords
from diplodiff.similarity.usual import Usual

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]


class SinglePairs(NamedTuple):
    """Cosines and margins, relations, shared words and lengths of two texts; what is usual in them, the anchors that they
    share, and what all odds lose where the two texts are strangers.
    """

    close: Margins
    relations: Relations
    shared: SharedWords
    lengths: Lengths
    usual: Usual
    anchors: Anchors
    strange: float

    def features(self, rows: slice, columns: slice, close: tuple[Table, Table] | None = None) -> Table:
        """An array (left, right, 9) in the order of the weights; close: their cosines and margins, where these are known."""
        import numpy as np

        clip = CROSS_RIVAL_CLIP
        cosines, here = close or self.close.parts(rows, columns)
        shared = self.shared.part(rows, columns)
        across = here - self.close.rows.rivals(rows, columns)
        down = here - self.close.columns.rivals(columns, rows).T
        lead = np.minimum(
            shared - self.shared.rows.rivals(rows, columns), shared - self.shared.columns.rivals(columns, rows).T
        )
        return np.stack(
            [
                here,
                here / self.usual.margin,
                np.clip(np.minimum(across, down), -clip, clip),
                np.clip(np.maximum(across, down), -clip, clip),
                self.lengths.misfits(rows, columns),
                cosines / self.usual.cosine,
                self.relations.table.part(rows, columns) / self.usual.relation,
                shared,
                np.clip(lead, -LEXICON_LEAD, LEXICON_LEAD),
            ],
            axis=-1,
        )

    def odds(self, rows: slice, columns: slice) -> Table:
        """The logarithm of the odds of every two of these passages, as if none were a heading: an array (left, right)."""
        import numpy as np

        found: Table = np.empty((rows.stop - rows.start, columns.stop - columns.start))
        step = max(1, CROSS_BLOCK // max(1, found.shape[1]))
        for at in range(0, len(found), step):
            part = slice(rows.start + at, min(rows.start + at + step, rows.stop))
            cosines, margins = self.close.parts(part, columns)
            odds = self.features(part, columns, (cosines, margins)) @ CROSS_PAIR_ODDS[:-1] + CROSS_PAIR_ODDS[-1]
            odds -= self.strange
            odds[self.usual.beyond(margins, cosines, CROSS_PAIR_LEAST)] -= CROSS_FAR
            found[at : at + step] = odds
        for i, line in enumerate(found, rows.start):
            for j in self.anchors.sharing(i, columns):
                line[j - columns.start] += min(CROSS_ANCHOR_LIMIT, self.anchors.shared[i, j])
            if others := self.anchors.conflicts(i, columns):
                line[np.array(others) - columns.start] -= CROSS_ANCHOR_MISSED
        return found
