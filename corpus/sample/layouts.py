"""How the papers looked over the years, as a table.

Covers, running heads, case lines and attendance changed with the template of the day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from corpus.sample.source import Person

MISSION_2010 = (
    ("KL's mission", "At varetage kommunernes fælles interesser og samle viden om folkestyret."),
    ("KL's grundlæggende mål", "At kommunerne løser deres opgaver til gavn for borgerne."),
    ("KL's tre grundlæggende værdier", "At være til at stole på\nAt dele viden\nAt skabe ny viden"),
)
_TASK = """KL styrker det lokale demokrati og varetager kommunernes fælles interesser. KL
forhandler på kommunernes vegne og er deres fælles sted for viden, initiativer og beslutninger."""
_AIM = """KL vil med blik for helheden skabe resultater for kommunerne til gavn for borgerne og
for samfundet."""
MISSION = (("Mission", _TASK.replace("\n", " ")), ("Vision", _AIM.replace("\n", " ")))


@dataclass(frozen=True, slots=True)
class Fonts:
    """A family: names as the PDF library knows them."""

    plain: str
    bold: str
    italic: str


HELVETICA = Fonts("Helvetica", "Helvetica-Bold", "Helvetica-Oblique")
TIMES = Fonts("Times-Roman", "Times-Bold", "Times-Italic")
VERA = Fonts("Vera", "VeraBd", "VeraIt")


@dataclass(frozen=True, slots=True)
class Layout:
    """One template.

    `head` is where council, date and page number stand: in the right `margin`, level with the
    first line of the text, or alone at the `top`. `labels` says how the cover sets its dates:
    `plain`, with a line for the time (`timed`), or both labels before both values (`apart`).
    """

    fonts: Fonts
    size: float
    head: str
    page_label: str
    labels: str
    person: str
    mission: tuple[tuple[str, str], ...] = MISSION
    spaced: bool = True
    contents: str = "INDHOLDSFORTEGNELSE"
    bullet: str = "–"
    new_pages: bool = True
    justified: bool = False
    heading: bool = True
    measure: float = 345
    left: float = 84


LAYOUTS: dict[str, Layout] = {
    "2010": Layout(
        TIMES, 11.5, "top", "SIDE {page}", "timed", "{name}, {place}",
        mission=MISSION_2010, new_pages=False, heading=False, contents="", bullet="-", measure=420,
    ),
    "2012": Layout(
        HELVETICA, 10.5, "top", "SIDE {page}", "timed", "{name}, {place}",
        new_pages=False, contents="", measure=410, bullet="-",
    ),
    "2014": Layout(
        HELVETICA, 10.5, "margin", "SIDE {page}", "plain", "{name}, {place} Kommune{supp}",
        justified=True,
    ),
    "2015": Layout(
        HELVETICA, 10.5, "margin", "SIDE {page}", "apart", "{name}, {place} Kommune{supp}",
    ),
    "2018": Layout(
        VERA, 9.2, "margin", "SIDE  |  {page}", "plain", "{name} ({party}), {place}",
    ),
    "2021": Layout(
        HELVETICA, 10.5, "margin", "SIDE  |  {page}", "plain", "{name}, {place}", spaced=False,
    ),
    "2022": Layout(
        HELVETICA, 10.5, "margin", "SIDE  |  {page}", "plain", "{name} ({party}) {place} Kommune",
        bullet="-", justified=True,
    ),
    "2024": Layout(
        HELVETICA, 10.5, "margin", "SIDE  |  {page}", "plain", "{name} ({party}), {place}",
    ),
    "2025": Layout(
        VERA, 9.2, "margin", "SIDE  |  {page}", "plain", "{name} ({party}), {place}", spaced=False,
        bullet="•", new_pages=False,
    ),
}  # fmt: skip


def printed(person: Person, layout: Layout) -> str:
    """A line of the attendance list as the template has it."""
    if person.printed:
        return person.printed
    supp = f" supp. {person.substitute} deltog" if person.substitute else ""
    # A source of an era that printed no parties may be set in the template of another.
    form = layout.person if person.party else layout.person.replace(" ({party})", "")
    return form.format(name=person.name, party=person.party, place=person.municipality, supp=supp)
