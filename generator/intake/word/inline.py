"""Read what stands in a paragraph of a Word file."""

import re
from dataclasses import dataclass, field, replace

from generator.intake.word.drawings import DRAWINGS, read_drawing
from generator.intake.word.fields import read_fields
from generator.intake.word.losses import Losses, Lost
from generator.intake.word.package import Part
from generator.intake.word.revisions import accepted
from generator.intake.word.styles import Styles
from generator.intake.word.xml import Element, M, R, W, children, find, switch, value
from generator.records.source_text import CONTROL, LINE_END

_SPACE = re.compile("[\t\n\r]")
_UNWANTED = re.compile(f"{CONTROL.pattern}|\ufeff")
_NOTES = {f"{W}footnoteReference": "footnote", f"{W}endnoteReference": "endnote"}
_RAISED = {"superscript": "sup", "subscript": "sub"}
# Elements that stand for a character.
_CHARACTERS = {
    f"{W}tab": " ",
    f"{W}ptab": " ",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
}


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text that is set in one way.

    Attributes:
        text: what is read; a line feed is the end of a line.
        tag: ``sup``, ``sub``, ``del`` or nothing.
        address: what it links to outside, or nothing.
        note: the footnote or endnote that is referred to, in place of a text.
    """

    text: str
    tag: str = ""
    address: str = ""
    note: str = ""


@dataclass(slots=True)
class Content:
    """What stands in a paragraph, and the text boxes (or their text) that hang on it."""

    spans: list[Span] = field(default_factory=list)
    boxes: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text without any mark."""
        return "".join(span.text for span in self.spans)


class InlineReader:
    """Reads the paragraphs of one part of a Word file."""

    def __init__(self, part: Part, styles: Styles, losses: Losses) -> None:
        self._links = part.links
        self._styles = styles
        self._losses = losses
        fields = read_fields(part.root)
        self._code = fields.code
        losses.add(Lost.CODES, count=fields.unreadable)

    def read(self, paragraph: Element) -> Content:
        """Return what stands in a paragraph."""
        content = Content()
        self._walk(paragraph, content, self._styles.style_of(find(paragraph, "pPr")), "")
        return content

    def clean(self, text: str) -> str:
        """Take out what no material file may hold, and make every line end a line feed."""
        cleaned, count = _UNWANTED.subn("", LINE_END.sub("\n", _SPACE.sub(" ", text)))
        self._losses.add(Lost.CONTROLS, count=count)
        return cleaned

    def _walk(self, parent: Element, content: Content, style: str, address: str) -> None:
        was_hidden = False
        for child in accepted(parent, self._losses):
            tag = child.tag
            if tag == f"{W}r":
                is_hidden = self._styles.hides(find(child, "rPr"), style)
                if is_hidden and not was_hidden:
                    self._losses.add(Lost.HIDDEN, count=self._has_text(child))
                was_hidden = is_hidden
                self._run(child, Content() if is_hidden else content, style, address)
            elif tag == f"{M}oMath":
                text = "".join(one.text or "" for one in child.iter(f"{M}t", f"{W}t"))
                content.spans.append(Span(self.clean(text), address=address))
                self._losses.add(Lost.EQUATIONS)
            elif tag == f"{W}subDoc":
                self._losses.add(Lost.DOCUMENTS)
            else:
                link = child.get(f"{R}id") if tag == f"{W}hyperlink" else None
                self._walk(child, content, style, self._address(child, link) or address)

    def _run(self, run: Element, content: Content, style: str, address: str) -> None:
        properties = find(run, "rPr")
        is_struck = switch(properties, "strike") or switch(properties, "dstrike")
        raised = _RAISED.get(value(find(properties, "vertAlign")) or "", "")
        look = Span("", "del" if is_struck else raised, address)
        for child in children(run):
            tag = child.tag
            if tag == f"{W}t":
                if child not in self._code:
                    text = self.clean("".join(child.itertext()))
                    content.spans.append(replace(look, text=text))
            elif tag in _CHARACTERS:
                content.spans.append(replace(look, text=_CHARACTERS[tag]))
            elif tag == f"{W}sym":
                content.spans.append(replace(look, text=self._symbol(child)))
            elif tag in DRAWINGS:
                drawing = read_drawing(child)
                content.boxes.extend(drawing.boxes)
                for lost, count in drawing.lost.items():
                    self._losses.add(lost, count=count)
            elif tag in _NOTES:
                content.spans.append(Span("", note=f"{_NOTES[tag]} {value(child, 'id')}"))
            elif tag == f"{W}commentReference":
                self._losses.add(Lost.COMMENTS)
            elif tag == f"{W}ruby":
                self._losses.add(Lost.RUBY)
                for base in child.iterchildren(f"{W}rubyBase"):
                    self._walk(base, content, style, address)
            elif tag != f"{W}rPr":
                self._walk(child, content, style, address)

    def _has_text(self, run: Element) -> bool:
        texts = (one.text for one in run.iter(f"{W}t") if one not in self._code)
        return any(text and text.strip() for text in texts)

    def _symbol(self, element: Element) -> str:
        """Return a symbol, unless it has its meaning from its font alone."""
        try:
            code = int(value(element, "char") or "", 16)
        except ValueError:
            code = 0
        if 0x20 <= code < 0xD800 or 0xF900 <= code < 0x110000:
            return self.clean(chr(code))
        self._losses.add(Lost.SYMBOLS, value(element, "font") or "不明")
        return ""

    def _address(self, link: Element, relation: str | None) -> str:
        """Return the whole address outside that a link leads to, or nothing."""
        target = self._links.get(relation or "", "").strip()
        anchor = value(link, "anchor")
        return f"{target}#{anchor}" if target and anchor and "#" not in target else target
