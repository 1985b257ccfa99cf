"""What stands around a verb in a sentence, and whether the verb then tells what was decided now.

All here are questions about words at an index of `Clauses`; what follows from the answers is
judged in `judgement`.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from parse.outcomes import clause_words as w
from parse.outcomes import matters
from parse.outcomes.verb_forms import INFINITIVES, PARTICIPLES

if TYPE_CHECKING:
    from parse.outcomes.clauses import Clauses

_YEAR = re.compile(r"(?:19|20)\d\d")
_SPAN = re.compile(
    r"år|uge|måned|valgperiode|efterår|forår|sommer|vinter|(man|tirs|ons|tors|fre)dag"
)
_PRIOR = frozenset({"formøde", "formødet", "formøder"})
_DELEGATE = re.compile(r"(formandskab|sekretariat)et|formanden|kkr-sekretariatet")
_UNTIL = frozenset({"før", "førend", "inden", "medmindre"})
_REACH = 7  # words after a finite verb among which its `ikke` stands, with a long subject between


def is_participle_of_noun(index: int, clauses: Clauses) -> bool:
    """Whether a participle is an adjective or an aside: `et godkendt budget`, `(udpeget af …`."""
    before, second = ("", "", *clauses.words[:index])[-2:][::-1]
    if before in {"den", "det", "de"}:  # a pronoun in "Herefter blev det besluttet"
        return second not in w.PASSIVE_AUXILIARIES | w.PERFECT
    return before in {"en", "et", "som", "("}


def auxiliary(index: int, clauses: Clauses) -> int | None:
    """The verb that a participle leans on, over coordinated participles; None when it has none."""
    start = clauses.clause_start(index)
    for i in range(index - 1, start - 1, -1):
        if clauses.depths[i] != clauses.depths[index]:
            continue
        word = clauses.words[i]
        if word == "blevet":  # for "blev", unless "er" or "har" stands before it
            perfect = [j for j in range(start, i) if clauses.words[j] in w.PERFECT]
            return perfect[-1] if perfect else i
        if word in w.PASSIVE_AUXILIARIES or word == "at" or clauses.is_verb(i):
            return i
    return None


def stands_alone(end: int, clauses: Clauses) -> bool:
    """Whether a participle without a verb closes its phrase: `Godkendt.`, not `Godkendt plan`.

    The points it is said of may follow: `Godkendt pkt. 1 og 2`, `Tiltrådt 1-3`.
    """
    rest = clauses.words[end:]
    return _closes(rest) or _closes(matters.behind_points(rest))


_FUNCTION_WORDS = (
    w.PREPOSITIONS
    | w.CONJUNCTIONS
    | w.SUBORDINATORS
    | w.ADVERBS
    | w.PASSIVE_AUXILIARIES
    | {"herunder"}
)


def _closes(words: tuple[str, ...]) -> bool:
    """Whether a phrase is closed by what follows it: nothing, a sign, a small word or a date."""
    first, second = (*words, "", "")[:2]
    dated = first in {"den", "d."} and second[:1].isdigit()
    if _ADVERB.fullmatch(first):  # `Godkendt elektronisk.`, not `Vedtaget årligt budget`
        return _closes(words[1:])
    return not first or first in _FUNCTION_WORDS or not first[0].isalnum() or dated


_ADVERB = re.compile(r"\w{2,}(igt|isk|vist?)")


def is_earlier(verb: int, end: int, clauses: Clauses) -> bool:
    """Whether the verb tells of another time: `tidligere besluttet`, `På mødet den 3. maj blev`."""
    beside = (verb - 1, verb + 1, end - 2, end)
    if any(clauses.words[i] in w.EARLIER for i in beside if 0 <= i < len(clauses.words)):
        return True
    if _names_time(clauses.words[end : end + 8]) or _names_time(clauses.words[verb + 1 : verb + 9]):
        return True
    opening = clauses.words[clauses.clause_start(verb) : verb]
    return _names_time(opening)


def _names_time(words: tuple[str, ...]) -> bool:
    """Whether the words begin by naming an earlier time: `sidste år`, `på mødet den 3. maj`."""
    skipped = w.REGIONS | w.COUNCIL | w.CONJUNCTIONS | {","}
    lead = len(tuple(takewhile(lambda word: word in skipped, words)))
    padded = [*words[lead : lead + 6], "", ""]
    first, rest = padded[0], padded[1:]
    span = padded[1:] if first == "i" else padded  # `(i) sidste valgperiode`
    if span[0] in w.LAST and _SPAN.fullmatch(span[1]):
        return True
    if first == "i":
        return _YEAR.fullmatch(rest[0]) is not None or rest[0] in w.SEASONS | w.DATES
    meeting = next((i for i, word in enumerate(rest[:5]) if word.endswith(w.MEETING)), None)
    if first != "på" or meeting is None:
        return False
    following = rest[meeting + 1 : meeting + 3]
    dated = following[:1] in (["den"], ["d."]) or (
        following[:1] == ["i"] and following[1] in w.DATES | w.SEASONS
    )
    return dated or bool(w.LAST.intersection(rest[:meeting])) or rest[meeting] in _PRIOR


def is_rule(verb: int, clauses: Clauses) -> bool:
    """Whether the present tells what a law or statute says: `Ifølge loven udpeger KKR …`."""
    word = clauses.words[verb]
    present = word.endswith(("r", "s")) or word in w.PRESENT_MODALS
    opening = clauses.words[: verb if present else 0]
    named = opening[:1] in {("ifølge",), ("efter",), ("iht.",)} or opening[:2] == ("i", "henhold")
    return named and any(map(_STATUTE.fullmatch, opening))


_STATUTE = re.compile(
    r"\w*(lov(en|givningen|ens)?|vedtægt(en|er|erne|ernes)?|bekendtgørelsen|regler(ne|nes)?|statutterne"
    r"|forretningsorden(en|ens)?)"
)


def is_told_between(start: int, end: int, clauses: Clauses) -> bool:
    """Whether an earlier time stands within a statement: `Der var i 2012 enighed om`."""
    return any(_names_time(clauses.words[i : i + 2]) for i in range(start, end))


def is_later(end: int, clauses: Clauses) -> bool:
    """Whether a passive in the present speaks of what will be: `besluttes endeligt i byrådene`."""
    ahead = takewhile(lambda word: word not in {",", ";", "at"}, clauses.words[end : end + 8])
    return not w.LATER.isdisjoint(ahead)


def is_until(end: int, clauses: Clauses) -> bool:
    """Whether a condition follows that lifts a denial: `godkendes ikke, før økonomien er kendt`."""
    return bool(_UNTIL.intersection(clauses.words[end : end + 3]))


def is_delegate(verb: int, clauses: Clauses) -> bool:
    """Whether what follows `can` is another's to do: `Formandskabet kan godkende svaret`."""
    subject = [*clauses.stretch(verb), *range(verb + 1, min(verb + 2, len(clauses.words)))]
    return any(_DELEGATE.fullmatch(clauses.words[i]) for i in subject)


def denies_after(verb: int, clauses: Clauses, *, before_at: bool) -> bool:
    """Whether a finite verb is denied: `godkendte ikke`; or not, `before_at` in `ikke at`.

    In a subordinate clause, which recommendations are, what denies it stands before it.
    """
    if denies_straight(verb, clauses):
        return True
    end = verb + 1
    last = min(len(clauses.words), verb + _REACH)
    while end < last and clauses.words[end] not in w.BREAKS and not clauses.depths[end]:
        if clauses.is_verb(end):
            break
        end += 1
    if before_at and clauses.words[end : end + 1] == ("at",):
        return False
    return any(
        is_negation(i, clauses) and not _is_of_infinitive(i, clauses) for i in range(verb + 1, end)
    )


def _is_of_infinitive(negation: int, clauses: Clauses) -> bool:
    """Whether a negation belongs to what follows: `tiltrådte indstillingen om ikke at lukke`."""
    governed = clauses.words[negation - 1] in w.PREPOSITIONS
    return governed and clauses.words[negation + 1 : negation + 2] == ("at",)


def denies_straight(verb: int, clauses: Clauses) -> bool:
    """Whether `ikke` stands before a verb: `ikke (længere) støtter`, `ikke X eller anbefaler`."""
    begin = verb
    while begin and clauses.words[begin - 1] in _BESIDE_VERB:
        begin -= 1
    if begin > 1 and clauses.words[begin - 1] == "eller" and clauses.is_verb(begin - 2):
        return denies_straight(begin - 2, clauses)
    return any(is_negation(i, clauses) for i in range(begin, verb))


_BESIDE_VERB = (w.ADVERBS - w.PREPOSITIONS) | w.NEGATIONS | {"længere"}


def denies_before(index: int, clauses: Clauses) -> bool:
    """Whether a participle or infinitive is denied: `blev ikke godkendt`, `kan ikke godkende`.

    Not by what stands before `men` or before another participle: `ikke drøftet, men godkendt`.
    """
    begin, first = index, clauses.clause_start(index)
    verbal = clauses.words[index] in INFINITIVES | PARTICIPLES
    while begin > first and clauses.depths[begin - 1] == clauses.depths[index]:
        before = clauses.words[begin - 1]
        another = before.endswith("t") and clauses.words[begin] == "og"
        object_ = not verbal and before in INFINITIVES  # `kunne ikke støtte forslaget, som …`
        if before in {"men", ";", ":", ","} or another or object_:
            break
        begin -= 1
        if before in w.PASSIVE_AUXILIARIES or before in w.CAN or before in w.PERFECT:
            if denies_straight(begin, clauses):  # `at KKR ikke kan godkende`
                return True
            break
    return _denies_ahead(index, clauses) or any(
        is_negation(i, clauses) for i in range(begin, index)
    )


def _denies_ahead(index: int, clauses: Clauses) -> bool:
    """Whether `ikke` stands with the auxiliary, far from its verb: `blev ikke, som X, godkendt`."""
    helper = auxiliary(index, clauses)
    if helper is None:
        return False
    adverbs = list(takewhile(w.ADVERBS.__contains__, clauses.words[helper + 1 : index]))
    end = helper + 1 + len(adverbs)
    apart = clauses.words[end] == ","
    return apart and any(is_negation(i, clauses) for i in range(helper + 1, end))


def denies_beside(verb: int, clauses: Clauses) -> bool:
    """Whether a passive is denied: `godkendes ikke`, `kan ikke godkendes`."""
    begin = verb
    while begin > max(0, verb - 4) and clauses.words[begin - 1] not in w.BREAKS:
        begin -= 1
    stretch = range(begin, min(len(clauses.words), verb + 2))
    return any(is_negation(i, clauses) for i in stretch)


def is_person(start: int, clauses: Clauses) -> bool:
    """Whether a person is named at `start`, with or without a title: `(borgmester) Ida Bro, Odder`.

    Places have two capitals as well: they are followed by what no person is.
    """
    titled = clauses.printed[start : start + 1] and clauses.printed[start].islower()
    begin = start + 1 if titled else start
    name = tuple(takewhile(lambda word: word[0].isupper(), clauses.printed[begin:]))
    end = begin + len(name)
    if not clauses.names_person(begin, end) or clauses.words[begin] in w.TOWNS:
        return False
    following, *more = (*clauses.words[end : end + 4], "")
    if following == "som":
        return any(map(w.ROLES.fullmatch, more))
    if following == ",":
        return clauses.printed[end + 1 : end + 2] != () and clauses.printed[end + 1][0].isupper()
    return following in _AFTER_NAME


_AFTER_NAME = frozenset({"", ".", ";", "(", "og", "samt", "til"})


def is_negation(index: int, clauses: Clauses) -> bool:
    """Whether the word denies: `ikke`, but not in `ikke mindst` or `en ikke ubetydelig`."""
    if clauses.words[index] not in w.NEGATIONS:
        return False
    before = clauses.words[index - 1] if index else ""
    following = clauses.words[index + 1] if index + 1 < len(clauses.words) else ""
    return following not in w.NO_NEGATION_BEFORE and before not in {"en", "et", "de", "endnu"}


def is_about_item(verb: int, clauses: Clauses) -> bool:
    """Whether what stands before the verb is the matter on the agenda: `Referatet er godkendt`."""
    start = clauses.clause_start(verb)
    opening = clauses.words[start:verb]
    own = start == 0 and any(map(matters.is_own, opening[:2]))
    return own or matters.names_item(opening)


def is_bare_agreement(end: int, clauses: Clauses) -> bool:
    """Whether a sentence says of an agreement that it is done, and no more: `Aftalen er tiltrådt`.

    What says more (`Aftalen er godkendt i byrådene`) tells of others.
    """
    begun = matters.is_agreement(clauses.words[0])
    return begun and clauses.words[end:] in {(), (".",)}
