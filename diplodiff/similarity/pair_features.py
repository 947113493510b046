"""What the odds of every two single passages are made of, told a block of rows at a time: memory is bound by the block."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from diplodiff.settings import CROSS_BLOCK, CROSS_RIVAL_CLIP, LEXICON_LEAD
from diplodiff.similarity.geometry import Relations, rivals, top_two
from diplodiff.similarity.lengths import Lengths
from diplodiff.similarity.margins import Margins
from diplodiff.similarity.usual import Usual

if TYPE_CHECKING:
    import numpy
    from numpy.typing import NDArray

    Table = NDArray[numpy.float64]


class PairFeatures(NamedTuple):
    """Tables (left, right) of cosines and margins, of relations and of shared words; the lengths; what is usual."""

    close: Margins
    relations: Relations
    shared: Table
    lengths: Lengths
    usual: Usual

    def blocks(self) -> Iterator[tuple[slice, Table]]:
        """Rows, and for them an array (left, right, 9) in the order of the weights."""
        import numpy as np

        margins, clip = self.close.table, CROSS_RIVAL_CLIP
        best = top_two(margins.T), top_two(self.shared.T)
        step = max(1, CROSS_BLOCK // max(1, margins.shape[1]))
        for at in range(0, len(margins), step):
            part = slice(at, at + step)
            here, shared = margins[part], self.shared[part]
            rows, columns = here - rivals(here, top_two(here)), here - rivals(here.T, best[0]).T
            lead = np.minimum(shared - rivals(shared, top_two(shared)), shared - rivals(shared.T, best[1]).T)
            yield (
                part,
                np.stack(
                    [
                        here,
                        here / self.usual.margin,
                        np.clip(np.minimum(rows, columns), -clip, clip),
                        np.clip(np.maximum(rows, columns), -clip, clip),
                        self.lengths.misfits(part),
                        self.close.cosines[part] / self.usual.cosine,
                        self.relations.table[part] / self.usual.relation,
                        shared,
                        np.clip(lead, -LEXICON_LEAD, LEXICON_LEAD),
                    ],
                    axis=-1,
                ),
            )
