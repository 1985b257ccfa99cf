"""The likeliest chain of headings: of all chains with rising numbers the one with the best score.

Longest-path dynamic programming. What the best chain has left out is looked at once more: sections
may stand in any order, and a number may be printed twice by mistake. There only a run with proof
counts (a case line, a field's heading or the contents list): lists in a field have numbers too.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from parse.text.spacing import squash

# The cost of a number left out.
_SKIP = 1.2
_MOST = 6
_WINDOW = 400


@dataclass(frozen=True, slots=True)
class Heading:
    """A section's or item's heading: lines `start` to `end` (exclusive) of the flow.

    `item` is None for a section. `tail` is a case line that stood on the title's last line.
    `number` is the printed one without its last dot; `part` that of an item's part (`3.2.1`).
    """

    start: int
    end: int
    section: int
    item: int | None
    title: str
    tail: str | None = None
    number: str = ""
    part: int | None = None

    @property
    def lettered(self) -> bool:
        """Whether a letter counts an item of a section: `3a`."""
        return self.item is not None and self.number[-1:].isalpha()

    @property
    def section_number(self) -> str:
        """The section's number as printed in the item's: `3` of `3.2`, `B` of `B.1`."""
        first = self.number.split(".", 1)[0]
        return first if first.isalpha() else str(self.section)

    @property
    def place(self) -> tuple[int, int, int]:
        """What headings are ordered by."""
        return self.section, self.item or 0, self.part or 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line that may be a heading.

    What is `listed` of it in the contents, and what stands `below` it, are parts of its score.
    """

    heading: Heading
    score: float
    listed: float
    below: float

    @property
    def proof(self) -> float:
        """The part of the score that nothing else explains."""
        return max(self.listed, self.below)


def chain(
    candidates: Sequence[Candidate], *, proven: float, certain: float, strong: float
) -> list[Heading]:
    """The headings among the candidates, in order.

    Args:
        candidates: in the order of their lines.
        proven: the proof that an item of a run out of order must have.
        certain: the proof that makes a heading of a number which does not rise.
        strong: the score that does so with the lesser proof where the number before is the same.
    """
    best = [candidate.heading for candidate in _best(candidates)]
    best = _with_runs(best, candidates, proven)
    twice = [one for one in candidates if one.below >= proven and one.score >= strong]
    return _with_strays(best, candidates, certain, {one.heading.start for one in twice})


def _best(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The chain of candidates with rising numbers and the highest total score."""
    best: list[float] = []
    back: list[int | None] = []
    for index, candidate in enumerate(candidates):
        total, previous = candidate.score - _opening_skip(candidate.heading), None
        for earlier in range(max(0, index - _WINDOW), index):
            before = candidates[earlier].heading
            if before.end > candidate.heading.start or before.place >= candidate.heading.place:
                continue
            chained = best[earlier] + candidate.score - _skip(before, candidate.heading)
            if chained > total:
                total, previous = chained, earlier
        best.append(total)
        back.append(previous)
    if not best:
        return []
    at: int | None = max(range(len(best)), key=lambda index: best[index])
    found: list[Candidate] = []
    while at is not None:
        found.append(candidates[at])
        at = back[at]
    return found[::-1]


def _skip(before: Heading, after: Heading) -> float:
    """The cost of the numbers left out between two headings; a missing section is dear."""
    if after.section == before.section:
        skipped = max(0, (after.item or 0) - (before.item or 0) - 1)
    else:
        skipped = after.section - before.section - 1
        skipped += (after.item - 1) if after.item else 0
        if after.item:  # an item without its section's heading
            skipped += 1
    return _SKIP * min(skipped, _MOST)


def _opening_skip(heading: Heading) -> float:
    return _SKIP * (min(heading.section - 1, _MOST) + min((heading.item or 1) - 1, _MOST))


# ── what the best chain left out ─────────────────────────────────────────────────────


def _with_runs(
    best: list[Heading], candidates: Sequence[Candidate], proven: float
) -> list[Heading]:
    """The chain with runs of sections that it has not, in the gaps between its headings."""
    used = {heading.section for heading in best}
    result: list[Heading] = []
    for start, end, heading in _gaps(best):
        inside = [
            one for one in _between(candidates, start, end) if one.heading.section not in used
        ]
        run = _best(inside)
        if any(one.heading.item is not None and one.proof >= proven for one in run):
            result += [one.heading for one in run]
            used |= {one.heading.section for one in run}
        if heading is not None:
            result.append(heading)
    return result


def _with_strays(
    best: list[Heading], candidates: Sequence[Candidate], certain: float, twice: Container[int]
) -> list[Heading]:
    """The chain with headings that are certain though their number does not rise.

    So are those that start at `twice` where the one before has the same number.

    A contents list proves none of a list of headings that are in the chain already: items have some
    (`Foreløbig dagsorden for næste møde`, rules of procedure).
    """
    result: list[Heading] = []
    known = {(heading.place, squash(heading.title)) for heading in best}
    lists = _lists(candidates)
    for start, end, heading in _gaps(best):
        for one in _between(candidates, start, end):
            stray = one.heading
            free = not result or result[-1].end <= stray.start
            titles = {squash(other.title) for other in (*result[-1:], heading) if other is not None}
            repeated = (stray.place, squash(stray.title)) in known
            proof = one.below if repeated and stray.start in lists else one.proof
            again = stray.start in twice and bool(result) and stray.place == result[-1].place
            if free and (proof >= certain or again) and squash(stray.title) not in titles:
                result.append(stray)
        if heading is not None:
            result.append(heading)
    return result


def _lists(candidates: Sequence[Candidate]) -> set[int]:
    """Where candidates of several sections begin that follow one another line by line."""
    runs: list[list[Heading]] = []
    for heading in (candidate.heading for candidate in candidates):
        if runs and runs[-1][-1].end == heading.start:
            runs[-1].append(heading)
        else:
            runs.append([heading])
    lists = (run for run in runs if run[0].section != run[-1].section)
    return {heading.start for run in lists for heading in run}


def _gaps(best: Sequence[Heading]) -> list[tuple[int, int | None, Heading | None]]:
    """The gaps before the headings and after the last: first line, end, the heading at its end."""
    starts = [0, *(heading.end for heading in best)]
    ends: list[Heading | None] = [*best, None]
    return [
        (start, end.start if end else None, end) for start, end in zip(starts, ends, strict=True)
    ]


def _between(candidates: Sequence[Candidate], start: int, end: int | None) -> list[Candidate]:
    return [
        one
        for one in candidates
        if one.heading.start >= start and (end is None or one.heading.end <= end)
    ]
