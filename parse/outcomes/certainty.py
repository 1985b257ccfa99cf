"""How surely a cue of the main clause tells what the council did at this meeting, form by form."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from parse.model import Outcome
from parse.outcomes import clause_words as w
from parse.outcomes import matters
from parse.outcomes import verb_context as context
from parse.outcomes.clauses import Actor, Clauses
from parse.outcomes.cues import Form
from parse.outcomes.decision_cues import AGREEING, REJECTABLE, UNDOING
from parse.outcomes.hits import Hit
from parse.outcomes.other_bodies import is_elsewhere, is_others, names_others
from parse.outcomes.subjects import passive_subject
from parse.outcomes.tasks import is_officers, is_tasked
from parse.outcomes.verb_forms import INFINITIVES, PARTICIPLES, PAST_PASSIVES

if TYPE_CHECKING:
    from collections.abc import Callable

NEAR = 7  # words between a decision's verb and the `at` of its content, for the subject
# Who may be chosen, counted like a thing or not: `valgte to repræsentanter`, `valgte to spor`.
_CHOSE = frozenset({"valgte", "vælger"})
_COUNTED = re.compile(r"\d+|en|et|to|tre|fire|fem|seks|den|det|de")
_BEING = re.compile(
    rf"{w.POSTS.pattern}|\w*(bestyrelse|udvalg|gruppe|formandskab|delegation|delegere[dt]|kandidat|revisor)\w*"
    r"|indstillede|foreslåede|nævnte|pågældende"
)
# What is told bare, and on what condition: `Aftalen er godkendt med forbehold for …`.
_TOLD_BARE = AGREEING | {Outcome.NOTED}
_CONDITION = re.compile(
    r"under forudsætning\b|(med|uden) (de |den |disse |en |et |enkelte |følgende )?(\w+ )?"
    r"(bemærkning|forbehold|ændring|tilføjelse|rettelse|præcisering|justering)\w*"
)


def certainty(hit: Hit, clauses: Clauses) -> bool | None:
    """True when the cue counts, False when it only hints, None when it does not count."""
    certain = _CERTAINTY[hit.cue.form](hit, clauses)
    return False if certain and _is_of_others(hit, clauses) else certain


def _is_of_others(hit: Hit, clauses: Clauses) -> bool:
    """Whether a passive tells of what the council does not deal with: it has no actor to tell.

    `Konferencen blev udskudt`, `Mange unge blev afvist`, `Tre områder blev udpeget`: news, where
    something was decided as well.
    """
    if hit.cue.form not in {Form.PARTICIPLE, Form.PASSIVE}:
        return False
    if hit.cue.outcome is Outcome.APPOINTED:
        return not _is_of_person(hit, clauses)
    return hit.cue.outcome in UNDOING and not _is_of_matter(hit, clauses)


def _is_of_matter(hit: Hit, clauses: Clauses) -> bool:
    """Whether what is put off or turned away lay before the council.

    What goes off the agenda did (`Letbanen blev taget af dagsordenen`) or to another meeting; what
    is told in the style of minutes (`Kompensation afvist.`) and what stands in contrast to such did
    (`Planen blev godkendt, mens gebyret blev afvist`), whatever it is.
    """
    if any(word.startswith("dagsorden") for word in clauses.words[hit.start : hit.end]):
        return True
    if _TO_MEETING.match(" ".join(clauses.words[hit.end : hit.end + NEAR])):
        return True
    if hit.cue.form is Form.PARTICIPLE and context.auxiliary(hit.start, clauses) is None:
        return True
    start = clauses.clause_start(hit.start)
    if start and clauses.words[start - 1] in w.CONTRASTS:
        return True
    return matters.is_put_to_council(passive_subject(hit.start, hit.end, clauses))


_TO_MEETING = re.compile(r"til (\w+ )?(næste|kommende|førstkommende|senere) (\w+ )?møde\b")


def _is_of_person(hit: Hit, clauses: Clauses) -> bool:
    """Whether persons are appointed, by name, by post, or where nothing else is named.

    Not to what others elect them to: `genvalgt som borgmester i Odder`.
    """
    elected = w.ELECTED.match(" ".join(clauses.words[hit.end : hit.end + NEAR]))
    if elected and not context.is_person(hit.end, clauses):  # `udpegedes borgmester Ida Bro`
        return False
    if clauses.names_person() or any(map(w.POSTS.fullmatch, clauses.words)):
        return True
    subject = passive_subject(hit.start, hit.end, clauses)
    listed = w.PRONOUNS | {"følgende"}
    named = (word for word in subject if word.isalpha() and not _BEING.fullmatch(word))
    return listed.issuperset(named)


def _finite(hit: Hit, clauses: Clauses) -> bool | None:
    """`KKR godkendte`: the council's act, at this meeting, and a verb rather than an adjective."""
    if clauses.is_attributive(hit.start):
        return None
    if context.is_earlier(hit.start, hit.start + 1, clauses) or context.is_rule(hit.start, clauses):
        return None
    if hit.cue.outcome is Outcome.APPOINTED and _is_of_thing(hit, clauses):
        return None
    if clauses.actor(hit.start).may_be_council:
        return True
    return False if _is_partys(hit.start, clauses) and _appoints(hit, clauses) else None


def _is_of_thing(hit: Hit, clauses: Clauses) -> bool:
    """Whether what is chosen is neither person, post nor body: `valgte to spor`, `valgte Odder`."""
    counted = clauses.words[hit.end : hit.end + 1]
    if clauses.words[hit.start] not in _CHOSE or counted == ():
        return False
    if not (_COUNTED.fullmatch(counted[0]) or counted[0] in w.TOWNS):
        return False
    rest = clauses.words[hit.end :]
    return not clauses.names_person() and not any(map(_BEING.fullmatch, rest))


def _is_partys(verb: int, clauses: Clauses) -> bool:
    """Whether a party or the members of some are the subject: `Valggrupperne har`, `V udpeger`."""
    before = clauses.words[verb - 1] if verb else ""
    behind = clauses.words[verb + 1 : verb + 2]  # `Til mandatet udpegede Venstre`
    return not w.PARTIES.isdisjoint((before, *behind)) or w.GROUPS.fullmatch(before) is not None


def _appoints(hit: Hit, clauses: Clauses) -> bool:
    """Whether a person is named beside a word of appointing: `V udpeger Ida Bro`."""
    return hit.cue.outcome is Outcome.APPOINTED and clauses.names_person()


def _participle(hit: Hit, clauses: Clauses) -> bool | None:
    """`blev godkendt`, `Godkendt.`: done; after `er` and `har` perhaps; after `skal blive` not."""
    index = hit.start
    if context.is_participle_of_noun(index, clauses) or _leaves(index, clauses):
        return None
    helper = context.auxiliary(index, clauses)
    if not _is_sent(hit, clauses) and is_elsewhere(hit.end, clauses):
        return None
    if helper is None:
        own = not is_others(index, hit.end, clauses)
        own = own and clauses.words[max(0, index - 1)] not in w.EARLIER
        return True if own and context.stands_alone(hit.end, clauses) else None
    moved = hit.cue.outcome is Outcome.POSTPONED and _is_sent(hit, clauses)
    told = helper + 1 if moved else hit.end  # `flyttet til mødet i maj`
    if is_others(helper, hit.end, clauses) or context.is_earlier(helper, told, clauses):
        return None
    if _is_told_to_council(hit, clauses):
        return None
    word = clauses.words[helper]
    if word in w.PASSIVE_AUXILIARIES:
        return True
    ahead = clauses.words[helper - 1 : helper + 1] == ("vil", "blive")
    if ahead and hit.cue.outcome is Outcome.POSTPONED:  # `vil blive taget op på næste møde`
        return True
    if word in {"er", "var"} and _is_performed(helper, hit.start, clauses):
        return True
    if word in w.WISHES and hit.cue.outcome is Outcome.POSTPONED:
        return True if clauses.actor(helper).may_be_council else None
    matter = word == "er" and (
        _appoints(hit, clauses)
        or context.is_about_item(helper, clauses)
        or context.is_bare_agreement(hit.end, clauses)
        or (hit.cue.outcome in _TOLD_BARE and _is_bare(helper, hit, clauses))
    )
    own = clauses.actor(helper) is Actor.COUNCIL or (
        _is_partys(helper, clauses) and _appoints(hit, clauses)
    )
    by_council = word == "er" and clauses.words[hit.end : hit.end + 2] == ("af", "kkr")
    return False if matter or by_council or (word == "har" and own) else None


def _is_told_to_council(hit: Hit, clauses: Clauses) -> bool:
    """Whether a passive asks the council itself, which others do: `KKR blev opfordret til at`."""
    asks = hit.cue.outcome is Outcome.RECOMMENDED
    return asks and not w.COUNCIL.isdisjoint(passive_subject(hit.start, hit.end, clauses))


def _leaves(index: int, clauses: Clauses) -> bool:
    """Whether a person goes, and no item: `Ida Bro udgår`."""
    begin = clauses.clause_start(index)
    return clauses.words[index] in _GOES and clauses.names_person(begin, index)


_GOES = frozenset({"udgår", "udgik", "udgået"})


def _is_bare(helper: int, hit: Hit, clauses: Clauses) -> bool:
    """Whether a sentence says of one thing that it is done, and no more: `Papiret er tiltrådt`.

    On what condition may follow: `Aftalen er godkendt med forbehold for byrådenes tilslutning`.
    """
    end = hit.end
    if condition := _CONDITION.match(" ".join(clauses.words[end:])):
        closed = not is_elsewhere(end + len(condition[0].split()), clauses)
    else:
        closed = clauses.words[end:] in {(), (".",)}
    one = helper == 1 and w.is_definite(clauses.words[0])
    noted = hit.cue.outcome is Outcome.NOTED  # whosever it is: `Regionens rapport er taget til …`
    return closed and (one or noted)


def _is_performed(helper: int, participle: int, clauses: Clauses) -> bool:
    """Whether a state is told as a deed: `er hermed godkendt`, `Dermed var forslaget forkastet`."""
    start = clauses.clause_start(helper)
    fronted = helper > start and clauses.words[start] in w.HEREBY
    return fronted or not w.PERFORMING.isdisjoint(clauses.words[helper:participle])


def _is_sent(hit: Hit, clauses: Clauses) -> bool:
    """Whether the matter goes to others by this: `sendt til fornyet drøftelse i udvalget`."""
    if hit.cue.outcome is Outcome.POSTPONED or hit.cue.is_task:
        return not {"til", "tilbage", "høring"}.isdisjoint(clauses.words[hit.start : hit.end])
    return hit.cue.outcome is Outcome.RECOMMENDED


def _passive(hit: Hit, clauses: Clauses) -> bool | None:
    """`godkendes`, `aftaltes`: done, unless asked for, planned, or by someone else."""
    verb = hit.start
    stretch = _before(clauses.clause_start(verb), verb, clauses)
    postpones = hit.cue.outcome is Outcome.POSTPONED
    planned = w.MODALS - {"skal"} if hit.cue.is_task else w.MODALS  # `Der skal følges op`
    if stretch[-1:] == ("at",) or (not postpones and planned.intersection(stretch)):
        return None
    past = clauses.words[verb] in PAST_PASSIVES
    if is_others(verb, hit.end, clauses) or _is_told_to_council(hit, clauses):
        return None
    if not _is_sent(hit, clauses) and is_elsewhere(hit.end, clauses):
        return None
    done = hit.cue.is_task and hit.cue.form is not Form.ASKED  # who is asked may do it elsewhere
    if done and not _is_sent(hit, clauses) and names_others(hit.end, clauses):
        return None
    if past and context.is_earlier(verb, hit.end, clauses):
        return None
    # What is recommended to the municipal boards is done now: they decide later.
    later = hit.cue.outcome is not Outcome.RECOMMENDED and context.is_later(hit.end, clauses)
    coming = bool(w.CAN.intersection(stretch)) or later or (not past and _is_ahead(stretch))
    if hit.cue.outcome is Outcome.DISCUSSED and coming:
        return None
    if hit.cue.outcome is Outcome.APPOINTED and not past and not clauses.names_person():
        return False  # `Repræsentanterne udpeges af kommunerne`: how it is done
    denied = bool(w.CAN.intersection(stretch)) and is_denied(hit, clauses)
    return postpones or denied or not coming


def _is_ahead(opening: tuple[str, ...]) -> bool:
    """Whether a sentence begins by naming a time to come: `På næste møde drøftes forslagene`."""
    return not {"næste", "kommende", "førstkommende", "senere"}.isdisjoint(opening)


def _infinitive(hit: Hit, clauses: Clauses) -> bool | None:
    """`KKR kan godkende`, `kunne ikke tiltræde`: what the council says it can do, it does.

    So is what it will recommend or support; what it will do otherwise is still to come.
    """
    before = [index for index in range(hit.start) if clauses.depths[index] == 0]
    for index in before[:-NEAR:-1]:
        word = clauses.words[index]
        if word in w.CAN and context.is_rule(index, clauses):
            return None
        if word in w.CAN:
            own = clauses.actor(index).may_be_council
            return True if own and not context.is_delegate(index, clauses) else None
        if word == "måtte" and hit.cue.outcome is Outcome.REJECTED:  # `KKR måtte afvise`
            return True if clauses.actor(index) is Actor.COUNCIL else None
        if word in w.WILL and hit.cue.outcome in {Outcome.RECOMMENDED, Outcome.ENDORSED}:
            council = clauses.actor(index) is Actor.COUNCIL
            now = w.WHEN.isdisjoint(clauses.words[index : hit.start])
            return True if council and now else None
        if clauses.is_verb(index):
            return None
    return None


def _statement(hit: Hit, clauses: Clauses) -> bool | None:
    """`der var enighed om`: said outright, unless planned or told of an earlier time."""
    postpones = hit.cue.outcome is Outcome.POSTPONED
    # One comma begins another clause: `Indstillingen tiltrædes, dog tages en opfølgning på næste
    # møde`; two enclose what is inserted: `Punktet, som ikke blev nået, behandles på næste møde`.
    if postpones and clauses.words[hit.start : hit.end].count(",") % 2:
        return None
    begin = max(clauses.clause_start(hit.start), clauses.opening(hit.start))
    before = _before(begin, hit.start, clauses)
    if postpones and any(_is_others_verb(i, clauses) for i in range(hit.start)):
        return None  # `Flere efterlyste en drøftelse af sagen på et senere møde`
    planned = not postpones and w.MODALS.intersection(before)
    said = not postpones and not hit.cue.is_task  # what is to be done lies ahead
    told = said and (
        context.is_earlier(hit.start, hit.end, clauses)
        or context.is_told_between(begin, hit.start, clauses)
    )
    return None if planned or told else True


def _before(start: int, end: int, clauses: Clauses) -> tuple[str, ...]:
    """The words from `start` on that stand in the clause of `end`, and in none between."""
    level = clauses.depths[end]
    return tuple(clauses.words[i] for i in range(start, end) if clauses.depths[i] == level)


def _is_others_verb(index: int, clauses: Clauses) -> bool:
    main = clauses.depths[index] == 0 and clauses.is_verb(index)
    return main and clauses.actor(index) is Actor.OTHER


def _noun(_: Hit, clauses: Clauses) -> bool | None:
    """`Enstemmig vedtagelse.`: a sentence that is no more than the noun and its adjectives."""
    return None if any(_is_verbal(i, clauses) for i in range(len(clauses.words))) else True


def _who(hit: Hit, clauses: Clauses) -> bool | None:
    """`Suppleant blev Ida Bro`, `Ida Bro afløser Ole Lind`: a person, at this meeting."""
    earlier = context.is_earlier(hit.start, hit.end, clauses)
    return True if clauses.names_person() and not earlier else None


def _call(hit: Hit, clauses: Clauses) -> bool | None:
    """`KKR pegede på Ida Bro`, `pegede på borgmester Ida Bro`; not `på Femern Bælt som tema`."""
    return _finite(hit, clauses) if context.is_person(hit.end, clauses) else None


def _task(hit: Hit, clauses: Clauses) -> bool | None:
    """`Sekretariatet udarbejder`, `KKR sendte`: the council's to do, so that it decided it."""
    verb = _obliging(hit.start, clauses) if clauses.words[hit.start] in INFINITIVES else hit.start
    if verb is None or clauses.is_attributive(hit.start):
        return None
    past = w.is_preterite(clauses.words[verb])
    told = past and context.is_earlier(hit.start, hit.end, clauses)
    told = told or context.is_rule(verb, clauses)
    return True if not told and is_tasked(verb, clauses) else None


def _obliging(infinitive: int, clauses: Clauses) -> int | None:
    """The `skal` of an infinitive, or the council's `vil`: what it wants done is decided."""
    before = clauses.stretch(infinitive)
    verb = next((i for i in reversed(before) if clauses.is_verb(i)), None)
    if verb is None or not w.WHEN.isdisjoint(clauses.words[verb:infinitive]):
        return None
    word = clauses.words[verb]
    council = clauses.actor(verb) is Actor.COUNCIL or is_officers(verb, clauses)
    own = word in w.WILL and council
    return verb if own or word == "skal" else None


def _asked(hit: Hit, clauses: Clauses) -> bool | None:
    """`Formandskabet blev bedt om`: by the council, if it is not asked itself."""
    participle = clauses.words[hit.start] in PARTICIPLES
    helper = context.auxiliary(hit.start, clauses) if participle else hit.start
    if helper is None or clauses.actor(helper) is Actor.COUNCIL:
        return None
    return (_participle if participle else _passive)(hit, clauses)


def is_denied(hit: Hit, clauses: Clauses) -> bool:
    """Whether `ikke` or its like belongs to the cue's verb."""
    if "ikke" in hit.cue.words or _denies_content(hit, clauses):
        return False
    # `var ikke enige om at`, `tages ikke til efterretning`; not in a clause that stands between:
    # `tager regnskabet, der ikke er revideret, til efterretning`
    # nor of a verb that stands before the cue's: `Sagen blev ikke nået og behandles i juni`
    level = clauses.depths[hit.start]
    inside = [i for i in range(hit.start + 1, hit.end) if clauses.depths[i] == level]
    joined = [
        i for i in inside if clauses.words[i - 1] in w.CONJUNCTIONS and _is_verbal(i, clauses)
    ]
    inside = [i for i in inside if not joined or i >= joined[-1]]
    within = any(context.is_negation(i, clauses) for i in inside)
    if hit.cue.form in {Form.FINITE, Form.TASK}:
        before_at = hit.cue.outcome is Outcome.DECIDED
        if within:
            return True
        return context.denies_after(hit.start, clauses, before_at=before_at)
    if hit.cue.form in {Form.PASSIVE, Form.DUTY}:
        return context.denies_beside(hit.start, clauses)
    return (
        within
        or context.denies_before(hit.start, clauses)
        or context.is_negation(hit.start, clauses)
    )


def _denies_content(hit: Hit, clauses: Clauses) -> bool:
    """Whether it was decided not to do something: `besluttet ikke at yde tilskud`."""
    decided = hit.cue.outcome is Outcome.DECIDED
    return decided and "ikke at" in " ".join(clauses.words[hit.start + 1 : hit.end + 2])


def _is_verbal(index: int, clauses: Clauses) -> bool:
    return clauses.is_verb(index) or clauses.words[index] in w.PASSIVES


def is_declined(hit: Hit, clauses: Clauses) -> bool:
    """Whether it says what is not to be done, which was decided: `KKR afgiver ikke svar`."""
    verb = clauses.words[hit.start]
    if hit.cue.form is Form.DUTY:  # `Der oprettes ikke flere pladser`
        return clauses.words[0] == "der"
    present = verb.endswith("r") and verb not in w.WISHES
    return hit.cue.form is Form.TASK and present and clauses.actor(hit.start) is Actor.COUNCIL


def meaning(hit: Hit, *, weak: bool, denied: bool, until: bool = False) -> Hit:
    """What the cue says; denied, it rejects, but not with a condition: `ikke godkendes, før …`."""
    outcome: Outcome | None = hit.cue.outcome
    if denied and until:
        outcome = None
    elif denied:
        outcome = Outcome.REJECTED if outcome in REJECTABLE and not hit.cue.weak else None
    return replace(hit, outcome=outcome, weak=weak)


_CERTAINTY: dict[Form, Callable[[Hit, Clauses], bool | None]] = {
    Form.FINITE: _finite,
    Form.PARTICIPLE: _participle,
    Form.PASSIVE: _passive,
    Form.INFINITIVE: _infinitive,
    Form.STATEMENT: _statement,
    Form.NOUN: _noun,
    Form.WHO: _who,
    Form.CALL: _call,
    Form.TASK: _task,
    Form.DUTY: _passive,
    Form.ASKED: _asked,
    Form.STEP: _statement,
}
