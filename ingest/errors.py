"""What stops a run as a whole. Trouble with one document is a `Failed`, not an exception."""

from __future__ import annotations


class IngestError(Exception):
    """Base of all errors of this package."""


class WorkersUnusable(IngestError):
    """The processes that read documents cannot even be started."""


class BadSetting(IngestError):
    """What was asked for cannot be done as it was asked for."""


class NotUnderstood(IngestError):
    """A document that was to be changed cannot be parsed."""


class CrawlFailed(IngestError):
    """The process that asks the servers could not be started, or ended before its time."""
