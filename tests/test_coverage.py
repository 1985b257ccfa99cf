"""What is missing: meetings known of against papers held, and how sources fare."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pipeline_samples
import pytest

from corpus.journal import KnownMeeting, SourceState, Visit
from corpus.repository import Corpus
from ingest.coverage import (
    Coverage,
    Lacking,
    coverage,
    coverage_lines,
    coverage_to_json,
    source_lines,
    sources,
    sources_to_json,
)
from ingest.pipeline import add
from ingest.status import notes, status, status_to_json
from parse.model import Kind

TODAY = date(2021, 12, 1)
APPROVED = "1.1 | Godkendelse af referat fra møde i KKR Midtjylland den 11. april 2021 | Godkendt."
NEXT = "6.1 | Punkter til næste møde | Næste møde er den 10. september 2021."
OTHER = "2.1 | Referat fra møde i Vækstforum den 1. maj 2021 | Til efterretning."


@pytest.fixture
def corpus(tmp_path):
    papers = tmp_path / "papers"
    pipeline_samples.write(
        papers, "a.txt", "minutes", "midtjylland", "2021-06-08", APPROVED, NEXT, OTHER
    )
    pipeline_samples.write(papers, "b.txt", "agenda", "midtjylland", "2021-06-08")
    pipeline_samples.write(papers, "c.txt", "agenda", "sjaelland", "2021-11-26")
    with Corpus.open(tmp_path / "home") as corpus:
        report = add([papers], corpus, corpus.home / "index", work=pipeline_samples.work)
        assert report.complete
        yield corpus


def test_papers_tell_of_the_former_and_the_next_meeting(corpus):
    found = {(one.council, one.date): one.page_url for one in corpus.named_meetings()}
    assert found == {
        ("midtjylland", date(2021, 4, 11)): "a.txt",
        ("midtjylland", date(2021, 9, 10)): "a.txt",
    }


@pytest.mark.parametrize(
    "line",
    ["6.1 | KOMMENDE MØDER | Næste møde er den 17. december 2021.", "NÆSTE MØDE 17. DECEMBER 2021"],
)
def test_the_next_meeting_is_noticed_under_a_title_in_capitals(corpus, tmp_path, line):
    pipeline_samples.write(tmp_path / "caps", "d.txt", "minutes", "nordjylland", "2021-09-03", line)
    add([tmp_path / "caps"], corpus, corpus.home / "index", work=pipeline_samples.work)
    told = {(one.council, one.date) for one in corpus.named_meetings()}
    assert ("nordjylland", date(2021, 12, 17)) in told


def test_of_several_papers_that_tell_the_first_by_letters_is_named(corpus, tmp_path):
    """Not the first in the database: rows that are written anew stand in another order."""
    for name, day in (("z.txt", "2021-06-09"), ("A.txt", "2021-06-10")):
        papers = tmp_path / name.removesuffix(".txt")
        pipeline_samples.write(papers, name, "minutes", "midtjylland", day, APPROVED)
        add([papers], corpus, corpus.home / "index", work=pipeline_samples.work)
    found = {one.date: one.page_url for one in corpus.named_meetings()}
    assert found[date(2021, 4, 11)] == "A.txt"


def test_data_directories_with_one_database_may_note_a_meeting_at_once(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'shared.db'}"
    meeting = KnownMeeting("midtjylland", date(2021, 9, 10), "https://x/")
    with Corpus.open(tmp_path / "a", url) as ours, Corpus.open(tmp_path / "b", url) as theirs:
        look = ours.journal.meetings

        def overtaken():
            known = look()
            theirs.journal.note_meetings([meeting])
            return known

        monkeypatch.setattr(ours.journal, "meetings", overtaken)
        ours.journal.note_meetings([meeting])
        assert look() == [meeting]


def test_each_year_counts_what_is_known_and_what_is_held(corpus):
    page = "https://www.kl.dk/politik/kkr/kkr-midtjylland/moedemateriale"
    corpus.journal.note_meetings(
        [
            KnownMeeting("midtjylland", date(2021, 6, 8), page),
            KnownMeeting("midtjylland", date(2020, 2, 7), page),
            KnownMeeting("midtjylland", date(2022, 2, 7), page),  # not yet held
        ]
    )
    by_year = {(one.council, one.year): one for one in coverage(corpus, TODAY)}
    assert set(by_year) == {("midtjylland", 2020), ("midtjylland", 2021), ("sjaelland", 2021)}
    year = by_year["midtjylland", 2021]
    assert (year.known, year.agendas, year.minutes, year.appendices) == (3, 1, 1, 0)
    assert [(one.date, one.lacks) for one in year.lacking] == [
        (date(2021, 4, 11), (Kind.AGENDA, Kind.MINUTES)),
        (date(2021, 9, 10), (Kind.AGENDA, Kind.MINUTES)),
    ]
    (lack,) = by_year["midtjylland", 2020].lacking
    assert lack.named_by == page
    assert by_year["sjaelland", 2021].lacking == ()  # its minutes are not due yet
    (line,) = coverage_lines((year,))
    assert "2021: 3 known; held: minutes 1, agendas 1, appendices 0" in line
    assert line.endswith("missing: agenda and minutes of 2021-04-11, 2021-09-10")
    assert coverage_to_json((year,))[0]["lacking"][0] == {
        "meeting": "midtjylland-2021-04-11",
        "lacks": ["agenda", "minutes"],
        "named_by": "a.txt",
    }


def test_sources_tell_their_last_success_and_newest_meeting(corpus):
    journal = corpus.journal
    record = corpus.meeting("midtjylland-2021-06-08").documents[0]
    journal.note(Visit("https://x/1.pdf", "kl", "midtjylland", sha256=record.sha256))
    journal.note_source(SourceState("kl", "midtjylland", 12))
    journal.note_source(SourceState("kl", "sjaelland", 0, "NoLinks", "no link was found"))
    now = datetime.now(UTC)
    good, bad = sources(corpus, now)
    assert (good.newest, good.stale) == (date(2021, 6, 8), False)
    assert bad.stale
    assert sources(corpus, now + timedelta(days=30))[0].stale
    assert sources(corpus, now - timedelta(days=900))[0].stale  # its clock ran ahead: nobody knows
    told = "\n".join(source_lines((good, bad)))
    assert "newest meeting 2021-06-08" in told
    assert "FAILING (NoLinks): no link was found" in told
    assert sources_to_json((good, bad))[1]["failing"] == "NoLinks"


def test_status_tells_all_of_it(corpus):
    corpus.journal.note_source(SourceState("kl", "sjaelland", 0, "NoLinks", "no link was found"))
    found = status(corpus, corpus.home / "index")
    data = status_to_json(found)
    assert data["coverage"][0]["council"] == "midtjylland"
    assert data["sources"][0]["failing"] == "NoLinks"
    told = "\n".join(notes(found))
    assert "papers that are missing" in told
    assert "FAILING" in told


def test_a_source_that_recovers_keeps_no_failure(corpus):
    journal = corpus.journal
    journal.note_source(SourceState("kl", "sjaelland", 0, "NoLinks", "no link was found"))
    journal.note_source(SourceState("kl", "sjaelland", 9))
    (state,) = journal.sources()
    assert (state.code, state.documents) == (None, 9)
    journal.note_source(SourceState("kl", "sjaelland", 0, "Unreachable", "no answer"))
    assert journal.sources()[0].last_success_at == state.last_success_at


def test_what_is_missing_is_told_apart():
    """Who asks which meetings lack their minutes needs no JSON."""
    both, minutes = (Kind.AGENDA, Kind.MINUTES), (Kind.MINUTES,)
    lacking = (
        Lacking("nordjylland", date(2018, 9, 14), both, "a.pdf"),
        Lacking("nordjylland", date(2018, 11, 16), minutes, "a.pdf"),
    )
    (line,) = coverage_lines((Coverage("nordjylland", 2018, 2, 1, 0, 0, lacking),))
    assert line.endswith("missing: agenda and minutes of 2018-09-14; minutes of 2018-11-16")
