"""The cover of a document's flow, though something else is bound in front of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parse.cover.bodies import body_of
from parse.cover.front import Cover, read_cover
from parse.cover.titles import TITLE_LINES, kind_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.flowline import Flow, FlowLine


def cover_of(body: Flow, front: Sequence[FlowLine], name: str) -> Cover:
    """What the lines before the first item say of the paper, with all that it repeats of it."""
    texts = [line.text for line in body.lines]
    heads = [line.text for line in body.furniture]
    return read_cover([line.text for line in front], heads, texts, name)


def own_cover(body: Flow, front: Sequence[FlowLine], name: str) -> Cover:
    """The cover, though a letter or an invitation is bound in front of it.

    Such a page names no kind of paper, and what heads it may look like another body's name.
    """
    first = cover_of(body, front, name)
    tops = [at for at, line in enumerate(front) if line.page_top and at]
    if (first.kind and first.council) or not tops:
        return first
    texts = [line.text for line in front]
    above = texts[: tops[0]]
    if kind_in(above[:TITLE_LINES]) or body_of(above, ()).council:
        return first
    covers = (cover_of(body, front[at:], name) for at in tops if body_of(texts[at:], ()).council)
    return next((one for one in covers if one.kind and one.date), first)
