"""How much each verdict on a quotation weighs, by the kind of record that quotes."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from generator.records.fields import Choice, Part, Text

DRAFT = "draft"
"""Stands among the kinds for a draft that is no record yet."""


class Weight(Choice):
    """What a verdict means for the build."""

    ERROR = ("error", "错误")
    WARNING = ("warning", "提醒")
    OFF = ("off", "不报告")


class QuotationWeights(Part):
    """The weights of the verdicts in the records of one kind; what is left out stays as it was."""

    kind: Annotated[
        Text,
        Field(title="类别", description="英文名；draft 是还没有入库的稿子", examples=["case"]),
    ]
    not_found: Annotated[Weight | None, Field(title="未找到", alias="not-found")] = None
    changed: Annotated[Weight | None, Field(title="有改动", examples=["错误"])] = None
    other_source: Annotated[Weight | None, Field(title="出自他处", alias="other-source")] = None
    superseded: Annotated[Weight | None, Field(title="已被取代")] = None
    summary_only: Annotated[Weight | None, Field(title="只有摘发", alias="summary-only")] = None
    punctuation: Annotated[Weight | None, Field(title="仅标点不同")] = None
    unclosed: Annotated[Weight | None, Field(title="引号不配对")] = None


_OF_LECTURES = {
    "not-found": Weight.WARNING,
    "changed": Weight.ERROR,
    "other-source": Weight.WARNING,
    "superseded": Weight.WARNING,
    "summary-only": Weight.WARNING,
    "punctuation": Weight.OFF,
    "unclosed": Weight.WARNING,
}
# What residents and colleagues said stands between the same marks as what was read: a quotation
# that is nowhere is no mistake there.  And a report quotes what was in force when it was written.
_OF_REPORTS = {
    "not-found": Weight.OFF,
    "changed": Weight.WARNING,
    "other-source": Weight.WARNING,
    "superseded": Weight.OFF,
    "summary-only": Weight.OFF,
    "punctuation": Weight.OFF,
    "unclosed": Weight.WARNING,
}
_BUILTIN: Mapping[str, Mapping[str, Weight]] = {
    DRAFT: _OF_LECTURES,
    "pack": _OF_LECTURES,
    "case": _OF_REPORTS,
    "experience": _OF_REPORTS,
    "topic": _OF_REPORTS,
}


def weights_for(kind: str, settings: tuple[QuotationWeights, ...]) -> Mapping[str, Weight]:
    """Return the weight of each verdict for a kind; empty where its quotations are not checked."""
    weights = dict(_BUILTIN.get(kind, {}))
    for setting in settings:
        if setting.kind == kind:
            given = setting.model_dump(by_alias=True, exclude={"kind"}, exclude_none=True)
            weights = {**(weights or _OF_REPORTS), **given}
    return weights
