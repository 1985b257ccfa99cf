"""One entry of an attendance list → the people it names.

An entry is what stands between two line ends or is one sentence: `Name (V), By`, `A, B og C`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from parse.attendance import words as w
from parse.attendance.chunks import chunks
from parse.attendance.names import in_small, is_first_name, is_name, is_word, mended, without_title
from parse.attendance.places import (
    BRACKETS,
    KOMMUNE,
    is_party,
    municipality,
    parted,
    party_of,
    town_of,
    with_party,
)
from parse.municipalities import MUNICIPALITIES, official_name
from parse.parties import party_letter

_BULLET = re.compile(r"^(?:[–—•▪*·➢✓-]\s*|\d{1,2}[.)]\s+)")
_PARTS = re.compile(
    r"\s*[,;|]\s*|\s+[–—/-]\s+"
    # `Ida Bro/V/Skive`
    r"|(?<!\b[AIK])/(?=[A-ZÆØÅ](?:/|$))|(?<=/[A-ZÆØÅ])/"
)
# `V: Ida Bro, Skive`; `V Ida Bro, Skive`
_PARTY_FIRST = re.compile(
    r"^(?P<party>[A-ZÆØÅ])(?::\s*| )(?P<rest>[A-ZÆØÅÄÖÜÉ][^\s.]+ [A-ZÆØÅÄÖÜÉ].*)$"
)
_SPACED = tuple(
    (re.compile(rf"\b{name.replace('-', r'(?: -|- | - |– | – )')}\b", re.IGNORECASE), name)
    for name in MUNICIPALITIES
    if "-" in name
)
# `(V) / Vejle`, `(A) – Middelfart`; `X Kommune – afbud, Ole Holm deltog`.
_AFTER_PARTY = re.compile(
    r"(?<=\))\s*[/–-]\s*(?=[A-ZÆØÅÄÖÜÉ])(?!\S+\s.*\s(?:stedfortræder|suppleant)\.?$)"
)
# `Ida Bro (V) Ole Lind (A)`: two cells of a row.
_NEXT = re.compile(r"(?<=\([A-ZÆØÅ]\))\s+(?=[A-ZÆØÅÄÖÜÉ][^(),]+\([A-ZÆØÅ]\))")
# `Ida Bro og dennes suppleant Bo Ås`: both are told of alike.
_AND_DEPUTY = re.compile(
    r"(?<=\s)(?P<and>og|samt)\s(?:dennes|hans|hendes)\s(?:suppleant|stedfortræder)\s(?=[A-ZÆØÅÄÖÜÉ])"
)
_STOOD_IN = re.compile(
    r"\s*[,–(-]\s*(?i:afbud|fraværende)\s*[,:;–-]\s*(?=[A-ZÆØÅÄÖÜÉ].*\b(?:deltog|mødte|kom)\b)"
)
# `Borgmester i Skive Kommune Ida Bro`, `Direktør i Region Sjælland Bo Ås`.
_POST_AT = re.compile(
    r"^(?P<post>(?:[\w.]+\s)?[\w/-]+)\s(?:i|for|fra|ved)\s"
    r"(?:(?P<town>.{3,30}?)\s(?:[Rr]egions)?[Kk]ommune|Region\s[A-ZÆØÅ]\w+|KL),?"
    r"\s+(?P<rest>[A-ZÆØÅÄÖÜÉ].*)$"
)
_FROM = re.compile(r"^(?P<name>\S+ .+?) (?:fra|i|for) (?P<town>.+)$")
# Cells that no white space parts: `Ida Bro V Skive`, `Skive Kommune V Ida Bro`.
_RUN_TOGETHER = re.compile(r"^(?P<name>\S+ .+?) (?P<party>[A-ZÆØÅ]) (?P<town>[^,()]{3,30})$")
_TOWN_FIRST = re.compile(r"^(?P<town>[^,()]{3,30}?) (?P<party>[A-ZÆØÅ]) (?P<name>\S+ [^,()]+)$")
_STOP = re.compile(r"(?P<last>\S+)\.\s+(?=[A-ZÆØÅÄÖÜÉ])")
# Before a full stop that ends no sentence: `cand. jur. Ida Bro`; so do initials and `adm.`.
_ABBREVIATED = frozenset("afd cand jur kons mag med pol scient sekr stud".split())
_BEHIND_NAME = re.compile(r"(?:,|\s[–-]\s)(?![^(]*\)).*")
_TOWN_WORDS, _FEWEST = 3, 2  # words of `Høje Taastrup Kommune`, and of a name
_LONGEST_WORD = 16  # letters of a name of one word: two that were torn apart make a longer one
_SHORT = 2  # letters of what may keep its full stop: an initial


@dataclass(frozen=True, slots=True)
class Person:
    """A person as one entry tells; `came_for` is the member in whose place this one came."""

    name: str
    party: str | None = None
    municipality: str | None = None
    absent: bool = False
    substitute: str | None = None
    came_for: Person | None = None


@lru_cache(maxsize=4096)  # the same rows are asked about for their kinds, ends and people
def people(text: str, *, prose: bool = False) -> tuple[Person, ...]:
    """The people of an entry; none when it is not an entry. `prose`: commas part people.

    Of running text, those of its first sentences that name people.
    """
    found: list[Person] = []
    for sentence in sentences(text) if prose else (text,):
        if found and w.SUBSTITUTE_LINE.fullmatch(sentence):
            found[-1] = _with_substitute(found[-1], sentence)
            continue
        told = _people_of(_mended(sentence), prose=prose)
        if not told:
            break
        found += told
    return tuple(found)


def sentences(text: str) -> list[str]:
    """The sentences of a list in running text: initials and posts may end with a stop as well."""
    parts, start = [], 0
    for stop in _STOP.finditer(text):
        last = stop["last"]
        if last.endswith(")") or _ends_sentence(last.rpartition(".")[2]):
            parts.append(text[start : stop.end()].strip())
            start = stop.end()
    return [*parts, text[start:]] if text[start:] or not parts else parts


def _ends_sentence(word: str) -> bool:
    """Whether a word before a full stop is whole: no initial, and no abbreviation."""
    short = len(word) <= _SHORT or w.TITLE_PREFIX.fullmatch(word) is not None
    return not short and word.casefold() not in _ABBREVIATED


def _with_substitute(member: Person, sentence: str) -> Person:
    """The member in whose place somebody came: `Stedfortræder: Bo Ås`, behind `Afbud: Ida Bro.`."""
    other = _person(sentence.partition(":")[2])
    return replace(member, absent=True, substitute=other.name) if other else member


def _people_of(text: str, *, prose: bool) -> list[Person]:
    away = None
    if not w.only_names(text):
        if others := w.ALL_BUT.match(text):
            told = _people_of(others["rest"], prose=prose)
            return [replace(person, absent=True) for person in told]
        if then := w.CAME_THEN.match(text):
            text = text[then.end() :]
        away = None if w.SUBSTITUTE_CAME.search(text) else w.ALL_AWAY.search(text)
    persons = []
    for chunk in chunks(text[: away.start()] if away else text, prose=prose):
        if (person := _person(chunk)) is None:
            return []
        persons.append(replace(person, absent=True) if away else person)
    return persons


def is_known(text: str) -> bool:
    """Whether an entry names a known municipality or a party: what tells lists from prose."""
    return any(person.party or official_name(person.municipality or "") for person in people(text))


def stands_for(text: str) -> tuple[Person, ...]:
    """The people of a row that names a substitute and whose: `Bo Ås for Ida Bro, Skive`."""
    return people(w.BARE_FOR.sub(r" (stedfortræder for \g<name>)", text))


def _mended(text: str) -> str:
    text = _BULLET.sub("", text.strip()).replace("*", "")
    text = _NEXT.sub(", ", _AFTER_PARTY.sub(", ", text))
    text = _STOOD_IN.sub(" supp. ", _AND_DEPUTY.sub(r"\g<and> ", text))
    text = _with_cells(text)
    for spaced, name in _SPACED:
        text = spaced.sub(name, text)
    if first := _PARTY_FIRST.match(text):
        name, comma, rest = first["rest"].partition(",")
        text = f"{name} ({first['party']}){comma}{rest}"
    text = _town_last(text)
    return re.sub(r"\s+", " ", text).strip(" ;")


def _with_cells(text: str) -> str:
    """Cells that no white space parts, with the party in brackets: `Ida Bro V Skive`."""
    for cells in (_RUN_TOGETHER.match(text), _TOWN_FIRST.match(text)):
        if cells and municipality(cells["town"]):
            text = f"{cells['name']} ({cells['party']}), {cells['town']}"
    return text


def _town_last(text: str) -> str:
    """The text with a municipality before the name put behind it: `Skive Ida Bro (V)`."""
    words = text.split()
    for count in range(min(_TOWN_WORDS, len(words) - _FEWEST), 0, -1):
        rest = " ".join(words[count:]).lstrip("–—-:,/ ")
        behind = _BEHIND_NAME.search(rest)
        named, more = (rest[: behind.start()], behind[0]) if behind else (rest, "")
        name = BRACKETS.sub("", named).strip()
        if municipality(" ".join(words[:count])) and is_name(without_title(name)):
            return f"{named}, {' '.join(words[:count]).strip(' ,:')}{more}"
    return text


@lru_cache(maxsize=4096)  # as `people`: what two readings of a row part alike
def _person(text: str) -> Person | None:
    """One person from name, party, municipality, post and remarks in any order after the name."""
    if w.only_names(text):
        return _plain_person(text)
    if away := w.ABSENCE_OF.match(text):
        person = _person(away["name"])
        return replace(person, absent=True) if person else None
    if instead := w.CAME_INSTEAD.match(text):
        member = _person(instead["member"])
        name = without_title(BRACKETS.sub("", instead["name"]).strip())
        if member and is_name(name):
            return replace(member, absent=True, substitute=name)
    if came := w.SUBSTITUTE_CAME.search(text):
        member, other = _person(text[: came.start()]), _person(_closed(came["name"]))
        if member and other:
            town = member.municipality or other.municipality
            stayed_away = w.STAYED_AWAY.search(text) is not None
            substitute = None if stayed_away else other.name
            return replace(member, municipality=town, absent=True, substitute=substitute)
    if (instead_of := w.CAME_FOR.search(text) or w.BARE_FOR.search(text)) and instead_of.start():
        person, other = _person(text[: instead_of.start()]), _person(_closed(instead_of["name"]))
        if person and other and (instead_of.re is w.CAME_FOR or _stands_in(text, person, other)):
            return replace(person, came_for=other)
    absent = w.ABSENT_REMARK.search(text)
    if absent:
        text = _with_cells(f"{text[: absent.start()]}{text[absent.end() :]}")
    person = _plain_person(w.REMARK.sub("", w.REMARK_IN.sub(_place_in, text)))
    return replace(person, absent=True) if person and absent else person


def _stands_in(text: str, person: Person, other: Person) -> bool:
    """Whether `for` parts two people: with their parties, or names alone (`Bo Ås for Ida Bro`)."""
    parties = person.party is not None and other.party is not None
    names = f"{person.name} for {other.name}" == without_title(text)
    return parties or (names and is_name(person.name) and is_name(other.name))


def _place_in(remark: re.Match[str]) -> str:
    """What of a remark in brackets tells of a place or a party: `(Allerød, gik kl. 14.10)`."""
    first = remark[0].strip(" ()").split(",")[0]
    return f" ({first})" if municipality(first) or party_of(first) else ""


def _closed(text: str) -> str:
    """A text with the bracket that its end lost as the end of a remark: `Ida Bro (V`."""
    return f"{text})" if text.count("(") > text.count(")") else text


def _plain_person(text: str) -> Person | None:
    party, town = _in_brackets(text)
    at_town, text = _behind_post(text)
    town = town or at_town
    name, *others = _parts(text)
    if (at := _FROM.match(name)) and municipality(at["town"]):
        name, town = at["name"], town or municipality(at["town"])
    elif KOMMUNE.search(name):
        name, town = parted(name, town)
    name = without_title(name)
    swapped = bool(others) and is_first_name(name, others[0])
    for part in others[1:] if swapped else others:
        if party is None and is_party(part):
            party = party_letter(part)
        else:
            town = town or town_of(part, after_party=party is not None)
    known = party is not None or official_name(town or "") is not None
    if swapped and known:
        name = f"{others[0]} {name}"
    elif swapped:
        town = town or town_of(others[0], after_party=party is not None)
    if party is None:
        name, party = with_party(name)
    name = _without_post(w.OFFICE_BEHIND.sub("", name))
    if party is not None and len(party) > 1 and party == "".join(word[0] for word in name.split()):
        party = None  # `Torsten Toft (TT)`: initials
    if known or party:
        name = in_small(mended(name))
    alone = sum(map(is_party, BRACKETS.findall(text))) < 2  # else the second is somebody else's
    return Person(name, party, town) if alone and _can_be(name, party or town) else None


def _behind_post(text: str) -> tuple[str | None, str]:
    """A text without a post and where it is held, and the municipality that is told so."""
    at = _POST_AT.match(text)
    if at is None or not w.TITLE.search(at["post"]):
        return None, text
    town = municipality(at["town"]) if at["town"] else None
    return (town, at["rest"]) if town or not at["town"] else (None, text)


def _without_post(name: str) -> str:
    """`Ida Bro chefkonsulent`, as a table's cells run together: the name alone."""
    before, _, last = name.rpartition(" ")
    return before if " " in before and last.islower() and w.is_post(last) else name


def _parts(text: str) -> list[str]:
    """The text at commas, dashes and brackets, without posts before the name; one at least."""
    marked = re.sub(r"(?:\s*,)*\s*\x00(?:\s*,)*\s*", ", ", BRACKETS.sub("\x00", text))
    parts = [part.strip(" .:") if len(part) > _SHORT else part for part in _PARTS.split(marked)]
    parts = [part for part in parts if part] or [""]
    while len(parts) > 1 and w.is_post(parts[0]):
        del parts[0]
    return parts


def _can_be(name: str, known: str | None) -> bool:
    """Whether the text is a name: one word will do where party or place are known."""
    if w.ABSENCE.search(name):
        return False
    alone = is_word(name) and len(name) <= _LONGEST_WORD and not (name.islower() or w.is_post(name))
    return is_name(name) or (alone and bool(known))


def _in_brackets(text: str) -> tuple[str | None, str | None]:
    """Party and municipality from brackets: `(V)`, `(Skive)`, `(V, Skive)`, `(A/formand)`."""
    party = town = None
    for content in BRACKETS.findall(text):
        for part in (content, *re.split(r"\s*[,/–-]\s*", content)):
            party = party or party_of(part)
            town = town or municipality(part)
    return party, town
