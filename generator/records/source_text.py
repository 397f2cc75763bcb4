"""Read a text file of the archive: UTF-8, no control characters, lines ending in line feeds."""

import codecs
import errno
import re
from pathlib import Path

from generator.records import rules
from generator.records.diagnostics import Diagnostic, Place

MAX_BYTES = 20 * 1024 * 1024

# What neither YAML 1.1 nor HTML may hold.  Line ends are normalised before this is looked for.
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")

# Every line end that some system or YAML knows.
LINE_END = re.compile("\r\n|[\r\x85\u2028\u2029]")

_BYTE_ORDER_MARKS = {
    codecs.BOM_UTF16_LE: "UTF-16",
    codecs.BOM_UTF16_BE: "UTF-16",
}


def read_source(path: Path, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Read and decode the file at `path`, named `file` in diagnostics.

    Returns:
        The text, or None where it cannot be used, and what is wrong.
    """
    data, found = read_bytes(path, file)
    return (None, found) if data is None else decode_source(data, file)


def read_bytes(path: Path, file: str) -> tuple[bytes | None, tuple[Diagnostic, ...]]:
    """Read the bytes of a file, unless it is too large to be a text."""
    place = Place(file)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            megabyte = 1024 * 1024
            sizes = {"size": -(-size // megabyte), "limit": MAX_BYTES // megabyte}
            return None, (rules.TOO_LARGE.at(place, **sizes),)
        return path.read_bytes(), ()
    except OSError as error:
        return None, (rules.UNREADABLE.at(place, reason=explain_os_error(error)),)


def explain_os_error(error: OSError) -> str:
    """Say in Chinese why the operating system refused."""
    known = {
        errno.EACCES: "没有权限",
        errno.EPERM: "没有权限",
        errno.EISDIR: "这是一个文件夹",
        errno.ENOENT: "文件不见了",
        errno.EIO: "磁盘出错",
        errno.ENOSPC: "磁盘满了",
        errno.EROFS: "磁盘是只读的",
        errno.ENAMETOOLONG: "名字太长",
        errno.ENOTDIR: "路径中间有一个不是文件夹",
        errno.EADDRINUSE: "已经被占用",
    }
    return known.get(error.errno or 0, error.strerror or "未知原因")


def decode_source(data: bytes, file: str) -> tuple[str | None, tuple[Diagnostic, ...]]:
    """Decode the bytes of a material file; see `read_source`."""
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if data.startswith(mark):
            return None, (rules.NOT_UTF8.at(Place(file), encoding=encoding),)
    if b"\0" in data:
        return None, (rules.NUL.at(_place_of_byte(data, data.index(b"\0"), file)),)
    found: tuple[Diagnostic, ...] = ()
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
        found = (rules.BYTE_ORDER_MARK.at(Place(file)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place_of_byte(data, error.start, file)
        return None, (*found, rules.NOT_UTF8.at(place, encoding=_guess(data)))
    text = LINE_END.sub("\n", text)
    if match := CONTROL.search(text):
        line = text.count("\n", 0, match.start())
        column = match.start() - (text.rfind("\n", 0, match.start()) + 1)
        place = Place(file, line + 1, column + 1)
        character = f"U+{ord(match[0]):04X}"
        return None, (*found, rules.CONTROL_CHARACTER.at(place, character=character))
    return text, found


def _place_of_byte(data: bytes, index: int, file: str) -> Place:
    before = LINE_END.sub("\n", data[:index].decode("utf-8-sig", errors="replace"))
    return Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)


def _guess(data: bytes) -> str:
    try:
        data.decode("utf-8", errors="surrogatepass")
    except UnicodeDecodeError:
        pass
    else:
        return "UTF-8，但有半个代理字符"
    damaged = data.decode("utf-8", errors="replace")
    if damaged.count("\ufffd") * 20 < len(damaged):
        return "UTF-8，但有损坏的字节"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return "别的编码"
    return "GBK"
