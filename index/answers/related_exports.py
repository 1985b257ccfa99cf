"""Comparisons, traces and items alike in the shapes that leave the house."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from index.answers.comparison import Cell, Comparison
from index.answers.exports import sources_of, typed
from index.answers.similar import Similar
from index.answers.trace import Trace
from index.model import Entry
from index.query.parser import NO_WORD
from parse.councils import COUNCILS
from parse.display import Cell as Shown
from parse.display import Column, Sheet, Style
from parse.labels import OUTCOMES, council_name, outcome_names
from parse.spreadsheet import as_csv

Json = dict[str, Any]
_REASONS = {
    "words": "words in common",
    "title": "titles alike",
    "case": "same case number",
    "date": "names the meeting's date",
    "year": "names the meeting's year",
}


def entry_to_json(entry: Entry) -> Json:
    """Which item it is and where it stands."""
    return {
        "meeting": entry.meeting,
        "council": entry.council,
        "date": entry.date,
        "kind": entry.kind,
        "item": entry.item,
        "title": entry.title,
        "page": entry.page,
        "document": entry.document,
        "url": entry.url,
        "outcomes": list(entry.outcomes),
    }


def comparison_to_json(found: Comparison, options: str = "") -> Json:
    """Cells with what leads to their items; the items themselves where they were asked for."""
    return {
        "query": found.query,
        "total": found.total,
        "cells": [_cell_to_json(cell, found.query, options) for cell in found.cells],
        "suggestion": found.suggestion,
        "build": found.build,
        "remarks": list(found.remarks),
        "unseen": list(found.unseen),
    }


def _cell_to_json(cell: Cell, query: str, options: str) -> Json:
    data: Json = {
        "council": cell.council,
        "year": cell.year,
        "items": cell.items,
        "outcomes": dict(cell.outcomes),
        "search": leads_to(cell, query, options),
    }
    if cell.entries:
        data["hits"] = [entry_to_json(entry) for entry in cell.entries]
    return data


def leads_to(cell: Cell, query: str, options: str = "") -> str | None:
    """The command that lists the items of a cell; None where no filter names it."""
    if cell.council is None or cell.year is None:
        return None
    more = f" {options}" if options else ""
    return f"kkr search --council {cell.council} --year {cell.year}{more} {typed(query)}"


def comparison_to_csv(
    found: Comparison, delimiter: str = ",", options: str = "", *, items: bool = False
) -> str:
    """A cell a row with all outcomes there are; with `items`, an item a row.

    The columns are the same whatever was found: what reads them is written once.
    """
    if items:
        head = ("council", "year", "date", "meeting", "kind", "item", "title", "outcomes", "page",
                "document", "url")  # fmt: skip
        rows = [
            (cell.council, cell.year, one.date, one.meeting, one.kind, one.item, one.title,
             ", ".join(one.outcomes), one.page, one.document, one.url)
            for cell in found.cells
            for one in cell.entries
        ]  # fmt: skip
        return as_csv([head, *rows], delimiter)
    counts = [
        (
            cell.council,
            cell.year,
            cell.items,
            *(cell.outcomes.get(name, 0) for name in OUTCOMES),
            leads_to(cell, found.query, options),
        )
        for cell in found.cells
    ]
    return as_csv([("council", "year", "items", *OUTCOMES, "search"), *counts], delimiter)


def comparison_sheet(found: Comparison) -> Sheet:
    """A row a year, a column a council; in each cell the number of items and what was decided."""
    slugs: list[str | None] = [council.slug for council in COUNCILS]
    if any(cell.council is None for cell in found.cells):
        slugs.append(None)
    years = sorted({cell.year for cell in found.cells}, key=lambda year: (year is None, year))
    by_place = {(cell.council, cell.year): cell for cell in found.cells}
    columns = (Column("Year"), *(Column(council_name(slug) or "no council") for slug in slugs))
    rows: list[list[Shown]] = [
        [str(year or "none"), *(_shown(by_place.get((slug, year))) for slug in slugs)]
        for year in years
    ]
    sums = [sum(c.items for c in found.cells if c.council == slug) for slug in slugs]
    rows.append(["all", *(str(number or "") for number in sums)])
    return Sheet(columns, rows, spaced=True)


def _shown(cell: Cell | None) -> Shown:
    if cell is None:
        return ""
    pieces = [(str(cell.items), Style.TITLE)]
    pieces += [(f"\n{_counted(name, n)}", Style.OUTCOME) for name, n in cell.outcomes.items()]
    return pieces


def _counted(outcome: str, number: int) -> str:
    name = "t.e." if outcome == "noted" else outcome_names((outcome,))
    return f"{name} {number}"


def comparison_lines(found: Comparison) -> Iterator[str]:
    """The items of every cell below its name."""
    for cell in found.cells:
        yield f"{council_name(cell.council) or 'no council'} {cell.year or ''}: {cell.items}"
        for entry in cell.entries:
            yield f"    {_line(entry)}"


def similar_to_json(found: Similar) -> Json:
    """The item and those like it."""
    return {
        **entry_to_json(found.entry),
        "similar": [
            {**entry_to_json(one.entry), "score": one.score, "words": list(one.words)}
            for one in found.items
        ],
    }


def similar_lines(found: Similar) -> Iterator[str]:
    """The item, then two lines for each that is like it."""
    yield f"Like {_line(found.entry)}"
    if not found.items:
        yield "No item shares enough telling words with it."
    for one in found.items:
        yield _line(one.entry)
        yield f"    {one.score:.2f}  {', '.join(one.words)}"


def trace_to_json(found: Trace) -> Json:
    """The item and its links with their reasons."""
    return {
        **entry_to_json(found.entry),
        "links": [
            {
                **entry_to_json(link.entry),
                "direction": link.direction,
                "same_council": link.entry.council == found.entry.council,
                "score": link.score,
                "reasons": [{"kind": one.kind, "text": one.text} for one in link.reasons],
            }
            for link in found.links
        ],
    }


def trace_lines(found: Trace) -> Iterator[str]:
    """The item, then the links in order of time, each with its reasons."""
    yield f"Trace of {_line(found.entry)}"
    if not found.links:
        yield "No item of another meeting seems to be the same matter."
    for link in found.links:
        yield f"{link.direction:<9} {_line(link.entry)}"
        for reason in link.reasons:
            yield f"    {_REASONS[reason.kind]}: {reason.text}"


def _line(entry: Entry) -> str:
    outcomes = outcome_names(entry.outcomes)
    parts = (
        entry.date or "no date",
        council_name(entry.council) or "-",
        entry.item or "-",
        entry.title,
        f"[{outcomes}]" if outcomes else "",
        *sources_of(entry),
    )
    return "  ".join(part for part in parts if part)


def nothing_compared(found: Comparison) -> str:
    """What to tell who found nothing."""
    if NO_WORD in found.remarks:  # which is told already
        return "Nothing was searched for."
    better = f" Did you mean {found.suggestion}?" if found.suggestion else ""
    return f"Nothing found for {found.query!r}.{better}"
