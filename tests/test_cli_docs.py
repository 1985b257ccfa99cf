"""What the README shows is what happens, and every command is in it."""

from __future__ import annotations

import ast
import re
import shutil

import pytest
import readme
from cli_tools import kkr

from cli import app
from corpus.holdings import DOUBTFUL
from corpus.sample import sample_files

PROBLEMS_IN = [
    *(readme.ROOT / "parse").rglob("*.py"),
    *(readme.ROOT / "ingest" / name for name in ("witness.py", "workers/recognised.py")),
    readme.ROOT / "corpus" / "byhand.py",
]
# Written as codes are: a paper's own words, as they are matched.
NO_CODES = {"indholdsfortegnelse-bilag", "kd-net", "kkr-medlemmerne"}
COMMANDS = sorted(command.name or command.callback.__name__ for command in app.registered_commands)


def test_the_readme_shows_what_the_commands_say(own_home, tmp_path, monkeypatch):
    """When this fails: `python tests/readme.py`, and read what changed."""
    monkeypatch.chdir(readme.ROOT)
    text = readme.README.read_text(encoding="utf-8")
    assert readme.renewed(text, own_home, tmp_path / "adding") == text


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_in_the_readme_and_explains_itself(command):
    assert f"kkr {command}" in readme.README.read_text(encoding="utf-8")
    done = kkr(None, command, "--help")
    assert done.code == 0
    assert "--help" in done.out


def test_the_files_that_the_readme_points_to_are_there():
    text = readme.README.read_text(encoding="utf-8")
    table = text[text.index("| to change |") : text.index("## Licence")]
    names = [name for name in table.split("`")[1::2] if "/" in name and " " not in name]
    assert len(names) > 15
    assert [name for name in names if not (readme.ROOT / name).exists()] == []


def test_every_problem_is_explained_and_none_that_is_not_told():
    told = {code for path in PROBLEMS_IN for code in codes_in(path)} - NO_CODES
    text = (readme.ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z-]+)`( ●)? \|", text, re.MULTILINE)
    assert sorted(code for code, _ in rows) == sorted(told)
    assert {code for code, marked in rows if marked} == DOUBTFUL


def codes_in(path):
    """What a module calls problems, and whatever else it writes as their codes are."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Call(func=ast.Name("Problem"), args=[ast.Constant(str(code)), *_]):
                yield code
            case ast.Constant(str(text)):
                yield from re.findall(r"^[a-z]+(?:-[a-z]+)+$", text)


def test_make_knows_what_the_readme_names():
    if not shutil.which("make"):
        pytest.skip("make is not here")
    makefile = (readme.ROOT / "Makefile").read_text(encoding="utf-8")
    for target in ("demo", "test", "setup", "check", "format", "quality"):
        assert f"\n{target}:" in makefile


MEETING = "midtjylland-2021-09-10"
# Keys that are values: of councils, outcomes, codes, words.
_BY_VALUE = frozenset({"facets", "choices", "kinds", "outcomes", "problems", "matches", "doubted"})


def keys_of(data):
    """All keys of some JSON, however deep."""
    for one in data if isinstance(data, list) else ():
        yield from keys_of(one)
    for key, value in data.items() if isinstance(data, dict) else ():
        yield key
        if not (key in _BY_VALUE and isinstance(value, dict)):
            yield from keys_of(value)


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "flygtninge", "--full"],
        ["compare", "flygtninge", "--items"],
        ["trace", MEETING, "3.1"],
        ["similar", MEETING, "3.1"],
        ["suggest", "flyg"],
        ["decisions", MEETING],
        ["meetings"],
        ["show", MEETING],
        ["show", MEETING, "3.1", "--tables"],
        ["explain", "flygtninge"],
        ["status"],
        ["doctor", "--quick"],
    ],
    ids=lambda one: one[0],
)
def test_every_key_of_the_json_is_told(sample_home, arguments):
    section = _section_of(arguments[0])
    found = set(keys_of(kkr(sample_home, *arguments, "--json").json))
    assert found - set(re.findall(r"`(\w+)`", section)) == set()


def test_every_key_of_what_commands_report_is_told(own_home, tmp_path):
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "tom.pdf").touch()
    (tmp_path / "papers" / "notat.docx").touch()
    shutil.copy(next(iter(sample_files())), tmp_path / "papers")
    for arguments in (["add", tmp_path / "papers"], ["reindex"], ["parse", *sample_files()[:1]]):
        found = set(keys_of(kkr(own_home, *arguments, "--json").json))
        assert found - set(re.findall(r"`(\w+)`", _section_of(arguments[0]))) == set()


def _section_of(command):
    """What is said of a command, and of the things that all of them tell of."""
    page = (readme.ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    sections = page.split("\n## ")
    (section,) = [one for one in sections if f"kkr {command}" in one.split("\n")[0]]
    shared = ("add", "search", "parse", "decisions")
    return section + "".join(one for one in sections if any(f"kkr {s}" in one[:60] for s in shared))


# What is told of in a section without being a key: of other commands, or values.
_ITEM = "meeting council date kind item title page document url outcomes".split()


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (["trace", "midtjylland-2021-09-10", "3.1"], [*_ITEM, "links"]),
        (["similar", "midtjylland-2021-09-10", "3.1"], [*_ITEM, "similar"]),
        (["suggest", "flyg"], ["prefix", "suggestions"]),
        (["decisions", "midtjylland-2021-09-10"], ["meeting", "council", "date", "items"]),
        (["show", "midtjylland-2021-09-10"], ["meeting", "documents", "tables", "problems"]),
        (
            ["search", "flygtninge"],
            "query total hits facets suggestion build remarks choices".split(),
        ),
        (["compare", "vand"], "query total suggestion build remarks cells".split()),
    ],
    ids=lambda one: one[0],
)
def test_every_key_that_is_told_is_there(sample_home, arguments, keys):
    page = (readme.ROOT / "docs" / "output.md").read_text(encoding="utf-8")
    assert [key for key in keys if f"`{key}`" not in page] == []
    found = kkr(sample_home, *arguments, "--json").json
    assert [key for key in keys if key not in found] == []
    for one in found.get("similar", found.get("links", [])):
        assert [key for key in _ITEM if key not in one] == []
