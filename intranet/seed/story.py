"""What happened in Minh Sơn these weeks: who took which work, reported, was late, was urged."""

from datetime import datetime

from sqlalchemy import select, update

from intranet import clock
from intranet.access.actor import Body, Role
from intranet.db.session import db
from intranet.dialogues import services as dialogues
from intranet.imports.review import Dialogue
from intranet.notifications.models import Notice
from intranet.org import delegation_services, position_services
from intranet.org.people import User
from intranet.plans.models import Plan
from intranet.seed import filters, mornings, papers
from intranet.seed.board import Board
from intranet.seed.correspondence import Correspondence
from intranet.seed.days import BEFORE
from intranet.seed.held import Event, Held
from intranet.seed.stage import Stage
from intranet.seed.urged import Urged
from intranet.seed.work import Work
from intranet.seed.youth import Youth
from intranet.tasks import field_services
from intranet.tasks import services as tasks
from intranet.text.dates import numeric
from intranet.writing import blanks
from intranet.writing import services as writing

FOR_STATE, FOR_PARTY = 15, 1  # how many working days ago each plan came in


class Story(Stage):
    """What happens around the dialogues to come, and, told by others, around those that were held."""

    def tell(self) -> None:
        """Tell it all, in the order of the calendar."""
        told = (Held, Youth, Correspondence, Urged, Board, Work)
        events = [*self.events(), *(one for part in told for one in part(self).events()), *mornings.events()]
        for ago, hour, act in sorted(events, key=lambda event: self.days.moment(*event[:2])):
            self.at(ago, hour, act)
        self._read_old_notices(self.days.moment(3, "17:00"))

    def events(self) -> list[Event]:
        """Return what happens around the dialogues to come, as (working days ago, hour, act)."""
        return [
            (44, "08:30", lambda: field_services.found_usual(self.who("van.phong"))),
            (FOR_STATE, "08:20", self.state_plan_comes_in),
            (FOR_STATE, "10:05", lambda: self.take("village-1", "front", "office", "police")),
            (FOR_STATE - 1, "09:10", lambda: self.take("economy", "culture", "military", "village-3")),
            (
                FOR_STATE - 1,
                "15:40",
                lambda: self.take("farmers", "women", "village-4", "village-5", "village-6"),
            ),
            (FOR_STATE - 1, "16:15", lambda: self.take("one_stop", but="thư trả lời")),
            (12, "09:00", self.head_names_a_person),
            (10, "08:00", self.leader_gives_his_word),
            (9, "14:30", self.first_results),
            (8, "08:45", self.office_answers_results),
            (5, "09:15", self.leader_takes_work_back),
            (4, "10:00", self.dialogue_moves),
            (4, "11:10", lambda: filters.keep(self)),
            (3, "15:20", self.more_progress),
            (2, "08:10", self.dialogue_begins_later),
            (2, "08:30", self.late_units_are_urged),
            (2, "14:45", self.position_waits_for_a_second_person),
            (FOR_PARTY, "09:30", self.party_plan_comes_in),
            (FOR_PARTY, "10:20", self.another_plan_is_being_read),
            (FOR_PARTY, "10:35", self.an_amendment_is_being_read),
            (FOR_PARTY, "10:45", self.next_years_plan_is_being_written),
            (FOR_PARTY, "14:10", self.party_units_answer),
            (FOR_PARTY, "16:05", self.head_goes_away),
            (FOR_PARTY, "16:40", self.results_wait),
        ]

    def state_plan_comes_in(self) -> None:
        """The chairman's plan was signed the day before; the office enters it."""
        text = papers.text_of("ubnd", self.days.words(), number=47, signed=self.days.back(FOR_STATE + 1))
        (quarter, year), first = self.days.next_quarter, self.days.first_fixed
        nearer = Dialogue(
            number=1, label="lần thứ nhất, thôn Suối Cát",
            when={"text": f"ngày {numeric(first)}", "date": first.isoformat()},
            day=first, time="07:30", place="Nhà văn hóa thôn Suối Cát",
            audience="Nhân dân ba thôn Suối Cát, Nà Lạnh, Đồi Thông",
            topic="Đất ở, kênh mương nội đồng",
        )  # fmt: skip
        later = Dialogue(
            number=2, label="lần thứ hai",
            when={"text": f"quý {quarter} năm {year}", "quarter": quarter, "year": year},
            place="Hội trường UBND xã", audience="Nhân dân ba thôn Bản Mây, Khe Vàng, Chợ Cũ",
            topic="Nước sạch, thu gom rác",
        )  # fmt: skip
        answers = papers.Answers(
            dialogues=(nearer, later),
            names={"Tổ Thủy nông xã": self.units["economy"].id},
            loose={"các phòng chuyên môn": self.units["departments"].id},
        )
        papers.enter(self.who("van.phong"), "KH 47 doi thoai.txt", text, answers)

    def party_plan_comes_in(self) -> None:
        """The secretary's plan; its day is not fixed, the Party office proposes one."""
        text = papers.text_of("dang_uy", self.days.words(), number=31, signed=self.days.back(FOR_PARTY + 1))
        before = self.days.today + BEFORE
        ordered = Dialogue(
            number=1, label="của Bí thư Đảng ủy",
            when={"text": f"hoàn thành trước ngày {numeric(before)}", "date_before": before.isoformat()},
            place="Hội trường Đảng ủy xã", audience="Đoàn viên, hội viên, Nhân dân",
            topic="Xây dựng nông thôn mới",
        )  # fmt: skip
        actor = self.who("vp.dang")
        plan = papers.enter(actor, "KH 31 DU.txt", text, papers.Answers((ordered,)))
        dialogues.propose(actor, plan.dialogues[0], day=self.days.ahead(24), time="14:00")

    def another_plan_is_being_read(self) -> None:
        """A draft of the market's plan lies on the office's desk, with its questions."""
        text = papers.text_of("nhap", self.days.words())
        papers.read(self.who("van.phong"), "KH sap xep cho.txt", text)

    def an_amendment_is_being_read(self) -> None:
        """A draft that amends the chairman's plan lies there too, compared with what is in force."""
        signed = {"amended_day": numeric(self.days.back(FOR_STATE + 1))}
        text = papers.text_of("ubnd_sua_doi", self.days.words() | signed)
        papers.read(self.who("van.phong"), "KH sua doi 47.txt", text)

    def next_years_plan_is_being_written(self) -> None:
        """The office has begun next year's plan with a template; the clerk has put a word right since."""
        year = self.days.today.year + 1
        (one,) = [one for one in blanks.BLANKS if one.name == "cum_dan_cu"]
        text = blanks.filled(one, year)
        draft = writing.begin(self.who("van.phong"), text, body=one.body, note=f"Theo mẫu: {one.title}")
        text = text.replace("nước sạch, vệ sinh môi trường", "nước sạch, thu gom rác thải")
        writing.save(self.who("van.thu"), draft, text, base=1, note="Sửa nội dung đối thoại")

    def head_names_a_person(self) -> None:
        """The head of the economic office gives the land answers to one of his people."""
        tasks.name_person(
            self.who("kinh.te"), self.work("economy", "trích lục"), user_id=self.names["kinh.te2"]
        )

    def leader_gives_his_word(self) -> None:
        """The vice-chairman acts for the chairman these weeks."""
        delegation_services.delegate(
            self.who("chu.tich"), body=Body.STATE, receiver_id=self.names["pho.chu.tich"],
            starts_on=clock.today(), ends_on=self.days.ahead(20), limits=["plan", "task", "document"],
            document="Giấy ủy quyền số 06/GUQ-UBND",
        )  # fmt: skip

    def head_goes_away(self) -> None:
        """The head of the economic office is away for some days."""
        delegation_services.record_absence(
            self.who("kinh.te"),
            starts_on=self.days.today,
            ends_on=self.days.ahead(3),
            reason="Tập huấn tại tỉnh",
        )

    def first_results(self) -> None:
        """Some units are quick."""
        self.report(
            "women", "dọc ba tuyến mương", "phu.nu", "Đã mời 41 hội viên, cử hai chị phát biểu thay nhóm hộ."
        )
        self.report(
            "village-1",
            "Phát phiếu",
            "thon.suoicat",
            "Đã phát 86 phiếu, thu về 79 phiếu.",
            "Bảng kê phiếu Suối Cát.docx",
        )
        self.report("village-6", "Phát phiếu", "thon.chocu", "Phát 58 phiếu, thu 55 phiếu.")
        self.report("one_stop", "máy quét", "mot.cua", "Đã kiểm máy.")

    def office_answers_results(self) -> None:
        """The office agrees to what is proved, and sends back what is not."""
        office = self.who("van.phong")
        tasks.confirm(office, self.work("women", "dọc ba tuyến mương"))
        tasks.confirm(office, self.work("village-1", "Phát phiếu"))
        tasks.confirm(office, self.work("village-6", "Phát phiếu"))
        tasks.send_back(
            office,
            self.work("one_stop", "máy quét"),
            comment="Chưa có danh mục thủ tục nhận tại chỗ, đề nghị gửi kèm.",
        )

    def leader_takes_work_back(self) -> None:
        """The clinic's duty falls away."""
        tasks.cancel(
            self.who("chu.tich"),
            self.work("clinic", "túi sơ cứu"),
            comment="Trung tâm Y tế khu vực đã cử tổ lưu động.",
        )

    def dialogue_moves(self) -> None:
        """The vice-chairman, acting for the chairman, moves the nearer dialogue."""
        plan = db.session.scalars(select(Plan).where(Plan.code.like("47/%"))).one()
        dialogues.fix_day(self.who("pho.chu.tich"), plan.dialogues[0], day=self.days.dialogue, time="07:30")

    def dialogue_begins_later(self) -> None:
        """The villages ask for half an hour more, when the announcement has been issued already."""
        plan = db.session.scalars(select(Plan).where(Plan.code.like("47/%"))).one()
        dialogues.fix_day(self.who("pho.chu.tich"), plan.dialogues[0], day=self.days.dialogue, time="08:00")

    def more_progress(self) -> None:
        """Work goes on."""
        self.progress("economy", "trích lục", "kinh.te2", "Xong trích lục hai tuyến, còn tuyến Đồi Thông.")
        self.progress(
            "economy",
            "ba tuyến mương",
            "kinh.te2",
            "Đã đi hai tuyến; tuyến Nà Lạnh nước ngập chưa chụp được.",
            "Bảng kê hai tuyến mương.docx",
        )
        self.progress(
            "culture", "loa truyền thanh", "van.hoa", "Đã thu bài, xếp giờ phát 05 giờ 30 và 17 giờ."
        )
        self.progress("office", "giấy mời", "van.thu", "Đã in 120 giấy mời, đang đóng mã số.")
        self.report(
            "police",
            "giữ trật tự",
            "cong.an",
            "Phương án đã được duyệt, bố trí bốn đồng chí.",
            "Phương án trật tự.docx",
        )
        self.report("village-5", "Phát phiếu", "thon.khevang", "Phát 71 phiếu, thu 70 phiếu.")
        self.report("village-3", "Phát phiếu", "thon.doithong", "Phát 64 phiếu, thu đủ 64 phiếu.")
        self.progress("village-4", "Phát phiếu", "thon.banmay", "Đang phát, còn xóm ngoài.", later=True)

    def late_units_are_urged(self) -> None:
        """The office confirms what is ready and urges who is late."""
        office = self.who("van.phong")
        tasks.confirm(office, self.work("police", "giữ trật tự"))
        tasks.confirm(office, self.work("village-3", "Phát phiếu"))
        tasks.confirm(office, self.work("village-5", "Phát phiếu"))
        tasks.remind(
            office,
            self.work("village-2", "Phát phiếu"),
            comment="Thôn Nà Lạnh chưa tiếp nhận, đề nghị trưởng thôn làm ngay.",
        )
        tasks.remind(
            self.who("chu.tich"),
            self.work("economy", "ba tuyến mương"),
            comment="Nộp bảng kê trong tuần này.",
        )

    def position_waits_for_a_second_person(self) -> None:
        """Who handles papers is never appointed by one person alone."""
        user = db.session.get_one(User, self.names["van.hoa"])
        position_services.appoint(
            self.who("quan.tri"), user, role=Role.OFFICE, body=Body.STATE, unit_id=self.units["office"].id,
            starts_on=self.days.ahead(12), name="Phó Chánh Văn phòng",
        )  # fmt: skip

    def party_units_answer(self) -> None:
        """Some take the Party plan's work; one says that it is not theirs."""
        self.take("party_office", "building", "cell-village-1")
        tasks.decline(
            self.who("kinh.te"), self.work("economy", "thu chi quỹ"),
            comment="Quỹ do các thôn tự quản, phòng không giữ số liệu; đề nghị giao Ủy ban MTTQ xã.",
        )  # fmt: skip

    def results_wait(self) -> None:
        """Some results wait for a word."""
        self.report(
            "front",
            "bỏ phiếu trùng",
            "mat.tran",
            "Đã tổng hợp 143 phiếu thành 27 nhóm ý kiến.",
            "Tổng hợp ý kiến.docx",
        )
        self.report(
            "office",
            "bảng phân công người trả lời",
            "van.thu",
            "Bảng phân công đã trình Chủ tịch.",
            "Bảng phân công.docx",
        )
        self.report("village-5", "Phát phiếu", "thon.khevang", "Phát xong sớm, thu 71 phiếu.", later=True)

    def _read_old_notices(self, before: datetime) -> None:
        db.session.execute(update(Notice).where(Notice.created_at < before).values(read_at=Notice.created_at))
