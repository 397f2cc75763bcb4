"""Wrap bytes as a script that hands them over.

A page that was opened from a folder may not fetch anything, but it may add scripts.  Every file of
the index is therefore a script with one call; the same file serves a site on a server, under a
policy that allows nothing but scripts of its own.  Bytes are compressed here, so that no server
has to; positions, which hardly get smaller by it, are left as they are.
"""

import zlib
from base64 import b64encode

FOLDER = "assets/search"
"""Where the parts lie, relative to the site's root."""

_LEVEL = 6
# No header and no checksum: what a browser calls deflate-raw.
_RAW = -15


def part_uri(name: str) -> str:
    """Return the address of a part, relative to the site's root."""
    return f"{FOLDER}/{name}.js"


def part(name: str, version: str, data: bytes, *, compressed: bool = True) -> bytes:
    """Return the script of a part.

    Args:
        name: as it is asked for.
        version: of the index that it belongs to; parts of two versions do not mix.
        data: what it hands over.
        compressed: whether that is worth compressing.
    """
    letters = b64encode(_compressed(data) if compressed else data).decode("ascii")
    return f'archiveSearch.part("{name}","{version}","{letters}",{int(compressed)});\n'.encode(
        "ascii"
    )


def _compressed(data: bytes) -> bytes:
    compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, _RAW)
    return compressor.compress(data) + compressor.flush()
