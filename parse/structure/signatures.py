"""Where minutes are signed or closed: below the last item, and no part of what was decided there.

`Således vedtaget` and names below lines to write on stand at the end of minutes that are signed on
paper. In the last item's decision they would be its text, and an outcome.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from parse.lines.fields import opens_field, opens_item
from parse.model import CELL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parse.lines.chain import Heading
    from parse.lines.flowline import FlowLine

_RULE = re.compile(r"(?:_\s?){5,}|(?:\.\s?){5,}|(?:…\s?){5,}")
_HEADING = re.compile(r"underskrift(?:er|sblad|sark|sside)?:?$|sign(?:eret)?\.?:.", re.IGNORECASE)
# The sheet that a service adds to papers signed electronically begins so; no item's field is below
_ELECTRONIC = re.compile(
    r"underskrift(?:erne|en)? i dette dokument er juridisk bindende"
    r"|dokumentet er (?:underskrevet|signeret)(?: digitalt| elektronisk)? (?:via|med|gennem) ",
    re.IGNORECASE,
)
_NAME_OF_SERVICE = 20  # characters, above it
_CLOSING = re.compile(
    r"(?:således (?:vedtaget|besluttet|protokolleret)"
    r"|mødet (?:er |blev )?(?:slut(?:tede|tet)?|hævet|afsluttet|startede|startet|begyndte)"
    r"|(?:referatet|protokollen) (?:er |blev )?(?:godkendt|underskrevet|oplæst)"
    r"|(?:godkendt|underskrevet)(?: af formanden)?,? (?:den|d\.) \d+)\b.{0,40}$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"mødet (?:er |blev )?(?:slut|hævet|afsluttet|start)\w*.{0,30}$", re.IGNORECASE)
# Below `Mødet hævet:`
_HOUR = re.compile(r"(?:kl\.?\s?)?\d{1,2}[.:]\d\d(?::\d\d)?(?:\s?[AP]M)?\.?$", re.IGNORECASE)
_ROLE = re.compile(
    r"(?:(?:næst)?formand|borgmester|referent|mødeleder|sekretær|dato|den)\b[^.!?]{0,30}$",
    re.IGNORECASE,
)
_PART = r"[A-ZÆØÅ][\w'’.-]*"
# What heads the columns of a list to sign
_COLUMN = re.compile(r"(?:navn|underskrift|signatur|dato)", re.IGNORECASE)
_NAME = re.compile(
    rf"{_PART}(?: (?:{_PART}|af|de|den|van|von)){{1,7}}(?: \(\w+\))?"
    r"(?:, (?:(?:næst)?formand|borgmester|referent))?$"
)


def signed_from(lines: Sequence[FlowLine], headings: Sequence[Heading]) -> int:
    """Where the signatures behind the last item begin; the lines' end without any.

    When the meeting ended (`Mødet hævet kl. 11:45`) needs none, where it is set off.
    """
    first = headings[-1].end if headings else len(lines)
    for at in range(first, len(lines)):
        if _ELECTRONIC.match(lines[at].text) and not any(map(opens_field, lines[at:])):
            named = at > first and len(lines[at - 1].text) <= _NAME_OF_SERVICE
            return at - 1 if named and not lines[at - 1].text.endswith(".") else at
    start = len(lines)
    while start > first and not opens_item(lines[start - 1]) and _may_be_signed(lines[start - 1]):
        start -= 1
    end = [line.text for line in lines[start:]]
    if not any(_is_rule(text) or _HEADING.match(text) for text in end):
        ended = (
            at
            for at in range(max(start, first + 1), len(lines))
            if lines[at].set_off and _ENDED.match(lines[at].text) and not opens_item(lines[at - 1])
        )
        return next(ended, len(lines))
    return next(start + at for at, text in enumerate(end) if _begins(text))


def _begins(text: str) -> bool:
    return _is_rule(text) or bool(_HEADING.match(text) or _CLOSING.match(text))


def _is_rule(text: str) -> bool:
    """Whether a line is one to write on, alone or with whose it is."""
    rest = _RULE.sub("", text)
    return rest != text and (not rest.strip() or _is_persons(rest.strip()))


def _is_persons(text: str) -> bool:
    return bool(_NAME.match(text) or _ROLE.match(text))


def _may_be_signed(line: FlowLine) -> bool:
    """Whether a line may stand among signatures: a line to write on, a name, a set phrase.

    In a list to sign, each cell may.
    """
    cells = [cell for cell in line.text.split(CELL) if cell.strip()]
    return all(
        _begins(cell) or _is_persons(cell) or _COLUMN.fullmatch(cell) or _HOUR.match(cell)
        for cell in cells
    )
