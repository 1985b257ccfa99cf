"""Text dumps and Markdown of the sample's and the golden sources, written here in many layouts.

The PDFs of the golden documents show how typesetters differ; these show how dumps and conversions
do: numbers, covers, headings, bullets, running heads and page ends, each layout unlike the others.
Nothing is stored: a layout is a row of a table, and the truth is that of the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.sample.hyphens import points
from corpus.sample.source import Document, Paragraph, Person
from parse.councils import BY_SLUG

_MONTHS = (
    "januar februar marts april maj juni juli august september oktober november december".split()
)
_LINK = re.compile(r"\[([^\]]+)\]\((\S+?)\)")
_NOTE = re.compile(r"\{\^(\d+)\}")
_ENTRY = re.compile(r"(?:[a-z]{1,3}\)|\d\.|[a-z]\.)\s")
_LONG_WORD = re.compile(r"[^\W\d_]{8,}[.,;:]?")


@dataclass(frozen=True, slots=True)
class Look:
    """A layout of a dump or a conversion.

    `number`, `field`: how numbers and field headings are printed. `cover`: `spaced` letters, a
    `sentence`, `labels` before their values (`below`). `inline`: a field's heading stands on the
    line of its text. A `number` that ends its line stands apart from its title, as `pdftotext` has
    those of tabbed headings. `width` is in characters, `page` in lines.
    """

    number: str = "{}. "
    field: str = "{}"
    cover: str = "spaced"
    contents: str = "Indholdsfortegnelse"
    bullets: tuple[str, str] = ("–", "–")
    head: str = "KKR {region}  | {date:%d-%m-%Y}"
    folio: str = "SIDE | {page}"
    inline: bool = False
    width: int = 78
    page: int = 46
    doubled: bool = False
    markup: tuple[str, str, str] = ("## ", "### ", "#### ")


DUMPS = {
    "plain": Look(cover="labels", bullets=("•", "-")),
    "doubled": Look(width=88, doubled=True),
    "points": Look("Punkt {}: ", "{}:", "below", "", ("·", "o"), "", "", width=96),
    "inline": Look("{} – ", "{}:", "sentence", "", ("*", "+"), "KL · {region}", "- {page} -", True),
    "brackets": Look("{}) ", "{}", "labels", "INDHOLD", ("-", "•"), "Møde {region}", "{page}"),
    "apart": Look("{}.\n", cover="labels", contents="", width=90),
    "listed apart": Look("{}.\n", "{}", "below", "Indhold", ("•", "-"), folio="Side {page}"),
}  # fmt: skip
CONVERSIONS = {
    "levels": Look(cover="labels"),
    "flat": Look("{} ", "{}", "sentence", "", ("•", "•"), markup=("# ", "# ", "# ")),
    "inline": Look("{}: ", "{}:", "below", "", inline=True, markup=("### ", "#### ", "**")),
    "bold": Look("{}. ", "{}", "labels", markup=("**", "**", "**")),
}

# What stands on the paper: its kind, its text, and how much belongs to it (a note's number …).
Part = tuple[str, str]


def parts(document: Document, look: Look) -> Iterator[Part]:
    """The parts of a paper in their order."""
    yield from _cover(document, look)
    if look.contents:
        yield "contents", ""
    for group, people in document.groups.items():
        if group != "-":
            yield "group", group
        yield from (("person", _person(person)) for person in people)
    for section in document.sections:
        yield "section", look.number.format(section.number) + section.title
        yield from map(_paragraph, section.loose.paragraphs)
        for item in section.items:
            yield "item", look.number.format(item.number) + item.title
            if item.case:
                yield "case", item.case
            for part in item.parts:
                told = list(map(_paragraph, part.paragraphs))
                if part.printed and told:
                    heading = look.field.format(part.printed)
                    if look.inline and told[0][0] == "text" and not told[0][1].endswith(":"):
                        told[0] = "text", f"{heading} {told[0][1]}"
                    else:
                        yield "field", heading
                yield from told


def _cover(document: Document, look: Look) -> Iterator[Part]:
    kind = "Referat" if document.kind == "minutes" else "Dagsorden"
    region = BY_SLUG[document.header["council"]].name.removeprefix("KKR ")
    day = document.date
    written = f"{day.day}. {_MONTHS[day.month - 1]} {day.year}"
    hour, minute = document.header["time"].split(":")
    time, place = f"{int(hour)}.{minute}", document.header["place"]
    rows = {
        "spaced": [
            f"{' '.join(kind.upper())} {day.year}",
            "  ".join(" ".join(word) for word in f"KKR {region.upper()}".split()),
            f"Dato: {day:%d-%m-%Y} kl. {time}",
            f"Sted: {place}",
        ],
        "labels": [
            f"KKR {region.upper()}", kind.upper(), f"Mødedato: {written}",
            f"Tidspunkt: {time}", f"Mødested: {place}",
        ],
        "sentence": [
            f"{kind} fra møde i KKR {region}" if kind == "Referat" else f"{kind} for KKR {region}",
            f"Den {written} kl. {time}", f"Sted: {place}",
        ],
        "below": [
            kind, f"Kommunekontaktråd {region}", "Dato:", "Tid:", "Sted:", written,
            f"kl. {time}", place,
        ],
    }  # fmt: skip
    return (("cover", row) for row in rows[look.cover])


def _person(person: Person) -> str:
    if person.printed:
        return person.printed
    party = f" ({person.party})" if person.party else ""
    place = f", {person.municipality}" if person.municipality else ""
    deputy = f", supp. {person.substitute} deltog" if person.substitute else ""
    return f"{person.name}{party}{place}{deputy}"


def _paragraph(paragraph: Paragraph) -> Part:
    text = _LINK.sub(r"\1", paragraph.text).replace("{./.} ", "").removeprefix("{page} ")
    return paragraph.form.name.lower(), text


def _rows(document: Document, look: Look) -> Iterator[tuple[str, int]]:
    for page, section in enumerate(document.sections, start=4):
        yield look.number.format(section.number) + section.title, page
        for item in section.items:
            yield look.number.format(item.number) + item.title, page


# ── dumps ────────────────────────────────────────────────────────────────────────────


def dump(document: Document, look: Look) -> str:
    """The paper as a text dump, with lines broken, words divided and pages ended."""
    region = BY_SLUG[document.header["council"]].name.removeprefix("KKR ")
    head = look.head.format(region=region, date=document.date)
    pages: list[list[str]] = [[]]
    for kind, text in parts(document, look):
        if kind == "contents":
            pages += [[look.contents, *_contents(document, look)], []]
            continue
        lines = _lines(kind, _NOTE.sub(r" \1", text).replace("**", ""), look)
        kept = kind in ("section", "item") and len(pages[-1]) + len(lines) > look.page
        if kept or len(pages[-1]) + len(lines) > look.page + 6:
            pages.append([])
        for number, line in enumerate(lines):
            if len(pages[-1]) >= look.page:
                pages.append([])
            if number == 0 and pages[-1] and _stands_apart(kind, text):
                pages[-1].append("")
            pages[-1].append(line)
    for number, page in enumerate(pages[1:], start=2):
        page[:0] = [line for line in (head, look.folio.format(page=number)) if line]
    return _doubled(pages) if look.doubled else "\f".join("\n".join(page) + "\n" for page in pages)


def _stands_apart(kind: str, text: str) -> bool:
    if kind == "text":
        return not _ENTRY.match(text)
    return kind in ("group", "section", "item", "field", "subheading", "attachment", "footnote")


def _contents(document: Document, look: Look) -> Iterator[str]:
    rows = [(*row.rpartition("\n"), page) for row, page in _rows(document, look)]
    apart = [number for number, _, _, _ in rows if number]
    yield from (*apart, "") if apart else ()
    for _, _, title, page in rows:
        *lines, last = _wrapped(title, look.width - 14, divided=False)
        yield from lines
        yield f"{last} {'.' * (look.width - 6 - len(last))} {page}"


def _lines(kind: str, text: str, look: Look) -> list[str]:
    if kind in ("cover", "person", "case", "group", "field"):
        return [text]
    if kind in ("section", "item"):
        number, apart, title = text.rpartition("\n")
        lines = _wrapped(title, look.width - 14, divided=False)
        return [number, "", *lines, ""] if apart else lines
    if kind in ("bullet", "subbullet"):
        mark = look.bullets[kind == "subbullet"]
        margin = "   " if kind == "subbullet" else ""
        return _wrapped(text, look.width, first=f"{margin}{mark} ", hanging=f"{margin}  ")
    if kind == "row":
        return ["   ".join(cell.strip().ljust(22) for cell in text.strip("|").split("|")).rstrip()]
    return _wrapped(f"./. {text}" if kind == "attachment" else text, look.width)


def _wrapped(
    text: str, width: int, *, divided: bool = True, first: str = "", hanging: str = ""
) -> list[str]:
    lines: list[str] = []
    line = first
    for word in text.split(" "):
        space = "" if line in (first, hanging) else " "
        if len(line + space + word) <= width:
            line += space + word
            continue
        room = width - len(line + space) - 1
        cuts = points(word.rstrip(".,;:")) if divided and _LONG_WORD.fullmatch(word) else ()
        cut = max((point for point in cuts if 2 < point <= room), default=0)
        lines.append(f"{line}{space}{word[:cut]}-" if cut else line)
        line = hanging + word[cut:]
    return [*lines, line]


def _doubled(pages: list[list[str]]) -> str:
    """Every line followed by an empty one; a page begins where that breaks, with one space."""
    rows: list[str] = []
    for page in pages:
        if rows:
            rows.pop()
        for number, line in enumerate(page):
            rows += [f" {line}" if rows and number == 0 else line or " ", ""]
    return "\n".join(rows) + "\n"


# ── conversions ──────────────────────────────────────────────────────────────────────


def conversion(document: Document, look: Look) -> str:
    """The paper as a Markdown conversion."""
    blocks: list[str] = []
    previous = ""
    for kind, text in parts(document, look):
        block = _block(kind, _NOTE.sub(r"[^\1]", text), look, document)
        joined = kind == previous and kind in ("bullet", "person", "row")
        if kind == "row" and not joined:
            block += "\n" + re.sub(r"[^|]+", "---", text)
        blocks.append(("\n" if joined or kind == "subbullet" else "\n\n") + block)
        previous = kind
    return "".join(blocks).lstrip() + "\n"


def _block(kind: str, text: str, look: Look, document: Document) -> str:
    if kind in ("section", "item", "field"):
        mark = look.markup[("section", "item", "field").index(kind)]
        return f"**{text}**" if mark == "**" else mark + text
    if kind == "contents":
        table = "\n".join(f"| {title} | {page} |" for title, page in _rows(document, look))
        return f"**{look.contents}**\n\n| Punkt | Side |\n| --- | --- |\n{table}"
    if kind == "footnote":
        number, note = text.split(" ", 1)
        return f"[^{number}]: {note}"
    marks = {
        "cover": "**{}**", "group": "**{}**", "bullet": "- {}", "person": "- {}",
        "subbullet": "    - {}", "subheading": "*{}*", "attachment": "./. {}",
    }  # fmt: skip
    return marks.get(kind, "{}").format(text)
