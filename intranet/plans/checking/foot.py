"""Rules for the end of a plan: the end mark, Nơi nhận, Lưu, who signs."""

import re
from collections.abc import Iterator

from intranet.documents.paper.wording import TWO_LEVELS
from intranet.plans.checking.case import Case, House
from intranet.plans.checking.note import Note, must, over, should
from intranet.plans.parsing.letterhead import adopter
from intranet.plans.parsing.words import key, starts_small, tidy

_TO = re.compile(r"^nơi nhận\b")
_FILED = re.compile(r"^(?:[-–+*•]\s*)?lưu\b")
_DEGREE = re.compile(r"^(?:th\.?s|ts|pgs|gs|bs(?:ck\s?i{1,2})?|ks|cn|ths|tiến sĩ|thạc sĩ)\b\.?\s", re.I)
_COMMITTEE = re.compile(r"^(?:ubnd|ủy ban nhân dân)\b")
_AUTHORITY = re.compile(r"^(?P<short>TM|KT|TL|TUQ)\s*(?P<dot>[./])|^(?P<party>[TK])/(?P<rest>M|T|L)\b")


def end_mark(case: Case) -> Iterator[Note]:
    """G07, P09: “./.” closes a plan of the State, a full stop one of the Party."""
    if case.house is House.YOUTH or not case.body:
        return
    last = next((n for n in range(case.foot - 1, case.title_line, -1) if _is_said(case.lines[n - 1])), None)
    marked = [n for n in range(case.title_line, case.foot) if re.search(r"\./\s*\.", case.lines[n - 1])]
    if case.is_party:
        if marked:
            yield over(marked, should(
                "end_mark_party", None, "Văn bản của Đảng kết thúc bằng dấu chấm, không dùng “./.”.",
                "Thay “./.” bằng dấu chấm.",
            ))  # fmt: skip
        elif last and case.lines[last - 1].rstrip(" *").endswith((";", ",", ":")):
            yield must(
                "end_open",
                last,
                "Câu cuối của kế hoạch chưa kết thúc bằng dấu chấm.",
                "Đặt dấu chấm ở cuối câu.",
            )
        return
    if not marked and last:
        yield must(
            "end_mark_missing", last, "Nội dung kế hoạch chưa kết thúc bằng “./.”.",
            "Thêm “./.” vào sau câu cuối cùng.",
        )  # fmt: skip
    elif len(marked) > 1:
        yield over(marked[:-1], must(
            "end_mark_twice", None, "Dấu “./.” đặt quá một lần.", "Chỉ giữ “./.” ở cuối nội dung kế hoạch."
        ))  # fmt: skip


def _is_said(line: str) -> bool:
    return any(c.isalpha() for c in line)


def _foot_lines(case: Case) -> list[tuple[int, str]]:
    """Return the lines from “Nơi nhận” on that name a recipient, by their numbers."""
    to = _to(case)
    if to is None:
        return []
    names = [key(one.name) for one in case.reading.header.recipients]
    found = []
    for number in range(to + 1, len(case.lines) + 1):
        low = key(case.lines[number - 1])
        if low and (re.match(r"[-–+*•]\s*\S", low) or any(name and name in low for name in names)):
            # Beside a recipient may stand, some spaces to the right, the signature.
            found.append((number, tidy(re.split(r"(?<=\S)(?:\s{4,}|\t)", case.raw[number - 1].rstrip())[0])))
        if _FILED.match(low) and len(found) >= len(names):
            break
    return found


def _to(case: Case) -> int | None:
    return next(
        (n for n in range(len(case.lines), case.title_line, -1) if _TO.match(key(case.lines[n - 1]))), None
    )


def recipients(case: Case) -> Iterator[Note]:
    """G08, P06: “Nơi nhận:” with its colon; one mark in brackets belongs to one recipient."""
    to = _to(case)
    if to is None:
        if case.body:
            yield must(
                "recipients_missing", None, "Kế hoạch không có phần “Nơi nhận”.",
                "Ghi “Nơi nhận:” và các nơi nhận ở cuối kế hoạch, bên trái chữ ký.",
            )  # fmt: skip
        return
    if not re.match(r"nơi nhận\s*:", key(case.lines[to - 1])):
        yield must("recipients_colon", to, "Sau chữ “Nơi nhận” thiếu dấu hai chấm.", "Viết “Nơi nhận:”.")
    shared = [n for n, text in _foot_lines(case) if re.search(r"[|}]\s*\(?(?:để\s+)?[^\W\d_]", text)]
    if shared:
        yield over(shared, should(
            "marks_shared", None, "Một ngoặc ghi mục đích gửi dùng chung cho nhiều nơi nhận.",
            "Ghi mục đích gửi, ví dụ (b/c), (t/h), ngay sau tên từng nơi nhận.",
        ))  # fmt: skip


def filed(case: Case) -> Iterator[Note]:
    """G08, P07: the last line says where the plan is filed: “- Lưu: VT, VP.”, or the Party's office."""
    if _to(case) is None or case.house is House.YOUTH:
        return
    line = next((n for n, text in _foot_lines(case) if _FILED.match(key(text))), None)
    low = key(case.lines[line - 1]).lstrip("-–+*• ") if line else ""
    if not low:
        if not any(key(one.name).startswith("lưu") for one in case.reading.header.recipients):
            yield must(
                "filed_missing", _to(case), "Nơi nhận chưa có dòng “Lưu”.",
                "Thêm “- Lưu Văn phòng Đảng ủy.” ở cuối." if case.is_party else "Thêm “- Lưu: VT.” ở cuối.",
            )  # fmt: skip
    elif case.is_party:
        if re.search(r"\bvt\b", low):
            yield must(
                "filed_form", line, "Văn bản của Đảng không lưu “VT”.", "Viết “- Lưu Văn phòng Đảng ủy.”."
            )
    elif case.house is House.FRONT:
        if not re.match(r"lưu\s*:\s*\S", low):
            yield must("filed_form", line, "Dòng “Lưu” chưa đúng mẫu.", "Viết “- Lưu: VT.”, có dấu hai chấm.")
    elif not re.match(r"lưu\s*:\s*vt", low):
        said = case.lines[(line or 1) - 1].lstrip("-–+*• ")
        yield must("filed_form", line, f"Dòng “{said}” chưa đúng mẫu.",
                   "Viết “- Lưu: VT.” hoặc “- Lưu: VT, VP.”, có dấu hai chấm.")  # fmt: skip


def filed_where(case: Case) -> Iterator[Note]:
    """P07: “- Lưu” of a Party's paper names its office."""
    line = next((n for n, text in _foot_lines(case) if _FILED.match(key(text))), None)
    if case.is_party and line and re.fullmatch(r"lưu\W*", key(case.lines[line - 1]).lstrip("-–+*• ")):
        yield must("filed_where", line, "Dòng “Lưu” chưa ghi nơi lưu.", "Viết “- Lưu Văn phòng Đảng ủy.”.")


def lines_closed(case: Case) -> Iterator[Note]:
    """G08: each recipient's line ends with “;”; a list that mostly does is held to it."""
    if not case.follows_decree:
        return
    found = _foot_lines(case)
    names = [
        (n, text) for n, text in found if not _FILED.match(key(text)) and not text.rstrip().endswith(":")
    ]
    last = found[-1][0] if found else 0
    open_ones = [
        n
        for n, text in names
        if n != last
        and not text.rstrip(" *").endswith(";")
        and not (n < len(case.lines) and _goes_on(case, n))
    ]
    if open_ones and len(names) - len(open_ones) > len(open_ones):
        yield over(open_ones, should(
            "recipient_stop", None, "Dòng nơi nhận chưa kết thúc bằng dấu chấm phẩy.",
            "Đặt dấu chấm phẩy sau mỗi nơi nhận, dấu chấm sau dòng “Lưu”.",
        ))  # fmt: skip


def _goes_on(case: Case, number: int) -> bool:
    """Tell whether the next line goes on with the recipient of line *number*."""
    after = case.lines[number]
    small = starts_small(after) or after.startswith(("(", "và "))
    return bool(after) and (small or (case.lines[number - 1].endswith(",") and not after.startswith("-")))


def filed_last(case: Case) -> Iterator[Note]:
    """G08: “Lưu” closes the list, and a stop closes “Lưu”."""
    found = _foot_lines(case) if case.follows_decree else []
    at = next((at for at, (_, text) in enumerate(found) if _FILED.match(key(text))), None)
    if at is None:
        return
    number, text = found[at]
    if text.rstrip(" *").endswith((";", ",")) and re.match(r"\W*lưu\s*:\s*vt", key(text)):
        yield should(
            "filed_stop", number, "Dòng “Lưu” chưa kết thúc bằng dấu chấm.", "Đặt dấu chấm sau dòng “Lưu”."
        )


def as_above(case: Case) -> Iterator[Note]:
    """G09: “Như trên” repeats a “Kính gửi”, which a plan does not have."""
    name = next((one.name for one in case.reading.header.recipients if key(one.name) == "như trên"), None)
    if name:
        yield should(
            "as_above", case.line_of(name, first=case.foot),
            "Nơi nhận ghi “Như trên” nhưng kế hoạch không có phần “Kính gửi”.",
            "Ghi tên từng nơi nhận, hoặc “Như mục III” nếu các đơn vị nêu ở mục ấy.",
        )  # fmt: skip


def signer(case: Case) -> Iterator[Note]:
    """Who signs, as what; no degree before the name (NĐ 30/2020, Phụ lục I, II.7)."""
    who = case.reading.header.signer
    if who is None or who.name is None:
        yield must(
            "signer_missing",
            None,
            "Chưa có họ tên người ký.",
            "Ghi chức vụ và họ tên người ký ở cuối kế hoạch.",
        )
        return
    line = case.line_of(who.name, first=case.foot)
    if who.title is None:
        yield must(
            "signer_title_missing", line, f"Chưa có chức vụ của người ký {who.name}.",
            "Ghi thể thức đề ký và chức vụ phía trên họ tên.",
        )  # fmt: skip
    if line and case.follows_decree and _DEGREE.match(case.lines[line - 1].strip(" *")):
        yield should(
            "signer_degree", line, "Trước họ tên người ký có học hàm, học vị.", "Chỉ ghi họ và tên người ký."
        )


def authority(case: Case) -> Iterator[Note]:
    """P04, P10, G15 and NĐ 30/2020, Điều 13: TM., KT., TL. of the State, T/M of the Party."""
    who = case.reading.header.signer
    if who is None or case.house is House.YOUTH:
        return
    title, above = (who.title or "").upper(), (who.authority or "").upper()
    line = case.line_of(above[:12], first=case.foot) if above else None
    line = line or (case.line_of(title[:30], first=case.foot) if title else None)
    if case.is_party and re.search(r"\b(?:TM|KT|TL)\.", above):
        yield must("authority_form", line, "Văn bản của Đảng dùng “T/M”, “K/T”, “T/L”, không dùng dấu chấm.",
                   "Sửa thể thức đề ký, ví dụ “T/M BAN THƯỜNG VỤ”.")  # fmt: skip
    if not case.is_party and re.search(r"\b[TK]/[MTL]\b", above):
        yield must("authority_form", line,
                   "Văn bản hành chính dùng “TM.”, “KT.”, “TL.”, không dùng dấu gạch chéo.",
                   "Sửa thể thức đề ký, ví dụ “TM. ỦY BAN NHÂN DÂN”.")  # fmt: skip
    deputy = title.startswith("PHÓ ")
    if case.is_party and "T/M" in above and "K/T" in above:
        yield must("deputy_form", line, "Cấp phó của cấp ủy ký T/M, không ký K/T.",
                   "Bỏ dòng “K/T”; ghi “T/M BAN THƯỜNG VỤ”, dưới là “PHÓ BÍ THƯ”.")  # fmt: skip
    if case.follows_decree and deputy and above and not re.search(r"\bK[./]?T\b", above):
        yield must("deputy_form", line, "Cấp phó ký nhưng chưa ghi “KT.” cấp trưởng.",
                   f"Thêm dòng “KT. {title.removeprefix('PHÓ ')}” phía trên chức vụ.")  # fmt: skip
    if case.follows_decree and title and not deputy and re.search(r"\bKT\.", above):
        yield must("deputy_form", line, f"Ghi “KT.” nhưng chức vụ người ký là “{title}”.",
                   "Chỉ cấp phó ký thay mới ghi “KT.”; sửa lại đề ký hoặc chức vụ.")  # fmt: skip
    office = "CHÁNH VĂN PHÒNG" in title and re.search(
        r"\b(?:xã|phường)\b", key(case.reading.header.issuer or "")
    )
    if office and case.follows_decree and case.day and case.day < TWO_LEVELS:
        yield must("post_not_yet", line, "Trước 01/7/2025 cấp xã chưa có Chánh Văn phòng để ký thừa lệnh.",
                   "Để Chủ tịch hoặc Phó Chủ tịch ký.")  # fmt: skip


def collective(case: Case) -> Iterator[Note]:
    """NĐ 30/2020, Điều 13: what the committee itself issues is signed on its behalf, “TM. ỦY BAN NHÂN DÂN”.

    Told only where the letterhead and the sentence that adopts the plan both name the committee; a plan of
    its chairman is signed “CHỦ TỊCH” alone.
    """
    who, issuer = case.reading.header.signer, key(case.reading.header.issuer or "")
    adopts = next((name for p in case.preface if (name := adopter(p.text)[0])), None)
    if case.house is not House.STATE or who is None or not adopts:
        return
    if not (_COMMITTEE.match(issuer) and _COMMITTEE.match(key(adopts))):
        return
    title = (who.title or "").upper()
    if re.fullmatch(r"(?:PHÓ )?CHỦ TỊCH", title) and not re.search(r"\bT[./]?\s?M\b", who.authority or ""):
        yield should(
            "authority_missing", _signature(case, who.authority or title),
            "Ủy ban nhân dân ban hành kế hoạch nhưng trên chức vụ người ký không có “TM. ỦY BAN NHÂN DÂN”.",
            "Thêm dòng “TM. ỦY BAN NHÂN DÂN” phía trên chức vụ người ký.",
        )  # fmt: skip


def _signature(case: Case, words: str) -> int | None:
    """Return the line that prints *words* in capitals, as a signature does; recipients may say them too."""
    lines = range(case.foot, len(case.lines) + 1)
    return next((n for n in lines if words.upper() in tidy(case.raw[n - 1])), None)


RULES = (end_mark, recipients, filed, lines_closed, filed_last, as_above, signer, authority)
OF_DRAFTS = (filed_where, collective)
