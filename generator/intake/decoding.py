"""Turn the bytes of a text file into a string, whatever Chinese encoding they are in."""

import codecs
import re
from contextlib import suppress
from dataclasses import dataclass

from generator.records.source_text import CONTROL, LINE_END

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# The hundred most frequent characters of modern Chinese, in both scripts; a wrong decoding has
# next to none of them.
_COMMON = frozenset(
    "的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对"
    "小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动"
    "這個們來時為說國著會對學麼沒發當還樣種開總從無現與"
)
_UNDECODABLE = "\ufffd"
# A text of which more than this share cannot be read is not a damaged text but no text.
_MAX_DAMAGE = 0.05

_UNWANTED = re.compile(f"{CONTROL.pattern}|\ufeff")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding that it was in, and what was taken out of it."""

    text: str
    encoding: str
    losses: tuple[str, ...]


def decode(data: bytes) -> Decoded | None:
    """Decode a text file; None where it is no text in any known encoding.

    A byte order mark decides; else strict UTF-8; else whichever of damaged UTF-8, GB18030 and
    Big5 gives most everyday characters.  Control characters are taken out and reported.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return _clean(data[len(mark) :].decode(encoding), encoding)
            except UnicodeDecodeError:
                return None
    if b"\0" in data:
        return None
    try:
        return _clean(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        readings = [("utf-8", data.decode("utf-8", errors="replace"))]
    for encoding in ("gb18030", "big5hkscs"):
        with suppress(UnicodeDecodeError):
            readings.append((encoding, data.decode(encoding)))
    encoding, text = max(readings, key=lambda pair: _plausibility(pair[1]))
    if text.count(_UNDECODABLE) > len(text) * _MAX_DAMAGE:
        return None
    return _clean(text, encoding)


def _plausibility(text: str) -> float:
    """Return the share of everyday characters among the non-Latin ones."""
    foreign = [character for character in text if ord(character) > 127]
    return sum(character in _COMMON for character in foreign) / (len(foreign) or 1)


def _clean(text: str, encoding: str) -> Decoded:
    text = LINE_END.sub("\n", text).removeprefix("\ufeff")
    losses = []
    removed = _UNWANTED.findall(text)
    if removed:
        text = _UNWANTED.sub("", text)
        losses.append(f"清除了 {len(removed)} 个控制字符")
    if encoding != "utf-8":
        losses.append(f"从 {encoding.upper()} 编码转成了 UTF-8")
    if count := text.count(_UNDECODABLE):
        losses.append(f"原文有 {count} 处缺字或损坏的字节（�），照原样保留")
    text = re.sub("[\ud800-\udfff]", _UNDECODABLE, text)
    return Decoded(text, encoding, tuple(losses))
