"""From simplemma's Danish dictionary to the lexicon file.

Why simplemma: its 788,000 forms hold all but 148 of the 551,000 of spacy-lookups-data, in 0.5
instead of 98 MB (docs/decisions.md has the figures).
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from index.danish.lexicon import SCHEMA, SCHEMA_KEY
from index.danish.paradigms import Paradigms, analyse
from index.files.tables import write_table
from parse.text.wordlist import danish_forms


def compile_lexicon(target: Path) -> None:
    """Write the lexicon file; `target` must not exist."""
    # Nothing made here is a cycle; looking for them takes half the time.
    collecting = gc.isenabled()
    gc.disable()
    try:
        _compile(target)
    finally:
        if collecting:
            gc.enable()


def _compile(target: Path) -> None:
    # An iterator lets go of the dictionary (86 MB) when it has gone through it.
    paradigms = analyse(iter(danish_forms().items()))
    write_table(target, chain(((SCHEMA_KEY, str(SCHEMA)),), _rows(paradigms)))


def _rows(paradigms: Paradigms) -> Iterator[tuple[str, str]]:
    readings, words = paradigms.readings, paradigms.words
    for form in sorted(readings.keys() | words.keys()):
        lemmas = readings.get(form, ())
        word = words.get(form)
        if (
            word is None
            and form.endswith("s")
            and len(form) > 3
            and readings.get(form[:-1]) == lemmas
        ):
            continue
        entry = " ".join("=" if lemma == form else lemma for lemma in lemmas)
        if word is not None:
            entry += f"|{word.kind},{word.first},{word.linked},{word.last},{word.endings}"
        yield form, entry
