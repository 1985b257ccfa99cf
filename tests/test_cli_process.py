"""`kkr` in processes of its own: start, streams, signals, a full disk, a second writer."""

from __future__ import annotations

import json
import os
import pty
import re
import resource
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest
from bad_papers import WHOLE
from cli_tools import command, environment, interruptible, kkr, process

from cli import _ProgressShown
from corpus.lock import locked
from corpus.sample import sample_files
from index.files.processes import start_process
from ingest.progress import Progress, Stage

HEAVY = {"spacy", "pdfplumber", "pypdfium2", "sqlalchemy", "alembic", "rich", "numpy"}


def test_the_installed_command_is_this_one():
    installed = Path(sys.executable).with_name("kkr")
    out = subprocess.run([installed, "--version"], capture_output=True, check=True, text=True)
    assert re.fullmatch(r"kkr \d+\.\d+\.\d+\n", out.stdout)


@pytest.mark.parametrize("fmt", ["table", "json", "ndjson", "csv"])
def test_search_starts_without_parser_database_and_rich(sample_home, fmt):
    code = (
        "import sys, cli\n"
        f"sys.argv = ['kkr', 'search', 'flygtninge', '--format', '{fmt}']\n"
        "try:\n    cli.main()\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "print(*sorted(sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(sample_home),
        capture_output=True,
        check=True,
        text=True,
    )
    assert done.stdout
    assert not HEAVY & set(done.stderr.split())


def test_add_leaves_the_parser_to_the_processes_that_read(own_home):
    [paper] = [path for path in sample_files() if path.suffix == ".pdf"][:1]
    code = (
        "import sys, cli\n"
        f"sys.argv = ['kkr', 'add', {str(paper)!r}, '--quiet']\n"
        "try:\n    cli.main()\n"
        "except SystemExit as end:\n    assert not end.code\n"
        "heavy = {'parse.understand', 'spacy', 'pdfplumber', 'numpy', 'alembic'}\n"
        "assert not heavy & {*sys.modules}, heavy & {*sys.modules}\n"
    )
    subprocess.run([sys.executable, "-c", code], env=environment(own_home), check=True)


def test_usage_errors_are_short_and_exit_with_2():
    for arguments in (["serach"], ["search"], ["search", "x", "--yaer", "2018"], ["show"]):
        done = process(None, *arguments)
        assert (done.code, done.out) == (2, "")
        assert "Try kkr" in done.err
        assert len(done.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("kkr rei", ["reindex"]),
        ("kkr search --o", ["--outcome"]),
        ("kkr fetch --source ", ["kl", "wayback"]),
    ],
)
def test_a_shell_completes_commands_options_and_their_values(tmp_path, typed, offered):
    asked = {"_KKR_COMPLETE": "complete_bash", "COMP_WORDS": typed}
    asked["COMP_CWORD"] = str(typed.count(" "))
    done = subprocess.run(
        command(), env=environment(tmp_path) | asked, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.split()) == (0, offered)


def test_results_and_remarks_keep_apart(sample_home):
    done = process(sample_home, "search", "flygtnige", "--json")
    assert json.loads(done.out)["total"] == 0
    assert "Did you mean" in done.err


def test_the_place_is_an_option_before_or_after_the_command_or_the_environment(sample_home):
    for arguments in (
        ["--home", sample_home, "meetings", "--json"],
        ["meetings", "--json", "--home", sample_home],
    ):
        done = process(Path("/nowhere"), *arguments)
        assert len(json.loads(done.out)) == 18
    assert process(sample_home, "meetings", "--json").out == done.out


def test_a_reader_that_stops_reading_gets_no_complaint(sample_home):
    run = subprocess.Popen(
        command("search", "kkr", "--all", "--format", "ndjson"),
        env=environment(sample_home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait() == 141


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_results_are_written_to_their_end_or_the_exit_code_says_so(
    sample_home, tmp_path, unbuffered
):
    """Without a buffer Python writes as much as there is room for, and that is that."""
    line = command("search", "år:2000-", "--all", "--full", "--json")
    env = environment(sample_home, PYTHONUNBUFFERED=unbuffered)
    whole = subprocess.run(line, env=env, stdout=subprocess.PIPE, check=True).stdout
    assert len(whole) > 200_000  # more than a pipe holds
    with subprocess.Popen(line, env=env, stdout=subprocess.PIPE, bufsize=0) as run:
        run.stdout.read(10)
        run.stdout.close()
    assert run.returncode == 141

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

    with (tmp_path / "hits.json").open("wb") as file:
        done = subprocess.run(
            line, env=env, stdout=file, stderr=subprocess.PIPE, check=False, preexec_fn=little_room
        )
    assert done.returncode == 1
    assert b"File too large" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_output_that_cannot_be_written_is_said_once(sample_home):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command("meetings", "--json"),
            env=environment(sample_home),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            text=True,
        )
    assert done.returncode == 1
    assert "No space left" in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["search", "--help"]])
def test_help_and_version_end_as_other_output_does(arguments):
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command(*arguments), stdout=full, stderr=subprocess.PIPE, check=False, text=True
        )
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    run = subprocess.Popen(command(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    run.stdout.close()
    assert run.stderr.read() == b""
    assert run.wait() == 141


def closed(home, streams, *arguments, **more):
    """How a run ends that is started with these standard streams closed."""
    line = f'exec "$@" {" ".join(f"{number}>&-" for number in streams)}'
    return subprocess.run(
        ["sh", "-c", line, "sh", *command(*arguments)],
        env=environment(home),
        capture_output=True,
        check=False,
        text=True,
        **more,
    )


def test_closed_streams_are_no_error_in_kkr(sample_home, tmp_path):
    for arguments in (["search", "flygtninge"], ["meetings", "--json"], ["--version"]):
        done = closed(sample_home, [1], *arguments)
        assert done.returncode == 1
        assert (
            done.stderr == "The system refused: [Errno 9] Bad file descriptor: 'standard output'.\n"
        )
    words = closed(sample_home, [0], "explain", "klima", "--words", "-")
    assert (words.returncode, words.stdout) == (2, "")
    assert "Bad file descriptor" in words.stderr
    nothing = closed(sample_home, [2], "search", "qqqq")  # remarks are not results
    assert (nothing.returncode, nothing.stdout) == (0, "")
    closed(tmp_path, [0, 1, 2], "add", *sample_files()[:3])
    assert kkr(tmp_path, "status", "--json").json["documents"] == 3


def test_machine_output_is_utf8_whatever_the_terminal(sample_home):
    env = environment(sample_home, LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    for fmt in ("json", "csv", "table", "markdown"):
        done = subprocess.run(
            command("search", "sjælland", "--format", fmt), env=env, capture_output=True, check=True
        )
        assert done.stderr == b""
        assert "Sjælland" in done.stdout.decode("utf-8")
    for arguments in (["meetings"], ["show", "sjaelland-2022-09-09"]):
        done = subprocess.run(command(*arguments), env=env, capture_output=True, check=True)
        assert "Sjælland" in done.stdout.decode("utf-8")


@pytest.mark.parametrize(("columns", "heads"), [(80, "Meeting"), (150, "Date")])
def test_a_terminal_gets_a_table_that_fits_with_the_hits_marked(sample_home, columns, heads):
    text = on_a_terminal(sample_home, columns, "search", "flygtninge", "--limit", "3")
    plain = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert plain.split()[0] == heads
    assert max(map(len, plain.splitlines())) <= columns
    assert "\x1b[1;33mflygtninge\x1b[0m" in text
    assert "*flygtninge*" not in text


def test_a_terminal_gets_a_progress_bar(own_home):
    text = on_a_terminal(own_home, 100, "reindex", "--depth", "index")
    assert "Indexing" in text
    assert "━" in text
    assert "/s" in text


def on_a_terminal(home, columns, *arguments):
    """What a run shows on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        command(*arguments),
        env=environment(home, COLUMNS=str(columns), TERM="xterm"),
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while True:
        try:
            piece = os.read(ours, 65536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        shown += piece
    os.close(ours)
    assert run.wait() == 0
    return shown.decode()


def test_no_librarys_log_is_shown_unless_it_is_asked_for(tmp_path):
    """SQLAlchemy tells with a traceback of a connection that Ctrl-C met on its way back."""
    script = (
        "import atexit, logging, sqlalchemy, cli\n"
        "atexit.register(lambda: logging.getLogger('sqlalchemy.pool').error('given back'))\n"
        "cli.main()\n"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", script, *options, "demo", "--help"],
            env=environment(tmp_path),
            capture_output=True,
            text=True,
            check=True,
        ).stderr
        for options in ([], ["--debug"])
    ]
    assert ["given back" in text for text in told] == [False, True]


def begun(home: Path) -> subprocess.Popen[str]:
    """A `kkr add` in a group of processes of its own, whose readers are at work."""
    run = interruptible(
        command("add", *sample_files()[:6]),
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert run.stderr.readline().startswith("reading")
    return run


def test_ctrl_c_says_that_nothing_was_lost_and_the_next_run_finishes(tmp_path):
    home = tmp_path / "home"
    run = begun(home)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does: the readers get it too
    out, err = run.communicate()
    assert (run.returncode, out) == (130, "")
    assert "Nothing was lost" in err
    assert "Traceback" not in err
    done = process(home, "add", *sample_files()[:6])
    assert done.code == 0
    assert len(kkr(home, "status", "--json").json["failures"]) == 0
    assert kkr(home, "status", "--json").json["documents"] == 6


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_stopped_service_and_a_closed_terminal_end_a_run_as_ctrl_c_does(tmp_path, number):
    """And whoever sent the signal sees that it did what it does."""
    home = tmp_path / "home"
    run = begun(home)
    run.send_signal(number)
    out, err = run.communicate()
    assert (run.returncode, out) == (-number, "")
    assert f"({number.name}). Nothing was lost" in err
    deadline = time.monotonic() + 20
    while working(run.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert working(run.pid) == []  # whoever reads documents is gone with it


def working(group: int) -> list[str]:
    """What runs in a group of processes, as Linux tells; those that have ended do not."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended meanwhile
            name, _, told = (place / "stat").read_text().rpartition(")")
            state, _, its_group, *_ = told.split()
            if int(its_group) == group and state not in "ZX":
                found.append(name)
    return found


def test_what_is_to_be_ignored_stays_ignored():
    code = (
        "import signal, cli\n"
        "signal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        "cli.app = lambda prog_name: signal.raise_signal(signal.SIGHUP)\n"
        "cli.main()\n"
    )
    assert end_of(code) == (0, b"")


def end_of(code):
    """How a program ends that interrupts itself, and what it says."""
    run = interruptible([sys.executable, "-c", code], stderr=subprocess.PIPE)
    said = run.communicate()[1]
    return run.returncode, said


def test_ctrl_c_pressed_again_ends_all_at_once():
    """While the first one still has processes ended and files closed: a traceback says nothing."""
    code = (
        "import signal, cli\n"
        "def app(prog_name):\n"
        "    try: signal.raise_signal(signal.SIGINT)\n"
        "    finally: signal.raise_signal(signal.SIGINT)\n"
        "cli.app = app\n"
        "cli.main()\n"
    )
    assert end_of(code) == (-signal.SIGINT, b"")


def test_an_interrupt_is_told_as_one_though_what_it_breaks_off_fails_in_turn():
    """Libraries are not written for it: their own errors would hide it."""
    code = (
        "import signal, sys, typer, cli\n"
        "cli.app = typer.Typer(cls=cli._Group)\n"
        "@cli.app.command(cls=cli._Command)\n"
        "def add():\n"
        "    try: signal.raise_signal(signal.SIGINT)\n"
        "    finally: assert False\n"
        "@cli.app.command(cls=cli._Command)\n"
        "def other(): pass\n"
        "sys.argv[1:] = ['add']\n"
        "cli.main()\n"
    )
    ended, said = end_of(code)
    assert (ended, b"Interrupted." in said, b"error in kkr" in said) == (130, True, False)


def test_ctrl_c_promises_nothing_where_there_is_nothing_to_go_on_with(sample_home):
    """And what has not begun yet prints no traceback: here while the words are awaited."""
    run = interruptible(
        command("explain", "klima", "--words", "-"),
        env=environment(sample_home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    wait_until_it_reads(run)
    run.send_signal(signal.SIGINT)
    out, err = run.communicate()
    assert (run.returncode, out, err.strip()) == (130, "", "Interrupted.")


def wait_until_it_reads(run):
    """Until a process waits for its standard input: it has come as far as it can."""
    wchan = Path(f"/proc/{run.pid}/wchan")
    if not wchan.exists():
        pytest.skip("needs /proc")
    deadline = time.monotonic() + 60
    while "pipe" not in wchan.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_an_interrupt_while_the_command_is_imported_prints_no_traceback():
    code = (
        "import os, signal, sys\n"
        "class Interrupting:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'typer': os.kill(os.getpid(), signal.SIGINT)\n"
        "sys.meta_path.insert(0, Interrupting())\n"
        "import cli\n"
    )
    assert end_of(code) == (-signal.SIGINT, b"")


def test_an_interrupt_is_left_to_who_started_a_process_of_ours():
    """From before its first instruction: importing takes it a while, and it would be told of it."""
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    ours, started = start_process("worker_samples", None)
    try:
        held = Path(f"/proc/{started.pid}/status").read_text()
        blocked = int(re.search(r"SigBlk:\s*(\w+)", held)[1], 16)
        assert blocked & 1 << (signal.SIGINT - 1)
    finally:
        ours.close()
        started.kill()
        started.wait()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == mask


def test_a_full_disk_says_so_and_leaves_nothing_half_stored(tmp_path):
    home = tmp_path / "home"

    def little_room():
        resource.setrlimit(resource.RLIMIT_FSIZE, (24_000, 24_000))

    done = process(home, "add", WHOLE, preexec_fn=little_room)
    assert done.code == 1
    assert "free some" in done.err
    assert "Traceback" not in done.err
    assert not [path for path in (home / "originals").rglob("*.pdf") if path.is_file()]
    assert process(home, "add", WHOLE).code == 0


def test_a_home_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "disk").symlink_to(tmp_path / "unplugged")
    done = process(tmp_path / "disk" / "home", "add", WHOLE)
    assert (done.code, done.out) == (1, "")
    assert str(tmp_path / "disk") in done.err
    assert "KKR_HOME" in done.err
    assert "Traceback" not in done.err


def test_a_second_writer_says_that_it_waits_and_then_goes_on(own_home):
    with locked(own_home / "kkr.lock"):
        run = subprocess.Popen(
            command("add", WHOLE),
            env=environment(own_home),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert "waiting" in run.stderr.readline()
        assert process(own_home, "search", "flygtninge").code == 0  # readers do not wait
    run.communicate()
    assert run.returncode == 0


def test_file_names_and_texts_cannot_steer_the_terminal(tmp_path):
    evil = tmp_path / "\x1b[2J\x1b]0;owned\x07-\udce6\u202e.pdf"
    evil.write_text("<html>")
    done = process(tmp_path / "home", "add", os.fsencode(evil).decode(errors="surrogateescape"))
    assert done.code == 1
    assert "HTML" in done.err
    assert not set("\x1b\x07\u202e") & set(done.err)


def test_the_demo_shows_the_three_uses_from_anywhere_and_leaves_nothing(tmp_path):
    (tmp_path / "tmp").mkdir()
    env = environment(
        tmp_path / "mine",
        TMPDIR=str(tmp_path / "tmp"),
        KKR_DATABASE_URL="postgresql+psycopg://nobody@nowhere.invalid/kkr",
    )
    done = subprocess.run(
        [Path(sys.executable).with_name("kkr"), "demo"],
        cwd="/",
        env=env,
        capture_output=True,
        check=True,
        text=True,
    )
    for shown in ("kkr search flygtninge", "kkr decisions midtjylland-2021-09-10", "kkr reindex"):
        assert f"$ {shown}" in done.stdout
    assert "*flygtninge*" in done.stdout
    assert "→ drøftet, godkendt" in done.stdout
    assert "kkr add FOLDER" in done.stdout
    assert list((tmp_path / "tmp").iterdir()) == []
    assert not (tmp_path / "mine").exists()


def test_an_interrupted_demo_promises_nothing_and_leaves_nothing(tmp_path):
    """Its data is gone with it: the same command begins anew."""
    running = interruptible(
        command("demo"),
        env=environment(tmp_path / "mine", TMPDIR=str(tmp_path)),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert b"indexing" in running.stderr.readline()
    running.send_signal(signal.SIGINT)
    _, remarks = running.communicate(timeout=60)
    assert running.returncode == 130
    assert remarks.endswith(b"Interrupted.\n")
    assert list(tmp_path.iterdir()) == []


def test_lines_come_at_most_once_a_second_and_at_least_once_a_minute(capsys, monkeypatch):
    """A log of a paper's adding is no page long, and one of a night of OCR is not silent."""
    clock = iter([100.0, 100.5, 100.9, 101.0, 130.0, 161.0])
    monkeypatch.setattr("cli.time.monotonic", lambda: next(clock))
    with _ProgressShown() as shown:
        for done in (1, 200, 900, 910, 920, 930):
            shown(Progress(Stage.READING, done, 1000))
    assert [line.split(",")[0] for line in capsys.readouterr().err.splitlines()] == [
        "reading 1 of 1000",
        "reading 910 of 1000",
        "reading 930 of 1000",
    ]


def test_lines_tell_rate_and_time_left_of_work_that_takes_long(capsys, monkeypatch):
    clock = iter([100.0, 102.0, 110.0, 150.0])  # where it began, and a fifth, a half and all of it
    monkeypatch.setattr("cli.time.monotonic", lambda: next(clock))
    with _ProgressShown() as shown:
        for done in (20, 21, 50, 100):
            shown(Progress(Stage.READING, done, 100, unit="pages"))
    assert capsys.readouterr().err.splitlines() == [
        "reading 20 of 100 pages",
        "reading 50 of 100 pages, 5.0/s, 0:00:10 left",
        "reading 100 of 100 pages, 2.0/s",
    ]
