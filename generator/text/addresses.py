"""Tell what an address written in a body means, without looking whether it is there."""

from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import unquote, urlsplit

_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


class AddressKind(Enum):
    """What an address points to."""

    RECORD = auto()
    """Another material file, a place in it, or a place in this one."""
    FILE = auto()
    """An attachment or picture."""
    OUTSIDE = auto()
    """Something on another site, or a mail address."""
    REFUSED = auto()
    """Nothing that may be linked; `Address.reason` and `Address.remedy` say why."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address, taken apart.

    Attributes:
        kind: what it points to.
        path: the relative path, decoded; empty for a place in the same file.
        fragment: what follows ``#``, decoded.
        reason: why it is refused, in Chinese.
        remedy: what to write instead, in Chinese.
    """

    kind: AddressKind
    path: str = ""
    fragment: str = ""
    reason: str = ""
    remedy: str = ""


def read_address(written: str) -> Address:
    """Take an address apart; `written` is percent-encoded or plain."""
    try:
        parts = urlsplit(written)
    except ValueError:
        return _refused("写法不合网址的规定", "检查方括号和冒号；照浏览器地址栏里的写")
    if parts.scheme:
        if parts.scheme.lower() in _SAFE_SCHEMES:
            return Address(AddressKind.OUTSIDE)
        return _refused(f"不允许 {parts.scheme}: 开头的地址", "改成 http 或 https 地址")
    if parts.netloc:
        return _refused("以 // 开头的地址在本地打不开", "写全 https://")
    if parts.path.startswith("/"):
        return _refused("以 / 开头的地址换一个位置就失效", "写相对地址，例如 ../speeches/编号.md")
    path, fragment = unquote(parts.path), unquote(parts.fragment)
    is_record = not path or path.endswith(".md")
    return Address(AddressKind.RECORD if is_record else AddressKind.FILE, path, fragment)


def _refused(reason: str, remedy: str) -> Address:
    return Address(AddressKind.REFUSED, reason=reason, remedy=remedy)
