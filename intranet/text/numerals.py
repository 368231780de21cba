"""Numbers as official papers write them: Roman sections, lettered points."""

# NĐ 30/2020, Phụ lục I: the points of a document follow the Vietnamese alphabet, without
# f, j, w, z and without the letters that only carry a mark (ă, â, ê, ô, ơ, ư).
LETTERS = tuple("abcdđeghiklmnopqrstuvxy")
GREATEST_ROMAN = 50
_ROMAN = ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def to_roman(number: int) -> str:
    """Return *number* (1 to 50) as a Roman numeral, for the parts of a document."""
    if not 1 <= number <= GREATEST_ROMAN:
        raise ValueError(f"Số La Mã chỉ dùng từ 1 đến {GREATEST_ROMAN}.")
    written = ""
    for value, sign in _ROMAN:
        while number >= value:
            written += sign
            number -= value
    return written


_READ = {to_roman(number): number for number in range(1, GREATEST_ROMAN + 1)}


def from_roman(text: str) -> int | None:
    """Return the number that the Roman numeral *text* stands for; nothing if it is none."""
    return _READ.get(text.strip().upper())


def to_letter(number: int) -> str:
    """Return the letter of the point with this *number*: 5 is “đ”, 7 is “g”."""
    if not 1 <= number <= len(LETTERS):
        raise ValueError(f"Một khoản chỉ có tối đa {len(LETTERS)} điểm.")
    return LETTERS[number - 1]


def from_letter(text: str) -> int | None:
    """Return which point the letter *text* stands for; nothing if points never use it."""
    letter = text.strip().casefold()
    return LETTERS.index(letter) + 1 if letter in LETTERS else None
