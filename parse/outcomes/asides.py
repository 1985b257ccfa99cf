"""What a subordinate clause tells by the way: `idet formandskabet bemyndiges`.

It goes on with what was done, and no decision governs it.
"""

from __future__ import annotations

from dataclasses import replace

from parse.model import Outcome
from parse.outcomes import clause_words as w
from parse.outcomes import matters
from parse.outcomes import verb_context as context
from parse.outcomes.certainty import NEAR, meaning
from parse.outcomes.clauses import Actor, Clauses
from parse.outcomes.cues import Form
from parse.outcomes.decision_cues import AGREEING
from parse.outcomes.hits import Hit
from parse.outcomes.other_bodies import is_elsewhere, is_others
from parse.outcomes.subjects import antecedent
from parse.outcomes.traps import is_trap


def in_aside(hit: Hit, clauses: Clauses) -> Hit:
    """What a clause says by the way: `idet formandskabet bemyndiges`, `som hermed er godkendt`."""
    anchor = clauses.anchors[hit.start] or 0
    opener, inside = clauses.words[anchor], clauses.words[anchor : hit.start]
    if is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    if opener in w.RELATIVES:
        if (said := of_matter(hit, clauses)).outcome:
            return said
        now = (w.PERFORMING | w.THEN).intersection(inside) or _is_exception(anchor, clauses)
        now = now or _is_of_proposal(anchor, clauses)
        counts = bool(now) or hit.cue.outcome is Outcome.NOTED or _is_onward(hit, clauses)
    else:
        counts = hit.cue.outcome in _ASIDES.get(opener, ())
    if not counts or context.is_earlier(hit.start, hit.end, clauses):
        return hit
    if hit.cue.form is Form.PARTICIPLE:
        helpers = w.PASSIVE_AUXILIARIES | ({"er"} if opener in w.RELATIVES else set())
        counts = bool(helpers.intersection(inside))
    elif hit.cue.form in {Form.FINITE, Form.TASK}:
        counts = clauses.actor(hit.start) is Actor.COUNCIL
    elif hit.cue.form in {Form.PASSIVE, Form.DUTY}:
        counts = not w.MODALS.intersection(inside)
    else:
        counts = hit.cue.form is Form.STATEMENT
    others = is_others(hit.start, hit.end, clauses)
    if not counts or others or is_elsewhere(hit.end, clauses):
        return hit
    if _is_denied(hit, clauses):
        excepted = opener in w.RELATIVES and _is_exception(anchor, clauses)
        return meaning(hit, weak=hit.cue.weak, denied=True) if excepted else hit
    own = hit.cue.also and clauses.actor(hit.start) is Actor.COUNCIL
    return replace(meaning(hit, weak=hit.cue.weak, denied=False), also=own)


def of_matter(hit: Hit, clauses: Clauses) -> Hit:
    """`… til referatet, som blev godkendt`: a hint, the matter being the item's own."""
    anchor = clauses.anchors[hit.start] or 0
    opener, inside = clauses.words[anchor], clauses.words[anchor : hit.start]
    matter = [word for word in clauses.words[max(0, anchor - 2) : anchor] if word != ","][-1:]
    agreed = hit.cue.form is Form.PARTICIPLE and hit.cue.outcome in AGREEING
    if not agreed or opener not in w.RELATIVES or not w.OWN_MATTERS.intersection(matter):
        return hit
    told = context.is_earlier(hit.start, hit.end, clauses)
    told = told or is_others(hit.start, hit.end, clauses)
    if _is_denied(hit, clauses) or told or not w.PASSIVE_AUXILIARIES.intersection(inside):
        return hit
    return meaning(hit, weak=True, denied=False)


def _is_exception(opener: int, clauses: Clauses) -> bool:
    """Whether a relative clause tells of what was taken out: `bortset fra pkt. 3, som blev …`."""
    return bool(w.EXCEPTIONS.intersection(clauses.words[max(0, opener - NEAR) : opener]))


def _is_of_proposal(opener: int, clauses: Clauses) -> bool:
    """Whether a relative clause tells what became of one: `indstillede X, som blev valgt`."""
    return not _PROPOSED.isdisjoint(clauses.words[clauses.clause_start(opener) : opener])


_PROPOSED = frozenset({"foreslog", "foreslår", "indstillede", "indstiller"})


def _is_onward(hit: Hit, clauses: Clauses) -> bool:
    """Whether a relative clause puts a matter off to a time ahead: `punktet, som udskydes til …`.

    `orienteringen om messen, som blev udskudt til juni` tells of something else.
    """
    ahead = clauses.words[hit.end : hit.end + 1]
    put_off = hit.cue.outcome is Outcome.POSTPONED and ahead in {("til",), ("indtil",)}
    opener = clauses.anchors[hit.start] or 0
    return put_off and matters.is_put_to_council(antecedent(opener, clauses))


_CAUSED = frozenset({Outcome.POSTPONED})
_ASIDES: dict[str, frozenset[Outcome]] = {
    "idet": frozenset(Outcome) - AGREEING - {Outcome.NOTED, Outcome.DISCUSSED},
    **dict.fromkeys(("da", "fordi", "før", "inden"), _CAUSED),
}
"""What clauses with these openers can tell of this meeting; the rest of them gives reasons."""


def _is_denied(hit: Hit, clauses: Clauses) -> bool:
    """Whether a negation stands between the clause's opener and the cue."""
    before = range(clauses.opening(hit.start), hit.start)
    return any(context.is_negation(i, clauses) for i in before)
