"""What a query was answered by otherwise than one might expect, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from index.days import told_of
from index.matching import MAX_EXPANSIONS, Matcher
from index.query import Day, Leaf, Node, describe, wanted


def remarks_on(
    tree: Node, verbs: Sequence[Leaf], numbers: Collection[int], matcher: Matcher
) -> Iterator[str]:
    """Remarks on a query and the entries that answer it.

    `verbs` are words of a question that need not be there.
    """
    missing = [describe(verb) for verb in verbs if set(numbers) - matcher.bands(verb).keys()]
    if missing:
        yield f"Read as a question: there are hits without {', '.join(missing)}."
    for wild in matcher.cut:
        what = "begins" if describe(wild).endswith("*") and "*" not in wild.text else "is like"
        yield (
            f"{describe(wild)} {what} more than {MAX_EXPANSIONS} words; "
            f"the {MAX_EXPANSIONS} most frequent were searched for."
        )
    days = [leaf.day for leaf in wanted(tree) if isinstance(leaf, Day)]
    if days:
        meetings = {name for part in matcher.parts for name in part.store.meetings()}
        yield from told_of(days, meetings)
