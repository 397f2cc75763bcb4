"""培训资料: what study secretaries are trained with, by step of their work."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Text
from generator.records.markers import Facet, Listed, Ref, Term
from generator.records.schema import Kind


class Training(CommonFields):
    """Material for the training of study secretaries."""

    step: Annotated[
        Text | None,
        Field(title="工作环节", description="从词表 secretary_steps 里选"),
        Term("secretary_steps"),
        Listed(),
        Facet(),
    ] = None
    trainees: Annotated[Text | None, Field(title="培训对象"), Listed()] = None
    course: Annotated[
        Text | None,
        Field(title="课程", description="写学习资源的编号"),
        Ref("resource"),
    ] = None
    lecturers: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="授课人", description="写授课专家的编号"),
        Ref("lecturer"),
    ] = ()
    materials: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="用到的资料", description="“文件夹/编号”"),
        Ref(),
    ] = ()


TRAINING = Kind(
    name="training",
    folder="training",
    label="培训资料",
    section="培训资料",
    about="学习秘书的培训资料，按工作环节排列。",
    model=Training,
    within="case",
)
