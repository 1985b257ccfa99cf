"""Asking an index.

    with open_index(home / "index") as index:
        result = index.search("flygtninge", years=(2015, 2024))

An open index is one build, whole, for as long as it is open, whatever is built beside it. Errors
are subclasses of `SearchError`. What is searched for is written nowhere.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from index.answers import suggest
from index.answers.fallback import SOME_WORDS, better_query, less_asked, most_telling, stands
from index.answers.filters import Filters, filters_of
from index.answers.kindred_words import by_kindred_words
from index.answers.marks import marks_of
from index.answers.matching import LEVELS, Found, Matcher
from index.answers.narrowing import narrower
from index.answers.remarks import remarks_on
from index.answers.results import (
    SORTS,
    choices,
    collapse,
    facets,
    kinds_of,
    ordered,
    score,
    siblings,
    sort_of,
)
from index.answers.short_names import by_other_names
from index.answers.snippets import Marks, snippet
from index.answers.whole_values import whole_values
from index.danish.folding import fold
from index.errors import UnknownValue
from index.files.manifest import check_files
from index.model import Entry, Hit, Level, SearchResult
from index.opened.opening import OpenBuild, hold_live
from index.query.apart import together
from index.query.parser import parse
from index.query.questions import without_its_verbs
from index.query.scope import contradicted, scope_of_tree
from index.query.tree import And, Node, Query, exactly, in_field, telling, unclear, whenever
from index.query.values import alike
from index.text.fields import BY_NAME, QUERY_NAMES
from parse.display import counted

if TYPE_CHECKING:  # what a search does not need is imported where it is called: it starts faster
    from index.answers.comparison import Comparison
    from index.answers.explain import Explanation
    from index.answers.similar import Similar
    from index.answers.trace import Trace


def open_index(index_dir: Path) -> Index:
    """Open the live index. Raises `IndexMissing`, `IndexDamaged` or `IndexOutdated`."""
    return Index(hold_live(index_dir))


class Index:
    """An open index. Its searches may come from several threads; they take turns."""

    def __init__(self, build: OpenBuild) -> None:
        self.build = build
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the build."""
        self.build.close()

    def check(self) -> list[str]:
        """Every file compared with what was written: what is wrong, one line each."""
        return check_files(self.build.folder, self.build.manifest.files, thorough=True)

    def search(  # noqa: PLR0913  # each is a question of its own, named by the caller
        self,
        query: str,
        *,
        councils: Collection[str] = (),
        years: tuple[int, int] | None = None,
        kinds: Collection[str] = (),
        field: str | None = None,
        outcomes: Collection[str] = (),
        sections: Collection[str] = (),
        sort: str = "relevance",
        limit: int | None = 20,
        offset: int = 0,
        exact: bool = False,
        strict: bool = False,
    ) -> SearchResult:
        """The entries that answer a query, best first, with counts over all of them.

        Filters leave what is empty open. `field` confines words that name no field themselves;
        `exact` makes every word match only as typed. Where no entry has all the words, those with
        some are the hits, unless it is `strict`. Without a `limit` all hits come. Raises
        `QueryError`, or `UnknownValue` for a council, kind, outcome, section, field or order.
        """
        order = sort_of(sort)
        if order is None:
            raise UnknownValue(f"There is no order “{sort}”. There are: {', '.join(SORTS)}.")
        filters = filters_of(
            self.build.columns,
            councils=councils,
            kinds=kinds,
            outcomes=outcomes,
            sections=sections,
            years=years,
        )
        with self._turn:
            answer = self._answer_to(query, filters, field=field, exact=exact, strict=strict)
            end = None if limit is None else offset + limit
            columns = self.build.columns
            shown = ordered(answer.leaders, answer.found, columns, order, end)[offset:end]
            return SearchResult(
                query=query,
                total=len(answer.leaders),
                hits=tuple(self._hits(shown, answer)),
                facets=facets(answer.leaders, columns),
                suggestion=answer.suggestion,
                build=self.build.manifest.build,
                remarks=answer.remarks,
                choices=choices(answer.found.scores, filters, columns),
                kinds=kinds_of(answer.numbers, columns),
                undated=answer.undated,
                relaxed=answer.relaxed,
            )

    def compare(  # noqa: PLR0913  # as in search
        self,
        query: str,
        *,
        councils: Collection[str] = (),
        years: tuple[int, int] | None = None,
        kinds: Collection[str] = (),
        field: str | None = None,
        outcomes: Collection[str] = (),
        sections: Collection[str] = (),
        exact: bool = False,
        items: bool = False,
    ) -> Comparison:
        """The hits of a query counted by council and year, with what was decided.

        With `items`, each cell holds its items. Filters and errors as in `search`. What has only
        some of the words does not count.
        """
        from index.answers.comparison import Comparison, cells_of  # noqa: PLC0415 - only some commands need it

        filters = filters_of(
            self.build.columns,
            councils=councils,
            kinds=kinds,
            outcomes=outcomes,
            sections=sections,
            years=years,
        )
        with self._turn:
            answer = self._answer_to(query, filters, field=field, exact=exact, strict=True)
            entries = self.build.entries(answer.leaders) if items else {}
            return Comparison(
                query,
                len(answer.leaders),
                cells_of(answer.leaders, self.build.columns, entries),
                self.build.manifest.build,
                answer.remarks,
                answer.suggestion,
            )

    def explain(self, query: str) -> Explanation:
        """How a query is understood and what its words find."""
        from index.answers import explain  # noqa: PLC0415 - only some commands need it

        with self._turn:
            return explain.explain(query, self._matcher())

    def explain_words(self, query: str, words: Iterable[str]) -> dict[str, Level]:
        """Those of the words that a query matches, each with its nearest level."""
        from index.answers import explain  # noqa: PLC0415 - only some commands need it

        with self._turn:
            return explain.explain_words(query, words, self.build.analyzer)

    def complete(self, text: str, limit: int = 10) -> list[str]:
        """What is typed so far with its last word completed from the corpus, likeliest first."""
        with self._turn:
            matcher = self._matcher()
            stores = [part.store for part in self.build.parts]
            return suggest.complete(text, stores, limit, partial(stands, matcher))

    def entries_of(self, hits: Collection[Hit]) -> dict[str, Entry]:
        """The entries of these hits whole, by the hits' `id`."""
        with self._turn:
            return {entry.id: entry for entry in self.build.named([hit.id for hit in hits])}

    def similar(self, words: str, limit: int = 10) -> Similar:
        """The items most like the one that a meeting and a number name, whatever the meeting."""
        from index.answers.places import locate  # noqa: PLC0415 - only some commands need it
        from index.answers.similar import similar  # noqa: PLC0415 - only some commands need it

        with self._turn:
            return similar(locate(words, self.build.parts, self.build.columns), self.build, limit)

    def trace(self, words: str, limit: int | None = None) -> Trace:
        """The same matter at other meetings, with the reason for each."""
        from index.answers.places import locate  # noqa: PLC0415 - only some commands need it
        from index.answers.trace import trace  # noqa: PLC0415 - only some commands need it

        with self._turn:
            return trace(locate(words, self.build.parts, self.build.columns), self.build, limit)

    def _matcher(self) -> Matcher:
        return Matcher(self.build.parts, self.build.columns, self.build.analyzer)

    def _answer_to(
        self, query: str, filters: Filters, *, field: str | None, exact: bool, strict: bool
    ) -> _Answer:
        """The answer to a query, or to what one that was pasted means, if only that finds all."""
        answer = self._answer(*_understood(query, field, exact=exact), filters, strict=strict)
        if answer.numbers and not answer.relaxed:
            return answer
        from index.query.pasted import as_meant  # noqa: PLC0415 - most queries find something

        meant = as_meant(query)
        if meant is None:
            return answer
        text, remark = meant
        other = self._answer(*_understood(text, field, exact=exact), filters, strict=True)
        return replace(other, remarks=(remark, *other.remarks)) if other.numbers else answer

    def _answer(self, parsed: Query, tree: Node, filters: Filters, *, strict: bool) -> _Answer:
        """The entries that answer a query, one for each group; `strict` as in `search`."""
        matcher = self._matcher()
        columns = self.build.columns
        typed = tree
        tree, verbs = without_its_verbs(parsed, typed, matcher.analyzer)
        asked = tree
        if parsed.plain:
            tree = together(tree, matcher.analyzer)
        found = whole = matcher.run(tree)
        numbers = filters.apply(found.scores, columns)
        fell_back = not numbers and parsed.plain and isinstance(asked, And)
        told: list[str] = []
        if fell_back and isinstance(asked, And):
            some, told = most_telling(asked, matcher, filters)
            if not strict:
                tree, found = asked, some
                numbers = filters.apply(found.scores, columns)
            elif told:
                told = [SOME_WORDS]
        leaders = collapse(numbers, columns)
        shown = () if fell_back else leaders
        told += narrower(parsed, asked, filters, shown, matcher)
        told += whole_values(parsed, typed, filters, shown, matcher)
        told += by_other_names(parsed, typed, filters, shown, matcher)
        told += by_kindred_words(parsed, typed, filters, shown, matcher)
        if not numbers:
            told += contradicted(scope_of_tree(asked, filters.years).within(filters.scope))
            told += less_asked(parsed, found, filters, matcher)
        undated, doubtful = self._left_out(matcher, tree, whole, filters, numbers)
        if undated:
            told.append(f"Left out, having no date: {counted(undated, 'hit')}.")
        if doubtful:
            hits = counted(doubtful, "hit")
            told.append(f"Left out, their decision naming no known outcome: {hits} (udfald:andet).")
        remarks = (*parsed.remarks, *remarks_on(tree, verbs, numbers, matcher), *told)
        suggestion = better_query(parsed, matcher) if fell_back or not numbers else None
        relaxed = fell_back and bool(numbers)
        return _Answer(
            matcher, tree, found, numbers, leaders, remarks, suggestion, undated, relaxed
        )

    def _left_out(
        self, matcher: Matcher, tree: Node, whole: Found, filters: Filters, numbers: Sequence[int]
    ) -> tuple[int, int]:
        """How many hits there would be more if what has no date were of the dates asked for.

        And how many if decisions that name no known outcome had one asked for. `whole` is what the
        tree has found.
        """
        columns, shown = self.build.columns, set(numbers)

        def more(open_tree: Node, wider: Filters) -> list[int]:
            if open_tree == tree and wider is filters:
                return []
            found = whole if open_tree == tree else matcher.run(open_tree)
            return [one for one in wider.apply(found.scores, columns) if one not in shown]

        whatever = filters if filters.years is None else replace(filters, years=None)
        others = more(whenever(tree), whatever)
        undated = [one for one in others if not columns.arrays["date"][one]]
        untold = filters
        if filters.outcomes is not None:
            untold = replace(filters, outcomes=columns.values("outcome", ("unclassified",)))
        return len(collapse(undated, columns)), len(collapse(more(unclear(tree), untold), columns))

    def _hits(self, shown: Sequence[int], answer: _Answer) -> Iterable[Hit]:
        if not shown:
            return
        marks = marks_of(dict.fromkeys(telling(answer.tree)), answer.matcher)
        columns = self.build.columns
        others = siblings(shown, answer.numbers, columns)
        needed = {*shown, *(number for group in others.values() for number in group)}
        entries = self.build.entries(needed)
        for number in shown:
            also = [entries[other] for other in others.get(number, ())]
            shared = columns.outcomes_of(number), columns.section_of(number)
            level = LEVELS[answer.found.levels[number]]
            yield _hit(entries[number], also, shared, score(answer.found, number), level, marks)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a query found: `numbers` are all entries, `leaders` one for each group."""

    matcher: Matcher
    tree: Node
    found: Found
    numbers: list[int]
    leaders: list[int]
    remarks: tuple[str, ...]
    suggestion: str | None
    undated: int
    relaxed: bool


def _understood(query: str, field: str | None, *, exact: bool) -> tuple[Query, Node]:
    """A query and its tree, with what the options add to it."""
    parsed = parse(query)
    tree = parsed.tree
    if field is not None:
        tree = in_field(tree, _field_name(field))
    return parsed, exactly(tree) if exact else tree


def _field_name(name: str) -> str:
    found = QUERY_NAMES.get(fold(name))
    if found is None or found not in BY_NAME:
        near = alike(name, [one for one in QUERY_NAMES if QUERY_NAMES[one] in BY_NAME])
        told = f"Did you mean {' or '.join(near)}?" if near else f"There are: {', '.join(BY_NAME)}."
        raise UnknownValue(f"There is no field “{name}”. {told}")
    return found


def _hit(
    entry: Entry,
    also: Sequence[Entry],
    shared: tuple[tuple[str, ...], str | None],
    points: float,
    level: Level,
    marks: Sequence[Marks],
) -> Hit:
    best = snippet(entry, marks)
    outcomes, section = shared  # by all papers of the item
    return Hit(
        meeting=entry.meeting,
        council=entry.council,
        date=entry.date,
        kind=entry.kind,
        item=entry.item,
        title=entry.title,
        field=best.field,
        page=best.page if best.page is not None else entry.page,
        document=entry.document,
        url=entry.url,
        score=points,
        match=level,
        snippet=best.text,
        outcomes=outcomes,
        section=section,
        also=tuple((other.document, other.kind) for other in also),
        superseded=entry.superseded,
        id=entry.id,
    )
