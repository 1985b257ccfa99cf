"""Whether the cues found in a sentence count, and what they then mean.

A cue counts in the main clause when the council acts, now, and does it; or in a clause that such
a decision governs (`besluttede at udsætte`, `enighed om, at punktet udsættes`), where it says
what was decided and takes the place of the bare `decided`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parse import clause_words as w
from parse import verb_context as context
from parse.clauses import Actor, Clauses, find_clauses
from parse.model import Outcome
from parse.outcome_cues import CUES, REJECTABLE, Cue, Form
from parse.outcome_traps import is_trap

if TYPE_CHECKING:
    from parse.language import Sentence

_NEAR = 7  # words between a decision's verb and the `at` of its content, for the subject
_PAST_PASSIVES = ("edes", "ltes", "dtes", "stes", "gtes", "gdes", "toges")

_CONTENT: dict[Outcome, frozenset[Outcome]] = {
    Outcome.DECIDED: frozenset(Outcome) - {Outcome.DISCUSSED, Outcome.DECIDED},
    Outcome.APPROVED: frozenset({Outcome.AUTHORISED, Outcome.POSTPONED, Outcome.REJECTED}),
    Outcome.ENDORSED: frozenset({Outcome.AUTHORISED, Outcome.POSTPONED, Outcome.REJECTED}),
    # `ønskede at udskyde`, `bad om, at sagen genoptages`: the council's wish is done
    Outcome.POSTPONED: frozenset({Outcome.POSTPONED, Outcome.REJECTED}),
}
"""What the content of a decision of each kind can say beside it."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue at tokens `start` to before `end`, and what it means there: None for nothing."""

    cue: Cue
    start: int
    end: int
    outcome: Outcome | None = None
    weak: bool = False


def judge(sentence: Sentence) -> list[Hit]:
    """The cues of a sentence that count, in the order of the text."""
    clauses = find_clauses(sentence.words)
    hits = [Hit(CUES[int(m.label)], m.start, m.end) for m in sentence.matches]
    main = [_in_main(hit, clauses) for hit in hits if clauses.depths[hit.start] == 0]
    content: list[Hit] = []
    replaced: set[int] = set()
    for hit in hits:
        governor = _governor(hit, clauses, main) if clauses.depths[hit.start] == 1 else None
        if governor and (said := _in_content(hit, governor, clauses)).outcome:
            content.append(said)
            if not said.weak and _replaces(said, governor):
                replaced.add(governor.start)
    kept = [h for h in main if h.start not in replaced]
    return sorted((h for h in (*kept, *content) if h.outcome), key=lambda hit: hit.start)


def _replaces(said: Hit, governor: Hit) -> bool:
    """Whether what was decided stands for the deciding: `vedtog at afvise` approved nothing."""
    undoing = said.outcome in (Outcome.POSTPONED, Outcome.REJECTED)
    approved = governor.outcome is Outcome.APPROVED
    return governor.outcome is Outcome.DECIDED or (undoing and approved)


# ── in the main clause ───────────────────────────────────────────────────────────────


def _in_main(hit: Hit, clauses: Clauses) -> Hit:
    certain = _CERTAINTY[hit.cue.form](hit, clauses)
    if certain is None or is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    return _meaning(hit, weak=hit.cue.weak or not certain, denied=_is_denied(hit, clauses))


def _meaning(hit: Hit, *, weak: bool, denied: bool) -> Hit:
    outcome: Outcome | None = hit.cue.outcome
    if denied:
        outcome = Outcome.REJECTED if outcome in REJECTABLE and not hit.cue.weak else None
    return replace(hit, outcome=outcome, weak=weak)


def _finite(hit: Hit, clauses: Clauses) -> bool | None:
    """`KKR godkendte`: the council's act, at this meeting, and a verb rather than an adjective."""
    if context.is_attributive(hit.start, clauses):
        return None
    if context.is_earlier(hit.start, hit.start + 1, clauses):
        return None
    return None if clauses.actor(hit.start) is Actor.OTHER else True


def _participle(hit: Hit, clauses: Clauses) -> bool | None:
    """`blev godkendt`, `Godkendt.`: done; after `er` and `har` perhaps; after `skal blive` not."""
    index = hit.start
    if context.is_participle_of_noun(index, clauses):
        return None
    helper = context.auxiliary(index, clauses)
    if helper is None:
        own = not context.is_others(index, hit.end, clauses)
        return True if own and context.stands_alone(hit.end, clauses) else None
    if context.is_others(helper, hit.end, clauses) or context.is_earlier(helper, hit.end, clauses):
        return None
    word = clauses.words[helper]
    if word in w.PASSIVE_AUXILIARIES:
        return True
    matter = word == "er" and context.is_about_item(helper, clauses)
    council = word == "har" and clauses.actor(helper) is Actor.COUNCIL
    return False if matter or council else None


def _passive(hit: Hit, clauses: Clauses) -> bool | None:
    """`godkendes`, `aftaltes`: done, unless asked for, planned, or by someone else."""
    verb = hit.start
    stretch = clauses.words[clauses.clause_start(verb) : verb]
    postpones = hit.cue.outcome is Outcome.POSTPONED
    if stretch[-1:] == ("at",) or (not postpones and w.MODALS.intersection(stretch)):
        return None
    past = clauses.words[verb].endswith(_PAST_PASSIVES)
    if context.is_others(verb, hit.end, clauses):
        return None
    if past and context.is_earlier(verb, hit.end, clauses):
        return None
    planned = bool(w.CAN.intersection(stretch)) or context.is_later(hit.end, clauses)
    if hit.cue.outcome is Outcome.DISCUSSED and planned:
        return None
    if hit.cue.outcome is Outcome.APPOINTED and not past and not clauses.names_person():
        return False  # `Repræsentanterne udpeges af kommunerne`: how it is done
    return postpones or not planned


def _infinitive(hit: Hit, clauses: Clauses) -> bool | None:
    """`KKR kan godkende`, `kunne ikke tiltræde`: what the council says it can do, it does."""
    for index in range(hit.start - 1, max(-1, hit.start - _NEAR), -1):
        if clauses.words[index] in w.CAN and clauses.depths[index] == 0:
            return None if clauses.actor(index) is Actor.OTHER else True
        if clauses.is_verb(index):
            return None
    return None


def _statement(hit: Hit, clauses: Clauses) -> bool | None:
    """`der var enighed om`: said outright, unless planned or told of an earlier time."""
    before = clauses.words[clauses.clause_start(hit.start) : hit.start]
    planned = hit.cue.outcome is not Outcome.POSTPONED and w.MODALS.intersection(before)
    return None if planned or context.is_earlier(hit.start, hit.end, clauses) else True


_CERTAINTY = {
    Form.FINITE: _finite,
    Form.PARTICIPLE: _participle,
    Form.PASSIVE: _passive,
    Form.INFINITIVE: _infinitive,
    Form.STATEMENT: _statement,
}
"""For each form: True when it counts, False when it only hints, None when it does not count."""


def _is_denied(hit: Hit, clauses: Clauses) -> bool:
    """Whether `ikke` or its like belongs to the cue's verb."""
    if hit.cue.outcome is Outcome.REJECTED and "ikke" in hit.cue.words:
        return False
    if hit.cue.form is Form.FINITE:
        before_at = hit.cue.outcome is Outcome.DECIDED
        return context.denies_after(hit.start, clauses, before_at=before_at)
    if hit.cue.form is Form.PASSIVE:
        return context.denies_beside(hit.start, clauses)
    inside = range(hit.start, hit.end)
    return context.denies_before(hit.start, clauses) or any(
        context.is_negation(i, clauses) for i in inside
    )


# ── in a clause that a decision governs ──────────────────────────────────────────────


def _governor(hit: Hit, clauses: Clauses, main: list[Hit]) -> Hit | None:
    """The decision whose content the clause of `hit` is: `besluttede at …`, `enighed om, at …`."""
    anchor = clauses.anchors[hit.start]
    if anchor is None or clauses.words[anchor] != "at":
        return None
    before = [h for h in main if h.start < anchor and h.outcome in _CONTENT]
    if before and anchor - before[-1].end < _NEAR:
        return before[-1]
    for index in range(anchor - 1, max(-1, anchor - _NEAR), -1):
        if clauses.words[index] in w.WISHES and clauses.actor(index) is not Actor.OTHER:
            return Hit(_WISH, index, anchor, Outcome.POSTPONED)
    return None


_WISH = next(cue for cue in CUES if cue.outcome is Outcome.POSTPONED)


def _in_content(hit: Hit, governor: Hit, clauses: Clauses) -> Hit:
    """What a governed infinitive (`at godkende`) or passive (`at sagen udsættes`) says."""
    anchor = clauses.anchors[hit.start] or 0
    inside = clauses.words[anchor : hit.start]
    outcome, infinitive = hit.cue.outcome, hit.cue.form is Form.INFINITIVE
    if infinitive:
        led = inside[-1] in _BEFORE_INFINITIVE
    else:
        led = hit.cue.form in {Form.PASSIVE, Form.STATEMENT}
        led = led and not (outcome in _OPEN_WHEN_FINITE and "der" in inside)
        led = led and outcome is not Outcome.RECOMMENDED
    if not led or outcome not in _CONTENT[governor.outcome or Outcome.DECIDED]:
        return hit
    if is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    reach = range(anchor - 2 if infinitive else anchor, hit.start + 2)
    denied = any(context.is_negation(i, clauses) for i in reach if 0 <= i < len(clauses.words))
    return _meaning(hit, weak=hit.cue.weak, denied=denied)


_BEFORE_INFINITIVE = {"at", ",", "–", "-", "•"} | w.CONJUNCTIONS | w.ADVERBS
_OPEN_WHEN_FINITE = frozenset({Outcome.APPOINTED})
"""`at der udpeges en repræsentant` decides that it be done, and names nobody."""
