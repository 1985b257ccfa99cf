"""What the Internet Archive's CDX service says: rows of captures, a page at a time.

The form of an answer: https://github.com/internetarchive/wayback/tree/master/wayback-cdx-server
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from ingest.fetching.sites import WAYBACK_HOST

# Rows in one answer: a million bytes and seconds to wait, not eight and minutes.
_ROWS = 5000
_FIELDS = ("timestamp", "original", "mimetype", "statuscode")
_STAMP = re.compile(r"\d{14}")


@dataclass(frozen=True, slots=True, order=True)
class Capture:
    """An address as it was at a moment (`yyyymmddhhmmss`); `html`: what came was a page."""

    stamp: str
    original: str
    html: bool | None = field(default=None, compare=False)

    @property
    def address(self) -> str:
        """Where the bytes are as they were (`id_`), without the archive's frame."""
        return f"https://{WAYBACK_HOST}/web/{self.stamp}id_/{self.original}"


@dataclass(frozen=True, slots=True)
class Listing:
    """One answer: captures that were whole answers, and where the next answer begins."""

    captures: tuple[Capture, ...] = ()
    resume: str | None = None


def listing_address(pattern: str, named: str | None, resume: str | None = None) -> str:
    """The address of a listing: of pages, or of addresses that a regular expression matches."""
    query = [
        ("url", pattern),
        ("output", "json"),
        ("fl", ",".join(_FIELDS)),
        ("filter", "statuscode:200"),
        ("filter", f"original:{named}" if named else "mimetype:text/html"),
        ("limit", str(_ROWS)),
        ("showResumeKey", "true"),
    ]
    if resume:
        query.append(("resumeKey", resume))
    return f"https://{WAYBACK_HOST}/cdx/search/cdx?{urlencode(query)}"


def read_listing(body: bytes) -> Listing:
    """The captures of an answer, whatever fields it has; nothing where nothing was captured.

    Raises:
        ValueError: it is no listing.
    """
    if not body.strip():
        return Listing()
    rows = json.loads(body)
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise ValueError("no list of rows")
    if not rows:
        return Listing()
    if "timestamp" not in rows[0] or "original" not in rows[0]:
        raise ValueError("no row of headings")
    heads = [str(head) for head in rows[0]]
    resume = None
    if len(rows) > 1 and not rows[-2] and len(rows[-1]) == 1:  # an empty row, then the key
        resume = str(rows[-1][0])
        rows = rows[:-2]
    named = (dict(zip(heads, row, strict=False)) for row in rows[1:])
    return Listing(tuple(c for row in named if (c := _capture(row)) is not None), resume)


def _capture(row: dict[str, Any]) -> Capture | None:
    """A row; None for redirects, failures, and revisits, which repeat a capture listed before."""
    stamp, original = str(row.get("timestamp", "")), str(row.get("original", ""))
    if not _STAMP.fullmatch(stamp) or not original:
        return None
    kind = row.get("mimetype")
    if str(row.get("statuscode", "200")) != "200" or kind == "warc/revisit":
        return None
    return Capture(stamp, original, None if kind is None else "html" in str(kind))
