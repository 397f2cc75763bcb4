"""An archive of hard states: everything that is long, many, wide, missing or odd."""

from tests.views.examples import material

MANY = 2000
LONG_TITLE = "关于进一步" + "统筹推进各领域各方面各环节工作" * 13 + "的通知（试行）"

_WIDE_TABLE = (
    "|" + "|".join(f"第{n}列" for n in range(1, 19)) + "|\n|" + "---|" * 18 + "\n|"
    + "|".join(f"数值{n}" for n in range(1, 19)) + "|\n"
)  # fmt: skip


def _long_body() -> str:
    parts = []
    for chapter in range(1, 41):
        parts.append(f"## 第{chapter}章")
        for section in range(1, 6):
            parts.append(f"### 第{chapter}章第{section}节")
            parts.append(f"这是第{chapter}章第{section}节的正文。" + "一二三四五六七八九十" * 45)
    return "\n\n".join(parts)


def hard_files(many: int = MANY) -> dict[str, str]:
    """Return the files of the archive; `many` records share one duty, topic and unit."""
    files = {
        "archive.yml": "name: 难题库\nnotice: 示例：都是难题。\n",
        "materials/vocabulary/duties.yml": "title: 职责\nterms: [{id: all, name: 综合}]\n",
        "materials/vocabulary/forms.yml": "title: 形式\nterms: [{id: r, name: 体会}]\n",
        "materials/units/u.md": material("大单位", "duties: [综合]"),
        "materials/units/empty.md": material("没有记录的单位"),
        "materials/units/gone.md": material("已撤并的单位", "valid_to: 2025-12", "successor: u"),
        "materials/topics/busy.md": material(
            "读物很多的专题",
            "period: 2026-10",
            "required:",
            *(f"  - experiences/r{number:04}" for number in range(20)),
        ),
        "materials/topics/lonely.md": material("没有人跟进的专题", "period: 2027-01"),
        "materials/speeches/long.md": material("十万字的讲话", body=_long_body()),
        "materials/speeches/title.md": material(LONG_TITLE, "date: 2026-01-02"),
        "materials/speeches/wide.md": material("很宽的表", body=_WIDE_TABLE),
        "materials/speeches/old.md": material("被替代的讲话", "disclosure: press"),
        "materials/speeches/new.md": material("替代的讲话", "supersedes: [old]"),
        "materials/speeches/cited.md": material("被引一百次的讲话", body="被引的一句话。"),
        "materials/cases/bare.md": material("没有成效的案例", "unit: u"),
        "materials/cases/popular.md": material(
            "三十个单位采用的案例",
            "unit: u",
            "state: 示范",
            "effect: {claim: 见效, evidence: 台账}",
            "adopted_by:",
            *(f"  - {{unit: v{number:02}, result: 见效}}" for number in range(30)),
        ),
        "materials/cases/withdrawn.md": material("退出的案例", "unit: u", "state: 退出"),
        "materials/experiences/word.md": material("很长的英文", body="a" * 400),
    }
    for number in range(30):
        files[f"materials/units/v{number:02}.md"] = material(f"采用单位{number}", "parent: u")
    for number in range(many):
        cites = "见[这一篇](../speeches/cited.md)。" if number < 100 else f"第{number}份。"
        year, month = 2015 + number % 12, number % 12 + 1
        files[f"materials/experiences/r{number:04}.md"] = material(
            f"第{number}份体会",
            f"date: {year}-{month:02}",
            "duties: [综合]",
            "topics: [busy]",
            "unit: u",
            "form: 体会",
            body=cites,
        )
    return files
