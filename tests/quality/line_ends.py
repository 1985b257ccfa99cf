"""Line-end hyphens: how many of a document's are undone or kept as its truth has it.

Each line of the text that ends in a hyphen makes, with the next one, a word that is joined
(`forret-/ningsudvalg`), hyphenated (`KL-/evaluering`) or hanging (`social-/og`). Which of them is
right the truth says; a line end of which it says nothing, or two things, is not counted. A form
that the parser's result has less often than the truth was read wrongly that many times.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from parse.flow.layout import flow
from parse.model import Reading

_LEFT = re.compile(r"[^\s(\[„”“\"'»]+$")
_RIGHT = re.compile(r"[^\s,.;:!?)\]”“\"'«]+")


def line_ends(reading: Reading, got: Any, wanted: Any) -> tuple[int, int]:
    """How many line-end hyphens are right, and how many there are of which the truth tells."""
    told, read = ("\n".join(_strings(value)) for value in (wanted, got))
    forms = Counter(
        form for above, below in _breaks(reading) if (form := _right_form(above, below, told))
    )
    wrong = sum(
        min(count, max(0, _count(form, told) - _count(form, read))) for form, count in forms.items()
    )
    return forms.total() - wrong, forms.total()


def _breaks(reading: Reading) -> Iterator[tuple[str, str]]:
    """The two halves around each line-end hyphen."""
    for above, below in pairwise(line.text for line in flow(reading).lines):
        left = _LEFT.search(above.rstrip("-\u00ad")) if above.endswith(("-", "\u00ad")) else None
        right = _RIGHT.match(below)
        if left and right:
            yield left.group(), right.group()


def _right_form(left: str, right: str, told: str) -> str | None:
    forms = [
        form for form in (left + right, f"{left}-{right}", f"{left}- {right}") if _count(form, told)
    ]
    return forms[0] if len(forms) == 1 else None


def _count(form: str, text: str) -> int:
    return len(re.findall(rf"(?<![\w-]){re.escape(form)}(?!\w)", text))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        # A decision's text is that of its field, and what may be missing is no evidence.
        free = value.get("optional", ())
        for key, held in value.items():
            if key == "paragraphs":
                yield from (t for n, t in enumerate(held) if n not in free and t not in free)
            elif key not in ("decision", "problems", "optional", "links"):
                yield from _strings(held)
    elif isinstance(value, list):
        for held in value:
            yield from _strings(held)
