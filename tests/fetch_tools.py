"""`fetch` against the replica: real Scrapy and real sockets, with the toy reader of papers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pipeline_samples
from replica import Replica

from corpus.repository import Corpus
from ingest.fetching.fetch import fetch
from ingest.fetching.manners import Manners
from ingest.fetching.report import FetchReport
from ingest.fetching.wishes import Wishes
from ingest.workers.work import Job, Worked

DELAY = 0.01


def work(job: Job) -> Worked:
    """The toy format stands in the comments of the replica's tiny PDFs."""
    if not job.name.endswith(".pdf"):
        from ingest.workers.work import read_and_parse  # noqa: PLC0415 - loads spaCy, which few of these tests need

        return read_and_parse(job)
    lines = [
        line[2:] for line in job.data.decode(errors="replace").splitlines() if line[:2] == "% "
    ]
    return pipeline_samples.work(Job(job.name, "\n".join(lines).encode()))


@dataclass
class Fetching:
    """A home that fetches from a replica."""

    home: Path
    site: Replica
    council: str = "midtjylland"

    def __call__(self, wishes: Wishes | None = None, **manners) -> FetchReport:
        mirrors = manners.pop("mirrors", {"*": self.site.url})
        how = Manners(delay=DELAY, timeout=2.0, mirrors=mirrors, retries=1)
        with Corpus.open(self.home) as corpus:
            return fetch(
                wishes or Wishes((self.council,)),
                replace(how, **manners),
                corpus,
                self.home / "index",
                work=work,
            )

    def corpus(self) -> Corpus:
        return Corpus.open(self.home)


def codes(report: FetchReport) -> dict[str, str]:
    return {missed.link.address.rsplit("/", 1)[-1]: missed.code for missed in report.failed}
