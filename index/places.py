"""Finding an item by its meeting and number, as typed, in an open build."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from index.columns import Columns
from index.errors import UnknownValue
from index.fields import COUNCILS
from index.folding import fold
from index.lists import Part
from parse.months import find_date


def locate(words: str, parts: Sequence[Part], columns: Columns) -> int:
    """The number of the entry that `midtjylland-2021-09-10 3.1` or `midtjylland 10.9.2021 3.1` is.

    Of several documents of the meeting the one that takes precedence. Raises `UnknownValue`.
    """
    meeting, _, item = words.strip().rpartition(" ")
    slug = _slug(meeting)
    held = _held(slug, parts, columns)
    if not held:
        raise UnknownValue(_no_meeting(slug, item, meeting, parts))
    ranks = columns.arrays["rank"]
    numbers = [number for number, name in held if name == item]
    if not numbers:
        names = sorted({name for _, name in held if name}, key=_in_order)
        raise UnknownValue(f"There is no item {item} in {slug}. There are: {', '.join(names)}.")
    return min(numbers, key=ranks.__getitem__)


def _held(slug: str, parts: Sequence[Part], columns: Columns) -> list[tuple[int, str | None]]:
    return [
        (part.start + number, item)
        for part in parts
        for number, item in part.store.items_of(slug)
        if part.start + number not in columns.dead
    ]


def _slug(text: str) -> str:
    """A meeting's name; of council and date too."""
    date = find_date(text)
    first = fold(text).replace("kkr ", "").split(" ")[0].split("-")[0]
    council = COUNCILS.get(first)
    return f"{council}-{date.isoformat()}" if council and date else text


def _no_meeting(slug: str, item: str, meeting: str, parts: Sequence[Part]) -> str:
    if not meeting:
        return f"“{item}” names no item. Write a meeting and a number: midtjylland-2021-09-10 3.1."
    known = sorted({name for part in parts for name in part.store.meetings()})
    near = difflib.get_close_matches(slug, known, n=3, cutoff=0.5) or known[:3]
    hint = f" Did you mean {' or '.join(near)}?" if near else ""
    return f"There is no meeting “{slug}”.{hint}"


def _in_order(name: str) -> list[tuple[int, str]]:
    return [(int(piece) if piece.isdigit() else 0, piece) for piece in name.split(".")]
