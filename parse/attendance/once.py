"""People whom a list names more than once: each of them once, with all that is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from parse.model import Attendance, Status

_ONE_OR_NONE = 2  # what two groups may say of one person: the same, or nothing


class Told(NamedTuple):
    """A person; `by_substitute`: only the entry of who came in this one's place tells of it."""

    person: Attendance
    by_substitute: bool = False


def once(found: Sequence[Told]) -> tuple[Attendance, ...]:
    """The list with each absent member once.

    Where the list names a member elsewhere (under `Afbud`) of whose absence the substitute's entry
    tells, that entry stays, and gets the substitute.
    """
    listed = {told.person.name for told in found if not told.by_substitute}
    substitutes = {told.person.name: told.person.substitute for told in found if told.by_substitute}
    return _each_once(
        replace(person, status=Status.ABSENT, substitute=substitutes[person.name])
        if person.name in substitutes
        else person
        for person, by_substitute in found
        if not by_substitute or person.name not in listed
    )


def _each_once(people: Iterable[Attendance]) -> tuple[Attendance, ...]:
    """The people, those whom several groups name with what all of these tell of them.

    Municipal papers list all members, and below them again those who stayed away (2007–); who
    wrote the minutes is among those present, too. Two whom parties or places part are two.
    """
    listed: list[Attendance] = []
    places: dict[str, list[int]] = defaultdict(list)
    for person in people:
        same = next((at for at in places[person.name] if _may_be_same(listed[at], person)), None)
        if same is None:
            places[person.name].append(len(listed))
            listed.append(person)
        else:
            listed[same] = _together(listed[same], person)
    return tuple(listed)


def _may_be_same(one: Attendance, other: Attendance) -> bool:
    parties, towns = {one.party, other.party, None}, {one.municipality, other.municipality, None}
    return len(parties) <= _ONE_OR_NONE and len(towns) <= _ONE_OR_NONE


def _together(one: Attendance, other: Attendance) -> Attendance:
    """One person of two groups: away if one of them says so."""
    first = other if one.status is Status.PRESENT and other.status is Status.ABSENT else one
    return replace(
        first,
        party=one.party or other.party,
        municipality=one.municipality or other.municipality,
        substitute=one.substitute or other.substitute,
    )
