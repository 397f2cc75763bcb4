"""What an organisation sets for its archive: the file ``archive.yml``."""

import importlib
import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Annotated

from pydantic import Field

from generator.records import rules
from generator.records.audience import Audience
from generator.records.diagnostics import Diagnostic, Place
from generator.records.kinds import KINDS
from generator.records.nodes import Mapping
from generator.records.partial_date import PartialDate
from generator.records.schema import Fields, Kind, OneOrMany, Part, Ref, Text, specs_of
from generator.records.source_text import read_source
from generator.records.suggestions import did_you_mean
from generator.records.validation import validate, value_place
from generator.records.yaml_reader import read_mapping

FILE = "archive.yml"
EVERYONE = "everyone"

_KIND_NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")
# Folders of the site that the generator fills itself.
RESERVED_FOLDERS = frozenset(
    {"assets", "facets", "handbook", "vocabulary", "search", "javascripts"}
)


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
            title="页面语言", description="HTML 的 lang", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$"
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
    site_url: Annotated[
        Text | None,
        Field(title="网站地址", description="只用于站点地图和订阅", pattern=r"^https?://\S+/$"),
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
    def audience_ids(self) -> tuple[str, ...]:
        """The ids that records may name."""
        return tuple(setting.id for setting in self.audiences) or (EVERYONE,)


def load_settings(root: Path) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """Read ``archive.yml`` of the archive at `root`; an archive without one has the defaults."""
    path = root / FILE
    if not path.exists():
        return Settings(), ()
    text, found = read_source(path, FILE)
    if text is None:
        return Settings(), found
    node, mistakes = read_mapping(text, FILE)
    if node is None:
        return Settings(), (*found, *mistakes)
    settings, wrong = _validate_what_can_be(node)
    return settings, (*found, *mistakes, *wrong, *_undeclared_audiences(settings, node))


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
            value_place(node, ("audiences", index, "includes"), FILE),
            name=name,
            suggestion=did_you_mean(name, settings.audience_ids),
            known=known,
        )
        for index, audience in enumerate(settings.audiences)
        for name in audience.includes
        if name not in settings.audience_ids
    ]


def load_kinds(
    root: Path, settings: Settings, builtin: tuple[Kind, ...] = KINDS
) -> tuple[tuple[Kind, ...], tuple[Diagnostic, ...]]:
    """Return the built-in kinds and those that the archive declares itself.

    A declaration is Python, looked for in the archive's folder first; the folder is trusted as much
    as the command that is run on it.
    """
    kinds = list(builtin)
    wrong = []
    for name in settings.kinds:
        kind, reason = _import_kind(root, name)
        if kind and any(kind.name == other.name or kind.folder == other.folder for other in kinds):
            reason = "与已有的类别重名"
        if kind and not reason:
            kinds.append(kind)
        else:
            wrong.append(rules.BAD_KIND.at(Place(FILE), name=name, reason=reason))
    names = {kind.name for kind in kinds}
    for kind in kinds[len(builtin) :]:
        for unknown in sorted(_referred_kinds(kind) - names):
            reason = f"它的字段指到不存在的类别 {unknown}"
            wrong.append(rules.BAD_KIND.at(Place(FILE), name=kind.name, reason=reason))
            kinds.remove(kind)
            break
    return tuple(kinds), tuple(wrong)


def _referred_kinds(kind: Kind) -> set[str]:
    specs = [
        *kind.specs,
        *(inner for spec in kind.specs if spec.part for inner in specs_of(spec.part)),
    ]
    return {name for spec in specs if (ref := spec.marker(Ref)) for name in ref.kinds}


def _import_kind(root: Path, name: str) -> tuple[Kind | None, str]:
    module_name, colon, attribute = name.partition(":")
    if not colon:
        return None, "没有写冒号和名字"
    try:
        module = _load_module(root, module_name)
    except Exception as error:
        return None, f"{type(error).__name__}: {error}"
    kind = getattr(module, attribute, None)
    if not isinstance(kind, Kind):
        return None, f"模块里没有名为 {attribute} 的 Kind"
    if not _KIND_NAME.match(kind.name) or not _KIND_NAME.match(kind.folder):
        return None, "名称和文件夹只能用小写字母、数字和连字符"
    if kind.folder in RESERVED_FOLDERS:
        return None, f"文件夹 {kind.folder} 是程序自己要用的"
    return kind, ""


def _load_module(root: Path, name: str) -> ModuleType:
    """Load ``name.py`` of the archive, or an installed module.

    A module of the archive is not entered in `sys.modules`: two archives may each have a
    ``kinds.py``.
    """
    path = root.joinpath(*name.split(".")).with_suffix(".py")
    spec = importlib.util.spec_from_file_location(name, path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return importlib.import_module(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
