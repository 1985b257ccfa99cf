"""How long ago something was, by a clock that may have been wrong."""

from __future__ import annotations

from datetime import datetime, timedelta

# Clocks of machines that share a database differ, and are set right by a little.
_SLACK = timedelta(days=1)


def elapsed(since: datetime, now: datetime) -> timedelta:
    """The time between; of what is said to lie ahead nobody knows, and it is long ago.

    It was noted by a clock that ran ahead. Taken as it stands, nothing would be due until then.
    """
    return timedelta.max if since > now + _SLACK else now - since
