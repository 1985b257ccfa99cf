"""Items of any number for the index, out of the bundled sample's own text; seeded.

Titles, paragraphs and decisions are drawn from the sample's items by their field, so lengths and
common words are those of minutes; `made_words` lets the vocabulary grow. `made_papers` makes whole
PDFs of the same text.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from made_meetings import meeting
from made_words import Mint, generator, remark

from index.answers.search import open_index
from index.model import Entry, EntryField, Passage

_ITEMS = 10  # of a meeting


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
    mint = Mint(passage.text for fields in texts.values() for held in fields for passage in held)
    for number in range(size):
        yield _item(sample, texts, number, mint, generator(seed, number))


def _item(
    sample: list[Entry],
    texts: dict[str, list[tuple[Passage, ...]]],
    number: int,
    mint: Mint,
    any_: random.Random,
) -> Entry:
    of = meeting(number // _ITEMS)
    model = any_.choice(sample)
    fields = tuple(
        EntryField(
            field.name,
            tuple(
                replace(passage, text=mint.varied(passage.text, any_))
                for passage in any_.choice(texts[field.name])
            ),
        )
        for field in model.fields
    )
    remarks = EntryField("body", (Passage(remark(number, any_), 3),))
    return replace(
        model,
        id=f"{of.number:064x}:{number}",
        group=f"{of.slug}-{of.number}/{number % _ITEMS}",
        meeting=of.slug,
        council=of.council,
        date=of.day.isoformat(),
        kind="minutes",
        item=f"{1 + number % 5}.{1 + number % _ITEMS}",
        precedence=0,
        title=any_.choice(sample).title,
        document=f"{of.number:064x}",
        case_number=f"SAG-{of.day.year}-{of.number % 100_000:05}",
        fields=(*fields, remarks),
    )
