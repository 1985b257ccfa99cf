"""Lines that break off: in a date, a name or a bracket, or before a word that they call for."""

from __future__ import annotations

import re

from parse.councils import COUNCILS
from parse.months import MONTHS

_DAY = re.compile(r"(?<!\d)\d{1,2}\.$")
_DAY_AND_MONTH = re.compile(rf"(?<!\d)\d{{1,2}}\. (?:{'|'.join(MONTHS)})$", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d\b")
# Nothing but a year, or two: `2035`, `2014-2017`, `2025/26`.
_YEARS = re.compile(r"(?:19|20)\d\d(?: ?[-–/] ?(?:(?:19|20)?\d\d))?")
_COUNCILS = frozenset(council.name for council in COUNCILS)
# What no title, sub-heading or paragraph ends with; and what a list may follow, but no title ends.
_CALLING = frozenset("og eller samt i på af for til med om fra ved hos at den det de en et".split())
_WITHIN_TITLES = frozenset("mellem herunder inden blandt vedrørende mod".split())


def breaks_off(above: str, below: str) -> bool:
    """Whether a line of a heading is certain to go on in the line below."""
    return (
        calls_for_more(above)
        or above.endswith(",")
        or above.rsplit(" ", 1)[-1] in _WITHIN_TITLES
        or is_cut_date(above, below)
        or _YEARS.fullmatch(below) is not None
        or (_YEAR.match(below) is not None and _DAY_AND_MONTH.search(above) is not None)
        or f"{above.rsplit(' ', 1)[-1]} {below.split(' ', 1)[0].rstrip('.,)')}" in _COUNCILS
        or above.count("(") - above.count(")") == below.count(")") - below.count("(") > 0
    )


def calls_for_more(above: str) -> bool:
    """Whether a line ends with a word that ends no paragraph: `den`, `og`, `til`."""
    return above.rsplit(" ", 1)[-1].casefold() in _CALLING and " " in above


def is_cut_date(above: str, below: str) -> bool:
    """A date cut after its day: `inden den 30.` / `september 2024`."""
    return (
        _DAY.search(above[-4:]) is not None
        and below.split(" ", 1)[0].casefold().rstrip(".,") in MONTHS
    )
