"""The kinds of paper that are made here."""

from enum import StrEnum


class Kind(StrEnum):
    """A kind of paper: its name, its code in the number, and how it is filed."""

    def __new__(cls, value: str, label: str, code: str, title: str) -> "Kind":
        """Keep the label on screens, the code of the number and the printed name beside the value."""
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label = label
        kind.code = code
        kind.title = title
        return kind

    label: str
    code: str
    title: str

    PLAN = "plan", "Kế hoạch", "KH", "KẾ HOẠCH"
    INVITATION = "invitation", "Giấy mời", "GM", "GIẤY MỜI"
    NOTICE = "notice", "Thông báo thời gian, địa điểm", "TB", "THÔNG BÁO"
    ASSIGNMENT = "assignment", "Công văn giao nhiệm vụ", "CV", ""
    REMINDER = "reminder", "Công văn đôn đốc", "CV", ""
    MINUTES = "minutes", "Biên bản", "BB", "BIÊN BẢN"
    CONCLUSION = "conclusion", "Thông báo kết luận", "TB", "THÔNG BÁO"
    SLIP = "slip", "Phiếu nhắc việc", "", "PHIẾU NHẮC VIỆC"

    @property
    def short(self) -> str:
        """Return what a list calls it before its number or trích yếu: “Thông báo”, “Công văn”."""
        return self.title.capitalize() or "Công văn"

    def about(self, subject: str) -> str:
        """Return a paper without number in one line: “Thông báo: Thời gian …”, “Giấy mời dự Hội nghị …”."""
        if self is Kind.INVITATION and subject[:3].lower() == "dự ":
            return f"{self.short} dự{subject[2:]}"
        return f"{self.short}: {subject}"

    @property
    def is_letter(self) -> bool:
        """Tell whether it is a công văn: no name on the page, V/v and Kính gửi instead (NĐ 30/2020, PL I)."""
        return self in (Kind.ASSIGNMENT, Kind.REMINDER)

    @property
    def is_numbered(self) -> bool:
        """Tell whether it takes a number in the register; a slip is a form."""
        return self is not Kind.SLIP

    @property
    def is_open(self) -> bool:
        """Tell whether everybody in the commune may read it once issued."""
        return self in (Kind.PLAN, Kind.NOTICE, Kind.CONCLUSION)
