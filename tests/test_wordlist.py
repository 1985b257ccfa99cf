"""The Danish word list: what it knows, and the file that it is kept in for look-ups."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.fingerprints import parser_fingerprint
from parse.text import wordlist
from parse.text.wordlist_file import WordFile, packed

_words = st.text(st.characters(exclude_characters="\n", exclude_categories=["Cs"]), min_size=1)


@pytest.fixture
def elsewhere(tmp_path, monkeypatch):
    """A folder of its own for the kept file, and no memory of another."""
    monkeypatch.setattr(wordlist, "_KEPT", tmp_path / "kept")
    wordlist._forms.cache_clear()
    wordlist.is_danish.cache_clear()
    yield tmp_path / "kept"
    wordlist._forms.cache_clear()
    wordlist.is_danish.cache_clear()


def test_forms_are_known_as_they_stand_or_written_small():
    assert all(map(wordlist.is_danish, ["flygtninge", "Flygtninge", "børnehaven", "øerne"]))
    assert not any(map(wordlist.is_danish, ["flygt-ninge", "flygtninge\nflygtninge", "", "\ud800"]))


def test_the_kept_file_and_the_dictionary_know_the_same_words(elsewhere):
    stream = list(wordlist._stream())
    kept = wordlist._forms()
    assert isinstance(kept, WordFile)
    assert len([*elsewhere.iterdir()]) == 1
    assert all(word in kept for word in stream[::211])
    assert not any(f"{word}qx" in kept for word in stream[::211])


def test_a_damaged_file_changes_no_answer(elsewhere):
    assert wordlist.is_danish("flygtninge")
    [file] = elsewhere.iterdir()
    good = file.read_bytes()
    for bad in (b"", good[:50], good[:-1], good[: len(good) // 2] + bytes(len(good) // 2)):
        file.write_bytes(bad)
        wordlist._forms.cache_clear()
        wordlist.is_danish.cache_clear()
        assert wordlist.is_danish("flygtninge")
        assert wordlist.is_danish("øerne")
        assert not wordlist.is_danish("zxqv")


def test_where_nothing_can_be_kept_words_are_known_all_the_same(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setattr(wordlist, "_KEPT", tmp_path / "file")
    wordlist._forms.cache_clear()
    wordlist.is_danish.cache_clear()
    assert wordlist.is_danish("flygtninge")
    wordlist._forms.cache_clear()
    wordlist.is_danish.cache_clear()


def test_what_is_kept_does_not_make_old_parses_stale(monkeypatch):
    parser_fingerprint.cache_clear()
    before = parser_fingerprint()
    beside = Path(wordlist.__file__).parent / "__pycache__" / "words-of-a-test.bin"
    beside.write_bytes(b"x")
    try:
        parser_fingerprint.cache_clear()
        assert parser_fingerprint() == before
    finally:
        beside.unlink()


def test_a_look_up_needs_no_simplemma():
    code = (
        "import sys\nfrom parse.text.wordlist import is_danish\n"
        "is_danish('flygtninge')\nsys.exit('simplemma' in sys.modules)"
    )
    wordlist.is_danish("flygtninge")  # so that the file is there
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.sets(_words), st.lists(st.text()))
def test_a_file_holds_its_words_and_no_others(words, others):
    kept = WordFile.unpacked(packed(words))
    assert all(word in kept for word in words)
    assert [word in kept for word in others] == [word in words for word in others]
