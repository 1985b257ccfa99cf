"""Words that are written in one or in two: *taskforce*, *task force*; *startup*, *start up*.

A compound is found by its members, together or apart, and what a text has torn before its last
member by the whole (`Analyzer.cut`). What is no compound to the dictionary, most of it English, is
not: where one of the halves is no Danish word (or is spelt as none is: *business*) and the other
names a thing, or neither is one (*road pricing*), the other way of writing is asked for as well.
Two words stay two: *mål tid* is no *måltid*; but a word that no dictionary has is what stands apart
in a text: *smartcity* is *smart city*.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.danish.folding import fold
from index.query.otherwise import otherwise
from index.query.tree import And, Node, Or, Phrase, Word
from index.text.analysis import Analyzer

_SHORTEST, _LONGEST, _SHORTEST_HALF = 7, 16, 2
_BRIEF = 5  # letters before a figure: covid 19; budget 2021 is no word


def halves(word: str, analyzer: Analyzer) -> Iterator[tuple[str, str]]:
    """The two words that one which is no compound may be written as."""
    folded = fold(word)
    if not _SHORTEST <= len(folded) <= _LONGEST or analyzer.has_family(folded):
        return
    if not _is_one(folded, analyzer):
        return
    for cut in range(_SHORTEST_HALF, len(folded) - _SHORTEST_HALF + 1):
        left, right = folded[:cut], folded[cut:]
        unheard = min(len(left), len(right)) > _SHORTEST_HALF and not analyzer.is_known(folded)
        if unheard or _are_halves(left, right, analyzer):
            yield left, right


def together(tree: Node, analyzer: Analyzer) -> Node:
    """The tree, two words that follow each other asked for as one word, and otherwise, too."""
    if not isinstance(tree, And):
        return tree
    children = _joined(tree.children, analyzer)
    return tree if len(children) == len(tree.children) else And(tuple(children))


def _joined(children: Sequence[Node], analyzer: Analyzer) -> list[Node]:
    found: list[Node] = []
    for child in children:
        before = found[-1] if found else None
        if isinstance(before, Word) and isinstance(child, Word):
            others = _others(before, child, analyzer)
            if others:
                found[-1] = Or((And((before, child)), *others))
                continue
        found.append(child)
    return found


def _others(left: Word, right: Word, analyzer: Analyzer) -> list[Word | Phrase]:
    """In one word, or as *3. etape* is *tredje etape*."""
    if left.exact or right.exact or left.field != right.field:
        return []
    one = _one_of(left, right, analyzer)
    return list(otherwise(left, right)) if one is None else [one]


def _one_of(left: Word, right: Word, analyzer: Analyzer) -> Word | None:
    text = left.text + right.text
    if left.text.isalpha() and right.text.isdecimal() and len(left.text) <= _BRIEF:
        return Word(text, left.field, start=left.start, end=right.end)  # CO 2, DK 2020
    if (
        not text.isalpha()
        or len(text) < _SHORTEST
        or not _are_halves(left.text, right.text, analyzer)
    ):
        return None
    if not _is_one(text, analyzer):
        return None
    if right.text[:1].isupper() and not analyzer.is_known(text):
        return None  # of a name
    return Word(text, left.field, start=left.start, end=right.end)


def _are_halves(left: str, right: str, analyzer: Analyzer) -> bool:
    if not (analyzer.is_known(left) or analyzer.is_known(right)):
        return True  # road pricing: roadpricing
    if not analyzer.is_foreign(left):
        left, right = right, left
    return analyzer.is_foreign(left) and analyzer.is_thing(right)


def _is_one(word: str, analyzer: Analyzer) -> bool:
    return word.isalpha() and not any("+" in key for key in analyzer.keys(word).inflection)
