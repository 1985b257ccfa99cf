"""Lines of a contents list → its entries: number, title and page, wherever a line ends.

In text dumps numbers, titles and pages may come in runs of their own: all numbers, all titles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from parse.lines.numbering import place_of
from parse.text.spacing import tidy

LEADER = re.compile(r"(?:\.\s?){4,}|…{2,}|(?:…\s?){3,}|_{4,}|(?:·\s?){4,}")
ENDING = re.compile(r"^(?P<title>.*?\S)\s*(?:(?:\.\s?){2,}|…+|_{4,}|·{3,}|\s)\s*(?P<page>\d{1,3})$")
NUMBERED = re.compile(
    r"^(?:(?:[Pp]unkt|[Pp]kt\.?|[Ss]ag)(?:\s+nr\.?)?\s+(?=\d{1,2}(?:\.\d{1,2})?[.:]?(?:\s|$)))?"
    r"(?P<number>\d{1,2}(?:\.\d{1,2})?|\d{3}(?=\.\s))[.:/]?(?:\s+(?P<title>\S.*))?$"
)
BARE = re.compile(r"^\d{1,2}(?:\.\d{1,2})?\.?$")
APPENDIX = re.compile(r"^bilag\b", re.IGNORECASE)
GOES_ON = "\u2028"  # marks a line whose last number is the title's


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the contents list: number (None for unnumbered ones), title, printed page."""

    number: str | None
    title: str
    page: int | None


def entries_of(texts: Sequence[str]) -> tuple[Entry, ...]:
    """The entries of the list's lines."""
    made = _Entries()
    runs = [
        (alone, list(run))
        for alone, run in groupby(texts, lambda text: BARE.match(text) is not None)
    ]
    for at, (alone, run) in enumerate(runs):
        following = runs[at + 1][1] if at + 1 < len(runs) else []
        if alone:
            made.add_figures(run, following)
        elif len(made.waiting) <= len(run) or not any("." in text for text in following):
            for text in run:
                made.add(text)
        # else it is the end of a wrapped title, among the numbers
    return made.sure()


@dataclass(slots=True)
class _Entries:
    """Entries while they are gathered; `waiting` are the numbers whose titles are yet to come."""

    made: list[Entry] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)
    _paired: set[int] = field(default_factory=set)
    _titles: int = 0  # lines without a number, from the first on that one waited for

    def add_figures(self, run: Sequence[str], following: Sequence[str]) -> None:
        """Takes in figures alone on their lines: pages of the entries above, or numbers."""
        untitled = bool(following) and not _heads(following[0])
        numbers = len(run) == 1 and untitled and not self.waiting
        for figure in run:
            paged = next((at for at, entry in enumerate(self.made) if entry.page is None), None)
            if "." in figure or numbers or paged is None:
                self.waiting.append(figure)
            else:
                self.made[paged] = replace(self.made[paged], page=int(figure))

    def add(self, text: str) -> None:
        """Takes in a line with a title or a part of one."""
        number, title, page = _parted(text)
        last = self.made[-1] if self.made else None
        if number is not None and not title:
            self.waiting.append(number)
        elif number is not None and not (last and _wraps(last, number, title, text)):
            self.made.append(Entry(number, title, page))
        else:
            self._add_unnumbered(f"{number} {title}" if number else title, page)

    def _add_unnumbered(self, title: str, page: int | None) -> None:
        self._titles += bool(self.waiting or self._paired)
        last = self.made[-1] if self.made else None
        if self.waiting:
            self._paired.add(len(self.made))
            self.made.append(Entry(self.waiting.pop(0).rstrip("."), title, page))
        elif last and not APPENDIX.match(title) and None in (last.page, page):
            whole = f"{last.title} {title}".strip()
            self.made[-1] = Entry(last.number, whole, page if last.page is None else last.page)
        elif title:
            self.made.append(Entry(None, title, page))

    def sure(self) -> tuple[Entry, ...]:
        """The entries; numbers of a run only where there are as many titles: some may wrap."""
        self._close()
        sure = not self.waiting and len(self._paired) == self._titles
        return tuple(
            entry if sure or at not in self._paired else replace(entry, number=None)
            for at, entry in enumerate(self.made)
        )

    def _close(self) -> None:
        """Figures that no title came for were the pages of the last ones."""
        last = self.made[-len(self.waiting) :] if self.waiting else []
        if all(entry.page is None for entry in last) and all(map(str.isdigit, self.waiting)):
            paged = (
                replace(one, page=int(page)) for one, page in zip(last, self.waiting, strict=False)
            )
            self.made[len(self.made) - len(last) :] = paged
            self.waiting = []


def _parted(text: str) -> tuple[str | None, str, int | None]:
    """A line's number, title and page, None where it has none."""
    clean = tidy(LEADER.sub(" .... ", text.removesuffix(GOES_ON)))
    ending = None if text.endswith(GOES_ON) else ENDING.match(clean)
    title = tidy(ending["title"].rstrip(". ")) if ending else tidy(clean.replace("....", " "))
    page = int(ending["page"]) if ending else None
    numbered = NUMBERED.match(title)
    return (numbered["number"], numbered["title"] or "", page) if numbered else (None, title, page)


def _heads(text: str) -> bool:
    return NUMBERED.match(text) is not None


def _wraps(last: Entry, number: str, title: str, text: str) -> bool:
    """Whether a line that begins with a number is the second line of a title (`17 kommuner`)."""
    if last.page is not None or not re.match(r"\d{1,2}(?!\d|\.)", text):
        return False
    next_section = last.number is not None and int(number) == place_of(last.number)[0] + 1
    return not (next_section and title[:1].isupper())
