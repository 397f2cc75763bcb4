"""Bytes of a text file in whatever Chinese encoding."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.intake.decoding import Decoded, decode
from generator.records.source_text import CONTROL

SPEECH = "同志们：\n这是我们在会议上的讲话，对大家都有用。"
TRADITIONAL = "同志們：\n這是我們在會議上的講話，對大家都有用。"


@pytest.mark.parametrize(
    ("encoding", "text", "name"),
    [
        ("utf-8", SPEECH, "utf-8"),
        ("utf-8-sig", SPEECH, "utf-8"),
        ("gbk", SPEECH, "gb18030"),
        ("gb2312", SPEECH, "gb18030"),
        ("gb18030", SPEECH + "𠮷", "gb18030"),
        ("big5", TRADITIONAL, "big5hkscs"),
        ("utf-16", SPEECH, "utf-16-le"),
    ],
)
def test_encoding_is_found(encoding: str, text: str, name: str) -> None:
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, name)


def test_utf_16_with_the_high_byte_first() -> None:
    decoded = decode(codecs.BOM_UTF16_BE + SPEECH.encode("utf-16-be"))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (SPEECH, "utf-16-be")


def test_other_encoding_is_reported_as_a_loss() -> None:
    decoded = decode(SPEECH.encode("gbk"))
    assert decoded is not None
    assert decoded.losses == ("从 GB18030 编码转成了 UTF-8",)


@pytest.mark.parametrize("data", [b"", b"a\n", SPEECH.encode()])
def test_utf_8_has_no_losses(data: bytes) -> None:
    assert decode(data) == Decoded(data.decode(), "utf-8", ())


@pytest.mark.parametrize(
    "data",
    [
        b"\0",
        SPEECH.encode() + b"\0",
        b"PK\3\4\x14\0\6\0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\xff\xff\xff\xff",
        codecs.BOM_UTF8 + b"\xff",
        codecs.BOM_UTF16_LE + b"a",
        b"\xff" * 100,
        bytes(range(128, 256)) * 4,
    ],
)
def test_what_is_no_text_is_none(data: bytes) -> None:
    assert decode(data) is None


def test_line_ends_become_one() -> None:
    assert decode(b"a\r\nb\rc\n") == Decoded("a\nb\nc\n", "utf-8", ())


def test_control_characters_are_taken_out_and_counted() -> None:
    decoded = decode("讲\x08话\x1b\x7f\ufeff。\t\n".encode())
    assert decoded == Decoded("讲话。\t\n", "utf-8", ("清除了 4 个控制字符",))


def test_replacement_characters_stay_and_are_counted() -> None:
    decoded = decode("讲�话�。".encode())
    assert decoded is not None
    assert decoded.text == "讲�话�。"
    assert decoded.losses == ("原文有 2 处缺字或损坏的字节（�），照原样保留",)


@pytest.mark.parametrize("damage", [b"\xe4\xb8", b"\xff", b"\xe8"])
@pytest.mark.parametrize("place", [0, 12, 58])
def test_damaged_utf_8_stays_utf_8(damage: bytes, place: int) -> None:
    data = (SPEECH * 4).encode()
    decoded = decode(data[:place] + damage + data[place:])
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.text.replace("\ufffd", "") == SPEECH * 4
    assert len(decoded.losses) == 1


def test_text_cut_off_in_the_middle_of_a_character_keeps_the_rest() -> None:
    decoded = decode((SPEECH * 4).encode()[:-1])
    assert decoded is not None
    assert decoded.text == (SPEECH * 4)[:-1] + "\ufffd"


@given(st.binary() | st.binary().map(codecs.BOM_UTF16_LE.__add__) | st.text().map(str.encode))
def test_any_bytes_are_text_or_none(data: bytes) -> None:
    decoded = decode(data)
    if decoded is not None:
        assert not CONTROL.search(decoded.text)
        assert "\r" not in decoded.text
        decoded.text.encode("utf-8")


@given(
    st.text(
        st.characters(
            exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\ufffe\uffff\ufeff"
        )
    )
)
def test_utf_8_comes_back(text: str) -> None:
    decoded = decode(text.encode())
    assert decoded is not None
    assert decoded.text == text
