"""问题: a problem, the measures against it, and the result."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import Choice, OneOrMany, Part, Text
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind


class ProblemState(Choice):
    """How far a problem has come."""

    NOTED = ("noted", "已登记")
    WORKING = ("working", "整改中")
    SOLVED = ("solved", "已解决")
    SET_ASIDE = ("set-aside", "暂不整改")


class Proof(Part):
    """What shows that a measure was carried out: words, a record, or an attached file."""

    shorthand = "text"

    text: Annotated[Text, Field(title="说明", examples=["复查记录"])]
    ref: Annotated[Text | None, Field(title="资料", description="“文件夹/编号”"), Ref()] = None
    file: Annotated[Text | None, Field(title="附件", description="attachments 里的文件名")] = None


class Remedy(Part):
    """One measure against the problem."""

    shorthand = "text"

    text: Annotated[Text, Field(title="措施", examples=["合并三张表"])]
    owner: Annotated[Text | None, Field(title="责任人", description="写职务")] = None
    due: Annotated[PartialDate | None, Field(title="期限", examples=["2026-06-30"])] = None
    done: Annotated[PartialDate | None, Field(title="完成日期")] = None
    evidence: Annotated[
        tuple[Proof, ...], OneOrMany, Field(title="佐证", description="完成的要有佐证")
    ] = ()


class Problem(CommonFields):
    """A problem of a unit; the date is the day on which it was found."""

    unit: Annotated[
        Text,
        Field(title="单位", description="写单位的编号", examples=["yulin"]),
        Ref("unit"),
        Listed(),
        Facet(),
    ]
    type: Annotated[
        Text | None,
        Field(title="问题类型", description="从词表 problem_types 里选；同类的归在一起"),
        Term("problem_types"),
        Listed(),
        Facet(),
    ] = None
    state: Annotated[
        ProblemState | None, Field(title="状态", description="不写就是已登记"), Listed()
    ] = None
    found_in: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(
            title="从哪里发现", description="“文件夹/编号”", examples=["[sessions/yulin-202605]"]
        ),
        Ref("session", "observation", "experience", "decision"),
        Unprinted(),
    ] = ()
    cause: Annotated[
        Text | None,
        Field(title="起因", description="由哪个问题引起，写问题的编号"),
        Ref("problem"),
        Unprinted(),
    ] = None
    measures: Annotated[tuple[Remedy, ...], OneOrMany, Field(title="措施"), Unprinted()] = ()
    result: Annotated[Text | None, Field(title="结果"), Unprinted()] = None


PROBLEM = Kind(
    name="problem",
    folder="problems",
    label="问题",
    section="问题清单",
    about="学习和检查中发现的问题：措施、责任人、期限、佐证和结果。",
    model=Problem,
    template="problem.html.j2",
    listing_template="problem_list.html.j2",
    needs_text=False,
    reading=False,
    within="session",
)
