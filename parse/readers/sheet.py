"""A page's geometry: from PDFium's points to those of the page as shown."""

from __future__ import annotations

from parse.readers import native
from parse.readers.glyphs import Frame
from parse.readers.paint import Box, Unsure


class Sheet:
    """The shown part of a page, and how it is turned. Raises `Unsure` where there is none."""

    def __init__(self, page: int) -> None:
        box = native.box_of(page)
        if box is None or box[2] - box[0] <= 1 or box[3] - box[1] <= 1:
            raise Unsure("page box")
        self.box: Box = box
        self.turns = native.page_turns(page)
        width, height = box[2] - box[0], box[3] - box[1]
        if self.turns % 2:
            width, height = height, width
        self.width, self.height = width, height
        # No text is as large.
        self.largest = width + height
        self._frames = [Frame(turn, width, height) for turn in range(4)]

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of PDFium's page on the page as shown, y upwards."""
        left, bottom, right, top = self.box
        if self.turns == 0:
            return x - left, y - bottom
        if self.turns == 1:
            return y - bottom, right - x
        if self.turns == 2:
            return right - x, top - y
        return top - y, x - left

    def ends(
        self, turn: int, size: float, x: float, y: float, right: float
    ) -> tuple[float, float, float] | None:
        """Both ends and the baseline of letters, as they read; None when they are off the page."""
        frame = self._frames[turn]
        x0, baseline = frame.place(*self.shown(x, y))
        x1 = frame.place(*self.shown(right, y))[0]
        wide, high = frame.shown
        inside = 0 <= (x0 + x1) / 2 <= wide and 0 <= baseline - size / 4 <= high
        return (min(x0, x1), max(x0, x1), baseline) if inside else None
