"""The dialect of bodies, and what nobody may smuggle through it."""

import re
from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.text.body_parser import parse_body
from generator.text.markdown import RAW_TAGS, build_parser, foreign_tag

ATTACKS = [
    "<script>alert(1)</script>",
    "甲 <script>alert(1)</script> 乙",
    "<SCRIPT SRC=//e.org/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<table><scr<!-- -->ipt>alert(1)</script>",
    "<!--><script>alert(1)</script>-->",
    "<!-- --!><script>alert(1)</script>",
    "<table><!-- <td>--><script>alert(1)</script></table>",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=x></object><embed src=x>",
    "<form action=javascript:alert(1)><input type=submit></form>",
    "<a href='javascript:alert(1)'>点</a>",
    "<base href=//e.org/>",
    "<meta http-equiv=refresh content='0;url=//e.org'>",
    "<link rel=stylesheet href=//e.org/x.css>",
    "<style>*{display:none}</style>",
    "<u onclick=alert(1)>点</u>",
    "<u style='position:fixed'>点</u>",
    "<table><tr><td onclick='alert(1)' style='x'>点</td></tr></table>",
    "<td background='javascript:alert(1)'>点</td>",
    "<u>没有关上\n\n</u><script>alert(1)</script>",
    "<table><tr><td>没有关上\n\n<script>alert(1)</script>",
    "[点](javascript:alert(1))",
    "[点](JaVaScRiPt:alert(1))",
    "[点](<javascript:alert(1)>)",
    "[点](&#106;avascript:alert(1))",
    "[点](java&#x0A;script:alert(1))",
    "[点](java&Tab;script:alert(1))",
    "[点](%6Aavascript:alert(1))",
    "[点](vbscript:x)",
    "[点](data:text/html;base64,PHNjcmlwdD4=)",
    "[点](file:///etc/passwd)",
    "<javascript:alert(1)>",
    '[点](x "onclick=alert(1)")',
    '[点](x"onclick="alert(1))',
    "![点](javascript:alert(1))",
    "![点](data:image/svg+xml;base64,PHN2Zz4=)",
    '![点" onerror="alert(1)](x.png)',
    '![点](x.png"onerror="alert(1))',
    "![点](x.png '</small><script>alert(1)</script>')",
    '甲{: onclick="alert(1)"}',
    "甲\n{: onclick=alert(1) }",
    "## 题 {#x onclick=alert(1)}",
    "`x`{onclick=alert(1)}",
    "``` js onload=alert(1)\nalert(1)\n```",
    '``` "><script>alert(1)</script>\nx\n```',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    "甲[^x]\n\n[^x]: <script>alert(1)</script>",
    '甲[^"onclick=alert(1)]\n\n[^"onclick=alert(1)]: 注',
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
]

FOREIGN = frozenset(
    [
        *("script", "style", "iframe", "object", "embed", "form", "input", "base", "meta", "link"),
        *("svg", "math", "body", "html"),
    ]
)
_HOSTILE = re.compile(r"(?:javascript|vbscript|data|file):", re.IGNORECASE)

HOSTILE_PIECES = st.lists(
    st.sampled_from(
        [
            *"ab<>\"'/=:;&#!-[](){}` \n\t\\",
            "<script>",
            "</script>",
            "javascript:",
            "onclick=x",
            "<u ",
            "<!--",
            "-->",
            "&#106;",
            "<img src=x ",
            "<table>",
            "<td ",
            "<style>",
            "<svg",
            "![",
            "](",
            "&lt;",
            "<a href=",
            "</u>",
            "\n\n",
            "```",
            "<math>",
            "[^1]",
            "[^1]: ",
            "data:",
            "<br/",
        ]
    )
).map("".join)


class _Reader(HTMLParser):
    """Notes every tag and attribute."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes.extend((name, value or "") for name, value in attrs)


def _look(source: str) -> _Reader:
    reader = _Reader()
    for block in parse_body(source).blocks:
        reader.feed(block.html + "\n")
    reader.close()
    return reader


def _assert_inert(source: str) -> None:
    seen = _look(source)
    assert not FOREIGN & set(seen.tags)
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name == "style"]
    for name, value in seen.attributes:
        if name in {"href", "src"}:
            assert not _HOSTILE.match(re.sub(r"[\x00-\x20]", "", value))


@pytest.mark.parametrize("attack", ATTACKS)
def test_attack_comes_out_inert(attack: str) -> None:
    _assert_inert(attack)


@pytest.mark.parametrize(
    "attack", ["<script>alert(1)</script>", "<b onclick=x>粗</b>", "<p>段</p>"]
)
def test_refused_html_is_printed_as_it_is(attack: str) -> None:
    (block,) = parse_body(attack).blocks
    assert block.text == attack


@settings(deadline=None, max_examples=300)
@given(st.text() | HOSTILE_PIECES)
def test_arbitrary_text_comes_out_inert(source: str) -> None:
    _assert_inert(source)


@settings(deadline=None, max_examples=300)
@given(st.text() | HOSTILE_PIECES)
def test_cleaning_again_changes_nothing(source: str) -> None:
    everything = {
        tag: {"href", "src", "alt", "id", "class", "start", "colspan", "rowspan", "scope", "title"}
        | {"lang", "tabindex", "role", "aria-label"}
        for tag in set(_look(source).tags)
    }
    for block in parse_body(source).blocks:
        again = nh3.clean(
            block.html,
            tags=set(everything),
            attributes=everything,
            link_rel=None,
            url_schemes={"http", "https", "mailto"},
        )
        assert again == block.html


@settings(deadline=None)
@given(st.text() | HOSTILE_PIECES)
def test_every_block_closes_what_it_opens(source: str) -> None:
    for block in parse_body(source).blocks:
        opened = len(re.findall(r"<(?!br|hr|img|col[ >])[a-z]", block.html))
        assert len(re.findall(r"</[a-z]", block.html)) == opened


@pytest.mark.parametrize("tag", sorted(RAW_TAGS))
def test_allowed_tags_are_not_foreign(tag: str) -> None:
    assert foreign_tag(f"<{tag}>") is None
    assert foreign_tag(f"</{tag.upper()}>") is None


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ("<script>", "script"),
        ("</div>", "div"),
        ("<u><B>", "B"),
        ("<x-y>", "x-y"),
        ("<td><svg:a>", "svg:a"),
        ("<!-- <b> -->", None),
        ("<!-- <b> --><i>", "i"),
        ("<!-- never closed <b>", None),
        ("1 < 2", None),
    ],
)
def test_foreign_tag_is_the_first_that_is_not_allowed(html: str, name: str | None) -> None:
    assert foreign_tag(html) == name


@pytest.mark.parametrize(
    ("source", "html"),
    [
        ("**“词”**后", "<p><strong>“词”</strong>后</p>"),
        ("前**（词）**后", "<p>前<strong>（词）</strong>后</p>"),
        ("前**词。**后", "<p>前<strong>词。</strong>后</p>"),
        ("**“甲”**和**“乙”**", "<p><strong>“甲”</strong>和<strong>“乙”</strong></p>"),
        ("*“词”*后", "<p><em>“词”</em>后</p>"),
        ("snake_case_name", "<p>snake_case_name</p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("~~删~~", "<p><s>删</s></p>"),
        ("第一行\n第二行", "<p>第一行第二行</p>"),
        ("one\ntwo", "<p>one\ntwo</p>"),
        ("**第一行**\n第二行", "<p><strong>第一行</strong>第二行</p>"),
        ("    首行缩进", "<p>首行缩进</p>"),
        ("[注]: 说明", "<p>[注]: 说明</p>"),
        ("甲<sub>2</sub>", "<p>甲<sub>2</sub></p>"),
        ("甲<!-- 不印 -->乙", "<p>甲乙</p>"),
        ("a < b & c", "<p>a &lt; b &amp; c</p>"),
    ],
)
def test_dialect(source: str, html: str) -> None:
    assert build_parser().render(source).strip() == html


def test_table_has_scopes_and_alignment_without_style() -> None:
    html = build_parser().render("| 甲 | 乙 |\n|:-:|--:|\n| 1 | 2 |")
    assert '<th scope="col" class="to-center">甲</th>' in html
    assert '<td class="to-right">2</td>' in html
    assert "style" not in html


def test_two_bodies_share_no_footnotes() -> None:
    parse_body("甲[^1]\n\n[^1]: 第一篇的注")
    assert "第一篇的注" not in "".join(block.text for block in parse_body("乙[^1]").blocks)
