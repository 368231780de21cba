"""The types of paper that a register takes, by code, as the decree and the Party's regulation list them."""

from intranet.access.actor import Body

LETTER = "CV"
# NĐ 30/2020, Phụ lục III, I; a letter bears no code on the page.
STATE_TYPES = {
    "TB": "Thông báo", "KH": "Kế hoạch", LETTER: "Công văn", "GM": "Giấy mời", "BC": "Báo cáo",
    "BB": "Biên bản", "TTr": "Tờ trình", "QĐ": "Quyết định", "NQ": "Nghị quyết", "CT": "Chỉ thị",
    "QC": "Quy chế", "QyĐ": "Quy định", "TC": "Thông cáo", "HD": "Hướng dẫn", "CTr": "Chương trình",
    "PA": "Phương án", "ĐA": "Đề án", "DA": "Dự án", "HĐ": "Hợp đồng", "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ", "BTT": "Bản thỏa thuận", "GUQ": "Giấy ủy quyền", "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép", "PG": "Phiếu gửi", "PC": "Phiếu chuyển", "PB": "Phiếu báo",
}  # fmt: skip
# QĐ 399-QĐ/TW, Điều 5–7.
PARTY_TYPES = {
    "TB": "Thông báo", "KH": "Kế hoạch", LETTER: "Công văn", "GM": "Giấy mời", "BC": "Báo cáo",
    "BB": "Biên bản", "TTr": "Tờ trình", "NQ": "Nghị quyết", "QĐ": "Quyết định", "CT": "Chỉ thị",
    "KL": "Kết luận", "QC": "Quy chế", "QĐi": "Quy định", "TT": "Thông tri", "HD": "Hướng dẫn",
    "CTr": "Chương trình", "ĐA": "Đề án", "PA": "Phương án",
}  # fmt: skip


def types_of(body: Body) -> dict[str, str]:
    """Return the types that *body* registers, by code, the usual ones first."""
    return PARTY_TYPES if body is Body.PARTY else STATE_TYPES


def type_name(body: Body, type: str) -> str:
    """Return the name of a type: “Thông báo”."""
    return types_of(body).get(type, type)
