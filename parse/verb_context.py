"""What stands around a verb in a sentence, and whether the verb then tells what was decided now.

All here are questions about words at an index of `Clauses`; what follows from the answers is
judged in `parse.judgement`.
"""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from parse import clause_words as w
from parse import matters
from parse.clauses import may_be_council

if TYPE_CHECKING:
    from parse.clauses import Clauses

_YEAR = re.compile(r"(?:19|20)\d\d")
_GOVERNING = w.PREPOSITIONS - w.ADVERBS - {"som", "hvad", "hertil", "ud", "over"}
_SPAN = re.compile(
    r"år|uge|måned|valgperiode|efterår|forår|sommer|vinter|(man|tirs|ons|tors|fre)dag"
)
_MEETING = ("møde", "mødet")
_GENITIVE = re.compile(r"['’]?s$")
_PRIOR = frozenset({"formøde", "formødet", "formøder"})
_PRONOUNS = frozenset({"alle", "begge", "de", "flere", "øvrige"})
"""Articles and subjects alike: `de godkendte planer`, `De godkendte planen`."""
_BREAKS = frozenset({",", "og", "men", ";"})
_DELEGATE = re.compile(r"(formandskab|sekretariat)et|formanden|kkr-sekretariatet")
_UNTIL = frozenset({"før", "førend", "inden", "medmindre"})
_REACH = 7  # words after a finite verb among which its `ikke` stands, with a long subject between


def is_attributive(index: int, clauses: Clauses) -> bool:
    """Whether a form in -ede is an adjective: `den godkendte plan`, `de af KKR udpegede`."""
    following = clauses.words[index + 1 : index + 2]
    if index == 0 or following in {("kkr",), ("man",), ("vi",), ("sig",)}:
        return False
    if clauses.words[index - 1] in _PRONOUNS and any(map(w.is_definite, following)):
        return False
    before = clauses.words[index - 1]
    if before in w.GENITIVES | w.DETERMINERS | w.EARLIER | _GOVERNING:
        return True
    agent = clauses.words[max(0, index - 5) : index]
    if "af" not in agent:
        return False
    by = agent.index("af")
    named = agent[by + 1 :]
    if by and agent[by - 1] in w.DETERMINERS:
        return True
    return bool(named) and all(word in w.COUNCIL or word in w.REGIONS for word in named)


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


def is_others(start: int, end: int, clauses: Clauses) -> bool:
    """Whether a passive names another actor: `af regionsrådet`, or `På bestyrelsens møde blev`."""
    ahead = list(dropwhile(_may_precede_agent, clauses.words[end : end + 6]))
    if ahead[:1] in (["af"], ["mellem"]):
        agent = min(end + 6, len(clauses.words)) - len(ahead) + 1
        pair = [i for i in (agent, agent + 1) if i < len(clauses.words)]
        council = w.COUNCIL.intersection(ahead[1:5])
        if names_other(tuple(ahead[1:5])) or (clauses.is_name(pair) and not council):
            return True
        if not council and clauses.words[end - 1].endswith(("t", "s")):  # `foretaget valg af …`
            return _is_stranger(agent, clauses)
    begin = clauses.clause_start(start)
    first, *rest = (*clauses.words[begin:start], "")
    if first in {"i", "hos"}:
        return _names_body(begin + 1, clauses)
    where = first == "på" and any(word.endswith((*_MEETING, "vegne")) for word in rest)
    return (where or (first == "fra" and "side" in rest)) and names_other(tuple(rest))


def passive_subject(cue: int, end: int, clauses: Clauses) -> tuple[str, ...]:
    """The head of the subject of a passive whose verb of meaning is at `cue`; empty without one.

    It stands before the finite verb or, where something else does, behind it: `Konferencen blev
    udskudt`, `Derfor skal konferencen udskydes`, `Der blev afvist 300 henvisninger`.
    """
    start = max(
        (i for i in range(clauses.clause_start(cue), cue) if _parts(i, clauses.words)),
        default=clauses.clause_start(cue),
    )
    level = [i for i in range(start, cue) if clauses.depths[i] == clauses.depths[cue]]
    verbs = [i for i in level if clauses.is_verb(i)]
    finite = verbs[-1] if verbs else cue
    before = [clauses.words[i] for i in level if i < finite]
    if len(verbs) > 1:  # what stands before the conjunction belongs to the verb before
        parted = [k for k, word in enumerate(before) if word in _BREAKS]
        before = before[parted[-1] :] if parted and verbs[-2] < level[parted[-1]] else []
    behind = [clauses.words[i] for i in level if i > finite]
    inverted = finite == cue and not _head(before)  # `Godkendt, dog udsættes pkt. 3`
    if inverted or before[:1] == ["der"]:
        behind += clauses.words[end : end + 4]
    return (*_head(before), *_head(behind))


def _parts(index: int, words: tuple[str, ...]) -> bool:
    """Whether a sign parts sentences in one: `a) Godkendt. b) Udsat.`, `Godkendt, dog …`."""
    following = words[index + 1]
    joins = following in w.ADVERBS or following in w.CONJUNCTIONS
    return words[index] == "." or (words[index] == "," and joins)


def antecedent(opener: int, clauses: Clauses) -> tuple[str, ...]:
    """What stands next before a relative clause: `messen` in `om messen, som blev udskudt`."""
    before = reversed(clauses.words[clauses.clause_start(opener) : opener])
    phrase = takewhile(lambda word: word not in w.PREPOSITIONS, before)
    return tuple(word for word in phrase if word[0].isalnum())


def _head(words: list[str]) -> list[str]:
    """The words of a phrase up to its first preposition, without adverbs and conjunctions."""
    phrase = takewhile(lambda word: word not in w.PREPOSITIONS, words)
    skipped = w.ADVERBS | w.CONJUNCTIONS | w.MODALS | {"der"}
    return [word for word in phrase if word not in skipped and word[0].isalnum()]


def _is_stranger(agent: int, clauses: Clauses) -> bool:
    """Whether an agent is somebody, as name or article tell: `af Banedanmark`; `af hensyn til`."""
    phrase = clauses.words[agent : agent + 3]
    somebody = phrase[:1] != () and (
        w.is_definite(phrase[0]) or clauses.printed[agent][0].isupper()
    )
    return somebody and not may_be_council(phrase)


def is_elsewhere(end: int, clauses: Clauses) -> bool:
    """Whether it was done in another body: `i Odder Byråd`, `i maj på et møde i KD-net`.

    Not `i grupper`, `i Viborg`, `i lyset af regionens planer`: what is named is a body, it is known
    or has a name, and it is what `i` governs; `hos` governs nobody else.
    """
    place = _behind_time(end, clauses.words)
    if clauses.words[place : place + 1] == ("på",):
        ahead = clauses.words[place + 1 : place + 5]
        meeting = next((i for i, word in enumerate(ahead) if word.endswith(_MEETING)), None)
        if meeting is None:
            return False
        if _names_body(place + 1, clauses):
            return True
        place = _behind_time(place + meeting + 2, clauses.words)
    where = clauses.words[place : place + 4]
    if where[:1] == ("hos",):
        return w.COUNCIL.isdisjoint(where)
    return where[:1] == ("i",) and _names_body(place + 1, clauses)


def _behind_time(start: int, words: tuple[str, ...]) -> int:
    """The first word from `start` on that is no adverb and tells no time."""
    while start < len(words):
        dated = words[start] == "i" and not w.DATES.isdisjoint(words[start + 1 : start + 2])
        if not dated and words[start] not in _TIME and not words[start].strip(".").isdigit():
            break
        start += 1
    return start


_TIME = (w.ADVERBS - w.PREPOSITIONS) | w.DATES | {"den", "d."}
_LONGEST_NAME = 5


def _names_body(start: int, clauses: Clauses) -> bool:
    """Whether the phrase at `start` is another body: `Odder Kommune`, `alle kommuner`, `EU`."""
    ends = w.PREPOSITIONS | w.CONJUNCTIONS | w.PASSIVE_AUXILIARIES
    phrase = tuple(
        takewhile(
            lambda word: word not in ends and word[0].isalnum(),
            clauses.words[start : start + _LONGEST_NAME],
        )
    )
    bare = [_GENITIVE.sub("", word) for word in phrase]
    known = any(map(w.is_definite, bare)) or not w.MUNICIPALITIES.isdisjoint(phrase)
    named = phrase != () and clauses.printed[start][0].isupper()
    return (known or named) and names_other(phrase)


def _may_precede_agent(word: str) -> bool:
    """Whether a word stands between a participle and its agent: `godkendt i maj af regionen`."""
    return word in w.ADVERBS or word in w.DATES or word.strip(".").isdigit()


def names_other(words: tuple[str, ...]) -> bool:
    """Whether the words name another body, and not the council."""
    bare = [_GENITIVE.sub("", word) for word in words]  # `på bestyrelsens møde`
    other = any(word in w.MUNICIPALITIES or w.OUTSIDERS.fullmatch(word) for word in (*words, *bare))
    return other and not w.COUNCIL.intersection(words)


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
    meeting = next((i for i, word in enumerate(rest[:5]) if word.endswith(_MEETING)), None)
    if first != "på" or meeting is None:
        return False
    following = rest[meeting + 1 : meeting + 3]
    dated = following[:1] in (["den"], ["d."]) or (
        following[:1] == ["i"] and following[1] in w.DATES | w.SEASONS
    )
    return dated or bool(w.LAST.intersection(rest[:meeting])) or rest[meeting] in _PRIOR


def is_later(end: int, clauses: Clauses) -> bool:
    """Whether a passive in the present speaks of what will be: `besluttes endeligt i byrådene`."""
    ahead = takewhile(lambda word: word not in {",", ";", "at"}, clauses.words[end : end + 8])
    return not w.LATER.isdisjoint(ahead)


def is_until(end: int, clauses: Clauses) -> bool:
    """Whether a condition follows that lifts a denial: `godkendes ikke, før økonomien er kendt`."""
    return bool(_UNTIL.intersection(clauses.words[end : end + 3]))


def is_delegate(verb: int, clauses: Clauses) -> bool:
    """Whether what follows `can` is another's to do: `Formandskabet kan godkende svaret`."""
    stretch = clauses.words[clauses.clause_start(verb) : verb + 2]
    return any(map(_DELEGATE.fullmatch, stretch))


def denies_after(verb: int, clauses: Clauses, *, before_at: bool) -> bool:
    """Whether a finite verb is denied: `godkendte ikke`; or not, `before_at` in `ikke at`.

    In a subordinate clause, which recommendations are, what denies it stands before it.
    """
    if denies_straight(verb, clauses):
        return True
    end = verb + 1
    last = min(len(clauses.words), verb + _REACH)
    while end < last and clauses.words[end] not in _BREAKS and not clauses.depths[end]:
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
    while begin > first and clauses.depths[begin - 1] == clauses.depths[index]:
        before = clauses.words[begin - 1]
        another = before.endswith("t") and clauses.words[begin] == "og"
        if before in {"men", ";", ":", ","} or another:
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
    while begin > max(0, verb - 4) and clauses.words[begin - 1] not in _BREAKS:
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
