"""An incremental build equals a clean one, byte for byte, and touches only what changed."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.building import build, contents
from tests.conftest import Archive

SETTINGS = "name: 甲库\n"
DUTIES = "title: 职责\nterms: [{id: a, name: 甲}, {id: b, name: 乙}]\n"


def _speech(title: str, body: str, more: str = "") -> str:
    return f"---\ntitle: {title}\n{more}---\n\n{body}\n"


BASE = {
    "archive.yml": SETTINGS,
    "materials/vocabulary/duties.yml": DUTIES,
    "materials/speeches/one.md": _speech("一", "甲文，见[二](two.md)。", "date: 2024-01\n"),
    "materials/speeches/two.md": _speech("二", "乙文。", "duties: [甲]\ndate: 2025-02-03\n"),
    "materials/speeches/three.md": _speech("三", "丙文。"),
    "materials/speeches/three/附件.txt": "附件",
    "materials/topics/month.md": _speech("专题", "要求。", "required: [speeches/one]\n"),
}

# One step changes one file: new text, or None to remove it.
STEPS = st.sampled_from(
    [
        ("materials/speeches/one.md", _speech("一", "甲文改过。", "date: 2024-01\n")),
        ("materials/speeches/one.md", _speech("一改名", "甲文。", "date: 2024-02\n")),
        ("materials/speeches/two.md", None),
        ("materials/speeches/two.md", _speech("二", "乙文。", "duties: [乙]\n")),
        ("materials/speeches/three.md", _speech("三", "丙。", "attachments: [附件.txt]\n")),
        ("materials/speeches/three/附件.txt", "附件改过"),
        ("materials/speeches/four.md", _speech("四", "丁文。", "formerly: [speeches/vier]\n")),
        ("materials/speeches/four.md", None),
        ("materials/cases/five.md", _speech("五", "戊。", "unit: u\n")),
        ("materials/units/u.md", _speech("单位", "庚。")),
        ("materials/units/u.md", None),
        ("materials/topics/month.md", None),
        ("archive.yml", "name: 乙库\naccent: '#97281c'\n"),
        ("archive.yml", SETTINGS),
        ("mkdocs.yml", "theme: {name: material}\ncopyright: 某\n"),
        ("mkdocs.yml", None),
        ("materials/vocabulary/duties.yml", DUTIES.replace("甲", "甲、又名")),
        ("materials/vocabulary/duties.yml", DUTIES),
    ]
)


def _apply(root: Path, name: str, text: str | None) -> None:
    path = root / name
    if text is None:
        path.unlink(missing_ok=True)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(rounds=st.lists(st.lists(STEPS, min_size=1, max_size=3), min_size=1, max_size=2))
def test_incremental_equals_clean(rounds: list[list[tuple[str, str | None]]]) -> None:
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, text in BASE.items():
            _apply(root, name, text)
        build(root)
        for steps in rounds:
            for step in steps:
                _apply(root, *step)
            build(root)
        incremental = contents(root / "site")
        build(root, clean=True)
        assert incremental == contents(root / "site")


def test_nothing_is_written_when_nothing_changed(archive: Archive) -> None:
    root = archive(BASE)
    build(root)
    built, _ = build(root)
    assert not built.complete
    assert built.staged is not None
    assert (built.staged.written, built.staged.removed) == (0, 0)
    assert built.published is not None
    assert (built.published.written, built.published.removed) == (0, 0)


def test_one_edit_rewrites_only_the_pages_that_show_it(archive: Archive) -> None:
    root = archive(BASE)
    build(root)
    stamps = {path: path.stat().st_mtime_ns for path in (root / "site").rglob("*.html")}
    _apply(root, "materials/speeches/three.md", _speech("三", "丙文改过。"))
    build(root)
    changed = {path.name for path, stamp in stamps.items() if path.stat().st_mtime_ns != stamp}
    # The statistics page counts characters; it shows the edit too.
    assert changed == {"three.html", "statistics.html"}


def test_a_change_of_settings_rebuilds_everything(archive: Archive) -> None:
    root = archive(BASE)
    build(root)
    _apply(root, "archive.yml", "name: 丙库\n")
    built, _ = build(root)
    assert built.complete
    assert "丙库" in (root / "site" / "speeches" / "three.html").read_text("utf-8")


def test_the_same_input_and_day_give_the_same_bytes_anywhere(archive: Archive) -> None:
    root = archive(BASE)
    build(root, clean=True)
    with TemporaryDirectory() as folder:
        other = Path(folder) / "elsewhere"
        for name, text in BASE.items():
            _apply(other, name, text)
        build(other)
        assert contents(root / "site") == contents(other / "site")
