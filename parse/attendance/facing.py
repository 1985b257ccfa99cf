"""Two lists beside each other that a dump gives a row a line: `Deltagere Afbud`, `Ida Bro Bo Ås`.

Below two headings in one line a row of two people has one of each group; whose a row of one is,
nothing tells.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from parse.attendance import words as w
from parse.attendance.chunks import chunks
from parse.attendance.entry import people
from parse.attendance.row import Row

_PAIR = 2
_MOST_WORDS = 8  # of two headings


def with_facing_lists(rows: Sequence[Row]) -> list[Row]:
    """The rows, with the people below two headings in one line each below their own."""
    apart: list[Row] = []
    at = 0
    while at < len(rows):
        heads = _two_headings(rows[at])
        below = [*takewhile(_is_entry, rows[at + 1 :])] if heads else []
        if not heads or not below:
            apart.append(rows[at])
            at += 1
            continue
        pairs = [(row, [*chunks(row.text, prose=False)]) for row in below]
        for number, head in enumerate(heads):
            apart.append(replace(rows[at], text=head))
            apart += [
                replace(row, text=texts[number]) for row, texts in pairs if len(texts) == _PAIR
            ]
        apart += [replace(row, unread=True) for row, texts in pairs if len(texts) != _PAIR]
        at += 1 + len(below)
    return apart


def _two_headings(row: Row) -> tuple[str, str] | None:
    """The headings of those who came and those who did not that a row has beside each other."""
    words = row.text.split()
    told = row.person or row.head or row.unread or w.is_heading(row.text)
    if told or len(words) > _MOST_WORDS:
        return None
    for at in range(1, len(words)):
        left, right = " ".join(words[:at]), " ".join(words[at:])
        away = [w.says_absence(text) for text in (left, right)]
        apart = right[0].isupper() and away[0] != away[1]
        if apart and w.is_heading(left) and w.is_heading(right):
            return left, right
    return None


def _is_entry(row: Row) -> bool:
    plain = not (row.person or row.head or row.unread or w.is_heading(row.text))
    return plain and bool(people(row.text))
