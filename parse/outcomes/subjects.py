"""What a passive or a relative clause is about: the words that its verb is said of."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from parse.outcomes import clause_words as w

if TYPE_CHECKING:
    from parse.outcomes.clauses import Clauses


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
        parted = [k for k, word in enumerate(before) if word in w.BREAKS]
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
