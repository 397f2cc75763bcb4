"""Quotations that a careless check gets wrong, each with what is right to say of it.

The records are invented.  `NEW` replaced `OLD`, and differs from it in a few words; of `PRESS` only
a summary is there; `OTHER` quotes `NEW` itself.
"""

from dataclasses import dataclass

NEW = "speeches/new"
OLD = "speeches/old"
PRESS = "speeches/press"
RULE = "speeches/rule"
ENGLISH = "speeches/english"
OTHER = "experiences/other"

FILES = {
    "materials/speeches/new.md": """---
title: 在秋季会议上的讲话
date: 2026-10-01
disclosure: 全文公开
supersedes: [old]
---

## 一、先弄清情况

没有调查清楚的事项，不列入年度计划；一时弄不清楚的，注明“待核”。数对不上，决策就慢；数对上了，往往已经过了该办的时候。

各单位每季度至少走访三十户，其中困难户不少于十户，走访结果在五个工作日内转出。

今年全区投入二千三百万元，比去年增长3.5%，惠及1,200户、3万余人。

## 二、再商量办法

带着问题去，随机看几户，谁走访谁动笔。不能用听来的话代替看见的事，也不能用一户的难处代替一村的难处。
""",
    "materials/speeches/old.md": """---
title: 在春季会议上的讲话
date: 2026-03-01
disclosure: 全文公开
---

没有调查清楚的事项，原则上不列入年度计划；一时弄不清楚的，可以先列入。

各单位每半年至少走访二十户，其中困难户不少于十户，走访结果在十个工作日内转出。

开会之前先把材料读完，读不完的不要来开会。
""",
    "materials/speeches/press.md": """---
title: 在冬季会议上的讲话
date: 2026-11-01
disclosure: 新闻摘发
---

走访次数要服从走访质量，宁可少走几户，也要把一户说清楚。
""",
    "materials/speeches/rule.md": """---
title: 走访记录管理办法
date: 2025-01-01
---

第一条 走访记录由走访人本人填写，不得由他人代填，不得事后补填。

第二条 走访记录保存期限为5年，涉及信访事项的保存期限为10年。

第三条 一户一页，记录时间、地点、在场人员和所谈事项，由走访人和被访人签字确认。
""",
    "materials/speeches/english.md": """---
title: A visitor's notes
---

The report shall not be published before the committee has approved it in writing.
""",
    "materials/experiences/other.md": """---
title: 一次走访的体会
date: 2026-10-20
---

讲话里说：“带着问题去，随机看几户，谁走访谁动笔。”我们照着做了，回来才知道，问的话越小，听到的事越大。
""",
}


@dataclass(frozen=True)
class HardCase:
    """A draft with one quotation that matters.

    Attributes:
        name: what is hard about it.
        draft: the text; its last quotation is meant.
        verdict: that is right.
        source: the record that must be named, or an empty string where none can be.
        said: what the report must say, or an empty string.
    """

    name: str
    draft: str
    verdict: str
    source: str = ""
    said: str = ""


def _plain(text: str) -> str:
    return f"“{text}”"


HARD_CASES = (
    # The same, however it is printed.
    HardCase("the same", _plain("没有调查清楚的事项，不列入年度计划"), "same", NEW),
    HardCase("with spaces", _plain("没有调查清楚的事项，不列入 年度计划"), "same", NEW),
    HardCase("marks one step lower", _plain("一时弄不清楚的，注明‘待核’。"), "same", NEW),
    HardCase("corner brackets", "「一时弄不清楚的，注明『待核』。」", "same", NEW),
    HardCase("straight marks", '"带着问题去，随机看几户，谁走访谁动笔。"', "same", NEW),
    HardCase("no final stop", _plain("谁走访谁动笔。不能用听来的话代替看见的事"), "same", NEW),
    HardCase("two sentences", _plain("注明‘待核’。数对不上，决策就慢"), "same", NEW),
    HardCase("block quotation", "> 各单位每季度至少走访三十户，其中困难户不少于十户", "same", NEW),
    HardCase(
        "across paragraphs",
        _plain("往往已经过了该办的时候。各单位每季度至少走访三十户"),
        "same",
        NEW,
    ),
    HardCase(
        "paragraphs with a mark each",
        "“往往已经过了该办的时候。\n\n“各单位每季度至少走访三十户”",
        "same",
        NEW,
    ),
    HardCase(
        "an omission", _plain("没有调查清楚的事项，不列入年度计划……数对不上，决策就慢"), "same", NEW
    ),
    HardCase("two omissions", _plain("带着问题去……谁走访谁动笔……代替看见的事"), "same", NEW),
    HardCase("three dots", _plain("带着问题去...谁走访谁动笔"), "same", NEW),
    HardCase("bold inside", "“没有调查清楚的事项，**不列入**年度计划”", "same", NEW),
    HardCase(
        "English", "“shall not be published before the committee has approved it”", "same", ENGLISH
    ),
    HardCase(
        "words that another record quotes",
        _plain("带着问题去，随机看几户，谁走访谁动笔。"),
        "same",
        NEW,
    ),
    HardCase("in both versions", _plain("其中困难户不少于十户，走访结果在"), "same", NEW),
    HardCase(
        "short, with its source",
        "《在秋季会议上的讲话》提出“随机看几户”。",
        "same",
        NEW,
    ),
    HardCase("two letters, with their source", f"“待核”（{NEW}）", "same", NEW),
    # Only punctuation or width.
    HardCase("a comma more", _plain("没有调查清楚的事项，不列入，年度计划"), "punctuation", NEW),
    HardCase("a comma less", _plain("没有调查清楚的事项不列入年度计划"), "punctuation", NEW),
    HardCase("another stop", _plain("带着问题去；随机看几户；谁走访谁动笔。"), "punctuation", NEW),
    HardCase("half-width comma", _plain("没有调查清楚的事项,不列入年度计划"), "punctuation", NEW),
    HardCase("full-width digits", _plain("比去年增长３.５%，惠及1,200户"), "punctuation", NEW),
    HardCase("no comma of thousands", _plain("比去年增长3.5%，惠及1200户"), "punctuation", NEW),
    HardCase(
        "an omission of nothing", _plain("没有调查清楚的事项……不列入年度计划"), "punctuation", NEW
    ),
    # One letter.
    HardCase(
        "不 dropped", _plain("没有调查清楚的事项，列入年度计划"), "changed", NEW, "缺“不”（否定词）"
    ),
    HardCase(
        "不 added", _plain("数对不上，决策就不慢；数对上了"), "changed", NEW, "多“不”（否定词）"
    ),
    HardCase(
        "不 moved",
        _plain("没有不调查清楚的事项，列入年度计划"),
        "changed",
        NEW,
        "“不”换了位置（否定词）",
    ),
    HardCase(
        "不得 dropped",
        _plain("由走访人本人填写，得由他人代填，不得事后补填"),
        "changed",
        RULE,
        "否定词",
    ),
    HardCase("不能 for 不宜", _plain("不宜用听来的话代替看见的事"), "changed", NEW, "“能”改成“宜”"),
    HardCase("万 for 亿", _plain("惠及1,200户、3亿余人"), "changed", NEW, "“3万”改成“3亿”（数字）"),
    HardCase("a digit", _plain("今年全区投入二千五百万元，比去年增长"), "changed", NEW, "（数字）"),
    HardCase(
        "the point dropped",
        _plain("比去年增长35%，惠及1,200户"),
        "changed",
        NEW,
        "“3.5%”改成“35%”（数字）",
    ),
    HardCase(
        "the sign of per cent dropped",
        _plain("比去年增长3.5，惠及1,200户"),
        "changed",
        NEW,
        "（数字）",
    ),
    HardCase(
        "years in digits",
        _plain("走访记录保存期限为6年，涉及信访"),
        "changed",
        RULE,
        "“5”改成“6”（数字）",
    ),
    HardCase("two letters swapped", _plain("没有查调清楚的事项，不列入年度计划"), "changed", NEW),
    HardCase(
        "two words swapped", _plain("不能用看见的事代替听来的话，也不能用一户"), "changed", NEW
    ),
    HardCase(
        "a word for another",
        _plain("走访结果在五个自然日内转出"),
        "changed",
        NEW,
        "“工作”改成“自然”",
    ),
    HardCase("traditional letters", _plain("沒有調查清楚的事項，不列入年度計劃"), "changed", NEW),
    HardCase(
        "one traditional letter",
        _plain("没有調查清楚的事项，不列入年度计划"),
        "changed",
        NEW,
        "“调”改成“調”",
    ),
    HardCase(
        "English not dropped",
        "“shall be published before the committee has approved it”",
        "changed",
        ENGLISH,
    ),
    HardCase(
        "case of letters",
        "“The Report shall not be published before the committee”",
        "changed",
        ENGLISH,
    ),
    HardCase("at the beginning", _plain("已有调查清楚的事项，不列入年度计划"), "changed", NEW),
    HardCase(
        "at the end",
        _plain("没有调查清楚的事项，不列入年度预算"),
        "changed",
        NEW,
        "“计划”改成“预算”",
    ),
    # More than a letter.
    HardCase(
        "a clause dropped",
        _plain("数对不上，往往已经过了该办的时候"),
        "changed",
        NEW,
        "缺“决策就慢；数对上了，”",
    ),
    HardCase(
        "a long clause dropped",
        _plain("各单位每季度至少走访三十户，走访结果在五个工作日内转出"),
        "changed",
        NEW,
        "缺“其中困难户不少于十户，”",
    ),
    HardCase(
        "a clause added",
        _plain("带着问题去，带着感情去，随机看几户，谁走访谁动笔"),
        "changed",
        NEW,
        "多“带着感情去，”",
    ),
    HardCase(
        "two passages joined",
        _plain("没有调查清楚的事项，不列入年度计划；开会之前先把材料读完，读不完的不要来开会"),
        "changed",
        "",
        "由几处原文拼接",
    ),
    HardCase(
        "omission in the wrong order",
        _plain("谁走访谁动笔……没有调查清楚的事项，不列入年度计划"),
        "changed",
        NEW,
        "不是按这个次序",
    ),
    HardCase(
        "a changed part after an omission",
        _plain("没有调查清楚的事项，列入年度计划……数对不上，决策就慢"),
        "changed",
        NEW,
        "缺“不”（否定词）",
    ),
    HardCase(
        "another version's look-alike, mixed",
        _plain("各单位每季度至少走访二十户，其中困难户不少于十户"),
        "changed",
        "",
        "（数字）",
    ),
    HardCase(
        "unclosed",
        "他说：“没有调查清楚的事项，列入年度计划",
        "changed",
        NEW,
        "引号没有配对",
    ),
    # Not where it is said to be from.
    HardCase(
        "another source",
        "《在春季会议上的讲话》要求“带着问题去，随机看几户，谁走访谁动笔。”",
        "other-source",
        NEW,
    ),
    HardCase(
        "the old words under the new title",
        "《在秋季会议上的讲话》要求“各单位每半年至少走访二十户，其中困难户不少于十户”。",
        "other-source",
        OLD,
    ),
    HardCase(
        "the source behind",
        f"“走访记录由走访人本人填写，不得由他人代填”（见 {NEW}）",
        "other-source",
        RULE,
    ),
    # Where it may not be taken from.
    HardCase(
        "only in the old one",
        _plain("开会之前先把材料读完，读不完的不要来开会。"),
        "superseded",
        OLD,
    ),
    HardCase(
        "in both, the old one named",
        "《在春季会议上的讲话》提出“其中困难户不少于十户，走访结果在”。",
        "superseded",
        OLD,
    ),
    HardCase("only a summary", _plain("宁可少走几户，也要把一户说清楚。"), "summary-only", PRESS),
    # Nowhere.
    HardCase("nobody said it", _plain("这一句话哪里也没有，是现编出来的"), "not-found"),
    HardCase("common words", _plain("进一步加强学习，切实抓好落实工作"), "not-found"),
    HardCase(
        "an omission around nothing",
        _plain("没有调查清楚的事项……全部由街道兜底解决"),
        "not-found",
        "",
        "找不到出处",
    ),
    # No quotation at all.
    HardCase("a term", "这张表叫“一张表”", "term"),
    HardCase("seven letters", "讲的是“没有调查清楚的”那几件", "term"),
    HardCase("marks only", "“……”", "term"),
)
