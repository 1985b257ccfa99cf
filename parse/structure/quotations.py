"""What an item quotes over several lines: a label within it heads no field of the item's.

Minutes of other bodies, letters and e-mails are quoted with their `Indstilling: …`.
"""

from __future__ import annotations

from collections.abc import Sequence

from parse.lines.fields import heads_field
from parse.lines.flowline import FlowLine

_MARKS = frozenset('"”“„»«')
_LONGEST = 40  # lines


def quoted(content: Sequence[FlowLine]) -> set[int]:
    """The lines within quotations that begin a line and end another, by their ids.

    A line may stand outside, too, with the same words. The first lines are left out; none are found
    where a field's heading alone on its line stands between: a mark was forgotten.
    """
    found: set[int] = set()
    at = 0
    while at < len(content):
        end = _end(content, at) if content[at].text[:1] in _MARKS else at
        found |= set(map(id, content[at + 1 : end + 1]))
        at = end + 1
    return found


def _end(content: Sequence[FlowLine], start: int) -> int:
    """The last line of the quotation that begins with a line; `start` where none does."""
    is_open = _turns(content[start].text)
    for at in range(start + 1, min(start + _LONGEST, len(content)) if is_open else start):
        text = content[at].text
        if heads_field(content[at]):
            break
        if _turns(text):
            return at if text.rstrip(".,;")[-1:] in _MARKS else start
    return start


def _turns(text: str) -> bool:
    """Whether a line has a mark without its partner."""
    return sum(text.count(mark) for mark in _MARKS) % 2 == 1
