"""Letters that a font does not name, told by the words that they make.

Ghostscript and Distiller make fonts of PostScript that lose what their codes mean: of some of
them (`st(cid:3)rkt`, where `(cid:3)` is æ throughout that font), or of all. Their codes are then
the numbers of glyphs as TrueType fonts have them (`'DWR(cid:29)` is `Dato:`, each code 29 below
its letter in ASCII) or the letters' own (TeX's bitmap fonts). People see no difference. A code
means the same wherever its font paints it, so what makes Danish words of most words that have it
is its letter. Codes that count letters in the order in which they came up would be a riddle without
an end: OCR reads those pages.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from operator import itemgetter
from typing import TYPE_CHECKING

from parse.readers.glyphs import words_of
from parse.text.wordlist import is_danish

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from parse.readers.word import Word

# What glyphs mean, by font and by pdfminer's name for them: a letter, several, or a space.
Meanings = dict[tuple[str, str], str]
# Glyphs of one direction of a page.
Glyphs = tuple["Word", ...]

# pdfminer's name for a glyph without a meaning, after its code.
_NAMELESS = re.compile(r"\(cid:(\d+)\)")
# While words are made of glyphs, one character from here on stands for each lost one.
_STAND_INS = 0xF0000
_LOST = re.compile("[\U000f0000-\U000fffff]")
_PART = re.compile(f"(?:[^\\W\\d_]|{_LOST.pattern})+")
# TrueType's glyphs 3 to 97 are ASCII's, from the space on. The standard encoding, by which
# pdfminer names codes, has these in place of 39 and 96.
_SHIFT, _FIRST, _LAST = 29, 3, 97
_QUOTES = {"\u2019": 39, "\u2018": 96}
# Shorter words tell nothing; fewer words tell nothing of a font.
_SHORTEST, _FEWEST = 4, 8
_SHORTEST_OF_SEVERAL = 2  # a letter alone is a word by chance
# So many of the words are in the list if a font is understood; it has few names and compounds.
_UNDERSTOOD = 0.4
# What a lost glyph may be: a letter, a ligature as fonts for print have them, or a space.
_LETTERS = [*"æøåéäöüabcdefghijklmnopqrstuvwxyz"]
_LETTERS += ["fi", "fl", "ff", "ffi", "ffl", "fj", "ft", "ti", "tt", "tti"]
_SPACE = " "  # some programs name all of a font's glyphs but the one without ink
# A long word counts twice. So much is needed, and so many times as much as the next letter has.
_LONG, _ENOUGH, _CLEARLY = 5, 2, 3


def torn_glyphs(painted: Mapping[int, Sequence[Word]]) -> list[Glyphs]:
    """A page's glyphs by direction, if a font of it does not name all of its own."""
    lossy = any(_is_lossy(glyph.text for glyph in found) for found in painted.values())
    return [tuple(g for g in found if g.text) for found in painted.values()] if lossy else []


def meanings_of(torn: Sequence[Glyphs]) -> Meanings:
    """What the glyphs of lossy fonts mean, as far as their words tell.

    Where all of a font's glyphs have the meaning of others, those that stay lost become nameless.
    """
    fonts: dict[str, set[str]] = defaultdict(set)  # the glyphs of each
    for glyphs in torn:
        for glyph in glyphs:
            fonts[glyph.font].add(glyph.text)
    stand_ins = _StandIns()
    texts = {reading: _texts(torn, reading, stand_ins) for reading in (_named, *_READINGS)}
    readings = _readings(fonts, texts)
    words = [texts[readings.get(font, _named)][font] for font in fonts]
    told = _told(sorted(words, key=len, reverse=True))
    letters = {key: told[stand_in] for key, stand_in in stand_ins.items() if stand_in in told}
    # The numbers are those of one typeface, bold or not.
    pooled = {text: letter for (font, text), letter in letters.items() if font in readings}
    for font, reading in readings.items():
        for text in fonts[font]:
            meaning = reading(text) or letters.get((font, text)) or pooled.get(text)
            letters[font, text] = meaning or _nameless(text)
    return letters


def with_meanings(
    painted: Mapping[int, Sequence[Word]], meanings: Meanings
) -> dict[int, list[Word]]:
    """The glyphs of a page with what they mean in place of pdfminer's names for them."""
    return {
        turn: [g._replace(text=meanings.get((g.font, g.text), g.text)) for g in glyphs]
        for turn, glyphs in painted.items()
    }


def count_told(painted: Mapping[int, Sequence[Word]], meanings: Meanings) -> int:
    """How many glyphs of a page mean something by that alone."""
    keys = ((glyph.font, glyph.text) for glyphs in painted.values() for glyph in glyphs)
    return sum(not _NAMELESS.fullmatch(meanings.get(key, "(cid:0)")) for key in keys)


def _named(text: str) -> str:
    """A glyph's letter by pdfminer's name for it; empty where there is none."""
    return "" if _NAMELESS.fullmatch(text) else text


def _numbered(text: str) -> str:
    """A glyph's letter where its code is its number in the font; empty beyond ASCII."""
    code = _code(text)
    return chr(code + _SHIFT) if _FIRST <= code <= _LAST else ""


def _coded(text: str) -> str:
    """A glyph's letter where its code is the letter's own, as Windows and TeX have them."""
    letter = chr(_code(text)) if _NAMELESS.fullmatch(text) else text
    return letter if letter.isprintable() and letter < "\u0100" else ""


_READINGS: tuple[Callable[[str], str], ...] = (_numbered, _coded)


def _code(text: str) -> int:
    nameless = _NAMELESS.fullmatch(text)
    return int(nameless[1]) if nameless else _QUOTES.get(text) or ord(text[0])


def _nameless(text: str) -> str:
    return text if _NAMELESS.fullmatch(text) else f"(cid:{_code(text)})"


class _StandIns(dict[tuple[str, str], str]):
    """A character of its own for each glyph of a font, by the font and pdfminer's name."""

    def __missing__(self, key: tuple[str, str]) -> str:
        made = self[key] = chr(_STAND_INS + len(self))
        return made


def _texts(
    torn: Sequence[Glyphs], known: Callable[[str], str], stand_ins: _StandIns
) -> dict[str, set[str]]:
    """The words of each font where glyphs are what is `known` of them."""
    texts: dict[str, set[str]] = defaultdict(set)
    for glyphs in torn:
        for word in words_of(
            glyph._replace(text=known(glyph.text) or stand_ins[glyph.font, glyph.text])
            for glyph in glyphs
        ):
            texts[word.font].update(_PART.findall(word.text))
    return texts


def _readings(
    fonts: Mapping[str, Collection[str]],
    texts: Mapping[Callable[[str], str], Mapping[str, set[str]]],
) -> dict[str, Callable[[str], str]]:
    """How the codes of fonts are to be read whose names say less.

    A font with many words is a sign for those with few, or with nothing but names: one program
    wrote them all. Codes that are the letters' own are no other reading of a font that names all.
    """
    shares = {
        (font, reading): _understood(words[font])
        for reading, words in texts.items()
        for font, glyphs in fonts.items()
        if reading is not _coded or _is_lossy(glyphs)
    }
    sure = [
        reading
        for reading in _READINGS
        if any(
            (font, reading) in shares
            and shares[font, reading][0] >= _FEWEST
            and _UNDERSTOOD <= shares[font, reading][1] > shares[font, _named][1]
            for font in fonts
        )
    ]
    found = {}
    for font, glyphs in fonts.items() if sure else ():
        tried = [(shares[font, one][1], one) for one in sure if (font, one) in shares]
        if not tried:
            continue
        share, reading = max(tried, key=itemgetter(0))
        named = shares[font, _named][1]
        if share > named or (not named and _are_letters(glyphs, reading)):
            found[font] = reading
    return found


def _are_letters(glyphs: Collection[str], reading: Callable[[str], str]) -> bool:
    """Whether glyphs, some of them nameless, are letters and figures to a reading."""
    known = [letter for letter in map(reading, glyphs) if letter.isalnum()]
    return _is_lossy(glyphs) and len(known) >= max(_SHORTEST, len(glyphs) / 2)


def _is_lossy(glyphs: Iterable[str]) -> bool:
    """Whether a font does not name all of its glyphs."""
    return any(_NAMELESS.fullmatch(glyph) for glyph in glyphs)


def _understood(words: Iterable[str]) -> tuple[int, float]:
    """How many words there are that have lost nothing, and which share of them is Danish."""
    whole = [word for word in words if len(word) >= _SHORTEST and word.isalpha()]
    return len(whole), sum(map(is_danish, whole)) / max(1, len(whole))


def _told(texts: Iterable[set[str]]) -> dict[str, str]:
    """What the stand-ins of fonts mean, told by words that have one, until they tell no more.

    What one font says is a word for the next, as a title is for its copy in the list of contents.
    """
    told: dict[str, str] = {}
    said: set[str] = set()
    for text in texts:
        words, taken = text, set().union(*text)  # each letter has one glyph in a font
        while new := dict(_elected(words, taken, said)):
            told |= new
            taken |= set(new.values())
            letters = str.maketrans(new)
            words = {word.translate(letters) for word in words}
        said |= {word.lower() for word in words if not _LOST.search(word)}
    return told


def _elected(
    words: Iterable[str], taken: Collection[str], said: Collection[str]
) -> Iterator[tuple[str, str]]:
    """The stand-ins that have clearly one meaning, with it; none of those that are `taken`."""
    witnesses: dict[str, list[str]] = defaultdict(list)
    for word in words:
        lost = set(_LOST.findall(word))
        if len(lost) == 1 and len(word) >= _SHORTEST:
            witnesses[lost.pop()].append(word)
    for stand_in, heard in witnesses.items():
        capital = all(_wants_capital(word, stand_in) for word in heard)
        votes: Counter[str] = Counter()
        for letter in (*_LETTERS, _SPACE):
            meaning = letter.upper() if capital else letter
            if meaning not in taken:
                for word in heard:
                    fits = _is_said(word.replace(stand_in, letter).lower(), said)
                    votes[meaning] += fits * (2 if len(word) >= _LONG else 1)
        (meaning, most), (_, next_) = votes.most_common(2)
        if most >= max(_ENOUGH, _CLEARLY * next_):
            yield stand_in, meaning


def _is_said(text: str, said: Collection[str]) -> bool:
    """Whether a text is a word, or several that spaces part: of two letters at least."""
    parts = text.split(_SPACE)
    if len(parts) > 1 and min(map(len, parts)) < _SHORTEST_OF_SEVERAL:
        return False
    return all(part in said or is_danish(part) for part in parts)


def _wants_capital(word: str, stand_in: str) -> bool:
    """Whether a letter may be a capital: among such, or at the beginning and nowhere else."""
    return word.replace(stand_in, "").isupper() or stand_in not in word[1:]
