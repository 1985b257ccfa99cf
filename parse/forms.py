"""Tables that only set an item's fields beside their headings: their text is an item's.

Word's templates of municipalities have the headings in the first of two columns. Beside fields
stand the case's number, the appendices, and parts of the matter (`Økonomi`); a page's end parts the
table, so that the next page's may begin within a field, or have nothing but the last rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from parse.attachments import heads_attachments
from parse.caseline import parse_case_line
from parse.fields import field_heading, may_head
from parse.model import FieldName, Table

_COLUMNS = 2
_ASKED_OR_DECIDED = frozenset({FieldName.RECOMMENDATION, FieldName.DECISION})


def without_forms(pages: Sequence[Sequence[Table]]) -> list[list[Table]]:
    """Every page's tables but the forms: the lines of these stay as they are."""
    kept: list[list[Table]] = []
    open_form = False
    for tables in pages:
        forms = [
            table
            for at, table in enumerate(tables)
            if is_form(table) or (open_form and at == 0 and _goes_on(table))
        ]
        last = max(tables, key=lambda table: table.bottom or 0.0, default=None)
        open_form = any(form is last for form in forms)
        kept.append([table for table in tables if not any(form is table for form in forms)])
    return kept


def is_form(table: Table) -> bool:
    """Whether a table has the headings of an item's fields as its first column.

    Other labels stand beside them where something is asked or decided: plans and descriptions of
    projects have `Baggrund` and `Økonomi` as well.
    """
    labels = [row[0] for row in table.rows if row[0]]
    fields = [field_heading(label) for label in labels]
    if labels and all(fields):
        return True
    asked = not _ASKED_OR_DECIDED.isdisjoint(fields)
    return asked and _has_two_columns(table) and all(map(_is_label, labels))


def _goes_on(table: Table) -> bool:
    """Whether a table at a page's top is the rest of a form."""
    labels = [row[0] for row in table.rows if row[0]]
    return _has_two_columns(table) and all(map(_is_label, labels))


def _has_two_columns(table: Table) -> bool:
    return all(len(row) == _COLUMNS for row in table.rows)


def _is_label(cell: str) -> bool:
    """Whether a cell says what stands right of it in an item's form."""
    return may_head(cell) or heads_attachments(cell) or parse_case_line(cell) is not None
