"""制度规定: a rule in one version, with the clauses that checks and pages cite."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Part, Text
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
