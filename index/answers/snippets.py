"""The passage of a hit that answers the query best, as escaped HTML with the hits marked.

The best passage holds the most telling of the query's words in their nearest forms; of equals, the
one in the weightier field (a decision before a presentation). A title is shown with every hit, so
it is the snippet only where nothing else answers. Deterministic: no sets are iterated.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from index.danish.folding import fold
from index.model import Entry, Passage
from index.query.spellings import Way
from index.text.fields import TextField
from index.text.sentences import sentences
from index.text.terms import text_fields
from index.text.tokens import Token, marks_apart, tokenize

LENGTH = 240
_RUN = re.compile(r"[^\W_]+|[§%€$£]")
_YEAR = re.compile(r"(?:19|20)\d\d")
_SPACE = re.compile(r"\s")
_NAME = re.compile(r"[^\s,](?:[^,]*[^\s,])?")
_SHOWN_ANYWAY = {"title": 1, "case": 2}
_LEAD = ("decision", "recommendation", "presentation", "background", "body")


class Marks(NamedTuple):
    """What one leaf of a query marks: words by their exact key with a level, or runs of words.

    `mask` is that of the leaf's field, 0 for all; `worth` how telling the leaf is; `needles` are
    made by `needles_of`. `accepts` tells of a municipality or party in a line of the attendance,
    where commas part them from names, whether it is the one that is asked for.
    """

    words: Mapping[str, int]
    phrases: Sequence[Way]
    mask: int
    worth: float
    needles: Mapping[str, int]
    accepts: Callable[[str], bool] | None = None


class Snippet(NamedTuple):
    """A passage as HTML, and where it is from."""

    text: str
    field: str
    page: int | None


class _Mark(NamedTuple):
    start: int
    end: int
    leaf: int
    level: int


class _Rank(NamedTuple):
    """How well a passage answers: as little shown anyway, as telling, as weighty as may be."""

    apart: int
    worth: float
    weight: float
    hits: int


class _Candidate(NamedTuple):
    """A passage that seems to answer: how well at most, before it is cut into words."""

    rank: _Rank
    field: TextField
    passage: Passage


class _Answer(NamedTuple):
    """A passage that answers, in one line, and where."""

    rank: _Rank
    text: str
    marks: list[_Mark]
    field: TextField
    page: int | None


def snippet(entry: Entry, leaves: Sequence[Marks]) -> Snippet:
    """The best passage of an entry; its beginning where no word of the query is in it."""
    best: _Answer | None = None
    for candidate in sorted(_candidates(entry, leaves), key=lambda one: one.rank, reverse=True):
        if best is not None and best.rank >= candidate.rank:
            break  # neither this one nor any behind it is better
        answer = _answer(candidate, leaves)
        if answer is not None and (best is None or answer.rank > best.rank):
            best = answer
    if best is None:
        return _beginning(entry)
    start, end = _window(best.text, best.marks, leaves)
    return Snippet(_html(best.text, start, end, best.marks), best.field.name, best.page)


def _answer(candidate: _Candidate, leaves: Sequence[Marks]) -> _Answer | None:
    """What a passage answers; None if it only seemed to.

    A word of a phrase, or the first part of a compound, is a needle that may stand there alone.
    """
    text = " ".join(candidate.passage.text.split())
    marks = _marks(text, leaves, candidate.field.bit)
    if not marks:
        return None
    rank = candidate.rank._replace(worth=round(_worth(marks, leaves), 6))
    return _Answer(rank, text, marks, candidate.field, candidate.passage.page)


def _candidates(entry: Entry, leaves: Sequence[Marks]) -> Iterator[_Candidate]:
    """The passages that hold the letters of hits: much quicker than cutting each into words."""
    in_years = any(map(_YEAR.fullmatch, chain.from_iterable(map(_asked, leaves))))
    for text_field, passages in text_fields(entry):
        asked = [leaf for leaf in leaves if not leaf.mask or leaf.mask & text_field.bit]
        for passage in passages:
            folded = fold(marks_apart(passage.text))
            if in_years:
                folded += _years_between(passage.text)
            if not any(
                leaf.accepts or any(needle in folded for needle in leaf.needles) for leaf in asked
            ):
                continue
            runs = _RUN.findall(folded)
            worth = 0.0
            hits = 0
            for leaf in asked:
                levels = [leaf.needles[run] for run in runs if run in leaf.needles]
                if levels and not leaf.words and not _may_stand(leaf.phrases, runs):
                    continue
                if leaf.accepts:
                    levels = [0 for _ in _named(passage.text, leaf.accepts)]
                if levels:
                    worth += (3 - min(levels)) * leaf.worth
                    hits += len(levels)
            if hits:
                apart = -_SHOWN_ANYWAY.get(text_field.name, 0)
                rank = _Rank(apart, round(worth, 6), text_field.weight, hits)
                yield _Candidate(rank, text_field, passage)


def _asked(leaf: Marks) -> Iterator[str]:
    """The words that a leaf marks, alone or in runs."""
    yield from leaf.words
    for phrase in leaf.phrases:
        yield from chain.from_iterable(phrase)


def _years_between(text: str) -> str:
    """The years that a text means without their letters, as words behind it."""
    from index.text.rows_of_years import years_in_rows  # noqa: PLC0415  # for queries with years only

    return "".join(f" {year}" for _, years in years_in_rows(text).values() for year in years)


def _may_stand(phrases: Iterable[Way], runs: Sequence[str]) -> bool:
    """Whether one of some phrases may stand among runs of letters, for all that these tell.

    Many paragraphs have the needle of a phrase, few all of its words. (Those with signs are none.)
    """
    there = set(runs)
    return any(
        all(not there.isdisjoint(place) or not all(map(str.isalnum, place)) for place in phrase)
        for phrase in phrases
    )


def needles_of(words: Mapping[str, int], phrases: Iterable[Way]) -> dict[str, int]:
    """The first run of letters of each word, with its level: no passage without one has a hit.

    Of a phrase the words of one place will do: of that with the longest ones, the rarest mostly.
    """
    found: dict[str, int] = {}
    places = (max(phrase, key=_shortest) for phrase in phrases)
    begun = ((word, 0) for place in places for word in sorted(place))
    for word, level in (*words.items(), *begun):
        match = _RUN.search(word)
        run = match[0] if match else word
        found[run] = min(level, found.get(run, level))
    return found


def _shortest(words: Iterable[str]) -> int:
    return min(map(len, words), default=0)


def exact_key(token: Token) -> str:
    """A token's exact key, without asking the lexicon (`Analyzer.keys(word).exact` is the same)."""
    return _key(token.text)


@lru_cache(maxsize=16_384)
def _key(word: str) -> str:
    return fold(word).strip("-")


def _marks(text: str, leaves: Sequence[Marks], bit: int) -> list[_Mark]:
    """What a passage answers, in order. A hit in a part of a hyphenated word marks all of it."""
    found: list[_Mark] = []
    standing: dict[int, dict[str, Token]] = {}  # at each position
    in_runs = any(leaf.phrases for leaf in leaves)
    whole: Token | None = None
    for token in tokenize(text):
        key = exact_key(token)
        if token.span > 1 and text.startswith(token.text, token.start):
            whole = token  # not a year that is only meant: 2018 in 2017-2019
        if in_runs:
            standing.setdefault(token.position, {})[key] = token
        around = whole if whole is not None and token.end <= whole.end else token
        for number, leaf in enumerate(leaves):
            level = leaf.words.get(key)
            if level is not None and (not leaf.mask or leaf.mask & bit):
                found.append(_Mark(around.start, around.end, number, level))
    for number, leaf in enumerate(leaves):
        if not leaf.mask or leaf.mask & bit:
            for words in leaf.phrases:
                found.extend(_phrase_marks(text, standing, words, number))
            if leaf.accepts:
                named = _named(text, leaf.accepts)
                found.extend(_Mark(start, end, number, 0) for start, end in named)
    return sorted(found, key=lambda mark: (mark.start, mark.end, mark.leaf, mark.level))


def _named(text: str, accepts: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where a line of the attendance names what is asked for."""
    return (match.span() for match in _NAME.finditer(text) if accepts(match[0]))


def _phrase_marks(
    text: str, standing: Mapping[int, Mapping[str, Token]], words: Way, number: int
) -> Iterator[_Mark]:
    """What a run of words marks: words that no space parts (*KKR-møde*, *14%*) as one."""
    for place in range(len(standing) - len(words) + 1):
        if words[0].isdisjoint(standing[place]):
            continue
        run = [_one_of(standing[at], wanted) for at, wanted in enumerate(words, start=place)]
        tokens = [token for token in run if token is not None]
        if len(tokens) < len(words):
            continue
        start, end = tokens[0].start, tokens[0].end
        for token in tokens[1:]:
            if _SPACE.search(text, end, token.start):
                yield _Mark(start, end, number, 0)
                start = token.start
            end = token.end
        yield _Mark(start, end, number, 0)


def _one_of(standing: Mapping[str, Token], words: frozenset[str]) -> Token | None:
    return next((token for key, token in standing.items() if key in words), None)


def _worth(marks: Sequence[_Mark], leaves: Sequence[Marks]) -> float:
    """How much of the query some marks answer: every leaf counts once, by its nearest level."""
    levels: dict[int, int] = {}
    for mark in marks:
        levels[mark.leaf] = min(mark.level, levels.get(mark.leaf, mark.level))
    return sum((3 - level) * leaves[leaf].worth for leaf, level in sorted(levels.items()))


def _window(text: str, marks: Sequence[_Mark], leaves: Sequence[Marks]) -> tuple[int, int]:
    """The stretch of a passage to show: whole sentences where they fit."""
    if len(text) <= LENGTH:
        return 0, len(text)
    spans = list(sentences(text))
    best: tuple[tuple[float, int], tuple[int, int]] | None = None
    for first, (start, end) in enumerate(spans):
        if not any(start <= mark.start < end for mark in marks):
            continue
        last = first
        while last + 1 < len(spans) and spans[last + 1][1] - start <= LENGTH:
            last += 1
        while first and spans[last][1] - spans[first - 1][0] <= LENGTH:
            first -= 1  # noqa: PLW2901  # the end of a passage leaves room for what stands before
        window = _cut(text, spans[first][0], spans[last][1], marks)
        inside = [mark for mark in marks if window[0] <= mark.start and mark.end <= window[1]]
        rank = (round(_worth(inside, leaves), 6), len(inside))
        if best is None or rank > best[0]:
            best = (rank, window)
    return best[1] if best else _cut(text, 0, len(text), marks)


def _cut(text: str, start: int, end: int, marks: Sequence[_Mark]) -> tuple[int, int]:
    """A stretch cut down to the length of a snippet, around its first hit."""
    if end - start <= LENGTH:
        return start, end
    first = next((mark.start for mark in marks if start <= mark.start < end), start)
    left = max(start, min(first - LENGTH // 3, end - LENGTH))
    right = min(end, left + LENGTH)
    if left > start:
        space = text.find(" ", left, first)
        left = space + 1 if space >= 0 else left
    if right < end:
        space = text.rfind(" ", first + 1, right)
        right = space if space > left else right
    return left, right


def _html(text: str, start: int, end: int, marks: Sequence[_Mark]) -> str:
    pieces = ["… "] if start and not _after_sentence(text, start) else []
    position = start
    for mark in marks:
        if mark.start < position or mark.end > end:
            continue
        pieces.append(html.escape(text[position : mark.start]))
        pieces.append(f"<mark>{html.escape(text[mark.start : mark.end])}</mark>")
        position = mark.end
    pieces.append(html.escape(text[position:end]))
    if end < len(text) and text[end - 1] not in ".!?":
        pieces.append(" …")
    return "".join(pieces)


def _after_sentence(text: str, start: int) -> bool:
    return text[:start].rstrip()[-1:] in {".", "!", "?", ":"}


def _beginning(entry: Entry) -> Snippet:
    """The first words of what matters most in an entry."""
    known = list(text_fields(entry))
    ordered = [one for name in _LEAD for one in known if one[0].name == name]
    for text_field, passages in (*ordered, *known):
        for passage in passages:
            text = " ".join(passage.text.split())
            if text:
                start, end = _cut(text, 0, len(text), ())
                return Snippet(_html(text, start, end, ()), text_field.name, passage.page)
    return Snippet("", "title", entry.page)
