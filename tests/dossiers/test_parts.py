"""Which record goes into which part, and what is said to be missing."""

from datetime import date

from generator.dossiers.parts import PARTS, Part, parts_of, unknown_parts
from generator.records.vocabulary import TermSetting
from tests.conftest import Archive
from tests.dossiers.examples import Packed, packed, written
from tests.study.examples import (
    APPROVED,
    FA,
    MONTHLY,
    STEP_DUE,
    STEPS,
    Files,
    plan,
    session,
    unit,
)
from tests.views.examples import material

LAW = "name: 法治课, value: 一年一次, measure: 学习次数, least: 1, months: 12, categories: [法治]"


def _where(found: Packed) -> dict[str, str]:
    return {one.record.key: one.part for one in found.contents.records}


def _lacking(found: Packed) -> list[tuple[str, str, str]]:
    return [(gap.part, gap.what, gap.basis.short if gap.basis else "") for gap in found.gaps]


def _year() -> Files:
    return (
        unit("u")
        | unit("other")
        | plan("u", 2026, "month: 3, title: 题")
        | plan("u", 2025, "month: 3, title: 题")
        | session(
            "s", "u", "2026-03-05", "packs: [used]", "attachments: [签到表.pdf, 发言.docx, x.txt]"
        )
        | session("not", "u", "2026-04-05", "status: 未开展", "reason: 防汛")
        | session("elsewhere", "other", "2026-03-05")
        | session("older", "u", "2025-03-05")
        | {f"materials/sessions/s/{name}": "内容" for name in ("签到表.pdf", "发言.docx", "x.txt")}
        | {"materials/packs/used.md": material("用过的包", "attachments: [课件.pptx]")}
        | {"materials/packs/used/课件.pptx": "内容"}
        | {"materials/packs/idle.md": material("没用的包", "unit: u", "date: 2026-05")}
        | written("tihui", "体会", "unit: u", "date: 2026-04")
        | written("zongjie", "经验总结", "unit: u", "date: 2026-12")
        | written("diaoyan", "调研报告", "unit: u", "date: 2026-06")
        | written("shi", "打油诗", "unit: u", "date: 2026-06")
        | written("bare", "", "unit: u", "date: 2026-06")
        | written("by-session", "学习体会", "unit: u", "session: s")
        | written("undated", "学习体会", "unit: u")
        | written("theirs", "学习体会", "unit: other", "date: 2026-04")
        | {"materials/cases/c.md": material("案例", "unit: u", "date: 2026-02-01")}
        | {"materials/problems/p.md": material("问题", "unit: u", "date: 2026-02-01")}
        | {"materials/decisions/d.md": material("议题", "unit: u", "date: 2026-02-01")}
        | {"materials/outcomes/o.md": material("成果", "unit: u", "date: 2026-02-01")}
        | {"materials/observations/v.md": material("列席", "unit: u", "date: 2026-02-01")}
    )


def test_records_of_unit_and_year_go_into_their_parts(archive: Archive) -> None:
    found = packed(archive, _year())
    assert _where(found) == {
        "plans/u-2026": "plan",
        "experiences/zongjie": "plan",
        "sessions/s": "minutes",
        "sessions/not": "minutes",
        "packs/used": "speeches",
        "experiences/tihui": "reflections",
        "experiences/by-session": "reflections",
        "experiences/diaoyan": "reports",
        "cases/c": "other",
        "problems/p": "other",
        "decisions/d": "other",
        "outcomes/o": "other",
        "observations/v": "other",
        "experiences/shi": "other",
        "experiences/bare": "other",
        "packs/idle": "other",
    }
    said = {one.record.key: one.said for one in found.contents.records}
    assert said["sessions/not"] == "未开展：防汛"
    assert said["plans/u-2026"] == "没有核定的记录"
    assert [record.key for record in found.contents.undated] == ["experiences/undated"]


def test_attachments_of_sessions_go_by_their_names_others_stay(archive: Archive) -> None:
    found = packed(archive, _year())
    assert {one.file: one.part for one in found.contents.files} == {
        "sessions/s/签到表.pdf": "attendance",
        "sessions/s/发言.docx": "speeches",
        "sessions/s/x.txt": "other",
        "packs/used/课件.pptx": "speeches",
    }


def test_file_of_a_body_stays_beside_its_record(archive: Archive) -> None:
    body = "见[发言提纲](s/发言提纲.pdf)。"
    files = (
        unit("u")
        | {
            "materials/sessions/s.md": material(
                "学", "date: 2026-03-05", "unit: u", "attachments: [发言提纲.pdf]", body=body
            )
        }
        | {"materials/sessions/s/发言提纲.pdf": "内容"}
    )
    (file,) = packed(archive, files).contents.files
    assert (file.file, file.part) == ("sessions/s/发言提纲.pdf", "minutes")


def test_archive_can_name_parts_and_what_they_take(archive: Archive) -> None:
    words = (
        "title: 学习档案\nterms:\n"
        "  - {id: reports, name: 论文和诗/词, also: [forms/打油诗, forms/research]}\n"
        "  - {id: attendance, name: 到会, also: [x]}\n"
    )
    found = packed(archive, _year() | {"materials/vocabulary/dossier_parts.yml": words})
    assert _where(found)["experiences/shi"] == "reports"
    assert _where(found)["experiences/diaoyan"] == "reports"
    assert _where(found)["experiences/tihui"] == "reflections"
    assert {one.file: one.part for one in found.contents.files}["sessions/s/x.txt"] == "attendance"
    assert found.contents.part("reports").folder == "8-论文和诗／词"
    assert unknown_parts(found.library) == ()


def test_unknown_part_is_found(archive: Archive) -> None:
    words = "title: 学习档案\nterms: [{id: report, name: 报告}]\n"
    found = packed(archive, _year() | {"materials/vocabulary/dossier_parts.yml": words})
    assert unknown_parts(found.library) == ("report",)
    assert parts_of(found.library) == PARTS


def test_part_takes_a_term_by_any_spelling() -> None:
    term = TermSetting(id="a", name="甲", also=("乙",))
    for word, taken in (("a", True), ("甲", True), ("乙", True), ("丙", False)):
        assert Part("x", 1, "部分", (f"forms/{word}",)).takes("forms", term) is taken
    assert not Part("x", 1, "部分", ("steps/a",)).takes("forms", term)


def test_missing_of_an_empty_year(archive: Archive) -> None:
    files = unit("u", expects=(MONTHLY, APPROVED)) | FA
    found = packed(archive, files | session("s", "u", "2026-01-05"))
    lacking = _lacking(found)
    assert lacking[0] == ("plan", "2026年学习计划：没有计划", "第4条")
    # Ten months are over; January has its session.
    months = [what for part, what, basis in lacking if part == "minutes" and basis == "第1条"]
    assert months == [f"{month}月无记录" for month in range(2, 11)]
    assert ("attendance", "1月5日《s》：没有应到和实到人数", "") in lacking
    assert ("briefs", "1月5日《s》：缺小结", "") in lacking
    assert ("self-study", "1月5日《s》：缺自学", "") in lacking
    assert ("reflections", "学习体会：无记录", "") in lacking
    assert ("reports", "调研报告和论文：无记录", "") in lacking
    # The year is not over: nothing sums it up yet.
    assert not any("总结" in what for _, what, _ in lacking)


def test_missing_steps_name_their_clause_and_wait_for_their_day(archive: Archive) -> None:
    files = (
        unit("u", expects=(STEPS.replace("预读", "自学"), STEP_DUE))
        | FA
        | session("old", "u", "2026-03-05", "expected: 3", "attended: 3")
        | session("new", "u", "2026-11-19", "expected: 3", "attended: 3")
    )
    lacking = [one for one in _lacking(packed(archive, files)) if "缺" in one[1]]
    assert lacking == [
        ("minutes", "3月5日《old》：缺讨论", "fa"),
        ("minutes", "11月19日《new》：缺讨论", "fa"),
        # Its time is not over for the new one.
        ("briefs", "3月5日《old》：缺小结", "第3条"),
        ("self-study", "3月5日《old》：缺自学", "fa"),
        ("self-study", "11月19日《new》：缺自学", "fa"),
    ]


def test_missing_plan_approval_and_summary_of_a_past_year(archive: Archive) -> None:
    files = unit("u") | plan("u", 2025, "month: 3, title: 题")
    lacking = _lacking(packed(archive, files, 2025))
    assert lacking[:2] == [
        ("plan", "2025年学习计划：没有核定的记录", ""),
        ("plan", "2025年学习总结：无记录", ""),
    ]
    assert ("minutes", "3月无记录：题", "") in lacking
    approved = plan("u", 2025, fields=("approved: {by: 书记, on: 2025-01-05}",))
    done = unit("u") | approved | written("z", "经验总结", "unit: u", "date: 2025-12")
    assert not [one for one in _lacking(packed(archive, done, 2025)) if one[0] == "plan"]


def test_missing_sessions_of_a_category(archive: Archive) -> None:
    files = unit("u", expects=(LAW,)) | session("s", "u", "2025-01-05")
    lacking = _lacking(packed(archive, files, 2025))
    assert ("minutes", "法治课（2025年1月至2025年12月）：只有 0 次", "") in lacking


def test_lost_attachments_and_undated_records_are_said(archive: Archive) -> None:
    files = unit("u") | session("s", "u", "2026-01-05", "attachments: [丢了.pdf]")
    files |= written("theirs", "学习体会", "date: 2026")
    files |= {"materials/resources/r.md": material("从来没有日期的资源", "unit: u")}
    found = packed(archive, files | written("w", "学习体会", "unit: u"), today=date(2026, 1, 6))
    whats = [gap.what for gap in found.gaps]
    assert "《s》的附件“丢了.pdf”找不到，或者是不收的格式" in whats
    assert "经验总结《w》没有日期，不能归到哪一年，没有收" in whats
    assert not any("资源" in what for what in whats)
