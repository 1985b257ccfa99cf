"""Fetching from the replica: what comes home, what it costs, what a second run does."""

from __future__ import annotations

import hashlib
import socket
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date

import pytest
from fetch_tools import Fetching, work
from replica import Answer, Replica, serving
from replica_site import empty_site, link, material, pdf, robots

from corpus.records import Origin, Standing, Via
from ingest.coverage import coverage
from ingest.errors import BadSetting
from ingest.fetching.manners import Manners
from ingest.fetching.report import fetch_summary, fetch_to_json, trouble_lines
from ingest.fetching.wishes import Wishes
from ingest.pipeline import parse_of
from ingest.workers.work import Job

TODAY = date(2026, 1, 1)
MIDT = Wishes(("midtjylland",))
PAGE = "https://www.kl.dk/politik/kkr/kkr-midtjylland/moedemateriale"


def minutes(day="2021-06-08", **more) -> bytes:
    return pdf(f"minutes midtjylland {day}", "3.2 | Flygtninge | Godkendt.", *more.values())


def test_a_document_comes_home_with_all_that_is_known_of_it(site, fetching):
    heading = "<h2>Mødemateriale 2021</h2><p>KKR Midtjylland holder møde den 8. juni 2021</p>"
    material(site, "midtjylland", heading + link("/media/1/r.pdf", "Referat den 8. juni"))
    site.file("/media/1/r.pdf", minutes())
    report = fetching()
    assert report.complete
    assert not report.failed
    with fetching.corpus() as corpus:
        (record,) = corpus.meeting("midtjylland-2021-06-08").documents
        (origin,) = corpus.origins(record.sha256)
    assert record.url == origin.address == "https://www.kl.dk/media/1/r.pdf"
    assert (origin.via, origin.page_url) == (Via.WEB, PAGE)
    assert origin.label == "PDF Referat den 8. juni"
    assert origin.heading == ("Mødemateriale 2021 › KKR Midtjylland holder møde den 8. juni 2021")
    assert origin.etag == site.answers["/media/1/r.pdf"].etag
    assert origin.last_modified


def test_we_say_who_we_are_and_nothing_of_this_machine(site, fetching, tmp_path):
    material(site, "midtjylland", link("/media/1/r.pdf", "Referat"))
    site.file("/media/1/r.pdf", minutes())
    fetching(contact="anna@example.dk")
    assert site.paths()[0] == "/robots.txt"
    for asked in site.asked:
        assert asked.headers["User-Agent"].startswith("kkr/")
        assert "anna@example.dk" in asked.headers["User-Agent"]
        assert not {"Cookie", "Referer", "Authorization"} & set(asked.headers)
        assert str(tmp_path) not in repr(asked)
    assert site.most_busy == 1


def test_the_user_agent_can_be_set(site, fetching):
    fetching(contact="anna@example.dk", agent="avis-bot/2 (bot@example.dk)")
    assert {asked.headers["User-Agent"] for asked in site.asked} == {"avis-bot/2 (bot@example.dk)"}


def test_a_delay_lies_between_requests(site, fetching):
    fetching(delay=0.1)
    moments = [asked.at for asked in site.asked]
    # Single gaps jitter on a busy machine; what counts is that nobody is asked faster.
    assert moments[-1] - moments[0] >= 0.095 * (len(moments) - 1)


def test_a_public_server_is_never_pressed():
    with pytest.raises(BadSetting, match="too short"):
        Manners(delay=0.1).checked()


def test_a_second_run_asks_for_little_and_writes_nothing(site, fetching):
    links = [link(f"/media/{n}/r{n}.pdf", "Referat") for n in range(12)]
    material(site, "midtjylland", "".join(links))
    for n in range(12):
        site.file(f"/media/{n}/r{n}.pdf", minutes(f"2021-06-{n + 1:02}"))
    assert len(fetching().new) == 13
    before = _state(fetching)
    site.forget()
    report = fetching(replace(MIDT, sparing=True))
    assert (report.new, report.failed) == ([], [])
    assert len([path for path in site.paths() if path.startswith("/media/")]) == 3
    assert len(site.asked) <= report.pages + 5
    assert _state(fetching) == before


def _state(fetching) -> object:
    with fetching.corpus() as corpus:
        records = corpus.documents()
    files = sorted(p.name for p in (fetching.home / "originals").rglob("*.pdf"))
    return records, files, (fetching.home / "index" / "CURRENT").read_bytes()


def test_one_thing_at_many_addresses_is_one_document(site, fetching):
    """With and without www, with query strings, in http: one address. Another id: a source more."""
    same = minutes()
    for path in ("/media/1/r.pdf", "/media/2/kopi.pdf"):
        site.file(path, same)
    names = ("https://kl.dk/media/1/r.pdf?format=noformat", "http://www.kl.dk/media/1/r.pdf",
             "/media/1/r.pdf#side=2", "https://backoffice.kl.dk/media/2/kopi.pdf")  # fmt: skip
    material(site, "midtjylland", "".join(link(name, "Referat") for name in names))
    report = fetching()
    assert site.paths().count("/media/1/r.pdf") == 1
    assert len(report.new) == 2  # this one, and the page's own
    assert len(report.again) == 1
    with fetching.corpus() as corpus:
        origins = corpus.origins(hashlib.sha256(same).hexdigest())
    assert {origin.address for origin in origins} == {
        "https://www.kl.dk/media/1/r.pdf",
        "https://backoffice.kl.dk/media/2/kopi.pdf",
    }


def test_changed_content_is_a_new_revision_and_the_old_stays(site, fetching):
    material(site, "midtjylland", link("/media/1/r.pdf", "Referat"))
    site.file("/media/1/r.pdf", minutes())
    fetching()
    site.file("/media/1/r.pdf", minutes(more="rettet"))
    report = fetching()
    (brought,) = report.new
    assert brought.revision_of == hashlib.sha256(minutes()).hexdigest()
    with fetching.corpus() as corpus:
        both = corpus.meeting("midtjylland-2021-06-08").documents
        assert [record.sha256 for record in both] == [
            hashlib.sha256(minutes(more="rettet")).hexdigest(),
            brought.revision_of,
        ]
        assert corpus.original(brought.revision_of) == minutes()
    assert not fetching().new


def test_every_file_is_asked_about_when_that_is_wished(site, fetching):
    links = [link(f"/media/{n}/r{n}.pdf", "Referat") for n in range(6)]
    material(site, "midtjylland", "".join(links))
    for n in range(6):
        site.file(f"/media/{n}/r{n}.pdf", minutes(f"2021-06-{n + 1:02}"))
    fetching()
    site.forget()
    report = fetching(replace(MIDT, recheck=True))
    assert report.unchanged == 7
    assert sum(path.startswith("/media/") for path in site.paths()) == 7


def test_older_material_and_articles_are_followed_other_pages_are_not(site, fetching):
    material(site, "midtjylland", """<a href="/nyhed/2016/maj/referat-fra-moedet/">Referat</a>
        <a href="/nyhed/2016/maj/en-nyhed/">Nyhed</a> <a href="/politik/kkr/kkr-sjaelland">S</a>
        <a href="/politik/kkr/kkr-midtjylland/om-kkr-midtjylland/">Om</a>
        <a href="https://fm.dk/media/1/x.pdf">Andre</a>""")  # fmt: skip
    site.page("/politik/kkr/kkr-midtjylland/moedemateriale/aeldre",
              link("../../../../media/5/gammel.pdf", "Referat"))  # fmt: skip
    site.page("/nyhed/2016/maj/referat-fra-moedet", link("/media/6/nyhed.pdf", "Referat"))
    site.file("/media/5/gammel.pdf", minutes("2012-06-08"))
    site.file("/media/6/nyhed.pdf", minutes("2016-05-03"))
    report = fetching()
    assert {one.record.meeting for one in report.new if one.record.meeting} == {
        "midtjylland-2012-06-08", "midtjylland-2016-05-03"}  # fmt: skip
    assert not {"/nyhed/2016/maj/en-nyhed", "/politik/kkr/kkr-sjaelland"} & set(site.paths())
    assert not report.failed


def test_robots_are_obeyed(site, fetching):
    site.answers["/robots.txt"] = robots("User-agent: kkr\nDisallow: /media/\n")
    report = fetching()
    assert [missed.code for missed in report.failed] == ["RobotsForbid"]
    assert not any(path.startswith("/media/") for path in site.paths())


def test_all_that_wait_for_robots_obey_them(site, fetching):
    """The start pages are all asked for at once, and wait for one answer."""
    site.answers["/robots.txt"] = robots("User-agent: *\nDisallow: /\n")
    report = fetching(Wishes(("midtjylland", "nordjylland")))
    assert site.paths() == ["/robots.txt"]
    pages = [*report.sources_failed, *report.remarks]
    assert [missed.code for missed in pages] == ["RobotsForbid"] * 8


def test_a_start_page_without_links_is_a_loud_failure_of_that_source_alone(site, fetching):
    site.page("/politik/kkr/kkr-midtjylland/moedemateriale", "<p>Siden er ved at blive lavet</p>")
    report = fetching(Wishes(("midtjylland", "nordjylland")))
    assert not report.complete
    assert [(one.council, one.code) for one in report.sources_failed] == [
        ("midtjylland", "NoLinks")]  # fmt: skip
    assert len(report.new) == 1  # nordjylland's
    with fetching.corpus() as corpus:
        states = {state.council: state for state in corpus.journal.sources()}
    assert states["midtjylland"].last_success_at is None
    assert states["midtjylland"].code == "NoLinks"
    assert states["nordjylland"].last_success_at is not None


def test_a_start_page_whose_links_lead_to_no_document_is_one_too(site, fetching):
    site.page("/politik/kkr/kkr-midtjylland/moedemateriale",
              "<a href='/politik/kkr/kkr-midtjylland/om'>Om os</a>")  # fmt: skip
    assert [one.code for one in fetching().sources_failed] == ["NoLinks"]


def test_a_dry_run_stores_nothing(site, fetching):
    report = fetching(replace(MIDT, dry_run=True))
    assert len(report.wanted) == 1
    assert not any(path.startswith("/media/") for path in site.paths())
    with fetching.corpus() as corpus:
        assert corpus.documents() == []
        assert corpus.journal.sources() == []


def test_only_meetings_between_two_days(site, fetching):
    """What the links say is enough to leave a file out; what they do not say is asked for."""
    material(site, "midtjylland", "".join([
        link("/media/1/a.pdf", "Referat den 8. juni 2012"),
        link("/media/2/b.pdf", "Referat den 8. juni 2022"),
        link("/media/3/c.pdf", "Referat"),
    ]))  # fmt: skip
    for n, name in enumerate("abc", start=1):
        site.file(f"/media/{n}/{name}.pdf", minutes(f"20{n + 10}-06-08"))
    report = fetching(replace(MIDT, since=date(2021, 6, 1), until=date(2022, 12, 31)))
    assert report.left_out == 2  # 2012, and the page's own of May 2021
    assert {one.link.address[-5:] for one in report.new} == {"b.pdf", "c.pdf"}


def test_no_more_files_than_allowed(site, fetching):
    links = [link(f"/media/{n}/r{n}.pdf", "Referat") for n in range(6)]
    material(site, "midtjylland", "".join(links))
    for n in range(6):
        site.file(f"/media/{n}/r{n}.pdf", minutes(f"2021-06-{n + 1:02}"))
    assert len(fetching(files=4).new) == 4
    assert len(fetching(files=4).new) == 3


def test_a_word_document_is_kept_and_said_to_be_unreadable(site, fetching):
    from replica_site import docx  # noqa: PLC0415 - one test needs it

    material(site, "midtjylland", link("https://backoffice.kl.dk/media/ab/notat.docx", "Notat"))
    site.answers["/media/ab/notat.docx"] = docx()
    (one,) = [one for one in fetching().new if one.record.suffix == ".docx"]
    assert one.record.standing is Standing.NOT_SEARCHABLE
    assert "cannot read yet" in one.record.reason


def test_a_contradicting_link_is_a_problem_and_the_document_decides(site, fetching):
    """A page is known that names a November meeting under the wrong year."""
    material(site, "midtjylland", "<h2>Mødemateriale 2023</h2>"
             + link("/media/1/r.pdf", "Dagsorden KKR Sjælland den 22. november"))  # fmt: skip
    site.file("/media/1/r.pdf", minutes("2024-11-22"))
    (one,) = [one for one in fetching().new if one.record.meeting]
    assert one.record.meeting == "midtjylland-2024-11-22"
    assert {problem.code for problem in one.problems} == {
        "link-contradicts-kind", "link-contradicts-council", "link-contradicts-date"}  # fmt: skip


def test_an_appendix_that_names_no_day_gets_that_of_its_link(site, fetching):
    label = "Bilag KKR Midtjylland den 8. juni 2021"
    material(site, "midtjylland", link("/media/1/b.pdf", label))
    site.file("/media/1/b.pdf", pdf("Brev til KL om Landstal"))
    (one,) = [one for one in fetching().new if "b.pdf" in one.link.address]
    assert (one.record.meeting, one.record.kind) == ("midtjylland-2021-06-08", "appendix")
    (problem,) = one.problems
    assert problem.code == "meeting-from-link"
    assert label in problem.message


def test_the_dates_on_the_pages_are_remembered(site, fetching):
    material(site, "midtjylland", "", "<h3>2023</h3><p>Onsdag den 8. februar</p>"
             "<h3>2025</h3><p>Onsdag den 8. februar</p><p>Fredag 14. februar</p>")  # fmt: skip
    fetching()
    with fetching.corpus() as corpus:
        known = [meeting.date for meeting in corpus.journal.meetings()]
    assert known == [date(2023, 2, 8), date(2025, 2, 14)]  # 8 February 2025 is no Wednesday


def test_old_pages_may_be_gone(site, fetching):
    report = fetching()
    assert report.complete
    assert {remark.code for remark in report.remarks} == {"Gone"}


def test_a_document_that_kills_its_reader_is_named_and_the_run_goes_on(site, fetching):
    material(site, "midtjylland", link("/media/1/a.pdf", "A") + link("/media/2/b.pdf", "B"))
    site.file("/media/1/a.pdf", pdf("minutes midtjylland 2021-06-08", "kill the reader"))
    site.file("/media/2/b.pdf", minutes())
    report = fetching()
    assert [missed.code for missed in report.failed] == ["Crashed"]
    assert len(report.new) == 2


def test_what_failed_is_forgotten_when_it_comes(site, fetching):
    material(site, "midtjylland", link("/media/1/a.pdf", "A"))
    site.answers["/media/1/a.pdf"] = Answer(b"x", status=404)
    assert len(fetching().failed) == 1
    site.file("/media/1/a.pdf", minutes())
    assert not fetching(replace(MIDT, sparing=True)).new  # not again on the same day
    assert len(fetching().new) == 1
    with fetching.corpus() as corpus:
        assert corpus.failures() == []


def test_pages_of_any_make_are_read(site, fetching):
    """`<base>`, links of a mirror to itself, a list of more pages than pages lie deep."""
    base = "/politik/kkr/kkr-midtjylland/moedemateriale"
    site.page(
        base,
        f"""<base href="/media/7/"><a href="a.pdf">A</a>
        <a href="{site.url}/media/8/b.pdf">B</a><nav><a href="{base}?side=1">Ældre</a></nav>""",
    )
    for n in range(1, 7):
        site.page(f"{base}?side={n}", f"<a href='?side={n + 1}'>Næste</a>")
    site.page(f"{base}?side=7", link("/media/9/møde.PDF", "C"))
    files = {"/media/7/a.pdf": 1, "/media/8/b.pdf": 2, "/media/9/m%C3%B8de.PDF": 3}
    for path, day in files.items():
        site.file(path, minutes(f"2021-06-0{day}"))
    report = fetching()
    assert (report.complete, report.failed) == (True, [])
    assert {one.link.address for one in report.new} == {f"https://www.kl.dk{p}" for p in files}


def test_more_pages_than_are_read_are_told_of(site, fetching):
    base = "/politik/kkr/kkr-midtjylland/moedemateriale"
    material(site, "midtjylland", "".join(f"<a href='{base}/{n}'>{n}</a>" for n in range(9)))
    report = fetching(pages=6)
    assert "TooManyPages" in {remark.code for remark in report.remarks}


def test_two_hosts_of_one_server_are_asked_in_turn(site, fetching):
    hosts = ("www.kl.dk", "backoffice.kl.dk", "kl.dk")
    links = [f"https://{hosts[n % 3]}/media/{n}/{n}.pdf" for n in range(9)]
    material(site, "midtjylland", "".join(link(one, "R") for one in links))
    for n in range(9):
        site.file(f"/media/{n}/{n}.pdf", minutes(f"2021-06-0{n + 1}"))
    assert len(fetching(delay=0.05).new) == 10
    assert site.most_busy == 1
    moments = [asked.at for asked in site.asked]
    assert moments[-1] - moments[0] >= 0.045 * (len(moments) - 1)


def test_the_delay_that_robots_ask_for_is_kept(site, fetching):
    site.answers["/robots.txt"] = robots("User-agent: *\nCrawl-delay: 0.2\n")
    fetching()
    moments = [asked.at for asked in site.asked][1:]
    assert moments[-1] - moments[0] >= 0.19 * (len(moments) - 2)


def test_robots_that_cannot_be_had_forbid_and_missing_ones_do_not(site, fetching):
    site.answers["/robots.txt"] = Answer(status=503)
    report = fetching(retries=0)
    assert {one.code for one in report.sources_failed} == {"RobotsUnknown"}
    assert set(site.paths()) == {"/robots.txt"}
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nDisallow: /\n", status=404)
    assert fetching().complete


def test_one_of_todays_pages_may_be_gone_if_another_leads_to_documents(site, fetching):
    council = "/politik/kkr/kkr-midtjylland"
    own = site.answers.pop(f"{council}/moedemateriale")
    assert [one.code for one in fetching().sources_failed] == ["Gone"]
    site.answers[council] = own
    report = fetching()
    assert report.complete
    assert "Moved" in {remark.code for remark in report.remarks}


def test_a_start_page_that_leads_back_to_the_start_leads_nowhere(site, fetching):
    council = "/politik/kkr/kkr-midtjylland"
    site.page(council, link("/media/1/r.pdf", "Referat"))
    site.file("/media/1/r.pdf", minutes())
    site.page(
        f"{council}/moedemateriale", f"<a href='{council}'>KKR</a><nav>{link('/x', 'Y')}</nav>"
    )
    assert [one.code for one in fetching().sources_failed] == ["NoLinks"]


# ── what is not the council's ────────────────────────────────────────────────────────

NAV = """<nav><a href="/sundhed-og-aeldre">Sundhed og ældre</a><a href="/foraeldre">Forældre</a>
<a href="/arkiv">Arkiv</a><a href="/moeder">Tidligere møder</a></nav>"""
STRANGER = pdf("Politik for andre")


def test_a_menu_leads_to_no_policy_however_it_is_called(site, fetching):
    page = "/politik/kkr/kkr-midtjylland"
    site.page(page, f"{NAV}<a href='{page}/moedemateriale'>Mødemateriale</a>")
    for path in ("/sundhed-og-aeldre", "/foraeldre", "/arkiv", "/moeder"):
        site.page(path, link("/media/5/fremmed.pdf", "Politik"))
    assert fetching().complete
    assert not {"/sundhed-og-aeldre", "/foraeldre", "/arkiv", "/moeder"} & set(site.paths())


def test_a_paper_in_the_footer_is_no_sign_of_a_list(site, fetching):
    """The list is gone, the footer is on every page: the source has failed, and says so."""
    foot = f"<footer>{link('/media/9/privatliv.pdf', 'Privatlivspolitik')}</footer>"
    for page in ("", "/moedemateriale"):
        site.page(f"/politik/kkr/kkr-midtjylland{page}", f"<h1>Siden findes ikke</h1>{foot}")
    site.file("/media/9/privatliv.pdf", STRANGER)
    report = fetching()
    assert {one.code for one in report.sources_failed} == {"NoLinks"}


def test_a_paper_in_the_footer_must_say_itself_that_it_is_of_a_meeting(site, fetching):
    foot = link("/media/9/a.pdf", "Privatliv") + link("/media/9/b.pdf", "Referat")
    material(site, "midtjylland", f"<footer>{foot}</footer>")
    site.file("/media/9/a.pdf", pdf("words: only words"))
    site.file("/media/9/b.pdf", minutes())
    report = fetching()
    assert {(m.link.address[-5:], m.code) for m in report.failed} == {("a.pdf", "NoMeeting")}
    assert "midtjylland-2021-06-08" in {one.record.meeting for one in report.new}


def test_a_policy_in_the_footer_is_no_paper_that_is_missing(site, fetching):
    """Every search without a hit said that a paper could not be added: the policy about privacy."""
    foot = link("/media/9/a.pdf", "Privatliv") + link("/media/9/gone.pdf", "Referat")
    material(site, "midtjylland", f"<footer>{foot}</footer>")
    site.file("/media/9/a.pdf", STRANGER)
    assert {m.code for m in fetching().failed} == {"NoMeeting", "Gone"}
    with fetching.corpus() as corpus:
        assert [one.address[-8:] for one in corpus.failures()] == ["gone.pdf"]
    site.forget()
    assert fetching().put_off == 0
    assert "/media/9/a.pdf" not in site.paths()


def test_a_start_page_that_leads_to_the_front_page_is_gone(site, fetching):
    for page in ("", "/moedemateriale"):
        site.answers[f"/politik/kkr/kkr-midtjylland{page}"] = Answer(
            status=301, headers={"Location": "/"}
        )
    site.page("/", link("/media/9/aarsberetning.pdf", "Årsberetning"))
    report = fetching()
    assert {one.code for one in report.sources_failed} == {"Gone"}
    assert "/media/9/aarsberetning.pdf" not in site.paths()


def test_a_page_that_stays_in_trouble_fails_its_source_for_two_weeks_only(site, fetching):
    """A daily run that fails for ever is heard by nobody when something else fails."""
    older = "/politik/kkr/kkr-midtjylland/moedemateriale/aeldre"
    good = site.answers[older]
    site.answers[older] = Answer(status=500)

    def passes(days):
        with closing(sqlite3.connect(fetching.home / "kkr.db")) as database, database:
            database.execute(
                "UPDATE visits SET first_seen_at = datetime('now', ?) WHERE code = 'ServerTrouble'",
                (f"-{days} days",),
            )

    assert not fetching().complete
    passes(13)
    assert not fetching(replace(MIDT, sparing=True)).complete
    passes(15)
    report = fetching(replace(MIDT, sparing=True))
    assert report.complete
    (told,) = trouble_lines(report, only_new=True)  # once, that it is no failure any more
    assert told.startswith("passed  midtjylland, ")
    assert "since" in told
    report = fetching(replace(MIDT, sparing=True))
    assert report.complete
    assert not list(trouble_lines(report, only_new=True))
    assert any("since" in line for line in trouble_lines(report))
    with fetching.corpus() as corpus:
        (failure,) = corpus.failures()
        assert (failure.address[-7:], failure.code) == ("/aeldre", "ServerTrouble")
        assert [one.code for one in corpus.journal.sources()] == [None]
    site.answers[older] = good
    assert fetching().complete
    with fetching.corpus() as corpus:
        assert corpus.failures() == []
    site.answers[older] = Answer(status=500)  # what comes later is trouble of its own
    assert not fetching().complete


@pytest.mark.parametrize("page", ["", "/moedemateriale"])
def test_a_page_that_todays_papers_begin_with_fails_its_source_however_long(site, fetching, page):
    site.answers[f"/politik/kkr/kkr-midtjylland{page}"] = Answer(status=500)
    assert not fetching().complete
    with closing(sqlite3.connect(fetching.home / "kkr.db")) as database, database:
        database.execute("UPDATE visits SET first_seen_at = '2020-01-01 00:00:00'")
    assert not fetching().complete


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="no IPv6 on this machine")
def test_a_mirror_may_have_an_address_of_ipv6(tmp_path):
    with serving(Replica(), host="::1") as replica:
        report = Fetching(tmp_path, empty_site(replica))()
    assert report.complete
    assert len(report.new) == 1


def test_a_page_is_asked_for_as_its_link_has_it(site, fetching):
    """A folder's address without its slash is another, and links in it are relative to it."""
    folder = "/politik/kkr/kkr-midtjylland/moedemateriale/2019"
    html = f"<a href='{folder}/?side=1&n=0#top'>2019</a>" + link("/media/1/a.pdf", "Referat")
    site.page("/politik/kkr/kkr-midtjylland/moedemateriale", html)
    site.page(f"{folder}/?side=1&n=0", link("../../../../../media/2/b.pdf", "Referat"))
    site.file("/media/1/a.pdf", minutes())
    site.file("/media/2/b.pdf", minutes("2019-06-08"))
    assert len(fetching().new) == 2
    assert f"{folder}/?side=1&n=0" in site.paths()


def test_a_file_may_lie_behind_several_moves_of_the_site(site, fetching):
    material(site, "midtjylland", link("/media/1/r0.pdf", "Referat"))
    for n, status in enumerate((301, 302, 303, 307, 308, 301, 302)):
        to = f"/media/1/r{n + 1}.pdf"
        site.answers[f"/media/1/r{n}.pdf"] = Answer(status=status, headers={"Location": to})
    site.file("/media/1/r7.pdf", minutes())
    report = fetching()
    assert report.failed == []
    assert "midtjylland-2021-06-08" in {one.record.meeting for one in report.new}


def test_a_page_that_sends_its_readers_on_is_followed(site, fetching):
    here = "/politik/kkr/kkr-midtjylland/moedemateriale"
    site.page(here, f"<a href='{here}/2014'>2014</a>" + link("/media/1/a.pdf", "Referat"))
    moved = f'<head><meta http-equiv="refresh" content="0; url={here}/arkiv"></head>'
    site.answers[f"{here}/2014"] = Answer(f"<html>{moved}<body></body></html>".encode())
    site.page(f"{here}/arkiv", link("/media/2/b.pdf", "Referat"))
    site.file("/media/1/a.pdf", minutes())
    site.file("/media/2/b.pdf", minutes("2014-06-08"))
    assert len(fetching().new) == 2


def test_files_that_nobody_reads_are_counted(site, fetching):
    names = ("budget.xlsx", "referat.doc", "referat", "referat.html", "foto.jpg")
    material(site, "midtjylland", "".join(link(f"/media/4/{name}", "Fil") for name in names))
    (told,) = [one for one in fetching().remarks if one.code == "OtherFiles"]
    assert told.reason.startswith("4 files are")
    assert "budget.xlsx" in told.reason


# ── what could not be had ────────────────────────────────────────────────────────────


def test_a_page_of_older_papers_in_trouble_is_a_failure_of_the_source(site, fetching):
    older = "/politik/kkr/kkr-midtjylland/moedemateriale/aeldre"
    good = site.answers[older]
    site.answers[older] = Answer(status=500)
    report = fetching(replace(MIDT, sparing=True))
    assert [(one.code, one.url[-7:]) for one in report.sources_failed] == [
        ("ServerTrouble", "/aeldre")]  # fmt: skip
    assert any("FAILED" in line for line in trouble_lines(report, only_new=True))
    with fetching.corpus() as corpus:
        assert [s.code for s in corpus.journal.sources()] == ["ServerTrouble"]
    site.answers[older] = Answer(status=403)
    report = fetching()
    assert report.complete
    assert any("aeldre" in line for line in trouble_lines(report, only_new=True))
    with fetching.corpus() as corpus:
        assert [one.code for one in corpus.failures()] == ["Forbidden"]
    assert not [line for line in trouble_lines(fetching(), only_new=True) if "aeldre" in line]
    site.answers[older] = good
    fetching()
    with fetching.corpus() as corpus:
        assert corpus.failures() == []


def test_unchanged_is_no_answer_of_who_was_never_asked(site, fetching):
    material(site, "midtjylland", link("/media/1/r.pdf", "Referat"))
    site.answers["/media/1/r.pdf"] = Answer(status=304)
    report = fetching()
    assert [one.code for one in report.failed] == ["NotADocument"]
    assert report.unchanged == 0


def test_what_failed_and_is_not_asked_for_again_yet_is_not_unchanged(site, fetching):
    material(site, "midtjylland", link("/media/1/r.pdf", "Referat"))
    site.file("/media/1/r.pdf", pdf("cut off"))
    first, again = fetching(), fetching()
    assert [one.code for one in first.failed] == ["Damaged"]
    assert (first.put_off, again.put_off, again.failed) == (0, 1, [])
    assert fetch_to_json(again)["unchanged"] == fetch_to_json(first)["unchanged"] + 1
    assert "1 that failed before put off" in fetch_summary(again)


def test_a_lost_original_comes_back_with_the_next_run(site, fetching):
    """Whatever its server says of ETags: what is not here is asked for as if it never was."""
    material(site, "midtjylland", link("/media/1/r.pdf", "Referat"))
    site.file("/media/1/r.pdf", minutes())
    fetching()
    originals = list((fetching.home / "originals").rglob("*.pdf"))
    for path in originals:
        path.unlink()
    fetching()
    assert all(path.exists() for path in originals)
    for path in originals:  # of the same size
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    fetching(replace(MIDT, recheck=True))
    with fetching.corpus() as corpus:
        assert corpus.original(hashlib.sha256(minutes()).hexdigest()) == minutes()


# ── what links say ───────────────────────────────────────────────────────────────────


def test_a_year_in_a_heading_leaves_nothing_out(site, fetching):
    """Pages are known that have a meeting under another year; nor is that meeting missing then."""
    held = "<p>KKR Midtjylland holder møde den 22. november kl. 9</p>"
    material(site, "midtjylland", "<h2>Mødemateriale 2023</h2>" + held
             + link("/media/1/r.pdf", "Referat"))  # fmt: skip
    site.file("/media/1/r.pdf", minutes("2024-11-22"))
    report = fetching(replace(MIDT, since=date(2024, 1, 1)))
    assert [one.record.meeting for one in report.new] == ["midtjylland-2024-11-22"]
    with fetching.corpus() as corpus:
        known = {m.date for m in corpus.journal.meetings()}
        lacking = {one.date for year in coverage(corpus, TODAY) for one in year.lacking}
    assert date(2023, 11, 22) in known
    assert date(2023, 11, 22) not in lacking


APPENDIX = pdf("Brev til KL om Landstal")
SAYS_NOTHING = "<h2>Nyeste</h2>" + link("/media/1/b.pdf", "Bilag 3")
SAYS_ALL = "<h2>KKR Midtjylland holdt møde den 8. juni 2021</h2>" + link(
    "/media/1/b.pdf", "Bilag 3"
)


def appendix_of(fetching) -> tuple[str | None, str | None]:
    with fetching.corpus() as corpus:
        record = corpus.document(hashlib.sha256(APPENDIX).hexdigest())
        (origin,) = [one for one in corpus.origins(record.sha256) if one.address.endswith("b.pdf")]
    return record.meeting, origin.heading


@pytest.mark.parametrize("recheck", [False, True])
def test_of_several_links_to_a_file_that_which_tells_most_counts(site, fetching, recheck):
    """Wherever it stands, and whenever it comes; one that tells less takes nothing back."""
    site.file("/media/1/b.pdf", APPENDIX)
    material(site, "midtjylland", SAYS_NOTHING)
    fetching()
    assert appendix_of(fetching)[0] is None
    material(site, "midtjylland", SAYS_NOTHING + SAYS_ALL + SAYS_NOTHING)
    fetching(replace(MIDT, recheck=recheck))
    assert appendix_of(fetching)[0] == "midtjylland-2021-06-08"
    material(site, "midtjylland", SAYS_NOTHING)
    fetching(replace(MIDT, recheck=recheck))
    assert appendix_of(fetching) == (
        "midtjylland-2021-06-08", "KKR Midtjylland holdt møde den 8. juni 2021")  # fmt: skip


@pytest.mark.parametrize("elsewhere", [Origin("/papers/b.pdf"), Origin(f"{PAGE}/b.pdf", Via.WEB)])
def test_what_a_link_says_counts_for_what_was_held_before(site, fetching, elsewhere):
    """Added by hand, or fetched from another address."""
    with fetching.corpus() as corpus:
        corpus.add(APPENDIX, "b.pdf", parse_of(work(Job("b.pdf", APPENDIX))), elsewhere)
    site.file("/media/1/b.pdf", APPENDIX)
    material(site, "midtjylland", SAYS_ALL)
    report = fetching()
    assert [one.record.meeting for one in report.again] == ["midtjylland-2021-06-08"]


def test_two_addresses_of_one_file_are_both_heard(site, fetching):
    for path in ("/media/1/b.pdf", "/media/2/c.pdf"):
        site.file(path, APPENDIX)
    material(site, "midtjylland", link("/media/2/c.pdf", "Fil") + SAYS_ALL)
    fetching()
    assert appendix_of(fetching)[0] == "midtjylland-2021-06-08"


def test_a_revision_that_is_taken_back_speaks_no_more(site, fetching):
    """A, then B, then A again at one address: A is what the site shows."""
    material(site, "midtjylland", link("/media/1/r.pdf", "Referat"))
    shown = []
    for more in ("", "rettet", ""):
        site.file("/media/1/r.pdf", minutes(more=more))
        fetching()
        with fetching.corpus() as corpus:
            shown.append(corpus.meeting("midtjylland-2021-06-08").documents[0].sha256)
    first, second = (hashlib.sha256(minutes(more=more)).hexdigest() for more in ("", "rettet"))
    assert shown == [first, second, first]


def test_a_link_never_leads_to_another_paper_than_the_one_it_stands_with(site, fetching):
    """Another meeting's minutes at the same address: whoever cites the first would cite them."""
    material(site, "midtjylland", link("/media/1/referat.pdf", "Referat"))
    june, september = minutes(), minutes("2021-09-10")
    links, states = [], []
    for data in (june, september, june):
        site.file("/media/1/referat.pdf", data)
        fetching()
        with fetching.corpus() as corpus:
            held = {record.sha256: record for record in corpus.documents()}
        both = [held.get(hashlib.sha256(one).hexdigest()) for one in (june, september)]
        links.append([one and one.url for one in both])
        states.append([one and one.state for one in both])
    there = "https://www.kl.dk/media/1/referat.pdf"
    assert links == [[there, None], [None, there], [there, None]]
    assert len({state for state, _ in states}) == 3  # so that the search index hears of it


def test_what_stands_first_comes_first(site, fetching):
    paths = [f"/media/{n}/r{n}.pdf" for n in range(1, 6)]
    for n, path in enumerate(paths, start=1):
        site.file(path, minutes(f"2021-06-0{n}"))
    material(site, "midtjylland", "".join(link(path, "Referat") for path in paths))
    fetching()
    assert [path for path in site.paths() if path in paths] == paths
