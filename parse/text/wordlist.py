"""A Danish word list: simplemma's dictionary of some 788,000 forms (the only door to it).

Who compiles a lexicon wants all of them: unpacked, 86 MB. Who reads documents asks for a few words
and must not wait: from the packed stream they cost a third of a second before the first answer, and
50 ms for importing simplemma. So the forms are kept in a file of their own beside this code, in
`__pycache__`, as what Python compiles is, and named after the dictionary that it was made of. Where
that folder cannot be written, the stream has to do.
"""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from contextlib import suppress
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from parse.text.wordlist_file import WordFile, packed

_LANGUAGE = "da"
_KEPT = Path(__file__).parent / "__pycache__"
_DICTIONARY = f"strategies/dictionaries/data/{_LANGUAGE}.plzma"


def danish_forms() -> Mapping[str, str]:
    """Every form with the word it is a form of, for going through all of them once."""
    from simplemma.strategies.dictionaries.dictionary_factory import (  # noqa: PLC0415 - the list as bytes does without
        DefaultDictionaryFactory,
    )

    return DefaultDictionaryFactory(cache_max_size=0).get_dictionary(_LANGUAGE)


@lru_cache(maxsize=8192)  # documents share most of what is asked
def is_danish(word: str) -> bool:
    """Whether the list knows a word, as it stands or written small."""
    try:
        return _either(word, _forms())
    except ValueError:  # a damaged file
        return _either(word, _stream())


def _either(word: str, forms: WordFile | Mapping[str, str]) -> bool:
    small = word.lower()
    return word in forms or (small != word and small in forms)


@cache
def _forms() -> WordFile | Mapping[str, str]:
    """The kept file, made now if there is none."""
    path = _kept_path()
    if path is None:
        return _stream()
    with suppress(OSError, ValueError):
        return WordFile.unpacked(path.read_bytes())
    with suppress(OSError):
        return WordFile.unpacked(_keep(path))
    return _stream()


def _kept_path() -> Path | None:
    """Where the file is kept; None if the dictionary is not where it was when this was written."""
    package = find_spec("simplemma")
    for folder in (package and package.submodule_search_locations) or ():
        with suppress(OSError):
            made_of = (Path(folder) / _DICTIONARY).stat()
            return _KEPT / f"words-{made_of.st_size:x}-{made_of.st_mtime_ns:x}.bin"
    return None


def _keep(path: Path) -> bytes:
    """Writes the file; others see all of it or nothing. Raises `OSError`."""
    path.parent.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=path.parent) as draft:
        data = packed(_stream())
        fresh = Path(draft, path.name)
        fresh.write_bytes(data)
        fresh.replace(path)
    for old in path.parent.glob("words-*.bin"):
        if old != path:
            with suppress(OSError):
                old.unlink()
    return data


@cache
def _stream() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.stream_dictionary_factory import (  # noqa: PLC0415 - the list as bytes does without
        StreamDictionaryFactory,
    )

    return StreamDictionaryFactory().get_dictionary(_LANGUAGE)
