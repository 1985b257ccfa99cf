"""What a new parse changes: what is gained, what is lost, and whether that is too much.

A better parser moves items about, a worse one loses them. What is lost beyond the limits below
stays as it was until somebody has looked: `kkr reindex --accept`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from corpus.records import Standing
from ingest.amounts import AMOUNT_NAMES, NOTHING, Amounts, amounts_of
from parse.display import counted
from parse.labels import kind_name
from parse.model import Kind
from parse.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from corpus.records import DocumentRecord
    from index.contents import Shelf
    from parse.model import AgendaItem, ParsedDocument

# Of all items (or decisions, documents, letters …): what a correction of the parser may take away
# without asking. A choice, not a measurement: false items are rarer, a rule that breaks takes more.
_SHARE = 0.01
_FEW = 3  # so many items are never too many: one percent of a small corpus is less than an item
_HALF = 0.5
_SPEAKING = frozenset({Kind.AGENDA, Kind.MINUTES})


@dataclass(frozen=True, slots=True)
class Named:
    """An item by its printed number and its title."""

    number: str
    title: str

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, slots=True)
class DocumentChange:
    """What a document says otherwise than before.

    `undecided` items had a decision and have none now; `outcomes` are items whose decision amounts
    to something else. `gone` says how it cannot be found any more, None if it can; `moved` what it
    was taken for, if it is another meeting's or of another kind now. Of what it said `before` it
    says so much `less`.
    """

    record: DocumentRecord
    gained: tuple[Named, ...] = ()
    lost: tuple[Named, ...] = ()
    undecided: tuple[Named, ...] = ()
    outcomes: tuple[Named, ...] = ()
    gone: str | None = None
    moved: str | None = None
    items_before: int = 0
    before: Amounts = NOTHING
    less: Amounts = NOTHING

    @property
    def loses(self) -> bool:
        """Whether anything that matters is less than it was, or is another meeting's."""
        return bool(self.lost or self.undecided or self.gone or self.moved or any(self.misses))

    @property
    def misses(self) -> tuple[bool, ...]:
        """Of which amounts so much is missing that it should be told."""
        pairs = zip(self.less, self.before, strict=True)
        return tuple(less > _SHARE * before for less, before in pairs)


def compare(
    record: DocumentRecord, before: ParsedDocument, after: ParsedDocument
) -> DocumentChange:
    """What a new parse changes within a document; `record` is as it was held before."""
    pairs, lost, gained = _matched(before.items, after.items)
    had, has = amounts_of(before), amounts_of(after)
    return DocumentChange(
        record,
        gained=tuple(map(_named, gained)),
        lost=tuple(map(_named, lost)),
        undecided=tuple(_named(old) for old, new in pairs if _decided(old) and not _decided(new)),
        outcomes=tuple(
            _named(new)
            for old, new in pairs
            if old.decision and new.decision and old.decision.outcomes != new.decision.outcomes
        ),
        gone=f"it has {has.letters} letters of text instead of {had.letters}"
        if has.letters < _HALF * had.letters
        else None,
        items_before=len(before.items),
        before=had,
        less=has.less_than(had),
    )


def _matched(
    before: Sequence[AgendaItem], after: Sequence[AgendaItem]
) -> tuple[list[tuple[AgendaItem, AgendaItem]], list[AgendaItem], list[AgendaItem]]:
    """Items that are the same, those lost, those gained: by number, else by title."""
    pairs: list[tuple[AgendaItem, AgendaItem]] = []
    lost, gained = list(before), list(after)
    keys: tuple[Callable[[AgendaItem], object], ...] = (_number, _title)
    for key in keys:
        waiting: dict[object, list[AgendaItem]] = {}
        for item in gained:
            waiting.setdefault(key(item), []).append(item)
        left = []
        for item in lost:
            same = waiting.get(key(item))
            if same:
                pairs.append((item, same.pop(0)))
            else:
                left.append(item)
        lost, gained = left, [item for items in waiting.values() for item in items]
    return pairs, lost, gained


def _number(item: AgendaItem) -> str:
    return item.number.strip(" .:")


def _title(item: AgendaItem) -> object:
    return squash(item.title) or item  # items without a title are not alike for that


def _named(item: AgendaItem) -> Named:
    return Named(item.number, item.title)


def _decided(item: AgendaItem) -> bool:
    return item.decision is not None and bool(item.decision.text)


def settled(change: DocumentChange, now: DocumentRecord) -> DocumentChange:
    """The change of a document that is held as `now` says, after all documents were replaced."""
    before = change.record
    gone, moved = change.gone, None
    if before.standing is Standing.SEARCHABLE and now.standing is not Standing.SEARCHABLE:
        gone = f"it can no longer be searched: {now.reason}"
    elif before.meeting is not None and now.meeting is None:
        gone = f"it no longer belongs to {before.meeting}"
    elif before.meeting is not None and (before.meeting, before.kind) != (now.meeting, now.kind):
        moved = f"{kind_name(before.kind)} of {before.meeting}"
    return replace(change, record=now, gone=gone, moved=moved)


# ── what is too much ─────────────────────────────────────────────────────────────────


def too_much(
    changes: Iterable[DocumentChange], held: Collection[DocumentRecord], said: Amounts
) -> list[str]:
    """Why these changes of what is held need a look first; nothing if they need none.

    `said` is how much all of the `held` documents said before.
    """
    losing = [change for change in changes if change.loses]
    items = sum(record.items for record in held)
    why = [
        f"{number} of {items} items would {what}"
        for what, number in (
            ("be lost", sum(len(change.lost) for change in losing)),
            ("lose their decision", sum(len(change.undecided) for change in losing)),
        )
        if number > max(_FEW, _SHARE * items)
    ]
    gone = [change for change in losing if change.gone]
    if len(gone) > _SHARE * len(held):
        why.append(f"{len(gone)} of {len(held)} documents would lose their meeting or their text")
    moved = [change for change in losing if change.moved]
    if len(moved) > max(1, _SHARE * len(held)):
        what = "would be of another meeting or another kind"
        why.append(f"{len(moved)} of {len(held)} documents {what}")
    halved = [change for change in losing if _is_halved(change)]
    if halved:
        why.append(f"{counted(len(halved), 'document')} would lose more than half of the items")
    return [*why, *_said_less(losing, said, items)]


def _said_less(losing: Iterable[DocumentChange], said: Amounts, items: int) -> Iterator[str]:
    """Of what too much would be missing: more than a few items have of it, where items are few."""
    less = NOTHING
    for change in losing:
        less = less.plus(change.less)
    share = min(_HALF, max(_SHARE, _FEW / items)) if items else _HALF
    for name, missing, whole in zip(AMOUNT_NAMES, less, said, strict=True):
        if missing > share * whole:
            yield f"{missing:,} of {whole:,} {name} would be lost"


def _is_halved(change: DocumentChange) -> bool:
    speaks = change.record.kind in _SPEAKING
    return speaks and len(change.lost) > _HALF * change.items_before


def missing_from(new: Mapping[str, Shelf], live: Mapping[str, Shelf]) -> list[str]:
    """Why a new index needs a look before it takes the live one's place: what it would not find.

    Entries are counted a document: that they have other numbers, or another meeting, is no loss.
    """
    short = Counter(
        {
            document: shelf.entries - (new[document].entries if document in new else 0)
            for document, shelf in live.items()
        }
    )
    lost = sum((+short).values())
    total = sum(shelf.entries for shelf in live.values())
    if lost <= max(_FEW, _SHARE * total):
        return []
    gone = live.keys() - new.keys()
    meetings = sorted({live[document].meeting or "no meeting" for document in gone})
    why = f"{lost} of {total} entries that can be found now would not be found any more"
    if gone:
        why += (
            f": the database does not know {counted(len(gone), 'document')} of {_listed(meetings)}"
        )
    return [why]


_SHOWN = 10


def _listed(names: Sequence[object]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(map(str, names[:_SHOWN])) + more


def change_lines(changes: Iterable[DocumentChange]) -> Iterator[str]:
    """For people: what is gained and lost, meeting by meeting; first where something is lost."""
    for change in sorted(
        changes, key=lambda one: (not one.loses, one.record.meeting or "~", one.record.name)
    ):
        told = [
            f"{what} {_listed(named)}"
            for what, named in (
                ("lost:", change.lost),
                ("without decision now:", change.undecided),
                ("gained:", change.gained),
                ("other outcomes:", change.outcomes),
                ("less than before:", list(_missed(change))),
            )
            if named
        ]
        if change.moved:
            told.insert(0, f"was taken for {change.moved}")
        if change.gone:
            told.insert(0, change.gone)
        if told:
            record = change.record
            place = record.meeting or "of no meeting"
            yield f"{place}, {kind_name(record.kind)} {record.name}: {'; '.join(told)}"


def _missed(change: DocumentChange) -> Iterator[str]:
    """What is less; where whole items or decisions are lost, their names say it."""
    if change.lost or change.undecided:
        return
    for missed, less, had, name in zip(
        change.misses, change.less, change.before, AMOUNT_NAMES, strict=True
    ):
        if missed:
            yield f"{less:,} of {had:,} {name}"
