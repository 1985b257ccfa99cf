"""What a command is not given, or cannot follow, it says: nothing typed is dropped in silence."""

from __future__ import annotations

import pytest
from cli_tools import kkr, process

from corpus.sample import sample_files

MEETING = "midtjylland-2021-09-10"


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "vand", "--year", ""],
        ["search", "vand", "--council", ""],
        ["search", "vand", "--field", " "],
        ["compare", "vand", "--year", ""],
        ["fetch", "--since", ""],
        ["fetch", "--council", "nord", "--until", ""],
        ["fetch", "--base-url", ""],
        ["add", ""],
        ["add", "--home", "", "paper.pdf"],
        ["parse", ""],
        ["show", MEETING, "--document", ""],
        ["explain", "vand", "--words", ""],
    ],
    ids=" ".join,
)
def test_an_empty_value_is_wrong_usage_and_means_neither_everything_nor_here(
    sample_home, tmp_path, monkeypatch, arguments
):
    """A script's variable that is not set arrives as an empty value."""
    monkeypatch.chdir(tmp_path)
    done = kkr(sample_home, *arguments)
    assert (done.code, done.out) == (2, "")
    assert "it is empty" in done.err
    assert list(tmp_path.iterdir()) == []


def test_an_empty_query_searches_for_nothing_and_says_so(sample_home):
    for command in ("search", "compare"):
        done = kkr(sample_home, command, "")
        assert (done.code, done.out) == (0, "")
        assert "Nothing was searched for." in done.err
        assert "Nothing found" not in done.err
        assert "kkr status" not in done.err  # what is missing is no matter


@pytest.mark.parametrize("command", ["add", "parse", "show", "decisions", "search", "trace"])
def test_what_is_missing_is_named(sample_home, command):
    done = kkr(sample_home, command)
    assert (done.code, done.out) == (2, "")
    assert "Missing argument" in done.err
    assert f"Try kkr {command} --help." in done.err


def test_an_option_without_its_value_points_to_the_help_of_its_command(sample_home):
    done = kkr(sample_home, "search", "vand", "--home")
    assert (done.code, done.out) == (2, "")
    assert "Try kkr search --help." in done.err


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["search", "vand", "--year", "2021", "--year", "2022"], "--year"),
        (["search", "vand", "--limit", "2", "--limit", "3"], "--limit"),
        (["search", "vand", "--all", "--limit", "1"], "--all"),
        (["search", "vand", "--json", "--format", "csv"], "--format"),
        (["compare", "vand", "--json", "--csv"], "--csv"),
        (["compare", "vand", "--csv", "--format", "json"], "--csv"),
        (["decisions", MEETING, "--json", "--format", "markdown"], "--json"),
        (["reindex", "--depth", "read", "--parse"], "--parse"),
        (["reindex", "--index", "--read"], "--index"),
        (["doctor", "--repair", "--quick"], "--quick"),
        (["search", "vand", "--delimiter", ";"], "--format csv"),
        (["search", "vand", "--json", "--delimiter", ";"], "--delimiter"),
        (["meetings", "--format", "json", "--delimiter", ";"], "--delimiter"),
        (["show", MEETING, "--delimiter", ";"], "--tables"),
        (["show", MEETING, "--tables", "--json", "--delimiter", ";"], "--tables"),
    ],
    ids=lambda one: " ".join(one) if isinstance(one, list) else "",
)
def test_options_of_which_only_one_could_be_followed_are_refused(sample_home, arguments, named):
    done = kkr(sample_home, *arguments)
    assert (done.code, done.out) == (2, "")
    assert named in done.err
    assert f"Try kkr {arguments[0]} --help." in done.err


def test_a_home_that_stands_twice_before_a_command_is_refused(sample_home, tmp_path):
    done = kkr(sample_home, "--home", tmp_path, "--home", sample_home, "search", "vand")
    assert (done.code, done.out) == (2, "")
    assert "--home is given more than once, and only one value can hold." in done.err
    done = kkr(sample_home, "--home", tmp_path, "search", "vand", "--home", sample_home)
    assert (done.code, "--home is given more than once" in done.err) == (2, True)


def test_options_that_say_the_same_may_stand_together(sample_home):
    once = kkr(sample_home, "search", "geotermi", "--json")
    twice = kkr(sample_home, "search", "geotermi", "--json", "--json", "--format", "json")
    assert (twice.code, twice.out) == (0, once.out)
    two = kkr(sample_home, "search", "vand", "--council", "nord", "--council", "midt", "--json")
    assert two.code == 0


@pytest.mark.parametrize(
    "words",
    [
        ["ord", "uden", "mening", "midtjylland", "10.9.2021"],
        ["midtjylland", "10.9.2021", "og", "mere"],
        [MEETING, "3.1"],
        ["hovedstaden", "midtjylland", "10.9.2021"],
    ],
    ids=" ".join,
)
def test_words_beside_a_meeting_are_not_passed_over(sample_home, words):
    done = kkr(sample_home, "decisions", *words)
    assert (done.code, done.out) == (2, "")
    assert "no meeting" in done.err
    assert "kkr meetings" in done.err


@pytest.mark.parametrize("name", ["midt", "Region Midt", "kkr midtjylland", "MIDT"])
def test_a_council_has_the_same_names_in_every_command(sample_home, name):
    data = kkr(sample_home, "decisions", name, "10.9.2021", "--json").json
    assert data["meeting"] == MEETING
    assert kkr(sample_home, "trace", name, "10.9.2021", "3.1", "--json").json["meeting"] == MEETING
    found = kkr(sample_home, "search", "flygtninge", "--council", name, "--json").json
    assert {hit["council"] for hit in found["hits"]} == {"midtjylland"}


def test_a_home_that_is_a_file_is_said_to_be_one(tmp_path):
    (tmp_path / "paper.txt").write_text("ikke en mappe")
    commands = (["search", "vand"], ["reindex"], ["doctor"], ["status"], ["add", "paper.pdf"])
    for arguments in commands:
        done = kkr(tmp_path / "paper.txt", *arguments)
        assert (done.code, done.out) == (2, "")
        assert "is a file" in done.err


def test_a_home_below_a_file_is_no_better(tmp_path):
    (tmp_path / "paper.txt").write_text("ikke en mappe")
    for command in (["status"], ["meetings"], ["search", "vand"], ["add", "paper.pdf"]):
        done = kkr(tmp_path / "paper.txt" / "home", *command)
        assert (done.code, done.out) == (2, "")
        assert f"{tmp_path / 'paper.txt'} is a file" in done.err


def test_no_part_of_a_password_is_shown(sample_home):
    """What follows a @ in it was taken for the server's name, and told with every refusal."""
    address = "postgresql+psycopg://bruger:hem@melig@127.0.0.1:1/kkr"
    done = kkr(sample_home, "status", KKR_DATABASE_URL=address)
    assert (done.code, "%40" in done.err, "melig" in done.err) == (2, True, False)


@pytest.mark.parametrize("address", ["nonsense", "mysql://a/b", "postgres://x"])
def test_an_address_that_is_no_databases_is_wrong_usage(sample_home, address):
    """As a home that is a file is: nothing failed, and trying again will not help."""
    for command in ("status", "meetings", "doctor", "reindex"):
        done = kkr(sample_home, command, KKR_DATABASE_URL=address)
        assert (done.code, done.out) == (2, "")
        assert "postgresql+psycopg://user@host/kkr" in done.err
    found = kkr(sample_home, "search", "flygtninge", KKR_DATABASE_URL=address)
    assert found.code == 0  # a search needs the index alone


def test_quiet_leaves_the_summary_and_what_failed(tmp_path):
    kkr(tmp_path / "home", "add", next(iter(sample_files())))
    done = process(tmp_path / "home", "add", "--quiet", tmp_path / "gone.pdf")
    assert done.err == f"failed  {tmp_path / 'gone.pdf'}: there is no such file or folder\n"
    assert done.out == "0 new, 0 already held, 1 failed.\n"
