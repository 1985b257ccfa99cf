"""What databases do not take is mended here, once, on the way in."""

from __future__ import annotations

import json
from typing import Any


def storable(text: str) -> str:
    """The text without NUL and halves of surrogate pairs; U+FFFD stands for a lone half.

    Character maps of broken PDFs yield both.
    """
    text = text.replace("\0", "")
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


_encoded = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def to_json(value: Any) -> str:
    """Compact JSON; æ, ø and å stay one letter, so that rows are small and legible."""
    text = _encoded(value)
    if r"\u0000" in text:
        text = _encoded(_clean(value))
    return storable(text)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\0", "")
    if isinstance(value, list | tuple):
        return [_clean(entry) for entry in value]
    return value
