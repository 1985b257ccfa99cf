"""Files that are attached to a PDF: nobody reads them with it, so they must be told of.

A portfolio has all of its text in them, and one page that says so.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import PDFObjRef, resolve1
from pdfminer.psexceptions import PSException
from pdfminer.utils import decode_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.pdfdocument import PDFDocument

# A portfolio of a meeting's papers has some dozens of files.
_MOST = 500


def attached_names(document: PDFDocument) -> list[str]:
    """The names of the files that a PDF says it holds, but for broken ones."""
    names = _resolved(document.catalog.get("Names"))
    tree = names.get("EmbeddedFiles") if isinstance(names, dict) else None
    files = filter(_is_file, map(_resolved, islice(_files(tree), _MOST)))
    return [_name(file) for file in files]


def _files(tree: Any) -> Iterator[Any]:
    """The files of a tree of names, each behind what it is called in the tree."""
    stack: list[Any] = [tree]
    visited: set[int] = set()
    while stack:
        node = stack.pop()
        number = node.objid if isinstance(node, PDFObjRef) else 0
        if number in visited:
            continue
        if number:
            visited.add(number)
        content = _resolved(node)
        if isinstance(content, dict):
            kids, names = _resolved(content.get("Kids")), _resolved(content.get("Names"))
            stack += reversed(kids) if isinstance(kids, list) else []
            yield from names[1::2] if isinstance(names, list) else ()


def _is_file(entries: Any) -> bool:
    return isinstance(entries, dict) and "EF" in entries


def _name(file: dict[str, Any]) -> str:
    name = _resolved(file.get("UF", file.get("F")))
    return " ".join(decode_text(name).split()) if isinstance(name, bytes) else "?"


def _resolved(value: Any) -> Any:
    try:
        return resolve1(value)
    except PSException:
        return None
