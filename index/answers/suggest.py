"""Words of the corpus near to one that it does not have, or that begin as typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from index.danish.folding import fold, unfold
from index.danish.inflection import stem
from index.danish.lexicon import Lexicon
from index.opened.store import Store, plainest
from index.query.lexer import QUOTES
from index.text.fields import FACET_ALIASES, QUERY_NAMES
from index.text.names import TWO_LETTERS
from parse import labels
from parse.councils import BY_SLUG
from parse.municipalities import MUNICIPALITIES, OTHER_FORMS
from parse.parties import PARTIES

_SHORT = 6  # below this length two mistakes make another word
_SHORTER = 5  # below this one another letter does: case is no café, but mdøe is møde
_MIN_LENGTH = 3
_MOST_TRIED = 200  # words that begin so and may stand in a field
_VALUES = {
    "council": [labels.council_name(slug).lower() for slug in BY_SLUG],
    "kind": list(labels.KINDS.values()),
    "outcome": [name.split()[-1] for name in labels.OUTCOMES.values()],
}
_FEW_VALUES = {*_VALUES, "party"}  # all of them can be shown before anything is typed
_LETTERS = 3  # of a party, a local list's among them
_LAST_WORD = re.compile(rf"(?:(?P<field>[^\W\d_]+):)?[({QUOTES}-]?(?P<word>[^\s({QUOTES}:]*)$")


def closest(word: str, stores: Sequence[Store], fits: Callable[[str], bool] = bool) -> str | None:
    """The most frequent of the nearest words that fit, as it is written; None where none is near.

    Where no word is near, one will do that is so without its ending: *biblotek* is *bibliotekerne*.
    """
    asked = fold(word)
    if len(asked) < _MIN_LENGTH or not asked.isalpha():
        return None
    words = _words(asked[0], stores)
    found = _nearest(asked, words, str, fits)
    if found is None and len(asked) >= _SHORT:
        found = _nearest(stem(asked), words, stem, fits)
    return found


def closest_known(word: str, lexicon: Lexicon, fits: Callable[[str], bool]) -> str | None:
    """The nearest word of the dictionary that fits: *demens*, though texts have *demensplan*."""
    asked = fold(word)
    if len(asked) < _SHORT or not asked.isalpha():
        return None
    words = {form: (0, unfold(form)) for form in lexicon.beginning(asked[: _MIN_LENGTH - 1])}
    return _nearest(asked, words, str, fits)


def _nearest(
    asked: str,
    words: Mapping[str, tuple[int, str]],
    of: Callable[[str], str],
    fits: Callable[[str], bool],
) -> str | None:
    """The most frequent of the words that are nearest by what is made of them."""
    most = 1 if len(asked) < _SHORT else 2
    best: tuple[tuple[int, int, str], str] | None = None
    for word, (count, shown) in words.items():
        known = of(word)
        if abs(len(known) - len(asked)) > most or len(set(known) ^ set(asked)) > 2 * most:
            continue
        if not (shown[0] + shown[-1]).isalpha():  # lands- is no word to look for
            continue
        if len(asked) < _SHORTER and len(known) == len(asked) and sorted(known) != sorted(asked):
            continue
        distance = edits(asked, known, most)
        if distance is None or distance == 0:
            continue
        rank = (distance, -count, word)
        if (best is None or rank < best[0]) and fits(word):
            best = (rank, shown.lower())
    return best[1] if best else None


def complete(
    text: str, stores: Sequence[Store], limit: int, stands: Callable[[str, str], bool]
) -> list[str]:
    """The text with its last word completed to the most frequent words with that beginning.

    After a field's colon, a bracket, a quotation mark or a minus too. Of a field only what `stands`
    in it, of a council, kind and outcome what these may be.
    """
    text = unicodedata.normalize("NFC", text)
    match = _LAST_WORD.search(text)
    if match is None:
        return []
    before, asked = text[: match.start("word")], fold(match["word"])
    field = QUERY_NAMES.get(fold(match["field"] or ""))
    if not asked and field not in _FEW_VALUES:
        return []
    found: Iterable[str] = dict.fromkeys(_candidates(asked, field, stores))
    if field is not None and field not in FACET_ALIASES:
        found = (word for word in islice(found, _MOST_TRIED) if stands(word, field))
    if not before.endswith(tuple(QUOTES)):
        found = (f'"{word}"' if " " in word else word for word in found)
    return [f"{before}{word}" for word in islice(found, limit)]


def _candidates(asked: str, field: str | None, stores: Sequence[Store]) -> Iterator[str]:
    """What begins so and may stand in a field, or anywhere, the likeliest first."""
    if field in FACET_ALIASES:
        yield from (value for value in _VALUES.get(field, ()) if fold(value).startswith(asked))
    elif field == "municipality":
        yield from (name for name in MUNICIPALITIES if fold(name).startswith(asked))
        yield from (OTHER_FORMS[form] for form in OTHER_FORMS if fold(form).startswith(asked))
    elif field == "party":
        known = (name for letter in PARTIES for name in _names_of_party(letter))
        yield from (name for name in known if fold(name).startswith(asked))
        yield from (word.upper() for word in _words(asked, stores) if len(word) <= _LETTERS)
    else:
        words = _words(asked, stores)
        ranked = sorted(words, key=lambda word: (-words[word][0], word))
        yield from (words[word][1] for word in ranked)


def _names_of_party(letter: str) -> Iterator[str]:
    """Its letters, its name, and the short forms in capitals."""
    name, *others = PARTIES[letter]
    yield from (letter, *TWO_LETTERS.get(letter, ""), name)
    yield from (short for short in others if short.isupper() and short.isalpha())


def edits(left: str, right: str, most: int) -> int | None:
    """How many letters to insert, remove, replace or swap; None where it is more than `most`."""
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, letter in enumerate(left, start=1):
        older, before, row = before, row, [i]
        for j, other in enumerate(right, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == right[j - 2] and left[i - 2] == other:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None


def _words(start: str, stores: Iterable[Store]) -> dict[str, tuple[int, str]]:
    """Words with this beginning: in how many entries, and how written."""
    words: dict[str, tuple[int, str]] = {}
    for store in stores:
        for word, count, shown in store.words_like(start):
            known = words.get(word, (0, shown))
            words[word] = (known[0] + count, plainest((known[1], shown)))
    return words
