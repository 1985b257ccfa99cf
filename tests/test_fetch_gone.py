"""What the site's pages list no more: noticed, told once, kept."""

from __future__ import annotations

from replica import Answer
from replica_site import link, pdf

from ingest.fetching.report import fetch_to_json, trouble_lines
from ingest.status import notes, status, status_to_json


def listed(site, numbers, media="media"):
    """The council's page with these papers, and nothing else."""
    links = [link(f"/{media}/{n}/r{n}.pdf", f"Referat den {n}. juni 2021") for n in numbers]
    site.page("/politik/kkr/kkr-midtjylland/moedemateriale", "".join(links))
    for n in numbers:
        site.file(
            f"/{media}/{n}/r{n}.pdf", pdf(f"minutes midtjylland 2021-06-{n:02}", "3.2 | A | B")
        )


def told(fetching):
    with fetching.corpus() as corpus:
        return status(corpus, corpus.home / "index")


def gone(report):
    return [line for line in trouble_lines(report, only_new=True) if line.startswith("gone ")]


def test_a_paper_that_a_page_links_to_no_more_is_told_once_and_kept(site, fetching):
    listed(site, range(1, 6))
    fetching()
    listed(site, range(1, 5))
    report = fetching()
    assert report.complete
    (line,) = gone(report)
    assert line == "gone    midtjylland: 1 paper that is held is linked to no more: r5.pdf"
    (one,) = fetch_to_json(report)["gone"]
    assert one["address"] == "https://www.kl.dk/media/5/r5.pdf"
    assert gone(fetching()) == []
    found = told(fetching)
    assert found.documents == 5
    (again,) = status_to_json(found)["unlisted"]
    assert (again["document"], again["council"]) == (one["document"], "midtjylland")
    assert any("linked to no more" in line for line in notes(found))
    listed(site, range(1, 6))
    assert gone(fetching()) == []
    assert told(fetching).unlisted == ()


def test_pages_that_lose_half_of_their_papers_fail_their_source_once(site, fetching):
    listed(site, range(1, 7))
    fetching()
    listed(site, range(1, 4))
    report = fetching()
    (failed,) = report.sources_failed
    assert failed.code == "LostLinks"
    assert "3 papers and did to 6" in failed.reason
    assert len(report.gone) == 3
    found = told(fetching)
    assert found.documents == 6
    assert [source.state.code for source in found.sources] == ["LostLinks"]
    again = fetching()
    assert again.complete
    assert gone(again) == []
    assert len(told(fetching).unlisted) == 3


def test_papers_that_move_to_other_addresses_are_not_gone(site, fetching):
    listed(site, range(1, 7))
    fetching()
    listed(site, range(1, 7), media="media/ny")
    report = fetching()
    assert report.complete
    assert report.gone == []
    assert told(fetching).unlisted == ()


def test_what_lists_papers_and_could_not_be_read_makes_none_of_them_gone(site, fetching):
    older = "/politik/kkr/kkr-midtjylland/moedemateriale/aeldre"
    listed(site, range(1, 4))
    site.page(older, link("/media/9/r9.pdf", "Referat"))
    site.file("/media/9/r9.pdf", pdf("minutes midtjylland 2020-06-09", "3.2 | A | B"))
    good = site.answers[older]
    whole = site.answers["/politik/kkr/kkr-midtjylland/moedemateriale"].body
    more = whole.replace(b"</body>", f"<a href='{older}'>Ældre</a></body>".encode())
    site.answers["/politik/kkr/kkr-midtjylland/moedemateriale"].body = more
    fetching()
    assert told(fetching).documents == 4
    site.answers[older] = Answer(status=500)
    assert gone(fetching()) == []
    site.answers[older] = good
    assert gone(fetching()) == []
    site.answers[older] = Answer(status=404)
    assert gone(fetching()) == [
        "gone    midtjylland: 1 paper that is held is linked to no more: r9.pdf"
    ]


def test_a_dead_link_that_the_site_has_taken_away_is_forgotten(site, fetching):
    listed(site, range(1, 4))
    del site.answers["/media/3/r3.pdf"]
    fetching()
    assert [one.code for one in told(fetching).failures] == ["Gone"]
    listed(site, (1, 2))
    fetching()
    assert told(fetching).failures == ()
    site.answers["/media/2/r2.pdf"] = Answer(status=404)  # one that is held
    fetching()
    assert [one.code for one in told(fetching).failures] == ["Gone"]
    listed(site, (1,))
    fetching()
    found = told(fetching)
    assert (found.failures, len(found.unlisted), found.documents) == ((), 1, 2)
