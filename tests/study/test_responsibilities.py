"""Who answers for what."""

from datetime import date

from tests.conftest import Archive
from tests.study.examples import FA, ROLES, study_of, unit

POSTS = "roles: [{post: 书记, responsibility: 主体责任}, {post: 副书记, responsibility: 主体责任}]"


def test_a_responsibility_that_is_asked_for_and_nobody_has_is_a_gap(archive: Archive) -> None:
    (of_unit,) = study_of(archive, FA | unit("qu", POSTS, expects=(ROLES,))).duties
    found = [
        (one.responsibility.label, [role.post for role in one.roles], one.standard is not None)
        for one in of_unit.duties
    ]
    assert found == [
        ("主体责任", ["书记", "副书记"], True),
        ("第一责任", [], False),
        ("直接责任", [], False),
        ("工作责任", [], False),
        ("学习秘书", [], True),
    ]
    assert [one.responsibility.label for one in of_unit.gaps] == ["学习秘书"]


def test_units_below_are_asked_as_well(archive: Archive) -> None:
    files = FA | unit("qu", expects=(ROLES,)) | unit("jie", "parent: qu")
    assert [len(one.gaps) for one in study_of(archive, files).duties] == [2, 2]


def test_only_what_holds_today_of_units_that_exist_today(archive: Archive) -> None:
    files = FA | unit("qu", expects=(f"{ROLES}, valid_from: 2026-06",))
    files |= unit("old", "parent: qu", "valid_to: 2026-05")
    before = study_of(archive, files, date(2026, 5, 31)).duties
    assert [(one.member.title, len(one.gaps)) for one in before] == [("qu", 0), ("old", 0)]
    after = study_of(archive, files, date(2026, 6, 1)).duties
    assert [(one.member.title, len(one.gaps)) for one in after] == [("qu", 2)]
