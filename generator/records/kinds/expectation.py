"""What is expected of a unit: a measure, its numbers, and the clause that they come from."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from generator.records.fields import Choice, OneOrMany, Part, Text
from generator.records.markers import Ref, Term
from generator.records.partial_date import PartialDate


class Responsibility(Choice):
    """The four responsibilities for study, and the study secretary."""

    MAIN = ("main", "主体责任")
    FIRST = ("first", "第一责任")
    DIRECT = ("direct", "直接责任")
    WORK = ("work", "工作责任")
    SECRETARY = ("secretary", "学习秘书")


class Measure(Choice):
    """What a program can compare with the records; numbers and words are the expectation's own."""

    SESSIONS = ("sessions", "学习次数")
    STEPS = ("steps", "学习步骤")
    STEP_DUE = ("step-due", "步骤期限")
    SPEAKERS = ("speakers", "发言人数")
    ATTENDANCE = ("attendance", "出勤率")
    READINGS = ("readings", "读完必读")
    FOLLOW = ("follow", "跟进期限")
    PLAN = ("plan", "计划核定")
    ROLES = ("roles", "责任分工")
    VETTING = ("vetting", "授课核定")
    NOT_COUNTED = ("not-counted", "不计入")
    HORIZON = ("horizon", "追溯期")
    SITTING_IN = ("sitting-in", "列席期限")
    COVERAGE = ("coverage", "列席覆盖")
    FEEDBACK = ("feedback", "反馈长度")


# What each measure cannot do without; of a pair, one is enough.
_NEEDS: dict[Measure, tuple[tuple[str, ...], ...]] = {
    Measure.SESSIONS: (("least",), ("months",)),
    Measure.STEPS: (("steps",),),
    Measure.STEP_DUE: (("steps",), ("days",)),
    Measure.SPEAKERS: (("least", "most"),),
    Measure.ATTENDANCE: (("least",),),
    Measure.FOLLOW: (("days",),),
    Measure.PLAN: (("by",),),
    Measure.ROLES: (("roles",),),
    Measure.NOT_COUNTED: (("forms", "words"),),
    Measure.HORIZON: (("months",),),
    Measure.SITTING_IN: (("stages",), ("days", "ahead")),
    Measure.COVERAGE: (("least",), ("months",)),
    Measure.FEEDBACK: (("most",),),
}


class Expectation(Part):
    """Something that is expected of a unit and all units below it, with the rule behind it.

    An expectation of the same name further down the tree takes its place there.
    """

    name: Annotated[Text, Field(title="要求", examples=["集中学习"])]
    value: Annotated[Text, Field(title="标准", examples=["每月一次"])]
    basis: Annotated[
        Text | None,
        Field(title="依据", description="哪个制度的哪一条", examples=["rules/xuexi-banfa#c5-1"]),
        Ref("rule", "plan"),
    ] = None
    measure: Annotated[
        Measure | None, Field(title="计算", description="由程序对照资料计算什么；不写就只印出来")
    ] = None
    least: Annotated[
        int | None, Field(title="至少", description="次数、人数或百分比", ge=0, le=1000)
    ] = None
    most: Annotated[int | None, Field(title="至多", ge=0, le=1000)] = None
    months: Annotated[
        int | None, Field(title="每几个月", description="按几个月一段来计算", ge=1, le=120)
    ] = None
    days: Annotated[
        int | None, Field(title="工作日", description="几个工作日之内", ge=0, le=1000)
    ] = None
    ahead: Annotated[
        int | None, Field(title="提前", description="提前几个工作日", ge=0, le=1000)
    ] = None
    stages: Annotated[tuple[Text, ...], OneOrMany, Field(title="列席环节"), Term("stages")] = ()
    by: Annotated[
        Text | None,
        Field(
            title="每年几月几日前",
            description="那个月没有的日子算月底",
            pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
            examples=["01-31"],
        ),
    ] = None
    steps: Annotated[
        tuple[Text, ...], OneOrMany, Field(title="步骤", description="按先后"), Term("steps")
    ] = ()
    forms: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="学习形式", description="只算这些形式"),
        Term("study_forms"),
    ] = ()
    categories: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="专题类别", description="只算这些类别的专题"),
        Term("categories"),
    ] = ()
    words: Annotated[
        tuple[Text, ...], OneOrMany, Field(title="字样", description="标题里有这些字样")
    ] = ()
    roles: Annotated[tuple[Responsibility, ...], OneOrMany, Field(title="责任")] = ()
    valid_from: Annotated[PartialDate | None, Field(title="起")] = None
    valid_to: Annotated[PartialDate | None, Field(title="止")] = None

    @model_validator(mode="after")
    def _has_what_its_measure_needs(self) -> Self:
        if self.measure:
            lacking = [
                " 或 ".join(names)
                for names in _NEEDS.get(self.measure, ())
                if all(getattr(self, name) in {None, ()} for name in names)
            ]
            if lacking:
                raise ValueError(f"“{self.measure.label}”要写 {'、'.join(lacking)}")
        return self
