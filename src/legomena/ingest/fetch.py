"""Fetching a URL: only public web servers, within limits of time, size and redirects.

The host is resolved once, every address it has is checked, and the connection goes to a checked address
itself, so that a name which changes its address in between gains nothing. Proxies are not used.
"""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from dataclasses import dataclass
from email.message import Message
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from legomena import __version__

from ._http import BodyError, unpack
from ._model import ReadOptions, too_large
from .unreadable import Unreadable

_NAT64 = ip_network("64:ff9b::/96")
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered."""

    url: str
    """Where it was found in the end."""
    body: bytes
    media_type: str | None
    charset: str | None


def fetch(url: str, options: ReadOptions) -> Page:
    """Return what stands at ``url``; raise ``Unreadable`` with the reason where it cannot be had."""
    deadline = time.monotonic() + options.timeout
    for _ in range(options.max_redirects + 1):
        try:
            found = _request(url, options, deadline)
        except TimeoutError:
            raise Unreadable(
                f"The server took longer than {options.timeout:g} seconds; try again later, or save the page "
                "and add the file."
            ) from None
        except ssl.SSLError as error:
            reason = getattr(error, "verify_message", "") or error.reason or "TLS error"
            raise Unreadable(
                f"The server's identity could not be verified ({reason}); check the address."
            ) from None
        except (OSError, http.client.HTTPException, BodyError) as error:
            detail = getattr(error, "strerror", None) or str(error) or type(error).__name__
            raise Unreadable(
                f"It could not be fetched ({detail}); check the address, or try later."
            ) from None
        if isinstance(found, Page):
            return found
        url = found
    raise Unreadable(f"It redirects more than {options.max_redirects} times; add the page that it leads to.")


def check_url(url: str) -> SplitResult:
    """Return the parts of ``url``; raise ``Unreadable`` where it is none that is fetched."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Unreadable("It is not a valid URL; correct it.") from None
    if parts.scheme.casefold() not in ("http", "https"):
        scheme = parts.scheme or "no scheme"
        raise Unreadable(f"Only http and https URLs are fetched, and this leads to one with {scheme}.")
    if not parts.hostname or port == 0 or any(character <= " " for character in url):
        raise Unreadable("It is not a valid URL; correct it.")
    if parts.username or parts.password:
        raise Unreadable("It holds a user name or password; save the page in a browser and add the file.")
    return parts


def is_public(address: str) -> bool:
    """Tell whether an IP address is one of the public internet, also where it wraps an IPv4 address."""
    ip: IPv4Address | IPv6Address = ip_address(address.partition("%")[0])
    if isinstance(ip, IPv6Address):
        wrapped = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            wrapped = IPv4Address(int(ip) & 0xFFFFFFFF)
        if wrapped is not None:
            return is_public(str(wrapped))
        if ip.is_site_local:
            return False
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)


def _addresses(host: str, port: int, options: ReadOptions) -> list[str]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError):
        raise Unreadable(f"The host {host} is not known; check the address.") from None
    addresses = list(dict.fromkeys(str(entry[4][0]) for entry in found))
    if not options.allow_private and not all(is_public(address) for address in addresses):
        raise Unreadable(
            f"The host {host} is on a private network or this machine; save the page and add the file, "
            "or allow private addresses (allow_private)."
        )
    return addresses


def _request(url: str, options: ReadOptions, deadline: float) -> Page | str:
    """Return the page, or the URL that it redirects to."""
    parts = check_url(url)
    host = (parts.hostname or "").encode("idna").decode() if not _is_ascii(parts.hostname) else parts.hostname
    assert host is not None  # noqa: S101 - check_url has seen to it
    secure = parts.scheme.casefold() == "https"
    port = parts.port or (443 if secure else 80)
    with _connect(_addresses(host, port, options), port, deadline) as plain:
        sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host) if secure else plain
        with sock:
            connection = http.client.HTTPConnection(host, parts.port)
            connection.sock = _Timed(sock, deadline)
            target = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._") + (
                "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?") if parts.query else ""
            )
            connection.request(
                "GET",
                target,
                headers={
                    "User-Agent": f"legomena/{__version__}",
                    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                    "Accept-Encoding": "identity",
                    "Connection": "close",
                },
            )
            response = connection.getresponse()
            try:
                return _answer(response, url, options)
            finally:
                response.close()


def _answer(response: http.client.HTTPResponse, url: str, options: ReadOptions) -> Page | str:
    location = response.getheader("Location")
    if response.status in _REDIRECTS and location:
        target = urljoin(url, location.strip())
        check_url(target)
        return target
    if response.status != 200:
        raise Unreadable(
            f"The server answered {response.status} {response.reason}; check the address, or save the page "
            "in a browser and add the file."
        )
    length = response.getheader("Content-Length") or ""
    if length.isdecimal() and int(length) > options.max_bytes:
        raise Unreadable(too_large(options))
    body = _body(response, options)
    packing = response.getheader("Content-Encoding")
    unpacked = unpack(body, None, packing, options.max_bytes)
    if unpacked is None:
        raise Unreadable(too_large(options))
    headers = Message()
    headers["Content-Type"] = response.getheader("Content-Type") or ""
    charset = headers.get_content_charset()
    media_type = headers.get_content_type() if response.getheader("Content-Type") else None
    return Page(url=url, body=unpacked, media_type=media_type, charset=charset)


def _body(response: http.client.HTTPResponse, options: ReadOptions) -> bytes:
    parts: list[bytes] = []
    length = 0
    while part := response.read1(65536):
        length += len(part)
        if length > options.max_bytes:
            raise Unreadable(too_large(options))
        parts.append(part)
    expected = response.getheader("Content-Length") or ""
    if expected.isdecimal() and length < int(expected):
        raise Unreadable("The server broke off in the middle of the page; try again later.")
    return b"".join(parts)


def _connect(addresses: list[str], port: int, deadline: float) -> socket.socket:
    failure: OSError | None = None
    for address in addresses:
        try:
            return socket.create_connection((address, port), timeout=_left(deadline))
        except OSError as error:
            failure = error
    raise failure or OSError("no address")


def _left(deadline: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _is_ascii(host: str | None) -> bool:
    return host is not None and host.isascii()


class _Timed(io.RawIOBase):
    """A socket whose every wait ends at the deadline, however slowly the server drips."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock, self._deadline = sock, deadline

    def makefile(self, *_: Any, **__: Any) -> io.BufferedReader:
        """Return the reading side, as ``http.client`` asks for it."""
        return io.BufferedReader(_Timed(self._sock, self._deadline))

    def sendall(self, data: bytes) -> None:
        """Send ``data``."""
        self._sock.settimeout(_left(self._deadline))
        self._sock.sendall(data)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read what has come, waiting for something until the deadline."""
        self._sock.settimeout(_left(self._deadline))
        return self._sock.recv_into(buffer)
