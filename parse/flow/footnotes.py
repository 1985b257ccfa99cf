"""Footnotes: taken from where they are printed to the text that they belong to.

In a PDF a note stands below whatever happens to end the page, which may be another item. It is
recognised by its place, its mark and (mostly) its smaller type, and goes to the end of the field
whose text carries the mark. Text sources have no type sizes: there `[1]`, `[^1]` (Markdown) and `¹`
mark a note wherever it stands, and a page's last lines may be notes if a word carries their
number.

A note whose mark is not found stays where it is. What is surely a note, by its place and its type,
is told as `astray` then: of whose text it is part nobody knows, and least of all is it decided.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from parse.lines.flowline import Flow, FlowLine

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_MARK = r"(?P<mark>\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}|\*{1,3})"
_NOTE = re.compile(rf"^{_MARK}[.)]?\s*(?=[^\W\d_]|[\"”„(]|https?:)")
_DUMPED_NOTE = re.compile(r"^\d{1,2} (?=[A-ZÆØÅ\"”„(]|https?:)")
_LONE_MARK = re.compile(rf"^{_MARK}[.)]?$")
_NAMED_NOTE = re.compile(
    r"^(?:\[\^?(?P<name>[^\W_]{1,12})\]:?|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))\s+(?=\S)"
)
# `m2`, `CO2`: raised or not, no note's mark.
_UNIT = re.compile(r"(?<![^\W\d_])(?:[kcm]?m|co|h)[23]$", re.IGNORECASE)
_YEAR, _STOP = r"(?<!\d)(?:19|20)\d\d", r"[.,;:)”\"]"
# `jf. stk. 1 i aftalen`: the number behind them is theirs.
_COUNTED = "".join(rf"(?<!\b{word}\.)" for word in ("stk", "pkt", "nr", "Nr", "kap", "jf", "art"))
_REFERENCE = re.compile(r"\[\^?[^\W_]{1,12}\](?!\()")
_SMALLER = 0.9
_MAX_LINES = 12
# A raised number is set apart from the note's text by less than this (points).
_NEAR = 8.0

Notes = Mapping[int, tuple[FlowLine, ...]]


def take_footnotes(flow: Flow) -> tuple[tuple[FlowLine, ...], Notes]:
    """The body without its footnotes, and these by the id of the line that carries their mark.

    Marks are set apart from the words that carry them: `årsværk.1` is `årsværk. 1`.
    """
    lines: list[FlowLine] = []
    notes: dict[int, list[FlowLine]] = {}
    before = begin = 0
    for page in map(_whole_marks, _pages(flow.lines)):
        before, begin = begin, len(lines)
        foot = _foot(page, flow.body_size)
        lines += page[: len(page) - len(foot)]
        sure = _is_set_off(page, foot, flow.body_size)
        for note in _split(foot):
            if not _place(note, lines, before, notes, printed=flow.body_size is not None):
                lines += (replace(line, astray=sure) for line in note)
        if flow.body_size is not None:
            _set_marks_apart(lines, begin, flow.body_size, notes)
    if flow.body_size is None:
        lines = _place_named(lines, notes)
    return tuple(lines), {key: tuple(value) for key, value in notes.items()}


def with_notes(lines: Iterable[FlowLine], notes: Notes) -> list[FlowLine]:
    """A run of lines with the footnotes that it carries at its end."""
    run = list(lines)
    return [*run, *(note for line in run for note in notes.get(id(line.line), ()))]


def stray_notes(
    lines: Iterable[FlowLine], kept: Iterable[FlowLine], notes: Notes
) -> list[FlowLine]:
    """The footnotes of lines that became something else than text: titles, headings, people."""
    held = {id(line.line) for line in kept}
    return [
        note for line in lines if id(line.line) not in held for note in notes.get(id(line.line), ())
    ]


def _pages(lines: Sequence[FlowLine]) -> list[list[FlowLine]]:
    pages: list[list[FlowLine]] = []
    for line in lines:
        if pages and pages[-1][-1].line.page == line.line.page:
            pages[-1].append(line)
        else:
            pages.append([line])
    return pages


# ── notes at the foot of a page ──────────────────────────────────────────────────────


def _foot(page: Sequence[FlowLine], body_size: float | None) -> list[FlowLine]:
    """The run of lines that ends a page and may be notes, from the first one with a mark on.

    They are small; where the page's last line is not, as in every text dump, they are the
    paragraphs at the end that begin with a number.
    """
    small = _is_small(page[-1], body_size)
    start = len(page)
    while start and len(page) - start < _MAX_LINES:
        line = page[start - 1]
        if small and not _is_small(line, body_size):
            break
        if not small and line.gap and not _DUMPED_NOTE.match(line.text):
            break
        start -= 1
    foot = page[start:]
    begins = _NOTE if small else _DUMPED_NOTE
    skipped = 0
    while skipped < len(foot) and not _NOTE.match(foot[skipped].text):
        skipped += 1
    if skipped == len(foot) or not begins.match(foot[skipped].text):
        return []
    return list(foot[skipped:]) if len(foot) - skipped < len(page) else []


def _is_set_off(
    page: Sequence[FlowLine], foot: Sequence[FlowLine], body_size: float | None
) -> bool:
    """Whether a foot is notes, marks or not: all of a page's small end, below white space.

    Tables and lists may be in small type and have numbers too, but begin otherwise.
    """
    if not foot or not (foot[0].gap and _is_small(foot[0], body_size)):
        return False
    return not _is_small(page[-len(foot) - 1], body_size)


def _is_small(line: FlowLine, body_size: float | None) -> bool:
    size = line.line.size
    return size is not None and body_size is not None and size < body_size - _SMALLER


def _whole_marks(page: Sequence[FlowLine]) -> list[FlowLine]:
    """The lines of a page with raised marks put before the notes they belong to.

    Dumps have them on lines of their own: at the page's end, where a word above carries the number.
    """
    whole: list[FlowLine] = []
    index = 0
    while index < len(page):
        line = page[index]
        if _is_raised(page, index):
            index += 1
            note = page[index]
            text = f"{line.text} {note.text}"
            line = replace(note, line=replace(note.line, text=text, x0=line.line.x0), gap=True)
        whole.append(line)
        index += 1
    return whole


def _is_raised(foot: Sequence[FlowLine], index: int) -> bool:
    """Whether a line is a note's raised number only, the note's text beginning beside it."""
    if index + 1 >= len(foot) or not _LONE_MARK.match(foot[index].text):
        return False
    mark, text = foot[index].line, foot[index + 1].line
    if mark.top is None and index >= len(foot) - _MAX_LINES:
        (raised,) = _carried(mark.text, printed=False)
        begins = text.text[:1].isupper() or text.text.startswith("http")
        return begins and any(raised.search(line.text) for line in foot[:index])
    if mark.x1 is None or text.x0 is None or mark.bottom is None or text.top is None:
        return False
    beside = -1 < text.x0 - mark.x1 < _NEAR
    return beside and mark.bottom > text.top


def _split(foot: Sequence[FlowLine]) -> list[list[FlowLine]]:
    """The notes of a foot: each begins with its mark; numbers go up by one."""
    split: list[list[FlowLine]] = []
    last = ""
    for line in foot:
        found = _NOTE.match(line.text)
        if found and (not split or _follows(last, found["mark"])):
            last = found["mark"]
            split.append([replace(line, gap=True)])
        else:
            split[-1].append(line)
    return split


def _follows(last: str, mark: str) -> bool:
    one, other = last.translate(_RAISED), mark.translate(_RAISED)
    if one.isdigit() and other.isdigit():
        return int(other) == int(one) + 1
    return len(other) == len(one) + 1 and set(one + other) == {"*"}


# ── to whom a note belongs ───────────────────────────────────────────────────────────


def _place(
    note: list[FlowLine],
    lines: list[FlowLine],
    begin: int,
    notes: dict[int, list[FlowLine]],
    *,
    printed: bool,
) -> bool:
    """Hands a note to the last line that carries its mark; False where none does.

    One that the reader has seen raised may stand anywhere above, others from the line `begin` on.
    """
    found = _NOTE.match(note[0].text)
    if found is None:
        return False
    mark = found["mark"]
    text = f"{mark.translate(_RAISED)} {note[0].text[found.end() :]}"
    first = replace(note[0], line=replace(note[0].line, text=text))
    seen = _seen_raised(mark, lines, notes)
    if seen is not None:
        _carry(*seen, [first, *note[1:]], lines, notes)
        return True
    for pattern in _carried(mark, printed=printed):
        for index in range(len(lines) - 1, begin - 1, -1):
            carried = pattern.search(lines[index].text)
            if carried and not _UNIT.search(lines[index].text[: carried.end("mark")]):
                _carry(index, carried, [first, *note[1:]], lines, notes)
                return True
    return False


def _seen_raised(
    mark: str, lines: Sequence[FlowLine], notes: Mapping[int, Sequence[FlowLine]]
) -> tuple[int, re.Match[str]] | None:
    """The last line in which the reader saw the mark raised, and where it stands there.

    Numbers may begin anew on every page: a mark that has its note is passed over.
    """
    number = mark.translate(_RAISED)
    for index in range(len(lines) - 1, -1, -1):
        line = lines[index].line
        if number not in line.marks or _has_note(number, notes.get(id(line), ())):
            continue
        for before in (r"\S) ", r"[^\W\d_])"):  # the reader sets all apart but `KL1`
            pattern = rf"(?P<before>{before}(?P<mark>{number})(?![\w*]|[.,]\d)"
            found = re.search(pattern, line.text)
            if found and not _UNIT.search(line.text[: found.end("mark")]):
                return index, found
    return None


def _has_note(number: str, notes: Iterable[FlowLine]) -> bool:
    return any(note.text.startswith(f"{number} ") for note in notes)


def _carried(mark: str, *, printed: bool) -> tuple[re.Pattern[str], ...]:
    """How a line carries a mark: raised behind a word, or set apart behind a punctuation mark.

    So it is found where the reader has not seen it raised. A text dump tells no raised number from
    any other: there a small letter (not `CO2`) or a punctuation mark must stand before it, and it
    is nowhere set apart.
    """
    number = mark.translate(_RAISED)
    same = "|".join({re.escape(mark), re.escape(number)})
    letter = r"[^\W\d_]" if printed else "[a-zæøå]"
    before = rf"(?:{letter}{_STOP}?|{_YEAR}{_STOP})"  # `frem mod 2045.1`
    after = r"(?![\w*]|[.,]\d)"
    raised = re.compile(rf"(?P<before>{before})(?P<mark>{same}){after}")
    if not printed or not number.isdigit():
        return (raised,)
    apart = rf"(?P<before>(?:{letter}|{_YEAR}|[)”\"%]){_STOP}){_COUNTED} (?P<mark>{number})(?= |$)"
    return raised, re.compile(apart)


def _carry(
    index: int,
    carried: re.Match[str],
    note: Sequence[FlowLine],
    lines: list[FlowLine],
    notes: dict[int, list[FlowLine]],
) -> None:
    """Notes a note under its line, whose mark is set apart from its word."""
    old = lines[index]
    head, tail = old.text[: carried.end("before")], old.text[carried.end() :]
    text = f"{head} {carried['mark'].translate(_RAISED)}{tail}"
    line = old if text == old.text else replace(old, line=replace(old.line, text=text))
    held = notes.pop(id(old.line), [])
    lines[index] = line
    if held or note:
        notes[id(line.line)] = [*held, *note]


def _set_marks_apart(
    lines: list[FlowLine], begin: int, body_size: float, notes: dict[int, list[FlowLine]]
) -> None:
    """Sets marks apart from their words for notes that stand below their paragraph already.

    `begin`: the first line of the page at hand.
    """
    for index in range(begin, len(lines)):
        line = lines[index]
        found = _NOTE.match(line.text) if _is_small(line, body_size) else None
        if found is None:
            continue
        pattern = _carried(found["mark"], printed=True)[0]
        for above in range(index - 1, -1, -1):
            carried = pattern.search(lines[above].text)
            if carried and not _UNIT.search(lines[above].text[: carried.end("mark")]):
                _carry(above, carried, [], lines, notes)
                break


# ── notes with a name ────────────────────────────────────────────────────────────────


def _place_named(lines: Sequence[FlowLine], notes: dict[int, list[FlowLine]]) -> list[FlowLine]:
    """Hands over the notes that begin with `[1]`, `[^1]:` or `¹`, wherever they stand."""
    kept = [line for line in lines if not _NAMED_NOTE.match(line.text)]
    held: list[FlowLine] = []
    found: list[tuple[str, list[FlowLine]]] = []
    inside = False
    for line in lines:
        named = _NAMED_NOTE.match(line.text)
        mark = (named["name"] or named["raised"]) if named else ""
        if named and any(_named(mark).search(other.text) for other in kept):
            text = f"{mark.translate(_RAISED)} {line.text[named.end() :]}"
            found.append((mark, [replace(line, line=replace(line.line, text=text))]))
        elif inside and not line.gap and not named and not _REFERENCE.search(line.text):
            found[-1][1].append(line)
            continue
        else:
            held.append(line)
        inside = bool(named) and held[-1:] != [line]
    by_mark: dict[str, list[FlowLine]] = {}
    for mark, note in found:
        by_mark.setdefault(mark, []).extend(note)
    for mark, note in by_mark.items():
        for index, line in enumerate(held):
            hit = _named(mark).search(line.text)
            if hit and not _NAMED_NOTE.match(line.text):
                _carry(index, hit, note, held, notes)
                break
    return held


def _named(mark: str) -> re.Pattern[str]:
    if mark != mark.translate(_RAISED):
        return re.compile(rf"(?P<before>\S)(?P<mark>{mark})(?!\w)")
    return re.compile(rf"(?P<before>\S?)\s?(?:\[\^?(?P<mark>{re.escape(mark)})\])(?!\()")
