"""Every rule that records and intake can break, with position and wording.

A case is the smallest archive that breaks one rule.  Everything that `examine` says of it is
compared, so a case also shows that nothing else is said.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from generator.compiler import examine
from generator.intake.importing import Destination, import_files
from generator.records import rules
from generator.records.configuration import load_configuration
from generator.records.diagnostics import Place, Rule
from generator.records.kinds import KINDS
from tests.conftest import Archive
from tests.records.helpers import TODAY, Expected, as_expected, material, picture, problems

SPEECH = "materials/speeches/a.md"
OTHER = "materials/speeches/zuotan.md"
TOPIC = "materials/topics/t.md"
UNIT = "materials/units/{}.md"
PLAN = "materials/plans/{}.md"
SESSION = "materials/sessions/{}.md"
REGULATION = "materials/rules/{}.md"
LECTURER = "materials/lecturers/l.md"
DUTIES = "materials/vocabulary/duties.yml"
FINE = material("title: 座谈")

TAGS = (
    "<br> <caption> <col> <colgroup> <del> <ins> <mark> <rb> <rp> <rt> <ruby> <small> <sub> <sup> "
    "<table> <tbody> <td> <tfoot> <th> <thead> <tr> <u>"
)
FILE_TYPES = (
    ".csv .doc .docx .dps .et .gif .jpeg .jpg .mp3 .mp4 .ofd .pdf .png .ppt .pptx .txt .webp .wps "
    ".xls .xlsx .zip"
)
FOLDERS = (
    "cases、decisions、experiences、lecturers、observations、outcomes、packs、plans、problems、"
    "resources、rules、sessions、speeches、topics、training、units"
)
LOOK = "检查这一行和上一行的引号、括号、缩进和冒号"
HANDBOOK = "可用的字段见手册“资料的字段”"
ONE_VALUE = "去掉方括号、连字符或下一级缩进，只写一个值"
A_LIST = "写成 [甲, 乙]，或每行一个“- ”"
A_GROUP = "换行缩进，每行写一个“字段: 值”"

# Mistakes in a record's own file that keep it out of the library.
LEAVE_OUT = frozenset(
    [
        "A110",
        "T103",
        "T104",
        "T105",
        "Y101",
        "Y102",
        "Y103",
        "Y104",
        "Y105",
        "Y106",
        "Y107",
        "Y108",
        "Y109",
        "Y110",
        "F101",
        "F102",
        "F103",
        "F104",
        "F105",
        "F106",
        "F107",
        "F108",
        "F109",
    ]
)

TESTED_ELSEWHERE = {
    **dict.fromkeys(("S101", "S102", "S103", "S104", "S105"), "tests/output"),
    **dict.fromkeys(("Q101", "Q102", "Q103", "Q104", "Q105", "Q106", "Q107"), "tests/desk"),
    **dict.fromkeys(("P101", "P102", "P103", "P104"), "tests/desk"),
    "I103": "tests/test_desk_commands.py",
    **dict.fromkeys(
        (f"C{number}" for number in (*range(120, 127), *range(130, 140))), "tests/practice"
    ),
    **dict.fromkeys(("C140", "C141", "C142", "C143", "C144", "C150"), "tests/practice"),
}


@dataclass(frozen=True)
class Case:
    """One mistake: the files that make it, and what is said about it.

    Attributes:
        name: what is wrong.
        files: the archive.
        expected: file, line, column, code, message and hint.
        also: codes of what follows from the mistake and is said as well.
        links: symbolic links, as name and what it leads to.
        root: the folder that is examined, inside the archive.
    """

    name: str
    files: Mapping[str, str | bytes]
    expected: Expected
    also: tuple[str, ...] = ()
    links: Mapping[str, str] = field(default_factory=dict)
    root: str = "."


@dataclass(frozen=True)
class ImportCase:
    """One file that cannot be imported as it is, and what is said about it."""

    name: str
    file: str
    data: bytes
    code: str
    message: str
    hint: str
    kind: str = "speech"
    given: Mapping[str, str] = field(default_factory=dict)


def front(name: str, text: str, line: int, column: int, code: str, message: str, hint: str) -> Case:
    """Return a case about the front matter of a speech."""
    return Case(name, {SPEECH: material(text)}, (SPEECH, line, column, code, message, hint))


def body(name: str, text: str, line: int, column: int, code: str, message: str, hint: str) -> Case:
    """Return a case about the body of a speech, which begins on line 5.

    Beside it there are another speech and, in the folder of the first, whole and broken files.
    """
    return Case(
        name,
        {SPEECH: material("title: 甲", text), OTHER: FINE},
        (SPEECH, line, column, code, message, hint),
    )


LAYOUT = [
    Case(
        "lock behind the text",
        {SPEECH: FINE, "materials/speeches/ids.lock": "[a]\np111111 |旧的一段。\n"},
        (
            "materials/speeches/ids.lock",
            1,
            1,
            "A111",
            "段落编号没有跟上：1 份资料有新的或改过的段落",
            "运行 generator ids，再把 ids.lock 和资料一起保存",
        ),
    ),
    Case(
        "lock with the marks of a conflict",
        {SPEECH: FINE, "materials/speeches/ids.lock": "[a]\n=======\n"},
        (
            "materials/speeches/ids.lock",
            2,
            1,
            "A112",
            "段落编号的记录看不懂：“=======”",
            "恢复上一次保存的 ids.lock；合并留下冲突标记的，两边的行都保留，删去标记，"
            "再运行 generator ids",
        ),
    ),
    Case(
        "no materials",
        {},
        (
            "materials",
            1,
            1,
            "A101",
            "这里没有 materials/ 文件夹，不是一个资料库",
            "用 --root 指明资料库所在的文件夹，或用 generator init 新建一个",
        ),
        root="elsewhere",
    ),
    Case(
        "folder of no kind",
        {"materials/speechs/a.md": FINE},
        (
            "materials/speechs",
            1,
            1,
            "A102",
            "不认识的文件夹“speechs”：没有哪一类资料放在这里",
            f"是不是想写“speeches”？可用的文件夹：{FOLDERS}",
        ),
    ),
    Case(
        "folder like no other",
        {"materials/x/a.md": FINE},
        (
            "materials/x",
            1,
            1,
            "A102",
            "不认识的文件夹“x”：没有哪一类资料放在这里",
            f"可用的文件夹：{FOLDERS}",
        ),
    ),
    Case(
        "file beside the folders",
        {"materials/读我.txt": "说明"},
        (
            "materials/读我.txt",
            1,
            1,
            "A103",
            "文件没有归属：没有任何资料用到它",
            "放进某一类资料的文件夹，或移出 materials/",
        ),
    ),
    Case(
        "file beside the records",
        {"materials/speeches/讲稿.docx": "x"},
        (
            "materials/speeches/讲稿.docx",
            1,
            1,
            "A103",
            "文件没有归属：没有任何资料用到它",
            "附件放进 materials/speeches/<编号>/，并写进那份资料的 attachments",
        ),
    ),
    Case(
        "file that its record does not use",
        {SPEECH: FINE, "materials/speeches/a/讲稿.pdf": "x"},
        (
            "materials/speeches/a/讲稿.pdf",
            1,
            1,
            "A103",
            "文件没有归属：没有任何资料用到它",
            "写进 materials/speeches/a.md 的 attachments，或在正文里引用，不用就删去",
        ),
    ),
    Case(
        "file of no record",
        {SPEECH: FINE, "materials/speeches/b/讲稿.pdf": "x"},
        (
            "materials/speeches/b/讲稿.pdf",
            1,
            1,
            "A103",
            "文件没有归属：没有任何资料用到它",
            "没有编号为 speeches/b 的资料；改文件夹的名字，或移走文件",
        ),
    ),
    Case(
        "file two folders deep",
        {SPEECH: FINE, "materials/speeches/a/图/一.png": picture()},
        (
            "materials/speeches/a/图/一.png",
            1,
            1,
            "A103",
            "文件没有归属：没有任何资料用到它",
            "附件直接放在与资料同名的文件夹里，不再分层",
        ),
    ),
    Case(
        "no vocabulary",
        {"materials/vocabulary/职责.txt": "x"},
        (
            "materials/vocabulary/职责.txt",
            1,
            1,
            "A103",
            "文件没有归属：没有任何资料用到它",
            "词表文件以 .yml 结尾，放在 vocabulary/ 里",
        ),
    ),
    Case(
        "Chinese id",
        {"materials/speeches/讲话.md": FINE},
        (
            "materials/speeches/讲话.md",
            1,
            1,
            "A104",
            "文件名“讲话”不能用作网址",
            "只用小写字母、数字、连字符和下划线，不超过 200 个，例如 2024-05-01-zuotan.md",
        ),
    ),
    Case(
        "reserved id",
        {"materials/speeches/index.md": FINE},
        (
            "materials/speeches/index.md",
            1,
            1,
            "A105",
            "文件名“index”是程序自己要用的",
            "换一个名字：不能是 index、page-2 这样的名字，也不能全是数字",
        ),
    ),
    Case(
        "id of digits only",
        {"materials/speeches/20240501.md": FINE},
        (
            "materials/speeches/20240501.md",
            1,
            1,
            "A105",
            "文件名“20240501”是程序自己要用的",
            "换一个名字：不能是 index、page-2 这样的名字，也不能全是数字",
        ),
    ),
    Case(
        "id of a page of a list",
        {"materials/speeches/page-2.md": FINE},
        (
            "materials/speeches/page-2.md",
            1,
            1,
            "A105",
            "文件名“page-2”是程序自己要用的",
            "换一个名字：不能是 index、page-2 这样的名字，也不能全是数字",
        ),
    ),
    Case(
        "ids that differ by case",
        {"materials/speeches/Zuotan.md": FINE, OTHER: FINE},
        (
            OTHER,
            1,
            1,
            "A106",
            "文件名与 materials/speeches/Zuotan.md 只差大小写或字符形式，在有的系统上会互相覆盖",
            "给其中一个换名字",
        ),
        also=("A104",),
    ),
    Case(
        "ids that differ by Unicode form",
        {OTHER: FINE, "materials/speeches/ｚuotan.md": FINE},
        (
            "materials/speeches/ｚuotan.md",
            1,
            1,
            "A106",
            "文件名与 materials/speeches/zuotan.md 只差大小写或字符形式，在有的系统上会互相覆盖",
            "给其中一个换名字",
        ),
        also=("A104",),
    ),
    Case(
        "link to a file",
        {"outside.md": FINE},
        (SPEECH, 1, 1, "A107", "这是一个符号链接，不读取", "把文件本身放进资料库"),
        links={SPEECH: "outside.md"},
    ),
    Case(
        "link to a folder",
        {"outside/a.md": FINE},
        ("materials/speeches", 1, 1, "A107", "这是一个符号链接，不读取", "把文件本身放进资料库"),
        links={"materials/speeches": "outside"},
    ),
    Case(
        "link to a vocabulary",
        {"outside.yml": "这不是词表"},
        (DUTIES, 1, 1, "A107", "这是一个符号链接，不读取", "把文件本身放进资料库"),
        links={DUTIES: "outside.yml"},
    ),
    Case(
        "link to a folder of vocabularies",
        {"outside/duties.yml": "这不是词表"},
        ("materials/vocabulary", 1, 1, "A107", "这是一个符号链接，不读取", "把文件本身放进资料库"),
        links={"materials/vocabulary": "outside"},
    ),
]

SETTINGS = [
    Case(
        "word twice in a vocabulary",
        {DUTIES: "title: 职责\nterms:\n  - {id: a, name: 治理}\n  - {id: b, name: 治理}\n"},
        (
            DUTIES,
            4,
            19,
            "A108",
            "设置有误：“治理”在词表里出现了两次，第一次是“治理”",
            "改名或删去其中一处",
        ),
    ),
    Case(
        "kind without a module",
        {"archive.yml": "name: 甲\nkinds: [books]\n"},
        (
            "archive.yml",
            2,
            9,
            "A109",
            "不能使用自定义的资料类别“books”：没有写冒号和名字",
            "写成“模块:名字”，模块放在资料库文件夹里或已经安装",
        ),
    ),
    Case(
        "audience of no such name",
        {
            "archive.yml": "audiences: [{id: members, name: 成员}, {id: leaders, name: 领导}]\n",
            SPEECH: material("title: 甲\naudience: [members, leader]"),
        },
        (
            SPEECH,
            3,
            21,
            "A110",
            "没有名为“leader”的读者范围",
            "是不是想写“leaders”？可用的有：members、leaders",
        ),
    ),
    Case(
        "audience that includes no such audience",
        {
            "archive.yml": "audiences:\n"
            "  - {id: members, name: 成员}\n"
            "  - {id: leaders, name: 领导, includes: [members, staff]}\n"
        },
        (
            "archive.yml",
            3,
            49,
            "A110",
            "没有名为“staff”的读者范围",
            "可用的有：members、leaders",
        ),
    ),
    Case(
        "two audiences with one id",
        {
            "archive.yml": "audiences:\n"
            "  - {id: members, name: 成员}\n"
            "  - {id: members, name: 领导}\n"
        },
        (
            "archive.yml",
            3,
            10,
            "A108",
            "设置有误：读者范围“members”写了两次",
            "改名或删去其中一处",
        ),
    ),
    Case(
        "colour by name",
        {"archive.yml": "name: 甲\naccent: 红\n"},
        ("archive.yml", 2, 9, "F104", "“accent”的值“红”不对：形式不对", "写成像 #14566f 这样"),
    ),
    Case(
        "site address without a slash",
        {"archive.yml": "site_url: https://example.org\n"},
        (
            "archive.yml",
            1,
            11,
            "F104",
            "“site_url”的值“https://example.org”不对：形式不对",
            "写成像 https://example.org/ 这样",
        ),
    ),
    Case(
        "term with a Chinese id",
        {DUTIES: "title: 职责\nterms:\n  - id: 治理\n    name: 治理\n"},
        (DUTIES, 3, 9, "F104", "“terms[1].id”的值“治理”不对：形式不对", "写成像 grassroots 这样"),
    ),
    Case(
        "setting in place of a list",
        {"archive.yml": "audiences: 成员\n"},
        (
            "archive.yml",
            1,
            12,
            "F103",
            "“audiences[1]”应当是一组字段，写的却是一个值",
            A_GROUP,
        ),
    ),
    Case(
        "unknown setting",
        {"archive.yml": "# 设置\nnam: 甲\n"},
        (
            "archive.yml",
            2,
            1,
            "F102",
            "设置没有“nam”这个字段",
            f"是不是想写“name”？{HANDBOOK}",
        ),
    ),
    Case(
        "unknown field of a vocabulary",
        {DUTIES: "title: 职责\nterm: []\nterms: []\n"},
        (
            DUTIES,
            2,
            1,
            "F102",
            "词表没有“term”这个字段",
            f"是不是想写“terms”？{HANDBOOK}",
        ),
    ),
    Case(
        "term without a name",
        {DUTIES: "title: 职责\nterms:\n  - id: a\n"},
        (DUTIES, 3, 5, "F101", "缺少“terms[1].name”（名称）", "补上一行：name: …"),
    ),
]

BYTES = [
    Case(
        "folder in place of a file",
        {"archive.yml/x": ""},
        (
            "archive.yml",
            1,
            1,
            "T101",
            "读不出这个文件：这是一个文件夹",
            "检查文件是否被别的程序占用、权限是否允许",
        ),
    ),
    Case(
        "too large",
        {SPEECH: b"a" * (20 * 1024 * 1024 + 1)},
        (
            SPEECH,
            1,
            1,
            "T102",
            "文件有 21 MB，超过 20 MB 的上限",
            "资料只放文字；图片、音像作为附件放进同名文件夹",
        ),
    ),
    Case(
        "GBK",
        {SPEECH: material("title: 讲话").encode("gbk")},
        (
            SPEECH,
            2,
            8,
            "T103",
            "文件不是 UTF-8 编码（看起来是 GBK）",
            "用 generator import 导入，或在编辑器里另存为 UTF-8",
        ),
    ),
    Case(
        "UTF-16",
        {SPEECH: material("title: 讲话").encode("utf-16")},
        (
            SPEECH,
            1,
            1,
            "T103",
            "文件不是 UTF-8 编码（看起来是 UTF-16）",
            "用 generator import 导入，或在编辑器里另存为 UTF-8",
        ),
    ),
    Case(
        "half of a surrogate pair",
        {SPEECH: "---\ntitle: 甲\ud800\n---\n".encode("utf-8", "surrogatepass")},
        (
            SPEECH,
            2,
            9,
            "T103",
            "文件不是 UTF-8 编码（看起来是 UTF-8，但有半个代理字符）",
            "用 generator import 导入，或在编辑器里另存为 UTF-8",
        ),
    ),
    Case(
        "NUL",
        {SPEECH: material("title: 甲\0")},
        (
            SPEECH,
            2,
            9,
            "T104",
            "文件里有空字符（NUL），可能不是文本文件",
            "确认放进来的是文字稿；Word 文件用 generator import 导入",
        ),
    ),
    Case(
        "control character",
        {SPEECH: material("title: 甲", "第一行\r\n第二\x08行\r\n")},
        (
            SPEECH,
            6,
            3,
            "T105",
            "有不可见的控制字符 U+0008",
            "在编辑器里删去这个字符，或用 generator import 重新导入（会自动清除并报告）",
        ),
    ),
    front(
        "byte order mark inside",
        "title: 甲\ufeff乙",
        2,
        9,
        "T105",
        "有不可见的控制字符 U+FEFF",
        "在编辑器里删去这个字符，或用 generator import 重新导入（会自动清除并报告）",
    ),
    Case(
        "byte order mark",
        {SPEECH: b"\xef\xbb\xbf" + FINE.encode()},
        (SPEECH, 1, 1, "T106", "文件开头有字节顺序标记（BOM）", "另存为“UTF-8（无 BOM）”"),
    ),
]

SHORT_YAML = [
    Case(
        "no front matter",
        {SPEECH: "在座谈会上的讲话\n"},
        (
            SPEECH,
            1,
            1,
            "Y101",
            "开头没有资料信息（两行 --- 之间的部分）",
            "在第一行写 ---，接着写 title: 标题，再写一行 ---；generator new 可以生成样板",
        ),
    ),
    Case(
        "front matter without end",
        {SPEECH: "---\ntitle: 甲\n\n正文。\n"},
        (SPEECH, 1, 1, "Y102", "资料信息没有结尾的 ---", "在资料信息和正文之间加一行 ---"),
    ),
    front(
        "200 KB of brackets",
        "title: " + "[" * 200 * 1024,
        2,
        1,
        "Y103",
        "资料信息有 201 KB，超过 64 KB 的上限",
        "正文写在第二行 --- 之后",
    ),
    front(
        "21 deep",
        "title: " + "[" * 20 + "]" * 20,
        2,
        27,
        "Y104",
        "资料信息嵌套超过 20 层",
        "检查方括号、花括号是否成对",
    ),
    front(
        "60 KB of brackets",
        "title: " + "[" * 60 * 1024,
        2,
        1007,
        "Y104",
        "资料信息嵌套超过 20 层",
        "检查方括号、花括号是否成对",
    ),
    front(
        "two colons",
        "title: 甲: 乙",
        2,
        9,
        "Y105",
        "资料信息的写法有误：这里不能再有“: ”（mapping values are not allowed in this context）",
        '值里有“: ”，给整个值加引号：title: "甲: 乙"',
    ),
    front(
        "two colons beside quotation marks",
        'title: 他说"好": 乙',
        2,
        13,
        "Y105",
        "资料信息的写法有误：这里不能再有“: ”（mapping values are not allowed in this context）",
        '值里有“: ”，给整个值加引号：title: "他说\\"好\\": 乙"',
    ),
    front(
        "bracket before the value",
        "title: [通知]某",
        2,
        12,
        "Y105",
        "资料信息的写法有误：缩进不齐，或者值后面还有多余的字（did not find expected key）",
        '值以“[”开头，给整个值加引号：title: "[通知]某"',
    ),
    front(
        "quotation mark left open",
        'speaker: 某\ntitle: "甲\ndate: 2024',
        3,
        8,
        "Y105",
        "资料信息的写法有误：引号没有成对（found unexpected end of stream）",
        LOOK,
    ),
    front(
        "bracket left open",
        "title: 甲\nkeywords: [一, 二\ndate: 2024",
        3,
        11,
        "Y105",
        "资料信息的写法有误：方括号没有成对，或者括号后面还有字"
        "（did not find expected ',' or ']'）",
        LOOK,
    ),
    front(
        "no space after the colon",
        "title: 甲\ndate:2024",
        3,
        1,
        "Y105",
        "资料信息的写法有误：缺少冒号，或者换行后的缩进不齐（could not find expected ':'）",
        LOOK,
    ),
    front(
        "tab as indent",
        "title: 甲\nsource:\n\ttitle: 乙",
        4,
        1,
        "Y105",
        "资料信息的写法有误：用了制表符（Tab）（found character that cannot start any token）",
        "用空格代替制表符（Tab）缩进",
    ),
    front(
        "sign that begins no value",
        "title: @某人",
        2,
        8,
        "Y105",
        "资料信息的写法有误：这个字符不能放在值的开头"
        "（found character that cannot start any token）",
        '值以“@”开头，给整个值加引号：title: "@某人"',
    ),
    front(
        "full-width colon",
        "title：甲",
        2,
        1,
        "Y106",
        "“title”后面用了全角冒号",
        "改成半角冒号加空格：title: …",
    ),
    front(
        "full-width colon in a group",
        "title: 甲\nsource:\n  title：乙",
        4,
        3,
        "Y106",
        "“title”后面用了全角冒号",
        "改成半角冒号加空格：title: …",
    ),
    front(
        "ideographic space before a key",
        "title: 甲\n\u3000date: 2024",
        3,
        2,
        "Y107",
        "字段名“date”前面有全角空格",
        "删去全角空格，或改成半角空格缩进",
    ),
    front(
        "alias to itself",
        "title: &a [*a]",
        2,
        8,
        "Y108",
        "资料信息里不能用锚点 &a",
        "直接写出值；值本身以 & * ! 开头时加引号",
    ),
    front(
        "alias",
        "title: 甲\ndate: *某",
        3,
        8,
        "Y105",
        "资料信息的写法有误：“&”或“*”不能放在值的开头"
        "（did not find expected alphabetic or numeric character）",
        '值以“*”开头，给整个值加引号：date: "*某"',
    ),
    front(
        "tag",
        "title: !python/object 甲",
        2,
        8,
        "Y108",
        "资料信息里不能用类型标签 !python/object",
        "直接写出值；值本身以 & * ! 开头时加引号",
    ),
    front(
        "key twice",
        "title: 甲\ndate: 2024\ntitle: 乙",
        4,
        1,
        "Y109",
        "“title”写了两次，第一次在第 2 行",
        "删去一处",
    ),
    front(
        "no fields",
        "在座谈会上的讲话",
        2,
        1,
        "Y110",
        "资料信息应当是“字段: 值”的形式",
        "每行写一个字段，例如 title: 标题",
    ),
    front(
        "list in place of fields",
        "- title\n- date",
        2,
        1,
        "Y110",
        "资料信息应当是“字段: 值”的形式",
        "每行写一个字段，例如 title: 标题",
    ),
    front(
        "comment after a value",
        "title: 讲话 #1",
        2,
        11,
        "Y111",
        "“#1”被当作注释，没有读进来；读到的是“讲话”",
        '如果它是值的一部分，给整个值加引号："讲话 #1"',
    ),
    front(
        "comment after a value with quotation marks",
        'title: 论"实" #1',
        2,
        13,
        "Y111",
        '“#1”被当作注释，没有读进来；读到的是“论"实"”',
        '如果它是值的一部分，给整个值加引号："论\\"实\\" #1"',
    ),
    front(
        "full-width comma in a list",
        "title: 甲\nkeywords: [调研，走访]",
        3,
        12,
        "Y112",
        "方括号里的“调研，走访”用了全角的逗号或顿号，被当作一个值",
        "改成半角逗号：[调研, 走访]；如果确实是一个值，加上引号",
    ),
]

FIELDS = [
    front("no title", "date: 2024", 2, 1, "F101", "缺少“title”（标题）", "补上一行：title: …"),
    front(
        "title left open",
        "date: 2024\ntitle:",
        3,
        1,
        "F101",
        "缺少“title”（标题）",
        "补上一行：title: …",
    ),
    Case(
        "empty front matter",
        {SPEECH: "---\n---\n正文。\n"},
        (SPEECH, 2, 1, "F101", "缺少“title”（标题）", "补上一行：title: …"),
    ),
    Case(
        "case without unit",
        {"materials/cases/a.md": material("# 案例\ntitle: 甲")},
        ("materials/cases/a.md", 3, 1, "F101", "缺少“unit”（单位）", "补上一行：unit: …"),
    ),
    front(
        "approval without a date",
        "title: 甲\napproved:\n  by: 宣传部",
        4,
        3,
        "F101",
        "缺少“approved.on”（日期）",
        "补上一行：on: …",
    ),
    front(
        "unknown field",
        "title: 甲\nspeker: 某",
        3,
        1,
        "F102",
        "讲话没有“speker”这个字段",
        f"是不是想写“speaker”？{HANDBOOK}",
    ),
    front(
        "field by its Chinese name",
        "title: 甲\n讲话人: 某",
        3,
        1,
        "F102",
        "讲话没有“讲话人”这个字段",
        f"应写作“speaker”。{HANDBOOK}",
    ),
    front(
        "unknown field of a group",
        "title: 甲\nsource:\n  type: 报纸\n  publisher-plac: 某地",
        5,
        3,
        "F102",
        "“source”里没有“publisher-plac”这个字段",
        f"是不是想写“publisher-place”？{HANDBOOK}",
    ),
    front(
        "list in place of a value",
        "title: 甲\nspeaker: [某, 某]",
        3,
        10,
        "F103",
        "“speaker”应当是一个值，写的却是一个列表",
        ONE_VALUE,
    ),
    front(
        "group in place of a value",
        "title: 甲\nkeywords: {一: 二}",
        3,
        11,
        "F103",
        "“keywords[1]”应当是一个值，写的却是一组字段",
        ONE_VALUE,
    ),
    front(
        "value in place of a group",
        "title: 甲\nsource: 示例日报",
        3,
        9,
        "F103",
        "“source”应当是一组字段，写的却是一个值",
        A_GROUP,
    ),
    Case(
        "list in place of a number",
        {TOPIC: material("title: 甲\nrequired:\n  - ref: topics/t\n    minutes: [30]")},
        (
            TOPIC,
            5,
            14,
            "F103",
            "“required[1].minutes”应当是一个值，写的却是一个列表",
            ONE_VALUE,
        ),
    ),
    Case(
        "words in place of a number",
        {TOPIC: material("title: 甲\nrequired:\n  - ref: topics/t\n    minutes: 半小时")},
        (
            TOPIC,
            5,
            14,
            "F104",
            "“required[1].minutes”的值“半小时”不对：应当是整数",
            "只写数字，不写单位",
        ),
    ),
    Case(
        "number too small",
        {TOPIC: material("title: 甲\nrequired: {ref: topics/t, minutes: 0}")},
        (TOPIC, 3, 36, "F104", "“required[1].minutes”的值“0”不对：不能小于 1", "检查数字"),
    ),
    Case(
        "number too large",
        {TOPIC: material("title: 甲\nrequired: {ref: topics/t, minutes: 1001}")},
        (TOPIC, 3, 36, "F104", "“required[1].minutes”的值“1001”不对：不能大于 1000", "检查数字"),
    ),
    front(
        "empty quotation marks",
        'title: 甲\nspeaker: ""',
        3,
        10,
        "F104",
        "“speaker”的值“”不对：是空的",
        "写上内容，或删去这一行",
    ),
    front(
        "address without https",
        "title: 甲\nsource:\n  URL: example.org",
        4,
        8,
        "F104",
        "“source.URL”的值“example.org”不对：形式不对",
        "写成像 https://example.org/1.html 这样",
    ),
    front(
        "former address without a folder",
        "title: 甲\nformerly: [speeches/old, old]",
        3,
        26,
        "F104",
        "“formerly[2]”的值“old”不对：形式不对",
        "写成像 speeches/old-name 这样",
    ),
    front(
        "date in Chinese",
        "title: 甲\ndate: 2024年5月1日",
        3,
        7,
        "F105",
        "“date”的日期“2024年5月1日”看不懂：应写成 2024、2024-05 或 2024-05-01",
        "写成 2024-05-01",
    ),
    front(
        "date without zeros",
        "title: 甲\ndate: 2024-5-1",
        3,
        7,
        "F105",
        "“date”的日期“2024-5-1”看不懂：应写成 2024、2024-05 或 2024-05-01",
        "写成 2024-05-01",
    ),
    front(
        "30 February",
        "title: 甲\ndate: 2024-02-30",
        3,
        7,
        "F105",
        "“date”的日期“2024-02-30”看不懂：2024 年 2 月没有 30 日",
        "检查日期；不知道哪一天就只写到月，例如 2024-02",
    ),
    front(
        "month 13",
        "title: 甲\ndate: 2024-13",
        3,
        7,
        "F105",
        "“date”的日期“2024-13”看不懂：没有 13 月",
        "检查日期；不知道哪一天就只写到月，例如 2024-02",
    ),
    front(
        "date in words",
        "title: 甲\ndate: 去年",
        3,
        7,
        "F105",
        "“date”的日期“去年”看不懂：应写成 2024、2024-05 或 2024-05-01",
        "检查日期；不知道哪一天就只写到月，例如 2024-02",
    ),
    front(
        "unknown choice",
        "title: 甲\ndisclosure: 公开",
        3,
        13,
        "F106",
        "“disclosure”不能是“公开”",
        "是不是想写“全文公开”？只能是：全文公开、新闻摘发、限定范围",
    ),
    Case(
        "unknown term",
        {
            DUTIES: "title: 职责\nterms: [{id: grassroots, name: 基层治理}]\n",
            SPEECH: material("title: 甲\nduties: [基层治里]"),
        },
        (
            SPEECH,
            3,
            10,
            "F107",
            "词表“duties”里没有“基层治里”",
            "是不是想写“基层治理”？如果是新的词，先加进 materials/vocabulary/duties.yml",
        ),
    ),
    front(
        "title of 10,000 characters",
        "title: " + "长" * 10_000,
        2,
        8,
        "F108",
        "“title”有 10000 个字，超过 300 个字的上限",
        "把全文写进正文，这里只留标题",
    ),
    Case(
        "restricted to nobody",
        {
            "archive.yml": "audiences: [{id: members, name: 成员}]\n",
            SPEECH: material("title: 甲\ndisclosure: 限定范围"),
        },
        (
            SPEECH,
            3,
            13,
            "F109",
            "限定范围的资料没有写 audience（谁可以看）",
            "加一行 audience: [读者范围]；可用的有：members",
        ),
    ),
]

BODIES = [
    Case(
        "no body",
        {SPEECH: "---\ntitle: 甲\n---\n\n"},
        (
            SPEECH,
            3,
            1,
            "B101",
            "正文是空的",
            "补上正文；只有附件或摘要的资料可以写一句说明",
        ),
    ),
    body(
        "nothing but the title",
        "# 甲\n",
        3,
        1,
        "B101",
        "正文是空的",
        "补上正文；只有附件或摘要的资料可以写一句说明",
    ),
    body(
        "script",
        "正文。\n\n<script>alert(1)</script>\n",
        7,
        1,
        "B102",
        "正文里的 HTML 标签 <script> 不起作用，会照原样显示",
        f"改用 Markdown 的写法；可用的标签：{TAGS}",
    ),
    body(
        "tag inside a line",
        "第一行\n第二行 <b>粗</b>\n",
        6,
        5,
        "B102",
        "正文里的 HTML 标签 <b> 不起作用，会照原样显示",
        f"改用 Markdown 的写法；可用的标签：{TAGS}",
    ),
    body(
        "footnote without a reference",
        "正文[^1]。\n\n[^1]: 注\n\n[^二]: 无\n",
        9,
        1,
        "B103",
        "脚注 [^二] 没有被引用，不会显示",
        "在正文里写 [^二]，或删去这条脚注",
    ),
]

LINKS = [
    front(
        "reference to nothing",
        "title: 甲\nsupersedes: [zzz]",
        3,
        14,
        "L101",
        "“替代”指到的“zzz”不存在",
        "检查编号；编号就是文件名去掉 .md",
    ),
    Case(
        "reference misspelt",
        {SPEECH: material("title: 甲\nsupersedes: zuotn"), OTHER: FINE},
        (SPEECH, 3, 13, "L101", "“替代”指到的“zuotn”不存在", "是不是想写“zuotan”？"),
    ),
    Case(
        "reading without a folder",
        {TOPIC: material("title: 甲\nrequired: [zuotan]"), OTHER: FINE},
        (TOPIC, 3, 12, "L101", "“资料”指到的“zuotan”不存在", "要写上文件夹：“speeches/zuotan”"),
    ),
    Case(
        "reading of nothing like it",
        {TOPIC: material("title: 甲\nrequired: [speeches/b]"), SPEECH: FINE},
        (
            TOPIC,
            3,
            12,
            "L101",
            "“资料”指到的“speeches/b”不存在",
            "检查编号；编号就是文件名去掉 .md",
        ),
    ),
    Case(
        "reference to another kind",
        {
            "materials/cases/c.md": material("title: 甲\nunit: speeches/zuotan"),
            OTHER: FINE,
        },
        (
            "materials/cases/c.md",
            3,
            7,
            "L102",
            "“单位”应当指到单位，“speeches/zuotan”却是讲话",
            "改成一份单位的编号",
        ),
    ),
    body(
        "link misspelt",
        "见[座谈](zuotn.md)。\n",
        5,
        7,
        "L103",
        "链接指到的“zuotn.md”不存在",
        "是不是想写“zuotan.md”？",
    ),
    body(
        "link to nothing",
        "第一行\n见[单位](../units/x.md)。\n",
        6,
        7,
        "L103",
        "链接指到的“../units/x.md”不存在",
        "检查编号；编号就是文件名去掉 .md",
    ),
    body(
        "link to nothing in a short name",
        "见[乙](b.md)。\n",
        5,
        6,
        "L103",
        "链接指到的“b.md”不存在",
        "检查编号；编号就是文件名去掉 .md",
    ),
    body(
        "link out of the archive",
        "[密码](../../../etc/passwd)\n",
        5,
        6,
        "L103",
        "链接指到的“../../../etc/passwd”不存在",
        "只能指到 materials/speeches/a/ 里的文件，或别的资料（.md）",
    ),
    body(
        "link to a page of the site",
        "见[座谈](zuotan.html)。\n",
        5,
        7,
        "L103",
        "链接指到的“zuotan.html”不存在",
        "只能指到 materials/speeches/a/ 里的文件，或别的资料（.md）",
    ),
    body(
        "link to no paragraph",
        "见[座谈](zuotan.md#p000000)。\n",
        5,
        7,
        "L104",
        "“zuotan.md”里没有“#p000000”这一段",
        "打开那一页，从段落上复制新的编号",
    ),
    body(
        "link to no paragraph of its own",
        "见[上文](#p000000)。\n",
        5,
        7,
        "L104",
        "“本篇”里没有“#p000000”这一段",
        "打开那一页，从段落上复制新的编号",
    ),
    Case(
        "reference to no paragraph",
        {TOPIC: material("title: 甲\nrequired: ['speeches/zuotan#p000000']"), OTHER: FINE},
        (
            TOPIC,
            3,
            12,
            "L104",
            "“speeches/zuotan”里没有“#p000000”这一段",
            "打开那一页，从段落上复制新的编号",
        ),
    ),
    body(
        "javascript link",
        "[点](javascript:alert(1))\n",
        5,
        5,
        "L105",
        "链接“javascript:alert(1)”不能用：不允许 javascript: 开头的地址",
        "改成 http 或 https 地址",
    ),
    body(
        "javascript link behind an address with percent signs",
        "[点](zuotan.md?%E4%B8%AD%E5%9B%BD) [点](javascript:x)\n",
        5,
        39,
        "L105",
        "链接“javascript:x”不能用：不允许 javascript: 开头的地址",
        "改成 http 或 https 地址",
    ),
    body(
        "file link",
        "[点](file:///C:/x.doc)\n",
        5,
        5,
        "L105",
        "链接“file:///C:/x.doc”不能用：不允许 file: 开头的地址",
        "改成 http 或 https 地址",
    ),
    body(
        "data link",
        "[点](data://x)\n",
        5,
        5,
        "L105",
        "链接“data://x”不能用：不允许 data: 开头的地址",
        "改成 http 或 https 地址",
    ),
    body(
        "data picture",
        "![点](data:image/png;base64,AA)\n",
        5,
        6,
        "L105",
        "链接“data:image/png;base64,AA”不能用：不允许 data: 开头的地址",
        "改成 http 或 https 地址",
    ),
    body(
        "picture of another site",
        "![图](https://example.org/a.png)\n",
        5,
        6,
        "L105",
        "链接“https://example.org/a.png”不能用：图片必须放在资料库里",
        "下载图片，放进与资料同名的文件夹",
    ),
    body(
        "link without a scheme",
        "[点](//example.org)\n",
        5,
        5,
        "L105",
        "链接“//example.org”不能用：以 // 开头的地址在本地打不开",
        "写全 https://",
    ),
    body(
        "link from the root",
        "[点](/speeches/zuotan.html)\n",
        5,
        5,
        "L105",
        "链接“/speeches/zuotan.html”不能用：以 / 开头的地址换一个位置就失效",
        "写相对地址，例如 ../speeches/编号.md",
    ),
    body(
        "no such picture",
        "![图](tu.png)\n",
        5,
        6,
        "L106",
        "图片“tu.png”不存在",
        "把图片放进 materials/speeches/a/，写成 ![说明](a/tu.png)",
    ),
    Case(
        "broken picture",
        {
            SPEECH: material("title: 甲", "![图](a/tu.png)\n"),
            "materials/speeches/a/tu.png": picture(side=64)[:60],
        },
        (
            SPEECH,
            5,
            6,
            "L107",
            "图片“a/tu.png”打不开：文件不完整或已损坏",
            "用画图软件另存为 PNG 或 JPEG 再放进来",
        ),
    ),
    Case(
        "vector picture",
        {
            SPEECH: material("title: 甲", "![图](a/tu.svg)\n"),
            "materials/speeches/a/tu.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        },
        (
            SPEECH,
            5,
            6,
            "L107",
            "图片“a/tu.svg”打不开：不是 PNG、JPEG、GIF 或 WebP 图片",
            "用画图软件另存为 PNG 或 JPEG 再放进来",
        ),
    ),
    Case(
        "picture without text",
        {
            SPEECH: material("title: 甲", "![](a/tu.png)\n"),
            "materials/speeches/a/tu.png": picture(),
        },
        (
            SPEECH,
            5,
            5,
            "L108",
            "图片“a/tu.png”没有说明文字",
            "在方括号里写上图片说的是什么：![说明](a/tu.png)",
        ),
    ),
    front(
        "no such attachment",
        "title: 甲\nattachments: [讲稿.pdf]",
        3,
        15,
        "L109",
        "附件“讲稿.pdf”不存在",
        "把文件放进 materials/speeches/a/",
    ),
    Case(
        "attachment of another record",
        {
            SPEECH: material("title: 甲\nattachments: [{title: 乙, file: ../zuotan/b.pdf}]"),
            OTHER: material("title: 座谈\nattachments: [b.pdf]"),
            "materials/speeches/zuotan/b.pdf": "x",
        },
        (
            SPEECH,
            3,
            32,
            "L109",
            "附件“../zuotan/b.pdf”不存在",
            "把文件放进 materials/speeches/a/",
        ),
    ),
    Case(
        "attachment that runs",
        {
            SPEECH: material("title: 甲\nattachments: [表.xlsm]"),
            "materials/speeches/a/表.xlsm": "x",
        },
        (
            SPEECH,
            3,
            15,
            "L110",
            "不能发布“表.xlsm”这种文件",
            f"转成 PDF 或压缩包；可用的类型：{FILE_TYPES}",
        ),
    ),
    Case(
        "linked file that runs",
        {
            SPEECH: material("title: 甲", "[页](a/y.html)\n"),
            "materials/speeches/a/y.html": "<script>alert(1)</script>",
        },
        (
            SPEECH,
            5,
            5,
            "L110",
            "不能发布“a/y.html”这种文件",
            f"转成 PDF 或压缩包；可用的类型：{FILE_TYPES}",
        ),
    ),
    Case(
        "picture that is a page as well",
        {
            SPEECH: material("title: 甲", "![图](a/tu.html)\n"),
            "materials/speeches/a/tu.html": picture("GIF") + b"<script>alert(1)</script>",
        },
        (
            SPEECH,
            5,
            6,
            "L107",
            "图片“a/tu.html”打不开：不是 PNG、JPEG、GIF 或 WebP 图片",
            "用画图软件另存为 PNG 或 JPEG 再放进来",
        ),
    ),
    Case(
        "references to a broken record",
        {
            SPEECH: material("date: 2024"),
            OTHER: material("title: 座谈\nsupersedes: [a]", "见[甲](a.md)和[甲](a.md#p1)。\n"),
            TOPIC: material("title: 专题\nrequired: [speeches/a]"),
        },
        (
            SPEECH,
            1,
            1,
            "L111",
            "这份资料有错误没有发布，另有 4 处引用指到它",
            "改正上面的错误，这些引用会自动恢复",
        ),
        also=("F101",),
    ),
]

CHECKS = [
    Case(
        "title twice",
        {SPEECH: material("date: 2024\ntitle: 座谈"), OTHER: material("date: 2023\ntitle: “座谈”")},
        (
            OTHER,
            3,
            8,
            "C101",
            "标题与 materials/speeches/a.md 相同：““座谈””",
            "如果是同一份资料，删去一份；如果不是，在标题里写明区别",
        ),
    ),
    Case(
        "circle of units",
        {
            UNIT.format("a"): material("title: 甲\nparent: c"),
            UNIT.format("b"): material("title: 乙\nparent: a"),
            UNIT.format("c"): material("title: 丙\nparent: b"),
            UNIT.format("d"): material("title: 丁\nparent: a"),
        },
        (
            UNIT.format("a"),
            3,
            9,
            "C102",
            "“parent”绕成了一个圈：甲 → 丙 → 乙 → 甲",
            "改正其中一处的“parent”",
        ),
    ),
    Case(
        "unit above itself",
        {UNIT.format("a"): material("title: 甲\nparent: a")},
        (
            UNIT.format("a"),
            3,
            9,
            "C102",
            "“parent”绕成了一个圈：甲 → 甲",
            "改正其中一处的“parent”",
        ),
    ),
    Case(
        "circle of speeches",
        {
            SPEECH: material("title: 甲\nsupersedes:\n  - c\n  - zuotan"),
            OTHER: material("title: 座谈\nsupersedes: a"),
            "materials/speeches/c.md": material("title: 丙"),
        },
        (
            SPEECH,
            5,
            5,
            "C102",
            "“supersedes”绕成了一个圈：甲 → 座谈 → 甲",
            "改正其中一处的“supersedes”",
        ),
    ),
    Case(
        "unit that ended before it began",
        {UNIT.format("a"): material("title: 甲\nvalid_to: 2023-12\nvalid_from: 2024")},
        (
            UNIT.format("a"),
            3,
            11,
            "C103",
            "“valid_to”（2023-12）早于“valid_from”（2024）",
            "检查这两个日期",
        ),
    ),
    front(
        "approval that ended before it began",
        "title: 甲\napproved: {by: 宣传部, on: 2024-05-06, until: 2024-04}",
        3,
        44,
        "C103",
        "“until”（2024-04）早于“on”（2024-05-06）",
        "检查这两个日期",
    ),
    front(
        "date in the future",
        "title: 甲\ndate: 2026-11-21",
        3,
        7,
        "C104",
        "日期 2026-11-21 在今天（2026-11-20）之后",
        "检查年份是否写错",
    ),
    Case(
        "former address of another record",
        {SPEECH: material("title: 甲\nformerly: [speeches/old, speeches/zuotan]"), OTHER: FINE},
        (
            SPEECH,
            3,
            26,
            "C105",
            "曾用地址“speeches/zuotan”已经是 materials/speeches/zuotan.md 的地址",
            "删去这个曾用地址，或给那份资料换名字",
        ),
    ),
    Case(
        "former address of two records",
        {
            SPEECH: material("title: 甲\nformerly: speeches/old"),
            OTHER: material("title: 座谈\nformerly: speeches/old"),
        },
        (
            OTHER,
            3,
            11,
            "C105",
            "曾用地址“speeches/old”已经是 materials/speeches/a.md 的地址",
            "删去这个曾用地址，或给那份资料换名字",
        ),
    ),
]


def study(
    name: str,
    text: str,
    line: int,
    column: int,
    said: tuple[str, str, str],
    more: Mapping[str, str] | None = None,
) -> Case:
    """Return a case about a session on Tuesday, 12 May 2026, of a unit with a rule and a topic.

    Args:
        name: what is wrong.
        text: the front matter of the session, which begins on line 2.
        line: where it is wrong.
        column: of that line.
        said: code, message and hint.
        more: other files.
    """
    files = {**STUDY, SESSION.format("s"): material(text), **(more or {})}
    return Case(name, files, (SESSION.format("s"), line, column, *said))


EXPECTS = "title: 街道\nexpectations:\n  - {{name: 学, value: 标准, {}}}"
STUDY = {
    UNIT.format("jie"): material("title: 街道"),
    REGULATION.format("fa"): material(
        "title: 办法\nclauses: [{id: c1, name: 第一条, text: 文字。}]"
    ),
    TOPIC: material("title: 专题\nperiod: 2026-05"),
    "materials/vocabulary/steps.yml": (
        "title: 步骤\nterms: [{id: a, name: 自学}, {id: b, name: 讨论}]\n"
    ),
}
HELD = "title: 学习\ndate: 2026-05-12\nunit: jie"
VETTED = {
    UNIT.format("jie"): material(EXPECTS.format("measure: 授课核定, basis: rules/fa#c1")),
    LECTURER: material("title: 专家\napproved: {by: 部, on: 2026-05-13}"),
}
VETTING_HINT = "补核定（approved），或换一位授课人、一份材料"
OUTSIDE_HINT = "改用承接它的单位，或改正单位的成立、撤并时间"
WORKDAY_HINT = "检查日期；确是那一天，就保留这条提醒"
RULES = {
    REGULATION.format("old"): material("title: 旧办法\nvalid_from: 2025-01-01"),
    REGULATION.format("new"): material("title: 新办法\nvalid_from: 2026-06-01\nsupersedes: [old]"),
}

STUDY_YEARS = [
    Case(
        "second plan of a year",
        {
            **STUDY,
            PLAN.format("a"): material("title: 计划\nunit: jie\nyear: 2026"),
            PLAN.format("b"): material("title: 又一份\nyear: 2026\nunit: jie"),
        },
        (
            PLAN.format("b"),
            4,
            7,
            "C106",
            "街道 2026 年的计划已经有一份：materials/plans/a.md",
            "两份合成一份，或改正其中一份的 unit 或 year",
        ),
    ),
    Case(
        "line of a topic twice",
        {
            **STUDY,
            PLAN.format("a"): material(
                "title: 计划\nunit: jie\nyear: 2026\nlines:\n  - {month: 5, topic: t}\n"
                "  - {month: 6, topic: t}\n  - {topic: t, month: 5}"
            ),
        },
        (
            PLAN.format("a"),
            8,
            23,
            "C107",
            "5 月的“专题”在计划里写了两次",
            "删去一行，或改正月份",
        ),
    ),
    Case(
        "own line twice",
        {
            **STUDY,
            PLAN.format("a"): material(
                "title: 计划\nunit: jie\nyear: 2026\nlines: [{month: 5, title: 甲}, "
                "{month: 5, title: 乙}, {month: 5, title: 甲}]"
            ),
        },
        (
            PLAN.format("a"),
            5,
            61,
            "C107",
            "5 月的“甲”在计划里写了两次",
            "删去一行，或改正月份",
        ),
    ),
    study(
        "line of no plan",
        f"{HELD}\nplan_line: 2026-08",
        5,
        12,
        (
            "C108",
            "计划里 2026-08 没有自选题目的一行",
            "检查 plan_line 的年份和月份；学的是专题，就删去 plan_line",
        ),
        {
            PLAN.format("a"): material(
                "title: 计划\nunit: jie\nyear: 2026\nlines: [{month: 8, topic: t}]"
            )
        },
    ),
    study(
        "second record of a session",
        f"{HELD}\ntopics: [t]",
        3,
        7,
        (
            "C109",
            "和 materials/sessions/a.md 是同一次学习：单位、日期和专题都相同，只计一次",
            "删去一份；确是两次，就写清各自的日期",
        ),
        {SESSION.format("a"): material("title: 另一份\nunit: jie\ntopics: [t]\ndate: 2026-05-12")},
    ),
    study(
        "session before the plan was approved",
        f"{HELD}\ntopics: [t]",
        3,
        7,
        (
            "C110",
            "2026-05-12 的学习早于计划核定的日子 2026-05-20",
            "检查两个日期；计划确实核定得晚，就保留这条提醒",
        ),
        {
            PLAN.format("a"): material(
                "title: 计划\nunit: jie\nyear: 2026\nlines: [{month: 5, topic: t}]\n"
                "approved: {by: 部, on: 2026-05-20}"
            )
        },
    ),
    study(
        "session before the one that it follows",
        f"{HELD}\nfollows: up",
        5,
        10,
        (
            "C111",
            "2026-05-12 的学习早于所跟进的“上级学习”（2026-05-13）",
            "检查日期和 follows；先于上级学习的，删去 follows",
        ),
        {
            UNIT.format("qu"): material("title: 区"),
            SESSION.format("up"): material("title: 上级学习\ndate: 2026-05-13\nunit: qu"),
        },
    ),
    study(
        "session on a holiday",
        HELD.replace("05-12", "10-05"),
        3,
        7,
        ("C112", "2026-10-05 不是工作日（国庆节）", WORKDAY_HINT),
    ),
    study(
        "session on a Sunday",
        HELD.replace("05-12", "05-17"),
        3,
        7,
        ("C112", "2026-05-17 不是工作日（星期日）", WORKDAY_HINT),
    ),
    study(
        "session of a unit that was no more",
        HELD,
        3,
        7,
        (
            "C113",
            "2026-05-12 那时没有单位“街道”：2026年4月以后不再单列，由新街道承接",
            OUTSIDE_HINT,
        ),
        {
            UNIT.format("jie"): material("title: 街道\nvalid_to: 2026-04\nsuccessor: new"),
            UNIT.format("new"): material("title: 新街道"),
        },
    ),
    Case(
        "line before the unit was there",
        {
            **STUDY,
            UNIT.format("jie"): material("title: 街道\nvalid_from: 2026-06-02"),
            PLAN.format("a"): material(
                "title: 计划\nunit: jie\nyear: 2026\nlines:\n  - {month: 6, title: 甲}\n"
                "  - month: 5\n    topic: t"
            ),
        },
        (
            PLAN.format("a"),
            7,
            12,
            "C113",
            "2026-05 那时没有单位“街道”：2026年6月2日才成立",
            OUTSIDE_HINT,
        ),
    ),
    Case(
        "link to a rule that was no longer in force",
        {
            **STUDY,
            **RULES,
            SPEECH: material("title: 甲\ndate: 2026-06-02", "见[旧](../rules/old.md)。\n"),
        },
        (
            SPEECH,
            6,
            1,
            "C114",
            "引用的《旧办法》在 2026-06-02 已失效（有效到 2026-05-31，已由《新办法》替代）",
            "改用《新办法》（rules/new）",
        ),
    ),
    Case(
        "basis that is not yet in force",
        {
            **STUDY,
            REGULATION.format("fa"): material("title: 办法\nvalid_from: 2027-01-01"),
            UNIT.format("jie"): material(EXPECTS.format("basis: rules/fa")),
        },
        (
            UNIT.format("jie"),
            4,
            33,
            "C114",
            "引用的《办法》在 2026-11-20 未施行（2027-01-01 施行）",
            "改用有效的制度，或改正日期",
        ),
    ),
    study(
        "lecturer who was vetted later",
        f"{HELD}\nlecturers: [l]",
        5,
        13,
        (
            "C115",
            "“专家”2026年5月13日才核定，不能在 2026-05-12 使用（《办法》第一条）",
            VETTING_HINT,
        ),
        VETTED,
    ),
    Case(
        "pack that was not vetted",
        {
            **STUDY,
            **VETTED,
            "materials/packs/p.md": material("title: 资料包\nunit: jie\ndate: 2026-11-20"),
        },
        (
            "materials/packs/p.md",
            2,
            8,
            "C115",
            "“资料包”没有核定，不能在 2026-11-20 使用（《办法》第一条）",
            VETTING_HINT,
        ),
    ),
    Case(
        "expectation without a ground",
        {**STUDY, UNIT.format("jie"): material(EXPECTS.format("measure: 读完必读"))},
        (
            UNIT.format("jie"),
            4,
            5,
            "C116",
            "要求“学”没有写依据",
            "加上 basis: rules/编号#条款编号",
        ),
    ),
    study(
        "steps out of order",
        f"{HELD}\nsteps: [{{step: 自学, on: 2026-05-13}}, {{step: 讨论, on: 2026-05-12}}]",
        5,
        8,
        (
            "C117",
            "步骤的日期颠倒：讨论 2026-05-12，自学 2026-05-13",
            "检查日期；步骤按单位要求里写的先后进行",
        ),
        {
            UNIT.format("jie"): material(
                EXPECTS.format("measure: 学习步骤, steps: [自学, 讨论], basis: rules/fa#c1")
            )
        },
    ),
    study(
        "more people than expected",
        f"{HELD}\nexpected: 9\nattended: 10",
        6,
        11,
        (
            "C118",
            "实到 10 人，多于应到 9 人",
            "检查人数；列席的人写进 invited，不算在内",
        ),
    ),
]

CASES = [
    *LAYOUT,
    *SETTINGS,
    *BYTES,
    *SHORT_YAML,
    *FIELDS,
    *BODIES,
    *LINKS,
    *CHECKS,
    *STUDY_YEARS,
]

IMPORTS = [
    ImportCase(
        "format that nobody reads",
        "讲话.rtf",
        b"{}",
        "I101",
        "没有导入：不能导入 .rtf 文件",
        "目前可以导入：.md、.markdown、.txt、.docx，学习计划还可以是 .xlsx；"
        "旧的 .doc 文件先在 Word 或 WPS 里另存为 .docx",
    ),
    ImportCase(
        "no suffix",
        "讲话",
        b"x",
        "I101",
        "没有导入：不能导入没有后缀的文件",
        "目前可以导入：.md、.markdown、.txt、.docx，学习计划还可以是 .xlsx；"
        "旧的 .doc 文件先在 Word 或 WPS 里另存为 .docx",
    ),
    ImportCase(
        "no text",
        "讲话.txt",
        b"\0\1\2",
        "I101",
        "没有导入：不是文本文件，或者编码无法识别",
        "在编辑器里另存为 UTF-8 再导入",
    ),
    ImportCase(
        "required field lacking",
        "案例.txt",
        "一个案例\n正文。".encode(),
        "I101",
        "没有导入：缺少“unit”（单位）",
        "加上 --set unit=…",
        kind="case",
    ),
    ImportCase(
        "given field wrong",
        "讲话.txt",
        "讲话\n正文。".encode(),
        "I101",
        "没有导入：“date”的日期“2024年5月”看不懂：应写成 2024、2024-05 或 2024-05-01",
        "写成 2024-05",
        given={"date": "2024年5月"},
    ),
    ImportCase(
        "front matter broken",
        "讲话.md",
        "---\ntitle: 甲: 乙\n---\n正文。".encode(),
        "I101",
        "没有导入：它自带的资料信息第 2 行：资料信息的写法有误：这里不能再有“: ”"
        "（mapping values are not allowed in this context）",
        '值里有“: ”，给整个值加引号：title: "甲: 乙"',
    ),
    ImportCase(
        "control characters",
        "讲话.txt",
        "讲话\n正\x08文\x08。".encode(),
        "I102",
        "导入时清除了 2 个控制字符",
        "对照原件检查",
    ),
    ImportCase(
        "other encoding",
        "讲话.txt",
        "讲话\n这是我们的国家。".encode("gbk"),
        "I102",
        "导入时从 GB18030 编码转成了 UTF-8",
        "对照原件检查",
    ),
]


def _rules() -> dict[str, Rule]:
    return {rule.code: rule for rule in vars(rules).values() if isinstance(rule, Rule)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.expected[3]} {case.name}")
def test_says_what_where_and_what_to_do(case: Case, archive: Archive) -> None:
    root = archive(case.files)
    for name, target in case.links.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).symlink_to(root / target)
    found = problems(root / case.root)
    assert [one for one in found if one[3] not in case.also] == [case.expected]
    assert {one[3] for one in found} == {case.expected[3], *case.also}


@pytest.mark.parametrize("case", IMPORTS, ids=lambda case: f"{case.code} {case.name}")
def test_import_says_what_and_what_to_do(case: ImportCase, archive: Archive) -> None:
    root = archive({f"../{case.file}": case.data})
    kind = next(kind for kind in KINDS if kind.name == case.kind)
    (line,) = import_files(
        [root.parent / case.file], Destination(root, kind, case.given, load_configuration(root)[0])
    )
    place = Place(case.file)
    said = [rules.IMPORT_LOSS.at(place, loss=loss) for loss in line.losses]
    if line.reason:
        said.append(rules.NOT_IMPORTED.at(place, reason=line.reason, remedy=line.remedy))
    assert [as_expected(one)[3:] for one in said] == [(case.code, case.message, case.hint)]


def test_every_rule_has_its_case() -> None:
    tested = {case.expected[3] for case in CASES} | {case.code for case in IMPORTS}
    assert set(_rules()) == tested | set(TESTED_ELSEWHERE)


def test_codes_are_unique() -> None:
    found = [rule.code for rule in vars(rules).values() if isinstance(rule, Rule)]
    assert sorted(found) == sorted(set(found))


@pytest.mark.parametrize("rule", _rules().values(), ids=_rules().keys())
def test_rule_explains_itself_in_the_handbook(rule: Rule) -> None:
    assert rule.about.endswith(("。", "）"))
    assert len(rule.about) > 8


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.expected[0] == SPEECH and case.expected[3] in LEAVE_OUT],
    ids=lambda case: f"{case.expected[3]} {case.name}",
)
def test_bad_record_is_left_out_and_others_stay(case: Case, archive: Archive) -> None:
    root = archive({**case.files, "materials/speeches/good.md": material("title: 别的")})
    keys = {record.key for record in examine(root, today=TODAY).library.records}
    assert keys == {"speeches/good"}


@pytest.mark.parametrize(
    "case",
    [case for case in CASES if case.expected[3][0] in "BLC" and case.expected[3] != "L111"],
    ids=lambda case: f"{case.expected[3]} {case.name}",
)
def test_doubtful_record_stays(case: Case, archive: Archive) -> None:
    library = examine(archive(case.files), today=TODAY).library
    assert case.expected[0] in {record.document.file for record in library.records}


def test_records_that_differ_by_case_are_both_left_out(archive: Archive) -> None:
    root = archive({"materials/speeches/Zuotan.md": FINE, OTHER: FINE})
    library = examine(root, today=TODAY).library
    assert library.records == ()
    assert library.broken == {"speeches/Zuotan", "speeches/zuotan"}


def test_what_refers_to_a_broken_record_stays(archive: Archive) -> None:
    root = archive({SPEECH: material("date: 2024"), OTHER: material("title: 乙\nsupersedes: a")})
    examination = examine(root, today=TODAY)
    assert [record.key for record in examination.library.records] == ["speeches/zuotan"]
    (link,) = examination.links.links
    assert link.target is None
