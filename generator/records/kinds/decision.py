"""议题: a decision, what was read before it, and what came of it."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Part, Text
from generator.records.markers import Facet, Listed, Ref, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class DecisionReading(Part):
    """One text to be read before a decision."""

    shorthand = "ref"

    ref: Annotated[
        Text,
        Field(
            title="资料",
            description="“文件夹/编号”，可以加“#段号”",
            examples=["speeches/2024-05-01-zuotan"],
        ),
        Ref(),
    ]
    why: Annotated[Text | None, Field(title="为什么读", description="和这个议题有什么关系")] = None


class ReadBy(Part):
    """Who read it, and when: a post."""

    shorthand = "post"

    post: Annotated[Text, Field(title="职务", examples=["分管负责同志"])]
    on: Annotated[PartialDate | None, Field(title="日期")] = None


class Decision(CommonFields):
    """Something that a unit decides on; the date is the day of its meeting."""

    unit: Annotated[
        Text,
        Field(title="单位", description="写单位的编号", examples=["yulin"]),
        Ref("unit"),
        Listed(),
        Facet(),
    ]
    readings: Annotated[
        tuple[DecisionReading, ...],
        OneOrMany,
        Field(
            title="决策前要读的", description="按次序", examples=["[speeches/2024-05-01-zuotan]"]
        ),
        Unprinted(),
    ] = ()
    packs: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="资料包", description="写资料包的编号"),
        Ref("pack"),
    ] = ()
    read_by: Annotated[
        tuple[ReadBy, ...],
        OneOrMany,
        Field(title="谁读过", description="写职务和日期；没有写就是无记录"),
        Unprinted(),
    ] = ()
    problems: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="要解决的问题", description="写问题的编号"),
        Ref("problem"),
    ] = ()
    result: Annotated[
        Text | None, Field(title="结果", description="怎样决定、后来怎样"), Unprinted()
    ] = None


DECISION = Kind(
    name="decision",
    folder="decisions",
    label="议题",
    section="议题",
    about="决策以前读了什么、谁读过，后来怎样。",
    model=Decision,
    template="decision.html.j2",
    needs_text=False,
    reading=False,
    within="session",
)
