"""`kkr search` and `kkr explain`, on the bundled sample."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil

import pytest
from cli_tools import kkr

from corpus.repository import Corpus
from ingest import pipeline

KEYS = {
    "meeting", "council", "date", "kind", "item", "title", "field", "page", "document", "url",
    "score", "match", "snippet", "outcomes",
}  # fmt: skip


def test_flygtninge_is_found_in_all_councils_and_many_years(sample_home):
    done = kkr(sample_home, "search", "flygtninge", "--json")
    assert (done.code, done.err) == (0, "")
    found = done.json
    assert found["query"] == "flygtninge"
    assert len(found["facets"]["council"]) == 5
    assert len(found["facets"]["year"]) > 5
    assert found["total"] == sum(found["facets"]["kind"].values())
    assert len(found["hits"]) == min(20, found["total"])
    for hit in found["hits"]:
        assert hit.keys() >= KEYS
        assert "<mark>" in hit["snippet"]
        assert hit["match"] in {"exact", "inflection", "compound"}


def test_the_keys_of_the_contract_come_first_and_in_order(sample_home):
    found = kkr(sample_home, "search", "trafik", "--json").json
    order = ["query", "total", "hits", "facets", "suggestion", "build"]
    assert list(found)[: len(order)] == order


def test_tables_of_hits_hold_only_what_has_all_the_words(sample_home):
    query = ("search", "flygtninge xyzzyx")
    shown = kkr(sample_home, *query, "--json").json
    assert (shown["relaxed"], shown["total"] > 0) == (True, True)
    done = kkr(sample_home, *query, "--format", "csv")
    assert len(list(csv.reader(io.StringIO(done.out)))) == 1
    assert "No entry has all the words" in done.err


def test_conditions_alone_choose(sample_home):
    found = kkr(sample_home, "search", "--outcome", "udsat", "--year", "2012..", "--json").json
    typed = kkr(sample_home, "search", "udfald:udsat år:2012-", "--json").json
    assert found["total"] == typed["total"] > 0
    section = ("--section", "Regionalpolitiske sager", "--json")
    every = kkr(sample_home, "search", "type:referat,dagsorden,bilag,andet", *section).json
    assert kkr(sample_home, "search", *section).json["hits"] == every["hits"] != []
    assert kkr(sample_home, "search", "--sort", "newest").code == 2


def test_orders_have_danish_names(sample_home):
    query = ("search", "flygtninge", "--json", "--sort")
    for danish, english in (("nyeste", "newest"), ("Ældste", "oldest"), ("relevans", "relevance")):
        assert kkr(sample_home, *query, danish).out == kkr(sample_home, *query, english).out


def test_who_finds_nothing_is_told_what_is_not_held(sample_home):
    done = kkr(sample_home, "search", "xyzzyx", "--council", "nord", "--year", "1999")
    assert "No paper of KKR Nordjylland from 1999 is held." in done.err
    typed = kkr(sample_home, "search", "xyzzyx region:nord år:1999")
    assert typed.err.splitlines()[1:] == done.err.splitlines()[1:]
    never = kkr(sample_home, "search", "fra:2021 til:2020", "--json").json
    assert never["remarks"][0] == "No day is within all the dates and years asked for."


def test_who_finds_nothing_is_told_that_papers_could_not_be_added(tmp_path):
    paper = tmp_path / "referat-kkr-nordjylland-10-03-2023.pdf"
    paper.write_bytes(b"")
    assert kkr(tmp_path / "home", "add", paper).code == 1
    told = "1 paper that is known of could not be added: kkr status tells why."
    for command in ("search", "compare"):
        done = kkr(tmp_path / "home", command, "fjernvarme", "--json")
        assert (done.code, done.json["unseen"]) == (0, [told])


@pytest.mark.parametrize(
    "asked",
    [("region:midt", "--council", "nord"), ("type:bilag", "--kind", "referat")],
)
def test_an_option_and_a_field_that_exclude_each_other_are_named(sample_home, asked):
    done = kkr(sample_home, "search", "flygtninge", *asked, "--json")
    assert done.json["remarks"][0].startswith("No paper is of all the ")


def test_who_finds_nothing_is_told_of_the_kind_that_is_not_held(sample_home):
    for command in ("search", "compare"):
        where = ("--council", "syd", "--year", "2024", "--kind", "referat")
        done = kkr(sample_home, command, "flygtninge", *where)
        assert "No referat of KKR Syddanmark from 2024 is held." in done.err


def test_who_finds_nothing_is_told_that_nobody_knows_what_is_held(own_home):
    """A search needs the index alone; what it lacks, the database says."""
    (own_home / "kkr.db").write_bytes(b"no database" * 1000)
    (told,) = kkr(own_home, "search", "xyzzyx", "--json").json["unseen"]
    assert told.startswith("What this search could not see is not known: the database ")
    assert "kkr doctor --repair" in told
    (own_home / "kkr.db").unlink()
    (told,) = kkr(own_home, "search", "xyzzyx", "--json").json["unseen"]
    assert "is gone or empty" in told
    shutil.rmtree(own_home / "originals")
    assert kkr(own_home, "search", "xyzzyx", "--json").json["unseen"] == []


def test_who_finds_nothing_is_told_what_is_not_indexed_yet(tmp_path):
    """As after a fetch that was interrupted: its papers are held, and none is in the index."""
    paper = tmp_path / "referat.md"
    head = (
        "# Referat KKR Nordjylland den {}. marts 2023\n\n## 1. Sager\n\n### 1.1 {}\n\nGodkendt.\n"
    )
    paper.write_text(head.format(10, "Klimaplan"))
    assert kkr(tmp_path / "home", "add", paper).code == 0
    paper.write_text(head.format(11, "Fjernvarme"))
    with Corpus.open(tmp_path / "home") as corpus:
        pipeline.add([paper], corpus, tmp_path / "elsewhere")
    told = "1 document is held but not indexed yet: kkr reindex."
    for command in ("search", "compare"):
        done = kkr(tmp_path / "home", command, "fjernvarme", "--json")
        assert (done.code, done.json["total"], done.json["unseen"]) == (0, 0, [told])
        assert told in done.err
    assert kkr(tmp_path / "home", "search", "klimaplan", "--json").json["unseen"] == []


def test_filters_narrow_by_any_name(sample_home):
    def search(*options):
        return kkr(sample_home, "search", "flygtninge", "--json", "--all", *options).json["hits"]

    for council in ("sjaelland", "Sjælland", "KKR Sjælland"):
        assert {hit["council"] for hit in search("--council", council)} == {"sjaelland"}
    two = search("--council", "nordjylland", "--council", "syddanmark")
    assert {hit["council"] for hit in two} == {"nordjylland", "syddanmark"}
    assert {hit["date"][:4] for hit in search("--year", "2021")} == {"2021"}
    assert all("2018" <= hit["date"][:4] <= "2022" for hit in search("--year", "2018..2022"))
    for typed in ("2018 til 2022", "2018–2022", "2018 to 2022"):
        assert search("--year", typed) == search("--year", "2018..2022")
    assert all(hit["date"][:4] >= "2018" for hit in search("--year", "2018.."))
    assert all(hit["date"][:4] <= "2012" for hit in search("--year", "..2012"))
    assert {hit["kind"] for hit in search("--kind", "dagsorden")} == {"agenda"}
    assert search("--kind", "dagsorden") == search("--kind", "agenda")
    assert all("approved" in hit["outcomes"] for hit in search("--outcome", "godkendt"))
    assert {hit["field"] for hit in search("--field", "beslutning")} == {"decision"}


def test_order_and_number_are_as_asked(sample_home):
    def dates(*options):
        found = kkr(sample_home, "search", "flygtninge", "--json", *options).json
        return [hit["date"] for hit in found["hits"]]

    assert dates("--sort", "oldest", "--all") == sorted(dates("--all"))
    assert dates("--sort", "newest", "--limit", "3") == sorted(dates("--all"))[:-4:-1]
    assert dates("--limit", "0") == []


def test_exact_leaves_other_forms_out(sample_home):
    every = kkr(sample_home, "search", "flygtninge", "--json", "--all").json
    exact = kkr(sample_home, "search", "flygtninge", "--json", "--all", "--exact").json
    assert 0 < exact["total"] <= every["total"]
    assert {hit["match"] for hit in exact["hits"]} == {"exact"}


def test_a_line_a_hit(sample_home):
    done = kkr(sample_home, "search", "flygtninge", "--format", "ndjson", "--limit", "4")
    hits = [json.loads(line) for line in done.out.splitlines()]
    assert hits == kkr(sample_home, "search", "flygtninge", "--json", "--limit", "4").json["hits"]


def test_csv_opens_right_in_a_spreadsheet(sample_home):
    arguments = ("search", "flygtninge", "-f", "csv", "--delimiter", ";", "--limit", "5")
    out = kkr(sample_home, *arguments).out
    assert out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff")), delimiter=";"))
    assert len(rows) == 5
    assert all("<mark>" not in row["snippet"] and "&" not in row["snippet"] for row in rows)


def test_plain_text_shows_date_council_item_title_outcome_passage_and_page(sample_home):
    out = kkr(sample_home, "search", "fordeling af flygtninge", "--council", "midtjylland").out
    first, passage = out.splitlines()[:2]
    assert re.match(r"2021-09-10  Midtjylland  3\.1  Fordeling af flygtninge for 2022  \[", first)
    assert first.endswith("referat, p. 6")
    assert "godkendt" in first
    assert "*flygtninge*" in passage
    assert "\x1b" not in out
    assert "Midtjylland" in out.splitlines()[-3]


def test_nothing_found_is_no_failure_and_says_what_to_try(sample_home):
    done = kkr(sample_home, "search", "flygtnige")
    assert (done.code, done.out) == (0, "")
    assert "Nothing found for 'flygtnige' in" in done.err
    assert "Did you mean: kkr search flygtninge" in done.err
    data = kkr(sample_home, "search", "flygtnige", "--json").json
    assert (data["total"], data["hits"], data["suggestion"]) == (0, [], "flygtninge")


def test_what_is_asked_instead_keeps_the_options(sample_home):
    """Without them the better query would answer for all councils and years."""
    options = ("--council", "KKR Midtjylland", "--year", "2018..", "--kind", "referat", "--exact")
    done = kkr(sample_home, "search", "flygtnige", *options)
    shown = "--council 'KKR Midtjylland' --year 2018.. --kind referat --exact flygtninge"
    assert f"Did you mean: kkr search {shown}\n" in done.err


def test_nothing_found_because_of_a_filter_says_so(sample_home):
    done = kkr(sample_home, "search", "flygtninge", "--year", "1990")
    assert done.code == 0
    assert done.err.count("Without the filters: ") == 1


def test_what_confines_words_counts_among_the_filters(sample_home):
    """A field or exactness can be what hides the hits, and is lifted for the count."""
    free = kkr(sample_home, "search", "lettisk", "--json").json["total"]
    every = kkr(sample_home, "search", "flygtninge", "--json").json["total"]
    assert (free, every > 0) == (0, True)
    for options in (
        ["--field", "parti"],
        ["--exact", "--year", "1990"],
        ["--kind", "andet", "--year", "1990"],
    ):
        done = kkr(sample_home, "search", "flygtninge", *options)
        assert f"Without the filters: {every} hits." in done.err
    assert "Without" not in kkr(sample_home, "search", "lettisk").err


def test_words_need_no_quotes(sample_home):
    one = kkr(sample_home, "search", "fordeling af flygtninge", "--json").json
    assert kkr(sample_home, "search", "fordeling", "af", "flygtninge", "--json").json == one


def test_a_malformed_query_is_pointed_at(sample_home):
    done = kkr(sample_home, "search", "flygtninge AND (bolig")
    assert (done.code, done.out) == (2, "")
    lines = done.err.splitlines()
    place = lines.index("  flygtninge AND (bolig")
    assert lines[place + 1] == "  " + " " * len("flygtninge AND ") + "^"


@pytest.mark.parametrize(
    "query", ["", "???", "\x00", "' OR 1=1 --", "æøå " * 200, "*", "<b>", "💥"]
)
def test_any_characters_are_a_query(sample_home, query):
    assert kkr(sample_home, "search", "--json", "--", query).code in {0, 2}


@pytest.mark.parametrize(
    ("option", "value", "nearest"),
    [
        ("--council", "Midtjyland", "midtjylland"),
        ("--council", "Bornholm", "hovedstaden"),
        ("--kind", "refereat", "minutes"),
        ("--outcome", "godkent", "approved"),
        ("--field", "beslutnig", "beslutning"),
        ("--sort", "best", "relevance"),
        ("--year", "sidste", "2018..2022"),
        ("--year", "2022..2018", "2018..2022"),
        ("--year", "..", "2018..2022"),
        ("--limit", "-1", "0"),
        ("--format", "xml", "ndjson"),
        ("--delimiter", "semikolon", ";"),
    ],
)
def test_unknown_values_are_wrong_usage_and_name_what_there_is(sample_home, option, value, nearest):
    done = kkr(sample_home, "search", "flygtninge", option, value)
    assert (done.code, done.out) == (2, "")
    assert nearest in done.err
    assert "Traceback" not in done.err


def test_nothing_to_search_says_how_to_begin(tmp_path):
    done = kkr(tmp_path / "empty", "search", "flygtninge")
    assert done.code == 1
    assert "kkr add" in done.err
    assert "kkr demo" in done.err
    assert not (tmp_path / "empty").exists()


# ── explain ──────────────────────────────────────────────────────────────────────────


def test_explain_tells_what_the_words_find(sample_home):
    done = kkr(sample_home, "explain", "flygtninge", "AND", "kvote*")
    assert done.code == 0
    assert "flygtninge: " in done.out
    data = kkr(sample_home, "explain", "flygtninge", "--json").json
    assert data["query"] == "flygtninge"
    assert data["words"][0]["entries"] > 0


def test_explain_judges_words(sample_home, tmp_path):
    words = tmp_path / "words.txt"
    words.write_text("flygtning\nflygtig\n\nflygtningekrise\nflygtninge\n", encoding="utf-8")
    done = kkr(sample_home, "explain", "flygtninge", "--words", words, "--json")
    assert done.json == {
        "query": "flygtninge",
        "matches": {
            "flygtning": "inflection", "flygtningekrise": "compound", "flygtninge": "exact",
        },
    }  # fmt: skip
    plain = kkr(sample_home, "explain", "flygtninge", "--words", words).out.splitlines()
    assert plain[1].split() == ["-", "flygtig"]


def test_words_come_from_a_pipe_and_need_no_index(tmp_path):
    done = kkr(tmp_path, "explain", "skole", "--words", "-", "--json", stdin="skolerne\nskov\n")
    assert done.json["matches"] == {"skolerne": "inflection"}


def test_explain_without_an_index_says_what_is_missing(tmp_path):
    done = kkr(tmp_path, "explain", "a", "OR", "b")
    assert done.code == 0
    assert "OR" in done.out
    assert "kkr add" in done.err


def test_explain_refuses_what_it_cannot_read(sample_home, tmp_path):
    (tmp_path / "latin.txt").write_bytes("æ".encode("latin-1"))
    for name in ("latin.txt", "missing.txt"):
        done = kkr(sample_home, "explain", "skole", "--words", tmp_path / name)
        assert done.code == 2
        assert "one word a line" in done.err
    assert kkr(sample_home, "explain", "(skole AND").code == 2


@pytest.mark.parametrize("query", ["(", '"', "*", " ", "", "&!?"])
def test_a_query_without_words_claims_nothing_about_the_documents(sample_home, query):
    done = kkr(sample_home, "search", query)
    assert (done.code, done.out) == (0, "")
    assert "The query holds no word to search for." in done.err
    assert "Nothing found" not in done.err
    assert kkr(sample_home, "search", query, "--json").json["total"] == 0


def test_a_quotation_mark_without_a_partner_is_told_of(sample_home):
    done = kkr(sample_home, "search", '"fordeling af flygtninge', "--json", "--all")
    assert "without a partner was read as punctuation" in done.err
    plain = kkr(sample_home, "search", "fordeling af flygtninge", "--json", "--all").json
    assert done.json["hits"] == plain["hits"]


def test_a_word_with_a_minus_is_left_out_wherever_it_stands(sample_home):
    """*-flygtninge* looks like the option -f with the value *lygtninge*."""

    def total(*arguments):
        return kkr(sample_home, "search", *arguments, "--json").json["total"]

    everything = total("-xyzzy")
    assert total("-flygtninge") == everything - total("flygtninge") > 0
    assert total("kommune", "-flygtninge") == total("kommune -flygtninge")
    assert total("kommune", "-a\u030arhus") == total("kommune -århus")
    assert total("flygtninge", "-fjson") == total("flygtninge")
    done = kkr(sample_home, "search", "flygtninge", "--limt", "3")
    assert (done.code, "--limit" in done.err) == (2, True)


def test_a_prefix_that_begins_too_many_words_says_so(sample_home):
    done = kkr(sample_home, "search", "f*", "--limit", "1")
    assert "f* begins more than 200 words; the 200 most frequent were searched for." in done.err
    assert "begins more than" not in kkr(sample_home, "search", "flygtning*").err


def test_hits_below_one_main_heading(sample_home):
    every = kkr(sample_home, "search", "flygtninge", "--json", "--all").json
    heading, number = next(iter(every["facets"]["section"].items()))
    found = kkr(sample_home, "search", "flygtninge", "--json", "--section", heading.upper()).json
    assert found["total"] == number
    assert found["facets"]["section"] == {heading: number}
    assert found["choices"]["section"] == every["facets"]["section"]
    done = kkr(sample_home, "search", "flygtninge", "--section", "regionale sakser")
    assert done.code == 2
    assert "There is no section “regionale sakser”" in done.err


def test_what_was_probably_meant_is_named_beside_what_was_found(sample_home):
    done = kkr(sample_home, "search", "fordeling af flygtnige", "--limit", "1")
    assert "Did you mean: kkr search 'fordeling af flygtninge'" in done.err
    done = kkr(sample_home, "search", "kommune:Næstvedd")
    assert "Did you mean: kkr search 'kommune:Næstved'" in done.err


def test_words_stay_apart_in_markdown(sample_home):
    out = kkr(sample_home, "search", "flygtninge", "--format", "markdown", "--limit", "1").out
    assert re.search(r" \*\*[Ff]lygtninge\*\*[ .,]", out)


def test_what_is_held_can_be_taken_out_whole_and_its_numbers_add_up(sample_home):
    """As docs/output.md says of all that is held."""
    query = "type:referat,dagsorden,bilag,andet"
    found = kkr(sample_home, "search", query, "--all", "--json").json
    status = kkr(sample_home, "status", "--json").json
    meetings = kkr(sample_home, "meetings", "--json").json
    assert len(found["hits"]) == found["total"]
    entries = sum(1 + len(hit["also"]) for hit in found["hits"])
    assert entries == status["index"]["entries"] == sum(one["entries"] for one in status["held"])
    assert {hit["meeting"] for hit in found["hits"]} - {None} <= {
        one["meeting"] for one in meetings
    }
    for name in ("council", "year"):
        value = {"council": lambda hit: hit["council"], "year": lambda hit: hit["date"]}[name]
        unknown = sum(value(hit) is None for hit in found["hits"])
        assert sum(found["facets"][name].values()) + unknown == found["total"]
    compared = list(csv.DictReader(io.StringIO(kkr(sample_home, "compare", query, "--csv").out)))
    assert sum(int(row["items"]) for row in compared) == found["total"]
    assert status["items"] == sum(one["items"] for one in status["held"])
    shown = [kkr(sample_home, "show", one["meeting"], "--json").json for one in meetings]
    items = [sum(len(section["items"]) for section in one["sections"]) for one in shown]
    assert items == [one["items"] for one in meetings]


def test_a_home_in_which_a_fetch_had_no_time_holds_nothing_and_says_so(tmp_path):
    """A re-index, which is what there is to do where the index alone is missing, finds nothing."""
    Corpus.open(tmp_path).close()
    done = kkr(tmp_path, "search", "flygtninge")
    assert (done.code, done.err.startswith("Nothing is held in ")) == (1, True)
    assert kkr(tmp_path, "meetings").err == "No meeting is held.\n"


def test_an_index_that_is_missing_beside_documents_is_not_said_to_be_all(own_home):
    shutil.rmtree(own_home / "index")
    assert "kkr reindex" in kkr(own_home, "search", "flygtninge").err
    (own_home / "kkr.db").unlink()
    assert "Nothing is held" not in kkr(own_home, "search", "flygtninge").err
