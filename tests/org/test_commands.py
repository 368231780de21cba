"""``flask org``: an organisation and its first people, before anybody can sign in."""

import re

import pytest

from intranet.access.actor import Role
from intranet.cli.org import org
from intranet.db.session import db, set_reading
from intranet.org.models import Commune, GroupMember, Unit, UnitAlias
from intranet.org.people import Position
from tests.support import world
from tests.support.browser import Browser


@pytest.fixture
def run(app, session):
    db.session.rollback()
    set_reading(False)
    return app.test_cli_runner(catch_exceptions=False)


@pytest.fixture
def nothing(run):
    for model in (Position, UnitAlias, GroupMember, Unit, Commune):
        db.session.execute(db.delete(model))
    db.session.commit()


@pytest.mark.parametrize("model", ["2025", "before-2025"])
def test_one_command_founds_either_model(run, nothing, model):
    answer = run.invoke(
        org, ["create", "--model", model, "--name", "phường Hà Mai", "--village", "Tổ dân phố 1"]
    )
    assert answer.exit_code == 0, answer.output
    assert "của phường Hà Mai" in answer.output
    assert db.session.scalars(db.select(Commune)).one().place == "Hà Mai"
    assert (
        db.session.scalars(db.select(Unit).filter_by(code="villages")).one().name
        == "Các tổ trưởng tổ dân phố"
    )


def test_an_organisation_is_not_founded_over_another(run):
    answer = run.invoke(org, ["create"])
    assert answer.exit_code == 1 and "Đã có đơn vị" in answer.output


def test_the_first_administrator_comes_from_a_command(run, app):
    answer = run.invoke(org, ["person", "Lò Văn Én", "--unit", "Văn phòng HĐND và UBND"])
    assert answer.exit_code == 0, answer.output
    assert world.actor("en.lv").roles == {Role.ADMINISTRATOR}
    first = re.search(r"Mật khẩu lần đầu: (\S+)", answer.output)[1]
    browser = Browser(app.test_client(), before=db.session.commit)
    assert browser.post("/dang-nhap", {"username": "en.lv", "password": first}) == "/"


def test_a_unit_that_is_not_there_is_named_with_its_nearest(run):
    answer = run.invoke(org, ["person", "Lò Văn Én", "--unit", "Phòng Kinh tếe"])
    assert answer.exit_code == 1 and "Gần nhất: Phòng Kinh tế" in answer.output
