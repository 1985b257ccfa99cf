"""What an entry is found by: its words' keys with weights, fields and positions.

The weight of a key is BM25F's: its frequency in each field, divided by how long the field is
beside a typical one, times the field's weight, summed. It saturates only when a query is scored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from index.files.engine import Form, KeyKind, Terms
from index.model import Entry, Passage
from index.text.analysis import Analyzer
from index.text.fields import BY_NAME, TextField
from index.text.keys import Keys
from index.text.names import municipality_names
from index.text.tokens import tokenize

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
        start = following = (text_field.number << FIELD_SHIFT) + self.lengths[text_field.number]
        length = 0
        # Words stand in a text again and again: each spelling's keys are asked for once.
        places: dict[str, list[int]] = {}
        hanging: dict[str, list[Keys]] = {}
        for passage in passages:
            tokens = list(tokenize(passage.text))
            for text, _, _, position, span in tokens:
                length += span == 1
                found = places.get(text)
                if found is None:
                    places[text] = [following + position]
                else:
                    found.append(following + position)
            for text, keys in analyzer.suspended(tokens):
                hanging.setdefault(text, []).append(keys)
            # One more, so that no phrase reaches over the end of a paragraph.
            following += tokens[-1].position + 2 if tokens else 1
        self.lengths[text_field.number] += following - start
        share = text_field.weight / (
            1 - _LENGTH_SHARE + _LENGTH_SHARE * length / text_field.typical
        )
        bit = text_field.bit
        for text, found in places.items():
            keys = analyzer.keys(text)
            if text in hanging:
                for completed in hanging[text]:
                    self._add_word(text, completed, share, bit)
            else:
                self._add_word(text, keys, len(found) * share, bit)
            at = self.positions[KeyKind.EXACT].setdefault(keys.exact, found)
            if at is not found:  # another spelling of the word, or another field
                at += found
                at.sort()

    def _add_word(self, text: str, keys: Keys, weight: float, bit: int) -> None:
        """Takes in a word of a field; its weight there is shared by all of its keys."""
        exact, inflection, compound = keys
        _add_key(self.keys[KeyKind.EXACT], exact, weight, bit)
        known = self.keys[KeyKind.INFLECTION]
        for key in inflection:
            _add_key(known, key, weight, bit)
        known = self.keys[KeyKind.COMPOUND]
        for key in compound:
            _add_key(known, key, weight, bit)
        form = self.forms.get(exact)
        if form is None:
            self.forms[exact] = Form(text, inflection, compound)
        elif form.inflection is not inflection or form.compound is not compound:
            self.forms[exact] = Form(
                form.shown, form.inflection | inflection, form.compound | compound
            )

    def add_names(self, meta: TextField, names: tuple[str, ...], analyzer: Analyzer) -> None:
        """Takes in names, which have no other forms."""
        places = self.positions[KeyKind.META]
        following = meta.number << FIELD_SHIFT
        for name in names:
            position = -1
            for text, _, _, position, _ in tokenize(name):
                exact = analyzer.keys(text).exact
                _add_key(self.keys[KeyKind.META], exact, meta.weight, meta.bit)
                places.setdefault(exact, []).append(following + position)
            following += position + 2


def _add_key(known: dict[str, tuple[float, int]], key: str, weight: float, bit: int) -> None:
    before = known.get(key)
    known[key] = (weight, bit) if before is None else (before[0] + weight, before[1] | bit)
