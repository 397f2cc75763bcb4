"""Get the bytes of a file from outside, or say why not."""

from pathlib import Path

from generator.intake.draft import Refusal
from generator.records.source_text import explain_os_error

MEGABYTE = 1024 * 1024


def read_limited(path: Path, limit: int, remedy: str) -> bytes | Refusal:
    """Read a file of at most `limit` bytes; `remedy` says what to do about a larger one."""
    try:
        size = path.stat().st_size
        if size > limit:
            reason = f"文件有 {-(-size // MEGABYTE)} MB，超过 {limit // MEGABYTE} MB"
            return Refusal(reason, remedy)
        return path.read_bytes()
    except OSError as error:
        reason = f"读不出文件（{explain_os_error(error)}）"
        return Refusal(reason, "检查文件是否存在、是否被占用")
