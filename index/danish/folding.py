"""One spelling for every way of typing a word.

`fold` composes (NFC), folds case, drops soft hyphens and other invisible characters, and writes
å, æ and ø as aa, ae and oe. These are letters of their own in Danish, so *børn* is never *born*;
their substitutes from the time before the keyboard had them (*Aarhus*, *boern*) are another way of
writing the same letter (Dansk Sprognævn, Retskrivningsordbogen § 3). Swedish and German ä and ö are
read as æ and ø. Other accents do not tell words apart in Danish (*idé*, *ide*; § 4) and go.
Raised and sunk digits are digits: *CO₂* is typed as *co2*.

Every later step (lexicon, splitting, keys) works on folded words only, so a word means the same in
whichever spelling it comes.
"""

from __future__ import annotations

import unicodedata

INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

# Digits above and below the line, as digits: CO₂, m².
RAISED, _SUNK = "⁰¹²³⁴⁵⁶⁷⁸⁹", "₀₁₂₃₄₅₆₇₈₉"
RAISED_AND_SUNK = dict(zip(RAISED + _SUNK, 2 * "0123456789", strict=True))

_LETTERS = str.maketrans(
    {
        "å": "aa",
        "æ": "ae",
        "ø": "oe",
        "ä": "ae",
        "ö": "oe",
        "ǽ": "ae",
        "ǿ": "oe",
        "ǻ": "aa",
        "œ": "oe",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "‐": "-",
        "‑": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        **RAISED_AND_SUNK,
        **dict.fromkeys(INVISIBLE),
    }
)


def fold(text: str) -> str:
    """The spelling under which a word is compared: *Århus*, *ÅRHUS* and *aarhus* are `aarhus`."""
    lower = text.casefold()
    # Most of Danish ends here, in a third of the time.
    folded = lower.replace("å", "aa").replace("æ", "ae").replace("ø", "oe").replace("`", "'")
    if folded.isascii():
        return folded
    folded = lower.translate(_LETTERS)
    if folded.isascii():  # all the rest of it, unless it came decomposed
        return folded
    composed = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())
    folded = composed.translate(_LETTERS)
    if folded.isascii():
        return folded
    decomposed = unicodedata.normalize("NFD", folded)
    bare = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", bare).casefold()


def unfold(word: str) -> str:
    """A folded word as it is most likely spelt: *gøre*; *poesi* is as rare as it comes."""
    return word.replace("aa", "å").replace("ae", "æ").replace("oe", "ø")
