"""What a row is: a group's heading, an entry, or none of what lists hold."""

from __future__ import annotations

from collections.abc import Sequence

from parse.attendance import words as w
from parse.attendance.entry import is_known, people, stands_for
from parse.attendance.grid import names_roles, role_of
from parse.attendance.names import is_name, is_word, without_title
from parse.attendance.places import is_party, is_workplace, municipality, party_heading
from parse.attendance.row import Row

_MOST_WORDS = 5  # of such a heading without a colon
# Characters of a group's heading that is none of the known ones; of those absent it may say more.
_LONGEST, _LONGEST_ABSENCE = 50, 120
_SEVERAL = 2  # people behind what may as well be any sentence's subject


def kind_of(row: Row) -> str:
    """What a row is, by its look.

    `heading`, `heads` (of columns), `inline` (a group and its people), `person` (of a table),
    `entry` (surely somebody), `name`, `town`, `party`, `unread` (of a table), `other`.
    """
    if row.unread:
        return "unread"
    if row.person:
        return "person"
    return "heads" if row.head else _kind_of(row.text)


def _kind_of(text: str) -> str:
    if (nobodys := w.NOBODYS.fullmatch(text)) and municipality(nobodys["town"]):
        return "unread"
    if inline_group(text) is not None:
        return "inline"
    if w.ABSENT_PEOPLE.fullmatch(text.rstrip(" :")):
        return "heading"
    if names_roles(text) or w.NOBODY.fullmatch(text):
        return "heads"
    if w.LIST_HEADINGS.fullmatch(text.rstrip(": ")) or group_of(text) is not None:
        return "heading"
    if municipality(text) is not None:
        return "town"
    if is_party(text) or party_heading(text):
        return "party"
    if role_of(text) is not None:
        return "heads"
    if is_known(text):
        return "entry"
    return "name" if people(text) or stands_for(text) else "other"


def group_of(text: str) -> str | None:
    """The name of the group that the line heads, as printed without colon and `fra`; or None."""
    bare = text.rstrip(" :.")
    if text[:1].islower() and not text.endswith(":"):
        return None
    if municipality(bare) or party_heading(bare) or role_of(bare) in {"party", "town"}:
        return None
    if not w.GROUP_HEADINGS.fullmatch(bare) or _is_begun(bare.partition(" deltog ")[2]):
        named = text.endswith(":") or _names_group(bare)
        longest = _LONGEST_ABSENCE if w.ABSENCE_HEADING.match(text) else _LONGEST
        return bare if named and not people(bare) and len(bare) < longest else None
    if bare.lower().startswith("fra ") or not w.says_absence(bare):
        return bare
    return bare.removesuffix(" fra")


def _names_group(text: str) -> bool:
    """Whether a short line speaks of a group: `Uden for KKR deltog`."""
    short = text[:1].isupper() and not w.CAME.fullmatch(text) and len(text.split()) <= _MOST_WORDS
    plain = not any(sign in text for sign in ",;:()") and not any(map(str.isdigit, text))
    rest = w.KOMMUNE.match(text) or w.SUBSTITUTE_CAME.search(text)  # of an entry
    return short and plain and not rest and w.GROUP_STEMS.search(text) is not None


def inline_group(text: str) -> tuple[str, str] | None:
    """A group, or a municipality, and the people after it: `Fra KL: A og B`, `Afbud fra A`."""
    if not w.only_names(text) and (others := w.ALL_BUT.match(text)):
        return "Afbud", others["rest"]
    match = w.INLINE_GROUP.match(text)
    if match is None:
        return None
    group = match["group"].strip()
    told = people(of_substitutes(match["rest"], group), prose=True)
    if not (told or _is_begun(match["rest"]) or _begins_name(group, match["rest"])):
        return None
    if municipality(group) or is_party(group) or party_heading(group):
        return group, match["rest"]
    body = len(told) >= _SEVERAL and w.BODY.fullmatch(group)
    if not body and not w.GROUP_HEADINGS.fullmatch(group.removesuffix(" var")):
        return None
    absences = w.PLAIN_ABSENCE.fullmatch(group)
    return "Afbud" if absences else group.removesuffix(" var"), match["rest"]


def of_substitutes(text: str, group: str | None) -> str:
    """A text that names people of a group, with who came for whom said where the group says so."""
    bare = w.CAME_BARE.fullmatch(text) if group and w.says_absence(group) else None
    if bare and is_name(bare["name"]):
        return f"{bare['member']}, suppleant {bare['name']} deltog"
    if group and (whom := w.FOR_WHOM.fullmatch(group)):
        return f"{text.rstrip('. ')} (stedfortræder for {whom['name']})"
    if not group or not w.SUBSTITUTES.fullmatch(group):
        return text
    return w.BARE_FOR.sub(r" (stedfortræder for \g<name>)", text)


def _begins_name(group: str, text: str) -> bool:
    """Whether a text is the first word of a name, below which the rest is: `Afbud fra Ida`."""
    away = w.PLAIN_ABSENCE.fullmatch(group) or group.endswith(" var")
    word = is_word(text) and text[0].isupper() and not text.isupper()
    word = word and not w.NOBODY.fullmatch(text)
    return bool(away and word and municipality(text) is None and not is_workplace(text))


def _is_begun(text: str) -> bool:
    """Whether a text is a post and the first word of a name, of which the rest is below."""
    name = without_title(text)
    return name != text and " " not in name and name[:1].isupper()


def begins_list(texts: Sequence[str]) -> bool:
    """Whether a list of those who came begins with the first of two lines: `Deltagere:`, `Ida Bro`.

    The heading alone may be an entry of a list of contents.
    """
    first, *below = texts
    if inline_group(first) is not None:
        return True
    headed = w.is_heading(first) and bool(below)
    return headed and (is_known(below[0]) or (first.endswith(":") and bool(people(below[0]))))
