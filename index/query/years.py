"""Years as typed after `--year`."""

from __future__ import annotations

import re
from collections.abc import Iterable

from index.errors import UnknownValue

_YEARS = re.compile(r"(\d{4})?(\.\.+|[-–—]|til|to)?(\d{4})?")
_BETWEEN = frozenset(("..", "...", "-", "–", "—", "til", "to"))
LAST_YEAR = 9999


def years_of(text: str) -> tuple[int, int]:
    """The first and last year: of `2021`, `2018..2022`, `2018 til 2022`, `2018..` or `..2012`.

    Raises:
        UnknownValue: it is none of these.
    """
    found = _YEARS.fullmatch("".join(text.split()))
    first, between, last = found.groups() if found else (None, None, None)
    if not (first or last) or (last and not between):
        among = ", or several in the query, as år:2019,2021" if "," in text else ""
        raise UnknownValue(
            f"There is no year “{text}”. Write 2021, 2018..2022, 2018.. or ..2012{among}."
        )
    open_end = LAST_YEAR if between else int(first or 0)
    years = (int(first or 0), int(last) if last else open_end)
    if years[0] > years[1]:
        raise UnknownValue(f"“{text}” runs backwards. Write {years[1]}..{years[0]}.")
    return years


def split_years(words: Iterable[str]) -> tuple[str, str]:
    """What says no years, and what may: `midt`, `2018 til 2022` of `midt 2018 til 2022`."""
    parts: tuple[list[str], list[str]] = ([], [])
    for word in words:
        parts[word in _BETWEEN or any(map(str.isdigit, word))].append(word)
    return " ".join(parts[0]), " ".join(parts[1])
