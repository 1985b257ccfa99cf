"""Runs OCRmyPDF within limits: `python ocr_process.py MEMORY SECONDS OPTIONS…`.

A script, not a module of the package: it imports nothing that OCRmyPDF does not.
"""

from __future__ import annotations

import runpy
import sys
from contextlib import suppress

# kkr ends this process in time. Should kkr have been killed, nobody would.
_GRACE_SECONDS = 30


def _limit(memory: int, seconds: int) -> None:
    """Bounds this process and, each by itself, those it starts."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not to be had on Windows
    import signal  # noqa: PLC0415 - as above

    signal.alarm(seconds + _GRACE_SECONDS)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds + _GRACE_SECONDS),
        (resource.RLIMIT_AS, memory),
    ):
        with suppress(ValueError, OSError):  # some systems know the limit but refuse it
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    _limit(int(sys.argv[1]), int(sys.argv[2]))
    sys.argv = ["ocrmypdf", *sys.argv[3:]]
    runpy.run_module("ocrmypdf", run_name="__main__", alter_sys=True)
