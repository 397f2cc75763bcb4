"""Find what is wrong with the declaration of a kind before anything is made from it."""

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from itertools import chain
from pathlib import Path

from pydantic import PydanticUserError

from generator.records.common import CommonFields
from generator.records.layout import RESERVED_FOLDERS
from generator.records.markers import Facet, Ref, Term
from generator.records.partial_date import PartialDate
from generator.records.schema import FieldSpec, Kind, specs_of

TEMPLATES = "templates"
"""The folder of an archive that may hold templates for its own kinds."""

Flaw = tuple[str, str]
"""What is wrong with a declaration, and what to do about it, in Chinese."""

_NAME = re.compile(r"[a-z][a-z0-9_-]*\Z")


def flaw_of(kind: Kind, earlier: Sequence[Kind], root: Path) -> Flaw | None:
    """Return the first thing that is wrong with `kind`, or None.

    Args:
        kind: as declared.
        earlier: the kinds that are there already.
        root: the archive's folder, where its own templates lie.
    """
    return next(chain(_names(kind, earlier), _model(kind, earlier), _templates(kind, root)), None)


def _names(kind: Kind, earlier: Sequence[Kind]) -> Iterator[Flaw]:
    if not _NAME.match(kind.name) or not _NAME.match(kind.folder):
        yield "名称和文件夹只能用小写字母、数字和连字符", "改正声明里的 name 和 folder"
    if kind.folder in RESERVED_FOLDERS:
        yield f"文件夹 {kind.folder} 是程序自己要用的", "换一个 folder"
    if any(kind.name == other.name or kind.folder == other.folder for other in earlier):
        yield "与已有的类别重名", "换一个 name 和 folder"


def _model(kind: Kind, earlier: Sequence[Kind]) -> Iterator[Flaw]:
    if not issubclass(kind.model, CommonFields):
        base = "generator.records.common.CommonFields"
        yield "它的 model 没有继承 CommonFields", f"让 model 继承 {base}"
        return
    try:
        kind.model.model_rebuild()
        inner = [specs_of(spec.part) for spec in kind.specs if spec.part]
    except PydanticUserError as error:
        yield f"它的 model 不完整（{error.message}）", "检查各字段的类型"
        return
    except ValueError:
        yield "有字段的类型是几种类型之一", "每个字段只用一种类型，可以再加 | None"
        return
    if any(spec.part for specs in inner for spec in specs):
        yield "一组字段里面又有一组字段", "拆成两个字段"
    known = {other.name for other in earlier} | {kind.name}
    referred = {
        name
        for spec in chain(kind.specs, *inner)
        if (ref := spec.marker(Ref))
        for name in ref.kinds
    }
    for unknown in sorted(referred - known):
        yield f"它的字段指到不存在的类别 {unknown}", "改正 Ref，或把那个类别写在它前面"
    for specs in (kind.specs, *inner):
        before: set[str] = set()
        for spec in specs:
            ref = spec.marker(Ref)
            if ref and ref.within and ref.within not in before:
                yield f"字段 {spec.name} 的 within 写的 {ref.within} 不对", "写在它前面的引用字段"
            if ref and not ref.within and not spec.many:
                before.add(spec.name)
    dated = next((spec for spec in kind.specs if spec.attribute == kind.dated_by), None)
    if dated is None or dated.value_type is not PartialDate or dated.many:
        yield f"dated_by 写的 {kind.dated_by} 不是它的日期字段", "写一个 PartialDate 字段的名字"
    yield from _facets(kind, earlier)


def _facets(kind: Kind, earlier: Sequence[Kind]) -> Iterator[Flaw]:
    """Find facets that share their name with one of another kind but mean something else."""
    taken = {spec.name: spec for other in earlier for spec in other.having(Facet)}
    for spec in kind.having(Facet):
        other = taken.get(spec.name)
        if other and _meaning(other) != _meaning(spec):
            yield f"分类字段 {spec.name} 与别的类别同名，意思却不同", "给这个字段换一个名字"
        if spec.name == "year" and spec.value_type is not PartialDate:
            yield "分类字段不能叫 year，年份分类已经用了", "给这个字段换一个名字"
        if not _meaning(spec):
            yield f"字段 {spec.name} 不能用来分类", "Facet 只用于日期、固定选项、词表和引用"


def _meaning(spec: FieldSpec) -> object:
    """Return what the values of a facet are; nothing where they are free text."""
    if term := spec.marker(Term):
        return ("term", term.vocabulary)
    if ref := spec.marker(Ref):
        return ("ref", ref.kinds)
    return spec.choice or (PartialDate if spec.value_type is PartialDate else None)


def _templates(kind: Kind, root: Path) -> Iterator[Flaw]:
    own = files("generator") / "pages" / "templates"
    for name in (kind.template, kind.listing_template):
        if not (own / name).is_file() and not (root / TEMPLATES / name).is_file():
            yield f"没有模板 {name}", f"把模板放进资料库的 {TEMPLATES}/ 文件夹"
