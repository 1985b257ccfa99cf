"""What can stop a document from being parsed at all. Lesser trouble is a `Problem`."""

from __future__ import annotations


class ParseError(Exception):
    """Base of all errors of this package. The message says what failed and what to do."""


class NotReadable(ParseError):
    """The bytes are no document of the kind they claim to be (HTML saved as .pdf, empty file)."""


class Damaged(ParseError):
    """The file is cut off or broken beyond recovery."""


class Encrypted(ParseError):
    """The PDF needs a password."""


class UnknownFormat(ParseError):
    """No reader takes a file of this name."""


class TooLarge(ParseError):
    """The document asks for more than a reader gives: a bomb, or no minutes at all."""
