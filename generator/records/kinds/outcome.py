"""学习成果: a result of study that was put to use."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Part, Text
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class Use(Part):
    """A unit that used the result, and what came of it."""

    shorthand = "unit"

    unit: Annotated[Text, Field(title="单位", examples=["yulin"]), Ref("unit")]
    on: Annotated[PartialDate | None, Field(title="何时")] = None
    result: Annotated[Text | None, Field(title="用得怎样")] = None


class Outcome(CommonFields):
    """A result: a rule that was changed, a paper that was published, a thing that was done."""

    unit: Annotated[
        Text,
        Field(title="单位", description="写单位的编号", examples=["yulin"]),
        Ref("unit"),
        Listed(),
        Facet(),
    ]
    form: Annotated[
        Text | None,
        Field(title="成果形式", description="从词表 outcome_forms 里选"),
        Term("outcome_forms"),
        Listed(),
    ] = None
    came_from: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="从哪里来", description="“文件夹/编号”", examples=["[sessions/yulin-202605]"]),
        Ref("session", "case", "experience", "problem", "decision"),
    ] = ()
    used_by: Annotated[tuple[Use, ...], OneOrMany, Field(title="谁在用"), Unprinted()] = ()


OUTCOME = Kind(
    name="outcome",
    folder="outcomes",
    label="学习成果",
    section="学习成果",
    about="学了以后改了什么、写成了什么，谁在用。",
    model=Outcome,
    template="outcome.html.j2",
    needs_text=False,
    within="case",
)
