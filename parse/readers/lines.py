"""Words with their places → lines. Shared by all PDF readers.

PDFs paint text in any order (Chromium: first all headings of a page, then the rest), so the
order is made from the geometry alone: rows by baseline, rows cut at wide gaps into segments.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from itertools import pairwise
from operator import itemgetter
from typing import TYPE_CHECKING

from parse.model import Line
from parse.readers.gutters import narrow_gutters, widest_gap
from parse.text.celltext import ends_inside_word
from parse.text.characters import even_leaders, mend_doubled, plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from parse.readers.word import Word

# A gap wider than this parts two columns, such as body and running head in the margin. Word
# spaces in justified text stay below 12 pt in the measured set; large titles are set wider.
_COLUMN_GAP = 18.0
_COLUMN_SIZES = 1.0
# Of justified lines with spaces this wide: so many gaps differ by so much at most, the fewest by
# less (they may be alike by chance), and their words by more.
_WIDE_SPACE = 8.0
_FEWEST_GAPS, _EVEN, _VERY_EVEN, _UNEVEN = 2, 0.8, 0.15, 6.0
# What belongs to the text behind it although a tab parts them: bullets, appendix marks, numbers
# of items and lists, a cover's labels. Farther inside a row it may as well be a table's cell.
_LABEL = re.compile(
    r"[-–—−‐•·∙●○◦▪■□◆◇►➢✓*∗ˆ§o\uf000-\uf0ff]|\.\s?/\s?\.|\(?(?:\d{1,2}|[a-zæøå]|[ivx]{1,4})[.)]"
    r"|\d{1,2}(?:\.\d{1,2}){1,2}\.?|[\x7f\ufffd]|\(cid:\d+\)"
)
_COVER_LABEL = re.compile(r"(?:Dato|Tidspunkt|Tid|Sted|Mødested|Emne|Til|Fra)\s?:", re.IGNORECASE)
_LABEL_GAP, _INNER_LABEL_GAP, _COVER_LABEL_GAP = 45.0, 28.0, 120.0
# Letter-spaced titles, `K K R  M I D T J Y L L A N D`: most words are single letters.
_SPACED_SHARE, _SPACED_GAP = 0.6, 60.0
_MIN_SPACED = 4
# Set in larger type than tables are, with gaps of so many sizes at most: a title, however short.
_TITLE_SIZE, _SPACED_LETTERS, _SPACED_SIZES = 14.0, 3, 1.5
_ENDS_IN_LEADERS = re.compile(r"(?:[.…]\s?){3,}$")
# A bullet painted right against its text; between digits a dash means "to".
_GLUED_BULLET = re.compile(r"(?:[•●○◦▪■□➢✓]|[–—](?=[^\W\d_]))(?=\w)")
# A bullet whose font does not say so: Chromium's subsets, and Word's Symbol as U+007F.
_UNNAMED = re.compile(r"[\x7f\ufffd]|\(cid:\d+\)")
_ROW_TOLERANCE, _ROW_TOLERANCE_SIZES = 3.0, 0.35
# Footnote marks and indices: smaller than this share of their neighbour and this near to it.
_SCRIPT_SHARE, _SCRIPT_GAP, _SCRIPT_SHIFT, _SCRIPT_LENGTH = 0.86, 0.25, 0.6, 4
# What counts as the size of those that are as large as their line.
_SCRIPT_SIZE = 0.7
# How far aside (in sizes) a shadow's words begin.
_SHADOW = 0.2
_FOOTNOTE = re.compile(r"\d{1,2}[).]?")
_MARK = re.compile(r"\d{1,2}")
_TAKES_INDEX = re.compile(r"(?:[A-ZÆØÅ]|(?:^|[\d\W])[kdcm]?m)$")
# The line's box from baseline and size alone, so that fonts with odd metrics do not disturb it.
ASCENT = 0.75
# Words are tuples; sorting by their places is quicker so than by their names.
_TEXT, _X1, _BASELINE, _SIZE, _CELL = map(itemgetter, (0, 2, 3, 4, 7))
_BASELINE_X0, _X0_X1, _LOOK = itemgetter(3, 1), itemgetter(1, 2), itemgetter(4, 5, 6)
_SIZE_TEXT = itemgetter(4, 0)


def lines_of(words: Iterable[Word], page: int) -> list[Line]:
    """The lines of a page by baseline, then from left to right."""
    rows = _rows(words)
    widest = list(map(widest_gap, rows))
    for number, gap in enumerate(widest):
        if gap > _WIDE_SPACE and (_is_justified(rows[number]) or _is_spaced(rows[number])):
            widest[number] = 0.0
    cuts = narrow_gutters(rows, widest, _COLUMN_GAP)
    lines = [
        _line(segment, page)
        for number, row in enumerate(rows)
        for segment in _segments(row, widest[number], [at for cut, at in cuts if cut == number])
    ]
    return [line for line in lines if line.text]


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    rows: list[list[Word]] = []
    row: list[Word] = []
    close: list[int] = []  # rows that overlap the one before them
    anchor = last = -math.inf
    for word in sorted(lowered(list(words)), key=_BASELINE_X0):
        baseline = word.baseline
        if baseline != last and (
            baseline - anchor > min(_ROW_TOLERANCE, _ROW_TOLERANCE_SIZES * word.size)
        ):
            if baseline - anchor < _SCRIPT_SHIFT * word.size:
                close.append(len(rows))
            row = []
            rows.append(row)
            anchor = baseline
        row.append(word)
        last = baseline
    for at in close:
        _put_together(rows[at - 1], rows[at])
    for row in rows:
        shadows = row and row[0].baseline != row[-1].baseline
        row.sort(key=_X0_X1)
        if shadows:
            row[:] = _once(row)
    return [row for row in rows if row] if close else rows


def _put_together(above: list[Word], below: list[Word]) -> None:
    """Puts marks and indices of their line's own size on it, as small ones: `CO2`, `m2`.

    WeasyPrint's are hardly smaller than their line, and people raise letters without more.
    """
    for marks, line in ((above, below), (below, above)):
        found = [_as_script(word, line) for word in marks]
        if all(found):
            line += [word for word in found if word]
            line.sort(key=_BASELINE)
            marks.clear()
            return


def _as_script(word: Word, line: Sequence[Word]) -> Word | None:
    """A short word as a mark or index of the word of the line that it stands at."""
    for other in line if len(word.text) <= _SCRIPT_LENGTH else ():
        if word.size <= other.size < 2 * word.size and _stands_at(word, other):
            return word._replace(baseline=other.baseline, size=_SCRIPT_SIZE * other.size)
    return None


def _once(row: Sequence[Word]) -> list[Word]:
    """The words of a row without their shadows, as bold ones: painted again a little aside."""
    words: list[Word] = []
    for word in row:
        for at, other in enumerate(words[-2:], start=max(0, len(words) - 2)):
            if (
                word.text == other.text
                and word.baseline != other.baseline
                and word.x0 - other.x0 < _SHADOW * word.size
            ):
                words[at] = other._replace(bold=True)
                break
        else:
            words.append(word)
    return words


def lowered(words: list[Word]) -> list[Word]:
    """The words with raised and sunk ones (footnote marks, indices) put on their line."""
    sizes = set(map(_SIZE, words))
    tallest = max(sizes, default=0.0)
    if min(sizes, default=0.0) >= _SCRIPT_SHARE * tallest:
        return words
    below = _SCRIPT_SHARE * tallest
    small = [
        at
        for at, (size, text) in enumerate(map(_SIZE_TEXT, words))
        if size < below and len(text) <= _SCRIPT_LENGTH
    ]
    if not small:
        return words
    smallest = min(words[at].size for at in small)
    larger = sorted([w for w in words if smallest < _SCRIPT_SHARE * w.size], key=_BASELINE)
    baselines = list(map(_BASELINE, larger))
    on_lines = list(words)
    for at in small:
        on_lines[at] = _put_on_line(words[at], larger, baselines, tallest)
    return on_lines


def _put_on_line(
    word: Word, words: Sequence[Word], baselines: Sequence[float], tallest: float
) -> Word:
    reach = _SCRIPT_SHIFT * min(tallest, 3 * word.size)
    start = bisect_left(baselines, word.baseline - reach)
    if start == len(words) or baselines[start] > word.baseline + reach:
        return word
    for other in words[start : bisect_right(baselines, word.baseline + reach, start)]:
        if (
            word.size < _SCRIPT_SHARE * other.size
            and 0 < abs(word.baseline - other.baseline) < _SCRIPT_SHIFT * other.size
            and _stands_at(word, other)
        ):
            return word._replace(baseline=other.baseline)
    return word


def _stands_at(script: Word, word: Word) -> bool:
    return -1 < script.x0 - word.x1 < _SCRIPT_GAP * word.size


def _segments(row: list[Word], widest: float, cuts: Collection[int]) -> list[list[Word]]:
    if widest <= _COLUMN_GAP and not cuts and len(set(map(_CELL, row))) == 1:
        return [row]
    segments: list[list[Word]] = []
    for at, word in enumerate(row):
        if not segments:
            segments.append([word])
            continue
        segment, cut = segments[-1], at in cuts
        last = segment[-1]
        near = word.x0 - last.x1 <= _COLUMN_GAP and word.cell == last.cell and not cut
        if near or not _parted(segment, word, first=len(segments) == 1, cut=cut):
            segment.append(word)
        else:
            segments.append([word])
    return segments


def _is_justified(row: Sequence[Word]) -> bool:
    """Whether a row is a line of text drawn out to its column's width.

    Its gaps are all alike, whatever the width of the words between them; columns begin in places
    of their own, so that their gaps are alike only where the words are, as in `2021   2022   2023`.
    The gap behind a bullet or a number is its own. A divided word ends a line.
    """
    words = row[1:] if _LABEL.fullmatch(row[0].text) else row
    gaps = [right.x0 - left.x1 for left, right in pairwise(words)]
    widths = [word.x1 - word.x0 for word in words]
    return (
        len(gaps) >= _FEWEST_GAPS
        and max(gaps) - min(gaps) <= (_EVEN if len(gaps) > _FEWEST_GAPS else _VERY_EVEN)
        and max(widths) - min(widths) > _UNEVEN
        and not any(ends_inside_word(left.text, right.text) for left, right in pairwise(words))
    )


def _is_spaced(row: Sequence[Word]) -> bool:
    """Whether a row is a large title whose letters stand as far apart as columns do."""
    size = row[0].size
    if size < _TITLE_SIZE or max(map(len, map(_TEXT, row))) > 1:
        return False
    letters = sum(word.text.isalpha() for word in row)
    return letters >= _SPACED_LETTERS and widest_gap(row) <= _SPACED_SIZES * size


def _parted(segment: Sequence[Word], word: Word, *, first: bool, cut: bool) -> bool:
    """Whether a word begins a new segment; `first` is the row's segment at the left.

    `cut`: the gap before it is a gutter, however narrow.
    """
    if word.cell != segment[-1].cell:
        return True
    gap = word.x0 - max(w.x1 for w in segment[-3:])
    if not cut and gap <= max(_COLUMN_GAP, _COLUMN_SIZES * min(segment[-1].size, word.size)):
        return False
    text = " ".join(w.text for w in segment[-4:])
    if len(segment) <= 3 and _LABEL.fullmatch(text):
        return gap > (_LABEL_GAP if first else _INNER_LABEL_GAP)
    if len(segment) <= 2 and _COVER_LABEL.fullmatch(text):
        return gap > _COVER_LABEL_GAP
    if _ENDS_IN_LEADERS.search(text):
        return False
    letters = sum(len(w.text) == 1 for w in segment)
    spaced = len(segment) > 2 and letters >= _SPACED_SHARE * len(segment)
    return not (spaced and gap < _SPACED_GAP)


def _line(segment: Sequence[Word], page: int) -> Line:
    first = segment[0]
    size, bold, italic = round(first.size, 1), first.bold, first.italic
    baseline = first.baseline
    marks: tuple[str, ...] = ()
    if len(set(map(_LOOK, segment))) > 1:
        size, baseline, bold, italic = _most(segment)
        marks = _marks(segment)
    text = even_leaders(plain(_text(_with_bullet(segment))))
    mended = mend_doubled(text)
    glued = _GLUED_BULLET.match(mended)
    return Line(
        text=f"{glued[0]} {mended[1:]}" if glued else mended,
        page=page,
        x0=round(first.x0, 2),
        top=round(baseline - ASCENT * size, 2),
        x1=round(max(map(_X1, segment)), 2),
        bottom=round(baseline + (1 - ASCENT) * size, 2),
        size=size,
        bold=bold or mended != text,
        italic=italic,
        marks=marks,
    )


def _marks(segment: Sequence[Word]) -> tuple[str, ...]:
    """The numbers that are small beside the word before them, in their order."""
    return tuple(
        right.text
        for left, right in pairwise(segment)
        if right.size < _SCRIPT_SHARE * left.size and _MARK.fullmatch(right.text)
    )


def _most(segment: Sequence[Word]) -> tuple[float, float, bool, bool]:
    """Size, baseline, bold and italic of most of a line's letters."""
    sizes: Counter[float] = Counter()
    for word in segment:
        sizes[round(word.size, 1)] += len(word.text)
    size = max(sizes.items(), key=lambda entry: (entry[1], entry[0]))[0]
    letters = sum(sizes.values())
    baseline = next(w.baseline for w in segment if round(w.size, 1) == size)
    bold = 2 * sum(len(w.text) for w in segment if w.bold) > letters
    italic = 2 * sum(len(w.text) for w in segment if w.italic) > letters
    return size, baseline, bold, italic


def _with_bullet(segment: Sequence[Word]) -> Sequence[Word]:
    """The line with the one character that its font cannot name, alone at its start, a bullet."""
    if not _UNNAMED.fullmatch(segment[0].text):
        return segment
    first, *rest = segment
    if rest and not any(_UNNAMED.search(w.text) for w in rest):
        return [first._replace(text="•"), *rest]
    return segment


def _text(segment: Sequence[Word]) -> str:
    within = _letter_gap(segment)
    if not within and len(set(map(_SIZE, segment))) == 1:
        return " ".join(map(_TEXT, segment))
    text = segment[0].text
    for left, right in pairwise(segment):
        near = bool(within) and right.x0 - left.x1 < within
        text += right.text if near or _touch(left, right) else f" {right.text}"
    return text


def _letter_gap(segment: Sequence[Word]) -> float:
    """Below which gap words are letters of one: letter-spaced lines part words by wider ones."""
    if len(segment) < _MIN_SPACED or [*map(len, map(_TEXT, segment))].count(1) < _MIN_SPACED:
        return 0.0
    letters = sum(len(w.text) == 1 and w.text.isalpha() for w in segment)
    if letters < _MIN_SPACED or letters < _SPACED_SHARE * len(segment):
        return 0.0
    gaps = sorted(right.x0 - left.x1 for left, right in pairwise(segment))
    return 1.5 * gaps[len(gaps) // 2]


def _touch(left: Word, right: Word) -> bool:
    """Whether words of two sizes are one: CO₂, m², small capitals; not a word's footnote mark."""
    small, large = sorted((left.size, right.size))
    if small >= _SCRIPT_SHARE * large or right.x0 - left.x1 > 0.1 * large:
        return False
    mark = right.size < left.size and _FOOTNOTE.fullmatch(right.text)
    return not mark or bool(_TAKES_INDEX.search(left.text))
