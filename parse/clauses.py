"""Which words of a sentence stand in its main clause, and who acts there.

Danish says what was decided in main clauses (`KKR godkendte planen`) and what others do, did or
should do in subordinate ones (`X oplyste, at regionen har godkendt planen`). Without a trained
tagger the clauses are found by the words that open them and by what resumes the main one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise, takewhile

from parse import clause_words as w

_MAIN_BREAKS = frozenset({";", ":"})


class Actor(Enum):
    """Whose act a verb tells: the council's, another's, or not said."""

    COUNCIL = auto()
    OTHER = auto()
    UNSAID = auto()


@dataclass(frozen=True, slots=True)
class Clauses:
    """A sentence's words in lower case, as printed, and per word its place.

    `depths`: 0 in the main clause. `anchors`: the index of the word that opened the clause (for
    coordinated ones, `at … og at …`, the first of them), None in the main clause.
    """

    words: tuple[str, ...]
    printed: tuple[str, ...]
    depths: tuple[int, ...]
    anchors: tuple[int | None, ...]

    def actor(self, verb: int) -> Actor:
        """Who is the subject of the finite verb at index `verb`."""
        start = self._stretch_start(verb)
        stretch = [i for i in range(start, verb) if self.depths[i] == self.depths[verb]]
        if start > 0 and self.is_verb(start - 1):  # an object precedes: the subject is after "og"
            for i in reversed(stretch):
                if self.words[i] in w.CONJUNCTIONS or self.words[i] == ",":
                    stretch = [j for j in stretch if j > i]
                    break
            else:
                stretch = []
        subject = [i for i in stretch if not self._is_filler(i)]
        if not subject:
            first = not any(
                self.is_verb(i) for i in range(verb) if self.depths[i] == self.depths[verb]
            )
            fronted = bool(stretch) or (first and verb > 0 and self.words[verb - 1] == ",")
            return self._inherited(start, verb, fronted=fronted)
        first = self.words[subject[0]]
        lead = self.words[stretch[0]]
        if lead in w.PREPOSITIONS or first in w.PREPOSITIONS or first == "der":
            return self._after(verb, inverted=True)
        head_ends = next((i for i in stretch[1:] if self.words[i] in w.OF_PLACE), verb)
        actor = self._who([i for i in subject if i < max(head_ends, subject[0] + 1)], verb)
        return self._after(verb) if actor is Actor.UNSAID else actor

    def is_verb(self, index: int) -> bool:
        """Whether the word is, or looks like, a finite verb."""
        return w.is_finite(self.words[index])

    def clause_start(self, index: int) -> int:
        """Where the part of the main clause begins to which the word belongs."""
        start = index
        while start > 0 and not self._breaks_before(start):
            start -= 1
        return start

    def _stretch_start(self, verb: int) -> int:
        start = verb
        while start > 0 and not self._breaks_before(start):
            if self.depths[start - 1] == self.depths[verb] and self.is_verb(start - 1):
                break
            start -= 1
        return start

    def _breaks_before(self, index: int) -> bool:
        before = self.words[index - 1]
        if before in _MAIN_BREAKS:
            return True
        comma = index > 1 and self.words[index - 2] == ","
        return comma and before in w.CONJUNCTIONS and self.depths[index - 1] == 0

    def _inherited(self, start: int, verb: int, *, fronted: bool) -> Actor:
        """No subject of its own: that of the verb before; at the sentence's start, the council."""
        if (after := self._after(verb, inverted=fronted)) is not Actor.UNSAID:
            return after
        for i in range(start - 1, -1, -1):
            if self.depths[i] == self.depths[verb] and self.is_verb(i):
                return self.actor(i)
        return Actor.COUNCIL if start == 0 or verb == 0 else Actor.UNSAID

    def _after(self, verb: int, *, inverted: bool = False) -> Actor:
        """The subject where it follows the verb: `Herefter godkendte KKR …`."""
        i = verb + 1
        while i < len(self.words) and self.words[i] in w.ADVERBS and i < verb + 4:
            i += 1
        if i >= len(self.words):
            return Actor.UNSAID
        phrase = [j for j in range(i, min(i + 3, len(self.words))) if self.words[j].isalpha()]
        if self.words[i] in w.COUNCIL:
            return (
                Actor.UNSAID if any(self.words[j] in w.GENITIVES for j in phrase) else Actor.COUNCIL
            )
        owner = self.words[i] in w.GENITIVES or self.words[i].endswith(("'s", "’s"))
        head = self.words[i + 1 : i + 2] if owner else self.words[i : i + 1]
        if inverted and (any(map(w.OUTSIDERS.fullmatch, head)) or self.is_name(phrase[:2])):
            return Actor.OTHER
        return Actor.UNSAID

    def _is_filler(self, index: int) -> bool:
        word = self.words[index]
        return word in w.ADVERBS or word in w.CONJUNCTIONS or not word[0].isalnum()

    def names_person(self) -> bool:
        """Whether two capitalised words in a row stand in the sentence that name no body."""
        places = w.REGIONS | w.COUNCIL | w.GENITIVES
        proper = [
            word[0].isupper() and lower not in places and not w.OUTSIDERS.fullmatch(lower)
            for word, lower in zip(self.printed, self.words, strict=True)
        ]
        return any(a and b for a, b in pairwise(proper))

    def _who(self, subject: list[int], verb: int) -> Actor:
        words = [self.words[i] for i in subject]
        if w.SOME.intersection(words) and w.MEMBERS.intersection(words):
            return Actor.OTHER
        if any(word in w.COUNCIL or word.startswith("kkr-") for word in words):
            return Actor.COUNCIL
        present = self.words[verb].endswith("r")
        if present and any(word in w.MUNICIPALITIES for word in words):
            return Actor.OTHER
        if any(w.OUTSIDERS.fullmatch(word) for word in words):
            return Actor.OTHER
        return Actor.OTHER if self.is_name(subject) else Actor.UNSAID

    def is_name(self, subject: list[int]) -> bool:
        """Two capitalised words in a row, or capitals: a person, party or body of that name."""
        printed = [self.printed[i] for i in subject]
        letter = any(word.isupper() and word.isalpha() and len(word) < _LONG for word in printed)
        capitals = [word[0].isupper() and not word.isupper() for word in printed]
        return letter or any(a and b for a, b in pairwise(capitals))


def find_clauses(printed: tuple[str, ...]) -> Clauses:
    """Parts a sentence: each word gets its depth and the opener of its clause."""
    words = _told_apart(tuple(word.lower() for word in printed))
    depths: list[int] = []
    anchors: list[int | None] = []
    stack: list[tuple[str, int]] = []  # opener and anchor of each open subordinate clause
    for i in range(len(words)):
        if stack and (_resumes(words, i, stack) or _is_first_finite(words, i, stack, depths)):
            stack = []
        if _opens(words, i):
            stack = _opened(stack, words, i)
        depths.append(len(stack))
        anchors.append(stack[-1][1] if stack else None)
    return Clauses(words, printed, tuple(depths), tuple(anchors))


def _told_apart(words: tuple[str, ...]) -> tuple[str, ...]:
    """`udsatte` (vulnerable) is no verb; `KKR udsatte sagen`, `udsatte KKR` is one."""
    return tuple(
        "sårbare"
        if word == "udsatte" and not _POSTPONED.intersection(words[i + 1 : i + 4])
        else word
        for i, word in enumerate(words)
    )


_POSTPONED = w.COUNCIL | frozenset(
    "sagen punktet behandlingen beslutningen drøftelsen udpegningen stillingtagen forslaget".split()
)


def _opened(stack: list[tuple[str, int]], words: tuple[str, ...], i: int) -> list[tuple[str, int]]:
    """The stack after opener `i`: `at … og at …` are siblings, anything else goes deeper."""
    sibling = i > 0 and (words[i - 1] in w.CONJUNCTIONS or words[i - 1] in {",", "–", "-", "•"})
    if sibling:
        for level in range(len(stack) - 1, -1, -1):
            if stack[level][0] == words[i]:
                return stack[: level + 1]
    return [*stack, (words[i], i)]


def _opens(words: tuple[str, ...], i: int) -> bool:
    word = words[i]
    if i == 0 and word in w.INVERTIBLE:
        return _is_resumed(words)
    if word in w.SUBORDINATORS:
        return not (word == "som" and _is_phrase_as(words, i))
    if word == "der" and i > 0 and words[i - 1] not in w.CONJUNCTIONS:
        return not _may_precede_expletive(words[i - 1])
    return word in w.AFTER_COMMA - {"der"} and (i == 0 or words[i - 1] == ",")


def _is_phrase_as(words: tuple[str, ...], i: int) -> bool:
    """Whether `som` means "as": `som indstillet`, `Som ny formand valgtes …`."""
    following = words[i + 1] if i + 1 < len(words) else ""
    if following in w.AS_SAID:
        return True
    return w.ROLES.fullmatch(following) is not None or (i == 0 and not _is_resumed(words))


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
    if word in _MAIN_BREAKS:
        return True
    if opened <= _INITIAL and w.is_finite(word):  # "Da … uafklaret, blev", "Når …, udpeger KKR"
        following = words[i + 1 : i + 2]
        council = bool(following) and following[0] in w.COUNCIL
        return before == "," or (w.is_preterite(word) and council)
    has_finite = any(map(w.is_finite, inside))
    if word == "," or word in w.CONJUNCTIONS:
        if len(stack) == 1 and stack[0][0] == "at" and _is_infinitive(inside[:1]):
            return _resumes_after(words, i, "at", past=False) or _begins_clause(words, i)
        return _resumes_after(words, i, stack[-1][0], past=any(map(w.is_preterite, inside)))
    if word == "blev" and has_finite and stack[-1][0] in {"som", "der", "hvor"}:
        return before not in w.CONJUNCTIONS
    return False


def _is_first_finite(
    words: tuple[str, ...], i: int, stack: list[tuple[str, int]], depths: list[int]
) -> bool:
    """Whether word `i` is the main clause's verb: it has none yet, and the subordinate one is full.

    `Forslaget om at flytte pladser blev ikke godkendt`, `Det udspil som KL sendte blev drøftet`,
    `Kompetencen til at svare delegeres`: an infinitive clause holds no finite verb.
    """
    if words[i - 1] in w.CONJUNCTIONS:
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
        word in w.INFINITIVES
        or word in w.DEPONENTS
        or (
            word.endswith(("e", "å"))
            and not word.endswith(("erne", "ene"))
            and word not in w.DETERMINERS
            and not w.is_finite(word)
        )
        for word in words
    )


def _begins_clause(words: tuple[str, ...], i: int) -> bool:
    """Whether a comma and a conjunction at `i` lead to a finite verb: `at svare, og planen blev`."""
    if words[i] != "," or words[i + 1 : i + 2] not in {(c,) for c in w.CONJUNCTIONS}:
        return False
    ahead = takewhile(
        lambda word: word != "," and word not in w.SUBORDINATORS, words[i + 2 : i + 12]
    )
    return any(map(w.is_finite, ahead))


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


_LONG = 6  # letters of an abbreviation: "FU", "BRN", a party's "Ø"
_INITIAL = 2  # an opener among the first three words: "Efter at", "Da", "Under forudsætning af at"
