"""A small archive to search in."""

from generator.search.searchable import Searchable, searchable
from tests.conftest import Archive
from tests.views.examples import material, views_of

FILES = {
    "materials/vocabulary/duties.yml": "title: 职责\nterms: [{id: safety, name: 安全生产}]\n",
    "materials/vocabulary/synonyms.yml": (
        "title: 简称\nterms:\n  - {id: a, name: 发展和改革局, also: [发改局]}\n"
        "  - {id: b, name: 没有别名}\n  - {id: c, name: 没有出现, also: [也没出现]}\n"
    ),
    "materials/topics/2026-01-anquan.md": material("安全专题", "period: 2026-01"),
    "materials/speeches/a.md": material(
        "甲的讲话",
        "date: 2026-05",
        "summary: 一句摘要",
        "duties: [安全生产]",
        "topics: [2026-01-anquan]",
        "disclosure: 全文公开",
        "source: {number: 示发〔2026〕7号}",
        body="第一段。\n\n## 小标题\n\n第二段[^1]。\n\n[^1]: 注。",
    ),
    "materials/speeches/b.md": material("乙的讲话", body="只有一段，发改局写的。"),
}


def example(archive: Archive) -> Searchable:
    """Return what can be searched in the small archive."""
    return searchable(views_of(archive, FILES))
