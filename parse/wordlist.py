"""A Danish word list: simplemma's dictionary of some 788,000 forms (the only door to it).

Who reads documents asks for a few words: from the packed stream, 11 MB, half a second to index.
Who compiles a lexicon wants all of them: unpacked, 86 MB.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory
from simplemma.strategies.dictionaries.stream_dictionary_factory import StreamDictionaryFactory

_LANGUAGE = "da"


def danish_forms() -> Mapping[str, str]:
    """Every form with the word it is a form of, for going through all of them once."""
    return DefaultDictionaryFactory(cache_max_size=0).get_dictionary(_LANGUAGE)


@lru_cache(maxsize=8192)  # a new word costs a search in packed blocks; documents share most
def is_danish(word: str) -> bool:
    """Whether the list knows a word, as it stands or written small."""
    forms = _stream()
    small = word.lower()
    return word in forms or (small != word and small in forms)


@cache
def _stream() -> Mapping[str, str]:
    return StreamDictionaryFactory().get_dictionary(_LANGUAGE)
