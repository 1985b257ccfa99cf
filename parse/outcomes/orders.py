"""A decision that only says what is done (`Udgiften fordeles efter folketal`), in any verb.

It is told in the present passive, nothing stands before it that it could be part of, and no word of
deciding in it. What is only said, felt or handed out is no decision, nor what is still to be dealt
with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from parse.model import Outcome
from parse.outcomes import clause_words as w
from parse.outcomes.clause_finder import find_clauses
from parse.outcomes.cues import Cue, Form
from parse.outcomes.hits import Hit
from parse.outcomes.idle_verbs import SAID_OR_FELT
from parse.outcomes.other_bodies import is_others, names_others
from parse.outcomes.traps import is_trap
from parse.outcomes.verb_context import denies_beside, is_rule
from parse.outcomes.verb_forms import PASSIVES
from parse.text.wordlist import is_danish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.outcomes.clauses import Clauses

ORDER = Cue(Outcome.DECIDED, Form.DUTY, "fordeles", weak=True)

_IDLE = {f"{verb.removesuffix('s')}s" for verb in SAID_OR_FELT} | set(
    # handed out and written down
    "eftersendes serveres fremlægges henvises indføres indsættes kvitteres omdeles skrives "
    "tilføjes uddeles udfyldes udleveres udsendes vedhæftes vedlægges "
    # held, or still to be dealt with
    "afholdes afventes behandles drøftes forelægges holdes mødes".split()
)
"""Passives that decide nothing."""
_TOLD = {"orientering", "status", "oplæg", "redegørelse", "præsentation", "indlæg", "udtryk"}
_OPENING = {"hvis", "når", *w.NEGATIONS}
_KNOWN = tuple(word for word in PASSIVES if len(word) > 4)
_LAST = 10  # words before the verb: a subject with what belongs to it


def orders(sentence: Sequence[str]) -> list[Hit]:
    """What a sentence without any word of deciding orders, if it does."""
    clauses = find_clauses(tuple(sentence))
    printed = (clauses.words[0], *sentence[1:])
    main = (i for i in range(len(printed)) if clauses.depths[i] == 0)
    verb = next((i for i in main if _is_passive(printed[i])), None)
    if verb is None or not _is_ordered(verb, clauses):
        return []
    return [Hit(ORDER, verb, verb + 1, Outcome.DECIDED, weak=True)]


def _is_ordered(verb: int, clauses: Clauses) -> bool:
    subject = [word for word in clauses.words[:verb] if word[0].isalnum()]
    if (verb and not subject) or subject == ["det"] or _OPENING.intersection(subject[:1]):
        return False
    if len(subject) > _LAST:
        return False
    if any(map(w.is_finite, subject)) or w.MODALS.intersection(subject):
        return False
    if clauses.words[verb] == "gives" and _TOLD.intersection(clauses.words[verb:]):
        return False
    if clauses.words[verb] in _IDLE or denies_beside(verb, clauses):
        return False
    told = is_trap(ORDER, clauses, verb, verb + 1) or is_rule(verb, clauses)
    others = is_others(verb, verb + 1, clauses) or names_others(verb + 1, clauses)
    return not told and not others


def _is_passive(word: str) -> bool:
    """Whether a word is the passive of a verb, not the genitive of a noun: `fordeles`, `byens`."""
    if not word.islower() or not word.endswith(("es", "ås")) or word == "fælles":
        return False
    if word.endswith(_KNOWN):
        return True
    infinitive = word[:-1]
    past = word.endswith("ås") or is_danish(f"{infinitive}de") or is_danish(f"{infinitive[:-1]}te")
    return past and is_danish(infinitive) and is_danish(f"{infinitive}r")
