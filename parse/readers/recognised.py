"""Pages that are pictures, with text that somebody's OCR has put there unseen.

It is all the text that they have, and is read as other text is. OCR guesses sizes line by line, so
that lines of one paragraph differ by a point or two: where none was guessed, sizes tell headings.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from parse.readers.lines import ASCENT
from parse.readers.overlays import is_unseen

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from parse.model import Line, Page
    from parse.readers.word import Word

# Tesseract's guesses for one size differ by so much of it (lines of 10 points: 9 to 12).
_ALIKE = 0.105


def is_recognised(words: Iterable[Word]) -> bool:
    """Whether all words of a page that is a picture are painted without ink."""
    return all(map(is_unseen, words))


def with_even_sizes(pages: Sequence[Page], recognised: Collection[int]) -> list[Page]:
    """The pages; on those `recognised` (numbers) what is as large as most text, or nearly, is so.

    Lines keep their baselines.
    """
    sizes: Counter[float] = Counter()
    for page in pages:
        if page.number in recognised:
            for line in page.lines:
                sizes[line.size or 0.0] += len(line.text)
    if not sizes:
        return list(pages)
    usual = sizes.most_common(1)[0][0]
    return [
        replace(page, lines=tuple(_of_size(line, usual) for line in page.lines))
        if page.number in recognised
        else page
        for page in pages
    ]


def _of_size(line: Line, usual: float) -> Line:
    if line.size is None or line.top is None or line.bottom is None:
        return line
    more = line.size - usual
    if not more or abs(more) > _ALIKE * usual:
        return line
    top, bottom = line.top + ASCENT * more, line.bottom - (1 - ASCENT) * more
    return replace(line, size=usual, top=round(top, 2), bottom=round(bottom, 2))
