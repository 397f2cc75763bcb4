"""Show an archive while it is being written: build, serve on this machine, rebuild on save."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread
from typing import Any

from watchfiles import watch

from generator.output.building import WORKSHOP


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base's name
        """Keep requests out of the terminal."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader who went on before a page had arrived."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextmanager
def served(site: Path, port: int) -> Iterator[str]:
    """Serve `site` on the loopback address; yields the address of its home page.

    Args:
        site: folder with the built site.
        port: 0 takes any free one.

    Raises:
        OSError: when the port is taken.
    """
    handler = partial(_Quiet, directory=str(site))
    server = _Server(("127.0.0.1", port), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()


def rebuild_on_save(root: Path, site: Path, rebuild: Callable[[], None], stop: Event) -> None:
    """Call `rebuild` after each change under `root`, until `stop` is set."""
    ignored = {(root / WORKSHOP).resolve(), site.resolve()}

    def concerns_us(change: object, path: str) -> bool:
        parents = {Path(path), *Path(path).parents}
        return ignored.isdisjoint(parents) and "/.git/" not in Path(path).as_posix()

    for _ in watch(root, watch_filter=concerns_us, stop_event=stop, raise_interrupt=False):
        rebuild()
