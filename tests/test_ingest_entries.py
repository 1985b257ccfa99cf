"""What the corpus holds, as the index wants it."""

from __future__ import annotations

from datetime import date

import pytest
from corpus_samples import add, item

from corpus.records import Origin, Via
from corpus.repository import Corpus
from index.building.verify import count
from index.model import Passage
from ingest.entries import entries_of
from ingest.proofs import expected_counts
from parse.model import (
    Attendance,
    Decision,
    Field,
    FieldName,
    Kind,
    Outcome,
    Paragraph,
    Section,
    Status,
    Table,
)


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "home") as corpus:
        yield corpus


def _entries(corpus):
    return [entry for held in corpus.each() for entry in entries_of(held)]


def test_one_entry_for_every_item_and_one_for_the_rest(corpus):
    record = add(corpus, b"minutes").record
    outside, first, second = _entries(corpus)
    assert [e.id for e in (outside, first, second)] == [f"{record.sha256}:{n}" for n in range(3)]
    assert (second.item, second.title, second.section) == (
        "3.2", "Fordeling af flygtninge for 2022", "Regionalpolitiske sager",
    )  # fmt: skip
    assert second.group == "midtjylland-2021-06-08/3.2"
    assert (second.meeting, second.council, second.date, second.kind) == (
        "midtjylland-2021-06-08", "midtjylland", "2021-06-08", "minutes",
    )  # fmt: skip
    assert (second.page, second.case_number, second.outcomes) == (
        2,
        "SAG-2020-06413",
        ("approved",),
    )
    fields = {field.name: field.passages for field in second.fields}
    assert fields["recommendation"][1] == Passage("at fordelingen godkendes.", 3)
    assert fields["decision"] == (Passage("Fordelingen blev godkendt.", 2),)
    assert fields["attachments"] == (Passage("Brev om landstal", 2),)
    assert (outside.item, outside.group, outside.page) == (None, "midtjylland-2021-06-08/", None)
    assert outside.names == ("Erik Holm", "Ane Skov", "Bo Lund")
    assert outside.parties == ("V", "A")
    assert outside.municipalities == ("Lemvig", "Skive")
    shown = {field.name: field.passages for field in outside.fields}
    assert shown["attendance"][1].text == "Ane Skov, A, Skive, Afbud, stedfortræder Bo Lund"
    assert shown["body"] == (
        Passage("1 Godkendelse af referat"),
        Passage("3 Regionalpolitiske sager", 2),
        Passage("Mission og vision", 1),
    )
    assert shown["place"] == (Passage("Viborg Rådhus"),)


def test_who_stayed_away_is_said_to_have_where_no_heading_says_it(corpus):
    absent = Status.ABSENT
    people = (
        Attendance("Ane Skov", "A", "Skive", None, absent, "Bo Lund"),
        Attendance("Ib Ø", None, "Fanø", "Ikke mødt", absent),
        Attendance("Ida Bro", "V", "Odder", "Deltagere"),
    )
    add(corpus, b"minutes", attendance=people)
    outside = next(entry for entry in _entries(corpus) if entry.item is None)
    [told] = [field.passages for field in outside.fields if field.name == "attendance"]
    assert [passage.text for passage in told] == [
        "Ane Skov, A, Skive, afbud, stedfortræder Bo Lund",
        "Ib Ø, Fanø, Ikke mødt",
        "Ida Bro, V, Odder, Deltagere",
    ]


def test_the_place_alone_is_worth_an_entry_and_is_counted(corpus):
    add(corpus, b"agenda", kind=Kind.AGENDA, attendance=(), body=(), sections=())
    (outside,) = _entries(corpus)
    assert [field.name for field in outside.fields] == ["place"]
    assert [count.entries for count in corpus.counts()] == [1]


@pytest.mark.parametrize(
    ("title", "items", "found"),
    [
        ("Energi", ("Vind", "Sol"), True),
        ("Energi", ("Energi",), False),
        ("Energi", (), True),
        ("", ("Vind",), False),
        (None, ("Vind",), False),
    ],
)
def test_headings_above_items_alone_are_worth_an_entry_and_are_counted(corpus, title, items, found):
    """A paper that is nothing but its items had headings that nobody found."""
    below = tuple(item(f"1.{n}", title=name) for n, name in enumerate(items, start=1))
    section = Section("1", title, below)
    add(corpus, b"minutes", sections=(section,), body=(), attendance=(), place=None)
    entries = _entries(corpus)
    outside = [entry for entry in entries if entry.item is None]
    assert [entry.fields[0].passages[0].text for entry in outside] == ["1 Energi"] * found
    assert [count.entries for count in corpus.counts()] == [len(entries)]


def test_the_same_matter_in_agenda_and_minutes_is_one_group_the_minutes_first(corpus):
    add(corpus, b"agenda", kind=Kind.AGENDA)
    add(corpus, b"minutes")
    add(corpus, b"appendix", kind=Kind.APPENDIX)
    ranks = {(e.group, e.kind): e.precedence for e in _entries(corpus) if e.item == "3.2"}
    assert ranks == {
        ("midtjylland-2021-06-08/3.2", "minutes"): 0,
        ("midtjylland-2021-06-08/3.2", "agenda"): 1,
        ("midtjylland-2021-06-08/3.2", "appendix"): 2,
    }


def test_a_number_used_twice_in_a_document_is_two_matters(corpus):
    add(corpus, b"minutes", sections=(Section("7", "Eventuelt", (item("7.1"), item("7.1"))),))
    groups = [e.group for e in _entries(corpus) if e.item]
    assert groups == ["midtjylland-2021-06-08/7.1", "midtjylland-2021-06-08/7.1#2"]


def test_what_belongs_to_no_meeting_is_a_matter_of_its_own_and_can_be_found(corpus):
    changes = {"kind": Kind.OTHER, "sections": (), "attendance": ()}
    record = add(corpus, b"list", name="Udpegninger 2022.pdf", **changes).record
    (entry,) = _entries(corpus)
    assert (entry.meeting, entry.kind, entry.title) == (None, "other", "Udpegninger 2022")
    assert entry.group == f"{record.sha256}:0"
    assert entry.council == "midtjylland"


def test_a_scan_has_no_entries(corpus):
    add(corpus, b"scan", reason="no text", sections=(), body=(), attendance=())
    assert _entries(corpus) == []


def test_fields_of_one_name_are_joined_and_the_field_speaks_for_the_decision(corpus):
    def body(text):
        return Field(FieldName.BODY, None, (Paragraph(text, 4),), 4)

    decided = Field(FieldName.DECISION, "Beslutning", (Paragraph("Godkendt.", 5),), 5)
    made = item(fields=(body("a"), decided, body("b")), attachments=(),
                decision=Decision("Godkendt.", (Outcome.APPROVED,)),
                tables=(Table(6, (("By", "Antal"), ("Skive", "12"))),))  # fmt: skip
    sections = (Section("3", None, (made,)),)
    add(corpus, b"minutes", sections=sections, body=(), attendance=(), place=None)
    (entry,) = _entries(corpus)
    assert {field.name: field.passages for field in entry.fields} == {
        "body": (Passage("a", 4), Passage("b", 4)),
        "decision": (Passage("Godkendt.", 5),),
        "table": (Passage("By | Antal", 6), Passage("Skive | 12", 6)),
    }


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Styregruppens indstilling", True),
        ("Økonomi:", True),
        ("Indstilling", False),
        ("Sekretariatets indstilling:", False),
        ("KKR Sjællands beslutning", False),
        ("Beslutning 08-06-2021", False),
        (None, False),
    ],
)
def test_words_of_a_fields_heading_are_found_that_no_template_has(corpus, heading, found):
    field = Field(FieldName.RECOMMENDATION, heading, (Paragraph("at planen godkendes", 4),), 3)
    sections = (Section("3", None, (item(fields=(field,), decision=None),)),)
    add(corpus, b"minutes", sections=sections, body=(), attendance=(), place=None)
    (entry,) = _entries(corpus)
    told = {one.name: one.passages for one in entry.fields}["recommendation"]
    assert told == (*([Passage(heading, 3)] if found else []), Passage("at planen godkendes", 4))


def test_the_address_is_the_webs_never_a_path_of_this_machine(corpus):
    made = add(corpus, b"minutes")
    assert {e.url for e in _entries(corpus)} == {None}
    address = "https://example.org/media/1/referat.pdf"
    corpus.hold_again(made.record.sha256, b"minutes", Origin(address, Via.WEB))
    assert {e.url for e in _entries(corpus)} == {address}


def test_counts_of_rows_and_of_entries_agree(corpus):
    for year in (2019, 2021):
        for kind in Kind:
            for n in range(2):
                data = f"{year} {kind} {n}".encode()
                add(corpus, data, kind=kind, date=date(year, 3, 4))
    add(corpus, b"x", kind=Kind.OTHER, council=None, date=None)
    add(corpus, b"scan", reason="none", sections=(), body=(), attendance=())
    expected = expected_counts(corpus)
    assert {k: {n: c for n, c in v.items() if c} for k, v in expected.items()} == count(
        _entries(corpus)
    )


def test_entries_are_the_same_in_every_corpus_that_holds_the_same(corpus, tmp_path):
    add(corpus, b"agenda", kind=Kind.AGENDA)
    add(corpus, b"minutes")
    with Corpus.open(tmp_path / "other") as other:
        add(other, b"minutes")
        add(other, b"agenda", kind=Kind.AGENDA)
        assert _entries(other) == _entries(corpus)
