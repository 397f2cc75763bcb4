"""``python -m benchmarks.study``: measure the study year of large organisations, write a report.

Each archive is read, compared and built in processes of their own, one after the other.
"""

import argparse
import cProfile
import gzip
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from types import CodeType
from typing import Any

from benchmarks.launcher import own_peak
from benchmarks.machine import describe_machine
from benchmarks.measure import ROOT, CommandError, run
from benchmarks.tables import table
from generator.compiler import gather
from generator.pages.calendar_pages import calendar_assets, calendar_pages
from generator.pages.due_page import due_pages
from generator.pages.duties_page import duties_page
from generator.pages.study_pages import study_pages
from generator.study.examining import check_study
from generator.study.preparing import Study, prepare_study
from generator.study.workdays import add_working_days
from generator.views.deriving import Views, derive

_REPORT = ROOT / "docs" / "dev" / "study-benchmarks.md"
_PACKAGES = ("study-archive", "jinja2", "icalendar", "chinesecalendar", "mkdocs")
_TODAY = date(2026, 11, 20)
_LAST = 2026
_DIRECT = 20
_RULES = 20
# So many times the time is allowed for ten times the units.
_MOST_GROWTH = 11.0
_HOTTEST = 10

_TITLES = (
    "先有问题再出门的调查研究",
    "为基层减负从一张表开始",
    "河道的四百米由谁来管",
    "营商环境里的一次说清",
    "安全生产回到班前五分钟",
    "汛期以前把转移名单走一遍",
    "家门口的助餐点怎样办下去",
    "干部夜里的值守和交接",
    "程序就是质量的几个例子",
    "走访以后怎样回话",
    "数据多跑路要先对口径",
    "回头看一年里没有做成的事",
)
_NAMES = ("文化", "民政", "教育", "卫生", "应急", "农业", "水务", "住建", "交通", "财政")
_PLACES = ("榆荫", "云渚", "石渡", "麦垄", "东桥", "南浦", "西坪", "北塘", "柳湾", "松岭")

_VOCABULARIES = {
    "categories": ("必修类别", {"required": "必学专题", "law": "法治专题", "safety": "安全专题"}),
    "levels": (
        "单位类型",
        {"district": "区级", "department": "区直部门", "town": "街道和镇", "branch": "基层单位"},
    ),
    "steps": ("学习步骤", {"self-study": "自学", "discussion": "讨论", "summary": "小结"}),
    "study_forms": (
        "学习形式",
        {"group": "中心组学习", "hall": "大讲堂", "classroom": "学堂", "meeting": "业务会议"},
    ),
}

_EXPECTATIONS = """\
expectations:
  - {name: 集中学习, value: 每月一次, basis: rules/r01#c1, measure: 学习次数, least: 1, months: 1}
  - {name: 学习步骤, value: 依次走完, basis: rules/r01#c2, measure: 学习步骤, steps: [自学, 讨论, 小结]}
  - {name: 小结期限, value: 十个工作日内, basis: rules/r01#c3, measure: 步骤期限, steps: [小结], days: 10}
  - {name: 重点发言, value: 每次二至三人, basis: rules/r02#c1, measure: 发言人数, least: 2, most: 3}
  - {name: 出勤率, value: 不少于九成, basis: rules/r02#c2, measure: 出勤率, least: 90}
  - {name: 读完必读, value: 一篇不缺, basis: rules/r02#c3, measure: 读完必读}
  - {name: 跟进期限, value: 二十五个工作日内, basis: rules/r03#c1, measure: 跟进期限, days: 25, valid_to: 2021-12-31}
  - {name: 跟进期限, value: 二十个工作日内, basis: rules/r03#c2, measure: 跟进期限, days: 20, valid_from: 2022-01-01}
  - {name: 法治专题, value: 每年一次, basis: rules/r03#c3, measure: 学习次数, least: 1, months: 12, categories: [法治专题]}
  - {name: 计划核定, value: 一月底以前, basis: rules/r04#c1, measure: 计划核定, by: "01-29"}
  - {name: 主体责任, value: 由党委承担, basis: rules/r04#c2, measure: 责任分工, roles: [主体责任, 第一责任]}
  - {name: 不计入, value: 业务会议不算, basis: rules/r05#c1, measure: 不计入, forms: [业务会议], words: [部署会]}
  - {name: 追溯期, value: 往回看十二个月, basis: rules/r05#c2, measure: 追溯期, months: 12}
"""  # noqa: E501 - one expectation a line

_METHOD = """\
# Study year benchmarks

Written by `make bench-study` (`python -m benchmarks.study --help` lists the options). Figures can
be compared only within one run on one machine; none is a test.

## Method

* **Archives** are written by the benchmark itself (`benchmarks/study.py`); nothing is drawn at
  random, so that each run measures the same files. One district, twenty departments and towns below
  it, all other units below these. Every unit has a plan with every topic of a year and holds about
  eleven of twelve; one in twelve has no record or a record that it was not held, some are late, and
  some lack a step. The last year ends on the day of the build, 20 November 2026. Twenty rules;
  thirteen expectations are stated by the district and hold for all units.
* **Stages** are timed in one process with the functions of the program. *Check* compares
  everything once more for its own purposes, as a build does. *Build* is the whole command, from a
  new process to its end, with the search index, into an empty folder.
* **Time** is on the wall; **CPU** is that of all processes together. Where the load before the run
  is above 1, other work was going on on the machine, and only CPU tells much.
* **Memory** is the resident memory of the largest process at its peak (`getrusage`), of the stages
  and of the build.
* **Growth** is the time for 300 units by that for 30, beside the growth of the records. A stage is
  *linear* where ten times the records take at most {most:.0f} times as much CPU.
* **Sizes** are those of the files on disk and, in brackets, gzipped as a server sends them; of
  several pages of a kind the largest counts. 1 kB is 1,000 bytes.
* **Rivals**: none of the generators in `benchmarks.md` has a plan beside what was held, time limits
  in working days, or numbers that open into their lists; a spreadsheet has no such pages. So there
  is nothing to set beside these figures but their own growth.
"""


@dataclass(frozen=True, slots=True)
class Size:
    """How large an archive is."""

    units: int
    years: int
    topics: int

    @property
    def name(self) -> str:
        """What the columns of the report are headed with."""
        years = "1 year" if self.years == 1 else f"{self.years} years"
        return f"{self.units} × {years}, {self.topics} topics"


@dataclass(frozen=True, slots=True)
class Results:
    """What was measured on one archive.

    Attributes:
        size: of the archive.
        records: how many records were read.
        sessions: how many of them are sessions.
        stages: seconds on the wall, and of the processor in all processes, by name.
        peak: bytes of memory at the peak of the process of the stages.
        peak_of_build: bytes of memory at the peak of the largest process of the build.
        pages: how many pages the site has, and how many of them are of the study year.
        files: bytes on disk and gzipped of the largest of each kind, by name.
    """

    size: Size
    records: int
    sessions: int
    stages: Mapping[str, tuple[float, float]]
    peak: int
    peak_of_build: int
    pages: tuple[int, int]
    files: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Hot:
    """A function in which time is spent: where it is, how often it is called, seconds."""

    place: str
    calls: int
    own: float
    together: float


_GROWN = (Size(30, 10, 12), Size(100, 10, 12), Size(300, 10, 12))
_WIDE = Size(300, 1, 24)

_LISTS = "list behind a number"
# Patterns below the folder study/ of a site; of several files the largest is weighed.
_FILES = {
    "plan against actual": "20*/index*.html",
    "topics against units": "20*/topics*.html",
    "year of a unit": "20*/u*.html",
    _LISTS: "20*/*-*.html",
    "due": "due*.html",
    "calendar, year": "20*/calendar.html",
    "calendar, month": "20*/calendar-*.html",
    "responsibilities": "responsibilities.html",
    "calendar file, whole": "calendar.ics",
    "calendar file, unit": "calendar/*.ics",
}
_LIST_NAMES = ("cells-", "follow-")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmark; returns the exit status."""
    options = _parser().parse_args(arguments)
    if options.stages:
        print(json.dumps(_time_stages(options.stages)))
        return 0
    if options.profile:
        print(json.dumps([asdict(one) for one in _profile(options.profile)]))
        return 0
    machine = describe_machine(_PACKAGES)
    results: dict[Size, Results] = {}
    with TemporaryDirectory() as folder:
        try:
            for size in (*_GROWN, _WIDE):
                archive = Path(folder, f"{size.units}-{size.years}-{size.topics}")
                write_archive(archive, size)
                results[size] = _measure(archive, size)
                seconds, _ = results[size].stages["build"]
                print(f"{size.name}: built in {seconds:.1f} s", file=sys.stderr)
            largest = Path(folder, f"{_GROWN[-1].units}-{_GROWN[-1].years}-{_GROWN[-1].topics}")
            hot = [Hot(**one) for one in _child("--profile", largest)]
        except CommandError as error:
            print(error, file=sys.stderr)
            return 1
    report = _report(machine, results, hot)
    options.out.write_text(report, encoding="utf-8", newline="\n")
    print(report, end="")
    return 0


def write_archive(root: Path, size: Size) -> None:
    """Write an archive of plans, sessions, topics and rules; the same for the same size."""
    years = range(_LAST - size.years + 1, _LAST + 1)
    files = chain(
        _words(),
        _rules(),
        _units(size.units),
        *(_topics(year, size.topics) for year in years),
        *(_unit_year(place, year, size.topics) for place in range(size.units) for year in years),
    )
    made: set[Path] = set()
    for name, text in files:
        path = root / name
        if path.parent not in made:
            path.parent.mkdir(parents=True, exist_ok=True)
            made.add(path.parent)
        path.write_text(text, encoding="utf-8", newline="\n")


def _words() -> Iterator[tuple[str, str]]:
    yield "archive.yml", f"name: 计时用资料库\ntoday: {_TODAY}\n"
    for name, (title, terms) in _VOCABULARIES.items():
        lines = "".join(f"  - {{id: {one}, name: {term}}}\n" for one, term in terms.items())
        yield f"materials/vocabulary/{name}.yml", f"title: {title}\nterms:\n{lines}"


def _rules() -> Iterator[tuple[str, str]]:
    for number in range(1, _RULES + 1):
        clauses = "".join(
            f"  - {{id: c{one}, name: 第{one}条, text: 学习组按本条办理，由学习秘书记下。}}\n"
            for one in range(1, 9)
        )
        text = (
            f"---\ntitle: 学习制度第{number}号\ndate: 2015-03-01\nissuer: 区委办公室\n"
            f"valid_from: 2015-04-01\nclauses:\n{clauses}---\n\n本制度自发布之日起施行。\n"
        )
        yield f"materials/rules/r{number:02}.md", text


def _units(count: int) -> Iterator[tuple[str, str]]:
    for place in range(count):
        parent = _parent(place)
        level = ("区级", "区直部门" if place % 2 else "街道和镇", "基层单位")[_depth(place)]
        roles = "".join(
            f"  - {{post: {post}, responsibility: {duty}}}\n"
            for post, duty in (
                ("党委", "主体责任"),
                ("党委书记", "第一责任"),
                ("党委副书记", "直接责任"),
                ("办公室负责同志", "学习秘书"),
            )[: 4 - (place % 7 == 3)]
        )
        above = f"parent: {_unit_id(parent)}\n" if parent is not None else ""
        own = "" if above else _EXPECTATIONS
        text = (
            f"---\ntitle: {_title(place)}\n{above}level: {level}\nroles:\n{roles}{own}"
            "---\n\n这个学习组每月学习一次。\n"
        )
        yield f"materials/units/{_unit_id(place)}.md", text


def _topics(year: int, count: int) -> Iterator[tuple[str, str]]:
    for number in range(count):
        month = _month(number, count)
        category = {8: "法治专题", 4: "安全专题"}.get(number % 12, "必学专题")
        text = (
            f"---\ntitle: {_topic_title(number)}（{year}）\nperiod: {year}-{month:02}\n"
            f"category: {category}\nrequired: [rules/r{number % _RULES + 1:02}]\n"
            "questions: [这件事在本单位怎样落实？]\n---\n\n先读必读，再议一件事。\n"
        )
        yield f"materials/topics/{_topic_id(year, number)}.md", text


def _unit_year(place: int, year: int, topics: int) -> Iterator[tuple[str, str]]:
    unit = _unit_id(place)
    lines = "".join(
        f"  - {{month: {_month(number, topics)}, topic: {_topic_id(year, number)}, "
        f"form: {_form(number)}, lead: 党委书记}}\n"
        for number in range(topics)
    )
    plan = (
        f"---\ntitle: {_title(place)}{year}年学习计划\nunit: {unit}\nyear: {year}\n"
        f"approved: {{by: 党委书记, on: {year}-01-{15 + place % 19 // 18 * 16:02}}}\n"
        f"budget: 干部教育经费\nlines:\n{lines}---\n"
    )
    yield f"materials/plans/{unit}-{year}.md", plan
    for number in range(topics):
        if text := _session(place, year, number, topics):
            yield f"materials/sessions/{unit}-{year}-{number + 1:02}.md", text


def _session(place: int, year: int, number: int, topics: int) -> str:
    """Return a session, or nothing where there is no record of it."""
    mark = place + year + number
    depth = _depth(place)
    day = _day(place, year, number, topics)
    absent = place and mark % 12 == 0
    if day > _TODAY or (absent and mark % 24 == 0):
        return ""
    head = (
        f"---\ntitle: {_title(place)}学习“{_topic_title(number)}”（{year}）\ndate: {day}\n"
        f"unit: {_unit_id(place)}\nstudy_form: {_form(number if mark % 97 else 3)}\n"
        f"topics: [{_topic_id(year, number)}]\n"
    )
    if absent:
        return f"{head}status: 未开展\nreason: 全员在堤上值守\n---\n"
    follows = f"follows: {_unit_id(0)}-{year}-{number + 1:02}\n" if depth == 1 else ""
    steps = [
        f"  - {{step: 自学, on: {add_working_days(day, -3)}}}",
        f"  - {{step: 讨论, on: {day}}}",
    ]
    summary = add_working_days(day, 12 if mark % 13 == 0 else 4)
    if mark % 17 and summary <= _TODAY:
        steps.append(f"  - {{step: 小结, on: {summary}}}")
    reading = f"readings: [rules/r{number % _RULES + 1:02}]\n" if mark % 19 else ""
    return (
        f"{head}{follows}steps:\n{chr(10).join(steps)}\nlead: 党委书记\n"
        f"speakers: [党委副书记, 办公室负责同志]\nexpected: 15\nattended: {15 - mark % 3}\n"
        f"{reading}---\n"
    )


def _day(place: int, year: int, number: int, topics: int) -> date:
    """Return a working day: the district's first, each level some days later, some very late."""
    start = date(year, _month(number, topics), 1)
    spread = (place * 7 + number * 3) % 7
    late = 30 if place and (place * 5 + year + number) % 29 == 0 else 0
    return add_working_days(start, 1 + _depth(place) * 6 + spread + late)


def _parent(place: int) -> int | None:
    if place <= _DIRECT:
        return 0 if place else None
    return 1 + (place - _DIRECT - 1) % _DIRECT


def _depth(place: int) -> int:
    return 0 if not place else 1 if place <= _DIRECT else 2


def _title(place: int) -> str:
    if not place:
        return "区委理论学习中心组"
    if place <= _DIRECT:
        name = _NAMES[place // 2 % 10] if place % 2 else _PLACES[place // 2 % 10]
        return f"区{name}局" if place % 2 else f"{name}街道党工委"
    return f"{_PLACES[place % 10]}第{place}支部"


def _topic_title(number: int) -> str:
    return _TITLES[number % 12] + ("续谈" if number >= 12 else "")


def _month(number: int, topics: int) -> int:
    return number * 12 // topics + 1


def _form(number: int) -> str:
    return ("中心组学习", "大讲堂", "学堂", "业务会议")[number if number == 3 else number % 3]


def _unit_id(place: int) -> str:
    return f"u{place:03}"


def _topic_id(year: int, number: int) -> str:
    return f"{year}-{number + 1:02}"


def _time_stages(root: Path) -> Mapping[str, object]:
    """Run the stages in this process; see `Results` for the values."""
    stages: dict[str, tuple[float, float]] = {}
    since = perf_counter(), _processor_time()

    def note(name: str) -> None:
        nonlocal since
        stages[name] = perf_counter() - since[0], _processor_time() - since[1]
        since = perf_counter(), _processor_time()

    gathered = gather(root)
    note("read")
    library = gathered.library
    check_study(library, gathered.links, prepare_study(library, gathered.links, _TODAY))
    note("check")
    study = prepare_study(library, gathered.links, _TODAY)
    note("compare")
    views = derive(library, gathered.links, _TODAY)
    note("derive")
    pages = 0
    for name, parts in _renderings(study, views).items():
        pages += sum(1 for _ in parts)
        note(name)
    return {
        "records": len(library.records),
        "sessions": len(study.sessions),
        "stages": stages,
        "peak": own_peak(),
    }


def _processor_time() -> float:
    """Return the seconds that this process and those that it has waited for have computed."""
    return sum(os.times()[:4])


def _renderings(study: Study, views: Views) -> Mapping[str, Iterable[object]]:
    """Return what is to be rendered of the study year, by stage; nothing is rendered yet."""
    return {
        "pages of years and units": study_pages(study, views),
        "pages of the calendar": calendar_pages(study),
        "pages of what is due, and of duties": chain(due_pages(study), _duties(study)),
        "calendar files": calendar_assets(study, views.library.settings),
    }


def _duties(study: Study) -> Iterator[object]:
    yield duties_page(study)


def _profile(root: Path) -> list[Hot]:
    """Return the ten functions in which comparing and rendering spend most time of their own."""
    gathered = gather(root)
    views = derive(gathered.library, gathered.links, _TODAY)
    profile = cProfile.Profile()
    profile.enable()
    study = prepare_study(gathered.library, gathered.links, _TODAY)
    for parts in _renderings(study, views).values():
        for _ in parts:
            pass
    profile.disable()
    found = [
        Hot(_place(entry.code), entry.callcount, entry.inlinetime, entry.totaltime)
        for entry in profile.getstats()
    ]
    return sorted(found, key=lambda one: -one.own)[:_HOTTEST]


def _place(code: CodeType | str) -> str:
    """Return a function with its module, without any path of this machine."""
    if isinstance(code, str):
        return code.strip("<>")
    parts = Path(code.co_filename).parts[-2:]
    return f"{'/'.join(parts)}: {code.co_qualname}"


def _measure(archive: Path, size: Size) -> Results:
    staged = _child("--stages", archive)
    site = archive / "site"
    command = [sys.executable, "-m", "generator", "build", "--root", str(archive), "--clean"]
    built = run([*command, "--site", str(site)])
    pages = [path.relative_to(site).parts for path in site.rglob("*.html")]
    return Results(
        size=size,
        records=staged["records"],
        sessions=staged["sessions"],
        stages={
            **{name: (times[0], times[1]) for name, times in staged["stages"].items()},
            "build": (built.seconds, built.cpu_seconds),
        },
        peak=staged["peak"],
        peak_of_build=built.peak_process,
        pages=(len(pages), sum(parts[0] == "study" for parts in pages)),
        files={
            name: weight
            for name, pattern in _FILES.items()
            if (weight := _weigh(site / "study", pattern, name))
        },
    )


def _child(option: str, archive: Path) -> Any:
    """Run this benchmark on one archive in a process of its own, and return what it prints."""
    return json.loads(run([sys.executable, "-m", "benchmarks.study", option, str(archive)]).output)


def _weigh(folder: Path, pattern: str, name: str) -> tuple[int, int] | None:
    """Return the bytes of the largest file, on disk and gzipped; None where there is none."""
    lists = name == _LISTS
    files = [
        path for path in folder.glob(pattern) if not lists or path.name.startswith(_LIST_NAMES)
    ]
    if not files:
        return None
    data = max(files, key=lambda path: path.stat().st_size).read_bytes()
    return len(data), len(gzip.compress(data))


def _report(
    machine: Sequence[tuple[str, str]], results: Mapping[Size, Results], hot: Sequence[Hot]
) -> str:
    grown = [results[size] for size in _GROWN]
    every = [*grown, results[_WIDE]]
    heads = ["", *(one.size.name for one in every)]
    title = f"{grown[-1].size.name}: the ten functions with most time of their own"
    return "\n".join(
        [
            _METHOD.format(most=_MOST_GROWTH),
            f"## Machine, {date.today()}\n\n{table(['', ''], machine)}\n",
            f"## Archives\n\n{table(heads, _archive_rows(every))}\n",
            f"## Times, seconds on the wall / CPU\n\n{table(heads, _time_rows(every))}\n",
            f"## Growth from {grown[0].size.units} to {grown[-1].size.units} units\n\n"
            + table(["", "Time", "CPU", ""], _growth_rows(grown[0], grown[-1]))
            + "\n",
            f"## Sizes, kB (gzipped)\n\n{table(heads, _file_rows(every))}\n",
            f"## {title}\n\n"
            "Comparing and rendering the study year, under a profiler, which slows it.\n\n"
            + table(["Function", "Calls", "Own s", "With what it calls s"], map(_hot_row, hot)),
        ]
    )


def _archive_rows(every: Sequence[Results]) -> Iterator[list[str]]:
    yield ["records", *(f"{one.records:,}" for one in every)]
    yield ["sessions among them", *(f"{one.sessions:,}" for one in every)]
    yield ["pages of the site", *(f"{one.pages[0]:,}" for one in every)]
    yield ["pages of the study year", *(f"{one.pages[1]:,}" for one in every)]
    yield ["memory of the stages, MB", *(_megabytes(one.peak) for one in every)]
    yield ["memory of the build, MB", *(_megabytes(one.peak_of_build) for one in every)]


def _time_rows(every: Sequence[Results]) -> Iterator[list[str]]:
    for name in every[0].stages:
        pairs = (one.stages[name] for one in every)
        yield [name, *(f"{seconds:.2f} / {computed:.2f}" for seconds, computed in pairs)]


def _growth_rows(small: Results, large: Results) -> Iterator[list[str]]:
    yield ["records", f"× {large.records / small.records:.1f}", "", ""]
    for name, times in large.stages.items():
        on_wall, computing = (
            after / before for after, before in zip(times, small.stages[name], strict=True)
        )
        verdict = "linear" if computing <= _MOST_GROWTH else "**grows faster**"
        yield [name, f"× {on_wall:.1f}", f"× {computing:.1f}", verdict]


def _file_rows(every: Sequence[Results]) -> Iterator[list[str]]:
    for name in _FILES:
        weights = [one.files.get(name) for one in every]
        yield [
            name,
            *(
                f"{weight[0] / 1000:,.0f} ({weight[1] / 1000:,.0f})" if weight else "–"
                for weight in weights
            ),
        ]


def _hot_row(one: Hot) -> list[str]:
    return [f"`{one.place}`", f"{one.calls:,}", f"{one.own:.2f}", f"{one.together:.2f}"]


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:,.0f}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.study", description=__doc__)
    parser.add_argument("--out", type=Path, default=_REPORT, help="where the report goes")
    parser.add_argument("--stages", type=Path, help="time the stages of one archive, as JSON")
    parser.add_argument("--profile", type=Path, help="profile one archive, as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
