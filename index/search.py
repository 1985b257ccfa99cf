"""Asking an index.

    with open_index(home / "index") as index:
        result = index.search("flygtninge", years=(2015, 2024))

An open index is one build, whole, for as long as it is open, whatever is built beside it. Errors
are subclasses of `SearchError`. What is searched for is written nowhere.
"""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from index import explain, suggest
from index.errors import IndexMissing, UnknownValue
from index.fields import BY_NAME, QUERY_NAMES
from index.folding import fold
from index.lists import is_meta
from index.manifest import check_files, current
from index.marks import marks_of
from index.matching import LEVELS, MAX_EXPANSIONS, Found, Matcher
from index.model import Entry, Hit, Level, SearchResult
from index.opening import OpenBuild, hold_live
from index.parser import parse
from index.query import And, Leaf, Node, Query, Word, describe, exactly, in_field, wanted
from index.results import SORTS, Filters, collapse, facets, ordered, score, siblings
from index.snippets import Marks, snippet
from index.values import nearest, resolve


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

    def is_live(self) -> bool:
        """Whether no newer build has taken this one's place: else close, and open anew."""
        try:
            return current(self.build.folder.parent) == self.build.folder
        except IndexMissing:
            return False

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
        sort: str = "relevance",
        limit: int | None = 20,
        offset: int = 0,
        exact: bool = False,
    ) -> SearchResult:
        """The entries that answer a query, best first, with counts over all of them.

        Filters leave what is empty open. `field` confines words that name no field themselves;
        `exact` makes every word match only as typed. Without a `limit` all hits come. Raises
        `QueryError`, or `UnknownValue` for a council, kind, outcome, field or order.
        """
        if sort not in SORTS:
            raise UnknownValue(f"There is no order “{sort}”. There are: {', '.join(SORTS)}.")
        parsed = parse(query)
        tree = parsed.tree
        if field is not None:
            tree = in_field(tree, _field_name(field))
        if exact:
            tree = exactly(tree)
        filters = self._filters(councils, years, kinds, outcomes)
        with self._turn:
            return self._search(parsed, tree, filters, sort, offset, limit)

    def explain(self, query: str) -> explain.Explanation:
        """How a query is understood and what its words find."""
        with self._turn:
            return explain.explain(query, self._matcher())

    def explain_words(self, query: str, words: Iterable[str]) -> dict[str, Level]:
        """Those of the words that a query matches, each with its nearest level."""
        with self._turn:
            return explain.explain_words(query, words, self.build.analyzer)

    def complete(self, prefix: str, limit: int = 10) -> list[str]:
        """The corpus' most frequent words with this beginning."""
        with self._turn:
            return suggest.complete(prefix, [part.store for part in self.build.parts], limit)

    def _matcher(self) -> Matcher:
        return Matcher(self.build.parts, self.build.columns, self.build.analyzer)

    def _filters(
        self,
        councils: Collection[str],
        years: tuple[int, int] | None,
        kinds: Collection[str],
        outcomes: Collection[str],
    ) -> Filters:
        values = self.build.columns.values
        return Filters(
            council=values("council", resolve("council", councils)) if councils else None,
            kind=values("kind", resolve("kind", kinds)) if kinds else None,
            outcomes=values("outcome", resolve("outcome", outcomes)) if outcomes else None,
            years=years,
        )

    def _search(
        self,
        parsed: Query,
        tree: Node,
        filters: Filters,
        sort: str,
        offset: int,
        limit: int | None,
    ) -> SearchResult:
        matcher = self._matcher()
        columns = self.build.columns
        remarks = list(parsed.remarks)
        found = matcher.run(tree)
        numbers = filters.apply(found.scores, columns)
        fell_back = False
        if not numbers and parsed.plain and isinstance(tree, And):
            fell_back = True
            tree, remark = _most_telling(tree, matcher, filters)
            remarks.extend(remark)
            found = matcher.run(tree)
            numbers = filters.apply(found.scores, columns)
        if not numbers and found.scores:
            outside = len(collapse(found.scores, columns))
            remarks.append(f"Without the filters there are {outside}.")
        remarks.extend(
            f"{describe(prefix)} begins more than {MAX_EXPANSIONS} words; "
            f"the {MAX_EXPANSIONS} most frequent were searched for."
            for prefix in matcher.cut
        )
        leaders = collapse(numbers, columns)
        end = None if limit is None else offset + limit
        shown = ordered(leaders, found, columns, sort, end)[offset:end]
        suggestion = None
        if fell_back or not numbers:
            suggestion = self._suggestion(parsed, matcher)
        return SearchResult(
            query=parsed.text,
            total=len(leaders),
            hits=tuple(self._hits(shown, numbers, found, marks_of(_leaves(tree), matcher))),
            facets=facets(leaders, columns),
            suggestion=suggestion,
            build=self.build.manifest.build,
            remarks=tuple(remarks),
        )

    def _hits(
        self, shown: Sequence[int], matching: Sequence[int], found: Found, marks: Sequence[Marks]
    ) -> Iterable[Hit]:
        if not shown:
            return
        others = siblings(shown, matching, self.build.columns)
        needed = {*shown, *(number for group in others.values() for number in group)}
        entries = self.build.entries(needed)
        for number in shown:
            also = [entries[other] for other in others.get(number, ())]
            yield _hit(entries[number], also, number, found, marks)

    def _suggestion(self, parsed: Query, matcher: Matcher) -> str | None:
        """The query with words that are nowhere replaced by the nearest that are."""
        text = parsed.text
        stores = [part.store for part in self.build.parts]
        changed = False
        for leaf in reversed(list(wanted(parsed.tree))):
            if not isinstance(leaf, Word) or matcher.bands(leaf) or is_meta(leaf):
                continue
            better = suggest.closest(leaf.text, stores)
            if better is not None:
                text = text[: leaf.start] + _as_quoted(leaf, text, better) + text[leaf.end :]
                changed = True
        return text if changed else None


def _leaves(tree: Node) -> list[Leaf]:
    return list(dict.fromkeys(wanted(tree)))


def _as_quoted(leaf: Leaf, text: str, better: str) -> str:
    quoted = text[leaf.start : leaf.end]
    return quoted.replace(leaf.text, better) if isinstance(leaf, Word) else better


def _field_name(name: str) -> str:
    found = QUERY_NAMES.get(fold(name))
    if found is None or found not in BY_NAME:
        near = nearest(name, [one for one in QUERY_NAMES if QUERY_NAMES[one] in BY_NAME])
        raise UnknownValue(f"There is no field “{name}”. Did you mean {' or '.join(near[:3])}?")
    return found


def _most_telling(tree: And, matcher: Matcher, filters: Filters) -> tuple[Node, list[str]]:
    """The rarest words that some entry has together, and a remark that says so."""
    columns = matcher.columns
    chosen: list[Node] = []
    together: set[int] | None = None
    leaves = [leaf for leaf in wanted(tree) if matcher.bands(leaf)]
    for leaf in sorted(leaves, key=matcher.idf, reverse=True):
        numbers = set(filters.apply(matcher.bands(leaf), columns))
        both = numbers if together is None else numbers & together
        if both:
            chosen.append(leaf)
            together = both
    if not chosen:
        return tree, []
    kept = tuple(child for child in tree.children if child in chosen)
    left_out = [describe(child) for child in tree.children if child not in chosen]
    remark = (
        f"No entry has all the words. Shown are those with {', '.join(map(describe, kept))}, "
        f"without {', '.join(left_out)}."
    )
    return (And(kept) if len(kept) > 1 else kept[0]), [remark]


def _hit(
    entry: Entry, also: Sequence[Entry], number: int, found: Found, marks: Sequence[Marks]
) -> Hit:
    best = snippet(entry, marks)
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
        score=score(found, number),
        match=LEVELS[found.levels[number]],
        snippet=best.text,
        outcomes=entry.outcomes,
        also=tuple((other.document, other.kind) for other in also),
    )
