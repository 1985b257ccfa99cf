"""The compiled lexicon."""

import sqlite3

import pytest

from index.lexicon import NAME, NOUN, Lexicon, compile_lexicon


@pytest.fixture(scope="module")
def lexicon():
    return Lexicon.temporary()


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("budgetter", "budget"),
        ("handicappet", "handicap"),
        ("klyngerne", "klynge"),
        ("lederne", "leder"),
        ("centret", "center"),
        ("groent", "groen"),
        ("sundheds", "sundhed"),
        ("kl", "kl"),
    ],
)
def test_readings_the_dictionary_left_out_are_there(lexicon, form, lemma):
    assert lemma in lexicon.readings(form)


def test_kinds(lexicon):
    assert lexicon.word("kommune").kind & NOUN
    assert lexicon.word("holstebro").kind == NAME
    assert lexicon.word("xyzzy") is None
    assert lexicon.readings("xyzzy") == ()


def test_all_rows_in_memory_say_the_same(lexicon):
    whole = Lexicon.temporary()
    whole._lines = dict(whole._connection.execute("SELECT form, entry FROM word"))
    for form in ("kommunernes", "budgetters", "plan", "xyzzy"):
        assert whole.readings(form) == lexicon.readings(form)
        assert whole.word(form) == lexicon.word(form)


def test_compiling_again_gives_the_same_lexicon(lexicon, tmp_path):
    compile_lexicon(tmp_path / "again.db")
    assert Lexicon.open(tmp_path / "again.db").fingerprint == lexicon.fingerprint


def test_what_is_no_lexicon_is_refused(tmp_path):
    (tmp_path / "other.db").write_text("not a database at all, but long enough to look at")
    with pytest.raises(sqlite3.Error):
        Lexicon.open(tmp_path / "other.db")
