"""What was decided, in the prose of an item that has no field headings.

Minutes without `Beslutning` say it at the end: `Dagsordenen blev godkendt.`, `Efter en kort debat
tiltrådtes indstillingen.` (municipal minutes of 2007–2012, and short ones of all years). Whoever
asks for a meeting's decisions asks for these too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parse.flow.paragraphs import BULLET
from parse.lines.fields import begins_asking, field_heading, says_decided
from parse.lines.flowline import FlowLine
from parse.model import CELL, AgendaItem, Decision, Field, FieldName, Problem
from parse.outcomes.decisions import says_outcome
from parse.outcomes.own_body import as_council

# Farther from the end, prose tells what was decided before: entries of lists aside.
_LAST = 3
# `Møde med regionsrådets formand: Drøftelsen vedrørte …`: what is told of another matter.
_TOLD = re.compile(r"(?P<of>[A-ZÆØÅ]\S*(?: [^\s.:]+){2,8}): ")


def with_decision(item: AgendaItem, own: re.Pattern[str] | None = None) -> AgendaItem:
    """The item with the end of its prose as decision, where that decides and no heading parts it.

    The decision begins with the last paragraph that decides and reaches to the end: what comes
    before it is the matter, what comes after it is what members had to add. Prose before the
    recommendation is the matter alone. `own`: what the paper calls the body, see
    `parse.outcomes.own_body`.
    """
    headings = [one.heading for one in item.fields if one.heading]
    if not item.fields or item.decision or not all(map(begins_asking, headings)):
        return item
    *before, last = item.fields
    if last.name is not FieldName.BODY:
        return item
    prose = [at for at, text in enumerate(last.paragraphs) if not text.text.startswith(BULLET)]
    start = next((at for at in reversed(prose[-_LAST:]) if _decides(last, at, own)), None)
    if start is None:
        return item
    matter, decided = last.paragraphs[:start], last.paragraphs[start:]
    fields = [*before, replace(last, paragraphs=matter)] if matter else before
    fields.append(Field(FieldName.DECISION, None, decided, decided[0].page))
    text = "\n".join(paragraph.text for paragraph in decided)
    return replace(item, fields=tuple(fields), decision=Decision(text, ()))


def _decides(prose: Field, at: int, own: re.Pattern[str] | None) -> bool:
    text = as_council(prose.paragraphs[at].text, own)
    told = _TOLD.match(text)
    if told and not (says_decided(told["of"]) or says_outcome(told["of"])):
        return False
    return says_outcome(text)


def decided_in_columns(item: AgendaItem, lines: Sequence[FlowLine]) -> list[Problem]:
    """A sign that an item's decision stands in a table, with other cells between its lines."""
    head = next(filter(_heads_column, lines), None) if item.decision is None else None
    if head is None:
        return []
    why = f"item {item.number}: what was decided stands in a table and is not told apart"
    return [Problem("unclear-table", why, head.line.page)]


def _heads_column(line: FlowLine) -> bool:
    cells = line.text.split(CELL)
    apart = line.beside or len(cells) > 1
    return apart and any(field_heading(cell) is FieldName.DECISION for cell in cells)
