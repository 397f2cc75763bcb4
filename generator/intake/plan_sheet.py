"""Read the plans of a year from an Excel sheet: a row for each line, a draft for each unit."""

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TypeGuard

from openpyxl.cell.cell import ERROR_CODES
from openpyxl.utils import get_column_letter

from generator.intake.draft import Draft, Refusal
from generator.intake.workbook import TITLE_ROWS, Row, Sheet, as_text, read_sheet
from generator.records.layout import naming_flaw
from generator.records.suggestions import did_you_mean
from generator.text.numerals import chinese_number

UNIT, YEAR, MONTH, TOPIC, TITLE = "单位", "年度", "月份", "专题", "题目"
_REST = {"形式": "form", "类别": "category", "领学人": "lead", "说明": "note"}
COLUMNS = (UNIT, YEAR, MONTH, TOPIC, TITLE, *_REST)
"""The names of the columns, in the order in which they are usually written."""
RESULTS = ("结果", "学习日期", "学习活动")
"""Columns that an exported plan has besides; they were computed, so nothing is lost with them."""

_NO_HEAD = Refusal(
    "没有找到计划的表头",
    f"表头写在前 {TITLE_ROWS + 1} 行里，至少要有“{MONTH}”和“{TOPIC}”或“{TITLE}”；"
    f"可以用的列名：{'、'.join(COLUMNS)}；隐藏的工作表不读",
)
_APART = "表后的说明和表格之间空一行"
_MONTH_REMEDY = f"一行写一个月份，如 5、5月、五月或 2026-05；{_APART}"
# A number that happens to be shown as a date lies before it.
_FIRST_YEAR = 1950

_YEAR_WRITTEN = re.compile(r"([12]\d{3})(?:年度?)?\Z", re.ASCII)
_MONTH_WRITTEN = re.compile(r"(\d{1,2})(?:月份?)?\Z", re.ASCII)
_MONTH_OF_YEAR = re.compile(r"([12]\d{3})[-./年](\d{1,2})(?:月份?|[-./月]\d{1,2}日?)?\Z", re.ASCII)
_CHINESE_MONTHS = {chinese_number(number): number for number in range(1, 13)} | {"元": 1}


@dataclass(frozen=True)
class Titles:
    """The titles of records by their ids."""

    by_id: Mapping[str, str]

    def find(self, word: str) -> tuple[str, ...]:
        """Return the ids of the records that a word may mean: an id, or a title."""
        return (word,) if word in self.by_id else self._by_title.get(_folded(word), ())

    @cached_property
    def _by_title(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for identifier, title in self.by_id.items():
            key = _folded(title)
            found[key] = (*found.get(key, ()), identifier)
        return found


@dataclass(frozen=True, slots=True)
class Known:
    """What a plan may name."""

    units: Titles
    topics: Titles


class _RefusedError(Exception):
    """Ends the reading of a sheet; never leaves this module."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.refusal = Refusal(reason, remedy)


def read_plans(path: Path, known: Known, given: Mapping[str, str]) -> tuple[Draft, ...] | Refusal:
    """Read an Excel file as plans, in the order in which their units and years appear.

    Args:
        path: the file.
        known: units and topics of the archive; the sheet may have their titles for their ids.
        given: fields for the whole file; ``unit`` and ``year`` stand in where the sheet has none.
    """
    sheet = read_sheet(path, _is_head)
    if sheet is None:
        return _NO_HEAD
    if isinstance(sheet, Refusal):
        return sheet
    try:
        return _PlanSheet(sheet, known, given).read()
    except _RefusedError as error:
        return error.refusal


def _is_head(names: Collection[str]) -> bool:
    return MONTH in names and (TOPIC in names or TITLE in names)


class _Plan:
    """A plan that is being gathered."""

    def __init__(self) -> None:
        self.lines: list[dict[str, object]] = []
        self.rows: list[int] = []
        self.losses: list[str] = []

    def lose(self, loss: str) -> None:
        """Note a loss, once."""
        if loss not in self.losses:
            self.losses.append(loss)


class _PlanSheet:
    def __init__(self, sheet: Sheet, known: Known, given: Mapping[str, str]) -> None:
        self._sheet = sheet
        self._known = known
        self._given = given
        self._columns: dict[str, int] = {}
        for column, name in sheet.head.items():
            if name in self._columns and name in COLUMNS:
                reason = f"工作表“{sheet.name}”的表头里有两个“{name}”"
                raise _RefusedError(reason, "删去其中一列，或者改个名字")
            self._columns.setdefault(name, column)

    def read(self) -> tuple[Draft, ...]:
        self._check_formulas()
        rows = self._without_notes()
        if not rows:
            reason = f"工作表“{self._sheet.name}”的表头下面没有内容"
            raise _RefusedError(reason, "检查计划是不是写在别的工作表里")
        plans: dict[tuple[str, str], _Plan] = {}
        for row in rows:
            year = self._year(row)
            plan = plans.setdefault((self._unit(row), year), _Plan())
            plan.lines.append(self._line(row, year, plan))
            plan.rows.append(row.number)
            for name in self._unread(row):
                plan.lose(f"没有读“{name}”这一列")
        for name in self._sheet.others:
            next(iter(plans.values())).lose(f"没有读工作表“{name}”，一次只读一张")
        return tuple(self._draft(unit, year, plan) for (unit, year), plan in plans.items())

    def _draft(self, unit: str, year: str, plan: _Plan) -> Draft:
        title = self._known.units.by_id.get(unit)
        if title is None:
            plan.lose(f"没有找到编号是“{unit}”的单位，照原样写入")
        stated = {
            "title": f"{title or unit}{year}年学习计划",
            "unit": unit,
            "year": year,
            "lines": plan.lines,
        }
        return Draft("", stated, tuple(plan.losses), lines=tuple(plan.rows))

    def _without_notes(self) -> tuple[Row, ...]:
        """Leave out the notes at the end: below an empty row, the first cell and no other."""
        rows = list(self._sheet.rows)
        first = min(self._sheet.head)
        end = len(rows)
        for index in range(len(rows) - 1, -1, -1):
            if set(rows[index].cells) != {first}:
                break
            if rows[index].after_gap:
                end = index
        return tuple(rows[:end])

    def _check_formulas(self) -> None:
        """Refuse formulas that have no value; a row that holds nothing else would look empty."""
        columns = [self._columns[name] for name in COLUMNS if name in self._columns]
        for number, column in sorted(self._sheet.unvalued):
            if column in columns:
                raise _RefusedError(
                    f"工作表“{self._sheet.name}”的 {get_column_letter(column)}{number} "
                    "是公式，没有保存计算的结果",
                    "在 Excel 里打开，保存一次再导入；或者把公式改成写定的值",
                )

    def _line(self, row: Row, year: str, plan: _Plan) -> dict[str, object]:
        month = self._month(row, year)
        topic, title = self._text(row, TOPIC), self._text(row, TITLE)
        if not topic and not title:
            remedy = f"补上其中一项，或者删去这一行；{_APART}"
            raise self._refused(row, f"没有写{TOPIC}，也没有写{TITLE}", remedy)
        found = self._known.topics.find(topic)
        if len(found) > 1:
            raise self._refused(
                row, f"有几个专题都叫“{topic}”", f"改写专题的编号：{'、'.join(found)}"
            )
        if topic and not found:
            where = f"第 {row.number} 行的专题“{topic}”"
            plan.lose(
                f"没有保留{where}：没有这个专题，题目另有“{title}”"
                if title
                else f"把{where}写成了自选题目：没有这个编号或标题的专题"
            )
        fields = {
            "topic": found[0] if found else "",
            "title": title or ("" if found else topic),
            **{field: self._text(row, name) for name, field in _REST.items()},
        }
        return {"month": month, **{name: value for name, value in fields.items() if value}}

    def _unit(self, row: Row) -> str:
        written, given = self._text(row, UNIT), self._given.get("unit", "")
        unit = self._find_unit(row, self._stated(row, UNIT, written, "unit"))
        if written and given and self._find_unit(row, given) != unit:
            raise self._contradicted(row, UNIT, written, "unit")
        return unit

    def _find_unit(self, row: Row, word: str) -> str:
        found = self._known.units.find(word)
        if len(found) > 1:
            raise self._refused(
                row, f"有几个单位都叫“{word}”", f"改写单位的编号：{'、'.join(found)}"
            )
        if not found and naming_flaw(word):
            known = self._known.units.by_id.values()
            remedy = f"{did_you_mean(word, known)}写单位的编号，或者网页上单位的名称"
            raise self._refused(row, f"没有名为“{word}”的单位", remedy)
        return found[0] if found else word

    def _year(self, row: Row) -> str:
        value, given = row.cells.get(self._columns.get(YEAR, 0)), self._given.get("year", "")
        written = self._text(row, YEAR)
        if _is_day(value):
            written = written[:4]
        year = self._stated(row, YEAR, written, "year")
        match = _YEAR_WRITTEN.match(_folded(year))
        if not match:
            raise self._refused(row, f"年度“{year}”看不懂", "只写年份，如 2026")
        if given and written and given != match[1]:
            raise self._contradicted(row, YEAR, written, "year")
        return match[1]

    def _month(self, row: Row, year: str) -> int:
        value = row.cells.get(self._columns[MONTH])
        written = self._text(row, MONTH)
        if not written:
            raise self._refused(row, "没有写月份", _MONTH_REMEDY)
        if _is_day(value):
            return value.month
        text = _folded(written)
        month = _CHINESE_MONTHS.get(re.sub(r"月份?\Z", "", text), 0)
        if match := _MONTH_WRITTEN.match(text):
            month = int(match[1])
        # Of 2026.1 as a number nobody knows whether it was January or October.
        elif (match := _MONTH_OF_YEAR.match(text)) and not isinstance(value, float):
            month = int(match[2])
            if match[1] != year:
                reason = f"月份“{written}”不在 {year} 年"
                raise self._refused(row, reason, "改正月份或年度")
        if not 1 <= month <= 12:
            raise self._refused(row, f"月份“{written}”看不懂", _MONTH_REMEDY)
        return month

    def _stated(self, row: Row, name: str, written: str, field: str) -> str:
        """Return what the row says, or else what is given for the whole file."""
        if stated := written or self._given.get(field, ""):
            return stated
        remedy = f"补上，或者加上 --set {field}=…"
        if name not in self._columns:
            raise _RefusedError(f"工作表“{self._sheet.name}”没有“{name}”这一列", remedy)
        raise self._refused(row, f"没有写{name}", remedy)

    def _contradicted(self, row: Row, name: str, written: str, field: str) -> _RefusedError:
        reason = f"{name}是“{written}”，--set {field} 给的却是“{self._given[field]}”"
        return self._refused(row, reason, f"去掉 --set {field}=…，或者删去“{name}”这一列")

    def _text(self, row: Row, name: str) -> str:
        """Return the cell of a column, empty where the sheet has no such column."""
        column = self._columns.get(name, 0)
        text = as_text(row.cells.get(column))
        if text in ERROR_CODES:
            place = f"{get_column_letter(column)}{row.number}"
            raise self._refused(row, f"{place} 的公式算错了：{text}", "在 Excel 里改正，再导入")
        return text

    def _unread(self, row: Row) -> list[str]:
        """Return the names of the columns whose cells in this row are not read."""
        return [
            self._sheet.head.get(column) or get_column_letter(column)
            for column in sorted(row.cells)
            if self._sheet.head.get(column) not in {*COLUMNS, *RESULTS}
        ]

    def _refused(self, row: Row, reason: str, remedy: str) -> _RefusedError:
        return _RefusedError(f"工作表“{self._sheet.name}”第 {row.number} 行：{reason}", remedy)


def _is_day(value: object) -> TypeGuard[date]:
    """Say whether a cell holds a date that somebody meant."""
    return isinstance(value, date) and value.year >= _FIRST_YEAR


def _folded(text: str) -> str:
    """Return a text without what a sheet may write differently: width and spaces."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
