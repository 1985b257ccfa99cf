"""Pages that are pictures, with text that somebody's OCR has put there unseen.

It is all the text that they have, and is read as other text is. OCR guesses sizes line by line, so
that lines of one paragraph differ by a point; of coarse scans it guesses anything, and headings'
sizes tell nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from parse.readers.lines import ASCENT
from parse.readers.overlays import is_unseen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from parse.model import Line, Page
    from parse.readers.word import Word

# Tesseract guesses whole points: 10 are 10 or 11.
_ALIKE = 0.105
# Less of the text than this is of the usual size where scans are of 100 dots an inch, not of 200.
_MOST, _ANY = 0.75, math.inf


def is_recognised(words: Iterable[Word]) -> bool:
    """Whether all words of a page that is a picture are painted without ink."""
    return all(map(is_unseen, words))


def with_even_sizes(pages: Sequence[Page], recognised: Collection[int]) -> list[Page]:
    """The pages; on those `recognised` (numbers) what is as large as most text, or nearly, is so.

    All is, where so much is of other sizes that they tell nothing. Lines keep their baselines.
    """
    sizes: Counter[float] = Counter()
    for page in pages:
        if page.number in recognised:
            for line in page.lines:
                sizes[line.size or 0.0] += len(line.text)
    if not sizes:
        return list(pages)
    usual = sizes.most_common(1)[0][0]
    near = sum(count for size, count in sizes.items() if abs(size - usual) <= _ALIKE * usual)
    alike = _ALIKE if near >= _MOST * sizes.total() else _ANY
    return [
        replace(page, lines=tuple(_of_size(line, usual, alike) for line in page.lines))
        if page.number in recognised
        else page
        for page in pages
    ]


def _of_size(line: Line, usual: float, alike: float) -> Line:
    if line.size is None or line.top is None or line.bottom is None:
        return line
    more = line.size - usual
    if not more or abs(more) > alike * usual:
        return line
    top, bottom = line.top + ASCENT * more, line.bottom - (1 - ASCENT) * more
    return replace(line, size=usual, top=round(top, 2), bottom=round(bottom, 2))
