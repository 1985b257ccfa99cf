"""Every entry of the tables of irregular words is needed: without it a form is read otherwise."""

from __future__ import annotations

import pytest

from index.danish import gaps, irregular, noun_gaps, overrides, paradigms, verb_gaps
from index.danish.folding import fold
from index.danish.paradigms import analyse
from parse.text.wordlist import danish_forms


@pytest.fixture(scope="module")
def without():
    """The readings of all forms as they would be without any of the tables."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (gaps, paradigms):
            patch.setattr(module, "LEMMAS", {})
        patch.setattr(gaps, "NOUNS", {})
        patch.setattr(paradigms, "_SAME", {})
        patch.setattr(paradigms, "_SAME_ENDS", ())
        for module in (gaps, noun_gaps):
            patch.setattr(module, "_PLURALS", {})
        patch.setattr(gaps, "NOUNS_IN_E", frozenset())
        for table in ("_STRONG", "_NO_PRESENT", "_NO_PARTICIPLE"):
            patch.setattr(verb_gaps, table, {})
        return analyse(iter(danish_forms().items())).readings


@pytest.fixture(scope="module")
def lexicons():
    """All words as they are, and as they would be without the table of hidden nouns."""
    with pytest.MonkeyPatch.context() as patch:
        with_it = analyse(iter(danish_forms().items())).words
        patch.setattr(gaps, "NOUNS", {})
        return with_it, analyse(iter(danish_forms().items())).words


@pytest.mark.parametrize(
    ("form", "verb"), [(form, verb) for verb, forms in irregular.STRONG.items() for form in forms]
)
def test_a_strong_form_would_not_be_its_verbs(without, form, verb):
    assert fold(verb) not in without.get(fold(form), ())


@pytest.mark.parametrize(("noun", "plural"), irregular.PLURALS.items())
def test_an_irregular_plural_would_not_be_its_nouns_alone(without, noun, plural):
    forms = [fold(plural) + ending for ending in ("", "s", "ne", "nes")]
    read = [without.get(form, ()) for form in forms if form in without]
    assert any(fold(noun) not in lemmas or len(lemmas) > 1 for lemmas in read)


@pytest.mark.parametrize("verb", sorted(irregular.NO_PRESENT))
def test_a_present_that_is_another_word_would_be_the_verbs(without, verb):
    assert fold(verb) in without[fold(verb) + "r"]


@pytest.mark.parametrize("verb", sorted(irregular.NO_PARTICIPLE))
def test_a_participle_that_is_another_word_would_be_the_verbs(without, verb):
    stem = fold(verb)
    assert any(stem in without.get(form, ()) for form in (stem + "t", stem[:-1] + "t"))


@pytest.mark.parametrize("noun", sorted(irregular.NOUNS_IN_E))
def test_a_plural_that_a_rare_verb_is_spelt_as_would_be_the_verbs(without, noun):
    assert fold(noun) in without[fold(noun)]


@pytest.mark.parametrize(
    ("form", "lemmas"), [(f, told) for f, (told, _) in overrides.LEMMAS.items()]
)
def test_a_form_whose_base_forms_are_told_would_have_others(without, form, lemmas):
    assert without.get(fold(form)) != tuple(map(fold, lemmas))


@pytest.mark.parametrize(("old", "new"), irregular.SAME.items())
def test_another_spelling_would_be_a_word_of_its_own(without, old, new):
    assert fold(new) not in without[fold(old)]


@pytest.mark.parametrize(("noun", "endings"), irregular.NOUNS.items())
def test_a_hidden_noun_would_lack_forms_or_compounds(lexicons, noun, endings):
    known, unaided = (lexicon[fold(noun)] for lexicon in lexicons)
    assert known.last > unaided.last
    assert known.endings == endings != unaided.endings
