"""The pages of a PDF in their order, one by one.

pdfminer's own walk ends at the first page whose dictionary is broken, and recurses; this one
goes on with the next page, and no depth is too deep for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdfpage import LITERAL_PAGE, LITERAL_PAGES, PDFPage
from pdfminer.pdftypes import PDFObjRef, dict_value, list_value, resolve1
from pdfminer.psexceptions import PSException

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pdfminer.pdfdocument import PDFDocument

Attributes = dict[Any, Any]


def declared_pages(document: PDFDocument) -> int | None:
    """How many pages the file says it has."""
    tree = resolve1(document.catalog.get("Pages"))
    count = resolve1(tree.get("Count")) if isinstance(tree, dict) else None
    return count if isinstance(count, int) else None


def page_objects(document: PDFDocument) -> Iterator[PDFPage | Exception]:
    """Every page, or in its place what is wrong with its dictionary."""
    found = False
    for number, attributes in _walk(document):
        found = True
        yield _page(document, number, attributes)
    if not found:  # the tree is lost: whatever object is a page, in the order of the file
        for number, attributes in _scattered(document):
            yield _page(document, number, attributes)


def _page(document: PDFDocument, number: int, attributes: Attributes) -> PDFPage | Exception:
    try:
        return PDFPage(document, number, attributes, None)
    except Exception as error:  # noqa: BLE001 - pdfminer raises whatever it trips over
        return error


def _walk(document: PDFDocument) -> Iterator[tuple[int, Attributes]]:
    """Number and attributes of the page tree's leaves, what they inherit included."""
    stack: list[tuple[Any, Attributes]] = [(document.catalog.get("Pages"), {})]
    visited: set[int] = set()
    while stack:
        node, inherited = stack.pop()
        number = node.objid if isinstance(node, PDFObjRef) else 0
        if number in visited:
            continue
        if number:
            visited.add(number)
        attributes = {**inherited, **dict_value(node)}
        kind = resolve1(attributes.get("Type", attributes.get("type")))
        if "Kids" in attributes and kind is not LITERAL_PAGE:
            passed_on = {
                key: attributes[key] for key in PDFPage.INHERITABLE_ATTRS if key in attributes
            }
            kids = list_value(attributes["Kids"])
            stack += [(kid, passed_on) for kid in reversed(kids)]
        elif kind is LITERAL_PAGE or (kind is not LITERAL_PAGES and "Contents" in attributes):
            yield number, attributes


def _scattered(document: PDFDocument) -> Iterator[tuple[int, Attributes]]:
    seen: set[int] = set()
    for table in document.xrefs:
        for number in table.get_objids():
            if number in seen:
                continue
            seen.add(number)
            try:
                content = document.getobj(number)
            except PSException:
                continue
            if isinstance(content, dict) and content.get("Type") is LITERAL_PAGE:
                yield number, content
