"""Print how well words are matched, beside simpler ways: `make quality`.

With `--errors`, also every word missed or wrong, except on the held-out half of our own words,
which stays unread so that it keeps measuring what the rules do with words nobody tuned them on.
"""

# ruff: noqa: T201 - a script prints

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from quality.baselines import BASELINES
from quality.word_matching import JUDGED, JudgedWords, by_query, read_judged, read_own, score

from index.danish.lexicon_cache import any_lexicon
from index.text.analysis import Analyzer


def main(arguments: list[str]) -> int:
    sets: dict[str, JudgedWords] = {}
    if JUDGED.exists():
        sets["judged"] = read_judged()
    else:
        print(f"({JUDGED.name} is not there: only our own words)")
    own = read_own()
    sets["own, tuned"] = own.only(held_out=False)
    sets["own, held out"] = own.only(held_out=True)
    match = Analyzer(any_lexicon()).match
    columns = [f"{name}{form}" for name in sets for form in ("", " infl.")]
    print("precision/recall/F1 by word type")
    print(f"{'':24}" + "".join(f"{column:>22}" for column in columns))
    for name, matcher in {**BASELINES, "kkr": match}.items():
        cells = []
        for words in sets.values():
            for inflected in (False, True):
                result = score(words, matcher, inflected=inflected)
                cells.append(f"{result.precision:.3f}/{result.recall:.3f}/{result.f1:.3f}")
        print(f"{name:24}" + "".join(f"{cell:>22}" for cell in cells))
    if "--errors" in arguments:
        for name, words in sets.items():
            if name == "own, held out":
                continue
            result = score(words, match)
            print(f"\n{name}: missed", *by_query(result.missed).items(), sep="\n  ")
            print(f"{name}: wrong", *by_query(result.wrong).items(), sep="\n  ")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
