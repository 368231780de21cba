"""What people are told about, as they choose in their account what to be told."""

from enum import StrEnum

LATE_OWN = "Hạn của việc được giao là để thực hiện, nên luôn được nhắc khi quá hạn."
MUST_READ = "Văn phòng theo dõi ai đã đọc, nên ai cũng phải được báo."
SAFETY = "Để không ai dùng tài khoản, chức vụ của đồng chí mà đồng chí không biết."


class NoticeKind(StrEnum):
    """One member for each line of the choice; the order is that of the page."""

    LATE = "late"
    SOON = "soon"
    FOLLOWED = "followed"
    WORK = "work"
    COMMENT = "comment"
    REPORT = "report"
    SUPERVISION = "supervision"
    PAPER = "paper"
    DIALOGUE = "dialogue"
    PAGE = "page"
    MUST_READ = "must-read"
    ACCOUNT = "account"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the kind as shown."""
        return _WORDS[self][0]

    @property
    def note(self) -> str:
        """Return what belongs to it, in words."""
        return _WORDS[self][1]

    @property
    def locked(self) -> str:
        """Return why nobody may do without it; empty where they may (I5)."""
        return _WORDS[self][2] if len(_WORDS[self]) > 2 else ""


_WORDS: dict[NoticeKind, tuple[str, ...]] = {
    NoticeKind.LATE: ("Việc của mình quá hạn", "Trong bản nhắc việc hằng ngày", LATE_OWN),
    NoticeKind.SOON: (
        "Việc của mình sắp đến hạn", "Theo các mốc nhắc trước hạn và vào ngày đến hạn",
    ),
    NoticeKind.FOLLOWED: (
        "Việc quá hạn của đơn vị mình theo dõi",
        "Dành cho lãnh đạo và văn phòng, sau hạn 1 và 3 ngày làm việc",
    ),
    NoticeKind.WORK: ("Giao việc, thay đổi việc", "Việc mới, hạn mới, yêu cầu bổ sung, đôn đốc"),
    NoticeKind.COMMENT: (
        "Trao đổi trong nhiệm vụ", "Ý kiến mới ở việc thực hiện, phối hợp; được nhắc tên thì vẫn báo",
    ),
    NoticeKind.REPORT: ("Báo cáo của đơn vị", "Báo cáo hoàn thành, trả lại việc, đề nghị giúp"),
    NoticeKind.SUPERVISION: ("Phiếu giám sát", "Phiếu mới phải trả lời, phiếu đã có trả lời"),
    NoticeKind.PAPER: ("Văn bản", "Chờ duyệt, trả lại, văn bản đến"),
    NoticeKind.DIALOGUE: ("Cuộc đối thoại", "Đề xuất ngày đối thoại"),
    NoticeKind.PAGE: ("Trang chung", "Trang chờ đăng, bị trả lại, đã được đăng"),
    NoticeKind.MUST_READ: (
        "Thông báo bắt buộc đọc", "Thông báo gửi đến đơn vị, chức vụ của đồng chí", MUST_READ,
    ),
    NoticeKind.ACCOUNT: (
        "Tài khoản, ủy quyền, chức vụ", "Đặt lại mật khẩu, ủy quyền, chờ chấp thuận", SAFETY,
    ),
    NoticeKind.OTHER: ("Thông báo khác", "Những gì không thuộc các mục trên"),
}  # fmt: skip

# Told in the digest of a day, not one by one.
REMINDERS = (NoticeKind.LATE, NoticeKind.SOON, NoticeKind.FOLLOWED)
