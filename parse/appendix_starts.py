"""Where the appendices of a file begin: the likeliest beginnings, in the order of its list.

An appendix begins with its item's number and title, with its own title, with `Bilag 2`, or only
where the list says that its page is. Each such line gets a score for each listed appendix; of all
chains of beginnings in the order of the list, the best total wins (as in `headings`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parse.contents_entries import Entry
from parse.flowline import FlowLine
from parse.spacing import squash

APPENDIX = re.compile(r"^bilag\b\s*(?:nr\.?\s*)?[\w.]{0,5}\s*[:.–-]?\s*", re.IGNORECASE)
_KEY = re.compile(
    r"^(?:punkt|pkt\.?)?\s*(?P<number>\d{1,2}\.\d{1,2})[.:]?(?:\s+(?P<title>\S.*))?$", re.IGNORECASE
)
# `Bilag 2 til pkt. 3.2: Notat`, `Bilag til punkt 3.2`, `Punkt 3.2, bilag 1`,
# `Bilag til KKR Sjællands møde den 4. maj 2015, pkt. 3.2`
TO_ITEM = re.compile(
    r"^(?:bilag\b(?:.{0,12}?|.{0,20}\b(?:kkr|møde)\b.{0,60}?)\b(?:til\s+)?(?:dagsordens)?(?:pkt\.?|punkt)\s*(?P<number>\d{1,2}\.\d{1,2})"
    r"|(?:pkt\.?|punkt)\s*(?P<before>\d{1,2}\.\d{1,2})[.,:]?\s*[–-]?\s*bilag)\b",
    re.IGNORECASE,
)
# `Bilag 1: Kommissorium`: the title of an appendix below its item's
_LABELLED_TITLE = re.compile(r"bilag\s+(?:nr\.?\s*)?(?:\d{1,2}|[A-H])[.:]?\s+\S", re.IGNORECASE)
_SIMILAR = 12
MAX_TITLE_LINES = 3
_SHORTEST_TITLE = 5
# What tells a beginning: the item's number and title, the appendix' own title, its label, its page.
_KEYED, _TITLED, _LABELLED, _PAGED = 3.0, 2.5, 2.0, 0.8
# What makes it likelier: the page as listed, the top of a page, white space, its own title near.
_ON_PAGE, _AT_TOP, _SET_OFF, _OWN_TITLE = 1.5, 1.0, 0.5, 2.0
_TITLE_NEAR = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """An appendix of the contents list. `item` is None for one listed before the first item."""

    item: str | None
    item_title: str | None
    title: str
    page: int | None

    @property
    def bare(self) -> str:
        """The title without `Bilag 2:`, squashed."""
        return squash(APPENDIX.sub("", self.title))


@dataclass(frozen=True, slots=True)
class Start:
    """Where an appendix begins (`line`), where its text does (`text`), and what it is.

    `titled` is the line after its printed title, where the text begins with that; else 0.
    `item` is None for one that belongs to no item; `title` where none is listed or printed.
    """

    line: int
    text: int
    item: str | None
    item_title: str
    title: str | None
    titled: int = 0


@dataclass(frozen=True, slots=True)
class _Key:
    """An item's number and title as printed at the beginning of an appendix."""

    line: int
    end: int
    number: str
    title: str


def listed_appendices(entries: Sequence[Entry]) -> list[Listed]:
    """The appendices of a contents list with the items they stand under."""
    found: list[Listed] = []
    number: str | None = None
    title: str | None = None
    for entry in entries:
        if entry.number is not None and "." in entry.number:
            number, title = entry.number, entry.title
        elif entry.number is None and APPENDIX.match(entry.title):
            found.append(Listed(number, title, entry.title, entry.page))
    return found


def named_item(text: str) -> str | None:
    """The item that a line says it is an appendix to, None where it does not."""
    found = TO_ITEM.match(text)
    return (found["number"] or found["before"]) if found else None


def find_starts(
    lines: Sequence[FlowLine],
    listed: Sequence[Listed],
    titles: Mapping[str, str],
    *,
    paged: bool,
) -> list[Start]:
    """The beginnings in order. `titles` are those of the listed items, by number."""
    keys = _keys(lines, titles)
    chain = _best_chain([_candidates(one, lines, keys, listed, paged=paged) for one in listed])
    starts = [
        Start(line, text, one.item, one.item_title or "", one.title, _title_end(lines, text, one))
        for one, place in zip(listed, chain, strict=True)
        if place is not None
        for line, text in (place,)
    ]
    return sorted([*starts, *_unlisted(lines, keys, listed, titles, starts)], key=lambda s: s.line)


def _unlisted(
    lines: Sequence[FlowLine],
    keys: Sequence[_Key],
    listed: Sequence[Listed],
    titles: Mapping[str, str],
    starts: Sequence[Start],
) -> list[Start]:
    """Appendices to items for which the list names none, and those that name their item."""
    with_list = {one.item for one in listed}
    taken = {line for start in starts for line in range(start.line, start.text + 1)}
    found = [
        Start(
            key.line,
            key.end,
            key.number,
            titles.get(key.number) or key.title,
            None,
        )
        for key in keys
        if key.number not in with_list and key.line not in taken
    ]
    for at, line in enumerate(lines):
        number = named_item(line.text)
        if number and number not in with_list and at not in taken:
            found.append(Start(at, at + 1, number, titles.get(number) or "", line.text))
    return found


def _keys(lines: Sequence[FlowLine], titles: Mapping[str, str]) -> list[_Key]:
    """Lines that hold an item's number, with its title beside or below.

    Where no item is listed, a title beside is known by the appendix that begins below it.
    """
    keys: list[_Key] = []
    for at, line in enumerate(lines):
        found = _KEY.match(line.text)
        if not found or (titles and found["number"] not in titles):
            continue
        wanted = squash(titles.get(found["number"]) or "")
        said = squash(found["title"] or "")
        end = at + 1
        if not said:
            if end == len(lines):
                continue
            said, end = squash(lines[end].text), end + 1
            if not said or (wanted and not wanted.startswith(said[:_SIMILAR])):
                continue
        elif not wanted.startswith(said[:_SIMILAR]) or not wanted:
            if not titles and end < len(lines) and _LABELLED_TITLE.match(lines[end].text):
                keys.append(_Key(at, end, found["number"], found["title"]))
            continue
        while end < len(lines) and wanted and len(said) < len(wanted):
            said += squash(lines[end].text)
            if not wanted.startswith(said):
                break
            end += 1
        keys.append(_Key(at, end, found["number"], found["title"] or lines[end - 1].text))
    return keys


Place = tuple[int, int]


def _candidates(
    one: Listed,
    lines: Sequence[FlowLine],
    keys: Sequence[_Key],
    listed: Sequence[Listed],
    *,
    paged: bool,
) -> dict[Place, float]:
    """Where a listed appendix may begin, and how likely each place is."""
    found: dict[Place, float] = {}
    others = {other.bare for other in listed if other.item == one.item} - {one.bare}
    for key in keys:
        if key.number == one.item:
            near = range(key.end, min(len(lines), key.end + _TITLE_NEAR))
            own = any(_title_end(lines, at, one) for at in near)
            other = any(squash(lines[at].text) in others for at in near)
            found[key.line, key.end] = _KEYED + _OWN_TITLE * (own - other)
    label = squash(one.title)[: -len(one.bare)] if one.bare else squash(one.title)
    label = label.rstrip(":.–-")
    page_seen = False
    for at, line in enumerate(lines):
        first_of_page = paged and one.page == line.line.page and not page_seen
        page_seen = page_seen or first_of_page
        if _title_end(lines, at, one):
            score = _TITLED
        elif label and squash(line.text).rstrip(":.–-") == label:
            score = _LABELLED
        elif first_of_page:
            score = _PAGED
        else:
            continue
        found.setdefault((at, at), score)
    return {
        place: score
        + _AT_TOP * lines[place[0]].page_top
        + _SET_OFF * lines[place[0]].gap
        + _ON_PAGE * (paged and lines[place[0]].line.page == one.page)
        for place, score in found.items()
    }


def _title_end(lines: Sequence[FlowLine], at: int, one: Listed) -> int:
    """The line after an appendix' printed title that begins here; 0 where none does."""
    wanted = [t for t in (squash(one.title), one.bare) if len(t) >= _SHORTEST_TITLE]
    said = ""
    for end in range(at, min(len(lines), at + MAX_TITLE_LINES)):
        said += squash(lines[end].text)
        if said in wanted:
            return end + 1
        if not any(title.startswith(said) for title in wanted):
            return 0
    return 0


def _best_chain(candidates: Sequence[Mapping[Place, float]]) -> list[Place | None]:
    """One place or none for each, rising, with the best total."""
    best: list[tuple[float, int, tuple[Place | None, ...]]] = [(0.0, -1, ())]
    for places in candidates:
        grown = [(total, line, (*chain, None)) for total, line, chain in best]
        for place, score in places.items():
            before = max(
                (state for state in best if state[1] < place[0]), key=lambda state: state[0]
            )
            grown.append((before[0] + score, place[0], (*before[2], place)))
        best = _undominated(grown)
    return list(max(best, key=lambda state: state[0])[2])


def _undominated(
    states: list[tuple[float, int, tuple[Place | None, ...]]],
) -> list[tuple[float, int, tuple[Place | None, ...]]]:
    """The states that no other one beats with a line that is not later."""
    kept: list[tuple[float, int, tuple[Place | None, ...]]] = []
    for state in sorted(states, key=lambda state: (state[1], -state[0])):
        if not kept or state[0] > kept[-1][0]:
            kept.append(state)
    return kept
