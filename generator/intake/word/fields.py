"""Tell the code of a field from what the field shows."""

import re
from dataclasses import dataclass, field

from generator.intake.word.xml import FALLBACK, Element, W, value

# Fields that show something which is written nowhere but in their code.
_SHOWN_BY_CODE = re.compile(
    r"\s*(?:EQ|SYMBOL|LISTNUM|AUTONUM\w*|MACROBUTTON|GOTOBUTTON|FORMCHECKBOX|FORMDROPDOWN"
    r"|DISPLAYBARCODE)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What the fields of a text do to it.

    Attributes:
        code: the texts that are part of a code, such as results that a condition compares.
        unreadable: how many fields show what only their code says.
    """

    code: frozenset[Element]
    unreadable: int


@dataclass(slots=True)
class _Field:
    code: str = ""
    texts: list[Element] = field(default_factory=list)
    in_result: bool = False
    has_result: bool = False

    @property
    def is_unreadable(self) -> bool:
        return bool(_SHOWN_BY_CODE.match(self.code)) and not self.has_result


def read_fields(root: Element) -> Fields:
    """Find the fields of a text.

    One that is never closed hides nothing: better some code among the text than a lost text.
    """
    code: set[Element] = set()
    unreadable = 0
    opened: list[_Field] = []
    for one in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        if one.tag == f"{W}fldChar":
            kind = value(one, "fldCharType")
            if kind == "begin":
                opened.append(_Field())
            elif kind == "separate" and opened:
                opened[-1].in_result = True
                code.update(opened[-1].texts)
            elif kind == "end" and opened:
                ended = opened.pop()
                code.update(ended.texts if not ended.in_result else ())
                unreadable += ended.is_unreadable and not _is_copy(one)
        elif opened and one.tag == f"{W}instrText":
            opened[-1].code += one.text or ""
        elif opened:
            _note_text(one, opened)
    return Fields(frozenset(code), unreadable)


def _note_text(text: Element, opened: list[_Field]) -> None:
    """Note a text with the innermost field that it is code of, if there is one."""
    for one in reversed(opened):
        if not one.in_result:
            one.texts.append(text)
            return
        one.has_result = True


def _is_copy(element: Element) -> bool:
    """Say whether an element stands in the form that is meant for old programs."""
    return any(one.tag == FALLBACK for one in element.iterancestors())
