"""What a duty leaves behind, typed by the clerk at the review."""

from tests.imports.support import answer, confirm, draft_at, paste, tasks


def test_the_product_of_a_duty_is_typed_at_the_review_and_reaches_the_unit(clerk):
    path = paste(clerk)
    answer(clerk, path, {"Tổ hòa giải": "front"})
    number = draft_at(path).review["duties"][0]["number"]
    form = clerk.get(f"{path}/nhiem-vu/{number}")
    clerk.post(f"{path}/nhiem-vu/{number}", form.fields | {"product": "Bảng trả lời có chữ ký"})
    confirm(clerk, path)
    first = tasks()[0]
    assert first.product == "Bảng trả lời có chữ ký"
    assert "Bảng trả lời có chữ ký" in clerk.get(f"/nhiem-vu/{first.assignments[0].id}").text
    assert "Sản phẩm: Bảng trả lời có chữ ký" in clerk.get(f"/ke-hoach/{first.plan_id}").text
