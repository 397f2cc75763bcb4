"""What an address in a body means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.text.addresses import AddressKind, read_address


@pytest.mark.parametrize(
    ("written", "path", "fragment"),
    [
        ("b.md", "b.md", ""),
        ("../units/b.md#p1", "../units/b.md", "p1"),
        ("#p1", "", "p1"),
        ("", "", ""),
        ("%E4%B8%AD.md#%E6%AE%B5", "中.md", "段"),
        ("b.md?x=1", "b.md", ""),
    ],
)
def test_records(written: str, path: str, fragment: str) -> None:
    address = read_address(written)
    assert (address.kind, address.path, address.fragment) == (AddressKind.RECORD, path, fragment)


@pytest.mark.parametrize(
    ("written", "path"),
    [
        ("a/讲稿.pdf", "a/讲稿.pdf"),
        ("a/%E8%AE%B2%E7%A8%BF.pdf", "a/讲稿.pdf"),
        ("a/第1期%232.pdf", "a/第1期#2.pdf"),
        ("a/b%3F.pdf", "a/b?.pdf"),
        ("b.html", "b.html"),
        ("%6Aavascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_files(written: str, path: str) -> None:
    address = read_address(written)
    assert (address.kind, address.path) == (AddressKind.FILE, path)


@pytest.mark.parametrize(
    "written", ["https://example.org/a.md", "HTTP://example.org", "mailto:a@b.c"]
)
def test_other_sites(written: str) -> None:
    assert read_address(written).kind is AddressKind.OUTSIDE


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("javascript:alert(1)", "不允许 javascript: 开头的地址"),
        ("JavaScript:alert(1)", "不允许 javascript: 开头的地址"),
        ("data:text/html,x", "不允许 data: 开头的地址"),
        ("file:///C:/x", "不允许 file: 开头的地址"),
        ("//example.org/x", "以 // 开头的地址在本地打不开"),
        ("/speeches/a.html", "以 / 开头的地址换一个位置就失效"),
        ("http://[x", "写法不合网址的规定"),
        ("//[x", "写法不合网址的规定"),
    ],
)
def test_refused(written: str, reason: str) -> None:
    address = read_address(written)
    assert (address.kind, address.reason) == (AddressKind.REFUSED, reason)
    assert address.remedy


@given(st.text() | st.text("[]/:#?%@.ab"))
def test_any_text_is_an_address(written: str) -> None:
    address = read_address(written)
    assert bool(address.reason) is (address.kind is AddressKind.REFUSED)


@pytest.mark.parametrize(
    "written", ["java\nscript:x", " javascript:x", "\x01javascript:x", "java\tscript:x"]
)
def test_white_space_does_not_hide_a_scheme(written: str) -> None:
    assert read_address(written).kind is AddressKind.REFUSED
