"""Fit the weights by which passages of different languages are paired (settings/across.py: CROSS_PAIR_ODDS, CROSS_PART_ODDS).

    python tools/fit_confidence.py FOLDER

FOLDER holds JSON files of aligned texts, one a pair of languages: `left_paras` and `right_paras` (lists of objects with
`id`, `kind` and `text`), `left_lang`, `right_lang`, and `pairs` (objects with lists of ids, `left` and `right`). All files
share their left text; pairs of two right texts are made through it. Paragraphs are taken away at random on both sides,
half of the time from the same places, and neighbours are joined, so that the weights are those of texts with omissions.
Every other pair of languages is left out of the fit and measured. Prints the weights and what they get wrong.
"""

from __future__ import annotations

import json
import sys
from itertools import combinations
from pathlib import Path

import numpy as np

from diplodiff.similarity.encoders import asked, choose, together
from diplodiff.similarity.semantic import Passage, Semantic
from diplodiff.similarity.views import seen

ROUNDS = 5  # texts made of each pair of languages
NEIGHBOUR, ABSENT = 5.0, 2.0  # weight of pairs of absent passages: from the same place, from anywhere


def main(folder: Path) -> None:
    """Fit and print."""
    texts, links = _read(folder)
    rng = np.random.default_rng(0)
    pairs: list[tuple[np.ndarray, ...]] = []
    parts: list[tuple[np.ndarray, ...]] = []
    for number, (one, two) in enumerate(combinations(sorted(texts), 2)):
        name = choose((one, two))
        name = name and together(name, 0)
        shared = [(links[one][key], links[two][key]) for key in links[one] if key in links[two]]
        if name is None or len(shared) < 20:
            continue
        pairs += [(*_sampled(rng, name, shared), np.array([number])) for _ in range(ROUNDS)]
        for turned in (False, True):
            sides = [(b, a) if turned else (a, b) for a, b in shared]
            parts += [(*part, np.array([number])) for part in _joined(rng, name, sides)]
    for title, rows in (("CROSS_PAIR_ODDS", pairs), ("CROSS_PART_ODDS", parts)):
        held = [bool(row[-1][0] % 2) for row in rows]
        train = _stacked([row for row, out in zip(rows, held, strict=True) if not out])
        test = _stacked([row for row, out in zip(rows, held, strict=True) if out])
        weights = logistic(*train)
        odds = test[0] @ weights[:-1] + weights[-1]
        missed, wrong = np.mean(odds[test[1] == 1] < 0), np.mean(odds[test[1] == 0] > 0)
        print(f"{title} held out: {missed:.4f} of the true below 0, {wrong:.5f} of the others above")
        print(f"{title} = {tuple(round(float(w), 2) for w in logistic(*_stacked(rows)))}")


def _read(folder: Path) -> tuple[set[str], dict[str, dict[str, str]]]:
    """The languages, and for each the text that answers each paragraph of the shared left text."""
    links: dict[str, dict[str, str]] = {}
    for path in sorted(folder.glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        sides = [
            {p["id"]: p["text"] for p in gold[f"{side}_paras"] if p["kind"] in ("p", "li")}
            for side in ("left", "right")
        ]
        for pair in gold["pairs"]:
            if (
                len(pair["left"]) == len(pair["right"]) == 1
                and pair["left"][0] in sides[0]
                and pair["right"][0] in sides[1]
            ):
                key = pair["left"][0]
                links.setdefault(gold["left_lang"], {})[key] = sides[0][key]
                links.setdefault(gold["right_lang"], {})[key] = sides[1][pair["right"][0]]
    return set(links), links


def _scores(name: str, left: list[str], right: list[str]) -> Semantic:
    sides = [[Passage(text) for text in texts] for texts in (left, right)]
    return Semantic((sides[0], sides[1]), seen(asked(name), (left, right))[0])


def _sampled(rng: np.random.Generator, name: str, shared: list[tuple[str, str]]) -> tuple[np.ndarray, ...]:
    """Features, truth and weight of the pairs of two texts, of which each lacks some paragraphs of the other."""
    count, some = len(shared), int(rng.integers(4, 13))
    gone = rng.choice(count - 1, some, replace=False)
    lacking = {*gone} if rng.random() < 0.5 else {*rng.choice(count, some, replace=False)}
    other = {*(gone + 1)} - lacking if rng.random() < 0.5 else {*rng.choice(count, some, replace=False)} - lacking
    left, right = ([k for k in range(count) if k not in out] for out in (lacking, other))
    scores = _scores(name, [shared[k][0] for k in left], [shared[k][1] for k in right])
    places = np.array(left)[:, None], np.array(right)[None]
    truth = places[0] == places[1]
    absent = ~truth.any(axis=1)[:, None] & ~truth.any(axis=0)[None]
    near = absent & (np.abs(places[0] - places[1]) <= 2)
    weight = np.where(truth, 1.0, np.where(near, NEIGHBOUR, np.where(absent, ABSENT, 1.0)))
    features = scores.features()
    keep = truth | absent | (features[..., 0] > 2.0) | (rng.random(truth.shape) < 0.15)
    return features[keep], truth[keep], weight[keep]


def _joined(rng: np.random.Generator, name: str, shared: list[tuple[str, str]]) -> list[tuple[np.ndarray, ...]]:
    """Features and truth of a neighbour: one that was joined on the other side, and one that is merely absent there."""
    rows = []
    for at in rng.choice(len(shared) - 1, 4, replace=False):
        left, right = [a for a, _ in shared], [b for _, b in shared]
        whole = f"{left[at]} {left[at + 1]}"
        for joined, kept in ((True, whole), (False, left[at]), (False, left[at + 1])):
            scores = _scores(name, [*left[:at], kept, *left[at + 2 :]], right)
            run, host = (int(at), int(at) + 1), (int(at),)
            single = [scores.features()[at, k, 0] for k in run]
            extra = run[int(np.argmin(single))] if joined else run[int(kept == left[at])]
            found = scores.part_features(1, extra, run, host)
            rows.append((np.array([found]), np.array([joined]), np.array([1.0 + joined])))
    return rows


def _stacked(rows: list[tuple[np.ndarray, ...]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    return tuple(np.concatenate([row[k] for row in rows]).astype(float) for k in range(3))  # type: ignore[return-value]


def logistic(features: np.ndarray, truth: np.ndarray, weight: np.ndarray) -> np.ndarray:
    """Weights of a logistic model by Newton's method, the constant last; a little ridge keeps it steady."""
    mean, scale = features.mean(axis=0), features.std(axis=0) + 1e-9
    rows = np.c_[(features - mean) / scale, np.ones(len(features))]
    found = np.zeros(rows.shape[1])
    ridge = 1e-3 * len(rows) * np.diag([*np.ones(len(found) - 1), 0.0])
    for _ in range(40):
        chance = 1.0 / (1.0 + np.exp(-rows @ found))
        slope = rows.T @ (weight * (chance - truth)) + ridge @ found
        curve = (rows.T * (weight * chance * (1.0 - chance))) @ rows + ridge + 1e-9 * np.eye(len(found))
        found -= np.linalg.solve(curve, slope)
    inner = found[:-1] / scale
    return np.r_[inner, found[-1] - inner @ mean]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
