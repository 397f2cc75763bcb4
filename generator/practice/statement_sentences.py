"""The sentences of a yearly statement, made of the records of a unit.

What the records do not say is said to be without record, never to be undone.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from generator.practice.appraisal_evidence import counted_record
from generator.practice.statement_paragraphs import (
    WRITTEN_OUT,
    Paragraph,
    Part,
    Piece,
    listed,
    months,
    quoted,
    titles,
)
from generator.practice.statement_records import StatementRecords
from generator.records.common import CommonFields
from generator.records.kinds.case import Case
from generator.records.kinds.decision import Decision
from generator.records.kinds.experience import Experience
from generator.records.kinds.outcome import Outcome as StudyOutcome
from generator.records.kinds.problem import Problem, ProblemState
from generator.records.library import Record
from generator.study.counts import Count, Counted, cell_counts, requirement_counts
from generator.study.due_lists import DueItem
from generator.study.followings import Following, FollowState
from generator.study.requirements import Outcome
from generator.study.sessions import StudySession
from generator.study.unit_years import CellState

NO_RECORD = "没有记录。"


def parts_of(records: StatementRecords) -> tuple[Part, ...]:
    """Return the parts of the statement on these records, in order."""
    return tuple(_Drafter(records).parts())


class _Drafter:
    """Writes the paragraphs and numbers their counts in the order in which they are made."""

    def __init__(self, records: StatementRecords) -> None:
        self._records = records
        self._study = records.study
        self._unit = records.unit
        self._cells = cell_counts([records.unit])
        self._named = 0

    def parts(self) -> Iterator[Part]:
        drafts: tuple[tuple[str, Callable[[], Iterator[Paragraph]]], ...] = (
            ("学习情况", self._studied),
            ("领学促学", self._led),
            ("学用结合", self._used),
            ("存在的问题", self._lacking),
            ("下一步", self._next),
        )
        for title, draft in drafts:
            yield Part(title, tuple(draft()) or (Paragraph((NO_RECORD,)),))

    # 学习情况

    def _studied(self) -> Iterator[Paragraph]:
        yield self._plan()
        if self._records.sessions:
            yield self._forms()
            yield from self._topics()
            yield from self._steps()
        else:
            yield Paragraph(("开展学习没有记录。",))
        yield from self._followed()
        yield from self._requirements(Outcome.MET, Outcome.UNMET, Outcome.MISSING)

    def _plan(self) -> Paragraph:
        plan = self._unit.plan
        if plan is None:
            return Paragraph((f"{self._unit.year}年的学习计划没有记录。",))
        approval = plan.fields.approved
        approved = (
            f"学习计划由{approval.by}于{approval.on.chinese}核定。"
            if approval
            else "学习计划没有核定的记录。"
        )
        due = listed(
            [
                ("已学", self._cells[CellState.DONE.id]),
                ("延期学习", self._cells[CellState.LATE.id]),
                ("未学", self._cells[CellState.NOT_DONE.id]),
                ("无记录", self._cells[CellState.MISSING.id]),
            ],
            "次",
        )
        pieces: list[Piece] = [approved, "全年计划学习", self._cells["planned"], "次"]
        if due:
            pieces += ["，已到期", self._cells["due"], "次：", *due]
        if len(extra := self._cells[CellState.UNPLANNED.id]):
            pieces += ["；计划外学习", extra, "次"]
        return Paragraph((*pieces, "。"))

    def _forms(self) -> Paragraph:
        by_form = self._records.by_form()
        held = self._count("开展学习", map(_held, self._records.sessions))
        named = [
            (name, self._count(name, map(_held, ones))) for name, ones in by_form.items() if name
        ]
        forms = listed(named, "次")
        pieces: list[Piece] = ["开展学习", held, "次"]
        if forms:
            pieces += ["，其中", *forms]
            if rest := by_form.get(""):
                pieces += ["，没有写明形式的", self._count("没有写明形式", map(_held, rest)), "次"]
        return Paragraph((*pieces, "。"))

    def _topics(self) -> Iterator[Paragraph]:
        if topics := self._records.topics():
            count = self._records_count("学习的专题", topics)
            yield Paragraph(("学习专题", count, f"个：{titles(topics)}。"))

    def _steps(self) -> Iterator[Paragraph]:
        counts = [
            (name, self._count(f"{name}有记录", map(_held, taken)))
            for name, taken in self._records.by_step()
        ]
        if counts:
            yield Paragraph(("各步骤有记录的学习：", *listed(counts, "次", empty=True), "。"))

    def _followed(self) -> Iterator[Paragraph]:
        mine = self._records.followings()
        if not mine:
            return

        def counted(state: FollowState) -> Count:
            found = (_followed(one) for one in mine if one.state is state)
            return self._count(f"跟进{state.label}", found)

        words = listed(
            [
                ("按期跟进", counted(FollowState.ON_TIME)),
                ("先学", counted(FollowState.EARLY)),
                ("逾期跟进", counted(FollowState.LATE)),
                ("报明未开展", counted(FollowState.NOT_HELD)),
                ("无记录", counted(FollowState.MISSING)),
            ],
            "个",
        )
        yield Paragraph(("上级单位学过的专题，", *words, "。"))

    def _requirements(self, *outcomes: Outcome) -> Iterator[Paragraph]:
        """Yield one sentence on all expectations that have such findings."""
        pieces: list[Piece] = []
        for requirement, counts in requirement_counts(self._unit, self._records.requirements):
            told = [(outcome.label, counts[outcome.id]) for outcome in outcomes]
            if words := listed(told, "项"):
                start = "；" if pieces else "对照各项要求："
                pieces += [f"{start}“{requirement.standard.name}”", *words]
        if pieces:
            yield Paragraph((*pieces, "。"))

    # 领学促学

    def _led(self) -> Iterator[Paragraph]:
        sessions = self._records.sessions
        led = [one for one in sessions if one.fields.lead]
        spoken = [one for one in sessions if one.fields.speakers]
        pieces: list[Piece] = []
        if led:
            pieces += ["有领学人的学习", self._count("有领学人", map(_held, led)), "次"]
        if spoken:
            pieces += ["，"] if pieces else []
            pieces += ["安排重点发言的学习", self._count("有重点发言", map(_held, spoken)), "次"]
            pieces += ["，重点发言", self._count("重点发言", _speeches(spoken)), "人次"]
        if pieces:
            yield Paragraph((*pieces, "。"))
        others = [
            ("请授课人的", "请授课人", self._records.naming("lecturers")),
            ("用学习资源的", "用学习资源", self._records.naming("resources")),
            ("请人列席、扩大范围的", "扩大范围", [one for one in sessions if one.fields.invited]),
        ]
        words = listed(
            [(name, self._count(label, map(_held, ones))) for name, label, ones in others], "次"
        )
        if words:
            yield Paragraph(("全年学习中，", *words, "。"))
        ways = [
            (name, self._count(name, map(_held, ones)))
            for name, ones in self._records.by_way().items()
        ]
        if ways:
            yield Paragraph(("学习方式：", *listed(ways, "次"), "。"))
        if followers := self._records.followers():
            count = self._count("下属单位的跟进", followers)
            yield Paragraph(("下属单位跟进本单位的学习", count, "次。"))

    # 学用结合

    def _used(self) -> Iterator[Paragraph]:
        if decisions := self._records.dated(Decision):
            words = listed(
                [
                    (label, self._records_count(f"议题：{label}", self._records.decisions(outcome)))
                    for label, outcome in (
                        ("决策前读过的", Outcome.MET),
                        ("决策后才读的", Outcome.UNMET),
                        ("没有阅读记录的", Outcome.MISSING),
                    )
                ],
                "个",
            )
            count = self._records_count("议题", decisions)
            yield Paragraph(("提出议题", count, "个，", *words, "。"))
        if problems := self._records.dated(Problem):
            count = self._records_count("发现的问题", problems)
            words = listed(
                [
                    (
                        state.label,
                        self._records_count(f"问题：{state.label}", self._records.problems(state)),
                    )
                    for state in ProblemState
                ],
                "个",
            )
            yield Paragraph(("登记问题", count, "个，", *words, "。"))
        kinds: tuple[tuple[type[CommonFields], str, str], ...] = (
            (Case, "典型案例", "份"),
            (Experience, "经验总结", "份"),
            (StudyOutcome, "学习成果", "项"),
        )
        for model, name, measure in kinds:
            if found := self._records.dated(model):
                count = self._records_count(name, found)
                yield Paragraph((f"形成{name}", count, f"{measure}：{titles(found)}。"))

    # 存在的问题

    def _lacking(self) -> Iterator[Paragraph]:
        if problems := self._records.open_problems():
            count = self._records_count("没有解决的问题", problems)
            yield Paragraph(("没有解决的问题", count, f"个：{titles(problems, '“', '”')}。"))
        if weak := self._records.weaknesses():
            count = self._count("列席反馈的问题", weak)
            yield Paragraph(("列席旁听反馈问题", count, f"条：{quoted(weak)}。"))
        if len(missing := self._cells[CellState.MISSING.id]):
            yield Paragraph(("到期而没有学习记录的", missing, f"次：{months(missing)}。"))
        if len(not_done := self._cells[CellState.NOT_DONE.id]):
            yield Paragraph(("没有学的", not_done, f"次：{months(not_done)}。"))
        yield from self._requirements(Outcome.UNMET, Outcome.MISSING)

    # 下一步

    def _next(self) -> Iterator[Paragraph]:
        due = self._study.due_of(self._records.key)
        items = [item for _, _, ones in due.sections for item in ones]
        if items:
            counts = [
                (title, self._count(f"要办的：{title}", map(_to_do, ones)))
                for _, title, ones in due.sections
            ]
            yield Paragraph(
                (
                    f"截至{_chinese(self._study.today)}要办的事：",
                    *listed(counts, "件"),
                    "。",
                )
            )
            for item in items[:WRITTEN_OUT]:
                yield Paragraph((_due_sentence(item, self._study.today),))
            if rest := items[WRITTEN_OUT:]:
                yield Paragraph(("其余", self._count("其余要办的", map(_to_do, rest)), "件略。"))
        if steps := self._records.next_steps():
            count = self._count("经验总结里的下一步", steps)
            yield Paragraph(("经验总结里写明的下一步", count, f"条：{quoted(steps)}。"))

    # Counts.

    def _records_count(self, label: str, records: Iterable[Record]) -> Count:
        return self._count(label, map(counted_record, records))

    def _count(self, label: str, items: Iterable[Counted]) -> Count:
        self._named += 1
        once = {item.item: item for item in items}
        return Count(f"n{self._named}", label, tuple(once.values()))


def _held(session: StudySession) -> Counted:
    return counted_record(session.record)


def _followed(one: Following) -> Counted:
    record = one.own.record if one.own else one.topic
    return Counted(one.item, one.topic.title, one.said, one.topic.uri, (record,))


def _speeches(sessions: Iterable[StudySession]) -> Iterator[Counted]:
    """Yield every speech; who gave it is not said."""
    for session in sessions:
        for number in range(1, len(session.fields.speakers) + 1):
            item = f"{session.key}#{number}"
            label = f"{session.record.title}：发言 {number}"
            yield Counted(item, label, "", session.record.uri, (session.record,))


def _to_do(item: DueItem) -> Counted:
    uri = item.records[-1].uri if item.records else "study/due.html"
    return Counted(item.item, item.what, f"{item.when}", uri, item.records)


def _due_sentence(item: DueItem, today: date) -> str:
    over = "应办，已过期" if item.days_over(today) else ""
    basis = f"，依据{item.basis.name}" if item.basis else ""
    return f"{_chinese(item.when)}前{over}：{item.what}{basis}。"


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
