"""The ways in which the application says no.

Services raise these; ``web.errors`` turns them into pages. ``message`` is
shown to the user as it stands, so it is written in Vietnamese.
"""


class IntranetError(Exception):
    """Base of every expected failure."""

    status = 500
    message = "Hệ thống gặp sự cố."

    def __init__(self, message: str = "", *, field: str | None = None) -> None:
        self.message = message or type(self).message
        self.field = field
        super().__init__(self.message)


class NotFound(IntranetError):
    """The thing does not exist, or the actor may not know that it does."""

    status = 404
    message = "Không tìm thấy nội dung này."


class Forbidden(IntranetError):
    """The actor may see the thing but not do this to it; ``who`` names those who may."""

    status = 403
    message = "Đồng chí không có quyền thực hiện việc này."

    def __init__(self, message: str = "", *, who: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.who = who


class SignInNeeded(IntranetError):
    """Nobody is signed in, or the sign-in has ended."""

    status = 401
    message = "Cần đăng nhập để tiếp tục."


class Refused(IntranetError):
    """A rule of the business says no; ``field`` names the input at fault."""

    status = 422
    message = "Chưa thể thực hiện."


class WrongState(Refused):
    """The thing has moved on since the page was drawn."""

    status = 409
    message = "Hồ sơ đã chuyển trạng thái. Vui lòng tải lại trang."
