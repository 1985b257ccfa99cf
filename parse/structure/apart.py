"""Numbers that a text dump has on lines of their own, put before their titles again.

`pdftotext` writes a heading whose title stands a tab behind its number as two blocks: `2.1.`, and
below it the title. Where two headings stand close, both numbers come first, and then both titles.
Such a run is taken apart where one way alone is possible; the numbers that stay apart are told.

Some templates set `Punkt 3` on a line above the title themselves (meeting portals, 2015–): there
the lines with that word count the paper's items.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from itertools import combinations, pairwise

from parse.dialects import CLOSING_TITLES, SECTION_TITLES
from parse.flow.tables import is_row_line
from parse.lines.chain import Heading
from parse.lines.cuts import is_cut_date
from parse.lines.fields import item_opens_at, opens_item
from parse.lines.flowline import FlowLine
from parse.lines.numbering import Numbered, bare_number, is_next, lone_number, numbered, place_of
from parse.structure.contents import Contents
from parse.text.hyphens import Spelling, join
from parse.text.spacing import squash

# Longer lines, and more lines for each number, are no titles only.
_LONGEST_LINE, _MOST_LINES = 120, 3
# Headings so close: a section's or two, and the first item's. More have more ways than time.
_LONGEST_RUN = 4
# Of the numbers alone above titles, how many follow the one before.
_FEWEST_PAIRS, _MOST = 1, 0.6
_NO_TITLE_ENDS = (".", ",", ";", ":")

Title = tuple[FlowLine, ...]


def with_titles(
    lines: Sequence[FlowLine], contents: Contents, spelled: Spelling
) -> tuple[FlowLine, ...]:
    """The flow's lines, with numbers that stand alone below the contents before their titles."""
    placed = list(lines[: contents.end])
    at = contents.end
    over = _over_titles(lines, at) or _alone_over_titles(lines, at)
    while at < len(lines):
        if at in over:
            placed.append(_below(lines[at], lines[at + 1]))
            at += 2
            continue
        run = _run(lines, at)
        below = at + len(run)
        titles = _titles(run, lines, below, contents, spelled) if run else ()
        pairs = zip(lines[at:below], titles, strict=False)
        placed += [_headed(number, title, spelled) for number, title in pairs]
        end = below + sum(map(len, titles)) if titles else max(below, at + 1)
        placed += () if titles else lines[at:end]
        at = end
    return tuple(placed)


def left_apart(
    lines: Sequence[FlowLine], contents: Contents, headings: Iterable[Heading]
) -> list[FlowLine]:
    """The lines below the contents that are an item's number alone, which no heading has.

    Beyond the last section it is a time (`11.30`).
    """
    places = [(heading.section, place_of(heading.number)) for heading in headings]
    printed = {place for _, place in places}
    last = max((section for section, _ in places), default=None)
    found = []
    for line in lines[contents.end :]:
        number = lone_number(line.text) if line.line.top is None else None
        if number is None or len(number.place) < 2 or number.place in printed:
            continue
        if last is None or number.section <= last + 1:
            found.append(line)
    return found


def _over_titles(lines: Sequence[FlowLine], start: int) -> set[int]:
    """The lines `Punkt 3` above titles: such lines count on, and a title is below each.

    In a decision they stand above what was decided on each point of a recommendation: a title is
    bold, or opens an item. Councils that count their items on over a year begin anywhere: there
    each title is such.
    """
    found = {
        at: number
        for at in range(start, len(lines) - 1)
        if lines[at].text[:1].isalpha() and (number := lone_number(lines[at].text)) is not None
    }
    counted = [number.place for number in found.values()]
    titled = all(
        lines[at + 1].text[:1].isupper()
        and _may_be_title(lines[at + 1])
        and not opens_item(lines[at + 1])
        for at in found
    )
    heads = [_heads(lines, at + 1) for at in found]
    counts = len(found) > 1 and all(is_next(*pair) for pair in pairwise(counted))
    enough = any(heads) if counts and set(counted[0]) == {1} else all(heads)
    return set(found) if counts and titled and enough else set()


def _alone_over_titles(lines: Sequence[FlowLine], start: int) -> set[int]:
    """The numbers alone above titles, if they count a paper's items.

    `pdftotext` sets apart what stands in a column of its own, without white above; a page has
    number and title in the same bold letters. What opens an item stands below each title, and
    nearly all numbers are the next one: figures and pages are not followed so.
    """
    found = {
        at: number.place
        for at in range(start, len(lines) - 2)
        if (lines[at].line.top is None or _is_set_alike(lines[at], lines[at + 1]))
        and (number := lone_number(lines[at].text)) is not None
        and _is_titled(lines, at + 1)
    }
    pairs = [*pairwise(found.values())]
    follows = sum(is_next(*pair) for pair in pairs)
    rising = all(one < other for one, other in pairs)
    if not rising or follows < max(_FEWEST_PAIRS, _MOST * len(pairs)):
        return set()
    return {*found, *_sections_over(lines, start, found), *_closing_over(lines, found)}


def _closing_over(lines: Sequence[FlowLine], items: Mapping[int, tuple[int, ...]]) -> Iterator[int]:
    """The next number alone above what closes a meeting (`Eventuelt`), with any text or none."""
    last, place = max(items.items(), default=(len(lines), (0,)))
    for at in range(last + 1, len(lines) - 1):
        number = lone_number(lines[at].text)
        closes = squash(lines[at + 1].text).rstrip(":.") in CLOSING_TITLES
        if number and closes and _may_follow(lines, at + 1) and is_next(place, number.place):
            yield at
            return


def _sections_over(
    lines: Sequence[FlowLine], start: int, items: Mapping[int, tuple[int, ...]]
) -> Iterator[int]:
    """The numbers alone of sections: their titles, of few lines, stand above their first items."""
    for item, place in items.items():
        for at in range(item - 2, max(start, item - 1 - _MOST_LINES) - 1, -1):
            if not (_may_follow(lines, at + 1) and _may_be_title(lines[at + 1])):
                break
            number = lone_number(lines[at].text)
            if number is not None and (*number.place, 1) == place:
                yield at


def _is_set_alike(number: FlowLine, title: FlowLine) -> bool:
    return number.styled and title.styled and number.same_size(title)


def _is_titled(lines: Sequence[FlowLine], at: int) -> bool:
    """Whether a title of one line or two stands there, above what opens an item."""
    first, second = lines[at], lines[at + 1]
    may_be = _may_be_title(first) or is_cut_date(first.text, second.text)
    if not (first.text[:1].isupper() and _may_follow(lines, at) and may_be):
        return False
    if is_row_line(first.line) or numbered(first.text) is not None:
        return False
    cut = second.page_top and second.text[:1].islower()  # by a page's end
    wraps = (cut or (not second.gap and _may_follow(lines, at + 1))) and _may_be_title(second)
    return item_opens_at(lines, at + 1) or (wraps and item_opens_at(lines, at + 2))


def _heads(lines: Sequence[FlowLine], at: int) -> bool:
    """Whether a line is bold, or what opens an item stands below it."""
    return lines[at].styled or item_opens_at(lines, at + 1)


def _below(number: FlowLine, title: FlowLine) -> FlowLine:
    """A title with the number that stands above it, set as the title is."""
    text = f"{bare_number(number.text)} {title.text}"
    return replace(title, line=replace(title.line, text=text), gap=True, page_top=number.page_top)


def _run(lines: Sequence[FlowLine], start: int) -> list[Numbered]:
    """The rising numbers alone on their lines from `start` on, set apart from what is above."""
    first = lines[start]
    run: list[Numbered] = []
    if first.line.top is not None or not first.gap:
        return run
    for line in lines[start:]:
        number = lone_number(line.text)
        if number is None or line.line.page != first.line.page:
            break
        if run and number.place <= run[-1].place:
            break
        run.append(number)
    return run


def _titles(
    run: Sequence[Numbered],
    lines: Sequence[FlowLine],
    below: int,
    contents: Contents,
    spelled: Spelling,
) -> tuple[Title, ...]:
    """The lines of each number's title, () where they are in doubt.

    Of one number's title the first line is enough: how far it reaches is seen as for any other.
    """
    if len(run) > 1:
        found = _only_way(run, _title_lines(lines, below, len(run)), contents, spelled)
    else:
        found = ((lines[below],),) if below < len(lines) and _may_follow(lines, below) else ()
    # A figure alone may be a page's number, `1.` and `2.` together may number a list.
    sure = run[0].marked if len(run) == 1 else any(len(number.place) > 1 for number in run)
    return found if sure or all(_known(run, found, contents, spelled)) else ()


def _title_lines(lines: Sequence[FlowLine], start: int, count: int) -> Title:
    """The lines that can only be the titles of `count` numbers: () where they do not end surely.

    They end where an item opens, or else with their block.
    """
    end = start
    while end < len(lines) and _may_follow(lines, end) and _may_be_title(lines[end]):
        end += 1
    if end - start > count * _MOST_LINES:
        return ()
    if end < len(lines) and opens_item(lines[end]):
        return tuple(lines[start:end])
    gaps = (at for at in range(start + 1, end + 1) if at == len(lines) or lines[at].gap)
    return tuple(lines[start : next(gaps, start)])


def _only_way(
    run: Sequence[Numbered], lines: Title, contents: Contents, spelled: Spelling
) -> tuple[Title, ...]:
    """The lines dealt out to the numbers in order, where one way alone is possible or known."""
    if len(run) > _LONGEST_RUN and len(lines) > len(run):
        return ()
    ways = [
        tuple(lines[a:b] for a, b in pairwise((0, *cuts, len(lines))))
        for cuts in combinations(range(1, len(lines)), len(run) - 1)
        if not any(lines[cut].text[:1].islower() for cut in cuts)
    ]
    known = [sum(_known(run, way, contents, spelled)) for way in ways]
    best = [way for way, count in zip(ways, known, strict=True) if count == max(known)]
    return best[0] if len(best) == 1 else ()


def _may_follow(lines: Sequence[FlowLine], at: int) -> bool:
    """Whether a line may stand behind the number above it, or behind such a line."""
    line, above = lines[at], lines[at - 1]
    number = numbered(line.text)
    return not (
        opens_item(line)
        or line.line.bullet
        or is_row_line(line.line)
        or lone_number(line.text) is not None
        or (number is not None and number.marked and not number.doubtful)
        or line.line.page != above.line.page
    )


def _may_be_title(line: FlowLine) -> bool:
    return len(line.text) <= _LONGEST_LINE and not line.text.endswith(_NO_TITLE_ENDS)


def _known(
    run: Sequence[Numbered], titles: Sequence[Title], contents: Contents, spelled: Spelling
) -> Iterator[bool]:
    """For each title, if the contents list has it for its number; unlisted, if all papers have."""
    for number, title in zip(run, titles, strict=False):
        text, listed = squash(_one_line(title, spelled)), contents.title(number.number)
        yield text in SECTION_TITLES if listed is None else text == squash(listed)


def _one_line(title: Title, spelled: Spelling) -> str:
    return reduce(lambda above, below: join(above, below, spelled), (one.text for one in title))


def _headed(number: FlowLine, title: Title, spelled: Spelling) -> FlowLine:
    """The title in its number's place, the number before it."""
    last = title[-1]
    text = f"{bare_number(number.text)} {_one_line(title, spelled)}"
    links = tuple(link for one in title for link in one.line.links)
    return replace(number, line=replace(number.line, text=text, links=links), full=last.full)
