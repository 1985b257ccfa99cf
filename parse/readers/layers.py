"""Layers of a PDF that are not shown: an older wording, notes, what stands in another language.

Neither PDFium's text nor pdfminer's painting leaves them out: a decision that had been replaced was
read with the one that is shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import PDFObjRef, resolve1

if TYPE_CHECKING:
    from collections.abc import Collection

    from pdfminer.pdfdocument import PDFDocument


def hidden_layers(document: PDFDocument) -> frozenset[int]:
    """The layers, by their numbers in the file, that are off when it is opened."""
    properties = resolve1(document.catalog.get("OCProperties"))
    if not isinstance(properties, dict):
        return frozenset()
    shown = resolve1(properties.get("D"))
    shown = shown if isinstance(shown, dict) else {}
    if _name(shown.get("BaseState")) == "OFF":
        return _numbers(properties.get("OCGs")) - _numbers(shown.get("ON"))
    return _numbers(shown.get("OFF"))


def is_hidden(content: Any, off: Collection[int]) -> bool:
    """Whether what belongs to a layer, or to several (`/OC`), is not shown."""
    if isinstance(content, PDFObjRef) and content.objid in off:
        return True
    several = resolve1(content) if off else None
    if not isinstance(several, dict) or _name(several.get("Type")) != "OCMD":
        return False
    layers = _numbers(several.get("OCGs"))
    rule = _name(several.get("P")) or "AnyOn"
    return bool(layers) and (
        (rule == "AnyOn" and layers.issubset(off))
        or (rule == "AllOn" and not layers.isdisjoint(off))
    )


def _numbers(references: Any) -> frozenset[int]:
    """The numbers of one object that is referred to, or of those in a list."""
    listed = resolve1(references)
    found = listed if isinstance(listed, list) else [references]
    return frozenset(one.objid for one in found if isinstance(one, PDFObjRef))


def _name(value: Any) -> str:
    return str(getattr(resolve1(value), "name", ""))
