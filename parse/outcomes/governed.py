"""What was decided where the decision itself says only that something was: `besluttede at …`.

The content of a decision stands in the clause that it governs, and so does what the chair found or
concluded (`Formanden konstaterede, at forslaget var vedtaget`).
"""

from __future__ import annotations

import re
from dataclasses import replace

from parse.model import Outcome
from parse.outcomes import clause_words as w
from parse.outcomes import matters
from parse.outcomes import verb_context as context
from parse.outcomes.certainty import NEAR, certainty, meaning
from parse.outcomes.clauses import Actor, Clauses
from parse.outcomes.cues import Cue, Form
from parse.outcomes.decision_cues import AGREEING, UNDOING
from parse.outcomes.hits import Hit
from parse.outcomes.other_bodies import is_elsewhere, is_others, names_other
from parse.outcomes.traps import is_trap
from parse.outcomes.verb_forms import PARTICIPLES

_CONTENT: dict[Outcome, frozenset[Outcome]] = {
    Outcome.DECIDED: frozenset(Outcome) - {Outcome.DISCUSSED, Outcome.DECIDED},
    Outcome.APPROVED: UNDOING | {Outcome.AUTHORISED, Outcome.RECOMMENDED},
    Outcome.ENDORSED: UNDOING | {Outcome.AUTHORISED, Outcome.RECOMMENDED},
    # `ønskede at udskyde`, `bad om, at sagen genoptages`: the council's wish is done
    Outcome.POSTPONED: UNDOING,
}
_WISHED = UNDOING | {Outcome.DECIDED}  # `ønskede, at der udarbejdes et notat`
"""What the content of a decision of each kind can say beside it."""

_WISH = Cue(Outcome.POSTPONED, Form.FINITE, "ønskede")
PROPOSAL = Cue(Outcome.POSTPONED, Form.FINITE, "foreslog")
_FINDING = Cue(Outcome.DECIDED, Form.FINITE, "konstaterede")
"""Governors that decide nothing by themselves: the council's wish, anyone's proposal, and what the
chair finds to be decided."""

_AMENDED = "ændret"  # a point that was passed as amended: `Pkt. 2 blev ændret til, at …`
_COMMA = 1
_FAR = 25  # words between `besluttede` and its `at`, votes and all


def governor_of(hit: Hit, clauses: Clauses, main: list[Hit]) -> Hit | None:
    """The decision whose content the clause of `hit` is: `besluttede at …`, `enighed om, at …`."""
    anchor = clauses.anchors[hit.start]
    if anchor is None or clauses.words[anchor] != "at" or _is_adverbial(anchor, clauses):
        return None
    for index in range(anchor - 1, max(-1, anchor - NEAR), -1):
        if _finds(index, clauses) or _declares(index, clauses):
            return Hit(_FINDING, index, anchor, Outcome.DECIDED)
    governing = (h for h in main if h.outcome in _CONTENT and not h.cue.is_task)
    before = [h for h in governing if h.start < anchor]
    if before and _is_anothers(before[-1].end, anchor, clauses):
        return None
    if before and (anchor - before[-1].end < NEAR or _is_awaited(anchor, before[-1], clauses)):
        return before[-1]
    for index in range(anchor - 1, max(-1, anchor - NEAR), -1):
        word = clauses.words[index]
        if word in w.WISHES and names_other(clauses.words[index + 1 : anchor]):
            return None  # `bad regionen om at udsætte`: another body is asked to
        if word in w.WISHES and clauses.actor(index).may_be_council:
            return Hit(_WISH, index, anchor, Outcome.POSTPONED)
        if word in w.WISHES or word in w.PROPOSALS:
            return Hit(PROPOSAL, index, anchor, Outcome.POSTPONED)
    return None


def _is_anothers(start: int, anchor: int, clauses: Clauses) -> bool:
    """Whether the content is another body's: `tilslutter sig KL's beslutning om at afvise`."""
    between = clauses.words[start:anchor]
    owned = any(word.endswith("s") and names_other((word,)) for word in between)
    return between[-1:] == ("om",) and owned


def _is_adverbial(anchor: int, clauses: Clauses) -> bool:
    """Whether `at` follows what makes it no content: `efter at`, `for at`; but `flertal for at`."""
    before = clauses.words[max(0, anchor - 2) : anchor]
    return before[-1:] != () and before[-1] in _ADVERBIAL and before[0] not in _FOR


_ADVERBIAL = frozenset({"efter", "uden", "ved", "for", "trods"})
_FOR = frozenset({"sig", "flertal", "stemning"})  # `udtalte sig for at`


def _is_awaited(anchor: int, governor: Hit, clauses: Clauses) -> bool:
    """Whether a far `at` is the object that the verb lacks: `besluttede med 7 for og 3 imod at`."""
    if governor.outcome is not Outcome.DECIDED or anchor - governor.end > _FAR:
        return False
    between = range(governor.end, anchor)
    adverbial = clauses.words[governor.end] in w.PREPOSITIONS | w.ADVERBS | {","}
    purpose = clauses.words[anchor - 1] in w.PREPOSITIONS  # `for at`, `om at` have nouns before
    return adverbial and not purpose and not any(map(clauses.is_verb, between))


def _finds(index: int, clauses: Clauses) -> bool:
    """Whether the word says what came out: `Formanden konstaterede`, `KKR endte med`."""
    word = clauses.words[index]
    if word not in w.FINDING and word not in w.ENDING and word != _AMENDED:
        return False
    around = clauses.words[clauses.clause_start(index) : index + 2]
    if word == _AMENDED:
        passed = not w.PASSIVE_AUXILIARIES.isdisjoint(around)
        return passed and context.is_about_item(index, clauses)
    if names_other(tuple(word for word in around if word not in w.CHAIR)):
        return False
    if word in w.ENDING:
        return clauses.actor(index) is not Actor.OTHER
    impersonal = word.endswith(("t", "s")) and {"har", "havde"}.isdisjoint(around)
    chaired = not w.CHAIR.isdisjoint(around)
    return impersonal or chaired or clauses.actor(index) is Actor.COUNCIL


def is_finding(end: int, clauses: Clauses) -> bool:
    """Whether those who agreed found that something is so: `enighed om, at manglen er alvorlig`.

    What is to be done they decide (`enighed om, at der skal arbejdes videre`), and who does it.
    """
    opener = end + (clauses.words[end : end + 1] == (",",))
    if clauses.words[end - 1] != "om" or clauses.words[opener : opener + 1] != ("at",):
        return False
    content = [i for i in range(opener + 1, len(clauses.words)) if clauses.depths[i]]
    states = [i for i in content if clauses.is_verb(i)]
    done = any(clauses.words[i] in w.PASSIVES | PARTICIPLES for i in content)
    return bool(states) and not done and all(_is_assessed(i, clauses) for i in states)


def _is_assessed(verb: int, clauses: Clauses) -> bool:
    """Whether a verb says what something is like: `er meget alvorlig`, `har betydning`."""
    behind = clauses.words[verb + 1 : verb + 4]
    return clauses.words[verb] in w.PERFECT and any(map(_LIKE.fullmatch, behind))


_LIKE = re.compile(
    r"\w+(ig|som|bar|ende)(t|e)?|\w*(behov|brug|grund|mangel|stor|svær|høj|lav|god)(t|e)?"
    r"|betydning|værdi|indflydelse"
)


def _declares(index: int, clauses: Clauses) -> bool:
    """Whether the word says what the council makes known: `KKR tilkendegav`."""
    return clauses.words[index] in w.DECLARING and clauses.actor(index) is Actor.COUNCIL


def in_content(hit: Hit, governor: Hit, clauses: Clauses) -> Hit:
    """What a governed infinitive (`at godkende`) or passive (`at sagen udsættes`) says."""
    anchor = clauses.opening(hit.start)
    inside = clauses.words[anchor : hit.start]
    outcome, infinitive = hit.cue.outcome, hit.cue.form is Form.INFINITIVE
    declared = clauses.words[governor.start] in w.DECLARING
    if not infinitive and governor.cue is _FINDING and not declared:
        ended = clauses.words[governor.start] in w.ENDING
        return _in_finding(hit, anchor, clauses, ended=ended)
    if declared:
        led = infinitive and _can(hit.start, anchor, clauses)
    elif infinitive:
        led = inside[-1] in _BEFORE_INFINITIVE or _can(hit.start, anchor, clauses)
    elif hit.cue.form is Form.FINITE:  # `at KKR ikke anbefaler …`, `besluttede, at KKR anbefaler …`
        said = outcome in UNDOING or context.denies_straight(hit.start, clauses)
        said = said or (outcome is Outcome.RECOMMENDED and _is_remark(hit, clauses))
        said = said or (governor.outcome is Outcome.DECIDED and _is_done_now(hit, clauses))
        led = said and _is_councils(hit, clauses)
    else:
        done = governor.cue is PROPOSAL and hit.cue.form is Form.PARTICIPLE
        led = done or hit.cue.form in {Form.PASSIVE, Form.DUTY, Form.STATEMENT}
        led = led and not (outcome in _OPEN_WHEN_FINITE and "der" in inside)
        led = led and outcome is not Outcome.RECOMMENDED
    wished = governor.cue is _WISH and hit.cue.is_task
    content = _WISHED if wished else _CONTENT[governor.outcome or Outcome.DECIDED]
    if not led or outcome not in content:
        return hit
    if is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    reach = range(anchor - 2 if infinitive else anchor, hit.start + 2)
    within = (i for i in reach if 0 <= i < len(clauses.words))
    denied = not _rejects(hit) and any(context.is_negation(i, clauses) for i in within)
    until = context.is_until(hit.end, clauses)
    said_so = meaning(hit, weak=hit.cue.weak, denied=denied, until=until)
    return replace(said_so, also=hit.cue.also and hit.cue.form is Form.FINITE)


def _is_remark(hit: Hit, clauses: Clauses) -> bool:
    """Whether the clause says what was remarked now: `med den bemærkning, at KKR anbefaler`."""
    anchor = clauses.anchors[hit.start] or 0
    now = w.LATER.isdisjoint(clauses.words[clauses.opening(hit.start) : hit.start])
    return now and not w.REMARKS.isdisjoint(clauses.words[max(0, anchor - 3) : anchor])


def _is_done_now(hit: Hit, clauses: Clauses) -> bool:
    """Whether what the council decided to do is done by that: `besluttede, at KKR tiltræder …`.

    What it will do at another time is still to come, and so is whom it appoints without a name.
    """
    named = hit.cue.outcome is not Outcome.APPOINTED or clauses.names_person(hit.end)
    now = w.WHEN.isdisjoint(clauses.words[clauses.opening(hit.start) : hit.start])
    return named and now and not context.is_later(hit.end, clauses)


def _can(infinitive: int, anchor: int, clauses: Clauses) -> bool:
    """Whether the council says what it can do: `at KKR ikke kan støtte`, `at kunne støtte`."""
    able = [i for i in range(anchor, infinitive) if clauses.words[i] in w.CAN]
    if not able:
        return False
    itself = all(i in w.NEGATIONS for i in clauses.words[anchor + 1 : able[-1]])
    return itself or clauses.actor(able[-1]) is Actor.COUNCIL


_BEFORE_INFINITIVE = {"at", ","} | w.CONJUNCTIONS | w.ADVERBS
_OPEN_WHEN_FINITE = frozenset({Outcome.APPOINTED})
"""`at der udpeges en repræsentant` decides that it be done, and names nobody."""


def _in_finding(hit: Hit, anchor: int, clauses: Clauses, *, ended: bool) -> Hit:
    """What is found to be so: `at indstillingen var godkendt`, `at der ikke er flertal for`.

    Found of the council's own matter; `at regionen har afvist`, `at loven er vedtaget` are news.
    """
    inside = clauses.words[anchor + 1 : hit.start]
    form, sure = hit.cue.form, False
    if form is Form.PARTICIPLE:
        helper = context.auxiliary(hit.start, clauses) or 0
        found = clauses.words[helper] in w.PASSIVE_AUXILIARIES | {"er", "var"}
        sure = found and _is_own(inside) and not context.is_earlier(helper, hit.end, clauses)
    elif form in {Form.PASSIVE, Form.DUTY, Form.STATEMENT, Form.STEP}:
        open_ = hit.cue.outcome in _OPEN_WHEN_FINITE and "der" in inside
        sure = not open_ and certainty(hit, clauses) is True
    elif form is Form.FINITE:  # `Det endte med, at man enedes om`
        sure = _is_councils(hit, clauses)
        sure = sure or (ended and clauses.actor(hit.start) is Actor.COUNCIL)
    others = is_others(hit.start, hit.end, clauses)
    delegated = hit.cue.outcome is Outcome.AUTHORISED  # its subject is who shall act
    elsewhere = is_elsewhere(hit.end, clauses) or (names_other(inside) and not delegated)
    if not sure or others or elsewhere or is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    said = range(anchor, hit.start)
    denied = not _rejects(hit) and any(context.is_negation(i, clauses) for i in said)
    return meaning(hit, weak=hit.cue.weak, denied=denied)


def _rejects(hit: Hit) -> bool:
    """Whether the negation is the cue's own: `ikke er flertal for`."""
    return hit.cue.outcome is Outcome.REJECTED and "ikke" in hit.cue.words


def _is_councils(hit: Hit, clauses: Clauses) -> bool:
    """Whether a finite verb of the content is the council's, and present: `KKR anbefaler`."""
    finite = clauses.words[hit.start : hit.end]
    present = any(word.endswith("r") or word == "kan" for word in finite[:2])
    return present and clauses.actor(hit.start) is Actor.COUNCIL


def _is_own(subject: tuple[str, ...]) -> bool:
    """Whether the subject is the council's matter: `indstillingen`, `budgettet`."""
    return bool(w.PERFORMING.intersection(subject)) or any(map(matters.is_own_matter, subject))


def replaces(said: Hit, governor: Hit, clauses: Clauses) -> bool:
    """Whether what was decided stands for the deciding: `vedtog at afvise` approved nothing."""
    if governor.outcome is Outcome.DECIDED:
        return True
    if governor.outcome in AGREEING and _is_act(said, clauses):
        return said.outcome in UNDOING | {Outcome.RECOMMENDED}
    inside = range(clauses.anchors[said.start] or 0, said.start)
    straight = inside.start - governor.end <= _COMMA
    about = any(_is_matter(i, clauses, numbered=straight) for i in inside)
    undone = said.outcome in UNDOING and governor.outcome is Outcome.APPROVED
    return undone and (about or said.cue.form is Form.INFINITIVE)


def _is_matter(index: int, clauses: Clauses, *, numbered: bool) -> bool:
    """Whether the word is the item at hand; by its number another, or a point: `punkt 3`.

    `Godkendt med den bemærkning, at punkt 3 udsættes` approves the rest; what is put off straight
    by the decision may be `numbered`.
    """
    behind = [word for word in clauses.words[index + 1 : index + 3] if word not in {"nr", "nr."}]
    counted = any(word[:1].isdigit() for word in behind[:1])
    return matters.is_matter(clauses.words[index]) and (numbered or not counted)


def _is_act(said: Hit, clauses: Clauses) -> bool:
    """Whether the council itself does it: `tiltrådte at anbefale`, not `forslaget om at afvise`."""
    anchor = clauses.anchors[said.start] or 0
    about = "om" in clauses.words[max(0, anchor - 2) : anchor]  # `om at`, `om ikke at`
    return said.cue.form is Form.INFINITIVE and not about
