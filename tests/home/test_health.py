"""The administrator's first page."""


def test_it_opens_before_anything_was_stored(as_, app, monkeypatch, tmp_path):
    browser = as_("admin")
    monkeypatch.setitem(app.config, "DATA", tmp_path / "not" / "yet")
    assert "Đĩa lưu trữ" in browser.get("/").text
