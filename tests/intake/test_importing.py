"""From files outside to material files."""

import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.compiler import examine
from generator.intake import importing
from generator.intake.importing import (
    Destination,
    Imported,
    Outcome,
    find_files,
    import_files,
)
from generator.intake.naming import make_id
from generator.records.configuration import load_configuration
from generator.records.diagnostics import Severity
from generator.records.kinds import KINDS
from generator.records.kinds.speech import SPEECH
from generator.records.layout import naming_flaw
from generator.records.library import Record
from tests.conftest import Archive
from tests.records.helpers import TODAY, material

SPEECH_TEXT = "在座谈会上的讲话\n同志们：\n　　1. 抓学习。\n"
SETTINGS = "audiences: [{id: members, name: 成员}, {id: leaders, name: 领导}]\n"


def _destination(root: Path, kind: str = "speech", **given: str) -> Destination:
    chosen = next(one for one in KINDS if one.name == kind)
    return Destination(root, chosen, given, load_configuration(root)[0])


def _import(
    root: Path, files: Mapping[str, str | bytes], kind: str = "speech", **given: str
) -> tuple[Imported, ...]:
    outside = root.parent / "outside"
    outside.mkdir(exist_ok=True)
    paths = []
    for name, content in files.items():
        paths.append(outside / name)
        paths[-1].write_bytes(content.encode() if isinstance(content, str) else content)
    return import_files(paths, _destination(root, kind, **given))


def _record(root: Path, name: str, content: str, **given: str) -> Record:
    """Import one file and return the record that it became."""
    (line,) = _import(root, {name: content}, **given)
    assert line.outcome is Outcome.WRITTEN, line.reason
    found = examine(root, today=TODAY)
    assert [one for one in found.diagnostics if one.severity is Severity.ERROR] == []
    return next(one for one in found.library.records if one.document.file == line.target)


def _snapshot(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


# --- what is written ------------------------------------------------------------------------------


def test_text_becomes_a_record(archive: Archive) -> None:
    record = _record(archive({}), "2024-05-01 讲话.txt", SPEECH_TEXT)
    assert record.title == "在座谈会上的讲话"
    assert str(record.fields.date) == "2024-05-01"
    assert [block.text for block in record.blocks] == ["同志们：", "1. 抓学习。"]
    assert re.fullmatch(r"2024-05-01-zzthsdjh-[0-9a-f]{4}", record.id)


@pytest.mark.parametrize(
    ("name", "text", "title", "first"),
    [
        ("a.md", "# 标题\n\n正文。", "标题", "正文。"),
        ("a.md", "# 标题 #\n\n正文。", "标题", "正文。"),
        ("a.md", "\n\n# 标题\n正文。", "标题", "正文。"),
        ("a.md", "---\ntitle: 甲\n---\n# 乙\n\n正文。", "甲", "乙"),
        ("a.md", "标题\n\n正文。", "标题", "正文。"),
        ("文件名.md", "这一行是正文。\n\n正文。", "文件名", "这一行是正文。"),
        ("文件名.md", "这一行很长" * 20 + "\n\n正文", "文件名", "这一行很长" * 20),
        ("文件名.md", "| 甲 | 乙 |\n|---|---|\n| 1 | 2 |", "文件名", "甲\n乙\n1\n2"),
        ("文件名.md", "- 甲\n- 乙", "文件名", "甲\n乙"),
        ("文件名.md", "> 引文\n\n正文", "文件名", "引文"),
        ("a.txt", "1.5 倍的增长\n正文", "1.5 倍的增长", "正文"),
        ("a.txt", "关于*星号*的说明\n正文", "关于*星号*的说明", "正文"),
    ],
)
def test_title_is_stated_or_a_heading_or_a_short_first_line_or_the_name(
    name: str, text: str, title: str, first: str, archive: Archive
) -> None:
    record = _record(archive({}), name, text)
    assert (record.title, record.blocks[0].text) == (title, first)


def test_too_long_title_is_cut_and_kept_whole_in_the_body(archive: Archive) -> None:
    root = archive({})
    (line,) = _import(root, {"a.md": "# " + "长" * 400 + "\n\n正文。"})
    (record,) = examine(root, today=TODAY).library.records
    assert record.title == "长" * 300
    assert [block.text for block in record.blocks] == ["长" * 400, "正文。"]
    assert line.losses == ("标题过长，截到 300 个字，全文留在正文",)


@pytest.mark.parametrize(
    ("name", "stated", "expected"),
    [
        ("a.md", "2024-05", "2024-05"),
        ("a.md", "2024年5月1日", "2024-05-01"),
        ("2023-01-02.md", "2024-05-01", "2024-05-01"),
        ("2023-01-02.md", "", "2023-01-02"),
        ("20230102讲话.md", "", "2023-01-02"),
        ("2023年01月02日讲话.md", "", "2023-01-02"),
        ("2023-13-02.md", "", "None"),
        ("第120230102号.md", "", "None"),
        ("讲话.md", "", "None"),
    ],
)
def test_date_is_stated_or_in_the_name(
    name: str, stated: str, expected: str, archive: Archive
) -> None:
    record = _record(archive({}), name, f"---\ntitle: 甲\ndate: {stated}\n---\n正文。")
    assert str(record.fields.date) == expected


def test_date_that_is_none_is_kept_with_what_was_imported(archive: Archive) -> None:
    record = _record(archive({}), "a.md", "---\ntitle: 甲\ndate: 五一前后\n---\n正文。")
    assert record.fields.date is None
    assert record.fields.imported == {"date": "五一前后"}


def test_keys_that_the_kind_knows_are_taken_over_and_the_rest_is_kept(archive: Archive) -> None:
    record = _record(
        archive({}),
        "a.md",
        "---\ntitle: 甲\nspeaker: 书记\nkeywords: [乙, 丙]\nsource: {title: 报, pages: '1'}\n"
        "层级: {一: [二, {三: 四}]}\nAuthor: 某\n---\n正文。",
    )
    fields = record.fields.model_dump(by_alias=True)
    assert (fields["speaker"], fields["keywords"], fields["source"]) == ("书记", ("乙", "丙"), None)
    assert record.fields.imported == {
        "source": {"title": "报", "pages": "1"},
        "层级": {"一": ["二", {"三": "四"}]},
        "Author": "某",
    }


@pytest.mark.parametrize(
    "value", ["[AI：应用]", '"第一行\\nnote：第二行"', '"- 甲"', '"# 甲"', "'a: b'"]
)
def test_odd_values_are_kept(value: str, archive: Archive) -> None:
    record = _record(archive({}), "a.md", f"---\ntitle: 甲\nextra: {{x: {value}}}\n---\n正文。")
    (kept,) = (record.fields.imported or {}).values()
    assert kept["x"]


@pytest.mark.parametrize(
    ("front", "given"),
    [("title: [甲, 乙]", {}), ("title: {主: 甲, 副: 乙}", {}), ("title: 甲", {"title": "给定"})],
)
def test_title_that_is_not_used_is_kept_with_what_was_imported(
    front: str, given: dict[str, str], archive: Archive
) -> None:
    record = _record(archive({}), "a.md", f"---\n{front}\n---\n# 标题\n\n正文。", **given)
    assert "甲" in str(record.fields.imported)


def test_imported_of_an_earlier_import_is_kept(archive: Archive) -> None:
    record = _record(archive({}), "a.md", "---\ntitle: 甲\nimported: {旧: 值}\n---\n正文。")
    assert "值" in str(record.fields.imported)


# --- what is given for every file -----------------------------------------------------------------


def test_given_fields_come_first(archive: Archive) -> None:
    record = _record(
        archive({}),
        "2023-01-01.md",
        "---\ntitle: 甲\nspeaker: 乙\n---\n正文。",
        speaker="书记",
        date="2024-05",
        keywords="[一，二, 三]",
    )
    fields = record.fields.model_dump()
    assert (fields["speaker"], fields["keywords"]) == ("书记", ("一", "二", "三"))
    assert str(record.fields.date) == "2024-05"
    assert record.fields.imported == {"speaker": "乙"}


def test_given_title_leaves_the_body_whole(archive: Archive) -> None:
    record = _record(archive({}), "a.txt", "第一行\n第二行", title="给定的标题")
    assert record.title == "给定的标题"
    assert [block.text for block in record.blocks] == ["第一行", "第二行"]


def test_given_field_fills_what_a_kind_requires(archive: Archive) -> None:
    root = archive({"materials/units/yulin.md": material("title: 榆林街道")})
    assert _import(root, {"a.txt": "案例\n正文"}, "case")[0].outcome is Outcome.REFUSED
    assert (
        _import(root, {"a.txt": "案例\n正文"}, "case", unit="yulin")[0].outcome is Outcome.WRITTEN
    )


# --- ids ------------------------------------------------------------------------------------------


def test_id_is_date_initials_and_hash() -> None:
    made = make_id(SPEECH, "在座谈会上的讲话", "2024-05-01", "正文")
    assert re.fullmatch(r"2024-05-01-zzthsdjh-[0-9a-f]{4}", made)


@pytest.mark.parametrize("date", ["", "2024", "2024-05"])
@pytest.mark.parametrize(
    "title", ["讲话", "AI 应用", "《论语》", "！？", "𠮷", "한국어", "长" * 300, "é"]
)
def test_every_id_can_be_an_address(title: str, date: str) -> None:
    assert naming_flaw(make_id(SPEECH, title, date, "正文")) is None


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_id_of_any_title_can_be_an_address(title: str) -> None:
    assert naming_flaw(make_id(SPEECH, title, "", "正文")) is None


def test_id_depends_on_content_and_nothing_else() -> None:
    one = make_id(SPEECH, "讲话", "2024", "正文")
    assert one == make_id(SPEECH, "讲话", "2024", "\n正文\n\n")
    assert one != make_id(SPEECH, "讲话", "2024", "正文。")


# --- again and again ------------------------------------------------------------------------------


def test_second_time_changes_nothing(archive: Archive) -> None:
    root = archive({})
    files = {"甲.txt": SPEECH_TEXT, "2024-05-01.md": "---\ntitle: 乙\nx: [y]\n---\n正文。"}
    first = _import(root, files)
    before = _snapshot(root)
    second = _import(root, files)
    assert [line.outcome for line in first] == [Outcome.WRITTEN] * 2
    assert [line.outcome for line in second] == [Outcome.UNCHANGED] * 2
    assert [line.target for line in second] == [line.target for line in first]
    assert _snapshot(root) == before


def test_same_text_twice_in_one_run_is_one_record(archive: Archive) -> None:
    lines = _import(archive({}), {"a.txt": SPEECH_TEXT, "b.txt": SPEECH_TEXT})
    assert [line.outcome for line in lines] == [Outcome.WRITTEN, Outcome.UNCHANGED]


def test_what_was_edited_since_is_not_overwritten(archive: Archive) -> None:
    root = archive({})
    (line,) = _import(root, {"a.txt": SPEECH_TEXT})
    target = root / line.target
    edited = target.read_text(encoding="utf-8").replace("title:", "speaker: 书记\ntitle:")
    target.write_text(edited, encoding="utf-8")
    (again,) = _import(root, {"a.txt": SPEECH_TEXT})
    assert target.read_text(encoding="utf-8") == edited
    assert again.outcome is Outcome.UNCHANGED
    assert again.losses


def test_two_texts_never_share_a_file(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importing, "make_id", lambda *_: "always-the-same")
    root = archive({})
    lines = _import(root, {"a.txt": "讲话\n第一篇。", "b.txt": "讲话\n第二篇。"})
    written = [line.target for line in lines if line.outcome is Outcome.WRITTEN]
    assert "第一篇" in (root / written[0]).read_text(encoding="utf-8")
    assert lines[1].outcome is not Outcome.UNCHANGED


def test_every_file_has_its_line_in_order(archive: Archive) -> None:
    told: list[tuple[str, int, int]] = []
    root = archive({"../c.rtf": "x", "../b.txt": "乙", "../a.txt": "甲"})
    paths = [root.parent / name for name in ("c.rtf", "b.txt", "a.txt")]
    lines = import_files(paths, _destination(root), lambda *step: told.append(step))
    assert [line.path for line in lines] == paths
    assert [line.outcome.value for line in lines] == ["refused", "written", "written"]
    assert told == [("导入", 1, 3), ("导入", 2, 3), ("导入", 3, 3)]


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "given"),
    [
        ("a.docx", b"PK", {}),
        ("a", b"x", {}),
        ("a.txt", b"\0", {}),
        ("a.md", "---\na: &x 1\n---\n正文", {}),
        ("a.md", "---\na: " + "[" * 30 + "]" * 30 + "\n---\n正文", {}),
        ("a.txt", "讲话\n正文", {"date": "昨天"}),
        ("a.txt", "讲话\n正文", {"audience": "guests"}),
        ("a.txt", "讲话\n正文", {"disclosure": "限定范围"}),
        ("a.md", "---\ntitle: 甲\naudience: guests\n---\n正文", {}),
        ("a.md", "---\ntitle: 甲\naudience: {a: b}\n---\n正文", {}),
        ("a.md", "---\ntitle: 甲\ndisclosure: 内部\n---\n正文", {}),
        ("a.md", "---\ntitle: 甲\ndisclosure: 限定范围\n---\n正文", {}),
    ],
)
def test_refused_file_writes_nothing(
    name: str, content: str | bytes, given: dict[str, str], archive: Archive
) -> None:
    root = archive({"archive.yml": SETTINGS})
    before = _snapshot(root)
    (line,) = _import(root, {name: content}, **given)
    assert line.outcome is Outcome.REFUSED
    assert line.reason
    assert line.remedy
    assert line.target == ""
    assert _snapshot(root) == before


def test_limit_that_the_archive_knows_is_taken_over(archive: Archive) -> None:
    root = archive({"archive.yml": SETTINGS})
    record = _record(
        root, "a.md", "---\ntitle: 甲\naudience: leaders\ndisclosure: 限定范围\n---\n正文"
    )
    assert record.fields.audience == ("leaders",)


def test_given_limit_stands_for_the_unknown_one(archive: Archive) -> None:
    root = archive({"archive.yml": SETTINGS})
    record = _record(
        root, "a.md", "---\ntitle: 甲\naudience: guests\n---\n正文", audience="leaders"
    )
    assert record.fields.audience == ("leaders",)
    assert record.fields.imported == {"audience": "guests"}


def test_refusal_speaks_of_the_file_outside(archive: Archive) -> None:
    (line,) = _import(archive({}), {"a.txt": "案例\n正文"}, "case")
    assert (line.reason, line.remedy) == ("缺少“unit”（单位）", "加上 --set unit=…")


def test_disk_that_is_full_leaves_nothing_that_matters(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = archive({})

    def fail(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(OSError, match="disk full"):
            _import(root, {"a.txt": SPEECH_TEXT})
    found = examine(root, today=TODAY)
    assert found.library.records == ()
    assert found.diagnostics == ()


# --- which files ----------------------------------------------------------------------------------


def test_folders_are_searched_in_depth_and_hidden_files_left_out(archive: Archive) -> None:
    names = ["in/b.txt", "in/a/c.md", "in/.x.txt", "in/.git/d.md", "single.rtf"]
    root = archive(dict.fromkeys(names, "x"))
    found = find_files([root / "single.rtf", root / "in"])
    assert [path.relative_to(root).as_posix() for path in found] == [
        "single.rtf",
        "in/a/c.md",
        "in/b.txt",
    ]


def test_hidden_folder_that_is_named_is_searched(archive: Archive) -> None:
    root = archive({".hidden/a.txt": "x"})
    assert find_files([root / ".hidden"]) == (root / ".hidden/a.txt",)


# --- whatever comes -------------------------------------------------------------------------------

TEXTS = st.text(st.characters(exclude_categories=["Cs"])) | st.lists(
    st.sampled_from(
        [*"甲aB1 \n\t:#-[]{}\"'\\&*!|>%@`,?~：，", "---\n", ": ", "title: ", "　", "<u>", "\n\n"]
    )
).map("".join)


@settings(deadline=None, max_examples=200)
@given(text=TEXTS, name=st.sampled_from(["a.txt", "a.md"]))
def test_any_text_is_a_sound_record_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str, name: str
) -> None:
    root = tmp_path_factory.mktemp("fuzz") / "archive"
    (root / "materials").mkdir(parents=True)
    (line,) = _import(root, {name: text.encode()})
    found = examine(root, today=TODAY)
    if line.outcome is Outcome.WRITTEN:
        (record,) = found.library.records
        assert record.document.file == line.target
    else:
        assert line.reason
        assert found.library.records == ()
    (again,) = _import(root, {name: text.encode()})
    assert again.outcome is not Outcome.WRITTEN


@settings(deadline=None)
@given(st.binary())
def test_any_bytes_are_a_record_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: bytes
) -> None:
    root = tmp_path_factory.mktemp("fuzz") / "archive"
    (root / "materials").mkdir(parents=True)
    for line in _import(root, {"a.txt": data, "a.md": data}):
        assert line.reason or (root / line.target).is_file()
