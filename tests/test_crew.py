"""Several processes that write an index: what befalls one of them is said, and ends all."""

from __future__ import annotations

import errno
import os
import signal

import pytest
from index_samples import random_entry

from index.building.crew import Crew
from index.danish.lexicon_cache import provide_lexicon
from index.errors import BuildFailed
from index.files.manifest import LEXICON
from index.files.whoosh_engine import WhooshEngine

ENTRIES = [random_entry(number) for number in range(50)]


class _Full(WhooshEngine):
    """Meets a full disk where a part is written."""

    def write(self, _folder, _lists):
        raise OSError(errno.ENOSPC, "No space left on device")


class _Killed(WhooshEngine):
    def write(self, _folder, _lists):
        os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def build(tmp_path):
    provide_lexicon(tmp_path / LEXICON)
    return tmp_path


def write(build, engine, started):
    with Crew(build, engine, 2) as crew:
        started += [process._process for process in crew._processes]
        for batch in range(10):
            crew.write(crew.free(), f"part-{batch}", ENTRIES)
        crew.finish()


@pytest.mark.parametrize(
    ("engine", "error", "why"),
    [(_Full(), OSError, "No space left"), (_Killed(), BuildFailed, r"ended early .*-9")],
)
def test_what_befalls_a_process_is_said_and_ends_all(build, engine, error, why):
    started = []
    with pytest.raises(error, match=why):
        write(build, engine, started)
    assert len(started) == 2
    assert all(process.returncode for process in started)


def test_whoever_is_free_gets_the_next_batch_and_nobody_more_than_two(build):
    with Crew(build, WhooshEngine(), 2) as crew:
        for number in range(4):
            crew.write(crew.free(), f"part-{number % 2}", ENTRIES)
        assert max(process.ahead for process in crew._processes) <= 2
        crew.free()
        assert sum(process.ahead for process in crew._processes) < 4
        crew.finish()
    assert (build / "part-0" / "entries.table").stat().st_size
