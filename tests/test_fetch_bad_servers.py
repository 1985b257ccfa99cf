"""Servers that misbehave: a named failure for the address, and the run goes on."""

from __future__ import annotations

import datetime as dt
import gzip
import ipaddress
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from fetch_tools import codes
from replica import Answer, Replica, serving
from replica_site import link, material, pdf

from corpus.errors import UnknownMeeting
from ingest.fetching.report import fetch_summary

GOOD = pdf("minutes midtjylland 2021-06-08", "3.2 | Flygtninge | Godkendt.")


def redirect(to: str) -> Answer:
    return Answer(status=302, headers={"Location": to})


def packed(body: bytes) -> Answer:
    return Answer(body, headers={"Content-Encoding": "gzip"})


def test_each_bad_address_has_a_name_and_the_run_goes_on(site, fetching):
    long = "a" * 300 + ".pdf"
    bad = {
        "html.pdf": ("NotADocument", Answer(b"<!DOCTYPE html><p>Log ind</p>")),
        "word.docx": ("NotADocument", Answer(b"%PDF-1.4 %%EOF")),
        "nothing.pdf": ("Empty", Answer(b"", kind="application/pdf")),
        "notrailer.pdf": ("CutShort", Answer(GOOD[:-7], kind="application/pdf")),
        "cut.pdf": ("CutShort", Answer(GOOD, cut=30)),
        "liar.pdf": ("CutShort", Answer(GOOD, claim=len(GOOD) + 500)),
        "loop.pdf": ("RedirectLoop", redirect("/media/9/loop.pdf")),
        "circle.pdf": ("RedirectLoop", redirect("/media/9/circle2.pdf")),
        "away.pdf": ("OffSite", redirect("https://example.com/media/9/x.pdf")),
        "private.pdf": ("PrivateAddress", redirect("http://192.168.0.1/media/9/x.pdf")),
        "meta.pdf": ("PrivateAddress", redirect("http://169.254.169.254/latest/meta-data")),
        "local.pdf": ("PrivateAddress", redirect("http://localhost:1/x.pdf")),
        "packed.pdf": ("NotADocument", Answer(b"PK\x03\x04\x14\0bilag.pdf" + GOOD)),
        "scheme.pdf": ("Refused", redirect("file:///etc/passwd")),
        "big.pdf": ("TooLarge", Answer(GOOD, claim=2 * 1024**3)),
        "larger.pdf": ("TooLarge", Answer(GOOD + b" " * 300_000)),
        "bomb.pdf": ("TooLarge", packed(gzip.compress(GOOD + b" " * 10_000_000))),
        "notpacked.pdf": ("NotADocument", packed(GOOD)),
        "drip.pdf": ("TimedOut", Answer(b"%PDF-" + b" " * 2000, drip=0.05)),
        "gone.pdf": ("Gone", Answer(b"", status=404)),
        "secret.pdf": ("Forbidden", Answer(b"", status=403)),
        "broken.pdf": ("ServerTrouble", Answer(b"", status=503)),
        "later.pdf": ("TooManyRequests", Answer(status=429, headers={"Retry-After": "9999"})),
    }
    site.answers["/media/9/circle2.pdf"] = redirect("/media/9/circle.pdf")
    for name, (_, answer) in bad.items():
        site.answers[f"/media/9/{name}"] = answer
    site.file("/media/10/last.pdf", GOOD)
    traps = ["/media/9/%2e%2e%2f%2e%2e%2fx.pdf", "/media/9/../../../x.pdf", f"/media/9/{long}"]
    links = [link(path, "Referat") for path in traps]
    links += [link(f"/media/9/{name}", "Referat") for name in bad]
    material(site, "midtjylland", "".join(links) + link("/media/10/last.pdf", "Referat"))
    report = fetching(file_bytes=200_000, timeout=0.6)
    expected = {name: code for name, (code, _) in bad.items()}
    found = codes(report)
    assert {name: found.get(name) for name in expected} == expected
    assert list(found.values()).count("BadName") == len(traps)
    assert report.settled == 0
    assert report.complete
    assert any("last.pdf" in one.link.address for one in report.new)
    with fetching.corpus() as corpus:
        kept = {failure.address.rsplit("/", 1)[-1]: failure.code for failure in corpus.failures()}
        assert expected.items() <= kept.items()
    assert not list((fetching.home / "fetching").glob("*"))
    held = [path for path in (fetching.home / "originals").rglob("*") if path.is_file()]
    assert len(held) == 2  # the good ones, named by their hash
    assert all(len(path.stem) == 64 for path in held)


def test_retry_after_is_honoured_by_the_whole_host(site, fetching):
    material(site, "midtjylland", "".join(link(f"/media/{n}/{n}.pdf", "R") for n in (1, 2, 3)))
    for n in (1, 2, 3):
        site.file(f"/media/{n}/{n}.pdf", pdf(f"minutes midtjylland 2021-06-0{n}"))
    good = site.answers["/media/1/1.pdf"]
    wait = {"Retry-After": "1"}
    site.answers["/media/1/1.pdf"] = Answer(status=429, headers=wait, times=1, then=good)
    report = fetching()
    assert (len(report.new), report.failed) == (4, [])
    first = next(n for n, asked in enumerate(site.asked) if asked.path == "/media/1/1.pdf")
    assert site.asked[first + 1].at - site.asked[first].at >= 0.95
    assert site.paths().count("/media/1/1.pdf") == 2


def test_a_server_in_trouble_is_asked_again_after_growing_pauses(site, fetching):
    material(site, "midtjylland", link("/media/1/1.pdf", "R"))
    site.answers["/media/1/1.pdf"] = Answer(status=503)
    fetching(retries=3, delay=0.05)
    moments = [asked.at for asked in site.asked if asked.path == "/media/1/1.pdf"]
    gaps = [b - a for a, b in pairwise(moments)]
    assert len(gaps) == 3
    assert all(gap >= least for gap, least in zip(gaps, (0.09, 0.19, 0.39), strict=True))


def test_a_file_that_fails_now_leaves_what_was_held(site, fetching):
    material(site, "midtjylland", link("/media/1/1.pdf", "R"))
    site.file("/media/1/1.pdf", GOOD)
    fetching()
    site.answers["/media/1/1.pdf"] = Answer(b"<html>vedligehold</html>")
    assert codes(fetching()) == {"1.pdf": "NotADocument"}
    with fetching.corpus() as corpus:
        (record,) = corpus.meeting("midtjylland-2021-06-08").documents
        assert corpus.original(record.sha256) == GOOD
    site.file("/media/1/1.pdf", GOOD)
    report = fetching()
    assert not report.failed
    with fetching.corpus() as corpus:
        assert corpus.failures() == []


def test_a_bad_certificate_is_named(site, fetching, tmp_path):
    """The second host has a certificate of its own making; the first serves on."""
    path = "https://backoffice.kl.dk/media/ab/1.pdf"
    material(site, "midtjylland", link(path, "R"))
    with serving(Replica(), _certificate(tmp_path)) as other:
        other.file("/media/ab/1.pdf", GOOD)
        report = fetching(mirrors={"*": site.url, "backoffice.kl.dk": other.url})
        assert not other.asked
    assert codes(report) == {"1.pdf": "BadCertificate"}
    assert len(report.new) == 1
    with fetching.corpus() as corpus, pytest.raises(UnknownMeeting):
        corpus.meeting("midtjylland-2021-06-08")


def test_a_dead_server_is_a_failure_of_the_source(fetching):
    report = fetching(mirrors={"*": "http://127.0.0.1:9"}, retries=0)
    assert {one.code for one in report.sources_failed} == {"Unreachable"}
    for told in (report, replace(report, dry_run=True)):
        assert "These sources failed: midtjylland. Is this machine connected?" in fetch_summary(
            told
        )


@pytest.mark.parametrize(
    ("proxy", "code", "told"),
    [
        ("http://127.0.0.1:9", "Unreachable", "the proxy 127.0.0.1:9 cannot be reached"),
        ("https://anna:hemmelig@127.0.0.1:9", "BadProxy", "the proxy 127.0.0.1:9 wants TLS"),
    ],
)
def test_a_proxy_that_leads_nowhere_is_named(fetching, monkeypatch, proxy, code, told):
    monkeypatch.setenv("https_proxy", proxy)
    (failed, *_) = fetching(mirrors={}, delay=1.0, retries=0).sources_failed
    assert failed.code == code
    assert told in failed.reason
    assert "hemmelig" not in failed.reason


def test_a_proxy_without_a_scheme_is_spoken_to_in_plain_http(site, fetching, monkeypatch):
    """As other programs do: it was taken for one that wants TLS, since the site does."""
    monkeypatch.setenv("https_proxy", site.url.removeprefix("http://"))
    (failed, *_) = fetching(mirrors={}, delay=1.0, retries=0).sources_failed
    assert "opens no way to it" in failed.reason  # the replica knows no CONNECT, but heard it


def test_a_page_of_another_kind_or_endless_depth_does_no_harm(site, fetching):
    deep = "<div>" * 5000 + link("/media/1/1.pdf", "R") + "</div>" * 5000
    material(site, "midtjylland", deep)
    site.file("/media/1/1.pdf", GOOD)
    site.answers["/politik/kkr/kkr-midtjylland"] = Answer(b"\x00\xff\xfe", kind="image/png")
    report = fetching()
    assert [(one.code, one.url[-11:]) for one in report.sources_failed] == [
        ("NotAPage", "midtjylland")]  # fmt: skip
    assert any("1.pdf" in one.link.address for one in report.new)


def _certificate(folder: Path) -> Path:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    now = dt.datetime.now(dt.UTC)
    address = x509.IPAddress(ipaddress.ip_address("127.0.0.1"))
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([address]), critical=False)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    private = key.private_bytes(
        pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path = folder / "server.pem"
    path.write_bytes(certificate.public_bytes(pem) + private)
    return path


def test_a_host_on_a_private_network_is_refused_before_it_is_asked(site):
    program = f"""
from scrapy import Request, Spider
from scrapy.crawler import CrawlerProcess
from ingest.fetching.manners import Manners

class Asks(Spider):
    name = "asks"
    async def start(self):
        yield Request("{site.url.replace("127.0.0.1", "localhost")}/", errback=self.missed)
    def parse(self, response):
        print("answered")
    def missed(self, failure):
        print(failure.value.code)

handlers = {{"http": "ingest.fetching.transport.MirrorHandler"}}
settings = {{"KKR_MANNERS": Manners(), "DOWNLOAD_HANDLERS": handlers, "LOG_ENABLED": False}}
process = CrawlerProcess(settings)
process.crawl(Asks)
process.start()
"""
    # A process of its own: a reactor starts only once.
    told = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert told.stdout.split() == ["PrivateAddress"]
    assert site.asked == []


ROBOTS = b"User-agent: *\nDisallow:\n"


@pytest.mark.parametrize(
    "answer",
    [Answer(ROBOTS, claim=500), Answer(ROBOTS, cut=0), Answer(ROBOTS, drip=0.5),
     redirect("https://example.com/robots.txt"), packed(ROBOTS)],
    ids=["cut short", "reset", "timed out", "elsewhere", "garbled"],
)  # fmt: skip
def test_robots_that_do_not_arrive_forbid_everything(site, fetching, answer):
    """Whatever they would have said: half of them may lack the half that forbids."""
    site.answers["/robots.txt"] = answer
    report = fetching(retries=0, timeout=0.6)
    assert {one.code for one in report.sources_failed} == {"RobotsUnknown"}
    assert set(site.paths()) == {"/robots.txt"}


@pytest.mark.parametrize("broken", [{"status": 503}, {"drip": 5.0}], ids=["no service", "silent"])
def test_a_host_that_dies_is_given_up_and_asked_again_in_the_next_run(site, fetching, broken):
    """The others are asked on; the source has failed, and no address of it is held to be bad."""
    with serving(Replica()) as other:
        dying = [f"/media/{n}/{n}.pdf" for n in range(1, 13)]
        for n, path in enumerate(dying, start=1):
            other.file(path, pdf(f"minutes midtjylland 2021-06-{n:02}"))
            other.answers[path] = Answer(b"xx", **broken, times=1, then=other.answers[path])
        other.answers["/robots.txt"] = Answer(ROBOTS, kind="text/plain")
        links = "".join(link(f"https://backoffice.kl.dk{path}", "R") for path in dying)
        material(site, "midtjylland", links + link("/media/20/last.pdf", "R"))
        site.file("/media/20/last.pdf", GOOD.replace(b"06-08", b"06-30"))
        how = {"mirrors": {"*": site.url, "backoffice.kl.dk": other.url}, "timeout": 0.6}
        report = fetching(**how, retries=0)
        assert [one.code for one in report.sources_failed] == ["GivenUp"]
        assert len(report.failed) == 5
        assert len([path for path in other.paths() if path in dying]) == 5
        assert any("last.pdf" in one.link.address for one in report.new)
        report = fetching(**how, retries=1)
        assert (len(report.new), report.failed) == (12, [])


def test_a_page_that_is_too_large_is_told_by_the_limit_of_pages(site, fetching):
    older = "/politik/kkr/kkr-midtjylland/moedemateriale/aeldre"
    site.page(older, "x" * 600_000)
    (failed,) = fetching(page_bytes=512 * 1024).sources_failed
    assert (failed.code, failed.reason) == ("TooLarge", "it is larger than 0.5 MB")
