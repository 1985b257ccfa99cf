"""The engine against brute force: the same tree over the same texts, word by word."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from index_samples import COUNCILS, WORDS, analyzer, make_index, random_entry

from index.folding import fold
from index.matching import LEVELS, Matcher
from index.model import Level
from index.opening import hold_live
from index.query import And, Choice, Not, Or, Phrase, Prefix, Word, Years
from index.terms import text_fields
from index.tokens import tokenize

SIZE = 60
ENTRIES = [random_entry(number, seed=5) for number in range(SIZE)]
FIELDS = (None, None, None, "title", "presentation", "decision")


@pytest.fixture(scope="module")
def build(tmp_path_factory):
    folder = tmp_path_factory.mktemp("matching")
    make_index(folder, ENTRIES, part_entries=25)
    opened = hold_live(folder)
    yield opened
    opened.close()


# ── brute force ──────────────────────────────────────────────────────────────────────


def passages(entry, field):
    if field == "party":
        return list(entry.parties)
    return [
        passage.text
        for text_field, found in text_fields(entry)
        for passage in found
        if field in {None, text_field.name}
    ]


def has_phrase(entry, words, field):
    wanted = [fold(word) for word in words]
    for text in passages(entry, field):
        found = [fold(token.text) for token in tokenize(text) if token.span == 1]
        if any(found[at : at + len(wanted)] == wanted for at in range(len(found))):
            return True
    return False


def word_level(word, entry):
    tokens = [token for text in passages(entry, word.field) for token in tokenize(text)]
    levels = {analyzer().match(word.text, token.text) for token in tokens} - {None}
    parts = [token.text for token in tokenize(word.text) if token.span == 1]
    if len(parts) > 1 and has_phrase(entry, parts, word.field):
        levels.add(Level.EXACT)
    if word.exact or word.field == "party":
        levels &= {Level.EXACT}
    return min(map(LEVELS.index, levels), default=None)


def level(node, entry):
    """The place in LEVELS at which an entry answers a tree, or None."""
    match node:
        case Word():
            return word_level(node, entry)
        case Prefix(text, field):
            tokens = [one for part in passages(entry, field) for one in tokenize(part)]
            found = any(fold(token.text).strip("-").startswith(fold(text)) for token in tokens)
        case Phrase(words, field):
            found = has_phrase(entry, words, field)
        case Years(first, last):
            found = first <= int(entry.date[:4]) <= last
        case Choice("council", value):
            found = entry.council == value
        case Choice("kind", value):
            found = entry.kind == value
        case Choice("outcome", value):
            found = value in entry.outcomes
        case Not(child):
            found = level(child, entry) is None
        case And(children):
            levels = [level(child, entry) for child in children]
            return None if None in levels else max(levels)
        case Or(children):
            levels = [level(child, entry) for child in children]
            return min((one for one in levels if one is not None), default=None)
    return 0 if found else None


# ── trees ────────────────────────────────────────────────────────────────────────────

words = st.sampled_from([*WORDS, "flygtning", "aftale", "barn", "region", "kommunens", "KKR"])
singles = words.filter(lambda word: "-" not in word)  # as the parser cuts a phrase
fields = st.sampled_from(FIELDS)
leaves = st.one_of(
    st.builds(Word, words, fields, st.booleans()),
    st.builds(Word, st.sampled_from("ABVØ"), st.just("party")),
    st.builds(Prefix, st.sampled_from(["fly", "af", "k", "ring", "bø"]), fields),
    st.builds(Phrase, st.tuples(singles, singles), fields),
    st.builds(Choice, st.just("council"), st.sampled_from(COUNCILS)),
    st.builds(Choice, st.just("kind"), st.sampled_from(["agenda", "minutes", "appendix"])),
    st.builds(Choice, st.just("outcome"), st.sampled_from(["approved", "noted"])),
    st.builds(Years, st.integers(2014, 2018), st.integers(2016, 2021)),
)
trees = st.recursive(
    leaves,
    lambda children: st.one_of(
        st.builds(Not, children),
        st.builds(And, st.lists(children, min_size=2, max_size=3).map(tuple)),
        st.builds(Or, st.lists(children, min_size=2, max_size=3).map(tuple)),
    ),
    max_leaves=6,
)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(tree=trees)
def test_a_tree_finds_what_reading_every_text_finds(build, tree):
    found = Matcher(build.parts, build.columns, build.analyzer).run(tree)
    wanted = {number: level(tree, entry) for number, entry in enumerate(ENTRIES)}
    assert found.levels == {n: place for n, place in wanted.items() if place is not None}
    assert found.scores.keys() == found.levels.keys()
    assert all(0 <= score <= found.ceiling for score in found.scores.values())


def test_phrases_of_words_with_parts_are_phrases_of_the_parts(build):
    matcher = Matcher(build.parts, build.columns, build.analyzer)
    for word in ("KKR-møde", "Ringkøbing-Skjern"):
        with_parts = matcher.run(Word(word)).levels
        assert with_parts == {
            number: place
            for number, entry in enumerate(ENTRIES)
            if (place := word_level(Word(word), entry)) is not None
        }
