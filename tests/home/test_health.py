"""The administrator's first page."""

import os
from datetime import datetime

from intranet import clock
from intranet.keeping.services import PREFIX, SUFFIX


def test_it_opens_before_anything_was_stored(as_, app, monkeypatch, tmp_path):
    browser = as_("admin")
    monkeypatch.setitem(app.config, "DATA", tmp_path / "not" / "yet")
    assert "Đĩa lưu trữ" in browser.get("/").text


def test_it_says_how_old_the_newest_backup_is(as_, app, monkeypatch, tmp_path, at):
    at("2026-11-20 08:00")
    monkeypatch.setitem(app.config, "DATA", tmp_path)
    browser = as_("admin")
    assert "Chưa có bản sao lưu nào" in browser.get("/").text
    (tmp_path / "backups").mkdir(exist_ok=True)
    made = tmp_path / "backups" / f"{PREFIX}20261119-020000{SUFFIX}"
    made.write_bytes(b"")
    for written, waits in (("2026-11-19 02:00", False), ("2026-11-15 02:00", True)):
        moment = datetime.fromisoformat(written).replace(tzinfo=clock.VIETNAM)
        os.utime(made, (moment.timestamp(), moment.timestamp()))
        said = "Cần chú ý" if waits else "Bình thường"
        assert f"Bản mới nhất {moment:%d/%m/%Y}, 02:00{said}" in browser.get("/").text
