"""Which record a text says that it quotes from."""

from pathlib import Path

import pytest

from generator.desk.quotations import quotations_in
from generator.desk.statements import Titles, stated_sources
from generator.text.body_parser import parse_body
from tests.desk.examples import desk_of, write

FILES = {
    "materials/speeches/a.md": "---\ntitle: 甲讲话\n---\n\n文。\n",
    "materials/speeches/b.md": "---\ntitle: 乙办法\ndate: 2024\n---\n\n文。\n",
    "materials/speeches/b2.md": "---\ntitle: 乙办法\ndate: 2025\n---\n\n文。\n",
}
A, B = frozenset({"speeches/a"}), frozenset({"speeches/b", "speeches/b2"})
NOTHING: frozenset[str] = frozenset()


@pytest.fixture(scope="module")
def titles(tmp_path_factory: pytest.TempPathFactory) -> Titles:
    return Titles(desk_of(write(tmp_path_factory.mktemp("archive"), FILES)).library)


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        ("《甲讲话》指出：“丙”。", A),
        ("《甲 讲话》指出：“丙”。", A),
        ("《乙办法》规定：“丙”。", B),
        ("《没有的》规定：“丙”。", NOTHING),
        ("《甲讲话》发表了。有人说：“丙”。", NOTHING),
        ("“丙”（《甲讲话》第2段）。", A),
        ("“丙”（见 speeches/a#p123456）。", A),
        ("“丙”（speeches/a.html#p123456）。", A),
        ("“丙”（见别处）《甲讲话》", NOTHING),
        ("“丙”——《甲讲话》", A),
        ("《乙办法》说“丙”（《甲讲话》）。", A),
        ("[十月的讲话](../speeches/a.md)说：“丙”。", A),
        ("[“丙”](../speeches/a.md#p123456)", A),
        ("[讲话](https://example.org/x/speeches/a.html#p123456)说：“丙”。", A),
        ("[讲话](https://example.org/)说：“丙”。", NOTHING),
        ("“丁《乙办法》戊”", NOTHING),
        ("> 丙\n>\n> ——《甲讲话》", A),
        ("> 丙\n>\n> ——[第3段](../speeches/a.md#p123456)", A),
        ("> 丙提到《乙办法》", NOTHING),
        ("《甲讲话》里有一段：\n\n> 丙", A),
        ("《甲讲话》发表了。\n\n> 丙", NOTHING),
    ],
)
def test_the_last_quotation(draft: str, expected: frozenset[str], titles: Titles) -> None:
    blocks = parse_body(draft).blocks
    assert stated_sources(blocks, quotations_in(blocks), titles, "cases")[-1] == expected


def test_each_of_two_has_its_own(titles: Titles) -> None:
    blocks = parse_body("《甲讲话》说“丙”，又说“丁”，《乙办法》写“戊”。").blocks
    assert stated_sources(blocks, quotations_in(blocks), titles) == (A, A, B)


def test_a_link_within_the_folder(titles: Titles, tmp_path: Path) -> None:
    blocks = parse_body("[讲话](a.md)说：“丙”。").blocks
    assert stated_sources(blocks, quotations_in(blocks), titles, "speeches") == (A,)
