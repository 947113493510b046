"""The language of a passage as a statistical model of letter sequences sees it, for passages that no cue word decides.

The model is that of py3langid (naive Bayes over byte sequences); it knows some hundred languages, costs half a second to
load, and is asked last.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


_LEAST = 1e-9  # a probability below this is none


def likely(text: str) -> tuple[str, float]:
    """The likeliest language of a text and its share of the probability, 0 to 1, by the model."""
    code, confidence = _model().classify(text)
    return str(code), float(confidence)


def log_odds(text: str, languages: Sequence[str]) -> list[float]:
    """The logarithm of the probability of each of the languages, against the likeliest of them: 0 for that, less for others.

    A language that the model does not know gets 0.
    """
    ranked = dict(_model().rank(text))
    known = [log(max(ranked[code], _LEAST)) for code in languages if code in ranked]
    return [log(max(ranked[code], _LEAST)) - max(known) if code in ranked else 0.0 for code in languages]


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
