"""Where the appendices of a file begin: the likeliest beginnings, in the order of its list.

An appendix begins with its item's number and title, with its own title, with `Bilag 2`, or only
where the list says that its page is. Each such line gets a score for each listed appendix; of all
chains of beginnings in the order of the list, the best total wins (as in `headings`). Where no list
names them, labels do that say which item they are of (`Punkt 3.2, bilag 1`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from parse.appendices.heads import MAX_TITLE_LINES, Head, heads_of
from parse.lines.appendix_labels import Label, label_of
from parse.lines.contents_entries import APPENDIX, Entry
from parse.lines.flowline import FlowLine
from parse.text.hyphens import Spelling
from parse.text.spacing import squash

_KEY = re.compile(
    r"^(?P<said>punkt|pkt\.?)?\s*(?P<number>\d{1,2}(?:\.\d{1,2})?)[.:]?(?:\s+(?P<title>\S.*))?$",
    re.IGNORECASE,
)
_SIMILAR = 12
_SHORTEST_TITLE = 5
# What tells a beginning: the item's number and title, the appendix' own title, its label, its page.
_KEYED, _TITLED, _LABELLED, _PAGED = 3.0, 2.5, 2.0, 0.8
# What makes it likelier: the page as listed, the top of a page, white space, its own title near.
_ON_PAGE, _AT_TOP, _SET_OFF, _OWN_TITLE = 1.5, 1.0, 0.5, 2.0
_TITLE_NEAR = 4


@dataclass(frozen=True)
class Listed:
    """An appendix of the contents list. `item` is None for one listed before the first item."""

    item: str | None
    item_title: str | None
    title: str
    page: int | None

    @cached_property
    def label(self) -> Label:
        """What the list says: number and title apart."""
        return label_of(self.title) or Label("", "", self.title)

    @cached_property
    def wordings(self) -> tuple[str, ...]:
        """What the appendix may begin with: its title with and without its number, squashed."""
        bare = squash(self.label.title)
        return tuple(text for text in (_said(self.title), bare) if len(text) >= _SHORTEST_TITLE)


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


class _Key(NamedTuple):
    """An item's number and title as printed at the beginning of an appendix.

    `name` is the appendix' own number, where a label says both (`Punkt 3.2, bilag 1`).
    """

    line: int
    end: int
    number: str
    title: str
    name: str = ""


def items_of(entries: Sequence[Entry]) -> list[Entry]:
    """The items of a list: numbers with parts, or all where none has and appendices stand below."""
    numbered = [entry for entry in entries if entry.number is not None]
    named = any(entry.number is None and APPENDIX.match(entry.title) for entry in entries)
    return [one for one in numbered if "." in (one.number or "")] or (numbered if named else [])


def listed_appendices(entries: Sequence[Entry]) -> list[Listed]:
    """The appendices of a contents list with the items they stand under."""
    found: list[Listed] = []
    number: str | None = None
    title: str | None = None
    items = items_of(entries)
    for entry in entries:
        if entry in items:
            number, title = entry.number, entry.title
        elif entry.number is None and APPENDIX.match(entry.title):
            found.append(Listed(number, title, entry.title, entry.page))
    return found


def find_starts(
    lines: Sequence[FlowLine],
    listed: Sequence[Listed],
    titles: Mapping[str, str],
    spelled: Spelling,
    *,
    paged: bool,
) -> list[Start]:
    """The beginnings in order. `titles` are those of the listed items, by number."""
    heads = heads_of(lines, spelled)
    named = [
        _Key(head.line, head.end, head.label.item, head.label.title, head.label.name)
        for head in heads
    ]
    keys = _keys(lines, titles)
    chain = _best_chain(
        [_candidates(one, lines, [*keys, *named], listed, paged=paged) for one in listed]
    )
    sheets = {head.line for head in heads if head.item_title}  # with more than the label, maybe
    starts = [
        Start(line, text, one.item, one.item_title or "", one.title, _title_end(lines, text, one))
        for one, place in zip(listed, chain, strict=True)
        if place is not None
        for line, text in ((place[0], place[0]) if place[0] in sheets else place,)
    ]
    unlisted = _unlisted(keys, heads, {one.item for one in listed}, titles, starts)
    return sorted([*starts, *unlisted], key=lambda start: start.line)


def named_start(head: Head, title: str | None = None) -> Start:
    """The beginning of an appendix that no list names; `title` is its item's, where known."""
    return Start(
        head.line,
        head.line,
        head.label.item,
        title or head.item_title or head.title,
        head.title,
        head.titled,
    )


def _unlisted(
    keys: Sequence[_Key],
    heads: Sequence[Head],
    with_list: Collection[str | None],
    titles: Mapping[str, str],
    starts: Sequence[Start],
) -> list[Start]:
    """Appendices to items for which the list names none, and those that name their item."""
    taken = {line for start in starts for line in range(start.line, start.text + 1)}
    found = [
        Start(key.line, key.end, key.number, titles.get(key.number) or key.title, None)
        for key in keys
        if key.number not in with_list and key.line not in taken
    ]
    taken |= {key.line for key in keys}
    return found + [
        named_start(head, titles.get(head.label.item))
        for head in heads
        if head.label.item not in with_list and head.line not in taken
    ]


def _keys(lines: Sequence[FlowLine], titles: Mapping[str, str]) -> list[_Key]:
    """Lines that hold an item's number, with its title beside or below.

    Where no item is listed, a title beside is known by the appendix that begins below it.
    """
    keys: list[_Key] = []
    for at, line in enumerate(lines):
        found = _key_in(line.text, titles)
        if not found:
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
            below = label_of(lines[end].text) if not titles and end < len(lines) else None
            if below and below.name and below.title:
                keys.append(_Key(at, end, found["number"], found["title"]))
            continue
        while end < len(lines) and wanted and len(said) < len(wanted):
            said += squash(lines[end].text)
            if not wanted.startswith(said):
                break
            end += 1
        keys.append(_Key(at, end, found["number"], found["title"] or lines[end - 1].text))
    return keys


def _key_in(text: str, titles: Mapping[str, str]) -> re.Match[str] | None:
    """A listed item's number that a line begins with; any with a part where none is listed.

    Of one without a part its title must tell, or `Punkt`: any text counts something.
    """
    found = _KEY.match(text)
    if not found or (titles and found["number"] not in titles):
        return None
    sure = "." in found["number"] or titles.get(found["number"]) or (titles and found["said"])
    return found if sure else None


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
    others = {other.wordings[-1] for other in listed if other.item == one.item and other.wordings}
    others.difference_update(one.wordings)
    for key in keys:
        if key.number == one.item:
            near = range(key.end, min(len(lines), key.end + _TITLE_NEAR))
            own = any(_title_end(lines, at, one) for at in near)
            other = any(squash(lines[at].text) in others for at in near)
            if key.name and one.label.name:
                own, other = own or key.name == one.label.name, key.name != one.label.name
            found[key.line, key.end] = _KEYED + _OWN_TITLE * (own - other)
    page_seen = False
    for at, line in enumerate(lines):
        first_of_page = paged and one.page == line.line.page and not page_seen
        page_seen = page_seen or first_of_page
        if _title_end(lines, at, one):
            score = _TITLED
        elif _is_label(line.text, one):
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


def _is_label(text: str, one: Listed) -> bool:
    """Whether a line is the number of a listed appendix, and nothing else."""
    label = label_of(text)
    return label is not None and label.name == one.label.name and not (label.item or label.title)


def _title_end(lines: Sequence[FlowLine], at: int, one: Listed) -> int:
    """The line after an appendix' printed title that begins here; 0 where none does."""
    printed = ""
    for end in range(at, min(len(lines), at + MAX_TITLE_LINES)):
        printed += f" {lines[end].text}"
        said = _said(printed)
        if said in one.wordings:
            return end + 1
        if not any(title.startswith(said) for title in one.wordings):
            return 0
    return 0


def _said(text: str) -> str:
    """A title, squashed, its number alike however it is set off: `Bilag 2:`, `Bilag nr. 2 –`."""
    label = label_of(text)
    return f"bilag{label.name}{squash(label.title)}" if label else squash(text)


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
