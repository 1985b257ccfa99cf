"""Which words of a sentence stand in its main clause, and who acts there.

Danish says what was decided in main clauses (`KKR godkendte planen`) and what others do, did or
should do in subordinate ones (`X oplyste, at regionen har godkendt planen`). Without a trained
tagger the clauses are found by the words that open them and by what resumes the main one.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from parse.outcomes import clause_words as w
from parse.outcomes import matters

if TYPE_CHECKING:
    from collections.abc import Sequence

MAIN_BREAKS = frozenset({";", ":"})
_GOVERNING = w.PREPOSITIONS - w.ADVERBS - {"som", "hvad", "hertil", "ud", "over"}
_PRONOUNS = frozenset({"alle", "begge", "de", "flere", "øvrige"})
"""Articles and subjects alike: `de godkendte planer`, `De godkendte planen`."""
_CLOSED = w.ADVERBS | w.PREPOSITIONS | w.DETERMINERS | w.COUNCIL | w.SUBORDINATORS
_INITIALS = 2
_LONG = 6  # letters of an abbreviation: "FU", "BRN", a party's "Ø"


class Actor(Enum):
    """Whose act a verb tells: the council's, another's, or not said.

    `UNKNOWN` has a subject that is nobody we know: anyone's (`Vejdirektoratet`, `Rapporten`), an
    adverb's place (`Enstemmigt vedtog …`), but not the council, which has few names.
    """

    COUNCIL = auto()
    OTHER = auto()
    UNSAID = auto()
    UNKNOWN = auto()

    @property
    def may_be_council(self) -> bool:
        """Whether the act may be told as the council's."""
        return self in {Actor.COUNCIL, Actor.UNSAID}


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
            verbless = not any(
                self.is_verb(i) for i in range(verb) if self.depths[i] == self.depths[verb]
            )
            worded = any(self.words[i].isalpha() for i in stretch)
            fronted = worded or (verbless and verb > 0 and self.words[verb - 1] == ",")
            return self._inherited(start, verb, fronted=fronted)
        first = self.words[subject[0]]
        lead = self.words[stretch[0]]
        if lead in w.PREPOSITIONS or first in w.PREPOSITIONS or first == "der":
            return self._after(verb, inverted=True)
        head_ends = next((i for i in stretch[1:] if self.words[i] in w.OF_PLACE), verb)
        actor = self._who([i for i in subject if i < max(head_ends, subject[0] + 1)], verb)
        if actor not in {Actor.UNSAID, Actor.UNKNOWN}:
            return actor
        after = self._after(verb)
        return actor if after is Actor.UNSAID else after

    def is_verb(self, index: int) -> bool:
        """Whether the word is, or looks like, a finite verb: not in `det foreslåede beløb`."""
        if not w.is_finite(self.words[index]):
            return False
        adjective = self.words[index].endswith("ede") or self.words[index] in w.HANDED_OUT
        return not (adjective and self.is_attributive(index))

    def is_attributive(self, index: int) -> bool:
        """Whether a form in -ede is an adjective: `den godkendte plan`, `de af KKR udpegede`."""
        following = self.words[index + 1 : index + 2]
        if index == 0 or following in {("kkr",), ("man",), ("vi",), ("sig",)}:
            return False
        if self.words[index] in w.PERFECT:  # `alle var`
            return False
        if self.words[index - 1] in _PRONOUNS and any(map(w.is_definite, following)):
            return False
        before = self.words[index - 1]
        if before in w.GENITIVES | w.DETERMINERS | w.EARLIER | _GOVERNING:
            return True
        if before == "og" and self.words[max(0, index - 3)] in w.DETERMINERS:
            return self._leads_to_noun(index)  # `det fremlagte og justerede udkast`
        agent = self.words[max(0, index - 5) : index]
        if "af" not in agent:
            return False
        by = agent.index("af")
        named = agent[by + 1 :]
        if by and agent[by - 1] in w.DETERMINERS:
            return True
        return bool(named) and all(word in w.COUNCIL or word in w.REGIONS for word in named)

    def _leads_to_noun(self, index: int) -> bool:
        """Whether a noun without an article follows, so that what stands before describes it."""
        following = self.words[index + 1] if index + 1 < len(self.words) else "."
        return following.isalpha() and following not in _CLOSED and not w.is_definite(following)

    def clause_start(self, index: int) -> int:
        """Where the part of the main clause begins to which the word belongs."""
        start = index
        while start > 0 and not self._breaks_before(start):
            start -= 1
        return start

    def stretch(self, index: int) -> list[int]:
        """What stands before the word in its part of the main clause, and on its level."""
        level = self.depths[index]
        return [i for i in range(self.clause_start(index), index) if self.depths[i] == level]

    def opening(self, index: int) -> int:
        """The word that opens the word's own clause: of `at … og at …` the second, for what it has.

        0 in the main clause.
        """
        anchor = self.anchors[index]
        if anchor is None:
            return 0
        opener, depth = self.words[anchor], self.depths[anchor]
        openers = (
            i
            for i in range(index, anchor, -1)
            if self.words[i] == opener and self.depths[i] == depth
        )
        return next(openers, anchor)

    def _stretch_start(self, verb: int) -> int:
        start = verb
        while start > 0 and not self._breaks_before(start):
            if self.depths[start - 1] == self.depths[verb] and self.is_verb(start - 1):
                break
            start -= 1
        return start

    def _breaks_before(self, index: int) -> bool:
        before = self.words[index - 1]
        if before in MAIN_BREAKS:
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
        each = self.words[i] == "hver"  # `udpeger hver kommune`
        head = self.words[i + 1 : i + 2] if owner or each else self.words[i : i + 1]
        if (inverted or self.words[verb] in w.CAN) and self._is_town(i):
            return Actor.OTHER  # `dog kan Køge Kommune ikke`
        if inverted and (any(map(w.OUTSIDERS.fullmatch, head)) or self.is_name(phrase[:2])):
            return Actor.OTHER
        if inverted and self._is_present(verb) and w.MUNICIPALITIES.intersection(head):
            if self.words[i + 1 : i + 2] == ("i",) and w.COUNCIL.intersection(
                self.words[i + 2 : i + 3]
            ):
                return Actor.COUNCIL  # `Herefter anbefaler kommunerne i KKR`
            return Actor.OTHER  # `Efter ferien udpeger kommunerne`
        if inverted and self.printed[i][0].isupper() and not may_be_council(self.words[i : i + 3]):
            return Actor.UNKNOWN  # `Herefter anbefalede Vejdirektoratet`
        return Actor.UNSAID

    def _is_filler(self, index: int) -> bool:
        word = self.words[index]
        return word in w.ADVERBS or word in w.CONJUNCTIONS or not word[0].isalnum()

    def names_person(self, start: int = 0, end: int | None = None) -> bool:
        """Whether two capitalised words in a row stand in the sentence that name no body."""
        places = w.REGIONS | w.COUNCIL | w.GENITIVES
        proper = [
            word[0].isupper()
            and not (word.isupper() and len(word) > _INITIALS)  # `FOA Sydjylland`
            and lower not in places
            and not w.OUTSIDERS.fullmatch(lower)
            for word, lower in zip(self.printed[start:end], self.words[start:end], strict=True)
        ]
        return any(a and b for a, b in pairwise(proper))

    def _who(self, subject: list[int], verb: int) -> Actor:
        words = [self.words[i] for i in subject]
        if w.SOME.intersection(words) and (w.MEMBERS.intersection(words) or len(words) == 1):
            return Actor.OTHER
        if self.words[subject[-1] : subject[-1] + 2] == ("rådet", "for"):
            return Actor.OTHER  # `Rådet for Socialt Udsatte`
        if any(word in w.COUNCIL or word.startswith("kkr-") for word in words):
            return Actor.COUNCIL
        if self._is_town(subject[0]):
            return Actor.OTHER
        if self._is_present(verb) and any(word in w.MUNICIPALITIES for word in words):
            return Actor.OTHER
        if any(w.OUTSIDERS.fullmatch(word) for word in words):
            return Actor.OTHER
        if self.is_name(subject):
            return Actor.OTHER
        return Actor.UNSAID if may_be_council(words) else Actor.UNKNOWN

    def _is_present(self, verb: int) -> bool:
        word = self.words[verb]
        return (word.endswith("r") and word != "var") or word in w.PRESENT_MODALS

    def _is_town(self, index: int) -> bool:
        """Whether a municipality is named there, and not what belongs to it: `Køge Kommunes`."""
        if self.words[index] not in w.TOWNS or not self.printed[index][0].isupper():
            return False
        return self.words[index + 1 : index + 2] not in {("kommunes",), ("byråds",)}

    def is_name(self, subject: list[int]) -> bool:
        """Two capitalised words in a row, or capitals: a person, party or body of that name."""
        printed = [self.printed[i] for i in subject]
        letter = any(word.isupper() and word.isalpha() and len(word) < _LONG for word in printed)
        capitals = [word[0].isupper() and not word.isupper() for word in printed]
        return letter or any(a and b for a, b in pairwise(capitals))


def may_be_council(subject: Sequence[str]) -> bool:
    """Whether a subject may stand for the council, or for the matter that it acts on.

    `Et flertal`, `De 19 kommuner`, `Alle`, `Sagen (afventer)`.
    """
    alike = any(
        word in w.COUNCIL_TOO or word.endswith("kommunerne") or matters.is_on_agenda(word)
        for word in subject
    )
    return alike or all(word in w.PRONOUNS or not word.isalpha() for word in subject)
