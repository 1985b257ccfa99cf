"""What the golden documents say: the truths beside their PDFs, and how they are first made."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pypdfium2

from corpus.sample.expected import expected
from corpus.sample.source import Document, Form, load, stems
from parse.document import parse, read
from parse.schema import document_to_json

Json = dict[str, Any]

GOLDEN = Path(__file__).resolve().parent / "golden"
SOURCES = GOLDEN / "sources"


def golden_pdfs() -> list[Path]:
    """All golden documents; a folder is a typesetter with one of its templates."""
    return sorted(GOLDEN.glob("*/*.pdf"))


def truth_of(pdf: Path) -> Json:
    """A first truth: from the document's source, else (for papers without one) from the parser."""
    document = source_of(pdf.stem)
    if document is None:
        return document_to_json(parse(read(pdf.read_bytes(), pdf.name)))
    truth = expected(document, pages_of(pdf))
    rules = skins()[pdf.parent.name].rules
    for section in truth["sections"]:
        for item in section["items"]:
            for table in item["tables"]:
                table["rules"] = rules
    return truth


def source_of(stem: str) -> Document | None:
    """The source of a golden document: its own, or one of the sample's."""
    if stem in stems(SOURCES):
        return load(stem, SOURCES)
    return load(stem) if stem in stems() else None


def pages_of(pdf: Path) -> dict[str, int]:
    """The page of each item, from the outline that the typesetter wrote."""
    found: dict[str, int] = {}
    with pypdfium2.PdfDocument(pdf) as document:
        for mark in document.get_toc():
            target = mark.get_dest()
            number = mark.get_title().strip().split(" ")[0].rstrip(".")
            if target is not None and "." in number:
                found.setdefault(number, target.get_index() + 1)
    return found


def skins() -> dict[str, Any]:
    """The templates of the typesetters."""
    sys.path.insert(0, str(GOLDEN / "typeset"))
    try:
        from skins import SKINS  # noqa: PLC0415 - the scripts are no package
    finally:
        sys.path.pop(0)
    return SKINS


def write_truth(pdf: Path) -> None:
    """Writes the first truth of a PDF beside it."""
    text = json.dumps(truth_of(pdf), ensure_ascii=False, indent=1)
    pdf.with_suffix(".json").write_text(f"{text}\n", "utf-8")


def notes_of(document: Document) -> int:
    """How many footnotes a source has."""
    return sum(
        paragraph.form is Form.FOOTNOTE
        for item in document.items
        for part in item.parts
        for paragraph in part.paragraphs
    )
