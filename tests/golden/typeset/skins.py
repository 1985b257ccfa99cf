"""How the golden documents look: one row a template, unlike the sample's and each other."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skin:
    """One template of one typesetter; lengths in points.

    `head`: the running head stands at the `top` (page number too), in the right `margin`, or at
    the `foot`. `contents`: with dot `leaders`, page numbers without them (`spaced`), none
    (`bare`), or numbers and titles in columns of their own (`split`). `rules` of tables: `all`,
    `rows` or `none`. `sub`: how headings inside a field are set.
    """

    tool: str
    font: str
    size: float
    leading: float
    head: str
    page: str
    contents: str
    rules: str
    sub: str
    bullets: tuple[str, str]
    justified: bool = False
    hyphenated: bool = False
    columns: bool = False
    new_pages: bool = False
    right: float = 72
    left: float = 90


SKINS: dict[str, Skin] = {
    "weasyprint-garamond": Skin(
        "weasyprint", "EB Garamond", 12, 1.25, "top", "SIDE  |  {page}", "leaders", "rows",
        "italic", ("•", "○"), justified=True, hyphenated=True, new_pages=True,
    ),
    "weasyprint-narrow": Skin(
        "weasyprint", "Liberation Sans Narrow", 11.5, 1.35, "foot", "Side {page} af {pages}",
        "split", "none", "underline", ("▪", "–"), columns=True, right=120,
    ),
    # No font here has Word's bullets: the text font gets a character map of its own in the file.
    "weasyprint-symbols": Skin(
        "weasyprint", "Open Sans", 9.5, 1.5, "top", "SIDE {page}", "leaders", "all",
        "bold", ("\uf0a7", "\uf0b7"), hyphenated=True, right=110,
    ),
    "chromium-lato": Skin(
        "chromium", "Lato", 10, 1.45, "margin", "SIDE  |  {page}", "spaced", "all", "bold",
        ("–", "•"), right=170, new_pages=True,
    ),
    "chromium-shy": Skin(
        "chromium", "Caladea", 11, 1.2, "top", "Side {page}", "split", "rows", "plain",
        ("\uf0d8", "o"), justified=True, hyphenated=True,
    ),
    "libreoffice-times": Skin(
        "libreoffice", "Liberation Serif", 12, 1.0, "top", "Side {page} af {pages}", "leaders",
        "all", "bold", ("\uf0b7", "o"), justified=True, hyphenated=True, left=100,
    ),
    "libreoffice-calibri": Skin(
        "libreoffice", "Carlito", 11, 1.15, "margin", "SIDE  |  {page}", "bare", "none", "italic",
        ("\uf0a7", "-"), right=165, new_pages=True,
    ),
    "typst-libertinus": Skin(
        "typst", "Libertinus Serif", 11, 0.62, "margin", "SIDE  |  {page}", "split", "rows",
        "italic", ("•", "‣"), justified=True, hyphenated=True, right=160, new_pages=True,
    ),
    "typst-dejavu": Skin(
        "typst", "DejaVu Sans", 9, 0.75, "foot", "Side {page} af {pages}", "leaders", "none",
        "plain", ("●", "-"), columns=True, right=100,
    ),
}  # fmt: skip

# Which source is set in which templates. Those of the sample say so by their folder.
_OWN = """
referat-kkr-nordjylland-14-06-2013: libreoffice-times weasyprint-narrow weasyprint-symbols
referat-kkr-midtjylland-16-11-2018: typst-libertinus chromium-lato
referat-kkr-sjaelland-11-11-2016: weasyprint-garamond libreoffice-calibri
referat-kkr-hovedstaden-10-02-2023: typst-dejavu chromium-shy libreoffice-times
dagsorden-kkr-syddanmark-09-09-2011: libreoffice-calibri typst-libertinus
dagsorden-kkr-hovedstaden-20-11-2020: chromium-lato weasyprint-narrow
bilag-kkr-sjaelland-11-11-2016: libreoffice-times weasyprint-garamond typst-dejavu
referat-kkr-syddanmark-31-01-2014: libreoffice-calibri chromium-shy
referat-byraadet-naestved-23-05-2017: typst-dejavu weasyprint-narrow
dagsorden-vaekstforum-nordjylland-03-03-2015: libreoffice-times chromium-lato
referat-kkr-nordjylland-06-02-2026: typst-libertinus weasyprint-garamond
referat-kkr-syddanmark-14-06-2019: weasyprint-narrow chromium-lato
referat-kkr-sjaelland-08-09-2017: weasyprint-garamond libreoffice-times
"""
_SAMPLE = """
referat-kkr-hovedstaden-15-10-2021: libreoffice-calibri chromium-shy
referat-kkr-midtjylland-21-11-2014: typst-dejavu weasyprint-narrow
referat-kkr-sjaelland-15-06-2018: weasyprint-garamond libreoffice-times
referat-kkr-syddanmark-12-06-2015: typst-libertinus chromium-lato
dagsorden-kkr-sjaelland-08-06-2012: chromium-shy typst-dejavu
bilag-kkr-midtjylland-10-09-2021: weasyprint-narrow libreoffice-calibri
"""


def _plan(text: str) -> dict[str, tuple[str, ...]]:
    lines = (line.split(": ") for line in text.strip().splitlines())
    return {stem: tuple(skins.split()) for stem, skins in lines}


OWN, SAMPLE = _plan(_OWN), _plan(_SAMPLE)
