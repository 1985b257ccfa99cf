"""What stands inside a Markdown block: emphasis, links, breaks, HTML tags, entities.

The grammar is markdown-it's; ours is only what becomes of its tokens.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt

from parse.text.characters import plain

if TYPE_CHECKING:
    from markdown_it.token import Token

# What is escaped stays a token of its own: `Skive\\*` has a mark, `Skive*` a rest of emphasis.
_GRAMMAR = MarkdownIt("commonmark").disable("text_join")
_ESCAPED = str.maketrans("*_", "\ufdd0\ufdd1")  # no letters of any language
_UNESCAPED = str.maketrans("\ufdd0\ufdd1", "*_")
# Conversions put a whole table into a line; beyond this it is no writing, and parsing is slow.
_MAX_LENGTH = 50_000
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)", re.IGNORECASE)
_SCHEMES = ("http://", "https://", "mailto:")
# Emphasis that the conversion opened or closed in another block.
_LOOSE_MARKS = re.compile(r"[*\ufdd0]{2,}|[_\ufdd1]{2,}|^\*(?=\S)|(?<=\S)\*$")
_BULLET_MARK = re.compile(r"^[-–•·●○◦▪■]\s*(?=\S)")
# Elements that are no part of a sentence (HTML's flow content that is not phrasing content).
_BREAKS = set(
    "address article aside blockquote br caption center dd details dialog div dl dt fieldset"
    " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend main nav ol p pre section"
    " summary table tbody tfoot thead tr ul".split()
)
_CELLS = {"td", "th"}
# Other elements say nothing of lines; what is none of HTML's (`<navn>`) was written as text.
_SILENT = set(
    "abbr area audio bdi bdo body button canvas cite code col colgroup data del dfn embed font head"
    " html iframe img input ins kbd label link map mark meta object option output picture q s samp"
    " script select small source span strike style sub sup svg template textarea time title track"
    " tt u var video wbr".split()
)
_BOLD, _ITALIC = {"b", "strong"}, {"i", "em"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A line within a block; `bold` and `italic` hold when all of its letters are."""

    text: str
    bold: bool
    italic: bool
    links: tuple[str, ...]
    bullet: bool


@dataclass(slots=True)
class _Pen:
    """The state while tokens are written into pieces."""

    pieces: list[Piece] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    bold: int = 0
    italic: int = 0
    all_bold: bool = True
    all_italic: bool = True
    bullet: bool = False

    def write(self, text: str) -> None:
        self.text.append(text)
        if not text.strip(" *_"):
            return
        self.all_bold = self.all_bold and self.bold > 0
        self.all_italic = self.all_italic and self.italic > 0

    def end(self) -> None:
        """Ends the piece at hand."""
        text = plain(_LOOSE_MARKS.sub("", plain("".join(self.text)))).translate(_UNESCAPED)
        if self.bullet:
            text = _BULLET_MARK.sub("", text)
        if text:
            links = tuple(dict.fromkeys(self.links))
            self.pieces.append(Piece(text, self.all_bold, self.all_italic, links, self.bullet))
        self.text, self.links, self.bullet = [], [], False
        self.all_bold = self.all_italic = True


def pieces(block: str) -> list[Piece]:
    """The lines of a block as its hard breaks, `<br>` and list tags part them."""
    pen = _Pen()
    if len(block) > _MAX_LENGTH:
        for row in block.split("\n"):
            pen.write(row)
            pen.end()
        return pen.pieces
    for token in _GRAMMAR.parseInline(block)[0].children or []:
        _write(pen, token)
    pen.end()
    return pen.pieces


def _write(pen: _Pen, token: Token) -> None:
    match token.type:
        case "text" | "code_inline":
            pen.write(token.content)
        case "text_special":
            pen.write(token.content.translate(_ESCAPED))
        case "softbreak":
            pen.write(" ")
        case "hardbreak":
            pen.end()
        case "strong_open" | "strong_close":
            pen.bold += token.nesting
        case "em_open" | "em_close":
            pen.italic += token.nesting
        case "link_open":
            _add_link(pen, str(token.attrs.get("href", "")))
        case "html_inline":
            _tag(pen, token.content)
        case _:
            pass  # images


def _add_link(pen: _Pen, target: str) -> None:
    if target.lower().startswith(_SCHEMES):
        pen.links.append(target)


def _tag(pen: _Pen, html: str) -> None:
    match = _TAG.match(html)
    if not match:
        return  # a comment
    closing, name = bool(match[1]), match[2].lower()
    step = -1 if closing else 1
    if name in _BOLD:
        pen.bold = max(0, pen.bold + step)
    elif name in _ITALIC:
        pen.italic = max(0, pen.italic + step)
    elif name == "li":
        pen.end()
        pen.bullet = not closing
    elif name in _BREAKS:
        pen.end()
    elif name in _CELLS:
        pen.write(" ")
    elif name == "a" and not closing:
        target = re.search(r"""href\s*=\s*["']?([^"'\s>]+)""", html, re.IGNORECASE)
        _add_link(pen, target[1] if target else "")
    elif name not in _SILENT and name != "a":
        pen.write(html)
