"""Parsers of the toy format (`pipeline_samples`) that understand less, or otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from pipeline_samples import parse_again, work

from parse.model import Kind, Outcome


def _each(job, change):
    worked = parse_again(job)
    sections = tuple(replace(s, items=tuple(change(s.items))) for s in worked.document.sections)
    return replace(worked, document=replace(worked.document, sections=sections))


def loses_many(job):
    return _each(job, lambda items: items[: len(items) // 3])


def reads_a_third(job):
    """The same from the originals."""
    return loses_many(replace(job, data=work(job).lines))


def loses_one(job):
    """One item of one document."""
    return _each(job, lambda items: [i for i in items if i.title != "Cykelstier i 0"])


def loses_decisions(job):
    return _each(job, lambda items: [replace(item, decision=None) for item in items])


def renumbers(job):
    return _each(job, lambda items: [replace(item, number=f"{item.number}a") for item in items])


def decides_otherwise(job):
    def other(item):
        return replace(item, decision=replace(item.decision, outcomes=(Outcome.NOTED,)))

    return _each(job, lambda items: [other(item) if item.decision else item for item in items])


def loses_the_meeting(job):
    worked = parse_again(job)
    return replace(worked, document=replace(worked.document, date=None))


def dates_a_day_too_late(job):
    worked = parse_again(job)
    day = worked.document.date + timedelta(days=1)
    return replace(worked, document=replace(worked.document, date=day))


def takes_minutes_for_agendas(job):
    worked = parse_again(job)
    return replace(worked, document=replace(worked.document, kind=Kind.AGENDA))


def understands_no_decision(job):
    def unclear(item):
        return replace(item, decision=replace(item.decision, outcomes=(Outcome.UNCLASSIFIED,)))

    return _each(job, lambda items: [unclear(item) if item.decision else item for item in items])


def cuts_decisions_short(job):
    def cut(item):
        return replace(item, decision=replace(item.decision, text=item.decision.text[:4]))

    return _each(job, lambda items: [cut(item) if item.decision else item for item in items])


def takes_items_twice(job):
    return _each(job, lambda items: items * 2)
