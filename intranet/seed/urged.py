"""What came of dates that were not kept: longer times asked for, explanations demanded, supervision notes."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import select

from intranet.access.actor import Body
from intranet.conclusions.models import Conclusion
from intranet.db.session import db
from intranet.seed.stage import Stage
from intranet.supervision import services as supervision
from intranet.supervision.models import SupervisionNote
from intranet.tasks import explanations, extensions
from intranet.tasks.models import Assignment

Event = tuple[int, str, Callable[[], object]]
CANALS, MAPS, TOILETS = "ba tuyến mương", "trích lục", "nhà vệ sinh"


class Urged:
    """Lets units ask for time, leaders and supervisors ask why, and offices reply."""

    def __init__(self, stage: Stage):
        self.stage = stage

    def events(self) -> list[Event]:
        """Return what happens, as (working days ago, hour, act)."""
        return [
            (13, "09:30", self.front_writes_about_the_conclusion),
            (11, "14:15", self.office_replies),
            (8, "15:00", self.council_writes_about_the_canals),
            (6, "10:15", self.culture_asks_for_time),
            (5, "08:20", self.chairman_gives_it),
            (2, "15:10", lambda: explanations.demand(self.who("hdnd"), self.work("economy", CANALS))),
            (1, "09:10", self.economy_asks_for_time),
            (1, "10:30", self.culture_asks_again),
            (1, "15:15", self.mobilisers_write_about_a_village),
        ]

    @property
    def who(self):
        """Return how people are found."""
        return self.stage.who

    @property
    def work(self):
        """Return how work is found."""
        return self.stage.work

    def later(self, share: Assignment, working_days: int) -> date:
        """Return a day so many working days after the date of *share*, and not before tomorrow."""
        assert share.due is not None
        calendar = self.stage.days.calendar
        return calendar.add_working(max(share.due, self.stage.days.today), working_days)

    def front_writes_about_the_conclusion(self) -> None:
        """The Front asks what became of the points of the first conclusion."""
        query = select(Conclusion).where(Conclusion.body == Body.STATE).order_by(Conclusion.held_on)
        supervision.write(
            self.who("mat.tran"), db.session.scalars(query).first(),
            text="Nhân dân hai cụm hỏi khi nào có điểm tập kết rác. "
            "Đề nghị cho biết tiến độ từng điểm và người chịu trách nhiệm.",
        )  # fmt: skip

    def office_replies(self) -> None:
        """The office replies in time."""
        note = db.session.scalars(select(SupervisionNote).order_by(SupervisionNote.id)).first()
        supervision.reply(
            self.who("van.phong"), note,
            text="Phòng Kinh tế đã chọn xong vị trí bốn điểm, đang chờ vật liệu. "
            "Văn phòng báo lại khi xong điểm đầu tiên.",
        )  # fmt: skip

    def council_writes_about_the_canals(self) -> None:
        """The People's Council writes about the canals; nobody has replied since."""
        supervision.write(
            self.who("hdnd"), self.work("economy", CANALS),
            text="Cử tri phản ánh đoạn mương Nà Lạnh sạt từ tháng trước chưa có người đến xem. "
            "Đề nghị cho biết ngày kiểm tra thực địa và kết quả từng đoạn.",
        )  # fmt: skip

    def culture_asks_for_time(self) -> None:
        """The culture office needs longer for the households."""
        share = self.work("culture", TOILETS)
        extensions.ask(
            self.who("van.hoa"), share, day=self.later(share, 2),
            comment="Hai thôn bổ sung 11 hộ, phải rà soát lại hồ sơ trước khi niêm yết.",
        )  # fmt: skip

    def chairman_gives_it(self) -> None:
        """The chairman agrees, the first time."""
        share = self.work("culture", TOILETS)
        assert share.wants_due is not None
        said = "Niêm yết ngay khi rà xong."
        extensions.grant(self.who("chu.tich"), share, day=share.wants_due, comment=said)

    def culture_asks_again(self) -> None:
        """A second time is for the chairman alone."""
        share = self.work("culture", TOILETS)
        extensions.ask(
            self.who("van.hoa"), share, day=self.later(share, 3),
            comment="Còn 4 hộ đi làm xa, chưa ký xác nhận.",
        )  # fmt: skip

    def economy_asks_for_time(self) -> None:
        """The economic office has not measured one canal."""
        share = self.work("economy", MAPS)
        extensions.ask(
            self.who("kinh.te2"), share, day=self.later(share, 2),
            comment="Tuyến Đồi Thông ngập, phải chờ nước rút mới đo được.",
        )  # fmt: skip

    def mobilisers_write_about_a_village(self) -> None:
        """Mass mobilisation writes about slips that never came."""
        supervision.write(
            self.who("dan.van"), self.work("village-2", "Phát phiếu"),
            text="Thôn Nà Lạnh chưa tiếp nhận việc phát phiếu. "
            "Đề nghị văn phòng làm rõ vướng mắc và cách hỗ trợ.",
        )  # fmt: skip
