"""What stands between an item's title and its text: the case line, who may hear the item.

Systems print it on one line or in a table of labels and values: `Sagsnr.` beside `19/2231`,
`Sagsbehandler` beside `jhp`, `Punkttype` beside `Åbent punkt`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from parse.flow.layout import same_baseline
from parse.lines.caseline import (
    CaseLine,
    is_journal,
    labels_status,
    labels_workers,
    names_document,
    parse_case_line,
    parse_workers,
    workers_named,
)
from parse.lines.fields import is_status, says_of_item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.chain import Heading
    from parse.lines.flowline import FlowLine

_LABEL = CaseLine(None, ())  # what `Sagsnr.:` alone says


class ItemHead(NamedTuple):
    """An item's case, the lines that say who may hear it, and the lines below both."""

    case: CaseLine | None
    status: tuple[FlowLine, ...]
    below: Sequence[FlowLine]


def read_head(heading: Heading, content: Sequence[FlowLine]) -> ItemHead:
    """What is said of the item before its text begins; its case line may stand elsewhere."""
    case, content = _case_beside(heading, content)
    case_line: FlowLine | None = None
    status: list[FlowLine] = []
    at = 0
    while at < len(content):
        line = content[at]
        value = content[at + 1] if at + 1 < len(content) else None
        above = case is None and value is not None and parse_case_line(value.text) is not None
        above = above and says_of_item(line) and parse_case_line(line.text) is None
        if is_status(line) or above:
            status.append(line)
        elif found := _case_in(line.text, case):
            case, case_line = found, line
        elif case and names_document(line.text):
            pass
        elif case_line and is_journal(case_line.text) and (found := parse_case_line(line.text)):
            status.append(case_line)
            case, case_line = found, line
        elif case and case_line and not case.workers and (told := _initials(line, case_line)):
            case = replace(case, workers=told)
        elif value and labels_workers(line.text) and (told := workers_named(value.text)):
            case = replace(case or _LABEL, workers=told)
            at += 1
        elif not (value and labels_status(line.text) and is_status(value)):
            break
        at += 1
    return ItemHead(case, tuple(status), content[at:])


def _case_beside(
    heading: Heading, content: Sequence[FlowLine]
) -> tuple[CaseLine | None, Sequence[FlowLine]]:
    """The case line that stands behind a title, or ends the item; and what there is besides."""
    if heading.tail:
        return parse_case_line(heading.tail), content
    last = parse_case_line(content[-1].text) if len(content) > 1 else None
    if not last or not last.number or any(parse_case_line(line.text) for line in content[:-1]):
        return None, content
    return last, content[:-1]


def _case_in(text: str, case: CaseLine | None) -> CaseLine | None:
    """The case that a line names, where none was known: beside its label a number alone does."""
    if case not in (None, _LABEL):
        return None
    bare = parse_case_line(f"Sagsnr. {text}") if case else None
    return parse_case_line(text) or (bare if bare and bare.number else None)


def _initials(line: FlowLine, case_line: FlowLine) -> tuple[str, ...]:
    """The workers' initials a tab away from the case number (Word), or on the next line."""
    workers = parse_workers(line.text)
    sure = ":" in line.text or same_baseline(case_line, line) or len(workers) > 1
    return workers if sure else ()
