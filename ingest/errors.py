"""What stops a run as a whole. Trouble with one document is a `Failed`, not an exception."""

from __future__ import annotations


class IngestError(Exception):
    """Base of all errors of this package."""


class WorkersUnusable(IngestError):
    """The processes that read documents cannot even be started."""
