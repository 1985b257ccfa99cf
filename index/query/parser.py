"""Understanding a query: its signs become a tree.

    either   = all (OR all)*
    all      = one (AND? one)*
    one      = NOT one | field value | word | prefix* | pat*ern | day | "phrase" | ( either )

In a query without operators and fields, brackets and lone quotation marks are punctuation like any
other, so plain text simply searches. Without operators, words of grammar may be missing in a hit.
See docs/query-language.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from index.danish.folding import RAISED, fold
from index.errors import QueryError
from index.query.days import days_in
from index.query.lexer import SYNTAX, Lexeme, Sign, lex, wild
from index.query.tree import (
    And,
    Day,
    Node,
    Not,
    Nothing,
    Or,
    Pattern,
    Phrase,
    Prefix,
    Query,
    Word,
    loosened,
    wanted,
)
from index.query.values import choice, meeting
from index.query.wildcards import wild_of
from index.text.amounts import SECTION
from index.text.expressions import LONGEST, words_of_expression
from index.text.fields import BY_NAME, FACET_ALIASES
from index.text.small_words import is_small
from index.text.tokens import Token, tokenize, words_of

NO_WORD = "The query holds no word to search for."
_OPERATORS = frozenset({Sign.AND, Sign.OR, Sign.NOT})
# In small letters often words of a text: og/eller, ikke godkendt.
_IN_SMALL = {
    "eller": "“eller” was read as a word; ELLER asks for either.",
    "ikke": "“ikke” was read as a word; IKKE, or a minus, leaves out what stands behind it.",
}
_PRINTED = frozenset(f"\n\r\ufffe{RAISED}")  # only what was pasted has them
_SECTION = re.compile(SECTION)
_SIDE = re.compile(r"[^\W\d_]{4}(?:[^\W\d_]|[-‐‑])*")  # of a slash: a word, no abbreviation
_MAX_LENGTH = 10_000  # characters; what is longer is a paste by mistake
_MAX_WORDS = 100  # distinct words of a query: each costs the reading of its lists
_MAX_DEPTH = 40  # brackets in brackets; far below Python's limit on recursion


def parse(query: str) -> Query:
    """The query as a tree. Any string gives one, or a `QueryError` that points at the place.

    Places are those in its composed form (NFC), with whole words where print broke or marked them:
    syntax knows letters, not what they are made of.
    """
    query = unicodedata.normalize("NFC", query)
    if not _PRINTED.isdisjoint(query):
        from index.query.pasted import as_words  # noqa: PLC0415 - hardly a query needs it

        query = as_words(query)
    if len(query) > _MAX_LENGTH:
        raise QueryError(
            f"The query is longer than {_MAX_LENGTH} characters.",
            query=query[:60],
            position=0,
            length=60,
            hint="Search for its most telling words.",
        )
    lexed = lex(query)
    syntax = any(lexeme.sign in SYNTAX for lexeme in lexed.lexemes)
    lexemes = tuple(one for one in lexed.lexemes if not _is_punctuation(one))
    if not syntax:
        lexemes = tuple(one for one in lexemes if one.sign not in {Sign.OPEN, Sign.CLOSE})
    elif lexed.lone_quote is not None:
        raise QueryError(
            "This quotation mark has no partner.",
            query=query,
            position=lexed.lone_quote,
            hint="Close the phrase, or leave the mark out.",
        )
    tree = _Parser(query, tuple(_with_expressions(lexemes))).parse()
    tree, remarks = _bounded(query, tree)
    if not any(lexeme.sign in _OPERATORS and lexeme.text != "-" for lexeme in lexed.lexemes):
        tree = _with_small_words_optional(tree)
    if isinstance(tree, Nothing):
        remarks = (NO_WORD,)
    elif lexed.lone_quote is not None:
        remarks += ("A quotation mark without a partner was read as punctuation.",)
    else:
        small = {lexeme.text for lexeme in lexemes[1:-1]}
        remarks += tuple(remark for word, remark in _IN_SMALL.items() if word in small)
    return Query(query, tree, not syntax, lexed.remarks + remarks)


class _Parser:
    """Recursive descent over the signs of one query."""

    def __init__(self, query: str, lexemes: tuple[Lexeme, ...]) -> None:
        self._query = query
        self._lexemes = lexemes
        self._next = 0
        self._depth = 0

    def parse(self) -> Node:
        tree = self._either(None)
        if (rest := self._peek()) is not None:
            raise self._error(rest, "This bracket closes nothing.", "Remove it, or open one.")
        return Nothing() if tree is None else tree

    def _peek(self) -> Lexeme | None:
        return self._lexemes[self._next] if self._next < len(self._lexemes) else None

    def _take(self, *signs: Sign) -> Lexeme | None:
        lexeme = self._peek()
        if lexeme is None or lexeme.sign not in signs:
            return None
        self._next += 1
        return lexeme

    def _either(self, field: str | None) -> Node | None:
        """Alternatives. None where there was no word at all."""
        first = self._all(field)
        children = [] if first is None else [first]
        while (operator := self._take(Sign.OR)) is not None:
            if not children:
                raise self._operand(operator, "before")
            child = self._all(field)
            if child is None:
                raise self._operand(operator, "after")
            children.append(child)
        return _combine(Or, children)

    def _all(self, field: str | None) -> Node | None:
        """What has to be there together."""
        children: list[Node] = []
        while (lexeme := self._peek()) is not None and lexeme.sign not in {Sign.OR, Sign.CLOSE}:
            operator = self._take(Sign.AND)
            if operator is not None and not children:
                raise self._operand(operator, "before")
            child = self._one(field)
            if child is not None:
                children.append(child)
            elif operator is not None:
                raise self._operand(operator, "after")
        return _combine(And, children)

    def _one(self, field: str | None) -> Node | None:
        """One operand; None where punctuation holds no word. Stops before an operator."""
        lexeme = self._peek()
        if lexeme is None or lexeme.sign in {Sign.AND, Sign.OR, Sign.CLOSE}:
            return None
        self._next += 1
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise self._error(lexeme, "The query is nested too deeply.", "Use fewer brackets.")
        match lexeme.sign:
            case Sign.NOT:
                unwanted = self._one(field)
                if unwanted is None:
                    raise self._operand(lexeme, "after")
                found: Node | None = Not(unwanted)
            case Sign.FIELD:
                found = self._one(lexeme.text)
                if found is None:
                    raise self._error(lexeme, "No value stands after this field.", "")
            case Sign.OPEN:
                found = self._either(field)
                if self._take(Sign.CLOSE) is None:
                    raise self._error(lexeme, "This bracket is not closed.", "Close or remove it.")
            case _:
                found = self._leaf(lexeme, field)
        self._depth -= 1
        return found

    def _leaf(self, lexeme: Lexeme, field: str | None) -> Node | None:
        if field in FACET_ALIASES:
            return choice(self._query, field, lexeme)
        start, end = lexeme.start, lexeme.end
        tokens = list(tokenize(lexeme.text))
        match lexeme.sign:
            case Sign.PREFIX:
                return Prefix(lexeme.text, field, start, end)
            case Sign.PATTERN:
                return Pattern(lexeme.text, field, start, end)
            case Sign.DAY if field is None or not BY_NAME[field].meta:
                return Day(days_in(lexeme.text)[0][1], lexeme.text, field, start, end)
            case Sign.PHRASE if _SECTION.fullmatch(lexeme.text.strip()):
                return Word(lexeme.text.strip(), field, start=start, end=end)
            case Sign.PHRASE:
                return _phrase(lexeme, field)
            case Sign.AMOUNT | Sign.EXPRESSION:
                return Word(lexeme.text, field, start=start, end=end)
        if field is None and (held := meeting(lexeme.text)) is not None:
            return held
        words = [piece for token in _outermost(tokens) for piece in _sides(token)]
        return _combine(
            And,
            [Word(text, field, start=start + at, end=start + at + len(text)) for text, at in words],
        )

    def _operand(self, lexeme: Lexeme, side: str) -> QueryError:
        if lexeme.text == "-":
            return self._error(lexeme, "Nothing stands after this minus.", "")
        return self._error(
            lexeme,
            f"No word stands {side} {lexeme.text}.",
            f"Write {lexeme.text.lower()} in small letters to search for the word.",
        )

    def _error(self, lexeme: Lexeme, message: str, hint: str) -> QueryError:
        return QueryError(
            message,
            query=self._query,
            position=lexeme.start,
            length=lexeme.end - lexeme.start,
            hint=hint,
        )


def _with_expressions(lexemes: Sequence[Lexeme]) -> Iterator[Lexeme]:
    """The signs, words that make an expression as one: *på grund af*. A field takes one word."""
    before: Lexeme | None = None
    skipped = 0
    for place, lexeme in enumerate(lexemes):
        if place < skipped:
            continue
        words = []
        if before is None or before.sign not in {Sign.FIELD, Sign.NOT}:
            words = _plain_words(lexemes[place : place + LONGEST])
        size = words_of_expression(words)
        before = lexeme
        if size:
            skipped = place + size
            end = lexemes[skipped - 1].end
            before = Lexeme(Sign.EXPRESSION, " ".join(words[:size]), lexeme.start, end)
        yield before


def _plain_words(lexemes: Iterable[Lexeme]) -> list[str]:
    """The words that a row of signs begins with, without what stands around them."""
    found: list[str] = []
    for lexeme in lexemes:
        words = words_of(lexeme.text) if lexeme.sign is Sign.WORD else []
        if len(words) != 1:
            break
        found += words
    return found


def _phrase(lexeme: Lexeme, field: str | None) -> Node | None:
    """What stands between quotation marks: words as typed, of which some may be prefixes."""
    start, end = lexeme.start, lexeme.end
    words: list[str] = []
    plain: list[str] = []  # together: kl. is the clock before a figure
    for piece in lexeme.text.split():
        sign, meant = wild(piece)
        if sign is Sign.WORD:
            plain.append(piece)
            continue
        words += [*words_of(" ".join(plain)), f"{meant}*" if sign is Sign.PREFIX else meant]
        plain.clear()
    words += words_of(" ".join(plain))
    if len(words) != 1:
        return Phrase(tuple(words), field, start, end) if words else None
    found = wild_of(words[0], field)
    if found is None:
        return Word(words[0], field, exact=True, start=start, end=end)
    return replace(found, start=start, end=end)


def _with_small_words_optional(tree: Node) -> Node:
    """The tree, its words of grammar optional where it asks for anything else."""
    return loosened(tree, _is_optional, small=True)[0] if isinstance(tree, And) else tree


def _is_optional(word: Word) -> bool:
    return not word.exact and word.field is None and is_small(word.text)


def _is_punctuation(lexeme: Lexeme) -> bool:
    return lexeme.sign is Sign.WORD and next(tokenize(lexeme.text), None) is None


def _outermost(tokens: list[Token]) -> list[Token]:
    """The words as typed: a whole (*KKR-møde*) without its parts, which the engine knows."""
    kept: list[Token] = []
    covered = 0
    for token in tokens:
        if token.start >= covered:
            kept.append(token)
            covered = token.end
    return kept


def _sides(token: Token) -> Iterator[tuple[str, int]]:
    """A word, or those that a slash parts, with their places: *sundhed/psykiatri*, not *A/S*."""
    pieces = token.text.split("/")
    if not all(_SIDE.fullmatch(piece) for piece in pieces):
        pieces = [token.text]
    at = token.start
    for piece in pieces:
        yield piece, at
        at += len(piece) + 1


def _combine(kind: type[And | Or], children: list[Node]) -> Node | None:
    """One node of this kind, flat and without repetitions; None where there is nothing."""
    flat: dict[object, Node] = {}
    for child in children:
        for node in child.children if isinstance(child, kind) else (child,):
            flat.setdefault(_identity(node), node)
    nodes = tuple(flat.values())
    if len(nodes) > 1:
        return kind(nodes)
    return nodes[0] if nodes else None


def _identity(node: Node) -> object:
    if isinstance(node, Word):
        return Word(fold(node.text), node.field, node.exact)
    return node


def _bounded(query: str, tree: Node) -> tuple[Node, tuple[str, ...]]:
    """The tree, cut where it is one long list of words."""
    leaves = list(wanted(tree))
    if len(leaves) <= _MAX_WORDS:
        return tree, ()
    if isinstance(tree, And) and len(tree.children) == len(leaves):
        remark = f"Only the first {_MAX_WORDS} different words were searched for."
        return And(tree.children[:_MAX_WORDS]), (remark,)
    last = leaves[_MAX_WORDS]
    raise QueryError(
        f"The query has more than {_MAX_WORDS} words.",
        query=query,
        position=last.start,
        hint="Leave some out.",
    )
