"""What an organisation sets for its archive: the file ``archive.yml``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

from pydantic import Field

from generator.records import rules
from generator.records.audience import Audience
from generator.records.diagnostics import Diagnostic
from generator.records.fields import Choice, Fields, OneOrMany, Part, Text
from generator.records.nodes import Mapping, Mark
from generator.records.partial_date import PartialDate
from generator.records.quotation_weights import QuotationWeights
from generator.records.source_text import read_source
from generator.records.suggestions import did_you_mean
from generator.records.validation import validate, value_place
from generator.records.yaml_reader import read_mapping

FILE = "archive.yml"
EVERYONE = "everyone"


class CitationStyle(Choice):
    """How sources are cited."""

    GBT_2025 = ("gbt7714-2025", "GB/T 7714—2025")
    GBT_2015 = ("gbt7714-2015", "GB/T 7714—2015")
    NOTE = ("note", "注释体")
    PLAIN = ("plain", "简写")


class AudienceSetting(Part):
    """One audience; the first of the list is the one that a build is for when none is named."""

    id: Annotated[Text, Field(title="编号", pattern=r"^[a-z][a-z0-9-]*$", examples=["members"])]
    name: Annotated[Text, Field(title="名称", examples=["成员"])]
    includes: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="还能看到", description="这些读者范围的资料也能看到"),
    ] = ()


class Settings(Fields):
    """The settings of an archive.  All have defaults."""

    name: Annotated[Text, Field(title="资料库名称", examples=["示例区理论学习资料库"])] = (
        "学习资料库"
    )
    organisation: Annotated[Text | None, Field(title="单位名称")] = None
    language: Annotated[
        Text,
        Field(
            title="页面语言",
            description="HTML 的 lang",
            pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$",
            examples=["zh-Hans-CN"],
        ),
    ] = "zh-Hans-CN"
    accent: Annotated[
        Text, Field(title="主题色", pattern=r"^#[0-9a-fA-F]{6}$", examples=["#14566f"])
    ] = "#14566f"
    notice: Annotated[
        Text | None, Field(title="页首声明", description="印在每一页，例如说明这是示例")
    ] = None
    today: Annotated[
        PartialDate | None,
        Field(title="默认日期", description="不写 --today 时当作今天的日期，只供示例使用"),
    ] = None
    audiences: Annotated[
        tuple[AudienceSetting, ...],
        OneOrMany,
        Field(title="读者范围", description="第一个是不写 --audience 时的范围"),
    ] = ()
    kinds: Annotated[
        tuple[Text, ...],
        OneOrMany,
        Field(title="自定义类别", description="“模块:名字”", examples=["[my_kinds:BOOK]"]),
    ] = ()
    citation_style: Annotated[
        CitationStyle,
        Field(title="引用格式", examples=["gbt7714-2025"]),
    ] = CitationStyle.GBT_2025
    quotations: Annotated[
        tuple[QuotationWeights, ...],
        OneOrMany,
        Field(title="引文核对", description="每类资料里的引文，各种结论算错误、提醒还是不报告"),
    ] = ()
    site_url: Annotated[
        Text | None,
        Field(
            title="网站地址",
            description="只用于站点地图和订阅，以 / 结尾",
            pattern=r"^https?://\S+/$",
            examples=["https://example.org/"],
        ),
    ] = None

    def audience(self, identifier: str | None) -> Audience | None:
        """Return the audience of this id, the first when None is asked for, None if unknown."""
        known = self.audiences or (AudienceSetting(id=EVERYONE, name="全体读者"),)
        if identifier is None:
            identifier = known[0].id
        by_id = {setting.id: setting for setting in known}
        if identifier not in by_id:
            return None
        sees: set[str] = set()
        pending = [identifier]
        while pending:
            current = pending.pop()
            if current not in sees and current in by_id:
                sees.add(current)
                pending.extend(by_id[current].includes)
        return Audience(identifier, by_id[identifier].name, frozenset(sees))

    @property
    def every_audience(self) -> tuple[Audience, ...]:
        """All audiences, in the order of the settings."""
        found = (self.audience(identifier) for identifier in self.audience_ids)
        return tuple(audience for audience in found if audience)

    @property
    def audience_ids(self) -> tuple[str, ...]:
        """The ids that records may name."""
        return tuple(setting.id for setting in self.audiences) or (EVERYONE,)


def load_settings(root: Path) -> tuple[Settings, Mapping, tuple[Diagnostic, ...]]:
    """Read ``archive.yml`` of the archive at `root`; an archive without one has the defaults.

    Returns:
        The settings; the nodes that they were read from; what is wrong.
    """
    nothing = Mapping((), Mark(1, 1))
    path = root / FILE
    if not path.exists():
        return Settings(), nothing, ()
    text, found = read_source(path, FILE)
    if text is None:
        return Settings(), nothing, found
    node, mistakes = read_mapping(text, FILE)
    if node is None:
        return Settings(), nothing, (*found, *mistakes)
    settings, wrong = _validate_what_can_be(node)
    doubts = (*_undeclared_audiences(settings, node), *_repeated_audiences(settings, node))
    return settings, node, (*found, *mistakes, *wrong, *doubts)


def _validate_what_can_be(node: Mapping) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Validate, leaving out settings that are wrong so that the rest still counts."""
    settings, wrong = validate(Settings, node, FILE, label="设置")
    if settings is not None:
        return settings, wrong
    kept = []
    for key, value in node.entries:
        alone, _ = validate(Settings, Mapping(((key, value),), node.mark), FILE, label="设置")
        if alone is not None:
            kept.append((key, value))
    settings, _ = validate(Settings, Mapping(tuple(kept), node.mark), FILE, label="设置")
    return settings or Settings(), wrong


def _undeclared_audiences(settings: Settings, node: Mapping) -> list[Diagnostic]:
    known = "、".join(settings.audience_ids)
    return [
        rules.UNKNOWN_AUDIENCE.at(
            value_place(node, ("audiences", index, "includes", position), FILE),
            name=name,
            suggestion=did_you_mean(name, settings.audience_ids),
            known=known,
        )
        for index, audience in enumerate(settings.audiences)
        for position, name in enumerate(audience.includes)
        if name not in settings.audience_ids
    ]


def _repeated_audiences(settings: Settings, node: Mapping) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for index, audience in enumerate(settings.audiences):
        if audience.id in seen:
            place = value_place(node, ("audiences", index, "id"), FILE)
            problem = f"读者范围“{audience.id}”写了两次"
            yield rules.BAD_SETTINGS.at(place, problem=problem, remedy="改名或删去其中一处")
        seen.add(audience.id)
