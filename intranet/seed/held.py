"""The dialogues that were held: what was concluded at the first, what is being concluded of the second."""

from collections.abc import Callable

from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Body
from intranet.conclusions import services as conclusions
from intranet.conclusions.models import Conclusion
from intranet.db.session import db
from intranet.documents import approvals, issuing, register
from intranet.imports.review import Dialogue
from intranet.plans.models import Plan
from intranet.seed import papers
from intranet.seed.evidence import scan
from intranet.seed.stage import Stage
from intranet.tasks import services as tasks
from intranet.tasks import standing_in
from intranet.text.dates import numeric

CAME_IN, FIRST, SECOND = 32, 20, 3  # working days ago: the plan, the two dialogues
AMENDED = 25  # when the plan was amended, by the next number
ISSUED = 17  # when the first conclusion got its number
USED_BEFORE = 44  # the last number before the register was kept here

Event = tuple[int, str, Callable[[], object]]


class Held:
    """Lets the plan of the village clusters and its conclusions happen."""

    def __init__(self, stage: Stage):
        self.stage = stage

    def events(self) -> list[Event]:
        """Return what happens, as (working days ago, hour, act)."""
        return [
            (CAME_IN, "08:05", lambda: self.open_the_book(0, USED_BEFORE)),
            (CAME_IN, "08:40", self.plan_comes_in),
            (CAME_IN, "10:30", lambda: self.stage.take("office", "economy", "culture", "front")),
            (AMENDED, "07:50", lambda: self.open_the_book(CAME_IN, USED_BEFORE)),
            (AMENDED, "08:30", self.plan_is_amended),
            (FIRST + 4, "09:10", lambda: self.prepare(later=False)),
            (FIRST + 3, "15:00", lambda: self.agree(later=False)),
            (FIRST - 1, "08:30", self.first_is_concluded),
            (FIRST - 1, "16:20", self.minutes_are_sent),
            (FIRST - 2, "09:15", lambda: self.decide("first")),
            (ISSUED, "13:45", lambda: self.open_the_book(AMENDED, USED_BEFORE + 1)),
            (ISSUED, "14:00", self.first_is_issued),
            (ISSUED - 1, "07:40", lambda: self.open_the_book(ISSUED, USED_BEFORE + 2)),
            (ISSUED - 1, "09:20", lambda: self.stage.take("economy", "culture")),
            (13, "10:20", self.measures_come_by_telephone),
            (12, "15:30", self.a_promise_is_kept),
            (11, "10:10", self.the_office_agrees),
            (SECOND + 5, "09:00", lambda: self.prepare(later=True)),
            (SECOND + 4, "16:00", lambda: self.agree(later=True)),
            (SECOND, "15:40", self.second_is_concluded),
            (2, "10:05", self.second_is_submitted),
            (2, "17:05", self.leader_returns_it),
            (1, "16:30", self.second_is_submitted_again),
        ]

    def open_the_book(self, since: int, used: int) -> None:
        """Say where the paper register ended; a year that began *since* has a book of its own."""
        if not since or self.stage.days.back(since).year != clock.today().year:
            register.begin(self.stage.who("van.thu"), body=Body.STATE, type="KH", number=used)

    def plan_comes_in(self) -> None:
        """The plan of the village clusters, number 38 of the old register."""
        stage, days = self.stage, self.stage.days
        days_words = {"held_first": numeric(days.back(FIRST)), "held_second": numeric(days.back(SECOND))}
        text = papers.text_of("cum_thon", days_words, number=38, signed=days.back(CAME_IN + 1))
        first, second = (
            Dialogue(
                number=number, label=label, when={"text": f"ngày {numeric(day)}", "date": day.isoformat()},
                day=day, time="07:30", place=place, audience=audience, topic=topic,
            )
            for number, label, day, place, audience, topic in (
                (1, "cụm thôn Chợ Cũ", days.back(FIRST), "Nhà văn hóa thôn Chợ Cũ",
                 "Nhân dân hai thôn Chợ Cũ, Khe Vàng", "Đường liên thôn, rác sinh hoạt"),
                (2, "cụm thôn Bản Mây", days.back(SECOND), "Nhà văn hóa thôn Bản Mây",
                 "Nhân dân hai thôn Bản Mây, Đồi Thông", "Mương tưới, đường liên thôn"),
            )
        )  # fmt: skip
        answers = papers.Answers(dialogues=(first, second))
        papers.enter(stage.who("van.phong"), "KH 38 cum thon.txt", text, answers)

    def plan_is_amended(self) -> None:
        """The centre for services, where nobody uses the software, is to measure; the office enters it."""
        stage, days = self.stage, self.stage.days
        words = {"amended_day": numeric(days.back(CAME_IN + 1))}
        number, signed = USED_BEFORE + 1, days.back(AMENDED + 1)
        text = papers.text_of("cum_thon_sua_doi", words, number=number, signed=signed)
        papers.amend(stage.who("van.phong"), "KH 45 sua doi KH 38.txt", text)

    def measures_come_by_telephone(self) -> None:
        """The centre has measured for the first dialogue; the clerk writes it down, the office confirms."""
        share = self.stage.work("services", "bảng số đo")
        word = standing_in.Word(
            channel=standing_in.Channel.PHONE, told_by="Đồng chí Lìu, viên chức của Trung tâm",
            text="Đã đo 260 m đường qua ngầm tràn, gửi bảng cho Phòng Kinh tế.",
        )  # fmt: skip
        standing_in.record(self.stage.who("van.thu"), share, "record-report", word)
        tasks.confirm(self.stage.who("van.phong"), share)

    def prepare(self, *, later: bool) -> None:
        """The units report what they prepared for one of the dialogues."""
        stage = self.stage
        stage.report(
            "front", "Gom ý kiến", "mat.tran", "Đã gom ý kiến của hai thôn thành một bảng.", later=later
        )
        stage.report(
            "economy", "Viết sẵn câu trả lời", "kinh.te2", "Đã gửi câu trả lời cho văn phòng.", later=later
        )
        stage.report("culture", "Đọc thông báo", "van.hoa", "Đã đọc sáu lượt trên loa.", later=later)

    def agree(self, *, later: bool) -> None:
        """The office confirms it."""
        stage = self.stage
        for unit, words in (
            ("front", "Gom ý kiến"),
            ("economy", "Viết sẵn câu trả lời"),
            ("culture", "Đọc thông báo"),
        ):
            tasks.confirm(stage.who("van.phong"), stage.work(unit, words, later=later))

    def first_is_concluded(self) -> None:
        """The clerk writes down what the chairman concluded at Chợ Cũ."""
        made = self._begin(0, conclusions.General(
            attended=88, opinions=11,
            assessment="Bà con hai thôn nói thẳng, có địa chỉ, có số liệu; không khí cởi mở.",
            answered="Lịch thu gom rác hai ngày một chuyến; thủ tục xác nhận tạm trú.",
            follow_up="Văn phòng HĐND và UBND theo dõi, báo cáo Chủ tịch việc thực hiện từng điểm.",
        ))  # fmt: skip
        days = self.stage.days
        for words, unit, coordinating, due, product in (
            ("Vá mặt đường liên thôn Chợ Cũ – Khe Vàng, đoạn qua ngầm tràn dài 260 m.",
             "economy", (), days.back(10), "Biên bản nghiệm thu đoạn đường"),
            ("Đặt bốn điểm tập kết rác có mái che tại chợ Chợ Cũ và đầu thôn Khe Vàng.",
             "economy", ("village-6", "village-5"), days.back(2), "Ảnh bốn điểm tập kết"),
            ("Rà soát hộ được hỗ trợ xây nhà vệ sinh, niêm yết tại nhà văn hóa hai thôn.",
             "culture", (), days.ahead(12), "Danh sách niêm yết"),
        ):
            self._point(made, words, unit, coordinating, due=due, product=product)  # fmt: skip
        approvals.submit(self.stage.who("van.thu"), made.document)

    def minutes_are_sent(self) -> None:
        """The office reports that the first minutes went out; the chairman agrees."""
        stage = self.stage
        stage.report("office", "ghi biên bản", "van.thu", "Biên bản đã ký, gửi các đơn vị trong ngày.")
        tasks.confirm(stage.who("chu.tich"), stage.work("office", "ghi biên bản"))

    def decide(self, _which: str) -> None:
        """The chairman approves the first conclusion."""
        approvals.approve(self.stage.who("chu.tich"), self._conclusion(0).document)

    def first_is_issued(self) -> None:
        """It gets its number, its scan, and its points become tasks."""
        actor = self.stage.who("van.thu")
        document = self._conclusion(0).document
        issuing.issue(
            actor, document, day=self.stage.days.back(ISSUED),
            scan=issuing.Scan(scan(), "TB ket luan cum thon Cho Cu.png"),
        )  # fmt: skip

    def a_promise_is_kept(self) -> None:
        """The road is mended in time."""
        self.stage.report(
            "economy", "Vá mặt đường", "kinh.te2", "Đã vá xong 260 m, nghiệm thu cùng trưởng hai thôn.",
            "Biên bản nghiệm thu.docx",
        )  # fmt: skip
        self.stage.progress("economy", "điểm tập kết rác", "kinh.te2", "Đã đặt hai điểm tại chợ.")

    def the_office_agrees(self) -> None:
        """The office confirms the road."""
        tasks.confirm(self.stage.who("van.phong"), self.stage.work("economy", "Vá mặt đường"))

    def second_is_concluded(self) -> None:
        """The clerk begins the second conclusion on the day of the dialogue."""
        days = self.stage.days
        made = self._begin(1, conclusions.General(
            attended=96, opinions=14,
            assessment="Ý kiến tập trung vào mương tưới trước vụ tới và đường vào xóm ngoài.",
            answered="Mức đóng góp làm đường do thôn bàn; lịch cắt nước luân phiên.",
            follow_up="Văn phòng HĐND và UBND theo dõi, đôn đốc, kịp thời báo cáo khi có vướng mắc.",
        ))  # fmt: skip
        for words, unit, coordinating, due, within, product in (
            ("Nạo vét đoạn mương Bản Mây xong trước vụ tới.",
             "economy", ("village-4",), days.ahead(30), None, "Biên bản nghiệm thu"),
            ("Trả lời bằng văn bản từng hộ trong 12 hộ hỏi về đất làm đường xóm ngoài.",
             "economy", (), None, 10, "Văn bản trả lời từng hộ"),
            ("Tăng số chuyến thu gom rác ở Đồi Thông cho phù hợp.",
             "economy", (), days.ahead(14), None, "Lịch thu gom mới"),
            ("Rà soát các hộ chưa có thẻ bảo hiểm y tế ở hai thôn, lập danh sách đề nghị cấp.",
             "culture", (), days.ahead(10), None, "Danh sách đề nghị"),
        ):
            more = {"due": due, "working_days": within, "product": product}
            self._point(made, words, unit, coordinating, **more)  # fmt: skip

    def second_is_submitted(self) -> None:
        """It goes to the chairman."""
        approvals.submit(self.stage.who("van.thu"), self._conclusion(1).document)

    def leader_returns_it(self) -> None:
        """The chairman wants lengths and numbers."""
        made = self._conclusion(1)
        approvals.give_back(
            self.stage.who("chu.tich"), made.document,
            comment="Ghi rõ chiều dài mương và số chuyến rác; bỏ câu chung chung ở phần theo dõi.",
            remarks={
                made.points[0].key: "Dài bao nhiêu mét? Phải xong trước ngày mở nước.",
                made.points[2].key: "Từ mấy chuyến lên mấy chuyến?",
            },
        )  # fmt: skip

    def second_is_submitted_again(self) -> None:
        """The clerk mends three places and submits again."""
        actor, made, days = self.stage.who("van.thu"), self._conclusion(1), self.stage.days
        mended = (
            (0, "Nạo vét 420 m mương Bản Mây xong trước ngày mở nước.", days.ahead(24)),
            (2, "Tăng số chuyến thu gom rác ở Đồi Thông từ một lên hai chuyến mỗi tuần.", days.ahead(10)),
        )
        for index, words, due in mended:
            point = made.points[index]
            order = conclusions.Order(
                words=words, unit_ids=point.unit_ids, coordinating_ids=point.coordinating_ids, due=due,
                product=point.product,
            )  # fmt: skip
            conclusions.change_point(actor, made, point.id, order)
        last = numeric(days.ahead(30))
        conclusions.describe(actor, made, conclusions.General(
            attended=made.attended, opinions=made.opinions,
            assessment=made.assessment, answered=made.answered,
            follow_up=f"Văn phòng HĐND và UBND theo dõi, báo cáo Chủ tịch trước ngày {last}.",
        ))  # fmt: skip
        approvals.submit(actor, made.document)

    def _begin(self, index: int, general: conclusions.General) -> Conclusion:
        actor = self.stage.who("van.thu")
        made = conclusions.begin(actor, self._plan().dialogues[index])
        conclusions.describe(actor, made, general)
        return made

    def _point(
        self, made: Conclusion, words: str, unit: str, coordinating: tuple[str, ...], **more: object
    ) -> None:
        units = self.stage.units
        order = conclusions.Order(
            words=words, unit_ids=[units[unit].id],
            coordinating_ids=[units[one].id for one in coordinating], **more,
        )  # fmt: skip
        conclusions.add_point(self.stage.who("van.thu"), made, order)

    def _plan(self) -> Plan:
        return db.session.scalars(select(Plan).where(Plan.code.like("38/%"))).one()

    def _conclusion(self, index: int) -> Conclusion:
        dialogue = self._plan().dialogues[index]
        return db.session.scalars(select(Conclusion).where(Conclusion.dialogue_id == dialogue.id)).one()
