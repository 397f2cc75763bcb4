"""Serving a site on this machine: quiet about readers who go on before a page has arrived."""

import socket
import struct
import time
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from generator.output.serving import served


def test_a_reader_who_leaves_early_is_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "large.js").write_bytes(b"x" * 20_000_000)
    (tmp_path / "small.js").write_bytes(b"x")
    with served(tmp_path, 0) as address:
        place = urlsplit(address)
        with socket.create_connection((place.hostname, place.port or 0)) as reader:
            # Closing with nothing lingering resets the connection.
            reader.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            reader.sendall(b"GET /large.js HTTP/1.0\r\n\r\n")
            reader.recv(1000)
        time.sleep(0.3)
        with urlopen(f"{address}small.js") as response:
            assert response.read() == b"x"
    assert capsys.readouterr().err == ""
