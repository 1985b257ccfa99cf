"""Whoosh as we use it, and what we keep from it."""

from __future__ import annotations

import pickle
import subprocess
import sys
from array import array

import pytest

from index.building.collected import Collected
from index.errors import IndexDamaged
from index.files.blocks import keep_sums
from index.files.engine import KeyKind
from index.files.whoosh_engine import _BLOCK, WhooshEngine, _loads_plain
from index.text.keys import Keys, Word
from index.text.terms import Terms

ENGINE = WhooshEngine()
POSTINGS = "part_part.pst"
TERMS = "part_part.trm"


def terms(exact, positions=None, meta=()):
    """An entry: weight and mask of each word, and where it stands."""
    places = positions or {}
    words = {
        Word(key, Keys(key, frozenset(), frozenset())): (*about, places.get(key, [0]))
        for key, about in exact.items()
    }
    return Terms(words, {key: (*about, [1]) for key, about in dict(meta).items()})


def written(folder, *documents):
    collected = Collected()
    for document in documents:
        collected.add(document)
    ENGINE.write(folder, collected.lists())
    return ENGINE.reader(folder)


def test_lists_come_back_as_they_went_in(tmp_path):
    reader = written(
        tmp_path,
        terms({"og": (1.5, 1), "børn": (0.25, 3)}, {"og": [2, 7], "børn": [1]}),
        terms({"og": (2.0, 0x1FF)}, meta={"v": (1.0, 2)}),
    )
    found = reader.postings(KeyKind.EXACT, "og")
    assert list(found.numbers) == [0, 1]
    assert list(found.weights) == [1.5, 2.0]
    assert list(found.masks) == [1, 0x1FF]
    assert reader.positions(KeyKind.EXACT, "og", {0, 1, 5}) == {
        0: array("I", [2, 7]),
        1: array("I", [0]),
    }
    assert list(reader.postings(KeyKind.EXACT, "børn").numbers) == [0]
    assert list(reader.postings(KeyKind.META, "v").numbers) == [1]
    assert list(reader.postings(KeyKind.EXACT, "v").numbers) == []
    assert list(reader.postings(KeyKind.COMPOUND, "og").numbers) == []
    reader.close()


def spelt(text, exact, *inflection):
    return Word(text, Keys(exact, frozenset(inflection), frozenset()))


def test_spellings_of_a_word_have_one_list(tmp_path):
    small, large = spelt("møde", "moede", "moede"), spelt("Møde", "moede", "moede")
    both = Terms({large: (1.0, 1, [3]), small: (0.5, 4, [1, 9])}, {})
    reader = written(tmp_path, both, Terms({small: (2.0, 2, [5])}, {}))
    for kind in (KeyKind.EXACT, KeyKind.INFLECTION):
        found = reader.postings(kind, "moede")
        assert list(zip(*found, strict=True)) == [(0, 1.5, 5), (1, 2.0, 2)]
    assert reader.positions(KeyKind.EXACT, "moede", {0, 1}) == {
        0: array("I", [1, 3, 9]),
        1: array("I", [5]),
    }
    reader.close()


def test_keys_of_the_same_words_share_their_list_on_disk(tmp_path):
    sizes = []
    for name, keys in (("one", ["a"]), ("many", ["a", "b", "c"])):
        (tmp_path / name).mkdir()
        reader = written(tmp_path / name, Terms({spelt("a", "a", *keys): (1.0, 1, [0])}, {}))
        assert all(list(reader.postings(KeyKind.INFLECTION, key).numbers) == [0] for key in keys)
        reader.close()
        sizes.append((tmp_path / name / POSTINGS).stat().st_size)
    assert sizes[0] == sizes[1]


def test_lists_longer_than_a_block_are_whole(tmp_path):
    size = 2 * _BLOCK + 3
    reader = written(tmp_path, *(terms({"og": (float(i + 1), 1)}) for i in range(size)))
    found = reader.postings(KeyKind.EXACT, "og")
    assert list(found.numbers) == list(range(size))
    assert list(found.weights) == [i + 1 for i in range(size)]
    assert len(found.masks) == size
    assert list(reader.positions(KeyKind.EXACT, "og", range(size))) == list(range(size))


def test_keys_with_a_beginning_come_in_order(tmp_path):
    reader = written(tmp_path, terms(dict.fromkeys(("b", "ab", "aa", "ø", "a"), (1.0, 1))))
    assert reader.beginning(KeyKind.EXACT, "a") == ["a", "aa", "ab"]
    assert reader.beginning(KeyKind.EXACT, "") == ["a", "aa", "ab", "b", "ø"]
    assert reader.beginning(KeyKind.EXACT, "x") == []
    assert reader.beginning(KeyKind.META, "a") == []


def test_an_empty_part_is_readable(tmp_path):
    assert list(written(tmp_path).postings(KeyKind.EXACT, "og").numbers) == []


def test_the_same_documents_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        written(tmp_path / name, terms(dict.fromkeys("dcab", (1.0, 1)))).close()
    for name in (POSTINGS, TERMS):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


class Evil:
    def __reduce__(self):
        return print, ("this must not run",)


def test_a_pickle_that_calls_something_is_refused():
    assert _loads_plain(pickle.dumps(((1, 2), None, b"x"))) == ((1, 2), None, b"x")
    with pytest.raises(pickle.UnpicklingError, match="no place"):
        _loads_plain(pickle.dumps(Evil()))


def test_a_crafted_index_runs_no_code(tmp_path, capfd):
    """Whoosh reads its blocks and its dictionary's last bytes as pickles."""
    evil = pickle.dumps(Evil())
    written(tmp_path, terms({"og": (1.0, 1)})).close()
    path = tmp_path / TERMS
    content = path.read_bytes()
    plain = content.index(pickle.dumps({"fieldmap": {}}, -1)[:2], len(content) - 200)
    path.write_bytes(content[:plain] + evil + len(evil).to_bytes(4, "big"))
    keep_sums(path)  # as who crafts it would
    with pytest.raises(IndexDamaged, match="UnpicklingError"):
        ENGINE.reader(tmp_path)
    path.write_bytes(content)
    keep_sums(path)
    reader = ENGINE.reader(tmp_path)
    reader.close()
    (tmp_path / POSTINGS).write_bytes(b"W3Bl" + (-len(evil)).to_bytes(4, "big", signed=True) + evil)
    keep_sums(tmp_path / POSTINGS)
    reader = ENGINE.reader(tmp_path)
    with pytest.raises(IndexDamaged, match="UnpicklingError"):
        reader.postings(KeyKind.EXACT, "og")
    assert "must not run" not in capfd.readouterr().out


def read_all(folder):
    reader = ENGINE.reader(folder)
    reader.postings(KeyKind.EXACT, "og")
    reader.positions(KeyKind.EXACT, "børn", {0})


@pytest.mark.parametrize("name", [POSTINGS, TERMS])
def test_no_changed_byte_makes_an_answer_another(tmp_path, name):
    """Neither dictionary nor short lists keep checksums: what is lost there is not there."""
    known = {f"ord{number}": (1.0, 1) for number in range(40)}
    right = [(key, [0], 1.0, [0]) for key in known]

    def told():
        reader = ENGINE.reader(tmp_path)
        for key in known:
            found = reader.postings(KeyKind.EXACT, key)
            places = reader.positions(KeyKind.EXACT, key, {0})
            yield key, list(found.numbers), found.weights[0], list(places[0])

    written(tmp_path, terms(known)).close()
    assert list(told()) == right
    path = tmp_path / name
    content = path.read_bytes()
    for place in range(0, len(content), 7):
        changed = bytearray(content)
        changed[place] ^= 1 << place % 8
        path.write_bytes(changed)
        with pytest.raises(IndexDamaged, match="kkr reindex"):
            list(told())
    path.write_bytes(content)
    assert list(told()) == right


@pytest.mark.parametrize("name", [POSTINGS, TERMS])
@pytest.mark.parametrize("size", [0, 3, 20, 60])
def test_a_truncated_file_is_damage_whatever_whoosh_makes_of_it(tmp_path, name, size):
    written(tmp_path, terms({"og": (1.0, 1), "børn": (1.0, 1)})).close()
    path = tmp_path / name
    path.write_bytes(path.read_bytes()[:size])
    with pytest.raises(IndexDamaged, match="kkr reindex"):
        read_all(tmp_path)


def test_importing_whoosh_warns_of_nothing():
    subprocess.run(
        [sys.executable, "-W", "error", "-c", "import index.files.whoosh_engine"], check=True
    )
