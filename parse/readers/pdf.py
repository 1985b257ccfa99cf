"""PDF bytes → pages of lines."""

from __future__ import annotations

import dataclasses
import io
from typing import Any

import pdfplumber

from parse.errors import Damaged, NotReadable, ParseError
from parse.model import Line, Page, Problem, Reading, Source
from parse.readers import plumber
from parse.readers.lines import lines_of


def read_pdf(data: bytes, source: Source) -> Reading:
    """Reads a PDF page by page.

    Raises:
        ParseError: no page of it can be read.
    """
    if b"%PDF-" not in data[:1024]:
        raise NotReadable(f"{source.name} is not a PDF file.")
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages = []
            problems: list[Problem] = []
            for number, page in enumerate(pdf.pages, start=1):
                pages.append(_page(page, number, problems))
                page.close()
    except ParseError:
        raise
    except Exception as error:
        raise Damaged(f"{source.name} cannot be read as a PDF: {error!r}") from error
    if not pages:
        raise Damaged(f"{source.name} has no pages.")
    return Reading(dataclasses.replace(source, pages=len(pages)), tuple(pages), tuple(problems))


def _page(page: Any, number: int, problems: list[Problem]) -> Page:
    lines = lines_of(plumber.words_of(page), number)
    scanned = bool(page.images) and not lines
    if scanned:
        problems.append(Problem("scanned-page", f"Page {number} is an image without text.", number))
    return Page(
        number=number,
        lines=tuple(_with_links(line, plumber.links_of(page)) for line in lines),
        width=float(page.width),
        height=float(page.height),
        scanned=scanned,
        tables=tuple(plumber.tables_of(page, number)),
    )


def _with_links(line: Line, links: list[tuple[float, float, float, float, str]]) -> Line:
    assert line.top is not None
    assert line.bottom is not None
    assert line.x0 is not None
    assert line.x1 is not None
    middle = (line.top + line.bottom) / 2
    mine = tuple(
        dict.fromkeys(
            target
            for x0, top, x1, bottom, target in links
            if top <= middle <= bottom and x0 < line.x1 and x1 > line.x0
        )
    )
    return dataclasses.replace(line, links=mine) if mine else line
