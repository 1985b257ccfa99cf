"""Whether a document is kept: what is none of ours is refused, what cannot be searched is kept."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from ingest.workers.recognised import why_unrecognised
from ingest.workers.serve import Failed
from parse.model import GARBLED_PAGE, SCANNED_PAGE, Kind
from parse.municipalities import MUNICIPALITIES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.workers.work import Worked
    from parse.model import ParsedDocument

WORD = "docx"
NO_MEETING = "NoMeeting"  # the code of what is none of ours
_NO_TEXT = {
    SCANNED_PAGE: "pictures of text (a scan)",
    GARBLED_PAGE: "letters that its fonts give no meaning",
}
_OURS = re.compile(r"\bKKR\b|kommunekontaktråd", re.IGNORECASE)
_PLENTY = 3
# OCRmyPDF draws pages with pypdfium2, which kkr has: unlike its manual says, no Ghostscript.
HOW_TO_READ_SCANS = (
    'To have that read, install OCR (pip install "kkr[ocr]" and the programs tesseract-ocr and'
    " tesseract-ocr-dan, as in apt install tesseract-ocr tesseract-ocr-dan), then run kkr reindex"
)


def refusal(worked: Worked, *, published: bool = False) -> Failed | None:
    """Why a document is not kept at all; None for all that are.

    What a council has `published` among its papers is one of them, whatever it says.
    """
    document = worked.document
    if not has_text(document):
        if document.source.pages or document.source.reader == WORD:
            return None  # a scan, or what cannot be read yet: the original is worth keeping
        return Failed("NoText", "there is no text in it")
    known = document.kind is not Kind.OTHER or document.council or document.date or document.items
    if not published and not known and not worked.pages_without_text and not _is_appendix(document):
        return Failed(
            NO_MEETING,
            "no meeting found in it: neither council nor date nor numbered items. kkr keeps"
            " agendas, minutes and appendices of KKR meetings (--council and --date say of which)",
        )
    return None


def _is_appendix(document: ParsedDocument) -> bool:
    """Whether a PDF that says nothing of a meeting is likely to be a single appendix of one.

    Those name no council and no date (tables, letters, lists), but municipalities, and plenty.
    """
    if document.source.reader != "pdf":
        return False
    rows = (" ".join(row) for table in document.tables for row in table.rows)
    text = "\n".join([*(paragraph.text for paragraph in document.body), *rows])
    named = (name for name in MUNICIPALITIES if re.search(rf"\b{re.escape(name)}\b", text))
    return bool(_OURS.search(text)) or len(list(islice(named, _PLENTY))) == _PLENTY


def why_not_searchable(worked: Worked) -> str | None:
    """What to do about a document without text; None for all others."""
    if has_text(worked.document):
        return None
    if worked.document.source.reader == WORD:
        return "it is a Word document (.docx), which kkr keeps but cannot read yet"
    pages = worked.pages_without_text
    if not pages:
        every = listed(range(1, (worked.document.source.pages or 0) + 1))
        return f"nothing to search on {every}: neither text of its own nor a picture of text"
    how = why_unrecognised(worked.document.problems) or HOW_TO_READ_SCANS
    codes = {problem.code for problem in worked.document.problems}
    what = [said for code, said in _NO_TEXT.items() if code in codes] or [_NO_TEXT[SCANNED_PAGE]]
    return f"no text on {listed(pages)}: {' and '.join(what)}. {how}"


def has_text(document: ParsedDocument) -> bool:
    """Whether there is anything to be found."""
    return bool(document.items or document.body or document.tables or document.attendance)


def listed(pages: Sequence[int]) -> str:
    """`page 3`, `pages 1-3, 7`."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    shown = ", ".join(f"{r[0]}-{r[-1]}" if len(r) > 1 else str(r[0]) for r in runs)
    return f"page{'s' if len(pages) > 1 else ''} {shown}" if pages else "any page"
