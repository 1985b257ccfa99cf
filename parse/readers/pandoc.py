"""Pandoc's own Markdown: attributes of headings, spans and pictures, and fenced divisions.

From Word it writes `[Beslutning]{.underline}`, `## []{#_Toc12 .anchor}1. Budget {#budget}`,
`![](media/image1.png){width="2in"}`, and styles as lines `::: {custom-style="Overskrift"}`.
"""

from __future__ import annotations

import re

_ONE = r"(?:[#.][\w:.-]+|-|[\w:-]+=(?:\"[^\"\n]*\"|[^\s\"{}]+))"
_ATTRIBUTES = rf"\{{[ \t]*{_ONE}(?:\s+{_ONE})*[ \t]*\}}"
_DIVISION = re.compile(
    rf"^[ \t>]*+:{{3,}}+[ \t]*+(?:[\w-]++|{_ATTRIBUTES})?[ \t]*+:*+[ \t]*+$", re.MULTILINE
)
# A span goes on over a line's end, and is no longer than a paragraph.
_SPAN = re.compile(rf"\[([^\[\]]{{0,2000}})\]{_ATTRIBUTES}")
_BEHIND = re.compile(rf"(?<=\)){_ATTRIBUTES}|(?<=\S)[ \t]+{_ATTRIBUTES}[ \t]*$", re.MULTILINE)
_DEEPEST = 4  # spans within spans


def without_attributes(text: str) -> str:
    """The text without what tells a typesetter only."""
    if "{" not in text and ":::" not in text:
        return text
    plain = _DIVISION.sub("", text)
    for _ in range(_DEEPEST):
        plain, count = _SPAN.subn(r"\1", plain)
        if not count:
            break
    return _BEHIND.sub("", plain)
