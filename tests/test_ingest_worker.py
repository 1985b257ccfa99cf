"""Whatever a document does to the process that reads it, the others go on."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections import deque
from pathlib import Path

import pytest
import worker_samples

from ingest.errors import WorkersUnusable
from ingest.workers.limits import MEGABYTE, Limits
from ingest.workers.serve import Failed
from ingest.workers.work import warm_parsing
from ingest.workers.worker import AHEAD, Workers

LIMITS = Limits(seconds=30, memory=200 * MEGABYTE)


def _run(*given, limits=LIMITS, count=1, weight=AHEAD):
    with Workers(worker_samples.work, count, limits, weigh=lambda _: weight) as workers:
        return [result for _, result in workers.run((g, g) for g in given)]


@pytest.mark.parametrize(
    ("deed", "code", "words"),
    [
        ("segfault", "Crashed", "SIGSEGV"),
        ("kill itself", "Crashed", "SIGKILL"),
        ("exit", "Crashed", "exit code 7"),
        ("ask to exit", "Crashed", "exit code 9"),
        ("raise", "Unreadable", "KeyError"),
        ("recurse", "TooDeep", "nested"),
        ("refuse", "Damaged", "cut off: get it again"),
    ],
)
def test_a_bad_document_fails_by_name_and_the_next_is_read(deed, code, words):
    before, bad, after = _run("good", deed, "fine")
    assert (before, after) == ("done: good", "done: fine")
    assert isinstance(bad, Failed)
    assert bad.code == code
    assert words in bad.reason


@pytest.mark.parametrize("deed", ["hang", "hang in a loop"])
def test_a_hanging_document_is_given_up(deed):
    bad, after = _run(deed, "fine", limits=Limits(seconds=1))
    assert bad == Failed("TimedOut", "reading it takes over 1 seconds")
    assert after == "done: fine"


@pytest.mark.skipif(sys.platform == "win32", reason="there is no alarm on Windows")
def test_a_process_that_hears_nothing_while_it_hangs_ends_itself():
    """What waits before it does not fit into the pipe: whoever sends it waits for that end."""
    large = "x" * 5_000_000
    bad, after = _run("hang and hold the lock", large, weight=1)
    assert bad == Failed("TimedOut", "reading it takes over 30 seconds")
    assert after == f"done: {large}"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_document_that_eats_memory_is_stopped():
    bad, after = _run("eat memory", "fine")
    assert bad == Failed("OutOfMemory", "reading it takes more than 200 MB of memory")
    assert after == "done: fine"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_document_that_takes_all_memory_costs_the_one_behind_it_nothing():
    large = "x" * 70_000_000
    with Workers(worker_samples.hold_or_measure, 1, LIMITS, weigh=lambda _: 1) as workers:
        given = [(0, "hold"), (1, large), (2, "x")]
        assert [result for _, result in workers.run(given)] == [-190 * MEGABYTE, len(large), 1]


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_document_that_does_not_fit_by_itself_fails_by_name():
    limits = Limits(seconds=30, memory=100 * MEGABYTE)
    with Workers(worker_samples.hold_or_measure, 1, limits, weigh=lambda _: 1) as workers:
        large, after = (result for _, result in workers.run([(0, "x" * 150_000_000), (1, "x")]))
    assert large == Failed("OutOfMemory", "reading it takes more than 100 MB of memory")
    assert after == 1


def test_results_come_in_the_order_given_however_long_each_takes():
    given = ["slow", "a", "b", "kill itself", "c", "slow", "d"]
    results = _run(*given, count=3)
    named = [r.code if isinstance(r, Failed) else r.removeprefix("done: ") for r in results]
    assert named == ["slow", "a", "b", "Crashed", "c", "slow", "d"]


@pytest.mark.parametrize("at", [0, 3])
def test_what_takes_long_is_told_of_and_keeps_no_others_waiting(tmp_path, monkeypatch, at):
    """Far more of them go on than are under way at a time: it is not done before they are."""
    monkeypatch.setattr("ingest.workers.worker._PATIENCE", 1.0)
    given = [(number, "") for number in range(30)]
    given.insert(at, ("slow", str(tmp_path / "go on")))
    slow, done = [], []
    with Workers(worker_samples.wait_for, 2, LIMITS) as workers:
        for key, result in workers.run(given, slow.append):
            assert not isinstance(result, Failed)
            done.append(key)
            if len(done) == 30:
                (tmp_path / "go on").touch()
    assert done == [*range(30), "slow"]
    assert slow == ["slow"]


def test_what_is_done_while_nobody_asks_was_not_slow(monkeypatch):
    monkeypatch.setattr("ingest.workers.worker._PATIENCE", 1.0)
    slow = []
    with Workers(worker_samples.work, 2, LIMITS) as workers:
        for _ in workers.run(((n, "x") for n in range(3)), slow.append):
            time.sleep(1.1)
    assert slow == []


def test_a_process_that_is_killed_while_idle_is_replaced_and_no_document_blamed():
    with Workers(worker_samples.identity, 1, LIMITS) as workers:
        assert [key for key, _ in workers.run([("a", "")])] == ["a"]
        idle = workers._processes[0]._process
        idle.kill()
        idle.wait()
        [(_, result)] = workers.run([("b", "next")])
    assert not isinstance(result, Failed)


@pytest.mark.parametrize("weight", [1, 15])
def test_what_was_before_a_process_that_is_lost_another_one_gets(weight):
    given = ["a", "kill itself", "b", "hang", "c", "exit", "d", "slow", "e"]
    results = _run(*given, limits=Limits(seconds=2), weight=weight)
    named = [r.code if isinstance(r, Failed) else r.removeprefix("done: ") for r in results]
    assert named == ["a", "Crashed", "b", "TimedOut", "c", "Crashed", "d", "slow", "e"]


def test_a_document_is_not_charged_with_those_before_it():
    assert _run(*["slow"] * 4, limits=Limits(seconds=1), weight=1) == ["done: slow"] * 4


@pytest.mark.parametrize(("weight", "before_it"), [(1, AHEAD), (15, 3), (AHEAD, 1), (300, 1)])
def test_a_process_has_many_small_documents_before_it_or_a_single_large_one(weight, before_it):
    with Workers(worker_samples.work, 2, weigh=lambda _: weight) as workers:
        workers._hand_out(iter([(number, "slow") for number in range(200)]), deque())
        assert [len(process.line) for process in workers._processes] == [before_it] * 2


def test_one_process_serves_many_documents():
    with Workers(worker_samples.identity) as workers:
        processes = {pid for _, (_, pid) in workers.run((n, str(n)) for n in range(20))}
        again = {pid for _, (_, pid) in workers.run([(0, "more")])}
    assert len(processes) == 1
    assert processes == again
    assert os.getpid() not in processes


def test_only_a_few_documents_are_taken_from_the_source_ahead():
    taken = 0

    def source():
        nonlocal taken
        for number in range(100):
            taken += 1
            yield number, "x"

    with Workers(worker_samples.work, 2) as workers:
        for number, _ in workers.run(source()):
            assert taken <= number + 9


def test_no_process_starts_when_there_is_nothing_to_read():
    with Workers(worker_samples.work) as workers:
        assert list(workers.run([])) == []
        assert workers._processes == []


def test_a_process_starts_while_its_owner_does_something_else():
    with Workers(worker_samples.identity, warm_up=worker_samples.slow_start) as workers:
        began = time.monotonic()
        workers.start()
        assert time.monotonic() - began < 1
        [started] = [p._process.pid for p in workers._processes]
        [(_, (_, pid))] = workers.run([(0, "x")])
    assert pid == started


def test_a_document_is_not_charged_with_the_start_of_its_process():
    limits = Limits(seconds=1)
    with Workers(worker_samples.work, 1, limits, worker_samples.slow_start) as workers:
        assert [result for _, result in workers.run([(0, "x")])] == ["done: x"]


def test_processes_that_cannot_start_stop_the_run_and_not_a_document():
    with Workers(worker_samples.work, warm_up=worker_samples.no_start) as workers:
        workers.start()
        with pytest.raises(WorkersUnusable, match="cannot start"):
            list(workers.run([(0, "x")]))


def test_a_process_that_got_nothing_ends_with_its_owner():
    with Workers(worker_samples.work) as workers:
        workers.start()
        [pid] = [p._process.pid for p in workers._processes]
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_large_answer_arrives_whole():
    (answer,) = _run("big answer", limits=Limits(memory=400 * MEGABYTE))
    assert len(answer) == 50_000_000


def test_what_libraries_print_reaches_nobody(capfd):
    assert _run("print") == ["done: print"]
    assert capfd.readouterr().out == ""


def test_an_abandoned_run_ends_its_processes():
    with Workers(worker_samples.work, 2) as workers:
        workers._hand_out(iter([(0, "hang"), (1, "hang")]), deque())
        pids = [p._process.pid for p in workers._processes]
        assert len(pids) == 2
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_a_process_that_works_at_something_ends_with_its_killed_parent(tmp_path):
    """It would take ten minutes for what it is at; nobody waits for it."""
    program = tmp_path / "main.py"
    program.write_text(
        textwrap.dedent(
            f"""
            import os, sys, threading, time
            sys.path[0] = {str(Path(__file__).parent)!r}
            import worker_samples
            from ingest.workers.worker import Workers
            def end(pid):
                time.sleep(0.5)  # so that it is at it
                print(pid, flush=True)
                os.kill(os.getpid(), 9)
            def given(workers):
                yield 1, "one"
                pid = workers._processes[0]._process.pid
                threading.Thread(target=end, args=(pid,)).start()
                yield 2, "hang"
            if __name__ == "__main__":
                with Workers(worker_samples.work, weigh=lambda _: 1000) as workers:
                    list(workers.run((n, deed) for n, deed in given(workers)))
            """
        )
    )
    done = subprocess.run(
        [sys.executable, str(program)], cwd=tmp_path, capture_output=True, check=False, text=True
    )
    assert done.returncode == -9, done.stderr
    _until_gone(int(done.stdout))


def test_workers_run_from_any_directory_and_outlive_no_killed_parent(tmp_path):
    """A folder `parse/` where the command runs must not be taken for ours."""
    (tmp_path / "parse").mkdir()
    (tmp_path / "parse" / "__init__.py").write_text("raise SystemExit('the wrong parse')")
    program = tmp_path / "main.py"
    program.write_text(
        textwrap.dedent(
            f"""
            import os, sys
            sys.path[0] = {str(Path(__file__).parent)!r}
            import worker_samples
            from ingest.workers.worker import Workers
            if __name__ == "__main__":
                with Workers(worker_samples.identity) as workers:
                    for key, (name, pid) in workers.run([(1, "x")]):
                        print(pid, flush=True)
                        os.kill(os.getpid(), 9)
            """
        )
    )
    done = subprocess.run(
        [sys.executable, str(program)], cwd=tmp_path, capture_output=True, check=False, text=True
    )
    assert done.returncode == -9, done.stderr
    _until_gone(int(done.stdout))


def _until_gone(worker):
    for _ in range(200):
        if not Path(f"/proc/{worker}").exists():
            break
        subprocess.run(["sleep", "0.05"], check=True)
    else:
        pytest.fail("the worker is still there")


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="threads are counted in /proc")
def test_what_understands_danish_starts_no_threads_for_arithmetic():
    """One works on documents, one takes them in: nothing competes with other processes."""
    with Workers(worker_samples.threads, warm_up=warm_parsing) as workers:
        assert list(workers.run([("a", "a")])) == [("a", 2)]


def test_a_process_that_has_started_gets_its_document_at_once():
    with Workers(worker_samples.work, limits=LIMITS, weigh=lambda _: AHEAD - 1) as workers:
        workers.start()
        workers.await_start(30)
        seen = []

        def given():
            yield "a", "slow"
            time.sleep(1)  # longer than it takes
            seen.append(workers._processes[0].connection.poll())

        assert list(workers.run(given())) == [("a", "done: slow")]
    assert seen == [True]
