"""How much documents say, in numbers: what a parser that loses anything says less of.

Items and decisions are compared one by one (see `changes`). But a parser can lose nearly all else
and keep each of them: the people who were there, headings of fields, the spaces between words, what
decisions amount to. All of that is searched and shown, so all of it is counted.

What a document says is counted by name, each time as often as it says it: of pages 1, 2 and 2 the
new parse may have 1, 1 and 1, which is as many, and yet two less.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from parse.model import FieldName, Outcome
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping

    from parse.model import Paragraph, ParsedDocument

    Said = Mapping[str, Counter[Hashable]]

# How much there is of each, by its name; of what is not named there is none.
Amounts = Counter[str]

# Of all there is: what a correction of the parser may take away without asking. A choice, not a
# measurement: what is false is rarer, a rule that breaks takes more.
SHARE = 0.01
# On which page a paragraph begins depends on what is joined: a day's work on that moved a tenth.
_SHARE_OF_PAGES = 0.2
# Only long words: to tear one takes it away, to join it takes shorter ones. Two days' work on the
# parser took 0.2 and 0.7 % of those of our golden papers (of all words 1.4 and 0.9 %); hyphens that
# are not undone take 1.6 %, and 5 % in the sample, words run together at line ends 7 and 11 %.
_LONG = re.compile(r"\b\w{8,}")


class Count(NamedTuple):
    """Something that is counted: its name in JSON and for people, and how much may go unasked."""

    name: str
    what: str
    of: Callable[[ParsedDocument], Iterable[Hashable] | int]
    share: float = SHARE


def _fields(name: FieldName) -> Callable[[ParsedDocument], int]:
    return lambda document: sum(
        field.name is name for item in document.items for field in item.fields
    )


def _understood(document: ParsedDocument) -> Iterator[bool]:
    for item in document.items:
        decision = item.decision
        yield decision is not None and any(o is not Outcome.UNCLASSIFIED for o in decision.outcomes)


def _single(document: ParsedDocument) -> int:
    """How many items no other one equals: of a list that is taken in twice there are none."""
    times = Counter((item.number, squash(item.title)) for item in document.items)
    return sum(number == 1 for number in times.values())


def _paragraphs(document: ParsedDocument) -> Iterator[Paragraph]:
    yield from document.body
    for item in document.items:
        for field in item.fields:
            yield from field.paragraphs


def _texts(document: ParsedDocument) -> Iterator[str]:
    for paragraph in _paragraphs(document):
        yield paragraph.text
    for item in document.items:
        yield item.title
        yield item.case_number or ""
        yield from item.attachments
    for table in document.all_tables:
        for row in table.rows:
            yield from row
    for person in document.attendance:
        yield person.name


# Text that moves from one place to another (out of `body` into an item) is not less text, and
# nor is a field under a name that it lacked.
COUNTS = (
    Count("letters", "letters of text", lambda d: sum(map(len, _texts(d)))),
    Count("words", "different long words",
          lambda d: set(_LONG.findall(" ".join(_texts(d)).lower()))),
    Count("decision_letters", "letters of decisions",
          lambda d: sum(len(item.decision.text) for item in d.items if item.decision)),
    Count("understood", "decisions whose outcome is known", lambda d: sum(_understood(d))),
    Count("backgrounds", "fields of background", _fields(FieldName.BACKGROUND)),
    Count("recommendations", "recommendations", _fields(FieldName.RECOMMENDATION)),
    Count("presentations", "fields of presentation", _fields(FieldName.PRESENTATION)),
    Count("titles", "titles of items", lambda d: sum(bool(item.title) for item in d.items)),
    Count("single", "items that stand there once", _single),
    Count("pages", "items whose page is known",
          lambda d: (item.page for item in d.items if item.page is not None)),
    Count("text_pages", "pages where texts begin", lambda d: {p.page for p in _paragraphs(d)},
          _SHARE_OF_PAGES),
    Count("case_numbers", "case numbers",
          lambda d: (item.case_number for item in d.items if item.case_number)),
    Count("case_workers", "case workers", lambda d: sum(len(i.case_workers) for i in d.items)),
    Count("attachments", "attachments", lambda d: sum(len(i.attachments) for i in d.items)),
    Count("links", "links", lambda d: sum(len(item.links) for item in d.items)),
    Count("rows", "rows of tables", lambda d: sum(len(table.rows) for table in d.all_tables)),
    Count("people", "people of attendance lists, present or absent",
          lambda d: (person.status for person in d.attendance)),
    Count("parties", "parties of people", lambda d: filter(None, (p.party for p in d.attendance))),
    Count("municipalities", "municipalities of people",
          lambda d: filter(None, (p.municipality for p in d.attendance))),
)  # fmt: skip


def said_by(document: ParsedDocument) -> Said:
    """What a document says, by name and each as often as it does."""
    said: dict[str, Counter[Hashable]] = {}
    for count in COUNTS:
        found = count.of(document)
        said[count.name] = Counter({None: found} if isinstance(found, int) else found)
    return said


def amounts_of(said: Said) -> Amounts:
    """How much of each that is."""
    return Counter({name: values.total() for name, values in said.items()})


def less_than(before: Said, now: Said) -> Amounts:
    """How much of what was said `before` is not said `now`, whatever else is."""
    return +Counter({name: (values - now[name]).total() for name, values in before.items()})


def listed_amounts(amounts: Amounts) -> Iterator[str]:
    """For people: `3 recommendations`, `12 links`."""
    for count in COUNTS:
        if amounts[count.name]:
            yield f"{amounts[count.name]:,} {count.what}"
