"""The two passives of Danish as one: `bliver udarbejdet` is to be done as `udarbejdes` is.

So does `vil blive udarbejdet` where it stands in a decision. Only of what is to be done: to decide
in either passive (`bliver godkendt`) is to have decided.
"""

from __future__ import annotations

import re

from parse.outcomes.task_cues import TASK_VERBS
from parse.outcomes.verb_forms import VERBS

_PASSIVES = {
    participle: VERBS[infinitive].passive
    for infinitive in TASK_VERBS.split()
    for participle in VERBS[infinitive].participle.split("|")
}
_BLIVER = re.compile(
    r"\b(?:bliver|(?:vil|skal) blive)(?P<between>(?: \w+){0,3}?)"
    rf" (?P<done>{'|'.join(_PASSIVES)})\b"
)


def in_one_passive(text: str) -> str:
    """The text with what is to be done in the passive in -s.

    >>> in_one_passive("Der bliver ikke udarbejdet et notat, og brevet vil blive sendt.")
    'Der udarbejdes ikke et notat, og brevet sendes.'
    """
    if "bliver " not in text and "blive " not in text:
        return text
    return _BLIVER.sub(lambda m: f"{_PASSIVES[m['done']]}{m['between']}", text)
