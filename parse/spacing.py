"""White space and widths of text: small pure helpers of the layout steps."""

from __future__ import annotations

import re

_BEFORE_MARK = re.compile(r"(?<=[^\W_]) ([.,;:])(?=[\s)]|$)")
_SPACES = re.compile(r"\s+")

# Widths in thousandths of the font size, after the public metrics of Helvetica (Adobe Core 14
# AFM), which Arial shares: enough to tell a full line of a text dump from a short one.
_NARROW = dict.fromkeys("ijl'|", 222) | dict.fromkeys("tfI.,:;/\\! ", 278) | {"r": 333, "-": 333}
_WIDE = (
    dict.fromkeys("mM", 833)
    | {"w": 722, "W": 944, "æ": 889, "Æ": 1000, "ø": 611, "Ø": 778}
    | dict.fromkeys("ABEKPSVXY", 667)
    | dict.fromkeys("CDHNRU", 722)
    | dict.fromkeys("GOQ", 778)
    | dict.fromkeys("cksvxyzJ", 500)
    | dict.fromkeys("FTZ", 611)
    | {"—": 1000, "(": 333, ")": 333, "”": 333, "’": 222}
)
_WIDTHS = _NARROW | _WIDE
_USUAL = 556


def squash(text: str) -> str:
    """Text without white space, case folded: letter-spaced and broken titles compare equal."""
    return _SPACES.sub("", text).casefold()


def tidy(text: str) -> str:
    """Text with each run of white space as one space, none at its ends or before a `,` or `.`.

    `kr .` and `Deltagere :` are damage of text extraction (seen 2015–2022), never Danish.
    """
    return _BEFORE_MARK.sub(r"\1", _SPACES.sub(" ", text)).strip()


def text_width(text: str) -> float:
    """Estimated width of a text in ems (multiples of the font size)."""
    return sum(_WIDTHS.get(character, _USUAL) for character in text) / 1000
