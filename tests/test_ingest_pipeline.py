"""`kkr add` as a whole, with a toy format in the papers' place: see `pipeline_samples`."""

from __future__ import annotations

import errno
import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

import pytest
from pipeline_samples import paper, parse_again, work, write

from corpus.errors import Busy, HomeNotWritable
from corpus.records import Standing
from corpus.repository import Corpus
from corpus.versions import decisions
from index.answers.search import open_index
from index.danish import lexicon_cache
from index.files.blocks import copy_with_sums
from ingest import indexing
from ingest.exports import outcome_lines, summary_of
from ingest.health import restoring
from ingest.pipeline import add
from ingest.progress import Progress, Stage, silent
from ingest.reindexing import reindex
from ingest.reindexing.plan import Depth
from ingest.workers.limits import Limits
from ingest.workers.reading import Readers
from parse.model import Problem

SLUG = "midtjylland-2021-06-08"


def search(index_dir, query):
    with open_index(index_dir) as index:
        return index.search(query, limit=20)


class Home:
    """A data directory, and a folder to put papers in."""

    def __init__(self, root):
        self.home = root / "home"
        self.index = self.home / "index"
        self.papers = root / "papers"
        self.papers.mkdir()
        self.corpus = Corpus.open(self.home)
        self.seen: list[Progress] = []

    def add(self, *paths, **options):
        return add(
            paths or (self.papers,), self.corpus, self.index, self.seen.append, work=work, **options
        )

    def put(self, name, *args, **kwargs):
        return write(self.papers, name, *args, **kwargs)

    def found(self, query):
        return [(h.meeting, h.item, h.kind) for h in search(self.index, query).hits]


@pytest.fixture
def home(tmp_path):
    made = Home(tmp_path)
    yield made
    made.corpus.close()


def _files(report):
    return sorted(taken.path.name for taken in report.new)


def test_all_that_is_added_can_be_found(home):
    home.put("a.pdf")
    home.put("deep/b.txt", "agenda", "sjaelland", "2019-01-02", "1.1 | Cykelstier | Drøftes.")
    (home.papers / "photo.jpg").write_bytes(b"")
    report = home.add()
    assert _files(report) == ["a.pdf", "b.txt"]
    assert (report.failed, report.ignored, report.complete) == ((), 1, True)
    assert home.found("flygtninge") == [(SLUG, "3.2", "minutes")]
    assert home.found("cykelstier") == [("sjaelland-2019-01-02", "1.1", "agenda")]


def test_the_first_build_of_an_installation_says_what_takes_it_longer(home, monkeypatch, tmp_path):
    kept = lexicon_cache.cached_lexicon()
    monkeypatch.setattr(lexicon_cache, "_KEPT", tmp_path / "as-installed")
    monkeypatch.setattr(lexicon_cache, "compile_lexicon", partial(copy_with_sums, kept))
    told = []
    for _ in range(2):
        indexing.rebuild(home.corpus, home.index, told.append)
    (remark,) = (step for step in told if step.stage is Stage.REMARK)
    assert "dictionary" in remark.name


def test_running_twice_changes_nothing_and_says_so(home):
    home.put("a.pdf")
    home.put("b.pdf", "agenda", "sjaelland", "2019-01-02")
    first = home.add()
    before = (home.corpus.documents(), (home.index / "CURRENT").read_text())
    second = home.add()
    assert (len(first.new), len(second.new), len(second.held)) == (2, 0, 2)
    assert second.index is None
    assert second.complete
    assert (home.corpus.documents(), (home.index / "CURRENT").read_text()) == before


def test_one_new_document_extends_the_index(home):
    for number in range(5):
        home.put(f"{number}.pdf", "minutes", "sjaelland", f"201{number}-01-02")
    home.add()
    home.put("new.pdf", "minutes", "nordjylland", "2021-01-02", "2.1 | Turisme | Vedtaget.")
    report = home.add()
    assert (report.index.added, report.index.entries) == (1, 6)
    assert home.found("turisme") == [("nordjylland-2021-01-02", "2.1", "minutes")]


def test_minutes_take_precedence_over_the_agenda_which_stays_reachable(home):
    home.put("a.pdf", "agenda")
    home.add()
    home.put("b.pdf")
    report = home.add()
    assert [(taken.path.name, [r.name for r in taken.replaced]) for taken in report.new] == [
        ("b.pdf", ["a.pdf"])
    ]
    result = search(home.index, "flygtninge")
    assert (result.total, result.hits[0].kind) == (1, "minutes")
    assert [kind for _, kind in result.hits[0].also] == ["agenda"]
    assert {r.name for r in home.corpus.meeting(SLUG).documents} == {"a.pdf", "b.pdf"}


def test_a_corrected_pdf_takes_precedence(home):
    home.put("a.pdf")
    home.add()
    home.put("b.pdf", "minutes", "midtjylland", "2021-06-08", "3.2 | Flygtninge | Udsat.")
    report = home.add()
    assert [r.name for r in report.new[0].replaced] == ["a.pdf"]
    (hit,) = search(home.index, "flygtninge").hits
    assert hit.document == report.new[0].record.sha256
    assert decisions(home.corpus, [SLUG]).items[0].decision.text == "Udsat."


def test_what_only_superseded_minutes_say_is_told_as_such(home):
    home.put("a.pdf", "minutes", "midtjylland", "2021-06-08", "3.2 | Flygtninge | Planen godkendt.")
    home.add()
    assert [hit.superseded for hit in search(home.index, "planen").hits] == [False]
    home.put("b.pdf", "minutes", "midtjylland", "2021-06-08", "3.2 | Flygtninge | Udsat.")
    home.add()
    assert [hit.superseded for hit in search(home.index, "planen").hits] == [True]
    assert [hit.superseded for hit in search(home.index, "udsat").hits] == [False]


def test_bad_documents_fail_by_name_and_the_others_go_on(home):
    home.put("good.pdf")
    (home.papers / "killer.pdf").write_text("kill the reader")
    (home.papers / "cut.pdf").write_text("cut off")
    (home.papers / "shopping.txt").write_text("mælk\nbrød\n")
    (home.papers / "empty.txt").write_text("")
    missing = home.papers / "gone.pdf"
    word = home.papers / "letter.docx"
    word.write_bytes(b"PK")
    report = home.add(home.papers, missing, word)
    assert _files(report) == ["good.pdf"]
    codes = {failed.path.name: failed.code for failed in report.failed}
    assert codes == {
        "killer.pdf": "Crashed",
        "cut.pdf": "Damaged",
        "shopping.txt": "NoMeeting",
        "empty.txt": "NoText",
        "gone.pdf": "NotFound",
        "letter.docx": "UnknownFormat",
    }
    assert not report.complete
    assert len(list(home.corpus.originals)) == 1
    assert {f.name for f in home.corpus.failures()} == {
        "killer.pdf", "cut.pdf", "shopping.txt", "empty.txt",
    }  # fmt: skip
    assert home.found("flygtninge") == [(SLUG, "3.2", "minutes")]


def test_a_failure_is_forgotten_when_the_document_comes_in(home):
    path = home.papers / "a.pdf"
    path.write_text("cut off")
    assert not home.add().complete
    path.write_text(paper())
    assert home.add().complete
    assert home.corpus.failures() == []


def test_a_failure_is_forgotten_when_its_folder_has_the_file_no_more(home):
    home.put("good.pdf")
    bad = home.put("deep/list.txt")
    bad.write_text("mælk\nbrød\n")
    home.add()
    bad.unlink()
    home.add(home.papers / "good.pdf")
    assert [failure.name for failure in home.corpus.failures()] == ["list.txt"]
    home.add()
    assert home.corpus.failures() == []


def test_what_is_held_is_not_found_again_in_the_data_directory(home, tmp_path):
    home.put("a.pdf")
    home.add()
    report = home.add(tmp_path)  # the data directory lies in it, and the folder with the paper
    assert [taken.path for taken in report.held] == [home.papers / "a.pdf"]
    assert len(home.add(home.corpus.originals.root).held) == 1


def test_links_to_folders_are_told_of(home):
    home.put("a.pdf")
    (home.papers / "more").symlink_to(home.home)
    assert summary_of(home.add()).startswith(
        "1 new, 0 already held, 0 failed, 1 link to a folder not followed."
    )


def test_of_many_problems_alike_the_first_are_told_and_every_other(home):
    home.put("a.pdf")
    report = home.add()
    problems = (
        *(Problem("item-missed", f"“Beslutning {number}” …") for number in range(3000)),
        Problem("empty-decision", "item 9.9: nothing stands under Beslutning"),
    )
    report = replace(report, new=(replace(report.new[0], problems=problems),))
    told = [line for line in outcome_lines(report) if line.startswith(" ")]
    assert len(told) == 5
    assert told[0].strip() == "item-missed: “Beslutning 0” …"
    assert told[-2].strip() == "empty-decision: item 9.9: nothing stands under Beslutning"
    assert told[-1].strip() == "and 2,997 more (item-missed 2,997): kkr parse tells all"


def test_a_scan_is_kept_and_said_to_be_unsearchable(home):
    (home.papers / "scan.pdf").write_text("scan")
    report = home.add()
    (taken,) = report.not_searchable
    assert taken.record.standing is Standing.NOT_SEARCHABLE
    assert "page 1" in taken.record.reason
    assert 'pip install "kkr[ocr]"' in taken.record.reason
    assert home.corpus.original(taken.record.sha256) == b"scan"
    assert report.complete
    assert [t.path.name for t in home.add().not_searchable] == ["scan.pdf"]


def test_a_neighbour_body_is_kept_and_found_but_is_no_meeting(home):
    home.put("other.pdf", "other", "midtjylland", "2021-06-08", "1 | Vækstforum | Drøftet.")
    report = home.add()
    assert report.new[0].record.meeting is None
    assert home.found("vækstforum") == [(None, "1", "other")]
    assert home.corpus.meetings() == []


def test_the_same_bytes_twice_in_one_run_are_one_document(home):
    home.put("a.pdf")
    home.put("b.pdf")
    report = home.add()
    assert (_files(report), [t.path.name for t in report.held]) == (["a.pdf"], ["b.pdf"])
    assert len(home.corpus.documents()) == 1


def test_a_single_appendix_without_council_and_date_is_kept_as_pdf_only(home):
    table = "Middelfart 3\nAssens 6\nKerteminde 12\n"
    for name in ("table.pdf", "table-as-text.txt"):
        (home.papers / name).write_text(table + name)
    (home.papers / "invoice.pdf").write_text("faktura\ni alt 100 kr.\n")
    report = home.add()
    assert _files(report) == ["table.pdf"]
    assert report.new[0].record.meeting is None
    assert {f.code for f in report.failed} == {"NoMeeting"}


def test_reasons_do_not_repeat_the_name_that_stands_before_them(home):
    path = home.papers / "empty.pdf"
    path.write_bytes(b"")
    report = add([path], home.corpus, home.index)
    assert not report.failed[0].reason.startswith("empty.pdf")
    assert home.corpus.failures()[0].reason == report.failed[0].reason


def test_files_larger_than_the_cap_are_named(home):
    home.put("a.pdf", body="x" * 2000)
    report = home.add(limits=Limits(file_bytes=1000))
    assert [f.code for f in report.failed] == ["TooLarge"]


def test_progress_counts_to_the_end(home):
    for number in range(3):
        home.put(f"{number}.pdf", "minutes", "sjaelland", f"201{number}-01-02")
    home.add()
    reading = [(p.done, p.total) for p in home.seen if p.stage is Stage.READING]
    assert list(dict.fromkeys(reading)) == [(0, 3), (1, 3), (2, 3), (3, 3)]
    indexing_steps = [p.done for p in home.seen if p.stage is Stage.INDEXING]
    assert indexing_steps == [1, 2, 3]


def test_what_takes_long_is_told_of_while_it_does(home, toy, monkeypatch):
    monkeypatch.setattr("ingest.workers.worker._PATIENCE", 0.1)
    home.put("long.pdf", body="take your time")
    told = Progress(Stage.REMARK, name="long.pdf takes long: it is given up after 120 seconds")
    home.add()
    assert home.seen.index(Progress(Stage.READING, 0, 1)) < home.seen.index(told)
    home.seen.clear()
    reindex.reindex(home.corpus, home.index, home.seen.append, depth=Depth.READ)
    assert told in home.seen


def test_several_workers_give_the_same_corpus(home, tmp_path):
    for number in range(12):
        home.put(f"{number}.pdf", "minutes", "sjaelland", f"2010-01-{number + 1:02}")
    home.add(workers=3)
    (tmp_path / "two").mkdir()
    other = Home(tmp_path / "two")
    other.add(home.papers)
    assert [r.name for r in home.corpus.documents()] == [r.name for r in other.corpus.documents()]
    revisions = [{r.name: r.revision for r in h.corpus.documents()} for h in (home, other)]
    assert revisions[0] == revisions[1]
    other.corpus.close()


class LastFirst(Readers):
    """Each document takes longer to read than all that came after it."""

    def run(self, given, on_slow=lambda _: None):
        yield from reversed(list(super().run(given, on_slow)))


def speaks(corpus):
    return corpus.meeting(SLUG).documents[0].name


def test_of_two_alike_the_one_that_was_given_last_speaks_however_long_the_first_took(home):
    home.put("a.pdf", body="long")
    home.put("b.pdf")
    report = home.add(readers=LastFirst(work))
    assert [taken.record.name for taken in report.new] == ["b.pdf", "a.pdf"]
    assert speaks(home.corpus) == "b.pdf"
    (home.papers / "more").mkdir()
    home.put("more/0.pdf", body="corrected")
    home.add()
    assert speaks(home.corpus) == "0.pdf"


def test_a_clock_that_was_set_back_makes_no_later_document_an_earlier_one(home):
    home.corpus._clock = lambda: datetime(2030, 1, 1, tzinfo=UTC)
    home.put("b.pdf")
    home.add()
    home.corpus._clock = lambda: datetime(1970, 1, 1, tzinfo=UTC)
    home.put("a.pdf", body="corrected")
    home.add()
    assert speaks(home.corpus) == "a.pdf"


@pytest.mark.parametrize(
    ("damage", "readers"),
    [
        ("UPDATE lines SET reading = NULL WHERE 0", LastFirst(work)),
        ("UPDATE lines SET reading = x'00'", LastFirst(work)),
        ("UPDATE documents SET added_at = '' WHERE name = 'a.pdf'", None),
        ("UPDATE documents SET added_at = '' WHERE name = 'b.pdf'", None),
    ],
)
def test_a_repair_keeps_the_order_in_which_documents_came(home, monkeypatch, damage, readers):
    """As far as the old database tells it: by when they came, or by the order of its rows."""
    monkeypatch.setattr(restoring, "parse_lines", parse_again)
    monkeypatch.setattr(restoring, "read_and_parse", work)
    monkeypatch.setattr(restoring, "Readers", LastFirst)
    home.put("a.pdf", body="long")
    home.put("b.pdf")
    home.add(readers=readers)
    with closing(sqlite3.connect(home.home / "kkr.db")) as database:
        database.execute(damage)
        database.commit()
    restoring.restore_database(home.home, silent, 1)
    with Corpus.open(home.home) as corpus:
        assert speaks(corpus) == "b.pdf"


def test_documents_stored_but_not_indexed_are_noticed_by_the_next_run(home, monkeypatch):
    """As after a kill between the last document and the index."""
    home.put("a.pdf")
    home.add()
    home.put("b.pdf", "minutes", "sjaelland", "2019-01-02", "1.1 | Cykelstier | Vedtaget.")
    with monkeypatch.context() as patch:
        patch.setattr("ingest.indexing.refresh", lambda *_, **__: None)
        assert home.add().index is None
    assert home.found("cykelstier") == []
    lag = indexing.lag(home.corpus, home.index)
    assert len(lag.stale) == 1
    report = home.add()
    assert (len(report.new), len(report.held), report.index.added) == (0, 2, 1)
    assert home.found("cykelstier") == [("sjaelland-2019-01-02", "1.1", "minutes")]
    assert not indexing.lag(home.corpus, home.index)


def test_a_kill_between_swap_and_note_is_no_reason_to_build_anew(home, monkeypatch):
    home.put("a.pdf")
    home.add()
    home.put("b.pdf", "minutes", "sjaelland", "2019-01-02")
    with monkeypatch.context() as patch:
        patch.setattr(indexing, "_keep", lambda *_: None)
        home.add()
    assert not indexing.lag(home.corpus, home.index)
    assert home.add().index is None


def test_entries_of_an_older_kkr_are_told_and_stay_until_all_are_made_anew(home, monkeypatch):
    def older():
        lag = indexing.lag(home.corpus, home.index)
        return bool(lag), lag.older_entries

    home.put("a.pdf")
    home.add()
    assert older() == (False, False)
    monkeypatch.setattr(indexing, "entries_fingerprint", lambda: "another")
    assert older() == (False, True)
    home.put("b.pdf", "minutes", "sjaelland", "2019-01-02")
    assert home.add().index.added == 1
    assert older() == (False, True)
    with monkeypatch.context() as patch:  # killed between swap and note: the promise tells as much
        home.put("c.pdf", "minutes", "sjaelland", "2019-03-04")
        patch.setattr(indexing, "_keep", lambda *_: None)
        home.add()
        assert older() == (False, True)
        reindex.reindex(home.corpus, home.index, depth=Depth.INDEX)
    assert older() == (False, False)


def test_a_deleted_index_loses_nothing(home):
    home.put("a.pdf")
    home.add()
    shutil.rmtree(home.index)
    assert home.add().index.entries == 1
    assert home.found("flygtninge") == [(SLUG, "3.2", "minutes")]


def test_a_damaged_index_is_not_wiped_and_what_was_added_is_kept(home):
    home.put("a.pdf")
    home.add()
    (home.index / "CURRENT").write_text("nonsense")
    home.put("b.pdf", "minutes", "sjaelland", "2019-01-02", "1.1 | Cykelstier | Vedtaget.")
    report = home.add()
    assert "kkr reindex" in report.index_error
    assert not report.complete
    assert _files(report) == ["b.pdf"]
    assert (home.index / "CURRENT").read_text() == "nonsense"
    reindex.reindex(home.corpus, home.index, depth=Depth.INDEX)
    assert home.found("cykelstier") == [("sjaelland-2019-01-02", "1.1", "minutes")]


def test_a_second_writer_waits_then_says_so(home):
    home.put("a.pdf")
    with home.corpus.lock(), pytest.raises(Busy, match="another kkr"):
        home.add(wait_seconds=0.2)
    assert [p.stage for p in home.seen] == [Stage.WAITING]
    assert home.add().complete


def test_an_unwritable_original_stops_the_run_and_names_the_place(home):
    shutil.rmtree(home.home / "originals", ignore_errors=True)
    (home.home / "originals").write_text("in the way")
    home.put("a.pdf")
    with pytest.raises(HomeNotWritable, match="originals"):
        home.add()
    assert home.corpus.documents() == []
    (home.home / "originals").unlink()
    assert home.add().complete


def test_a_corpus_is_made_anew_from_the_originals_of_another(tmp_path, home):
    home.put("a.pdf")
    home.add()
    anew = tmp_path / "anew"
    with Corpus.open(anew) as corpus:
        report = add([home.home / "originals"], corpus, anew / "index", work=work)
    assert len(report.new) == 1
    assert [hit.item for hit in search(anew / "index", "flygtninge").hits] == ["3.2"]


# ── re-indexing ──────────────────────────────────────────────────────────────────────


@pytest.fixture
def toy(monkeypatch):
    monkeypatch.setattr("ingest.reindexing.reindex.read_and_parse", work)
    monkeypatch.setattr("ingest.reindexing.reindex.parse_lines", parse_again)


def test_reindexing_gives_the_same_answers(home):
    home.put("a.pdf")
    home.put("b.pdf", "agenda")
    home.put("c.pdf", "minutes", "sjaelland", "2019-01-02")
    home.add()
    before = search(home.index, "flygtninge")
    report = reindex.reindex(home.corpus, home.index, home.seen.append)
    after = search(home.index, "flygtninge")
    assert (report.read, report.parsed, report.index.entries) == (0, 0, 3)
    assert [h.document for h in after.hits] == [h.document for h in before.hits]
    assert after.build != before.build
    steps = [(p.done, p.total) for p in home.seen if p.stage is Stage.INDEXING]
    assert steps[-3:] == [(1, 3), (2, 3), (3, 3)]


def test_only_what_is_stale_is_done_again_and_the_run_says_why(home, toy, monkeypatch):
    def remarks():
        told = [step.name for step in home.seen if step.stage is Stage.REMARK]
        home.seen.clear()
        return told

    home.put("a.pdf")
    home.put("b.pdf", "minutes", "sjaelland", "2019-01-02")
    home.add()
    for module in ("reindexing.plan", "pipeline"):
        monkeypatch.setattr(f"ingest.{module}.parser_fingerprint", lambda: "newer")
    report = reindex.reindex(home.corpus, home.index, home.seen.append)
    assert (report.read, report.parsed, report.changes) == (0, 2, ())
    assert (report.pace.documents, report.pace.doubted) == (2, {})
    assert remarks() == ["2 documents to be parsed anew: another version of kkr parsed them"]
    assert {r.parsed_by for r in home.corpus.documents()} == {"newer"}
    monkeypatch.setattr("ingest.fingerprints.reader_fingerprint", lambda: "newer")
    report = reindex.reindex(home.corpus, home.index, home.seen.append)
    assert (report.read, report.parsed, report.changes) == (2, 0, ())
    assert remarks() == ["2 documents to be read anew: another version of kkr read them"]
    assert reindex.reindex(home.corpus, home.index, home.seen.append).read == 0
    assert remarks() == []


@pytest.mark.parametrize("depth", [Depth.READ, Depth.PARSE])
def test_a_document_that_can_no_longer_be_read_keeps_what_it_had(home, toy, monkeypatch, depth):
    home.put("a.pdf")
    sha256 = home.add().new[0].record.sha256
    if depth is Depth.READ:
        home.corpus.originals.path(sha256, ".pdf").unlink()
    else:
        monkeypatch.setattr("ingest.reindexing.reindex.parse_lines", work)  # chokes on packed lines
        monkeypatch.setattr(home.corpus, "lines", lambda _: b"cut off")
    report = reindex.reindex(home.corpus, home.index, depth=depth)
    assert [failed.record.sha256 for failed in report.failed] == [sha256]
    assert (report.read, report.parsed) == (0, 0)
    assert home.found("flygtninge") == [(SLUG, "3.2", "minutes")]


def test_an_empty_corpus_makes_an_empty_index(home):
    report = reindex.reindex(home.corpus, home.index)
    assert report.index.entries == 0
    assert home.found("flygtninge") == []


@pytest.mark.parametrize("note", [True, False])
def test_a_database_that_does_not_know_what_the_index_finds_takes_nothing_from_it(
    tmp_path, home, note
):
    home.put("a.pdf")
    home.add()
    if not note:
        (home.index / "HOLDS.json").unlink()
    with Corpus.open(tmp_path / "elsewhere") as other:
        paper = write(
            tmp_path, "b.txt", "agenda", "sjaelland", "2019-01-02", "1.1 | Cykelstier | -"
        )
        report = add([paper], other, home.index, work=work)
    assert not report.complete
    assert "1 document that this database does not know" in report.index_error
    assert home.found("flygtninge") == [(SLUG, "3.2", "minutes")]


def _killed(*_args, **_kwargs):
    raise KeyboardInterrupt


def _full(*_args, **_kwargs):
    raise OSError(errno.ENOSPC, "No space left on device")


@pytest.mark.parametrize("mishap", ["killed after the swap", "the note is lost", "none"])
def test_what_a_failed_build_should_have_had_is_not_taken_for_searchable(home, mishap):
    home.put("a.pdf")
    home.add()
    if mishap == "killed after the swap":
        home.put("b.pdf", "agenda", "sjaelland", "2019-01-02", "1.1 | Cykelstier | -")
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(indexing, "_keep", _killed)
            with pytest.raises(KeyboardInterrupt):
                home.add()
        assert not indexing.lag(home.corpus, home.index)
    elif mishap == "the note is lost":
        (home.index / "HOLDS.json").unlink()
    home.put("c.pdf", "minutes", "sjaelland", "2022-09-09", "2.1 | Fjernvarme | Drøftet.")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("index.building.draft.set_current", _full)
        assert "No space left" in home.add().index_error
    assert indexing.lag(home.corpus, home.index)
    report = home.add()
    assert (len(report.new), report.complete) == (0, True)
    assert not indexing.lag(home.corpus, home.index)
    assert home.found("fjernvarme") == [("sjaelland-2022-09-09", "2.1", "minutes")]


def test_a_changed_note_of_what_the_index_holds_is_no_lost_database(home):
    home.put("a.pdf")
    home.add()
    holds = home.index / "HOLDS.json"
    (sha256,) = json.loads(holds.read_text())["documents"]
    holds.write_text(holds.read_text().replace(sha256, "0" * 64))
    home.put("b.pdf", "agenda", "sjaelland", "2019-01-02", "1.1 | Cykelstier | -")
    report = home.add()
    assert (report.complete, report.index_error) == (True, None)
    assert home.found("flygtninge")[0] == (SLUG, "3.2", "minutes")


def test_held_documents_are_not_told_as_searchable_while_the_index_is_damaged(home):
    home.put("a.pdf")
    home.add()
    for build in home.index.glob("build-*"):
        shutil.rmtree(build)
    report = home.add()
    assert (len(report.held), report.complete) == (1, False)
    assert "kkr reindex" in report.index_error


def test_what_was_added_is_told_though_rows_of_other_documents_are_damaged(home):
    home.put("a.pdf")
    home.add()
    with closing(sqlite3.connect(home.home / "kkr.db")) as raw, raw:
        raw.execute("UPDATE decisions SET text = 'Afvist.'")
    home.put("b.pdf", "agenda", "sjaelland", "2019-01-02", "1.1 | Cykelstier | -")
    home.put("c.pdf", "minutes", "sjaelland", "2022-09-09", "2.1 | Fjernvarme | Drøftet.")
    report = home.add()
    assert _files(report) == ["b.pdf", "c.pdf"]
    assert "kkr doctor --repair" in report.index_error


def test_who_adds_a_file_whose_original_was_lost_is_told_that_it_is_restored(home):
    home.put("a.pdf")
    home.add()
    (original,) = home.corpus.originals
    original.unlink()
    told = [next(outcome_lines(home.add())) for _ in range(2)]
    assert told[0].endswith("already held, its original is restored")
    assert told[1].endswith("already held, nothing changed")
