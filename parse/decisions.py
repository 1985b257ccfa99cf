"""From the text of a decision to what it amounts to.

`parse.outcome_cues` says in which words Danish minutes decide, `parse.language` finds them,
`parse.clauses` tells where they stand; here it is judged whether they count: who acts, is it
denied, is it told of another time, is it only planned. A wrong outcome is worse than none, so
what cannot be ascribed to the council's own meeting does not count.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from parse import clause_words as w
from parse.clauses import Actor, Clauses, find_clauses
from parse.language import Reader, Sentence
from parse.model import Outcome
from parse.outcome_cues import CUES, REJECTABLE, Cue, Form, phrase
from parse.outcome_traps import is_trap

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_read = Reader({str(number): phrase(cue.words) for number, cue in enumerate(CUES)})

_BULLET = re.compile(r"^\s*(?:[–—•▪*·➢✓-]|\d{1,2}[.)]|[a-zæøå]\))\s+")
_CLOSED = (".", "!", "?", ";")
_OPEN = (":", ",", " at", " følgende")
_NEGATIONS = frozenset({"ikke", "aldrig", "hverken", "ingen", "intet"})
_NO_NEGATION_BEFORE = frozenset({"mindst", "kun", "alene", "blot", "bare", "desto", "ubetydelig"})
_YEAR = re.compile(r"(?:19|20)\d\d")
_SEASONS = frozenset({"foråret", "sommeren", "efteråret", "vinteren"})
_LIGHT = frozenset({Outcome.DECIDED, Outcome.APPROVED, Outcome.ENDORSED})
_WISHES = frozenset({"ønskede", "ønsker", "valgte", "vælger", "foretrak"})
_IN_COMPLEMENT = {
    Outcome.DECIDED: frozenset(Outcome) - {Outcome.DISCUSSED, Outcome.DECIDED, Outcome.RECOMMENDED},
    Outcome.APPROVED: frozenset({Outcome.AUTHORISED, Outcome.POSTPONED}),
    Outcome.ENDORSED: frozenset({Outcome.AUTHORISED, Outcome.POSTPONED}),
}
_PAST_PASSIVES = ("edes", "ltes", "dtes", "stes", "gtes", "gdes", "toges")
_NEAR = 7


@dataclass(frozen=True, slots=True)
class _Hit:
    """A cue in a sentence, and what it was found to mean there."""

    cue: Cue
    start: int
    end: int
    outcome: Outcome | None = None
    weak: bool = False


def classify(paragraphs: Sequence[str]) -> tuple[Outcome, ...]:
    """The outcomes of a decision in the order of its text, each once.

    Empty for no text; `UNCLASSIFIED` alone when there is text and nothing in it decides.
    """
    found = _outcomes(paragraphs, weak=False)
    if found or not any(map(str.strip, paragraphs)):
        return found
    return _outcomes(paragraphs, weak=True) or (Outcome.UNCLASSIFIED,)


def recommended_outcomes(recommendation: Sequence[str]) -> tuple[Outcome, ...]:
    """What a recommendation asks for: what `KKR tiltrådte indstillingen` amounts to.

    >>> recommended_outcomes(["Det indstilles, at KKR Sjælland drøfter og godkender planen."])
    (<Outcome.DISCUSSED: 'discussed'>, <Outcome.APPROVED: 'approved'>)
    """
    return _outcomes([_as_act(text) for text in recommendation], weak=True)


def _as_act(text: str) -> str:
    """`Det indstilles, at KKR …` and `– At …` as the act they ask for: `KKR …`."""
    text = _BULLET.sub("", text)
    return _ASKED.sub("", text).strip(" ,:")


_ASKED = re.compile(
    r"^(?:(?:det|der|kkr[\w\s-]*?|formandskabet)\s+)?(?:indstille[rs]|foreslå[rs]?|anbefales)\b[\s,:]*(?:at\b)?"
    r"|^(?:og\s+)?at\b",
    re.IGNORECASE,
)


def _outcomes(paragraphs: Sequence[str], *, weak: bool) -> tuple[Outcome, ...]:
    return tuple(
        dict.fromkeys(
            hit.outcome
            for text in _joined(paragraphs)
            for sentence in _read(text)
            for hit in _judged(sentence)
            if hit.outcome is not None and (weak or not hit.weak)
        )
    )


def _joined(paragraphs: Iterable[str]) -> list[str]:
    """The paragraphs, each entry of a list together with the line that opens the list.

    `KKR besluttede:` / `– at godkende planen` / `– at …` say one thing each.
    """
    texts: list[str] = []
    opening = ""
    for paragraph in paragraphs:
        for line in filter(None, map(str.strip, paragraph.splitlines())):
            entry = _BULLET.sub("", line)
            if opening and (entry != line or entry[:3].lower() == "at "):
                texts.append(f"{opening.rstrip(':,')} {entry[0].lower()}{entry[1:]}")
                continue
            texts.append(line)
            closed = line.endswith(_CLOSED)
            opening = line if line.endswith(_OPEN) or not closed else ""
    return texts


def _judged(sentence: Sentence) -> list[_Hit]:
    """The hits of a sentence with their meaning, in order; governed ones replace `decided`."""
    clauses = find_clauses(sentence.words)
    hits = [_Hit(CUES[int(m.label)], m.start, m.end) for m in sentence.matches]
    main = [_main(hit, clauses) for hit in hits if clauses.depths[hit.start] == 0]
    governed: list[_Hit] = []
    replaced: set[int] = set()
    for hit in hits:
        if clauses.depths[hit.start] != 1:
            continue
        governor = _governor(hit, clauses, main)
        if governor is None:
            continue
        judged = _complement(hit, governor, clauses)
        if judged.outcome is not None:
            governed.append(judged)
            if governor.outcome is Outcome.DECIDED:
                replaced.add(governor.start)
    kept = [h for h in main if not (h.start in replaced and h.outcome is Outcome.DECIDED)]
    return sorted([*kept, *governed], key=lambda hit: hit.start)


# ── in the main clause ───────────────────────────────────────────────────────────────


def _main(hit: _Hit, clauses: Clauses) -> _Hit:
    judge = {
        Form.FINITE: _finite,
        Form.PARTICIPLE: _participle,
        Form.PASSIVE: _passive,
        Form.INFINITIVE: _infinitive,
        Form.STATEMENT: _statement,
    }[hit.cue.form]
    certain = judge(hit, clauses)
    if certain is None or is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    return _meaning(hit, weak=hit.cue.weak or not certain, denied=_is_denied(hit, clauses))


def _meaning(hit: _Hit, *, weak: bool, denied: bool) -> _Hit:
    outcome: Outcome | None = hit.cue.outcome
    if denied:
        outcome = Outcome.REJECTED if outcome in REJECTABLE and not hit.cue.weak else None
    return _Hit(hit.cue, hit.start, hit.end, outcome, weak)


def _finite(hit: _Hit, clauses: Clauses) -> bool | None:
    """`KKR godkendte`: the council's act, at this meeting, and a verb rather than an adjective."""
    verb = hit.start
    if _is_attributive(verb, clauses) or _is_earlier(verb, verb + 1, clauses):
        return None
    return None if clauses.actor(verb) is Actor.OTHER else True


def _participle(hit: _Hit, clauses: Clauses) -> bool | None:
    """`blev godkendt`, `Godkendt.`: done; after `er` and `har` perhaps; after `skal blive` not."""
    index = hit.start
    if index and clauses.words[index - 1] in {"en", "et", "den", "det", "de", "som"}:
        return None
    auxiliary = _auxiliary(index, clauses)
    if auxiliary is None:
        return True if _stands_alone(hit, clauses) else None
    word = clauses.words[auxiliary]
    if _is_others(auxiliary, hit.end, clauses) or _is_earlier(auxiliary, hit.end, clauses):
        return None
    if word in w.PASSIVE_AUXILIARIES:
        return True
    if word == "er":
        return False if _is_about_item(auxiliary, clauses) else None
    if word == "har" and clauses.actor(auxiliary) is Actor.COUNCIL:
        return False
    return None


def _passive(hit: _Hit, clauses: Clauses) -> bool | None:
    """`godkendes`, `aftaltes`: done, unless asked for, planned, or by someone else."""
    before = clauses.words[hit.start - 1] if hit.start else ""
    start = clauses.clause_start(hit.start)
    stretch = clauses.words[start : hit.start]
    postponed = hit.cue.outcome is Outcome.POSTPONED
    if before == "at" or (not postponed and w.MODALS.intersection(stretch)):
        return None
    past = clauses.words[hit.start].endswith(_PAST_PASSIVES)
    if _is_others(hit.start, hit.end, clauses):
        return None
    if past and _is_earlier(hit.start, hit.end, clauses):
        return None
    certain = postponed or not (w.CAN.intersection(stretch) or _is_later(hit, clauses))
    return certain or None if hit.cue.outcome is Outcome.DISCUSSED else certain


def _infinitive(hit: _Hit, clauses: Clauses) -> bool | None:
    """`KKR kan godkende`, `kunne ikke tiltræde`: the council says what it can do, and so does it."""
    for index in range(hit.start - 1, max(-1, hit.start - _NEAR), -1):
        if clauses.words[index] in w.CAN and clauses.depths[index] == 0:
            return None if clauses.actor(index) is Actor.OTHER else True
        if clauses.is_verb(index):
            return None
    return None


def _statement(hit: _Hit, clauses: Clauses) -> bool | None:
    start = clauses.clause_start(hit.start)
    before = clauses.words[start : hit.start]
    if hit.cue.outcome is not Outcome.POSTPONED and w.MODALS.intersection(before):
        return None
    return None if _is_earlier(hit.start, hit.end, clauses) else True


# ── in a clause that a decision governs ──────────────────────────────────────────────


def _governor(hit: _Hit, clauses: Clauses, main: list[_Hit]) -> _Hit | None:
    """The decision whose content the clause of `hit` is: `besluttede at …`, `enighed om, at …`."""
    anchor = clauses.anchors[hit.start]
    if anchor is None or clauses.words[anchor] != "at":
        return None
    before = [h for h in main if h.start < anchor and h.outcome in _LIGHT]
    if before and anchor - before[-1].end < _NEAR:
        return before[-1]
    wish = [i for i in range(max(0, anchor - 4), anchor) if clauses.words[i] in _WISHES]
    if wish and hit.cue.form is Form.INFINITIVE and clauses.actor(wish[-1]) is not Actor.OTHER:
        return _Hit(_WISH, wish[-1], anchor, Outcome.DECIDED)
    return None


_WISH = next(cue for cue in CUES if cue.outcome is Outcome.DECIDED)


def _complement(hit: _Hit, governor: _Hit, clauses: Clauses) -> _Hit:
    """The outcome of a governed verb: an infinitive after `at`, or a passive after `at`."""
    anchor = clauses.anchors[hit.start] or 0
    infinitive = hit.cue.form is Form.INFINITIVE
    allowed = _IN_COMPLEMENT[governor.outcome or Outcome.DECIDED]
    if infinitive:
        allowed = (
            allowed | {Outcome.RECOMMENDED} if governor.outcome is Outcome.DECIDED else allowed
        )
        before = clauses.words[hit.start - 1]
        if before not in {"at", ",", "–", "-", "•"} | w.CONJUNCTIONS | w.ADVERBS:
            return hit
    elif hit.cue.form not in {Form.PASSIVE, Form.STATEMENT}:
        return hit
    outcome = hit.cue.outcome
    if outcome not in allowed or is_trap(hit.cue, clauses, hit.start, hit.end):
        return hit
    if (
        outcome is Outcome.APPOINTED
        and not infinitive
        and "der" in clauses.words[anchor : hit.start]
    ):
        return hit
    inside = clauses.words[anchor : hit.start + 2]
    before_anchor = clauses.words[max(0, anchor - 2) : anchor] if infinitive else ()
    denied = bool(_NEGATIONS.intersection((*inside, *before_anchor)))
    return _meaning(hit, weak=hit.cue.weak, denied=denied)


# ── what stands around a verb ────────────────────────────────────────────────────────


def _is_attributive(index: int, clauses: Clauses) -> bool:
    """Whether a form in -ede is an adjective: `den godkendte plan`, `de af KKR udpegede`."""
    if index == 0:
        return False
    before = clauses.words[index - 1]
    follower = clauses.words[index + 1 : index + 2]
    if follower and follower[0] in w.COUNCIL:
        return False
    if before in w.GENITIVES or (before in w.EARLIER and index > 1):
        return True
    agent = clauses.words[max(0, index - 4) : index]
    if "af" in agent and clauses.words[max(0, index - 6) : index - len(agent)][-1:] != ("og",):
        after_agent = agent[agent.index("af") + 1 :]
        if after_agent and all(x in w.COUNCIL | w.REGIONS for x in after_agent):
            return True
    return before in w.DETERMINERS


def _auxiliary(index: int, clauses: Clauses) -> int | None:
    """The finite or auxiliary verb a participle leans on, over coordinated participles."""
    start = clauses.clause_start(index)
    for i in range(index - 1, start - 1, -1):
        if clauses.depths[i] != clauses.depths[index]:
            continue
        word = clauses.words[i]
        if word in w.PASSIVE_AUXILIARIES:
            earlier = clauses.words[start:i]
            perfect = [
                j for j, x in enumerate(earlier, start) if x in {"er", "har", "var", "havde"}
            ]
            return perfect[-1] if word == "blevet" and perfect else i
        if clauses.is_verb(i):
            return i
        if word == "at":
            return i
    return None


def _stands_alone(hit: _Hit, clauses: Clauses) -> bool:
    """`Godkendt.`, `Orienteringen taget til efterretning`: a participle without a verb."""
    if hit.end >= len(clauses.words):
        return True
    following = clauses.words[hit.end]
    if following in w.PREPOSITIONS | w.CONJUNCTIONS | w.SUBORDINATORS or not following[0].isalnum():
        return True
    return following in w.ADVERBS or following in w.PASSIVE_AUXILIARIES or following == "uden"


def _is_others(start: int, end: int, clauses: Clauses) -> bool:
    """Whether a passive names another actor: `af regionsrådet`, or `På bestyrelsens møde blev`."""
    ahead = clauses.words[end : end + 5]
    if "af" in ahead:
        agent = ahead[ahead.index("af") + 1 :]
        if any(map(w.OUTSIDERS.fullmatch, agent)) and not w.COUNCIL.intersection(agent):
            return True
    opening = clauses.words[clauses.clause_start(start) : start]
    place = opening[:1] in {("på",), ("i",), ("hos",)}
    return (
        place and any(map(w.OUTSIDERS.fullmatch, opening)) and not w.COUNCIL.intersection(opening)
    )


def _is_earlier(verb: int, end: int, clauses: Clauses) -> bool:
    """Whether the verb is moved to another time: `tidligere besluttet`, `På mødet den 3. maj blev`."""
    if w.EARLIER.intersection(clauses.words[verb:end]):
        return True
    if _names_time(clauses.words[end : end + 6]):
        return True
    start = clauses.clause_start(verb)
    opening = clauses.words[start:verb]
    fronted = next((i for i, x in enumerate(opening) if x not in w.CONJUNCTIONS | {","}), 0)
    return _names_time(opening[fronted:]) or w.EARLIER.intersection(opening[-2:]) != set()


def _names_time(words: tuple[str, ...]) -> bool:
    """Whether the words begin by naming an earlier time: `i 2019`, `på mødet den 3. maj`."""
    words = tuple(x for x in words[:1] if x not in w.REGIONS | w.COUNCIL) + words[1:]
    if len(words) < _PHRASE:
        return False
    if words[0] in {"tidligere", "allerede"}:
        return True
    if words[0] == "i" and (_YEAR.fullmatch(words[1]) or words[1] in _SEASONS):
        return True
    if words[0] != "på":
        return False
    near = words[1:5]
    meeting = next((i for i, x in enumerate(near) if x.endswith(("møde", "mødet"))), None)
    if meeting is None:
        return False
    past = {"sidste", "seneste", "forrige", "tidligere", "sit"}.intersection(near[:meeting])
    return bool(past) or near[meeting + 1 : meeting + 2] in {("den",), ("d.",)}


def _is_later(hit: _Hit, clauses: Clauses) -> bool:
    """Whether a passive in the present speaks of what will be: `besluttes endeligt i byrådene`."""
    ahead = takewhile(lambda x: x not in {",", ";"}, clauses.words[hit.end : hit.end + 8])
    return bool(_FUTURE.intersection(ahead))


_FUTURE = frozenset(
    {
        "kommende",
        "næste",
        "senere",
        "efteråret",
        "foråret",
        "sommeren",
        "inden",
        "byrådene",
        "nærmere",
    }
    | {"kommunalbestyrelserne", "endeligt", "løbende", "årligt", "når", "primo", "medio", "ultimo"}
)


def _is_about_item(auxiliary: int, clauses: Clauses) -> bool:
    start = clauses.clause_start(auxiliary)
    return any(map(_ITEM.fullmatch, clauses.words[start:auxiliary]))


_ITEM = re.compile(
    r"(referat|dagsorden|indstilling|orientering|forslag|sag|punkt|udpegning|beslutning)"
    r"(en|et|er|erne|ene)?|følgende|det|der|hermed"
)


def _is_denied(hit: _Hit, clauses: Clauses) -> bool:
    """Whether `ikke` or its like belongs to the verb, and not to what follows a comma or `men`."""
    if hit.cue.outcome is Outcome.REJECTED and hit.cue.form is Form.STATEMENT:
        return False
    if hit.cue.form is Form.FINITE:
        start, stretch = hit.start, _following(hit, clauses)
    elif hit.cue.form is Form.PASSIVE:
        start = hit.start - _NEGATION_BEFORE
        stretch = range(max(0, start), hit.start + 2)
    else:
        start = hit.start - 1
        stretch = _preceding(hit, clauses)
    return any(_negates(i, clauses) for i in stretch if i < len(clauses.words))


def _following(hit: _Hit, clauses: Clauses) -> range:
    end = hit.start + 1
    while end < min(len(clauses.words), hit.start + _NEAR):
        if clauses.words[end] in {",", "og", "men", ";"} or clauses.depths[end]:
            break
        end += 1
    at = clauses.words[end : end + 1] == ("at",)
    decides_not_to = hit.cue.outcome is Outcome.DECIDED and at
    return range(0) if decides_not_to else range(hit.start + 1, end)


def _preceding(hit: _Hit, clauses: Clauses) -> range:
    begin = hit.start
    while begin > 0:
        before = clauses.words[begin - 1]
        participle = before.endswith(("et", "t")) and clauses.words[begin : begin + 1] == ("og",)
        if before in {"men", ";", ":"} or participle or clauses.depths[begin - 1] != 0:
            break
        begin -= 1
        if clauses.words[begin] in w.PASSIVE_AUXILIARIES | w.CAN | {"er", "har", "var", "der"}:
            break
    return range(begin, hit.end)


def _negates(index: int, clauses: Clauses) -> bool:
    if clauses.words[index] not in _NEGATIONS:
        return False
    before = clauses.words[index - 1] if index else ""
    following = clauses.words[index + 1] if index + 1 < len(clauses.words) else ""
    return following not in _NO_NEGATION_BEFORE and before not in {"en", "et", "de", "endnu"}


_PHRASE = 2
_NEGATION_BEFORE = 4
