"""What a reader of PDFs yields for one page, before words and lines are made of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from parse.readers.word import Word

# pdfminer writes `(cid:12)` for a character it cannot name. PDFium calls it a sign where its font
# counts it (`/a97`), as that of signs does.
_NAMELESS = re.compile(r"[\ufffd\u2701-\u27be]|\(cid:\d+\)")

# Control and private-use characters, replacement characters: a font without a proper map.
# U+007F and the private ones of Symbol and Wingdings are bullets, which `characters` knows.
ODD = re.compile("[\x00\x01\x03-\x08\x0e-\x1b\x80-\x84\x86-\x9f\ufffd\ue000-\uefff\uf100-\uf8ff]")

_TEXT = itemgetter(0)  # of a glyph

# A reason to be `Unsure`: text that stands for other text (`ActualText`). PDFium puts all of it
# where the first piece begins that it stands for, and within forms as if the page painted it.
PLACELESS = "text in place of text"

Box = tuple[float, float, float, float]


class Unsure(Exception):
    """The fast reader leaves a page to pdfplumber; the message says why, in two or three words."""


@dataclass(slots=True)
class Paint:
    """What a page paints. Points have y upwards from the lower left of the page as shown.

    `edges` are pdfplumber's, on the page as shown with y downwards; None: ask `page` for them.
    `crop` is the shown part in the page's own space, where PDFium read.
    `page` is pdfplumber's own, None where PDFium read.
    `accents`: some may be painted apart from their letters. `askew`: letters lean a little.
    """

    page: Any
    width: float
    height: float
    left: float
    bottom: float
    glyphs: dict[int, list[Word]] = field(default_factory=dict)
    slanted: str = ""
    hidden: str = ""
    links: tuple[tuple[Box, str], ...] = ()
    image_share: float = 0.0
    curves: int = 0
    rules: int = 0
    edges: list[dict[str, Any]] | None = None
    crop: Box = (0.0, 0.0, 0.0, 0.0)
    accents: bool = True
    askew: bool = False

    @property
    def has_letters(self) -> bool:
        """Whether anything but spaces is painted."""
        return any(glyph.text.strip() for glyphs in self.glyphs.values() for glyph in glyphs)

    @property
    def letters(self) -> int:
        """How many characters are painted, spaces left out."""
        return sum(
            len("".join(map(str.strip, map(_TEXT, found)))) for found in self.glyphs.values()
        )

    @property
    def named(self) -> int:
        """How many of them have a meaning."""
        texts = "".join(g.text for glyphs in self.glyphs.values() for g in glyphs)
        return len("".join(texts.split())) - len(_NAMELESS.findall(texts))
