"""学习专题: what is read, asked and done in one period."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Part, Text
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class Reading(Part):
    """One item of a reading list."""

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
    part: Annotated[Text | None, Field(title="读哪一部分", examples=["第二部分"])] = None
    minutes: Annotated[
        int | None, Field(title="分钟", description="不写就按字数估算", ge=1, le=1000)
    ] = None


class Topic(CommonFields):
    """One topic of the study list."""

    period: Annotated[
        PartialDate | None,
        Field(title="学习月份", description="安排在哪个月学习", examples=["2024-05"]),
        Listed(),
    ] = None
    category: Annotated[
        Text | None,
        Field(title="必修类别", description="从词表 categories 里选"),
        Term("categories"),
        Listed(),
        Facet(),
    ] = None
    required: Annotated[
        tuple[Reading, ...],
        OneOrMany,
        Field(title="必读", description="按阅读顺序", examples=["[speeches/2024-05-01-zuotan]"]),
        Unprinted(),
    ] = ()
    optional: Annotated[tuple[Reading, ...], OneOrMany, Field(title="选读"), Unprinted()] = ()
    questions: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="讨论题", examples=["[这件事在本单位怎样落实？]"]),
        Unprinted(),
    ] = ()


TOPIC = Kind(
    name="topic",
    folder="topics",
    label="学习专题",
    section="学习专题",
    about="每个月学什么：必读、选读和讨论题。",
    model=Topic,
    dated_by="period",
    template="topic.html.j2",
    listing_template="topic_list.html.j2",
    paged=False,
    reading=False,
)
