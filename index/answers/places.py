"""Finding an item by its meeting and number, as typed, in an open build."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence

from index.errors import UnknownValue
from index.files.columns import Columns
from index.opened.lists import Part
from parse.typed import split_place

_HASH = re.compile(r"[0-9a-f]{4,64}")


def locate(words: str, parts: Sequence[Part], columns: Columns) -> int:
    """The number of the entry that `midtjylland-2021-09-10 3.1` or `midtjylland 10.9.2021 3.1` is.

    A month or a year will do of which there is one. In the meeting's place may stand the start of
    a document's hash: it may have no meeting. Of several documents of the meeting the one that
    takes precedence. Raises `UnknownValue`.
    """
    typed = words.split()
    meeting, item = split_place(typed) or (" ".join(typed[:-1]), "".join(typed[-1:]))
    if not meeting or not item:
        raise UnknownValue(
            f"“{words.strip()}” names no item. Write a meeting and a number:"
            " midtjylland-2021-09-10 3.1."
        )
    held = _held(meeting, parts, columns)
    if not held:
        from parse.periods import in_period  # noqa: PLC0415 - hardly a meeting is named so

        known = sorted(meetings(parts, columns))
        of_period = in_period(meeting, known)
        if len(of_period) != 1:
            raise UnknownValue(_no_meeting(meeting, of_period, known))
        [meeting] = of_period
        held = _held(meeting, parts, columns)
    item = item.rstrip(".")
    ranks = columns.arrays["rank"]
    numbers = [number for number, name in held if name == item]
    if not numbers:
        names = sorted({name for _, name in held if name}, key=_in_order)
        there = f"There are: {', '.join(names)}." if names else "There is none."
        raise UnknownValue(f"There is no item {item} in {meeting}. {there}")
    return min(numbers, key=ranks.__getitem__)


def _held(name: str, parts: Sequence[Part], columns: Columns) -> list[tuple[int, str | None]]:
    """The entries of a meeting, or of the only document whose hash begins so."""
    is_hash = _HASH.fullmatch(name.lower()) is not None
    found = [
        (part.start + number, document, item)
        for part in parts
        for number, document, item in (
            part.store.items_of_document(name.lower()) if is_hash else part.store.items_of(name)
        )
        if part.start + number not in columns.dead
    ]
    if is_hash and len({document for _, document, _ in found}) > 1:
        raise UnknownValue(f"There are several documents “{name}”. Write more of the hash.")
    return [(number, item) for number, _, item in found]


def meetings(parts: Sequence[Part], columns: Columns, endings: tuple[str, ...] = ("",)) -> set[str]:
    """The meetings of which anything is left, those whose name ends in one of these."""
    return {
        name
        for part in parts
        for name in part.store.meetings()
        if name.endswith(endings)
        and any(part.start + n not in columns.dead for n, *_ in part.store.items_of(name))
    }


def _no_meeting(name: str, of_period: Sequence[str], known: Sequence[str]) -> str:
    near = of_period[:3] or difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"Did you mean {' or '.join(near)}?" if near else "kkr meetings lists all."
    return f"There is no meeting and no document “{name}”. {hint}"


def _in_order(name: str) -> list[tuple[int, str]]:
    return [(int(piece) if piece.isdigit() else 0, piece) for piece in name.split(".")]
