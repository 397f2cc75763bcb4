"""The dialect of Markdown in which bodies are written: CommonMark, fitted to Chinese papers.

What differs from CommonMark, and why:

* An indented line is a paragraph, never code: Chinese paragraphs are typed with an indent.
* Reference definitions (``[注]: 说明``) stay visible text: they would otherwise vanish.
* ``**“词”**后`` is bold, although a punctuation mark stands inside and an ideograph outside.
* A line break between two ideographs is nothing; elsewhere it is a space.
* Tables and footnotes are on; raw HTML is limited to the tags of `RAW_TAGS`.
"""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Delimiter
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.footnote import footnote_plugin

from generator.text.cjk import is_square, joins_without_space

# Raw HTML that may stand in a body: marks that Markdown has no sign for, and tables with merged
# cells.  Everything else is printed as the text it is, and reported.
RAW_TAGS = frozenset(
    [
        "br",
        "sub",
        "sup",
        "u",
        "mark",
        "small",
        "ruby",
        "rb",
        "rt",
        "rp",
        "del",
        "ins",
        "table",
        "caption",
        "colgroup",
        "col",
        "thead",
        "tbody",
        "tfoot",
        "tr",
        "th",
        "td",
    ]
)

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)")
_TAG_WITH_ATTRIBUTES = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9:-]*)([^>]*)>")
_SPAN = re.compile(r"\b(colspan|rowspan)\s*=\s*[\"']?(\d{1,3})\b")
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ALIGNMENT = re.compile(r"text-align:(left|center|right)")


def build_parser() -> MarkdownIt:
    """Return a parser of this dialect.  It keeps no state between documents."""
    parser = MarkdownIt("commonmark", {"html": True}, renderer_cls=_Renderer)
    parser.enable(["table", "strikethrough"]).disable(["code", "reference"])
    parser.use(footnote_plugin, inline=False)
    parser.add_render_rule("footnote_block_open", _footnotes_open)
    parser.inline.ruler.at("emphasis", _emphasis)
    # Addresses are judged by the link check, which can say where and why; the parser would
    # turn a refused one into text without a word.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def foreign_tag(html: str) -> str | None:
    """Return the name of the first tag in `html` that a body may not contain, or None."""
    for match in _TAG.finditer(_COMMENT.sub("", html)):
        if match[1].lower() not in RAW_TAGS:
            return match[1]
    return None


def _emphasis(state: StateInline, silent: bool) -> bool:
    """Read a run of ``*`` or ``_``, treating an ideograph outside it like a word border.

    CommonMark lets ``**。**字`` close only before white space or punctuation; Chinese has no such
    white space.
    """
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    run = state.scanDelims(state.pos, marker == "*")
    can_open, can_close = run.can_open, run.can_close
    if marker == "*":
        before = state.src[state.pos - 1] if state.pos else " "
        end = state.pos + run.length
        after = state.src[end] if end < state.posMax else " "
        can_open = can_open or (is_square(before) and _is_punctuation(after))
        can_close = can_close or (_is_punctuation(before) and is_square(after))
    for _ in range(run.length):
        token = state.push("text", "", 0)
        token.content = marker
        state.delimiters.append(
            Delimiter(
                marker=ord(marker),
                length=run.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=can_open,
                close=can_close,
            )
        )
    state.pos += run.length
    return True


def _is_punctuation(character: str) -> bool:
    return not isWhiteSpace(ord(character)) and (
        isMdAsciiPunct(ord(character)) or isPunctChar(character)
    )


class _Renderer(RendererHTML):
    """Print tokens as the HTML of this dialect: no inline style, nothing unescaped."""

    def softbreak(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        before = _edge(tokens, idx - 1, last=True)
        after = _edge(tokens, idx + 1, last=False)
        return "" if joins_without_space(before, after) else "\n"

    def html_inline(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return _raw_html(tokens[idx].content)

    def html_block(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        html = _raw_html(tokens[idx].content)
        return f"<p>{html}</p>\n" if foreign_tag(tokens[idx].content) else html

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        token.attrs["alt"] = self.renderInlineAsText(token.children, options, env)
        caption = str(token.attrs.pop("title", ""))
        picture = self.renderToken(tokens, idx, options, env)
        return f"{picture}<small>{_escape(caption)}</small>" if caption else picture

    def table_open(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return '<div class="table-frame" tabindex="0" role="region" aria-label="表格"><table>\n'

    def table_close(
        self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
    ) -> str:
        return "</table></div>\n"

    def th_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f'<th scope="col"{_alignment(tokens[idx])}>'

    def td_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<td{_alignment(tokens[idx])}>"


def _footnotes_open(
    self: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType
) -> str:
    return '<section class="footnotes">\n<ol class="footnotes-list">\n'


def _alignment(cell: Token) -> str:
    match = _ALIGNMENT.search(str(cell.attrs.get("style", "")))
    return f' class="to-{match[1]}"' if match else ""


def _raw_html(html: str) -> str:
    without_comments = _COMMENT.sub("", html)
    if foreign_tag(html):
        return _escape(without_comments)
    return _TAG_WITH_ATTRIBUTES.sub(_keep_spans, without_comments)


def _keep_spans(tag: re.Match[str]) -> str:
    """Take every attribute off a tag but those that merge cells."""
    spans = "".join(f' {name}="{number}"' for name, number in _SPAN.findall(tag[3]))
    return f"<{tag[1]}{tag[2].lower()}{spans}>"


def _edge(tokens: Sequence[Token], idx: int, *, last: bool) -> str:
    """Return the character next to a line break, or nothing where that is not plain text."""
    step = -1 if last else 1
    while 0 <= idx < len(tokens):
        content = tokens[idx].content
        if content:
            return content[-1] if last else content[0]
        idx += step
    return ""


def _escape(text: str) -> str:
    return (
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )
