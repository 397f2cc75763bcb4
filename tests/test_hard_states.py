"""Hard states come out as pages that can be read: small, whole, honest about what is lacking."""

from pathlib import Path

import pytest

from tests.building import build
from tests.hard_states import LONG_TITLE, MANY, hard_files

LARGEST = 300_000


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hard")
    for name, text in hard_files().items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    _, diagnostics = build(root)
    assert [one for one in diagnostics if one.severity == "error"] == []
    return root / "site"


def _page(site: Path, uri: str) -> str:
    return (site / uri).read_text("utf-8")


def test_no_page_is_large_but_the_text_that_is(site: Path) -> None:
    large = {path.name for path in site.rglob("*.html") if path.stat().st_size > LARGEST}
    assert large <= {"long.html"}


def test_two_thousand_records_of_one_duty_stand_on_pages_of_a_hundred(site: Path) -> None:
    pages = [site / "facets/duties/all.html", *(site / "facets/duties/all").glob("page-*.html")]
    assert len(pages) == MANY // 100 + 1
    assert "共 2001 份" in pages[0].read_text("utf-8")


def test_a_unit_with_two_thousand_records_says_where_the_rest_is(site: Path) -> None:
    page = _page(site, "units/u.html")
    assert "还有 1980 份，全部见" in page
    assert (site / "facets/unit/units/u.html").is_file()


def test_a_hundred_citations_fold(site: Path) -> None:
    page = _page(site, "speeches/cited.html")
    assert page.count('<p class="sentence">') == 100
    assert "其余 80 处" in page


def test_a_title_of_two_hundred_characters_is_whole(site: Path) -> None:
    assert len(LONG_TITLE) > 200
    assert LONG_TITLE in _page(site, "speeches/title.html")
    assert LONG_TITLE in _page(site, "speeches/index.html")


def test_contents_of_a_long_text_reach_every_chapter(site: Path) -> None:
    page = _page(site, "speeches/long.html")
    assert page.count('<li class="level-2">') == 40
    assert page.count('<li class="level-3">') == 200


def test_thirty_adoptions_are_all_there(site: Path) -> None:
    page = _page(site, "cases/popular.html")
    assert all(f"采用单位{number}</a>" in page for number in range(30))


@pytest.mark.parametrize(
    ("uri", "said"),
    [
        ("cases/bare.html", "还没有成效的记录"),
        ("cases/bare.html", "还没有单位采用。"),
        ("cases/withdrawn.html", "已经退出，不再推荐"),
        ("units/empty.html", "无记录。这里没有记录，不等于没有做。"),
        ("units/gone.html", "2025年12月起不再单列，并入"),
        ("topics/lonely.html", "还没有单位写这个专题的材料。"),
        ("topics/busy.html", "必读 20 篇"),
        ("speeches/old.html", "已由"),
        ("speeches/old.html", "只有新闻摘发的内容，不能当作全文引用。"),
        ("index.html", "本月没有专题，上一个是"),
        ("index.html", "下一个专题"),
    ],
)
def test_what_is_lacking_is_said(site: Path, uri: str, said: str) -> None:
    assert said in _page(site, uri)


def test_an_archive_of_one_record(tmp_path: Path) -> None:
    path = tmp_path / "materials" / "speeches" / "a.md"
    path.parent.mkdir(parents=True)
    path.write_text("---\ntitle: 唯一的一份\n---\n\n文。\n", encoding="utf-8")
    _, diagnostics = build(tmp_path)
    assert diagnostics == ()
    home = _page(tmp_path / "site", "index.html")
    assert "唯一的一份" in home
    assert "1 份资料，逐字可查" in home
    assert "还没有注明日期的资料。" in _page(tmp_path / "site", "chronology/index.html")


def test_an_archive_of_nothing(tmp_path: Path) -> None:
    (tmp_path / "materials").mkdir()
    _, diagnostics = build(tmp_path)
    assert diagnostics == ()
    assert "资料库还是空的。" in _page(tmp_path / "site", "index.html")
    assert "还没有讲话。" in _page(tmp_path / "site", "speeches/index.html")
    assert "还没有可以统计的资料。" in _page(tmp_path / "site", "statistics.html")
