"""Kinds that an archive declares itself."""

import importlib
import importlib.util
import sys
from pathlib import Path
from types import ModuleType

from generator.records import rules
from generator.records.diagnostics import Diagnostic
from generator.records.kind_flaws import Flaw, flaw_of
from generator.records.nodes import Mapping
from generator.records.schema import Kind
from generator.records.settings import FILE
from generator.records.validation import value_place
from generator.text.normal import fingerprint


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
        flaw = flaw or (flaw_of(kind, kinds, root) if kind else None)
        if kind and flaw is None:
            kinds.append(kind)
        elif flaw:
            place = value_place(settings, ("kinds", index), FILE)
            wrong.append(rules.BAD_KIND.at(place, name=name, reason=flaw[0], remedy=flaw[1]))
    return tuple(kinds), tuple(wrong)


def _import_kind(root: Path, name: str) -> tuple[Kind | None, Flaw | None]:
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


def _load_module(root: Path, name: str) -> ModuleType:
    """Load ``name.py`` of the archive, or an installed module.

    A module of the archive is registered under its path: two archives may each have a
    ``kinds.py``.
    """
    path = root.joinpath(*name.split(".")).with_suffix(".py")
    # Annotations may be strings, which are looked up in the registered module.
    alias = f"archive_{fingerprint(str(path.resolve()), 12)}"
    spec = importlib.util.spec_from_file_location(alias, path) if path.is_file() else None
    if spec is None or spec.loader is None:
        return importlib.import_module(name)
    module = importlib.util.module_from_spec(spec)
    sys.modules[alias] = module
    spec.loader.exec_module(module)
    return module
