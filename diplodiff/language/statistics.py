"""The language of a passage as a statistical model of letter sequences sees it, for passages that no cue word decides.

The model is that of py3langid (naive Bayes over byte sequences); it knows some hundred languages, costs half a second to
unpack, and is asked last. What was unpacked once is kept in the user's cache folder (70 MB) and mapped from then on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from math import log
from os import SEEK_END
from typing import TYPE_CHECKING

from diplodiff.caches import cache_folder, lay_down
from diplodiff.settings.language import LANGUAGE_LEAST

if TYPE_CHECKING:
    from pathlib import Path

    from py3langid.langid import LanguageIdentifier


_EDITION = 1  # raised where the model is kept in another way
_ARRAYS = ("shares", "prior", "classes", "moves", "rows", "output")
_TAIL = 64  # bytes at the end of the compressed model, with the checksum of what it holds


def likely(text: str) -> tuple[str, float]:
    """The likeliest language of a text and its share of the probability, 0 to 1, by the model."""
    code, confidence = _model().classify(text)
    return str(code), float(confidence)


def log_odds(text: str, languages: Sequence[str]) -> list[float]:
    """The logarithm of the probability of each of the languages, against the likeliest of them: 0 for that, less for others.

    A language that the model does not know gets 0.
    """
    ranked = dict(_model().rank(text))
    known = [log(max(ranked[code], LANGUAGE_LEAST)) for code in languages if code in ranked]
    return [log(max(ranked[code], LANGUAGE_LEAST)) - max(known) if code in ranked else 0.0 for code in languages]


@cache
def _model() -> LanguageIdentifier:
    from py3langid.langid import MODEL_DIR, MODEL_FILE, LanguageIdentifier

    with open(MODEL_DIR / MODEL_FILE, "rb") as file:
        file.seek(-_TAIL, SEEK_END)
        known = sha256(file.read()).hexdigest()[:16]
    folder = cache_folder() / "models" / f"py3langid-{known}-{_EDITION}"
    try:
        return _mapped(folder)
    except (OSError, ValueError, TypeError, EOFError):  # missing, or damaged
        pass
    model = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    lay_down(folder, lambda building: _unpack(model, building))
    return model


def _unpack(model: LanguageIdentifier, folder: Path) -> None:
    import numpy as np

    values = (model.nb_ptc, model.nb_pc, model.nb_classes, model.tk_nextmove, model.tk_row, model.tk_output)
    for name, value in zip(_ARRAYS, values, strict=True):
        np.save(folder / f"{name}.npy", np.asarray(value))


def _mapped(folder: Path) -> LanguageIdentifier:
    """Raises OSError or ValueError where the files are missing or do not fit each other."""
    import numpy as np
    from py3langid.langid import LanguageIdentifier

    paths = [folder / f"{name}.npy" for name in _ARRAYS]
    # a memmap makes one of itself of every slice: a plain array on the same pages does not
    shares, prior, classes, moves, rows, output = (
        np.asarray(np.load(path, mmap_mode="r", allow_pickle=False)) for path in paths
    )
    if shares.shape[1:] != prior.shape or len(classes) != len(prior) or len(rows) != len(output):
        raise ValueError("the tables of the language model do not fit each other")
    if (int(rows.max()) + 1) * 256 > len(moves) or int(output.max()) >= len(shares):
        raise ValueError("the tables of the language model are damaged")
    return LanguageIdentifier(
        shares, prior, classes.tolist(), moves.data, output.tolist(), norm_probs=True, tk_row=rows.tolist()
    )
