"""Ways to send a sheet and to agree to what it would do."""

import pytest

from tests.support.sheets import upload, xlsx

UNIT_HEADS = ("Tên đơn vị", "Tên viết tắt", "Khối", "Loại", "Đơn vị cấp trên", "Nhóm gồm", "Tên gọi khác",
              "Hoạt động từ ngày")  # fmt: skip
VILLAGE_HEADS = ("Tên thôn", "Lập chi bộ")
PEOPLE_HEADS = ("Họ và tên", "Tên đăng nhập", "Điện thoại", "Vai trò", "Đơn vị", "Tên chức vụ", "Cơ quan",
                "Đứng đầu đơn vị", "Từ ngày", "Đến hết ngày")  # fmt: skip


def units(*rows, villages=()):
    """Return a sheet of units, and one of villages."""
    sheets = {"Đơn vị": [UNIT_HEADS, *rows]}
    return xlsx(sheets | ({"Thôn": [VILLAGE_HEADS, *villages]} if villages else {}))


def people(*rows):
    """Return a sheet of people."""
    return xlsx({"Cán bộ": [PEOPLE_HEADS, *rows]})


@pytest.fixture
def show(as_):
    """Send a file; return the page of what it would do."""

    def sent(path, data, *, who="admin", status=200, name="danh-sach.xlsx"):
        return as_(who).post(path, upload(data, name), status=status)

    return sent


@pytest.fixture
def take(as_):
    """Send a file and agree; return what answers the agreement."""

    def sent(path, data, *, who="admin", status=302):
        browser = as_(who)
        page = browser.post(path, upload(data), status=200)
        return browser.post(f"{path}/luu", page.fields, status=status)

    return sent
