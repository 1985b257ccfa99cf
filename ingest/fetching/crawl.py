"""The process that asks the servers.

It has a reactor of its own, knows no database, and ends with the process that started it.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
from multiprocessing import connection as connections
from multiprocessing import parent_process
from threading import Thread
from typing import TYPE_CHECKING, Any

from ingest.fetching.messages import Ended
from ingest.fetching.sites import KL_HOSTS, WAYBACK, WAYBACK_HOST

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from ingest.fetching.messages import Message, Task

_MAX_DELAY = 60.0


def crawl(connection: Connection, task: Task) -> None:
    """Does a task and tells about it through the pipe. Runs in a process of its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which ends us
    Thread(target=_end_with_parent, daemon=True).start()
    if not task.debug:
        _be_quiet()

    def send(message: Message) -> None:
        try:
            connection.send(message)
        except OSError:  # nobody listens any more: the parent was killed
            os._exit(1)

    try:
        ended = _run(task, send)
    except Exception as error:  # noqa: BLE001 - the parent must hear of it
        ended = Ended(finished=False, reason=f"{type(error).__name__}: {error}")
    send(ended)
    connection.close()


def _end_with_parent() -> None:
    """Ends this process when its parent is gone, whatever it waits for or works at."""
    parent = parent_process()
    if parent is not None:
        connections.wait([parent.sentinel])
        os._exit(1)


def _run(task: Task, send: Any) -> Ended:
    from scrapy.crawler import CrawlerProcess  # noqa: PLC0415 - only this process needs Scrapy

    from ingest.fetching.site_spider import SiteSpider  # noqa: PLC0415 - as above
    from ingest.fetching.wayback import ArchiveSpider  # noqa: PLC0415 - as above

    process = CrawlerProcess(settings_of(task), install_root_handler=task.debug)
    crawler = process.create_crawler(ArchiveSpider if task.source == WAYBACK else SiteSpider)
    process.crawl(crawler, task=task, send=send)
    process.start(install_signal_handlers=False)
    stats = crawler.stats.get_stats()
    reason = stats.get("finish_reason", "it did not start")
    return Ended(
        finished=reason == "finished" and not stats.get("log_count/CRITICAL"),
        requests=stats.get("downloader/request_count", 0),
        received=stats.get("downloader/response_bytes", 0),
        reason=reason,
    )


def settings_of(task: Task) -> dict[str, Any]:
    """Scrapy's settings: all politeness is here."""
    manners = task.manners
    return {
        "KKR_MANNERS": manners,
        "KKR_HOSTS": frozenset({WAYBACK_HOST}) if task.source == WAYBACK else KL_HOSTS,
        "USER_AGENT": manners.user_agent,
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": "kkr",
        "EXTENSIONS": {
            "scrapy.extensions.throttle.AutoThrottle": None,
            "ingest.fetching.robots.Throttle": 0,
        },
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": manners.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,  # we have nothing to hide; AutoThrottle adapts the delay
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": manners.delay,
        "AUTOTHROTTLE_MAX_DELAY": _MAX_DELAY,
        "DOWNLOAD_TIMEOUT": manners.timeout,
        "DOWNLOAD_MAXSIZE": manners.file_bytes,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_FAIL_ON_DATALOSS": True,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_HANDLERS": {
            "http": "ingest.fetching.transport.MirrorHandler",
            "https": "ingest.fetching.transport.MirrorHandler",
            "data": None,
            "file": None,
            "ftp": None,
            "s3": None,
        },
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,
            "ingest.fetching.transport.Proxies": None if manners.mirrors else 750,
            "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
            "ingest.fetching.transport.Guard": 50,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "ingest.fetching.robots.Robots": 100,
            "ingest.fetching.transport.PatientRetry": 550,
        },
        "SPIDER_MIDDLEWARES": {"scrapy.spidermiddlewares.referer.RefererMiddleware": None},
        # Scrapy's usual one knows no IPv6, not even an address that needs no look-up.
        "TWISTED_DNS_RESOLVER": "scrapy.resolver.Caching"
        + ("HostnameResolver" if manners.mirrored_by_ipv6 else "ThreadedResolver"),
        "RETRY_TIMES": manners.retries,
        "REDIRECT_MAX_TIMES": 10,  # http, https, another name, a slash, a new site's address …
        "METAREFRESH_ENABLED": False,
        "COOKIES_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "MEMUSAGE_ENABLED": False,
        "LOG_ENABLED": task.debug,
        "LOGSTATS_INTERVAL": 0,
        # What stands first on the pages comes first: an interrupted run lacks the oldest papers.
        "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    }


def _be_quiet() -> None:
    logging.getLogger().addHandler(logging.NullHandler())
    logging.disable(logging.CRITICAL)
    sys.stdout.flush()
    sys.stderr.flush()
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
