"""Where the parser noted what: the list behind the counts of `kkr status`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from corpus.records import FoundProblem

ALL = "all"


def chosen(found: Iterable[FoundProblem], codes: Collection[str]) -> list[FoundProblem]:
    """Those with one of these codes, or of `all`: code by code, each meeting by meeting."""
    wanted = (one for one in found if ALL in codes or one.problem.code in codes)
    return sorted(wanted, key=lambda one: (one.problem.code, one.meeting or "~", one.name))


def problems_to_json(found: Iterable[FoundProblem]) -> list[dict[str, Any]]:
    """Each problem with its document."""
    return [
        {
            "code": one.problem.code,
            "message": one.problem.message,
            "page": one.problem.page,
            "document": one.sha256,
            "name": one.name,
            "meeting": one.meeting,
        }
        for one in found
    ]


def problem_lines(found: Sequence[FoundProblem]) -> Iterator[str]:
    """For people: a line each, below its code."""
    code = None
    for one in found:
        if one.problem.code != code:
            code = one.problem.code
            yield f"{code}:"
        page = f", p. {one.problem.page}" if one.problem.page else ""
        place = f"{one.meeting or 'of no meeting'}, {one.name} ({one.sha256[:12]}){page}"
        yield f"  {place}: {one.problem.message}"


def not_noted(found: Iterable[FoundProblem], codes: Iterable[str]) -> list[str]:
    """Which of these codes no document has, as far as they are none of the word `all`."""
    noted = {one.problem.code for one in found}
    return [code for code in dict.fromkeys(codes) if code not in noted and code != ALL]
