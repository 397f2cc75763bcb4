"""The yearly study statement (述学) of a unit, drafted from its records.

Sentences are made of words and counts, so that no number stands in them that was not counted.
What the records do not say is said to be without record, never to be undone.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from generator.practice.appraisal_evidence import (
    counted_record,
    problem_state,
    read_before,
)
from generator.practice.unit_records import UnitRecords
from generator.records.common import CommonFields
from generator.records.kinds.case import Case
from generator.records.kinds.decision import Decision
from generator.records.kinds.experience import Experience
from generator.records.kinds.observation import Observation
from generator.records.kinds.outcome import Outcome as StudyOutcome
from generator.records.kinds.problem import Problem, ProblemState
from generator.records.kinds.session import Session
from generator.records.library import Library, Record
from generator.records.links import Links
from generator.records.schema import specs_of
from generator.study.counts import Count, Counted, cell_counts, requirement_counts
from generator.study.due_lists import DueItem
from generator.study.followings import FOLLOW_DUE, FollowState
from generator.study.organisation import Member
from generator.study.preparing import Study, StudyYear
from generator.study.requirements import Outcome
from generator.study.sessions import StudySession
from generator.study.step_columns import step_columns
from generator.study.unit_years import CellState, UnitYear

NO_RECORD = "没有记录。"

# So many things are written out; the others are counted.
_WRITTEN_OUT = 12

# A sentence: words, and numbers with their lists.
Piece = str | Count


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, in pieces."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The paragraph as it reads."""
        return "".join(f" {len(one)} " if isinstance(one, Count) else one for one in self.pieces)

    @property
    def counts(self) -> tuple[Count, ...]:
        """The numbers in it."""
        return tuple(one for one in self.pieces if isinstance(one, Count))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the statement: a title, and its paragraphs, at least one."""

    title: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """The study statement of a unit for a year.

    Attributes:
        member: the unit.
        year: the year.
        today: the day up to which records were looked at.
        parts: in order.
    """

    member: Member
    year: int
    today: date
    parts: tuple[Part, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.member.title}{self.year}年述学报告"

    @property
    def counts(self) -> tuple[tuple[Part, Count], ...]:
        """Every number with the part that it stands in, in the order of the text."""
        return tuple(
            (part, count)
            for part in self.parts
            for paragraph in part.paragraphs
            for count in paragraph.counts
        )


def statement_of(
    study: Study, library: Library, links: Links, unit_key: str, year: int
) -> Statement | None:
    """Draft the statement of a unit for a year, None where nothing is known of the two together.

    Args:
        study: the study years of what an audience may see.
        library: what it may see.
        links: the links inside it.
        unit_key: key of the unit.
        year: the year.
    """
    known = study.year(year)
    unit = known.of(unit_key) if known else None
    if known is None or unit is None:
        return None
    drafter = _Drafter(study, library, links, known, unit)
    return Statement(unit.member, year, study.today, tuple(drafter.parts()))


class _Drafter:
    def __init__(
        self, study: Study, library: Library, links: Links, year: StudyYear, unit: UnitYear
    ) -> None:
        self._study = study
        self._library = library
        self._links = links
        self._year = year
        self._unit = unit
        self._key = unit.member.key
        self._records = UnitRecords(library, links, study.today)
        self._cells = cell_counts([unit])
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
        sessions = self._unit.sessions
        if not sessions:
            yield Paragraph(("开展学习没有记录。",))
        else:
            yield self._forms(sessions)
            if topics := self._topics(sessions):
                yield topics
            if steps := self._steps(sessions):
                yield steps
        if followed := self._followed():
            yield followed
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
        due = self._listed(
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

    def _forms(self, sessions: Sequence[StudySession]) -> Paragraph:
        spec = next(spec for spec in specs_of(Session) if spec.name == "study_form")
        by_form: dict[str, list[StudySession]] = {}
        for session in sessions:
            word = session.fields.study_form
            term = self._library.term(spec, word) if word else None
            by_form.setdefault(term.name if term else "", []).append(session)
        held = self._count("开展学习", map(_held, sessions))
        named = [
            (name, self._count(name, map(_held, ones))) for name, ones in by_form.items() if name
        ]
        forms = self._listed(named, "次")
        pieces: list[Piece] = ["开展学习", held, "次"]
        if forms:
            pieces += ["，其中", *forms]
            if rest := by_form.get(""):
                pieces += ["，没有写明形式的", self._count("没有写明形式", map(_held, rest)), "次"]
        return Paragraph((*pieces, "。"))

    def _topics(self, sessions: Sequence[StudySession]) -> Paragraph | None:
        keys = dict.fromkeys(key for session in sessions for key in session.topics)
        topics = [self._library.by_key[key] for key in keys if key in self._library.by_key]
        if not topics:
            return None
        count = self._count("学习的专题", map(counted_record, topics))
        return Paragraph(("学习专题", count, f"个：{_titles(topics)}。"))

    def _steps(self, sessions: Sequence[StudySession]) -> Paragraph | None:
        columns = step_columns(
            self._library, self._study.standards, self._key, self._unit.year, sessions
        )
        if not columns:
            return None
        counts = []
        for step in columns:
            taken = (one for one in sessions if one.step(step.id))
            counts.append((step.name, self._count(f"{step.name}有记录", map(_held, taken))))
        return Paragraph(("各步骤有记录的学习：", *self._listed(counts, "次", empty=True), "。"))

    def _followed(self) -> Paragraph | None:
        topics = {column.topic.key for column in self._year.following.columns}
        mine = [
            one
            for key, one in self._study.followings_of(self._key).items()
            if key in topics and one.state in FOLLOW_DUE
        ]
        if not mine:
            return None

        def counted(state: FollowState) -> Count:
            return self._count(
                f"跟进{state.label}",
                (
                    Counted(
                        one.item,
                        one.topic.title,
                        one.said,
                        one.topic.uri,
                        (one.own.record if one.own else one.topic,),
                    )
                    for one in mine
                    if one.state is state
                ),
            )

        words = self._listed(
            [
                ("按期跟进", counted(FollowState.ON_TIME)),
                ("先学", counted(FollowState.EARLY)),
                ("逾期跟进", counted(FollowState.LATE)),
                ("报明未开展", counted(FollowState.NOT_HELD)),
                ("无记录", counted(FollowState.MISSING)),
            ],
            "个",
        )
        return Paragraph(("上级单位学过的专题，", *words, "。"))

    def _requirements(self, *outcomes: Outcome) -> Iterator[Paragraph]:
        """Yield one sentence on all expectations that have such findings."""
        asked = self._year.requirements[self._key]
        pieces: list[Piece] = []
        for requirement, counts in requirement_counts(self._unit, asked):
            told = [(outcome.label, counts[outcome.id]) for outcome in outcomes]
            if words := self._listed(told, "项"):
                start = "；" if pieces else "对照各项要求："
                pieces += [f"{start}“{requirement.standard.name}”", *words]
        if pieces:
            yield Paragraph((*pieces, "。"))

    # 领学促学

    def _led(self) -> Iterator[Paragraph]:
        sessions = self._unit.sessions
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
            ("请授课人的", "请授课人", self._with(sessions, "lecturers")),
            ("用学习资源的", "用学习资源", self._with(sessions, "resources")),
            ("请人列席、扩大范围的", "扩大范围", [one for one in sessions if one.fields.invited]),
        ]
        words = self._listed(
            [(name, self._count(label, map(_held, ones))) for name, label, ones in others], "次"
        )
        if words:
            yield Paragraph(("全年学习中，", *words, "。"))
        if ways := self._ways(sessions):
            yield Paragraph(("学习方式：", *ways, "。"))
        if followers := self._followers(sessions):
            count = self._count("下属单位的跟进", followers)
            yield Paragraph(("下属单位跟进本单位的学习", count, "次。"))

    def _with(self, sessions: Iterable[StudySession], name: str) -> list[StudySession]:
        """Return the sessions that name something which may be seen."""
        return [
            session
            for session in sessions
            if any(
                link.path[:1] == (name,) and link.target
                for link in self._links.leaving(session.key)
            )
        ]

    def _ways(self, sessions: Sequence[StudySession]) -> tuple[Piece, ...]:
        spec = next(spec for spec in specs_of(Session) if spec.name == "ways")
        by_way: dict[str, list[StudySession]] = {}
        for session in sessions:
            terms = (self._library.term(spec, word) for word in session.fields.ways)
            for name in dict.fromkeys(term.name for term in terms if term):
                by_way.setdefault(name, []).append(session)
        named = [(name, self._count(name, map(_held, ones))) for name, ones in by_way.items()]
        return self._listed(named, "次")

    def _followers(self, sessions: Iterable[StudySession]) -> list[Counted]:
        return [
            Counted(
                one.item,
                f"{one.member.title}：{one.topic.title}",
                one.said,
                one.own.record.uri,
                (one.own.record,),
            )
            for session in sessions
            for one in self._study.followers_of(session.key)
            if one.own
        ]

    # 学用结合

    def _used(self) -> Iterator[Paragraph]:
        if decisions := self._dated(Decision):
            words = self._listed(
                [
                    (label, self._records_count(f"议题：{label}", ones))
                    for label, outcome in (
                        ("决策前读过的", Outcome.MET),
                        ("决策后才读的", Outcome.UNMET),
                        ("没有阅读记录的", Outcome.MISSING),
                    )
                    for ones in ([one for one in decisions if read_before(one) is outcome],)
                ],
                "个",
            )
            count = self._records_count("议题", decisions)
            yield Paragraph(("提出议题", count, "个，", *words, "。"))
        if problems := self._dated(Problem):
            count = self._records_count("发现的问题", problems)
            words = self._listed(
                [
                    (state.label, self._records_count(f"问题：{state.label}", ones))
                    for state in ProblemState
                    for ones in ([one for one in problems if problem_state(one) is state],)
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
            if found := self._dated(model):
                count = self._records_count(name, found)
                yield Paragraph((f"形成{name}", count, f"{measure}：{_titles(found)}。"))

    # 存在的问题

    def _lacking(self) -> Iterator[Paragraph]:
        if problems := [one for one in self._found_so_far() if _is_open(one)]:
            count = self._records_count("没有解决的问题", problems)
            yield Paragraph(("没有解决的问题", count, f"个：{_titles(problems, '“', '”')}。"))
        weak = list(self._weaknesses())
        if weak:
            count = self._count("列席反馈的问题", weak)
            yield Paragraph(("列席旁听反馈问题", count, f"条：{_quoted(weak)}。"))
        if len(missing := self._cells[CellState.MISSING.id]):
            yield Paragraph(("到期而没有学习记录的", missing, f"次：{_months(missing)}。"))
        if len(not_done := self._cells[CellState.NOT_DONE.id]):
            months = "、".join(
                dict.fromkeys(one.label.partition("：")[0] for one in not_done.items)
            )
            yield Paragraph(("没有学的", not_done, f"次：{months}。"))
        yield from self._requirements(Outcome.UNMET, Outcome.MISSING)

    def _found_so_far(self) -> Iterator[Record]:
        """Yield the problems that were found up to the end of the year, or on an unknown day."""
        last = min(date(self._unit.year, 12, 31), self._study.today)
        for record in self._records.of(self._key, Problem):
            if record.when is None or record.when.first <= last:
                yield record

    def _weaknesses(self) -> Iterator[Counted]:
        for record in self._dated(Observation):
            fields = record.fields
            assert isinstance(fields, Observation)  # noqa: S101 - asked for these only
            for number, text in enumerate(fields.weaknesses, start=1):
                yield Counted(f"{record.key}#{number}", text, "", record.uri, (record,))

    # 下一步

    def _next(self) -> Iterator[Paragraph]:
        due = self._study.due_of(self._key)
        items = [item for _, _, ones in due.sections for item in ones]
        if items:
            counts = [
                (title, self._count(f"要办的：{title}", map(_to_do, ones)))
                for _, title, ones in due.sections
            ]
            yield Paragraph(
                (
                    f"截至{_chinese(self._study.today)}要办的事：",
                    *self._listed(counts, "件"),
                    "。",
                )
            )
            for item in items[:_WRITTEN_OUT]:
                yield Paragraph((_due_sentence(item, self._study.today),))
            if rest := items[_WRITTEN_OUT:]:
                yield Paragraph(("其余", self._count("其余要办的", map(_to_do, rest)), "件略。"))
        steps = [
            Counted(f"{record.key}#{number}", text, "", record.uri, (record,))
            for record in self._dated(Experience)
            if isinstance(record.fields, Experience)
            for number, text in enumerate(record.fields.next_steps, start=1)
        ]
        if steps:
            count = self._count("经验总结里的下一步", steps)
            yield Paragraph(("经验总结里写明的下一步", count, f"条：{_quoted(steps)}。"))

    # Counts.

    def _dated(self, model: type[CommonFields]) -> tuple[Record, ...]:
        return self._records.in_year(self._key, model, self._unit.year)

    def _records_count(self, label: str, records: Iterable[Record]) -> Count:
        return self._count(label, map(counted_record, records))

    def _count(self, label: str, items: Iterable[Counted]) -> Count:
        self._named += 1
        once = {item.item: item for item in items}
        return Count(f"n{self._named}", label, tuple(once.values()))

    def _listed(
        self, counts: Sequence[tuple[str, Count]], measure: str, *, empty: bool = False
    ) -> tuple[Piece, ...]:
        """Return counts as a sentence has them, with commas; those of nothing are left out."""
        pieces: list[Piece] = []
        for name, count in counts:
            if len(count) or empty:
                pieces += ["，"] if pieces else []
                pieces += [name, count, measure]
        return tuple(pieces)


def _held(session: StudySession) -> Counted:
    return counted_record(session.record)


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


def _is_open(record: Record) -> bool:
    return problem_state(record) in {ProblemState.NOTED, ProblemState.WORKING}


def _due_sentence(item: DueItem, today: date) -> str:
    over = "应办，已过期" if item.days_over(today) else ""
    basis = f"，依据{item.basis.name}" if item.basis else ""
    return f"{_chinese(item.when)}前{over}：{item.what}{basis}。"


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


def _months(count: Count) -> str:
    """Return the months of what was counted, each once."""
    return "、".join(dict.fromkeys(one.label.partition("：")[0] for one in count.items))


def _quoted(items: Sequence[Counted]) -> str:
    """Return sentences as they were written, in quotation marks, the first dozen of many."""
    shown = [f"“{one.label.rstrip('。；')}”" for one in items[:_WRITTEN_OUT]]
    return "、".join(shown) + ("等" if len(items) > _WRITTEN_OUT else "")


def _titles(records: Sequence[Record], opening: str = "《", closing: str = "》") -> str:
    """Return titles; those that are the same once, with the first dozen of many."""
    names = list(dict.fromkeys(record.title for record in records))
    shown = [
        name if name.startswith(opening) else f"{opening}{name}{closing}"
        for name in names[:_WRITTEN_OUT]
    ]
    return "、".join(shown) + ("等" if len(names) > _WRITTEN_OUT else "")
