"""Work beside the plans: tasks made by hand, steps, what comes after what, talk, a monthly report."""

from datetime import date
from typing import Any

from intranet.access.actor import Body
from intranet.seed.held import Event
from intranet.seed.stage import TAKERS, Stage
from intranet.tasks import comment_services, draft_services, step_queries, step_services
from intranet.tasks import services as tasks
from intranet.tasks.draft_models import TaskDraft
from intranet.tasks.ordering import Order

VILLAGES = tuple(f"village-{number}" for number in range(1, 7))
MEETING = 14  # working days ago: the briefing at which work was given by word of mouth
_CLEAN, _DRAINS = "khơi rãnh trước nhà", "Đi dọc mương tưới"
_IN_TIME = (
    ("village-1", _CLEAN, "Cả thôn ra quân sáng Chủ nhật, không còn điểm rác."),
    ("village-3", _CLEAN, "Đã dọn, còn một điểm chờ xe của xã."),
    ("village-6", _CLEAN, "Đã dọn quanh chợ và đường vào trường."),
    ("village-1", _DRAINS, "Ba đoạn vỡ, một đoạn bồi lấp; chừng 4 ha thiếu nước."),
    ("village-3", _DRAINS, "Một đoạn vỡ ở chân đồi; chừng 1,5 ha thiếu nước."),
)


def _by(day: date) -> dict[str, Any]:
    return {"date": day.isoformat(), "direction": "before", "inclusive": True}


class Work:
    """Lets the office and the leaders give work by hand, and the units do it in steps."""

    def __init__(self, stage: Stage):
        self.stage = stage
        self.drafts: dict[str, TaskDraft] = {}

    def events(self) -> list[Event]:
        """Return what happens, as (working days ago, hour, act)."""
        return [
            (MEETING, "16:30", self.monthly_report_is_written),
            (MEETING, "16:45", self.work_of_villages_is_written),
            (MEETING - 1, "07:50", lambda: self.give("month")),
            (MEETING - 1, "07:55", lambda: [self.give(one) for one in ("clean", "poor", "drains")]),
            (MEETING - 1, "10:00", lambda: self.stage.take("one_stop")),
            (12, "08:10", lambda: self.stage.take(*VILLAGES[2:], "village-1")),
            (9, "16:10", self.villages_are_in_time),
            (8, "09:10", self.office_agrees_with_villages),
            (7, "08:40", self.steps_are_agreed),
            (5, "16:20", self.a_village_is_late),
            (6, "09:05", self.units_talk),
            (6, "14:20", self.month_is_reported),
            (5, "08:15", self.survey_and_what_follows_are_written),
            (5, "10:40", lambda: self.give("survey")),
            (5, "10:45", lambda: self.give("follow")),
            (4, "14:10", lambda: self.stage.take("culture")),
            (3, "09:30", self.first_step_is_done),
            (2, "15:10", self.drafts_lie_on_the_desks),
            (1, "11:20", self.one_is_given_back),
            (1, "15:05", self.front_asks_back),
        ]

    def monthly_report_is_written(self) -> None:
        """At the briefing the chairman wanted figures every month."""
        self._draft(
            "month", "Báo cáo kết quả giải quyết hồ sơ hằng tháng",
            "Tổng hợp số hồ sơ nhận, đã trả, trả chậm theo từng lĩnh vực; nêu lý do hồ sơ trả chậm.",
            units=("one_stop",), product="Biểu tổng hợp một trang", rule={"recurring": "monthly"},
            basis="Kết luận giao ban đầu tháng", repeats_until=self.stage.days.ahead(200),
        )  # fmt: skip

    def work_of_villages_is_written(self) -> None:
        """The villages have work beside the plans, of several fields."""
        days, basis = self.stage.days, "Kết luận giao ban đầu tháng"
        self._draft(
            "clean", "Dọn rác, khơi rãnh thoát nước đường làng",
            "Vận động các hộ dọn rác, khơi rãnh trước nhà; thôn chụp ảnh điểm rác còn tồn.", units=VILLAGES,
            product="Ảnh trước và sau khi dọn", basis=basis, rule=_by(days.back(7)),
        )  # fmt: skip
        self._draft(
            "poor", "Họp thôn rà soát hộ nghèo, hộ cận nghèo",
            "Họp bình xét, lập danh sách hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo.",
            units=("village-2", "village-4", "village-5", "village-6"), product="Biên bản họp thôn",
            basis=basis, rule=_by(days.ahead(8)),
        )  # fmt: skip
        self._draft(
            "drains", "Thống kê đoạn mương nội đồng hỏng của thôn",
            "Đi dọc mương tưới của thôn, đếm đoạn vỡ, đoạn bồi lấp, ước số ruộng thiếu nước.",
            units=("village-1", "village-2", "village-3"), product="Bảng thống kê", basis=basis,
            rule=_by(days.back(6)),
        )  # fmt: skip

    def villages_are_in_time(self) -> None:
        """Three villages are clean, two have counted."""
        for unit, words, text in _IN_TIME:
            self.stage.report(unit, words, TAKERS[unit], text)

    def office_agrees_with_villages(self) -> None:
        """The office confirms what came in time."""
        for unit, words, _text in _IN_TIME:
            tasks.confirm(self.stage.who("van.phong"), self.stage.work(unit, words))

    def a_village_is_late(self) -> None:
        """One cleaned up after the day, and is confirmed all the same."""
        self.stage.report("village-5", _CLEAN, TAKERS["village-5"], "Đã dọn xong, rãnh phải làm hai buổi.")
        tasks.confirm(self.stage.who("van.phong"), self.stage.work("village-5", _CLEAN))

    def month_is_reported(self) -> None:
        """The first month's figures come in; the next share is made with the confirmation."""
        self.stage.report("one_stop", "trả chậm", "mot.cua", "Nhận 214 hồ sơ, trả chậm 3 hồ sơ đất đai.")
        tasks.confirm(self.stage.who("van.phong"), self.stage.work("one_stop", "trả chậm"))

    def steps_are_agreed(self) -> None:
        """The unit divides its work, the office asks for one more step."""
        share = self.stage.work("economy", "ba tuyến mương")
        unit, office = self.stage.who("kinh.te2"), self.stage.who("van.phong")
        step_services.add(unit, share, text="Đi tuyến Suối Cát, Đồi Thông", mandatory=False)
        step_services.add(unit, share, text="Đi tuyến Nà Lạnh khi nước rút", mandatory=False)
        step_services.ask(office, share, text="Trưởng thôn ký xác nhận từng đoạn hỏng", mandatory=True)

    def first_step_is_done(self) -> None:
        """Two lines of the canal have been walked."""
        share = self.stage.work("economy", "ba tuyến mương")
        first = step_queries.steps_of(share)[0]
        step_services.tick(self.stage.who("kinh.te2"), share, first.id, done=True)

    def units_talk(self) -> None:
        """The office asks, the unit answers; each is told."""
        share = self.stage.work("economy", "trích lục")
        names = self.stage.names
        comment_services.write(
            self.stage.who("van.thu"), share, user_ids=[names["kinh.te2"]],
            text="Bài trả lời nhóm ý kiến về đất ở cần nêu rõ số hộ đã cấp, chưa cấp ở từng thôn.",
        )  # fmt: skip
        comment_services.write(
            self.stage.who("kinh.te2"), share, text="Đã có số của hai thôn, thôn Đồi Thông đang đối chiếu sổ."
        )

    def front_asks_back(self) -> None:
        """The Front wants to know how to count."""
        share = self.stage.work("front", "bỏ phiếu trùng")
        comment_services.write(
            self.stage.who("mat.tran"), share, unit_ids=[self.stage.units["office"].id],
            text="Phiếu ghi hai nội dung thì tính là hai ý kiến hay một? Mặt trận đang tính hai.",
        )  # fmt: skip

    def survey_and_what_follows_are_written(self) -> None:
        """Two tasks, the second of which begins when the first ends."""
        days = self.stage.days
        self._draft(
            "survey", "Khảo sát nhà văn hóa các thôn trước mùa hội nghị",
            "Kiểm tra mái, điện, loa, chỗ ngồi ở sáu nhà văn hóa; ghi chỗ hỏng, kèm ảnh.",
            units=("culture",), coordinating=("village-1", "village-2"), product="Bảng kê chỗ hỏng kèm ảnh",
            rule=_by(days.ahead(9)),
            basis="Chỉ đạo của Chủ tịch tại giao ban tuần",
        )  # fmt: skip
        self._draft(
            "follow", "Lập dự toán sửa chữa nhà văn hóa",
            "Căn cứ bảng kê chỗ hỏng, lập dự toán từng nhà, xếp thứ tự ưu tiên.",
            units=("economy",), product="Dự toán trình Chủ tịch",
            rule={"days": 5, "working_days": True, "direction": "after", "anchor": "previous"},
            basis="Chỉ đạo của Chủ tịch tại giao ban tuần", submit=False,
        )  # fmt: skip

    def drafts_lie_on_the_desks(self) -> None:
        """One waits for the chairman, one will come back, one is only begun."""
        days = self.stage.days
        self._draft(
            "wait", "Kiểm tra điểm bán thuốc bảo vệ thực vật ở chợ",
            "Kiểm tra giấy phép, nhãn, hạn dùng ở các điểm bán; lập biên bản từng điểm.",
            units=("economy", "police"), product="Biên bản kiểm tra từng điểm",
            rule={"days": 7, "working_days": True, "direction": "after", "anchor": "given"},
            basis="Phản ánh của người dân tại hội nghị đối thoại",
        )  # fmt: skip
        self._draft(
            "back", "Cắm biển báo ngầm tràn Khe Vàng", "Cắm biển báo, cọc thủy chí hai đầu ngầm tràn.",
            units=("military",), product="Ảnh biển báo đã cắm",
            rule=_by(days.ahead(20)),
            basis="Chỉ đạo của Chủ tịch tại giao ban tuần",
        )  # fmt: skip
        self._draft(
            "begun", "Soạn câu hỏi thường gặp về cấp đổi căn cước",
            "Viết ngắn, in dán ở bàn tiếp nhận hồ sơ.", units=("police",), submit=False,
        )  # fmt: skip

    def one_is_given_back(self) -> None:
        """The chairman wants another unit to help."""
        draft_services.give_back(
            self.stage.who("chu.tich"), self.drafts["back"],
            comment="Thêm thôn Khe Vàng phối hợp; ghi rõ bao nhiêu biển.",
        )  # fmt: skip

    def give(self, key: str) -> None:
        """Let the chairman give a task out; what follows another is tied to it first."""
        if key == "follow":
            draft, office = self.drafts["follow"], self.stage.who("van.phong")
            order = draft_services.order_of(draft)
            after = {name: getattr(order, name) for name in Order.__slots__}
            after["after_id"] = self.drafts["survey"].task_id
            draft_services.change(office, draft, Order(**after))
            draft_services.submit(office, draft)
        draft_services.issue(self.stage.who("chu.tich"), self.drafts[key])

    def _draft(
        self, key: str, title: str, words: str, *, units: tuple[str, ...], coordinating: tuple[str, ...] = (),
        submit: bool = True, **more: Any,
    ) -> TaskDraft:  # fmt: skip
        known, office = self.stage.units, self.stage.who("van.phong")
        order = Order(
            title=title, words=words, manner="order", unit_ids=tuple(known[one].id for one in units),
            coordinating_ids=tuple(known[one].id for one in coordinating), **more,
        )  # fmt: skip
        self.drafts[key] = made = draft_services.create(office, Body.STATE, order)
        if submit:
            draft_services.submit(office, made)
        return made
