"""Draw a year as twelve small calendars, with what happens on its days."""

from calendar import monthrange
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from markupsafe import Markup

from generator.study.events import Event, EventKind
from generator.study.workdays import MAKE_UP, holiday_name, is_working_day

_WEEKDAYS = "一二三四五六日"
_COUNTED = {EventKind.HELD: "次学习", EventKind.PLANNED: "项计划", EventKind.DUE: "项期限"}
_STEPS = 3

_PITCH = 24
_SQUARE = 22
_TOP = 44
_WIDTH = _PITCH * 7
_HEIGHT = _TOP + _PITCH * 6

_LEGEND = (
    ("held held-1", "学习一次"),
    ("held held-2", "两次"),
    ("held held-3", "三次以上"),
    ("due", "计划或期限"),
    ("off", "休息"),
    ("make-up", MAKE_UP),
    ("today", "今天"),
)

_Counts = Mapping[EventKind, int]


def year_picture(
    year: int, events: Sequence[Event], today: date, target: Callable[[date], str]
) -> Markup:
    """Draw the months of a year.

    A day with entries leads to the `target` of the day.  Entries of which only the month is known
    stand beside the month's name and lead to its first day.  The months are pictures
    of their own, so that the style sheet can set as many side by side as there is room for.
    """
    days: dict[date, Counter[EventKind]] = {}
    months: dict[date, Counter[EventKind]] = {}
    for event in events:
        if event.day.year == year:
            found = days if event.last == event.day else months
            found.setdefault(event.day, Counter())[event.kind] += 1
    drawn = Markup("").join(
        _month(date(year, month, 1), days, months, today, target) for month in range(1, 13)
    )
    return Markup(
        '<div class="calendar" role="group" aria-label="{year}年学习日历">{months}</div>'
    ).format(year=year, months=drawn)


def picture_legend() -> Markup:
    """Return a list of the marks in the picture, each with its meaning."""
    entries = Markup("").join(
        Markup(
            '<li><svg class="sample" viewBox="-2 -2 26 26" width="26" height="26" '
            'aria-hidden="true"><g class="day {classes}">{marks}{number}</g></svg>{meaning}</li>'
        ).format(
            classes=classes,
            marks=_marks(classes.split(), 0, 0),
            number=_number(8, 0, 0),
            meaning=meaning,
        )
        for classes, meaning in _LEGEND
    )
    return Markup('<ul class="calendar-legend">{}</ul>').format(entries)


def _month(
    first: date,
    days: Mapping[date, _Counts],
    months: Mapping[date, _Counts],
    today: date,
    target: Callable[[date], str],
) -> Markup:
    length = monthrange(first.year, first.month)[1]
    dates = [first + timedelta(days=number) for number in range(length)]
    weekdays = Markup("").join(
        Markup('<text x="{}" y="37">{}</text>').format(column * _PITCH + _SQUARE // 2, name)
        for column, name in enumerate(_WEEKDAYS)
    )
    return Markup(
        '<svg class="month" viewBox="0 0 {width} {height}" role="group" '
        'aria-labelledby="calendar-{id}">'
        '<text class="name" id="calendar-{id}" x="1" y="15">{month}月</text>{unfixed}'
        '<g aria-hidden="true"><g class="weekdays">{weekdays}</g>{plain}</g>{linked}</svg>'
    ).format(
        width=_WIDTH,
        height=_HEIGHT,
        id=f"{first.year}-{first.month:02}",
        month=first.month,
        unfixed=Markup("").join(
            _unfixed(day, months[day], target(day)) for day in dates if day in months
        ),
        weekdays=weekdays,
        plain=Markup("").join(_plain_day(day, today) for day in dates if day not in days),
        linked=Markup("").join(
            _linked_day(day, days[day], today, target(day)) for day in dates if day in days
        ),
    )


def _unfixed(first: date, counts: _Counts, uri: str) -> Markup:
    """Draw the number of entries without a day, at the right of the month's name."""
    return Markup(
        '<a class="unfixed" href="{uri}"><title>{month}月，未定日：{counted}</title>'
        '<text x="{x}" y="15" text-anchor="end" aria-hidden="true">未定日 {total} 项</text></a>'
    ).format(
        uri=uri,
        month=first.month,
        counted=_in_words(counts),
        x=_WIDTH - 3,
        total=sum(counts.values()),
    )


def _plain_day(day: date, today: date) -> Markup:
    name = holiday_name(day)
    title = Markup("<title>{}</title>").format(name) if name else ""
    return Markup('<g class="day{classes}">{title}{square}</g>').format(
        classes="".join(f" {one}" for one in _classes(day, {}, today)),
        title=title,
        square=_square(day, {}, today),
    )


def _linked_day(day: date, counts: _Counts, today: date, uri: str) -> Markup:
    name = holiday_name(day)
    return Markup(
        '<a class="day {classes}" href="{uri}">'
        "<title>{month}月{number}日 星期{weekday}{name}：{counted}</title>"
        '<g aria-hidden="true">{square}</g></a>'
    ).format(
        classes=" ".join(_classes(day, counts, today)),
        uri=uri,
        month=day.month,
        number=day.day,
        weekday=_WEEKDAYS[day.weekday()],
        name=f"（{name}）" if name else "",
        counted=_in_words(counts),
        square=_square(day, counts, today),
    )


def _classes(day: date, counts: _Counts, today: date) -> Iterator[str]:
    if not is_working_day(day):
        yield "off"
    elif holiday_name(day):
        yield "make-up"
    if held := counts.get(EventKind.HELD):
        yield "held"
        yield f"held-{min(held, _STEPS)}"
    if counts.get(EventKind.PLANNED) or counts.get(EventKind.DUE):
        yield "due"
    if day == today:
        yield "today"


def _square(day: date, counts: _Counts, today: date) -> Markup:
    """Draw a day in its week and column: the marks, and the number over them."""
    week = (day.day - 1 + day.replace(day=1).weekday()) // 7
    x, y = day.weekday() * _PITCH, _TOP + week * _PITCH
    return _marks([*_classes(day, counts, today)], x, y) + _number(day.day, x, y)


def _number(number: int, x: int, y: int) -> Markup:
    return Markup('<text x="{}" y="{}">{}</text>').format(x + _SQUARE // 2, y + 15, number)


def _marks(classes: Sequence[str], x: int, y: int) -> Markup:
    """Draw the square, the frame of today, the ring of what is due and the dot of a made-up day."""
    square = Markup('<path{} d="M{} {}h{size}v{size}h-{size}z"/>')
    circle = Markup('<circle class="{}" cx="{}" cy="{}" r="{}"/>')
    centre = _SQUARE // 2
    marks = [square.format("", x, y, size=_SQUARE)] if set(classes) != {"off"} else []
    if "today" in classes:
        marks.append(square.format(Markup(' class="frame"'), x, y, size=_SQUARE))
    if "due" in classes:
        marks.append(circle.format("ring", x + centre, y + centre, 10))
    if "make-up" in classes:
        marks.append(circle.format("dot", x + _SQUARE - 2.5, y + 2.5, 1.8))
    return Markup("").join(marks)


def _in_words(counts: _Counts) -> str:
    return "，".join(
        f"{counts[kind]} {unit}" for kind, unit in _COUNTED.items() if counts.get(kind)
    )
