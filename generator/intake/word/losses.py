"""Count what of a Word file could not be kept, and say it."""

from collections import Counter
from enum import Enum


class Lost(Enum):
    """Something that a Word file has and a material file has not; in the order of the report."""

    REVISIONS = "有 {count} 处修订，按接受全部修订以后的文字读取"
    COMMENTS = "有 {count} 条批注没有读入"
    HIDDEN = "有 {count} 处隐藏文字没有读入"
    NOTES = "有 {count} 处脚注找不到内容"
    MERGED = "有 {count} 个表格里有合并的单元格，文字放在第一格，其余的格留空"
    NESTED = "有 {count} 个表格套在别的表格里，只保留了文字"
    NUMBERS = "有 {count} 处自动编号的格式（{detail}）不认识，写成了阿拉伯数字"
    EQUATIONS = "有 {count} 个公式只保留了文字"
    SYMBOLS = "有 {count} 个符号（字体 {detail}）没有读入"
    CODES = "有 {count} 处由域代码显示的内容（带圈字符、复选框等）没有读入"
    RUBY = "有 {count} 处拼音标注没有读入"
    PICTURES = "有 {count} 张图片没有读入"
    CHARTS = "有 {count} 个图表没有读入"
    DIAGRAMS = "有 {count} 个图示（SmartArt）没有读入"
    OBJECTS = "有 {count} 个嵌入的对象没有读入"
    SHAPES = "有 {count} 个图形没有读入"
    DOCUMENTS = "有 {count} 处插入的其他文档没有读入"
    CONTROLS = "清除了 {count} 个控制字符"


class Losses:
    """What was lost so far."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[Lost, str]] = Counter()

    def add(self, lost: Lost, detail: str = "", *, count: int = 1) -> None:
        """Note that something was lost; `detail` says more of it where the wording asks."""
        self._counts[lost, detail] += count

    def clauses(self) -> tuple[str, ...]:
        """Return a Chinese clause for each kind of loss."""
        order = {lost: place for place, lost in enumerate(Lost)}
        found = sorted(self._counts.items(), key=lambda item: (order[item[0][0]], item[0][1]))
        return tuple(
            lost.value.format(count=count, detail=detail)
            for (lost, detail), count in found
            if count
        )
