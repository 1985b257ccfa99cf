"""Parts a sentence into clauses: by the words that open them and by what resumes the main one.

A subordinate clause begins at its opener (`at`, `som`, `hvis`, …) and ends where a finite verb can
only be the main clause's: after a comma at the sentence's start, after a comma and a conjunction,
or where the clause has its own verb already. An infinitive clause holds none at all.
"""

from __future__ import annotations

import re
from itertools import dropwhile, pairwise, takewhile

from parse.outcomes import clause_words as w
from parse.outcomes.clauses import MAIN_BREAKS, Clauses
from parse.outcomes.told_apart import LABEL, told_apart
from parse.outcomes.verb_forms import INFINITIVES, PARTICIPLES

_ORDINAL = re.compile(r"\d{1,2}\.|første|and(en|et)|tredje|fjerde|femte|sidste")
_INITIAL = 2  # an opener among the first three words: "Efter at", "Da", "Under forudsætning af at"


def find_clauses(printed: tuple[str, ...]) -> Clauses:
    """Parts a sentence: each word gets its depth and the opener of its clause."""
    words = told_apart(printed)
    depths: list[int] = []
    anchors: list[int | None] = []
    stack: list[tuple[str, int]] = []  # opener and anchor of each open subordinate clause
    related = False  # whether a relative clause was opened
    for i in range(len(words)):
        if stack and (_resumes(words, i, stack) or _is_first_finite(words, i, stack, depths)):
            stack = []
        if _opens(words, i, related=related):
            stack = _opened(stack, words, i)
            related = related or words[i] in w.RELATIVES
        depths.append(len(stack))
        anchors.append(stack[-1][1] if stack else None)
    return Clauses(words, printed, tuple(depths), tuple(anchors))


def _opened(stack: list[tuple[str, int]], words: tuple[str, ...], i: int) -> list[tuple[str, int]]:
    """The stack after opener `i`: `at … og at …` are siblings, anything else goes deeper."""
    sibling = i > 0 and (words[i - 1] in w.CONJUNCTIONS or words[i - 1] in {",", "–", "-", "•"})
    if sibling:
        for level in range(len(stack) - 1, -1, -1):
            if stack[level][0] == words[i]:
                return stack[: level + 1]
    return [*stack, (words[i], i)]


def _opens(words: tuple[str, ...], i: int, *, related: bool) -> bool:
    """Whether a subordinate clause begins at word `i`. `related`: a relative one has, before."""
    word = words[i]
    if i == 0 and word in w.INVERTIBLE:
        return _is_resumed(words)
    if word == "at" and _is_point(words, i):
        return False
    if word in w.SUBORDINATORS:
        return not (word == "som" and _is_phrase_as(words, i, related=related))
    if word == "om" and i > 0 and words[i - 1] == "selv":  # "selv om" as "selvom"
        return True
    if word == "der" and i > 0 and words[i - 1] not in w.CONJUNCTIONS:
        return not _may_precede_expletive(words[i - 1])
    return word != "der" and word in w.AFTER_COMMA and (i == 0 or words[i - 1] == ",")


def _is_point(words: tuple[str, ...], i: int) -> bool:
    """Whether `at` is a point of the recommendation: `1. at blev godkendt`, `imod 2. at, som`."""
    before, following = ("", *words[:i])[-1], (*words[i + 1 : i + 2], ".")[0]
    counted = _ORDINAL.fullmatch(before) is not None and not following[0].isalnum()
    return following in w.PASSIVE_AUXILIARIES or counted


def _is_phrase_as(words: tuple[str, ...], i: int, *, related: bool) -> bool:
    """Whether `som` means "as": `som indstillet`, `Som ny formand valgtes …`.

    So it does behind a conjunction (`…, og som KKR's medlem valgtes …`), where no relative clause
    stands before that it could go on with.
    """
    following = words[i + 1] if i + 1 < len(words) else ""
    if following in w.AS_SAID or w.ROLES.fullmatch(following):
        return True
    if i == 0:
        return not _is_resumed(words)
    return words[i - 1] in w.CONJUNCTIONS and not related


def _is_resumed(words: tuple[str, ...]) -> bool:
    """Whether a comma and a finite verb end a clause that begins the sentence: `…, blev`."""
    return any(a == "," and w.is_finite(b) for a, b in pairwise(words))


def _may_precede_expletive(word: str) -> bool:
    """Whether `der` after this word is no relative: `blev der aftalt`, `aftaltes der`."""
    finite = w.is_finite(word)
    opener = word in w.SUBORDINATORS or word in w.MODALS or word in {":", ";", "–", "-", "•"}
    return finite or opener or word == "bliver" or word.endswith(("es", "s"))


def _resumes(words: tuple[str, ...], i: int, stack: list[tuple[str, int]]) -> bool:
    """Whether the main clause goes on at word `i`."""
    word, before = words[i], words[i - 1] if i else ""
    opened = stack[0][1]
    inside = words[stack[-1][1] + 1 : i]
    if word in MAIN_BREAKS or (word == "," and _closes_insertion(words, i, opened)):
        return True
    if opened <= _INITIAL and before == "," and _passes(words, i, stack):
        return True
    if opened <= _INITIAL and w.is_finite(word):  # "Da … uafklaret, blev", "Når …, udpeger KKR"
        following = words[i + 1 : i + 2]
        council = bool(following) and following[0] in w.COUNCIL
        return before == "," or (w.is_preterite(word) and council)
    if word in {",", LABEL} or word in w.CONJUNCTIONS:
        if len(stack) == 1 and stack[0][0] == "at" and _is_infinitive(inside[:1]):
            return _leads_to_verb(words, i) or _begins_clause(words, i)
        past = any(map(w.is_preterite, inside))
        return _resumes_after(words, i, stack[-1][0], past=past) or _goes_on(words, i, stack)
    return False


def _passes(words: tuple[str, ...], i: int, stack: list[tuple[str, int]]) -> bool:
    """Whether a passive at `i` says what was done for a reason: `Da …, godkendes planen`.

    On a condition it is still to be done: `Hvis …, udarbejdes der en ny`.
    """
    listed = words[i + 1 : i + 2] in {(",",), *((word,) for word in w.CONJUNCTIONS)}
    return words[i] in w.PASSIVES and stack[0][0] in _REASONS and not listed


_REASONS = frozenset({"da", "idet", "eftersom", "fordi", "selvom"})


def _closes_insertion(words: tuple[str, ...], i: int, opened: int) -> bool:
    """Whether the comma at `i` gives the main clause back: `blev, efter at X var hørt, godkendt`.

    Before the clause that opened at `opened` stands the main clause's auxiliary with a comma, and
    its participle or infinitive is still to come.
    """
    helper = next((k for k in range(opened - 1, -1, -1) if _is_helper(words[k])), None)
    if helper is None:
        return False
    until = list(dropwhile(w.ADVERBS.__contains__, words[helper + 1 : opened]))
    if until[:1] != [","] or any(map(w.is_finite, until)):
        return False
    ahead = takewhile(lambda word: word not in _STOPS and not w.is_finite(word), words[i + 1 :])
    awaited = INFINITIVES if words[helper] in w.CAN else PARTICIPLES
    return not awaited.isdisjoint(ahead)


def _is_helper(word: str) -> bool:
    return word in w.PASSIVE_AUXILIARIES or word in w.PERFECT or word in w.CAN


_STOPS = w.SUBORDINATORS | w.CONJUNCTIONS | MAIN_BREAKS | {",", "."}


def _is_first_finite(
    words: tuple[str, ...], i: int, stack: list[tuple[str, int]], depths: list[int]
) -> bool:
    """Whether word `i` is the main clause's verb: it has none yet, and the subordinate one is full.

    `Forslaget om at flytte pladser blev ikke godkendt`, `Det udspil som KL sendte blev drøftet`,
    `Kompetencen til at svare delegeres`: an infinitive clause holds no finite verb.
    """
    if words[i - 1] in w.CONJUNCTIONS | w.NEGATIONS:  # `at opgaverne ikke blev`: no main clause's
        return False
    if any(depth == 0 and w.is_finite(word) for word, depth in zip(words, depths, strict=False)):
        return False
    opener, anchor = stack[-1]
    inside = words[anchor + 1 : i]
    if opener == "at" and _is_infinitive(inside[:1]):
        modal = w.MODALS | w.CAN
        return w.is_finite(words[i]) or (words[i] in w.PASSIVES and not modal.intersection(inside))
    full = any(w.is_finite(word) or word.endswith("er") for word in inside)
    return full and words[i] in {"blev", "bliver", "er"}


def _is_infinitive(words: tuple[str, ...]) -> bool:
    """Whether what follows `at` looks like one: in -e or -å, and no finite verb."""
    return any(
        word in INFINITIVES or word in w.LEADING_INFINITIVES or w.may_be_infinitive(word)
        for word in words
    )


def _leads_to_verb(words: tuple[str, ...], i: int) -> bool:
    """Whether comma or conjunction lead straight to a finite verb: `at vente og anbefaler`."""
    skipped = w.CONJUNCTIONS | w.ADVERBS | {","}
    return any(map(w.is_finite, list(dropwhile(skipped.__contains__, words[i:]))[:1]))


def _begins_clause(words: tuple[str, ...], i: int) -> bool:
    """Whether comma and conjunction at `i` lead to a verb of theirs: `at svare, og planen blev`."""
    if words[i] != "," or words[i + 1 : i + 2] not in {(c,) for c in w.CONJUNCTIONS}:
        return False
    ahead = takewhile(
        lambda word: word != "," and word not in w.SUBORDINATORS, words[i + 2 : i + 12]
    )
    return any(w.is_finite(word) or word in w.PASSIVES for word in ahead)


def _goes_on(words: tuple[str, ...], i: int, stack: list[tuple[str, int]]) -> bool:
    """Whether the main clause's present goes on: `KKR ser, at kommunerne deltager, og anbefaler`.

    Verbs of one subject have no comma between them, but where they are three or more.
    """
    opened = stack[-1][1]
    present = [not w.is_preterite(word) for word in words[:opened] if w.is_finite(word)]
    if len(stack) > 1 or not present or not all(present) or "," in words[opened:i]:
        return False
    joined = words[i] == "," and words[i + 1 : i + 2] == ("og",)
    return joined and _leads_to_verb(words, i)


def _resumes_after(words: tuple[str, ...], i: int, opener: str, *, past: bool) -> bool:
    """Whether what follows the comma or conjunction at `i` belongs to the main clause."""
    j = i
    comma = conjunction = False
    while j < len(words) and (words[j] == "," or words[j] in w.CONJUNCTIONS):
        comma = comma or words[j] == ","
        conjunction = conjunction or words[j] != ","
        j += 1
    while j < len(words) and words[j] in w.ADVERBS - {"på", "i"}:
        j += 1
    if j >= len(words):
        return False
    if w.is_preterite(words[j]):
        return comma or not past
    if w.is_finite(words[j]) and opener in w.RELATIVES:  # "planen, som X har sendt, og anbefaler"
        return comma and conjunction
    ahead = words[j + 1 : j + 5]
    if words[j] in w.COUNCIL or words[j] in {"sagen", "punktet", "indstillingen"}:
        return conjunction and any(map(w.is_preterite, ahead[:4]))
    if words[j] in {"det", "der", "orienteringen", "forslaget"}:
        return comma and conjunction and bool(ahead) and w.is_preterite(ahead[0])
    return comma and words[i + 1 : i + 2] in {("hvorefter",), ("hvilket",), ("mens",)}
