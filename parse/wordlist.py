"""A Danish word list: simplemma's dictionary of some 788,000 forms (the only door to it).

Loading takes most of a second and 60 MB, so only what cannot do without asks for it.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory


@cache
def danish_forms() -> Mapping[str, str]:
    """Every form with the word it is a form of."""
    return DefaultDictionaryFactory().get_dictionary("da")


def is_danish(word: str) -> bool:
    """Whether the list knows a word, as it stands or written small."""
    forms = danish_forms()
    return word in forms or word.lower() in forms
