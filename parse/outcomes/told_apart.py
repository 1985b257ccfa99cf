"""Words of a sentence that look like others, told apart before its clauses are found.

`udsatte` is a verb (`KKR udsatte sagen`) or an adjective (`udsatte børn`); `a)`, and `2.` before a
verb or a sentence, are labels of a list and say nothing; `Per Bro` is a name, `per` a preposition;
one dash before a sentence of its own parts two (`Drøftet – formanden skriver til ministeren`).
"""

from __future__ import annotations

import re

from parse.outcomes import clause_words as w
from parse.outcomes.matters import is_matter

_LABELS = re.compile(r"\d{1,2}|[a-zæøå]|[ivx]{2,4}")
_POINTS = re.compile(r"(\d{1,2}|[a-zæøå])\.")
LABEL, _VULNERABLE, _NAME, _END = "•", "sårbare", "peter", ";"
_DASHES = frozenset({"–", "—", "-"})
_SUBJECT = 4  # words of a subject, and its verb, behind a dash
_PUT_OFF = frozenset({"pkt", "pkt.", "godkendelse"})
_ADVERBS = w.ADVERBS - w.PREPOSITIONS


def told_apart(printed: tuple[str, ...]) -> tuple[str, ...]:
    """The words in lower case; another word of the same kind for those that mislead."""
    words = [word.lower() for word in printed]
    for i, word in enumerate(words):
        if word == ")" and i and _LABELS.fullmatch(printed[i - 1]):
            words[i - 1 : i + 1] = LABEL, LABEL
        elif word.endswith(".") and _POINTS.fullmatch(word) and _leads(words, printed, i):
            words[i] = LABEL
        elif printed[i] == "Per" and i + 1 < len(words) and printed[i + 1][0].isupper():
            words[i] = _NAME
        elif word == "udsatte" and not _postpones(words, i):
            words[i] = _VULNERABLE
    dashes = [i for i, word in enumerate(words) if word in _DASHES]
    if len(dashes) == 1 and _begins_sentence(words, dashes[0] + 1):
        words[dashes[0]] = _END
    return tuple(words)


def _begins_sentence(words: list[str], start: int) -> bool:
    """Whether a subject and its verb stand at `start`, behind something: `– der arbejdes …`."""
    ahead = words[start : start + _SUBJECT]
    verb = next((i for i, word in enumerate(ahead) if _is_verb(word)), 0)
    opened = any(word in w.SUBORDINATORS or word in w.CONJUNCTIONS for word in ahead[:verb])
    return start > 1 and verb > 0 and not opened


def _is_verb(word: str) -> bool:
    return w.is_finite(word) or word in w.PASSIVES


def _leads(words: list[str], printed: tuple[str, ...], i: int) -> bool:
    """Whether a label at `i` leads to what was done: `2. godkendte`, not `2. kvartal`.

    Or, where it opens the sentence, to a sentence of its own: `3. Der var enighed om …`.
    """
    if i + 1 == len(words):
        return False
    opens = i == 0 and printed[1][0].isupper()
    return opens or w.is_preterite(words[i + 1])


def _postpones(words: list[str], i: int) -> bool:
    """Whether `udsatte` at `i` has an object or a subject behind it, and no noun it describes."""
    if i and (words[i - 1] in w.DETERMINERS or words[i - 1] in w.PREPOSITIONS - w.ADVERBS):
        return False
    following = next((word for word in words[i + 1 :] if word not in _ADVERBS), "")
    if following in w.COUNCIL or following in w.DETERMINERS or w.is_definite(following):
        return True
    # What is put off without an article: `udsatte punkt 2`, `udsatte stillingtagen til`.
    return is_matter(following) or following in _PUT_OFF
