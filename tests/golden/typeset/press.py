"""Blocks → the PDF of a typesetter, with the pages that its list of contents prints."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from blocks import Script
from markup_typst import typst
from office import libreoffice
from skins import Skin
from web import chromium, weasyprint

from corpus.sample.source import Document

TOOLS: dict[str, Callable[[Script, Skin], bytes]] = {
    "typst": typst, "weasyprint": weasyprint, "chromium": chromium, "libreoffice": libreoffice,
}  # fmt: skip


def typeset(document: Document, skin: Skin) -> bytes:
    """The PDF; set twice, as the list of contents prints the pages of the headings."""
    pages: dict[str, int] = {}
    data = b""
    for _ in range(2):
        script = Script(document, pages, new_pages=skin.new_pages)
        data = TOOLS[skin.tool](script, skin)
        pages = outline(data, script)
    return data


def outline(data: bytes, script: Script) -> dict[str, int]:
    """The page of each heading, from the PDF's outline."""
    import pypdfium2  # noqa: PLC0415 - only to measure

    keys = {_bare(b.text): b.key or b.text for b in script.all() if b.kind in HEADINGS}
    found: dict[str, int] = {}
    with pypdfium2.PdfDocument(io.BytesIO(data)) as pdf:
        for mark in pdf.get_toc():
            key = keys.get(_bare(mark.get_title()))
            target = mark.get_dest()
            if key and target:
                found.setdefault(key, target.get_index() + 1)
    return found


HEADINGS = ("section", "item", "heading")


def _bare(title: str) -> str:
    return re.sub(r"\W", "", title)
