"""Dates that say no more than is known."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.records.partial_date import PartialDate, suggest_date

days = st.dates(date(1000, 1, 1), date(2999, 12, 31))
precisions = st.sampled_from(["year", "month", "day"])


def _cut(day: date, precision: str) -> PartialDate:
    if precision == "year":
        return PartialDate(day.year)
    return PartialDate(day.year, day.month, day.day if precision == "day" else None)


partial_dates = st.builds(_cut, days, precisions)


@given(partial_dates)
def test_what_is_written_is_read_again(written: PartialDate) -> None:
    assert PartialDate.parse(str(written)) == written


@given(partial_dates)
def test_first_day_is_not_after_the_last(written: PartialDate) -> None:
    assert written.first <= written.last
    assert written.first.year == written.last.year == written.year


@given(partial_dates, partial_dates)
def test_order_is_that_of_the_first_days(one: PartialDate, other: PartialDate) -> None:
    if one.first < other.first:
        assert one < other


@given(days)
def test_less_precise_comes_first(day: date) -> None:
    first = day.replace(month=1, day=1)
    year, month, whole = (_cut(first, precision) for precision in ("year", "month", "day"))
    assert year < month < whole


@given(st.lists(partial_dates))
def test_order_is_total(written: list[PartialDate]) -> None:
    assert sorted(written) == sorted(written)


@given(partial_dates)
def test_spelling_of_the_calendar_is_suggested_right(written: PartialDate) -> None:
    assert suggest_date(written.chinese) == str(written)


@given(st.text())
def test_arbitrary_text_is_a_date_or_an_error_in_chinese(text: str) -> None:
    reason = ""
    try:
        read = str(PartialDate.parse(text))
    except ValueError as error:
        read, reason = text, str(error)
    assert read == text
    assert not reason or re.search("[\u4e00-\u9fff]", reason)


@given(st.text("0123456789-年月日./ 二１"))
def test_suggestion_is_a_date_or_nothing(text: str) -> None:
    suggestion = suggest_date(text)
    assert suggestion == "" or str(PartialDate.parse(suggestion)) == suggestion


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
        ("2024-12-31", date(2024, 12, 31), date(2024, 12, 31)),
    ],
)
def test_first_and_last_day(text: str, first: date, last: date) -> None:
    written = PartialDate.parse(text)
    assert (written.first, written.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "chinese"),
    [("2024", "2024年"), ("2024-05", "2024年5月"), ("2024-05-01", "2024年5月1日")],
)
def test_chinese_spelling(text: str, chinese: str) -> None:
    assert PartialDate.parse(text).chinese == chinese


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "应写成 2024、2024-05 或 2024-05-01"),
        ("24", "应写成 2024、2024-05 或 2024-05-01"),
        ("0999", "应写成 2024、2024-05 或 2024-05-01"),
        ("3000", "应写成 2024、2024-05 或 2024-05-01"),
        ("2024-5", "应写成 2024、2024-05 或 2024-05-01"),
        ("2024-05-01\n", "应写成 2024、2024-05 或 2024-05-01"),
        ("2024-05-01 ", "应写成 2024、2024-05 或 2024-05-01"),
        ("２０２４", "应写成 2024、2024-05 或 2024-05-01"),
        ("2０２４", "应写成 2024、2024-05 或 2024-05-01"),
        ("2024-00", "没有 0 月"),
        ("2024-13", "没有 13 月"),
        ("2023-02-29", "2023 年 2 月没有 29 日"),
        ("2024-05-00", "2024 年 5 月没有 0 日"),
        ("2024-05-32", "2024 年 5 月没有 32 日"),
    ],
)
def test_impossible_dates_are_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=rf"\A{reason}\Z"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("2024年5月1日", "2024-05-01"),
        ("2024年05月01日", "2024-05-01"),
        ("2024 年 5 月 1 日", "2024-05-01"),
        ("2024年5月", "2024-05"),
        ("2024年", "2024"),
        ("2024.5.1", "2024-05-01"),
        ("2024/5/1", "2024-05-01"),
        ("2024-5", "2024-05"),
        ("２０２４年５月", "2024-05"),
        ("2024年13月", ""),
        ("2024年2月30日", ""),
        ("去年五月", ""),
        ("5月1日", ""),
    ],
)
def test_suggestion(text: str, suggestion: str) -> None:
    assert suggest_date(text) == suggestion


def test_date_is_compared_with_dates_only() -> None:
    with pytest.raises(TypeError):
        _ = PartialDate(2024) < "2024"
