"""Which passages of one text stand out by their nearness to a few words: sentence vectors, measured within the text."""

from __future__ import annotations

from collections.abc import Sequence

from diplodiff.settings.questions import MENTION_CANDIDATE_LEAD


def standing_out(encoder: str, query: Sequence[str], passages: Sequence[str]) -> tuple[tuple[int, float], ...]:
    """Passages that are nearer to the query than the others of their text, the nearest first: (index, lead).

    lead is counted in standard deviations above the mean of all passages, since absolute cosines say little.
    """
    import numpy as np

    from diplodiff.similarity.vector_cache import vectors

    asked = vectors(encoder, list(query)).mean(axis=0)
    rows = vectors(encoder, list(passages))
    cosines = rows @ asked
    spread = float(cosines.std())
    if spread <= 0:
        return ()
    leads = (cosines - cosines.mean()) / spread
    order = [int(i) for i in np.argsort(-leads, kind="stable")]
    return tuple((i, float(leads[i])) for i in order if leads[i] >= MENTION_CANDIDATE_LEAD)
