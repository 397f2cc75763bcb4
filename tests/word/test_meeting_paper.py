"""The programme of an exchange meeting on paper."""

from generator.word.meeting_paper import meeting_paper
from tests.building import TODAY
from tests.conftest import Archive
from tests.practice.exchange_examples import UNITS, case, exchanged, meeting
from tests.study.examples import Files
from tests.views.examples import material
from tests.word import feet, tables, texts, written

SETTINGS = {
    "archive.yml": "name: 学习资料库\norganisation: 某区委宣传部\nnotice: 示例：均非真实。\n"
}
PACK = {"materials/packs/p.md": material("走访资料包", body="")}
FILES = (
    SETTINGS
    | UNITS
    | PACK
    | case("一张表", "jia", "date: 2026-03-01")
    | meeting(
        "m",
        "jia",
        "2026-05-12",
        "speaker: 甲单位, case: yizhangbiao, pack: p, minutes: 15",
        "speaker: <乙>&",
        "speaker: 丙单位, case: yizhangbiao, minutes: 20",
    )
)
FILES["materials/cases/yizhangbiao.md"] = FILES.pop("materials/cases/一张表.md")


def _paper(archive: Archive, files: Files) -> bytes:
    exchange, study = exchanged(archive, files)
    (held,) = exchange.meetings
    return meeting_paper(held, exchange.library, study.today)


def test_the_time_table_adds_up_and_the_sources_follow(archive: Archive) -> None:
    content = _paper(archive, FILES)
    assert written(content)[:4] == [
        ("Title", "m"),
        ("Subtitle", "2026年5月12日　jia"),
        ("Heading 1", "一、议程"),
        ("说明", "共 3 项，35 分钟；另有 1 项没有写用时，没有算在内。"),
    ]
    assert tables(content) == [
        [
            ["序号", "时间（分钟）", "发言人", "案例", "用时"],
            ["1", "0—15", "甲单位", "一张表（资料包：走访资料包）", "15"],
            ["2", "15 起", "<乙>&", "—", "没有写"],
            ["3", "15—35", "丙单位", "一张表", "20"],
        ]
    ]
    sources = texts(content)[4:]
    assert sources[0] == "二、案例和资料"
    assert sources[1].startswith("［1］")
    assert "一张表" in sources[1]
    assert "走访资料包" in sources[2]
    assert sources[-2:] == ["某区委宣传部", "2026年11月20日"]
    assert all("示例：均非真实。" in foot for foot in feet(content))


def test_without_cases_there_is_no_list_of_sources(archive: Archive) -> None:
    files = UNITS | meeting("m", "jia", "2026-05-12", "speaker: 甲, minutes: 10")
    content = _paper(archive, files)
    assert "共 1 项，10 分钟。" in texts(content)
    assert not any("二、" in text for text in texts(content))
    assert texts(content)[-2] == "学习资料库"
    assert TODAY.year == 2026


def test_the_same_gives_the_same(archive: Archive) -> None:
    assert _paper(archive, FILES) == _paper(archive, FILES)
