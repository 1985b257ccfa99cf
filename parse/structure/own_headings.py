"""Headings that a paper has for parts of its matter and no other has: `Hvad sagen handler om`.

Whatever a secretariat calls a part, it calls it so in one item after the other, alone on a line
between whole sentences.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from parse.lines.attachments import heads_attachments
from parse.lines.enumerations import bullet_text, label
from parse.lines.fields import opens_field
from parse.lines.numbering import numbered
from parse.model import FieldName
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from parse.lines.flowline import FlowLine

LONGEST = 60
_FEWEST = 2  # items
_MATTER = frozenset({FieldName.BACKGROUND, FieldName.PRESENTATION, FieldName.RECOMMENDATION})
_NO_END = frozenset(".,;-–/\u00ad")


def own_headings(items: Iterable[Sequence[FlowLine]]) -> frozenset[str]:
    """The lines, squashed, that stand alone between sentences in several of a paper's items."""
    counts = Counter(text for lines in items for text in _alone(lines))
    return frozenset(text for text, count in counts.items() if count >= _FEWEST)


def headings_below_decisions(
    items: Iterable[Sequence[FlowLine]], own: Collection[str]
) -> frozenset[str]:
    """Those of a paper's `own` headings that end a decision, where the matter follows decisions.

    They stand in the matter of other items. Empty where decisions come last: what stands below one
    there may be a part of it.
    """
    found: set[str] = set()
    follows = False
    for lines in items if own else ():
        current: FieldName | None = None
        for line in lines:
            opened = opens_field(line)
            follows |= current is FieldName.DECISION and opened in _MATTER
            current = opened or current
            if opened is None and current not in (None, FieldName.DECISION):
                found.add(squash(line.text))
    return frozenset(found & set(own)) if follows else frozenset()


def stands_alone(above: FlowLine | None, line: FlowLine, below: FlowLine | None) -> bool:
    """Whether a line is set off, or a dump that sets nothing off has it between whole sentences.

    `above` is None below an item's title.
    """
    if line.set_off:
        return True
    if below is None or line.line.size is not None or line.full:
        return False
    return (above is None or _is_ended(above)) and not below.text[:1].islower()


def _is_ended(line: FlowLine) -> bool:
    """Whether a line ends a sentence, or an entry of a list: these need no full stop."""
    return (
        line.text.endswith((".", ":", "?"))
        or (bullet_text(line.text) or label(line.text)) is not None
    )


def _alone(lines: Sequence[FlowLine]) -> set[str]:
    """The lines of an item that may be headings."""
    found = set()
    for at, (above, line) in enumerate(pairwise(lines), start=1):
        text = line.text
        if len(text) > LONGEST or text[-1:] in _NO_END or not text[:1].isupper():
            continue
        below = lines[at + 1] if at + 1 < len(lines) else None
        if below is None or below.text[:1].islower() or line.beside or line.line.bullet:
            continue
        if not _is_ended(above) or not stands_alone(above, line, below):
            continue
        if not (heads_attachments(text) or numbered(text)):
            found.add(squash(text))
    return found
