"""Write numbers as Chinese headings count."""

_DIGITS = "零一二三四五六七八九"


def chinese_number(number: int) -> str:
    """Return 一, 十二, 二十, 九十九, 一百零三 … for 1 to 999, digits for any other number."""
    if not 0 < number < 1000:
        return str(number)
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    text = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += f"{_DIGITS[tens] if hundreds or tens > 1 else ''}十"
    elif hundreds and ones:
        text += "零"
    return text + (_DIGITS[ones] if ones else "")
