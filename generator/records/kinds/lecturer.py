"""授课专家: who may lecture, on what, approved by whom and until when."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Text
from generator.records.markers import Listed
from generator.records.schema import Kind


class Lecturer(CommonFields):
    """Who may lecture."""

    post: Annotated[Text | None, Field(title="职务", description="单位和职务"), Listed()] = None
    fields: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="擅长", description="能讲哪些方面", examples=["[合同法务]"]),
        Listed(),
    ] = ()
    scope: Annotated[
        Text | None, Field(title="授课范围", description="给哪些人讲、讲到哪里为止")
    ] = None


LECTURER = Kind(
    name="lecturer",
    folder="lecturers",
    label="授课专家",
    section="授课专家",
    about="可以请来讲课的人：讲什么、讲给谁，由谁核定，有效到哪一天。",
    model=Lecturer,
    template="lecturer.html.j2",
    within="session",
    needs_text=False,
    reading=False,
)
