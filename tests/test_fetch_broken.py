"""What goes wrong in kkr itself while it fetches is told: it is never a page without papers."""

from __future__ import annotations

import errno

import pytest
from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider
from scrapy.http import HtmlResponse, Response
from twisted.python.failure import Failure

from ingest.fetching.addresses import resolved
from ingest.fetching.crawling import crawling
from ingest.fetching.manners import Manners
from ingest.fetching.messages import Link, Missed, SourceMissed, Task
from ingest.fetching.report import FetchReport
from ingest.fetching.site_spider import SiteSpider
from ingest.fetching.sites import starts
from ingest.fetching.wayback import ArchiveSpider

PAGE = "https://www.kl.dk/politik/kkr/kkr-midtjylland/moedemateriale/aeldre"
PAPER = Link("https://www.kl.dk/media/1/referat.pdf", "midtjylland", PAGE)
REASON = "kkr failed on it: KeyError: 'a markup nobody thought of'"


class Run:
    """A spider as Scrapy makes and calls it, and what it tells."""

    def __init__(self, kind, spool):
        self.told = []
        self.crawler = Crawler(kind)
        task = Task("kl", ("midtjylland",), spool, Manners())
        self.spider = kind.from_crawler(self.crawler, task=task, send=self.told.append)

    def fails_on(self, **meta):
        """One of its callbacks raises."""
        response = Response(PAGE, request=Request(PAGE, meta=meta))
        self._send(signals.spider_error, failure=_failure(), response=response)
        return self.told

    def is_idle(self):
        return self._send(signals.spider_idle, dont_log=(CloseSpider,))

    def _send(self, signal, **what):
        answers = self.crawler.signals.send_catch_log(signal, spider=self.spider, **what)
        return [answer.value for _, answer in answers if isinstance(answer, Failure)]


def _failure():
    return Failure(KeyError("a markup nobody thought of"))


@pytest.mark.parametrize("kind", [SiteSpider, ArchiveSpider])
def test_a_page_that_we_fail_on_fails_its_source(kind, tmp_path):
    (missed,) = Run(kind, tmp_path).fails_on(council="midtjylland", asked=PAGE)
    assert missed == SourceMissed(
        "midtjylland", PAGE, "Broken", REASON, required=True, further=True
    )


def test_a_paper_that_we_fail_on_is_missed_and_the_run_not_complete(tmp_path):
    (missed,) = Run(SiteSpider, tmp_path).fails_on(link=PAPER)
    assert missed == Missed(PAPER, "Broken", REASON)
    assert not FetchReport("kl", failed=[missed]).complete
    assert not FetchReport("kl", failed=[Missed(PAPER, "NotStored", REASON)]).complete
    assert FetchReport("kl", failed=[Missed(PAPER, "Gone", "nothing there")]).complete


def test_a_run_that_cannot_tell_what_to_ask_for_is_not_finished(tmp_path, monkeypatch):
    def plan(_):
        raise KeyError("a link nobody thought of")

    monkeypatch.setattr(SiteSpider, "plan", plan)
    (ended,) = Run(SiteSpider, tmp_path).is_idle()
    assert isinstance(ended, CloseSpider)
    assert "a link nobody thought of" in ended.reason


def test_a_run_ends_where_nothing_can_be_written(tmp_path):
    run = Run(SiteSpider, tmp_path / "gone")
    body = b"%PDF-1.4\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    request = Request(PAPER.address, meta={"link": PAPER})
    with pytest.raises(CloseSpider) as ended:
        list(run.spider.document(Response(PAPER.address, body=body, request=request)))
    assert "gone cannot be written: No such file" in ended.value.reason
    assert run.told == []


def test_trouble_of_who_keeps_what_comes_is_not_told_as_that_of_who_asks(tmp_path):
    task = Task("kl", ("midtjylland",), tmp_path, Manners(mirrors={"*": "http://127.0.0.1:9"}))
    full = OSError(errno.ENOSPC, "No space left on device")
    with pytest.raises(OSError, match="No space left"), crawling(task):
        raise full


@pytest.mark.parametrize(
    "base", ["https://www.kl.dk:99999/", "http://[", "http://x:port/", "mailto:a"]
)
def test_a_base_that_is_no_address_loses_no_link(base, tmp_path):
    run = Run(SiteSpider, tmp_path)
    html = f'<base href="{base}"><a href="/media/1/referat.pdf">Referat</a>'.encode()
    meta = {"council": "midtjylland", "asked": PAGE, "era": starts(("midtjylland",))[0].era}
    response = HtmlResponse(PAGE, body=html, request=Request(PAGE, meta=meta))
    list(run.spider.page(response))
    assert list(run.spider.links) == [PAPER.address]
    assert resolved(PAGE, base) is None
