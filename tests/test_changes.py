"""What a parser that has become worse does to the bundled sample is more than goes unasked."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest

from corpus.repository import Corpus
from ingest.reindexing.amounts import COUNTS
from ingest.reindexing.changes import change_lines, change_sums, compare, too_much
from parse.model import FieldName, Outcome, Status


@pytest.fixture(scope="module")
def held(sample_home):
    with Corpus.open(sample_home, create=False) as corpus:
        return list(corpus.each())


def changes_of(held, worse):
    return [compare(one.record, one.document, worse(one.document)) for one in held]


def judged(held, changes):
    said = sum((change.before for change in changes), Counter())
    return "; ".join(too_much(changes, [one.record for one in held], said))


def items(change):
    """A parser that changes items."""
    return lambda document: replace(
        document,
        sections=tuple(
            replace(section, items=tuple(change(item) for item in section.items))
            for section in document.sections
        ),
    )


def texts(change):
    """A parser that changes the texts of fields."""

    def changed(item):
        return replace(item, fields=tuple(map(in_field, item.fields)))

    def in_field(field):
        paragraphs = (replace(one, text=change(one.text)) for one in field.paragraphs)
        return replace(field, paragraphs=tuple(paragraphs))

    return items(changed)


def renamed(old, new):
    """A parser that takes fields for others."""
    return items(
        lambda item: replace(
            item,
            fields=tuple(
                replace(field, name=new) if field.name in old else field for field in item.fields
            ),
        )
    )


def merged(item):
    """Texts below a heading that is not known go on the field before."""
    fields = []
    for field in item.fields:
        if fields and field.name is FieldName.RECOMMENDATION:
            before = fields.pop()
            field = replace(before, paragraphs=before.paragraphs + field.paragraphs)  # noqa: PLW2901 - meant
        fields.append(field)
    return replace(item, fields=tuple(fields))


def decided(outcome):
    def other(item):
        known = item.decision and item.decision.outcomes
        decision = replace(item.decision, outcomes=(outcome,)) if known else item.decision
        return replace(item, decision=decision)

    return items(other)


def people(change):
    return lambda document: replace(document, attendance=tuple(map(change, document.attendance)))


def torn(text):
    """A third of long words, as if hyphens at the ends of lines were not undone."""
    return re.sub(r"\b([^\W\d_]{5}[dst])([^\W\d_]{4,})", r"\1- \2", text)


def doubled(document):
    sections = (replace(section, items=section.items * 2) for section in document.sections)
    return replace(document, sections=tuple(sections))


def on_page_one(document):
    def first(item):
        fields = (
            replace(field, paragraphs=tuple(replace(one, page=1) for one in field.paragraphs))
            for field in item.fields
        )
        return replace(item, fields=tuple(fields))

    return items(first)(replace(document, body=tuple(replace(p, page=1) for p in document.body)))


WORSE = {
    "no heading Indstilling": (
        renamed({FieldName.RECOMMENDATION}, FieldName.PRESENTATION), "recommendations"
    ),
    "heading unknown": (items(merged), "recommendations"),
    "no headings of fields": (renamed(set(FieldName), FieldName.BODY), "fields of background"),
    "mojibake": (texts(lambda text: text.encode().decode("latin-1")), "different long words"),
    "lost spaces": (texts(lambda text: text.replace(" ", "")), "different long words"),
    "torn words": (texts(torn), "different long words"),
    "text reversed": (texts(lambda text: text[::-1]), "different long words"),
    "case numbers": (items(lambda i: replace(i, case_number=None)), "case numbers"),
    "case workers": (items(lambda i: replace(i, case_workers=())), "case workers"),
    "attachments": (items(lambda i: replace(i, attachments=())), "attachments"),
    "links": (items(lambda i: replace(i, links=())), "links"),
    "items on page 1": (items(lambda i: replace(i, page=1)), "items whose page is known"),
    "texts on page 1": (on_page_one, "pages where texts begin"),
    "tables": (lambda d: items(lambda i: replace(i, tables=()))(replace(d, tables=())), "rows"),
    "titles": (items(lambda i: replace(i, title="")), "titles of items"),
    "no attendance": (lambda d: replace(d, attendance=()), "people of attendance lists"),
    "all absent": (people(lambda p: replace(p, status=Status.ABSENT)), "people of attendance"),
    "all present": (people(lambda p: replace(p, status=Status.PRESENT)), "people of attendance"),
    "no parties": (people(lambda p: replace(p, party=None)), "parties of people"),
    "no towns": (people(lambda p: replace(p, municipality=None)), "municipalities of people"),
    "all rejected": (decided(Outcome.REJECTED), "would have another outcome"),
    "none understood": (decided(Outcome.UNCLASSIFIED), "decisions whose outcome is known"),
    "text cut short": (texts(lambda text: text[: len(text) * 2 // 3]), "letters of text"),
    "items twice": (doubled, "items that stand there once"),
}  # fmt: skip


@pytest.mark.parametrize("worse", WORSE)
def test_a_worse_parser_waits_and_says_what_would_be_lost_where(held, worse):
    parser, said = WORSE[worse]
    changes = changes_of(held, parser)
    assert said in judged(held, changes)
    meetings = {c.record.meeting for c in changes if c.loses and c.record.meeting}
    told = "\n".join(change_lines(changes))
    assert meetings
    assert all(meeting in told for meeting in meetings)


GAINS = (
    *("heading unknown", "no headings of fields", "case numbers", "case workers"),
    *("attachments", "links", "tables", "titles", "no attendance", "no parties", "no towns"),
    "none understood",
)


@pytest.mark.parametrize("worse", GAINS)
def test_a_parser_that_has_learnt_what_another_could_not_waits_for_nobody(held, worse):
    parser, _ = WORSE[worse]
    changes = [compare(one.record, parser(one.document), one.document) for one in held]
    assert any(change.more for change in changes)
    assert not judged(held, changes)


def test_each_amount_is_lost_by_some_worse_parser(held):
    losing = Counter()
    for parser, _ in WORSE.values():
        for change in changes_of(held, parser):
            losing.update(change.less)
    whole = {count.name for count in COUNTS}
    assert whole - losing.keys() == {"decision_letters"}  # tests/test_reindex_guard.py


def test_what_documents_say_otherwise_is_told_in_numbers(held):
    changes = changes_of(held, WORSE["no heading Indstilling"][0])
    number = sum(
        field.name is FieldName.RECOMMENDATION
        for one in held
        for item in one.document.items
        for field in item.fields
    )
    assert list(change_sums(changes)) == [
        f"less: {number} recommendations",
        f"more: {number} fields of presentation",
        f"{sum(not change.less for change in changes)} in nothing that is counted",
    ]


def test_outcomes_that_were_unknown_are_gained_not_contradicted(held):
    unknown = decided(Outcome.UNCLASSIFIED)
    changes = [compare(one.record, unknown(one.document), one.document) for one in held]
    assert sum(len(change.outcomes) for change in changes) > 3
    assert not any(change.loses for change in changes)
