"""Prints, for each rule and pair of languages, how it does on the labelled pairs: python -m tests.findings.labelled [HALF]"""

from __future__ import annotations

import sys

from tests.findings.labelled.pairs import HALVES, codes, labelled, measured

for half in sys.argv[1:] or HALVES:
    cases = list(labelled(half))
    print(f"{half}: {len(cases)} pairs\nrule   languages  right  vain  missed  silent  precision  recall")
    for (code, pair), m in measured(cases).items():
        figures = f"{m.right:5} {m.vain:5} {m.missed:7} {m.silent:7} {m.precision:10.2f} {m.recall:7.2f}"
        print(f"{code:6} {pair or 'all':9} {figures}")
    for case in cases:
        got = sorted(codes(case))
        if got != [case.code] * case.expected:
            wanted = case.code if case.expected else "nothing"
            print(f"{'-'.join(case.languages)} wants {wanted}, gives {' '.join(got) or 'nothing'}: {case.texts}")
