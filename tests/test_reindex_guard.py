"""A re-index that would lose much waits until somebody has looked; nothing is touched before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace

import pytest
import worse_parsers
from cli_tools import kkr
from index_samples import without_forms
from pipeline_samples import parse_again, work, write

from corpus.errors import DiskFull
from corpus.records import Parse
from corpus.repository import Corpus
from corpus.staging import Staging, staged
from index.answers.search import open_index
from index.errors import BuildRejected, IndexOutdated
from index.files.manifest import current
from index.opened.contents import Shelf
from ingest.fingerprints import parser_fingerprint, reader_fingerprint
from ingest.indexing import lag
from ingest.pipeline import add
from ingest.progress import Stage
from ingest.reindexing.changes import missing_from
from ingest.reindexing.exports import reindex_lines, reindex_summary, reindex_to_json
from ingest.reindexing.plan import Depth
from ingest.reindexing.reindex import reindex

THEMES = ("Flygtninge", "Cykelstier", "Sundhed", "Klima", "Budget", "Erhverv")


class Home:
    def __init__(self, root):
        self.index = root / "home" / "index"
        for n in range(4):
            items = [f"{k}.1 | {theme} i {n} | Godkendt." for k, theme in enumerate(THEMES)]
            write(root / "papers", f"{n}.pdf", "minutes", "sjaelland", f"201{n}-01-02", *items)
        self.corpus = Corpus.open(root / "home")
        assert add([root / "papers"], self.corpus, self.index, work=work).complete

    def reindex(self, monkeypatch, parser, **options):
        monkeypatch.setattr("ingest.reindexing.reindex.parse_lines", parser)
        return reindex(self.corpus, self.index, depth=Depth.PARSE, **options)

    def state(self):
        """All that a user can see."""
        with open_index(self.index) as index:
            found = [
                (hit.document, hit.item, hit.outcomes)
                for theme in THEMES
                for hit in index.search(theme, limit=None).hits
            ]
        return [(held.record.meeting, held.document) for held in self.corpus.each()], found


@pytest.fixture
def home(tmp_path):
    made = Home(tmp_path)
    yield made
    made.corpus.close()


@pytest.mark.parametrize(
    ("parser", "said"),
    [
        (worse_parsers.loses_many, "16 of 24 items would be lost"),
        (worse_parsers.loses_decisions, "24 of 24 items would lose their decision"),
        (worse_parsers.loses_the_meeting, "4 of 4 documents would lose their meeting"),
        (worse_parsers.dates_a_day_too_late, "4 of 4 documents would be of another meeting"),
        (worse_parsers.takes_minutes_for_agendas, "4 of 4 documents would be of another meeting"),
        (worse_parsers.understands_no_decision, "24 of 24 decisions whose outcome is known"),
        (worse_parsers.cuts_decisions_short, "letters of decisions would be lost"),
        (worse_parsers.decides_otherwise, "24 of 24 items would have another outcome"),
        (worse_parsers.takes_items_twice, "24 of 24 items that stand there once"),
    ],
)
def test_a_worse_parser_is_noticed_before_anybody_sees_what_it_does(
    home, monkeypatch, parser, said
):
    before = home.state()
    report = home.reindex(monkeypatch, parser)
    assert said in "; ".join(report.withheld)
    assert (report.complete, report.index) == (False, None)
    assert home.state() == before
    assert not lag(home.corpus, home.index)
    assert "Nothing was changed" in reindex_summary(report)
    assert "kkr reindex --accept" in "\n".join(reindex_lines(report))
    assert reindex_to_json(report)["withheld"] == list(report.withheld)


def test_a_loss_within_items_is_told_of_the_meeting_it_is_of(home, monkeypatch):
    report = home.reindex(monkeypatch, worse_parsers.cuts_decisions_short)
    told = "\n".join(reindex_lines(report))
    assert "sjaelland-2010-01-02, referat 0.pdf: less than before: " in told
    assert "30 of 54 letters of decisions" in told


def test_a_paper_of_another_meeting_is_told_of_with_the_one_it_was_taken_for(home, monkeypatch):
    told = "\n".join(reindex_lines(home.reindex(monkeypatch, worse_parsers.dates_a_day_too_late)))
    assert (
        "sjaelland-2010-01-03, referat 0.pdf: was taken for referat of sjaelland-2010-01-02" in told
    )


def test_what_was_withheld_is_accepted_without_parsing_again(home, monkeypatch):
    home.reindex(monkeypatch, worse_parsers.loses_many)
    assert staged(home.corpus.home) == 4
    report = home.reindex(monkeypatch, parse_again, accept=True)  # would lose nothing, if it ran
    assert (report.complete, report.index.entries) == (True, 8)
    assert staged(home.corpus.home) == 0
    assert not lag(home.corpus, home.index)
    documents, found = home.state()
    assert sum(len(document.items) for _, document in documents) == len(found) == 8


@pytest.mark.parametrize("depth", [Depth.PARSE, Depth.READ])
def test_accept_alone_puts_in_use_what_waits_at_whatever_depth_it_was_made(
    home, monkeypatch, depth
):
    """No document is stale, so that `kkr reindex --accept` by itself would redo none."""
    monkeypatch.setattr("ingest.reindexing.reindex.read_and_parse", worse_parsers.reads_a_third)
    monkeypatch.setattr("ingest.reindexing.reindex.parse_lines", worse_parsers.loses_many)
    monkeypatch.setattr("corpus.repository.Corpus.documents", _never_stale(Corpus.documents))
    assert reindex(home.corpus, home.index, depth=depth).withheld
    assert reindex(home.corpus, home.index, accept=True).index.entries == 8


def _never_stale(documents):
    def current(corpus):
        now = {"read_by": reader_fingerprint(), "parsed_by": parser_fingerprint()}
        return [replace(record, **now) for record in documents(corpus)]

    return current


def test_what_was_withheld_by_another_parser_is_not_accepted(home, monkeypatch):
    before = home.state()
    home.reindex(monkeypatch, worse_parsers.loses_many)
    monkeypatch.setattr("ingest.reindexing.plan.parser_fingerprint", lambda: "newer")
    assert home.reindex(monkeypatch, parse_again, accept=True).complete
    assert home.state() == before


def test_a_loss_below_the_limits_is_told_and_put_in_use(home, monkeypatch):
    report = home.reindex(monkeypatch, worse_parsers.loses_one)
    assert report.complete
    assert list(reindex_lines(report)) == [
        "sjaelland-2010-01-02, referat 0.pdf: lost: 1.1 Cykelstier i 0"
    ]
    assert "1 of them says something else now; 1 item lost" in reindex_summary(report)
    (change,) = reindex_to_json(report)["changed"]
    assert change["lost"] == [{"number": "1.1", "title": "Cykelstier i 0"}]


def test_what_is_only_otherwise_is_no_loss(home, monkeypatch):
    report = home.reindex(monkeypatch, worse_parsers.renumbers)
    assert report.complete
    assert len(report.changes) == 4
    assert not any(change.loses for change in report.changes)
    assert "4 of them say something else now; 4 in nothing that is" in reindex_summary(report)
    gains = home.reindex(monkeypatch, parse_again)
    assert gains.complete


def test_gains_are_told(home, monkeypatch):
    home.reindex(monkeypatch, worse_parsers.loses_many, accept=True)
    report = home.reindex(monkeypatch, parse_again)
    assert report.complete
    assert "16 items gained" in reindex_summary(report)
    assert all("gained: " in line for line in reindex_lines(report))


def test_rows_that_went_missing_do_not_leave_the_index_unasked(home):
    """As after an older database was put back: the index still finds what the rows lack."""
    with closing(sqlite3.connect(home.corpus.home / "kkr.db")) as database:
        database.execute("PRAGMA foreign_keys = ON")
        database.execute("DELETE FROM documents WHERE name != '0.pdf'")
        database.commit()
    before = home.state()[1]
    report = reindex(home.corpus, home.index, depth=Depth.INDEX)
    assert "18 of 24 entries that can be found now" in report.withheld[0]
    assert "does not know 3 documents of sjaelland-2011-01-02" in report.withheld[0]
    assert home.state()[1] == before
    assert reindex(home.corpus, home.index, depth=Depth.INDEX, accept=True).index.entries == 6


def test_a_single_document_that_the_database_lost_is_not_too_few_to_ask():
    """However few entries it has: there is no other way out of the database than by accident."""
    worth = {"a": Shelf("sjaelland-2011-01-02", 300), "b": Shelf(None, 1)}
    (why,) = missing_from({"a": worth["a"]}, worth, known={"a"})
    assert why.startswith("1 of 301 entries")
    assert "does not know 1 document of no meeting (kkr doctor --repair" in why
    assert missing_from({"a": worth["a"]}, worth, known={"a", "b"}) == []


def test_where_no_index_serves_what_is_held_becomes_searchable_whatever_waits(home, monkeypatch):
    before = home.state()
    (home.index / "CURRENT").unlink()
    report = home.reindex(monkeypatch, worse_parsers.loses_many)
    assert report.withheld
    assert report.index.entries == 24
    assert home.state() == before


def test_that_the_analysis_has_changed_is_told_as_why_the_index_is_built_anew(home, monkeypatch):
    """Each change of the code that finds words has another fingerprint."""
    monkeypatch.setattr("index.text.analysis.analysis_fingerprint", lambda: "newer")
    with pytest.raises(IndexOutdated, match="another version of the Danish word analysis"):
        home.state()
    told = []
    report = reindex(home.corpus, home.index, told.append, depth=Depth.INDEX)
    assert "the analysis of words has changed since this index was built: it is built anew" in {
        one.name for one in told if one.stage is Stage.REMARK
    }
    assert report.index.entries == 24
    assert len(home.state()[1]) == 24


@pytest.fixture
def climate(tmp_path):
    """Papers of which a third speaks of *klima* only within compounds."""
    titles = ("Klima", "Klimaplan", "Klimaet", "Budget")
    for n in range(8):
        items = [f"{k}.1 | {title} | Godkendt." for k, title in enumerate(titles)]
        write(tmp_path / "papers", f"{n}.pdf", "minutes", "sjaelland", f"201{n}-01-02", *items)
    with Corpus.open(tmp_path / "home") as corpus:
        assert add([tmp_path / "papers"], corpus, tmp_path / "home" / "index", work=work).complete
        yield corpus, tmp_path / "home" / "index"


def test_an_analysis_by_which_words_find_fewer_entries_waits(climate, monkeypatch):
    corpus, index_dir = climate
    live = current(index_dir).name
    without_forms(monkeypatch)
    report = reindex(corpus, index_dir)
    assert (report.complete, report.index) == (False, None)
    assert "“Klima” 8 instead of 24" in report.withheld[0]
    assert "only the kkr that built the index can search it" in report.withheld[1]
    assert current(index_dir).name == live
    assert reindex(corpus, index_dir, accept=True).complete
    with open_index(index_dir) as index:
        assert index.search("klima").total == 8


def test_an_analysis_by_which_words_find_more_entries_waits_for_nobody(climate, monkeypatch):
    corpus, index_dir = climate
    with monkeypatch.context() as patched:
        without_forms(patched)
        reindex(corpus, index_dir, accept=True)
    assert reindex(corpus, index_dir).complete
    with open_index(index_dir) as index:
        assert index.search("klima").total == 24


def test_a_worse_parser_does_not_hide_a_worse_analysis(climate, monkeypatch):
    """No index serves then, and the one of what is held would find less as well."""
    corpus, index_dir = climate
    live = current(index_dir).name
    without_forms(monkeypatch)
    monkeypatch.setattr("ingest.reindexing.reindex.parse_lines", worse_parsers.loses_many)
    report = reindex(corpus, index_dir, depth=Depth.PARSE)
    told = "; ".join(report.withheld)
    assert "items would be lost" in told
    assert "“Klima” 8 instead of 24" in told
    assert (report.index, current(index_dir).name) == (None, live)


def test_where_only_the_analysis_is_another_what_is_held_becomes_searchable_at_once(
    climate, monkeypatch
):
    """The parses wait; the index that today's kkr cannot search need not wait with them."""
    corpus, index_dir = climate
    monkeypatch.setattr("index.text.analysis.analysis_fingerprint", lambda: "newer")
    monkeypatch.setattr("ingest.reindexing.reindex.parse_lines", worse_parsers.loses_many)
    report = reindex(corpus, index_dir, depth=Depth.PARSE)
    assert report.withheld
    assert report.index.entries == 32
    with open_index(index_dir) as index:
        assert index.search("klima").total == 24


@pytest.mark.parametrize("harm", ["damage", "other layout"])
def test_where_the_live_index_cannot_be_read_it_is_told_what_is_not_proved(home, monkeypatch, harm):
    if harm == "damage":
        next(home.index.glob("build-*/part-*/entries.table")).write_bytes(b"")
    else:
        monkeypatch.setattr("index.opened.opening.SCHEMA", 99)
        monkeypatch.setattr("index.building.draft.SCHEMA", 99)
    told = []
    assert reindex(home.corpus, home.index, told.append, depth=Depth.INDEX).complete
    (remark,) = [one.name for one in told if one.stage is Stage.REMARK]
    assert "whether the new one finds all that it found is not proved" in remark
    assert len(home.state()[1]) == 24


def test_where_the_live_index_has_kept_no_words_it_is_told_what_is_not_proved(home, monkeypatch):
    monkeypatch.setattr("index.opened.opening.StoredBuild.analysed", lambda *_: None)
    told = []
    assert reindex(home.corpus, home.index, told.append, depth=Depth.INDEX).complete
    (remark,) = [one.name for one in told if one.stage is Stage.REMARK]
    assert "has kept nothing of its words" in remark


def test_an_index_that_does_not_prove_itself_leaves_the_rows_as_they_were(home, monkeypatch):
    before = home.state()
    monkeypatch.setattr("index.building.collected.Collected.add", lambda *_: None)
    with pytest.raises(BuildRejected):
        home.reindex(monkeypatch, worse_parsers.renumbers)
    monkeypatch.undo()
    assert home.state() == before
    assert home.reindex(monkeypatch, worse_parsers.renumbers).complete


def test_a_commit_that_fails_leaves_rows_and_index_as_they_were(home, monkeypatch):
    before = home.state()

    def full(_):
        raise DiskFull("no room")

    monkeypatch.setattr("corpus.database.Trial.commit", full)
    with pytest.raises(DiskFull):
        home.reindex(monkeypatch, worse_parsers.renumbers)
    monkeypatch.undo()
    assert home.state() == before


def test_staged_parses_are_equal_to_what_was_staged(sample_home, tmp_path):
    with Corpus.open(sample_home, create=False) as corpus, Staging(tmp_path) as staging:
        for held in corpus.each():
            sha256 = held.record.sha256
            parse = Parse(held.document, corpus.lines(sha256), (3,), "why", "reader", "parser")
            staging.put(sha256, "me", parse)
            assert staging.get(sha256, "me") == parse
            assert staging.get(sha256, "somebody else") is None


@pytest.mark.parametrize("keep", [0, 10, 5000])
def test_a_damaged_file_of_staged_parses_is_begun_anew(home, monkeypatch, keep):
    home.reindex(monkeypatch, worse_parsers.loses_many)
    path = home.corpus.home / "reindex.staged"
    for side in path.parent.glob("reindex.staged-*"):
        side.unlink()
    path.write_bytes(path.read_bytes()[:keep])
    assert home.reindex(monkeypatch, parse_again).complete
    assert not list(path.parent.glob("reindex.staged*"))


# ── the command ──────────────────────────────────────────────────────────────────────


def test_the_command_waits_for_accept_and_says_what_would_be_lost(own_home):
    """The rows are as if an older parser had found twelve items more in a document."""
    with closing(sqlite3.connect(own_home / "kkr.db")) as database:
        key, meeting = database.execute(
            "SELECT d.id, m.slug FROM documents d JOIN meetings m ON m.id = d.meeting_id"
            " WHERE d.kind = 'minutes' ORDER BY d.id"
        ).fetchone()
        database.executemany(
            "INSERT INTO items (document_id, position, section, number, title, case_workers,"
            " attachments, links, tables) VALUES (?, ?, 0, ?, 'Snurretopordning', '[]', '[]', '[]',"
            " '[]')",
            [(key, 100 + n, f"9.{n}") for n in range(12)],
        )
        database.execute(
            "UPDATE documents SET parsed_by = 'older', seal = NULL, revision = revision + 1000"
        )
        database.commit()
    assert kkr(own_home, "reindex", "--index").code == 0  # more is found: nothing to ask about
    waits = kkr(own_home, "reindex")
    assert (waits.code, "Nothing was changed" in waits.out) == (1, True)
    assert f"{meeting}, referat" in waits.err
    assert "9.0 Snurretopordning" in waits.err
    assert "kkr reindex --accept" in waits.err
    assert kkr(own_home, "search", "snurretopordning", "--json").json["total"] == 12
    remarks = kkr(own_home, "doctor", "--quick", "--json").json["findings"]
    assert "reindex-waits" in {one["code"] for one in remarks}
    assert kkr(own_home, "status", "--json").json["waiting"] == 24
    assert "A re-index of 24 documents waits" in kkr(own_home, "status").out
    accepted = kkr(own_home, "reindex", "--accept", "--json")
    assert (accepted.code, accepted.json["withheld"]) == (0, [])
    (change,) = accepted.json["changed"]
    assert len(change["lost"]) == 12
    assert kkr(own_home, "search", "snurretopordning", "--json").json["total"] == 0


def test_depths_exclude_each_other(own_home):
    done = kkr(own_home, "reindex", "--parse", "--read")
    assert done.code == 2
    assert "--parse and --read exclude each other" in done.err
