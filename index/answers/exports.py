"""A search result in the shapes that leave the house: JSON, a hit a line, CSV, plain text."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from shlex import quote
from typing import Any

from index.model import Entry, Hit, SearchResult
from index.query.parser import NO_WORD
from parse.display import Cell, Column, Sheet, Style, counted
from parse.labels import council_name, field_name, kind_name, outcome_names
from parse.spreadsheet import as_csv

Json = dict[str, Any]

_MARK = re.compile(r"<mark>(.*?)</mark>", re.DOTALL)
_HASH = 12  # digits that are shown
_COLUMNS = (
    "date", "council", "meeting", "kind", "item", "title", "outcomes", "field", "page", "snippet",
    "match", "score", "document", "url", "superseded",
)  # fmt: skip


def to_json(result: SearchResult) -> Json:
    """The result in the shape of the design's contract."""
    return {
        "query": result.query,
        "total": result.total,
        "hits": [hit_to_json(hit) for hit in result.hits],
        "facets": result.facets,
        "suggestion": result.suggestion,
        "build": result.build,
        "remarks": list(result.remarks),
        "choices": result.choices,
        "kinds": result.kinds,
        "undated": result.undated,
        "relaxed": result.relaxed,
        "unseen": list(result.unseen),
    }


def hit_to_json(hit: Hit) -> Json:
    """One hit; `also` are the other documents of the meeting that answer with this item."""
    also = [{"document": document, "kind": kind} for document, kind in hit.also]
    data = {
        **asdict(hit),
        "match": hit.match.value,
        "outcomes": list(hit.outcomes),
        "also": also,
    }
    del data["id"]
    return data


def to_ndjson(result: SearchResult) -> str:
    """A hit a line."""
    return "".join(json.dumps(hit_to_json(hit), ensure_ascii=False) + "\n" for hit in result.hits)


def to_csv(result: SearchResult, delimiter: str = ",") -> str:
    """A hit a row, snippets as plain text."""
    return as_csv([_COLUMNS, *(_row(hit) for hit in result.hits)], delimiter)


def _row(hit: Hit) -> list[str | int | float | None]:
    values = {
        **asdict(hit),
        "outcomes": ", ".join(hit.outcomes),
        "snippet": "".join(text for text, _ in segments(hit.snippet)),
        "match": hit.match.value,
        "superseded": "superseded" if hit.superseded else None,
    }
    return [values[column] for column in _COLUMNS]


def segments(snippet: str) -> Iterator[tuple[str, bool]]:
    """The snippet as plain text in pieces, each with whether it is a hit."""
    for number, piece in enumerate(_MARK.split(snippet)):
        if piece:
            yield html.unescape(piece), number % 2 == 1


def to_sheet(result: SearchResult, *, wide: bool) -> Sheet:
    """The hits for a screen; on a narrow one date and council share a column."""
    met = (Column("Date"), Column("Council")) if wide else (Column("Meeting"),)
    columns = (
        *met,
        Column("Item"),
        Column("Title and passage", share=1),
        Column("Outcome", width=14),
        Column("Source", width=14),
    )
    return Sheet(columns, [_cells(hit, wide=wide) for hit in result.hits], spaced=True)


def _cells(hit: Hit, *, wide: bool) -> tuple[Cell, ...]:
    met = (hit.date or "no date", council_name(hit.council))
    passage = [(f"{hit.title}\n", Style.TITLE)]
    passage += [
        (text, Style.HIT if is_hit else Style.TEXT) for text, is_hit in segments(hit.snippet)
    ]
    return (
        *(met if wide else ("\n".join(met),)),
        hit.item or "",
        passage,
        outcome_names(hit.outcomes),
        "\n".join(sources_of(hit)),
    )


def to_text(result: SearchResult) -> str:
    """The result as plain lines, for pipes and files: two lines a hit, hits between asterisks."""
    return "\n".join([*(line for hit in result.hits for line in _lines(hit)), summary(result)])


def _lines(hit: Hit) -> Iterator[str]:
    outcomes = outcome_names(hit.outcomes)
    parts = (
        hit.date or "no date",
        council_name(hit.council) or "-",
        hit.item or "-",
        hit.title,
        f"[{outcomes}]" if outcomes else "",
        *sources_of(hit),
    )
    yield "  ".join(part for part in parts if part)
    marked = "".join(f"*{text}*" if is_hit else text for text, is_hit in segments(hit.snippet))
    yield f"    {field_name(hit.field)}: {' '.join(marked.split())}"


def source_of(hit: Hit | Entry) -> str:
    """`referat, p. 6`; `referat, superseded, p. 6`."""
    silent = ", superseded" if hit.superseded else ""
    page = f", p. {hit.page}" if hit.page is not None else ""
    return f"{kind_name(hit.kind)}{silent}{page}"


def sources_of(hit: Hit | Entry) -> Iterator[str]:
    """The source, and what `kkr show` finds it by where it belongs to no meeting."""
    yield source_of(hit)
    if hit.meeting is None:
        yield hit.document[:_HASH]


def summary(result: SearchResult) -> str:
    """How many hits there are and where, in a few lines."""
    shown = len(result.hits)
    total = counted(result.total, "hit")
    if shown < result.total:
        total += f", {shown} shown (--limit N shows more, --all shows all)"
    councils = {council_name(slug): number for slug, number in result.facets["council"].items()}
    kinds = {kind_name(kind): number for kind, number in result.facets["kind"].items()}
    facets = {"council": councils, "kind": kinds, "year": result.facets["year"]}
    lines = [
        _counted(name, counts, result.total) + _behind(name, result)
        for name, counts in facets.items()
    ]
    return "\n".join([total, *(f"  {line}" for line in lines)])


def _behind(name: str, result: SearchResult) -> str:
    """How many hits a kind answers in all, where some of them are shown by a document before it."""
    if name != "kind":
        return ""
    counts = result.facets["kind"]
    more = {kind: all_ for kind, all_ in result.kinds.items() if all_ != counts.get(kind, 0)}
    told = ", ".join(f"{kind_name(kind)} {number}" for kind, number in more.items())
    return f" (--kind finds those behind other documents too: {told})" if told else ""


def _counted(name: str, counts: dict[str, int], total: int) -> str:
    """`Hovedstaden 4 · Syddanmark 3 · no council 1`: all of the total, also what is unknown."""
    unknown = total - sum(counts.values())
    known = [f"{value} {number}" for value, number in counts.items()]
    return " · ".join(known + ([f"no {name} {unknown}"] if unknown else []))


def options_of(
    kinds: Iterable[str],
    outcomes: Iterable[str],
    sections: Iterable[str],
    field: str | None,
    *,
    exact: bool,
    councils: Iterable[str] = (),
    year: str | None = None,
) -> str:
    """Filters as typed for `kkr search`."""
    named = {
        "council": councils,
        "year": [year] if year else [],
        "kind": kinds,
        "outcome": outcomes,
        "section": sections,
        "field": [field] if field else [],
    }
    words = [f"--{name} {quote(value)}" for name, values in named.items() for value in values]
    return " ".join([*words, "--exact"] if exact else words)


def nothing_found(result: SearchResult, entries: int, options: str) -> str:
    """What to tell who found nothing: how much was looked at, and what to try."""
    if NO_WORD in result.remarks:  # which is told already
        return "Nothing was searched for."
    looked_at = counted(entries, "entry", "entries")
    lines = [f"Nothing found for {result.query!r} in {looked_at}."]
    if result.suggestion:
        lines.append(did_you_mean(result.suggestion, options))
    return "\n".join(lines)


def did_you_mean(suggestion: str, options: str) -> str:
    """How to ask for the nearest words that there are, with the options that were given."""
    return " ".join(filter(None, ("Did you mean: kkr search", options, typed(suggestion))))


def typed(query: str) -> str:
    """A query as it is typed at the end of a command; where it need not be, without `--`.

    Behind that, options that somebody adds would be words.
    """
    return f"-- {quote(query)}" if query.startswith("-") else quote(query)
