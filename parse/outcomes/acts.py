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
from parse.outcomes.certainty import Hit
from parse.outcomes.clause_finder import find_clauses
from parse.outcomes.clauses import Actor
from parse.outcomes.cues import Cue, Form
from parse.outcomes.idle_verbs import IDLE, infinitive_of
from parse.outcomes.tasks import is_officers, is_resolved

if TYPE_CHECKING:
    from parse.language import Sentence
    from parse.outcomes.clauses import Clauses

ACT = Cue(Outcome.DECIDED, Form.TASK, "indsamler", weak=True)

_GATHERED = {"mødet", "medlemmerne", "mødedeltagerne", "deltagerne"}  # `Mødet sluttede kl. 12`
_SUBJECT = (w.COUNCIL - _GATHERED) | w.REGIONS | w.ADVERBS
_ADVERBS = w.ADVERBS - w.PREPOSITIONS - {"sig", "selv"}
_NO_OBJECT = (
    w.PREPOSITIONS
    | w.SUBORDINATORS
    | w.CONJUNCTIONS
    | {"sig", "hver", "hvert", "tilbage", "op", "ned", "ind", "hen", "hjem", "sammen", "væk"}
)


def acts(sentence: Sentence) -> list[Hit]:
    """The act that a sentence tells whose verb is no word of deciding, if it does."""
    clauses = find_clauses(sentence.words)
    verb = _verb_of_council(clauses) or _verb_of_office(clauses)
    if verb is None or any(match.start <= verb < match.end for match in sentence.matches):
        return []
    told = context.is_earlier(verb, verb + 1, clauses) or context.denies_straight(verb, clauses)
    denied = context.denies_after(verb, clauses, before_at=False)
    if told or denied or not _is_object(verb + 1, clauses):
        return []
    hit = Hit(ACT, verb, verb + 1, Outcome.DECIDED, weak=True)
    return [replace(hit, also=is_resolved(hit, clauses))]


def _verb_of_council(clauses: Clauses) -> int | None:
    """The verb behind the council's name that opens the sentence: `KKR Nordjylland ansætter`."""
    subject = list(takewhile(_SUBJECT.__contains__, clauses.words))
    verb = len(subject)
    named = not w.COUNCIL.isdisjoint(subject) and verb < len(clauses.words)
    own = named and _does(clauses.words[verb]) and clauses.actor(verb) is Actor.COUNCIL
    return verb if own and not context.is_later(verb + 1, clauses) else None


def _verb_of_office(clauses: Clauses) -> int | None:
    """The verb in the present of who works for the council, before it or behind."""
    verbs = (
        i
        for i, word in enumerate(clauses.words)
        if word.endswith("r") and clauses.depths[i] == 0 and is_officers(i, clauses)
    )
    return next((i for i in verbs if _does(clauses.words[i])), None)


def _does(word: str) -> bool:
    infinitive = infinitive_of(word)
    return infinitive is not None and infinitive not in IDLE


def _is_object(start: int, clauses: Clauses) -> bool:
    """Whether the verb before `start` has an object: `dækker underskuddet`, not `håber på`."""
    behind = next((word for word in clauses.words[start:] if word not in _ADVERBS), ".")
    return behind not in _NO_OBJECT and (behind[0].isalnum() or behind == "§")
