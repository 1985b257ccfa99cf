"""The case line under an item's title: `SAG-2021-04819 chbo/jhp`, 2012: `SAG NR.: jhp/egl`."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORKERS = r"[a-zæøåA-ZÆØÅ]{2,6}(?:\s*[/,]\s*[a-zæøåA-ZÆØÅ]{2,6})*"
_NUMBER = r"\d{4}\s?[-–]\s?\d{3,6}"
_SAG = r"S\s?A\s?G"  # letter-spaced and broken like any title
# What may follow a number: initials in any shape, more numbers. Prose has longer words.
_REST = rf"(?:[\s/,;.]*(?:og\b|{_SAG}\s?[-–]\s?{_NUMBER}|[a-zæøåA-ZÆØÅ.]{{1,6}}\d?(?![^\W_])))*"
CASE_LINE = re.compile(
    rf"^(?:{_SAG}\s?[-–]\s?(?P<number>{_NUMBER})(?P<workers>{_REST})"
    rf"|{_SAG}S?\s?-?\s?(?:NR|NUMMER)\.?\s?:?\s*(?P<number2>(?:SAG\s?-\s?)?{_NUMBER})?\s*(?P<workers2>(?:{_WORKERS})?))"
    r"\s*\.?$",
    re.IGNORECASE,
)
_AT_END = re.compile(rf"\s+(SAG\s?-\s?{_NUMBER}(?:\s+{_WORKERS})?)\s*$")
_MORE = re.compile(rf"{_SAG}\s?[-–]\s?{_NUMBER}|\bog\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CaseLine:
    """Case number as printed (`SAG-2021-04819`, None where absent) and the workers' initials."""

    number: str | None
    workers: tuple[str, ...]


def parse_case_line(text: str) -> CaseLine | None:
    """What a case line says, None where the text is none."""
    found = CASE_LINE.match(text.strip())
    if found is None:
        return None
    number = found["number"] or found["number2"]
    workers = found["workers"] or found["workers2"] or ""
    if number is not None:
        number = "SAG-" + re.sub(r"\s|^SAG\s?-\s?", "", number, flags=re.IGNORECASE).replace(
            "–", "-"
        )
    initials = re.findall(r"[^\W\d_]{2,6}", _MORE.sub(" ", workers))
    return CaseLine(number, tuple(initials))


def parse_workers(text: str) -> tuple[str, ...]:
    """The initials of the case workers, () where the text is anything else."""
    if not re.fullmatch(_WORKERS, text.strip()):
        return ()
    return tuple(re.split(r"\s*[/,]\s*", text.strip()))


def split_case_line(title: str) -> tuple[str, str | None]:
    """A title and the case line that extraction glued to its end, if any."""
    found = _AT_END.search(title)
    return (title[: found.start()], found[1]) if found else (title, None)
