"""Web addresses over line ends: where one goes on, and what a link says it is."""

from __future__ import annotations

import re
from collections.abc import Iterable

_OPEN = re.compile(r"(?:https?://|www\.)\S*$|\S+@\S*$", re.IGNORECASE)
# What only the rest of an address looks like: a path, a file name, a domain.
_REST = re.compile(
    r"^(?=\S*[\d._~%-])[\w%~-][^\s,;]*/\S*[^\W_]|^[\w%~./-]+\.(?:pdf|aspx?|html?|php|docx?|xlsx?|dk|com|org|eu|net)\b",
    re.IGNORECASE,
)
_BARE_REST = re.compile(r"^(?:pdf|aspx?|html?|php|docx?|xlsx?|dk|com|org|eu|net)\b", re.IGNORECASE)
_INSIDE = tuple("_=?&%#@~")
_WORDS = frozenset("og eller samt for på til i om som der hvor kan er hvis her se med".split())
_LONGEST = 300


def goes_on(above: str, below: str) -> bool:
    """Whether a web or mail address at the end of one line goes on in the next."""
    opened = _OPEN.search(above)
    if opened is None or not below[:1].isalnum():
        return False
    word = below.split(" ", 1)[0]
    if above.endswith(_INSIDE) or opened.group().casefold().endswith("www."):
        return True
    if above.endswith("/"):
        return word.strip(".,;:)").casefold() not in _WORDS and not word.istitle()
    rest = _REST.match(word) is not None
    if above.endswith("."):
        return word[:1].islower() and (rest or _BARE_REST.match(word) is not None)
    return rest and not above.endswith((",", ";", ":", ")"))


def whole_addresses(text: str, targets: Iterable[str]) -> str:
    """The text with the addresses that links name put together again."""
    for target in targets:
        shown = re.sub(r"^(?:https?://|mailto:)", "", target).rstrip("/")
        if len(shown) > _LONGEST or len(shown) < len("kl.dk/") or shown in text:
            continue
        pattern = "-? ?".join(map(re.escape, shown))
        text = re.sub(pattern, lambda _, whole=shown: whole, text, count=1)  # type: ignore[misc]  # a lambda
    return text
