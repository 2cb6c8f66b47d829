"""A server that misbehaves as told: each request takes the next act, the last one for good."""

from __future__ import annotations

import http.server
import io
import re
import socket
import struct
import threading
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

OLD = "Mon, 07 Sep 2015 08:00:00 GMT"


def workbook(text: str = "x", size: int = 0) -> bytes:
    """Bytes that pass for an .xlsx at first sight, of at least that size."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("[Content_Types].xml"), "<Types/>")
        archive.writestr(zipfile.ZipInfo("xl/a.xml"), f"<a>{text}</a>" + " " * size)
    return buffer.getvalue()


@dataclass
class Server:
    """Address, acts to come and requests that came (path and headers)."""

    address: str = ""
    acts: list[Act] = field(default_factory=list)
    requests: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def will(self, *acts: Act) -> None:
        self.acts[:] = acts
        self.requests.clear()
        self.paths.clear()


Handler = http.server.BaseHTTPRequestHandler
Act = Callable[[Handler], None]


@contextmanager
def serving() -> Iterator[Server]:
    server = Server()

    class Answering(Handler):
        def do_GET(self) -> None:
            server.requests.append(dict(self.headers))
            server.paths.append(self.path)
            act = server.acts.pop(0) if len(server.acts) > 1 else server.acts[0]
            act(self)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    class Quiet(http.server.ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            pass

    with Quiet(("127.0.0.1", 0), Answering) as listening:
        server.address = f"http://127.0.0.1:{listening.server_address[1]}"
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server
        finally:
            listening.shutdown()
            thread.join()


def says(status: int, body: bytes = b"", length: int | None = None, **headers: str) -> Act:
    """An answer as given; ``length`` is what it claims, -1 for no claim."""

    def act(handler: Handler) -> None:
        handler.send_response(status)
        if length != -1:
            handler.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return act


def holds(
    content: bytes,
    etag: str = '"v1"',
    *,
    cut: int | None = None,
    ranges: bool = True,
    **headers: str,
) -> Act:
    """A file served as it should be, but the connection ends after ``cut`` bytes of an answer."""

    def act(handler: Handler) -> None:
        if etag and handler.headers.get("If-None-Match") == etag:
            says(304, length=-1, ETag=etag)(handler)
            return
        asked = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range", ""))
        start = 0
        told = dict(headers)
        if (
            asked
            and ranges
            and handler.headers.get("If-Range") == (etag or headers.get("Last_Modified"))
        ):
            start = int(asked[1])
            if start >= len(content):
                says(416)(handler)
                return
            told["Content_Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        if etag:
            told["ETag"] = etag
        body = content[start:]
        sent = body if cut is None else body[:cut]
        says(206 if start else 200, sent, len(body), **told)(handler)

    return act


def resets(after: bytes = b"") -> Act:
    """The connection is torn down in the middle of the body."""

    def act(handler: Handler) -> None:
        says(200, after, length=len(after) + 1000, ETag='"v1"')(handler)
        handler.wfile.flush()
        time.sleep(0.02)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        handler.connection.close()

    return act


def sleeps(seconds: float) -> Act:
    return lambda handler: time.sleep(seconds)


def drips(content: bytes, pause: float) -> Act:
    """Byte by byte, so that no single wait is long."""

    def act(handler: Handler) -> None:
        says(200, b"", length=len(content), ETag='"v1"')(handler)
        for sign in content:
            handler.wfile.write(bytes([sign]))
            handler.wfile.flush()
            time.sleep(pause)

    return act


def chunked(content: bytes, end: bool = True) -> Act:
    """No length announced, pieces instead; without the last one where ``end`` is false."""

    def act(handler: Handler) -> None:
        handler.protocol_version = "HTTP/1.1"
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(content), content))
        if end:
            handler.wfile.write(b"0\r\n\r\n")

    return act
