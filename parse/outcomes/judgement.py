"""Whether the cues found in a sentence count, and what they then mean.

A cue counts in the main clause when the council acts, now, and does it; or in a clause that such
a decision governs (`besluttede at udsætte`, `enighed om, at punktet udsættes`), where it says
what was decided and takes the place of the bare `decided`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from parse.model import Outcome
from parse.outcomes import clause_words as w
from parse.outcomes.asides import in_aside, of_matter
from parse.outcomes.certainty import NEAR, certainty, is_declined, is_denied, meaning
from parse.outcomes.clause_finder import find_clauses
from parse.outcomes.cues import Form
from parse.outcomes.decision_cues import AGREEING, CUES, UNDOING
from parse.outcomes.governed import PROPOSAL, governor_of, in_content, is_finding, replaces
from parse.outcomes.hits import Hit
from parse.outcomes.tasks import is_news, is_resolved
from parse.outcomes.traps import is_trap
from parse.outcomes.verb_context import auxiliary

if TYPE_CHECKING:
    from parse.language import Sentence
    from parse.outcomes.clauses import Clauses


@dataclass(frozen=True, slots=True)
class Judgement:
    """The cues of a sentence that count, in the order of the text, and what it only proposes.

    `proposed`: to postpone or reject the matter, which the next sentence may agree to.
    """

    hits: tuple[Hit, ...]
    proposed: Outcome | None = None


def judge(sentence: Sentence, proposed: Outcome | None = None, *, told: bool = False) -> Judgement:
    """Which cues of a sentence count.

    `proposed` is what the sentence before it proposed; `told`, whether one before it reports.
    """
    if not sentence.matches:
        return Judgement((), proposed)
    clauses = find_clauses(sentence.words)
    hits = [Hit(CUES[int(m.label)], m.start, m.end) for m in sentence.matches]
    main = [_in_main(hit, clauses) for hit in hits if clauses.depths[hit.start] == 0]
    proposed = next((h.cue.outcome for h in main if _is_wished(h, clauses)), proposed)
    subordinate: list[Hit] = []
    replaced: set[int] = set()
    for hit in hits:
        if clauses.depths[hit.start] == 0:
            continue
        if clauses.depths[hit.start] > 1:
            hereby = w.HEREBY.intersection(clauses.words[clauses.opening(hit.start) : hit.start])
            subordinate.append((in_aside if hereby else of_matter)(hit, clauses))
            continue
        governor = governor_of(hit, clauses, main)
        said = in_content(hit, governor, clauses) if governor else in_aside(hit, clauses)
        if governor and governor.cue is PROPOSAL:
            proposed = said.outcome or proposed
            continue
        subordinate.append(said)
        if governor and said.outcome and not said.weak and replaces(said, governor, clauses):
            replaced.add(governor.start)
    kept = [h for h in main if h.start not in replaced]
    found = sorted((h for h in (*kept, *subordinate) if h.outcome), key=lambda hit: hit.start)
    sure = {hit.start for hit in found if not hit.weak}
    found = [hit for hit in found if not hit.weak or hit.start not in sure]  # `vælger formand`
    if told:
        found = [hit for hit in found if not is_news(hit, clauses)]
    if proposed and not any(hit.outcome is Outcome.REJECTED for hit in found):
        found = [_agreed(hit, proposed, clauses) for hit in found]
    return Judgement(tuple(found), None if found else proposed)


def _is_wished(hit: Hit, clauses: Clauses) -> bool:
    """Whether somebody only wished it: `Formanden ønskede sagen udsat`."""
    if hit.outcome or hit.cue.outcome not in UNDOING or hit.cue.form is not Form.PARTICIPLE:
        return False
    helper = auxiliary(hit.start, clauses)
    if helper is None or clauses.words[helper] not in w.WISHES:
        return False
    return w.MEMBERS.isdisjoint(clauses.words[:helper])  # some of them propose nothing by it


def _agreed(hit: Hit, proposed: Outcome, clauses: Clauses) -> Hit:
    """`Det blev godkendt`, `hvilket KKR tiltrådte`: agreeing to put off puts off."""
    agrees = hit.outcome in AGREEING | {Outcome.DECIDED}
    start = clauses.clause_start(hit.start)
    begun = clauses.words[start : hit.start]
    near = clauses.words[max(0, start - 1, hit.start - NEAR) : hit.end + 2]
    pointed = w.POINTING.intersection(near) and "men" not in near
    content = clauses.words[hit.end : hit.end + 2]
    if agrees and (pointed or not begun) and "at" not in content:
        return replace(hit, outcome=proposed)
    return hit


def _in_main(hit: Hit, clauses: Clauses) -> Hit:
    certain = certainty(hit, clauses)
    if certain is None or is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    agreed = hit.cue.outcome in {Outcome.DECIDED, Outcome.REJECTED}  # `(ikke) enighed om, at`
    if agreed and is_finding(hit.end, clauses):
        return hit
    denied = is_denied(hit, clauses) and not is_declined(hit, clauses)
    said = meaning(hit, weak=hit.cue.weak or not certain, denied=denied)
    return replace(said, also=certain and (hit.cue.also or is_resolved(hit, clauses)))
