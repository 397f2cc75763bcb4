"""The packed dossier: folders, cover, list, and only what the audience may see."""

import json
import zipfile
from datetime import date
from hashlib import sha256
from io import BytesIO
from typing import Any

from docx import Document
from openpyxl import load_workbook

from generator.dossiers.packing import COVER, LIST, MANIFEST, manifest_of, zipped
from tests.conftest import Archive
from tests.dossiers.examples import Packed, packed, written
from tests.study.examples import FA, MONTHLY, Files, session, unit
from tests.views.examples import material

AUDIENCES: Files = {
    "archive.yml": "name: 库\naudiences: [{id: all, name: 众}, {id: few, name: 少数}]\n"
}


def _files(found: Packed) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(found.dossier.content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _words(content: bytes) -> str:
    """Return all words of a Word file, tables too."""
    document = Document(BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def _list(found: Packed) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(_files(found)[LIST])
    return content


def _year() -> Files:
    return (
        unit("u", expects=(MONTHLY,))
        | FA
        | session(
            "s",
            "u",
            "2026-03-05",
            "expected: 12",
            "attended: 11",
            "lead: 书记",
            "speakers: [甲职, 乙职]",
            "readings: [speeches/r]",
            "topics: [t]",
            "attachments: [{file: 签到.csv, title: 签到表}]",
            "steps:",
            "  - {step: 自学, on: 2026-03-01, note: 收到提问九个}",
            "  - {step: 小结, on: 2026-03-08}",
            title="三月的学习",
        )
        | {"materials/sessions/s/签到.csv": "名,单\n"}
        | {"materials/speeches/r.md": material("读的一篇", "date: 2026-01")}
        | {"materials/topics/t.md": material("专题", "period: 2026-03", "required: [speeches/r]")}
        | written("w", "学习体会", "unit: u", "date: 2026-04", title="想通一件事")
    )


def test_parts_are_folders_with_sources_word_files_and_attachments(archive: Archive) -> None:
    found = packed(archive, _year())
    files = _files(found)
    assert sorted(files) == sorted(
        [
            "2-会议记录/s.md",
            "2-会议记录/s.docx",
            "3-考勤/s/签到.csv",
            "3-考勤/考勤.xlsx",
            "4-纪要或简报/学习小结.docx",
            "5-发言提纲/发言安排.docx",
            "6-自学安排/自学安排.docx",
            "7-学习体会/w.md",
            "7-学习体会/w.docx",
            COVER,
            LIST,
            MANIFEST,
        ]
    )
    root = found.library.root
    assert files["7-学习体会/w.md"] == (root / "materials/experiences/w.md").read_bytes()
    assert files["3-考勤/s/签到.csv"] == "名,单\n".encode()


def test_lists_are_put_together_from_sessions(archive: Archive) -> None:
    files = _files(packed(archive, _year()))
    sheet = load_workbook(BytesIO(files["3-考勤/考勤.xlsx"])).active
    assert sheet is not None
    row = [cell.value for cell in list(sheet.iter_rows())[1]]
    assert row[1:6] == ["三月的学习", "sessions/s", 12, 11, "91.7%"]
    assert "小结：2026年3月8日" in _words(files["4-纪要或简报/学习小结.docx"])
    assert "甲职、乙职" in _words(files["5-发言提纲/发言安排.docx"])
    studied = _words(files["6-自学安排/自学安排.docx"])
    assert "自学：2026年3月1日，收到提问九个" in studied
    assert studied.count("读的一篇") == 2


def test_word_file_of_a_record_has_its_fields_and_text(archive: Archive) -> None:
    words = _words(_files(packed(archive, _year()))["2-会议记录/s.docx"])
    for one in ("三月的学习", "2026年3月5日", "甲职、乙职", "收到提问九个", "读的一篇", "文。"):
        assert one in words


def test_cover_names_every_file_and_what_is_missing(archive: Archive) -> None:
    found = packed(archive, _year())
    files = _files(found)
    listed = _list(found)
    paths = [file["path"] for part in listed["parts"] for file in part["files"]]
    assert sorted(paths) == sorted(set(files) - {COVER, LIST, MANIFEST})
    by_path = {file["path"]: file for part in listed["parts"] for file in part["files"]}
    assert by_path["7-学习体会/w.md"]["records"] == ["experiences/w"]
    assert by_path["7-学习体会/w.md"]["bytes"] == len(files["7-学习体会/w.md"])
    assert [part["number"] for part in listed["parts"]] == list(range(1, 10))
    assert listed["audience"] is None
    assert {
        "part": 2,
        "what": "4月无记录",
        "basis": "《fa》第1条",
        "basis_uri": "rules/fa.html#c1",
        "records": [],
    } in listed["missing"]
    words = _words(files[COVER])
    for one in ("u2026年学习档案", "不限，收了全部资料", "还没有过完", "4月无记录", "《fa》第1条"):
        assert one in words
    for path in paths:
        assert path.partition("/")[2] in words
    assert "一、计划和总结（0 件）" in words


def test_manifest_is_as_sha256sum_writes_it(archive: Archive) -> None:
    files = _files(packed(archive, _year()))
    lines = files[MANIFEST].decode().splitlines()
    assert lines == [
        f"{sha256(files[path]).hexdigest()}  {path}" for path in sorted(set(files) - {MANIFEST})
    ]
    assert manifest_of({"a": b""}).decode().startswith("e3b0c442")


def test_same_records_give_the_same_bytes(archive: Archive) -> None:
    first, again = (packed(archive, _year()).dossier.content for _ in range(2))
    assert first == again
    with zipfile.ZipFile(BytesIO(first)) as made:
        infos = made.infolist()
    assert [info.filename for info in infos] == sorted(info.filename for info in infos)
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    assert {info.create_system for info in infos} == {3}
    assert all(info.flag_bits & 0x800 for info in infos if not info.filename.isascii())


def test_two_records_of_one_id_stand_apart(archive: Archive) -> None:
    files = unit("u")
    for folder in ("cases", "problems"):
        files |= {
            f"materials/{folder}/one.md": material(
                folder, "unit: u", "date: 2026-02", "attachments: [a.txt]"
            ),
            f"materials/{folder}/one/a.txt": folder,
        }
    found = _files(packed(archive, files))
    assert found["9-其他/one/a.txt"] == b"cases"
    assert found["9-其他/problems/one/a.txt"] == b"problems"
    assert "9-其他/one.md" in found
    assert "9-其他/problems/one.md" in found


def test_names_no_system_can_take_are_changed(archive: Archive) -> None:
    files = unit("u") | {
        "materials/cases/c.md": material(
            "案例", "unit: u", "date: 2026-02", "attachments: ['a\"b?.txt', A.txt, a.txt]"
        ),
        'materials/cases/c/a"b?.txt': "1",
        "materials/cases/c/A.txt": "2",
        "materials/cases/c/a.txt": "3",
    }
    found = _files(packed(archive, files))
    assert found["9-其他/c/a＂b？.txt"] == b"1"
    assert found["9-其他/c/A.txt"] == b"2"
    assert found["9-其他/c/a（2）.txt"] == b"3"


def test_only_what_the_audience_may_see(archive: Archive) -> None:
    secret = material("秘密的案例", "unit: u", "date: 2026-02", "audience: [few]", body="秘密。")
    files = (
        AUDIENCES
        | _year()
        | {"materials/cases/geheim.md": secret}
        | written("cites", "调研报告", "unit: u", "date: 2026-05", "audience: []")
        | {
            "materials/experiences/links.md": material(
                "提到",
                "form: 调研报告",
                "unit: u",
                "date: 2026-05",
                body="见[那篇](../cases/geheim.md)。",
            ),
            "materials/outcomes/o.md": material(
                "成果", "unit: u", "date: 2026-05", "came_from: [cases/geheim]"
            ),
            "materials/observations/v.md": material(
                "列席", "unit: u", "date: 2026-05-01", "observers: [隐去的人]", "observers_for: few"
            ),
        }
    )
    everything = _files(packed(archive, files))
    assert "9-其他/geheim.md" in everything
    assert "9-其他/o.md" in everything
    found = packed(archive, files, audience="all")
    shown = _files(found)
    for name, content in shown.items():
        words = _words(content) if name.endswith(".docx") else content.decode("utf-8", "replace")
        for word in ("geheim", "秘密", "隐去"):
            assert word not in words, name
        assert "geheim" not in name
    # Their files say more than may be seen: only what is printed of them is in.
    for stem in ("8-调研报告和论文/links", "9-其他/o", "9-其他/v"):
        assert f"{stem}.md" not in shown
        assert f"{stem}.docx" in shown
    assert "7-学习体会/w.md" in shown
    assert "读者范围：众" in _words(shown[COVER])
    assert _list(found)["audience"] == "all"


def test_cover_of_a_past_year_does_not_say_it_goes_on(archive: Archive) -> None:
    files = unit("u") | session("s", "u", "2025-03-05")
    words = _words(_files(packed(archive, files, 2025, date(2026, 1, 1)))[COVER])
    assert "还没有过完" not in words


def test_zip_has_no_folders_and_is_readable() -> None:
    with zipfile.ZipFile(BytesIO(zipped({"乙/a.txt": b"1", "b": b"2"}))) as archive:
        assert archive.namelist() == ["b", "乙/a.txt"]
        assert archive.testzip() is None
