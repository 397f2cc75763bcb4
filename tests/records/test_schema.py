"""What a kind says of its fields."""

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, Field, ValidationError

from generator.records.common import CommonFields, Disclosure
from generator.records.fields import Choice, Fields, OneOrMany, Part, Text, Title
from generator.records.kinds import KINDS
from generator.records.markers import Facet, Listed, Ref, Term, Unprinted
from generator.records.partial_date import PartialDate
from generator.records.schema import Kind, specs_of, values_of

ALL_MODELS = [kind.model for kind in KINDS]
PARTS = list(dict.fromkeys(spec.part for kind in KINDS for spec in kind.specs if spec.part))


class Colour(Choice):
    """A colour."""

    RED = ("red", "红")
    BLUE = ("blue", "蓝")


class Chapter(Part):
    """A chapter."""

    shorthand = "name"

    name: Annotated[Text, Field(title="名")]
    pages: Annotated[int | None, Field(title="页")] = None


class Book(CommonFields):
    """A book."""

    colour: Annotated[Colour | None, Field(title="颜色", examples=["红"]), Facet()] = None
    chapters: Annotated[tuple[Chapter, ...], OneOrMany, Field(title="章")] = ()
    after: Annotated[Text | None, Field(title="续", alias="after-that"), Ref("book")] = None
    needed: Annotated[Text, Field(title="必填", description="说明")]


BOOK = Kind("book", "books", "书", "书", "书。", Book)


def test_spec_says_what_the_annotation_says() -> None:
    specs = {spec.name: spec for spec in specs_of(Book)}
    colour, chapters, after = specs["colour"], specs["chapters"], specs["after-that"]
    assert (colour.title, colour.example, colour.choice, colour.part) == (
        "颜色",
        "红",
        Colour,
        None,
    )
    assert (chapters.many, chapters.part, chapters.choice) == (True, Chapter, None)
    assert (after.attribute, after.marker(Ref), after.marker(Facet)) == ("after", Ref("book"), None)
    assert (specs["needed"].required, specs["needed"].description) == (True, "说明")
    assert not colour.required
    assert specs["date"].value_type is PartialDate


def test_own_fields_come_after_title_date_and_summary() -> None:
    names = [spec.name for spec in BOOK.specs]
    assert names[:7] == ["title", "date", "summary", "colour", "chapters", "after-that", "needed"]
    assert sorted(names) == sorted(spec.name for spec in specs_of(Book))


def test_fields_are_found_by_marker() -> None:
    assert "colour" in [spec.name for spec in BOOK.having(Facet)]
    assert [spec.name for spec in BOOK.having(Listed)] == ["date"]


def test_values_inside_lists_and_groups_have_their_paths() -> None:
    book = Book.model_validate(
        {
            "title": "甲",
            "needed": "乙",
            "colour": "红",
            "after-that": "丙",
            "chapters": ["一", {"name": "二", "pages": "3"}],
            "source": {"container-title": "报"},
        }
    )
    assert {value.path: value.value for value in values_of(book)} == {
        ("title",): "甲",
        ("needed",): "乙",
        ("colour",): Colour.RED,
        ("after-that",): "丙",
        ("chapters", 0, "name"): "一",
        ("chapters", 1, "name"): "二",
        ("chapters", 1, "pages"): 3,
        ("source", "container-title"): "报",
    }


@pytest.mark.parametrize(("written", "member"), [("红", Colour.RED), ("blue", Colour.BLUE)])
def test_choice_is_written_by_label_or_id(written: str, member: Colour) -> None:
    book = Book.model_validate({"title": "甲", "needed": "乙", "colour": written})
    assert book.colour is member


def test_choice_refuses_other_words() -> None:
    with pytest.raises(ValidationError) as caught:
        Book.model_validate({"title": "甲", "needed": "乙", "colour": "绿"})
    (error,) = caught.value.errors()
    assert (error["type"], error["ctx"]["known"]) == ("unknown_choice", ["红", "蓝"])


def test_attribute_name_does_not_stand_for_the_alias() -> None:
    with pytest.raises(ValidationError):
        Book.model_validate({"title": "甲", "needed": "乙", "after": "丙"})


@pytest.mark.parametrize("value", ["一", ["一"], {"name": "一"}, [{"name": "一"}]])
def test_one_is_as_good_as_a_list_of_one(value: Any) -> None:
    book = Book.model_validate({"title": "甲", "needed": "乙", "chapters": value})
    assert book.chapters == (Chapter(name="一"),)


def test_space_around_values_does_not_count() -> None:
    book = Book.model_validate({"title": " 甲\u3000", "needed": "\n乙"})
    assert (book.title, book.needed) == ("甲", "乙")


def test_title_has_at_most_300_characters() -> None:
    class Page(Fields):
        title: Title

    assert len(Page(title="长" * 300).title) == 300
    with pytest.raises(ValidationError):
        Page(title="长" * 301)


def test_fields_do_not_change() -> None:
    book = Book.model_validate({"title": "甲", "needed": "乙"})
    with pytest.raises(ValidationError):
        setattr(book, "title", "丙")  # noqa: B010 - what the type checker would not let through


def test_model_with_a_union_of_types_has_no_specs() -> None:
    class Odd(BaseModel):
        value: int | str = 1

    with pytest.raises(ValueError, match="unpack"):
        specs_of(Odd)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_kind_explains_itself(kind: Kind) -> None:
    assert kind.about.endswith("。")
    assert kind.label
    assert kind.section
    assert len({spec.name for spec in kind.specs}) == len(kind.specs)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_little_is_required_besides_the_title(kind: Kind) -> None:
    required = {spec.name for spec in kind.specs if spec.required}
    more = {
        "case": {"unit"},
        "decision": {"unit"},
        "outcome": {"unit"},
        "problem": {"unit"},
        "session": {"date", "unit"},
        "observation": {"date", "unit"},
        "plan": {"unit", "year"},
    }
    assert required == {"title", *more.get(kind.name, ())}


@pytest.mark.parametrize("model", [*ALL_MODELS, *PARTS], ids=lambda model: model.__name__)
def test_every_field_has_a_chinese_title(model: type[BaseModel]) -> None:
    for spec in specs_of(model):
        assert any(character >= "\u4e00" for character in spec.title), spec.name
        assert spec.title != spec.attribute


@pytest.mark.parametrize("model", [*ALL_MODELS, *PARTS], ids=lambda model: model.__name__)
def test_required_fields_have_an_example(model: type[BaseModel]) -> None:
    assert all(spec.example for spec in specs_of(model) if spec.required)


def test_kinds_have_names_and_folders_of_their_own() -> None:
    assert len({kind.name for kind in KINDS}) == len({kind.folder for kind in KINDS}) == len(KINDS)


def test_references_lead_to_kinds_that_there_are() -> None:
    models = [*ALL_MODELS, *PARTS]
    markers = [spec.marker(Ref) for model in models for spec in specs_of(model)]
    named = {name for marker in markers if marker for name in marker.kinds}
    assert named <= {kind.name for kind in KINDS}


def test_vocabularies_have_simple_names() -> None:
    found = {spec.marker(Term) for kind in KINDS for spec in kind.specs} - {None}
    assert {term.vocabulary for term in found if term} == {
        "duties",
        "categories",
        "forms",
        "levels",
        "study_forms",
        "ways",
        "resource_types",
        "problem_types",
        "outcome_forms",
        "secretary_steps",
    }


def test_title_is_not_printed_twice() -> None:
    assert all("title" in [spec.name for spec in kind.having(Unprinted)] for kind in KINDS)


def test_labels_and_ids_of_a_choice_do_not_clash() -> None:
    assert len(Disclosure.spellings()) == 2 * len(Disclosure)
