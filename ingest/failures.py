"""Which failures are of papers that are held all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from corpus.records import Failure
    from corpus.repository import Corpus


def had_before(failures: Iterable[Failure], corpus: Corpus) -> dict[str, str]:
    """Where an address failed whose paper came in earlier, the hash of that.

    A paper is no less there because its address leads nowhere by now.
    """
    visits = corpus.journal.visits()
    held = {record.sha256 for record in corpus.documents()}
    found = {one.address: visits[one.address].sha256 for one in failures if one.address in visits}
    return {address: sha256 for address, sha256 in found.items() if sha256 in held and sha256}
