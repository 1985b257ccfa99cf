"""Originals: whole or not there, found by hash, checked when read."""

from __future__ import annotations

import hashlib

import pytest

from corpus.errors import HomeNotWritable, OriginalDamaged, OriginalMissing
from corpus.files import Originals, suffix_of

DATA = b"%PDF-1.4 not really"
SHA = hashlib.sha256(DATA).hexdigest()


def test_bytes_come_back_from_under_their_hash(tmp_path):
    originals = Originals(tmp_path / "originals")
    assert originals.store(DATA, ".pdf") is True
    assert (tmp_path / "originals" / SHA[:2] / f"{SHA}.pdf").read_bytes() == DATA
    assert originals.read(SHA, ".pdf") == DATA
    assert [path.name for path in originals] == [f"{SHA}.pdf"]


def test_storing_twice_writes_once(tmp_path):
    originals = Originals(tmp_path)
    originals.store(DATA, ".pdf")
    before = originals.path(SHA, ".pdf").stat().st_mtime_ns
    assert originals.store(DATA, ".pdf") is False
    assert originals.path(SHA, ".pdf").stat().st_mtime_ns == before


def test_a_damaged_original_is_noticed_and_mended_by_storing_again(tmp_path):
    originals = Originals(tmp_path)
    originals.store(DATA, ".pdf")
    originals.path(SHA, ".pdf").write_bytes(DATA[:-1])
    with pytest.raises(OriginalDamaged, match="add the document again"):
        originals.read(SHA, ".pdf")
    assert originals.store(DATA, ".pdf") is True
    assert originals.read(SHA, ".pdf") == DATA


def test_a_missing_original_says_what_to_do(tmp_path):
    with pytest.raises(OriginalMissing, match="add the document again"):
        Originals(tmp_path).read(SHA, ".pdf")


def test_a_stored_file_is_on_disk_with_all_that_leads_to_it(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr("corpus.files.sync", synced.append)
    originals = Originals(tmp_path / "originals")
    originals.store(DATA, ".pdf")
    assert synced == [originals.root / SHA[:2], originals.root, tmp_path]


def test_leftovers_of_killed_runs_are_harmless_and_cleaned(tmp_path):
    originals = Originals(tmp_path)
    originals.store(DATA, ".pdf")
    (tmp_path / ".incoming" / "half.pdf.0").write_bytes(b"hal")
    assert len(list(originals)) == 1
    assert originals.clean() == 1
    assert list((tmp_path / ".incoming").iterdir()) == []
    assert originals.read(SHA, ".pdf") == DATA


def test_a_file_in_place_of_the_directory_is_named(tmp_path):
    (tmp_path / "originals").write_text("in the way")
    with pytest.raises(HomeNotWritable, match="a file stands in the way"):
        Originals(tmp_path / "originals").store(DATA, ".pdf")


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("Referat.PDF", ".pdf"),
        ("a.b.txt", ".txt"),
        ("../../etc/passwd", ""),
        ("x.pdf/..", ""),
        ("x.p\0f", ""),
        ("x." + "a" * 300, ""),
        ("x.pdf\n", ""),
    ],
)
def test_only_plain_endings_are_taken_from_names(name, suffix):
    assert suffix_of(name) == suffix
