"""The command `kkr`: converts arguments, calls one function, prints.

Results go to standard output; progress, remarks and errors to standard error. Exit codes: 0 done,
1 the work failed, 2 wrong usage, 130 interrupted, 141 nobody reads the results to their end. This
is the only module that reads the environment and the only one that knows Typer and Rich. What takes
long to import (the parser, the database, Rich) is imported by the commands that need it: a search
starts without.
"""

# ruff: noqa: E402 - what is imported comes after what is done about an interrupt meanwhile

from __future__ import annotations

import signal

# Imports take a tenth of a second, in which Ctrl-C would print a traceback: it just ends the run.
_ON_INTERRUPT = signal.getsignal(signal.SIGINT)
if _ON_INTERRUPT is signal.default_int_handler:
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # imported by a thread, which hears no signals
        _ON_INTERRUPT = None

import errno
import gc
import json
import logging
import os
import re
import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NoReturn, Self, get_args, get_origin

import typer
from typer.core import TyperCommand, TyperGroup

from corpus.errors import CorpusError, HomeMissing, NoAddress, Unknown
from index.errors import IndexMissing, QueryError, SearchError, UnknownValue
from ingest.errors import BadSetting, IngestError
from ingest.place import Place
from parse.display import Style, one_line, printable
from parse.errors import ParseError

if TYPE_CHECKING:
    from rich.console import Console, RenderableType
    from rich.text import Text

    from index.model import Entry, SearchResult
    from ingest.progress import Progress
    from ingest.workers.ocr import Ocr
    from ingest.workers.reading import Readers
    from parse.display import Cell, Sheet, Told

_log = logging.getLogger("kkr")

# A search is over before anything it made is rubbish; looking for it takes a tenth of its time.
gc.set_threshold(50_000)

_FAILED, _WRONG_USAGE, _INTERRUPTED, _PIPE_CLOSED = 1, 2, 130, 141
_DIGITS = 18  # of a number that an option can be
_MEASURABLE = 0.1  # seconds that a rate takes
_HUNDRED = 100
_LONG = 5.0  # seconds from which lines tell rate and time left too
_BRIEF = 1.0  # seconds in which no second line of progress is told
_SILENT = 60.0  # seconds after which one is told in any case
_GAP = 3  # columns of a terminal between those of a table
_WIDE = 120  # columns of a terminal from which date and council get columns of their own
_FORMATS = frozenset({"table", "json", "ndjson", "csv", "markdown"})
_UNWANTED = re.compile(r"-[^\W_]{2}")
_MINUS = "\0"  # no argument can hold it
# Of each of these, one option alone can be followed.
_EXCLUDING = (
    frozenset({"as_json", "as_csv", "fmt"}),
    frozenset({"everything", "limit"}),
    frozenset({"index", "parse", "read", "depth"}),
    frozenset({"mend", "quick"}),  # what is repaired is looked at wholly
)
_GOES_ON = frozenset({"add", "fetch", "reindex"})  # where it was interrupted
# Signals that end what is under way in order, and how that is told.
_ENDINGS = {
    signal.SIGINT: "Interrupted.",
    signal.SIGTERM: "Ended from outside (SIGTERM).",
    signal.SIGHUP: "Ended because its terminal was closed (SIGHUP).",
}
_heard: list[int] = []  # those that came to be ours
_ended_by: list[int] = []  # the one that came, if one did
_KEPT = " Nothing was lost: what was finished is kept, and the same command goes on from there."
_NO_ROOM = (
    " Free some space where it was to be written, then run it again: what is held is unharmed."
)
_NO_MEMORY = (
    " End other programs, raise a limit that is set (ulimit -v, or a service's MemoryMax), or try"
    " --workers 1: what is held is unharmed."
)
_FINDABLE = "kkr reindex makes it searchable"
_NOT_FINDABLE = "kkr reindex takes it out of what can be found"
_CPUS = min(4, os.cpu_count() or 1)
# How options and arguments of several values take each. What is wrong with a path, readers say.
_SEVERAL: dict[Any, Any] = {list[str]: str, list[Path]: Path}
_STYLES = {
    Style.TITLE: "bold",
    Style.HEADING: "bold cyan",
    Style.NOTE: "dim",
    Style.HIT: "bold yellow",
    Style.OUTCOME: "bold green",
}


# ── where things are ─────────────────────────────────────────────────────────────────


def _place(ctx: typer.Context, home: Path | None) -> Place:
    """The place that `--home` names, after the command or before it, else the environment."""
    if home and ctx.obj:
        ctx.fail("--home is given more than once, and only one value can hold.")
    given = home or ctx.obj or os.environ.get("KKR_HOME")
    url = os.environ.get("KKR_DATABASE_URL") or None
    if given:
        place = Path(given).expanduser().absolute()
        there = next(path for path in (place, *place.parents) if os.path.exists(path))  # noqa: PTH110 - as below
        if not os.path.isdir(there):  # noqa: PTH112 - neither raises where nobody may look
            raise BadSetting(f"{there} is a file: --home or KKR_HOME names a directory")
        return Place(place, url)
    from platformdirs import user_data_path

    return Place(user_data_path("kkr", appauthor=False), url)


def _ocr() -> Ocr | None:
    """What there is to read scans with; `KKR_OCR=off` leaves it alone."""
    if os.environ.get("KKR_OCR", "").lower() in {"off", "no", "0"}:
        return None
    from ingest.workers.ocr import find_ocr

    return find_ocr()


def _readers(paths: list[Path], workers: int) -> Readers:
    """What reads documents, starting while this process imports what it needs itself."""
    from ingest.workers.reading import Readers

    single = len(paths) == 1 and not os.path.isdir(paths[0])  # noqa: PTH112 - it never raises
    return Readers.starting(1 if single else 2, workers)


# ── errors ───────────────────────────────────────────────────────────────────────────


@contextmanager
def _to_stdout() -> Iterator[None]:
    """An error says that it is standard output which could not be written, and no file of ours."""
    try:
        yield
    except OSError as error:
        error.filename = "standard output"
        raise


@contextmanager
def _flushed() -> Iterator[None]:
    """What was printed is written at the end, also after --help, which ends by an exception."""
    try:
        yield
    except SystemExit as end:  # so Rich ends a help text that nobody reads to its end
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        raise
    finally:
        with _to_stdout():
            sys.stdout.flush()


@contextmanager
def _interrupts_first() -> Iterator[None]:
    """What an interrupt breaks off may fail in turn, and hide it: that is still an interrupt."""
    try:
        yield
    except (typer.Exit, typer.Abort):
        raise
    except Exception as error:
        if _ended_by:
            raise KeyboardInterrupt from error
        raise


@contextmanager
def _errors_told(ctx: Any = None) -> Iterator[None]:
    """The one place where errors become a message and an exit code."""
    try:
        with _interrupts_first(), _flushed():
            yield
    except (typer.Exit, typer.Abort):
        raise
    except KeyboardInterrupt:
        _log.debug("interrupted", exc_info=True)
        # Not within the demo, whose data is gone with it.
        goes_on = ctx is not None and ctx.parent is None and ctx.invoked_subcommand in _GOES_ON
        how = _ENDINGS[signal.Signals(_ended_by[0]) if _ended_by else signal.SIGINT]
        raise _exit(f"\n{how}{_KEPT if goes_on else ''}", _INTERRUPTED) from None
    except BrokenPipeError:
        _let_go_of_stdout()
        raise typer.Exit(_PIPE_CLOSED) from None
    except typer.TyperException as error:  # an option or argument that is none
        message = error.format_message().replace(": Value error, ", ": ")
        if not message:  # kkr alone: all commands are told already
            raise typer.Exit(error.exit_code) from None
        command = getattr(getattr(error, "ctx", None), "command_path", "kkr")
        raise _exit(f"{message}\nTry {command} --help.", error.exit_code) from None
    except (CorpusError, SearchError, IngestError, ParseError) as error:
        _log.debug("failed", exc_info=True)
        wrong = isinstance(error, Unknown | UnknownValue | QueryError | BadSetting | NoAddress)
        raise _exit(_message(error), _WRONG_USAGE if wrong else _FAILED) from None
    except OSError as error:
        _log.debug("failed", exc_info=True)
        _let_go_of_stdout()
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise _exit(f"The system refused: {error}.{_NO_ROOM if full else ''}", _FAILED) from None
    except MemoryError:
        _log.debug("failed", exc_info=True)
        raise _exit(f"There is not enough memory.{_NO_MEMORY}", _FAILED) from None
    except Exception as error:  # noqa: BLE001 - no traceback for users
        _log.debug("failed", exc_info=True)
        what = f"{type(error).__name__}: {error}"
        report = "please report it with what the same command shows after kkr --debug"
        raise _exit(f"This is an error in kkr, {report}.\n{what}", _FAILED) from None


def _exit(message: str, code: int) -> typer.Exit:
    _say(message)
    return typer.Exit(code)


def _message(error: Exception) -> str:
    if isinstance(error, QueryError):
        place = error.caret().replace("\n", "\n  ")
        return f"{error.message}\n\n  {place}\n\n{error.hint}"
    return _sentence(str(error))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "?")) else f"{text}."


def _end_unindexed(error: str | None, what_now: str) -> None:
    """Ends a command whose work is done, but for the search index, with what went wrong there."""
    if error:
        raise _exit(f"{_sentence(error)} {what_now}.", _FAILED)


def _let_go_of_stdout() -> None:
    """Nobody reads any more, or nothing can be written: the flush at exit must not say so again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Group(TyperGroup):
    """All commands, with their errors told."""

    def make_context(self, *args: Any, **more: Any) -> Any:
        with _errors_told():  # --help and --version print here
            return super().make_context(*args, **more)

    def invoke(self, ctx: Any) -> Any:
        with _errors_told(ctx):
            return super().invoke(ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        _prepare(self, ctx, args)
        return super().parse_args(ctx, args)


class _Command(TyperCommand):
    """A command: what is given twice, or would be dropped beside something else, is refused."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        _prepare(self, ctx, args)
        rest = super().parse_args(ctx, args)
        for names in _EXCLUDING:
            given = [p for p in self.params if p.name in names and _is_given(ctx, p.name)]
            if len({_choice(ctx, p.name) for p in given}) > 1:
                ctx.fail(f"{' and '.join(p.opts[0] for p in given)} exclude each other.")
        if _is_given(ctx, "delimiter") and not _prints_csv(ctx.params):
            how = "--tables without --json" if "tables" in ctx.params else "--format csv"
            ctx.fail(f"--delimiter is for CSV, which {how} prints.")
        return rest


def _prepare(command: Any, ctx: Any, args: list[str]) -> None:
    """Before parsing: refuse what stands twice although its last value alone would count."""
    _take_as_they_are(command.get_params(ctx))
    try:
        _, _, order = command.make_parser(ctx).parse_args(list(args))
    except typer.TyperException as error:
        if getattr(error, "ctx", None) is None:  # an option without its value
            error.ctx = ctx  # type: ignore[attr-defined]  # some of its kinds declare it
        raise
    single = [p for p in order if not (p.multiple or p.nargs != 1 or getattr(p, "is_flag", True))]
    twice = next((p for p in single if single.count(p) > 1), None)
    if twice:
        ctx.fail(f"{twice.opts[0]} is given more than once, and only one value can hold.")


def _is_given(ctx: Any, name: str) -> bool:
    source = ctx.get_parameter_source(name)
    return source is not None and source.name == "COMMANDLINE"


def _prints_csv(given: dict[str, Any]) -> bool:
    if given.get("as_json"):
        return False
    return any((given.get("fmt") == "csv", given.get("as_csv"), given.get("tables")))


def _choice(ctx: Any, name: str) -> Any:
    """What an option chooses: `--json` the same as `--format json`."""
    value = ctx.params[name]
    return name.removeprefix("as_") if value is True else value


class _Asking(_Command):
    """A command that takes a query: *-ukraine* in it is a word to leave out, not options."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        end = args.index("--") if "--" in args else len(args)
        return super().parse_args(ctx, [*map(_unwanted_word, args[:end]), *args[end:]])


def _unwanted_word(argument: str) -> str:
    """`-ukraine` in a shape that is no option; `_typed` undoes it. `-fjson` stays an option."""
    letters = unicodedata.normalize("NFC", argument)
    if not _UNWANTED.match(letters) or argument[2:] in _FORMATS:
        return argument
    return _MINUS + argument[1:]


def _take_as_they_are(params: Iterable[Any]) -> None:
    """Leave values that already are what they should be to themselves.

    Typer gives every value to pydantic, whose import takes a fifth of the time of a search.
    """
    for param in params:
        if getattr(param, "is_quick", False):
            continue
        param.is_quick = True
        param.process_value = partial(_process_value, param, param.process_value)


def _process_value(param: Any, thoroughly: Any, ctx: Any, value: Any) -> Any:
    kind, told = param.type_descriptor.annotation, param.type_descriptor.parameter_info
    several = param.multiple or param.nargs == -1
    _refuse_empty(param, kind, value)
    if value is None and not param.required:
        value = () if several else None
    elif several and value and kind in _SEVERAL:
        value = list(map(_SEVERAL[kind], value))
    elif kind is Path and isinstance(value, str):
        value = Path(value)
    elif kind is int and _is_within(value, told.min, told.max):
        value = int(value)
    elif several or value is None or (value != param.get_default(ctx) and not _is_one(value, kind)):
        return thoroughly(ctx, value)
    return param.callback(ctx, param, value) if param.callback else value


def _refuse_empty(param: Any, kind: Any, value: Any) -> None:
    """A variable of a script that is not set must not mean no filter, or the folder at hand."""
    given = value if isinstance(value, list | tuple) else (value,)
    is_words = param.param_type_name == "argument" and kind is not Path and kind != list[Path]
    if not is_words and any(isinstance(one, str) and not one.strip() for one in given):
        raise typer.BadParameter("it is empty.")


def _is_one(value: object, kind: Any) -> bool:
    """Whether a value already is of its kind: a text, a flag, one of a few words."""
    return value in get_args(kind) if get_origin(kind) is Literal else type(value) is kind


def _is_within(value: object, least: float | None, most: float | None) -> bool:
    """Whether a value is a number as it should be; what is wrong with it, Typer says better."""
    text = str(value)
    if not text.isdecimal() or len(text) > _DIGITS:
        return False
    return (least is None or int(text) >= least) and (most is None or int(text) <= most)


# ── printing ─────────────────────────────────────────────────────────────────────────


def _say(text: str) -> None:
    """A remark, beside the results."""
    with suppress(OSError):
        print(printable(text.rstrip()), file=sys.stderr, flush=True)


def _out(text: str) -> None:
    """A result for people."""
    _write(printable(text) + "\n")


def _write(text: str) -> None:
    """Text for people: a terminal has its own encoding, files and pipes get UTF-8."""
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        _export(text)


def _say_lines(lines: Iterable[str]) -> None:
    """Remarks of a line each: what they name, such as a file, makes no lines of its own."""
    for line in lines:
        _say(one_line(line))


def _out_lines(lines: Iterable[str]) -> None:
    """Results of a line each."""
    for line in lines:
        _out(one_line(line))


def _export(text: str) -> None:
    """A result as it is: UTF-8 whatever the terminal, lines ended as they are."""
    left = memoryview(text.encode("utf-8", "backslashreplace"))
    with _to_stdout():
        sys.stdout.flush()
        while left:  # without a buffer (PYTHONUNBUFFERED), so much as there is room for is written
            written = sys.stdout.buffer.write(left)
            if not written:
                raise BlockingIOError(errno.EAGAIN, "it takes no more now")
            left = left[written:]


def _export_json(data: Any) -> None:
    _export(json.dumps(data, ensure_ascii=False, indent=2) + "\n")


def _console(stream: Any) -> Console:
    from shutil import get_terminal_size

    from rich.console import Console

    # Rich would measure the terminal even when it writes into a file.
    width = None if stream.isatty() else get_terminal_size((100, 0)).columns
    return Console(file=stream, width=width, highlight=False, markup=False, emoji=False)


def _draw(*things: RenderableType) -> None:
    console = _console(sys.stdout)
    with console.capture() as captured:
        console.print(*things, sep="\n")
    lines = captured.get().splitlines()
    # Rich fills lines up to the edge, which only gets in the way in a file.
    _write("".join(f"{line if console.is_terminal else line.rstrip()}\n" for line in lines))


def _text(cell: Cell) -> Text:
    from rich.text import Text

    pieces = [(cell, Style.TEXT)] if isinstance(cell, str) else cell
    return Text.assemble(*((printable(text), _STYLES.get(style, "")) for text, style in pieces))


def _draw_sheet(sheet: Sheet) -> None:
    from rich import box
    from rich.table import Table

    needed = sum(max(map(len, column.head.split()), default=0) + _GAP for column in sheet.columns)
    if _console(sys.stdout).width < needed - _GAP:
        _draw_cards(sheet)
        return
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, leading=int(sheet.spaced))
    for column in sheet.columns:
        table.add_column(column.head, overflow="fold", max_width=column.width, ratio=column.share)
    for row in sheet.rows:
        table.add_row(*map(_text, row))
    _draw(table)


def _draw_cards(sheet: Sheet) -> None:
    """Row by row, a line for each cell: where there is no room even for the heads of columns."""
    for row in sheet.rows:
        told = [
            _text([(f"{column.head}: ", Style.NOTE)]) + _text(cell)
            for column, cell in zip(sheet.columns, row, strict=True)
            if cell
        ]
        _draw(*told, "")


def _draw_lines(lines: Iterable[Told]) -> None:
    from rich.padding import Padding

    told = [Padding(_text([(one.text, one.style)]), (0, 0, 0, 2 * one.indent)) for one in lines]
    _draw(*told)


class _ProgressShown:
    """Progress as a bar with rate and time left on a terminal, as plain lines elsewhere."""

    def __init__(self) -> None:
        self._told: tuple[str, int] | None = None
        self._told_at = 0.0
        self._began = 0.0  # the stage that was told of last
        self._tasks: dict[str, Any] = {}
        self._bar: Any = self._make_bar() if sys.stderr.isatty() else None

    @staticmethod
    def _make_bar() -> Any:
        from rich import progress

        class Rate(progress.ProgressColumn):
            def render(self, task: progress.Task) -> str:
                # Of all the time: Rich's own is of the last steps, which may come all at once.
                seconds = task.finished_time or task.elapsed or 0.0
                return f"{task.completed / seconds:.1f}/s" if seconds > _MEASURABLE else ""

        return progress.Progress(
            progress.TextColumn("{task.description}"),
            progress.BarColumn(),
            progress.MofNCompleteColumn(),
            Rate(),
            progress.TimeRemainingColumn(),
            progress.TextColumn("{task.fields[name]}", markup=False),
            console=_console(sys.stderr),
        )

    def __enter__(self) -> Self:
        if self._bar:
            self._bar.start()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._bar:
            self._bar.stop()

    def __call__(self, step: Progress) -> None:
        if step.stage in {"waiting", "remark"}:
            _say(one_line(step.name))
        elif self._bar:
            self._advance(step)
        else:
            self._line(step)

    def _advance(self, step: Progress) -> None:
        if step.stage not in self._tasks:
            title = step.stage.capitalize()
            self._tasks[step.stage] = self._bar.add_task(title, total=step.total, name="")
        done = {"completed": step.done, "total": step.total, "name": printable(one_line(step.name))}
        self._bar.update(self._tasks[step.stage], **done)

    def _line(self, step: Progress) -> None:
        """A line at each tenth of the way, or each hundred where the way's length is unknown.

        But none within a second of the last one, and one a minute however long the way is.
        """
        now = time.monotonic()
        tenth = step.done * 10 // step.total if step.total else step.done // _HUNDRED
        if self._told is None or self._told[0] != step.stage:
            self._began = now
        elif now - self._told_at < (_SILENT if self._told[1] == tenth else _BRIEF):
            return
        self._told, self._told_at = (step.stage, tenth), now
        of = f" of {step.total}" if step.total else ""
        _say(
            f"{step.stage} {step.done}{of} {step.unit}".rstrip()
            + self._pace(step, now - self._began)
        )

    @staticmethod
    def _pace(step: Progress, seconds: float) -> str:
        """Rate and time left, where the work takes long enough to ask."""
        if seconds < _LONG or not step.done:
            return ""
        rate = step.done / seconds
        left = (step.total - step.done) / rate if step.total else 0.0
        return f", {rate:.1f}/s" + (f", {timedelta(seconds=round(left))} left" if left else "")


# ── the commands ─────────────────────────────────────────────────────────────────────


def _print_version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        _out(f"kkr {version('kkr')}")
        raise typer.Exit


def _checked_delimiter(text: str) -> str:
    from parse.spreadsheet import delimiter_of

    try:
        return delimiter_of(text)
    except ValueError as error:
        raise typer.BadParameter(str(error)) from None


def _typed(words: list[str]) -> str:
    """Words of the command line as one text; in the C locale æ, ø and å arrive as raw bytes."""
    text = " ".join(words).replace(_MINUS, "-")
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _words(metavar: str) -> Any:
    # What cannot be read is for the library to say: it goes on with the other files.
    return typer.Argument(metavar=metavar, show_default=False, readable=False)


Home = Annotated[
    Path | None, typer.Option("--home", help="Data directory (else KKR_HOME).", metavar="DIR")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON, in the documented shape.")]
Delimiter = Annotated[
    str,
    typer.Option(
        help="Between the cells of CSV: ';' for Danish Excel, or tab.",
        metavar="CHAR",
        callback=_checked_delimiter,
    ),
]
Workers = Annotated[int, typer.Option(min=1, max=64, help="Documents read at the same time.")]
Query = Annotated[list[str], _words("QUERY")]
WhichDocument = Annotated[
    str | None,
    typer.Option(
        "--document", help="Another document of the meeting, by kind or hash.", metavar="WHICH"
    ),
]
Format = typer.Option("--format", "-f", help="How to print the result.")

# What is said of a document that does not say it, or says it wrongly.
SaidCouncil = Annotated[
    str | None, typer.Option("--council", help="Whose meeting it is of: midt, …", metavar="NAME")
]
SaidDay = Annotated[
    str | None, typer.Option("--date", help="The meeting's day: 2021-06-08.", metavar="DATE")
]
SaidKind = Annotated[
    str | None, typer.Option("--kind", help="minutes (referat), agenda, …, other.", metavar="KIND")
]

# What a search is narrowed by.
Councils = Annotated[
    list[str] | None,
    typer.Option(help="Only this council (midt, or midt,nord, …); repeatable.", metavar="NAME"),
]
Years = Annotated[
    str | None, typer.Option(help="2021, 2018..2022, 2018.. or ..2012.", metavar="YEARS")
]
Kinds = Annotated[
    list[str] | None,
    typer.Option(help="minutes (referat), agenda, …; repeatable.", metavar="KIND"),
]
InField = Annotated[
    str | None,
    typer.Option(help="Only in this part: decision (beslutning), title, …", metavar="PART"),
]
Outcomes = Annotated[
    list[str] | None,
    typer.Option(help="approved (godkendt), …; repeatable.", metavar="OUTCOME"),
]
Sections = Annotated[
    list[str] | None,
    typer.Option(help="Only below this main heading; repeatable.", metavar="HEADING"),
]
Exact = Annotated[bool, typer.Option("--exact", help="Words only as typed.")]

app = typer.Typer(
    name="kkr",
    cls=_Group,
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def kkr(
    ctx: typer.Context,
    home: Home = None,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_print_version, help="Which kkr.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show logs and tracebacks.")] = False,
) -> None:
    """Search what Denmark's five regional municipal councils (KKR) decide."""
    del version
    for stream in (sys.stdout, sys.stderr):  # names of files may hold what no terminal can show
        with suppress(AttributeError, ValueError):
            # Those of tests and of embedders may lack it.
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # suppressed
    level = logging.DEBUG if debug else logging.CRITICAL + 1
    shown = logging.StreamHandler()
    shown.setLevel(level)  # a library's logger with a level of its own asks its handlers only
    logging.basicConfig(level=level, format="%(name)s: %(message)s", handlers=[shown])
    ctx.obj = home


@app.command(cls=_Command)
def add(
    ctx: typer.Context,
    paths: Annotated[list[Path], _words("PATH")],
    council: SaidCouncil = None,
    day: SaidDay = None,
    kind: SaidKind = None,
    workers: Workers = _CPUS,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Beside the summary, only what failed.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Add PDFs, text dumps (.txt), Markdown (.md), or folders of them; then they are searchable.

    Adding the same file again changes nothing. Of papers that do not say their meeting, options do.
    """
    place = _place(ctx, home)
    with _readers(paths, workers) as readers:
        from ingest import exports, pipeline
        from ingest.progress import silent
        from ingest.saying import correction_of

        said = correction_of(council, day, kind)
        readers.find_ocr = cache(_ocr)
        with place.corpus(create=True) as corpus, _ProgressShown() as shown:
            told = silent if quiet else shown
            report = pipeline.add(
                paths, corpus, place.index, told, workers=workers, readers=readers, said=said
            )
    _say_lines(exports.outcome_lines(report, only_failed=quiet))
    if as_json:
        _export_json(exports.report_to_json(report))
    else:
        _out(exports.summary_of(report))
    _end_unindexed(report.index_error, f"What was added is kept; {_FINDABLE}.")
    if not report.complete:
        raise typer.Exit(_FAILED)


@app.command(cls=_Command)
def fetch(
    ctx: typer.Context,
    council: Councils = None,
    since: Annotated[
        str | None, typer.Option(help="Meetings from: 2021, 2021-06 or 2021-06-08.", metavar="DATE")
    ] = None,
    until: Annotated[str | None, typer.Option(help="Meetings to.", metavar="DATE")] = None,
    source: Annotated[
        Literal["kl", "wayback"],
        typer.Option(help="kl.dk, or what the Internet Archive has of it."),
    ] = "kl",
    only_new: Annotated[
        bool, typer.Option("--new", help="For cron: print only what is new.")
    ] = False,
    recheck: Annotated[
        bool, typer.Option("--recheck", help="Ask about every held file whether it changed.")
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read the pages, list the files, store nothing.")
    ] = False,
    base_url: Annotated[
        list[str] | None,
        typer.Option(help="A mirror in the site's place, or HOST=URL for one host.", metavar="URL"),
    ] = None,
    contact: Annotated[
        str | None,
        typer.Option(help="How servers can reach you (else KKR_CONTACT).", metavar="EMAIL"),
    ] = None,
    user_agent: Annotated[
        str | None,
        typer.Option(help="What to call ourselves, in place of kkr and contact.", metavar="TEXT"),
    ] = None,
    delay: Annotated[
        float, typer.Option(min=0.0, max=60.0, help="Least seconds between requests.")
    ] = 1.0,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds for one file.")] = 180.0,
    retries: Annotated[int, typer.Option(min=0, max=10, help="Tries after the first.")] = 4,
    max_files: Annotated[int, typer.Option(min=1, help="Files in one run.")] = 2000,
    max_mb: Annotated[int, typer.Option(min=1, max=1000, help="Megabytes of one file.")] = 100,
    workers: Workers = 1,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Fetch what the councils have published and is not held yet; then it is searchable.

    A run that was interrupted goes on where it was.
    """
    from ingest.fetching import fetch as library
    from ingest.fetching import report as exports
    from ingest.fetching.manners import Manners, mirrors_of
    from ingest.fetching.wishes import wishes_of
    from ingest.progress import silent
    from ingest.workers.limits import MEGABYTE

    wishes = wishes_of(council, source, since, until)
    wishes = replace(wishes, sparing=only_new, recheck=recheck, dry_run=dry_run)
    manners = Manners(
        delay=delay,
        timeout=timeout,
        retries=retries,
        file_bytes=max_mb * MEGABYTE,
        files=max_files,
        contact=contact or os.environ.get("KKR_CONTACT") or None,
        agent=user_agent,
        mirrors=mirrors_of(base_url or []),
    )
    place = _place(ctx, home)
    if not (manners.contact or manners.agent or manners.mirrors or only_new):
        _say("Servers cannot reach you: name an address with --contact or KKR_CONTACT.")
    opened = place.looked_at() if dry_run else place.corpus(create=True)
    with opened as corpus, _ProgressShown() as shown:
        told = silent if only_new else shown
        report = library.fetch(
            wishes, manners, corpus, place.index, told, workers=workers, ocr=_ocr()
        )
    _say_lines(exports.trouble_lines(report, only_new=only_new))
    if as_json:
        _export_json(exports.fetch_to_json(report))
    else:
        for line in exports.new_lines(report):
            _out(one_line(line))
        if not only_new:
            _out(exports.fetch_summary(report))
    _end_unindexed(report.index_error, f"What was fetched is kept; {_FINDABLE}.")
    if not report.complete:
        raise typer.Exit(_FAILED)


@app.command(cls=_Asking)
def search(
    ctx: typer.Context,
    query: Annotated[list[str] | None, _words("QUERY")] = None,
    council: Councils = None,
    year: Years = None,
    kind: Kinds = None,
    field: InField = None,
    outcome: Outcomes = None,
    section: Sections = None,
    sort: Annotated[
        str,
        typer.Option(
            help="relevance (relevans), newest (nyeste) or oldest (ældste).", metavar="ORDER"
        ),
    ] = "relevance",
    limit: Annotated[int, typer.Option(min=0, help="How many hits to show.")] = 20,
    everything: Annotated[bool, typer.Option("--all", help="Show every hit.")] = False,
    exact: Exact = False,
    fmt: Annotated[Literal["table", "json", "ndjson", "csv", "markdown"], Format] = "table",
    full: Annotated[bool, typer.Option("--full", help="All texts of each hit.")] = False,
    as_json: AsJson = False,
    delimiter: Delimiter = ",",
    home: Home = None,
) -> None:
    """Search all councils and years.

    Quote a whole query: kkr search '"fordeling af flygtninge" -ukraine'

    Conditions can stand in it too: kkr search 'beslutning:udsat region:nord fra:2015-06'

    Without words the conditions alone choose: kkr search --outcome afvist --year 2015
    """
    from index.answers.exports import did_you_mean, nothing_found, options_of
    from index.query.years import years_of

    what: dict[str, Any] = {
        "kinds": kind or (),
        "outcomes": outcome or (),
        "sections": section or (),
        "field": field,
    }
    filters = {**what, "councils": council or (), "years": years_of(year) if year else None}
    options = options_of(**what, exact=exact, councils=council or (), year=year)
    text, number = _typed(query or [_chosen(ctx, filters)]), None if everything else limit
    fmt = "json" if as_json else fmt
    # Who counts a table's rows does not see that they have only some of the words.
    strict = fmt in {"csv", "ndjson", "markdown"}
    with _place(ctx, home).open_index() as index:
        result = index.search(text, **filters, sort=sort, limit=number, exact=exact, strict=strict)
        texts = index.entries_of(result.hits) if full else None
        if not result.total:
            result = replace(result, unseen=_unseen(_place(ctx, home), text, filters))
            _say(nothing_found(result, index.build.manifest.entries, options))
            _say_lines(result.unseen)
    for remark in result.remarks:
        _say(remark)
    if result.total and result.suggestion:
        _say(did_you_mean(result.suggestion, options))
    if texts is None and fmt != "markdown":
        _print_result(result, fmt, delimiter)
    else:
        _print_full(result, texts, fmt, delimiter)


def _chosen(ctx: typer.Context, filters: dict[str, Any]) -> str:
    """What a search without words asks for: all that its options choose."""
    from index.query.values import resolve
    from index.text.fields import KINDS

    names = {"council": "councils", "kind": "kinds", "outcome": "outcomes"}
    chosen = {facet: sorted(resolve(facet, filters[name])) for facet, name in names.items()}
    if filters["years"]:
        chosen["year"] = ["{:04}-{}".format(*filters["years"])]
    if filters["sections"] and not any(chosen.values()):  # no field of a query is a section
        chosen["kind"] = sorted(set(KINDS.values()))
    asked = " ".join(f"{facet}:{','.join(values)}" for facet, values in chosen.items() if values)
    if not asked:
        ctx.fail("Missing argument 'QUERY'.")
    return asked


def _unseen(place: Place, query: str, filters: dict[str, Any]) -> tuple[str, ...]:
    """What a search with these filters could not see; nothing where only the index is at hand.

    Nobody who searches waits until an older kkr's database is brought up to date.
    """
    from index.query.parser import parse
    from index.query.scope import scope_of
    from index.query.tree import Nothing
    from ingest.indexing import lag
    from ingest.unseen import absent, unseen

    if isinstance(parse(query).tree, Nothing):
        return ()
    scope = scope_of(query, filters["councils"], filters["years"], filters["kinds"])
    try:
        with place.corpus(migrate=False) as corpus:
            records = corpus.documents()
            behind = lag(corpus, place.index, records)
            return tuple(unseen(records, scope, behind, absent(corpus, datetime.now(UTC), records)))
    except HomeMissing:
        return ()
    except CorpusError as error:
        return (f"What this search could not see is not known: {error}.",)


def _print_full(
    result: SearchResult, texts: dict[str, Entry] | None, fmt: str, delimiter: str
) -> None:
    from index.answers import full_exports

    if texts is None or fmt in {"markdown", "table"}:
        _export(full_exports.to_markdown(result, texts))
    elif fmt == "json":
        _export_json(full_exports.full_json(result, texts))
    elif fmt == "ndjson":
        _export(full_exports.full_ndjson(result, texts))
    else:
        _export(full_exports.full_csv(result, texts, delimiter))


def _print_result(result: SearchResult, fmt: str, delimiter: str) -> None:
    from index.answers import exports

    if fmt == "json":
        _export_json(exports.to_json(result))
    elif fmt == "ndjson":
        _export(exports.to_ndjson(result))
    elif fmt == "csv":
        _export(exports.to_csv(result, delimiter))
    elif result.total and not sys.stdout.isatty():
        _out(exports.to_text(result))
    elif result.total:
        _draw_sheet(exports.to_sheet(result, wide=_console(sys.stdout).width >= _WIDE))
        _draw(_text([(exports.summary(result), Style.NOTE)]))


@app.command(cls=_Asking)
def compare(
    ctx: typer.Context,
    query: Query,
    council: Councils = None,
    year: Years = None,
    kind: Kinds = None,
    field: InField = None,
    outcome: Outcomes = None,
    section: Sections = None,
    exact: Exact = False,
    items: Annotated[bool, typer.Option("--items", help="The items of every cell.")] = False,
    fmt: Annotated[Literal["table", "json", "csv"], Format] = "table",
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="CSV, a cell a row.")] = False,
    delimiter: Delimiter = ",",
    home: Home = None,
) -> None:
    """Compare councils by years: how many items a query finds, and what was decided."""
    from index.answers import related_exports as exports
    from index.answers.exports import options_of
    from index.query.years import years_of

    filters: dict[str, Any] = {
        "kinds": kind or (),
        "outcomes": outcome or (),
        "sections": section or (),
        "field": field,
    }
    where: dict[str, Any] = {
        "councils": council or (),
        "years": years_of(year) if year else None,
    }
    text = _typed(query)
    with _place(ctx, home).open_index() as index:
        found = index.compare(text, **where, **filters, exact=exact, items=items)
    if not found.total:
        found = replace(found, unseen=_unseen(_place(ctx, home), text, {**where, **filters}))
    for remark in found.remarks:
        _say(remark)
    options = options_of(**filters, exact=exact)
    if as_json or fmt == "json":
        _export_json(exports.comparison_to_json(found, options))
    elif as_csv or fmt == "csv":
        _export(exports.comparison_to_csv(found, delimiter, options, items=items))
    elif items:
        _out_lines(exports.comparison_lines(found))
    elif found.total:
        _draw_sheet(exports.comparison_sheet(found))
        _say("A cell's items: --items, or kkr search with --council and --year.")
    if not found.total:
        _say(exports.nothing_compared(found))
        _say_lines(found.unseen)


@app.command(cls=_Command)
def trace(
    ctx: typer.Context,
    words: Annotated[list[str], _words("MEETING ITEM")],
    limit: Annotated[int, typer.Option(min=1, help="How many links at most.")] = 50,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Follow an item's matter through earlier and later meetings of all councils."""
    from index.answers import related_exports as exports

    with _place(ctx, home).open_index() as index:
        found = index.trace(_typed(words), limit)
    _print_related(found, exports.trace_to_json, exports.trace_lines, as_json=as_json)


@app.command(cls=_Command)
def similar(
    ctx: typer.Context,
    words: Annotated[list[str], _words("MEETING ITEM")],
    limit: Annotated[int, typer.Option(min=1, help="How many items at most.")] = 10,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Show the items that are most like one."""
    from index.answers import related_exports as exports

    with _place(ctx, home).open_index() as index:
        found = index.similar(_typed(words), limit)
    _print_related(found, exports.similar_to_json, exports.similar_lines, as_json=as_json)


def _print_related(found: Any, to_json: Any, to_lines: Any, *, as_json: bool) -> None:
    if as_json:
        _export_json(to_json(found))
    else:
        _out_lines(to_lines(found))


@app.command(cls=_Asking)
def suggest(
    ctx: typer.Context,
    prefix: Annotated[list[str], _words("PREFIX")],
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 10,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Complete a query: its last word from the words of the documents, the most frequent first."""
    text = _typed(prefix)
    with _place(ctx, home).open_index() as index:
        found = index.complete(text, limit)
    if as_json:
        _export_json({"prefix": text, "suggestions": found})
    elif found:
        _out_lines(found)
    else:
        _say("Nothing that can stand there begins so.")


@app.command(cls=_Command)
def decisions(
    ctx: typer.Context,
    meeting: Annotated[list[str], _words("MEETING")],
    document: WhichDocument = None,
    fmt: Annotated[Literal["table", "json", "csv", "markdown"], Format] = "table",
    as_json: AsJson = False,
    delimiter: Delimiter = ",",
    home: Home = None,
) -> None:
    """Print all decisions of a meeting, the recommendation beside each.

    MEETING is a name (midtjylland-2021-06-08) or council and date (midtjylland 8.6.2021); in its
    place may stand a document's file name or the start of its hash.
    """
    from corpus import exports, versions

    with _place(ctx, home).corpus() as corpus:
        found = versions.decisions(corpus, _typed(meeting).split(), document)
    if why := exports.why_undecided(found):
        _say(why)
    _say_lines(exports.doubted(found))
    if found.document and found.document.superseded_by:
        _say(f"{found.document.name} is superseded: kkr decisions {found.meeting} has what stands.")
    fmt = "json" if as_json else fmt
    if fmt == "json":
        _export_json(exports.decisions_to_json(found))
    elif fmt == "csv":
        _export(exports.decisions_to_csv(found, delimiter))
    elif fmt == "markdown":
        _export(exports.decisions_to_markdown(found))
    else:
        _draw_lines(exports.decisions_head(found))
        _draw_sheet(exports.decisions_sheet(found))


@app.command(cls=_Command)
def meetings(
    ctx: typer.Context,
    which: Annotated[list[str] | None, _words("COUNCIL YEARS")] = None,
    council: Councils = None,
    year: Years = None,
    fmt: Annotated[Literal["table", "json", "csv"], Format] = "table",
    as_json: AsJson = False,
    delimiter: Delimiter = ",",
    home: Home = None,
) -> None:
    """List the meetings that are held, all or a council's or some years' (midt 2018..2022)."""
    from corpus import exports
    from index.query.values import resolve
    from index.query.years import split_years, years_of

    named, years = split_years([*_typed(which or []).split(), *([year] if year else [])])
    councils = resolve("council", [*(council or ()), *([named] if named else ())])
    with _place(ctx, home).corpus() as corpus:
        found = corpus.meetings(councils, years_of(years) if years else None)
    if not found:
        _say(f"No meeting is held{' of these councils and years' if councils or years else ''}.")
    if as_json or fmt == "json":
        _export_json(exports.meetings_to_json(found))
    elif fmt == "csv":
        _export(exports.meetings_to_csv(found, delimiter))
    else:
        _draw_sheet(exports.meetings_sheet(found))


@app.command(cls=_Command)
def show(
    ctx: typer.Context,
    words: Annotated[list[str], _words("MEETING [ITEM]")],
    document: WhichDocument = None,
    tables: Annotated[
        bool, typer.Option("--tables", help="The tables of an item, or of all, as CSV or --json.")
    ] = False,
    as_json: AsJson = False,
    delimiter: Delimiter = ",",
    home: Home = None,
) -> None:
    """Show a meeting, or one of its items in full.

    In MEETING's place may stand a document's file name or the start of its hash.
    """
    from corpus.exports import meeting_to_json, tables_to_csv, tables_to_json
    from corpus.versions import find, with_tables
    from parse.outline import in_full, outline

    with _place(ctx, home).corpus() as corpus:
        found = find(corpus, _typed(words).split(), document)
        if tables and document is None:
            found = with_tables(corpus, found)
        original = corpus.original_file(found.record)
    if tables and as_json:
        _export_json(tables_to_json(found.document))
    elif tables and not found.document.all_tables:
        _say("There are no tables.")
    elif tables:
        _say_lines(found.origin(original))
        _export(tables_to_csv(found.document, delimiter))
    elif as_json:
        inside = original and original.relative_to(corpus.home)
        _export_json(meeting_to_json(found.meeting, found.document, inside))
    else:
        _draw_lines(outline(found.document) if found.item is None else in_full(found.document))
        _say_lines(found.origin(original))


@app.command(cls=_Command)
def reindex(
    ctx: typer.Context,
    workers: Workers = _CPUS,
    index: Annotated[bool, typer.Option("--index", help="Only the index, from the rows.")] = False,
    parse: Annotated[bool, typer.Option("--parse", help="Parse all stored lines anew.")] = False,
    read: Annotated[bool, typer.Option("--read", help="Read all originals anew.")] = False,
    depth: Annotated[
        Literal["stale", "index", "parse", "read"], typer.Option(hidden=True)
    ] = "stale",
    accept: Annotated[
        bool, typer.Option("--accept", help="Put it in use although much would be lost.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Build the search index anew from all that is held; the live one serves meanwhile.

    What an older kkr has read or parsed is read or parsed again first.
    """
    from ingest.reindexing import exports
    from ingest.reindexing import reindex as library
    from ingest.reindexing.plan import Depth

    chosen = [name for name, on in (("index", index), ("parse", parse), ("read", read)) if on]
    place = _place(ctx, home)
    with place.corpus() as corpus, _ProgressShown() as shown:
        report = library.reindex(
            corpus,
            place.index,
            shown,
            depth=Depth(chosen[0] if chosen else depth),
            accept=accept,
            workers=workers,
            ocr=_ocr(),
        )
    _say_lines(exports.reindex_lines(report))
    if as_json:
        _export_json(exports.reindex_to_json(report))
    else:
        _out(exports.reindex_summary(report))
    if not report.complete:
        raise typer.Exit(_FAILED)


@app.command(cls=_Command)
def remove(
    ctx: typer.Context,
    papers: Annotated[list[str], _words("DOCUMENT")],
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask first.")] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Remove documents that should not be here, with the copies of their files that kkr keeps.

    DOCUMENT is a file's name or path, an address, or the start of a hash (kkr show tells it).
    Neither kkr fetch nor a folder brings it back; kkr add with the file's own name does.
    """
    from corpus.versions import one_document
    from ingest import byhand

    place = _place(ctx, home)
    with place.corpus() as corpus:
        found = [*dict.fromkeys(one_document(corpus, paper) for paper in papers)]
        if not yes:
            _confirm(byhand.removal_lines(found, corpus))
        with _ProgressShown() as shown:
            report = byhand.remove(found, corpus, place.index, shown)
    if as_json:
        _export_json(byhand.removed_to_json(report))
    else:
        _out(byhand.removed_summary(report))
    _end_unindexed(report.index_error, f"What was removed is gone; {_NOT_FINDABLE}.")


def _confirm(lines: Iterable[str]) -> None:
    """Asks whether documents are to go; ends the command where nobody says yes."""
    _say_lines(lines)
    if not sys.stdin.isatty():
        raise BadSetting("kkr remove asks first, and nobody is there to answer: --yes does not ask")
    if not typer.confirm("Remove, with the copies of the files that kkr keeps?", err=True):
        raise _exit("Nothing was removed.", _FAILED)


@app.command(cls=_Command)
def correct(
    ctx: typer.Context,
    paper: Annotated[str, _words("DOCUMENT")],
    council: SaidCouncil = None,
    day: SaidDay = None,
    kind: SaidKind = None,
    as_read: Annotated[
        bool, typer.Option("--as-read", help="Take back what was said before.")
    ] = False,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Say of which meeting or kind a document is, where it was misread; it stays so.

    DOCUMENT is a file's name or path, an address, or the start of a hash (kkr show tells it).
    """
    from corpus.versions import one_document
    from ingest import byhand
    from ingest.saying import correction_of

    correction = correction_of(council, day, kind)
    if not correction and not as_read:
        ctx.fail("Say what is wrong: --council, --date, --kind, or --as-read.")
    place = _place(ctx, home)
    with place.corpus() as corpus, _ProgressShown() as shown:
        found = one_document(corpus, paper)
        report = byhand.correct(found, correction, corpus, place.index, shown, as_read=as_read)
    if as_json:
        _export_json(byhand.corrected_to_json(report))
    else:
        _out_lines(byhand.corrected_lines(report))
    _end_unindexed(report.index_error, f"What was said is kept; {_FINDABLE}.")


@app.command(cls=_Command)
def parse(file: Annotated[Path, _words("FILE")], as_json: AsJson = False) -> None:
    """Show what the parser sees in a file; nothing is stored."""
    from ingest.workers.serve import Failed
    from ingest.workers.single import parse_file
    from parse.outline import outline
    from parse.schema import document_to_json

    found = parse_file(file, _ocr())
    if isinstance(found, Failed):
        raise _exit(one_line(f"{file}: {found.reason}"), _FAILED)
    if as_json:
        _export_json(document_to_json(found))
    else:
        _draw_lines(outline(found))


@app.command(cls=_Asking)
def explain(
    ctx: typer.Context,
    query: Query,
    words: Annotated[
        Path | None,
        typer.Option(
            help="Which of these words it matches: one a line, - for a pipe.", readable=False
        ),
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Show how a query is understood, and which words it finds."""
    text = _typed(query)
    if words is not None:
        _explain_words(_place(ctx, home), text, _words_of(words), as_json=as_json)
        return
    from index.answers.explain import explain as explain_without

    try:
        with _place(ctx, home).open_index() as index:
            found = index.explain(text)
    except IndexMissing as error:
        found = explain_without(text)
        _say(f"What these words find is not known. {error}")
    if as_json:
        _export_json({**found.data, "remarks": found.remarks})
    else:
        _out("\n".join((found.text, *found.remarks)))


def _explain_words(place: Place, query: str, words: list[str], *, as_json: bool) -> None:
    from index.answers.explain import explain_words

    try:
        with place.open_index() as index:
            found = index.explain_words(query, words)
    except IndexMissing:  # words need none
        found = explain_words(query, words)
    if as_json:
        matches = {word: level.value for word, level in found.items()}
        _export_json({"query": query, "matches": matches})
    else:
        _out("\n".join(f"{found.get(word, '-')!s:<12}{word}" for word in dict.fromkeys(words)))


def _words_of(path: Path) -> list[str]:
    try:
        data = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        lines = data.decode("utf-8-sig").splitlines()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise typer.BadParameter(f"{path}: {reason}. It should hold one word a line.") from None
    return [line.strip() for line in lines if line.strip()]


@app.command(cls=_Command)
def status(
    ctx: typer.Context,
    problems: Annotated[
        list[str] | None,
        typer.Option(help="Where this was noted: a problem's code, or all.", metavar="CODE"),
    ] = None,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Tell what is held, what failed, what is missing or stale."""
    from ingest import status as library

    place = _place(ctx, home)
    if problems:
        _list_problems(place, [code for text in problems for code in text.split(",")], as_json)
        return
    try:
        with place.corpus() as corpus:
            found = library.status(corpus, place.index, _ocr())
    except HomeMissing as error:
        _say(_message(error))
        found = library.nothing_held(place.home)
    if as_json:
        _export_json(library.status_to_json(found))
        return
    _out(library.headline(found))
    if found.counts:
        _draw_sheet(library.held_sheet(found))
        _out("")
    _out_lines(library.notes(found))


def _list_problems(place: Place, codes: list[str], as_json: bool) -> None:
    from corpus import noted

    with place.corpus() as corpus:
        held = corpus.problems()
    found = noted.chosen(held, codes)
    for code in noted.not_noted(held, codes):
        _say(f"No document has the problem {code}: docs/problems.md lists all there are.")
    if as_json:
        _export_json(noted.problems_to_json(found))
    else:
        _out_lines(map(one_line, noted.problem_lines(found)))


@app.command(cls=_Command)
def doctor(
    ctx: typer.Context,
    mend: Annotated[
        bool, typer.Option("--repair", help="Mend what can be mended from what is left.")
    ] = False,
    quick: Annotated[
        bool, typer.Option("--quick", help="Do not hash originals and index files.")
    ] = False,
    workers: Workers = _CPUS,
    as_json: AsJson = False,
    home: Home = None,
) -> None:
    """Look for damage in all that is held: say what it means and what to do, or repair it.

    Exits with 1 when something is wrong (after --repair: still wrong).
    """
    from ingest.health import doctor as library
    from ingest.health import report as exports

    place = _place(ctx, home)
    if mend:
        from ingest.health.mending import repair

        with _ProgressShown() as shown:
            mended = repair(place, _ocr(), shown, workers=workers)
        found, data = mended.after, exports.repair_to_json(mended)
        _say_lines(exports.repair_lines(mended))
    else:
        found = library.examine(place, _ocr(), quick=quick)
        data = exports.diagnosis_to_json(found)
    if as_json:
        _export_json(data)
    else:
        _out_lines(exports.diagnosis_lines(found))
    if not found.healthy:
        raise typer.Exit(_FAILED)


@app.command(cls=_Command)
def demo(ctx: typer.Context) -> None:
    """Load the bundled sample into a temporary home and show the three main uses."""
    from tempfile import TemporaryDirectory

    from corpus.sample import sample_files

    os.environ.pop("KKR_DATABASE_URL", None)  # the demo's data goes nowhere else
    meeting = "midtjylland-2021-09-10"
    with TemporaryDirectory(prefix="kkr-demo-") as home:
        _out("The bundled sample: invented documents of all five councils, 2010 to 2025.")
        files = map(str, sample_files())
        _run(ctx, home, "kkr add --quiet corpus/sample/*.pdf", "add", "--quiet", *files)
        _out("\n1. What did the five councils say about refugees?")
        _run(ctx, home, "kkr search flygtninge --limit 5", "search", "flygtninge", "--limit", "5")
        _out("\n2. All decisions of one meeting.")
        _run(ctx, home, f"kkr decisions {meeting}", "decisions", meeting)
        _out("\n3. The whole search index built anew.")
        _run(ctx, home, "kkr reindex", "reindex")
    _out("\nThe demo's data is gone again. Your own: kkr add FOLDER, then kkr search WORD.")
    _out("More: kkr --help, and README.md.")


def _run(ctx: typer.Context, home: str, shown: str, *arguments: str) -> None:
    _out(f"\n$ {shown}")
    sys.stdout.flush()
    code = app(["--home", home, *arguments], prog_name="kkr", standalone_mode=False, parent=ctx)
    if code:
        raise typer.Exit(code)


def _open_closed_streams() -> None:
    """Put something in the place of standard streams that were closed before we were started.

    Else the next files that are opened take their numbers, here and in all processes that we start.
    Opened the wrong way round, so that it is an error to use them; only remarks go nowhere.
    """
    ways = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_RDWR))
    for number, (name, mode, way) in enumerate(ways):
        if getattr(sys, name) is None:
            os.dup2(os.open(os.devnull, way), number)
            os.set_inheritable(number, True)
            setattr(sys, name, open(number, mode, encoding="utf-8", closefd=False))  # noqa: SIM115 - it stays open


def _interrupt(number: int, _frame: object) -> NoReturn:
    """What is under way ends in order. Another signal meanwhile ends all, as a kill would."""
    for one in _heard:
        signal.signal(one, signal.SIG_DFL)
    _ended_by.append(number)
    raise KeyboardInterrupt


def _hear_signals() -> None:
    """Have Ctrl-C, a service manager's stop and a terminal that closes end things in order.

    What is ignored stays so: nohup means it.
    """
    for number in _ENDINGS:
        if signal.getsignal(number) in {signal.SIG_DFL, signal.default_int_handler}:
            signal.signal(number, _interrupt)
            _heard.append(number)


def main() -> None:
    """Entry point."""
    _hear_signals()
    try:
        _open_closed_streams()
        app(prog_name="kkr")
    except KeyboardInterrupt:  # before a command began
        sys.exit(_INTERRUPTED)
    finally:
        if _ended_by and _ended_by[0] != signal.SIGINT:  # who sent it sees that it did what it does
            os.kill(os.getpid(), _ended_by[0])
        # The end of the process gives all memory back; looking for rubbish in it before that takes
        # a tenth of a second.
        gc.freeze()


if _ON_INTERRUPT is signal.default_int_handler:
    signal.signal(signal.SIGINT, _ON_INTERRUPT)

if __name__ == "__main__":
    main()
