"""Signs that a template sets before its headings: `▸ Baggrund`, `» Bilag`.

Before a line that heads nothing they may be the bullets of a list, and stay. So they do where three
such headings follow one another.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from parse.lines.attachments import heads_attachments
from parse.lines.fields import may_head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parse.model import Line

_ORNAMENT = re.compile(r"^[▸▶►»›❯■◆]\s+(?=[A-ZÆØÅ])")
_FEWEST_LISTED = 3  # lines, of a list


def without_ornaments(lines: Iterable[Line]) -> list[Line]:
    """The lines, with headings' ornaments taken off."""
    made: list[Line] = []
    for heads, run in groupby(lines, _is_adorned):
        held = list(run)
        made += map(_without, held) if heads and len(held) < _FEWEST_LISTED else held
    return made


def _is_adorned(line: Line) -> bool:
    """Whether a line is a sign and what heads something."""
    rest = _ORNAMENT.sub("", line.text)
    return rest != line.text and (may_head(rest) or heads_attachments(rest))


def _without(line: Line) -> Line:
    return replace(line, text=_ORNAMENT.sub("", line.text))
