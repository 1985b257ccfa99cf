"""One entry of an attendance list → the people it names.

An entry is what stands between two line ends or is one sentence: `Name (V), By`, `A, B og C`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parse import attendance_words as w
from parse.language import entities
from parse.municipalities import MUNICIPALITIES, official_name
from parse.parties import party_letter

_BULLET = re.compile(r"^(?:[–—•▪*·➢✓-]\s*|\d{1,2}[.)]\s+)")
_KOMMUNE = re.compile(r"\s+(?:regions)?kommune$", re.IGNORECASE)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_PARTS = re.compile(r"\s*,\s*|\s+[–—-]\s+")
_PEOPLE = re.compile(r"\s*,\s*|\s+(?:og|samt|&)\s+(?![^()]*\))|\s*;\s*")
_SPACED = tuple(
    (re.compile(rf"\b{name.replace('-', r'(?: -|- | - |– | – )')}\b", re.IGNORECASE), name)
    for name in MUNICIPALITIES
    if "-" in name
)
# `(V) / Vejle`, `(A) – Middelfart`; `X Kommune – afbud, Ole Holm deltog`.
_AFTER_PARTY = re.compile(r"(?<=\))\s*[/–-]\s*(?=[A-ZÆØÅ])")
_STOOD_IN = re.compile(r"\s*[,–-]\s*afbud\s*[,:–-]\s*(?=[A-ZÆØÅ].*\bdeltog)")
_WORD = re.compile(r"(?:[^\W\d_]|['’.`´-])+")
_MOST_WORDS, _FEWEST = 7, 2
_PLACE_WORDS = 3


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one entry tells; `came_for` is the member in whose place this one came."""

    name: str
    party: str | None = None
    municipality: str | None = None
    absent: bool = False
    substitute: str | None = None
    came_for: Person | None = None


def people(text: str, *, prose: bool = False) -> tuple[Person, ...]:
    """The people of an entry; none when it is not an entry. `prose`: commas part people."""
    text = _mended(text)
    found = []
    for chunk in _chunks(text, prose=prose):
        person = _person(chunk)
        if person is None:
            return ()
        found.append(person)
    return tuple(found)


def municipality(text: str) -> str | None:
    """The municipality's official name, when the text is a known form of one and no more.

    Papers write `Århus`, `Rgk.-Skjern`, `Vesthimmerlands Kommune`, `Københavns Kommune`: who asks
    for a municipality means all of its forms.
    """
    printed = text.strip(" .,;:")
    return official_name(_KOMMUNE.sub("", printed)) or official_name(printed)


def is_known(text: str) -> bool:
    """Whether an entry names a known municipality or a party: what tells lists from prose."""
    return any(person.party or official_name(person.municipality or "") for person in people(text))


def _mended(text: str) -> str:
    text = _BULLET.sub("", text.strip())
    text = _AFTER_PARTY.sub(", ", text)
    text = _STOOD_IN.sub(" supp. ", text)
    for spaced, name in _SPACED:
        text = spaced.sub(name, text)
    return re.sub(r"\s+", " ", text).strip(" ;")


def _chunks(text: str, *, prose: bool) -> Iterator[str]:
    """The text of each person: one, unless commas and `og` part several."""
    if not (prose or _names_several(text)):
        yield text
        return
    current = ""
    for segment in _segments(text):
        if current and not _starts_person(segment):
            current += f", {segment}"
            continue
        if current:
            yield current
        current = segment
    if current:
        yield current


def _segments(text: str) -> list[str]:
    """The text at commas, semicolons and `og`, but not inside brackets."""
    segments, depth, current = [], 0, ""
    for token in re.split(r"([()\[\],;]|\s+(?:og|samt|&)\s+)", text.rstrip(".")):
        depth += (token in {"(", "["}) - (token in {")", "]"})
        if depth <= 0 and (token in {",", ";"} or token.strip() in {"og", "samt", "&"}):
            segments.append(current.strip())
            current = ""
        else:
            current += token
    return [segment for segment in (*segments, current.strip()) if segment]


def _names_several(text: str) -> bool:
    """Whether one line holds several people: a semicolon, or names on both sides of `og`."""
    if w.SUBSTITUTE_CAME.search(text) or w.CAME_FOR.search(text) or w.CAME_INSTEAD.match(text):
        return ";" in text
    segments = _segments(text)
    starts = [segment for segment in segments if _starts_person(segment)]
    parties = sum(_party_of(content) is not None for content in _BRACKETS.findall(text))
    joined = ";" in text or re.search(r"\s(?:og|samt|&)\s", _BRACKETS.sub("", text)) is not None
    titled = len(starts) > 1 and any(
        w.TITLE.fullmatch(segment.split()[0]) and not _starts_person(segment)
        for segment in segments[: segments.index(starts[1])]
    )
    return len(starts) > 1 and (joined or parties > 1 or titled)


def _starts_person(segment: str) -> bool:
    """Whether a segment begins with a name rather than telling of the person before."""
    bare = _BRACKETS.sub(" ", segment).strip()
    if not bare or municipality(bare) or _is_workplace(bare):
        return False
    if bare[0].islower() and not w.TITLE.match(bare):
        return False
    name = _without_title(bare)
    return _is_name(name) or (
        _KOMMUNE.search(name) is not None and len(name.split()) > _PLACE_WORDS
    )


def _person(text: str) -> Person | None:
    """One person from name, party, municipality, post and remarks in any order after the name."""
    if instead := w.CAME_INSTEAD.match(text):
        member = _person(instead["member"])
        name = _without_title(_BRACKETS.sub("", instead["name"]).strip())
        if member and _is_name(name):
            return replace(member, absent=True, substitute=name)
    if came := w.SUBSTITUTE_CAME.search(text):
        member, other = _person(text[: came.start()]), _person(came["name"])
        if member and other:
            town = member.municipality or other.municipality
            stayed_away = w.STAYED_AWAY.search(text) is not None
            substitute = None if stayed_away else other.name
            return replace(member, municipality=town, absent=True, substitute=substitute)
    if (instead_of := w.CAME_FOR.search(text)) and instead_of.start():
        person, other = _person(text[: instead_of.start()]), _person(instead_of["name"])
        if person and other:
            return replace(person, came_for=other)
    absent = w.ABSENT_REMARK.search(text)
    if absent:
        text = text[: absent.start()]
    person = _plain_person(w.REMARK.sub("", text))
    return replace(person, absent=True) if person and absent else person


def _plain_person(text: str) -> Person | None:
    party, town = _in_brackets(text)
    marked = re.sub(r"(?:\s*,)*\s*\x00(?:\s*,)*\s*", ", ", _BRACKETS.sub("\x00", text))
    parts = [part.strip(" .:") if len(part) > _SHORT else part for part in _PARTS.split(marked)]
    parts = [part for part in parts if part]
    while len(parts) > 1 and w.TITLE.fullmatch(parts[0]):
        del parts[0]
    if not parts:
        return None
    name = parts[0]
    if _KOMMUNE.search(name):
        name, town = _parted(name, town)
    name = _without_title(name)
    for part in parts[1:]:
        if party is None and _letter(part):
            party = part
        else:
            town = town or _town(part, after_party=party is not None)
    first, _, last = name.rpartition(" ")
    if party is None and " " in first and _letter(last):
        name, party = first, last
    known = _is_name(name) or (_is_word(name) and bool(party or town))
    return Person(name, party, town) if known else None


def _in_brackets(text: str) -> tuple[str | None, str | None]:
    """Party and municipality from brackets: `(V)`, `(Skive)`, `(V, Skive)`, `(A/formand)`."""
    party = town = None
    for content in _BRACKETS.findall(text):
        for part in (content, *re.split(r"\s*[,/–-]\s*", content)):
            party = party or _party_of(part)
            town = town or municipality(part)
    return party, town


def _party_of(text: str) -> str | None:
    """The letter for what stands in brackets, when that is a party."""
    text = text.strip()
    return None if municipality(text) or w.TITLE.fullmatch(text) else party_letter(text)


def _letter(text: str) -> str | None:
    return text if len(text) == 1 and text.isalpha() and text.isupper() else None


def _parted(text: str, town: str | None) -> tuple[str, str | None]:
    """`Ida Bro Randers Kommune`: the name and the municipality it runs into."""
    bare = _KOMMUNE.sub("", text)
    ending = [e for e in entities(bare) if e.label == "MUNICIPALITY" and e.end == len(bare)]
    if ending and ending[0].start:
        return bare[: ending[0].start].strip(" ,"), town or municipality(
            f"{ending[0].text} Kommune"
        )
    return text, town


def _town(part: str, *, after_party: bool) -> str | None:
    """The municipality that a part after the name tells: itself, in a post, or a place unknown."""
    if known := municipality(part):
        return known
    if _KOMMUNE.search(part) or re.search(r"\b(?:i|fra)\s", part):
        named = [e.text for e in entities(part) if e.label == "MUNICIPALITY"]
        if named:
            return municipality(f"{named[-1]} Kommune")
    words = part.split()
    place = all(word[0].isupper() and _is_word(word) for word in words) and not part.isupper()
    if not place or _is_workplace(part) or w.TITLE.fullmatch(words[0]):
        return None
    if _KOMMUNE.search(part):
        return _KOMMUNE.sub("", part)
    return part if len(words) <= (_FEWEST if after_party else 1) else None


def _without_title(name: str) -> str:
    """The name without the posts before it: `Adm. direktør Ida Bro`, `1. viceborgmester Bo Ås`."""
    words = name.split()
    end = 0
    while end < len(words) - 1 and _is_title(words, end):
        end += 1
    return " ".join(words[end:])


def _is_title(words: list[str], index: int) -> bool:
    """Whether the word is a post, or leads to one: `adm.`, `1.`, `og` between two."""
    word, following = (words[i].rstrip(",:") for i in (index, index + 1))
    if w.TITLE.fullmatch(word) or word.lower() in w.FORMS_OF_ADDRESS:
        return True
    leads = w.TITLE_PREFIX.fullmatch(word) or (index > 0 and word.lower() in {"og", "for", "i"})
    return bool(leads and (w.TITLE.fullmatch(following) or w.TITLE_PREFIX.fullmatch(following)))


def _is_workplace(text: str) -> bool:
    return bool(w.ORGANISATION.fullmatch(text) or w.ACRONYM.fullmatch(text))


def _is_word(word: str) -> bool:
    return _WORD.fullmatch(word) is not None and any(map(str.isalpha, word))


def _is_capital(word: str) -> bool:
    """`Arcy`, also behind an elided particle: `d'Arcy`."""
    return word.removeprefix("d'").removeprefix("d’")[:1].isupper()


def _is_name(text: str) -> bool:
    """Whether the text can be a person's name: two to seven capitalised words and particles."""
    words = text.split()
    if not _FEWEST <= len(words) <= _MOST_WORDS or municipality(text):
        return False
    if not all(map(_is_word, words)) or text.isupper() or _is_workplace(text):
        return False
    return all(_is_capital(word) or word.lower() in w.PARTICLES for word in words) and (
        words[-1][0].isupper() and words[0][0].isupper() and not w.TITLE.fullmatch(words[-1])
    )


_SHORT = 2
