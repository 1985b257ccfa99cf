"""Numbers that count a page's lines in its margin, as drafts and contracts have them: no text.

They stand outside all other text, below each other, and grow by as many lines as lie between them.
So do the numbers of a list whose rows have a line each; but its rows are no prose. What stands in a
table's cell is that table's.
"""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from parse.model import Line
    from parse.readers.word import Word

# So many numbers follow each other. Programs count each line, or each fifth.
_FEWEST = 4
_STEPS = frozenset({1, 2, 5, 10})
_DIGITS = frozenset("0123456789")
# They share their left edge or their right one to so many points.
_ALIGNED = 1.0
# A number is level with its line to so many points, and stands so clear of the text.
_LEVEL, _CLEAR = 1.5, 6.0
# Lines of prose stand so close (in sizes of the text), and this share of them begins within a
# sentence.
_PITCH, _RUNS = 2.2, 0.2
_X0, _X1, _BASELINE = map(itemgetter, (1, 2, 3))


def may_be_counted(lines: Iterable[Line]) -> bool:
    """Whether lines of a page begin, or stand, with numbers that grow: a quick look."""
    begun = [line.text for line in lines if line.text[0] in _DIGITS]
    if len(begun) < _FEWEST:
        return False
    heads = (text.split(" ", 1)[0] for text in begun)
    numbers = sorted({int(head) for head in heads if head.isdecimal()})
    return sum(right - left in _STEPS for left, right in pairwise(numbers)) >= _FEWEST - 1


def uncounted(words: Sequence[Word]) -> list[Word]:
    """The words of a page without the numbers of its lines."""
    text = [word for word in words if not word.text.isdecimal()]
    numbers = [word for word in words if word.text.isdecimal() and not word.cell]
    if not text:
        return list(words)
    left, right = min(map(_X0, text)), max(map(_X1, text))
    outside = (
        [word for word in numbers if word.x1 <= left - _CLEAR],
        [word for word in numbers if word.x0 >= right + _CLEAR],
    )
    taken = {
        id(number)
        for side in outside
        for edge in (_X0, _X1)
        for run in _runs(sorted(side, key=_BASELINE), edge)
        if _counts_prose(run, text)
        for number in run
    }
    return [word for word in words if id(word) not in taken]


def _runs(numbers: Sequence[Word], edge: Callable[[Word], float]) -> list[list[Word]]:
    """Numbers below each other that grow by one step, cut where they do not."""
    runs: list[list[Word]] = []
    step = 0
    for number in numbers:
        last = runs[-1][-1] if runs else None
        grown = int(number.text) - int(last.text) if last else 0
        aligned = last is not None and abs(edge(number) - edge(last)) <= _ALIGNED
        if aligned and grown in _STEPS and (len(runs[-1]) == 1 or grown == step):
            runs[-1].append(number)
            step = grown
        else:
            runs.append([number])
    return [run for run in runs if len(run) >= _FEWEST]


def _counts_prose(run: Sequence[Word], text: Sequence[Word]) -> bool:
    """Whether numbers stand beside lines of prose, one for each line that they count."""
    step = int(run[1].text) - int(run[0].text)
    pitch = median(below.baseline - above.baseline for above, below in pairwise(run)) / step
    begun = [
        min(level, key=_X0)
        for number in run
        if (level := [word for word in text if abs(word.baseline - number.baseline) < _LEVEL])
    ]
    if len(begun) < _FEWEST or pitch > _PITCH * median(word.size for word in begun):
        return False
    return sum(word.text[0].islower() for word in begun) >= _RUNS * len(begun)
