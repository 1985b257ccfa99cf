"""What pages, links and addresses mean: without any server."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from scrapy import Selector

from corpus.journal import Visit
from corpus.records import Origin, Via
from ingest.errors import BadSetting
from ingest.fetching.addresses import bad_name, canonical, is_private, resolved
from ingest.fetching.manners import Manners, mirrors_of
from ingest.fetching.pages import PageLink, read_page
from ingest.fetching.plan import settled_of
from ingest.fetching.sites import (
    archived_files,
    council_of_page,
    follows,
    is_document,
    leads_on,
    own_page,
    starts,
    strayed,
)
from ingest.fetching.whole import why_not_whole
from ingest.fetching.wishes import wishes_of
from ingest.witness import heard, witness_of, worth
from parse.councils import COUNCILS
from parse.model import Kind, ParsedDocument, Problem, Source

SITE = "https://www.kl.dk"
PAGE_OF_PAPERS = f"{SITE}/politik/kkr/kkr-midtjylland/moedemateriale"


@pytest.mark.parametrize(
    "same",
    [
        "http://kl.dk/media/27360/x.pdf",
        "https://www.kl.dk/media/27360/x.pdf?format=noformat",
        "HTTPS://WWW.KL.DK/media/27360/x.pdf#side=3",
    ],
)
def test_one_file_has_one_address(same):
    assert canonical(same) == "https://www.kl.dk/media/27360/x.pdf"


def test_pages_keep_what_makes_them_another_page():
    assert canonical("http://kl.dk/a/?n=0&section=29800") == "https://www.kl.dk/a"
    assert canonical("https://kl.dk/a?page=2") == "https://www.kl.dk/a?page=2"


@pytest.mark.parametrize("href", ["mailto:a@kl.dk", "javascript:void(0)", "http://[1", "tel:12"])
def test_what_is_no_address_of_the_web_is_none(href):
    assert resolved("https://www.kl.dk/a", href) is None


def test_names_that_hold_paths_or_never_end_are_bad():
    base = "https://www.kl.dk/media/1/"
    assert bad_name(f"{base}..%2f..%2fx.pdf")
    assert bad_name(f"{base}..%5cx.pdf")
    assert bad_name(f"{base}a%00.pdf")
    assert bad_name(base + "a" * 300 + ".pdf")
    assert bad_name(f"{base}referat%20(2).pdf") is None


@pytest.mark.parametrize("host", ["127.0.0.1", "10.1.2.3", "localhost", "::1", "169.254.169.254"])
def test_private_hosts_are_known(host):
    assert is_private(host)


def test_what_is_a_document_and_what_is_followed():
    assert is_document("https://backoffice.kl.dk/media/abcd1234/x.DOCX?format=noformat")
    assert not is_document("https://www.kl.dk/media/1/x.jpg")
    own = "https://www.kl.dk/politik/kkr/kkr-sjaelland/om-kkr-sjaelland"
    assert follows(own, "", "sjaelland", PAGE_OF_PAPERS)
    assert not follows(own, "", "midtjylland", PAGE_OF_PAPERS)
    assert not follows(f"{SITE}/politik/skole", "Skole", "midtjylland", PAGE_OF_PAPERS)
    assert not follows(
        "https://example.com/kkr-midtjylland", "Ældre", "midtjylland", PAGE_OF_PAPERS
    )


@pytest.mark.parametrize(
    "path", ["kkr-sj%C3%A6lland", "kkr-sjælland", "KKR-Sjaelland", "om-kkr-sjalland"]
)
def test_a_council_has_its_own_path_however_its_name_is_spelled(path):
    page = f"{SITE}/politik/kkr/{path}/arkiv"
    assert own_page(page, "sjaelland")
    assert council_of_page(page) == "sjaelland"
    named = re.compile(archived_files("sjaelland")[0][1])
    assert named.fullmatch(f"http://kl.dk/media/1/referat-{path}.pdf")


@pytest.mark.parametrize(
    "label",
    ["Ældre end 12 mdr.", "Ældre end et år", "Tidligere møder", "Se alle referater", "Mødearkiv",
     "Ældre KKR-dagsordener"],
)  # fmt: skip
def test_what_leads_to_older_meetings_is_followed_off_the_councils_path_but_not_from_menus(label):
    elsewhere = f"{SITE}/politik/aeldre"
    assert follows(elsewhere, label, "midtjylland", PAGE_OF_PAPERS)
    assert not follows(elsewhere, label, "midtjylland", PAGE_OF_PAPERS, aside=True)


@pytest.mark.parametrize(
    "label",
    ["Sundhed og ældre", "Forældre", "Ældre", "Ældrepleje", "Ældreboliger", "Tidligere indsatser",
     "Arkiv", "2", "Næste", "Forældremøder", "Tidlig indsats"],
)  # fmt: skip
def test_what_may_be_a_policy_or_any_list_is_followed_below_its_own_page_alone(label):
    assert not follows(f"{SITE}/sundhed/aeldre", label, "midtjylland", PAGE_OF_PAPERS)
    assert not leads_on(f"{SITE}/sundhed/2", label, f"{SITE}/aeldre/1")
    assert not follows(f"{SITE}/x", label, "midtjylland", SITE)


def test_another_page_of_the_same_list_is_followed():
    page = f"{SITE}/politik/aeldre-moeder"
    for label in ("2", "Næste", "»", "Ældre"):
        assert follows(f"{page}?side=2", label, "midtjylland", page)


def test_a_page_in_place_of_the_one_asked_for_is_told_from_it():
    own = f"{SITE}/politik/kkr/kkr-midtjylland/moedemateriale"
    assert strayed(own, f"{SITE}/", "midtjylland")
    assert strayed(own, f"{SITE}/politik/kkr/om-kkr", "midtjylland")
    assert strayed(f"{SITE}/nyhed/2016", f"{SITE}/politik/kkr/kkr-sjaelland", "midtjylland")
    assert not strayed(own, f"{own}/?cookie=1", "midtjylland")
    assert not strayed(own, f"{SITE}/nyt/kkr-midtjylland/materiale", "midtjylland")
    assert not strayed(f"{SITE}/nyhed/2016", f"{SITE}/nyheder/2016", "midtjylland")


def test_every_council_has_start_pages():
    found = starts(tuple(council.slug for council in COUNCILS))
    assert {start.council for start in found if start.era.documents} == {
        council.slug for council in COUNCILS}  # fmt: skip


PAGE = """<div><b>Mødemateriale</b><div><span>Ældre end 12 mdr.</span></div></div>
<h3>2024</h3><p>Onsdag den 17. april</p><p>Torsdag 17. april</p><p>Konstituerende møde
Tirsdag den 27. januar</p><h2>Mødemateriale 2023</h2>
<p>KKR Sjælland holdt møde den 22. november 2024 kl. 9.30</p><ul><li>Støtte</li></ul>
<p>Herunder ses dagsorden og bilag.</p><a href="/media/1/a.pdf">PDF<br>Dagsorden (2)</a>
<script>document.write("<a href='/media/2/b.pdf'>nej</a>")</script>
<a href="/media/3/c.pdf" title="Bilag"></a>"""


def test_a_page_is_read_by_its_order_alone():
    page = read_page(Selector(text=PAGE).root)
    above = "Mødemateriale 2023 › KKR Sjælland holdt møde den 22. november 2024 kl. 9.30"
    assert page.links == [
        PageLink("/media/1/a.pdf", "PDF Dagsorden (2)", above),
        PageLink("/media/2/b.pdf", "", above, scripted=True),
        PageLink("/media/3/c.pdf", "Bilag", above),
    ]
    assert page.meetings == [date(2024, 4, 17), date(2024, 11, 22)]


@pytest.mark.parametrize(
    ("label", "heading", "name", "expected"),
    [
        ("Referat af møde i KKR Hovedstaden den 24. april 2017", "", "x.pdf",
         (Kind.MINUTES, "hovedstaden", date(2017, 4, 24), True)),
        ("PDF", "Mødemateriale 2023", "referat-kkr-midtjylland-den-23-april.pdf",
         (Kind.MINUTES, "midtjylland", date(2023, 4, 23), False)),
        ("Dagsorden/mødereferat", "", "x.pdf", (None, None, None, False)),
        ("Bilag", "2024 › KKR Sjælland holder møde den 17. april 2024", "x.pdf",
         (Kind.APPENDIX, "sjaelland", date(2024, 4, 17), True)),
        ("x", "", "dagsorden-kkr-syddanmark-06-09-2024.pdf",
         (Kind.AGENDA, "syddanmark", date(2024, 9, 6), True)),
        ("Referat 31. februar", "2023", "x.pdf", (Kind.MINUTES, None, None, False)),
    ],
)  # fmt: skip
def test_what_a_link_says(label, heading, name, expected):
    found = witness_of(label, heading, f"https://www.kl.dk/media/1/{name}")
    assert (found.kind, found.council, found.date, found.sure) == expected


def test_a_day_under_a_years_heading_is_not_sure_enough_to_supply_a_meeting():
    document = ParsedDocument(Source("b.pdf", "0" * 64, 1, "pdf"), Kind.APPENDIX, "midtjylland")
    origin = Origin("https://www.kl.dk/media/1/b.pdf", Via.WEB, None, "Bilag den 8. juni", "2021")
    assert heard(document, [origin]).date is None
    sure = replace(origin, label="Bilag den 8. juni 2021")
    assert heard(document, [sure]).date == date(2021, 6, 8)
    assert heard(heard(document, [sure]), [sure]) == heard(document, [sure])


def test_a_letter_that_its_link_calls_an_appendix_is_the_meetings_not_its_own_days():
    own = date(2021, 4, 22)
    letter = ParsedDocument(Source("b.pdf", "0" * 64, 1, "pdf"), Kind.OTHER, "midtjylland", own)
    origin = Origin("https://www.kl.dk/media/1/b.pdf", Via.WEB, None, "Bilag 8. juni 2021", None)
    found = heard(letter, [origin])
    assert (found.kind, found.date) == (Kind.APPENDIX, date(2021, 6, 8))
    assert [problem.code for problem in found.problems] == ["meeting-from-link"]
    assert heard(letter, [replace(origin, label="Brev")]) == letter


def test_minutes_without_a_legible_cover_are_of_the_meeting_that_their_link_names():
    paper = ParsedDocument(
        Source("b.pdf", "0" * 64, 1, "pdf"),
        Kind.MINUTES,
        problems=(Problem("no-council", "…"), Problem("no-date", "…")),
    )
    label = "Referat fra KKR Midtjylland 8. juni 2021"
    origin = Origin("https://www.kl.dk/media/1/b.pdf", Via.WEB, None, label, None)
    found = heard(paper, [origin])
    assert (found.kind, found.council) == (Kind.MINUTES, "midtjylland")
    assert found.date == date(2021, 6, 8)
    assert [problem.code for problem in found.problems] == ["meeting-from-link"]
    assert heard(found, [origin]) == found
    dated = replace(paper, date=date(2021, 6, 9))
    assert heard(dated, [origin]).council is None  # another day's
    called = replace(origin, label="Bilag 3: Referat fra KKR Midtjylland 8. juni 2021")
    assert heard(paper, [called]).date is None  # of an earlier meeting, perhaps


def test_a_councils_paper_that_only_its_link_calls_minutes_is_told_of():
    paper = ParsedDocument(Source("b.pdf", "0" * 64, 1, "pdf"), Kind.OTHER, "midtjylland")
    origin = Origin("https://www.kl.dk/media/1/b.pdf", Via.WEB, None, "Referat", None)
    assert [p.code for p in heard(paper, [origin]).problems] == ["link-contradicts-kind"]
    assert heard(replace(paper, council=None), [origin]).problems == ()


def test_the_page_of_a_council_says_whose_an_appendix_is_that_names_nobody():
    """Where its heading gives the whole day; a council that the link names must be the same."""
    paper = ParsedDocument(Source("b.pdf", "0" * 64, 1, "pdf"), Kind.APPENDIX)
    origin = Origin(f"{SITE}/media/1/b.pdf", Via.WEB, PAGE_OF_PAPERS, "Bilag 3", "8. juni 2021")
    found = heard(paper, [origin])
    assert (found.council, found.date) == ("midtjylland", date(2021, 6, 8))
    assert PAGE_OF_PAPERS in found.problems[0].message
    assert heard(paper, [replace(origin, page_url=f"{SITE}/politik/kkr")]).council is None
    other = replace(origin, label="Bilag til KKR Sjælland")
    assert heard(paper, [other]).council == "sjaelland"


def test_of_two_links_that_with_the_whole_day_tells_more():
    address = f"{SITE}/media/1/b.pdf"
    told = [
        worth(None, None, address),
        worth("Fil", "Nyeste", address),
        worth("Bilag", None, address),
        worth("Bilag", "KKR Midtjylland", address),
        worth("Bilag", "2021 › KKR Midtjylland den 8. juni", address),
        worth("Fil", "8. juni 2021", address),
        worth("Bilag", "KKR Midtjylland den 8. juni 2021", address),
    ]
    assert told == sorted(told)
    assert len(set(told)) == len(told)


def test_a_failure_is_asked_about_every_day_whatever_delay_a_timer_has():
    now = datetime(2026, 1, 1, 6, tzinfo=UTC)
    visit = Visit(
        "a.pdf", "kl", "midtjylland", code="TimedOut", checked_at=now - timedelta(hours=23)
    )
    assert not settled_of({"a.pdf": visit}, {}, now, sparing=True)
    late = replace(visit, checked_at=now - timedelta(hours=5))
    assert settled_of({"a.pdf": late}, {}, now, sparing=True)


def test_what_a_clock_noted_that_ran_ahead_is_due_all_the_same():
    now = datetime(2026, 1, 1, 6, tzinfo=UTC)
    visit = Visit("a.pdf", "kl", "midtjylland", code="TimedOut", checked_at=now.replace(year=2099))
    assert not settled_of({"a.pdf": visit}, {}, now, sparing=True)
    gone = replace(visit, address="https://www.kl.dk/old", code="Gone")
    assert not settled_of({gone.address: gone}, {}, now)
    ahead = replace(visit, checked_at=now + timedelta(minutes=5))  # another machine's clock
    assert settled_of({"a.pdf": ahead}, {}, now, sparing=True)


def test_a_file_that_the_archive_lacks_now_is_asked_for_in_the_next_run():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    address = "https://web.archive.org/web/20160502000000id_/http://www.kl.dk/media/7/r.pdf"
    visit = Visit(address, "wayback", "midtjylland", code="Gone", checked_at=now)
    assert not settled_of({address: visit}, {}, now)


def test_whole_files_only():
    assert why_not_whole(b"%PDF-1.4 ... %%EOF\n", "a.pdf") is None
    assert why_not_whole(b"%PDF-1.4 ...", "a.pdf").code == "CutShort"
    assert why_not_whole(b"PK\x03\x04", "a.docx").code == "NotADocument"


def test_addresses_are_asked_about_in_turn():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    visits = {
        f"a{n:03}": Visit(f"a{n:03}", "kl", "midtjylland", sha256=None, code="NoMeeting",
                          first_seen_at=now - timedelta(days=400),
                          checked_at=now - timedelta(days=n))
        for n in range(100)
    }  # fmt: skip
    settled = settled_of(visits, {}, now)
    asked = sorted(visits.keys() - settled)
    assert asked == [f"a{n:03}" for n in range(50, 100)]  # the longest unasked, no more than 50


def test_mirrors_and_manners_are_checked():
    assert mirrors_of(["http://127.0.0.1:1/", "backoffice.kl.dk=https://x"]) == {
        "*": "http://127.0.0.1:1", "backoffice.kl.dk": "https://x"}  # fmt: skip
    with pytest.raises(BadSetting):
        mirrors_of(["kl.dk"])
    # All names of one host are one; a host that is never asked would leave the real site to be.
    assert mirrors_of(["kl.dk=http://x", "WEB.ARCHIVE.ORG=http://y"]) == {
        "www.kl.dk": "http://x", "web.archive.org": "http://y"}  # fmt: skip
    for wrong in ("http://127.0.0.1:99999", "http://127.0.0.1:x", "http://[::1"):
        with pytest.raises(BadSetting, match="no address"):
            mirrors_of([wrong])
    with pytest.raises(BadSetting, match=r"backoffice\.kl\.dk"):
        mirrors_of(["foo=http://x"])
    with pytest.raises(BadSetting):
        Manners(contact="a\r\nX: y").checked()
    for agent in ("a\r\nX: y", " ", "Åse"):
        with pytest.raises(BadSetting):
            Manners(agent=agent).checked()


def test_wishes_are_understood():
    wishes = wishes_of(["Sjælland", "KKR Sjælland", "Region Midt"], "kl", "2021", "2022-06-08")
    assert wishes.councils == ("sjaelland", "midtjylland")
    assert (wishes.since, wishes.until) == (date(2021, 1, 1), date(2022, 6, 8))


@pytest.mark.parametrize(
    ("since", "until", "first", "last"),
    [
        ("2021", "2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-06", "2024-02", date(2021, 6, 1), date(2024, 2, 29)),
        ("juni 2021", "8.6.2021", date(2021, 6, 1), date(2021, 6, 8)),
    ],
)
def test_years_and_months_are_whole(since, until, first, last):
    wishes = wishes_of(None, "kl", since, until)
    assert (wishes.since, wishes.until) == (first, last)


@pytest.mark.parametrize("since", ["juni", "2021-13", "2021-02-31", "midt 2021", "1492", "20210"])
def test_what_is_no_date_is_refused(since):
    with pytest.raises(BadSetting, match="neither a year nor a month nor a day"):
        wishes_of(None, "kl", since, None)
