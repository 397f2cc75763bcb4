"""Write a number as Word's automatic numbering does."""

from collections.abc import Callable, Mapping

from generator.text.numerals import chinese_number

_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_DIGITS = str.maketrans("0123456789", "〇一二三四五六七八九")
_LEGAL = str.maketrans("零一二三四五六七八九十百", "零壹贰叁肆伍陆柒捌玖拾佰")
_LEGAL_TRADITIONAL = str.maketrans("零一二三四五六七八九十百", "零壹貳參肆伍陸柒捌玖拾佰")
_ROMAN = (
    *((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L")),
    *((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")),
)
# Word goes no further either.
_MAX_LETTERS = 780
_MAX_ROMAN = 3999
_MAX_CHINESE = 999


def write_number(number: int, form: str) -> str | None:
    """Return a number in a format that is called as in the files; None for an unknown one.

    Where the format has no sign for so large a number, the digits are what Word shows, too.
    """
    if signs := _SIGNS.get(form):
        return signs[number - 1] if 0 < number <= len(signs) else str(number)
    write = _WRITERS.get(form)
    return write(number) if write else None


def _letters(number: int) -> str:
    """A … Z, AA, BB … ZZ, AAA."""
    if not 0 < number <= _MAX_LETTERS:
        return str(number)
    rounds, letter = divmod(number - 1, 26)
    return chr(ord("A") + letter) * (rounds + 1)


def _roman(number: int) -> str:
    if not 0 < number <= _MAX_ROMAN:
        return str(number)
    text = ""
    for size, sign in _ROMAN:
        count, number = divmod(number, size)
        text += sign * count
    return text


def _digits(number: int) -> str:
    return str(number).translate(_DIGITS)


def _counting(number: int) -> str:
    """From a hundred on this format goes digit by digit: 九十九, 一〇〇."""
    return chinese_number(number) if 0 < number < 100 else _digits(number)


def _counting_thousand(number: int) -> str:
    return chinese_number(number) if 0 < number <= _MAX_CHINESE else str(number)


def _japanese(number: int) -> str:
    """Count without 零, and without 一 before 百 and 十."""
    text = _counting_thousand(number)
    return text.replace("一百", "百").replace("一十", "十").replace("零", "")


def _legal(signs: Mapping[int, int | str]) -> Callable[[int], str]:
    def write(number: int) -> str:
        text = _counting_thousand(number)
        return (f"一{text}" if text.startswith("十") else text).translate(signs)

    return write


def _row(first: str, length: int) -> str:
    return "".join(chr(ord(first) + step) for step in range(length))


_SIGNS: Mapping[str, str] = {
    "decimalEnclosedCircle": _row("①", 20),
    "decimalEnclosedCircleChinese": _row("①", 20),
    "decimalEnclosedFullstop": _row("⒈", 20),
    "decimalEnclosedParen": _row("⑴", 20),
    # Round brackets, whatever the name says.
    "ideographEnclosedCircle": _row("㈠", 10),
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
}

_WRITERS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalFullWidth": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalFullWidth2": lambda number: str(number).translate(_FULL_WIDTH),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "chineseCounting": _counting,
    "taiwaneseCounting": _counting,
    "chineseCountingThousand": _counting_thousand,
    "taiwaneseCountingThousand": _counting_thousand,
    "japaneseCounting": _japanese,
    "ideographDigital": _digits,
    "japaneseDigitalTenThousand": _digits,
    "taiwaneseDigital": _digits,
    "chineseLegalSimplified": _legal(_LEGAL),
    "ideographLegalTraditional": _legal(_LEGAL_TRADITIONAL),
}
