"""White space and widths of text: small pure helpers of the layout steps."""

from __future__ import annotations

import re
from functools import lru_cache

_BEFORE_MARK = re.compile(r"(?<=[^\W_]) ([.,;:])(?=[\s)]|$)")

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
_USUAL = 556


class _Widths(dict[str, int]):
    """Widths by character; all others have the usual one."""

    def __missing__(self, _: str) -> int:
        return _USUAL


_WIDTHS = _Widths(dict.fromkeys(map(chr, range(256)), _USUAL) | _NARROW | _WIDE)


@lru_cache(maxsize=4096)  # a line is squashed by each who looks for headings
def squash(text: str) -> str:
    """Text without white space, case folded: letter-spaced and broken titles compare equal."""
    return "".join(text.split()).casefold()


def initial(text: str) -> str:
    """The first character of the squashed text, for asking whether squashing is worth it."""
    return text.lstrip()[:1].casefold()[:1]


def tidy(text: str) -> str:
    """Text with each run of white space as one space, none at its ends or before a `,` or `.`.

    `kr .` and `Deltagere :` are damage of text extraction (seen 2015–2022), never Danish.
    """
    spaced = " ".join(text.split())
    if " ." in spaced or " ," in spaced or " :" in spaced or " ;" in spaced:  # hardly a line
        return _BEFORE_MARK.sub(r"\1", spaced)
    return spaced


def text_width(text: str) -> float:
    """Estimated width of a text in ems (multiples of the font size)."""
    return sum(map(_WIDTHS.__getitem__, text)) / 1000
