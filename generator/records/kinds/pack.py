"""学习资料包: what one lecture or one meeting needs, in order."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import Choice, OneOrMany, Part, Text
from generator.records.markers import Listed, Ref, Unprinted
from generator.records.schema import Kind


class Use(Choice):
    """Whether an item must be read."""

    REQUIRED = ("required", "必读")
    OPTIONAL = ("optional", "选读")


class PackItem(Part):
    """One item of a pack."""

    shorthand = "ref"

    ref: Annotated[
        Text,
        Field(title="资料", description="“文件夹/编号”", examples=["speeches/2024-05-01-zuotan"]),
        Ref(),
    ]
    use: Annotated[Use | None, Field(title="必读或选读", description="不写就是必读")] = None
    paragraphs: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="选用的段", description="段落编号，不写就是全文", examples=["[p3aeccc]"]),
        Ref(within="ref"),
    ] = ()
    minutes: Annotated[
        int | None, Field(title="分钟", description="不写就按字数估算", ge=1, le=1000)
    ] = None
    questions: Annotated[tuple[Text, ...], OneOrMany, Field(title="思考题")] = ()
    notes: Annotated[
        Text | None, Field(title="讲授提示", description="只印在讲授提纲上，不印在讲义上")
    ] = None


class Pack(CommonFields):
    """What one lecture or one meeting needs; the body is the lecture's text, if there is one."""

    purpose: Annotated[
        Text | None, Field(title="用途", examples=["专题授课"]), Listed(), Unprinted()
    ] = None
    listeners: Annotated[
        Text | None, Field(title="对象", description="讲给谁、发给谁"), Listed(), Unprinted()
    ] = None
    unit: Annotated[
        Text | None,
        Field(title="单位", description="由哪个单位使用，写单位的编号", examples=["yulin"]),
        Ref("unit"),
    ] = None
    decision: Annotated[
        Text | None,
        Field(title="议题", description="为哪个议题准备，写议题的编号"),
        Ref("decision"),
    ] = None
    lecturers: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="授课人", description="写授课专家的编号"),
        Ref("lecturer"),
    ] = ()
    limit: Annotated[
        int | None,
        Field(title="时间上限", description="分钟，超过时提醒", ge=1, le=10000),
        Unprinted(),
    ] = None
    items: Annotated[
        tuple[PackItem, ...],
        OneOrMany,
        Field(title="内容", description="按使用的次序", examples=["[speeches/2024-05-01-zuotan]"]),
        Unprinted(),
    ] = ()
    questions: Annotated[tuple[Text, ...], OneOrMany, Field(title="讨论题"), Unprinted()] = ()
    discussion: Annotated[
        int | None, Field(title="讨论时间", description="分钟", ge=1, le=1000), Unprinted()
    ] = None


PACK = Kind(
    name="pack",
    folder="packs",
    label="学习资料包",
    section="资料包",
    about="一次授课或一次学习要用的资料：篇目、选段、用时、提示和讨论题，引文逐处核对。",
    model=Pack,
    template="pack.html.j2",
    needs_text=False,
)
