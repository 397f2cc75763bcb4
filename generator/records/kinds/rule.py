"""制度规定: a rule in one version, with the clauses that checks and pages cite."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import Choice, OneOrMany, Part, Text
from generator.records.markers import Anchor, Listed, Ref, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class Clause(Part):
    """One clause, with the name under which others refer to it."""

    id: Annotated[
        Text,
        Field(
            title="编号",
            description="引用时写在 # 后面",
            pattern=r"^c[0-9a-z-]{1,40}$",
            examples=["c5-1"],
        ),
        Anchor(),
    ]
    name: Annotated[Text, Field(title="条款", examples=["第五条第一款"])]
    text: Annotated[Text, Field(title="文字", examples=["学习组每月集中学习一次。"])]


class EvidenceSource(Choice):
    """Where the evidence for an indicator is looked for."""

    EXPECTATION = ("expectation", "学习要求")
    CASES = ("cases", "典型案例")
    EXPERIENCES = ("experiences", "经验总结")
    OUTCOMES = ("outcomes", "学习成果")
    PROBLEMS = ("problems", "问题整改")
    DECISIONS = ("decisions", "决策前学习")
    OBSERVATIONS = ("observations", "列席旁听")
    WRITTEN = ("written", "有文字记载")


class Indicator(Part):
    """One indicator of an appraisal, with its weight and where its evidence is."""

    id: Annotated[
        Text,
        Field(title="编号", pattern=r"^[a-z][0-9a-z-]{0,40}$", examples=["pinci"]),
    ]
    name: Annotated[Text, Field(title="指标", examples=["学习次数"])]
    weight: Annotated[int, Field(title="权重", description="百分比", ge=0, le=100, examples=["2"])]
    source: Annotated[
        EvidenceSource, Field(title="证据", description="从哪里找", examples=["学习要求"])
    ]
    expectation: Annotated[
        Text | None, Field(title="要求", description="证据是学习要求时，写要求的名称")
    ] = None
    words: Annotated[
        Text | None,
        Field(title="字样", description="证据是文字记载时，写要找的字样，例如 纳入党建工作责任制"),
    ] = None
    least: Annotated[
        int | None, Field(title="至少", description="几份或百分之几算达到", ge=0, le=1000)
    ] = None
    clause: Annotated[Text | None, Field(title="条款", description="clauses 里的编号")] = None


class Regulation(CommonFields):
    """One version of a rule."""

    issuer: Annotated[Text | None, Field(title="制定机关"), Listed()] = None
    number: Annotated[Text | None, Field(title="文号"), Listed()] = None
    valid_from: Annotated[
        PartialDate | None, Field(title="施行日期", examples=["2026-01-01"]), Listed()
    ] = None
    valid_to: Annotated[
        PartialDate | None, Field(title="失效日期", description="到这一天为止有效")
    ] = None
    supersedes: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="替代", description="施行以后不再有效的制度，写编号"),
        Ref("rule"),
    ] = ()
    clauses: Annotated[
        tuple[Clause, ...], OneOrMany, Field(title="条款", description="按原文次序"), Unprinted()
    ] = ()
    indicators: Annotated[
        tuple[Indicator, ...],
        OneOrMany,
        Field(title="考核指标", description="现行制度里有指标的，程序按它写考核表"),
        Unprinted(),
    ] = ()


RULE = Kind(
    name="rule",
    folder="rules",
    label="制度规定",
    section="制度规定",
    about="学习要按的规定：每一版的条款、施行和失效的日期。",
    model=Regulation,
    template="rule.html.j2",
    listing_template="rule_list.html.j2",
    paged=False,
    within="session",
    needs_text=False,
)
