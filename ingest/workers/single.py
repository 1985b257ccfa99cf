"""What `kkr parse` does: one file read apart, under the same limits as all others, kept nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ingest.local import beside_name, name_of, not_ours, read_bytes
from ingest.workers.limits import DEFAULT_LIMITS
from ingest.workers.reading import Readers
from ingest.workers.serve import Failed
from ingest.workers.work import Job

if TYPE_CHECKING:
    from pathlib import Path

    from ingest.workers.ocr import Ocr
    from parse.model import ParsedDocument


def parse_file(path: Path, ocr: Ocr | None) -> ParsedDocument | Failed:
    """What the parser sees in a file, or why it sees nothing."""
    data = read_bytes(path, DEFAULT_LIMITS.file_bytes)
    if isinstance(data, Failed):
        return data
    if foreign := not_ours(path):
        return foreign
    name = name_of(path)
    job = Job(name, data)
    with Readers.starting(1, 2) as readers:
        readers.find_ocr = lambda: ocr
        ((_, result),) = readers.run([(path, job)])
    if isinstance(result, Failed):
        return Failed(result.code, beside_name(name, result.reason))
    return result.document
