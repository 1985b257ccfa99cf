"""Damages PDFs at random and reads them as `kkr add` does: `make fuzz`, or with a count and a seed.

Every damage is drawn from the seed and its number alone, so that one can be repeated by itself:
`python tests/fuzz.py 1 --seed 1 --from 4711`. All PDFs of the sample and of the golden documents
take part. Each must end in a document or a failure with a name, within the limits of a worker; an
error that has no name of its own (`Unreadable`), a crash or a lapse of time is a fault.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from corpus.sample import sample_files
from ingest.workers.limits import MEGABYTE, Limits
from ingest.workers.serve import Failed
from ingest.workers.work import warm_up
from ingest.workers.worker import Workers
from parse.document import parse, read
from parse.errors import ParseError

GOLDEN = Path(__file__).parent / "golden"
# A document of the sample takes a second and 150 MB; a damaged one may not take much more.
LIMITS = Limits(seconds=60, memory=512 * MEGABYTE)

_OBJECT = re.compile(rb"\d+ 0 obj\b")
_REFERENCE = re.compile(rb"\d+ 0 R\b")
_NUMBER = re.compile(rb"(?<![\w.])\d{1,6}(?![\w.])")
_KIDS = re.compile(rb"/Kids\s*\[([^\]]*)\]")


def originals() -> list[Path]:
    """The PDFs that are damaged, in a fixed order."""
    found = [*sample_files(), *GOLDEN.glob("*/*.pdf")]
    return sorted((path for path in found if path.suffix == ".pdf"), key=lambda p: p.parts[-2:])


# ── ways to damage a file ────────────────────────────────────────────────────────────


def flip(data: bytearray, dice: random.Random) -> None:
    """Some bytes become others."""
    for _ in range(dice.choice((1, 3, 10, 100, 1000))):
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def overwrite(data: bytearray, dice: random.Random) -> None:
    """A run of bytes becomes noise or nulls."""
    start = dice.randrange(len(data))
    length = min(dice.choice((4, 64, 1024, 20_000)), len(data) - start)
    data[start : start + length] = dice.choice((bytes(length), dice.randbytes(length)))


def cut(data: bytearray, dice: random.Random) -> None:
    """The end, the beginning or a piece in the middle is missing."""
    start = dice.randrange(len(data))
    del data[dice.choice((slice(start, None), slice(start, start + 500), slice(0, start // 20)))]


def insert(data: bytearray, dice: random.Random) -> None:
    """Something stands in between: noise, a line feed, PDF's own words, a piece of the file."""
    piece = dice.randrange(len(data))
    words = (b"\r\n", b"endobj ", b"endstream ", b"<<" * 500, b"[" * 5000, b"(", b"999999999 0 R ")
    what = dice.choice((dice.randbytes(50), data[piece : piece + 300], dice.choice(words)))
    at = dice.randrange(len(data))
    data[at:at] = what


def swap(data: bytearray, dice: random.Random) -> None:
    """Two pieces of one length change places."""
    length = dice.choice((1, 16, 512, 4096))
    one, two = (dice.randrange(max(1, len(data) - length)) for _ in "ab")
    if abs(one - two) >= length:
        first, second = data[one : one + length], data[two : two + length]
        data[one : one + length], data[two : two + length] = second, first


def shuffle_pages(data: bytearray, dice: random.Random) -> None:
    """The pages stand in another order, one of them twice, or in their own tree."""
    for found in list(_KIDS.finditer(data)):
        kids = _REFERENCE.findall(found[1])
        dice.shuffle(kids)
        if kids and dice.random() < 0.3:
            kids[0] = kids[-1]
        text = b" ".join(kids)[: len(found[1])].ljust(len(found[1]))
        data[found.start(1) : found.end(1)] = text


def redirect(data: bytearray, dice: random.Random) -> None:
    """References point to other objects: pages to fonts, forms to themselves."""
    found = list(_REFERENCE.finditer(data))
    numbers = [match[0] for match in found]
    for match in dice.sample(found, min(len(found), dice.choice((1, 3, 20)))):
        other = dice.choice(numbers)
        if len(other) == len(match[0]):
            data[match.start() : match.end()] = other


def renumber(data: bytearray, dice: random.Random) -> None:
    """Numbers become others: lengths, widths, boxes, counts, offsets."""
    found = list(_NUMBER.finditer(data))
    for match in dice.sample(found, min(len(found), dice.choice((1, 5, 50)))):
        digits = b"".join(b"%d" % dice.randrange(10) for _ in match[0])
        data[match.start() : match.end()] = digits


def misplace(data: bytearray, dice: random.Random) -> None:
    """Two objects carry each other's number."""
    found = list(_OBJECT.finditer(data))
    if len(found) > 1:
        one, two = dice.sample(found, 2)
        if len(one[0]) == len(two[0]):
            data[one.start() : one.end()], data[two.start() : two.end()] = two[0], one[0]


WAYS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    flip, overwrite, cut, insert, swap, shuffle_pages, redirect, renumber, misplace,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Damaged:
    """Number `number` of the damages of a seed: which file, how, and the bytes."""

    number: int
    file: str
    ways: tuple[str, ...]
    data: bytes


def damaged(number: int, seed: int, files: list[Path]) -> Damaged:
    """One damage; the same for the same number, seed and files."""
    dice = random.Random(f"{seed}/{number}")
    path = dice.choice(files)
    data = bytearray(path.read_bytes())
    ways = dice.choices(WAYS, k=dice.choice((1, 1, 1, 2, 3)))
    for way in ways:
        if data:
            way(data, dice)
    names = tuple(way.__name__ for way in ways)
    return Damaged(number, f"{path.parent.name}/{path.name}", names, bytes(data))


# ── reading them ─────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Ended:
    """What came of one: `read` or the error's name, problems' codes, seconds, peak in MB."""

    result: str
    codes: tuple[str, ...]
    seconds: float
    peak: int


def work(data: bytes) -> Ended:
    """Runs in the worker: bytes to a meeting, or the error's name."""
    began = time.process_time()  # of the processor: a busy machine makes no file slow
    result, codes = "read", ("no problem",)
    try:
        document = parse(read(data, "a.pdf"))
        codes = tuple(sorted({problem.code for problem in document.problems})) or codes
    except ParseError as error:
        result, codes = type(error).__name__, ()
    return Ended(result, codes, time.process_time() - began, _peak())


def _peak() -> int:
    status = Path("/proc/self/status")
    if not status.exists():
        return 0
    return int(re.search(r"VmHWM:\s*(\d+)", status.read_text("ascii"))[1]) // 1024  # type: ignore[index]  # it is there


@dataclass
class Report:
    """What came of all."""

    results: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[Damaged, Failed]] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    peak: int = 0

    def add(self, given: Damaged, ended: Ended | Failed) -> None:
        """Counts one."""
        if isinstance(ended, Failed):
            self.results[ended.code] += 1
            self.faults.append((given, ended))
            return
        self.results[ended.result] += 1
        self.problems.update(ended.codes)
        where = f"number {given.number}, {given.file}, {'+'.join(given.ways)}"
        self.slowest = max(self.slowest, (ended.seconds, where))
        self.peak = max(self.peak, ended.peak)


def run(count: int, seed: int, first: int = 0, workers: int = 1) -> Report:
    """Damages and reads so many files."""
    files = originals()
    report = Report()

    def given() -> Iterator[tuple[Damaged, bytes]]:
        for number in range(first, first + count):
            one = damaged(number, seed, files)
            yield one, one.data

    with Workers(work, workers, LIMITS, warm_up) as reading:
        for done, (one, ended) in enumerate(reading.run(given()), start=1):
            late = isinstance(ended, Failed) and ended.code == "TimedOut"
            report.add(one, _again(one) if late else ended)
            if done % 500 == 0:
                sys.stderr.write(f"{done} of {count}: {dict(report.results)}\n")
    return report


def _again(one: Damaged) -> Ended | Failed:
    """What comes of one by itself: a machine with much else to do makes any file late, once."""
    with Workers(work, 1, LIMITS, warm_up) as reading:
        ((_, ended),) = reading.run([(one, one.data)])
        return ended


def main() -> None:
    """Prints the results; exit code 1 where there is a fault."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("count", nargs="?", type=int, default=10_000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--from", dest="first", type=int, default=0, help="begin at this number")
    options.add_argument("--workers", type=int, default=2)
    asked = options.parse_args()
    began = time.perf_counter()
    report = run(asked.count, asked.seed, asked.first, asked.workers)
    lines = [
        f"{asked.count} damaged PDFs (seed {asked.seed}) in {time.perf_counter() - began:.0f} s",
        "results: " + ", ".join(f"{name} {n}" for name, n in report.results.most_common()),
        "problems: " + ", ".join(f"{name} {n}" for name, n in report.problems.most_common()),
        f"slowest: {report.slowest[0]:.1f} s ({report.slowest[1]})",
        f"largest process: {report.peak} MB",
        f"faults: {len(report.faults)}",
        *(
            f"  number {one.number}, {one.file}, {'+'.join(one.ways)}: {end.code}: {end.reason}"
            for one, end in report.faults
        ),
    ]
    sys.stdout.write("\n".join(lines) + "\n")
    sys.exit(1 if report.faults else 0)


if __name__ == "__main__":
    import fuzz  # the processes that read know its functions by the module's name

    fuzz.main()
