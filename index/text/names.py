"""What may stand for a name: the spellings under which `kommune:`, `parti:` and `navn:` look it up.

Minutes print a municipality in its official form, in the genitive or misspelt, and a party's
letter; people type what they are used to. Nothing here guesses: *parlament* is no municipality.
"""

from __future__ import annotations

from collections.abc import Callable

from index.danish.folding import fold
from parse.municipalities import official_name
from parse.parties import party_letter

# The press and some papers write Socialdemokratiet with S, which on ballots is Slesvigsk Parti.
TWO_LETTERS = {"A": "S", "S": "A"}
# Who names that party means it alone.
_OF_SLESVIG = frozenset({"slesvigsk parti", "slesvigsk"})


def municipality_names(names: tuple[str, ...]) -> tuple[str, ...]:
    """Municipalities as printed, then by their official names where these are others."""
    official = (official_name(name) for name in names)
    return tuple(dict.fromkeys((*names, *(name for name in official if name))))


def readings(field: str, text: str) -> tuple[str, ...]:
    """What a word or phrase that is sought in a field of names may stand for, as typed first."""
    if field == "party":
        if fold(text) in _OF_SLESVIG:
            return ("S",)
        letter = party_letter(text) or text
        return (letter, TWO_LETTERS[letter]) if letter in TWO_LETTERS else (letter,)
    forms = tuple(dict.fromkeys((text, _without_genitive(text))))
    if field != "municipality":
        return forms
    forms = tuple(form for one in forms for form in (one, _without_kommune(one)) if form)
    official = (official_name(form) for form in forms)
    return tuple(dict.fromkeys((*forms, *(name for name in official if name))))


def is_named(field: str, text: str) -> Callable[[str], bool]:
    """Tells whether a municipality or party as printed is the one that a query names."""
    asked = set(map(fold, readings(field, text)))
    if field == "party":
        return lambda printed: fold(printed) in asked
    return lambda printed: not asked.isdisjoint(map(fold, municipality_names((printed,))))


def _without_genitive(name: str) -> str:
    """*Flyvholms*, *Aarhus'*: the name without the ending."""
    bare = name.rstrip("'’")
    if bare != name:
        return bare
    return name[:-1].rstrip("'’") if name[-1:] in {"s", "S"} and len(name) > 3 else name


def _without_kommune(name: str) -> str:
    words = name.split()
    return " ".join(words[:-1]) if words[-1:] and words[-1].casefold() == "kommune" else name
