"""讲话: what was said, by whom, on which occasion."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Text
from generator.records.markers import Listed, Ref
from generator.records.schema import Kind


class Speech(CommonFields):
    """A speech, signed article or instruction."""

    speaker: Annotated[
        Text | None, Field(title="讲话人", description="示例资料只写职务"), Listed()
    ] = None
    occasion: Annotated[
        Text | None, Field(title="场合", description="在什么会议或活动上"), Listed()
    ] = None
    supersedes: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="替代", description="本篇发表后不再使用的讲话，写编号"),
        Ref("speech"),
    ] = ()


SPEECH = Kind(
    name="speech",
    folder="speeches",
    label="讲话",
    section="重要讲话",
    about="讲话、署名文章和批示的原文，可逐段引用。",
    model=Speech,
)
