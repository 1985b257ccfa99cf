"""A replica of kl.dk on loopback: a real HTTP server that misbehaves on command."""

from __future__ import annotations

import contextlib
import email.utils
import hashlib
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """What the server says at an address, and how badly."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    claim: int | None = None  # Content-Length, if it is to be a lie
    cut: int | None = None  # bytes after which the connection is dropped
    drip: float = 0.0  # seconds between single bytes
    times: int | None = None  # how often; then `then` follows
    then: Answer | None = None
    validators: bool = True

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


@dataclass
class Asked:
    path: str
    host: str
    at: float
    headers: dict[str, str]


@dataclass
class Replica:
    """The site: what it says by path, and what it was asked."""

    url: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    busy: int = 0
    most_busy: int = 0

    def page(self, path: str, html: str, **more: Any) -> None:
        text = f"<!doctype html><html><head><title>KL</title></head><body>{html}</body></html>"
        self.answers[path] = Answer(text.encode(), **more)

    def file(self, path: str, data: bytes, **more: Any) -> None:
        self.answers[path] = Answer(data, kind="application/pdf", **more)

    def paths(self) -> list[str]:
        return [one.path for one in self.asked]

    def forget(self) -> None:
        self.asked.clear()

    def answer(self, path: str) -> Answer:
        with self.lock:
            bare = path.partition("?")[0]
            for name in (path, bare, bare.rstrip("/")):
                if name in self.answers:
                    found = self.answers[name]
                    if found.times is not None:
                        found.times -= 1
                        if found.times <= 0 and found.then is not None:
                            self.answers[name] = found.then
                    return found
        return Answer(b"<html>404</html>", status=404)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    replica: Replica

    def do_GET(self):
        site = self.replica
        with site.lock:
            site.busy += 1
            site.most_busy = max(site.most_busy, site.busy)
            host = self.headers.get("Host", "")
            site.asked.append(Asked(self.path, host, time.monotonic(), dict(self.headers)))
        try:
            self._say(site.answer(self.path))
        except OSError:
            self.close_connection = True
        finally:
            with site.lock:
                site.busy -= 1

    def _say(self, answer: Answer) -> None:
        modified = email.utils.formatdate(1_600_000_000, usegmt=True)
        fresh = answer.status == 200 and answer.validators
        if fresh and self.headers.get("If-None-Match") == answer.etag:
            self.send_response(304)
            self.send_header("ETag", answer.etag)
            self.end_headers()
            return
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.kind)
        length = answer.claim if answer.claim is not None else len(answer.body)
        self.send_header("Content-Length", str(length))
        if fresh:
            self.send_header("ETag", answer.etag)
            self.send_header("Last-Modified", modified)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.end_headers()
        if answer.drip:
            for byte in answer.body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(answer.drip)
            return
        self.wfile.write(answer.body if answer.cut is None else answer.body[: answer.cut])
        self.wfile.flush()
        if answer.cut is not None or length != len(answer.body):
            self.connection.shutdown(socket.SHUT_RDWR)
            self.close_connection = True

    def log_message(self, format, *args):  # noqa: A002 - the parent's name
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # clients that hang up are what some tests are about


@contextlib.contextmanager
def serving(
    replica: Replica | None = None, certificate: Any = None, host: str = "127.0.0.1"
) -> Iterator[Replica]:
    """The replica on a port of its own, for a `with` block."""
    replica = replica or Replica()
    handler = type("Handler", (_Handler,), {"replica": replica})
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    server = type("Server", (_Server,), {"address_family": family})((host, 0), handler)
    scheme = "http"
    if certificate is not None:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
        scheme = "https"
    name = f"[{host}]" if ":" in host else host
    replica.url = f"{scheme}://{name}:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield replica
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
