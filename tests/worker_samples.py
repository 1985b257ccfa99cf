"""What a hostile document makes its reader do, for the tests of `ingest.workers.worker`."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time

from parse.errors import Damaged


def work(given: str) -> str:
    deeds = {
        "hang": lambda: time.sleep(600),
        "hang in a loop": _spin,
        "hang and hold the lock": _hold_the_lock,
        "eat memory": lambda: [bytearray(64 * 1024 * 1024) for _ in range(1000)],
        "segfault": lambda: ctypes.string_at(0),
        "kill itself": lambda: os.kill(os.getpid(), signal.SIGKILL),
        "exit": lambda: os._exit(7),
        "ask to exit": lambda: sys.exit(9),
        "recurse": lambda: work("recurse"),
        "raise": _raise,
        "refuse": _refuse,
        "print": lambda: print("noise", flush=True),  # noqa: T201 - noise is what is tried
        "slow": lambda: time.sleep(0.5),
        "big answer": lambda: None,
    }
    deeds.get(given, lambda: None)()
    return "x" * 50_000_000 if given == "big answer" else f"done: {given}"


def wait_for(path: str) -> str:
    while path and not os.path.exists(path):  # noqa: PTH110 - a text is given
        time.sleep(0.02)
    return path


def hold_or_measure(given: str) -> int:
    if given == "hold":
        held = bytearray(190 * 1024 * 1024)
        time.sleep(1.5)
        return -len(held)
    return len(given)


def slow_start() -> None:
    time.sleep(1.5)


def no_start() -> None:
    os._exit(3)


def identity(given: str) -> tuple[str, int]:
    return given, os.getpid()


def _hold_the_lock() -> None:
    signal.alarm(1)  # as `limit_time` does, but that leaves the parent some time first
    ctypes.PyDLL(None).sleep(600)


def _spin() -> None:
    while True:
        pass


def _raise() -> None:
    raise KeyError("a bug of ours")


def _refuse() -> None:
    raise Damaged("the file is cut off: get it again")


def threads(_given: str) -> int:
    return len(os.listdir("/proc/self/task"))  # noqa: PTH208 - their number is wanted
