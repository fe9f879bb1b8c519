"""Fetching URLs from a real server: what is read, and what is refused."""

# ruff: noqa: E501 - cases stand on one line
from __future__ import annotations

import gzip
import shutil
import socket
import ssl
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from legomena import __version__
from legomena.ingest import Read, ReadOptions, read
from legomena.ingest.fetch import is_public
from legomena.records import SetAside

if TYPE_CHECKING:
    from conftest import Server

Page = Callable[..., bytes]
OPEN = ReadOptions(allow_private=True, timeout=5, max_bytes=200_000)


def reason(url: str, options: ReadOptions = OPEN) -> str:
    """Return why a URL was set aside."""
    (found,) = read([url], options)
    assert isinstance(found, SetAside), found
    assert found.name == url
    assert found.reason.endswith(".")
    return found.reason


def test_a_page(server: Server, page: Page) -> None:
    server.page("/news", page("windows-1252"), "text/html; charset=windows-1252")
    (found,) = read([f"{server.base}/news?id=1#part"], OPEN)
    assert isinstance(found, Read)
    assert found.raw == page("windows-1252")
    assert found.document.title == "Attack in the port"
    assert "“a warning”" in found.document.text
    assert found.document.url == f"{server.base}/news?id=1#part"
    path, headers = server.seen[0]
    assert path == "/news?id=1"
    assert headers["User-Agent"] == f"legomena/{__version__}"
    assert headers["Host"] == f"127.0.0.1:{server.server_port}"


def test_the_format_comes_from_content_type_and_content(server: Server) -> None:
    server.page("/a", b'{"text": "Five killed."}\n{"text": "Six hurt."}\n', "application/x-ndjson")
    server.page("/b", b"# Toll\n\nFive killed.", "text/markdown")
    server.page("/c", b"text\nFive killed.\n", "text/csv")
    found = list(read([f"{server.base}/{name}" for name in "abc"], OPEN))
    assert [item.document.media_type for item in found if isinstance(item, Read)] == [
        "application/json",
        "application/json",
        "text/markdown",
        "text/csv",
    ]


def test_a_packed_page_is_unpacked_within_the_limit(server: Server, page: Page) -> None:
    server.page("/a", gzip.compress(page()), Content_Encoding="gzip")
    server.page("/bomb", gzip.compress(b" " * 5_000_000), Content_Encoding="gzip")
    (found,) = read([f"{server.base}/a"], OPEN)
    assert isinstance(found, Read)
    assert found.raw == page()
    assert "limit" in reason(f"{server.base}/bomb")


def test_links_of_a_feed_are_fetched_only_where_allowed(server: Server, page: Page) -> None:
    feed = f'<rss version="2.0"><channel><title>x</title><item><link>{server.base}/news</link></item></channel></rss>'
    server.page("/feed", feed.encode(), "application/rss+xml")
    server.page("/news", page())
    (aside,) = read([f"{server.base}/feed"], OPEN)
    assert isinstance(aside, SetAside)
    options = ReadOptions(allow_private=True, fetch_links=True)
    (found,) = read([f"{server.base}/feed"], options)
    assert isinstance(found, Read)
    assert found.document.name == f"{server.base}/news"
    assert [path for path, _ in server.seen] == ["/feed", "/feed", "/news"]


def test_redirects_are_followed_and_counted(server: Server, page: Page) -> None:
    server.page("/a", b"", status=302, Location="/b")
    server.page("/b", b"", status=301, Location=f"{server.base}/news")
    server.page("/news", page())
    server.page("/loop", b"", status=307, Location="/loop")
    (found,) = read([f"{server.base}/a"], OPEN)
    assert isinstance(found, Read)
    assert (found.document.name, found.document.url) == (f"{server.base}/a", f"{server.base}/news")
    assert "redirects more than 5 times" in reason(f"{server.base}/loop")
    assert "redirects" in reason(f"{server.base}/a", ReadOptions(allow_private=True, max_redirects=1))


@pytest.mark.parametrize(
    "target", ["file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "data:text/plain,x"]
)
def test_redirects_to_other_schemes_are_refused(server: Server, target: str) -> None:
    server.page("/a", b"", status=302, Location=target)
    assert "Only http and https" in reason(f"{server.base}/a")


def test_redirects_to_private_addresses_are_refused(
    server: Server, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host counts as public here; what it redirects to does not."""
    server.page("/a", b"", status=302, Location=f"http://localhost:{server.server_port}/news")
    server.page("/news", page())
    real = socket.getaddrinfo
    monkeypatch.setattr("legomena.ingest.fetch.is_public", lambda address: address == "127.0.0.1")
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *more, **named: real("127.0.0.2" if host == "localhost" else host, *more, **named),
    )
    assert "private network" in reason(f"{server.base}/a", ReadOptions())
    assert [path for path, _ in server.seen] == ["/a"]


def test_a_name_that_changes_its_address_gains_nothing(
    server: Server, page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is resolved once, and the connection goes to what was checked."""
    server.page("/news", page())
    asked: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: str, port: int, *more: object, **named: object) -> object:
        if host == "rebind.example":
            asked.append(host)
            host = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return real(host, port, *more, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    (found,) = read([f"http://rebind.example:{server.server_port}/news"], OPEN)
    assert isinstance(found, Read)
    assert asked == ["rebind.example"]
    assert server.seen[0][1]["Host"] == f"rebind.example:{server.server_port}"


def test_one_private_address_among_public_ones_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 80)) for address in ("1.1.1.1", "10.0.0.1")
    ]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    assert "private network" in reason("http://mixed.example/", ReadOptions())


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "0", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"]
)
def test_this_machine_is_refused(server: Server, host: str) -> None:
    said = reason(f"http://{host}:{server.server_port}/", ReadOptions(timeout=5))
    assert "private network" in said or "not known" in said
    assert not server.seen


@pytest.mark.parametrize(
    "address",
    [
        "10.1.2.3", "172.16.0.1", "192.168.1.1", "127.9.9.9", "169.254.169.254", "100.64.0.1", "0.0.0.1", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(address)


def test_an_endless_body_is_cut_off(server: Server) -> None:
    server.drip("/endless", b"x" * 65536, 0)
    assert "limit" in reason(f"{server.base}/endless")


def test_a_large_body_is_refused_by_its_header(server: Server) -> None:
    server.page("/large", b"", Content_Length="999999999")
    assert "limit" in reason(f"{server.base}/large")


@pytest.mark.parametrize("before_headers", [False, True])
def test_a_slow_server_is_left_at_the_deadline(server: Server, before_headers: bool) -> None:
    server.drip("/slow", b"x", 0.05, before_headers)
    begun = time.monotonic()
    assert "longer than 0.4 seconds" in reason(
        f"{server.base}/slow", ReadOptions(allow_private=True, timeout=0.4)
    )
    assert time.monotonic() - begun < 2


def test_a_body_that_breaks_off_is_set_aside(server: Server) -> None:
    server.page("/cut", b"Five killed", "text/plain", Content_Length="5000")
    assert "broke off" in reason(f"{server.base}/cut") or "fetched" in reason(f"{server.base}/cut")


def test_errors_of_the_server(server: Server) -> None:
    server.page("/gone", b"", status=404)
    server.page("/empty", b"")
    assert "404" in reason(f"{server.base}/gone")
    assert "empty" in reason(f"{server.base}/empty")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        assert "could not be fetched" in reason(f"http://127.0.0.1:{closed.getsockname()[1]}/")


def test_a_server_without_tls_is_not_trusted(server: Server) -> None:
    said = reason(f"https://127.0.0.1:{server.server_port}/")
    assert "identity" in said or "could not be fetched" in said


@pytest.mark.skipif(shutil.which("openssl") is None, reason="makes a certificate; install openssl")
def test_tls_is_verified(server: Server, page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    certificate, key = str(tmp_path / "cert.pem"), str(tmp_path / "key.pem")
    make = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "ec",
        "-pkeyopt",
        "ec_paramgen_curve:prime256v1",
        "-nodes",
        "-days",
        "2",
    ]
    make += [
        "-subj",
        "/CN=news.example",
        "-addext",
        "subjectAltName=DNS:news.example",
        "-keyout",
        key,
        "-out",
        certificate,
    ]
    subprocess.run(make, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    server.handle_error = lambda *_: None  # type: ignore[method-assign] # a reader that hangs up is the point
    server.page("/news", page())
    real = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", lambda _, *more, **named: real("127.0.0.1", *more, **named))
    url = f"https://news.example:{server.server_port}/news"
    assert "identity" in reason(url)
    monkeypatch.setenv("SSL_CERT_FILE", certificate)
    (found,) = read([url], OPEN)
    assert isinstance(found, Read)
    assert "identity" in reason(url.replace("news.", "other."))


@pytest.mark.parametrize(
    "url",
    [
        "http://",
        "http://a b.example/",
        "http://a.example:99999/",
        "http://user:secret@a.example/",
        "http://[::1/",
        "http://a.example:0/",
    ],
)
def test_urls_that_are_none(url: str) -> None:
    assert "correct" in reason(url) or "password" in reason(url)


def test_paths_outside_ascii_are_sent_encoded(server: Server, page: Page) -> None:
    server.page("/caf%C3%A9", page())
    (found,) = read([f"{server.base}/café"], OPEN)
    assert isinstance(found, Read)
