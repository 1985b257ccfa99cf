"""The association's mission statement, which stands on covers in the same words for years.

`Mission`, `Vision` (2012–), each above a sentence that begins with `KL`; `KL's mission`, `KL's
grundlæggende mål`, `… værdier` (2010–11), above sentences or lists. What only begins like these
(`Visioner for fremtidens sundhed`) is text of the paper's own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parse.model import Paragraph
from parse.text.spacing import squash

_NAMES = r"(?:(?:tre|fire|fem)?grundlæggende)?(?:mission|vision|mål|værdier)(?:ogvision)?"
_HEADING = re.compile(
    rf"(?:(?P<own>kl['’´]?s){_NAMES}|mission(?:ogvision)?|vision|(?:tre)?grundlæggende(?:mål|værdier)"
    r"|værdier):?"
)
# Heading and text in one: `Mission KL bidrager til …`, `KL's mission er at …`.
_WITH_TEXT = re.compile(
    r"(?:(?:mission|vision)[\s:.–-]+(?-i:KL)\b|KL['’´]?s\s+(?:mission|vision)(?:\s+er\b|\s*:))",
    re.IGNORECASE,
)
_SPEAKS = re.compile(r"KL\b")
_GOES_ON = re.compile(r"KL\b|[Aa]t\b|[-–•*▪]|[a-zæøå]")


def heads_statement(text: str) -> bool:
    """Whether a line may be a heading of the statement."""
    return bool(_HEADING.fullmatch(squash(text)) or _WITH_TEXT.match(text))


def without_statement(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """What is left of a cover's text; a statement ends at the latest with its page.

    >>> kept = without_statement([Paragraph(text) for text in ("Vision", "Kl. 10: Kaffe")])
    >>> [paragraph.text for paragraph in kept]
    ['Vision', 'Kl. 10: Kaffe']
    """
    kept: list[Paragraph] = []
    page: int | None = None
    within = due = False  # in the statement; behind a heading of it
    for index, paragraph in enumerate(paragraphs):
        within = within and paragraph.page == page
        heading = _HEADING.fullmatch(squash(paragraph.text))
        if heading and (within or heading["own"] or _is_followed(paragraphs[index + 1 :])):
            within, due, page = True, True, paragraph.page
        elif _WITH_TEXT.match(paragraph.text):
            within, due, page = True, False, paragraph.page
        elif within and (due or _GOES_ON.match(paragraph.text)):
            due = False
        else:
            within = False
            kept.append(paragraph)
    return kept


def _is_followed(below: Sequence[Paragraph]) -> bool:
    """Whether the first text below a heading, others left out, is the association's of itself."""
    texts = (one.text for one in below)
    first = next((text for text in texts if not _HEADING.fullmatch(squash(text))), "")
    return _SPEAKS.match(first) is not None
