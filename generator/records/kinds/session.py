"""学习活动: a session, with its steps and what it followed."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import Choice, OneOrMany, Part, Text
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class Status(Choice):
    """Whether a session took place; that none did is known only where a record says so."""

    HELD = ("held", "已开展")
    NOT_HELD = ("not-held", "未开展")


class Step(Part):
    """One step of a session, such as self-study before and summary after it."""

    step: Annotated[
        Text,
        Field(title="步骤", description="从词表 steps 里选", examples=["自学"]),
        Term("steps"),
    ]
    on: Annotated[PartialDate, Field(title="日期", examples=["2026-05-06"])]
    note: Annotated[Text | None, Field(title="说明")] = None


class Contribution(Part):
    """One item of a meeting's programme: who speaks, on which case, with which pack."""

    speaker: Annotated[
        Text, Field(title="发言人", description="写单位和职务", examples=["榆荫街道"])
    ]
    case: Annotated[Text | None, Field(title="案例", description="写案例的编号"), Ref("case")] = (
        None
    )
    pack: Annotated[
        Text | None, Field(title="资料包", description="写资料包的编号"), Ref("pack")
    ] = None
    minutes: Annotated[int | None, Field(title="分钟", ge=1, le=1000)] = None


class Session(CommonFields):
    """A session that a unit held, or that it reports not to have held."""

    date: Annotated[
        PartialDate,
        Field(
            title="日期",
            description="集中学习的那一天；未开展的写原定的日子",
            examples=["2026-05-12"],
        ),
        Listed(),
        Facet(),
    ]
    unit: Annotated[
        Text,
        Field(title="单位", description="写单位的编号", examples=["yulin"]),
        Ref("unit"),
        Listed(),
        Facet(),
    ]
    study_form: Annotated[
        Text | None,
        Field(title="学习形式", description="从词表 study_forms 里选", examples=["中心组学习"]),
        Term("study_forms"),
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
    status: Annotated[
        Status | None, Field(title="是否开展", description="不写就是已开展"), Unprinted()
    ] = None
    reason: Annotated[Text | None, Field(title="未开展的原因")] = None
    follows: Annotated[
        Text | None,
        Field(title="跟进", description="跟进上级单位的哪一次学习，写学习活动的编号"),
        Ref("session"),
    ] = None
    plan_line: Annotated[
        Text | None,
        Field(
            title="计划月份",
            description="完成计划里哪个月的自选题目；有专题编号的不用写",
            pattern=r"^[12][0-9]{3}-(0[1-9]|1[0-2])$",
            examples=["2026-08"],
        ),
    ] = None
    steps: Annotated[
        tuple[Step, ...], OneOrMany, Field(title="步骤", description="按先后"), Unprinted()
    ] = ()
    lead: Annotated[Text | None, Field(title="领学人", description="写职务")] = None
    speakers: Annotated[
        tuple[Text, ...], OneOrMany, Field(title="重点发言", description="写职务")
    ] = ()
    expected: Annotated[int | None, Field(title="应到", ge=0, le=100000)] = None
    attended: Annotated[int | None, Field(title="实到", ge=0, le=100000)] = None
    invited: Annotated[
        tuple[Text, ...], OneOrMany, Field(title="扩大范围", description="请了哪些人列席")
    ] = ()
    readings: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(
            title="读了什么",
            description="“文件夹/编号”，可以加“#段号”",
            examples=["[speeches/2024-05-01-zuotan]"],
        ),
        Ref(),
    ] = ()
    lecturers: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="授课人", description="写授课专家的编号"),
        Ref("lecturer"),
    ] = ()
    packs: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="资料包", description="写资料包的编号"),
        Ref("pack"),
    ] = ()
    resources: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="学习资源", description="用了哪个平台、基地或课程"),
        Ref("resource"),
    ] = ()
    programme: Annotated[
        tuple[Contribution, ...],
        OneOrMany,
        Field(title="议程", description="交流会谁讲哪个案例，按次序"),
        Unprinted(),
    ] = ()
    held_with: Annotated[
        Text | None, Field(title="套开的会议", description="同时开的是什么会、什么培训")
    ] = None


SESSION = Kind(
    name="session",
    folder="sessions",
    label="学习活动",
    section="学习活动",
    about="每一次学习：谁、什么时候、学什么，经过哪些步骤，跟进了哪一次。",
    model=Session,
    template="session.html.j2",
    listing_template="session_list.html.j2",
    needs_text=False,
    reading=False,
)
