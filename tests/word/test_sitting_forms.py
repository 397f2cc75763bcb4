"""The forms of a sit-in on paper."""

from generator.practice.sitting_schedule import Visit, visit_of
from generator.records.settings import Settings
from generator.study.preparing import Study
from generator.word.sitting_forms import observer_form, unit_form
from tests.conftest import Archive
from tests.practice.sitting_examples import BASE, archive_of, observation, problem, seen
from tests.study.examples import Files, plan, session, unit
from tests.word import feet, tables, texts

SETTINGS = {
    "archive.yml": (
        "name: 学习资料库\norganisation: 某区委宣传部\nnotice: 示例：均非真实。\n"
        "audiences:\n  - {id: all, name: 公开}\n  - {id: staff, name: 内部, includes: all}\n"
    )
}
FILES = (
    SETTINGS
    | BASE
    | unit("jie", "parent: qu", "roles: [{post: 办公室主任, responsibility: 学习秘书}]")
    | plan("jie", 2026, "month: 12, title: <甲>&, form: 集体", fields=())
    | session("s", "jie", "2026-12-08", "plan_line: 2026-12", title="冬学")
    | observation("o", "jie", "2026-05-12", "weaknesses: 念稿")
    | observation("n", "jie", "2026-12-08", "session: s", "observers: 科长", "observers_for: staff")
    | problem(
        "迟到",
        "jie",
        "o",
        "state: 整改中",
        "measures: [{text: 点名, owner: 主任, due: 2026-06-30, done: 2026-06, evidence: 表}, 再查]",
    )
    | problem("空谈", "jie", "o", "state: 已解决")
)
HEAD = ["环节", "期限", "依据"]
LEFT = [
    "2026年5月12日列席时发现，整改中。点名（主任），期限2026年6月30日，2026年6月完成。再查",
    "2026年5月12日列席时发现，写在反馈里",
]


def _visit(
    archive: Archive, files: Files, audience: str | None = None, name: str = ""
) -> tuple[Visit, Study, Settings]:
    study, sittings = seen(archive_of(archive, files), audience)
    held = study.session_by_key[f"sessions/{name}"] if name else None
    visit = visit_of(study.organisation.by_key["units/jie"], sittings, study, held)
    return visit, study, study.standards.library.settings


def test_the_observers_has_what_to_check_and_room_to_write(archive: Archive) -> None:
    content = observer_form(*_visit(archive, FILES, "staff"))
    facts, deadlines, checks, points, *parts = tables(content)
    assert texts(content)[:2] == ["列席旁听记录单", "jie"]
    assert facts == [
        ["单位", "jie"],
        ["学习日期", "2026年12月8日"],
        ["学习内容", "冬学"],
        ["学习秘书", "办公室主任"],
        ["列席人", "科长"],
        ["上次列席", "2026年5月12日"],
    ]
    assert deadlines == [
        [*HEAD, "完成日期"],
        ["会前：收材料", "2026年12月1日（学习以前至少 5 个工作日）", "《fa》第1条", "　月　日"],
        ["访谈", "没有规定", "", "　月　日"],
        ["反馈", "2026年12月22日（学习以后 10 个工作日以内）", "《fa》第2条", "　月　日"],
    ]
    assert checks[1:3] == [
        ["2026年学习计划", "jie-2026，没有核定记录", ""],
        ["计划里的这一次", "12月：<甲>&", ""],
    ]
    assert [row[1:3] for row in points[1:]] == [["迟到", LEFT[0]], ["念稿", LEFT[1]]]
    assert [len(part) for part in parts] == [4, 5, 6]
    assert {cell for part in parts for row in part for cell in row} == {""}
    assert "三部分合计不超过 10 字，不计空格，依据《fa》第4条。" in texts(content)
    assert [text for text in texts(content) if text.startswith("（")] == [
        "（一）总体评价",
        "（二）特色亮点",
        "（三）存在问题",
    ]
    assert any("示例：均非真实。" in foot for foot in feet(content))


def test_who_sits_in_is_not_there_for_others(archive: Archive) -> None:
    for write in (observer_form, unit_form):
        (facts, *_) = tables(write(*_visit(archive, FILES, "all")))
        assert "列席人" not in [name for name, _ in facts]


def test_the_units_says_what_to_send_and_what_is_asked(archive: Archive) -> None:
    content = unit_form(*_visit(archive, FILES, "staff"))
    said = texts(content)
    assert said[:4] == ["列席旁听通知单", "jie", "jie：", "拟于2026年12月8日列席你单位的“冬学”。"]
    assert (
        "请学习秘书（办公室主任）2026年12月1日以前与列席人联系，送去学习方案、学习材料和发言提纲。"
        in said
    )
    facts, deadlines, points = tables(content)
    assert [row[0] for row in facts] == ["学习日期", "学习内容", "学习秘书", "列席人"]
    assert deadlines[0] == [*HEAD, "办理情况"]
    assert [row[1] for row in points[1:]] == ["迟到", "念稿"]
    assert said[-2:] == ["某区委宣传部", "2026年11月20日"]
    assert content == unit_form(*_visit(archive, FILES, "staff"))


def test_a_week_that_is_proposed_is_said_to_be_that(archive: Archive) -> None:
    files = BASE | plan("jie", 2026, "month: 12, title: 冬, form: 集体")
    content = unit_form(*_visit(archive, files))
    said = texts(content)
    assert "请学习秘书2026年11月24日以前（按建议的第一天计算）与列席人联系，" in "".join(said)
    assert "日期按建议的第一天计算，学习的日期定下以后重新计算。" in said
    assert tables(content)[0] == [
        ["学习日期", "待定，建议在2026年12月1日至12月4日"],
        ["学习内容", "2026年12月计划：冬（集体）"],
        ["学习秘书", "没有写明"],
    ]
    assert "没有留下的问题。" in said
    (_, _, checks, *_) = tables(observer_form(*_visit(archive, files)))
    assert checks[2] == ["计划里的这一次", "12月：冬", ""]


def test_without_day_and_expectations_the_form_still_asks(archive: Archive) -> None:
    files = unit("qu") | unit("jie", "parent: qu")
    content = observer_form(*_visit(archive, files))
    facts, deadlines, checks, *_ = tables(content)
    assert facts[1:3] == [["学习日期", "待定"], ["学习内容", "待定"]]
    assert facts[-1] == ["上次列席", "没有列席记录"]
    assert [row[1] for row in deadlines[1:]] == ["没有规定"] * 3
    assert checks[1] == ["2026年学习计划", "无记录", ""]
    assert "分三部分写，字数没有规定。" in texts(content)
    assert "请学习秘书与列席人联系，会前送去学习方案、学习材料和发言提纲。" in texts(
        unit_form(*_visit(archive, files))
    )


def test_without_a_day_the_unit_is_told_the_rule(archive: Archive) -> None:
    assert (
        "请学习秘书在学习以前至少 5 个工作日与列席人联系，送去学习方案、学习材料和发言提纲。"
        in texts(unit_form(*_visit(archive, BASE)))
    )
