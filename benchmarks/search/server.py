"""Serve a folder on the loopback address, and count what is sent."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


@dataclass(frozen=True, slots=True)
class Transfer:
    """What was sent within some time; bodies only, no headers.

    Attributes:
        requests: how many were answered, those without a body included.
        size: bytes as sent; nothing is compressed on the way.
        gzipped: what a server that compresses each answer with gzip would have sent; answers that
            would not shrink are sent as they are.
    """

    requests: int = 0
    size: int = 0
    gzipped: int = 0

    def __add__(self, other: "Transfer") -> "Transfer":
        return Transfer(
            self.requests + other.requests,
            self.size + other.size,
            self.gzipped + other.gzipped,
        )


class Counter:
    """Notes the files that were sent, in order."""

    def __init__(self) -> None:
        self.sent: list[Path | None] = []

    def note(self, file: Path | None) -> None:
        """Note an answer; None is one without a body."""
        self.sent.append(file)

    def take(self, only: frozenset[Path] | None = None) -> Transfer:
        """Return what was sent since the last call; `only` these files, where given."""
        sent, self.sent = self.sent, []
        files = [file for file in sent if only is None or file in only]
        sizes = [_sizes(file) for file in files if file]
        return Transfer(len(files), sum(one for one, _ in sizes), sum(two for _, two in sizes))


@cache
def _sizes(file: Path) -> tuple[int, int]:
    data = file.read_bytes()
    return len(data), min(len(data), len(gzip.compress(data, mtime=0)))


class _Handler(SimpleHTTPRequestHandler):
    # Without a cache header a browser would guess; and scripts of modules need their type.
    extensions_map = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}  # noqa: RUF012

    def __init__(self, *args: object, counter: Counter, **options: object) -> None:
        self._counter = counter
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def log_request(self, code: object = "-", size: object = "-") -> None:
        """Note the answer; nothing is printed."""
        file = Path(self.translate_path(self.path))
        is_sent = code == HTTPStatus.OK and file.is_file()
        self._counter.note(file if is_sent else None)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Print nothing."""


@contextmanager
def counted(folder: Path) -> Iterator[tuple[str, Counter]]:
    """Serve `folder`; yields its address, which ends in a slash, and what counts the answers."""
    counter = Counter()
    handler = partial(_Handler, counter=counter, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", counter
    finally:
        server.shutdown()
        server.server_close()
