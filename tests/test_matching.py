"""The engine against brute force: the same tree over the same texts, word by word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from index_samples import COUNCILS, WORDS, analyzer, make_index, random_entry

from index.answers.matching import LEVELS, Matcher
from index.danish.folding import fold
from index.model import Level
from index.opened.opening import hold_live
from index.query.tree import And, Choice, Not, Or, Phrase, Prefix, Word, Years
from index.text.terms import text_fields
from index.text.tokens import tokenize

SIZE = 60
# Three papers have an item each, and two items are of a meeting.
ENTRIES = [
    replace(
        random_entry(number, seed=5),
        group=f"item {number // 3}",
        meeting=f"meeting {number // 6}",
        precedence=number % 3,
    )
    for number in range(SIZE)
]
SPEAKERS = {entry.group: entry for entry in reversed(ENTRIES)}
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


def answers(node):
    """The entries that answer a tree, each with its place in LEVELS."""
    match node:
        case Word():
            return listed(lambda entry: word_level(node, entry))
        case Prefix(text, field):
            return chosen(
                lambda entry: any(
                    fold(token.text).strip("-").startswith(fold(text))
                    for part in passages(entry, field)
                    for token in tokenize(part)
                )
            )
        case Phrase(words, field):
            return chosen(lambda entry: has_phrase(entry, words, field))
        case Years(first, last):
            return chosen(lambda entry: first <= int(entry.date[:4]) <= last)
        case Choice("outcome", value):
            return chosen(lambda entry: value in SPEAKERS[entry.group].outcomes)
        case Choice(facet, value):
            return chosen(lambda entry: getattr(entry, facet) == value)
        case Not(child):
            left_out = excluded(child)
            return {number: 0 for number in range(SIZE) if number not in left_out}
        case And(children):
            asked = [child for child in children if not isinstance(child, Not)]
            items = any(not is_of_meeting(one) and not is_scope(one) for one in asked)
            found = [of_meetings(one) if items and is_of_meeting(one) else answers(one)
                     for one in asked]  # fmt: skip
            left_out = {n for one in children if isinstance(one, Not) for n in excluded(one.child)}
            return {
                number: max([one[number] for one in found], default=0)
                for number in range(SIZE)
                if number not in left_out and all(number in one for one in found)
            }
        case Or(children):
            found = [answers(child) for child in children]
            return {
                number: min(one[number] for one in found if number in one)
                for number in {number for one in found for number in one}
            }


def listed(level_of):
    levels = {number: level_of(entry) for number, entry in enumerate(ENTRIES)}
    return {number: level for number, level in levels.items() if level is not None}


def chosen(test):
    return listed(lambda entry: 0 if test(entry) else None)


def excluded(node):
    """What is left out: whole items or meetings, but of a kind of paper only the papers."""
    found = of_meetings(node) if is_of_meeting(node) else answers(node)
    if "kind" in facets_asked(node):
        return set(found)
    silent = {n for n in found if ENTRIES[n].kind == "minutes" and ENTRIES[n].precedence}
    groups = {ENTRIES[number].group for number in found.keys() - silent}
    return found.keys() | {n for n, entry in enumerate(ENTRIES) if entry.group in groups}


def facets_asked(node):
    match node:
        case Choice(facet, _):
            return {facet}
        case And(children) | Or(children):
            return {one for child in children for one in facets_asked(child)}
        case Not(child):
            return facets_asked(child)
        case _:
            return set()


def of_meetings(node):
    meetings = {ENTRIES[number].meeting for number in answers(node)}
    return chosen(lambda entry: entry.meeting in meetings)


def is_of_meeting(node):
    if isinstance(node, Or):
        return all(map(is_of_meeting, node.children))
    return isinstance(node, Word | Prefix | Phrase) and node.field == "party"


def is_scope(node):
    return isinstance(node, Years) or (isinstance(node, Choice) and node.facet != "outcome")


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
    assert found.levels == answers(tree)
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
