"""Markdown conversions → lines. Every line is whole: nothing in it is wrapped."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt

from parse.characters import plain
from parse.model import Line, Page, Reading, Source

_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*$")
_BULLET = re.compile(r"\s*[-*+•]\s+(.*)")
_INLINE = MarkdownIt("commonmark")


def read_markdown(text: str, source: Source) -> Reading:
    """Reads a Markdown conversion as one page."""
    lines: list[Line] = []
    blank = True
    for row in text.splitlines():
        if not row.strip():
            blank = True
            continue
        heading = _HEADING.match(row)
        bullet = None if heading else _BULLET.match(row)
        match = heading or bullet
        body = match.group(match.lastindex or 1) if match else row
        words, bold, links = _inline(body)
        if not words:
            continue
        lines.append(
            Line(
                text=f"– {words}" if bullet else words,
                page=1,
                bold=bold or heading is not None,
                heading=len(heading.group(1)) if heading else None,
                bullet=bullet is not None,
                blank_before=blank,
                links=links,
            )
        )
        blank = False
    return Reading(source, (Page(1, tuple(lines)),))


def _inline(text: str) -> tuple[str, bool, tuple[str, ...]]:
    tokens = _INLINE.parseInline(text.strip().replace("\t", " "))[0].children or []
    out, bold, depth, links = [], True, 0, []
    for token in tokens:
        if token.type == "strong_open" or token.content.lower() == "<b>":
            depth += 1
        elif token.type == "strong_close" or token.content.lower() == "</b>":
            depth -= 1
        elif token.type == "link_open":
            links.append(str(token.attrs["href"]))
        elif token.type in {"text", "code_inline"}:
            out.append(token.content)
            bold = bold and (depth > 0 or not token.content.strip())
        elif token.type in {"html_inline", "softbreak", "hardbreak"}:
            out.append(" ")
    return plain("".join(out)), bold, tuple(links)
