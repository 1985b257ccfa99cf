"""Several people in one line or sentence → the text of each: `A, B og C`, `A (V); B (C)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from parse.attendance import words as w
from parse.attendance.names import is_name, without_title
from parse.attendance.places import BRACKETS, KOMMUNE, is_workplace, municipality, party_of

_JOINED_LAST = re.compile(r"\s(?:og|samt|&)\s+\S+$")
_LIST = 3  # names in a row, the second of two may be a workplace
_PLACE_WORDS = 3  # words of "Høje Taastrup Kommune"; a name runs into it where there are more


def chunks(text: str, *, prose: bool) -> Iterator[str]:
    """The text of each person: one, unless commas and `og` part several."""
    if not (prose or _names_several(text)):
        yield text
        return
    current = ""
    for segment in _parted_towns(_segments(text)):
        if current and not _starts_person(segment):
            current += f", {segment}"
            continue
        if current:
            yield current
        current = segment
    if current:
        yield current


def is_cut(text: str, below: str, *, prose: bool = False) -> bool:
    """Whether a text ends within a name, of which the rest is `below`.

    `prose`: it lists people in running text, so that `A, Skive, Bo` does, too.

    `… og konsulent Bo` always does; `A, Skive og Bo` and `A, Skive, B, Odder, Bo` do above what
    begins with one word, as no name does, and where all is told of whoever comes before.
    """
    *before, last = _segments(text) or [""]
    name = without_title(last)
    if not before or not _is_part(name):
        return False
    if name != last:
        return True
    several = prose or _JOINED_LAST.search(text) is not None or sum(map(_starts_person, before)) > 1
    told = several or before[-1].endswith(")")  # `… suppleant Ida Bro (Skive), Bo`
    return (told and is_rest_of_name(below)) or (several and _is_all_told(before))


def _is_all_told(segments: list[str]) -> bool:
    """Whether another person comes behind these: behind a place, brackets, or names alone."""
    last = segments[-1]
    names = len(segments) >= _LIST - 1 and all(map(_starts_person, segments))
    return names or last.endswith((")", "]")) or municipality(last) is not None


def is_rest_of_name(text: str) -> bool:
    """Whether a text begins with one word, as no name does: `Bro, Skive, Bo Ås, Odder`."""
    first = (_segments(BRACKETS.sub("", text)) or [""])[0].strip()
    return _is_part(first)


def _is_part(text: str) -> bool:
    """Whether a text is one word of a name: no place, and no workplace."""
    word = " " not in text and text[:1].isupper()
    return word and municipality(text) is None and not is_workplace(text)


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


def _parted_towns(segments: list[str]) -> list[str]:
    """The segments, where one runs from a municipality into the next name, cut between them.

    `Ida Bro, Skive Bo Ås, Odder`: two columns that no white space parted.
    """
    parted = segments[:1]
    for segment in segments[1:]:
        words = segment.split()
        for count in range(min(_PLACE_WORDS, len(words) - 2), 0, -1):
            rest = " ".join(words[count:])
            if municipality(" ".join(words[:count])) and is_name(BRACKETS.sub("", rest).strip()):
                parted += [" ".join(words[:count]), rest]
                break
        else:
            parted.append(segment)
    return parted


def _names_several(text: str) -> bool:
    """Whether one line holds several people: a semicolon, or names on both sides of `og`."""
    if not w.only_names(text) and _names_another(text):
        return ";" in text
    whole = _segments(text)
    segments = _parted_towns(whole)
    starts = [segment for segment in segments if _starts_person(segment)]
    if len(starts) < 2:
        return False
    if ";" in text or len(segments) > len(whole):  # two columns run together
        return True
    parties = sum(party_of(content) is not None for content in BRACKETS.findall(text))
    joined = re.search(r"\s(?:og|samt|&)\s", BRACKETS.sub("", text)) is not None
    titled = any(
        w.is_post(segment.split()[0]) and not _starts_person(segment)
        for segment in segments[: segments.index(starts[1])]
    )
    # `Borgmester A, Skive, borgmester B, Odder`; `A, Skive, B, Odder`; names and nothing else
    posts = any(w.is_post(segment.split()[0]) for segment in starts[1:])
    towns = sum(municipality(segment) is not None for segment in segments)
    only_names = not towns and len(segments) == len(starts) >= _LIST
    return joined or parties > 1 or titled or posts or towns >= len(starts) or only_names


def _names_another(text: str) -> bool:
    """Whether a line names who came for whom."""
    ways = w.SUBSTITUTE_CAME.search(text) or w.CAME_FOR.search(text) or w.CAME_INSTEAD.match(text)
    return ways is not None


def _starts_person(segment: str) -> bool:
    """Whether a segment begins with a name rather than telling of the person before."""
    bare = BRACKETS.sub(" ", segment).strip()
    # `Ida Bro – i stedet mødte Bo Ås`
    if not w.only_names(bare) and (came := w.SUBSTITUTE_CAME.search(bare)):
        bare = bare[: came.start()].strip()
    if (whose := w.BARE_FOR.search(bare)) and is_name(whose["name"]):  # `Bo Ås for Ida Bro`
        bare = bare[: whose.start()]
    if not bare or municipality(bare) or is_workplace(bare):
        return False
    if bare[0].islower() and not w.TITLE.match(bare):
        return False
    name = without_title(bare)
    return is_name(name) or (KOMMUNE.search(name) is not None and len(name.split()) > _PLACE_WORDS)
