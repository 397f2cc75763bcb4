"""经验总结: what a unit learned, and what follows from it."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Text
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.schema import Kind


class Experience(CommonFields):
    """An experience summary, reflection or research report."""

    unit: Annotated[
        Text | None,
        Field(title="单位", description="写单位的编号", examples=["yulin"]),
        Ref("unit"),
        Listed(),
        Facet(),
    ] = None
    form: Annotated[
        Text | None,
        Field(title="形式", description="从词表 forms 里选", examples=["调研报告"]),
        Term("forms"),
        Listed(),
        Facet(),
    ] = None
    session: Annotated[
        Text | None,
        Field(title="学习活动", description="写的是哪一次学习，写学习活动的编号"),
        Ref("session"),
    ] = None
    learned: Annotated[
        tuple[Text, ...], OneOrMany, Field(title="学到什么", description="每条一句话"), Unprinted()
    ] = ()
    next_steps: Annotated[
        tuple[Text, ...], OneOrMany, Field(title="下一步", description="接着做什么"), Unprinted()
    ] = ()


EXPERIENCE = Kind(
    name="experience",
    folder="experiences",
    label="经验总结",
    section="经验总结",
    about="学习体会、经验总结和调研报告。",
    model=Experience,
    template="experience.html.j2",
)
