"""Words the lexicon does not know: which of their forms are forms of one word.

Danish inflects at the end only: a genitive -s, before it the definite article, before it the
plural (Retskrivningsordbogen §§ 20-33; the first two steps of the Snowball Danish stemmer take the
same endings). A final consonant is doubled before an ending that begins with a vowel.
"""

from __future__ import annotations

from collections.abc import Iterator

# Longest first: an ending and what may have stood in its place.
_ENDINGS = (
    ("ernes", ("", "e")),
    ("erne", ("", "e")),
    ("enes", ("", "e")),
    ("ens", ("", "e")),
    ("ets", ("", "e")),
    ("ers", ("", "e")),
    ("ene", ("", "e")),
    ("es", ("", "e")),
    ("en", ("", "e")),
    ("et", ("", "e")),
    ("er", ("", "e")),
    ("e", ("",)),
    ("ns", ("",)),
    ("n", ("",)),
    ("s", ("",)),
    ("t", ("",)),
)
# Participles of verbs that no dictionary has: højtspecialiserede has the stem of -specialiseret.
_PARTICIPLES = ("endes", "ende", "edes", "ede")
# Before the -t of a neuter, which behind other letters may be the word's own (notat).
_ADJECTIVES = ("ig", "som", "bar", "iv", "al", "el", "aer", "ern", "oid", "loes", "fuld")
_OWN_S = ("loes", "ioes", "uoes")  # kontantløs: no genitive
_ARTICLE = ("n", "ns")  # behind an e only: skolen; born is nobody's bor
_DEFINITE = ("en", "ens")
_LONG_OWNER = 5
_VOWELS = frozenset("aeiouy")
SHORTEST = 4


def bases(word: str) -> Iterator[str]:
    """What an unknown form could be a form of, likeliest first; not all of it is Danish."""
    for ending, replacements in _ENDINGS:
        if not word.endswith(ending):
            continue
        stem = word[: -len(ending)]
        if len(stem) < 3 or (ending in _ARTICLE and not stem.endswith("e")):
            continue
        if ending == "t" and stem.endswith("a") and not stem.endswith("aa"):
            continue  # notat is no nota
        for replacement in replacements:
            yield stem + replacement
        if ending[0] == "e" and is_doubled(stem):
            yield stem[:-1]


def stem(word: str) -> str:
    """One key for the forms of an unknown word: *webinar*, *webinarets*, *webinarerne*.

    What is left may end as if it had an ending (*resili-ens*), and loses that in all of its forms.
    """
    rest = _without_ending(word, shortest_owner=2)
    while rest != word:
        word, rest = rest, _without_ending(rest, shortest_owner=_LONG_OWNER)
    return word


def _without_ending(word: str, *, shortest_owner: int) -> str:
    """The word without its longest ending; `shortest_owner`: the letters a genitive's -s needs."""
    for ending in (*_PARTICIPLES, *(ending for ending, _ in _ENDINGS)):
        if not word.endswith(ending) or ending in _ARTICLE:
            continue
        rest = word[: -len(ending)]
        if ending == "s":
            if rest[-1:] in "s'" or len(rest) < shortest_owner or word.endswith(_OWN_S):
                continue
        elif len(rest) < SHORTEST or not _VOWELS & set(rest):
            continue
        if ending == "t" and not rest.endswith(_ADJECTIVES):
            continue
        if ending[0] == "e" and rest[-1:] in {"a", "o"}:
            continue  # the e of a folded æ or ø
        if ending in _DEFINITE and rest.endswith("s"):
            continue  # Bertelsen is nobody's Bertels
        return rest[:-1] if is_doubled(rest) and len(rest) > SHORTEST else rest
    return word


def is_doubled(stem: str) -> bool:
    """Whether a stem ends in a doubled consonant."""
    return len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS
