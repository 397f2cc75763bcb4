"""单位: an organisation in the tree, with its posts and what is expected of it."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import OneOrMany, Part, Text
from generator.records.kinds.expectation import Expectation, Responsibility
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class Role(Part):
    """A post, and what it answers for."""

    post: Annotated[Text, Field(title="职务", examples=["街道党工委书记"])]
    responsibility: Annotated[Responsibility, Field(title="责任", examples=["第一责任"])]
    note: Annotated[Text | None, Field(title="说明")] = None


class Unit(CommonFields):
    """An organisation that studies."""

    parent: Annotated[
        Text | None, Field(title="上级单位", description="写单位的编号"), Ref("unit"), Listed()
    ] = None
    level: Annotated[
        Text | None,
        Field(title="类型", description="从词表 levels 里选"),
        Term("levels"),
        Listed(),
        Facet(),
    ] = None
    roles: Annotated[tuple[Role, ...], OneOrMany, Field(title="责任分工"), Unprinted()] = ()
    expectations: Annotated[
        tuple[Expectation, ...],
        OneOrMany,
        Field(title="学习要求", description="本单位和下属单位都适用；下属单位写同名的，用自己的"),
        Unprinted(),
    ] = ()
    valid_from: Annotated[PartialDate | None, Field(title="成立时间")] = None
    valid_to: Annotated[PartialDate | None, Field(title="撤并时间")] = None
    successor: Annotated[
        Text | None, Field(title="并入单位", description="撤并以后由哪个单位承接"), Ref("unit")
    ] = None


UNIT = Kind(
    name="unit",
    folder="units",
    label="单位",
    section="单位",
    about="参加学习的各单位和它们的责任分工。",
    model=Unit,
    template="unit.html.j2",
    listing_template="unit_list.html.j2",
    paged=False,
    reading=False,
)
