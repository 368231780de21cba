"""One fault planted in a clean plan is one note, at its line, and no other."""

from datetime import date

import pytest

from intranet.plans.checking import Context, check
from intranet.plans.parsing import read_text
from tests.plans.checking import clean
from tests.plans.checking.clean import PARTY_NEW, PARTY_OLD, STATE_NEW, STATE_OLD

# base, its words, what stands there instead, the code, words of the line (None: of no line)
FAULTS = [
    # The head
    (STATE_NEW, "Số: 41/KH-UBND\n", "", "number_missing", None),
    (STATE_NEW, "Số: 41/", "Số: /", "number_blank", "Số: /"),
    (STATE_NEW, "Số: 41/", "Số: 41 /", "number_spaced", "Số: 41 /"),
    (STATE_NEW, "Số: 41/", "Số 41/", "number_colon", "Số 41/"),
    (STATE_NEW, "Số: 41/", "Số: 4/", "number_padding", "Số: 4/"),
    (STATE_NEW, "41/KH-UBND", "41/KH", "number_form", "41/KH"),
    (PARTY_NEW, "Số 36-KH", "Số: 36-KH", "number_colon", "Số: 36"),
    (PARTY_NEW, "36-KH/ĐU", "36 -KH/ĐU", "number_spaced", "36 -KH"),
    (STATE_NEW, "ngày 04 tháng 8", "ngày 4 tháng 8", "date_padding", "ngày 4 tháng 8"),
    (STATE_NEW, "ngày 04 tháng 8", "ngày 04 tháng 08", "date_padding", "tháng 08"),
    (STATE_OLD, "20 tháng 02", "20 tháng 2", "date_padding", "20 tháng 2 năm"),
    (STATE_NEW, "ngày 04 tháng 8 năm 2026\n", "ngày 04/8/2026\n", "date_short", "ngày 04/8/2026"),
    (STATE_NEW, "ngày 04 tháng 8 năm 2026\n", "ngày      tháng 8 năm 2026\n", "date_blank", "ngày tháng 8"),
    (STATE_NEW, "Suối Trăng, ngày 04 tháng 8 năm 2026\n", "", "date_missing", None),
    (STATE_NEW, "Suối Trăng, ngày", "Suối Trắng, ngày", "place_differs", "Suối Trắng, ngày"),
    (STATE_NEW, "\nCăn cứ Luật Tổ", "\nKính gửi: Các trưởng thôn.\n\nCăn cứ Luật Tổ",
     "dear_on_plan", "Kính gửi"),
    (PARTY_NEW, "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "motto_wrong", "CỘNG HÒA"),
    # Căn cứ
    (STATE_NEW, "16 tháng 6 năm 2025;", "16 tháng 6 năm 2025.", "basis_stop", "năm 2025."),
    (STATE_NEW, "11 năm 2022.", "11 năm 2022;", "basis_end", "11 năm 2022;"),
    (STATE_NEW, "địa phương ngày 16", "địa phương số 72/2025/QH15 ngày 16", "law_numbered", "72/2025/QH15"),
    # Parts and numbers
    (STATE_NEW, "III. TỔ CHỨC", "II. TỔ CHỨC", "part_twice", "II. TỔ CHỨC"),
    (STATE_NEW, "III. TỔ CHỨC", "IV. TỔ CHỨC", "part_gap", "IV. TỔ CHỨC"),
    (STATE_NEW, "3. Phòng Kinh tế", "2. Phòng Kinh tế", "number_twice", "2. Phòng Kinh tế"),
    (STATE_NEW, "6. Trưởng các thôn", "7. Trưởng các thôn", "number_gap", "7. Trưởng"),
    (STATE_NEW, "b) Thông báo", "d) Thông báo", "point_gap", "d) Thông báo"),
    (STATE_NEW, "II. THỜI GIAN", "II- THỜI GIAN", "marks_mixed", "II- THỜI"),
    (STATE_NEW, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU:", "heading_colon", "YÊU CẦU:"),
    (STATE_NEW, "MỤC ĐÍCH, YÊU CẦU", "MỤC ĐÍCH, YÊU CẦU.", "heading_stop", "YÊU CẦU."),
    (STATE_NEW, "2. Yêu cầu\n", "2. Yêu cầu.\n", "heading_stop", "2. Yêu cầu."),
    # Days
    (STATE_NEW, "trước ngày 03/9/2026", "trước ngày 31/9/2026", "date_impossible", "31/9/2026"),
    (STATE_NEW, "thứ Năm, ngày 10", "thứ Ba, ngày 10", "weekday_wrong", "thứ Ba"),
    (STATE_NEW, "- Giữ gìn trật tự trong ngày đối thoại.", "- Tuần tra từ ngày 12/9/2026 đến ngày 08/9/2026.",
     "span_backwards", "12/9/2026"),
    (STATE_NEW, "với Nhân dân năm 2026\n\n", "với Nhân dân năm 2025\n\n",
     "year_differs", "Nhân dân năm 2025"),
    (STATE_OLD, "ngày 18/4/2024", "ngày 18/01/2024", "dialogue_past", "18/01/2024"),
    (STATE_NEW, "trước ngày 03/9/2026", "trước ngày 03/7/2026", "due_past", "03/7/2026"),
    # The dialogue
    (STATE_NEW, " và đại diện Thường trực Hội đồng nhân dân xã đồng chủ trì", "",
     "co_chair_missing", "3. Chủ trì"),
    (STATE_NEW, "4. Thư ký: công chức Văn phòng HĐND và UBND xã.\n", "", "secretary_missing", None),
    (STATE_NEW, "chậm nhất 07 ngày trước", "chậm nhất 05 ngày trước", "notice_short", "05 ngày trước"),
    (STATE_NEW, "chậm nhất 07 ngày trước", "chậm nhất 03 ngày làm việc trước",
     "notice_short", "03 ngày làm việc"),
    (STATE_NEW, "đối thoại chậm nhất 07 ngày trước ngày đối thoại", "đối thoại trước ngày 08/9/2026",
     "notice_short", "08/9/2026"),
    (STATE_NEW, "chậm nhất 10 ngày sau", "chậm nhất 15 ngày sau", "results_late", "15 ngày sau"),
    (STATE_NEW, "chậm nhất 10 ngày sau", "chậm nhất 10 ngày làm việc sau",
     "results_late", "10 ngày làm việc sau"),
    (STATE_OLD, "2. Địa điểm: Nhà văn hóa thôn Trung.\n", "", "time_or_place_missing", None),
    # Duties
    (STATE_NEW, "07 ngày trước ngày đối thoại", "07 ngày đối thoại", "word_missing", "07 ngày đối thoại"),
    (STATE_OLD, " trước ngày 10/4/2024", "", "dates_missing", "III. TỔ CHỨC"),
    (STATE_NEW, "cũng được nghe trả lời.", "cũng được nghe trả lời; gửi câu hỏi về xã trước ngày 01/9/2026.",
     "due_outside", "01/9/2026"),
    # The end
    (STATE_NEW, "nghiêm túc thực hiện./.", "nghiêm túc thực hiện.", "end_mark_missing", "nghiêm túc"),
    (STATE_NEW, "ngày đối thoại.\n5.", "ngày đối thoại./.\n5.", "end_mark_twice", "trong ngày đối thoại"),
    (PARTY_NEW, "Ban Thường vụ Đảng ủy phường.\n", "Ban Thường vụ Đảng ủy phường./.\n",
     "end_mark_party", "./."),
    (STATE_NEW, "Nơi nhận:", "Nơi nhận", "recipients_colon", "Nơi nhận"),
    (PARTY_OLD, "Nơi nhận:", "Nơi nhận", "recipients_colon", "Nơi nhận"),
    (STATE_NEW, "- Lưu: VT, VP.", "- Lưu VT, VP.", "filed_form", "- Lưu VT"),
    (STATE_NEW, "- Lưu: VT, VP.\n", "", "filed_missing", "Nơi nhận"),
    (PARTY_NEW, "- Lưu Văn phòng Đảng ủy.", "- Lưu VT.", "filed_form", "- Lưu VT"),
    (STATE_NEW, "- Công an xã (t/h);", "- Công an xã (t/h)", "recipient_stop", "- Công an xã (t/h)"),
    (STATE_NEW, "- Công an xã (t/h);", "- Công an xã | (t/h);", "marks_shared", "- Công an xã |"),
    (STATE_NEW, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n", "", "signer_title_missing", "Lưu Đình Phác"),
    (STATE_NEW, "Lưu Đình Phác\n", "", "signer_missing", None),
    (STATE_NEW, "Lưu Đình Phác", "ThS. Lưu Đình Phác", "signer_degree", "ThS."),
    (STATE_NEW, "TM. ỦY BAN", "T/M ỦY BAN", "authority_form", "T/M"),
    (PARTY_NEW, "T/M BAN", "TM. BAN", "authority_form", "TM."),
    (PARTY_NEW, "\nPHÓ BÍ THƯ", "\nK/T BÍ THƯ\nPHÓ BÍ THƯ", "deputy_form", "T/M"),
    (STATE_OLD, "KT. CHỦ TỊCH\n", "", "deputy_form", "TM."),
    (STATE_OLD, "\nPHÓ CHỦ TỊCH\n", "\nCHỦ TỊCH\n", "deputy_form", "TM."),
    (STATE_OLD, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG",
     "post_not_yet", "TL. CHỦ TỊCH"),
    (STATE_NEW, "- Lưu: VT, VP.", "- Lưu: VT, VP;", "filed_stop", "- Lưu: VT"),
    (STATE_NEW, "- Thường trực Đảng ủy (b/c);", "- Như trên;\n- Thường trực Đảng ủy (b/c);",
     "as_above", "- Như trên"),
    (STATE_NEW, "b) Thông báo", "f) Thông báo", "point_letter", "f) Thông báo"),
    (STATE_NEW, "Lưu Đình Phác\n", "Lưu Đình Phác\n\nPhụ lục\nDANH SÁCH CÂU HỎI GỬI TRƯỚC\n",
     "annex_unlinked", "Phụ lục"),
    (STATE_NEW, "Lưu Đình Phác\n",
     "Lưu Đình Phác\n\nPhụ lục\nDANH SÁCH\n(Kèm theo Kế hoạch số 41/KH-UBND của UBND xã)\nTên người dự.\n"
     "Phụ lục II\nMẪU CÂU HỎI\n(Kèm theo Kế hoạch số 41/KH-UBND của UBND xã)\n",
     "annex_unnumbered", "Phụ lục"),
    (STATE_NEW, "- Lưu: VT, VP.", "- Lưu:", "filed_form", "- Lưu:"),
    # Persons
    (STATE_NEW, "ai hỏi cũng được", "ai hỏi xưng tên, số căn cước 012 345 678 901, cũng được",
     "personal_data", "012 345"),
    (STATE_NEW, "4. Thư ký: công chức", "4. Thư ký (sinh năm 1988): công chức", "personal_data", "1988"),
    (STATE_NEW, "- Mời các hộ", "- Gọi ông trưởng thôn, số 0912345678, mời hộ", "personal_data", "0912"),
    (STATE_NEW, "- Mời các hộ", "- Mời bà Sa, thường trú tại thôn Hạ, và các hộ", "personal_data", "bà Sa"),
    # Bodies
    (STATE_NEW, "- Giữ gìn trật tự", "- Phối hợp với Công an huyện giữ gìn trật tự", "helper_gone",
     "Công an huyện"),
    (STATE_NEW, "- Thường trực Đảng ủy (b/c);", "- UBND huyện (b/c);", "body_gone", "UBND huyện"),
    (PARTY_NEW, "Ban Thường vụ Tỉnh ủy", "Ban Thường vụ Huyện ủy", "body_gone", "Huyện ủy"),
    (STATE_NEW, "3. Phòng Kinh tế", "3. Công chức Tài chính - Kế toán", "post_gone", "3. Công chức"),
    (STATE_OLD, "2. Công chức Tài chính - Kế toán", "2. Phòng Kinh tế xã", "post_not_yet", "2. Phòng"),
    (STATE_NEW, "- Trưởng các thôn (t/h);\n", "", "holder_not_addressed", "6. Trưởng các thôn"),
    (STATE_NEW, "- Công an xã (t/h);", "- Công an xã (t/h);\n- Ban Chỉ huy Quân sự xã (t/h);",
     "recipient_without_work", "- Ban Chỉ huy"),
    # Typing
    (STATE_NEW, "việc nào còn chậm", "việc nào còn châmj", "typing_error", "châmj"),
    (STATE_NEW, "Mời các hộ", "Mời cacs hpg cbhk các hộ", "typing_error", "cbhk"),
    (STATE_NEW, "Mời các hộ", "Mời các các hộ", "word_twice", "các các"),
    (STATE_NEW, "4. Công an xã", "4. Cồng an xã", "typing_error", "4. Cồng an"),
    (PARTY_OLD, "2. Khối Dân vận", "2. Khồi Dân vận", "typing_error", "Khồi"),
    (STATE_NEW, "nói rõ việc nào", "nói rõ qua BKLZ việc nào", "abbreviation_untold", "BKLZ"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "old", "new", "code", "words"), FAULTS, ids=[f"{n}-{fault[3]}" for n, fault in enumerate(FAULTS)]
)
def test_a_planted_fault_is_found_and_nothing_else(
    base: str, old: str, new: str, code: str, words: str | None
) -> None:
    assert old in base
    reading = read_text(base.replace(old, new, 1))
    line = words and next(n for n, one in enumerate(reading.lines, start=1) if words in " ".join(one.split()))
    notes = check(reading.lines, reading)
    assert [(note.code, note.line) for note in notes] == [(code, line)]
    for sentence in (notes[0].message, notes[0].mend):
        assert sentence.endswith(".")
        assert sentence[0].isupper() or sentence[0] == "“"


OF_DRAFTS = [
    (STATE_NEW, "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH", "CHỦ TỊCH", "authority_missing", "CHỦ TỊCH"),
    (STATE_OLD, "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "KT. CHỦ TỊCH", "authority_missing", "KT. CHỦ TỊCH"),
    (PARTY_NEW, "- Lưu Văn phòng Đảng ủy.", "- Lưu.", "filed_where", "- Lưu."),
    (STATE_NEW, "- Mời các hộ", "- Theo Công văn số1158/UBND, mời các hộ", "number_glued", "số1158"),
    (STATE_NEW, "trước ngày 03/9/2026", "trước ngày03/9/2026", "number_glued", "ngày03"),
    (STATE_NEW, "- Mời các hộ", "- Theo Quy chế này, mời các hộ", "kind_wrong", "Quy chế này"),
    (STATE_NEW, "- Vận động bà con", "- Cùng UBMTQ vận động bà con", "abbreviation_wrong", "UBMTQ"),
    (STATE_NEW, "trình Chủ tịch UBND xã chậm", "trình Chủ tịch UNBD xã chậm", "abbreviation_wrong", "UNBD"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "old", "new", "code", "words"),
    OF_DRAFTS,
    ids=[f"{n}-{fault[3]}" for n, fault in enumerate(OF_DRAFTS)],
)
def test_a_small_point_of_form_is_told_to_who_can_still_mend_it(
    base: str, old: str, new: str, code: str, words: str
) -> None:
    assert old in base
    reading = read_text(base.replace(old, new, 1))
    line = next(n for n, one in enumerate(reading.lines, start=1) if words in " ".join(one.split()))
    told = check(reading.lines, reading, Context(draft=True))
    assert (code, line) in [(note.code, note.line) for note in told]
    assert code not in {note.code for note in check(reading.lines, reading)}


@pytest.mark.parametrize(
    "said",
    [
        "Đường dây nóng của xã: 0912.345.678.",
        "Điện thoại cơ quan: 0255.3861.234; thư điện tử bovp@suoitrang.gov.vn.",
        "Mỗi hộ được hỗ trợ 0,35 triệu đồng, mã hồ sơ H48.12.340.112233445.",
        "Quyết định số 0123/QĐ-UBND ngày 03/5/2026 của UBND tỉnh.",
    ],
)
def test_the_way_to_an_office_is_no_personal_data(said: str) -> None:
    reading = read_text(STATE_NEW.replace("II. THỜI GIAN", f"- {said}\nII. THỜI GIAN"))
    assert "personal_data" not in {note.code for note in check(reading.lines, reading)}


def test_what_is_filled_in_already_is_not_asked_for() -> None:
    text = clean.STATE_NEW.replace("Số: 41/", "Số: /").replace("04 tháng 8 năm", "     tháng     năm")
    reading = read_text(text)
    filled = Context(code="41/KH-UBND", issued_on=date(2026, 8, 4))
    assert check(reading.lines, reading, filled) == ()
    assert {note.code for note in check(reading.lines, reading)} == {"number_blank", "date_blank"}


def test_a_fixed_day_of_the_dialogue_counts_before_the_words_of_the_plan() -> None:
    text = clean.STATE_NEW.replace("chậm nhất 07 ngày trước ngày đối thoại", "trước ngày 08/9/2026")
    reading = read_text(text)
    later = Context(dialogue_days=(date(2026, 9, 30),))
    assert [note.code for note in check(reading.lines, reading)] == ["notice_short"]
    assert check(reading.lines, reading, later) == ()
