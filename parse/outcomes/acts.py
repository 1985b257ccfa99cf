"""What the council or its office does to something, in any verb: `KKR øremærker midlerne`.

Minutes tell what was said and done in the preterite, and in the present what is to be. What the
office does then (`Sekretariatet indsamler erfaringerne`) the council wants, and what the council
does to a thing it has decided, unless the verb is one of those that decide nothing.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from parse.model import Outcome
from parse.outcomes import clause_words as w
from parse.outcomes import verb_context as context
from parse.outcomes.clause_finder import find_clauses
from parse.outcomes.clauses import Actor
from parse.outcomes.cues import Cue, Form
from parse.outcomes.hits import Hit
from parse.outcomes.idle_verbs import IDLE, infinitive_of
from parse.outcomes.tasks import is_news, is_office, is_officers, is_resolved

if TYPE_CHECKING:
    from parse.language import Sentence
    from parse.outcomes.clauses import Clauses

ACT = Cue(Outcome.DECIDED, Form.TASK, "indsamler", weak=True)

_PEOPLE = w.MUNICIPALITIES | {"borgere", "indbyggere", "medlemmer"}  # `dækker 19 kommuner`
_NEAR = 6  # words behind `vil` among which its infinitive stands
_GATHERED = {"mødet", "medlemmerne", "mødedeltagerne", "deltagerne"}  # `Mødet sluttede kl. 12`
_SUBJECT = (w.COUNCIL - _GATHERED) | w.REGIONS | w.ADVERBS
_ADVERBS = w.ADVERBS - w.PREPOSITIONS - {"sig", "selv"}
_NO_OBJECT = (
    w.PREPOSITIONS
    | w.SUBORDINATORS
    | w.CONJUNCTIONS
    | {"sig", "hver", "hvert", "tilbage", "op", "ned", "ind", "hen", "hjem", "sammen", "væk"}
)


def acts(sentence: Sentence, *, told: bool = False) -> list[Hit]:
    """The act that a sentence tells whose verb is no word of deciding, if it does.

    `told`: a sentence before it reports, and others than the council's office go on with that.
    """
    clauses = find_clauses(sentence.words)
    verb = _verb_of_council(clauses)
    if verb is None:
        verb = next((i for i in range(len(clauses.words)) if _is_of_office(i, clauses)), None)
    if verb is None or any(match.start <= verb < match.end for match in sentence.matches):
        return []
    past = context.is_earlier(verb, verb + 1, clauses) or context.denies_straight(verb, clauses)
    hit = Hit(ACT, verb, verb + 1, Outcome.DECIDED, weak=True)
    if past or context.denies_after(verb, clauses, before_at=False):
        return []
    return [] if told and is_news(hit, clauses) else [replace(hit, also=is_resolved(hit, clauses))]


def _verb_of_council(clauses: Clauses) -> int | None:
    """The verb behind the council's name that opens the sentence: `KKR Nordjylland ansætter`."""
    subject = list(takewhile(_SUBJECT.__contains__, clauses.words))
    verb = len(subject)
    named = not w.COUNCIL.isdisjoint(subject) and verb < len(clauses.words)
    own = named and _does(clauses.words[verb]) and clauses.actor(verb) is Actor.COUNCIL
    now = own and not context.is_later(verb + 1, clauses)
    return verb if now and _is_object(verb + 1, clauses) else None


def _is_of_office(verb: int, clauses: Clauses) -> bool:
    """Whether a verb in the present tells what who works for the council does, will or shall do."""
    word = clauses.words[verb]
    if clauses.depths[verb] or not (word.endswith("r") or word in {"skal", "vil"}):
        return False
    if not (is_officers if word == "vil" else is_office)(verb, clauses):
        return False
    if word == "vil":
        return any(_does(f"{one}r") for one in clauses.words[verb + 1 : verb + _NEAR])
    return word == "skal" or _does(word)


def _does(word: str) -> bool:
    infinitive = infinitive_of(word)
    return infinitive is not None and infinitive not in IDLE


def _is_object(start: int, clauses: Clauses) -> bool:
    """Whether the verb before `start` has an object: `dækker underskuddet`, not `håber på`."""
    phrase = [word for word in clauses.words[start:] if word not in _ADVERBS]
    behind, *rest = (*phrase, ".")
    if behind.isdigit() and _PEOPLE.intersection(rest[:1]):
        return False
    return behind not in _NO_OBJECT and (behind[0].isalnum() or behind == "§")
