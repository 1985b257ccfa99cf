"""Hits with all their texts: JSON, a hit a line, CSV; and as Markdown, with or without them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from index.answers.exports import hit_to_json, segments, source_of, to_json
from index.model import Entry, Hit, SearchResult
from parse.display import counted
from parse.labels import council_name, field_name, outcome_names
from parse.spreadsheet import as_csv

Json = dict[str, Any]
Texts = Mapping[str, Entry]

_SIMPLE = (
    "date", "council", "meeting", "kind", "item", "title", "section", "case_number", "outcomes",
    "page", "document", "url", "match", "score",
)  # fmt: skip
_FIELDS = (
    "background", "recommendation", "presentation", "decision", "body", "attachments", "table",
    "attendance", "place",
)  # fmt: skip
# What came later stands last, so that columns keep their places.
_LATER = ("superseded", "also")
_MARKDOWN = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_[]<>#|"})


def full_json(result: SearchResult, texts: Texts) -> Json:
    """The documented shape, each hit with its section, case number and fields."""
    return {**to_json(result), "hits": [_full_hit(hit, texts) for hit in result.hits]}


def full_ndjson(result: SearchResult, texts: Texts) -> str:
    """A hit a line, with its texts."""
    lines = (json.dumps(_full_hit(hit, texts), ensure_ascii=False) for hit in result.hits)
    return "".join(f"{line}\n" for line in lines)


def full_csv(result: SearchResult, texts: Texts, delimiter: str = ",") -> str:
    """A hit a row, a column for each field; `also` as kind and document, parted by commas."""
    rows = []
    for hit in result.hits:
        data = _full_hit(hit, texts)
        data["outcomes"] = ", ".join(hit.outcomes)
        data["superseded"] = "superseded" if hit.superseded else None
        data["also"] = ", ".join(f"{kind} {document}" for document, kind in hit.also)
        fields = _texts_by_name(texts[hit.id]) if hit.id in texts else {}
        rows.append(
            [
                *(data[name] for name in _SIMPLE),
                *(fields.get(name) for name in _FIELDS),
                *(data[name] for name in _LATER),
            ]
        )
    return as_csv([(*_SIMPLE, *_FIELDS, *_LATER), *rows], delimiter)


def to_markdown(result: SearchResult, texts: Texts | None = None) -> str:
    """A heading for each hit, its source, and the passage, or all its texts."""
    total = f"{counted(result.total, 'hit')}, {len(result.hits)} shown."
    lines = [f"# {_plain(result.query)}", "", total, ""]
    for hit in result.hits:
        lines.extend(_markdown_hit(hit, texts.get(hit.id) if texts else None))
    return "\n".join(lines).rstrip() + "\n"


def _full_hit(hit: Hit, texts: Texts) -> Json:
    entry = texts.get(hit.id)
    fields = entry.fields if entry else ()
    return {
        **hit_to_json(hit),
        "section": hit.section,
        "case_number": entry.case_number if entry else None,
        "fields": [
            {
                "name": field.name,
                "page": field.passages[0].page if field.passages else None,
                "paragraphs": [passage.text for passage in field.passages],
            }
            for field in fields
        ],
    }


def _texts_by_name(entry: Entry) -> dict[str, str]:
    return {
        field.name: "\n".join(passage.text for passage in field.passages) for field in entry.fields
    }


def _markdown_hit(hit: Hit, entry: Entry | None) -> Iterator[str]:
    head = (hit.date, council_name(hit.council), hit.item, hit.title)
    yield f"## {_plain(' '.join(one for one in head if one))}"
    yield ""
    source = _plain(source_of(hit))
    where = f"[{source}](<{hit.url}>)" if hit.url and not set(hit.url) & set("<>\n") else source
    outcomes = outcome_names(hit.outcomes)
    yield f"{_plain(hit.meeting or hit.document)}, {where}{f' – {outcomes}' if outcomes else ''}"
    yield ""
    if entry is None:
        pieces = ((text.translate(_MARKDOWN), is_hit) for text, is_hit in segments(hit.snippet))
        marked = "".join(f"**{text}**" if is_hit else text for text, is_hit in pieces)
        yield f"> {field_name(hit.field)}: {' '.join(marked.split())}"
        yield ""
        return
    for field in entry.fields:
        yield f"**{field_name(field.name)}**"
        yield ""
        for passage in field.passages:
            yield _plain(passage.text)
            yield ""


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return " ".join(text.translate(_MARKDOWN).split())
