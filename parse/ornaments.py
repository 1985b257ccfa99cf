"""Signs that a template sets before its headings: `▸ Baggrund`, `» Bilag`.

Before a line that heads nothing they may be the bullets of a list, and stay.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parse.attachments import heads_attachments
from parse.fields import may_head

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parse.model import Line

_ORNAMENT = re.compile(r"^[▸▶►»›❯■◆]\s+(?=[A-ZÆØÅ])")


def without_ornaments(lines: Iterable[Line]) -> list[Line]:
    """The lines, with headings' ornaments taken off."""
    return [
        replace(line, text=rest)
        if (rest := _ORNAMENT.sub("", line.text)) != line.text
        and (may_head(rest) or heads_attachments(rest))
        else line
        for line in lines
    ]
