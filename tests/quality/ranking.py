"""How well queries are answered: nDCG@10 against the judgements in judged_queries.toml.

`python tests/quality/ranking.py HOME` prints it for a home with the bundled sample in it; without
HOME one is made for the occasion. With `--errors`, also what came instead of what.
"""

# ruff: noqa: T201 - a script prints

from __future__ import annotations

import math
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from quality import tracing

from corpus.repository import Corpus
from corpus.sample import sample_files
from index.answers.search import Index, open_index
from ingest.pipeline import add

JUDGEMENTS = Path(__file__).with_name("judged_queries.toml")
AT = 10

Item = tuple[str, str]  # meeting, item; "" and "-" where there is none


def read_judgements() -> dict[str, dict[Item, int]]:
    """Each query with the grades of its items."""
    data = tomllib.loads(JUDGEMENTS.read_text(encoding="utf-8"))
    meetings: dict[str, str] = data["meetings"]
    judged: dict[str, dict[Item, int]] = {}
    for query, grades in data["queries"].items():
        judged[query] = {}
        for grade, items in grades.items():
            for item in items.split():
                meeting, number = item.split("/")
                judged[query][meetings[meeting], number] = int(grade)
    return judged


def found(index: Index, query: str) -> list[Item]:
    """The first hits of a query."""
    hits = index.search(query, limit=AT).hits
    return [(hit.meeting or "", hit.item or "-") for hit in hits]


def ndcg(items: Sequence[Item], grades: dict[Item, int]) -> float:
    """The gain of the first ten hits, discounted by their place, over the best possible."""
    best = _gain(sorted(grades.values(), reverse=True)[:AT])
    return _gain([grades.get(item, 0) for item in items[:AT]]) / best


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))


def scores(index: Index) -> dict[str, float]:
    """The nDCG@10 of every judged query."""
    return {query: ndcg(found(index, query), grades) for query, grades in read_judgements().items()}


def main(arguments: list[str]) -> int:
    homes = [one for one in arguments if not one.startswith("--")]
    with TemporaryDirectory() as made:
        home = Path(homes[0] if homes else _filled(Path(made)))
        with open_index(home / "index") as index:
            result = scores(index)
            mean = sum(result.values()) / len(result)
            print(f"nDCG@{AT} over {len(result)} judged queries: {mean:.4f}")
            links = tracing.score(index)
            print(f"kkr trace: precision {links.precision:.3f}, recall {links.recall:.3f}")
            if "--errors" in arguments:
                _tell(index, result)
    return 0


def _tell(index: Index, result: dict[str, float]) -> None:
    judged = read_judgements()
    for query, score in sorted(result.items(), key=lambda pair: pair[1]):
        if score < 0.999:
            grades = judged[query]
            print(f"\n{score:.3f}  {query}")
            items = found(index, query)
            for meeting, number in items:
                print(f"    {grades.get((meeting, number), 0)}  {meeting} {number}")
            missed = {item: grade for item, grade in grades.items() if item not in items}
            print("    missed:", ", ".join(f"{m} {n} ({g})" for (m, n), g in missed.items()))


def _filled(home: Path) -> Path:
    with Corpus.open(home) as corpus:
        add(sample_files(), corpus, home / "index", workers=2)
    return home


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
