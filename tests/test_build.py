"""Building: beside the live index, proved, swapped by one rename; whatever happens meanwhile."""

from __future__ import annotations

import errno
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from index_samples import NOW, analyzer, entry, make_index, random_entry

from index.answers.search import open_index
from index.building.build import build, extend, is_scattered, melt
from index.building.collected import Collected
from index.building.verify import Golden, count
from index.errors import (
    BuildFailed,
    BuildRejected,
    IndexBusy,
    IndexDamaged,
    IndexMissing,
    IndexOutdated,
    UnknownValue,
)
from index.files import locks, manifest
from index.files.manifest import ENTRIES, MANIFEST, Manifest
from index.opened.store import Store, StoreWriter
from index.text.keys import KeyFinder, Word
from index.text.tokens import tokenize

HERE = Path(__file__).parent
QUERIES = ("flygtninge", "aftale kommune", '"ikke godkendt"', "møde*", "beslutning:budget", "-3")


def answers(folder):
    """What an index answers, without what differs from build to build."""
    with open_index(folder) as index:
        return [replace(index.search(query, limit=None), build="") for query in QUERIES]


def builds(folder):
    return sorted(path.name for path in folder.iterdir() if path.name.startswith("build-"))


def entries(*numbers):
    return [random_entry(number) for number in numbers]


# ── a whole build ────────────────────────────────────────────────────────────────────


def test_a_build_describes_itself(tmp_path):
    made = entries(*range(30))
    seen = []
    built = make_index(
        tmp_path, made, total=30, expected=count(made), progress=lambda *at: seen.append(at)
    )
    assert seen == [(number + 1, 30) for number in range(30)]
    assert (built.entries, built.added, built.removed) == (30, 30, 0)
    assert built.counts == count(made)
    assert built.name.startswith("build-20250102T030405Z-")
    with open_index(tmp_path) as index:
        assert index.build.manifest.created == "2025-01-02T03:04:05+00:00"
        assert index.search("kommune").build == built.name
        assert index.check() == []


def test_an_empty_build_answers(tmp_path):
    make_index(tmp_path, [])
    with open_index(tmp_path) as index:
        assert index.search("flygtninge").total == 0
        assert index.search("-flygtninge").total == 0


def test_many_parts_answer_as_one(tmp_path):
    made = entries(*range(80))
    make_index(tmp_path / "one", made)
    make_index(tmp_path / "many", made, part_entries=9)
    assert answers(tmp_path / "one") == answers(tmp_path / "many")


def test_parts_written_by_several_processes_answer_as_one(tmp_path):
    made = entries(*range(400))
    alone = make_index(tmp_path / "alone", made)
    crew = make_index(tmp_path / "crew", made, workers=3, part_entries=90)
    assert answers(tmp_path / "alone") == answers(tmp_path / "crew")
    assert (crew.entries, crew.added, crew.counts) == (alone.entries, alone.added, alone.counts)
    with open_index(tmp_path / "crew") as index:
        sizes = [part.entries for part in index.build.manifest.parts]
        assert sum(sizes) == 400
        assert max(sizes) <= 90
        assert index.check() == []


def test_processes_beyond_those_of_use_leave_no_small_parts_to_be_melted(tmp_path):
    """Each would leave a part of its own, and each part is asked by every query."""
    made = entries(*range(400))
    make_index(tmp_path, made, total=len(made), workers=64)
    assert len(Manifest.load(manifest.current(tmp_path)).parts) <= 4
    assert not is_scattered(tmp_path)


def test_the_most_frequent_words_are_those_of_all_parts_together(tmp_path, monkeypatch):
    """*kommune* comes second in each part, and is the most frequent of all."""
    monkeypatch.setattr("index.answers.matching.MAX_EXPANSIONS", 1)
    left = [entry(i, "Komet") for i in range(3)] + [entry(i, "Kommune") for i in (3, 4)]
    right = [entry(i, "Komma") for i in (5, 6, 7)] + [entry(i, "Kommune") for i in (8, 9)]
    make_index(tmp_path, [*left, *right], part_entries=5)
    with open_index(tmp_path) as index:
        assert len(index.build.parts) == 2
        assert index.complete("kom", limit=1) == ["Kommune"]
        assert index.search("kom*").total == 4


@pytest.mark.parametrize("workers", [1, 2])
def test_an_id_that_comes_twice_is_kept_as_it_came_last(tmp_path, workers):
    first, second = entry(1, "Budget"), entry(1, "Trafik")
    between = [entry(number, "Klima") for number in range(2, 200)]
    built = make_index(tmp_path, [first, *between, second], workers=workers, part_entries=70)
    assert (built.entries, built.added) == (199, 199)
    with open_index(tmp_path) as index:
        assert index.search("budget").total == 0
        assert index.search("trafik").total == 1


def test_an_old_build_is_removed_when_nobody_reads_it(tmp_path):
    first = make_index(tmp_path, entries(1)).name
    with open_index(tmp_path) as reader:
        second = make_index(tmp_path, entries(1, 2)).name
        assert builds(tmp_path) == sorted({first, second})
        assert reader.search("-qqq").total == 1
    third = make_index(tmp_path, entries(1, 2, 3)).name
    assert builds(tmp_path) == [third]


def test_a_clock_that_was_set_back_does_no_harm(tmp_path):
    make_index(tmp_path, entries(1, 2, 3))
    earlier = NOW - timedelta(days=9000)
    extend(tmp_path, entries(4, 5), now=earlier)
    (name,) = builds(tmp_path)
    assert name < f"build-{NOW:%Y}"
    make_index(tmp_path / "whole", entries(*range(1, 6)))
    assert answers(tmp_path) == answers(tmp_path / "whole")
    extend(tmp_path, [], now=NOW + timedelta(days=9000))
    assert answers(tmp_path) == answers(tmp_path / "whole")


def test_what_reaches_the_disk_does_so_before_the_swap(tmp_path, monkeypatch):
    synced = set()
    fsync = os.fsync
    monkeypatch.setattr(
        manifest.os, "fsync", lambda fd: (synced.add(os.fstat(fd).st_ino), fsync(fd))[1]
    )
    whole = []
    replace_ = Path.replace

    def spied(path, target):
        if target.name == "CURRENT":
            folder = next(tmp_path.glob("build-*"))
            files = [folder, *folder.rglob("*"), path]
            whole.append(all(file.stat().st_ino in synced for file in files))
        return replace_(path, target)

    monkeypatch.setattr(Path, "replace", spied)
    make_index(tmp_path, entries(1, 2))
    assert whole == [True]
    assert tmp_path.stat().st_ino in synced


# ── proof ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "wrong",
    [
        {"expected": {"total": {"entries": 3}}},
        {"expected": {"council_year": {"midtjylland/2021": 7}}},
        {"golden": [Golden("findes-ikke")]},
        {"golden": [Golden("-qqq", at_least=9)]},
    ],
)
def test_a_build_that_does_not_prove_itself_is_not_put_live(tmp_path, wrong):
    live = make_index(tmp_path, entries(1)).name
    with pytest.raises(BuildRejected, match="goes on serving"):
        make_index(tmp_path, entries(1, 2), **wrong)
    assert builds(tmp_path) == [live]
    assert answers(tmp_path)


def test_a_build_that_loses_words_is_not_put_live(tmp_path, monkeypatch):
    monkeypatch.setattr("index.building.collected.Collected.add", lambda *_: None)
    with pytest.raises(BuildRejected, match="is found in 0 entries"):
        make_index(tmp_path, entries(1, 2))
    with pytest.raises(IndexMissing):
        open_index(tmp_path)


def _without(name):
    """Loses all keys of a kind."""

    def change(terms):
        bare = {
            Word(word.text, word.keys._replace(**{name: frozenset()})): found
            for word, found in terms.words.items()
        }
        return terms._replace(words=bare)

    return change


def _without_places(terms):
    return terms._replace(words={word: (*found[:2], []) for word, found in terms.words.items()})


def _forgetful():
    """Loses every hundredth word of an entry."""
    count = 0

    def change(terms):
        nonlocal count
        kept = {}
        for word, found in terms.words.items():
            count += 1
            if count % 100:
                kept[word] = found
        return terms._replace(words=kept)

    return change


@pytest.mark.parametrize(
    "change",
    [_without("inflection"), _without("compound"), _without_places, _forgetful()],
    ids=["inflections", "compounds", "places", "one in a hundred"],
)
def test_a_build_that_loses_some_of_what_finds_words_is_not_put_live(tmp_path, monkeypatch, change):
    add = Collected.add
    monkeypatch.setattr(Collected, "add", lambda self, terms: add(self, change(terms)))
    words = ("flygtningekvoter", "sundhedsaftalen", "budgettet", "kommunerne", "trafikken")
    texts = [f"{word} {other} nr{i}" for i, (word, other) in enumerate(product(words, words))]
    with pytest.raises((BuildRejected, IndexDamaged)):
        make_index(tmp_path, [entry(i, text) for i, text in enumerate(texts * 3)])
    with pytest.raises(IndexMissing):
        open_index(tmp_path)


# ── extending ────────────────────────────────────────────────────────────────────────


def test_extending_gives_what_building_anew_gives(tmp_path):
    make_index(tmp_path / "grown", entries(*range(40)))
    gone = {one.document for one in entries(3, 17)}
    for numbers in ([40], [41, 42], range(43, 60)):
        built = extend(tmp_path / "grown", entries(*numbers), now=NOW)
        assert built.added == len(list(numbers))
    built = extend(tmp_path / "grown", [], remove_documents=gone, now=NOW)
    assert (built.added, built.removed) == (0, 2)
    kept = [one for one in entries(*range(60)) if one.document not in gone]
    assert built.counts == count(kept)
    make_index(tmp_path / "anew", kept)
    assert answers(tmp_path / "grown") == answers(tmp_path / "anew")
    with open_index(tmp_path / "grown") as index:
        assert index.check() == []


def test_extending_replaces_entries_of_the_same_id(tmp_path):
    make_index(tmp_path, [entry(1, "Budget"), *(entry(i, "Klima") for i in range(2, 9))])
    built = extend(tmp_path, [entry(1, "Gammelt"), entry(1, "Trafik")], now=NOW)
    assert (built.entries, built.added, built.removed) == (8, 1, 1)
    with open_index(tmp_path) as index:
        assert index.search("budget ELLER gammelt").total == 0
        assert index.search("trafik").total == 1


def test_what_was_replaced_makes_no_word_less_telling(tmp_path):
    """The same answer to `kkr similar` as from an index that never had the older entries."""
    texts = [entry(n, f"Flygtningekvoter {n % 3}", date=f"20{n:02}-01-02") for n in range(10, 40)]
    make_index(tmp_path / "grown", texts)
    extend(tmp_path / "grown", texts[:5], now=NOW)
    make_index(tmp_path / "anew", texts)
    found = []
    for name in ("grown", "anew"):
        with open_index(tmp_path / name) as index:
            assert bool(index.build.columns.dead) == (name == "grown")
            found.append(index.similar("midtjylland-2020-01-02 1.1"))
    assert found[0] == found[1]


def test_the_heading_of_what_was_removed_hides_no_others(tmp_path):
    gone = entry(1, "Budget", section="Klima")
    make_index(tmp_path, [gone, *(entry(n, "Budget", section="4. Klima") for n in range(2, 9))])
    extend(tmp_path, [], remove_documents=[gone.document], now=NOW)
    for _ in range(2):
        with open_index(tmp_path) as index:
            assert index.search("budget", sections=["klima"]).total == 7
        melt(tmp_path, now=NOW)


def test_what_was_removed_does_not_keep_torn_compounds_from_being_found(tmp_path):
    make_index(tmp_path, [entry(1, "Job center"), *(entry(n, "Jobcentret") for n in range(2, 151))])
    gone = [f"{n:064x}" for n in range(2, 61)]
    with open_index(tmp_path) as index:
        assert index.search("jobcenter").total == 149
    extend(tmp_path, [], remove_documents=gone, now=NOW)
    with open_index(tmp_path) as index:
        assert index.build.columns.dead
        assert index.search("jobcenter").total == 91


def test_what_was_removed_makes_no_common_word_a_subject(tmp_path):
    held = [entry(n, "Bustrafik" if n < 16 else "Vej") for n in range(1, 40)]
    gone = [entry(n, "Vej") for n in range(100, 160)]
    make_index(tmp_path, [entry(0, "Radikale"), *held, *gone])
    extend(tmp_path, [], remove_documents=[one.document for one in gone], now=NOW)
    with open_index(tmp_path) as index:
        assert [hit.title for hit in index.search("radikale bustrafik").hits] == ["Radikale"]


def test_meetings_of_which_nothing_is_left_are_not_told_of(tmp_path):
    gone = entry(1, "A", date="2019-05-03")
    make_index(tmp_path, [gone, entry(2, "B"), entry(3, "C")])
    for told in (True, False):
        with open_index(tmp_path) as index:
            assert bool(index.search("3. maj 2019").remarks) is told
            with pytest.raises(UnknownValue) as unknown:
                index.trace("midtjylland-2019-05-04 1")
            assert ("midtjylland-2019-05-03" in str(unknown.value)) is told
        extend(tmp_path, [], remove_documents=[gone.document], now=NOW)


def test_extending_shares_the_files_of_what_stays(tmp_path):
    make_index(tmp_path, entries(*range(20)))
    with open_index(tmp_path) as before:
        extend(tmp_path, entries(20), now=NOW)
        with open_index(tmp_path) as after:
            name = before.build.manifest.parts[0].name
            for file in (before.build.folder / name).iterdir():
                assert file.samefile(after.build.folder / name / file.name)


def grow(index_dir, numbers):
    """Adds entries one by one, and puts parts together where there are many."""
    for number in numbers:
        extend(index_dir, entries(number), now=NOW)
        if is_scattered(index_dir):
            melt(index_dir, now=NOW)


def test_large_parts_stay_as_they_are_however_many_there_are(tmp_path, monkeypatch):
    monkeypatch.setattr("index.building.build._SMALL", 5)
    make_index(tmp_path, entries(*range(100)), part_entries=10)
    with open_index(tmp_path) as index:
        before = {part.name for part in index.build.manifest.parts}
    grow(tmp_path, range(100, 110))
    with open_index(tmp_path) as index:
        after = {part.name for part in index.build.manifest.parts}
        assert index.build.manifest.entries == 110
    assert before < after
    assert len(after) <= len(before) + 7


def test_many_small_extensions_do_not_make_many_parts(tmp_path):
    make_index(tmp_path / "grown", entries(*range(30)))
    grow(tmp_path / "grown", range(30, 45))
    with open_index(tmp_path / "grown") as index:
        assert len(index.build.parts) <= 8
    make_index(tmp_path / "anew", entries(*range(45)))
    assert answers(tmp_path / "grown") == answers(tmp_path / "anew")


def test_what_is_dead_is_melted_away(tmp_path):
    make_index(tmp_path, entries(*range(20)))
    extend(tmp_path, [], remove_documents=[f"{number:064x}" for number in range(8)], now=NOW)
    before = answers(tmp_path)
    assert is_scattered(tmp_path)
    assert melt(tmp_path, now=NOW).entries == 12
    with open_index(tmp_path) as index:
        assert not index.build.columns.dead
    assert answers(tmp_path) == before
    assert not is_scattered(tmp_path)


def test_what_is_melted_does_not_grow_with_the_additions_before(tmp_path, monkeypatch):
    monkeypatch.setattr("index.building.build._SMALL", 25)
    make_index(tmp_path, entries(*range(30)))
    written = []
    add = Collected.add

    def count(self, terms):
        written.append(terms)
        add(self, terms)

    monkeypatch.setattr(Collected, "add", count)
    grow(tmp_path, range(30, 90))
    assert len(written) <= 60 * 3  # itself, once in five, once in twenty-five
    with open_index(tmp_path) as index:
        assert index.build.manifest.entries == 90


def test_extending_needs_an_index(tmp_path):
    with pytest.raises(IndexMissing, match="kkr reindex"):
        extend(tmp_path, entries(1), now=NOW)


# ── what is missing, damaged, outdated ───────────────────────────────────────────────


def test_no_index_says_what_to_do(tmp_path):
    with pytest.raises(IndexMissing, match="kkr reindex"):
        open_index(tmp_path / "nowhere")


@pytest.mark.parametrize("content", ["", "../elsewhere", "build-20200101T000000Z-00000000", "\xff"])
def test_a_pointer_to_nothing_is_damage(tmp_path, content):
    make_index(tmp_path, entries(1))
    (tmp_path / "CURRENT").write_text(content, encoding="latin-1")
    with pytest.raises(IndexDamaged, match="kkr reindex"):
        open_index(tmp_path)


@pytest.mark.parametrize("content", ["", "nonsense", "\xff"])
def test_builds_are_left_until_a_new_one_is_live_where_it_is_not_known_which_was(tmp_path, content):
    """The writer removes what is neither live nor read: of that, nothing is certain then."""
    before = make_index(tmp_path, entries(1)).name
    (tmp_path / "CURRENT").write_text(content, encoding="latin-1")

    def fail(_live):
        raise BuildRejected("no")

    with pytest.raises(BuildRejected):
        make_index(tmp_path, entries(1, 2), approve=fail)
    assert builds(tmp_path) == [before]
    after = make_index(tmp_path, entries(1, 2)).name
    assert builds(tmp_path) == [after]


def files_of(folder):
    live = manifest.current(folder)
    return [path for path in sorted(live.rglob("*")) if path.is_file() and path.stat().st_size]


def use(folder):
    """Every kind of reading that a search does."""
    with open_index(folder) as index:
        for query in QUERIES:
            index.search(query)
        index.search("sundhdsaftale")
        index.complete("fl")


def use_or_say(folder):
    """Search what is damaged: it may go well, or say what to do, and nothing else."""
    with suppress(IndexDamaged, IndexOutdated):
        use(folder)


@pytest.mark.parametrize("keep", [0.0, 0.5, 0.99])
@pytest.mark.parametrize("checked", [True, False], ids=["checked", "unchecked"])
def test_a_truncated_or_missing_file_is_named(tmp_path, monkeypatch, keep, checked):
    make_index(tmp_path, entries(*range(30)))
    if not checked:  # as if sizes had been right: what each reader makes of it
        monkeypatch.setattr("index.opened.opening.check_files", lambda *_, **__: [])
    for file in files_of(tmp_path):
        content = file.read_bytes()
        file.write_bytes(content[: int(len(content) * keep)])
        if checked or file.name == MANIFEST:
            with pytest.raises(IndexDamaged, match="kkr reindex") as caught:
                use(tmp_path)
            assert file.name in str(caught.value)
            file.unlink()
            with pytest.raises(IndexDamaged, match="kkr reindex"):
                use(tmp_path)
        else:
            use_or_say(tmp_path)
        file.write_bytes(content)
    use(tmp_path)


ASKED = (
    *(lambda index, query=query: replace(index.search(query), build="") for query in QUERIES),
    lambda index: replace(index.search("sundhdsaftale"), build=""),
    lambda index: replace(index.search("*krise"), build=""),
    lambda index: replace(index.search("budgetternes", years=(2016, 2019)), build=""),
    lambda index: replace(index.search("sundhedsaftalerne", councils=("sjaelland",)), build=""),
    lambda index: index.complete("fl"),
    lambda index: index.explain("regionen -barnet").text,
)


def told(folder):
    """What each question is answered by; None where it is said that the index is damaged."""
    found = []
    for ask in ASKED:
        try:
            with open_index(folder) as index:
                found.append(ask(index))
        except IndexDamaged:
            found.append(None)
    return found


def spoilt(file, other, chance):
    """A file's bytes after something that befalls files; `other` is another build's file."""
    changed = bytearray(file.read_bytes())
    place = chance.randrange(len(changed))
    match chance.choice(("bit", "bit", "page", "end", "other")):
        case "bit":
            changed[place] ^= 1 << chance.randrange(8)
        case "page":
            start = place // 4096 * 4096
            changed[start : start + 4096] = bytes(len(changed[start : start + 4096]))
        case "end":
            del changed[place:]
        case "other" if other.exists():
            changed[:] = other.read_bytes()
    return bytes(changed)


def test_what_is_damaged_answers_as_before_or_says_so(tmp_path):
    """No hit must mean that there is none, whatever has become of which file."""
    make_index(tmp_path / "index", entries(*range(60)))
    make_index(tmp_path / "other", entries(*range(1, 61)))
    folder, other = (manifest.current(tmp_path / name) for name in ("index", "other"))
    parts = [next(one.glob("part-*")) for one in (folder, other)]
    expected = told(tmp_path / "index")
    chance = random.Random(1)
    noticed = 0
    for file in files_of(tmp_path / "index"):
        content = file.read_bytes()
        inside = file.parent == parts[0]
        twin = (parts[1] if inside else other) / file.name
        for _ in range(8):
            file.write_bytes(spoilt(file, twin, chance))
            if file.read_bytes() != content and file.name != MANIFEST:
                [wrong] = manifest.check_files(folder, Manifest.load(folder).files, thorough=True)
                assert wrong.startswith(file.relative_to(folder).as_posix())
            found = told(tmp_path / "index")
            noticed += None in found
            assert [one or before for one, before in zip(found, expected, strict=True)] == expected
            file.write_bytes(content)
    assert noticed > 40


@pytest.mark.parametrize("form", ["budgettets", "sundhedsaftale", "flygtningekrise"])
def test_where_a_word_lies_in_a_lexicon_is_held_against_its_checksum(tmp_path, form):
    make_index(tmp_path, entries(*range(60)))
    lexicon = manifest.current(tmp_path) / "lexicon.table"
    content = lexicon.read_bytes()
    for known in ("budget", "sundhed", "aftale", "flygtning", "krise"):
        if known in form:
            place = content.index(f"\n{known}\t".encode()) + 2
            changed = content[:place] + b"x" + content[place + 1 :]
            lexicon.write_bytes(changed)
            with open_index(tmp_path) as index, pytest.raises(IndexDamaged, match="kkr reindex"):
                index.search(form)


def rewrite(folder, **changes):
    live = manifest.current(folder)
    replace(Manifest.load(live), **changes).save(live)


@pytest.mark.parametrize(
    "changes", [{"schema": 0}, {"engine": "whoosh-1"}, {"analysis": "as it was last year"}]
)
def test_an_index_of_another_version_is_never_searched_nor_wiped(tmp_path, changes):
    name = make_index(tmp_path, entries(1)).name
    rewrite(tmp_path, **changes)
    with pytest.raises(IndexOutdated, match="kkr reindex"):
        open_index(tmp_path)
    with pytest.raises(IndexOutdated, match="kkr reindex"):
        extend(tmp_path, entries(2), now=NOW)
    assert builds(tmp_path) == [name]
    make_index(tmp_path, entries(1, 2))
    use(tmp_path)


def test_a_hand_made_manifest_is_damage(tmp_path):
    make_index(tmp_path, entries(1))
    path = manifest.current(tmp_path) / MANIFEST
    data = json.loads(path.read_text())
    for wrong in ("[]", "{", json.dumps({**data, "entries": 7}), json.dumps({"checksum": "x"})):
        path.write_text(wrong)
        with pytest.raises(IndexDamaged):
            open_index(tmp_path)


# ── others at the same time ──────────────────────────────────────────────────────────


def test_a_second_writer_waits_or_says_so(tmp_path):
    make_index(tmp_path, entries(1))
    with locks.writing(tmp_path, 0):
        with pytest.raises(IndexBusy, match="Another kkr"):
            make_index(tmp_path, entries(2), wait=0)
        waiting = threading.Thread(target=make_index, args=(tmp_path, entries(1, 2)))
        waiting.start()
        time.sleep(0.1)
        assert waiting.is_alive()
    waiting.join()
    with open_index(tmp_path) as index:
        assert index.search("-qqq").total == 2


READER = """
import sys
from pathlib import Path
from index.answers.search import open_index
from index.opened.store import Store, StoreWriter
from index.text.tokens import tokenize
totals = set()
print("ready", flush=True)
while not Path(sys.argv[2]).exists():
    with open_index(Path(sys.argv[1])) as index:
        found = index.search("-qqq", limit=None)
        assert found.total == len(found.hits) == index.build.manifest.entries
        totals.add((found.build, found.total))
assert len({build for build, _ in totals}) == len(totals)
print(len(totals))
"""


def start(script, *arguments):
    path = os.pathsep.join([str(HERE), *sys.path])
    return subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": path},
        text=True,
    )


def test_readers_during_swaps_see_whole_builds_only(tmp_path):
    index, stop = tmp_path / "index", tmp_path / "stop"
    make_index(index, [entry(number, "Budget") for number in range(5)])
    readers = [start(READER, index, stop) for _ in range(3)]
    for reader in readers:
        assert reader.stdout.readline() == "ready\n"
    for number in range(5, 13):
        extend(index, [entry(number, "Budget")], now=NOW)
    stop.touch()
    for reader in readers:
        output, _ = reader.communicate(timeout=300)
        assert reader.returncode == 0
        assert int(output) > 1
    make_index(index, [entry(1, "Budget")])
    assert len(builds(index)) == 1


WRITER = """
import sys
from pathlib import Path
from index_samples import make_index, random_entry
print("ready", flush=True)
made = (random_entry(number) for number in range(400))
make_index(Path(sys.argv[1]), made, workers=int(sys.argv[2]), part_entries=100)
print("done", flush=True)
"""


@pytest.mark.parametrize(("workers", "seconds"), [(1, 0.7), (2, 1.2)])
def test_a_killed_build_leaves_the_live_index_and_the_next_one_cleans_up(
    tmp_path, workers, seconds
):
    make_index(tmp_path, entries(*range(20)))
    before = answers(tmp_path)
    chance = random.Random(7)
    cut_off = 0
    for _ in range(8):
        writer = start(WRITER, tmp_path, workers)
        assert writer.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, seconds))
        writer.send_signal(signal.SIGKILL)
        output, _ = writer.communicate(timeout=60)  # its processes end with it, and let go of it
        if "done" in output:
            make_index(tmp_path, entries(*range(20)))
        else:
            cut_off += 1
        with open_index(tmp_path) as index:
            assert index.check() == []
        found = answers(tmp_path)
        assert found == before or found[-1].total > before[-1].total
        if found != before:  # killed after the swap
            make_index(tmp_path, entries(*range(20)))
    assert cut_off
    name = make_index(tmp_path, entries(*range(20))).name
    assert builds(tmp_path) == [name]
    assert answers(tmp_path) == before


# ── a disk that does not obey ────────────────────────────────────────────────────────

LIMITED = """
import resource, sys
from pathlib import Path
from index.errors import BuildFailed
from index_samples import make_index, random_entry
import index.building.build
index.building.build.provide_lexicon(Path(sys.argv[1]) / "warm.db")
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
try:
    made = [random_entry(number) for number in range(300)]
    make_index(Path(sys.argv[1]), made, workers=int(sys.argv[3]))
except BuildFailed as error:
    print(error)
"""


@pytest.mark.parametrize(("limit", "workers"), [(0, 1), (3_000, 1), (40_000, 1), (40_000, 2)])
def test_a_full_disk_is_said_and_changes_nothing(tmp_path, limit, workers):
    live = make_index(tmp_path, entries(1)).name
    before = answers(tmp_path)
    writer = start(LIMITED, tmp_path, limit, workers)
    output, _ = writer.communicate(timeout=300)
    assert writer.returncode == 0
    assert "could not be written" in output
    assert builds(tmp_path) == [live]
    assert answers(tmp_path) == before


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, r"takes more than the \d+ MB that are free\. Free some disk space"),
        (errno.EFBIG, "ulimit -f"),
        (errno.EROFS, "writable"),
    ],
)
def test_what_keeps_a_build_from_being_written_comes_with_advice(
    tmp_path, monkeypatch, number, advice
):
    before = make_index(tmp_path, entries(1)).name

    def fail(*_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("index.building.draft.sync_tree", fail)
    with pytest.raises(BuildFailed, match=advice) as caught:
        make_index(tmp_path, entries(1, 2))
    assert "goes on serving" in str(caught.value)
    assert builds(tmp_path) == [before]


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(BuildFailed, match="could not be written"):
        build(tmp_path / "file" / "index", entries(1), now=NOW)


# ── what analysis has found ──────────────────────────────────────────────────────────


def test_an_extension_analyses_only_words_that_no_part_knows(tmp_path, monkeypatch):
    make_index(tmp_path / "extended", entries(*range(40)))
    asked = []
    find = KeyFinder.keys
    monkeypatch.setattr(
        KeyFinder, "keys", lambda self, word: asked.append(word) or find(self, word)
    )
    extend(tmp_path / "extended", [entry(99, "Nisserådets flygtninge")], now=NOW)
    assert [word for word in asked if word in {"Nisserådets", "flygtninge"}] == ["Nisserådets"]
    monkeypatch.undo()
    make_index(tmp_path / "whole", [*entries(*range(40)), entry(99, "Nisserådets flygtninge")])
    assert answers(tmp_path / "extended") == answers(tmp_path / "whole")


@given(st.lists(st.text(min_size=1), unique=True))
def test_what_is_kept_of_a_word_is_what_analysis_gives(tmp_path_factory, words):
    folder = tmp_path_factory.mktemp("store")
    words = [token.text for word in words for token in tokenize(word)]
    keys = {word: analyzer().keys(word) for word in words}
    StoreWriter(folder).finish(keys.items())
    store = Store(folder)
    assert {word: store.analysed(word) for word in keys} == keys
    assert store.analysed("ukendt") is None or "ukendt" in keys
    store.close()


def test_damage_to_what_is_kept_of_a_word_is_noticed(tmp_path):
    StoreWriter(tmp_path).finish([("flygtninge", analyzer().keys("flygtninge"))])
    path = tmp_path / ENTRIES
    path.write_bytes(path.read_bytes().replace(b"flygtning", b"flygtninh"))
    store = Store(tmp_path)
    with pytest.raises(IndexDamaged):
        store.analysed("flygtninge")
    store.close()
