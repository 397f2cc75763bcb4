"""Which texts share their wording: copies do, texts that quote the same source do not."""

import json
import random

import pytest
from click.testing import CliRunner

from generator.commands.similar import similar
from generator.compiler import gather
from generator.practice.similarity import (
    MOST_RECORDS,
    Comparison,
    compare,
    own_pieces,
    similar_pairs,
)
from generator.text.body_parser import parse_body
from tests.conftest import Archive
from tests.practice.exchange_examples import UNITS, case
from tests.study.examples import Files
from tests.views.examples import material

KINDS = ("experience", "case")
# Ideographs that stand for words, so that texts made by chance share nothing.
_LETTERS = [chr(code) for code in range(0x4E00, 0x9000)]
QUOTED = "没有调查清楚的事项，一律不列入年度计划；列入计划的事项，要写明是哪一户说的、哪一天说的。"


def words(seed: int, length: int) -> str:
    """Return a text that shares no run of letters with that of another seed."""
    chosen = random.Random(seed)
    text = "".join(chosen.choice(_LETTERS) for _ in range(length))
    return "，".join(text[start : start + 12] for start in range(0, length, 12)) + "。"


def experience(key: str, body: str, *fields: str) -> Files:
    """Return an experience; its title is its key."""
    return {f"materials/experiences/{key}.md": material(key, *fields, body=body)}


def compared(archive: Archive, files: Files, least: int = 1) -> Comparison:
    """Return the comparison of all experiences and cases of these files."""
    gathered = gather(archive({**UNITS, **files}))
    return compare(gathered.library, gathered.links, KINDS, least)


def found(archive: Archive, files: Files, least: int = 1) -> list[tuple[str, str, int]]:
    """Return the pairs as ids and percent."""
    return [
        (pair.first.id, pair.second.id, pair.percent)
        for pair in compared(archive, files, least).pairs
    ]


def test_a_copy_is_the_same(archive: Archive) -> None:
    files = experience("a", words(1, 300)) | case("b", "jia", body=words(1, 300))
    assert found(archive, files) == [("b", "a", 100)]


def test_the_earlier_of_two_stands_first(archive: Archive) -> None:
    files = experience("a", words(1, 300), "date: 2026-05") | experience(
        "b", words(1, 300), "date: 2026-04-01"
    )
    assert found(archive, files) == [("b", "a", 100)]


def test_an_altered_copy_is_similar(archive: Archive) -> None:
    text = words(1, 600)
    # Its first third is new, a word is changed in what follows, and the width of the marks.
    altered = words(2, 200) + text[200:400] + "换" + text[401:].replace("，", ",")
    (pair,) = compared(archive, experience("a", text) | experience("b", altered)).pairs
    assert 55 < pair.percent < 75
    lengths = [one.letters for one in pair.passages]
    assert lengths == sorted(lengths, reverse=True)
    assert len(lengths) == 2
    assert pair.passages[0].text in " ".join(text.split())
    assert pair.passages[0].text.strip("，。") in text


def test_a_short_text_inside_a_long_one_is_all_the_same(archive: Archive) -> None:
    files = experience("a", words(1, 900)) | experience("b", words(1, 900)[100:200])
    assert found(archive, files)[0][2] == 100


@pytest.mark.parametrize(
    "quoting",
    [
        f"他说“{QUOTED}”就走了。",
        f"他说：\n\n> {QUOTED}",
        f"他说“{QUOTED}\n\n“{QUOTED}”就走了。",
    ],
)
def test_texts_that_share_only_a_quotation_share_nothing(archive: Archive, quoting: str) -> None:
    files = {
        f"materials/experiences/{key}.md": material(
            key, body=f"{words(seed, 90)}\n\n{quoting}\n\n{words(seed + 50, 90)}"
        )
        for seed, key in enumerate("ab")
    }
    assert found(archive, files) == []
    # Without its source beside it, a quotation is still another's.
    speech = {"materials/speeches/s.md": material("s", "disclosure: 全文公开", body=QUOTED)}
    assert found(archive, files | speech) == []


def test_what_stands_in_a_source_does_not_count_without_marks_either(archive: Archive) -> None:
    files = experience("a", f"{words(1, 90)}{QUOTED}") | experience("b", f"{words(2, 90)}{QUOTED}")
    assert len(found(archive, files)) == 1
    clause = {
        "materials/rules/r.md": material(
            "r", f"clauses: [{{id: c1, name: 第一条, text: {QUOTED}}}]"
        )
    }
    assert found(archive, files | clause) == []


def test_a_paragraph_without_its_closing_mark_counts(archive: Archive) -> None:
    files = experience("a", f"“{words(1, 200)}") | experience("b", words(1, 200))
    assert found(archive, files) == [("a", "b", 100)]


def test_what_follows_a_quotation_over_two_paragraphs_counts() -> None:
    blocks = parse_body("前“甲甲。\n\n“乙乙”中‘丙’后\n\n尾").blocks
    assert [text for text, _ in own_pieces(blocks)] == ["前", "中", "后", "尾"]


def test_fields_in_sentences_count_like_the_text(archive: Archive) -> None:
    files = case("a", "jia", f"practice: {words(1, 200)}") | experience("b", words(1, 200))
    assert found(archive, files) == [("a", "b", 100)]


def test_least_is_a_limit(archive: Archive) -> None:
    files = experience("a", words(1, 400)) | experience("b", words(2, 200) + words(1, 400)[:200])
    ((_, _, percent),) = found(archive, files)
    assert found(archive, files, percent) != []
    assert found(archive, files, percent + 1) == []


def test_only_the_kinds_that_are_asked_for_are_compared(archive: Archive) -> None:
    files = experience("a", words(1, 300)) | case("b", "jia", body=words(1, 300))
    gathered = gather(archive({**UNITS, **files}))
    assert similar_pairs(gathered.library, gathered.links, ("experience",), 1) == ()


def test_a_form_that_very_many_fill_in_is_named_not_compared(archive: Archive) -> None:
    form = words(1, 200)
    files: Files = {}
    for number in range(MOST_RECORDS + 1):
        files |= experience(f"e{number:02}", f"{form}\n\n{words(100 + number, 60)}")
    comparison = compared(archive, files)
    assert comparison.pairs == ()
    assert len(comparison.widespread) == MOST_RECORDS + 1
    del files["materials/experiences/e00.md"]
    (archive({}) / "materials/experiences/e00.md").unlink()
    comparison = compared(archive, files)
    assert len(comparison.pairs) == MOST_RECORDS * (MOST_RECORDS - 1) // 2
    assert comparison.widespread == ()


def test_a_text_of_few_words_is_named_not_compared(archive: Archive) -> None:
    comparison = compared(archive, experience("a", "照办。") | experience("b", "照办。"))
    assert comparison.compared == 0
    assert [one.id for one in comparison.too_short] == ["a", "b"]
    assert compared(archive, {}).pairs == ()


def test_of_a_thousand_texts_the_copies_are_found(archive: Archive) -> None:
    files: Files = {}
    for number in range(1000):
        files |= experience(f"e{number:03}", words(number, 60))
    files |= experience("e007", f"{words(3, 60)}\n\n{words(5000, 30)}")
    pairs = found(archive, files, 60)
    assert pairs == [("e003", "e007", 100)]
    assert found(archive, files, 60) == pairs


def _run(archive: Archive, files: Files, *options: str) -> str:
    root = archive({**UNITS, **files})
    result = CliRunner().invoke(similar, ["--root", str(root), *options])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_the_command_names_files_and_passages(archive: Archive) -> None:
    text = words(1, 120)
    files = experience("a", text, "unit: yi", "date: 2026-05-06") | case("b", "jia", body=text)
    printed = _run(archive, files | experience("c", "短。"))
    assert printed.startswith("比较了 2 份（经验总结、典型案例），达到 60% 的 1 对。\n\n100%\n")
    assert "  《a》（yi，2026年5月6日）\n    materials/experiences/a.md\n" in printed
    assert "  《b》（jia，没有写日期）\n    materials/cases/b.md\n" in printed
    assert f"  相同 120 字（第 7 行／第 6 行）：{text[:-1]}\n" in printed
    assert printed.endswith("1 份自己的话太少，没有比较：\n  materials/experiences/c.md\n")


def test_the_command_gives_data(archive: Archive) -> None:
    text = words(1, 120)
    files = experience("a", text) | experience("b", text, "unit: jia")
    data = json.loads(_run(archive, files, "--kind", "经验总结", "--format", "json"))
    assert data["compared"] == 2
    (pair,) = data["pairs"]
    assert pair["percent"] == 100
    assert [one["key"] for one in pair["records"]] == ["experiences/a", "experiences/b"]
    assert [one["unit"] for one in pair["records"]] == [None, "jia"]
    assert pair["passages"] == [{"text": text[:-1], "letters": 120, "lines": [5, 6]}]
    assert _run(archive, files, "--kind", "case").startswith("比较了 0 份（典型案例）")
