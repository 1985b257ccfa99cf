"""What is held: idempotence, precedence, decisions, failures."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from corpus_samples import add, document, item, parse

from corpus import queries
from corpus.errors import (
    DatabaseMissing,
    DatabaseUnreachable,
    HomeMissing,
    UnknownDocument,
    UnknownItem,
    UnknownMeeting,
)
from corpus.records import Count, Failure, Origin, Standing, Via
from corpus.repository import Corpus
from corpus.versions import decisions
from parse.model import Decision, Edition, Kind, Outcome, Section

SLUG = "midtjylland-2021-06-08"


@pytest.fixture
def corpus(tmp_path):
    clock = lambda: datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)  # noqa: E731 - read beside what it stands for
    with Corpus.open(tmp_path / "home", clock=clock) as corpus:
        yield corpus


def _sha(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def test_a_document_is_held_with_its_original(corpus):
    addition = add(corpus, b"minutes")
    assert addition.new
    record = corpus.document(_sha(b"minutes"))
    assert record == addition.record
    assert (record.name, record.size, record.pages, record.kind) == (
        "referat.pdf", 7, 3, Kind.MINUTES,
    )  # fmt: skip
    assert record.added_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    assert (record.meeting, record.precedence, record.superseded_by) == (SLUG, 0, None)
    assert record.items == 2
    assert corpus.original(record.sha256) == b"minutes"
    assert corpus.reading(record.sha256).source.name == "referat.pdf"
    assert corpus.origins(record.sha256) == [Origin("/papers/referat.pdf")]


def test_the_same_file_again_changes_nothing_and_says_so(corpus):
    first = add(corpus, b"minutes")
    again = add(corpus, b"minutes")
    assert not again.new
    assert again.record == first.record
    assert len(corpus.documents()) == 1


def test_the_same_bytes_elsewhere_are_one_document_with_two_origins(corpus):
    record = add(corpus, b"minutes").record
    address = Origin("https://example.org/media/1/referat.pdf", Via.WEB, label="Referat")
    again = corpus.add(b"minutes", "other.pdf", parse(b"minutes"), address)
    assert not again.new
    assert corpus.origins(record.sha256) == [Origin("/papers/referat.pdf"), address]
    assert again.record.url == address.address
    assert again.record.state != record.state  # results show the address


def test_a_lost_original_is_restored_by_adding_again(corpus):
    record = add(corpus, b"minutes").record
    corpus.originals.path(record.sha256, ".pdf").unlink()
    add(corpus, b"minutes")
    assert corpus.original(record.sha256) == b"minutes"


def test_minutes_speak_before_the_agenda_whatever_came_first(corpus):
    agenda = add(corpus, b"agenda", kind=Kind.AGENDA).record
    assert corpus.meeting(SLUG).speaker == agenda
    added = add(corpus, b"minutes")
    assert [r.sha256 for r in added.replaced] == [agenda.sha256]
    later = add(corpus, b"agenda, corrected", kind=Kind.AGENDA)
    assert later.replaced == ()
    assert later.record.superseded_by == _sha(b"minutes")
    kinds = [r.kind for r in corpus.meeting(SLUG).documents]
    assert kinds == [Kind.MINUTES, Kind.AGENDA, Kind.AGENDA]


def test_a_corrected_pdf_takes_precedence_and_the_old_stays_reachable(corpus):
    add(corpus, b"minutes")
    corrected = add(corpus, b"minutes, corrected", sections=(Section("1", "Nyt", (item("1.1"),)),))
    assert [r.sha256 for r in corrected.replaced] == [_sha(b"minutes")]
    assert [i.number for i in decisions(corpus, [SLUG]).items] == ["1.1"]
    assert corpus.document(_sha(b"minutes")).superseded_by == _sha(b"minutes, corrected")
    assert len(corpus.item(SLUG, "3.2")) == 1


def test_what_says_that_it_is_a_correction_speaks_whatever_came_first(corpus):
    corrected = add(corpus, b"corrected", edition=Edition.CORRECTED).record
    for data, edition in ((b"plain", None), (b"draft", Edition.DRAFT)):
        assert add(corpus, data, edition=edition).replaced == ()
    assert corpus.meeting(SLUG).speaker.sha256 == corrected.sha256
    assert [r.sha256 for r in corpus.meeting(SLUG).documents] == [
        _sha(data) for data in (b"corrected", b"plain", b"draft")
    ]


def test_a_supplement_never_speaks_for_the_whole_agenda(corpus):
    items = tuple(item(f"1.{number}") for number in range(1, 6))
    add(corpus, b"agenda", kind=Kind.AGENDA, sections=(Section("1", "Nyt", items),))
    supplement = (Section("1", "Nyt", (item("1.6"), item("1.7"))),)
    added = add(corpus, b"supplement", kind=Kind.AGENDA, sections=supplement)
    assert added.replaced == ()
    assert corpus.meeting(SLUG).speaker.sha256 == _sha(b"agenda")
    assert len(corpus.item(SLUG, "1.6")) == 1


def test_a_pdf_speaks_before_a_text_dump_and_before_a_conversion(corpus):
    add(corpus, b"pdf")
    add(corpus, b"md", reader="markdown", name="referat.md")
    added = add(corpus, b"txt", reader="text", name="referat.txt")
    assert added.replaced == ()
    readers = [r.reader for r in corpus.meeting(SLUG).documents]
    assert readers == ["pdf", "markdown", "text"]


def test_a_scan_without_text_never_speaks(corpus):
    add(corpus, b"agenda", kind=Kind.AGENDA)
    bare = {"sections": (), "body": (), "attendance": ()}
    scan = add(corpus, b"scan", reason="no text on pages 1-3", **bare)
    assert scan.record.standing is Standing.NOT_SEARCHABLE
    assert scan.record.reason == "no text on pages 1-3"
    assert corpus.meeting(SLUG).speaker.kind is Kind.AGENDA


def test_a_copy_with_unreadable_pages_never_takes_the_place_of_a_whole_one(corpus):
    add(corpus, b"whole")
    made = parse(b"one page scanned")
    lacking = replace(made, pages_without_text=(2,))
    corpus.add(b"one page scanned", "referat.pdf", lacking, Origin("x"))
    assert corpus.meeting(SLUG).speaker.sha256 == _sha(b"whole")


def test_a_scan_that_ocr_has_read_takes_no_place_of_a_paper_with_text_of_its_own(corpus):
    add(corpus, b"text")
    scan = replace(parse(b"signed and scanned"), read_by="r1+tesseract")
    corpus.add(b"signed and scanned", "referat.pdf", scan, Origin("x"))
    assert corpus.meeting(SLUG).speaker.sha256 == _sha(b"text")


def test_appendices_belong_to_the_meeting_and_are_not_superseded(corpus):
    add(corpus, b"minutes")
    for data in (b"appendix 1", b"appendix 2"):
        record = add(corpus, data, kind=Kind.APPENDIX).record
        assert (record.meeting, record.superseded_by) == (SLUG, None)
    assert [r.precedence for r in corpus.meeting(SLUG).documents] == [0, 1, 2]


def test_a_walk_over_some_documents_sees_them_as_a_walk_over_all_does(corpus):
    add(corpus, b"agenda", kind=Kind.AGENDA)
    add(corpus, b"minutes")
    add(corpus, b"minutes, corrected")
    add(corpus, b"appendix", kind=Kind.APPENDIX)
    add(corpus, b"elsewhere", date=date(2021, 9, 10))
    add(corpus, b"paper", council=None, date=None)
    every = list(corpus.each())
    assert len(every) == 6
    for held in every:
        assert list(corpus.each(frozenset({held.record.sha256}))) == [held]
    some = frozenset(held.record.sha256 for held in every[::2])
    assert list(corpus.each(some)) == every[::2]
    assert list(corpus.each(some | set(map(str, range(200))))) == every[::2]
    assert list(corpus.each(frozenset())) == []


@pytest.mark.parametrize(
    "changes", [{"kind": Kind.OTHER}, {"council": None}, {"date": None}], ids=str
)
def test_what_belongs_to_no_meeting_is_held_all_the_same(corpus, changes):
    record = add(corpus, b"paper", **changes).record
    assert record.meeting is None
    assert corpus.meetings() == []
    assert [h.record for h in corpus.each()] == [record]


def test_meetings_are_listed_with_their_kinds_and_items(corpus):
    add(corpus, b"minutes")
    add(corpus, b"agenda", kind=Kind.AGENDA, sections=())
    add(corpus, b"older", council="sjaelland", date=date(2019, 1, 2))
    listed = [(m.meeting, m.kinds, m.items) for m in corpus.meetings()]
    assert listed == [
        ("sjaelland-2019-01-02", (Kind.MINUTES,), 2),
        (SLUG, (Kind.AGENDA, Kind.MINUTES), 2),
    ]


def test_decisions_stand_beside_their_recommendations_in_order(corpus):
    undecided = item("3.3", decided=False, fields=())
    add(corpus, b"minutes", sections=(Section("3", "Sager", (item("3.2"), undecided)),))
    found = decisions(corpus, ["KKR Midtjylland 8. juni 2021"])
    assert (found.meeting, found.council, found.date) == (SLUG, "midtjylland", date(2021, 6, 8))
    assert [(i.number, i.page) for i in found.items] == [("3.2", 2), ("3.3", 2)]
    assert found.items[0].recommendation == "Det indstilles,\nat fordelingen godkendes."
    assert found.items[0].decision == Decision("Fordelingen blev godkendt.", (Outcome.APPROVED,))
    assert (found.items[1].recommendation, found.items[1].decision) == (None, None)


def test_an_item_is_shown_from_every_document_that_has_it(corpus):
    add(corpus, b"agenda", kind=Kind.AGENDA)
    add(corpus, b"minutes")
    versions = corpus.item(SLUG, "3.2.")
    assert [v.record.kind for v in versions] == [Kind.MINUTES, Kind.AGENDA]
    assert versions[0].section == "Regionalpolitiske sager"
    with pytest.raises(UnknownItem, match=r"it has 3\.1, 3\.2"):
        corpus.item(SLUG, "9.9")


def test_unknown_things_say_so(corpus):
    add(corpus, b"minutes")
    with pytest.raises(UnknownMeeting, match=SLUG):
        corpus.meeting("midtjylland 2021-06-09")
    with pytest.raises(UnknownDocument):
        corpus.document("0" * 64)
    with pytest.raises(UnknownDocument):
        corpus.replace("0" * 64, parse(b""))


def test_a_new_parse_moves_a_document_to_its_right_meeting(corpus):
    record = add(corpus, b"minutes", date=date(2012, 6, 8)).record
    before = corpus.parsed(record.sha256)
    assert corpus.replace(record.sha256, parse(b"minutes")) == before
    assert [m.meeting for m in corpus.meetings()] == [SLUG]
    assert corpus.document(record.sha256).state != record.state


def test_an_equal_parse_changes_no_revision_but_the_fingerprints(corpus):
    record = add(corpus, b"minutes").record
    same = parse(b"minutes")
    newer = type(same)(same.document, same.lines, read_by="r2", parsed_by="p2")
    assert corpus.replace(record.sha256, newer) is None
    after = corpus.document(record.sha256)
    assert (after.state, after.parsed_by) == (record.state, "p2")


def test_failures_are_kept_until_the_document_comes_in(corpus):
    path = "/papers/referat.pdf"
    corpus.fail(Failure(path, "referat.pdf", "Damaged", "cut off", _sha(b"minu")))
    corpus.fail(Failure(path, "referat.pdf", "Damaged", "still cut off", _sha(b"minut")))
    corpus.fail(Failure("/other/copy.pdf", "copy.pdf", "TimedOut", "too slow", _sha(b"minutes")))
    assert [f.reason for f in corpus.failures()] == ["too slow", "still cut off"]
    assert corpus.failures()[0].failed_at == datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    add(corpus, b"minutes")
    assert corpus.failures() == []


def test_problems_name_their_document(corpus):
    record = add(corpus, b"minutes").record
    (found,) = corpus.problems()
    assert (found.sha256, found.meeting, found.problem.code) == (record.sha256, SLUG, "stray")


def test_counts_by_council_year_and_kind(corpus):
    add(corpus, b"minutes")
    add(corpus, b"agenda", kind=Kind.AGENDA, attendance=(), body=(), place=None)
    add(corpus, b"other", kind=Kind.OTHER, council=None, date=None, sections=())
    bare = {"sections": (), "body": (), "attendance": ()}
    add(corpus, b"scan", reason="no text", kind=Kind.OTHER, council=None, date=None, **bare)
    assert corpus.counts() == [
        Count("midtjylland", 2021, Kind.AGENDA, documents=1, items=2, entries=3),
        Count("midtjylland", 2021, Kind.MINUTES, documents=1, items=2, entries=3),
        Count(None, None, Kind.OTHER, documents=2, items=0, entries=1),
    ]


def test_reading_where_nothing_was_added_says_so(tmp_path):
    with pytest.raises(HomeMissing, match="kkr add"):
        Corpus.open(tmp_path / "nowhere", create=False)
    assert not (tmp_path / "nowhere").exists()


def test_what_leaves_the_corpus_is_frozen(corpus):
    record = add(corpus, b"minutes").record
    with pytest.raises(AttributeError):
        record.name = "x"
    assert corpus.parsed(record.sha256) == document(b"minutes")


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("empty", [True, False])
def test_documents_without_their_database_are_never_taken_for_an_empty_corpus(
    tmp_path, create, empty
):
    """An empty file, as a power cut may leave it, is a database without tables for SQLite."""
    home = tmp_path / "home"
    with Corpus.open(home) as corpus:
        add(corpus, b"minutes")
    for file in home.glob("kkr.db*"):
        file.unlink()
    if empty:
        (home / "kkr.db").touch()
    with pytest.raises(DatabaseMissing, match="kkr doctor --repair"):
        Corpus.open(home, create=create)
    assert [file.stat().st_size for file in home.glob("kkr.db*")] == [0] * empty


@pytest.mark.parametrize("late", [True, False])
def test_an_original_is_taken_back_only_if_it_has_no_row(corpus, monkeypatch, late):
    def interrupted(*_args, **_named):
        raise KeyboardInterrupt

    name = "corpus.repository.Addition" if late else "corpus.repository.note_origin"
    with monkeypatch.context() as patch:  # just after the commit, and before it
        patch.setattr(name, interrupted)
        with pytest.raises(KeyboardInterrupt):
            add(corpus, b"minutes")
    held = {record.sha256 for record in corpus.documents()}
    assert len(held) == late
    assert {path.stem for path in corpus.originals} == held


def test_an_original_stays_where_nobody_can_tell_whether_it_has_a_row(corpus, monkeypatch):
    def broken(*_args):
        raise DatabaseUnreachable("the connection broke")

    with monkeypatch.context() as patch:
        patch.setattr("corpus.repository.note_origin", broken)
        patch.setattr(queries, "find", broken)
        patch.setattr(corpus, "hold_again", lambda *_: None)
        with pytest.raises(DatabaseUnreachable):
            add(corpus, b"minutes")
    assert len(list(corpus.originals)) == 1
