"""How much a document may cost, and how a process keeps itself to that."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

MEGABYTE = 1024 * 1024
# The parent ends a process in time. Should the parent have been killed, nobody would.
_GRACE_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Limits:
    """For one document.

    `memory` is what reading may take on top of the process with its libraries. The largest papers
    of a meeting (200 pages, 30 MB) take some 15 seconds and 300 MB; these are well above.
    """

    seconds: float = 120.0
    memory: int = 1024 * MEGABYTE
    file_bytes: int = 200 * MEGABYTE


DEFAULT_LIMITS = Limits()

if sys.platform == "win32":

    def limit_memory(extra: int) -> None:
        """Not to be had on this system: the limit on time has to do."""

    def limit_time(seconds: float) -> None:
        """Not to be had on this system: the parent's clock has to do."""

else:
    import resource

    def limit_memory(extra: int) -> None:
        """Lets this process grow by so many bytes from what it is now; more is a MemoryError."""
        # No core file of a document that crashes its reader: it would fill the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        held = _address_space()
        if held is not None:
            with suppress(ValueError, OSError):  # some systems know the limit but refuse it
                resource.setrlimit(resource.RLIMIT_AS, (held + extra, held + extra))

    def limit_time(seconds: float) -> None:
        """Ends this process if it takes much longer than that; 0 calls it off."""
        signal.alarm(int(seconds) + _GRACE_SECONDS if seconds else 0)


def _address_space() -> int | None:
    """The size of this process in bytes; None where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return None
    import mmap  # noqa: PLC0415 - only where there is a /proc

    return pages * mmap.PAGESIZE
