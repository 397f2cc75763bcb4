"""The fields that every kind has, and the groups that several kinds share."""

from pathlib import PurePosixPath
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from generator.records.fields import Choice, Fields, OneOrMany, Part, Text, Title
from generator.records.markers import Facet, FromSettings, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate

_ADDRESS = r"^[a-z0-9_-]+/[a-z0-9_-]+$"


class Disclosure(Choice):
    """How far a text from outside may go, and so how it may be quoted."""

    FULL = ("full", "全文公开")
    PRESS = ("press", "新闻摘发")
    RESTRICTED = ("restricted", "限定范围")


class SourceType(Choice):
    """What a source is, in the terms of CSL."""

    BOOK = ("book", "图书")
    NEWSPAPER = ("article-newspaper", "报纸")
    JOURNAL = ("article-journal", "期刊")
    WEB_PAGE = ("webpage", "网页")
    REPORT = ("report", "报告")
    POLICY = ("legislation", "政策文件")
    ARCHIVE_ITEM = ("document", "内部文件")


class Source(Part):
    """Where a text comes from, in the field names of CSL-JSON; citations are made from it."""

    type: Annotated[SourceType | None, Field(title="类型", examples=["报纸"])] = None
    title: Annotated[Text | None, Field(title="题名", description="与本资料标题不同时才写")] = None
    author: Annotated[tuple[Text, ...], OneOrMany, Field(title="作者")] = ()
    container: Annotated[
        Text | None,
        Field(title="所在书刊", alias="container-title", examples=["示例日报"]),
    ] = None
    publisher: Annotated[Text | None, Field(title="出版者或发文机关")] = None
    place: Annotated[Text | None, Field(title="出版地", alias="publisher-place")] = None
    issued: Annotated[PartialDate | None, Field(title="发布日期", examples=["2024-05-06"])] = None
    accessed: Annotated[PartialDate | None, Field(title="查阅日期")] = None
    volume: Annotated[Text | None, Field(title="卷")] = None
    number: Annotated[Text | None, Field(title="文号或期号")] = None
    page: Annotated[Text | None, Field(title="页码或版次")] = None
    url: Annotated[
        Text | None,
        Field(
            title="网址",
            alias="URL",
            pattern=r"^https?://\S+$",
            examples=["https://example.org/1.html"],
        ),
    ] = None
    archive: Annotated[Text | None, Field(title="馆藏处")] = None


class Approval(Part):
    """Who approved a record, and for how long: a post, not a person's name."""

    by: Annotated[Text, Field(title="核定人", examples=["区委宣传部分管负责同志"])]
    on: Annotated[PartialDate, Field(title="日期", examples=["2024-05-06"])]
    until: Annotated[PartialDate | None, Field(title="有效期至")] = None
    scope: Annotated[Text | None, Field(title="适用范围")] = None


class Attachment(Part):
    """A file that goes with a record, in the folder that has the record's name."""

    shorthand = "file"

    file: Annotated[Text, Field(title="文件名", examples=["讲稿.pdf"])]
    title: Annotated[Text | None, Field(title="显示的名称")] = None

    @property
    def label(self) -> str:
        """What the page calls it."""
        return self.title or PurePosixPath(self.file).stem


class CommonFields(Fields):
    """The fields of every kind.  Only `title` is required."""

    title: Annotated[
        Title,
        Field(title="标题", description="资料的全称", examples=["在座谈会上的讲话"]),
        Unprinted(),
    ]
    date: Annotated[
        PartialDate | None,
        Field(
            title="日期",
            description="讲话、成文或发生的日期，知道多少写多少：2024、2024-05 或 2024-05-01",
            examples=["2024-05-01"],
        ),
        Listed(),
        Facet(),
    ] = None
    summary: Annotated[
        Text | None,
        Field(title="摘要", description="一两句话，印在标题下面和目录里"),
        Unprinted(),
    ] = None
    topics: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(
            title="学习专题",
            description="属于哪些学习专题，写专题的编号",
            examples=["[2024-05-diaoyan]"],
        ),
        Ref("topic"),
        Facet(),
    ] = ()
    duties: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(
            title="职责",
            description="涉及哪些工作职责，从词表 duties 里选",
            examples=["[基层治理]"],
        ),
        Term("duties"),
        Facet(),
    ] = ()
    keywords: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="关键词", description="自由填写", examples=["[走访, 减负]"]),
    ] = ()
    source: Annotated[
        Source | None,
        Field(title="来源", description="原文的出处，引用格式由此生成"),
        Unprinted(),
    ] = None
    disclosure: Annotated[
        Disclosure | None,
        Field(
            title="公开程度",
            description="外来文字必须注明；“限定范围”的还要写 audience",
            examples=["全文公开"],
        ),
        Facet(),
        Unprinted(),
    ] = None
    audience: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(
            title="读者范围",
            description="谁可以看，从 archive.yml 的 audiences 里选；不写就是都可以看",
        ),
        FromSettings(),
        Unprinted(),
    ] = ()
    approved: Annotated[
        Approval | None, Field(title="核定", description="谁在何时核定，写职务不写姓名")
    ] = None
    review_by: Annotated[
        PartialDate | None, Field(title="复核期限", description="到这一天应当重新检查内容")
    ] = None
    formerly: Annotated[
        tuple[Annotated[Text, StringConstraints(pattern=_ADDRESS)], ...],
        OneOrMany,
        Field(
            title="曾用地址",
            description="改名以前的“文件夹/编号”，旧地址会转到新地址",
            examples=["[speeches/old-name]"],
        ),
        Unprinted(),
    ] = ()
    attachments: Annotated[
        tuple[Attachment, ...],
        OneOrMany,
        Field(title="附件", description="与资料同名的文件夹里的文件", examples=["[讲稿.pdf]"]),
        Unprinted(),
    ] = ()
    imported: Annotated[
        dict[str, Any] | None,
        Field(title="导入信息", description="导入时原文自带、没有对应字段的信息，原样保留"),
        Unprinted(),
    ] = None
