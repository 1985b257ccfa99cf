"""Which failures are of papers that are held all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from corpus.journal import Visit
    from corpus.records import DocumentRecord, Failure


def had_before(
    failures: Iterable[Failure], visits: Mapping[str, Visit], records: Iterable[DocumentRecord]
) -> dict[str, str]:
    """Where an address failed whose paper came in earlier, the hash of that.

    A paper is no less there because its address leads nowhere by now.
    """
    held = {record.sha256 for record in records}
    found = {one.address: visits[one.address].sha256 for one in failures if one.address in visits}
    return {address: sha256 for address, sha256 in found.items() if sha256 in held and sha256}
