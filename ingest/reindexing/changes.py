"""What a new parse changes: what is gained, what is lost, and whether that is too much.

A better parser moves items about, a worse one loses them. What is lost beyond the limits below
stays as it was until somebody has looked: `kkr reindex --accept`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from corpus.precedence import SPEAKING
from corpus.records import Standing
from ingest.reindexing.amounts import COUNTS, SHARE, amounts_of, less_than, listed_amounts, said_by
from parse.display import counted
from parse.labels import kind_name
from parse.model import Outcome
from parse.text.spacing import squash

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from corpus.records import DocumentRecord
    from index.building.probes import Asked
    from index.opened.contents import Shelf
    from ingest.reindexing.amounts import Amounts, Count
    from parse.model import AgendaItem, ParsedDocument

_FEW = 3  # so many of anything are never too many: a hundredth of a small corpus is less than one
_HALF = 0.5


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
    to something else, `contradicted` those of them that had another than an unknown one and lack it
    now. `gone` says how it cannot be found any more, None if it can; `moved` what it was taken for,
    if it is another meeting's or of another kind now. Of what it said `before` it says so much
    `less`, and so much `more` that it did not say.
    """

    record: DocumentRecord
    gained: tuple[Named, ...] = ()
    lost: tuple[Named, ...] = ()
    undecided: tuple[Named, ...] = ()
    outcomes: tuple[Named, ...] = ()
    contradicted: tuple[Named, ...] = ()
    gone: str | None = None
    moved: str | None = None
    items_before: int = 0
    before: Amounts = field(default_factory=Counter)
    less: Amounts = field(default_factory=Counter)
    more: Amounts = field(default_factory=Counter)

    @property
    def loses(self) -> bool:
        """Whether anything that matters is less than it was, or is another meeting's."""
        named = self.lost or self.undecided or self.contradicted
        return bool(named or self.gone or self.moved or self.misses)

    @property
    def is_counted(self) -> bool:
        """Whether it can be said in numbers or names what it says otherwise."""
        named = self.gained or self.lost or self.undecided or self.outcomes
        return bool(named or self.gone or self.moved or self.less or self.more)

    @property
    def misses(self) -> list[Count]:
        """Of what so much is missing that it should be told."""
        return [c for c in COUNTS if self.less[c.name] > c.share * self.before[c.name]]


def compare(
    record: DocumentRecord, before: ParsedDocument, after: ParsedDocument
) -> DocumentChange:
    """What a new parse changes within a document; `record` is as it was held before."""
    pairs, lost, gained = _matched(before.items, after.items)
    said, says = said_by(before), said_by(after)
    had, has = amounts_of(said), amounts_of(says)
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
        contradicted=tuple(_named(new) for old, new in pairs if _contradicted(old, new)),
        gone=f"it has {has['letters']} letters of text instead of {had['letters']}"
        if has["letters"] < _HALF * had["letters"]
        else None,
        items_before=len(before.items),
        before=had,
        less=less_than(said, says),
        more=less_than(says, said),
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


def _contradicted(old: AgendaItem, new: AgendaItem) -> bool:
    """Whether a decision lacks what it amounted to, and amounts to something else."""
    if old.decision is None or new.decision is None:
        return False
    had, has = ({*one.outcomes} - {Outcome.UNCLASSIFIED} for one in (old.decision, new.decision))
    return bool(has and had - has)


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
            ("have another outcome", sum(len(change.contradicted) for change in losing)),
        )
        if number > max(_FEW, SHARE * items)
    ]
    gone = [change for change in losing if change.gone]
    if len(gone) > SHARE * len(held):
        why.append(f"{len(gone)} of {len(held)} documents would lose their meeting or their text")
    moved = [change for change in losing if change.moved]
    if len(moved) > max(1, SHARE * len(held)):
        what = "would be of another meeting or another kind"
        why.append(f"{len(moved)} of {len(held)} documents {what}")
    halved = [change for change in losing if _is_halved(change)]
    if halved:
        why.append(f"{counted(len(halved), 'document')} would lose more than half of the items")
    return [*why, *_said_less(losing, said, items)]


def _said_less(losing: Iterable[DocumentChange], said: Amounts, items: int) -> Iterator[str]:
    """Of what too much would be missing: more than a few items have of it, where items are few."""
    less: Amounts = sum((change.less for change in losing), Counter())
    few = min(_HALF, _FEW / items) if items else _HALF
    missing = [
        f"{less[count.name]:,} of {said[count.name]:,} {count.what}"
        for count in COUNTS
        if less[count.name] > max(_FEW, max(count.share, few) * said[count.name])
    ]
    if missing:
        yield f"{', '.join(missing)} would be lost"


def _is_halved(change: DocumentChange) -> bool:
    speaks = change.record.kind in SPEAKING
    return speaks and len(change.lost) > _HALF * change.items_before


def missing_from(
    new: Mapping[str, Shelf], live: Mapping[str, Shelf], known: Collection[str]
) -> list[str]:
    """Why a new index needs a look before it takes the live one's place: what it would not find.

    Entries are counted a document: that they have other numbers, or another meeting, is no loss.
    A document that the database does not know (`known` are the hashes of the others) is one however
    small it is: nothing takes one out but an older database that was put back, or damage.
    """
    short = Counter(
        {
            document: shelf.entries - (new[document].entries if document in new else 0)
            for document, shelf in live.items()
        }
    )
    lost = sum((+short).values())
    total = sum(shelf.entries for shelf in live.values())
    strangers = live.keys() - set(known)
    if lost <= max(_FEW, SHARE * total) and not strangers:
        return []
    why = f"{lost} of {total} entries that can be found now would not be found any more"
    if strangers:
        meetings = sorted({live[document].meeting or "no meeting" for document in strangers})
        unknown = f"{counted(len(strangers), 'document')} of {_listed(meetings)}"
        why += f": the database does not know {unknown} (kkr doctor --repair may bring them back)"
    return [why]


def change_sums(changes: Collection[DocumentChange]) -> Iterator[str]:
    """For people: of what all changes consist, in numbers."""
    for what, number in (
        ("gained", sum(len(one.gained) for one in changes)),
        ("lost", sum(len(one.lost) for one in changes)),
        ("without decision now", sum(len(one.undecided) for one in changes)),
        ("with other outcomes", sum(len(one.outcomes) for one in changes)),
    ):
        if number:
            yield f"{counted(number, 'item')} {what}"
    for what, amounts in (
        ("less", [one.less for one in changes]),
        ("more", [one.more for one in changes]),
    ):
        if listed := ", ".join(listed_amounts(sum(amounts, Counter()))):
            yield f"{what}: {listed}"
    uncounted = sum(not one.is_counted for one in changes)
    if uncounted:
        yield f"{uncounted} in nothing that is counted"


# Of what a word finds in the live build. A choice: a better analysis drops chance finds of single
# words now and then, one without compounds or inflections loses a third to all of what they find.
_SHARE_OF_HITS = 0.1


def found_less(asked: Iterable[Asked]) -> list[str]:
    """Why a new index needs a look first: words find clearly fewer entries, or several none."""
    words = list(asked)
    fewer = [one for one in words if one.before - one.now > max(_FEW, _SHARE_OF_HITS * one.before)]
    none = [one for one in words if one.before and not one.now]
    told = dict.fromkeys([*fewer, *(none if len(none) > _FEW else ())])
    if not told:
        return []
    most = sorted(told, key=lambda one: (one.now - one.before, one.word))
    shown = [f"“{one.word}” {one.now} instead of {one.before}" for one in most]
    return [f"{counted(len(words), 'word')} were tried, some find fewer entries: {_listed(shown)}"]


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
    for count in change.misses:
        less, had = change.less[count.name], change.before[count.name]
        yield f"{less:,} of {had:,} {count.what}"
