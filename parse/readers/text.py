"""Text dumps → pages of lines."""

from __future__ import annotations

import re

from parse.characters import plain
from parse.model import Line, Page, Reading, Source

_URL = re.compile(r"https?://\S+|mailto:\S+")


def read_text(text: str, source: Source) -> Reading:
    """Reads a dump. Pages are parted by form feeds, or as `_page_starts` finds them.

    Their numbers only count; the dump does not know the paper's own (`source.pages` is None).
    """
    rows = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    doubled = _doubled(rows)
    pages: list[list[Line]] = [[]]
    blank = False
    after_text = False  # the row above has text
    for row in rows:
        for part_number, part in enumerate(row.split("\f")):
            starts_page = part_number > 0 or (
                doubled and after_text and part[:1] == " " and part.strip()
            )
            if starts_page and pages[-1]:
                pages.append([])
                blank = False
            line_text = plain(part)
            if not line_text:
                blank = blank or not doubled or part != ""
                after_text = False
                continue
            if doubled and after_text and not starts_page and _URL.fullmatch(line_text):
                pass
            links = tuple(_URL.findall(line_text))
            pages[-1].append(
                Line(line_text, len(pages), blank_before=blank and bool(pages[-1]), links=links)
            )
            blank, after_text = False, True
    return Reading(
        source, tuple(Page(number, tuple(lines)) for number, lines in enumerate(pages, start=1))
    )


def _doubled(rows: list[str]) -> bool:
    """Whether every line is followed by an empty one, as in the dumps at hand."""
    texts = [i for i, row in enumerate(rows[:-1]) if row.strip()]
    return bool(texts) and sum(rows[i + 1] == "" for i in texts) > 0.8 * len(texts)
