"""What an entry is found by: its words' keys with weights, fields and positions.

The weight of a key is BM25F's: its frequency in each field, divided by how long the field is
beside a typical one, times the field's weight, summed. It saturates only when a query is scored.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from index.analysis import Analyzer, Keys
from index.engine import Form, KeyKind, Terms
from index.fields import BY_NAME, TextField
from index.model import Entry, Passage
from index.names import municipality_names

# Positions of different fields never touch: a phrase lies within one field.
FIELD_SHIFT = 24
# How much a field's length counts (BM25's b).
_LENGTH_SHARE = 0.5


def entry_terms(entry: Entry, analyzer: Analyzer) -> Terms:
    """The terms of one entry."""
    collected = _Collected()
    for text_field, passages in text_fields(entry):
        collected.add_text(text_field, passages, analyzer)
    for name, values in (
        ("name", entry.names),
        ("party", entry.parties),
        ("municipality", municipality_names(entry.municipalities)),
    ):
        collected.add_names(BY_NAME[name], values, analyzer)
    return Terms(collected.keys, collected.positions, collected.forms)


def text_fields(entry: Entry) -> Iterator[tuple[TextField, tuple[Passage, ...]]]:
    """The fields of an entry that are searched and shown, its title and case number among them."""
    names = {text_field.name for text_field in entry.fields}
    if "title" not in names and entry.title:
        yield BY_NAME["title"], (Passage(entry.title, entry.page),)
    if entry.case_number:
        yield BY_NAME["case"], (Passage(entry.case_number, entry.page),)
    for text_field in entry.fields:
        known = BY_NAME.get(text_field.name)
        yield (BY_NAME["body"] if known is None or known.meta else known), text_field.passages


@dataclass(slots=True)
class _Word:
    """A word of a field, its keys, and how often it stands there."""

    text: str
    keys: Keys
    count: int = 1


@dataclass(slots=True)
class _Collected:
    """The terms of one entry while its fields come in."""

    keys: dict[KeyKind, dict[str, tuple[float, int]]] = field(
        default_factory=lambda: {kind: {} for kind in KeyKind}
    )
    positions: dict[KeyKind, dict[str, list[int]]] = field(
        default_factory=lambda: {KeyKind.EXACT: {}, KeyKind.META: {}}
    )
    forms: dict[str, Form] = field(default_factory=dict)
    lengths: Counter[int] = field(default_factory=Counter)

    def add_text(
        self, text_field: TextField, passages: tuple[Passage, ...], analyzer: Analyzer
    ) -> None:
        places = self.positions[KeyKind.EXACT]
        start = (text_field.number << FIELD_SHIFT) + self.lengths[text_field.number]
        following = start
        length = 0
        # Each word's keys are counted once, with how often it stands there.
        words: dict[tuple[str, int], _Word] = {}
        for passage in passages:
            base = following
            for token, keys in analyzer.analyse(passage.text):
                position = base + token.position
                following = max(following, position + 1)
                length += token.span == 1
                places.setdefault(keys.exact, []).append(position)
                word = words.get((token.text, id(keys)))
                if word is None:
                    words[token.text, id(keys)] = _Word(token.text, keys)
                else:
                    word.count += 1
            following += 1  # so that no phrase reaches over the end of a paragraph
        counts = self._counted(words.values())
        self.lengths[text_field.number] += following - start
        share = text_field.weight / (
            1 - _LENGTH_SHARE + _LENGTH_SHARE * length / text_field.typical
        )
        for kind, counted in counts.items():
            self._add_keys(kind, counted, share, text_field.bit)

    def _counted(self, words: Iterable[_Word]) -> dict[KeyKind, Counter[str]]:
        counts: dict[KeyKind, Counter[str]] = defaultdict(Counter)
        exact, inflection, compound = (
            counts[kind] for kind in (KeyKind.EXACT, KeyKind.INFLECTION, KeyKind.COMPOUND)
        )
        for word in words:
            keys, count = word.keys, word.count
            exact[keys.exact] += count
            for key in keys.inflection:
                inflection[key] += count
            for key in keys.compound - keys.inflection:
                compound[key] += count
            self._add_form(keys.exact, word.text, keys.inflection, keys.compound)
        return counts

    def add_names(self, meta: TextField, names: tuple[str, ...], analyzer: Analyzer) -> None:
        counts: Counter[str] = Counter()
        places = self.positions[KeyKind.META]
        following = meta.number << FIELD_SHIFT
        for name in names:
            base = following
            for token, keys in analyzer.analyse(name):
                following = max(following, base + token.position + 1)
                counts[keys.exact] += 1
                places.setdefault(keys.exact, []).append(base + token.position)
            following += 1
        self._add_keys(KeyKind.META, counts, meta.weight, meta.bit)

    def _add_keys(self, kind: KeyKind, counts: Counter[str], share: float, bit: int) -> None:
        known = self.keys[kind]
        for key, count in counts.items():
            weight, mask = known.get(key, (0.0, 0))
            known[key] = (weight + count * share, mask | bit)

    def _add_form(
        self, exact: str, text: str, inflection: frozenset[str], compound: frozenset[str]
    ) -> None:
        known = self.forms.get(exact)
        if known is None:
            self.forms[exact] = Form(text, inflection, compound)
        elif not (inflection <= known.inflection and compound <= known.compound):
            self.forms[exact] = Form(
                known.shown, known.inflection | inflection, known.compound | compound
            )
