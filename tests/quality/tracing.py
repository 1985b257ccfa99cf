"""How well matters are followed: precision and recall of `kkr trace` on judged chains.

`python tests/quality/tracing.py HOME`, with `--errors` for what was missed and what was wrong.
"""

# ruff: noqa: T201 - a script prints

from __future__ import annotations

import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from index.answers.search import Index, open_index

FOLDER = Path(__file__).parent
Item = tuple[str, str]


@dataclass(frozen=True)
class Score:
    """Links over all items of all chains."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed)


def read_chains() -> dict[str, set[Item]]:
    meetings = tomllib.loads((FOLDER / "judged_queries.toml").read_text("utf-8"))["meetings"]
    chains = tomllib.loads((FOLDER / "judged_chains.toml").read_text("utf-8"))["chains"]
    return {
        name: {(meetings[item.split("/")[0]], item.split("/")[1]) for item in items.split()}
        for name, items in chains.items()
    }


def links_of(index: Index, item: Item) -> set[Item]:
    found = index.trace(" ".join(item))
    return {(link.entry.meeting or "", link.entry.item or "") for link in found.links}


def score(index: Index, *, tell: bool = False) -> Score:
    right = wrong = missed = 0
    for name, chain in read_chains().items():
        for item in sorted(chain):
            others = {one for one in chain if one != item}
            found = links_of(index, item)
            right += len(found & others)
            wrong += len(found - others)
            missed += len(others - found)
            if tell:
                print(f"{name} {' '.join(item)}")
                print("   wrong:", ", ".join(" ".join(one) for one in sorted(found - others)))
                print("  missed:", ", ".join(" ".join(one) for one in sorted(others - found)))
    return Score(right, wrong, missed)


def main(arguments: list[str]) -> int:
    if not arguments:
        print("Which home? python tests/quality/tracing.py HOME (ranking.py makes one for itself)")
        return 2
    with open_index(Path(arguments[0]) / "index") as index:
        result = score(index, tell="--errors" in arguments)
    print(f"trace: precision {result.precision:.3f}, recall {result.recall:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
