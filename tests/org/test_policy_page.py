"""The page “Phân quyền” and “vì sao?” (A8)."""

import re
from datetime import date
from pathlib import Path

import pytest

from intranet.access.actor import Body, Role
from intranet.access.check import permits_somewhere
from intranet.access.explain import why
from intranet.access.permissions import Permission as P
from intranet.access.policy import MUST, POLICY
from intranet.access.unbuilt import UNBUILT
from intranet.db.counters import bump
from intranet.db.session import commit
from intranet.errors import NotFound
from intranet.org import delegation_services, policy_queries, subjects
from intranet.org.directory import directory
from intranet.org.people import Position
from intranet.org.things import THINGS
from tests.conclusions import support
from tests.support import world
from tests.support.make import make_task
from tests.support.world import PEOPLE, person

PAGE = "/quan-tri/phan-quyen"


def test_the_page_is_the_policy(as_):
    page = as_("village").get(f"{PAGE}?vai-tro=tat-ca")
    rows = [row for body in page.all("tbody") for row in body if row.get("class") != "group"]
    drawn = {}
    by_thing = sorted(POLICY, key=lambda p: list(THINGS).index(p.thing))
    for row, permission in zip(rows, by_thing, strict=True):
        drawn[permission] = {role: page.text_of(cell) for role, cell in zip(Role, list(row)[1:], strict=True)}
        assert permission.label in page.text_of(row[0])
    assert drawn == {p: {role: row.get(role, "–") for role in Role} for p, row in POLICY.items()}


def rows_of(page) -> dict[str, tuple[str, str]]:
    """Return the deeds of a page with how far they reach and how they are drawn."""
    found = {}
    for row in page.all("tr"):
        cells = [one for one in row if one.tag == "td"]
        if len(cells) == 2:
            found[page.text_of(cells[0])] = page.text_of(cells[1]), row.get("class") or ""
    return found


def test_it_opens_on_one_s_own_roles_in_words_without_codes(as_):
    page = as_("village").get(PAGE)
    assert "Vai trò của tôi: Thôn, tổ dân phố" in page.text and page.heading == "Phân quyền"
    rows = rows_of(page)
    assert rows["Tiếp nhận"] == ("Của thôn, chi bộ mình", "")
    assert not any("Giao nhiệm vụ" in one for one in rows) and "TTDU" not in page.text
    assert all("(" not in reach for reach, _ in rows.values()), "no letters"
    allowed = [p for p, row in POLICY.items() if Role.VILLAGE in row]
    assert len(rows) == len(allowed)


def test_what_is_not_built_is_grey_and_stands_last(as_):
    rows = rows_of(as_("village").get(PAGE))
    unbuilt = {words for words, (_, looks) in rows.items() if looks == "is-unbuilt"}
    assert unbuilt and all(words.endswith("chưa dùng") for words in unbuilt)
    assert not any("chưa dùng" in words for words in rows.keys() - unbuilt)
    assert as_("village").get(f"{PAGE}?vai-tro=tat-ca").text.count("chưa dùng”") == 1
    assert as_("village").get(f"{PAGE}?vai-tro=tat-ca").text.count("chưa dùng") == 1 + len(UNBUILT)


def test_who_holds_several_roles_reads_how_far_each_reaches(as_, session):
    cell = Position(
        role=Role.PARTY_CELL, body=Body.PARTY, unit_id=world.unit("cell_east").id, is_head=True,
        starts_on=world.LONG_AGO,
    )  # fmt: skip
    somebody = person("specialist")
    somebody.positions.append(cell)
    bump("org")
    commit()
    page = as_("specialist").get(PAGE)
    assert "Vai trò của tôi: Công chức chuyên môn, Chi bộ" in page.text
    assert rows_of(page)["Tiếp nhận"][0].startswith("Công chức chuyên môn: ")
    assert "Chi bộ: của thôn, chi bộ mình" in rows_of(page)["Tiếp nhận"][0]


def test_the_list_of_what_is_not_built_is_that_of_the_source():
    root = Path(world.__file__).parents[2]
    files = [*(root / "intranet").rglob("*.py"), *(root / "templates").rglob("*.html")]
    text = "".join(one.read_text(encoding="utf-8") for one in files if one.parent.name != "access")
    named = set(re.findall(r"\b(?:P|Permission)\.([A-Z_]+)\b", text))
    assert {one.name for one in UNBUILT} == {one.name for one in P} - named


def test_each_condition_for_everybody_is_in_words():
    assert set(MUST.values()) == set(policy_queries.MUST_WORDS)


def test_one_role_alone(as_):
    page = as_("village").get(f"{PAGE}?vai-tro=village")
    assert page.heading == "Quyền của Thôn, tổ dân phố"
    table = page.text.partition("Bảng quyền")[2].partition("Vì sao tôi (không) thấy mục")[0]
    assert "Tiếp nhận" in table and "Giao nhiệm vụ" not in table


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_everybody_may_read_it_and_ask_about_themselves(as_, name):
    page = as_(name).get(f"{PAGE}?viec=task:issue")
    assert PEOPLE[name][0] in page.text
    allowed = name in ("chairman", "secretary")
    assert ("Không được" not in page.text.split("Bảng quyền")[0]) is allowed


def test_a_leader_asks_about_anybody(as_):
    page = as_("chairman").get(f"{PAGE}?viec=task:accept&nguoi={person('village').id}")
    assert "Ma Văn Đông: Tiếp nhận" in page.text and "của thôn, chi bộ mình (V)" in page.text


def test_others_ask_about_themselves_only(as_):
    page = as_("specialist").get(f"{PAGE}?viec=task:accept&nguoi={person('village').id}")
    assert "Không tìm thấy" in page.text and "Ma Văn Đông" not in page.text


def test_a_deputy_learns_what_is_missing(as_):
    page = as_("vice").get(f"{PAGE}?viec=plan:approve")
    assert "Lục Thị Oanh giữ vai trò Phó Chủ tịch UBND nên chỉ được làm việc này khi có ủy quyền" in page.text
    assert "Được làm việc này: Bí thư Đảng ủy, Thường trực Đảng ủy, Chủ tịch UBND" in page.text


@pytest.mark.parametrize(
    ("limits", "says"),
    [
        ([], "Lục Thị Oanh được làm việc này thay Nông Văn Bình theo ủy quyền còn hiệu lực"),
        (["plan"], "với những gì của Ủy ban nhân dân"),
        (["conclusion"], "phạm vi ủy quyền không gồm việc này"),
    ],
)
def test_a_delegation_is_part_of_the_answer(as_, at, limits, says):
    at("2026-11-20 08:00")
    day = date(2026, 11, 20)
    delegation_services.delegate(
        world.actor("chairman"), body=Body.STATE, receiver_id=person("vice").id, starts_on=day, ends_on=day,
        document="Giấy ủy quyền số 12/GUQ-UBND", limits=limits,
    )  # fmt: skip
    commit()
    assert says in as_("vice").get(f"{PAGE}?viec=plan:approve").text


@pytest.mark.parametrize("name", sorted(PEOPLE))
def test_every_answer_is_a_sentence_and_the_rule_itself(session, name):
    somebody = world.actor(name)
    for permission in P:
        reason = why(somebody, permission, None, unit_name=directory().unit_name)
        assert reason.allowed is permits_somewhere(somebody, permission), permission
        assert reason.text.endswith(".") and "  " not in reason.text and "()" not in reason.text
        assert somebody.name in reason.text or "Ai có tài khoản" in reason.text


@pytest.mark.parametrize(
    ("name", "deed", "says"),
    [
        ("specialist", "accept", "Mục này thuộc phạm vi đó."),
        ("specialist", "view", "với những gì đơn vị mình (Phòng Kinh tế) phụ trách hoặc phối hợp"),
        ("village", "accept", "Mục này nằm ngoài phạm vi đó. Mọi người có chức vụ, trừ"),
        (
            "village",
            "view",
            "nhưng chỉ với những gì thôn, chi bộ mình (Thôn Đông) phụ trách",
        ),
        ("specialist", "report-result", "Mục đang ở trạng thái “Chưa tiếp nhận”"),
        ("office", "confirm", "việc này chỉ làm được ở trạng thái “Chờ xác nhận”"),
        ("junior", "delegate", "Chỉ người đứng đầu đơn vị được làm việc này; Phùng Thu Hà hiện không đứng"),
    ],
)
def test_the_answer_about_a_task_says_position_reach_and_state(as_, name, deed, says):
    (share,) = make_task("economy", title="Rà soát hộ nghèo")
    commit()
    page = as_("chairman").get(f"{PAGE}?viec=task:{deed}&muc=assignment:{share.id}&nguoi={person(name).id}")
    assert says in page.text, page.text.partition("Bảng quyền")[0]


def test_who_did_the_work_learns_why_another_confirms_it(as_):
    (share,) = make_task("office", title="Soạn giấy mời")
    commit()
    page = as_("office").get(f"{PAGE}?viec=task:confirm&muc=assignment:{share.id}")
    assert "mà người làm không tự xác nhận" in page.text and "Không được" in page.text


class Paper:
    """A paper with a state."""

    title = "Kế hoạch số 1"
    body = "state"
    author_id = 0

    class state:
        """Where it stands."""

        label = "Chờ duyệt"


def test_who_wrote_some_of_a_paper_learns_why_another_approves_it(as_, at):
    at("2026-11-16 08:00")
    made = support.submitted()
    made.document.writers = [*made.document.writers, person("chairman").id]
    commit()
    page = as_("chairman").get(f"{PAGE}?viec=conclusion:approve&muc=conclusion:{made.id}")
    assert "soạn, sửa hoặc trình văn bản" in page.text


def test_a_thing_is_asked_about_by_its_mark(as_, monkeypatch):
    monkeypatch.setattr(subjects, "_loaders", {})

    def load(actor, number):
        if number != 12 or not actor.has(Role.CHAIRMAN):
            raise NotFound
        return Paper()

    subjects.register("plan", load)
    page = as_("chairman").get(f"{PAGE}?viec=plan:approve&muc=plan:12")
    assert "Kế hoạch số 1" in page.text and "Chờ duyệt" in page.text and "Được" in page.text
    for who, mark in (
        ("chairman", "plan:13"),
        ("chairman", "x:1"),
        ("chairman", "plan:a"),
        ("admin", "plan:12"),
    ):
        assert "Không tìm thấy mục này" in as_(who).get(f"{PAGE}?viec=plan:approve&muc={mark}").text


@pytest.mark.parametrize(
    "query", ["viec=zzz", "viec=task:view&nguoi=-1", "viec=task:view&nguoi=99999999999999", "vai-tro=x"]
)
def test_a_crooked_question_is_no_error(as_, query):
    as_("chairman").get(f"{PAGE}?{query}")


def test_a_question_that_does_not_fit_the_thing_is_no_error(as_, monkeypatch):
    monkeypatch.setattr(subjects, "_loaders", {"plan": lambda _actor, _number: Paper()})
    browser = as_("chairman")
    assert "Không tìm thấy" in browser.get(f"{PAGE}?viec=task:accept&muc=plan:1").text
    assert "Không tìm thấy" in browser.get(f"{PAGE}?viec=task:confirm&muc=plan:1").text
