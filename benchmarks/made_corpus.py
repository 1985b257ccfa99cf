"""A corpus of any size out of the bundled sample's own text, the same for the same seed.

Titles, paragraphs and decisions are drawn from the sample's items by their field, so lengths and
common words are those of minutes; a case number, an amount and a rare name for each item let the
vocabulary grow with the corpus as a real one does.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from index.model import Entry, EntryField, Passage
from index.search import open_index

COUNCILS = ("hovedstaden", "sjaelland", "syddanmark", "midtjylland", "nordjylland")
_ITEMS = 10  # of a meeting
_SYLLABLES = "ba de fi go lu ma ne pi ro su ta ve ki lo ha by".split()


def read_sample(home: Path) -> list[Entry]:
    """The items of a home with the sample in it."""
    with open_index(home / "index") as index:
        held = index.build.entries(range(len(index.build.columns)))
    return [held[number] for number in sorted(held) if held[number].item]


def made(sample: list[Entry], size: int, seed: int = 1) -> Iterator[Entry]:
    """`size` items of meetings, the newest first."""
    texts: dict[str, list[tuple[Passage, ...]]] = {}
    for entry in sample:
        for field in entry.fields:
            texts.setdefault(field.name, []).append(field.passages)
    for number in range(size):
        yield _item(sample, texts, number, random.Random(seed * 1_000_003 + number))  # noqa: S311  # no secret


def _item(
    sample: list[Entry],
    texts: dict[str, list[tuple[Passage, ...]]],
    number: int,
    any_: random.Random,
) -> Entry:
    meeting = number // _ITEMS
    council = COUNCILS[meeting % len(COUNCILS)]
    turn = meeting // len(COUNCILS)
    date = f"{2025 - turn % 19}-{1 + turn % 12:02}-{1 + (turn // 12) % 28:02}"
    model = any_.choice(sample)
    fields = tuple(EntryField(field.name, any_.choice(texts[field.name])) for field in model.fields)
    name = "".join(any_.choice(_SYLLABLES) for _ in range(4)).capitalize()
    amount = f"{any_.randint(1, 9999)} kr. til {name} Kommune i sag {number}."
    return replace(
        model,
        id=f"{meeting:064x}:{number}",
        group=f"{council}-{date}-{turn}/{number % _ITEMS}",
        meeting=f"{council}-{date}",
        council=council,
        date=date,
        kind="minutes",
        item=f"{1 + number % 5}.{1 + number % _ITEMS}",
        precedence=0,
        title=any_.choice(sample).title,
        document=f"{meeting:064x}",
        case_number=f"SAG-{2025 - turn % 19}-{meeting % 100_000:05}",
        fields=(*fields, EntryField("body", (Passage(amount, 3),))),
    )
