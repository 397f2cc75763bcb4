"""Break each field of each kind, and look where the mistake is shown."""

from collections.abc import Iterator

import pytest

from generator.compiler import examine
from generator.records.fields import Part
from generator.records.kinds import KINDS
from generator.records.schema import FieldSpec, Kind, specs_of
from tests.conftest import Archive
from tests.records.helpers import TODAY, material

FIELDS = [(kind, spec) for kind in KINDS for spec in kind.specs]
VALUES = [(kind, spec) for kind, spec in FIELDS if spec.part is None and spec.name != "imported"]
GROUPS = [(kind, spec, spec.part) for kind, spec in FIELDS if spec.part is not None]
INSIDE = [(kind, spec, inner) for kind, spec, part in GROUPS for inner in specs_of(part)]


def _name(value: object) -> str:
    return str(getattr(value, "name", getattr(value, "__name__", value)))


def _examples(specs: tuple[FieldSpec, ...], but: str) -> Iterator[str]:
    """Yield a line for each required field but one."""
    for spec in specs:
        if spec.required and spec.name != but:
            yield f"{spec.name}: {spec.example or '甲'}"


def _found(archive: Archive, kind: Kind, field: str) -> tuple[list[tuple[str, int]], int]:
    """Return code and line of what is wrong with a record that has this field; and its line.

    Further fields stand before and after it.
    """
    lines = [
        "# 注释",
        *_examples(kind.specs, field.partition(":")[0]),
        *field.split("\n"),
        "# 注释",
    ]
    file = f"materials/{kind.folder}/a.md"
    root = archive({file: material("\n".join(lines))})
    found = examine(root, today=TODAY).diagnostics
    assert all(one.place.file == file for one in found)
    assert all(1 <= one.place.column <= 1 + max(map(len, lines)) for one in found)
    return [(one.code, one.place.line) for one in found], 2 + lines.index(
        field.split("\n", maxsplit=1)[0]
    )


@pytest.mark.parametrize(("kind", "spec"), VALUES, ids=_name)
def test_group_in_place_of_a_value(kind: Kind, spec: FieldSpec, archive: Archive) -> None:
    found, line = _found(archive, kind, f"{spec.name}: {{甲: 乙}}")
    assert found == [("F103", line)]


@pytest.mark.parametrize(("kind", "spec"), VALUES, ids=_name)
def test_list_in_place_of_a_value(kind: Kind, spec: FieldSpec, archive: Archive) -> None:
    found, line = _found(archive, kind, f"{spec.name}: [[甲]]")
    assert found == [("F103", line)]


@pytest.mark.parametrize(("kind", "spec", "part"), GROUPS, ids=_name)
def test_list_in_place_of_a_group(
    kind: Kind, spec: FieldSpec, part: type[Part], archive: Archive
) -> None:
    found, line = _found(archive, kind, f"{spec.name}: [[甲]]")
    assert found == [("F103", line)]


@pytest.mark.parametrize(("kind", "spec", "part"), GROUPS, ids=_name)
def test_unknown_field_of_a_group(
    kind: Kind, spec: FieldSpec, part: type[Part], archive: Archive
) -> None:
    inside = [*_examples(specs_of(part), ""), "甲: 乙"]
    found, line = _found(archive, kind, f"{spec.name}:\n  " + "\n  ".join(inside))
    assert ("F102", line + len(inside)) in found
    assert {code for code, _ in found} <= {"F102", "L101"}


@pytest.mark.parametrize(("kind", "spec", "part"), GROUPS, ids=_name)
def test_group_with_nothing_that_it_needs(
    kind: Kind, spec: FieldSpec, part: type[Part], archive: Archive
) -> None:
    found, line = _found(archive, kind, f"{spec.name}: {{甲: 乙}}")
    missing = sum(inner.required for inner in specs_of(part))
    assert sorted(found) == [("F101", line)] * missing + [("F102", line)]


@pytest.mark.parametrize("broken", ["{甲: 乙}", "[[甲]]"])
@pytest.mark.parametrize(("kind", "spec", "inner"), INSIDE, ids=_name)
def test_wrong_shape_inside_a_group(
    kind: Kind, spec: FieldSpec, inner: FieldSpec, broken: str, archive: Archive
) -> None:
    assert spec.part is not None
    others = [*_examples(specs_of(spec.part), inner.name)]
    found, line = _found(
        archive, kind, f"{spec.name}:\n  " + "\n  ".join([*others, f"{inner.name}: {broken}"])
    )
    wrong = line + len(others) + 1
    if inner.part and broken.startswith("{"):
        # A group in a group is a group, with nothing that it needs.
        missing = sum(innermost.required for innermost in specs_of(inner.part))
        assert sorted(found) == [("F101", wrong)] * missing + [("F102", wrong)]
    else:
        assert found == [("F103", wrong)]


@pytest.mark.parametrize("kind", KINDS, ids=_name)
def test_value_in_place_of_what_was_imported(kind: Kind, archive: Archive) -> None:
    found, line = _found(archive, kind, "imported: 甲")
    assert found == [("F103", line)]


@pytest.mark.parametrize(("kind", "spec"), FIELDS, ids=_name)
def test_misspelt_field(kind: Kind, spec: FieldSpec, archive: Archive) -> None:
    found, line = _found(archive, kind, f"{spec.name}x: 甲")
    assert ("F102", line) in found


@pytest.mark.parametrize(("kind", "spec"), FIELDS, ids=_name)
def test_field_left_open_is_as_if_it_were_not_there(
    kind: Kind, spec: FieldSpec, archive: Archive
) -> None:
    found, line = _found(archive, kind, f"{spec.name}:")
    expected = {("F101", line)} if spec.required else set()
    assert {one for one in found if one[0] != "L101"} == expected


@pytest.mark.parametrize(
    ("kind", "spec", "value"),
    [
        (kind, spec, value)
        for kind, spec in FIELDS
        for value in ("''", '" "', "\u3000")
        if spec.part is None and spec.choice is None and spec.name != "imported"
    ],
    ids=_name,
)
def test_nothing_but_space_is_no_value(
    kind: Kind, spec: FieldSpec, value: str, archive: Archive
) -> None:
    found, line = _found(archive, kind, f"{spec.name}: {value}")
    assert len(found) == 1
    assert found[0][0] in {"F104", "F105"}
    assert found[0][1] == line
