"""The words that each form of the list may belong to, while the lexicon is compiled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from index.danish.kinds import VERB, Word


class Readings:
    """The readings found so far, the list's own first. Only forms that the list has get any."""

    def __init__(self, lemma_of: Mapping[str, str], words: dict[str, Word]) -> None:
        # Most of 700,000 forms have one reading: one tuple for all forms of a word.
        alone: dict[str, tuple[str, ...]] = {}
        self.found = {form: alone.setdefault(lemma, (lemma,)) for form, lemma in lemma_of.items()}
        self.words = words

    def add(self, forms: Iterable[str], lemma: str) -> None:
        """Another word that these forms may belong to."""
        for form in forms:
            lemmas = self.found.get(form)
            if lemmas is not None and lemma not in lemmas:
                self.found[form] = (*lemmas, lemma)

    def drop(self, form: str, lemma: str) -> None:
        """A word that a form does not belong to."""
        self.found[form] = tuple(one for one in self.found[form] if one != lemma)

    def is_kind(self, word: str, kind: int) -> bool:
        """Whether a word is known and of one of these kinds."""
        known = self.words.get(word)
        return known is not None and bool(known.kind & kind)

    def owns(self, word: str, form: str) -> bool:
        """Whether the list itself gives a form to a word."""
        return form in self.words[word].forms

    def is_verbs(self, form: str) -> bool:
        """Whether a form is there and belongs to nothing but verbs, as far as is known."""
        lemmas = self.found.get(form)
        return lemmas is not None and all(self.words[lemma].kind == VERB for lemma in lemmas)
