"""One page by pdfplumber: words, links, ruled tables, and whether it shows an image."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

from parse.characters import plain
from parse.model import Table
from parse.readers.lines import Word

# Chromium paints each soft hyphen as a space glyph on top of the next letter, so spaces are
# dropped and words inferred from gaps. At .20 of the size 6 % of typst's tight spaces are lost.
_WORD_GAP = 0.15
_BASELINE_TOLERANCE = 0.5
_BOLD = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_ITALIC = re.compile(r"italic|oblique|kursiv", re.IGNORECASE)


def words_of(page: Any) -> list[Word]:
    """The words of a pdfplumber page."""
    rows: dict[float, list[Any]] = defaultdict(list)
    for char in page.chars:
        if char["text"].strip():
            baseline = page.height - char["matrix"][5]
            rows[round(baseline / _BASELINE_TOLERANCE)].append(char)
    words: list[Word] = []
    for row in rows.values():
        row.sort(key=lambda c: (c["x0"], c["x1"]))
        word: list[Any] = []
        for char in row:
            if word and char["x0"] - word[-1]["x1"] > _WORD_GAP * char["size"]:
                words.append(_word(word, page.height))
                word = []
            if word and char["text"] == word[-1]["text"] and char["x0"] - word[-1]["x0"] < 1:
                continue
            word.append(char)
        words.append(_word(word, page.height))
    return words


def _word(chars: list[Any], height: float) -> Word:
    first = chars[0]
    return Word(
        text="".join(c["text"] for c in chars),
        x0=first["x0"],
        x1=max(c["x1"] for c in chars),
        baseline=height - first["matrix"][5],
        size=first["size"],
        bold=bool(_BOLD.search(first["fontname"])),
        italic=bool(_ITALIC.search(first["fontname"])),
    )


def links_of(page: Any) -> list[tuple[float, float, float, float, str]]:
    """Link annotations as (x0, top, x1, bottom, target)."""
    return [
        (a["x0"], a["top"], a["x1"], a["bottom"], a["uri"])
        for a in page.annots
        if a["uri"] and a["uri"].startswith(("http://", "https://", "mailto:"))
    ]


def tables_of(page: Any, number: int) -> list[Table]:
    """The tables drawn with rules both ways."""
    if not (page.rects or page.lines or page.curves):
        return []
    return [
        Table(
            number,
            tuple(tuple(plain(cell or "") for cell in row) for row in found.extract()),
            round(found.bbox[1], 2),
            round(found.bbox[3], 2),
        )
        for found in page.find_tables()
    ]
