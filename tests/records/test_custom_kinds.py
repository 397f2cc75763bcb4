"""Kinds that an archive declares itself."""

import pytest

from generator.compiler import examine
from generator.records.configuration import load_configuration
from generator.records.kinds import KINDS
from tests.conftest import Archive
from tests.records.helpers import TODAY, material

MODULE = """\
from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import Fields, Text
from generator.records.markers import Ref
from generator.records.schema import Kind


class Book(CommonFields):
    author: Annotated[Text | None, Field(title="作者")] = None
    after: Annotated[Text | None, Field(title="续"), Ref("book")] = None


class Plain(Fields):
    title: Text


class Odd(CommonFields):
    value: int | str = 1


class Lost(CommonFields):
    where: Annotated[Text | None, Field(title="哪里"), Ref("nowhere")] = None


class Late(CommonFields):
    book: Annotated[Text | None, Field(title="书"), Ref("book")] = None


BOOK = Kind("book", "books", "书", "书目", "书。", Book)
LATE = Kind("late", "lates", "晚", "晚", "晚。", Late)
NUMBER = 1
UPPER = Kind("Book", "books", "书", "书目", "书。", Book)
PATH = Kind("book", "../books", "书", "书目", "书。", Book)
TAKEN_NAME = Kind("speech", "books", "书", "书目", "书。", Book)
TAKEN_FOLDER = Kind("book", "speeches", "书", "书目", "书。", Book)
RESERVED = Kind("book", "vocabulary", "书", "书目", "书。", Book)
PLAIN = Kind("book", "books", "书", "书目", "书。", Plain)
ODD = Kind("book", "books", "书", "书目", "书。", Odd)
LOST = Kind("book", "books", "书", "书目", "书。", Lost)
"""


def _archive(archive: Archive, names: str) -> tuple[list[str], list[tuple[str, str, int, int]]]:
    root = archive({"archive.yml": f"name: 甲\nkinds: [{names}]\n", "my_kinds.py": MODULE})
    configuration, found = load_configuration(root)
    added = [kind.name for kind in configuration.kinds[len(KINDS) :]]
    return added, [
        (one.code, one.message.partition("：")[2], one.place.line, one.place.column)
        for one in found
    ]


def test_declared_kind_comes_after_the_built_in_ones(archive: Archive) -> None:
    assert _archive(archive, "my_kinds:BOOK") == (["book"], [])


def test_records_of_a_declared_kind_are_read(archive: Archive) -> None:
    root = archive(
        {
            "archive.yml": "kinds: my_kinds:BOOK\n",
            "my_kinds.py": MODULE,
            "materials/books/a.md": material("title: 甲\nauthor: 某\nafter: b"),
            "materials/books/b.md": material("title: 乙\nspeaker: 某"),
        }
    )
    examination = examine(root, today=TODAY)
    assert [record.key for record in examination.library.records] == ["books/a"]
    assert [(one.code, one.place.file) for one in examination.diagnostics] == [
        ("L111", "materials/books/b.md"),
        ("F102", "materials/books/b.md"),
    ]


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("my_kinds", "没有写冒号和名字"),
        ("my_kinds:NOTHING", "模块里没有名为 NOTHING 的 Kind"),
        ("my_kinds:NUMBER", "模块里没有名为 NUMBER 的 Kind"),
        ("my_kinds:UPPER", "名称和文件夹只能用小写字母、数字和连字符"),
        ("my_kinds:PATH", "名称和文件夹只能用小写字母、数字和连字符"),
        ("my_kinds:TAKEN_NAME", "与已有的类别重名"),
        ("my_kinds:TAKEN_FOLDER", "与已有的类别重名"),
        ("my_kinds:RESERVED", "文件夹 vocabulary 是程序自己要用的"),
        ("my_kinds:PLAIN", "它的 model 没有继承 CommonFields"),
        ("my_kinds:ODD", "有字段的类型是几种类型之一"),
        ("my_kinds:LOST", "它的字段指到不存在的类别 nowhere"),
        (
            "no_such_module:X",
            "模块不能载入（ModuleNotFoundError: No module named 'no_such_module'）",
        ),
    ],
)
def test_bad_declaration_is_left_out(name: str, reason: str, archive: Archive) -> None:
    assert _archive(archive, f"'{name}'") == ([], [("A109", reason, 2, 9)])


def test_kind_may_refer_to_one_that_is_declared_before_it(archive: Archive) -> None:
    assert _archive(archive, "'my_kinds:BOOK', 'my_kinds:LATE'") == (["book", "late"], [])


@pytest.mark.parametrize("code", ["1 / 0", "def (", "import no_such_thing", "raise SystemExit"])
def test_module_that_fails_is_a_diagnostic(code: str, archive: Archive) -> None:
    root = archive({"archive.yml": "kinds: [my_kinds:X]\n", "my_kinds.py": code})
    configuration, (problem,) = load_configuration(root)
    assert configuration.kinds == KINDS
    assert problem.code == "A109"


def test_two_archives_may_each_have_a_module_of_the_same_name(
    archive: Archive, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = archive({"archive.yml": "kinds: [my_kinds:BOOK]\n", "my_kinds.py": MODULE})
    second = tmp_path_factory.mktemp("second")
    (second / "archive.yml").write_text("kinds: [my_kinds:BOOK]\n", encoding="utf-8")
    (second / "my_kinds.py").write_text(MODULE.replace("书目", "册"), encoding="utf-8")
    sections = [load_configuration(root)[0].kinds[-1].section for root in (first, second)]
    assert sections == ["书目", "册"]
