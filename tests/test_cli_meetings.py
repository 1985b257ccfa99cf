"""`kkr decisions`, `kkr meetings` and `kkr show`, on the bundled sample."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from cli_tools import kkr
from corpus_samples import add
from corpus_samples import item as an_item

from corpus.exports import decisions_to_markdown
from corpus.records import ItemDecision, MeetingDecisions
from corpus.repository import Corpus
from parse.model import Decision, Kind, Section

MEETING = "midtjylland-2021-09-10"


@pytest.mark.parametrize(
    "name",
    [
        [MEETING],
        ["midtjylland", "2021-09-10"],
        ["KKR Midtjylland", "10.9.2021"],
        ["midtjylland 10. september 2021"],
    ],
)
def test_a_meeting_is_named_by_slug_or_by_council_and_date(sample_home, name):
    done = kkr(sample_home, "decisions", *name, "--json")
    assert (done.code, done.err) == (0, "")
    assert done.json["meeting"] == MEETING


def test_decisions_are_in_the_shape_of_the_contract(sample_home):
    found = kkr(sample_home, "decisions", MEETING, "--json").json
    assert (found["council"], found["date"]) == ("midtjylland", "2021-09-10")
    numbers = [item["number"] for item in found["items"]]
    assert numbers == ["1.1", "2.1", "3.1", "3.2", "3.3", "3.4", "5.1", "6.1", "7.1"]
    refugees = found["items"][2]
    assert refugees.keys() == {"number", "title", "page", "recommendation", "decision"}
    assert "godkender den beregnede fordeling" in refugees["recommendation"]
    assert refugees["decision"]["outcomes"] == ["discussed", "approved", "authorised"]
    assert "Samsø" in refugees["decision"]["text"]
    assert found["items"][-1]["decision"] is None


def test_whoever_asks_for_all_decisions_is_told_that_items_may_be_missing(tmp_path):
    text = "8. Kommende sager\n\nBeslutning\nDrøftet.\n\n9. Eventuelt\n\nBeslutning\nIntet.\n"
    paper = tmp_path / "referat.txt"
    paper.write_text(f"Referat\n\nKKR Sjælland\n\nDen 5. maj 2017\n\n{text}")
    home = tmp_path / "home"
    assert kkr(home, "add", paper).code == 0
    done = kkr(home, "decisions", "sjaelland-2017-05-05", "--json")
    assert "Items may be missing here: the first item is 8" in done.err
    assert [doubt["code"] for doubt in done.json["doubts"]] == ["numbering-gap"]


def test_decisions_as_csv_have_one_row_an_item(sample_home):
    out = kkr(sample_home, "decisions", MEETING, "--format", "csv", "--delimiter", ";").out
    assert out.startswith("\ufeff")
    assert "\r\n" in out
    rows = list(csv.DictReader(io.StringIO(out.removeprefix("\ufeff"), newline=""), delimiter=";"))
    assert len(rows) == 9
    assert rows[2]["outcomes"] == "discussed, approved, authorised"
    assert "\n– bemyndiger formandskabet" in rows[2]["recommendation"]


def test_decisions_as_markdown(sample_home):
    out = kkr(sample_home, "decisions", MEETING, "--format", "markdown").out
    document = "referat, referat-kkr-midtjylland-10-09-2021.pdf"
    assert out.startswith(f"# KKR Midtjylland, 2021-09-10\n\n{document}\n\n## 1.1. ")
    assert "**Indstilling**" in out
    assert "**Beslutning** (drøftet, godkendt, bemyndiget)" in out
    assert "*No decision is minuted.*" in out


def test_a_decision_without_words_is_a_heading_in_markdown():
    item = ItemDecision("1", "Orientering", None, None, Decision("", ()))
    found = MeetingDecisions("m", "midtjylland", date(2021, 9, 10), None, (item, item))
    assert decisions_to_markdown(found).endswith(
        "\n\n## 1. Orientering\n\n**Beslutning**\n\n## 1. Orientering\n\n**Beslutning**\n"
    )


def test_decisions_say_of_which_meeting_and_by_which_document_they_are(sample_home):
    """What is typed may be vague: a month, the start of a hash."""
    out = kkr(sample_home, "decisions", "midt", "2021-09").out
    assert out.startswith(
        "KKR Midtjylland, 2021-09-10: referat\nreferat-kkr-midtjylland-10-09-2021.pdf\n"
    )


def test_decisions_in_a_table_have_their_pages(sample_home):
    lines = kkr(sample_home, "decisions", MEETING).out.splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("3.1 "))
    assert lines[at + 1].startswith("p. 6 ")


def test_decisions_as_a_table_show_the_recommendation_beside(sample_home):
    out = kkr(sample_home, "decisions", MEETING).out
    assert out.split("\n")[2].split() == ["Item", "Title", "Recommendation", "Decision"]
    assert "→ godkendt" in out
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def test_where_there_is_no_room_for_columns_each_cell_has_a_line_of_its_own(sample_home):
    """A table of columns one letter wide, or of none, says nothing."""
    for columns in ("1", "20", "30"):
        out = kkr(sample_home, "decisions", MEETING, COLUMNS=columns).out
        words = "".join(out.split())
        assert "Item:1.1" in words
        assert "Decision:Referatetblevgodkendt.→godkendt" in words
        assert max(map(len, out.splitlines())) <= int(columns)


def test_a_meeting_of_which_only_the_agenda_is_held_says_so(sample_home):
    done = kkr(sample_home, "decisions", "syddanmark-2024-09-06", "--json")
    assert done.code == 0
    assert "only the agenda is held" in done.err
    assert all(item["decision"] is None for item in done.json["items"])


def test_a_paper_without_decisions_is_not_said_to_be_all_that_is_held(sample_home):
    """Its meeting's minutes are held, and have them."""
    for wanted in ("dagsorden", "bilag"):
        done = kkr(sample_home, "decisions", MEETING, "--document", wanted)
        (told,) = done.err.splitlines()
        assert f"kkr decisions {MEETING} has" in told


def test_minutes_without_text_are_not_said_to_be_missing(tmp_path):
    with Corpus.open(tmp_path, create=True) as corpus:
        undecided = Section("3", "Sager", (an_item(decided=False),))
        add(corpus, b"agenda", kind=Kind.AGENDA, sections=(undecided,))
        bare = {"sections": (), "body": (), "attendance": ()}
        meeting = add(corpus, b"scan", "no text", **bare).record.meeting
    done = kkr(tmp_path, "decisions", meeting)
    assert "its minutes are held, but without text that kkr can read" in done.err


def test_an_unknown_meeting_names_the_nearest(sample_home):
    done = kkr(sample_home, "decisions", "midtjylland-2021-09-11")
    assert (done.code, done.out) == (2, "")
    assert MEETING in done.err


def test_without_anything_held_it_says_how_to_begin(tmp_path):
    for arguments in (["decisions", MEETING], ["meetings"], ["show", MEETING], ["reindex"]):
        done = kkr(tmp_path / "none", *arguments)
        assert (done.code, done.out) == (1, "")
        assert "kkr add" in done.err
    assert not (tmp_path / "none").exists()


def test_meetings_are_listed_by_date(sample_home):
    found = kkr(sample_home, "meetings", "--json").json
    assert [one["date"] for one in found] == sorted(one["date"] for one in found)
    assert {
        "meeting": MEETING,
        "council": "midtjylland",
        "date": "2021-09-10",
        "kinds": ["agenda", "minutes", "appendix"],
        "items": 9,
    } in found
    table = kkr(sample_home, "meetings").out
    assert "dagsorden, referat, bilag" in table
    rows = kkr(sample_home, "meetings", "--format", "csv").out.splitlines()
    assert len(rows) == len(found) + 1


def test_meetings_of_some_councils_and_years(sample_home):
    held = kkr(sample_home, "meetings", "--json").json
    wanted = [
        one["meeting"]
        for one in held
        if one["council"] in {"midtjylland", "syddanmark"} and "2019" <= one["date"][:4] <= "2021"
    ]
    assert wanted
    for councils in (
        ["--council", "midt,syddanmark"],
        ["--council", "midt", "--council", "KKR Syddanmark"],
    ):
        found = kkr(sample_home, "meetings", *councils, "--year", "2019..2021", "--json").json
        assert [one["meeting"] for one in found] == wanted
    for words in (["midt,syddanmark", "2019..2021"], ["2019", "til", "2021", "syddanmark,midt"]):
        found = kkr(sample_home, "meetings", *words, "--json").json
        assert [one["meeting"] for one in found] == wanted
    nobody = kkr(sample_home, "meetings", "midt", "1999")
    assert "No meeting is held of these" in nobody.err
    none = kkr(sample_home, "meetings", "--year", "1999")
    assert "No meeting is held of these" in none.err
    for given in (["--council", "midt,jyderup"], ["jyderup", "2021"]):
        wrong = kkr(sample_home, "meetings", *given)
        assert (wrong.code, "There is no council “jyderup”" in wrong.err) == (2, True)


def test_show_a_meeting_tells_facts_people_items_and_documents(sample_home):
    done = kkr(sample_home, "show", MEETING)
    assert done.out.startswith("KKR Midtjylland, 2021-09-10: referat\n")
    assert "3.1. Fordeling af flygtninge for 2022  p. 6" in done.out
    assert "Absent (2): Eskild Fruerlund" in done.out
    assert "dagsorden-kkr-midtjylland-10-09-2021.pdf, superseded" in done.err
    data = kkr(sample_home, "show", MEETING, "--json").json
    assert (data["schema"], data["meeting"], data["kind"]) == (1, MEETING, "minutes")
    assert [one["kind"] for one in data["documents"]] == ["minutes", "agenda", "appendix"]


def test_a_superseded_document_stays_reachable_by_kind_and_by_hash(sample_home):
    documents = kkr(sample_home, "show", MEETING, "--json").json["documents"]
    agenda = next(one for one in documents if one["kind"] == "agenda")
    assert agenda["superseded_by"]
    for wish in ("dagsorden", "agenda", agenda["document"], agenda["document"][:8]):
        shown = kkr(sample_home, "show", MEETING, "--document", wish, "--json").json
        assert shown["source"]["sha256"] == agenda["document"]
    done = kkr(sample_home, "show", MEETING, "--document", "andet")
    assert done.code == 2
    assert agenda["document"][:12] in done.err


def test_what_another_document_says_was_decided_is_reachable_by_its_name_too(sample_home):
    name = "dagsorden-kkr-midtjylland-10-09-2021.pdf"
    for words in ((name,), (MEETING, "--document", "dagsorden")):
        done = kkr(sample_home, "decisions", *words, "--json")
        assert done.json["meeting"] == MEETING
        assert all(item["decision"] is None for item in done.json["items"])
        assert f"{name} is superseded" in done.err
    assert kkr(sample_home, "decisions", "midt 2021-09", "--json").json["meeting"] == MEETING


def test_show_an_item_in_full(sample_home):
    done = kkr(sample_home, "show", "midtjylland", "10.9.2021", "3.1")
    assert done.out.startswith(
        "3.1. Fordeling af flygtninge for 2022\nKKR Midtjylland, 2021-09-10: referat\n"
    )
    assert kkr(sample_home, "show", "midt", "september", "2021", "3.1").out == done.out
    assert "SAG-2021-03518" in done.out
    assert "→ drøftet, godkendt, bemyndiget" in done.out
    assert "Also: dagsorden" in done.err
    (original,) = [line.strip() for line in done.err.splitlines() if "/originals/" in line]
    assert Path(original).read_bytes().startswith(b"%PDF")
    data = kkr(sample_home, "show", MEETING, "3.1", "--json").json
    assert [item["number"] for s in data["sections"] for item in s["items"]] == ["3.1"]
    assert data["original"] == Path(original).relative_to(sample_home).as_posix()


def test_the_tables_of_an_item_come_as_csv(sample_home):
    done = kkr(sample_home, "show", MEETING, "3.1", "--document", "bilag", "--tables")
    lines = done.out.splitlines()
    assert lines[0].startswith("\ufeffKommune,")
    assert "Samsø,3.700,1,2" in lines
    found = kkr(sample_home, "show", MEETING, "3.1", "--tables")  # the appendix has them
    assert found.out == done.out
    none = kkr(sample_home, "show", MEETING, "1.1", "--tables")
    assert (none.code, none.out, none.err) == (0, "", "There are no tables.\n")


def test_an_unknown_item_names_those_there_are(sample_home):
    done = kkr(sample_home, "show", MEETING, "9.9")
    assert done.code == 2
    assert "3.4, 5.1" in done.err
    elsewhere = kkr(sample_home, "show", MEETING, "7.1", "--document", "bilag")
    assert elsewhere.code == 2
    assert "referat" in elsewhere.err


def test_a_document_is_shown_by_its_name_with_its_tables(tmp_path):
    paper = Path(__file__).parent / "tables" / "weasyprint-all.pdf"
    told = json.loads(paper.with_suffix(".json").read_text("utf-8"))["tables"]
    assert kkr(tmp_path, "add", str(paper)).code == 0
    shown = kkr(tmp_path, "show", paper.name, "--tables")
    assert shown.out.splitlines()[0] == "\ufeff" + ",".join(told[0][0])
    assert paper.name in shown.err
    assert kkr(tmp_path, "show", paper.name, "--json").json["tables"]


def test_the_papers_behind_a_count_of_problems_are_named(sample_home):
    counts = kkr(sample_home, "status", "--json").json["problems"]
    found = kkr(sample_home, "status", "--problems", "all", "--json").json
    assert Counter(one["code"] for one in found) == counts
    assert all(one["name"] and len(one["document"]) == 64 for one in found)
    told = kkr(sample_home, "status", "--problems", "scanned-page,nothing-such")
    (head, line) = told.out.splitlines()
    assert (head, "referat-kkr-nordjylland-07-02-2014.pdf (" in line) == ("scanned-page:", True)
    assert told.err.startswith("No document has the problem nothing-such: ")
    assert told.code == 0


def test_the_papers_of_no_meeting_are_counted_and_named(sample_home):
    names = {one["name"] for one in kkr(sample_home, "status", "--json").json["of_no_meeting"]}
    assert len(names) == 2
    assert "2 papers are of no meeting (" in kkr(sample_home, "status").out
