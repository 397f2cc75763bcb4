"""A kind declared outside the project appears everywhere, by commands only."""

import json
from pathlib import Path

import pytest

from tests.building import contents
from tests.conftest import Archive
from tests.test_cli import run

DECLARATION = '''"""Kinds of a hospital."""

from typing import Annotated

from pydantic import Field

from generator.records.common import CommonFields
from generator.records.fields import Choice, OneOrMany, Text
from generator.records.markers import Facet, Listed, Ref
from generator.records.schema import Kind


class Ward(Choice):
    """Wards."""

    INNER = ("inner", "内科")
    OUTER = ("outer", "外科")


class Round(CommonFields):
    """A teaching round."""

    ward: Annotated[
        Ward, Field(title="病区", description="在哪个病区", examples=["内科"]), Listed(), Facet()
    ]
    readings: Annotated[
        tuple[Text, ...], OneOrMany, Field(title="读物"), Ref("speech"), Facet()
    ] = ()


ROUND = Kind(
    name="round",
    folder="rounds",
    label="教学查房",
    section="教学查房记录",
    about="每次教学查房的记录。",
    model=Round,
)
'''


@pytest.fixture(scope="module")
def hospital(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hospital") / "archive"
    assert run("init", str(root)).returncode == 0
    (root / "archive.yml").write_text("name: 某医院资料库\nkinds: [hospital_kinds:ROUND]\n")
    (root / "hospital_kinds.py").write_text(DECLARATION)
    assert run("new", "round", "2026-03-02", "--root", str(root), "--title", "晨间").returncode == 0
    path = root / "materials/rounds/2026-03-02.md"
    text = path.read_text("utf-8")
    filled = text.replace("\nward:\n", "\nward: 内科\n")
    assert filled != text
    path.write_text(filled.replace("# readings:", "readings: [welcome]"), encoding="utf-8")
    assert run("ids", "--root", str(root)).returncode == 0
    result = run("build", "--root", str(root), "--strict", "--today", "2026-11-20")
    assert result.returncode == 0, result.stdout
    return root


def _page(root: Path, uri: str) -> str:
    return (root / "site" / uri).read_text("utf-8")


def test_it_has_a_page(hospital: Path) -> None:
    page = _page(hospital, "rounds/2026-03-02.html")
    assert "晨间" in page
    assert "病区" in page


def test_it_has_a_listing_with_its_columns_in_the_navigation(hospital: Path) -> None:
    listing = _page(hospital, "rounds/index.html")
    assert "每次教学查房的记录。" in listing
    assert '<th scope="col">病区</th>' in listing
    assert ">教学查房记录</a>" in _page(hospital, "index.html")


def test_it_has_facets(hospital: Path) -> None:
    assert "晨间" in _page(hospital, "facets/ward/inner.html")
    assert "内科" in _page(hospital, "facets/ward/index.html")
    assert not (hospital / "site/facets/ward/outer.html").exists()


def test_a_facet_over_a_reference_is_the_referenced_page(hospital: Path) -> None:
    assert "晨间" in _page(hospital, "speeches/welcome.html")


def test_it_has_a_chapter_part_in_the_handbook(hospital: Path) -> None:
    assert "在哪个病区" in _page(hospital, "handbook/fields.html")


def test_it_has_a_schema(hospital: Path) -> None:
    data = json.loads(run("schema", "round", "--root", str(hospital)).stdout)
    assert data["properties"]["ward"]["enum"] == ["内科", "inner", "外科", "outer"]


def test_it_can_be_imported(hospital: Path, tmp_path: Path) -> None:
    draft = tmp_path / "查房.txt"
    draft.write_text("夜间查房\n今夜无事。\n", encoding="utf-8")
    result = run(
        "import", str(draft), "--kind", "教学查房", "--set", "ward=外科", "--root", str(hospital)
    )
    assert result.returncode == 0, result.stdout
    assert run("check", "--root", str(hospital)).returncode == 0


def test_a_broken_declaration_is_a_diagnostic_and_the_rest_builds(archive: Archive) -> None:
    root = archive(
        {
            "archive.yml": "kinds: [nothing:HERE]\n",
            "materials/speeches/a.md": "---\ntitle: 甲\n---\n\n文。\n",
        }
    )
    result = run("build", "--root", str(root), "--today", "2026-11-20")
    assert result.returncode == 1
    assert "archive.yml:1:9 错误 A109" in result.stdout
    assert "speeches/a.html" in contents(root / "site")


_PLAIN = """
from typing import Annotated
from pydantic import Field
from generator.records.common import CommonFields
from generator.records.fields import Choice, Text
from generator.records.markers import Facet, Ref, Term
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind

class Way(Choice):
    A = ("a", "甲")

class Thing(CommonFields):
    {fields}

THING = Kind(
    name="thing", folder={folder!r}, label="物", section="物", about="物。", model=Thing{more}
)
"""


def _archive_of(
    archive: Archive, fields: str = "pass", folder: str = "things", more: str = ""
) -> Path:
    return archive(
        {
            "archive.yml": "kinds: [things:THING]\n",
            "things.py": _PLAIN.format(fields=fields, folder=folder, more=more),
            f"materials/{folder}/one.md": "---\ntitle: 一件\n---\n\n文。\n",
        }
    )


@pytest.mark.parametrize(
    ("fields", "more", "reason"),
    [
        ("unit: Annotated[Way | None, Field(title='x'), Facet()] = None", "", "意思却不同"),
        ("form: Annotated[Text | None, Term('other'), Facet()] = None", "", "意思却不同"),
        ("year: Annotated[Way | None, Field(title='x'), Facet()] = None", "", "不能叫 year"),
        ("free: Annotated[Text | None, Field(title='x'), Facet()] = None", "", "不能用来分类"),
        ("pass", ", dated_by='nothing'", "dated_by 写的 nothing"),
        ("pass", ", dated_by='title'", "dated_by 写的 title"),
        ("pass", ", template='none.html.j2'", "没有模板 none.html.j2"),
        ("pass", ", listing_template='none.html.j2'", "没有模板 none.html.j2"),
    ],
)
def test_a_declaration_that_cannot_work_is_refused(
    archive: Archive, fields: str, more: str, reason: str
) -> None:
    root = _archive_of(archive, fields, more=more)
    result = run("check", "--root", str(root), "--today", "2026-11-20")
    assert result.returncode == 1
    assert "archive.yml:1:9 错误 A109" in result.stdout
    assert reason in result.stdout
    assert "Traceback" not in result.stderr


def test_annotations_may_be_strings(archive: Archive) -> None:
    root = _archive_of(archive)
    path = root / "things.py"
    path.write_text("from __future__ import annotations\n" + path.read_text("utf-8"), "utf-8")
    assert run("build", "--root", str(root), "--strict").returncode == 0


def test_an_archive_brings_its_own_template(archive: Archive) -> None:
    root = _archive_of(archive, more=", template='thing.html.j2'")
    (root / "templates").mkdir()
    (root / "templates" / "thing.html.j2").write_text(
        "{% extends 'record.html.j2' %}{% block labels %}<p>自己的模板</p>{% endblock %}", "utf-8"
    )
    assert run("build", "--root", str(root), "--strict").returncode == 0
    assert "自己的模板" in _page(root, "things/one.html")


@pytest.mark.parametrize("folder", ["templates", "search-notes", "robots"])
def test_any_folder_that_is_not_reserved_comes_out(archive: Archive, folder: str) -> None:
    root = _archive_of(archive, folder=folder)
    assert run("build", "--root", str(root), "--strict").returncode == 0
    assert "一件" in _page(root, f"{folder}/one.html")
