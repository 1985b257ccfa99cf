"""How far a condition reaches: what is so of one paper, of an item, or of a whole meeting.

An agenda, minutes and appendices have an item together, and who was there is told once a meeting.
So people and places are of all papers of the meeting, outcomes and main headings (`decided` and
`headed` in `index.files.columns`) and what is left out of all papers of the item, words and kinds
of one paper.
"""

from __future__ import annotations

from index.query.tree import And, Choice, Days, Node, Not, Or, Pattern, Phrase, Prefix, Word, Years
from index.text.fields import BY_NAME


def asks_kind(node: Node) -> bool:
    """Whether a query asks for kinds of papers."""
    match node:
        case Choice(facet, _):
            return facet == "kind"
        case And(children) | Or(children):
            return any(map(asks_kind, children))
        case Not(child):
            return asks_kind(child)
        case _:
            return False


def is_of_meeting(node: Node) -> bool:
    """Whether a query asks for what is so of whole meetings: who was there, and where it was."""
    match node:
        case Word(field=name) | Prefix(field=name) | Pattern(field=name) | Phrase(field=name):
            return name is not None and BY_NAME[name].of_meeting
        case Or(children):
            return all(map(is_of_meeting, children))
        case _:
            return False


def is_scope(node: Node) -> bool:
    """Whether a query says where to look, and nothing of what is looked for."""
    return isinstance(node, Years | Days) or (isinstance(node, Choice) and node.facet != "outcome")
