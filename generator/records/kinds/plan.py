"""学习计划: what a unit means to study in a year, month by month."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Part, Text
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class PlanLine(Part):
    """One line of a plan: a topic of the list, or one of the unit's own."""

    month: Annotated[int, Field(title="月份", examples=["5"], ge=1, le=12)]
    topic: Annotated[
        Text | None,
        Field(title="学习专题", description="写专题的编号；自选的写 title"),
        Ref("topic"),
    ] = None
    title: Annotated[Text | None, Field(title="自选题目", description="没有专题编号时写")] = None
    form: Annotated[
        Text | None,
        Field(title="学习形式", description="从词表 study_forms 里选", examples=["中心组学习"]),
        Term("study_forms"),
    ] = None
    category: Annotated[
        Text | None,
        Field(title="专题类别", description="自选题目的类别，从词表 categories 里选"),
        Term("categories"),
    ] = None
    lead: Annotated[Text | None, Field(title="领学人", description="写职务")] = None
    note: Annotated[Text | None, Field(title="说明")] = None


class Plan(CommonFields):
    """A year's plan of a unit."""

    unit: Annotated[
        Text,
        Field(title="单位", description="写单位的编号", examples=["yulin"]),
        Ref("unit"),
        Listed(),
        Facet(),
    ]
    year: Annotated[
        PartialDate, Field(title="年度", description="只写年份", examples=["2026"]), Listed()
    ]
    budget: Annotated[
        Text | None, Field(title="经费", description="从哪一项经费列支", examples=["干部教育经费"])
    ] = None
    lines: Annotated[
        tuple[PlanLine, ...],
        OneOrMany,
        Field(title="计划", description="按月份"),
        Unprinted(),
    ] = ()


PLAN = Kind(
    name="plan",
    folder="plans",
    label="学习计划",
    section="学习计划",
    about="各单位一年学什么、什么时候学、谁来领学，由谁核定。",
    model=Plan,
    dated_by="year",
    template="plan.html.j2",
    within="session",
    needs_text=False,
    reading=False,
)
