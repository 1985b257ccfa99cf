"""Figures that papers write in several ways: clock times, halves, sums, sections of a law.

*kl. 10* is *kl. 10.00*, *klokken 10:00*; *½* is *0,5*; *25 000* is *25.000,00*; *2.500.000* is
*2,5 mio.*, and *2.700 mio.* is *2,7 mia.*; *§ 2 a* is *§2a* (as Retsinformation has it, and as
people type it). A way is the words in order; texts are left as they are, and the query is read in
all of its ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from index.text.measures import CROWN

# As in texts (see `tokens`): what stands before a figure is a clock time's, and not the KL.
HOUR = "kl."
CLOCK = r"(?:(?!KL)(?i:kl)\.?|(?i:klokken))\s*[0-2]?\d(?:[.:][0-5]\d)?(?![\w.,:]*\w)"
# With the letter of a section that was put in later; § 2 i loven has the preposition.
SECTION = r"§\s*\d+(?:\s*[a-hj-zA-HJ-ZæøÆØ])?(?![\w])"

# As typewriters part thousands: 25 000; 2016 120 are two figures.
GROUPED = r"(?<![\d.,])[1-9]\d{0,2}(?:[ \u00a0\u202f]\d{3})+(?![\w.,]*\w)"

_CLOCK = re.compile(r"(?i:kl\.?|klokken)?\s*([0-2]?\d)(?:[.:]([0-5]\d))?")
_SECTION = re.compile(r"§\s*(\d+)(?:\s*([^\W\d_]))?")
_PARTS = {"½": ("5", "1/2"), "¼": ("25", "1/4"), "¾": ("75", "3/4")}
_FRACTION = re.compile(r"(\d*)([½¼¾])")
_SLASHED = {slashed: sign for sign, (_, slashed) in _PARTS.items()}
_WHOLE = r"\d{1,3}(?:\.\d{3})+|\d+"
_DECIMAL = re.compile(rf"({_WHOLE}),(\d*?)0*")
_GROUPED = re.compile(GROUPED)
_ROUND = re.compile(r"([1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d*)(?:,00?)?")
_GAP = re.compile(r"[. \u00a0\u202f]")
_LONGEST = 60  # characters; what is longer is no figure that anybody can read
_DIGITS = 8  # of a telephone number
_FIGURE = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{6,})(?:,00?)?")
_PRECISE = 1000  # a sum in millions has three decimals at most
_SUMS = (
    (10**9, ("mia", "milliard", "milliarder")),
    (10**6, ("mio", "mill", "million", "millioner")),
)
_SUM = re.compile(
    rf"({_WHOLE})(?:,(\d{{1,3}})|\.(\d\d?))?\s*(mi[oa]|mill(?:(?:ion|iard)(?:er)?)?)\.?"
    rf"(?:{CROWN})?"
)


def amounts(text: str) -> Iterator[list[str]]:
    """The other ways of writing a figure; none of what is no such figure."""
    if len(text) > _LONGEST:
        return
    if _GROUPED.fullmatch(text):
        text = _GAP.sub("", text)
    for ways in (_times, _sections, _fractions, _decimals, _whole, _sums):
        yield from ways(text)
    if (sum_ := _SUM.fullmatch(text)) is not None:
        value = str(_value(sum_))
        yield from (*_whole(value), *_sums(value))  # 2,7 mia. is 2.700 mio.


def _times(text: str) -> Iterator[list[str]]:
    match = _CLOCK.fullmatch(text)
    if match is None or not (match[2] or text[:1].isalpha()):
        return
    hour, minutes = int(match[1]), match[2] or "00"
    heads = [[HOUR], ["klokken"]] if text[:1].isalpha() else [[]]
    for head, shown in product(heads, dict.fromkeys((match[1], str(hour), f"{hour:02}"))):
        yield [*head, f"{shown}.{minutes}"]
        yield [*head, f"{shown}:{minutes}"]
        if head:
            yield [*head, shown, minutes]  # kl. 10.00-12.00
            yield from ([f"kl.{shown}{joint}{minutes}"] for joint in ".:")
            if minutes == "00":
                yield [*head, shown]
                yield [f"kl.{shown}"]
            yield [f"{shown}:{minutes}"]  # with its colon it is nothing else


def _sections(text: str) -> Iterator[list[str]]:
    match = _SECTION.fullmatch(text)
    if match is not None:
        number, letter = match[1], match[2] or ""
        yield [f"§{number}{letter}"]  # in a row: see `sections`
        if letter:
            yield ["§", number, letter]
            yield ["§", number + letter]


def _fractions(text: str) -> Iterator[list[str]]:
    match = _FRACTION.fullmatch(text)
    if match is not None:
        decimals, slashed = _PARTS[match[2]]
        yield [f"{match[1] or 0},{decimals}"]
        yield [f"{match[1] or 0},{decimals}0"]
        yield [slashed] if not match[1] else [match[1], *slashed.split("/")]
    elif text in _SLASHED:
        yield [_SLASHED[text]]
        yield [f"0,{_PARTS[_SLASHED[text]][0]}"]


def _decimals(text: str) -> Iterator[list[str]]:
    match = _DECIMAL.fullmatch(text)
    if match is None or not match[2]:
        return
    figures, decimals = match[1].replace(".", ""), match[2]
    for whole in dict.fromkeys((match[1], figures, f"{int(figures):,}".replace(",", "."))):
        yield [f"{whole},{decimals}"]
        yield [f"{whole},{decimals}0"]
        for sign, (same, _) in _PARTS.items():
            if decimals == same:
                yield [f"{'' if whole == '0' else whole}{sign}"]


def _whole(text: str) -> Iterator[list[str]]:
    """*1000* is *1.000*, *1 000* and *1.000,00*; eight digits are a telephone number, too."""
    match = _ROUND.fullmatch(text)
    if match is None:
        return
    figures = _GAP.sub("", match[1])
    groups = f"{int(figures):,}".split(",")
    for ending in ("", ",00", ",0"):
        yield [figures + ending]
        if len(groups) > 1:
            yield [".".join(groups) + ending]
            yield [*groups[:-1], groups[-1] + ending]
    if text.isdecimal() and len(text) == _DIGITS:
        yield [text[:4], text[4:]]
        yield [text[at : at + 2] for at in range(0, _DIGITS, 2)]


def _value(match: re.Match[str]) -> int:
    """What a sum in millions or milliards comes to."""
    unit: int = 10**9 if match[4].startswith(("mia", "milliard")) else 10**6
    decimals = match[2] or match[3] or ""
    scale: int = 10 ** len(decimals)
    return int(match[1].replace(".", "") + decimals) * unit // scale


def _sums(text: str) -> Iterator[list[str]]:
    match = _FIGURE.fullmatch(text)
    if match is None:
        return
    figure = int(match[1].replace(".", ""))
    for unit, names in _SUMS:
        thousandths, rest = divmod(figure * _PRECISE, unit)
        if thousandths and not rest:
            whole, part = divmod(thousandths, _PRECISE)
            ways = _decimals(f"{whole},{part:03}") if part else _whole(str(whole))
            yield from ([*way, name] for way in ways for name in names)
