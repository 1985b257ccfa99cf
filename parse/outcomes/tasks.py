"""Who does what was decided: the council, and who works for it.

`Sekretariatet udarbejder et notat` stands in a decision because the council wants it done; what
others do (`Ministeriet udarbejder en vejledning`) is news.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.model import Outcome
from parse.outcomes import clause_words as w
from parse.outcomes.clauses import Actor
from parse.outcomes.cues import Form
from parse.outcomes.matters import is_on_agenda
from parse.outcomes.subjects import passive_subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from parse.outcomes.clauses import Clauses
    from parse.outcomes.hits import Hit

_OFFICE = (
    r"(kkr-?)?(formandskabet|formandskab|sekretariatet|sekretariat)|administrationen"
    r"|(næst)?formand(en)?|formand(en)?( og)? næstformand(en)?"
)
_AT_WORK = (
    r"(kommunal|social|sundheds)?direktør(erne|kredsen|gruppen)|embedsmændene|(embedsmands|dialog)\w*"
    r"|arbejdsgruppen|styregruppen|følgegruppen"
)
_COUNCILS = r"(i |for )?(kkr|kommunekontaktrådet)( \w+)?"
_OFFICERS = re.compile(rf"(kkr('s|’s|s)? )?({_OFFICE})( {_COUNCILS})?")
_DOERS = re.compile(rf"{_OFFICERS.pattern}|({_AT_WORK})( {_COUNCILS})?")
_LEADS = w.ADVERBS | w.CONJUNCTIONS | {"•", ",", "–", "-"}
_INVERTED = 5  # words behind a verb among which its subject stands


def is_tasked(verb: int, clauses: Clauses) -> bool:
    """Whether the verb tells what the council does, or in the present who works for it."""
    if clauses.actor(verb) is Actor.COUNCIL:
        return True
    present = clauses.words[verb].endswith("r") or clauses.words[verb] in w.PRESENT_MODALS
    return present and _are(_DOERS, verb, clauses)


def is_resolved(hit: Hit, clauses: Clauses) -> bool:
    """Whether a task is told in the present, as what is to be; the preterite may only tell of it.

    `KKR sender et brev`, and beside what was noted; `KKR forberedte mødet og drøftede …`.
    """
    verb = clauses.words[hit.start]
    if hit.cue.form in {Form.DUTY, Form.STEP}:  # `Sagen rejses over for ministeriet`
        return any(map(is_on_agenda, passive_subject(hit.start, hit.end, clauses)))
    if hit.cue.form is not Form.TASK or verb in w.WISHES:
        return False
    own = clauses.actor(hit.start) is Actor.COUNCIL or is_officers(hit.start, clauses)
    return own and (verb.endswith("r") or verb in w.PRESENT_MODALS)


def is_officers(verb: int, clauses: Clauses) -> bool:
    """Whether the chair or the secretariat is the subject of a verb."""
    return _are(_OFFICERS, verb, clauses)


def is_office(verb: int, clauses: Clauses) -> bool:
    """Whether who works for the council is the subject of a verb, the chair or others."""
    return _are(_DOERS, verb, clauses)


def is_news(hit: Hit, clauses: Clauses) -> bool:
    """Whether what is only hinted to be decided may be part of a report that stands before it.

    `Formanden orienterede om puljen. Der udarbejdes en national strategi.` What the council or its
    office does, and where its matter goes, is no news; `kommunerne` are not the council then.
    """
    if hit.cue.form is Form.FINITE and hit.outcome not in _AT_MEETINGS:
        subject = map(clauses.words.__getitem__, clauses.stretch(hit.start))
        return not w.MUNICIPALITIES.isdisjoint(subject)
    if hit.outcome is not Outcome.DECIDED or not hit.weak:
        return False
    if hit.cue.form is Form.TASK:
        own = clauses.actor(hit.start) is Actor.COUNCIL
        return not own and not is_officers(hit.start, clauses)
    return not any(map(is_on_agenda, passive_subject(hit.start, hit.end, clauses)))


def tells(words: Iterable[str]) -> bool:
    """Whether a sentence reports, so that what follows may be what it reported."""
    return any(word.lower() in _TELLING for word in words)


_AT_MEETINGS = frozenset({Outcome.NOTED, Outcome.DISCUSSED})
_TELLING = frozenset(
    "orienterede orienteret oplyste oplyst fortalte redegjorde gennemgik præsenterede refererede "
    "berettede meddelte nævnte nævnt oplæg".split()
)


def _are(doers: re.Pattern[str], verb: int, clauses: Clauses) -> bool:
    """Whether the verb's subject, before it or behind, is one of the doers."""
    before = clauses.stretch(verb)
    verbs = [i for i in before if clauses.is_verb(i)]
    if verbs and clauses.words[verb - 1] in w.CONJUNCTIONS:  # `udarbejder et notat og sender det`
        return _are(doers, verbs[0], clauses)
    subject = [clauses.words[i] for i in before if clauses.words[i] not in _LEADS]
    if doers.fullmatch(" ".join(subject)):
        return True
    fronted = not subject or subject[0] in w.PREPOSITIONS
    behind = " ".join(clauses.words[verb + 1 : verb + 1 + _INVERTED])
    found = doers.match(behind) if fronted else None
    return found is not None and behind[found.end() :][:1] in {"", " "}
