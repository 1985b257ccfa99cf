"""From the text of a decision to what it amounts to.

`parse.outcome_cues` says in which words Danish minutes decide, `parse.language` finds them,
`parse.clauses` tells where they stand, `parse.judgement` whether they count. A wrong outcome is
worse than none: what cannot be ascribed to the council's own meeting does not count.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.judgement import judge
from parse.language import Reader
from parse.model import Outcome
from parse.outcome_cues import CUES, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_read = Reader({str(number): phrase(cue.words) for number, cue in enumerate(CUES)})

_BULLET = re.compile(r"^\s*(?:[–—•▪*·➢✓-]|\d{1,2}[.)]|[a-zæøå]\))\s+")
_CLOSED = (".", "!", "?", ";")
_ASKED = re.compile(
    r"^(?:(?:det|der|kkr[\w\s-]*?|formandskabet)\s+)?(?:indstille[rs]|foreslå[rs]?|anbefales)\b"
    r"[\s,:]*(?:at\b)?|^(?:og\s+)?at\b",
    re.IGNORECASE,
)


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
    return _ASKED.sub("", _BULLET.sub("", text)).strip(" ,:")


def _outcomes(paragraphs: Sequence[str], *, weak: bool) -> tuple[Outcome, ...]:
    found = (
        hit.outcome
        for text in _joined(paragraphs)
        for sentence in _read(text)
        for hit in judge(sentence)
        if hit.outcome is not None and (weak or not hit.weak)
    )
    return tuple(dict.fromkeys(found))


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
            opening = "" if line.endswith(_CLOSED) or entry != line else line
    return texts
