"""`kkr fetch` as a user runs it: the real pipeline, exit codes, kill -9, cron."""

from __future__ import annotations

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from cli_tools import command, environment, interruptible, kkr, process
from fetch_tools import Fetching
from replica import Answer, Replica
from replica_site import link, material, pdf, whole_site

ROOT = Path(__file__).resolve().parents[1]


def fetch(home: Path, site: Replica, *more: str):
    return process(home, "fetch", "--base-url", site.url, "--delay", "0.01", *more, cwd=ROOT)


def test_what_fetch_brings_in_is_searchable_when_it_ends(site, tmp_path):
    whole_site(site)
    done = fetch(tmp_path, site)
    assert done.code == 0, done.err
    assert "midtjylland-2021-09-10, referat" in done.out
    assert re.search(r"11 documents found on \d+ pages: 11 new, 0 unchanged, 0 failed", done.out)
    found = process(
        tmp_path, "search", "flygtninge", "--council", "midtjylland", "--json", cwd=ROOT
    )
    hits = [hit for hit in found.json["hits"] if hit["kind"] == "minutes"]
    assert hits
    assert {hit["url"] for hit in hits} == {
        "https://www.kl.dk/media/27360/referat-kkr-midtjylland-10-09-2021.pdf"
    }
    again = fetch(tmp_path, site, "--new")
    assert (again.code, again.out) == (0, "")
    status = process(tmp_path, "status", "--json", cwd=ROOT).json
    assert len(status["not_searchable"]) == 6  # a Word document, and the pages without text


def test_a_dry_run_begins_no_data_directory(site, tmp_path):
    whole_site(site)
    home = tmp_path / "home"
    done = fetch(home, site, "--dry-run")
    assert (done.code, "11 would be asked for. Nothing was stored." in done.out) == (0, True)
    assert not home.exists()
    assert fetch(home, site, "--council", "midt").code == 0
    before = sorted(home.rglob("*"))
    again = fetch(home, site, "--dry-run", "--council", "midt")
    assert (again.code, sorted(home.rglob("*"))) == (0, before)


def test_a_source_that_lists_nothing_is_exit_code_1(site, tmp_path):
    site.page("/politik/kkr/kkr-midtjylland/moedemateriale", "<p>Tomt</p>")
    done = fetch(tmp_path, site, "--council", "Midtjylland")
    assert done.code == 1
    assert "FAILED  midtjylland" in done.err
    assert "NoLinks" in done.err


@pytest.mark.parametrize(
    "wrong",
    [["--council", "Bornholm"], ["--since", "i går"], ["--since", "2022", "--until", "2021"],
     ["--base-url", "kl.dk"], ["--source", "google"]],
)  # fmt: skip
def test_wrong_wishes_are_exit_code_2(site, tmp_path, wrong):
    assert kkr(tmp_path, "fetch", "--base-url", site.url, *wrong).code == 2


def test_the_real_site_is_not_asked_faster_than_once_a_second(tmp_path):
    assert kkr(tmp_path, "fetch", "--delay", "0.1").code == 2


def test_a_killed_run_leaves_a_good_state_and_the_next_goes_on(site, tmp_path):
    """Kill -9 in the midst: the crawling process ends too, and what was had is not had again."""
    numbers = range(1, 25)
    material(site, "midtjylland", "".join(link(f"/media/{n}/r{n}.pdf", "R") for n in numbers))
    for n in numbers:
        site.file(f"/media/{n}/r{n}.pdf", pdf(f"minutes midtjylland 2021-06-{n:02}"))
    arguments = ("fetch", "--base-url", site.url, "--delay", "0.3", "--council", "midtjylland")
    running = subprocess.Popen(
        command(*arguments), cwd=ROOT, env=environment(tmp_path), stderr=subprocess.DEVNULL
    )
    _until(lambda: _noted(tmp_path) >= 2)
    running.send_signal(signal.SIGKILL)
    running.wait()
    asked = len(site.asked)
    time.sleep(0.8)
    assert len(site.asked) <= asked + 1  # nobody goes on asking
    with Fetching(tmp_path, site).corpus() as corpus:
        kept = {record.sha256 for record in corpus.documents()}
        for record in corpus.documents():
            assert corpus.original(record.sha256)
        noted = {a for a, v in corpus.journal.visits().items() if v.sha256}
        assert len(noted) < 24
        assert {v.sha256 for v in corpus.journal.visits().values()} - {None} <= kept
    assert noted
    site.forget()
    done = fetch(tmp_path, site, "--council", "midtjylland")
    assert done.code == 0, done.err
    had_again = [path for path in site.paths() if f"https://www.kl.dk{path}" in noted]
    assert len(had_again) <= 3  # the newest are asked about, whether they changed
    with Fetching(tmp_path, site).corpus() as corpus:
        assert len(corpus.documents()) == 25
    assert not (tmp_path / "fetching").exists()


def test_the_crawl_ends_with_its_killed_parent_whatever_it_waits_for(site, tmp_path):
    """It would notice at its next message: after a page, or ten pauses that a server asked for."""
    wait = {"Retry-After": "2"}
    site.answers["/politik/kkr/kkr-midtjylland/moedemateriale"] = Answer(status=429, headers=wait)
    arguments = ("fetch", "--base-url", site.url, "--delay", "2", "--council", "midtjylland")
    running = subprocess.Popen(
        command(*arguments), cwd=ROOT, env=environment(tmp_path), stderr=subprocess.DEVNULL
    )
    _until(lambda: len(site.asked) >= 2)
    running.send_signal(signal.SIGKILL)
    running.wait()
    asked = len(site.asked)
    time.sleep(5)
    assert len(site.asked) == asked


def test_ctrl_c_ends_at_once_and_asks_no_more(site, tmp_path):
    arguments = ("fetch", "--base-url", site.url, "--delay", "5", "--council", "midtjylland")
    running = interruptible(
        command(*arguments), cwd=ROOT, env=environment(tmp_path), stderr=subprocess.PIPE
    )
    _until(lambda: len(site.asked) >= 1)
    running.send_signal(signal.SIGINT)
    began = time.monotonic()
    _, remarks = running.communicate(timeout=30)
    assert time.monotonic() - began < 4
    assert running.returncode == 130
    assert b"goes on from there" in remarks
    asked = len(site.asked)
    time.sleep(0.3)
    assert len(site.asked) == asked


def _noted(home: Path) -> int:
    try:
        with sqlite3.connect(home / "kkr.db") as raw:
            return raw.execute("SELECT count(*) FROM visits WHERE sha256 > ''").fetchone()[0]
    except sqlite3.Error:
        return 0  # not made yet


def _until(condition, seconds: float = 30.0) -> None:
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it takes too long"
        time.sleep(0.02)


def test_searching_and_adding_import_no_scrapy():
    code = (
        "import sys, cli, ingest.pipeline, ingest.fetching.fetch, index.answers.search;"
        "print([m for m in ('scrapy', 'twisted', 'lxml') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=os.environ, capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
