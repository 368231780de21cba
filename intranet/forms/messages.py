"""What the form kit says of its own accord, in Vietnamese.

A field says so where what was sent could not come from its page: a choice that is not on the list, letters
for a number. People meet it with an old page or a broken connection, so it tells them what to do.
"""

_CHOOSE = "Hãy chọn một mục trong danh sách."
_INVALID = "Mục này chưa đúng. Hãy kiểm tra rồi nhập lại."
_NUMBER = "Hãy nhập một số."

# By the kit's own words; those that count something come in two of its words and one of ours.
WORDS = {
    "Not a valid choice.": _CHOOSE,
    "Invalid Choice: could not coerce.": _CHOOSE,
    "Choices cannot be None.": _CHOOSE,
    "Invalid choice(s): one or more data inputs could not be coerced.": _CHOOSE,
    "'%(value)s' is not a valid choice for this field.": "Mục “%(value)s” không có trong danh sách.",
    "'%(value)s' are not valid choices for this field.": "Các mục “%(value)s” không có trong danh sách.",
    "Not a valid integer value.": _NUMBER,
    "Not a valid decimal value.": _NUMBER,
    "Not a valid float value.": _NUMBER,
    "Not a valid datetime value.": "Ngày giờ chưa đúng, ví dụ 20/11/2026 07:30.",
    "Not a valid date value.": "Ngày chưa đúng, ví dụ 20/11/2026.",
    "Not a valid time value.": "Giờ chưa đúng, ví dụ 07:30.",
    "Not a valid week value.": "Tuần chưa đúng.",
    "This field is required.": "Cần nhập mục này.",
    "Invalid input.": _INVALID,
    "Invalid field name '%s'.": _INVALID,
    "Field must be equal to %(other_name)s.": "Hai lần nhập chưa giống nhau.",
    "Field must be at least %(min)d character long.": "Cần ít nhất %(min)d ký tự.",
    "Field must be at least %(min)d characters long.": "Cần ít nhất %(min)d ký tự.",
    "Field cannot be longer than %(max)d character.": "Chỉ nhận tối đa %(max)d ký tự.",
    "Field cannot be longer than %(max)d characters.": "Chỉ nhận tối đa %(max)d ký tự.",
    "Field must be exactly %(max)d character long.": "Cần đúng %(max)d ký tự.",
    "Field must be exactly %(max)d characters long.": "Cần đúng %(max)d ký tự.",
    "Field must be between %(min)d and %(max)d characters long.": "Cần từ %(min)d đến %(max)d ký tự.",
    "Number must be at least %(min)s.": "Số nhỏ nhất là %(min)s.",
    "Number must be at most %(max)s.": "Số lớn nhất là %(max)s.",
    "Number must be between %(min)s and %(max)s.": "Hãy nhập số từ %(min)s đến %(max)s.",
    "Date must be at least %(min)s.": "Ngày sớm nhất là %(min)s.",
    "Date must be at most %(max)s.": "Ngày muộn nhất là %(max)s.",
    "Date must be between %(min)s and %(max)s.": "Hãy nhập ngày từ %(min)s đến %(max)s.",
    "Invalid email address.": "Địa chỉ thư điện tử chưa đúng.",
    "Invalid IP address.": "Địa chỉ máy chưa đúng.",
    "Invalid Mac address.": "Địa chỉ máy chưa đúng.",
    "Invalid URL.": "Địa chỉ trang chưa đúng.",
    "Invalid UUID.": _INVALID,
    "Invalid value, must be one of: %(values)s.": "Chỉ nhận: %(values)s.",
    "Invalid value, can't be any of: %(values)s.": "Không nhận: %(values)s.",
    "This field cannot be edited.": "Mục này không sửa được.",
    "This field is disabled and cannot have a value.": "Mục này không nhập được.",
}


class Vietnamese:
    """The translations that the form kit asks for."""

    def gettext(self, text: str) -> str:
        """Return *text* in Vietnamese; what is ours already comes back as it is."""
        return WORDS.get(text, text)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return what is said of *number* things."""
        return self.gettext(singular if number == 1 else plural)
