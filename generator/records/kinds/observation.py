"""列席旁听: one sit-in, its four stages and its feedback in three parts."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Part, Text
from generator.records.markers import Facet, FromSettings, Listed, Ref, SeenBy, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class Stage(Part):
    """One stage of a sit-in."""

    stage: Annotated[
        Text,
        Field(title="环节", description="从词表 stages 里选", examples=["会前检查"]),
        Term("stages"),
    ]
    on: Annotated[PartialDate, Field(title="日期", examples=["2026-05-06"])]
    note: Annotated[Text | None, Field(title="说明")] = None


class Observation(CommonFields):
    """One sit-in; the date is the day of the session."""

    date: Annotated[
        PartialDate,
        Field(title="日期", description="列席的那一天", examples=["2026-05-12"]),
        Listed(),
        Facet(),
    ]
    unit: Annotated[
        Text,
        Field(title="单位", description="被列席的单位，写单位的编号", examples=["yulin"]),
        Ref("unit"),
        Listed(),
        Facet(),
    ]
    session: Annotated[
        Text | None,
        Field(title="学习活动", description="列席的是哪一次，写学习活动的编号"),
        Ref("session"),
    ] = None
    observers: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="列席人", description="写职务"),
        SeenBy("observers_for"),
    ] = ()
    observers_for: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="谁能看到列席人", description="读者范围；不写就是都能看到"),
        FromSettings(),
        Unprinted(),
    ] = ()
    stages: Annotated[
        tuple[Stage, ...], OneOrMany, Field(title="环节", description="按先后"), Unprinted()
    ] = ()
    overall: Annotated[Text | None, Field(title="总体评价"), Unprinted()] = None
    strengths: Annotated[tuple[Text, ...], OneOrMany, Field(title="特色亮点"), Unprinted()] = ()
    weaknesses: Annotated[tuple[Text, ...], OneOrMany, Field(title="存在问题"), Unprinted()] = ()


OBSERVATION = Kind(
    name="observation",
    folder="observations",
    label="列席旁听",
    section="列席旁听",
    about="列席了哪一次学习，四个环节各在哪一天，反馈了什么。",
    model=Observation,
    template="observation.html.j2",
    needs_text=False,
    reading=False,
    within="session",
)
