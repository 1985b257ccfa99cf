"""What names look like, and the posts before them."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import dropwhile

from parse.attendance import words as w
from parse.attendance.places import WORD, is_workplace, municipality

_CAPITALS = re.compile(r"[^\W\d_a-zæøåéüöä]{2,}(?![.])")
_GLUED = re.compile(r"(?<=[a-zæøå]{3})(?=[A-ZÆØÅ][a-zæøå]{2})")
_MOST_WORDS, _FEWEST = 7, 2
_OF = frozenset({"for", "i", "af", "på"})  # between a post and where it is held
_SHORT = 2
_MOST_STRAYS = 1


def is_first_name(last: str, text: str) -> bool:
    """Whether what follows a comma is the first name of a surname before it: `BRO, Ida`."""
    if municipality(text) or is_workplace(text) or w.is_post(text) or text.isupper():
        return False
    shouted = last.isupper() and len(last) > _SHORT
    words = text.split()
    single = " " not in last and is_word(last) and not w.is_post(last)
    return (single or shouted) and len(words) <= _FEWEST and all(map(_is_first, words))


def _is_first(word: str) -> bool:
    return is_word(word) and word[0].isupper()


def mended(name: str) -> str:
    """A name with the spaces that extraction lost or put in: `ToveSkov`, `Bj erring-Toft`."""
    words = _GLUED.sub(" ", name).split()
    told = not w.FUNCTION_WORDS.isdisjoint(words)
    if told or sum(map(_is_stray, words)) > _MOST_STRAYS:  # a sentence
        return name
    whole = words[:1]
    for word in words[1:]:
        whole[-1:] = [whole[-1] + word] if _is_stray(word) else [whole[-1], word]
    return " ".join(whole)


def _is_stray(word: str) -> bool:
    """Whether a word begins none of a name's: in small letters, and no particle."""
    return word[0].islower() and word not in w.PARTICLES and not _is_capital(word)


def in_small(name: str) -> str:
    """A name without its capitals: `IDA DE BRO-ÅS` → `Ida de Bro-Ås`; initials keep theirs."""
    words = name.split()
    if not any(map(_is_shouted, words)):
        return name
    return " ".join(
        word.lower()
        if word.lower() in w.PARTICLES
        else _CAPITALS.sub(lambda found: found[0].capitalize(), word)
        for word in words
    )


def _is_shouted(word: str) -> bool:
    return word.isupper() and len(word) > _SHORT and "." not in word


def without_title(name: str) -> str:
    """The name without the posts before it: `Adm. direktør Ida Bro`, `1. viceborgmester Bo Ås`."""
    words = name.split()
    end = 0
    while end < len(words) - 1 and _is_title(words, end):
        end += 1
    if end and words[end] in _OF and end + _FEWEST < len(words):  # `formand for lokalråd Ida Bro`
        rest = list(dropwhile(str.islower, words[end:]))
        return " ".join(rest) if len(rest) >= _FEWEST else " ".join(words[end:])
    return " ".join(words[end:])


def _is_title(words: list[str], index: int) -> bool:
    """Whether the word is a post, or leads to one: `adm.`, `1.`, `og` between two."""
    word, following = (words[i].rstrip(",:") for i in (index, index + 1))
    if w.is_post(word) or word.lower() in w.FORMS_OF_ADDRESS:
        return True
    leads = w.TITLE_PREFIX.fullmatch(word) or (index > 0 and word.lower() in {"og", "for", "i"})
    return bool(leads and (w.is_post(following) or w.TITLE_PREFIX.fullmatch(following)))


def is_word(word: str) -> bool:
    """Whether a word is made of letters, apostrophes, hyphens and full stops."""
    return WORD.fullmatch(word) is not None and any(map(str.isalpha, word))


def _is_capital(word: str) -> bool:
    """`Arcy`, also behind an elided particle: `d'Arcy`."""
    return word.removeprefix("d'").removeprefix("d’")[:1].isupper()


@lru_cache(maxsize=4096)  # a name is asked about by each part of its row
def is_name(text: str) -> bool:
    """Whether the text can be a person's name: two to seven capitalised words and particles."""
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST_WORDS or municipality(text):
        return False
    if not all(map(is_word, words)) or text.isupper() or is_workplace(text):
        return False
    if any(map(w.NO_NAMES.fullmatch, words)) or w.MARK.fullmatch(words[-1]):
        return False
    return all(_is_capital(word) or word.lower() in w.PARTICLES for word in words) and (
        _is_capital(words[-1]) and words[0][0].isupper() and not w.is_post(words[-1])
    )
