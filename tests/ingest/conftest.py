"""Builders of real files for the readers, and a real web server on loopback."""

# ruff: noqa: E501 - samples of text stand on one line
from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from legomena.ingest import Read, ReadOptions, read
from legomena.records import SetAside

PAGE = """<!DOCTYPE html>
<html lang="en-GB"><head><title>Attack in the port | Coast Herald</title>
<meta charset="{charset}">
<meta property="og:site_name" content="Coast Herald">
<meta property="og:title" content="Attack in the port">
<meta name="author" content="A. Writer">
<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "2026-01-31T18:05:00+05:00"}}</script>
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">Sport</a></nav>
<article><h1>Attack in the port</h1>
<p>At least five people were killed and eleven wounded on Saturday when gunmen attacked the port, police said.</p>
<p>The group said that it was behind the assault – “a warning” – in a statement to the agency on Sunday.</p>
<p>Officials denied that any soldier had been captured, and called the café owner’s account of it false.</p>
</article>
<footer>Copyright, terms of use, contact us</footer></body></html>"""


@pytest.fixture(scope="session")
def page() -> Callable[..., bytes]:
    """Build an HTML page in an encoding."""
    return lambda encoding="utf-8": PAGE.format(charset=encoding).encode(encoding)


@pytest.fixture
def read_bytes(tmp_path: Path) -> Callable[..., list[Read | SetAside]]:
    """Write bytes to a file of a given name and read it."""

    def run(name: str, content: bytes | str, **options: object) -> list[Read | SetAside]:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return list(read([str(path)], ReadOptions(**options)))  # type: ignore[arg-type]

    return run


@pytest.fixture(scope="session")
def make_pdf() -> Callable[..., bytes]:
    """Build a PDF from pages of lines, with an information dictionary."""

    def build(pages: list[list[str]], info: bytes = b"") -> bytes:
        objects = [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"",
            b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        kids = []
        for lines in pages:
            shown = b"".join(b"(%s) Tj T*\n" % line.encode("cp1252") for line in lines)
            content = b"BT /F1 10 Tf 50 740 Td 14 TL\n" + shown + b"ET"
            objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
            objects.append(
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R "
                b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
            )
            kids.append(b"%d 0 R" % len(objects))
        objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
        objects.append(b"<< %s >>" % info)
        out = b"%PDF-1.4\n"
        offsets = []
        for number, body in enumerate(objects, 1):
            offsets.append(len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
        return (
            out
            + b"xref\n0 %d\n0000000000 65535 f \n%strailer << /Size %d /Root 1 0 R /Info %d 0 R %s>>\n"
            % (
                len(objects) + 1,
                table,
                len(objects) + 1,
                len(objects),
                b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <%s> /U <%s> >> /ID [<00> <00>] "
                % (b"41" * 32, b"42" * 32)
                if b"/Locked" in info
                else b"",
            )
            + b"startxref\n%d\n%%%%EOF\n" % len(out)
        )

    return build


@pytest.fixture(scope="session")
def make_record() -> Callable[..., bytes]:
    """Build one WARC response record."""

    def build(
        uri: str, body: bytes, headers: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK"
    ) -> bytes:
        http = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
        return (
            b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0a0a0a0a-0000-4000-8000-000000000001>\r\n"
            b"WARC-Target-URI: %s\r\nWARC-Date: 2026-02-01T00:00:00Z\r\n"
            b"Content-Type: application/http; msgtype=response\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
            % (uri.encode(), len(http), http)
        )

    return build


class _Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        server: Server = self.server  # type: ignore[assignment]
        server.seen.append((self.path, dict(self.headers)))
        with contextlib.suppress(OSError):  # the reader hung up
            server.pages[self.path.partition("?")[0]](self)


class Server(ThreadingHTTPServer):
    """A web server that answers each path with a function over its handler."""

    daemon_threads = True
    block_on_close = False
    pages: dict[str, Callable[[BaseHTTPRequestHandler], None]]
    seen: list[tuple[str, dict[str, str]]]

    @property
    def base(self) -> str:
        """The URL of the server."""
        return f"http://127.0.0.1:{self.server_port}"

    def page(
        self,
        path: str,
        body: bytes,
        content_type: str = "text/html; charset=utf-8",
        status: int = 200,
        **headers: str,
    ) -> None:
        """Answer ``path`` with ``body``."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            handler.send_header("Content-Type", content_type)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.pages[path] = answer

    def drip(self, path: str, part: bytes, pause: float, before_headers: bool = False) -> None:
        """Answer ``path`` without end, ``part`` after ``part``."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            if not before_headers:
                handler.send_response(200)
                handler.send_header("Content-Type", "text/plain")
                handler.end_headers()
            while True:
                handler.wfile.write(part)
                time.sleep(pause)

        self.pages[path] = answer


@pytest.fixture
def server() -> Iterator[Server]:
    """Serve on a free port of loopback for one test."""
    server = Server(("127.0.0.1", 0), _Handler)
    server.pages, server.seen = {}, []
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
