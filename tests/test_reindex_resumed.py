"""A re-index that did not come to its end is gone on with; what it has done is not done again."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
import worse_parsers
from pipeline_samples import parse_again, work, write

from corpus.records import Origin, Via
from corpus.repository import Corpus
from corpus.staging import staged
from ingest.pipeline import add
from ingest.progress import Stage
from ingest.reindexing import reindex as library
from ingest.reindexing.plan import Depth
from parse.model import Kind

PAPERS = 4


class Home:
    """Some papers, and what is told and worked over when they are re-indexed."""

    def __init__(self, root):
        self.root, self.index = root, root / "home" / "index"
        for n in range(PAPERS):
            write(root / "papers", f"{n}.pdf", "minutes", "sjaelland", f"201{n}-01-02")
        self.corpus = Corpus.open(root / "home")
        assert add([root / "papers"], self.corpus, self.index, work=work).complete
        self.remarks, self.worked = [], []

    def reindex(self, *, stop=False, **options):
        self.remarks, self.worked = [], []

        def told(step):
            if step.stage is Stage.REMARK:
                self.remarks.append(step.name)
            elif step.stage in {Stage.READING, Stage.PARSING} and step.name:
                self.worked.append(step.name)
                if stop and step.done:
                    raise KeyboardInterrupt

        return library.reindex(self.corpus, self.index, told, **options)

    def interrupt(self, depth):
        with pytest.raises(KeyboardInterrupt):
            self.reindex(stop=True, depth=depth)
        assert 0 < staged(self.corpus.home) < PAPERS


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.reindexing.reindex.read_and_parse", work)
    monkeypatch.setattr("ingest.reindexing.reindex.parse_lines", parse_again)
    made = Home(tmp_path)
    yield made
    made.corpus.close()


@pytest.mark.parametrize(("depth", "counts"), [(Depth.READ, (4, 0)), (Depth.PARSE, (0, 4))])
def test_one_that_was_not_told_how_deep_goes_on_with_it_and_says_so(home, depth, counts):
    home.interrupt(depth)
    report = home.reindex()
    assert (report.read, report.parsed) == counts
    assert len(home.worked) == PAPERS - 1
    (remark,) = home.remarks
    assert f"going on with kkr reindex --{depth}, of which 1 of 4 documents are done" in remark
    assert staged(home.corpus.home) == 0
    assert home.reindex().read == 0
    assert home.remarks == []


def test_what_other_code_has_done_is_not_gone_on_with(home, monkeypatch):
    home.interrupt(Depth.READ)
    monkeypatch.setattr("ingest.reindexing.plan.reader_fingerprint", lambda: "newer")
    report = home.reindex()
    assert (report.read, report.parsed, home.remarks) == (0, 0, [])
    assert staged(home.corpus.home) == 0


@pytest.mark.parametrize("damage", ["a parse", "a page of the file", "its head"])
def test_what_was_damaged_meanwhile_is_done_again(home, damage):
    home.interrupt(Depth.READ)
    path = home.corpus.home / "reindex.staged"
    with closing(sqlite3.connect(path)) as database:
        database.execute("UPDATE parse SET parse = zeroblob(100)")
        database.commit()
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if damage != "a parse":
        where = 4096 if damage == "a page of the file" else 0
        data = path.read_bytes()
        path.write_bytes(data[:where] + b"x" * 4096 + data[where + 4096 :])
    report = home.reindex(depth=Depth.READ)
    assert (report.read, report.complete) == (PAPERS, True)
    assert len(home.worked) == PAPERS
    assert staged(home.corpus.home) == 0


def test_only_the_index_leaves_it_for_later(home):
    home.interrupt(Depth.READ)
    assert home.reindex(depth=Depth.INDEX).index.entries == PAPERS
    assert home.worked == []
    assert home.reindex().read == PAPERS
    assert len(home.worked) == PAPERS - 1


def test_what_waits_to_be_accepted_is_neither_put_in_use_nor_dropped_by_others(home, monkeypatch):
    monkeypatch.setattr("ingest.reindexing.reindex.read_and_parse", worse_parsers.reads_a_third)
    assert home.reindex(depth=Depth.READ).withheld
    for depth in (Depth.STALE, Depth.INDEX):
        assert home.reindex(depth=depth).complete
        assert home.worked == []
        assert home.remarks[0].startswith(f"{PAPERS} documents of another re-index still wait")
    assert len(home.reindex(accept=True).changes) == PAPERS
    assert home.worked == []
    assert staged(home.corpus.home) == 0


def test_what_links_say_meanwhile_is_heard(home, monkeypatch):
    path = home.root / "bilag.pdf"
    path.write_text("Et brev til KKR om fordeling\n", encoding="utf-8")
    assert add([path], home.corpus, home.index, work=work).complete
    (record,) = (one for one in home.corpus.documents() if one.name == "bilag.pdf")
    with monkeypatch.context() as patched:
        patched.setattr("ingest.reindexing.reindex.take_over", _interrupted)
        with pytest.raises(KeyboardInterrupt):
            home.reindex(depth=Depth.READ)
    assert staged(home.corpus.home) == PAPERS + 1
    link = Origin(
        "https://www.kl.dk/media/1/bilag.pdf",
        Via.WEB,
        "https://www.kl.dk/kkr-sjaelland/moeder",
        "Bilag til KKR Sjælland den 2. januar 2013",
    )
    home.corpus.note_origin(record.sha256, link)
    home.reindex()
    assert home.corpus.document(record.sha256).kind is Kind.APPENDIX


def _interrupted(*_arguments, **_options):
    raise KeyboardInterrupt
