"""An archive with something of everything that a circular counts, in the third quarter of 2026."""

from datetime import date
from pathlib import Path

from generator.compiler import gather
from generator.practice.circular_figures import Circular
from generator.practice.circulars import Circulars
from generator.practice.periods import Period, read_period
from generator.records.diagnostics import Severity
from generator.study.preparing import prepare_study
from tests.building import TODAY
from tests.study.examples import (
    FA,
    FOLLOW,
    NOT_COUNTED,
    STEPS,
    VOCABULARIES,
    Files,
    session,
    topic,
    unit,
)
from tests.views.examples import material

SETTINGS: Files = {
    "archive.yml": (
        "name: 学习资料库\norganisation: 某区委宣传部\nnotice: 示例：均非真实。\n"
        "audiences:\n  - {id: members, name: 成员}\n"
        "  - {id: secretaries, name: 秘书, includes: [members]}\n"
    )
}
WORDS: Files = {
    **VOCABULARIES,
    "materials/vocabulary/ways.yml": "title: 方式\nterms: [{id: site, name: 现场}]\n",
    "materials/vocabulary/forms.yml": "title: 体裁\nterms: [{id: report, name: 调研报告}]\n",
    "materials/vocabulary/outcome_forms.yml": "title: 成果\nterms: [{id: rule, name: 制度}]\n",
    "materials/vocabulary/problem_types.yml": (
        "title: 问题类型\nterms: [{id: forms, name: 重复填报}, {id: visits, name: 走访不实}]\n"
    ),
}
PRESENT = "name: 出勤, value: 九成, measure: 出勤率, least: 90, basis: rules/fa#c1"
DONE = (
    "steps: [{step: 预读, on: 2026-07-01}, {step: 讨论, on: 2026-07-03}, "
    "{step: 小结, on: 2026-07-13}]"
)


def record(folder: str, key: str, *fields: str, title: str = "") -> Files:
    """Return a record of any kind."""
    return {f"materials/{folder}/{key}.md": material(title or key, *fields)}


UNITS: Files = {
    **unit("qu", expects=(FOLLOW, NOT_COUNTED, STEPS, PRESENT)),
    **unit("jie", "parent: qu"),
    **unit("jiao", "parent: qu"),
    **unit("zhen", "parent: qu"),
    **unit("old", "parent: qu", "valid_to: 2026-03"),
}
SESSIONS: Files = {
    **session(
        "qu-7", "qu", "2026-07-03", "topics: [t]", "study_form: 集中", "ways: [现场]", DONE,
        "expected: 10", "attended: 10",
    ),
    **session(
        "jie-7", "jie", "2026-07-10", "topics: [t]", "study_form: 讲堂", "expected: 10",
        "attended: 8",
    ),
    **session("jiao-8", "jiao", "2026-08-28", "topics: [t]"),
    **session("jiao-9", "jiao", "2026-09-01", "status: 未开展", "reason: 防汛"),
    **session("jie-9", "jie", "2026-09-02", "study_form: 会议"),
    # Not of the quarter, or not surely of it.
    **session("jie-6", "jie", "2026-06-30"),
    **session("jie-10", "jie", "2026-10-01"),
    **session("zhen-year", "zhen", "2026"),
}  # fmt: skip
CASES: Files = {
    **record("cases", "a", "unit: jie", "date: 2026-07-20", "named: 同意", "state: 推荐",
             "summary: 合并*三张*表。", title="一张<表>"),
    **record("cases", "b", "unit: jiao", "date: 2026-08-01", title="夜谈"),
    **record("cases", "c", "unit: zhen", "date: 2026-01-05", "named: 同意", "state: 示范",
             "history: [{state: 推荐, on: 2026-01-05}, {state: 示范, on: 2026-09-10}]"),
    **record("cases", "d", "unit: jie", "date: 2026-07-21", "named: 同意", "state: 退出"),
    **record("cases", "e", "unit: jie", "date: 2026-08-02", "named: 不同意"),
}  # fmt: skip
PROBLEMS: Files = {
    **record("problems", "p1", "unit: jie", "date: 2026-07-12", "type: 重复填报", "state: 整改中",
             "measures:",
             "  - {text: 合并, owner: 副书记, due: 2026-08, done: 2026-08-01, evidence: 复查}",
             "  - {text: 公示, due: 2026-09-30}",
             "  - {text: 复查, due: 2026-12-31}",
             "  - {text: 回访}", title="表格多"),
    **record("problems", "p2", "unit: jiao", "date: 2026-08-15", "type: 重复填报"),
    **record("problems", "p3", "unit: jie", "date: 2026-09-15"),
    **record("problems", "p4", "unit: zhen", "date: 2026-05-01", "type: 走访不实", "state: 已解决",
             "result: 好了", "measures: [{text: 改, done: 2026-09-20, evidence: 单子}]"),
}  # fmt: skip
OTHERS: Files = {
    **record("experiences", "x1", "unit: jie", "date: 2026-07-30", "form: 调研报告"),
    **record("experiences", "x2", "date: 2026-07-31"),
    **record("outcomes", "o1", "unit: jie", "date: 2026-09-30", "form: 制度"),
    **record("observations", "s1", "unit: jie", "date: 2026-07-10", "session: jie-7",
             "overall: 认真", "strengths: [当场答]", "weaknesses: [没有小结, 来得晚]"),
    **record("observations", "s2", "unit: jie", "date: 2026-03-10"),
    **record("observations", "s3", "unit: jiao", "date: 2026-08-28"),
}  # fmt: skip
FILES: Files = {
    **SETTINGS, **WORDS, **FA, **topic("t", "2026-07"), **UNITS, **SESSIONS, **CASES, **PROBLEMS,
    **OTHERS,
}  # fmt: skip


def period_of(written: str) -> Period:
    """Return a period that is spelled right."""
    period = read_period(written)
    assert period is not None
    return period


def circulars_at(root: Path, today: date = TODAY, audience: str | None = None) -> Circulars:
    """Return the circulars of an archive, as everybody or one audience sees it."""
    gathered = gather(root)
    wrong = [one for one in gathered.diagnostics if one.severity is Severity.ERROR]
    assert not wrong, wrong
    library, links = gathered.library, gathered.links
    if audience is not None:
        readers = library.settings.audience(audience)
        assert readers is not None
        library = library.seen_by(readers)
        links = links.within(library)
    return Circulars(prepare_study(library, links, today), library, links)


def items(circular: Circular, name: str) -> list[str]:
    """Return the names of what a number was counted from."""
    figure = next(one for one in circular.figures if one.name == name)
    return [one.item for one in figure.count.items]
