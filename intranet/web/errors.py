"""Turn what services raise into pages."""

import logging

from flask import Flask, render_template, request
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm.exc import StaleDataError
from werkzeug.exceptions import HTTPException

from intranet.config import MEGABYTE
from intranet.errors import Forbidden, IntranetError, NotFound, SignInNeeded, WrongState
from intranet.web.guard import current_actor
from intranet.web.restore import pack, path_of_referrer, unpack

TITLES = {
    400: "Yêu cầu chưa đúng",
    401: "Cần đăng nhập",
    403: "Không có quyền",
    404: "Không tìm thấy",
    405: "Cách gửi chưa đúng",
    409: "Hồ sơ đã thay đổi",
    413: "Tệp quá lớn",
    422: "Chưa thực hiện được",
    429: "Thao tác quá nhanh",
    503: "Hệ thống đang bận",
}
MESSAGES = {
    400: "Máy chủ không hiểu yêu cầu này. Hãy quay lại trang trước và thử lại.",
    404: NotFound.message,
    405: "Trang này không nhận cách gửi đó. Hãy mở lại từ danh mục.",
    413: "Tệp gửi lên vượt quá 25 MB. Hãy chọn tệp nhỏ hơn rồi gửi lại.",
}
log = logging.getLogger(__name__)


def page(status: int, message: str, who: tuple[str, ...] = ()) -> tuple[str, int]:
    """Return the error page."""
    title = TITLES.get(status, "Hệ thống gặp sự cố")
    back, back_text = _way_back(status)
    drawn = render_template(
        "errors/error.html",
        status=status, title=title, message=message, who=who, back=back, back_text=back_text,
    )  # fmt: skip
    return drawn, status


def _way_back(status: int) -> tuple[str, str]:
    """Return where the refused person goes on, and what the link says; empty where there is no such place."""
    if request.method != "POST":
        return "", ""
    if status == 409:  # the thing itself is one step up from the press's address
        return request.path.rpartition("/")[0], "Xem lại nội dung mới"
    if status == 413:
        return path_of_referrer(), "Mở lại biểu mẫu"
    return "", ""


def restore_page(packed: str, user_id: int) -> tuple[str, int] | None:
    """Return the page that brings typed text back to its form, or None if there is none of this person's."""
    kept = unpack(packed) if packed else None
    if kept is None or not user_id or kept.pop("owner", 0) != user_id:
        return None
    return render_template("errors/restore.html", **kept), 200


def init_app(app: Flask) -> None:
    """Register one handler for each family of failures."""
    # The browser refuses a file before it is sent: what was typed beside it stays.
    app.jinja_env.globals.update(
        most_bytes=app.config.get("MAX_CONTENT_LENGTH", 26 * MEGABYTE) - MEGABYTE, too_large=MESSAGES[413]
    )

    @app.errorhandler(IntranetError)
    def refused(error: IntranetError):
        return page(error.status, error.message, error.who if isinstance(error, Forbidden) else ())

    @app.errorhandler(StaleDataError)
    def stale(_error: StaleDataError):
        return page(409, WrongState.message)

    @app.errorhandler(CSRFError)
    def expired(_error: CSRFError):
        if not current_actor().user_id and request.path != "/dang-nhap":
            return app.handle_user_exception(SignInNeeded())
        me = current_actor().user_id
        answer = restore_page(pack(me), me)
        if answer is None or request.path == "/dang-nhap":
            return page(400, "Trang đã mở quá lâu. Hãy tải lại trang rồi gửi lại.")
        return answer[0], 400

    @app.errorhandler(OperationalError)
    def busy(error: OperationalError):
        log.exception("database")
        if "locked" in str(error):
            return page(
                503, "Nhiều người đang ghi cùng lúc. Nội dung chưa được lưu, hãy gửi lại sau ít giây."
            )
        return page(500, IntranetError.message)

    @app.errorhandler(HTTPException)
    def http(error: HTTPException):
        status = error.code or 500
        if status < 400:
            return error
        return page(status, MESSAGES.get(status, IntranetError.message))

    @app.errorhandler(500)
    def broken(_error: Exception):
        return page(500, "Hệ thống gặp sự cố và đã ghi lại lỗi. Nội dung chưa được lưu; hãy thử lại.")
