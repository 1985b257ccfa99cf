"""A small made-up world for tests of the index: entries, an index of them, its analyzer."""

from __future__ import annotations

import random
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from index.building.build import Built, build
from index.danish.lexicon_cache import any_lexicon
from index.model import Entry, EntryField, Passage
from index.text.analysis import Analyzer
from index.text.keys import KeyFinder

NOW = datetime(2025, 1, 2, 3, 4, 5, tzinfo=UTC)
COUNCILS = ("hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland")
WORDS = (
    "flygtning flygtninge flygtningene flygtningekrise kvoteflygtninge aftale aftalen aftaler"
    " sundhedsaftale sundhedsaftalen budget budgettet barn børn region regionen religion ikke blev"
    " godkendt KKR-møde møde møderne 2021 3 § kommune kommunerne Ringkøbing-Skjern"
).split()


@cache
def analyzer() -> Analyzer:
    return Analyzer(any_lexicon())


def entry(  # the fields of an entry under short names
    number: int,
    title: str = "",
    *,
    text: str | Iterable[str] = (),
    decision: str = "",
    council: str | None = "midtjylland",
    date: str | None = "2021-06-08",
    kind: str = "minutes",
    item: str | None = "1.1",
    group: str | None = None,
    precedence: int = 0,
    document: str | None = None,
    **more,
) -> Entry:
    document = document or f"{number:064x}"
    passages = (text,) if isinstance(text, str) else tuple(text)
    fields = []
    if passages:
        fields.append(EntryField("presentation", tuple(Passage(one, 4) for one in passages)))
    if decision:
        fields.append(EntryField("decision", (Passage(decision, 5),)))
    return Entry(
        id=f"{document}:{number}",
        group=group or f"group-{number}",
        precedence=precedence,
        meeting=f"{council}-{date}" if council and date else None,
        council=council,
        date=date,
        kind=kind,
        item=item,
        title=title,
        section=more.pop("section", "3. Regionalpolitiske sager"),
        page=3,
        document=document,
        fields=(*fields, *more.pop("fields", ())),
        **more,
    )


def random_entry(number: int, seed: int = 0) -> Entry:
    """A little text of few words, so that everything meets everything."""
    chance = random.Random(seed * 1_000_003 + number)

    def some(least: int, most: int) -> str:
        return " ".join(chance.choice(WORDS) for _ in range(chance.randint(least, most)))

    council = chance.choice(COUNCILS)
    date = f"{chance.randint(2015, 2020)}-0{chance.randint(1, 9)}-10"
    kind = chance.choice(("agenda", "minutes", "appendix"))
    return entry(
        number,
        some(1, 3),
        text=[some(1, 6) for _ in range(chance.randint(0, 2))],
        decision=some(0, 4),
        council=council,
        date=date,
        kind=kind,
        item=f"{chance.randint(1, 4)}.{chance.randint(1, 12)}",
        group=f"{council}-{date}-{number // 2}" if kind != "appendix" else None,
        precedence=0 if kind == "minutes" else 1,
        outcomes=chance.choice(((), ("approved",), ("approved", "noted"))),
        parties=tuple(chance.sample("ABVØ", k=chance.randint(0, 2))),
    )


def make_index(folder: Path, entries: Iterable[Entry], **options) -> Built:
    return build(folder, entries, now=NOW, **options)


def without_forms(monkeypatch):
    """An analysis that knows no inflections and no compounds."""
    keys = KeyFinder.keys

    def only_exact(finder, word):
        found = keys(finder, word)
        return found._replace(inflection=frozenset({found.exact}), compound=frozenset())

    monkeypatch.setattr(KeyFinder, "keys", only_exact)
    monkeypatch.setattr("index.text.analysis.analysis_fingerprint", lambda: "newer")
