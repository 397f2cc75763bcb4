"""Whatever a few units plan and record, everything is counted once and the same each time."""

import tempfile
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.study.counts import Count, cell_counts, follow_counts, requirement_counts
from generator.study.followings import FollowState
from generator.study.preparing import Study
from generator.study.unit_years import DUE, CellState
from tests.study.examples import (
    APPROVED,
    FA,
    FOLLOW,
    MONTHLY,
    NOT_COUNTED,
    STEP_DUE,
    STEPS,
    VOCABULARIES,
    Files,
    plan,
    session,
    study_at,
    topic,
    unit,
)

UNITS = ("qu", "jie", "old", "new")
TOPICS = {"t0": "2025-11", "t1": "2026-02", "t2": "2026-05", "t3": "2026-12"}
BASE = (
    VOCABULARIES
    | FA
    | unit("qu", expects=(MONTHLY, FOLLOW, STEPS, STEP_DUE, APPROVED, NOT_COUNTED))
    | unit("jie", "parent: qu")
    | unit("old", "parent: qu", "valid_to: 2026-05-20", "successor: new")
    | unit("new", "parent: jie", "valid_from: 2026-05-21")
)
for _key, _period in TOPICS.items():
    BASE |= topic(_key, _period, "category: 法治")

LINES = st.builds(
    lambda month, what: f"month: {month}, {what}",
    st.integers(1, 12),
    st.sampled_from([*(f"topic: {key}" for key in TOPICS), "title: 甲", "title: 乙"]),
)
DAYS = st.integers(0, 800).map(lambda number: date(2025, 6, 1) + timedelta(number))
MORE = st.sampled_from(
    ["", "status: 未开展", "study_form: 会议", "study_form: 集体", "held_with: 会", "follows: s0"]
)
SESSIONS = st.tuples(
    st.sampled_from(UNITS),
    st.one_of(DAYS.map(str), DAYS.map(lambda day: f"{day:%Y-%m}"), st.just("2026")),
    st.lists(st.sampled_from(sorted(TOPICS)), max_size=2, unique=True),
    st.one_of(st.just(""), st.sampled_from(["2025-12", "2026-01", "2026-08", "2027-03"])),
    MORE,
)


@st.composite
def archives(draw: st.DrawFn) -> Files:
    """Return plans and sessions of a few units."""
    files = dict(BASE)
    for name, year in draw(
        st.lists(
            st.tuples(st.sampled_from(UNITS), st.sampled_from([2025, 2026, 2027])),
            max_size=5,
            unique=True,
        )
    ):
        files |= plan(name, year, *draw(st.lists(LINES, max_size=6)))
    for number, (name, day, topics, line, more) in enumerate(
        draw(st.lists(SESSIONS, min_size=1, max_size=10))
    ):
        fields = [f"topics: [{', '.join(topics)}]"] if topics else []
        fields += [f"plan_line: {line}"] if line else []
        fields += [more] if more and (number or "follows" not in more) else []
        files |= session(f"s{number}", name, day, *fields)
    return files


def _study(files: Files, today: date) -> Study:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "archive"
        for name, text in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return study_at(root, today)


def _each_once(counts: dict[str, Count]) -> None:
    for count in counts.values():
        assert len({one.item for one in count.items}) == len(count)


@settings(deadline=None, max_examples=60)
@given(files=archives(), today=DAYS)
def test_each_session_has_one_place_and_each_number_its_list(files: Files, today: date) -> None:
    study = _study(files, today)
    lines = Counter(one.key for ones in study.matching.sessions.values() for one in ones)
    left = Counter(one.key for ones in study.matching.left_over.values() for one in ones)
    assert lines + left == Counter(one.key for one in study.sessions)
    shown: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for year in study.years:
        counts = cell_counts(year.units)
        _each_once(counts)
        cells = [cell for one in year.units for cell in one.cells]
        assert len(cells) == sum(len(counts[state.id]) for state in CellState)
        assert len(counts["due"]) == sum(len(counts[state.id]) for state in DUE)
        for one in year.units:
            for cell in one.cells:
                shown.update(session.key for session in (*cell.sessions, *cell.others))
                assert all(session.counts for session in cell.sessions)
                assert not any(session.counts for session in cell.others)
            held.update(session.key for session in one.sessions)
            assert all(session.on.year == one.year for session in one.sessions)
            requirements = requirement_counts(one, year.requirements[one.member.key])
            for requirement, outcomes in requirements:
                _each_once(outcomes)
                assert sum(map(len, outcomes.values())) == len(requirement.findings)
        followed = follow_counts(year.following)
        _each_once(followed)
        followings = [one for column in year.following.columns for one in column.followings]
        assert len(followings) == sum(len(followed[state.id]) for state in FollowState)
    # What a unit held outside the years of its life is reported and stands on no page.
    there = {(one.member.key, one.year) for year in study.years for one in year.units}
    for entry in study.sessions:
        line = study.matching.line_of.get(entry.key)
        year_shown = line.year if line else entry.on.year
        assert shown[entry.key] == int((entry.unit, year_shown) in there)
        assert held[entry.key] == int(entry.counts and (entry.unit, entry.on.year) in there)


@settings(deadline=None, max_examples=25)
@given(files=archives(), today=DAYS)
def test_what_is_due_is_listed_once_and_gives_the_same_each_time(files: Files, today: date) -> None:
    study, again = _study(files, today), _study(files, today)
    assert len({one.item for one in study.dues}) == len(study.dues)
    assert len({one.uid for one in study.events}) == len(study.events)
    due = study.due
    assert [one.when for one in study.dues] == sorted(one.when for one in study.dues)
    assert all(one.when < today for one in due.overdue)
    assert study.sessions == again.sessions
    assert study.matching == again.matching
    assert study.years == again.years
    assert study.dues == again.dues
    assert study.events == again.events
    assert study.rules == again.rules
