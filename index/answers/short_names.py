"""What goes by its initials as often as by its name: *FGU*, *forberedende grunduddannelse*.

Papers that have one only are not found by the other. To look for both would show, for *KL*, what
nobody means by it; so the answer tells how many hits more the other one finds.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from index.answers.filters import Filters
from index.answers.matching import Matcher
from index.answers.results import collapse
from index.errors import QueryError
from index.query.parser import parse
from index.query.tree import And, Node, Not, Or, Query
from parse.display import counted

# Those that are hardly ever spelt out are left out.
NAMES: dict[str, str] = {
    "AAU": "Aalborg Universitet",
    "AI": "kunstig intelligens",
    "AMU": "arbejdsmarkedsuddannelser",
    "AUH": "Aarhus Universitetshospital",
    "AVU": "almen voksenuddannelse",
    "BL": "Danmarks Almene Boliger",
    "BNBO": "boringsnære beskyttelsesområder",
    "BPA": "borgerstyret personlig assistance",
    "BRT": "bus rapid transit",
    "BUP": "børne- og ungdomspsykiatri",
    "DTU": "Danmarks Tekniske Universitet",
    "EGU": "erhvervsgrunduddannelse",
    "EOJ": "elektronisk omsorgsjournal",
    "EPJ": "elektronisk patientjournal",
    "EUD": "erhvervsuddannelse",
    "FGU": "forberedende grunduddannelse",
    "FH": "Fagbevægelsens Hovedorganisation",
    "FMK": "fælles medicinkort",
    "FVU": "forberedende voksenundervisning",
    "GDPR": "databeskyttelsesforordningen",
    "IGU": "integrationsgrunduddannelse",
    "IPS": "individuelt planlagt job med støtte",
    "KL": "Kommunernes Landsforening",
    "KMF": "kommunal medfinansiering",
    "KOL": "kronisk obstruktiv lungesygdom",
    "KUU": "kombineret ungdomsuddannelse",
    "LAR": "lokal afledning af regnvand",
    "LBR": "lokalt beskæftigelsesråd",
    "NT": "Nordjyllands Trafikselskab",
    "OBU": "ordblindeundervisning",
    "OPI": "offentlig-privat innovation",
    "OPP": "offentlig-privat partnerskab",
    "OUH": "Odense Universitetshospital",
    "PAU": "pædagogisk assistentuddannelse",
    "PLO": "Praktiserende Lægers Organisation",
    "PPR": "pædagogisk psykologisk rådgivning",
    "PtX": "power to x",
    "RAR": "regionalt arbejdsmarkedsråd",
    "ReVUS": "regional vækst- og udviklingsstrategi",
    "RUC": "Roskilde Universitet",
    "RUP": "regional udviklingsplan",
    "RUS": "regional udviklingsstrategi",
    "SDU": "Syddansk Universitet",
    "SFO": "skolefritidsordning",
    "SMV": "små og mellemstore virksomheder",
    "SSA": "social- og sundhedsassistent",
    "SSH": "social- og sundhedshjælper",
    "STU": "særligt tilrettelagt ungdomsuddannelse",
    "UTH": "utilsigtede hændelser",
    "UU": "Ungdommens Uddannelsesvejledning",
    "VE": "vedvarende energi",
    "VEU": "voksen- og efteruddannelse",
    "VUC": "voksenuddannelsescenter",
    "VVM": "vurdering af virkninger på miljøet",
}
# Each with the other, beside the letters by which it is looked for.
_OTHERS = [
    (asked.casefold(), asked, other)
    for short, name in NAMES.items()
    for asked, other in ((short, name), (name, short))
]
_BEFORE, _BEHIND = r"(?<![\w-])", r"(?![\w*?-])"
_TELLING = 3  # letters; NT and VE are other words in small ones


def by_other_names(
    parsed: Query, tree: Node, filters: Filters, shown: Collection[int], matcher: Matcher
) -> Iterator[str]:
    """How many hits more a query has with the name for its initials, or the other way round.

    Nothing is said of what is sought only as typed or in a field that an option names, nor where
    words are to be left out.
    """
    text = parsed.text.casefold()
    for sought, asked, other in _OTHERS:
        if sought in text:  # as hardly any is
            yield from in_other_words(parsed, tree, (asked, other), filters, shown, matcher)


def in_other_words(
    parsed: Query,
    tree: Node,
    words: tuple[str, str],
    filters: Filters,
    shown: Collection[int],
    matcher: Matcher,
) -> Iterator[str]:
    """How many hits more a query has with the second of two words in the place of the first."""
    if tree != parsed.tree or _leaves_out(tree):
        return
    asked, other = words
    changed = _with_other(parsed.text, asked, other)
    if changed == parsed.text:
        return
    try:
        other_tree = parse(changed).tree
    except QueryError:  # a name has more words than its initials, which may be too many
        return
    found = filters.apply(matcher.run(other_tree).scores, matcher.columns)
    more = len(set(collapse(found, matcher.columns)) - set(shown))
    if more:
        yield f"“{other}”, in {counted(more, 'more hit')}, was not asked for."


def _leaves_out(node: Node) -> bool:
    match node:
        case Not():
            return True
        case And(children) | Or(children):
            return any(map(_leaves_out, children))
        case _:
            return False


def _with_other(text: str, asked: str, other: str) -> str:
    """A query with another name in the place of one, in brackets, that a field is of all of it."""
    any_case = re.IGNORECASE if len(asked) >= _TELLING else 0
    pattern = f"{_BEFORE}{re.escape(asked)}{_BEHIND}"
    return re.sub(pattern, lambda _: f"({other})", text, flags=any_case)
