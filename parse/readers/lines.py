"""Words with their places → lines in reading order. Shared by all PDF readers.

PDFs paint text in any order (Chromium: first all headings of a page, then the rest), so the
order is made from the geometry alone: rows by baseline, rows cut at wide gaps into segments.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from parse.characters import SOFT_HYPHEN, plain
from parse.model import Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A gap wider than this parts two columns, such as body and running head in the margin. Word
# spaces in justified text stay below 12 pt in the measured set.
_COLUMN_GAP = 18.0
# What belongs to the text behind it although a tab parts them: bullets, appendix marks, numbers.
_LABEL_GAP = 60.0
_LABEL = re.compile(
    r"[-–—−‐•·∙●○◦▪■□◆◇►➢✓*§o\uf000-\uf0ff]|\./\.|\.\\\.|\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}\.?"
)
_LEADERS = re.compile(r"(?:[ ]?[.…]){4,}")
_DIVIDED = re.compile(r"[^\W\d_]{2}-$")
_SUSPENDED = re.compile(r"(?:og|eller|samt|til)\b")
_ROW_TOLERANCE = 3.0
# The line's box from baseline and size alone, so that fonts with odd metrics do not disturb it.
_ASCENT = 0.75


@dataclass(frozen=True, slots=True)
class Word:
    """A word as painted; `baseline` is measured from the page's top."""

    text: str
    x0: float
    x1: float
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The lines of a page in reading order: by baseline, then from left to right."""
    return [_line(segment, page) for row in _rows(words) for segment in _segments(row) if segment]


def joined(texts: Sequence[str]) -> str:
    """The lines of a table's cell as one, divided words put together.

    A hyphen stays before a capital, a digit, and the words that follow a suspended one.
    """
    whole = ""
    for text in texts:
        if whole.endswith(SOFT_HYPHEN) or (
            _DIVIDED.search(whole) and text[:1].islower() and not _SUSPENDED.match(text)
        ):
            whole = whole[:-1] + text
        else:
            whole = f"{whole} {text}"
    return whole.strip()


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    anchor = None
    for word in sorted(words, key=lambda w: (w.baseline, w.x0)):
        if anchor is None or word.baseline - anchor > min(_ROW_TOLERANCE, 0.35 * word.size):
            rows.append([])
            anchor = word.baseline
        rows[-1].append(word)
    for row in rows:
        row.sort(key=lambda w: (w.x0, w.x1))
    return rows


def _segments(row: Sequence[Word]) -> list[list[Word]]:
    segments: list[list[Word]] = []
    for word in row:
        if segments and not _parted(segments[-1], word):
            segments[-1].append(word)
        else:
            segments.append([word])
    return segments


def _parted(segment: Sequence[Word], word: Word) -> bool:
    gap = word.x0 - max(w.x1 for w in segment[-3:])
    if gap <= _COLUMN_GAP:
        return False
    text = " ".join(w.text for w in segment)
    if _LABEL.fullmatch(text):
        return gap > _LABEL_GAP
    if _LEADERS.search(text[-12:]):
        return False
    # Letter-spaced titles: `K K R  M I D T J Y L L A N D`.
    return not (len(segment) > 1 and all(len(w.text) == 1 for w in segment) and gap < _LABEL_GAP)


def _line(segment: Sequence[Word], page: int) -> Line:
    sizes: Counter[float] = Counter()
    for word in segment:
        sizes[round(word.size, 1)] += len(word.text)
    size = max(sizes.items(), key=lambda entry: (entry[1], entry[0]))[0]
    letters = sum(len(w.text) for w in segment)
    baseline = next(w.baseline for w in segment if round(w.size, 1) == size)
    text = _LEADERS.sub(" ..... ", " ".join(w.text for w in segment))
    return Line(
        text=plain(text),
        page=page,
        x0=round(segment[0].x0, 2),
        top=round(baseline - _ASCENT * size, 2),
        x1=round(max(w.x1 for w in segment), 2),
        bottom=round(baseline + (1 - _ASCENT) * size, 2),
        size=size,
        bold=2 * sum(len(w.text) for w in segment if w.bold) > letters,
        italic=2 * sum(len(w.text) for w in segment if w.italic) > letters,
    )
