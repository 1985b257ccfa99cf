"""What can go wrong between a query and its answer. Every message says what to do."""

from __future__ import annotations


class SearchError(Exception):
    """Base of all errors of this package. The message says what failed and what to do."""


class QueryError(SearchError):
    """A query that cannot be understood, and where.

    `position` and `length` mark the place in `query`; `hint` says what would have worked.
    """

    def __init__(
        self, message: str, *, query: str, position: int, length: int = 1, hint: str = ""
    ) -> None:
        super().__init__(f"{message} {hint}".strip())
        self.message = message
        self.query = query
        self.position = position
        self.length = max(1, length)
        self.hint = hint

    def caret(self) -> str:
        """The query with carets under the place, for a terminal: two lines."""
        shown = "".join(" " if char.isspace() else char for char in self.query)
        return f"{shown}\n{' ' * self.position}{'^' * self.length}"


class UnknownValue(SearchError):
    """A council, kind, outcome, field or order that does not exist; names the nearest ones."""


class IndexMissing(SearchError):
    """There is no search index here yet."""


class IndexDamaged(SearchError):
    """Files of the search index are missing, cut off or changed."""


class IndexUnreadable(SearchError):
    """Files of the search index may not be read by this user. Nothing is known to be damaged."""


class IndexOutdated(SearchError):
    """The index was built by another version of the analysis, the engine or the file layout."""


class AnalysisOutdated(IndexOutdated):
    """The index was built by another version of the analysis of words alone."""


class IndexForeign(SearchError):
    """The index was built from documents that whoever wants to change it does not know."""


class IndexBusy(SearchError):
    """Another process is writing the index."""


class BuildFailed(SearchError):
    """A build could not be written (disk full, no permission). The live index is as it was."""


class BuildRejected(SearchError):
    """A finished build did not prove itself and stays unused. The live index is as it was."""
