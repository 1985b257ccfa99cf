"""Which row of a list is the rest of the entry above it, and how the two are put together."""

from __future__ import annotations

from parse.attendance import words as w
from parse.attendance.breaks import is_middle, is_open
from parse.attendance.chunks import is_cut, is_rest_of_name
from parse.attendance.entry import is_known, people, stands_for
from parse.attendance.places import is_party, municipality, with_comma
from parse.attendance.row import Row
from parse.text.characters import SOFT_HYPHEN, plain

_COLUMNS = 2  # people whom two rows beside each other may name
_FULL = 60  # characters of running text that make a line: its last one may go on in the next


def goes_on(before: str, last: Row, row: Row, *, prose: bool) -> bool:
    """Whether the row is the rest of the entry `before`, whose last row is `last`."""
    text = row.text
    if _looks_apart(last, row) or w.HOW_TO_STAY_AWAY.match(text):
        return False
    if _came_as_substitute(before, text):
        return False
    if is_open(before) or (not is_middle(text) and is_cut(before, text, prose=prose)):
        return True
    label, colon, _ = text.partition(":")
    if colon and (municipality(label) or w.is_heading(label)):
        return False
    if is_middle(text):
        return prose or not (is_known(before) and (is_known(text) or _unsays(before, text)))
    if prose:
        if before.endswith(".") or row.lines[0].blank_before:
            return False
        return len(plain(last.lines[-1].text)) >= _FULL or not (is_known(text) or _is_clause(text))
    return _adds(before, text) if _is_cell(text) else _names_more(before, row)


def _unsays(before: str, text: str) -> bool:
    """Whether with a row that says nothing of people an entry loses the municipality it told."""
    if w.OTHER_WORDS.match(text):
        return False
    together = people(join(before, text))
    told = [person.municipality for person in people(before)]
    return any(told) and told != [person.municipality for person in together][: len(told)]


def _came_as_substitute(before: str, text: str) -> bool:
    """Whether a row's last word is its own person's role: `Ida Bro (V), Skive, suppleant`.

    What stands below names somebody with a place or a party, and does not say that this one came.
    """
    role = before.endswith((", suppleant", ", stedfortræder"))
    return role and is_known(before) and is_known(text) and not w.REMARK.search(text)


def runs_on(text: str, below: str = "") -> bool:
    """Whether a row that names several people is the first line of a list in running text.

    `Ida Bro, Skive, Bo Ås,`: it ends within the list, within the name of the last, or before what
    all others have behind theirs.
    """
    named = people(text)
    torn = text.endswith(",") and is_known(text)  # of the last the rest is below
    if len(named) == 1 and (torn or (below and len(people(join(text, below))) > _COLUMNS)):
        named = people(text, prose=True)
    *others, last = named or [None]
    if last is None or not others:
        return False
    if text.endswith((",", " og")) or (below and is_cut(text, below)):
        return True
    told = [person.party or person.municipality for person in (*others, last)]
    return bool(below) and ((all(told[:-1]) and told[-1] is None) or is_rest_of_name(below))


def _is_clause(text: str) -> bool:
    """Whether a row is a sentence of its own: `Formanden bød velkommen.` (which names nobody)."""
    words = [word for word in text.rstrip(".").split() if word[0].islower()]
    names = people(text, prose=True) and not w.REMARK.search(text)
    return text.endswith(".") and len(words) > 1 and not names


def _looks_apart(last: Row, row: Row) -> bool:
    """Whether two rows are set in other letters: a heading's do not go on with a list's."""
    above, below = last.lines[-1], row.lines[0]
    return bool(below.bold) and not above.bold and above.size != below.size


def _is_cell(text: str) -> bool:
    return is_party(text) or municipality(text) is not None or with_comma(text) != text


def _adds(before: str, text: str) -> bool:
    """Whether a party or a municipality alone in its row is told of the one person before."""
    persons = people(before)
    if is_party(text):
        return len(persons) == 1 and persons[0].party is None
    return len(persons) <= 1 and not any(person.municipality for person in persons)


def _names_more(before: str, row: Row) -> bool:
    """Whether a row has the rest of a name, or of what is told of its bearer.

    What stands beside a name in its printed line is another column's.
    """
    text = row.text
    if row.lines[0].beside:
        return False
    if w.CAME.fullmatch(text) and not is_known(text) and w.SUBSTITUTE_CAME.search(before):
        return True
    own = people(text) or stands_for(text)
    if own and " " in own[0].name and (people(before) or stands_for(before)):
        return False
    if row.inner and not is_known(text):
        return bool(people(join(before, text))) or not people(text)
    persons = people(before)
    if is_known(before) or len(persons) > 1:
        return False
    surname = text.split(",")[0].split("(")[0].split()
    return len(surname) == 1 and (is_known(text) or (bool(persons) and text == surname[0]))


def join(before: str, text: str) -> str:
    """The entry with the row's text."""
    if before.endswith(SOFT_HYPHEN):
        return before.removesuffix(SOFT_HYPHEN) + text
    if before.endswith("-"):
        return (before if text[0].isupper() else before[:-1]) + text
    part = _is_cell(text)
    text = with_comma(text)
    comma = part and not before.endswith((",", ")"))
    return f"{before}, {text}" if comma else f"{before} {text}"
