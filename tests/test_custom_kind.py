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
