"""Kinds that an archive declares itself."""

import importlib
import importlib.util
import re
from pathlib import Path
from types import ModuleType

from generator.records import rules
from generator.records.common import CommonFields
from generator.records.diagnostics import Diagnostic
from generator.records.markers import Ref
from generator.records.nodes import Mapping
from generator.records.schema import Kind, specs_of
from generator.records.settings import FILE
from generator.records.validation import value_place

_NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")
# Folders of the site that the generator fills itself.
_RESERVED_FOLDERS = frozenset(
    {"assets", "chronology", "facets", "handbook", "search", "statistics", "vocabulary"}
)


def load_kinds(
    root: Path, names: tuple[str, ...], settings: Mapping, builtin: tuple[Kind, ...]
) -> tuple[tuple[Kind, ...], tuple[Diagnostic, ...]]:
    """Return the built-in kinds and those that the archive declares itself.

    A declaration is Python, looked for in the archive's folder first; the folder is trusted as much
    as the command that is run on it.

    Args:
        root: the archive's folder.
        names: ``module:NAME`` each.
        settings: the nodes of ``archive.yml``, for positions.
        builtin: the kinds that every archive has.
    """
    kinds = list(builtin)
    wrong = []
    for index, name in enumerate(names):
        kind, flaw = _import_kind(root, name)
        flaw = flaw or (_flaw(kind, kinds) if kind else None)
        if kind and flaw is None:
            kinds.append(kind)
        elif flaw:
            place = value_place(settings, ("kinds", index), FILE)
            wrong.append(rules.BAD_KIND.at(place, name=name, reason=flaw[0], remedy=flaw[1]))
    return tuple(kinds), tuple(wrong)


_Flaw = tuple[str, str]
"""What is wrong with a declaration, and what to do about it."""


def _import_kind(root: Path, name: str) -> tuple[Kind | None, _Flaw | None]:
    module_name, colon, attribute = name.partition(":")
    spelling = "写成“模块:名字”，模块放在资料库文件夹里或已经安装"
    if not colon:
        return None, ("没有写冒号和名字", spelling)
    try:
        module = _load_module(root, module_name)
    except (Exception, SystemExit) as error:
        return None, (f"模块不能载入（{type(error).__name__}: {error}）", spelling)
    kind = getattr(module, attribute, None)
    if not isinstance(kind, Kind):
        return None, (f"模块里没有名为 {attribute} 的 Kind", spelling)
    return kind, None


def _flaw(kind: Kind, earlier: list[Kind]) -> _Flaw | None:
    if not _NAME.match(kind.name) or not _NAME.match(kind.folder):
        return "名称和文件夹只能用小写字母、数字和连字符", "改正声明里的 name 和 folder"
    if kind.folder in _RESERVED_FOLDERS:
        return f"文件夹 {kind.folder} 是程序自己要用的", "换一个 folder"
    if any(kind.name == other.name or kind.folder == other.folder for other in earlier):
        return "与已有的类别重名", "换一个 name 和 folder"
    if not issubclass(kind.model, CommonFields):
        return (
            "它的 model 没有继承 CommonFields",
            "让 model 继承 generator.records.common.CommonFields",
        )
    try:
        specs = [
            *kind.specs,
            *(part for spec in kind.specs if spec.part for part in specs_of(spec.part)),
        ]
    except ValueError:
        return "有字段的类型是几种类型之一", "每个字段只用一种类型，可以再加 | None"
    known = {other.name for other in earlier} | {kind.name}
    referred = {name for spec in specs if (ref := spec.marker(Ref)) for name in ref.kinds}
    if unknown := sorted(referred - known):
        return f"它的字段指到不存在的类别 {unknown[0]}", "改正 Ref，或把那个类别写在它前面"
    return None


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
