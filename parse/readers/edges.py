"""The straight edges that a page paints, in the frame of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parse.readers.glyphs import Frame
    from parse.readers.paint import Paint

# A table has three at least; beyond the upper bound it is a drawing, and finding would take long.
_MIN_RULES, _MAX_RULES = 3, 3_000

Edge = dict[str, Any]


def edges_of(paint: Paint, frame: Frame) -> list[Edge]:
    """The edges as pdfplumber's table finder wants them; none where they are too few or many."""
    if not _MIN_RULES <= paint.rules <= _MAX_RULES:
        return []
    edges = paint.edges if paint.edges is not None else _of_plumber(paint)
    return [_turned(edge, frame) for edge in edges] if frame.turn else edges


def _of_plumber(paint: Paint) -> list[Edge]:
    """Pdfplumber's own, from the media box's corner, moved to the page as shown."""
    left, upper = (float(v) for v in paint.page.mediabox[:2])
    down = paint.height + paint.bottom - float(paint.page.height) - upper
    across = -left - paint.left
    return [
        {
            **edge,
            "x0": edge["x0"] + across,
            "x1": edge["x1"] + across,
            "top": edge["top"] + down,
            "bottom": edge["bottom"] + down,
        }
        for edge in paint.page.edges
    ]


def _turned(edge: Edge, frame: Frame) -> Edge:
    """An edge as it lies when its page is turned for its text to be read."""
    corners = [
        frame.place(edge["x0"], frame.height - edge["top"]),
        frame.place(edge["x1"], frame.height - edge["bottom"]),
    ]
    (x0, x1), (top, bottom) = (sorted(values) for values in zip(*corners, strict=True))
    level = (edge["orientation"] == "h") is (frame.turn % 2 == 0)
    return {
        **edge,
        "orientation": "h" if level else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
    }
