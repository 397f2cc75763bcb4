"""The forms of a sit-in: one for who sits in, one for the unit that is visited."""

from collections.abc import Iterator
from datetime import date

from generator.practice.sitting_points import Point
from generator.practice.sitting_schedule import Visit
from generator.practice.sitting_stages import Deadline
from generator.records.kinds.expectation import Measure, Responsibility
from generator.records.settings import Settings
from generator.study.preparing import Study
from generator.text.numerals import chinese_number
from generator.word.paper import Imprint, Paper

_PAIR = [2.6, 13]
_DATE_TO_FILL = "　月　日"
# So many empty lines each part of the feedback has.
_PARTS = (("总体评价", 4), ("特色亮点", 5), ("存在问题", 6))


def observer_form(visit: Visit, study: Study, settings: Settings) -> bytes:
    """Return the form for who sits in: what to check, what was left open, room for feedback."""
    form = _Form(visit, study, settings, "列席旁听记录单")
    form.facts(whole=True)
    form.section("期限")
    form.deadlines("完成日期", _DATE_TO_FILL)
    form.section("会前检查")
    form.paper.table(["要查的", "资料库里的情况", "检查情况"], list(form.checks()), [3.6, 7, 5])
    form.section("上次留下的问题")
    form.points("这次的情况")
    form.section("反馈")
    form.paper.note(form.feedback_limit)
    for number, (part, lines) in enumerate(_PARTS, start=1):
        form.paper.heading(f"（{chinese_number(number)}）{part}", 2)
        form.paper.table([], [[""]] * lines)
    form.paper.signature(["列席人（签名）：　　　　　　　　", "　　年　　月　　日"])
    return form.paper.to_bytes()


def unit_form(visit: Visit, study: Study, settings: Settings) -> bytes:
    """Return the form for the unit: what to send until when, and what it is asked."""
    form = _Form(visit, study, settings, "列席旁听通知单")
    form.paper.paragraph(f"{visit.member.title}：")
    form.paper.paragraph(form.announcement)
    form.facts(whole=False)
    form.section("要送的和期限")
    form.paper.paragraph(form.request)
    form.deadlines("办理情况", "")
    form.section("上次指出的问题")
    if visit.points:
        form.paper.paragraph("请逐项说明办到哪一步，已经办完的附上佐证；学习那天由负责的同志说明。")
    form.points("现在的情况")
    form.section("会后")
    form.paper.paragraph(
        "会后收到的书面反馈分总体评价、特色亮点、存在问题三部分。"
        "存在问题请登记进问题清单，写明措施、责任人和期限。"
    )
    form.paper.signature([settings.organisation or settings.name, _chinese(study.today)])
    return form.paper.to_bytes()


class _Form:
    """A form that is being written."""

    def __init__(self, visit: Visit, study: Study, settings: Settings, title: str) -> None:
        self._visit = visit
        self._study = study
        self._written = 0
        name = f"{visit.member.title}{title}"
        self.paper = Paper(Imprint(name, study.today, settings.notice or ""))
        self.paper.title(title)
        self.paper.subtitle(visit.member.title)

    def section(self, title: str) -> None:
        """Write the next heading."""
        self._written += 1
        self.paper.heading(f"{chinese_number(self._written)}、{title}")

    @property
    def day(self) -> str:
        """When the session is, as far as that is known."""
        if self._visit.on:
            return self._visit.on.chinese
        proposal = self._visit.proposal
        if proposal and proposal.begins and proposal.ends:
            begins, ends = proposal.begins, proposal.ends
            until = f"至{ends.month}月{ends.day}日" if ends != begins else ""
            return f"待定，建议在{_chinese(begins)}{until}"
        return "待定"

    @property
    def subject(self) -> str:
        """What is studied, as far as that is known."""
        visit = self._visit
        if visit.session:
            return visit.session.title
        line = visit.proposal.line if visit.proposal else None
        if line is None:
            return "待定"
        form = f"（{line.line.form}）" if line.line.form else ""
        return f"{line.month.chinese}计划：{line.title}{form}"

    @property
    def secretaries(self) -> str:
        """The posts that answer for the papers."""
        posts = [
            role.post
            for role in self._visit.member.fields.roles
            if role.responsibility is Responsibility.SECRETARY
        ]
        return "、".join(posts) or "没有写明"

    @property
    def announcement(self) -> str:
        """Say to the unit what is to come."""
        visit = self._visit
        if visit.on:
            about = f"“{visit.session.title}”" if visit.session else "集中学习"
            return f"拟于{visit.on.chinese}列席你单位的{about}。"
        return "拟列席你单位的一次集中学习。日期请与我们商定，定下以后按学习的日期重新计算期限。"

    @property
    def request(self) -> str:
        """Say what is to be sent until when, and who sends it."""
        ahead = [one for one in self._visit.deadlines if one.is_ahead]
        secretaries = self.secretaries
        who = f"学习秘书（{secretaries}）" if secretaries != "没有写明" else "学习秘书"
        if not ahead:
            return f"请{who}与列席人联系，会前送去学习方案、学习材料和发言提纲。"
        first = ahead[0]
        if first.due:
            sure = "" if self._visit.on else "（按建议的第一天计算）"
            when = f"{_chinese(first.due)}以前{sure}"
        else:
            when = f"在{first.words}"
        return f"请{who}{when}与列席人联系，送去学习方案、学习材料和发言提纲。"

    @property
    def feedback_limit(self) -> str:
        """Say how long the feedback may be."""
        day = self._visit.on.first if self._visit.on else self._study.today
        standard = self._study.standards.on(self._visit.member.key, Measure.FEEDBACK, day)
        if standard is None:
            return "分三部分写，字数没有规定。"
        basis = f"，依据{standard.basis.name}" if standard.basis else ""
        return f"三部分合计不超过 {standard.expectation.most} 字，不计空格{basis}。"

    def facts(self, *, whole: bool) -> None:
        """Write day, subject, who answers, and who sits in where the audience may see that.

        What the unit knows of itself is left out unless it is to be the whole.
        """
        rows = [
            ["学习日期", self.day],
            ["学习内容", self.subject],
            ["学习秘书", self.secretaries],
        ]
        if self._visit.observers:
            rows.append(["列席人", "、".join(self._visit.observers)])
        if whole:
            rows = [["单位", self._visit.member.title], *rows, ["上次列席", self._last]]
        self.paper.table([], rows, _PAIR)

    @property
    def _last(self) -> str:
        last = self._visit.last
        return last.fields.date.chinese if last else "没有列席记录"

    def deadlines(self, last: str, empty: str) -> None:
        """Write the stages with their deadlines; the last column is to be filled in by hand."""
        rows = [
            [_stage(one), _until(one), one.basis.name if one.basis else "", empty]
            for one in self._visit.deadlines
        ]
        self.paper.table(["环节", "期限", "依据", last], rows, [4.6, 4.4, 4, 2.6])
        if self._visit.on is None and self._visit.proposal:
            self.paper.note("日期按建议的第一天计算，学习的日期定下以后重新计算。")

    def checks(self) -> Iterator[list[str]]:
        """Yield what is to be looked at before the session, with what the archive knows."""
        visit, matching = self._visit, self._study.matching
        line = matching.line_of.get(visit.session.key) if visit.session else None
        if visit.proposal:
            line = visit.proposal.line
        year = line.year if line else (visit.on.year if visit.on else self._study.today.year)
        plan = matching.plans.get((visit.member.key, year))
        approved = (
            f"，{_chinese(plan.approved_on)}核定" if plan and plan.approved_on else "，没有核定记录"
        )
        yield [f"{year}年学习计划", f"{plan.record.title}{approved}" if plan else "无记录", ""]
        planned = f"{line.month.month}月：{line.title}" if line else "没有对应的一行"
        yield ["计划里的这一次", planned, ""]
        for paper in ("学习方案", "学习材料", "发言提纲"):
            yield [paper, "由单位送来", ""]

    def points(self, last: str) -> None:
        """Write what is open; the last column is to be filled in by hand."""
        points = self._visit.points
        if not points:
            self.paper.paragraph("没有留下的问题。")
            return
        rows = [
            [str(number), point.text, _told(point), ""]
            for number, point in enumerate(points, start=1)
        ]
        self.paper.table(["序号", "问题", "来源和措施", last], rows, [1.7, 5, 5.6, 3.3])


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _until(deadline: Deadline) -> str:
    due = deadline.due
    if due is None:
        return deadline.words or "没有规定"
    return f"{_chinese(due)}（{deadline.words}）"


def _stage(deadline: Deadline) -> str:
    note = f"：{deadline.term.note}" if deadline.term.note else ""
    return f"{deadline.term.name}{note}"


def _told(point: Point) -> str:
    """Say where a problem comes from, how far it is, and what was to be done."""
    when = point.found.when
    said = f"{when.chinese if when else ''}列席时发现"
    if point.state is None or point.fields is None:
        return f"{said}，写在反馈里"
    measures = [
        "".join(
            (
                one.text,
                f"（{one.owner}）" if one.owner else "",
                f"，期限{one.due.chinese}" if one.due else "",
                f"，{one.done.chinese}完成" if one.done else "",
            )
        )
        for one in point.fields.measures
    ]
    return "。".join((f"{said}，{point.state.label}", *measures))
