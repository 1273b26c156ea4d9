"""A web server on 127.0.0.1 for tests, and a guard that no test speaks to any other machine."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from legation.ingest.fetch import Limits, Web

Answer = bytes | Callable[[socket.socket, bytes], None]


def reply(body: bytes, *headers: str, status: str = "200 OK", media: str = "text/html; charset=utf-8") -> bytes:
    """An answer over HTTP with its length."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def moved(where: str, status: str = "302 Found") -> bytes:
    """A redirect."""
    return reply(b"", f"Location: {where}", status=status)


class Server:
    """Answers each path with what is set for it, and remembers what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        """The address of a path here."""
        return f"http://{host}:{self.port}{path}"

    def close(self) -> None:
        """Stop listening."""
        with socket.create_connection(("127.0.0.1", self.port)) as last:
            last.sendall(b"STOP\r\n\r\n")
        self._thread.join(5)
        self._socket.close()

    def _serve(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            with connection:
                connection.settimeout(5)
                try:
                    request = self._request(connection)
                    if not request:
                        continue
                    if request.startswith(b"STOP"):
                        return
                    self._answer(connection, request)
                except OSError:
                    continue  # the client hung up, as it should on an answer that is too long or too slow

    def _request(self, connection: socket.socket) -> bytes:
        request = b""
        while b"\r\n\r\n" not in request and (part := connection.recv(65_536)):
            request += part
        return request

    def _answer(self, connection: socket.socket, request: bytes) -> None:
        self.asked.append(request.decode())
        path = request.split(b" ")[1].decode() if request.count(b" ") > 1 else ""
        answer = self.answers.get(path, reply(b"", status="404 Not Found"))
        if callable(answer):
            answer(connection, request)
        else:
            connection.sendall(answer)


@contextmanager
def serving(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Server, Web]]:
    """A server, and the way to it alone; any other connection fails the test."""
    server = Server()
    connect = socket.create_connection

    def guarded(address: tuple[str, int], *rest: object, **named: object) -> socket.socket:
        assert tuple(address) == ("127.0.0.1", server.port), address
        return connect(address, *rest, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(socket, "create_connection", guarded)
    try:
        yield server, Web(Limits(bytes=300_000, seconds=60.0, redirects=3), frozenset({"127.0.0.1"}))
    finally:
        monkeypatch.undo()
        server.close()
