"""Pages from the web, fetched so that neither the page's owner nor its address can turn the fetcher against us.

Only http and https. Names are resolved here, and a name that has any address outside the public Internet is refused;
the connection is made to the address that was judged, so a name cannot change in between, and the address at the other
end is judged once more. Every redirect passes the same gate. No proxies, no cookies, no user names, nothing kept.
"""

from __future__ import annotations

import socket
import ssl
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

import httpcore2

from legation.errors import SkipArticle
from legation.ingest import addresses
from legation.ingest.job import MOST_BYTES

AGENT: Final = "Legation (reader of political news)"
_HEADERS: Final = MappingProxyType(
    {
        "User-Agent": AGENT,
        "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
)
_MOVED: Final = frozenset((301, 302, 303, 307, 308))
_GOOD: Final = frozenset((200, 203))
_NOT_MODIFIED: Final = 304
_SAFE: Final = "/%:@!$&'()*+,;=~-._"
# Deflate reaches 1,032 : 1 at most; pages stay far below 250.
_MOST_EXPANSION: Final = 250
_HARMLESS: Final = 1_000_000


@dataclass(frozen=True)
class Limits:
    """What one fetch may cost: bytes after unpacking, seconds from first to last, redirects."""

    bytes: int = MOST_BYTES
    seconds: float = 30.0
    redirects: int = 5


@dataclass(frozen=True)
class Response:
    """What came back: the address in the end, the status (200 or 304), the body unpacked, headers in lower case."""

    url: str
    status: int
    body: bytes
    headers: Mapping[str, str]

    @property
    def media(self) -> str | None:
        """The Content-Type as sent."""
        return self.headers.get("content-type")

    @property
    def charset(self) -> str | None:
        """The character set that the Content-Type names."""
        for part in (self.media or "").split(";")[1:5]:
            name, _, value = part.partition("=")
            if name.strip().casefold() == "charset":
                return value.strip().strip("\"'")[:40] or None
        return None


@dataclass(frozen=True)
class Web:
    """The way to the web. ``also`` are IP addresses to reach though they are not public, as for a server under test."""

    limits: Limits = field(default_factory=Limits)
    also: frozenset[str] = frozenset()

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Response:
        """Fetch an address. ``headers`` are sent along (``If-None-Match`` for a polite second look).

        Raises SkipArticle, naming the address and the reason, for whatever is not fetched.
        """
        deadline = time.monotonic() + self.limits.seconds
        at = url
        for _ in range(self.limits.redirects + 1):
            response = self._once(_checked(at, url), deadline, headers or {}, url)
            if response.status not in _MOVED:
                return _accepted(response, url)
            at = _location(response, url)
        raise SkipArticle(url, f"redirected more than {self.limits.redirects} times")

    def _once(self, at: str, deadline: float, headers: Mapping[str, str], url: str) -> Response:
        gate = _Gate(self.also, deadline, url)
        sent: list[tuple[bytes | str, bytes | str]] = [*_HEADERS.items(), *headers.items()]
        timeout = dict.fromkeys(("connect", "read", "write", "pool"), self.limits.seconds)
        try:
            with (
                httpcore2.ConnectionPool(network_backend=gate, max_connections=1) as pool,
                pool.stream("GET", at, headers=sent, extensions={"timeout": timeout}) as answer,
            ):
                told = {name.decode("latin-1").casefold(): value.decode("latin-1") for name, value in answer.headers}
                wanted = answer.status in _GOOD
                body = _body(answer.iter_stream(), told, self.limits.bytes, url) if wanted else b""
                return Response(at, answer.status, body, told)
        except httpcore2.TimeoutException as error:
            raise SkipArticle(url, f"no complete answer within {self.limits.seconds:g} seconds") from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, UnicodeError) as error:
            raise SkipArticle(url, f"cannot be fetched ({_reason(error)})") from error


def _reason(error: Exception) -> str:
    return (str(error) or type(error).__name__)[:160]


def _checked(at: str, url: str) -> str:
    """The address as it is asked for. Raises SkipArticle for one that is not to be fetched."""
    told = "" if at == url else f"redirected to {at[:120]}: "
    if len(at) > addresses.LONGEST:
        raise SkipArticle(url[:200], f"address is longer than {addresses.LONGEST:,} characters")
    if any(ord(char) < 33 or ord(char) == 127 for char in at):
        raise SkipArticle(url, f"{told}address holds spaces or control characters")
    try:
        parts = urlsplit(at)
        host, port = parts.hostname or "", parts.port
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except (ValueError, UnicodeError) as error:
        raise SkipArticle(url, f"{told}no valid address ({_reason(error)})") from error
    if parts.scheme.casefold() not in ("http", "https"):
        raise SkipArticle(url, f"{told}only http and https are fetched, not {parts.scheme[:20] or 'this'}")
    if not name:
        raise SkipArticle(url, f"{told}address names no host")
    if parts.username is not None or parts.password is not None:
        raise SkipArticle(url, f"{told}addresses with a user name are not fetched")
    netloc = (f"[{name}]" if ":" in name else name) + (f":{port}" if port is not None else "")
    path, query = (quote(part, safe=_SAFE + extra) for part, extra in ((parts.path or "/", ""), (parts.query, "?")))
    return urlunsplit((parts.scheme.casefold(), netloc, path, query, ""))


def _location(response: Response, url: str) -> str:
    where = response.headers.get("location", "").strip()
    if not where:
        raise SkipArticle(url, f"HTTP {response.status} without saying where to")
    try:
        return urljoin(response.url, where)
    except ValueError as error:
        raise SkipArticle(url, f"redirected to {where[:120]}: no valid address ({_reason(error)})") from error


def _accepted(response: Response, url: str) -> Response:
    if response.status not in _GOOD and response.status != _NOT_MODIFIED:
        raise SkipArticle(url, f"the server answered HTTP {response.status}")
    return response


def _body(chunks: Iterator[bytes], headers: Mapping[str, str], most: int, url: str) -> bytes:
    """The body, unpacked as it comes, so that neither a long nor a swelling one is ever held."""
    coding = headers.get("content-encoding", "identity").strip().casefold() or "identity"
    if coding not in ("identity", "gzip", "x-gzip", "deflate"):
        raise SkipArticle(url, f"content coding {coding[:20]!r} was not asked for and is not read")
    machine = None if coding == "identity" else zlib.decompressobj(32 + zlib.MAX_WBITS)
    body = bytearray()
    taken = 0
    for chunk in chunks:
        taken += len(chunk)
        if machine is None:
            body += chunk
        elif not machine.eof:
            body += _unpacked(machine, chunk, most + 1 - len(body), url)
        if len(body) > most or taken > most:
            raise SkipArticle(url, f"longer than {most:,} bytes, the limit for one article")
        if machine is not None and len(body) > max(_HARMLESS, _MOST_EXPANSION * taken):
            raise SkipArticle(url, f"compressed data swells more than {_MOST_EXPANSION}-fold, as no text does")
    if machine is not None and taken and not machine.eof:
        raise SkipArticle(url, "compressed data is cut off")
    return bytes(body)


def _unpacked(machine: zlib._Decompress, chunk: bytes, most: int, url: str) -> bytes:
    try:
        return machine.decompress(chunk, most)
    except zlib.error as error:
        raise SkipArticle(url, f"compressed data is broken ({error})") from error


class _Gate(httpcore2.NetworkBackend):
    """Connects to public addresses only, and to none after the deadline."""

    def __init__(self, also: frozenset[str], deadline: float, url: str) -> None:
        self._also = also
        self._deadline = deadline
        self._url = url
        self._inner = httpcore2.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        """Resolve, judge every address, connect to the first that answers, judge who did."""
        failure: Exception | None = None
        for address in self._resolved(host, port):
            try:
                stream = self._inner.connect_tcp(address, port, _left(self._deadline, timeout), local_address)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
                continue
            peer = stream.get_extra_info("server_addr")
            try:
                self._judge(str(peer[0]) if peer else address, host)
            except SkipArticle:
                stream.close()
                raise
            return _Hurried(stream, self._deadline)
        raise failure or httpcore2.ConnectError("no address")

    def _resolved(self, host: str, port: int) -> list[str]:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise SkipArticle(self._url, f"host {host[:100]} cannot be found ({_reason(error)})") from error
        names = list(dict.fromkeys(str(row[4][0]) for row in found))
        for name in names:
            self._judge(name, host)
        return names[:8]

    def _judge(self, address: str, host: str) -> None:
        why = None if address in self._also else addresses.refusal(address)
        if why:
            raise SkipArticle(self._url, f"{host[:100]} is not fetched: {address} is {why}")


class _Hurried(httpcore2.NetworkStream):
    """A stream on which every wait ends at one deadline, so that a server cannot drip its answer for ever."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: float) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what there is."""
        return self._inner.read(max_bytes, _left(self._deadline, timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Write all of ``buffer``."""
        self._inner.write(buffer, _left(self._deadline, timeout))

    def close(self) -> None:
        """Hang up."""
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Go on encrypted."""
        inner = self._inner.start_tls(ssl_context, server_hostname, _left(self._deadline, timeout))
        return _Hurried(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """What the connection knows of itself."""
        return self._inner.get_extra_info(info)


def _left(deadline: float, asked: float | None) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise httpcore2.ReadTimeout("out of time")
    return left if asked is None else min(left, asked)
