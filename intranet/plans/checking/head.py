"""Rules for what stands above the text: number and symbol, place and day, title."""

import re
from collections.abc import Iterator

from intranet.documents.paper.wording import (
    PARTY_NUMBER,
    STATE_NUMBER,
    day_padding,
    is_spaced,
    number_padding,
)
from intranet.plans.checking.case import Case, House
from intranet.plans.checking.note import Note, must, should
from intranet.plans.parsing.words import key
from intranet.text.fold import fold_words

_NUMBER_LINE = re.compile(r"(?:^|\s)số\s*[:.]?\s*\d*[a-zđ]?[\s.…_]*[/-]\s*kh\b|^số\s*[:.]?\s*[\d.…_ ]*$")
_DATE_LINE = re.compile(r",\s*ngày\b.*(?:tháng|/)")
_DATE = re.compile(r"ngày\s*(?P<day>\d*)[\s.…_]*tháng\s*(?P<month>\d*)[\s.…_]*năm\s*(?P<year>\d*)")
_SHORT_DATE = re.compile(r",\s*ngày\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}")


def number(case: Case) -> Iterator[Note]:
    """G01–G03, P01, P02: number and symbol as the house writes them (NĐ 30/2020, Phụ lục I, II.3)."""
    header = case.reading.header
    if header.code_raw is None:
        if not case.context.code:
            yield must(
                "number_missing", None, "Kế hoạch không có dòng số, ký hiệu.",
                f"Ghi dòng “{_model(case)}” dưới tên cơ quan ban hành.",
            )  # fmt: skip
        return
    line = case.find(_NUMBER_LINE, last=case.title_line) or case.find(_NUMBER_LINE)
    if header.code is None and not case.context.code:
        yield should(
            "number_blank", line, "Số văn bản còn để trống.",
            "Khi kế hoạch đã ký, văn thư cấp số và ghi vào dòng này.",
        )  # fmt: skip
    yield from _symbol(case, line, header.code_raw)


def _symbol(case: Case, line: int | None, raw: str) -> Iterator[Note]:
    if case.house is House.YOUTH:
        return
    printed = f"Số {raw}" if case.is_party else f"Số: {raw}"
    before = key(case.lines[line - 1]) if line else ""
    if case.is_party and re.search(r"số\s*:", before):
        yield must(
            "number_colon", line, "Văn bản của Đảng viết “Số” không có dấu hai chấm.",
            "Bỏ dấu hai chấm sau chữ “Số”.",
        )  # fmt: skip
    elif not case.is_party and re.search(r"(?:^|\s)số\s+[\d/.…_]", before):
        yield must(
            "number_colon", line, "Sau chữ “Số” thiếu dấu hai chấm.", f"Viết theo mẫu “{_model(case)}”."
        )
    if is_spaced(printed):
        yield must(
            "number_spaced", line, f"Số, ký hiệu “{raw}” có dấu cách thừa.", "Viết liền số với ký hiệu."
        )
        return
    found = (PARTY_NUMBER if case.is_party else STATE_NUMBER).fullmatch(printed)
    if found is None or found["kind"] != "KH" or (not case.is_party and not found["rest"]):
        yield must(
            "number_form", line, f"Số, ký hiệu “{raw}” chưa đúng mẫu của kế hoạch.",
            f"Viết theo mẫu “{_model(case)}”.",
        )  # fmt: skip
    elif said := number_padding(found["number"]):
        yield must(
            "number_padding", line, said, f"Viết “{found['number'].zfill(2)}” thay cho “{found['number']}”."
        )


def _model(case: Case) -> str:
    if case.is_party:
        return "Số 05-KH/ĐU"
    return {House.FRONT: "Số: 05/KH-MTTQ-BTT", House.COUNCIL: "Số: 05/KH-HĐND"}.get(
        case.house, "Số: 05/KH-UBND"
    )


def day(case: Case) -> Iterator[Note]:
    """G03: “ngày 05 tháng 02 năm 2026”, in full (NĐ 30/2020, Phụ lục I, II.4)."""
    header = case.reading.header
    line = case.find(_DATE_LINE, last=case.title_line)
    if header.place is None and header.date is None and line is None:
        if case.context.issued_on is None:
            yield must(
                "date_missing", None, "Kế hoạch không có dòng địa danh, ngày tháng năm ban hành.",
                "Ghi địa danh và “ngày … tháng … năm …” cùng hàng với số, ký hiệu.",
            )  # fmt: skip
        return
    if case.context.issued_on is None and (header.date is None or len(header.date) < 10):
        parts = {4: "Ngày và tháng", 7: "Ngày"}.get(len(header.date or ""), "Ngày, tháng, năm")
        yield should(
            "date_blank",
            line,
            f"{parts} ban hành còn để trống.",
            "Ghi đủ khi người có thẩm quyền ký kế hoạch.",
        )
    text = key(case.lines[line - 1]) if line else ""
    if _SHORT_DATE.search(text):
        yield must(
            "date_short", line, "Ngày ban hành viết tắt bằng dấu gạch.", "Viết đủ “ngày … tháng … năm …”."
        )
    elif found := _DATE.search(text):
        for said in day_padding(found["day"], found["month"]):
            yield must("date_padding", line, said, "Viết theo mẫu “ngày 05 tháng 02 năm 2026”, “tháng 9”.")


def place(case: Case) -> Iterator[Note]:
    """G16: the place of the date line is the one of the body that issues the plan."""
    header = case.reading.header
    own = _place_of(header.issuer or "")
    line = case.find(_DATE_LINE, last=case.title_line)
    if not header.place or not own or line is None:
        return
    known = case.context.place
    if known and fold_words(known) == fold_words(own):
        own = known
    printed, wanted = key(header.place), key(own)
    if printed != wanted and f" {printed} " not in f" {wanted} " and f" {wanted} " not in f" {printed} ":
        yield must(
            "place_differs", line, f"Địa danh “{header.place}” khác tên đơn vị hành chính “{own}”.",
            f"Ghi địa danh là “{own}”.",
        )  # fmt: skip


def _place_of(issuer: str) -> str:
    """Return the commune's name in the name of a body of a commune; of others papers name their seat."""
    found = re.search(
        r"(?:^|\s)(?:xã|phường|đặc khu)\s+(?P<place>[^\W\d_]+(?:\s+[^\W\d_]+){0,4})$", issuer, re.I
    )
    words = found["place"] if found else ""
    return words if words and all(word[0].isupper() for word in words.split()) else ""


def title(case: Case) -> Iterator[Note]:
    """G05: the name of the kind and a trích yếu below it."""
    if case.reading.header.title and key(case.reading.header.title).strip(" .:") == "kế hoạch":
        yield must(
            "subject_missing", case.title_line, "Dưới tên loại “KẾ HOẠCH” chưa có trích yếu nội dung.",
            "Ghi trích yếu ngay dưới tên loại.",
        )  # fmt: skip


def dear(case: Case) -> Iterator[Note]:
    """G09: “Kính gửi” stands on letters only (NĐ 30/2020, Phụ lục I, II.9)."""
    if line := case.find(
        re.compile(r"^kính (?:gửi|trình)\b"), last=case.body[0].first if case.body else None
    ):
        yield must(
            "dear_on_plan", line, "Kế hoạch không có phần “Kính gửi”.",
            "Bỏ dòng này; nơi nhận ghi ở cuối kế hoạch.",
        )  # fmt: skip


def motto(case: Case) -> Iterator[Note]:
    """P08: no Quốc hiệu on a paper of the Party, nor the Party's heading on one of the State."""
    pattern = r"cộng hòa xã hội chủ nghĩa" if case.is_party else r"^đảng cộng sản việt nam"
    if case.house is House.YOUTH or not (line := case.find(re.compile(pattern), last=case.title_line)):
        return
    words = (
        ("Văn bản của Đảng không có Quốc hiệu, Tiêu ngữ.", "Thay bằng tiêu đề “ĐẢNG CỘNG SẢN VIỆT NAM”.")
        if case.is_party
        else ("Văn bản của cơ quan nhà nước không ghi tiêu đề của Đảng.", "Thay bằng Quốc hiệu, Tiêu ngữ.")
    )
    yield must("motto_wrong", line, *words)


RULES = (number, day, place, title, dear, motto)
