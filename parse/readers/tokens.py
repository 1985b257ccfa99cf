"""pdfminer's tokens, many at a time.

pdfminer goes through a file's dictionaries with half a dozen calls a token; a third of a fast
reading was that. Here one expression takes the plain tokens (numbers, names, brackets, keywords,
simple strings) as long as they follow each other, and leaves every other byte to pdfminer's own
code. After a keyword it stops, because behind `stream`, `xref` or `ID` stand no tokens.
"""

from __future__ import annotations

import re
from typing import Any

from pdfminer.psexceptions import PSEOF
from pdfminer.psparser import KWD, LIT, PSBaseParser

# What ends a name, a number or a keyword. Where `#` does, pdfminer must decode the name.
_END = rb"(?=[/%\[\]()<>{}\s])"
_INT, _FLOAT, _NAME, _KEYWORD, _BRACKET, _STRING = range(1, 7)
_TOKEN = re.compile(
    rb"\s*+(?:"
    rb"([-+]?\d{1,18}+)" + _END + rb"|([-+]?\d{0,18}+\.\d{1,18}+)" + _END
    + rb"|(/[!-\"$&'*-.0-;=?-Z\\^-z|~]++)" + _END
    + rb"|([A-Za-z][!-\"$&'*-.0-;=?-Z\\^-z|~]*+)" + _END
    + rb"|(\[|\]|<<|>>)"
    rb"|(\([^()\\]*+\))"
    rb")"
)  # fmt: skip
_WORDS: dict[bytes, Any] = {b"true": True, b"false": False}
_REFERENCE = b"R"

# There is no other hold on them.
_their_main, _their_next = PSBaseParser._parse_main, PSBaseParser.nexttoken  # noqa: SLF001


def _parse_main(parser: Any, data: bytes, at: int) -> int:
    """Adds the tokens from `at` on; returns where the next begins."""
    match, add, start = _TOKEN.match, parser._tokens.append, parser.bufpos  # noqa: SLF001
    began = at
    while found := match(data, at):
        kind = found.lastindex or _BRACKET
        token = found.group(kind)
        place = start + found.start(kind)
        at = found.end()
        if kind == _INT:
            add((place, int(token)))
        elif kind == _NAME:
            add((place, LIT(token[1:].decode("ascii"))))
        elif kind == _BRACKET:
            add((place, KWD(token)))
        elif kind == _KEYWORD:
            add((place, _WORDS[token] if token in _WORDS else KWD(token)))
            if token != _REFERENCE:
                return at
        elif kind == _FLOAT:
            add((place, float(token)))
        else:
            add((place, token[1:-1]))
    return at if at > began else _their_main(parser, data, at)


def _next_token(parser: Any) -> Any:
    """As pdfminer's, without a note in the log for each."""
    if parser.eof:
        raise PSEOF("Unexpected EOF")
    while not parser._tokens:  # noqa: SLF001
        try:
            changed = parser.fillbuf()
            if changed and parser._curtoken:  # noqa: SLF001
                parser._parse1(b"\n", 0)  # noqa: SLF001
            else:
                parser.charpos = parser._parse1(parser.buf, parser.charpos)  # noqa: SLF001
        except PSEOF:
            parser.charpos = parser._parse1(b"\n", 0)  # noqa: SLF001
            parser.eof = True
            if not parser._tokens:  # noqa: SLF001
                raise
    return parser._tokens.pop(0)  # noqa: SLF001


def quicken_pdfminer() -> None:
    """Puts the quick ways in place; once per process is enough, more do no harm."""
    parser: Any = PSBaseParser
    parser._parse_main = _parse_main  # noqa: SLF001
    parser.nexttoken = _next_token
