"""Lines → paragraphs: joined over line and page ends, bullets and margin marks understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from parse.flow.layout import same_baseline
from parse.flow.tables import is_row_line
from parse.lines.appendix_labels import is_bare_label
from parse.lines.attachments import heads_attachments
from parse.lines.cuts import calls_for_more, is_cut_date
from parse.lines.enumerations import Label, bullet_text, label
from parse.lines.flowline import FlowLine
from parse.model import Line
from parse.text import debris
from parse.text.addresses import whole_addresses
from parse.text.hyphens import Spelling, join, mend
from parse.text.spacing import tidy

# `./.` in the margin marks an appendix; extraction glues it to the line beside it.
MARK = re.compile(r"(?<!\S)[.·•]\s?/\s?[.·•](?!\S)|^[.·•]\s?/\s?[.·•](?=[^\W_])")
_DASHED_ENTRY = re.compile(r"^-(?=[^\W\d_]{2})")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")
# What is recommended always begins a paragraph, also where nothing sets paragraphs apart.
_SET_PHRASE = re.compile(r"^Det indstilles\b")
# `Ringkøbing-` / `Skjern`, `2021-` / `2022`
_INNER_MARK = re.compile(r"[.!?:;…,]( |$)")
_TORN_PAIR = re.compile(r"[^\W_]-$")
_ENDS, _CLOSERS = frozenset(".!?:;…"), "'\"”’»)]"
_FUNCTION_WORDS = frozenset(
    "og eller samt i på af for til med om fra ved hos over under mellem efter at der som den det "
    "de en et er har blev bliver var kan skal vil herunder bl.a. jf. via mod hvor".split()
)
# `Det indstilles,` and the points below it
_ASKING = re.compile(r"at |(?:det|der) (?:indstilles|anbefales|foreslås),?$", re.IGNORECASE)
_LAST_BUT_ONE = (" og", " samt", " eller")
BULLET = "– "
# An entry of a list: its label, and its first line.
_Entry = tuple[Label, FlowLine]
# How far left of a bullet's text a line must begin not to belong to the bullet any more.
_OUTDENT = 3.0
# Lists stand within others so deep at most.
_DEEPEST = 6
# Less white than this stands between words (points); lines of one height differ by less.
_WHITE, _LEVEL = 8.0, 2.0
# First lines of paragraphs are set in by this many font sizes (an em and a half in most books).
_INDENT = (0.8, 4.0)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph with the lines it is made of.

    `marked`: a `./.` stood before it. `broken`: its last line is full and its sentence open.
    """

    text: str
    page: int
    lines: tuple[FlowLine, ...]
    marked: bool = False


def blocks(lines: Sequence[FlowLine], spelled: Spelling) -> list[Block]:
    """The paragraphs of a run of body lines, in order; each line is in exactly one block."""
    groups: list[list[FlowLine]] = []
    lists: list[_Entry] = []  # the last entries of those at hand, the inmost last
    for current in lines:
        text = strip_mark(current.text)
        here = label(text)
        last = _list_of(here, current, lists) if here else None
        entry = here is not None and (not groups or _is_entry(here, last, groups[-1][-1], current))
        if not entry and groups and not _begins_paragraph(groups[-1], current, text, spelled):
            groups[-1].append(current)
            continue
        groups.append([current])
        if here:
            lists = _with_entry(lists, last, here, current)
    made = [_block(group, spelled) for group in groups]
    return _carry_marks(made)


def _begins_paragraph(
    group: Sequence[FlowLine], current: FlowLine, text: str, spelled: Spelling
) -> bool:
    """Whether `current` opens a new paragraph after the lines in `group`; `text` is its own."""
    previous = group[-1]
    if _starts_block(group, current, text) or _is_beside(group, current.line):
        return not _is_labelled(group, current)
    open_sentence = not _ends_sentence(previous.text) or is_cut_date(previous.text, text)
    goes_on = (text[:1].islower() or text[:1] == "(") and not _ADDRESS.match(text)
    if _is_torn(previous.text, text, gap=current.gap):
        return not previous.same_size(current)
    if current.page_top or _heads_column(previous.line, current.line):
        # A page's or column's end cuts a paragraph unless its sentence clearly ended there.
        return not (open_sentence and (goes_on or previous.full) and _same_style(previous, current))
    if current.gap:
        return not (goes_on and open_sentence and previous.full and current.line.top is None)
    if text.startswith("at ") and not previous.full and _ASKING.match(group[0].text):
        return True  # the next of what is recommended: `at` had room on the line above
    if goes_on and (open_sentence or previous.full) and previous.same_size(current):
        return False
    if calls_for_more(previous.text) and _same_style(previous, current):
        return False
    if _is_subheading(group, text, spelled) or _is_set_apart(group, current):
        return True
    if not _same_style(previous, current):
        return not previous.full or not goes_on
    return not previous.full and not goes_on


def _is_entry(here: Label, last: Label | None, previous: FlowLine, current: FlowLine) -> bool:
    """Whether a line that begins with a label begins an entry of a list."""
    if here.sure or current.gap:
        return True
    if calls_for_more(previous.text):
        # The last entry but one ends so: `1. drøfter planen, og` above `2. godkender den`.
        return previous.text.endswith(_LAST_BUT_ONE) and not previous.full and here.follows(last)
    begins = here.first and (previous.text.endswith(":") or not previous.full)
    return begins or here.follows(last)


def _list_of(here: Label, line: FlowLine, lists: Sequence[_Entry]) -> Label | None:
    """The last entry of the list that a label may go on with: the inmost, or one as far left."""
    if lists and not here.follows(lists[-1][0]):
        for last, entry in reversed(lists[:-1]):
            if here.follows(last) and _begin_alike(entry.line, line.line):
                return last
    return lists[-1][0] if lists else None


def _begin_alike(one: Line, other: Line) -> bool:
    """Whether two lines begin at one place, as far as they tell."""
    return one.x0 is not None and other.x0 is not None and abs(one.x0 - other.x0) < _OUTDENT


def _with_entry(
    lists: Sequence[_Entry], last: Label | None, here: Label, line: FlowLine
) -> list[_Entry]:
    """The lists at hand with an entry that goes on with one of them, or begins one within them."""
    outer = list(lists)
    while outer and outer[-1][0] is not last:
        outer.pop()
    if outer and not here.first:
        outer.pop()
    return [*outer, (here, line)][-_DEEPEST:]


def _ends_sentence(text: str) -> bool:
    """Whether a line ends with a mark that ends sentences, in quotes or brackets or not."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def _is_torn(above: str, below: str, *, gap: bool) -> bool:
    """Whether a line ends inside a word: `forret-` / `ningsudvalg`, `Ringkøbing-` / `Skjern`."""
    if not above.endswith(("-", "\u00ad")):
        return False
    if below[:1].islower():
        return True
    return bool(_TORN_PAIR.search(above[-2:])) and below[:1].isalnum() and not gap


def strip_mark(text: str) -> str:
    """A line's text without `./.` marks."""
    return tidy(MARK.sub(" ", text)) if "/" in text else text


def _starts_block(group: Sequence[FlowLine], current: FlowLine, text: str) -> bool:
    if current.line.bullet or current.line.heading or bullet_text(text) is not None:
        return True
    if is_row_line(group[-1].line) or is_row_line(current.line):
        return True
    if _is_list_heading(text) or (len(group) == 1 and _is_list_heading(group[0].text)):
        return True
    if _SET_PHRASE.match(text) and _ends_sentence(group[-1].text):
        return True
    if (
        text[:1] == "-"
        and _DASHED_ENTRY.match(text)
        and (current.gap or group[-1].text.endswith(":") or _DASHED_ENTRY.match(group[0].text))
    ):
        return True
    return text != current.text and bool(MARK.match(current.text)) and not text[:1].islower()


def _is_list_heading(text: str) -> bool:
    """Whether a line heads a list of appendices, and does not end a sentence with `bilag`."""
    return text[:1].isupper() and heads_attachments(text)


def _is_beside(group: Sequence[FlowLine], current: Line) -> bool:
    """Whether a line stands right or left of the line above, as cells do, and not below it."""
    above = group[-1].line
    if above.x0 is None or above.x1 is None or current.x0 is None or current.x1 is None:
        return False
    left = above.x0  # of all that the group has of the line above
    for line in reversed(group):
        if not same_baseline(line, group[-1]):
            break
        left = min(left, line.line.x0 or left)
    apart = current.x0 >= above.x1 + _WHITE or current.x1 <= left
    return apart and above.page == current.page and not _heads_column(above, current)


def _is_labelled(group: Sequence[FlowLine], current: FlowLine) -> bool:
    """Whether a line goes on behind an appendix' label: `Bilag 2a`, a tab away from its title."""
    one = len(group) == 1 and is_bare_label(group[0].text)
    return one and same_baseline(group[0], current) and group[0].line.bold == current.line.bold


def _heads_column(one: Line, other: Line) -> bool:
    """Whether a line stands right of the one before and above it: its column went on there."""
    if one.x1 is None or other.x0 is None or one.top is None or other.top is None:
        return False
    return one.page == other.page and other.x0 > one.x1 and other.top < one.top - _LEVEL


def _same_style(one: FlowLine, other: FlowLine) -> bool:
    a, b = one.line, other.line
    same_face = (a.bold, a.italic) == (b.bold, b.italic)
    return same_face and one.same_size(other)


def _is_subheading(group: Sequence[FlowLine], text: str, spelled: Spelling) -> bool:
    """Whether a lone line without typography is a sub-heading above prose (text dumps).

    A new sentence begins below although the line above has no full stop: the line begins with a
    capital, and its first word is one that the document otherwise writes small. Two capitals in a
    row are a name (`Danske Regioner`), and no sub-heading ends with a function word.
    """
    above = group[0]
    if len(group) != 1 or above.line.top is not None or _INNER_MARK.search(above.text):
        return False
    words = text.split(" ", 2)
    if not words[0][:1].isupper() or (len(words) > 1 and words[1][:1].isupper()):
        return False
    last = above.text.rsplit(" ", 1)[-1]
    return (
        last.casefold() not in _FUNCTION_WORDS
        and not last[:1].isupper()
        and spelled.small(words[0])
    )


def _is_set_apart(group: Sequence[FlowLine], current: FlowLine) -> bool:
    return _outdented(group, current) or _indented(group, current)


def _outdented(group: Sequence[FlowLine], current: FlowLine) -> bool:
    """A line left of a list entry's hanging text is not part of the entry."""
    first, x0 = group[0], current.line.x0
    text = strip_mark(first.text)
    if x0 is None or first.line.x0 is None:
        return False
    if bullet_text(text) is None and label(text) is None:
        return False
    if len(group) > 1:
        hanging = group[1].line.x0
        deep = hanging is not None and hanging > first.line.x0 + _OUTDENT
        return deep and x0 < (hanging or 0.0) - _OUTDENT
    ended = current.loose or _ends_sentence(group[-1].text)
    return ended and current.text[:1].isupper() and x0 < first.line.x0 + _OUTDENT


def _indented(group: Sequence[FlowLine], current: FlowLine) -> bool:
    """A line right of the text above it begins a paragraph where these are set apart by indents."""
    first, x0 = strip_mark(group[0].text), current.line.x0
    above = group[-1].line.x0
    if x0 is None or above is None or bullet_text(first) is not None or label(first) is not None:
        return False
    em = current.line.size or 10.0
    ended = _ends_sentence(group[-1].text) or not group[-1].full
    return ended and above + _INDENT[0] * em < x0 < above + _INDENT[1] * em


def _block(group: list[FlowLine], spelled: Spelling) -> Block:
    opening = group[0].text
    marked = "/" in opening and MARK.match(bullet_text(opening) or opening) is not None
    text = ""
    for line in group:
        piece = strip_mark(line.text)
        text = join(text, piece, spelled) if text and piece else text or piece
    text = whole_addresses(text, [link for line in group for link in line.line.links])
    after_bullet = bullet_text(_DASHED_ENTRY.sub("- ", text) if text[:1] == "-" else text)
    if after_bullet is not None:
        text = BULLET + after_bullet
    elif group[0].line.bullet:
        text = BULLET + text
    whole = debris.mend(mend(tidy(text.replace("\u00ad", "")), spelled), spelled)
    return Block(whole, group[0].line.page, tuple(group), marked)


def _carry_marks(made: list[Block]) -> list[Block]:
    """A `./.` that stands alone on its line marks the paragraph after it."""
    result: list[Block] = []
    pending: Block | None = None
    for block in made:
        lone_bullet = block.text == BULLET.strip()
        if (not block.text or lone_bullet) and pending is None:
            pending = block
        elif pending is not None:
            # A dump may have a bullet on a line of its own: the text below it is its entry.
            bullet = "" if not pending.text or block.text.startswith(BULLET) else BULLET
            marked = block.marked or not pending.text
            lines = pending.lines + block.lines
            result.append(Block(f"{bullet}{block.text}", block.page, lines, marked=marked))
            pending = None
        else:
            result.append(block)
    if pending is not None and result:
        last = result[-1]
        result[-1] = Block(last.text, last.page, last.lines + pending.lines, last.marked)
    return result
