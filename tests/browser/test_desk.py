"""The desk in the browser: quoting, the basket, and the files that are taken away from it."""

import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from docx import Document
from docx.document import Document as WordDocument
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from generator.cli import cli
from generator.compiler import Examination, examine, gather
from generator.desk.citations import cite
from generator.desk.references import reference_of
from generator.records.kinds.pack import Pack, Use
from generator.text.blocks import Block
from generator.views.paragraphs import paragraph_numbers
from generator.word.paper import Imprint, Paper
from tests.browser.conftest import Guard
from tests.building import TODAY

SPEECH = "speeches/2026-10-27-zoufang"
CASE = "cases/yulin-yizhangbiao"
PACK = "packs/2026-11-zoufang-yiju"
BASKET = "basket.html"
# The name of the basket in the browser; it belongs to one archive.
_NAME = "basket of 示例区理论学习资料库"


class Reader:
    """Somebody in front of a browser of their own."""

    def __init__(self, context: BrowserContext, home: str) -> None:
        self.context = context
        self.page = context.new_page()
        self.home = home

    def open(self, uri: str) -> Page:
        """Open an address of the site."""
        self.page.goto(self.home + uri)
        return self.page

    def copied(self) -> str:
        """Return what was copied last."""
        text: str = self.page.evaluate("navigator.clipboard.readText()")
        return text

    def tools(self, number: int) -> Locator:
        """Open the tools of a paragraph with the mouse."""
        self.page.locator(f'.n[data-n="{number}"]').click()
        return self.page.get_by_role("group", name=f"第 {number} 段")

    def keep(self, values: object) -> None:
        """Put something where the basket is kept, as it is."""
        text = values if isinstance(values, str) else json.dumps(values)
        self.page.evaluate("([name, text]) => localStorage.setItem(name, text)", [_NAME, text])

    def kept(self) -> Any:
        """Return what is kept of the basket."""
        return self.page.evaluate("archiveDesk.basket.read()")

    def fill_the_basket(self) -> None:
        """Put a record and two paragraphs of another into the basket."""
        self.open(f"{CASE}.html")
        self.page.get_by_role("button", name="选入资料包").click()
        self.open(f"{SPEECH}.html")
        for number in (2, 3):
            self.tools(number).get_by_role("button", name="选入资料包").click()

    def download(self, button: str) -> tuple[str, bytes]:
        """Press a button; return name and content of the file that it writes."""
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name=button).click()
        return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def _reader(browser: Browser, home: str) -> Iterator[Reader]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    guard = Guard(context, home)
    yield Reader(context, home)
    context.close()
    # A file that a page makes has an address of its own; it does not leave the browser.
    assert [one for one in guard.trouble if not one.startswith("request blob:")] == []


@pytest.fixture(params=["http", "file"])
def reader(
    request: pytest.FixtureRequest, browser: Browser, addresses: dict[str, str]
) -> Iterator[Reader]:
    """Return a reader of the site over HTTP, and one of the folder; no rule may be broken."""
    yield from _reader(browser, addresses[request.param])


@pytest.fixture
def from_folder(browser: Browser, addresses: dict[str, str]) -> Iterator[Reader]:
    """Return a reader of the folder."""
    yield from _reader(browser, addresses["file"])


@pytest.fixture(scope="module")
def archive_of_example(example: Path) -> Examination:
    """Return the example archive as the program reads it."""
    return examine(example.parent, today=TODAY)


def _numbered(examination: Examination, key: str) -> dict[int, Block]:
    blocks = examination.library.by_key[key].blocks
    by_id = {block.id: block for block in blocks}
    return {number: by_id[name] for name, number in paragraph_numbers(blocks).items()}


def _citation(examination: Examination, key: str, locator: str = "") -> str:
    library = examination.library
    style = library.settings.citation_style
    return cite(reference_of(library.by_key[key], library), style, locator=locator)


def _focused(page: Page) -> str:
    text: str = page.evaluate(
        "document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent"
    )
    return text


# --- The tools of a paragraph ---------------------------------------------------------------------


def test_the_mouse_opens_and_closes_the_tools_of_a_paragraph(reader: Reader) -> None:
    page = reader.open(f"{SPEECH}.html")
    number = page.locator('.n[data-n="2"]')
    tools = reader.tools(2)
    expect(tools).to_be_visible()
    expect(number).to_have_attribute("aria-expanded", "true")
    assert tools.get_by_role("button").all_inner_texts() == [
        "复制原文和出处",
        "复制编号",
        "选入资料包",
    ]
    expect(reader.tools(3)).to_be_visible()
    assert page.locator(".passage-tools").count() == 1
    expect(number).not_to_have_attribute("aria-expanded", "true")
    reader.tools(3)
    assert page.locator(".passage-tools").count() == 0
    reader.tools(2)
    page.locator("h1").click()
    assert page.locator(".passage-tools").count() == 0


def test_the_keyboard_opens_the_tools_and_comes_back(reader: Reader) -> None:
    page = reader.open(f"{SPEECH}.html")
    page.locator('.n[data-n="2"]').focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("group", name="第 2 段")).to_be_visible()
    page.keyboard.press("Tab")
    assert _focused(page) == "复制原文和出处"
    page.keyboard.press("Tab")
    assert _focused(page) == "复制编号"
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="已复制")).to_be_focused()
    assert re.fullmatch(rf"{SPEECH}#p[0-9a-f]{{6}}", reader.copied())
    page.keyboard.press("Escape")
    assert page.locator(".passage-tools").count() == 0
    assert _focused(page) == "第 2 段"


def test_a_paragraph_is_copied_with_its_source(
    reader: Reader, archive_of_example: Examination
) -> None:
    reader.open(f"{SPEECH}.html")
    for number, block in list(_numbered(archive_of_example, SPEECH).items())[:3]:
        button = reader.tools(number).get_by_role("button", name="复制原文和出处")
        button.click()
        expect(reader.page.get_by_role("button", name="已复制")).to_be_visible()
        citation = _citation(archive_of_example, SPEECH, f"第{number}段")
        assert reader.copied() == f"“{block.text}”（{citation}）"


def test_a_paragraph_that_was_searched_for_is_copied_without_its_marks(
    from_folder: Reader, archive_of_example: Examination
) -> None:
    page = from_folder.open(f"{SPEECH}.html?hl=走访")
    number = page.locator(".para:has(mark.hit) .n").first.get_attribute("data-n")
    assert number
    from_folder.tools(int(number)).get_by_role("button", name="复制原文和出处").click()
    expect(page.get_by_role("button", name="已复制")).to_be_visible()
    text = _numbered(archive_of_example, SPEECH)[int(number)].text
    assert from_folder.copied().startswith(f"“{text}”（")


def test_the_words_of_a_paragraph_are_those_of_the_archive(
    from_folder: Reader, archive_of_example: Examination
) -> None:
    words = "(id) => archiveDesk.tools.wordsOf(document.getElementById(id)).join('\\n')"
    audience = archive_of_example.library.settings.audience(None)
    assert audience is not None
    for record in archive_of_example.library.seen_by(audience).records:
        blocks = [block for block in record.blocks if block.id in paragraph_numbers(record.blocks)]
        if blocks:
            page = from_folder.open(record.uri)
            for block in blocks:
                lines = (" ".join(line.split()) for line in block.text.split("\n"))
                assert page.evaluate(words, block.id) == "\n".join(lines), record.key


def test_a_record_is_cited_and_named(reader: Reader, archive_of_example: Examination) -> None:
    page = reader.open(f"{SPEECH}.html")
    cite_part = page.locator("#cite")
    cite_part.get_by_role("button", name="复制引用").click()
    expect(cite_part.get_by_role("button", name="已复制")).to_be_visible()
    assert reader.copied() == _citation(archive_of_example, SPEECH)
    cite_part.get_by_role("button", name="复制编号").click()
    expect(cite_part.get_by_role("button", name="已复制")).to_have_count(2)
    assert reader.copied() == SPEECH
    expect(cite_part.get_by_role("button", name="复制引用")).to_be_visible(timeout=5000)


def test_reference_managers_get_their_files(reader: Reader) -> None:
    page = reader.open(f"{SPEECH}.html")
    page.get_by_text("其他格式").click()
    for label, name, begin in (
        ("BibTeX", "2026-10-27-zoufang.bib", "@"),
        ("RIS", "2026-10-27-zoufang.ris", "TY  - "),
        ("CSL-JSON", "2026-10-27-zoufang.json", "["),
    ):
        with page.expect_download() as download:
            page.get_by_role("link", name=label).click()
        assert download.value.suggested_filename == name
        assert Path(download.value.path()).read_text("utf-8").startswith(begin)


def test_copying_works_where_the_newer_way_is_closed(from_folder: Reader) -> None:
    from_folder.context.add_init_script(
        "Object.defineProperty(navigator, 'clipboard', {value: undefined})"
    )
    page = from_folder.open(f"{SPEECH}.html")
    copy = page.locator("#cite").get_by_role("button", name="复制编号")
    copy.click()
    expect(page.locator("#cite").get_by_role("button", name="已复制")).to_be_focused()
    box = page.get_by_role("combobox", name="检索词句")
    box.focus()
    page.keyboard.press("Control+V")
    expect(box).to_have_value(SPEECH)


def test_a_pack_gives_its_word_files(reader: Reader) -> None:
    page = reader.open(f"{PACK}.html")
    for label, name in (("导出讲义 Word", ".docx"), ("讲授提纲 Word", ".speaker.docx")):
        with page.expect_download() as download:
            page.get_by_role("link", name=label).click()
        assert download.value.suggested_filename == f"2026-11-zoufang-yiju{name}"
        assert _word(Path(download.value.path()).read_bytes()).paragraphs


# --- The basket -----------------------------------------------------------------------------------


def _titles(page: Page) -> list[str]:
    return page.locator(".basket-items .title").all_inner_texts()


def test_a_record_and_two_paragraphs_are_put_aside(
    reader: Reader, archive_of_example: Examination
) -> None:
    page = reader.open(f"{CASE}.html")
    count = page.locator("[data-basket-count]")
    expect(count).to_have_text("")
    page.get_by_role("button", name="选入资料包").click()
    expect(count).to_have_text("1")
    button = page.locator("[data-record-actions]").get_by_role("button", name="移出资料篮")
    expect(button).to_have_attribute("aria-pressed", "true")
    reader.open(f"{SPEECH}.html")
    for number in (2, 3):
        reader.tools(number).get_by_role("button", name="选入资料包").click()
    expect(count).to_have_text("3")
    reader.open("index.html")
    expect(count).to_have_text("3")
    page.locator(".to-basket").click()
    page.wait_for_url(f"**/{BASKET}")
    library = archive_of_example.library
    speech, case = library.by_key[SPEECH], library.by_key[CASE]
    assert _titles(page) == [case.title, f"{speech.title}（第2段）", f"{speech.title}（第3段）"]
    blocks = _numbered(archive_of_example, SPEECH)
    links = page.locator(".basket-items .title").evaluate_all(
        "links => links.map((link) => link.getAttribute('href'))"
    )
    assert links == [f"{CASE}.html", *(f"{SPEECH}.html#{blocks[one].id}" for one in (2, 3))]
    assert blocks[2].text[:80] in page.locator(".basket-items .excerpt").nth(1).inner_text()
    page.locator(".basket-items .title").nth(1).click()
    page.wait_for_url(f"**/{SPEECH}.html#*")
    reader.tools(2).get_by_role("button", name="移出资料篮").click()
    expect(count).to_have_text("2")


def test_another_tab_sees_what_was_put_aside(reader: Reader) -> None:
    page = reader.open("index.html")
    other = reader.context.new_page()
    other.goto(f"{reader.home}{CASE}.html")
    other.get_by_role("button", name="选入资料包").click()
    expect(page.locator("[data-basket-count]")).to_have_text("1")


def test_the_order_is_changed_by_buttons_that_keep_the_focus(reader: Reader) -> None:
    reader.fill_the_basket()
    page = reader.open(BASKET)
    first, second, third = _titles(page)
    last = page.get_by_role("button", name="上移：第 3 项")
    last.focus()
    page.keyboard.press("Enter")
    assert _titles(page) == [first, third, second]
    assert _focused(page) == "上移：第 2 项"
    expect(page.get_by_role("status")).to_have_text(f"“{third.partition('（')[0]}”现在是第 2 项。")
    page.keyboard.press("Enter")
    assert _titles(page) == [third, first, second]
    down = page.get_by_role("button", name="下移：第 1 项")
    down.focus()
    page.keyboard.press("Enter")
    assert _focused(page) == "下移：第 2 项"
    page.keyboard.press("Enter")
    assert _titles(page) == [first, second, third]
    # It cannot go further down; the focus stays with the item.
    assert _focused(page) == "上移：第 3 项"
    page.reload()
    assert _titles(page) == [first, second, third]


def test_taking_out_moves_the_focus_to_what_is_left(reader: Reader) -> None:
    reader.fill_the_basket()
    page = reader.open(BASKET)
    first, _, third = _titles(page)
    page.get_by_role("button", name="移出：第 2 项").focus()
    page.keyboard.press("Enter")
    assert _titles(page) == [first, third]
    assert _focused(page) == "移出：第 2 项"
    page.keyboard.press("Enter")
    assert _focused(page) == "移出：第 1 项"
    page.keyboard.press("Enter")
    assert _focused(page) == "资料篮"
    expect(page.locator("[data-basket-empty]")).to_be_visible()
    expect(page.locator("[data-basket-count]")).to_have_text("")
    expect(page.get_by_role("button", name="Word 讲义")).to_be_hidden()


def test_what_is_written_at_an_item_is_remembered(reader: Reader) -> None:
    reader.fill_the_basket()
    page = reader.open(BASKET)
    page.get_by_label("第 1 项必读或选读").select_option("选读")
    page.get_by_label("第 1 项分钟").fill("20")
    page.get_by_label("第 2 项分钟").fill("7")
    page.get_by_label("第 3 项分钟").fill("")
    page.get_by_label("第 2 项备注").fill("先读这一段，\n再问。")
    page.get_by_label("名称").fill("走访一课")
    page.get_by_label("对象").fill("学习秘书")
    page.get_by_label("名称").press("Tab")
    expect(page.locator("[data-basket-total]")).to_have_text("3 项，合计 27 分钟")
    page.reload()
    expect(page.get_by_label("第 1 项必读或选读")).to_have_value("选读")
    expect(page.get_by_label("第 2 项必读或选读")).to_have_value("必读")
    expect(page.get_by_label("第 2 项分钟")).to_have_value("7")
    expect(page.get_by_label("第 3 项分钟")).to_have_value("")
    expect(page.get_by_label("第 2 项备注")).to_have_value("先读这一段，\n再问。")
    expect(page.get_by_label("名称")).to_have_value("走访一课")
    expect(page.get_by_label("对象")).to_have_value("学习秘书")
    expect(page.locator("[data-basket-total]")).to_have_text("3 项，合计 27 分钟")
    page.get_by_role("button", name="下移：第 2 项").click()
    expect(page.get_by_label("第 3 项备注")).to_have_value("先读这一段，\n再问。")


@pytest.mark.parametrize(("typed", "shown"), [("-5", 0), ("5000", 1000), ("2.6", 3), ("1e3", 1000)])
def test_odd_minutes_become_possible_ones(from_folder: Reader, typed: str, shown: int) -> None:
    from_folder.fill_the_basket()
    page = from_folder.open(BASKET)
    for number in (2, 3):
        page.get_by_label(f"第 {number} 项分钟").fill("1")
    page.get_by_label("第 1 项分钟").fill(typed)
    page.get_by_label("第 1 项分钟").press("Tab")
    expect(page.locator("[data-basket-total]")).to_have_text(f"3 项，合计 {shown + 2} 分钟")


def test_the_basket_is_emptied_only_when_the_reader_says_yes(reader: Reader) -> None:
    reader.fill_the_basket()
    page = reader.open(BASKET)
    page.once("dialog", lambda dialog: dialog.dismiss())
    page.get_by_role("button", name="清空").click()
    assert len(_titles(page)) == 3
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="清空").click()
    expect(page.locator("[data-basket-empty]")).to_be_visible()
    page.reload()
    assert _titles(page) == []


def test_an_empty_basket_says_how_to_fill_it(reader: Reader) -> None:
    page = reader.open(BASKET)
    expect(page.locator("[data-basket-empty]")).to_be_visible()
    assert "还没有选资料" in page.locator(".basket").inner_text()
    assert page.get_by_role("button", name="Word 讲义").is_hidden()
    assert page.get_by_label("名称").is_hidden()
    assert page.locator("[data-basket-closed]").is_hidden()


# --- What is taken away ---------------------------------------------------------------------------


def _word(content: bytes) -> WordDocument:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
    return Document(io.BytesIO(content))


def _copy_of_the_archive(example: Path, folder: Path) -> Path:
    shutil.copytree(example.parent / "materials", folder / "materials")
    shutil.copy(example.parent / "archive.yml", folder)
    return folder


def test_the_pack_file_is_a_pack_and_becomes_a_word_file(
    reader: Reader, example: Path, archive_of_example: Examination, tmp_path: Path
) -> None:
    reader.fill_the_basket()
    page = reader.open(BASKET)
    page.get_by_label("第 1 项必读或选读").select_option("选读")
    page.get_by_label("第 1 项分钟").fill("20")
    page.get_by_label("第 2 项备注").fill('先读："这一段"\n# 再问 \\ 问\t完')
    page.get_by_label("名称").fill('走访: "一课" # 一')
    page.get_by_label("对象").fill("学习秘书")
    page.get_by_label("对象").press("Tab")
    name, content = reader.download("资料包文件")
    assert name == "pack.md"
    root = _copy_of_the_archive(example, tmp_path)
    (root / "materials" / "packs" / "from-basket.md").write_bytes(content)
    found = examine(root, today=TODAY)
    assert found.diagnostics == archive_of_example.diagnostics
    pack = found.library.by_key["packs/from-basket"]
    assert isinstance(pack.fields, Pack)
    assert (pack.title, pack.fields.listeners) == ('走访: "一课" # 一', "学习秘书")
    blocks = _numbered(archive_of_example, SPEECH)
    case, speech = pack.fields.items
    assert (case.ref, case.use, case.minutes, case.paragraphs) == (CASE, Use.OPTIONAL, 20, ())
    # Two paragraphs of one record that follow each other are one item.
    assert (speech.ref, speech.use) == (SPEECH, Use.REQUIRED)
    assert speech.paragraphs == (blocks[2].id, blocks[3].id)
    assert speech.notes == '先读："这一段"\n# 再问 \\ 问\t完'
    target = tmp_path / "讲义.docx"
    command = ["pack", "from-basket", "--root", str(root), "--out", str(target)]
    result = CliRunner().invoke(cli, [*command, "--today", TODAY.isoformat(), "--strict"])
    assert result.exit_code == 0, result.output
    texts = [paragraph.text for paragraph in _word(target.read_bytes()).paragraphs]
    assert texts[:2] == ['走访: "一课" # 一', "学习秘书"]
    assert blocks[2].text in texts
    assert blocks[4].text not in texts


def test_a_pack_file_of_hostile_words_is_read_as_they_are(
    from_folder: Reader, example: Path, tmp_path: Path
) -> None:
    hostile = "'\"<script>\\ ---\n...\n- a: [b, {c}] #\t&*!|>%@`\u3000\U0001f600"
    from_folder.open(BASKET)
    item = {"key": CASE, "title": "甲", "note": hostile, "minutes": 5000}
    title = hostile.replace("\n", " ")
    from_folder.keep({"title": title, "listeners": "", "items": [item]})
    from_folder.open(BASKET)
    _, content = from_folder.download("资料包文件")
    root = _copy_of_the_archive(example, tmp_path)
    (root / "materials" / "packs" / "hostile.md").write_bytes(content)
    pack = gather(root).library.by_key["packs/hostile"].fields
    assert isinstance(pack, Pack)
    assert pack.title == title.strip()
    assert pack.items[0].notes == hostile
    assert pack.items[0].minutes == 1000


def _page_of(document: WordDocument) -> list[list[object]]:
    names = ("page_width", "page_height", "orientation", "header_distance", "footer_distance")
    sides = ("top_margin", "right_margin", "bottom_margin", "left_margin")
    return [[getattr(section, name) for name in names + sides] for section in document.sections]


def test_the_word_file_holds_all_words_in_the_layout_of_the_archive(
    reader: Reader, archive_of_example: Examination
) -> None:
    reader.fill_the_basket()
    page = reader.open(BASKET)
    page.get_by_label("第 2 项备注").fill("先读<这>一段。")
    page.get_by_label("名称").fill("走访/一课 & <甲>")
    page.get_by_label("名称").press("Tab")
    name, content = reader.download("Word 讲义")
    assert name == "走访-一课-&-甲-.docx"
    document = _word(content)
    lines = [
        (paragraph.style.name if paragraph.style else None, paragraph.text)
        for paragraph in document.paragraphs
    ]
    library = archive_of_example.library
    case, speech = library.by_key[CASE], library.by_key[SPEECH]
    blocks = _numbered(archive_of_example, SPEECH)
    assert lines[:2] == [("Title", "走访/一课 & <甲>"), ("Heading 1", f"一、{case.title}")]
    at = lines.index(("Heading 1", f"二、{speech.title}（第2段）"))
    assert lines[at + 1][0] == "说明"
    assert lines[at + 1][1].startswith("必读　讲话　")
    assert lines[at + 2 : at + 6] == [
        ("正文段落", blocks[2].text),
        ("说明", f"出处：{_citation(archive_of_example, SPEECH, '第2段')}"),
        ("说明", "备注：先读<这>一段。"),
        ("Heading 1", f"三、{speech.title}（第3段）"),
    ]
    texts = {text for _, text in lines}
    for block in case.blocks:
        assert {" ".join(line.split()) for line in block.text.split("\n")} <= texts
    paper = Paper(Imprint("题", TODAY)).to_bytes()
    written = Document(io.BytesIO(paper))
    assert _page_of(document) == _page_of(written)
    with zipfile.ZipFile(io.BytesIO(content)) as mine, zipfile.ZipFile(io.BytesIO(paper)) as other:
        assert set(mine.namelist()) == set(other.namelist())
        styles = [Document(io.BytesIO(one)).styles.element.xml for one in (content, paper)]
        foot = mine.read("word/footer1.xml").decode("utf-8")
    assert styles[0] == styles[1]
    assert "资料篮导出，未经核对　示例：" in foot
    properties = document.core_properties
    assert (properties.title, properties.author) == ("走访/一课 & <甲>", "")
    assert reader.download("Word 讲义")[1] == content


def test_the_word_file_takes_any_words(from_folder: Reader) -> None:
    from_folder.open(BASKET)
    hostile = "<&>\"' </w:t> {title} {body} \u0000\u000b\ud800\ufffe \U00020000"
    item = {
        "key": CASE,
        "title": hostile,
        "label": "典型案例",
        "citation": hostile,
        "note": hostile,
        "paragraphs": [["text", hostile], ["quotation", hostile], ["unknown", "甲"]],
    }
    from_folder.keep({"title": hostile, "listeners": hostile, "items": [item]})
    from_folder.open(BASKET)
    _, content = from_folder.download("Word 讲义")
    clean = "<&>\"' </w:t> {title} {body} \ufffd\ufffd\ufffd\ufffd \U00020000"
    assert [paragraph.text for paragraph in _word(content).paragraphs] == [
        clean,
        clean,
        f"一、{clean}",
        "必读　典型案例",
        clean,
        clean,
        "甲",
        f"出处：{clean}",
        f"备注：{clean}",
    ]


def test_all_of_it_as_text(reader: Reader, archive_of_example: Examination) -> None:
    reader.fill_the_basket()
    page = reader.open(BASKET)
    page.get_by_label("第 1 项必读或选读").select_option("选读")
    page.get_by_label("第 2 项分钟").fill("7")
    page.get_by_label("第 2 项备注").fill("先读这一段。")
    page.get_by_label("第 2 项备注").press("Tab")
    name, content = reader.download("纯文本")
    assert name == "学习资料包.txt"
    text = content.decode("utf-8")
    speech = archive_of_example.library.by_key[SPEECH]
    block = _numbered(archive_of_example, SPEECH)[2]
    assert text.startswith("学习资料包\n\n1. ")
    citation = _citation(archive_of_example, SPEECH, "第2段")
    passage = (
        f"\n\n2. {speech.title}（第2段）　必读，7 分钟\n{block.text}\n"
        f"出处：{citation}\n备注：先读这一段。\n\n3. "
    )
    assert passage in text
    assert f"出处：{_citation(archive_of_example, CASE)}\n" in text
    page.get_by_role("button", name="复制全部").click()
    expect(page.get_by_role("status")).to_have_text("已复制。")
    assert reader.copied() == text


def test_two_hundred_items(
    from_folder: Reader, example: Path, archive_of_example: Examination, tmp_path: Path
) -> None:
    keys = [one.key for one in archive_of_example.library.records if one.kind.name != "unit"]
    items = [
        {
            "key": keys[number % len(keys)],
            "title": f"第{number}份",
            "minutes": 1,
            "use": "必读" if number % 2 else "选读",
            "paragraphs": [["text", "字" * 400]],
            "citation": f"出处{number}",
        }
        for number in range(200)
    ]
    # No two items of a basket are the same.
    for number, item in enumerate(items[len(keys) :]):
        item["block"] = f"p{number:06x}"
    page = from_folder.open(BASKET)
    from_folder.keep({"title": "很多", "listeners": "", "items": items})
    page.reload()
    expect(page.locator(".basket-items > li")).to_have_count(200)
    expect(page.locator("[data-basket-count]")).to_have_text("200")
    expect(page.locator("[data-basket-total]")).to_have_text("200 项，合计 200 分钟")
    page.get_by_role("button", name="上移：第 200 项").click()
    assert _titles(page)[-2:] == ["第199份", "第198份"]
    assert len(from_folder.kept()["items"]) == 200
    _, content = from_folder.download("Word 讲义")
    texts = [one.text for one in _word(content).paragraphs]
    assert texts.count("字" * 400) == 200
    assert "一百零一、第100份" in texts
    assert "二百、第198份" in texts
    _, content = from_folder.download("资料包文件")
    root = _copy_of_the_archive(example, tmp_path)
    (root / "materials" / "packs" / "many.md").write_bytes(content)
    pack = gather(root).library.by_key["packs/many"].fields
    assert isinstance(pack, Pack)
    assert len(pack.items) == 200


# --- What may be wrong with a browser -------------------------------------------------------------

_DAMAGED = [
    ("", 0),
    ("{", 0),
    ("null", 0),
    ("[]", 0),
    ("7", 0),
    ('"basket"', 0),
    ('{"items": {"key": "a"}}', 0),
    ('{"items": [null, 1, "a", [], {}, {"key": 1, "title": "a"}]}', 0),
    ('{"title": {}, "listeners": null, "items": [{"key": "speeches/x", "title": "甲"}]}', 1),
    ('{"items": [{"key": "a/b", "title": "乙", "minutes": "many", "use": 7}, {}]}', 1),
]


@pytest.mark.parametrize(("text", "shown"), _DAMAGED)
def test_a_damaged_basket_breaks_no_page(from_folder: Reader, text: str, shown: int) -> None:
    from_folder.open("index.html")
    from_folder.keep(text)
    for uri in ("index.html", "search.html", f"{PACK}.html", BASKET):
        page = from_folder.open(uri)
        expect(page.locator("h1")).to_be_visible()
    assert page.locator(".basket-items > li").count() == shown
    page = from_folder.open(f"{SPEECH}.html")
    page.locator("[data-record-actions]").get_by_role("button", name="选入资料包").click()
    expect(page.locator("[data-basket-count]")).to_have_text(str(shown + 1))


def test_titles_in_the_basket_are_only_words(from_folder: Reader) -> None:
    page = from_folder.open(BASKET)
    hostile = "<img src=x onerror=alert(1)>"
    words = {"title": hostile, "label": hostile, "note": hostile}
    item = {"key": CASE, **words, "paragraphs": [["text", hostile]]}
    from_folder.keep({"title": hostile, "items": [item]})
    page = from_folder.open(BASKET)
    assert _titles(page) == [hostile]
    assert page.locator(".basket-items img").count() == 0


def test_a_browser_that_keeps_nothing_offers_nothing_to_keep(from_folder: Reader) -> None:
    from_folder.context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " {get() { throw new DOMException('closed', 'SecurityError'); }})"
    )
    page = from_folder.open(f"{SPEECH}.html")
    assert page.get_by_role("button", name="选入资料包").count() == 0
    expect(page.get_by_role("button", name="复制引用")).to_be_visible()
    tools = from_folder.tools(2)
    assert tools.get_by_role("button").all_inner_texts() == ["复制原文和出处", "复制编号"]
    page = from_folder.open(BASKET)
    expect(page.locator("[data-basket-closed]")).to_be_visible()
    expect(page.locator("[data-basket-empty]")).to_be_visible()


def test_a_full_browser_keeps_the_record_without_its_words(from_folder: Reader) -> None:
    page = from_folder.open(f"{CASE}.html")
    # All but a little of the room that a browser gives is taken.
    page.evaluate(
        "() => { let size = 1 << 22; let text = '';"
        " while (size > 512) { try { localStorage.setItem('full', text + 'x'.repeat(size));"
        " text += 'x'.repeat(size); } catch {} size >>= 1; }"
        " localStorage.setItem('full', text.slice(0, -900)); }"
    )
    page.get_by_role("button", name="选入资料包").click()
    expect(page.locator("[data-basket-count]")).to_have_text("1")
    page = from_folder.open(BASKET)
    assert len(_titles(page)) == 1
    assert "篇幅较长，全文没有放进资料篮。" in page.locator(".excerpt").inner_text()


def test_without_javascript_citations_can_be_read_and_nothing_idle_is_shown(
    browser: Browser, addresses: dict[str, str], archive_of_example: Examination
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(addresses["http"] + f"{SPEECH}.html")
    citation = page.locator("#cite .citation").inner_text()
    assert citation == _citation(archive_of_example, SPEECH)
    assert page.locator("#cite").get_by_role("button").count() == 0
    page.goto(addresses["http"] + BASKET)
    assert "资料篮要用浏览器的 JavaScript" in page.locator("body").inner_text()
    assert page.get_by_role("main").get_by_role("button").count() == 0
    context.close()


# --- On paper -------------------------------------------------------------------------------------


def test_print_hides_what_only_works_on_a_screen(from_folder: Reader) -> None:
    page = from_folder.open(f"{SPEECH}.html")
    from_folder.tools(2)
    page.emulate_media(media="print")
    expect(page.locator(".passage-tools")).to_be_hidden()
    expect(page.locator("[data-record-actions]")).to_be_hidden()
    expect(page.locator(".styles")).to_be_hidden()
    expect(page.locator("#cite .citation")).to_be_visible()
    page = from_folder.open(f"{PACK}.html")
    expect(page.locator(".actions").first).to_be_hidden()
    expect(page.locator(".pack-items")).to_be_visible()
    expect(page.locator(".notes p").first).to_be_hidden()
    expect(page.locator(".sources")).to_be_visible()


def test_the_basket_is_printed_with_sources_and_without_controls(from_folder: Reader) -> None:
    from_folder.fill_the_basket()
    page = from_folder.open(BASKET)
    page.get_by_label("第 1 项备注").fill("先读。")
    page.emulate_media(media="print")
    assert page.locator(".controls:visible, .actions:visible, .basket button:visible").count() == 0
    expect(page.locator(".basket-items .citation").first).to_be_visible()
    expect(page.locator(".basket-items .title").first).to_be_visible()
    page.emulate_media(media="screen")
    expect(page.locator(".basket-items .citation").first).to_be_hidden()


def test_a_pack_is_printed_from_its_page(from_folder: Reader) -> None:
    from_folder.context.add_init_script("window.print = () => { document.title = 'printed'; }")
    page = from_folder.open(f"{PACK}.html")
    page.get_by_role("button", name="打印").click()
    assert page.title() == "printed"
    from_folder.fill_the_basket()
    page = from_folder.open(BASKET)
    page.get_by_role("button", name="打印").click()
    assert page.title() == "printed"
