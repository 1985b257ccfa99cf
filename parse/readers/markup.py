"""Where a Markdown conversion has a table, and its cells with their inline markup.

Tables come with pipes and a delimiter row, with tabs between the cells, drawn with dashes (see
`dashed`), or as HTML.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from parse.readers.dashed import dashed_table_at

if TYPE_CHECKING:
    from collections.abc import Sequence

_DELIMITER = re.compile(r"[ \t|]*:?-{2,}:?[ \t]*(?:[|\t][ \t]*:?-{2,}:?[ \t]*)*[|]?[ \t]*$")
_PIPE = re.compile(r"(?<!\\)\|")
_HTML_START = re.compile(r"\s*<table\b", re.IGNORECASE)
_HTML_END = re.compile(r"</table\s*>", re.IGNORECASE)
_MAX_COLUMNS = 100
# A longer row is no row of a table that anybody reads.
_MAX_LENGTH = 20_000
_FRAME = {"table", "thead", "tbody", "tfoot", "colgroup", "col"}
_CELLS = {"td", "th", "caption"}


def table_at(rows: Sequence[str], start: int) -> tuple[int, list[list[str]]] | None:
    """The row after the table that begins at `start`, and its cells; None when there is none."""
    if _HTML_START.match(rows[start]):
        end = _html_end(rows, start)
        return end, _html_cells("\n".join(rows[start:end]))
    if len(rows[start]) > _MAX_LENGTH:
        return None
    end = start
    while end < len(rows) and "\t" in rows[end] and rows[end].strip():
        end += 1
    if end > start + 1:  # one row alone is a number or a label before its text
        return end, [row.split("\t") for row in rows[start:end] if not _is_delimiter(row)]
    if (
        start + 1 < len(rows)
        and _PIPE.search(rows[start])
        and _PIPE.search(rows[start + 1])
        and _is_delimiter(rows[start + 1])
    ):
        end = start
        while end < len(rows) and _PIPE.search(rows[end]):
            end += 1
        return end, [_piped(row) for row in rows[start:end] if not _is_delimiter(row)]
    return dashed_table_at(rows, start)


def _is_delimiter(row: str) -> bool:
    return len(row) <= _MAX_LENGTH and bool(_DELIMITER.match(row))


def _piped(row: str) -> list[str]:
    cells = _PIPE.split(row.strip())
    inner = cells[1 if not cells[0].strip() else 0 :]
    if inner and not inner[-1].strip():
        inner = inner[:-1]
    return [cell.replace("\\|", "|") for cell in inner]


def _html_end(rows: Sequence[str], start: int) -> int:
    """The row after `</table>`; where that is missing, the next blank one."""
    for end in range(start, len(rows)):
        if _HTML_END.search(rows[end]):
            return end + 1
    return next((end for end in range(start, len(rows)) if not rows[end].strip()), len(rows))


def _html_cells(html: str) -> list[list[str]]:
    """The cells of each row; one over several columns leaves the others empty."""
    parser = _Cells()
    parser.feed(html)
    parser.close()
    return [row for row in parser.rows if row]


class _Cells(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.rows: list[list[str]] = []
        self._open = False
        self._at = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A row or a cell begins; what stands within a cell is left for the inline reader."""
        if tag in {"tr", "caption"} or (tag in _CELLS and not self.rows):
            self.rows.append([])
            self._open = False
        if tag in _CELLS:
            span = dict(attrs).get("colspan") or "1"
            width = min(int(span), _MAX_COLUMNS) if span.isdecimal() else 1
            self.rows[-1] += ["<b>"] if tag == "th" else [""]
            self.rows[-1] += [""] * (width - 1)
            self._at = len(self.rows[-1]) - max(width, 1)
            self._open = True
        elif tag not in _FRAME:
            self._write(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """A row or a cell ends."""
        if tag == "th":
            self._write("</b>")
        if tag == "tr" or tag in _CELLS:
            self._open = False
        elif tag not in _FRAME:
            self._write(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        """Text; what stands in no cell, as browsers show it, has a row of its own."""
        if not self._open and data.strip():
            self.rows.append([data.replace("\n", " ")])
        self._write(data)

    def handle_entityref(self, name: str) -> None:
        """`&amp;`: left for the inline reader."""
        self._write(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """`&#248;`: left for the inline reader."""
        self._write(f"&#{name};")

    def _write(self, text: str) -> None:
        if self._open:
            self.rows[-1][self._at] += text.replace("\n", " ")
