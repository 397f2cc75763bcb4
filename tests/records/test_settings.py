"""``archive.yml``."""

import pytest

from generator.records.audience import Audience
from generator.records.partial_date import PartialDate
from generator.records.settings import AudienceSetting, Settings, load_settings
from tests.conftest import Archive

FULL = """\
# 设置
name: 示例区资料库
organisation: 示例区委
language: zh-Hant-HK
accent: "#A0b1C2"
notice: 这是示例
today: 2026-11-20
audiences:
  - {id: members, name: 成员}
  - {id: secretaries, name: 秘书, includes: [members]}
  - {id: leaders, name: 领导, includes: secretaries}
kinds: books:BOOK
site_url: https://example.org/archive/
"""


def test_archive_without_settings_has_the_defaults(archive: Archive) -> None:
    settings, node, found = load_settings(archive({}))
    assert settings == Settings()
    assert node.entries == ()
    assert found == ()


@pytest.mark.parametrize("text", ["", "# 还没有设置\n", "name:\n"])
def test_nothing_set_is_as_good_as_no_file(text: str, archive: Archive) -> None:
    settings, _, found = load_settings(archive({"archive.yml": text}))
    assert settings == Settings()
    assert found == ()


def test_everything_can_be_set(archive: Archive) -> None:
    settings, _, found = load_settings(archive({"archive.yml": FULL}))
    assert found == ()
    assert settings == Settings(
        name="示例区资料库",
        organisation="示例区委",
        language="zh-Hant-HK",
        accent="#A0b1C2",
        notice="这是示例",
        today=PartialDate(2026, 11, 20),
        audiences=(
            AudienceSetting(id="members", name="成员"),
            AudienceSetting(id="secretaries", name="秘书", includes=("members",)),
            AudienceSetting(id="leaders", name="领导", includes=("secretaries",)),
        ),
        kinds=("books:BOOK",),
        site_url="https://example.org/archive/",
    )


@pytest.mark.parametrize(
    "broken",
    [
        "accent: red",
        "site_url: example.org",
        "today: 今天",
        "audiences: [甲]",
        "language: 中文",
        "x: 1",
        "site_url: 'javascript:alert(1)/'",
        "accent: '#14566f}</style>'",
        "language: 'zh\" onload=x'",
    ],
)
def test_wrong_setting_counts_as_unset_and_the_rest_stays(broken: str, archive: Archive) -> None:
    settings, _, found = load_settings(
        archive({"archive.yml": f"name: 甲\n{broken}\nnotice: 乙\n"})
    )
    assert settings == Settings(name="甲", notice="乙")
    assert [problem.place.line for problem in found] == [2]


def test_unreadable_settings_are_the_defaults_and_a_diagnostic(archive: Archive) -> None:
    settings, _, found = load_settings(archive({"archive.yml": "name: 甲: 乙\n"}))
    assert settings == Settings()
    assert [problem.code for problem in found] == ["Y105"]


@pytest.mark.parametrize(
    ("asked", "sees"),
    [
        (None, {"members"}),
        ("members", {"members"}),
        ("secretaries", {"secretaries", "members"}),
        ("leaders", {"leaders", "secretaries", "members"}),
    ],
)
def test_audience_sees_what_it_includes(
    asked: str | None, sees: set[str], archive: Archive
) -> None:
    settings, _, _ = load_settings(archive({"archive.yml": FULL}))
    found = settings.audience(asked)
    assert found is not None
    assert found.sees == sees


def test_audience_that_nobody_declared_is_none(archive: Archive) -> None:
    settings, _, _ = load_settings(archive({"archive.yml": FULL}))
    assert settings.audience("guests") is None


def test_archive_without_audiences_has_one_for_everybody() -> None:
    assert Settings().audience(None) == Audience("everyone", "全体读者", frozenset({"everyone"}))
    assert Settings().audience_ids == ("everyone",)


def test_audiences_that_include_each_other_end() -> None:
    one = AudienceSetting(id="a", name="甲", includes=("b",))
    other = AudienceSetting(id="b", name="乙", includes=("a",))
    found = Settings(audiences=(one, other)).audience("a")
    assert found == Audience("a", "甲", frozenset({"a", "b"}))
