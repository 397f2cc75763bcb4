"""典型案例: a good practice, with the evidence for it."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import Choice, OneOrMany, Part, Text
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class CaseState(Choice):
    """How far a case has come: recommended, verified, exemplary, withdrawn."""

    RECOMMENDED = ("recommended", "推荐")
    VERIFIED = ("verified", "核实")
    EXEMPLARY = ("exemplary", "示范")
    WITHDRAWN = ("withdrawn", "退出")


class Effect(Part):
    """One effect of a practice, and how it is known."""

    shorthand = "claim"

    claim: Annotated[Text, Field(title="成效", examples=["重复填报的表格减少"])]
    before: Annotated[Text | None, Field(title="此前", examples=["43 张"])] = None
    after: Annotated[Text | None, Field(title="此后", examples=["12 张"])] = None
    evidence: Annotated[Text | None, Field(title="依据", description="怎么统计、谁核对过")] = None


class Adoption(Part):
    """A unit that took the practice over, and what came of it."""

    shorthand = "unit"

    unit: Annotated[Text, Field(title="单位", examples=["yulin"]), Ref("unit")]
    on: Annotated[PartialDate | None, Field(title="何时")] = None
    result: Annotated[Text | None, Field(title="结果")] = None


class CaseStep(Part):
    """One step of a case's way: who took it, and when."""

    state: Annotated[CaseState, Field(title="状态", examples=["核实"])]
    on: Annotated[PartialDate, Field(title="日期", examples=["2026-05-06"])]
    by: Annotated[Text | None, Field(title="由谁", description="写职务")] = None
    note: Annotated[Text | None, Field(title="说明")] = None


class Consent(Choice):
    """Whether the unit agrees to be named where its practice is commended."""

    YES = ("yes", "同意")
    NO = ("no", "不同意")


class Case(CommonFields):
    """A good practice of a unit."""

    unit: Annotated[
        Text,
        Field(title="单位", description="写单位的编号", examples=["yulin"]),
        Ref("unit"),
        Listed(),
        Facet(),
    ]
    state: Annotated[
        CaseState | None, Field(title="状态", examples=["推荐"]), Listed(), Facet()
    ] = None
    history: Annotated[
        tuple[CaseStep, ...],
        OneOrMany,
        Field(title="经过", description="推荐、核实、示范、退出各在哪一天，由谁"),
        Unprinted(),
    ] = ()
    named: Annotated[
        Consent | None,
        Field(title="通报点名", description="单位同意在通报里点名才写“同意”"),
        Unprinted(),
    ] = None
    problem_type: Annotated[
        Text | None,
        Field(title="问题类型", description="从词表 problem_types 里选"),
        Term("problem_types"),
    ] = None
    problem: Annotated[Text | None, Field(title="问题", description="要解决什么"), Unprinted()] = (
        None
    )
    practice: Annotated[Text | None, Field(title="做法", description="怎么做的"), Unprinted()] = (
        None
    )
    effect: Annotated[
        tuple[Effect, ...],
        OneOrMany,
        Field(title="成效", description="每条成效写明依据"),
        Unprinted(),
    ] = ()
    conditions: Annotated[
        Text | None, Field(title="适用条件", description="在什么条件下用得上"), Unprinted()
    ] = None
    adopted_by: Annotated[
        tuple[Adoption, ...], OneOrMany, Field(title="采用单位"), Unprinted()
    ] = ()


CASE = Kind(
    name="case",
    folder="cases",
    label="典型案例",
    section="典型案例",
    about="各单位的好做法：问题、做法、成效和适用条件。",
    model=Case,
    template="case.html.j2",
)
