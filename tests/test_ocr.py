"""Scanned pages: reported with what to install; read where OCR is there, and marked as such."""

from __future__ import annotations

import json
import os
import subprocess

import pytest
from cli_tools import Done, command, environment
from pdf_samples import in_signs

from corpus.records import Standing
from corpus.repository import Corpus
from corpus.sample import SAMPLE
from index.answers.search import open_index
from ingest.health.doctor import examine
from ingest.health.findings import Code
from ingest.health.mending import repair
from ingest.judgement import why_not_searchable
from ingest.pipeline import add
from ingest.place import Place
from ingest.reindexing.plan import Depth
from ingest.reindexing.reindex import reindex
from ingest.status import notes, status
from ingest.workers import ocr as ocr_module
from ingest.workers.ocr import Ocr, OcrLimits, find_ocr, recognise
from ingest.workers.recognised import with_recognised
from ingest.workers.serve import Failed
from ingest.workers.work import Worked
from parse.model import Kind, Line, Page, ParsedDocument, Problem, Reading, Source

SCAN = SAMPLE / "referat-kkr-nordjylland-07-02-2014.pdf"
TEXT = SAMPLE / "referat-kkr-sjaelland-09-09-2022.pdf"
FOUND = find_ocr()
with_ocr = pytest.mark.skipif(
    FOUND is None, reason="no OCR here: it takes ocrmypdf and tesseract with Danish"
)
FAKE = Ocr("17.0", "5.0")


def kkr(home, *arguments, **more) -> Done:
    """In a process of its own, with whatever OCR there is."""
    done = subprocess.run(
        command(*arguments),
        env=environment(home, **{"KKR_OCR": "", **more}),
        capture_output=True,
        check=False,
        timeout=300,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def total(index_dir, query) -> int:
    with open_index(index_dir) as index:
        return index.search(query).total


@pytest.fixture
def corpus(tmp_path):
    with Corpus.open(tmp_path / "home") as opened:
        yield opened


# ── what there is ────────────────────────────────────────────────────────────────────


def _program(folder, languages):
    folder.mkdir()
    program = folder / "tesseract"
    program.write_text(
        f"#!/bin/sh\n[ $1 = --version ] && echo 'tesseract 5.9.1' || printf '{languages}'\n"
    )
    program.chmod(0o755)


def test_ocr_is_the_package_the_program_and_danish(tmp_path, monkeypatch):
    monkeypatch.setattr(ocr_module, "version", lambda _: "17.0")
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert find_ocr() is None
    base = os.defpath
    _program(tmp_path / "english", "eng\\nosd\\n")
    monkeypatch.setenv("PATH", f"{tmp_path / 'english'}:{base}")
    assert find_ocr() is None
    _program(tmp_path / "danish", "dan\\neng\\n")
    monkeypatch.setenv("PATH", f"{tmp_path / 'danish'}:{base}")
    assert find_ocr() == Ocr("17.0", "5.9.1", turns=False)


def test_without_the_package_there_is_no_ocr(monkeypatch):
    def missing(name):
        raise ocr_module.PackageNotFoundError(name)

    monkeypatch.setattr(ocr_module, "version", missing)
    assert find_ocr() is None


# ── without ──────────────────────────────────────────────────────────────────────────


def test_without_ocr_a_scan_is_kept_and_what_to_install_is_told(tmp_path):
    done = kkr(tmp_path, "add", SCAN, KKR_OCR="off")
    assert done.code == 0
    for part in ('pip install "kkr[ocr]"', "tesseract-ocr-dan", "kkr reindex"):
        assert part in done.err + done.out
        assert part in kkr(tmp_path, "status", KKR_OCR="off").out


# ── the pages ────────────────────────────────────────────────────────────────────────

SOURCE = Source("a.pdf", "0" * 64, 3, "pdf")
OWN = Page(1, (Line("Egen tekst", 1),))


def test_only_pages_without_text_are_replaced_and_each_is_marked():
    scanned = Problem("scanned-page", "…", 2), Problem("scanned-page", "…", 3)
    reading = Reading(SOURCE, (OWN, Page(2, (), scanned=True), Page(3, (), scanned=True)), scanned)
    other = Reading(
        Source("a.pdf", "1" * 64, 3, "pdf"),
        (Page(1, (Line("Anden", 1),)), Page(2, (Line("Læst", 2),)), Page(3, (), scanned=True)),
        (Problem("odd", "of a page that is not used", 1), Problem("odd", "…", 2)),
    )
    made = with_recognised(reading, other, "Tesseract 5")
    assert made.source == SOURCE
    assert made.pages == (OWN, Page(2, (Line("Læst", 2),)), Page(3, (), scanned=True))
    assert [(p.code, p.page) for p in made.problems] == [
        ("scanned-page", 3),
        ("odd", 2),
        ("read-by-ocr", 2),
        ("ocr-found-nothing", 3),
    ]


# ── with ─────────────────────────────────────────────────────────────────────────────


@with_ocr
def test_a_scan_is_found_with_its_items_and_decisions(tmp_path):
    done = kkr(tmp_path, "add", SCAN)
    assert done.code == 0
    assert "read-by-ocr: Page 1" in done.out + done.err
    (hit,) = kkr(tmp_path, "search", "dimensioneringen", "--exact", "--json").json["hits"]
    assert (hit["item"], hit["page"]) == ("2.2", 1)
    seen = kkr(tmp_path, "parse", SCAN, "--json").json
    assert seen["source"]["sha256"] == hit["document"]
    items = [item for section in seen["sections"] for item in section["items"]]
    assert [(i["number"], i["decision"]["outcomes"]) for i in items] == [
        ("2.2", ["endorsed"]),
        ("2.3", ["noted"]),
    ]


def _later(seen) -> list:
    items = [item for section in seen["sections"] for item in section["items"]]
    return [item for item in items if item["page"] > 7]


@with_ocr
def test_one_scanned_page_among_others_is_read_and_the_others_stay(tmp_path, shared):
    paper = shared / "pdfs" / "hard" / "one_scanned_page_000.pdf"
    assert kkr(tmp_path, "add", paper).code == 0
    hits = kkr(tmp_path, "search", "VIA's bestyrelse", "--json").json["hits"]
    assert ("2.1", 6) in {(hit["item"], hit["page"]) for hit in hits}
    seen = kkr(tmp_path, "parse", paper, "--json").json
    assert [p["page"] for p in seen["problems"] if p["code"] == "read-by-ocr"] == [6]
    plain = kkr(tmp_path, "parse", paper, "--json", KKR_OCR="off").json
    assert _later(seen) == _later(plain) != []


@with_ocr
def test_reindex_reads_scans_once_ocr_is_there_and_nothing_else(tmp_path):
    kkr(tmp_path, "add", SCAN, TEXT, KKR_OCR="off")
    assert "OCR can read scanned pages of 1 document now" in kkr(tmp_path, "status").out
    first = kkr(tmp_path, "reindex", "--json").json
    assert (first["read"], first["recognised"], len(first["changed"])) == (1, 1, 1)
    assert kkr(tmp_path, "search", "dimensioneringen", "--json").json["total"] >= 1
    again = kkr(tmp_path, "reindex", "--json").json
    assert (again["read"], again["parsed"]) == (0, 0)


@with_ocr
def test_ocr_has_its_own_limit_on_time():
    limits = OcrLimits(base_seconds=0.01, page_seconds=0)
    failed = recognise(SCAN.read_bytes(), [1], FOUND, limits)
    assert isinstance(failed, Failed)
    assert failed.code == "TimedOut"


@with_ocr
def test_ocr_has_its_own_limit_on_memory_and_says_how_it_failed():
    failed = recognise(SCAN.read_bytes(), [1], FOUND, OcrLimits(memory=150_000_000))
    assert isinstance(failed, Failed)
    assert failed.code == "OcrFailed"


@with_ocr
def test_what_ocr_says_of_a_broken_file_names_no_temporary_folder():
    failed = recognise(b"%PDF-1.4 nothing", [1], FOUND)
    assert isinstance(failed, Failed)
    assert "kkr-ocr-" not in failed.reason


PAPER = [
    *(("S", "REFERAT 2017"), ("S", "KKR Nordjylland"), ("S", "8. september 2017"), ("S", "")),
    *(("S", "1. Regionale sager"), ("S", ""), ("S", "1.1. Fordeling af flygtninge"), ("S", "")),
    ("S", "Beslutning"),
    ("S", "Fordelingen af flygtninge blev godkendt for det kommende år."),
]


def test_letters_without_meaning_are_kept_and_reported_like_a_scan(tmp_path):
    paper = tmp_path / "referat-kkr-nordjylland-08-09-2017.pdf"
    paper.write_bytes(in_signs(*PAPER, size=16))
    done = kkr(tmp_path, "add", paper, KKR_OCR="off")
    assert done.code == 0
    assert "1 kept without text to search" in done.out
    assert "no text on page 1: letters that its fonts give no meaning" in done.err + done.out
    assert "unreadable-page 1" in kkr(tmp_path, "status", KKR_OCR="off").out


def test_a_paper_of_scans_and_of_letters_without_meaning_is_told_of_as_both():
    codes = ("scanned-page", 1), ("unreadable-page", 2)
    problems = tuple(Problem(code, "…", page) for code, page in codes)
    worked = Worked(ParsedDocument(SOURCE, Kind.OTHER, problems=problems), b"", (1, 2))
    told = why_not_searchable(worked)
    assert "pages 1-2: pictures of text (a scan) and letters that its fonts give no meaning" in told


def test_empty_pages_are_no_scans():
    """OCR, which is said to read scans, would find nothing on them."""
    told = why_not_searchable(Worked(ParsedDocument(SOURCE, Kind.OTHER), b"", ()))
    assert told.startswith("nothing to search on pages 1-3")
    assert "OCR" not in told


@with_ocr
def test_letters_without_meaning_are_found_by_what_they_look_like(tmp_path):
    paper = tmp_path / "referat-kkr-nordjylland-08-09-2017.pdf"
    paper.write_bytes(in_signs(*PAPER, size=16))
    done = kkr(tmp_path, "add", paper)
    assert "Page 1 has letters without meaning; its text was recognised by" in done.out + done.err
    found = json.loads(kkr(tmp_path, "search", "flygtninge", "--json").out)
    assert [(hit["item"], hit["outcomes"]) for hit in found["hits"]] == [("1.1", ["approved"])]
    assert "unreadable-page" not in kkr(tmp_path, "status").out


# ── when it fails, and when it goes ──────────────────────────────────────────────────


def test_a_scan_that_ocr_fails_on_stays_as_it_was_and_says_why(corpus, tmp_path, monkeypatch):
    failed = Failed("OcrFailed", "no such luck")
    monkeypatch.setattr("ingest.workers.ocr.recognise", lambda *_: failed)
    (taken,) = add([SCAN], corpus, tmp_path / "index", ocr=FAKE).new
    assert taken.record.standing is Standing.NOT_SEARCHABLE
    assert "no such luck" in taken.record.reason
    assert [p.code for p in taken.problems] == ["scanned-page", "ocr-failed"]
    # It was tried: only another OCR is a reason to try again.
    assert status(corpus, tmp_path / "index", FAKE).recognisable == 0
    assert status(corpus, tmp_path / "index", Ocr("18.0", "5.0")).recognisable == 1
    assert reindex(corpus, tmp_path / "index", ocr=FAKE).read == 0


def test_a_scan_is_kept_where_ocr_has_no_temporary_folder(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "gone"))
    report = add([SCAN, TEXT], corpus, tmp_path / "index", ocr=FAKE)
    scan, text = report.new
    assert "FileNotFoundError: No such file or directory" in scan.record.reason
    assert text.record.standing is Standing.SEARCHABLE


def test_what_ocr_returns_may_be_unreadable(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.workers.ocr.recognise", lambda *_: b"no PDF at all")
    (taken,) = add([SCAN], corpus, tmp_path / "index", ocr=FAKE).new
    assert taken.record.standing is Standing.NOT_SEARCHABLE
    assert taken.record.reason.startswith("no text on page 1")


def test_text_that_ocr_recognised_is_not_lost_when_ocr_is_gone(corpus, tmp_path, monkeypatch):
    monkeypatch.setattr("ingest.workers.ocr.recognise", lambda *_: TEXT.read_bytes())
    add([SCAN], corpus, tmp_path / "index", ocr=FAKE)
    before = total(tmp_path / "index", "godkendelse")
    assert before
    report = reindex(corpus, tmp_path / "index", depth=Depth.READ)
    assert [one.code for one in report.failed] == ["OcrMissing"]
    assert total(tmp_path / "index", "godkendelse") == before
    monkeypatch.setattr("ingest.fingerprints.reader_fingerprint", lambda: "newer")
    assert reindex(corpus, tmp_path / "index").read == 0


def test_a_lost_database_costs_no_scan_its_text(corpus, tmp_path, monkeypatch):
    """What OCR has read is read by it again; without it, or if it failed, doctor tells."""
    monkeypatch.setattr("ingest.workers.ocr.recognise", lambda *_: TEXT.read_bytes())
    place = Place(tmp_path / "home")
    add([SCAN, TEXT], corpus, place.index, ocr=FAKE)
    before = {record.sha256: record.read_by for record in corpus.documents()}
    corpus.close()
    for path in place.home.glob("kkr.db*"):
        path.unlink()
    done = repair(place, FAKE)
    assert done.after.healthy
    assert not done.after.has(Code.OCR_WAITS)
    with Corpus.open(place.home) as mended:
        assert {record.sha256: record.read_by for record in mended.documents()} == before


def test_doctor_tells_of_scans_that_ocr_has_not_tried(corpus, tmp_path):
    place = Place(tmp_path / "home")
    add([SCAN], corpus, place.index)
    assert examine(place, None).has(Code.OCR_MISSING)
    assert examine(place, FAKE).has(Code.OCR_WAITS)


def test_status_tells_how_to_read_single_scanned_pages(corpus, tmp_path, shared):
    paper = shared / "pdfs" / "hard" / "one_scanned_page_000.pdf"
    add([paper], corpus, tmp_path / "index")
    told = "\n".join(notes(status(corpus, tmp_path / "index")))
    assert 'have pages without text. To have that read, install OCR (pip install "kkr[ocr]"' in told
    assert "one_scanned_page_000.pdf: 6" in told
