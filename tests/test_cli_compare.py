"""`kkr compare`, `trace`, `similar`, `suggest`, and exports of what a search finds."""

from __future__ import annotations

import csv
import io
import json
import shlex
import subprocess
import sys

import pytest
from cli_tools import environment, kkr


def test_councils_are_compared_by_years(sample_home):
    done = kkr(sample_home, "compare", "flygtninge")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0].split()[:3] == ["Year", "Hovedstaden", "Sjælland"]
    assert "besluttet 1" in done.out
    assert lines[-1].split()[0] == "all"


def test_a_cell_leads_to_its_items(sample_home):
    found = kkr(sample_home, "compare", "flygtninge", "--json", "--kind", "referat").json
    assert sum(cell["items"] for cell in found["cells"]) == found["total"]
    for cell in found["cells"]:
        words = shlex.split(cell["search"])
        assert words[:2] == ["kkr", "search"]
        result = kkr(sample_home, *words[1:], "--json").json  # options can be added to it
        assert result["total"] == cell["items"]


def test_a_cell_of_a_query_that_looks_like_an_option_leads_to_its_items_too(sample_home):
    for cell in kkr(sample_home, "compare", "--json", "--", "-trafik klima").json["cells"]:
        words = shlex.split(cell["search"])
        assert kkr(sample_home, "search", "--json", *words[2:]).json["total"] == cell["items"]


def test_items_of_cells_and_csv(sample_home):
    found = kkr(sample_home, "compare", "turisme", "--json", "--items", "--year", "2019..").json
    assert all(len(cell["hits"]) == cell["items"] for cell in found["cells"])
    assert all(hit["meeting"] and hit["page"] for cell in found["cells"] for hit in cell["hits"])
    rows = list(csv.DictReader(io.StringIO(kkr(sample_home, "compare", "turisme", "--csv").out)))
    assert sum(int(row["items"]) for row in rows) == sum(1 for row in _items(sample_home))
    assert "2024-11-22  Hovedstaden  3.5" in kkr(sample_home, "compare", "turisme", "--items").out


def test_columns_are_the_same_whatever_is_found(sample_home):
    """Who reads the CSV reads it by its columns, this year and the next."""
    for options in ([], ["--items"]):
        heads = {
            kkr(sample_home, "compare", query, "--csv", *options).out.splitlines()[0]
            for query in ("turisme", "flygtninge", "qqqq", "geotermi")
        }
        assert len(heads) == 1
    assert ",approved,endorsed," in kkr(sample_home, "compare", "qqqq", "--csv").out


def _items(home):
    done = kkr(home, "compare", "turisme", "--csv", "--items")
    return list(csv.DictReader(io.StringIO(done.out)))


def test_comparing_nothing_is_no_failure(sample_home):
    done = kkr(sample_home, "compare", "flytninge")
    assert (done.code, done.out) == (0, "")
    assert "Did you mean flygtninge?" in done.err


def test_a_trace_tells_direction_and_reasons(sample_home):
    done = kkr(sample_home, "trace", "sjaelland-2025-09-05", "3.2")
    assert "earlier   2012-06-08  Sjælland  3.4  Klimatilpasning" in done.out
    assert "words in common: " in done.out
    found = kkr(sample_home, "trace", "sjaelland-2025-09-05", "3.2", "--json").json
    assert found["item"] == "3.2"
    (link,) = (one for one in found["links"] if one["meeting"] == "sjaelland-2012-06-08")
    assert link["direction"] == "earlier"
    assert link["same_council"] is True
    assert {one["kind"] for one in link["reasons"]} == {"words", "title", "year"}


def test_the_only_meeting_of_a_month_will_do_for_a_trace(sample_home):
    whole = kkr(sample_home, "trace", "sjaelland-2025-09-05", "3.2").out
    assert kkr(sample_home, "trace", "sjælland", "september", "2025", "3.2").out == whole
    several = kkr(sample_home, "trace", "2022", "3.1")
    assert several.code == 2
    assert "Did you mean nordjylland-2022-06-17 or sjaelland-2022-09-09?" in several.err


def test_similar_items(sample_home):
    done = kkr(sample_home, "similar", "nordjylland", "17.6.2022", "2.3", "--limit", "2")
    assert done.out.splitlines()[1].startswith("2012-09-14  Nordjylland  2.4")
    found = kkr(sample_home, "similar", "nordjylland-2022-06-17", "2.3", "--json").json
    assert found["similar"][0]["words"]


def test_an_unknown_item_is_wrong_usage(sample_home):
    for command in ("trace", "similar"):
        done = kkr(sample_home, command, "nordjylland-2022-06-17", "9.9")
        assert done.code == 2
        assert "There is no item 9.9" in done.err


def test_words_are_completed(sample_home):
    found = kkr(sample_home, "suggest", "flygt", "--json").json
    assert found["prefix"] == "flygt"
    assert found["suggestions"][0] == "flygtninge"
    none = kkr(sample_home, "suggest", "qqqq")
    assert (none.code, none.out, none.err) == (0, "", "Nothing that can stand there begins so.\n")
    two = kkr(sample_home, "suggest", "fordeling af flyg", "--limit", "3").out.splitlines()
    assert two[0] == "fordeling af flygtninge"


def test_hits_are_exported_whole(sample_home):
    query = ("search", "geotermi", "--full")
    (hit,) = kkr(sample_home, *query, "--json").json["hits"]
    assert hit["section"] == "Regionalpolitiske sager"
    assert hit["case_number"] == "SAG-2024-00518"
    names = [field["name"] for field in hit["fields"]]
    assert names == ["background", "recommendation", "presentation", "decision"]
    assert all(field["page"] and field["paragraphs"] for field in hit["fields"])
    assert json.loads(kkr(sample_home, *query, "--format", "ndjson").out) == hit
    (row,) = csv.DictReader(io.StringIO(kkr(sample_home, *query, "--format", "csv").out))
    assert row["presentation"].startswith("Udledningen er faldet med 43 pct.")
    assert (row["page"], row["document"]) == (str(hit["page"]), hit["document"])


def test_rows_have_all_that_hits_have(sample_home):
    query = ("search", "type:referat,dagsorden,bilag,andet", "--all", "--full", "--format")
    hits = [json.loads(line) for line in kkr(sample_home, *query, "ndjson").out.splitlines()]
    table = kkr(sample_home, *query, "csv").out.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert {name for hit in hits for name in hit} - {*rows[0]} == {"field", "snippet", "fields"}
    assert any(hit["also"] for hit in hits)
    assert any(row["place"] for row in rows)
    for hit, row in zip(hits, rows, strict=True):
        texts = {one["name"]: "\n".join(one["paragraphs"]) for one in hit["fields"]}
        assert {name: row[name].removeprefix("'") for name in texts} == texts
        assert row["also"] == ", ".join(f"{one['kind']} {one['document']}" for one in hit["also"])
        assert row["superseded"] == ("superseded" if hit["superseded"] else "")


def test_hits_as_markdown(sample_home):
    short = kkr(sample_home, "search", "geotermi", "--format", "markdown").out
    assert short.startswith("# geotermi\n\n1 hit, 1 shown.\n\n## 2024-11-22 Hovedstaden 3.4 Klima")
    assert "**geotermi**" in short
    full = kkr(sample_home, "search", "geotermi", "--format", "markdown", "--full").out
    assert "**Beslutning**\n\nLaust Skovsende præsenterede resultaterne.\n" in full


def test_the_contract_does_not_change_without_full(sample_home):
    (hit,) = kkr(sample_home, "search", "geotermi", "--json").json["hits"]
    assert "id" not in hit
    assert "fields" not in hit


@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "flygtninge"],
        ["search", "flygtninge", "--year", "2018..", "--council", "midt", "--limit", "3", "--json"],
        ["--home", "HOME", "search", "flygtninge", "--format", "csv"],
    ],
    ids=["plain", "with options", "with a home and a format"],
)
def test_a_search_starts_without_what_it_does_not_need(sample_home, arguments):
    arguments = [str(sample_home) if one == "HOME" else one for one in arguments]
    code = (
        "import sys, cli\n"
        f"try: cli.app({arguments})\n"
        "except SystemExit: pass\n"
        "heavy = {'pydantic', 'spacy', 'pdfplumber', 'sqlalchemy', 'rich', 'parse.model'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=environment(sample_home),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr.strip() == "[]"


@pytest.mark.parametrize("number", ["-1", "0x", "2.5", "9" * 5_000, "²"])
def test_a_limit_that_is_no_number_is_told(sample_home, number):
    done = kkr(sample_home, "search", "flygtninge", f"--limit={number}")
    assert done.code == 2
    assert "--limit" in done.err
