"""From the text of a decision to what it amounts to.

`decision_cues` says in which words Danish minutes decide, `parse.language` finds them, `clauses`
tells where they stand, `judgement` whether they count. A wrong outcome is worse than none: what
cannot be ascribed to the council's own meeting does not count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.language import Reader
from parse.model import Outcome
from parse.outcomes.acts import acts
from parse.outcomes.appointees import are_names
from parse.outcomes.asked import BULLET, as_act, purpose
from parse.outcomes.cue_notation import phrase
from parse.outcomes.cues import Form
from parse.outcomes.decision_cues import ADDED_TO, CUES, OFF_AGENDA
from parse.outcomes.hits import Hit
from parse.outcomes.judgement import judge
from parse.outcomes.matters import named_points
from parse.outcomes.orders import orders
from parse.outcomes.passives import in_one_passive
from parse.outcomes.protocol import without_protests
from parse.outcomes.tasks import tells
from parse.outcomes.titles import appoints, is_agenda
from parse.outcomes.verb_forms import PARTICIPLES, PASSIVES, PAST_PASSIVES, PRETERITES
from parse.outcomes.votes import of_most, without_votes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_read = Reader({str(number): phrase(cue.words) for number, cue in enumerate(CUES)})

_CLOSED = (".", "!", "?", ";")
_REPORTED = re.compile(
    r"\b(nævnt|bemærket|fremhævet|påpeget|understreget|peget på|kommentar\w*|bemærkning(er|erne)"
    r"|synspunkt\w*|pointer|input|budskaber|anført|fremført|oplyst|orienteret|sagt)\b[^.]*:?$",
    re.IGNORECASE,
)
"""Lines that open a list of what was said."""
_HEADING = re.compile(
    r"(?:\w+ )?(?:opfølgning|konklusion\w*|beslutning\w*|aftaler):", re.IGNORECASE
)
"""Lines that only name what follows, each of which says by itself what was decided."""
_OPEN = re.compile(r"^(?:\w+ ){1,2}(?:har )?beslutte(?:de|t|des)[:,]?$", re.IGNORECASE)
"""`KKR Sjælland besluttede:` says nothing without what follows."""


def classify(
    paragraphs: Sequence[str], recommendation: Sequence[str] = (), title: str = ""
) -> tuple[Outcome, ...]:
    """The outcomes of a decision in the order of its text, each once.

    Empty for no text; `UNCLASSIFIED` alone when there is text and nothing in it decides. The
    item's recommendation or title tells what a text of nothing but names is, and the title
    whether it is the agenda from which something is taken.
    """
    found = _found_whole(paragraphs)
    if is_agenda(title):
        found = [hit for hit in found if hit.cue not in OFF_AGENDA]
    strong = _named(hit for hit in found if not hit.weak)
    if strong:
        strong = _named(hit for hit in found if not hit.weak or _adds(hit, strong))
    if strong or not any(map(str.strip, paragraphs)):
        return strong
    if named := _named(found):
        return named
    asked = appoints(title) or Outcome.APPOINTED in recommended_outcomes(recommendation)
    persons = asked and are_names(paragraphs)
    return (Outcome.APPOINTED,) if persons else (Outcome.UNCLASSIFIED,)


def recommended_outcomes(recommendation: Sequence[str]) -> tuple[Outcome, ...]:
    """What a recommendation asks for: what `KKR tiltrådte indstillingen` amounts to.

    >>> recommended_outcomes(["Det indstilles, at KKR Sjælland drøfter og godkender planen."])
    (<Outcome.DISCUSSED: 'discussed'>, <Outcome.APPROVED: 'approved'>)
    """
    acts = [as_act(text) for text in recommendation]
    if len(acts) == 1 and (outcome := purpose(acts[0])):
        return (outcome,)
    found = _found(acts)
    said = [hit for hit in found if not hit.cue.is_task]  # `godkendes og sendes til kommunerne`
    return _named(said or found)


def says_outcome(text: str) -> bool:
    """Whether a text says what became of a matter, and not only what is to be done.

    >>> says_outcome("Planen blev godkendt."), says_outcome("Sekretariatet udsender planen.")
    (True, False)
    """
    return any(hit.outcome and not hit.cue.is_task for hit in _found_whole([text]))


def _found_whole(paragraphs: Sequence[str]) -> list[Hit]:
    """The cues that count; where there are none, those that do with torn words put together.

    Where there are none then either, what the text begins with may be an order.
    """
    found = _found(paragraphs)
    if not found and (whole := list(map(_whole, paragraphs))) != list(paragraphs):
        found = _found(whole)
    if all(map(_is_circumstance, found)):
        first = next((one for text in paragraphs for one in _read(in_one_passive(text))), None)
        cues = (Hit(CUES[int(m.label)], m.start, m.end) for m in first.matches) if first else ()
        if first and all(map(_is_circumstance, cues)):
            found = [*orders(first.words), *found]
    return found


def _is_circumstance(hit: Hit) -> bool:
    """Whether a cue only hints at a debate: `justeres i overensstemmelse med drøftelsen`."""
    return hit.cue.outcome is Outcome.DISCUSSED and hit.cue.form is Form.STATEMENT and hit.cue.weak


def _found(paragraphs: Sequence[str]) -> list[Hit]:
    """The cues that count, in the order of the text."""
    found: list[Hit] = []
    proposed, told = None, False
    for text in _joined(of_most(without_protests(paragraphs))):
        for sentence in _read(in_one_passive(named_points(without_votes(text)))):
            judged = judge(sentence, proposed, told=told)
            found += judged.hits or acts(sentence, told=told)
            proposed = judged.proposed
            told = told or tells(sentence.words)
    return found


_PAIR = re.compile(r"\b([^\W\d_]{2,}) (?=([a-zæøå]{2,})\b)")
_SHORTEST = 6  # `tog et` is no `toget`
_TORN = {"efterretning"}.union(
    word for word in PRETERITES | PARTICIPLES | PASSIVES | PAST_PASSIVES if len(word) >= _SHORTEST
)


def _whole(text: str) -> str:
    """The text with words of minutes put together that are torn into two other words.

    As text these stay apart (`parse.text.debris` is not sure); where nothing else decides they do.

    >>> _whole("Planen blev god kendt.")
    'Planen blev godkendt.'
    """
    return _PAIR.sub(lambda m: m[1] if f"{m[1]}{m[2]}".lower() in _TORN else m[0], text)


def _adds(hit: Hit, strong: Sequence[Outcome]) -> bool:
    """Whether an act of the council's own says something beside what it did outright."""
    added_to = ADDED_TO.get(hit.cue.outcome) if hit.also else None
    return added_to is not None and added_to.issuperset(strong)


def _named(hits: Iterable[Hit]) -> tuple[Outcome, ...]:
    """Their outcomes, each once."""
    return tuple(dict.fromkeys(hit.outcome for hit in hits if hit.outcome is not None))


def _joined(paragraphs: Iterable[str]) -> list[str]:
    """The paragraphs, each entry of a list together with the line that opens the list.

    `KKR besluttede:` / `– at godkende planen` / `– at …` say one thing each; what stands below
    `Følgende blev nævnt:` was said and not done.
    """
    texts: list[str] = []
    opening = ""
    for paragraph in paragraphs:
        for line in filter(None, map(str.strip, paragraph.splitlines())):
            entry = BULLET.sub("", line)
            listed = entry != line or entry[:3].lower() == "at "
            if opening and texts[-1:] == [opening] and _OPEN.search(opening):
                texts.pop()  # what follows says what
            by_itself = _HEADING.fullmatch(opening) and entry[:3].lower() != "at "
            if listed and by_itself:
                texts.append(entry)
                continue
            if opening and listed:
                if not _REPORTED.search(opening):
                    texts.append(f"{opening.rstrip(':,')} {_lowered(entry)}")
                continue
            texts.append(line)
            opening = "" if line.endswith(_CLOSED) or entry != line else line
    return texts


def _lowered(entry: str) -> str:
    """The entry as the rest of a sentence; a name keeps its capital."""
    first, _, rest = entry.partition(" ")
    name = rest[:1].isupper() or first.isupper()
    return entry if name else entry[0].lower() + entry[1:]
