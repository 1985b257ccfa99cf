"""Pages that are pictures of text, read by OCRmyPDF and Tesseract: the optional extra `kkr[ocr]`.

Both run as a process of their own, with their own limits on time and memory, and need no network.
OCRmyPDF draws the pages with pypdfium2, which kkr has: Ghostscript is not needed.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.workers.limits import MEGABYTE
from ingest.workers.serve import Failed

if TYPE_CHECKING:
    from collections.abc import Sequence

_LANGUAGE = "dan"
_ORIENTATION = "osd"
# The page is straightened first: readers leave out slanted lines. Below 250 dpi Tesseract lost
# whole headings of a page scanned at 150; at 300 it misread more of one scanned at 100.
_OPTIONS = (
    *("--output-type", "pdf", "--optimize", "0", "--rasterizer", "pypdfium", "--jobs", "1"),
    *("--deskew", "--oversample", "250", "--max-ocr-image-mpixels", "40", "--quiet"),
    # What comes out is read and thrown away: the original keeps its signature and its tags.
    *("--invalidate-digital-signatures", "--tagged-pdf-mode", "ignore"),
)
# How the options stand in the fingerprint: raise it when pages would be read otherwise.
_RECIPE = 1
_ASKING_SECONDS = 30
_PROGRAM = Path(__file__).with_name("ocr_process.py")


@dataclass(frozen=True, slots=True)
class Ocr:
    """What there is to read scans with."""

    ocrmypdf: str
    tesseract: str
    turns: bool = False

    @property
    def fingerprint(self) -> str:
        """Changes when a page might be read otherwise."""
        return f"{_RECIPE}-{self.ocrmypdf}-{self.tesseract}-{'t' if self.turns else 'f'}"[:40]

    def __str__(self) -> str:
        return f"Tesseract {self.tesseract}"


@dataclass(frozen=True, slots=True)
class OcrLimits:
    """For one document. A page takes 1 to 10 seconds, and some 500 MB while it is drawn and read.

    `memory` bounds each of the processes. A paper of a hundred scanned pages is rare but real.
    """

    base_seconds: float = 60.0
    page_seconds: float = 30.0
    most_seconds: float = 3600.0
    memory: int = 3072 * MEGABYTE

    def seconds(self, pages: int) -> float:
        """How long so many pages may take."""
        return min(self.most_seconds, self.base_seconds + pages * self.page_seconds)


_LIMITS = OcrLimits()


def find_ocr() -> Ocr | None:
    """What there is to read scans with on this machine; None if a part of it is missing."""
    try:
        package = version("ocrmypdf")
    except PackageNotFoundError:
        return None
    program = shutil.which("tesseract")
    if program is None:
        return None
    languages = _ask(program, "--list-langs").split()
    number = re.search(r"tesseract v?(\d[\w.-]*)", _ask(program, "--version"))
    if number is None or _LANGUAGE not in languages:
        return None
    return Ocr(package, number[1], _ORIENTATION in languages)


def _ask(program: str, option: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - a program of the user's PATH
            [program, option],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_ASKING_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return (done.stdout + done.stderr).decode(errors="replace")


def recognise(
    data: bytes, pages: Sequence[int], ocr: Ocr, limits: OcrLimits = _LIMITS
) -> bytes | Failed:
    """The PDF with the text of those pages recognised; of its other pages nothing is to be used."""
    seconds = limits.seconds(len(pages))
    try:
        with tempfile.TemporaryDirectory(prefix="kkr-ocr-") as folder:
            source, target = Path(folder, "scan.pdf"), Path(folder, "read.pdf")
            source.write_bytes(data)
            turning = ["--rotate-pages"] if ocr.turns else []
            command = [
                *(sys.executable, "-P", str(_PROGRAM), str(limits.memory), str(int(seconds))),
                *("--language", _LANGUAGE, "--force-ocr", "--pages", ",".join(map(str, pages))),
                *(*_OPTIONS, *turning, str(source), str(target)),
            ]
            code, told = _run(command, seconds, folder)
            if code == 0:
                return target.read_bytes()
            return Failed("OcrFailed", _reason(code, told, folder))
    except subprocess.TimeoutExpired:
        return Failed("TimedOut", f"it takes over {seconds:g} seconds")
    except OSError as error:  # of the temporary folder too: it may be full or missing
        return Failed("OcrFailed", f"{type(error).__name__}: {error.strerror}")


def _run(command: list[str], seconds: float, folder: str) -> tuple[int, str]:
    """Runs it in a session of its own, so that nothing it has started outlives it."""
    # One thread makes Tesseract's answer, and its time, the same on every machine.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1", "TMPDIR": folder}
    with subprocess.Popen(  # noqa: S603 - our own program
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            _, told = process.communicate(timeout=seconds)
        finally:
            _end(process)
        return process.returncode, told.decode(errors="replace")


def _end(process: subprocess.Popen[bytes]) -> None:
    with suppress(ProcessLookupError, PermissionError):  # it is over, and so are its children
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _reason(code: int, told: str, folder: str) -> str:
    """The last that it said, without the paths of its temporary files."""
    lines = [line.strip() for line in told.replace(f"{folder}{os.sep}", "").splitlines()]
    last = next((line for line in reversed(lines) if line), "")
    return f"{last[:200]} (exit code {code})" if last else f"exit code {code}"
