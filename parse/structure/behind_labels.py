"""Text that stands a tab behind its field's label and goes on below it, at the left edge (Word).

By its places alone the second line looks like the next cell of the label's column.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parse.lines.flowline import FlowLine

_SAME_EDGE = 2.0  # points


def from_the_edge(label: FlowLine | None, lines: Sequence[FlowLine]) -> list[FlowLine]:
    """A field's lines, the first one as wide as the label with it where the second is set so."""
    if label is None or len(lines) < 2 or label.line.x0 is None:
        return list(lines)
    first, second, *more = lines
    left = second.line.x0
    behind = first.beside and first.full and not (second.beside or second.gap)
    if not behind or left is None or abs(left - label.line.x0) > _SAME_EDGE:
        return list(lines)
    whole = replace(first, line=replace(first.line, x0=left), beside=False)
    return [whole, second, *more]
