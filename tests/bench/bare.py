"""The yardstick: the same list on Flask, sqlite3 and Jinja alone.

No sign-in, no permissions, no CSRF, no CSP: what a page costs that does nothing but read 50 of 100,000 rows
by their filters and write them as HTML. Ours does the rest too and is measured against it.
"""

import random
import sqlite3
from datetime import date, timedelta
from pathlib import Path

from flask import Flask, g, render_template, request
from jinja2 import DictLoader

TODAY = date(2026, 3, 2)
STATES = ["Mới giao", "Đang thực hiện", "Đã báo cáo", "Hoàn thành", "Trả lại"]
NAMES = ["Nguyễn Thị Mười", "Trần Văn Khởi", "Lê Thị Thảo Vy", "Phạm Đình Luân", "Võ Thị Hậu", "Đặng Văn Sửu"]
UNITS = [f"Thôn Minh Sơn {n}" for n in range(1, 41)]
DUTIES = [
    "Rà soát danh sách hộ dân được mời dự buổi đối thoại và gửi về bộ phận tổng hợp",
    "Chuẩn bị hội trường, nước uống, âm thanh và sơ đồ chỗ ngồi cho buổi đối thoại",
    "Tổng hợp câu hỏi của người dân theo từng lĩnh vực, đề xuất người trả lời",
    "Theo dõi việc thực hiện các nội dung đã hứa với người dân và báo cáo kết quả",
]
SCHEMA = """
create table units (id integer primary key, name text not null);
create table people (id integer primary key, name text not null);
create table tasks (id integer primary key, title text not null, unit_id integer not null,
    person_id integer, due text not null, state integer not null, source text not null);
"""
INDEXES = """
create index tasks_due on tasks (due, id);
create index tasks_unit on tasks (unit_id, state, due, id);
analyze;
"""
LIST = """
select tasks.id, tasks.title, tasks.source, units.name, people.name, tasks.due, tasks.state
from tasks join units on units.id = tasks.unit_id left join people on people.id = tasks.person_id
where tasks.state in (0, 1, 2) {unit} {after} order by tasks.due, tasks.id limit 51
"""
PAGE = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>Nhiệm vụ</title><style>{{ padding|safe }}</style></head>
<body>
<h1>Nhiệm vụ</h1>
<form action="/"><label>Đơn vị <select name="unit"><option value="">Tất cả</option>
{% for id, name in units -%}
<option {% if id == chosen %}selected {% endif %}value="{{ id }}">{{ name }}</option>
{% endfor %}</select></label><button>Lọc</button></form>
<table><caption>Nhiệm vụ đang thực hiện</caption>
<tr><th>Nhiệm vụ</th><th>Đơn vị</th><th>Người thực hiện</th><th>Thời hạn</th><th>Trạng thái</th></tr>
{% for id, title, source, unit, person, tone, day, words, label in tasks %}<tr>
<td><a href="/{{ id }}">{{ title }}</a><small>{{ source }}</small></td>
<td>{{ unit }}</td><td>{{ person or "Chưa phân công" }}</td>
<td class="{{ tone }}">{{ day }}<small>{{ words }}</small></td><td>{{ label }}</td></tr>
{% endfor %}</table>
{% if more %}<a href="?after={{ more }}">Trang sau</a>{% endif %}
</body></html>
"""
ONE = """
select tasks.title, tasks.source, units.name, people.name, tasks.due, tasks.state
from tasks join units on units.id = tasks.unit_id left join people on people.id = tasks.person_id
where tasks.id = ?
"""
SHEET = """<!doctype html>
<html lang="vi"><head><meta charset="utf-8"><title>{{ title }}</title><style>{{ padding|safe }}</style></head>
<body>
<h1>{{ title }}</h1>
<dl><dt>Nguồn</dt><dd>{{ source }}</dd><dt>Đơn vị</dt><dd>{{ unit }}</dd><dt>Người thực hiện</dt>
<dd>{{ person or "Chưa phân công" }}</dd><dt>Thời hạn</dt><dd class="{{ tone }}">{{ day }}, {{ words }}</dd>
<dt>Trạng thái</dt><dd>{{ label }}</dd></dl>
</body></html>
"""


def make(folder: Path, rows: int = 100_000) -> Flask:
    """Build the database in *folder*; return the application with a list at ``/`` and a page at ``/<id>``."""
    path = folder / "bare.db"
    _fill(path, rows)
    app = Flask("bare")
    app.jinja_loader = DictLoader({"list.html": PAGE, "one.html": SHEET})

    def connect() -> None:
        if "db" not in g:
            g.db = sqlite3.connect(path)

    @app.get("/<int:number>")
    def show(number: int) -> str:
        connect()
        found = _row(number, *g.db.execute(ONE, (number,)).fetchone())
        names = ("id", "title", "source", "unit", "person", "tone", "day", "words", "label")
        return render_template(
            "one.html", padding=app.config["PADDING"], **dict(zip(names, found, strict=True))
        )

    @app.get("/")
    def index() -> str:
        connect()
        unit, after = request.args.get("unit", type=int), request.args.get("after", "")
        values: dict[str, object] = {"unit": unit}
        if after:
            values["due"], values["id"] = after.split(".")
        sql = LIST.format(
            unit="and tasks.unit_id = :unit" if unit else "",
            after="and (tasks.due, tasks.id) > (:due, :id)" if after else "",
        )
        found = g.db.execute(sql, values).fetchall()
        more = f"{found[49][5]}.{found[49][0]}" if len(found) > 50 else ""
        units = g.db.execute("select id, name from units order by id").fetchall()
        return render_template(
            "list.html",
            tasks=[_row(*row) for row in found[:50]],
            more=more,
            units=units,
            chosen=unit,
            padding=app.config["PADDING"],
        )

    @app.teardown_appcontext
    def close(_problem: BaseException | None) -> None:
        if "db" in g:
            g.pop("db").close()

    app.config["PADDING"] = ""
    return app


def _row(
    id: int, title: str, source: str, unit: str, person: str | None, due: str, state: int
) -> tuple[object, ...]:
    """Return what the template says of a task: its day, and how far away that is."""
    year, month, day = due.split("-")
    left = (date(int(year), int(month), int(day)) - TODAY).days
    words = f"quá hạn {-left} ngày" if left < 0 else "hôm nay" if not left else f"còn {left} ngày"
    tone = "late" if left < 0 else "soon" if left < 3 else "calm"
    return id, title, source, unit, person, tone, f"{day}/{month}/{year}", words, STATES[state]


def _fill(path: Path, rows: int) -> None:
    """Write *rows* tasks of forty units, the same on every run."""
    chance = random.Random(7)
    connection = sqlite3.connect(path)
    connection.executescript(SCHEMA)
    connection.executemany("insert into units (name) values (?)", [(name,) for name in UNITS])
    connection.executemany("insert into people (name) values (?)", [(name,) for name in NAMES])
    connection.executemany(
        "insert into tasks (title, unit_id, person_id, due, state, source) values (?, ?, ?, ?, ?, ?)",
        (
            (
                f"{chance.choice(DUTIES)} (đợt {n % 97 + 1})",
                chance.randint(1, len(UNITS)),
                chance.choice([None, *range(1, len(NAMES) + 1)]),
                (TODAY + timedelta(days=chance.randint(-10, 700))).isoformat(),
                chance.randint(0, len(STATES) - 1),
                f"Kế hoạch số {n % 400 + 1}/KH-UBND, mục {n % 9 + 1}",
            )
            for n in range(rows)
        ),
    )
    connection.executescript(INDEXES)
    connection.commit()
    connection.close()
