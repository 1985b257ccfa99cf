"""Which items of a meeting's documents are the same matter: one number, and titles alike.

A supplementary agenda counts anew from 1.1, and so does the agenda of what is closed: their items
have the numbers of others, and would be taken for decided as those are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from corpus.records import Standing
from parse.model import Kind
from parse.typed import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.records import DocumentRecord

_FEWEST = 4  # letters in which two forms or compounds of one word begin alike
_MISSPELT = 0.85  # a letter more, less or other in a word of seven
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011](?=\w)")
# They tell no item from another one.
_FORMAL = frozenset(
    "af at de den der det en et for fra i med mellem mv og om paa samt til ved"
    " behandling beslutning droeftelse godkendelse orientering orienteringer punkt sag status"
    " tillaegspunkt vedroerende".split()
)
# A title that conceals the matter is like any other.
_CONCEALING = frozenset(
    "lukket lukkede lukkes fortrolig fortroligt punkt punkter sag sager".split()
)

Titled = tuple[str, str]


class _Matter(NamedTuple):
    """A matter under its number: how it is called, and which documents have it."""

    name: str
    title: str
    documents: set[str]


def matters_of(
    documents: Iterable[tuple[DocumentRecord, Iterable[Titled]]],
) -> dict[str, tuple[str, ...]]:
    """The matter of each item of the documents of meetings, by hash; the speaking ones come first.

    Items are given by number and title. An appendix has a title of its own and is of the item whose
    number it names; papers of other kinds count their own chapters.
    """
    known: dict[str, list[_Matter]] = defaultdict(list)
    found: dict[str, tuple[str, ...]] = {}
    for record, items in documents:
        if record.standing is Standing.SEARCHABLE:
            named = [(f"{record.meeting}/{number}", title) for number, title in items]
            found[record.sha256] = tuple(
                _matter(known[name], record, name, title) or f"{record.sha256}:{position}"
                for position, (name, title) in enumerate(named, start=1)
            )
    return found


def _matter(known: list[_Matter], record: DocumentRecord, name: str, title: str) -> str | None:
    """The matter of an item among those of its number, or a new one; None if nobody has it."""
    free = [matter for matter in known if record.sha256 not in matter.documents]
    found = next((matter for matter in free if alike(matter.title, title)), None)
    if found is None and free and record.kind is Kind.APPENDIX:
        found = free[0]
    if found is None and record.kind is Kind.OTHER:
        return None
    if found is None:
        found = _Matter(f"{name}#{len(known) + 1}" if known else name, title, set())
        known.append(found)
    found.documents.add(record.sha256)
    return found.name


def alike(one: str, other: str) -> bool:
    """Whether two titles may be one item's: agenda and minutes differ by an ending or some words.

    More than half of the words of the one that has fewer are in the other as well, those that tell
    if both have such: *Orientering om klima* is not *Orientering om psykiatri*.
    """
    left, right = _words(one), _words(other)
    if "".join(left) == "".join(right) or _conceals(left) or _conceals(right):
        return True
    telling = [[word for word in words if word not in _FORMAL] for words in (left, right)]
    fewer, more = sorted(telling if all(telling) else (left, right), key=len)
    return 2 * sum(any(_kindred(word, each) for each in more) for word in fewer) > len(fewer)


def _words(title: str) -> list[str]:
    return _WORD.findall(_JOINED.sub("", fold(title)))


def _conceals(words: Sequence[str]) -> bool:
    return _CONCEALING.issuperset(words)


def _kindred(one: str, other: str) -> bool:
    """Whether two words begin alike (*formanden*, *formandskabet*) or are one, misspelt in one."""
    if not (one.isalpha() and other.isalpha()):
        return one == other
    stem = max(_FEWEST, 2 * min(len(one), len(other)) // 3)
    begin = min(len(one), len(other)) >= _FEWEST and one[:stem] == other[:stem]
    return begin or SequenceMatcher(None, one, other, autojunk=False).ratio() >= _MISSPELT
