"""Clean HTML, and read out of it what a reader sees."""

import re
from html import unescape

import nh3

from generator.text.markdown import RAW_TAGS

_TAG = re.compile(r"<[^>]*>")
# Elements that end a line of text, and those whose content is not text of the record.
_LEAF_END = re.compile(
    r"</(?:p|li|t[dh]|caption|h[2-6]|pre|figcaption|blockquote|dd|dt)>|(?=<(?:ul|ol)[ >])"
)
_UNSEEN = re.compile(r'<sup class="footnote-ref">.*?</sup>|<a [^>]*class="footnote-backref".*?</a>')
_ELEMENTS = RAW_TAGS | frozenset(
    {"a", "blockquote", "code", "div", "em", "figcaption", "figure", "hr", "img", "li", "ol", "p"}
    | {"h2", "h3", "h4", "h5", "h6", "pre", "s", "section", "strong", "ul"}
)
# What the renderer of this dialect emits, and raw tables.  The cleaner is the second wall: it
# would also stop what a later parser or plug-in let through.
_CLEANER = nh3.Cleaner(
    tags=set(_ELEMENTS),
    attributes={
        "a": {"href", "class", "id", "aria-label"},
        "blockquote": {"id"},
        "code": {"class"},
        "div": {"class", "id", "tabindex", "role", "aria-label"},
        "figure": {"id"},
        **{f"h{level}": {"id"} for level in range(2, 7)},
        "hr": {"id", "class"},
        "img": {"src", "alt"},
        "li": {"id", "class"},
        "ol": {"id", "class", "start"},
        "p": {"id"},
        "pre": {"id"},
        "section": {"id", "class"},
        "sup": {"class"},
        "td": {"class", "colspan", "rowspan"},
        "th": {"class", "colspan", "rowspan", "scope"},
        "ul": {"id"},
    },
    link_rel=None,
    url_schemes={"http", "https", "mailto"},
)


def clean_html(html: str) -> str:
    """Return `html` with nothing in it but what bodies may hold."""
    return _CLEANER.clean(html).strip()


def escape_text(text: str) -> str:
    """Escape as the cleaner does, so that one text has one form."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return escaped.replace("\xa0", "&nbsp;")


def visible_text(html: str) -> str:
    """Return what a reader sees of clean HTML, one line for each leaf (cell, item, paragraph)."""
    leaves = _LEAF_END.sub("\n", _UNSEEN.sub("", html).replace("\n", " "))
    text = unescape(_TAG.sub("", leaves.replace("<br>", " ")))
    return "\n".join(leaf for line in text.split("\n") if (leaf := line.strip()))
