"""What a query was answered by otherwise than one might expect, in sentences."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from index.answers.matching import MAX_EXPANSIONS, Matcher
from index.answers.places import meetings
from index.opened.lists import is_meta
from index.query.days import told_of
from index.query.tree import Day, Leaf, Node, Phrase, Word, describe, wanted
from index.query.wildcards import wild_of
from index.text.names import readings
from parse.display import counted


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
    yield from _genitives(tree, matcher)
    yield from _parties(tree)
    days = [leaf.day for leaf in wanted(tree) if isinstance(leaf, Day)]
    if days:
        endings = tuple(f"-{day.isoformat()}" for day in days)
        yield from told_of(days, meetings(matcher.parts, matcher.columns, endings))


def _parties(tree: Node) -> Iterator[str]:
    """That a party is sought by two letters, of which one is another party's too."""
    asked = [leaf.text for leaf in wanted(tree) if isinstance(leaf, Word) and leaf.field == "party"]
    if any(len(readings("party", text)) > 1 for text in asked):
        yield (
            "Looked for as A and as S: papers print either for Socialdemokratiet, "
            "and S for Slesvigsk Parti."
        )


def _genitives(tree: Node, matcher: Matcher) -> Iterator[str]:
    """Phrases that stand elsewhere with an *s* behind them, where quotation marks leave them out.

    *"Region Sjælland"* rightly does not find *Region Sjællands budget*, if one only knows it.
    """
    for leaf in wanted(tree):
        if not isinstance(leaf, Phrase) or is_meta(leaf) or wild_of(leaf.words[-1], leaf.field):
            continue
        *before, last = leaf.words
        other = Phrase((*before, f"{last}s"), leaf.field)
        found = matcher.bands(leaf)
        more = len(matcher.bands(other).keys() - found.keys()) if found and last.isalpha() else 0
        if more:
            entries = counted(more, "more entry", "more entries")
            yield f"“{' '.join(other.words)}”, in {entries}, was not asked for."
