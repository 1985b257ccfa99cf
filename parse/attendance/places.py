"""Places and parties as lists print them: municipalities in all their forms, workplaces."""

from __future__ import annotations

import re
from functools import lru_cache

from parse.attendance import words as w
from parse.language import entities
from parse.municipalities import official_name
from parse.parties import party_letter

# Extraction loses spaces: `BrønderslevKommune`.
KOMMUNE = re.compile(r"(?:\s+(?i:(?:regions)?kommune)|(?<=[a-zæøå])Kommune)$")
BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
WORD = re.compile(r"(?:[^\W\d_]|['’.`´-])+")
_LONGEST_LETTERS = 3  # letters of a party's short form
_FEWEST = 2  # words of a name
_LONGEST_PLACE = 2  # words of a place that is no known municipality


@lru_cache(maxsize=512)  # an entry's parts are asked about again and again, and towns recur
def municipality(text: str) -> str | None:
    """The municipality's official name, when the text is a known form of one and no more.

    Papers write `Århus`, `Rgk.-Skjern`, `Vesthimmerlands Kommune`, `Københavns Kommune`: who asks
    for a municipality means all of its forms.
    """
    printed = text.strip(" .,;:")
    if printed[-6:].lower() == "ommune" and (bare := official_name(KOMMUNE.sub("", printed))):
        return bare
    return official_name(printed)


def is_party(text: str) -> bool:
    """Whether a text is a party and no more: a letter, in brackets or not, or a party's name."""
    bare = text.strip(" ().[]")
    single = len(bare) == 1 and bare.isupper()
    return single or (party_letter(bare) not in (None, bare) and municipality(text) is None)


def party_heading(text: str) -> str | None:
    """The letter of the party that a line names and no more: `Venstre:`, `Venstre (V)`."""
    bare = BRACKETS.sub("", text).strip(" :.")
    return party_letter(bare) if len(bare) > _LONGEST_LETTERS and is_party(bare) else None


def with_comma(text: str) -> str:
    """Party and municipality that no white space parts, `V Skive`, with a comma between them."""
    party, _, town = text.partition(" ")
    return f"{party}, {town}" if is_party(party) and municipality(town) else text


def place_named(text: str) -> str | None:
    """The municipality of a table's cell: a known one, or a place as printed."""
    return town_of(text.strip(" .,;:"), after_party=True) if text.strip(" .,;:") else None


def town_of(part: str, *, after_party: bool) -> str | None:
    """The municipality that a part after the name tells: itself, in a post, or a place unknown."""
    if known := municipality(part):
        return known
    if KOMMUNE.search(part) or re.search(r"\b(?:i|fra)\s", part):
        named = [e.text for e in entities(part) if e.label == "MUNICIPALITY"]
        if named:
            return municipality(f"{named[-1]} Kommune")
    words = part.split()
    place = all(word[0].isupper() and WORD.fullmatch(word) for word in words)
    place = place and not part.isupper() and not part[:2].isupper()  # `BS-Pleje`
    if not place or is_workplace(part) or w.is_post(words[0]):
        return None
    if KOMMUNE.search(part):
        return KOMMUNE.sub("", part)
    return part if len(words) <= (_LONGEST_PLACE if after_party else 1) else None


def party_of(text: str) -> str | None:
    """The letter for what stands in brackets, when that is a party."""
    text = text.strip()
    return None if municipality(text) or w.is_post(text) else party_letter(text)


def letter(text: str) -> str | None:
    """The text when it is a single capital: a party's letter without brackets."""
    return text if len(text) == 1 and text.isalpha() and text.isupper() else None


def with_party(name: str) -> tuple[str, str | None]:
    """`Ida Bro V`, `Ida Bro Dansk Folkeparti`: the name and the party it runs into."""
    words = name.split()
    for at in range(_FEWEST, len(words)):
        last = " ".join(words[at:])
        if letter(last) or party_heading(last):
            return " ".join(words[:at]), party_letter(last)
    return name, None


def parted(text: str, town: str | None) -> tuple[str, str | None]:
    """`Ida Bro Randers Kommune`: the name and the municipality it runs into."""
    bare = KOMMUNE.sub("", text)
    ending = [e for e in entities(bare) if e.label == "MUNICIPALITY" and e.end == len(bare)]
    if ending and ending[0].start:
        return bare[: ending[0].start].strip(" ,"), town or municipality(
            f"{ending[0].text} Kommune"
        )
    return text, town


@lru_cache(maxsize=512)
def is_workplace(text: str) -> bool:
    """Whether a text names a body rather than a place or a person: `KL`, `Region Sjælland`."""
    return bool(w.ORGANISATION.fullmatch(text) or w.ACRONYM.fullmatch(text))
