"""学习资源: a platform, a base or a course, and how to use it."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Text
from generator.records.markers import Facet, Listed, Ref, Term
from generator.records.schema import Kind


class Resource(CommonFields):
    """Something to study with: a platform, a place, a course."""

    type: Annotated[
        Text | None,
        Field(title="类型", description="从词表 resource_types 里选", examples=["教学基地"]),
        Term("resource_types"),
        Listed(),
    ] = None
    unit: Annotated[
        Text | None,
        Field(title="单位", description="由哪个单位管，写单位的编号"),
        Ref("unit"),
        Listed(),
        Facet(),
    ] = None
    ways: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="学习方式", description="从词表 ways 里选", examples=["[现场学习]"]),
        Term("ways"),
        Facet(),
    ] = ()
    usage: Annotated[
        Text | None, Field(title="怎样使用", description="预约、容量、时间、要带什么")
    ] = None


RESOURCE = Kind(
    name="resource",
    folder="resources",
    label="学习资源",
    section="学习资源",
    about="平台、基地和课程：在哪里、由谁管、怎样使用。",
    model=Resource,
    within="session",
    needs_text=False,
    reading=False,
)
