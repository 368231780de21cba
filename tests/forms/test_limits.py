"""A text that is too long is said to be so, beside its field, and comes back whole."""

from tests.support.make import make_task


def test_nothing_is_cut_and_the_page_says_by_how_much_it_is_too_long(as_):
    (one,) = make_task("economy")
    browser = as_("specialist")
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    page = browser.get(f"/nhiem-vu/{one.id}")
    (field,) = [one for one in page.all("textarea") if one.get("id") == "text"]
    assert field.get("maxlength") is None and field.get("data-most") == "10000"
    typed = "Đã làm. " * 1250 + "Xong"  # 10 004 letters
    page = browser.post(f"/nhiem-vu/{one.id}/bao-cao", {"text": typed, "kind": "result"}, status=422)
    (said,) = [page.text_of(one) for one in page.all("div") if one.get("id") == "text-loi"]
    assert said.startswith("Dài 10.004 ký tự, chỉ nhận tối đa 10.000. Hãy rút ngắn 4 ký tự")
    assert page.fields["text"] == typed
    browser.post(f"/nhiem-vu/{one.id}/bao-cao", {"text": typed[:10_000], "kind": "result"})


def test_no_field_lets_the_browser_cut(as_):
    (one,) = make_task("economy")
    office = as_("office")
    for path in ("/ke-hoach/nhap", f"/nhiem-vu/{one.id}/huy", "/don-vi", "/so-van-ban"):
        answer = office.open(path)
        assert "maxlength" not in answer.get_data(as_text=True), path


def test_lines_of_another_system_count_as_one_letter(as_):
    (one,) = make_task("economy")
    browser = as_("specialist")
    browser.post(f"/nhiem-vu/{one.id}/tiep-nhan")
    typed = "\r\n".join(["Một dòng"] * 1111)  # 9 998 letters here, 11 108 on the wire
    browser.post(f"/nhiem-vu/{one.id}/bao-cao", {"text": typed, "kind": "progress"})
