"""What the components draw, for those things that a page relies on."""

import re
from datetime import date, datetime
from types import SimpleNamespace as Thing

import pytest
import wtforms
from wtforms import SelectChoice as Choice
from wtforms import validators

EVIL = "<script>alert(1)</script> & \"hai\" 'nháy'"


@pytest.fixture
def draw(app):
    """Draw one line of a template that may use every component named in it."""

    def drawing(line: str, **values) -> str:
        names = sorted(set(re.findall(r"\b([a-z_]+)\(", line)))
        imports = "".join(f'{{% from "components/{name}.html" import {name} %}}' for name in names)
        with app.test_request_context("/nhiem-vu?trang=2"):
            return app.jinja_env.from_string(imports + line).render(**values)

    return drawing


class Example(wtforms.Form):
    """One field of each kind."""

    title = wtforms.StringField("Tên việc", [validators.InputRequired("Ghi tên việc.")])
    text = wtforms.TextAreaField("Nội dung", description="Viết ngắn.")
    unit = wtforms.SelectField("Đơn vị", choices=[Choice("", "Chọn"), Choice("1", "Phòng Kinh tế")])
    way = wtforms.RadioField("Cách đếm", choices=[Choice("w", "Ngày làm việc"), Choice("c", "Ngày thường")])
    tell = wtforms.BooleanField("Báo ngay")
    scan = wtforms.FileField("Bản quét")


def test_a_due_date_is_said_in_words_and_as_a_date(draw):
    item = Thing(due_state="late", due_words="Quá hạn 3 ngày", due=date(2026, 11, 17))
    html = draw("{{ due(item) }}", item=item)
    assert "tag--late" in html and "#i-alarm" in html and "Quá hạn 3 ngày" in html
    assert '<time datetime="2026-11-17">17/11/2026</time>' in html


def test_work_without_a_date_has_no_time(draw):
    assert "<time" not in draw(
        "{{ due(item) }}", item=Thing(due_state="none", due_words="Chưa có ngày", due=None)
    )


def test_a_field_without_duty_says_so(draw):
    form = Example()
    assert "(không bắt buộc)" not in draw("{{ field(form.title) }}", form=form)
    assert "(không bắt buộc)" in draw("{{ field(form.text) }}", form=form)


def test_what_is_wrong_stands_beside_the_field_and_is_announced(draw):
    form = Example()
    form.validate()
    html = draw("{{ field(form.title, hint='Một câu.') }}", form=form)
    assert 'aria-invalid="true"' in html and "is-invalid" in html
    assert 'aria-describedby="title-goi-y title-loi"' in html
    assert 'id="title-loi"' in html and 'id="title-goi-y"' in html and "Ghi tên việc." in html


def test_each_kind_of_field_has_a_label(draw):
    form = Example()
    html = "".join(draw("{{ field(f) }}", f=field) for field in form)
    for field in form:
        if field.name == "way":
            assert "<legend" in html and 'for="way-0"' in html
        else:
            assert f'for="{field.id}"' in html


def test_a_form_returns_to_its_own_address_and_carries_files(draw, app):
    form = Example()
    form.hidden_tag = lambda: ""
    html = draw("{{ draw_form(form, 'Lưu', draft='mau') }}", form=form)
    assert 'action="/nhiem-vu?trang=2"' in html and 'enctype="multipart/form-data"' in html
    assert 'data-draft="mau"' in html and "Lưu" in html


def test_the_summary_counts_and_links(draw):
    form = Example()
    form.validate()
    form.form_errors.append("Hai đơn vị không thể cùng chủ trì.")
    html = draw("{{ error_summary(form) }}", form=form)
    wrong = sum(1 for field in form if field.errors) + 1
    assert f"còn {wrong} chỗ cần sửa" in html
    assert 'href="#title"' in html and "cùng chủ trì" in html


def test_a_table_keeps_its_roles_when_it_is_drawn_as_a_list(draw):
    heads = ["Hạn", {"label": "Tên", "sort_url": "?xep=ten", "sort": "descending"}]
    body = (
        '{% call table("Nhiệm vụ", heads) %}'
        '<tr class="group"><th colspan="2" scope="colgroup">Quá hạn</th></tr>'
        '<tr><th scope="row">a</th><td>b</td></tr>{% endcall %}'
    )
    html = draw(body, heads=heads)
    assert html.count('role="row"') == 3 and 'role="cell"' in html and 'role="rowheader"' in html
    assert 'aria-sort="descending"' in html and "<caption" in html


def test_a_bar_of_nothing_does_not_divide_by_it(draw):
    assert "0/0" in draw("{{ bar(0, 0, 0, 0) }}")


def test_a_bar_fills_by_its_numbers(draw):
    html = draw("{{ bar(2, 1, 1, 4, '/viec') }}")
    assert [float(w) for w in re.findall(r'width="([\d.]+)"', html)] == [50, 25, 25]
    assert 'href="/viec"' in html


def test_a_dangerous_move_asks_first(draw):
    one = Thing(
        url="/huy", label="Hủy", kind="danger", confirm="Hủy số 115?", confirm_text="Số vẫn nằm trong sổ."
    )
    html = draw("{{ moves(them) }}", them=[one])
    assert 'method="post"' in html and 'data-confirm="Hủy số 115?"' in html and "csrf_token" in html


def test_a_move_that_wants_words_is_a_link_to_a_page(draw):
    one = Thing(url="/tra-lai", label="Trả lại", kind="quiet", dialog="hoi", confirm="")
    html = draw("{{ moves(them) }}", them=[one])
    assert '<a class="btn btn-quiet" href="/tra-lai"' in html and 'data-bs-target="#hoi"' in html


def test_facts_without_value_are_left_out(draw):
    html = draw(
        "{{ facts(pairs) }}", pairs=[("Chủ trì", "Phòng Kinh tế"), ("Phối hợp", None), ("Ghi chú", "")]
    )
    assert html.count("<dt>") == 1


@pytest.mark.parametrize(
    "line",
    [
        "{{ tag('late', evil) }}",
        "{{ quote(evil, evil, '/x') }}",
        "{{ facts([(evil, evil)]) }}",
        "{{ crumbs([(evil, '/x')]) }}",
        "{{ steps([(evil, 'current')]) }}",
        "{{ alert('late', evil) }}",
        "{{ empty(evil, evil, '/x', evil) }}",
        "{{ page_head(evil, evil, evil) }}",
        "{{ row(evil, '/x', evil, '/y', evil) }}",
        "{{ unit_person(evil, evil) }}",
        "{{ dialog('hoi', evil, evil, '/x', evil) }}",
        "{{ chips([thing], '/x') }}",
        "{{ tabs([thing]) }}",
        "{{ pager(thing) }}",
        "{{ files([thing]) }}",
        "{{ journal([thing]) }}",
        "{{ moves([thing]) }}",
        "{{ days([thing]) }}",
        "{{ bar(1, 1, 1, 3, '/x', evil) }}",
        "{{ state(thing) }}",
        "{{ due(thing) }}",
        "{% call table(evil, [evil, {'label': evil}]) %}<tr><td>{{ evil }}</td></tr>{% endcall %}",
        "{% call section(evil, 'a', '/x', evil, evil) %}{{ evil }}{% endcall %}",
    ],
)
def test_what_people_typed_is_never_markup(draw, line):
    words = ["label", "text", "name", "who", "confirm", "confirm_text", "weekday", "day", "note", "due_words"]
    thing = Thing(**dict.fromkeys(words, EVIL), due_state="late", kind="late", icon="", due=None, files=[])
    thing.url = thing.remove_url = "/x"
    thing.prev_url = thing.next_url = None
    thing.count = thing.size = 1
    thing.current = False
    thing.when = datetime.fromisoformat("2026-11-20T08:00+07:00")
    html = draw(line, evil=EVIL, thing=thing)
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_a_bar_tells_what_nobody_has_accepted_apart_from_the_rest(draw):
    html = draw("{{ bar(1, 1, 1, 4, given=1) }}")
    assert re.findall(r'class="bar__(\w+)" x="([\d.]+)"', html) == [
        ("done", "0"), ("doing", "25.0"), ("given", "50.0"), ("late", "75.0")
    ]  # fmt: skip
    assert "1/4 việc đã xong, 1 việc chưa tiếp nhận, 1 việc quá hạn" in re.sub(r"<[^>]+>", "", html)
    assert "Chưa tiếp nhận" in draw("{{ legend(0, 1) }}") and "tiếp nhận" not in draw("{{ legend(1, 0) }}")
