"""A document's body lines in their order: what `layout` makes, and all later steps go by."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from parse.lines.numbering import numbered
from parse.values import value

if TYPE_CHECKING:
    from parse.model import Line

# In points: sizes that differ by less are one size to a reader, and by more a larger one.
_SAME_SIZE, LARGER = 0.6, 0.7


@value
class FlowLine:
    """A body line in its place in the flow.

    `gap`: white space sets it off from the line above (also true for the first line).
    `full`: the next line's first word would not have fitted, so the text runs on.
    `page_top`: it is the first body line of its page.
    `beside`: other text stands left of it on its printed line.
    `astray`: it is of a footnote whose mark was not found (see `footnotes`).
    `loose`: there is more white above it than between lines, though perhaps too little for a `gap`.
    `text`: the line's.
    """

    line: Line
    gap: bool
    full: bool
    page_top: bool
    beside: bool = False
    astray: bool = False
    loose: bool = False
    text: str = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        # Every step asks for it: a property costs parsing 3 %.
        object.__setattr__(self, "text", self.line.text)

    @property
    def styled(self) -> bool:
        """Whether it is bold, or a heading in Markdown."""
        return bool(self.line.bold) or self.line.heading is not None

    @property
    def set_off(self) -> bool:
        """Whether white space or its style sets it off."""
        return self.gap or self.styled

    def same_size(self, other: FlowLine) -> bool:
        """Whether both are of one size, as far as sizes are known."""
        one, two = self.line.size, other.line.size
        return one is None or two is None or abs(one - two) < _SAME_SIZE

    def is_larger(self, size: float | None) -> bool:
        """Whether it is set larger than in so many points."""
        return self.line.size is not None and size is not None and self.line.size > size + LARGER

    def is_set_above(self, entry: FlowLine) -> bool:
        """Whether it is set as a heading, and an entry of a list above it is not."""
        return self.is_larger(entry.line.size) or (self.styled and not entry.styled)


@dataclass(frozen=True)
class Flow:
    """The body of a document in reading order; `furniture` is what was taken out of it.

    `body_size` is the font size of most of the text in points, None where sizes are unknown.
    """

    lines: tuple[FlowLine, ...]
    furniture: tuple[Line, ...]
    body_size: float | None

    @cached_property
    def sets_titles(self) -> bool:
        """Whether weight or size sets any numbered line apart: no typewriter does, nor most OCR."""
        return any(self.stands_out(line) for line in self.lines if numbered(line.text))

    def stands_out(self, line: FlowLine) -> bool:
        """Whether weight or size sets a line off from the text, white space apart."""
        return line.styled or line.is_larger(self.body_size)

    def is_small(self, line: FlowLine) -> bool:
        """Whether a line is set in smaller letters than the text."""
        size = line.line.size
        return size is not None and self.body_size is not None and size < self.body_size - LARGER
