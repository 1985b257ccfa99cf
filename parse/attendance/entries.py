"""Rows → entries: each with its group, and with the rows that tell of the same people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from parse.attendance import words as w
from parse.attendance.breaks import is_middle
from parse.attendance.entry import Person, people
from parse.attendance.groups import group_of, inline_group
from parse.attendance.joining import goes_on, join, runs_on
from parse.attendance.places import is_party, municipality, party_heading
from parse.attendance.row import Row
from parse.attendance.towns import begins_with_town
from parse.parties import party_letter

_LIST = 3  # names in a row: of two the second may be a workplace
_SEVERAL = 2  # parties below names, which no column of one person has


@dataclass(frozen=True, slots=True)
class Entry:
    """Rows that make one entry, under a group's heading and, where it has one, a municipality's.

    `first`: the first row's text without a group in front of it.
    """

    first: str
    rows: tuple[Row, ...]
    group: str | None
    town: str | None = None
    party: str | None = None
    prose: bool = False

    def completed(self, person: Person) -> Person:
        """The person with what the headings above say of all below them."""
        town, party = person.municipality or self.town, person.party or self.party
        return replace(person, municipality=town, party=party)

    def text(self, rows: int | None = None) -> str:
        """The entry's first rows in one, all by default."""
        text = self.first
        for row in self.rows[1:rows]:
            text = join(text, row.text)
        return text


def entries_of(rows: Sequence[Row], kinds: Sequence[str]) -> list[Entry]:
    """The entries of a list's rows in their order; headings are in what they head.

    `kinds`: what `kind_of` says of each row.
    """
    entries: list[Entry] = []
    under = _Heads()
    paired = _paired(rows, kinds)
    heading = _first_told(paired)
    running = _is_running(row.text for row, kind in paired if kind in {"name", "inline"})
    is_open = False
    for at, (row, kind) in enumerate(paired, start=1):
        text = row.text
        if kind == "heading":  # each group's people may be listed in their own way
            heading = _first_told(paired[at:]) or heading
        if kind == "unread":
            entries.append(Entry("", (row,), None))
            is_open = False
            continue
        if is_open and kind in {"town", "party"} and _ends_run(entries[-1], row):
            entries[-1] = replace(entries[-1], rows=(*entries[-1].rows, row))
            is_open = False
            continue
        if is_open and _names_substitute(under, text):
            entries[-1] = replace(entries[-1], rows=(*entries[-1].rows, row))
            is_open = False
            continue
        headed = _headed(under, row, kind, heading, is_open=is_open)
        if headed is not None:
            under, is_open = headed, False
        elif under.are_away and (wrote := w.TOOK_MINUTES.match(text)):
            under = under.below("Referent")
            entries.append(under.entry(text[wrote.end() :], row))
            is_open = True
        elif (inline := inline_group(text)) is not None:
            under = under.below(inline[0])
            entries.append(under.entry(inline[1], row, prose=True))
            is_open = True
        elif is_open and _goes_on(entries[-1], row):
            entries[-1] = replace(entries[-1], rows=(*entries[-1].rows, row))
        else:
            below = (other.text for other, _ in paired[at : at + 1])
            several = running and len(people(text, prose=True)) >= _SEVERAL
            runs = row.person is None and (several or runs_on(text, *below))
            entries.append(under.entry(text, row, prose=runs))
            is_open = row.person is None
    return entries


@dataclass(frozen=True, slots=True)
class _Heads:
    """The headings above a row: of its group, and of a municipality or a party within it."""

    group: str | None = None
    town: str | None = None
    party: str | None = None

    @property
    def are_away(self) -> bool:
        """Whether those below stayed away."""
        return w.says_absence(self.group or "")

    def below(self, heading: str) -> _Heads:
        """What holds below one more heading."""
        if municipality(heading):
            party = None if self.town else self.party  # told between a town and its people
            return replace(self, town=municipality(heading), party=party)
        if letter := (party_letter(heading) if is_party(heading) else party_heading(heading)):
            return replace(self, party=letter)
        return _Heads(heading)

    def entry(self, text: str, row: Row, *, prose: bool = False) -> Entry:
        """An entry that begins with the row."""
        return Entry(text, (row,), self.group, self.town, self.party, prose)


def _headed(
    under: _Heads, row: Row, kind: str, first: str | None, *, is_open: bool
) -> _Heads | None:
    """What holds below a row that is a heading; None when it is none.

    `first`: whether the list begins with a municipality or a party, which then head their people.
    """
    text = row.text
    if kind == "inline":
        return None
    if w.LIST_HEADINGS.fullmatch(text.rstrip(": ")):
        return _Heads()
    if kind == "heads":
        wrapped = is_open and is_middle(text)  # `Rebild` / `Kommune`, `Ida Bro` / `afbud`: no head
        return None if wrapped else under
    if kind == "party" and text.startswith("("):  # a table's cell that a dump has torn off
        return None
    if kind in {"town", "party"} and (kind == first or text.endswith(":")):
        return under.below(text.rstrip(" :"))
    if kind == "party" and first == "town" and not is_open:  # `Skive`, `V`, `Ida Bro`: a table's
        return under.below(text)
    heading = group_of(text)
    return _Heads(heading) if heading is not None else None


def _first_told(rows: Sequence[tuple[Row, str]]) -> str | None:
    """What the list tells first below its headings: municipalities, parties, or people.

    `Skive Kommune Ida Bro` tells the municipality first.
    """
    told = {"town", "party", "entry", "name", "person", "inline"}
    row, first = next(((row, kind) for row, kind in rows if kind in told), (None, None))
    if row is not None and first == "entry" and begins_with_town(row.text):
        return "town"
    return first


def _is_running(texts: Iterable[str]) -> bool:
    """Whether a list's groups are in running text of names alone: `Ida Bro, Bo Ås, Eva Lo`.

    `Ida Bro, Bo Ås,` at a line's end goes on.
    """
    found = [(people((inline_group(text) or ("", text))[1], prose=True), text) for text in texts]
    towns = (person.municipality for persons, _ in found for person in persons)
    told = any(town and municipality(town) for town in towns)  # `Lisbeth` is half a name
    return not told and any(len(persons) + text.endswith(",") >= _LIST for persons, text in found)


def _goes_on(entry: Entry, row: Row) -> bool:
    return goes_on(entry.text(), entry.rows[-1], row, prose=entry.prose)


def _ends_run(entry: Entry, row: Row) -> bool:
    """Whether a row is the last word of a running list: `Deltagere: …, Bo Ås,` / `Odder`."""
    goes_on = entry.text().endswith(",") or row.text.startswith("(")
    return entry.prose and goes_on and not row.text.endswith(":")


def _names_substitute(under: _Heads, text: str) -> bool:
    """Whether a row tells who came for the person above it: `Stedfortræder: Ida Bro`.

    Where people are away; elsewhere it may be a group, or a substitute who did not come.
    """
    return under.are_away and w.SUBSTITUTE_LINE.fullmatch(text) is not None


def _paired(rows: Sequence[Row], kinds: Sequence[str]) -> list[tuple[Row, str]]:
    """The rows, where a dump has a table by columns: names, parties, municipalities, each paired.

    As many names as parties, or as municipalities, below them were one table. Where there are
    fewer parties, whose they are nothing tells.
    """
    paired: list[tuple[Row, str]] = []
    at = 0
    while at < len(rows):
        runs = [_run(kinds, at, {"name", "entry"})]
        told = _run(kinds, runs[0].stop, {"party"})
        if _SEVERAL <= len(told) < len(runs[0]):
            paired += [(rows[place], kinds[place]) for place in runs[0]]
            paired += [(rows[place], "unread") for place in told]
            at = told.stop
            continue
        for wanted in ({"party"}, {"town"}, {"party"}):
            stop = runs[-1].stop
            run = _run(kinds, stop + (kinds[stop : stop + 1] == ["heads"]), wanted)
            if len(run) == len(runs[0]):
                runs.append(run)
        if len(runs) > 1 and len(runs[0]) > 1:
            for places in zip(*runs, strict=True):
                parts = [rows[place] for place in places]
                lines = tuple(line for part in parts for line in part.lines)
                text = ", ".join(part.text for part in parts)
                paired.append((Row(text, lines), "entry"))
            at = runs[-1].stop
        else:
            paired.append((rows[at], kinds[at]))
            at += 1
    return paired


def _run(kinds: Sequence[str], start: int, wanted: set[str]) -> range:
    stop = start
    while stop < len(kinds) and kinds[stop] in wanted:
        stop += 1
    return range(start, stop)
