"""The appraisal sheet and the study statement on paper."""

from generator.practice.appraisals import appraise
from generator.practice.statements import statement_of
from generator.study.preparing import Study
from generator.word.appraisal_paper import appraisal_paper
from generator.word.statement_paper import statement_paper
from tests.building import TODAY
from tests.conftest import Archive
from tests.practice.appraisal_examples import case, indicators, studied
from tests.study.examples import Files, session, unit
from tests.word import feet, tables, texts, written

SETTINGS = {
    "archive.yml": "name: 学习资料库\norganisation: 某区委宣传部\nnotice: 示例：均非真实。\n"
}
FILES = (
    SETTINGS
    | unit("qu")
    | indicators("source: 典型案例, clause: c2", "source: 经验总结, least: 2")
    | case("a", "date: 2026-05-01")
)


def _sheet(archive: Archive, files: Files) -> bytes:
    study = studied(archive, files)
    library = study.standards.library
    sheet = appraise(study, library, study.standards.links).sheet("units/qu", 2026)
    assert sheet is not None
    return appraisal_paper(sheet, library.settings, TODAY)


def _statement(study: Study) -> bytes:
    library = study.standards.library
    found = statement_of(study, library, study.standards.links, "units/qu", 2026)
    assert found is not None
    return statement_paper(found, library.settings)


def test_the_sheet_has_a_row_for_each_indicator_and_the_records_behind(archive: Archive) -> None:
    content = _sheet(archive, FILES)
    assert written(content) == [
        ("Title", "qu2026年考核表"),
        ("Subtitle", "按2026年11月20日现行的制度和记录"),
        ("正文段落", "指标和权重出自《kaohe》。"),
        (
            "说明",
            "证据不足指没有记录，或缺的记录能够左右结果，不等于没有做。"
            "权重照制度印出，本表不合计、不打分，单位之间不排名次，也不考核个人。",
        ),
        ("Heading 1", "证据"),
        ("正文段落", ""),
        ("落款", "某区委宣传部"),
        ("落款", "2026年11月20日"),
    ]
    assert tables(content) == [
        [
            ["指标", "权重", "证据", "结果", "补什么能改变结果"],
            ["指标1（第2条）", "3%", "典型案例 1（至少 1 份）", "达到", ""],
            [
                "指标2",
                "3%",
                "经验总结 0（至少 2 份）",
                "证据不足",
                "补 2 份日期在2026年的经验总结",
            ],
        ],
        [["指标", "数的是", "资料"], ["指标1", "典型案例 1", "a（2026年5月1日，cases/a）"]],
    ]
    assert any("示例：均非真实。" in foot for foot in feet(content))


def test_the_same_sheet_is_the_same_file_and_needs_no_evidence(archive: Archive) -> None:
    content = _sheet(archive, FILES)
    assert content == _sheet(archive, FILES)
    none = _sheet(archive, FILES | case("a", "date: 2025-05-01"))
    assert len(tables(none)) == 1


def test_the_statement_has_five_parts_and_an_annex(archive: Archive) -> None:
    sessions = session("s", "qu", "2026-05-12", "lead: 书记") | session(
        "t", "qu", "2026-06-09", "lead: 书记"
    )
    content = _statement(studied(archive, FILES | sessions))
    headings = [text for style, text in written(content) if style.startswith("Heading")]
    assert headings == [
        "一、学习情况",
        "二、领学促学",
        "三、学用结合",
        "四、存在的问题",
        "五、下一步",
        "附：数字的来历",
    ]
    assert texts(content)[:2] == ["qu2026年述学报告", "初稿，据资料库截至2026年11月20日的记录起草"]
    assert "开展学习 2 次。" in texts(content)
    (annex,) = tables(content)
    assert annex == [
        ["部分", "数的是", "数", "资料编号"],
        ["学习情况", "计划外", "2", "sessions：s、t"],
        ["学习情况", "开展学习", "2", "同“计划外”"],
        ["领学促学", "有领学人", "2", "同“计划外”"],
        ["学用结合", "典型案例", "1", "cases：a"],
    ]
    assert content == _statement(studied(archive, FILES | sessions))


def test_a_statement_without_records_has_no_annex(archive: Archive) -> None:
    content = _statement(studied(archive, unit("qu")))
    assert tables(content) == []
    assert "没有记录。" in texts(content)


def test_what_was_counted_twice_in_a_record_or_in_several_is_told(archive: Archive) -> None:
    expects = "name: 季学, value: 每季, measure: 学习次数, least: 1, months: 3, basis: rules/fa#c1"
    files = unit("qu", expects=(expects,)) | session("s", "qu", "2026-05-12", "speakers: [甲, 乙]")
    content = _statement(studied(archive, files | session("t", "qu", "2026-06-09")))
    rows = {row[1]: row[2:] for row in tables(content)[0]}
    assert rows["重点发言"] == ["2", "sessions：s（2 处）"]
    assert rows["季学：达到"] == ["1", "2026年4月至2026年6月（sessions/s、sessions/t）"]
    assert rows["季学：无记录"] == ["2", "2026年1月至2026年3月、2026年7月至2026年9月"]
