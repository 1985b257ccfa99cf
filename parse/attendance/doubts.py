"""Whether the people of an entry are all that it tells: what is not understood is reported."""

from __future__ import annotations

import re

from parse.attendance import words as w
from parse.attendance.breaks import is_open
from parse.attendance.entry import Person, people, sentences
from parse.attendance.places import BRACKETS, is_workplace, municipality
from parse.language import entities
from parse.parties import PARTIES, party_letter

_LETTERS = re.compile(r"[^\W\d_]+")
_PIECES = re.compile(r"\s*[,;:]\s*|\s+[–—/-]\s+|\s+(?:i|fra|ved|for|og)\s+")
# `Ida Bro, formand for Nordjyske Direktører`: of what somebody has a post is no name.
_POST = re.compile(
    rf",\s*(?:\w+\.?\s)?{w.TITLE.pattern}\s(?:i|for|fra|ved|hos|på|af)\s[^,;]+?(?=[,;]|$|\s(?:og|samt)\s)",
    re.IGNORECASE,
)
_SHORT = 2


def may_be_away(text: str, *persons: Person) -> bool:
    """Whether an entry speaks of an absence, and it cannot be told that or whose it is."""
    told = any(person.absent or person.came_for for person in persons)
    return not told and bool(w.ABSENCE.search(text)) and not w.AWAY_FOR_PART.search(text)


def says_more(text: str, *persons: Person) -> bool:
    """Whether an entry has words that are not kept of its people: posts, workplaces, remarks."""
    everybody = [p for person in persons for p in (person, person.came_for) if p is not None]
    values = [v for p in everybody for v in (p.name, p.municipality, p.substitute) if v]
    parties = {name for p in everybody if p.party for name in PARTIES.get(p.party, ())}
    told = {word.casefold() for value in (*values, *parties) for word in _LETTERS.findall(value)}
    pieces = _PIECES.split(BRACKETS.sub(r", \1, ", text))
    others = " ".join(w.UNTOLD.sub(" ", piece) for piece in pieces if municipality(piece) is None)
    words = _LETTERS.findall(others)
    return any(len(word) > _SHORT and word.casefold() not in told for word in words)


def explains(text: str, *persons: Person, prose: bool = False) -> bool:
    """Whether the people are all that an entry tells: no other name is in its words.

    Posts, workplaces and remarks are understood, though they are not kept; an absence is not when
    nobody is absent, nor what ends in the middle, nor in running text (`prose`) a sentence without
    people: `… og Bo Ås. Formanden bød velkommen.`
    """
    if prose and not all(people(sentence, prose=True) for sentence in sentences(text)):
        return False
    if w.ABSENCE.search(text) and not any(p.absent or p.came_for for p in persons):
        return False
    if text.endswith(":") or is_open(text.rstrip(" ,")):
        return False
    everybody = [p for person in persons for p in (person, person.came_for) if p is not None]
    values = [v for p in everybody for v in (p.name, p.municipality, p.substitute) if v]
    told = {word.casefold() for value in values for word in _LETTERS.findall(value)}
    came = w.SUBSTITUTE_CAME.search(text)
    if came and w.STAYED_AWAY.search(text):
        text = text[: came.start()]
    text = w.CAME_THEN.sub("", text)
    bare = w.REMARK.sub("", BRACKETS.sub(r", \1, ", w.REMARK_IN.sub("", text)))
    bare = _POST.sub("", bare)
    for piece in _PIECES.split(bare):
        plain = is_workplace(piece) or municipality(piece) or party_letter(piece)
        if plain or w.is_heading(piece) or not _strange(piece, told):
            continue
        rest = piece
        for entity in entities(piece):
            rest = rest.replace(entity.text, " ")
        if _strange(rest, told):
            return False
    return True


def _strange(piece: str, told: set[str]) -> bool:
    """Whether a capitalised word is neither told of nor a word of such lists."""
    return any(
        word[0].isupper() and not _is_told(word, told)
        for word in _LETTERS.findall(piece)
        if not (w.is_post(word) or w.OTHER_WORDS.fullmatch(word) or is_workplace(word))
    )


def _is_told(word: str, told: set[str]) -> bool:
    """Whether a word is told of. `V` and `KL` may be; of `Bj erring` only the whole is."""
    if word.casefold() in told:
        return True
    torn = any(other.startswith(word.casefold()) for other in told)
    return len(word) <= _SHORT and (word.isupper() or torn)
