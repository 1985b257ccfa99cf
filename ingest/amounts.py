"""How much documents say, in numbers: what a parser that loses anything says less of.

Items and decisions are compared one by one (`ingest.changes`). But a parser can lose nearly all
else and keep each of them: the people who were there, tables, half of each text, what decisions
amount to. All of that is searched and shown, so all of it is counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from parse.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from parse.model import AgendaItem, ParsedDocument


class Amounts(NamedTuple):
    """What a document says, or several do together.

    Text that moves from one place to another (out of `body` into an item) is not less text.
    """

    letters: int = 0
    decision_letters: int = 0
    understood: int = 0
    titles: int = 0
    pages: int = 0
    rows: int = 0
    people: int = 0

    def plus(self, other: Amounts) -> Amounts:
        """Both together."""
        return Amounts(*(one + two for one, two in zip(self, other, strict=True)))

    def less_than(self, before: Amounts) -> Amounts:
        """By how much there was more before; where there is more now, 0."""
        return Amounts(*(max(0, was - now) for was, now in zip(before, self, strict=True)))


NOTHING = Amounts()
# In the order of `Amounts`.
AMOUNT_NAMES = (
    "letters of text",
    "letters of decisions",
    "decisions whose outcome is known",
    "titles of items",
    "items whose page is known",
    "rows of tables",
    "people of attendance lists",
)


def amounts_of(document: ParsedDocument) -> Amounts:
    """What a document says."""
    items = document.items
    decisions = [item.decision for item in items if item.decision is not None]
    return Amounts(
        letters=sum(map(len, _texts(document))),
        decision_letters=sum(len(decision.text) for decision in decisions),
        understood=sum(_is_understood(item) for item in items),
        titles=sum(bool(item.title) for item in items),
        pages=sum(item.page is not None for item in items),
        rows=sum(len(table.rows) for table in document.all_tables),
        people=len(document.attendance),
    )


def _is_understood(item: AgendaItem) -> bool:
    decision = item.decision
    return decision is not None and any(o is not Outcome.UNCLASSIFIED for o in decision.outcomes)


def _texts(document: ParsedDocument) -> Iterator[str]:
    for paragraph in document.body:
        yield paragraph.text
    for item in document.items:
        yield item.title
        for field in item.fields:
            for paragraph in field.paragraphs:
                yield paragraph.text
    for table in document.all_tables:
        for row in table.rows:
            yield from row
    for person in document.attendance:
        yield person.name
