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
from parse.certainty import NEAR, Hit, certainty, is_denied
from parse.clause_finder import find_clauses
from parse.clauses import Actor, Clauses
from parse.model import Outcome
from parse.outcome_cues import CUES, REJECTABLE, Cue, Form
from parse.outcome_traps import is_trap

if TYPE_CHECKING:
    from parse.language import Sentence


_UNDOING = frozenset({Outcome.POSTPONED, Outcome.REJECTED})
_AGREEING = frozenset({Outcome.APPROVED, Outcome.ENDORSED})

_CONTENT: dict[Outcome, frozenset[Outcome]] = {
    Outcome.DECIDED: frozenset(Outcome) - {Outcome.DISCUSSED, Outcome.DECIDED},
    Outcome.APPROVED: _UNDOING | {Outcome.AUTHORISED, Outcome.RECOMMENDED},
    Outcome.ENDORSED: _UNDOING | {Outcome.AUTHORISED, Outcome.RECOMMENDED},
    # `ønskede at udskyde`, `bad om, at sagen genoptages`: the council's wish is done
    Outcome.POSTPONED: _UNDOING,
}
"""What the content of a decision of each kind can say beside it."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The cues of a sentence that count, in the order of the text, and what it only proposes.

    `proposed`: to postpone or reject the matter, which the next sentence may agree to.
    """

    hits: tuple[Hit, ...]
    proposed: Outcome | None = None


def judge(sentence: Sentence, proposed: Outcome | None = None) -> Judgement:
    """Which cues of a sentence count; `proposed` is what the sentence before it proposed."""
    clauses = find_clauses(sentence.words)
    hits = [Hit(CUES[int(m.label)], m.start, m.end) for m in sentence.matches]
    main = [_in_main(hit, clauses) for hit in hits if clauses.depths[hit.start] == 0]
    subordinate: list[Hit] = []
    replaced: set[int] = set()
    for hit in hits:
        if clauses.depths[hit.start] == 0:
            continue
        if clauses.depths[hit.start] > 1:
            subordinate.append(_of_matter(hit, clauses))
            continue
        governor = _governor(hit, clauses, main)
        said = _in_content(hit, governor, clauses) if governor else _in_aside(hit, clauses)
        if governor and governor.cue is _PROPOSAL:
            proposed = said.outcome or proposed
            continue
        subordinate.append(said)
        if governor and said.outcome and not said.weak and _replaces(said, governor, clauses):
            replaced.add(governor.start)
    kept = [h for h in main if h.start not in replaced]
    found = sorted((h for h in (*kept, *subordinate) if h.outcome), key=lambda hit: hit.start)
    if proposed and not any(hit.outcome is Outcome.REJECTED for hit in found):
        found = [_agreed(hit, proposed, clauses) for hit in found]
    return Judgement(tuple(found), None if found else proposed)


def _replaces(said: Hit, governor: Hit, clauses: Clauses) -> bool:
    """Whether what was decided stands for the deciding: `vedtog at afvise` approved nothing."""
    if governor.outcome is Outcome.DECIDED:
        return True
    if governor.outcome in _AGREEING and _is_act(said, clauses):
        return said.outcome in _UNDOING | {Outcome.RECOMMENDED}
    inside = range(clauses.anchors[said.start] or 0, said.start)
    about = any(context.is_matter(clauses.words[i]) for i in inside)
    undone = said.outcome in _UNDOING and governor.outcome is Outcome.APPROVED
    return undone and (about or said.cue.form is Form.INFINITIVE)


def _is_act(said: Hit, clauses: Clauses) -> bool:
    """Whether the council itself does it: `tiltrådte at anbefale`, not `forslaget om at afvise`."""
    anchor = clauses.anchors[said.start] or 0
    return said.cue.form is Form.INFINITIVE and clauses.words[anchor - 1] != "om"


def _agreed(hit: Hit, proposed: Outcome, clauses: Clauses) -> Hit:
    """`Det blev godkendt`, `hvilket KKR tiltrådte`: agreeing to put off puts off."""
    agrees = hit.outcome in _AGREEING | {Outcome.DECIDED}
    begun = clauses.words[clauses.clause_start(hit.start) : hit.start]
    near = clauses.words[max(0, hit.start - NEAR) : hit.end + 2]
    pointed = w.POINTING.intersection(near)
    content = clauses.words[hit.end : hit.end + 2]
    if agrees and (pointed or not begun) and "at" not in content:
        return replace(hit, outcome=proposed)
    return hit


# ── in the main clause ───────────────────────────────────────────────────────────────


def _in_main(hit: Hit, clauses: Clauses) -> Hit:
    certain = certainty(hit, clauses)
    if certain is None or is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    return _meaning(hit, weak=hit.cue.weak or not certain, denied=is_denied(hit, clauses))


def _meaning(hit: Hit, *, weak: bool, denied: bool, until: bool = False) -> Hit:
    """What the cue says; denied, it rejects, but not with a condition: `ikke godkendes, før …`."""
    outcome: Outcome | None = hit.cue.outcome
    if denied and until:
        outcome = None
    elif denied:
        outcome = Outcome.REJECTED if outcome in REJECTABLE and not hit.cue.weak else None
    return replace(hit, outcome=outcome, weak=weak)


# ── in a clause that a decision governs ──────────────────────────────────────────────


def _governor(hit: Hit, clauses: Clauses, main: list[Hit]) -> Hit | None:
    """The decision whose content the clause of `hit` is: `besluttede at …`, `enighed om, at …`."""
    anchor = clauses.anchors[hit.start]
    if anchor is None or clauses.words[anchor] != "at":
        return None
    before = [h for h in main if h.start < anchor and h.outcome in _CONTENT]
    if before and anchor - before[-1].end < NEAR:
        return before[-1]
    for index in range(anchor - 1, max(-1, anchor - NEAR), -1):
        word = clauses.words[index]
        if word in w.WISHES and clauses.actor(index) is not Actor.OTHER:
            return Hit(_WISH, index, anchor, Outcome.POSTPONED)
        if word in w.WISHES or word in w.PROPOSALS:
            return Hit(_PROPOSAL, index, anchor, Outcome.POSTPONED)
    return None


_WISH = Cue(Outcome.POSTPONED, Form.FINITE, "ønskede")
_PROPOSAL = Cue(Outcome.POSTPONED, Form.FINITE, "foreslog")
"""Governors that decide nothing by themselves: the council's wish, and anyone's proposal."""


def _in_content(hit: Hit, governor: Hit, clauses: Clauses) -> Hit:
    """What a governed infinitive (`at godkende`) or passive (`at sagen udsættes`) says."""
    anchor = clauses.anchors[hit.start] or 0
    inside = clauses.words[anchor : hit.start]
    outcome, infinitive = hit.cue.outcome, hit.cue.form is Form.INFINITIVE
    if infinitive:
        led = inside[-1] in _BEFORE_INFINITIVE
    else:
        done = governor.cue is _PROPOSAL and hit.cue.form is Form.PARTICIPLE
        led = done or hit.cue.form in {Form.PASSIVE, Form.STATEMENT}
        led = led and not (outcome in _OPEN_WHEN_FINITE and "der" in inside)
        led = led and outcome is not Outcome.RECOMMENDED
    if not led or outcome not in _CONTENT[governor.outcome or Outcome.DECIDED]:
        return hit
    if is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    reach = range(anchor - 2 if infinitive else anchor, hit.start + 2)
    denied = any(context.is_negation(i, clauses) for i in reach if 0 <= i < len(clauses.words))
    until = context.is_until(hit.end, clauses)
    return _meaning(hit, weak=hit.cue.weak, denied=denied, until=until)


_BEFORE_INFINITIVE = {"at", ",", "–", "-", "•"} | w.CONJUNCTIONS | w.ADVERBS
_OPEN_WHEN_FINITE = frozenset({Outcome.APPOINTED})
"""`at der udpeges en repræsentant` decides that it be done, and names nobody."""


# ── in an aside: a subordinate clause that goes on with what was done ────────────────


def _in_aside(hit: Hit, clauses: Clauses) -> Hit:
    """What a clause says by the way: `idet formandskabet bemyndiges`, `som hermed er godkendt`."""
    anchor = clauses.anchors[hit.start] or 0
    opener, inside = clauses.words[anchor], clauses.words[anchor : hit.start]
    if is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    if opener in w.RELATIVES:
        if (said := _of_matter(hit, clauses)).outcome:
            return said
        now = w.PERFORMING.intersection(inside) or _is_exception(anchor, clauses)
        counts = bool(now) or hit.cue.outcome is Outcome.NOTED or _is_onward(hit, clauses)
    else:
        counts = hit.cue.outcome in _ASIDES.get(opener, ())
    if not counts or context.is_earlier(hit.start, hit.end, clauses):
        return hit
    if hit.cue.form is Form.PARTICIPLE:
        helpers = w.PASSIVE_AUXILIARIES | ({"er"} if opener in w.RELATIVES else set())
        counts = bool(helpers.intersection(inside))
    elif hit.cue.form is Form.FINITE:
        counts = clauses.actor(hit.start) is Actor.COUNCIL
    elif hit.cue.form is Form.PASSIVE:
        counts = not w.MODALS.intersection(inside)
    else:
        counts = hit.cue.form is Form.STATEMENT
    if not counts or context.is_others(hit.start, hit.end, clauses):
        return hit
    denied = any(context.is_negation(i, clauses) for i in range(anchor, hit.start))
    return hit if denied else _meaning(hit, weak=hit.cue.weak, denied=False)


def _of_matter(hit: Hit, clauses: Clauses) -> Hit:
    """`… til referatet, som blev godkendt`: a hint, the matter being the item's own."""
    anchor = clauses.anchors[hit.start] or 0
    opener, inside = clauses.words[anchor], clauses.words[anchor : hit.start]
    matter = [word for word in clauses.words[max(0, anchor - 2) : anchor] if word != ","][-1:]
    agreed = hit.cue.form is Form.PARTICIPLE and hit.cue.outcome in _AGREEING
    if not agreed or opener not in w.RELATIVES or not w.OWN_MATTERS.intersection(matter):
        return hit
    denied = any(context.is_negation(i, clauses) for i in range(anchor, hit.start))
    told = context.is_earlier(hit.start, hit.end, clauses)
    told = told or context.is_others(hit.start, hit.end, clauses)
    if denied or told or not w.PASSIVE_AUXILIARIES.intersection(inside):
        return hit
    return _meaning(hit, weak=True, denied=False)


def _is_exception(opener: int, clauses: Clauses) -> bool:
    """Whether a relative clause tells of what was taken out: `bortset fra pkt. 3, som blev …`."""
    return bool(w.EXCEPTIONS.intersection(clauses.words[max(0, opener - NEAR) : opener]))


def _is_onward(hit: Hit, clauses: Clauses) -> bool:
    """Whether what a relative clause puts off is put off to a time ahead: `til næste møde`."""
    ahead = clauses.words[hit.end : hit.end + 1]
    return hit.cue.outcome is Outcome.POSTPONED and ahead in {("til",), ("indtil",)}


_CAUSED = frozenset({Outcome.POSTPONED})
_ASIDES: dict[str, frozenset[Outcome]] = {
    "idet": frozenset(Outcome) - _AGREEING - {Outcome.NOTED, Outcome.DISCUSSED},
    **dict.fromkeys(("da", "fordi", "før", "inden"), _CAUSED),
}
"""What clauses with these openers can tell of this meeting; the rest of them gives reasons."""
