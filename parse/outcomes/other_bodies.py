"""Whether another body than the council did what a sentence tells, or did it elsewhere.

Its name says so, or where it stands: `af regionsrådet`, `i Odder Byråd`, `hos KL`.
"""

from __future__ import annotations

import re
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING

from parse.outcomes import clause_words as w
from parse.outcomes.clauses import may_be_council

if TYPE_CHECKING:
    from parse.outcomes.clauses import Clauses

_GENITIVE = re.compile(r"['’]?s$")
_TIME = (w.ADVERBS - w.PREPOSITIONS) | w.DATES | {"den", "d."}
_LONGEST_NAME = 5


def is_others(start: int, end: int, clauses: Clauses) -> bool:
    """Whether a passive names another actor: `af regionsrådet`, or `På bestyrelsens møde blev`.

    It stands behind the verb of meaning or straight behind the finite one: `er af KL udpeget`.
    """
    begin = clauses.clause_start(start)
    if _has_agent(end, clauses) or _has_agent(start + 1, clauses):
        return True
    if _is_between_others(clauses.words[begin:start]):
        return True
    first, *rest = (*clauses.words[begin:start], "")
    if first in {"i", "hos"}:
        return _names_body(begin + 1, clauses)
    where = first == "på" and any(word.endswith((*w.MEETING, "vegne")) for word in rest)
    return (where or (first == "fra" and "side" in rest)) and names_other(tuple(rest))


def _is_between_others(opening: tuple[str, ...]) -> bool:
    """Whether what a passive is said of is a matter between others: `Aftalen mellem KL og PLO`."""
    parties = opening[opening.index("mellem") + 1 :] if "mellem" in opening else ()
    ours = any(word.startswith(("region", "kommune", "kkr")) for word in parties)
    return not ours and names_other(parties)


def _has_agent(at: int, clauses: Clauses) -> bool:
    """Whether another body or a person is the agent that the words from `at` on begin with."""
    phrase = takewhile(lambda word: word not in {",", ";"}, clauses.words[at : at + 6])
    ahead = list(dropwhile(_may_precede_agent, phrase))
    if ahead[:1] not in (["af"], ["mellem"]):
        return False
    agent = clauses.words.index(ahead[0], at) + 1
    pair = [i for i in (agent, agent + 1) if i < len(clauses.words)]
    council = w.COUNCIL.intersection(ahead[1:5])
    if names_other(tuple(ahead[1:5])) or (clauses.is_name(pair) and not council):
        return True
    done = clauses.words[at - 1].endswith(("t", "s"))  # `foretaget valg af …`
    return done and not council and _is_stranger(agent, clauses)


def names_others(start: int, clauses: Clauses) -> bool:
    """Whether a passive names another actor or place anywhere behind it.

    `Jernbanen lukkes i ferien af Banedanmark`: of what nobody says that the council does it.
    """
    return any(
        is_elsewhere(i, clauses)
        or (clauses.words[i] == "af" and _is_stranger(i + 1, clauses) and clauses.depths[i] == 0)
        for i in range(start, len(clauses.words))
    )


def _may_precede_agent(word: str) -> bool:
    """Whether a word stands between a participle and its agent: `godkendt i maj af regionen`."""
    return word in w.ADVERBS or word in w.DATES or word.strip(".").isdigit()


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
        meeting = next((i for i, word in enumerate(ahead) if word.endswith(w.MEETING)), None)
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
    return names_other(phrase) and (known or clauses.printed[start][0].isupper())


def names_other(words: tuple[str, ...]) -> bool:
    """Whether the words name another body, and not the council."""
    bare = [_GENITIVE.sub("", word) for word in words]  # `på bestyrelsens møde`
    other = any(word in w.MUNICIPALITIES or w.OUTSIDERS.fullmatch(word) for word in (*words, *bare))
    return other and not w.COUNCIL.intersection(words)
