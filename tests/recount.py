"""The numbers of the study year, counted a second time from the files alone.

Written from ``docs/study-year.md`` and from what the fields of the records mean.  Nothing here
comes from the program: only the standard library and a reader for YAML are used, so a mistake made
there is not repeated here.  Every number is the set of the names of what was counted:

| name | what it is |
| --- | --- |
| ``plans/<id>#<n>`` | the n-th line of a plan, from 1 |
| ``sessions/<id>`` | a session without a line; a session compared with an expectation |
| ``sessions/<id>+<step>`` | a step that has a time limit |
| ``units/<id>@2026-03`` | a month without plan and session |
| ``units/<id>@2026-01/2026-02`` | a span of months in which sessions are counted |
| ``units/<id>@2026`` | the plan of a year |
| ``units/<id>+topics/<id>`` | a unit that follows a topic |
| ``units/<id>+<responsibility>`` | a responsibility that nobody has |
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

Fields = dict[str, Any]

# First and last day of each holiday, and the days worked instead, as the General Office of the
# State Council announced them for 2025 and 2026.  Of other years only weekends are known here.
HOLIDAYS = (
    ("2025-01-01", "2025-01-01"), ("2025-01-28", "2025-02-04"), ("2025-04-04", "2025-04-06"),
    ("2025-05-01", "2025-05-05"), ("2025-05-31", "2025-06-02"), ("2025-10-01", "2025-10-08"),
    ("2026-01-01", "2026-01-03"), ("2026-02-15", "2026-02-23"), ("2026-04-04", "2026-04-06"),
    ("2026-05-01", "2026-05-05"), ("2026-06-19", "2026-06-21"), ("2026-09-25", "2026-09-27"),
    ("2026-10-01", "2026-10-07"),
)  # fmt: skip
WORKED = (
    "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11",
    "2026-01-04", "2026-02-14", "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
)  # fmt: skip

# Authors write the word or the id.
MEASURES = {
    "学习次数": "sessions", "学习步骤": "steps", "步骤期限": "step-due", "发言人数": "speakers",
    "出勤率": "attendance", "读完必读": "readings", "跟进期限": "follow", "计划核定": "plan",
    "责任分工": "roles", "授课核定": "vetting", "不计入": "not-counted", "追溯期": "horizon",
}  # fmt: skip
RESPONSIBILITIES = {
    "主体责任": "main", "第一责任": "first", "直接责任": "direct", "工作责任": "work",
    "学习秘书": "secretary",
}  # fmt: skip

# The states of an entry of a unit's year, and those that make a line of a plan due.
CELL_STATES = (
    "done", "postponed", "unplanned", "not-done", "no-record", "open", "ahead", "uncounted",
    "exempt",
)  # fmt: skip
CELLS_DUE = {"done", "postponed", "not-done", "no-record"}
FOLLOW_STATES = (
    "on-time", "early", "late", "pending", "no-record", "not-held", "ahead", "exempt",
)  # fmt: skip
FOLLOWINGS_DUE = {"on-time", "early", "late", "no-record", "not-held"}
OUTCOMES = ("met", "unmet", "no-record", "open")


def days_of(written: object) -> tuple[date, date]:
    """Return the first and the last day that a year, a month or a day may mean."""
    parts = [int(part) for part in str(written).split("-")]
    first = date(parts[0], parts[1] if parts[1:] else 1, parts[2] if parts[2:] else 1)
    if len(parts) == 3:
        return first, first
    after = date(first.year + 1, 1, 1) if len(parts) == 1 else month_on(first, 1)
    return first, after - timedelta(days=1)


def month_on(day: date, count: int) -> date:
    """Return the first day of the month that is `count` months after that of `day`."""
    number = day.year * 12 + day.month - 1 + count
    return date(number // 12, number % 12 + 1, 1)


def every(value: Any) -> list[Any]:
    """Return what may be written singly or as a list as a list."""
    if value in (None, ""):
        return []
    return value if isinstance(value, list) else [value]


def is_worked(day: date) -> bool:
    """Say whether a day is a working day."""
    written = day.isoformat()
    if written in WORKED:
        return True
    return day.weekday() < 5 and not any(a <= written <= b for a, b in HOLIDAYS)


def working_days(start: date, end: date) -> int:
    """Count the working days after `start` up to and including `end`."""
    passed = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(is_worked(day) for day in passed)


def after_working_days(start: date, count: int) -> date:
    """Return the day on which `count` working days after `start` have passed."""
    day = start
    while count > 0:
        day += timedelta(days=1)
        count -= is_worked(day)
    return day


def holds(fields: Fields, first: date, last: date) -> bool:
    """Say whether what has ``valid_from`` and ``valid_to`` holds on some day of a span."""
    begins, ends = fields.get("valid_from"), fields.get("valid_to")
    return not (begins and days_of(begins)[0] > last) and not (ends and days_of(ends)[1] < first)


@dataclass(frozen=True)
class Session:
    """A session of a unit; `counts` says whether it is counted at all."""

    name: str
    unit: str
    day: date
    topics: tuple[str, ...]
    fields: Fields
    counts: bool

    def step(self, word: str, steps: dict[str, str]) -> date | None:
        """Return the day of the first step of this id."""
        days = (one["on"] for one in every(self.fields.get("steps")) if steps[one["step"]] == word)
        return next((days_of(day)[0] for day in days), None)


@dataclass(frozen=True)
class Line:
    """A line of a plan, with the key of its topic or an empty string."""

    name: str
    unit: str
    month: date
    topic: str
    category: str


@dataclass(frozen=True)
class Cell:
    """What became of a line, a session without one, or a month without either."""

    state: str
    month: date
    line: Line | None = None


@dataclass(frozen=True)
class Finding:
    """One thing compared with an expectation, when it is due, and how many are lacking."""

    name: str
    outcome: str
    due: date | None = None
    lack: int = 0


@dataclass(frozen=True)
class Requirement:
    """An expectation of a unit with what was compared with it in a year."""

    expectation: Fields
    findings: tuple[Finding, ...]

    def having(self, outcome: str) -> set[str]:
        """Return the names of what compares in one way."""
        return {one.name for one in self.findings if one.outcome == outcome}


@dataclass(frozen=True)
class Due:
    """A thing to do: what sort, whose, until when."""

    kind: str
    unit: str
    when: date


class Recount:
    """An archive, read for its first audience, with everything that is counted in it."""

    def __init__(self, root: Path, today: date) -> None:
        """Read the files of the archive at `root` as they are on the day `today`."""
        self.root = root
        self.today = today
        settings = _read((root / "archive.yml").read_text("utf-8"))
        wider = {one["id"]: set(every(one.get("includes"))) for one in settings["audiences"]}
        sees = {settings["audiences"][0]["id"]}
        while more := {other for one in sees for other in wider[one]} - sees:
            sees |= more
        self.records: dict[str, Fields] = {}
        for path in sorted(
            (root / "materials").glob("*/*.md"), key=lambda path: path.with_suffix("")
        ):
            fields = _read(path.read_text("utf-8").split("---\n")[1])
            if not every(fields.get("audience")) or sees & set(every(fields["audience"])):
                self.records[f"{path.parent.name}/{path.stem}"] = fields
        self.words: dict[str, dict[str, str]] = {}
        for path in (root / "materials" / "vocabulary").glob("*.yml"):
            self.words[path.stem] = {
                spelling: term["id"]
                for term in _read(path.read_text("utf-8"))["terms"]
                for spelling in (term["id"], term["name"], *every(term.get("also")))
            }

    def of(self, folder: str) -> dict[str, Fields]:
        """Return the records of one folder, by key."""
        return {key: one for key, one in self.records.items() if key.startswith(f"{folder}/")}

    def ref(self, written: object, folder: str = "") -> str:
        """Return the key that a reference means, or an empty string where there is no such record.

        Who may not see a record is not told that another one refers to it.
        """
        name = str(written or "").partition("#")[0]
        key = name if "/" in name else f"{folder}/{name}"
        return key if key in self.records else ""

    def refs(self, values: Any, folder: str = "") -> list[str]:
        """Return the keys of all references of a field, each once, in their order."""
        written = (one.get("ref") if isinstance(one, dict) else one for one in every(values))
        return list(dict.fromkeys(key for one in written if (key := self.ref(one, folder))))

    # Units, and what is expected of them.

    @cached_property
    def units(self) -> dict[str, Fields]:
        """Return all units."""
        return self.of("units")

    def parent(self, unit: str) -> str:
        """Return the unit above, or an empty string."""
        return self.ref(self.units[unit].get("parent"), "units")

    def above(self, unit: str) -> Iterator[str]:
        """Yield the units above one, the nearest first."""
        while unit := self.parent(unit):
            yield unit

    def exists(self, unit: str, first: date, last: date) -> bool:
        """Say whether a unit existed on some day of a span."""
        return holds(self.units[unit], first, last)

    def members(self, year: int) -> list[str]:
        """Return the units that existed on some day of a year."""
        return [one for one in self.units if self.exists(one, date(year, 1, 1), date(year, 12, 31))]

    def expectations(self, unit: str) -> list[Fields]:
        """Return what is expected of a unit: that of the unit above, but for its own of a name."""
        own = every(self.units[unit].get("expectations"))
        names = {one["name"] for one in own}
        parent = self.parent(unit)
        inherited = self.expectations(parent) if parent else []
        mine = ({**one, "measure": _id(MEASURES, one.get("measure", ""))} for one in own)
        return [*(one for one in inherited if one["name"] not in names), *mine]

    def measured(self, unit: str, measure: str) -> list[Fields]:
        """Return what is expected of a unit by one measure, at any time."""
        return [one for one in self.expectations(unit) if one["measure"] == measure]

    def measured_on(self, unit: str, measure: str, day: date) -> Fields | None:
        """Return the expectation by one measure that holds on a day."""
        found = self.measured(unit, measure)
        return next((one for one in found if holds(one, day, day)), None)

    def gaps(self) -> set[str]:
        """Responsibilities that somebody should have today and nobody has."""
        found = set()
        for unit, fields in self.units.items():
            posts = every(fields.get("roles"))
            held = {_id(RESPONSIBILITIES, one["responsibility"]) for one in posts}
            for one in self.measured(unit, "roles"):
                if self.exists(unit, self.today, self.today) and holds(one, self.today, self.today):
                    asked = {_id(RESPONSIBILITIES, word) for word in every(one["roles"])}
                    found |= {f"{unit}+{lacking}" for lacking in asked - held}
        return found

    # Sessions, and the lines of plans that they fulfil.

    @cached_property
    def sessions(self) -> list[Session]:
        """Return all sessions by day, then id; of one recorded twice only the first counts."""
        found = []
        for key, fields in self.of("sessions").items():
            if unit := self.ref(fields["unit"], "units"):
                day = days_of(fields["date"])[0]
                topics = tuple(self.refs(fields.get("topics"), "topics"))
                counts = self._is_study(fields, unit, day)
                found.append(Session(key, unit, day, topics, fields, counts))
        found.sort(key=lambda one: (one.day, one.name))
        known: set[tuple[str, str, frozenset[str]]] = set()
        kept = []
        for one in found:
            same = (one.unit, one.fields["date"], frozenset(one.topics))
            is_day = len(one.fields["date"]) == len("2026-01-01")
            again = one.counts and bool(one.topics) and is_day and same in known
            if one.counts:
                known.add(same)
            kept.append(replace(one, counts=one.counts and not again))
        return kept

    def _is_study(self, fields: Fields, unit: str, day: date) -> bool:
        """Say whether a session was held and is none of what is not to be counted."""
        if fields.get("status") in {"not-held", "未开展"}:
            return False
        forms = self.words.get("study_forms", {})
        for one in self.measured(unit, "not-counted"):
            if holds(one, day, day):
                barred = {forms[word] for word in every(one.get("forms"))}
                if fields.get("study_form") and forms[fields["study_form"]] in barred:
                    return False
                if any(word in fields["title"] for word in every(one.get("words"))):
                    return False
                if fields.get("held_with"):
                    return False
        return True

    def held(self, unit: str, first: date, last: date) -> list[Session]:
        """Return the sessions of a unit that count, between two days."""
        mine = (one for one in self.sessions if one.unit == unit and one.counts)
        return [one for one in mine if first <= one.day <= last]

    @cached_property
    def plans(self) -> dict[tuple[str, int], str]:
        """Return the plan of each unit and year; of two the one whose id comes first."""
        found: dict[tuple[str, int], str] = {}
        for key, fields in self.of("plans").items():
            if unit := self.ref(fields["unit"], "units"):
                found.setdefault((unit, int(fields["year"])), key)
        return found

    @cached_property
    def lines(self) -> dict[tuple[str, int], list[Line]]:
        """Return the lines of each plan by month; one about a hidden topic is hidden as well."""
        found = {}
        for (unit, year), plan in self.plans.items():
            lines = []
            for place, one in enumerate(every(self.records[plan].get("lines")), start=1):
                topic = self.ref(one.get("topic"), "topics")
                if topic or not one.get("topic") or one.get("title"):
                    category = self.words.get("categories", {}).get(one.get("category", ""), "")
                    month = date(year, int(one["month"]), 1)
                    lines.append(Line(f"{plan}#{place}", unit, month, topic, category))
            found[unit, year] = sorted(lines, key=lambda line: line.month)
        return found

    @cached_property
    def _taken(self) -> dict[str, Line]:
        """Return the lines without a topic that sessions fulfil, each the first that is free."""
        found: dict[str, Line] = {}
        for session in self.sessions:
            if named := session.fields.get("plan_line"):
                month = days_of(named)[0]
                lines = self.lines.get((session.unit, month.year), [])
                own = [one for one in lines if one.month == month and not one.topic]
                used = {line.name for line in found.values()}
                free = [one for one in own if one.name not in used]
                if own:
                    found[session.name] = (free or own)[0]
        return found

    def line_of(self, session: Session) -> Line | None:
        """Return the line that a session belongs to.

        One that names a month: that month's first free line without a topic.  Any other: the line
        with its topic in this year's plan or that of the year before, the latest whose month has
        come.
        """
        if session.fields.get("plan_line"):
            return self._taken.get(session.name)
        for topic in session.topics:
            for year in (session.day.year, session.day.year - 1):
                lines = self.lines.get((session.unit, year), [])
                if fitting := [one for one in lines if one.topic == topic]:
                    come = [one for one in fitting if one.month <= session.day]
                    return come[-1] if come else fitting[0]
        return None

    # Plan against actual.

    def cells(self, unit: str, year: int) -> dict[str, Cell]:
        """Return every entry of a unit's year: lines, sessions without one, empty months."""
        matched = [(one, self.line_of(one)) for one in self.sessions if one.unit == unit]
        found = {}
        for line in self.lines.get((unit, year), []):
            mine = [one for one, its in matched if its and its.name == line.name]
            found[line.name] = Cell(self._line_state(line, mine), line.month, line)
        for one, its in matched:
            if its is None and one.day.year == year:
                not_held = one.fields.get("status") in {"not-held", "未开展"}
                made_up = self.held(unit, *days_of(f"{one.day:%Y-%m}"))
                not_held = not_held and not made_up
                state = "unplanned" if one.counts else "not-done" if not_held else "uncounted"
                found[one.name] = Cell(state, one.day.replace(day=1))
        busy = {cell.month for cell in found.values() if cell.state != "uncounted"}
        busy |= {one.day.replace(day=1) for one in self.held(unit, *days_of(year))}
        for number in range(1, 13):
            month = date(year, number, 1)
            if month not in busy and (state := self._gap_state(unit, month)):
                found[f"{unit}@{month:%Y-%m}"] = Cell(state, month)
        return found

    def _line_state(self, line: Line, sessions: Sequence[Session]) -> str:
        """Say what became of a line to which these sessions belong."""
        counted = [one for one in sessions if one.counts]
        if counted:
            return "done" if counted[0].day < month_on(line.month, 1) else "postponed"
        if sessions:
            return "not-done"
        return self._waiting(line.unit, line.month)

    def _gap_state(self, unit: str, month: date) -> str:
        """Say what a month without plan and session is, nothing where none is asked for."""
        asked = any(
            holds(one, *days_of(f"{month:%Y-%m}"))
            and int(one["months"]) == 1
            and int(one["least"]) > 0
            and not every(one.get("categories"))
            for one in self.measured(unit, "sessions")
        )
        state = self._waiting(unit, month)
        return state if asked or state == "exempt" else ""

    def _waiting(self, unit: str, month: date) -> str:
        """Say what a month is of which there is no record."""
        last = month_on(month, 1) - timedelta(days=1)
        if not self.exists(unit, month, last):
            return "exempt"
        if last < self.today:
            return "no-record"
        return "open" if month <= self.today else "ahead"

    def cell_numbers(self, units: Sequence[str], year: int) -> dict[str, set[str]]:
        """Return the numbers of the plans of some units: planned, due, and each state."""
        cells = {name: cell for unit in units for name, cell in self.cells(unit, year).items()}
        lines = {name for name, one in cells.items() if one.line and one.state != "exempt"}
        states = {name: one.state for name, one in cells.items()}
        numbers = _by_state(states, CELL_STATES, CELLS_DUE)
        return {**numbers, "planned": lines}

    # The same topic, up and down.

    def topics(self, year: int) -> list[str]:
        """Return the topics of a year."""
        topics = self.of("topics").items()
        return [key for key, one in topics if str(one.get("period", ""))[:4] == str(year)]

    def followings(self, year: int) -> dict[str, str]:
        """Return how each unit below another followed each topic of a year."""
        return {
            f"{unit}+{topic}": self.following(unit, topic)[0]
            for topic in self.topics(year)
            for unit in self.members(year)
            if self.parent(unit)
        }

    def following(self, unit: str, topic: str) -> tuple[str, date | None]:
        """Return how a unit followed a topic, and the last day for it where there is one."""
        on_topic = [one for one in self.sessions if topic in one.topics]
        mine = [one for one in on_topic if one.unit == unit]
        own = next((one for one in mine if one.counts), None)
        lead = self._lead(unit, own, [one for one in on_topic if one.counts])
        standard = self.measured_on(unit, "follow", lead.day) if lead else None
        limit = int(standard["days"]) if standard else None
        due = after_working_days(lead.day, limit) if lead and limit is not None else None
        if own and (lead is None or days_of(own.fields["date"])[1] < lead.day):
            return "early", due
        if own and lead:
            if limit is None:
                return "exempt", due
            return "on-time" if working_days(lead.day, own.day) <= limit else "late", due
        if mine:
            return "not-held", due
        if lead is None:
            ends = days_of(self.records[topic]["period"])[1]
            return "ahead" if self.exists(unit, ends, ends) else "exempt", due
        if due is None or not self.exists(unit, due, due):
            return "exempt", due
        return "pending" if due >= self.today else "no-record", due

    def _lead(self, unit: str, own: Session | None, held: Sequence[Session]) -> Session | None:
        """Return the session that a unit follows: the one it names, else the nearest above."""
        if own and (named := self.ref(own.fields.get("follows"), "sessions")):
            for one in held:
                if one.name == named:
                    return one
        for above in self.above(unit):
            for one in held:
                if one.unit == above:
                    return one
        return None

    def follow_numbers(self, followings: dict[str, str]) -> dict[str, set[str]]:
        """Return the numbers of followings: those due, and each state."""
        return _by_state(followings, FOLLOW_STATES, FOLLOWINGS_DUE)

    # Each expectation beside the year.

    def requirements(self, unit: str, year: int) -> list[Requirement]:
        """Return the expectations of a unit that can be compared with a year, with the findings."""
        compare = {"sessions": self._spans, "step-due": self._step_limits, "plan": self._plan}
        judges = {
            "steps": self._steps,
            "speakers": self._speakers,
            "attendance": self._attendance,
            "readings": self._readings,
            "vetting": self._vetting,
        }
        found = []
        for one in self.expectations(unit):
            if holds(one, *days_of(year)):
                if function := compare.get(one["measure"]):
                    found.append(Requirement(one, tuple(function(unit, year, one))))
                elif judge := judges.get(one["measure"]):
                    sessions = self._of_its_time(unit, year, one)
                    outcomes = ((each.name, judge(each, one)) for each in sessions)
                    findings = (Finding(name, outcome) for name, outcome in outcomes if outcome)
                    found.append(Requirement(one, tuple(findings)))
        return found

    def _of_its_time(self, unit: str, year: int, expectation: Fields) -> list[Session]:
        """Return the sessions of the year on whose day the expectation holds."""
        held = self.held(unit, *days_of(year))
        return [one for one in held if holds(expectation, one.day, one.day)]

    def _spans(self, unit: str, year: int, expectation: Fields) -> Iterator[Finding]:
        """Compare numbers of sessions, in spans of months.

        Spans that divide a year begin in January; one that does not ends in December.  The unit
        has to have existed at both ends, and the expectation to hold at the beginning.
        """
        months, least = int(expectation["months"]), int(expectation["least"])
        starts = [date(year, n, 1) for n in range(1, 13, months)] if 12 % months == 0 else []
        for first in starts or [month_on(date(year + 1, 1, 1), -months)]:
            last = month_on(first, months) - timedelta(days=1)
            there = self.exists(unit, first, first) and self.exists(unit, last, last)
            if there and holds(expectation, first, first):
                asked = (
                    one for one in self.held(unit, first, last) if self._fits(one, expectation)
                )
                count = len(list(asked))
                if count > int(expectation.get("most") or count):
                    outcome = "unmet"
                elif count >= least:
                    outcome = "met"
                elif last >= self.today:
                    outcome = "open"
                else:
                    outcome = "unmet" if count else "no-record"
                name = f"{unit}@{first:%Y-%m}/{last:%Y-%m}"
                yield Finding(name, outcome, last, 0 if outcome == "met" else least - count)

    def _fits(self, session: Session, expectation: Fields) -> bool:
        """Say whether a session has one of the forms and categories that are asked for."""
        forms, categories = self.words.get("study_forms", {}), self.words.get("categories", {})
        wanted = {forms[word] for word in every(expectation.get("forms"))}
        if wanted and forms.get(session.fields.get("study_form", "")) not in wanted:
            return False
        asked = {categories[word] for word in every(expectation.get("categories"))}
        written = (self.records[topic].get("category") for topic in session.topics)
        own = {categories[word] for word in written if word}
        line = self.line_of(session)
        return not asked or bool(asked & (own or {line.category if line else ""}))

    def _steps(self, session: Session, expectation: Fields) -> str:
        """Every step, none before the one that it follows; the wrong order weighs more."""
        words = self.words.get("steps", {})
        taken = [session.step(words[word], words) for word in every(expectation["steps"])]
        days = [day for day in taken if day]
        complete = "met" if len(days) == len(taken) else "no-record"
        return complete if days == sorted(days) else "unmet"

    def _speakers(self, session: Session, expectation: Fields) -> str:
        """Neither too few nor too many; none at all is no record."""
        count = len(every(session.fields.get("speakers")))
        least, most = int(expectation.get("least") or 0), int(expectation.get("most") or count)
        return ("met" if least <= count <= most else "unmet") if count else "no-record"

    def _attendance(self, session: Session, expectation: Fields) -> str:
        """Enough of those who were to come."""
        expected = int(session.fields.get("expected") or 0)
        attended = session.fields.get("attended") or ""
        if not expected or not attended:
            return "no-record"
        return "met" if int(attended) * 100 >= int(expectation["least"]) * expected else "unmet"

    def _readings(self, session: Session, _: Fields) -> str:
        """All that the topics require; nothing where they require nothing."""
        topics = (self.records[topic] for topic in session.topics)
        required = {key for topic in topics for key in self.refs(topic.get("required"))}
        read = set(self.refs(session.fields.get("readings")))
        if not required:
            return ""
        return ("met" if required <= read else "unmet") if read else "no-record"

    def _vetting(self, session: Session, _: Fields) -> str:
        """Every lecturer and pack approved on the day; nothing where there is none."""
        used = self.refs(session.fields.get("lecturers"), "lecturers")
        used += self.refs(session.fields.get("packs"), "packs")
        flaws = [key for key in used if not self._is_vetted(key, session.day)]
        return ("unmet" if flaws else "met") if used else ""

    def _step_limits(self, unit: str, year: int, expectation: Fields) -> Iterator[Finding]:
        """Compare each step with its last day, so many working days after the session."""
        words, limit = self.words.get("steps", {}), int(expectation["days"])
        for one in self._of_its_time(unit, year, expectation):
            due = after_working_days(one.day, limit)
            for word in every(expectation["steps"]):
                day = one.step(words[word], words)
                if day:
                    outcome = "met" if working_days(one.day, day) <= limit else "unmet"
                else:
                    outcome = "no-record" if due < self.today else "open"
                yield Finding(f"{one.name}+{words[word]}", outcome, due)

    def _plan(self, unit: str, year: int, expectation: Fields) -> Iterator[Finding]:
        """Compare the day on which the plan was approved with the last day for it."""
        due = date.fromisoformat(f"{year}-{expectation['by']}")
        if self.exists(unit, due, due) and holds(expectation, due, due):
            plan = self.plans.get((unit, year))
            approved = self.records[plan].get("approved") if plan else None
            if approved:
                outcome = "met" if days_of(approved["on"])[1] <= due else "unmet"
            else:
                outcome = "no-record" if due < self.today else "open"
            yield Finding(f"{unit}@{year}", outcome, due)

    def _is_vetted(self, key: str, day: date) -> bool:
        approved = self.records[key].get("approved")
        if not approved or days_of(approved["on"])[0] > day:
            return False
        return not approved.get("until") or day <= days_of(approved["until"])[1]

    # What is due, and the calendar.

    @cached_property
    def years(self) -> list[int]:
        """Return the years of plans and sessions up to today's, and the empty ones between."""
        known = {year for _, year in self.plans} | {one.day.year for one in self.sessions}
        return list(range(min(known), max(*known, self.today.year) + 1)) if known else []

    @cached_property
    def dues(self) -> dict[str, Due]:
        """Return everything to do, by name; what lies before the horizon of its unit is left out.

        What is missing is counted once: a line whose topic is to be followed counts as that.
        """
        followed = {}
        for name in (name for year in self.years for name in self.followings(year)):
            unit, _, topic = name.partition("+")
            state, due = self.following(unit, topic)
            if due and state in {"pending", "no-record"}:
                followed[name] = Due("follow", self.heir(unit), due)
        found = {name: due for name, due in followed.items() if self._is_near(due)}
        others: dict[str, Due] = {}
        for year in self.years:
            for unit in self.members(year):
                for name, cell in self.cells(unit, year).items():
                    waits = cell.state in {"no-record", "not-done", "open"}
                    waits |= cell.state == "ahead" and cell.line is not None
                    topic = cell.line.topic if cell.line else ""
                    if waits and f"{unit}+{topic}" not in found:
                        last = month_on(cell.month, 1) - timedelta(days=1)
                        others[name] = Due("session", self.heir(unit), last)
        for year in sorted({*self.years, self.today.year + 1} if self.years else ()):
            for unit in self.members(year):
                for one in self.requirements(unit, year):
                    others |= self._required(unit, one, only_plan=year not in self.years)
        others |= self._approvals()
        return found | {name: due for name, due in others.items() if self._is_near(due)}

    def _required(self, unit: str, one: Requirement, *, only_plan: bool) -> dict[str, Due]:
        """Return the steps, plans and extra sessions that an expectation leaves to do."""
        measure, asked = one.expectation["measure"], one.expectation
        extra = bool(every(asked.get("categories"))) or int(asked.get("months") or 1) > 1
        found = {}
        for finding in one.findings:
            lacking = finding.outcome in {"no-record", "open"}
            if finding.due and lacking and measure == "plan":
                found[f"{finding.name}+plan"] = Due("plan", self.heir(unit), finding.due)
            elif finding.due and lacking and measure == "step-due":
                found[finding.name] = Due("step", self.heir(unit), finding.due)
            elif finding.due and finding.lack > 0 and extra:
                name = f"{finding.name}+{asked['name']}"
                found[name] = Due("count", self.heir(unit), finding.due)
        return {name: due for name, due in found.items() if due.kind == "plan" or not only_plan}

    def _approvals(self) -> dict[str, Due]:
        """Return approvals that run out, rules that lose force, and what is to be looked at again.

        A plan is approved for its year and a session for its day, so these never run out.
        """
        found = {}
        replaced = {
            old
            for key, rule in self.of("rules").items()
            for old in self.refs(rule.get("supersedes"), "rules")
            if old != key
        }
        for key, fields in self.records.items():
            unit = key if key in self.units else self.ref(fields.get("unit"), "units")
            unit = self.heir(unit) if unit else ""
            until = (fields.get("approved") or {}).get("until")
            if until and key.split("/")[0] not in {"plans", "sessions"}:
                found[f"{key}+vetting"] = Due("vetting", unit, days_of(until)[1])
            if fields.get("review_by"):
                found[f"{key}+review"] = Due("review", unit, days_of(fields["review_by"])[1])
            if key.startswith("rules/") and fields.get("valid_to") and key not in replaced:
                found[f"{key}+rule"] = Due("rule", "", days_of(fields["valid_to"])[1])
        return found

    def heir(self, unit: str) -> str:
        """Return who has to do what a unit has left: the unit that it was merged into."""
        while not self.exists(unit, self.today, self.today):
            successor = self.ref(self.units[unit].get("successor"), "units")
            if not successor:
                break
            unit = successor
        return unit

    def _is_near(self, due: Due) -> bool:
        horizon = self.measured_on(due.unit, "horizon", self.today) if due.unit else None
        return not horizon or due.when >= month_on(self.today, -int(horizon["months"]))

    def due_numbers(self, unit: str = "") -> dict[str, set[str]]:
        """Return what is overdue, due this month and in the next three, of a unit or of all."""
        month = month_on(self.today, 1)
        spans = {
            "overdue": (date.min, self.today),
            "now": (self.today, month),
            "soon": (month, month_on(month, 3)),
        }
        mine = [(name, due) for name, due in self.dues.items() if unit in {"", due.unit}]
        return {
            section: {name for name, due in mine if first <= due.when < after}
            for section, (first, after) in spans.items()
        }

    def events(self, year: int) -> dict[tuple[int, str], set[str]]:
        """Return the entries of the calendar, by month and kind."""
        found = [(one.day, "held", f"held:{one.name}") for one in self.sessions if one.counts]
        for other in self.years:
            for unit in self.members(other):
                for name, cell in self.cells(unit, other).items():
                    if cell.line and cell.state in {"open", "ahead"}:
                        found.append((cell.month, "planned", f"planned:{name}"))
        for name, due in self.dues.items():
            found.append((due.when, "due", f"due:{due.kind}:{name}"))
        months: dict[tuple[int, str], set[str]] = {}
        for day, kind, name in found:
            if day.year == year:
                months.setdefault((day.month, kind), set()).add(name)
        return months


def _read(text: str) -> Fields:
    """Read YAML with every value as the words that were written."""
    return yaml.load(text, Loader=yaml.BaseLoader) or {}  # noqa: S506 - it makes words only


def _id(ids: Mapping[str, str], word: str) -> str:
    return ids.get(word, word)


def _by_state(
    names: Mapping[str, str], states: Iterable[str], due: Iterable[str]
) -> dict[str, set[str]]:
    """Return what is due, and what has each state."""
    wanted = {"due": set(due), **{state: {state} for state in states}}
    return {key: {name for name in names if names[name] in ones} for key, ones in wanted.items()}
