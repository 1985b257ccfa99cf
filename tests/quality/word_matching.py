"""How well words are matched: judged words, scored by word type.

Run as a script (`make quality`) it prints the table. The rule is that of the judged file: what
`should` match and does not, and what matches and is neither `should` nor `neutral`, are errors.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
OWN = HERE / "words.txt"
JUDGED = HERE.parents[1].parent / "shared" / "judged-words.json"

Matcher = Callable[[str, str], object]

# The judged file gives base forms only; these are the same words as somebody may type them.
INFLECTED = dict(
    pair.split(":")
    for pair in """
    flygtninge:flygtningene kommune:kommunernes sundhed:sundheden uddannelse:uddannelserne
    klima:klimaet erhverv:erhvervets region:regionernes økonomi:økonomien børn:børnene
    dimensionering:dimensioneringen trafik:trafikken turisme:turismens udpegning:udpegningerne
    møde:møderne aftale:aftalerne ældre:ældres skole:skolerne sygehus:sygehusenes bolig:boligerne
    unge:unges udvalg:udvalgene bestyrelse:bestyrelsens kvote:kvoterne integration:integrationens
    beskæftigelse:beskæftigelsen pædagog:pædagogernes psykiatri:psykiatrien handicap:handicappet
    grøn:grønne strategi:strategierne budget:budgetterne virksomhed:virksomhedernes
    læge:lægernes vand:vandet forebyggelse:forebyggelsens arbejdskraft:arbejdskraften
    krise:kriserne vækst:væksten tilbud:tilbuddene behandling:behandlingerne
    infrastruktur:infrastrukturens fordeling:fordelingerne
    """.split()
)


@dataclass(frozen=True, slots=True)
class Query:
    """A query word in its base form and inflected, and what it should and may match."""

    word: str
    inflected: str
    should: frozenset[str]
    neutral: frozenset[str]
    held_out: bool = False


@dataclass(frozen=True, slots=True)
class JudgedWords:
    """Queries over one universe of word types."""

    universe: tuple[str, ...]
    queries: tuple[Query, ...]

    def only(self, *, held_out: bool) -> JudgedWords:
        """The tuned or the held-out queries, over the same universe."""
        chosen = tuple(query for query in self.queries if query.held_out is held_out)
        return JudgedWords(self.universe, chosen)


@dataclass(frozen=True, slots=True)
class Score:
    """Counts over all queries of a set, and every single error as (query, word)."""

    found: int
    missed: tuple[tuple[str, str], ...]
    wrong: tuple[tuple[str, str], ...]

    @property
    def precision(self) -> float:
        return self.found / max(1, self.found + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.found / max(1, self.found + len(self.missed))

    @property
    def f1(self) -> float:
        return 2 * self.found / max(1, 2 * self.found + len(self.wrong) + len(self.missed))


def read_own(path: Path = OWN) -> JudgedWords:
    """Our own judged words (format: the head of the file)."""
    queries: list[Query] = []
    universe: set[str] = set()
    for block in re.split(r"^\[", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        head, *lines = block.splitlines()
        kind, word, inflected = re.split(r"\] | / ", head)
        groups: dict[str, set[str]] = {"+": {word, inflected}, "~": set(), "-": set()}
        for line in filter(None, lines):
            groups[line[0]].update(line[2:].split())
        universe.update(*groups.values())
        should = frozenset(groups["+"])
        queries.append(Query(word, inflected, should, frozenset(groups["~"]), kind == "held-out"))
    return JudgedWords(tuple(sorted(universe)), tuple(queries))


def read_judged(path: Path = JUDGED) -> JudgedWords:
    """The judged words shared by the project's sessions."""
    data = json.loads(path.read_text(encoding="utf-8"))
    queries = tuple(
        Query(
            entry["query"],
            INFLECTED[entry["query"]],
            frozenset(entry["should"]),
            frozenset(entry["neutral"]),
        )
        for entry in data["queries"]
    )
    return JudgedWords(tuple(data["universe"]), queries)


def score(words: JudgedWords, match: Matcher, *, inflected: bool = False) -> Score:
    """Every query against every word of the universe."""
    found = 0
    missed: list[tuple[str, str]] = []
    wrong: list[tuple[str, str]] = []
    for query in words.queries:
        asked = query.inflected if inflected else query.word
        for word in words.universe:
            hit = bool(match(asked, word))
            if word in query.should:
                found += hit
                if not hit:
                    missed.append((query.word, word))
            elif hit and word not in query.neutral:
                wrong.append((query.word, word))
    return Score(found, tuple(missed), tuple(wrong))


def by_query(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Errors gathered by query, for reading."""
    gathered: dict[str, list[str]] = {}
    for query, word in pairs:
        gathered.setdefault(query, []).append(word)
    return gathered
