"""PDF bytes → pages of lines: the file as a whole, its errors and its limits."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from parse.errors import Damaged, NotReadable
from parse.model import Page, Problem, Reading, Source
from parse.readers import plumber
from parse.readers.breaks import with_rests
from parse.readers.decipher import meanings_of
from parse.readers.page import DAMAGED, PageRead, read_page
from parse.readers.policy import FastReader, open_fast
from parse.readers.recognised import with_even_sizes
from parse.text.characters import SOFT_HYPHEN

if TYPE_CHECKING:
    from parse.readers.decipher import Glyphs, Meanings

# Where the header must stand, as readers have agreed since Acrobat 1.
_HEADER_WITHIN = 1024
# So many pages in fonts that do not name all of their glyphs tell enough of what they mean, and no
# more are read again: each takes pdfplumber a twentieth of a second, and a paper's time is limited.
_EVIDENCE, _READ_AGAIN = 40, 500


def read_pdf(data: bytes, source: Source) -> Reading:
    """Reads a PDF page by page; a page that cannot be read becomes a Problem.

    Raises:
        ParseError: the file is no PDF, is encrypted, too large, or no page of it can be read.
    """
    _check_header(data, source.name)
    reads, problems = read_pages(data, source.name)
    if not reads:
        raise Damaged(f"{source.name} has no pages.")
    problems = [problem for read in reads for problem in read.problems] + problems
    if not any(read.page.lines or read.page.scanned for read in reads):
        broken = next((problem for problem in problems if problem.code == "broken-page"), None)
        if broken:
            raise Damaged(broken.message)
    recognised = {read.page.number for read in reads if read.recognised}
    pages = with_rests(with_even_sizes([read.page for read in reads], recognised))
    if any(read.shares_hyphen for read in reads):
        pages = [_with_plain_hyphens(page) for page in pages]
    doubted = tuple((read.page.number, read.unsure) for read in reads if read.unsure)
    return Reading(replace(source, pages=len(pages)), tuple(pages), tuple(problems), doubted)


def read_pages(data: bytes, name: str) -> tuple[list[PageRead], list[Problem]]:
    """Every page with what is wrong with it, and what is wrong with the file."""
    reads: list[PageRead] = []
    problems: list[Problem] = []
    torn: dict[int, Any] = {}  # pages to be read once more with what all of them tell
    evidence: list[Glyphs] = []
    declared, attached, unread = plumber.open_pages(data, name)
    problems += [_unread(file) for file in attached]
    fast = open_fast(data, declared)
    try:
        for number, page in enumerate(unread, start=1):
            read = _read_or_remark(page, number, name, fast)
            reads.append(read._replace(torn=()))
            if read.torn and len(torn) < _READ_AGAIN:
                torn[number] = page
                evidence += read.torn if len(torn) <= _EVIDENCE else ()
    except Damaged as error:
        if not any(read.page.lines for read in reads):
            raise
        problems.append(Problem("pages-missing", f"The list of pages breaks off: {error}"))
    else:
        if declared is not None and declared > len(reads) > 0:
            message = f"It says it has {declared} pages; {len(reads)} were found."
            problems.append(Problem("pages-missing", message))
        if meanings := meanings_of(evidence):
            for number, page in torn.items():
                again = _read_or_remark(page, number, name, fast, meanings)
                reads[number - 1] = _with_damage(again, reads[number - 1])
    finally:
        if fast:
            fast.close()
    return reads, problems


def _read_or_remark(
    page: Any, number: int, name: str, fast: FastReader | None, meanings: Meanings | None = None
) -> PageRead:
    """The page, or a Problem in its place: one bad page must not lose the others."""
    try:
        if isinstance(page, Exception):
            raise page  # noqa: TRY301 - its dictionary was broken already
        return read_page(page, number, fast, meanings)
    except Exception as error:
        reason = plumber.named(error, name)
        if not isinstance(reason, Damaged):
            raise reason from error
        message = f"{name}: page {number} cannot be read ({plumber.detail(error)})."
        problem = Problem("broken-page", message, number)
        return PageRead(Page(number, ()), [problem], shares_hyphen=False)


def _with_damage(again: PageRead, first: PageRead) -> PageRead:
    """What the first reading met is told of: streams are unpacked once, and then kept."""
    kept = [one for one in first.problems if one.code == DAMAGED and one not in again.problems]
    return again._replace(problems=again.problems + kept)


def _with_plain_hyphens(page: Page) -> Page:
    """The page with soft hyphens at line ends made plain: here they may be real ones."""
    return replace(
        page,
        lines=tuple(
            replace(line, text=line.text[:-1] + "-") if line.text.endswith(SOFT_HYPHEN) else line
            for line in page.lines
        ),
    )


def _unread(file: str) -> Problem:
    return Problem("attached-file", f"A file is attached that is not read: “{file[:80]}”.")


def _check_header(data: bytes, name: str) -> None:
    if not data.strip():
        raise NotReadable(f"{name} is empty.")
    head = data[:_HEADER_WITHIN]
    if b"%PDF-" in head:
        return
    if any(mark in head.lower() for mark in (b"<!doctype html", b"<html", b"<head", b"<body")):
        raise NotReadable(
            f"{name} is a web page (HTML), not a PDF: the site probably answered with an error "
            "page. Fetch it again."
        )
    raise NotReadable(f"{name} is not a PDF: it does not begin with %PDF-.")
