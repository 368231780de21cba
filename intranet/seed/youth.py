"""The Party secretary's dialogue with the young: held, its conclusion begun, the plan copied to next year."""

from sqlalchemy import select

from intranet.access.actor import Body
from intranet.conclusions import services as conclusions
from intranet.db.session import db
from intranet.documents import register
from intranet.imports.review import Dialogue
from intranet.plans.models import Plan
from intranet.seed import papers
from intranet.seed.held import Event
from intranet.seed.stage import Stage
from intranet.tasks import field_queries, field_services
from intranet.tasks import services as tasks
from intranet.text.dates import numeric
from intranet.writing import copying
from intranet.writing import services as writing

CAME_IN, MET = 13, 2  # working days ago: the plan, the dialogue
NUMBER = 30


class Youth:
    """Lets the Party's offices and the Youth Union prepare the dialogue and write down what came of it."""

    def __init__(self, stage: Stage):
        self.stage = stage

    def events(self) -> list[Event]:
        """Return what happens, as (working days ago, hour, act)."""
        return [
            (CAME_IN, "13:50", self.open_the_book),
            (CAME_IN, "14:10", self.plan_comes_in),
            (CAME_IN, "16:20", lambda: self.stage.take("party_office", "building", "youth")),
            (CAME_IN - 1, "08:20", lambda: self.stage.take("culture")),
            (CAME_IN - 1, "08:35", self.fields_are_said),
            (9, "10:15", self.units_prepare),
            (8, "09:25", self.the_office_agrees),
            (1, "09:30", self.conclusion_is_begun),
            (1, "11:30", self.next_year_is_copied),
        ]

    def open_the_book(self) -> None:
        """The Party numbers each type by itself, for the whole term."""
        register.begin(self.stage.who("vp.dang"), body=Body.PARTY, type="KH", number=NUMBER - 1)

    def plan_comes_in(self) -> None:
        """The plan was signed the day before; the Party office enters it."""
        stage, met = self.stage, self.stage.days.back(MET)
        words = {"year": str(met.year), "youth_day": numeric(met)}
        text = papers.text_of("doan_vien", words, number=NUMBER, signed=stage.days.back(CAME_IN + 1))
        ordered = Dialogue(
            number=1, label="của Bí thư Đảng ủy với đoàn viên, thanh niên",
            when={"text": f"ngày {numeric(met)}", "date": met.isoformat()}, day=met, time="14:00",
            place="Hội trường Đảng ủy xã", audience="Đoàn viên, thanh niên các thôn",
            topic="Việc làm, chuyển đổi số",
        )  # fmt: skip
        papers.enter(stage.who("vp.dang"), "KH 30 DU.txt", text, papers.Answers((ordered,)))

    def fields_are_said(self) -> None:
        """No word of these duties suggests a field, so a person says which."""
        known = {one.name: one.id for one in field_queries.fields()}
        for unit, words, name in (
            ("building", "Gợi ý ba nội dung", "Tuyên truyền, thông tin"),
            ("youth", "Gom câu hỏi", "Ý kiến của Nhân dân"), ("culture", "lao động trẻ", "An sinh xã hội"),
        ):  # fmt: skip
            field_services.choose(self.stage.who("vp.dang"), self.stage.work(unit, words), known[name])

    def units_prepare(self) -> None:
        """All of them are in time."""
        report = self.stage.report
        report("building", "Gợi ý ba nội dung", "tuyen.giao", "Đã gửi ba nội dung gợi ý xuống sáu chi đoàn.")
        report(
            "youth", "Gom câu hỏi", "thanh.nien", "Sáu chi đoàn gửi 34 câu hỏi, gộp còn 15.",
            "Câu hỏi của các chi đoàn.docx",
        )  # fmt: skip
        report("culture", "lao động trẻ", "van.hoa", "Đã lập bảng của sáu thôn, có số đi làm ngoài tỉnh.")

    def the_office_agrees(self) -> None:
        """The Party office confirms what came in."""
        for unit, words in (
            ("building", "Gợi ý ba nội dung"), ("youth", "Gom câu hỏi"), ("culture", "lao động trẻ"),
        ):  # fmt: skip
            tasks.confirm(self.stage.who("vp.dang"), self.stage.work(unit, words))

    def conclusion_is_begun(self) -> None:
        """Two points stand there; the Party office still writes."""
        actor, days, units = self.stage.who("vp.dang"), self.stage.days, self.stage.units
        made = conclusions.begin(actor, self.plan().dialogues[0])
        conclusions.describe(actor, made, conclusions.General(
            attended=64, opinions=15, assessment="Người trẻ nói thẳng, nhiều ý có thể làm ngay trong năm.",
            answered="Thủ tục vay vốn của Ngân hàng Chính sách xã hội; lịch mở sân bóng Chợ Cũ.",
            follow_up="",
        ))  # fmt: skip
        for words, unit, helping, due, product in (
            ("Mở hai lớp buổi tối dạy bán nông sản qua mạng ở Suối Cát và Chợ Cũ, mỗi lớp 25 người.",
             "youth", ("culture",), days.ahead(35), "Danh sách người học"),
            ("Lập danh sách đoàn viên muốn vay vốn khởi nghiệp, ghi rõ làm nghề gì, cần bao nhiêu.",
             "youth", ("economy",), days.ahead(21), "Danh sách theo từng thôn"),
        ):
            conclusions.add_point(actor, made, conclusions.Order(
                words=words, unit_ids=[units[unit].id], coordinating_ids=[units[one].id for one in helping],
                due=due, product=product,
            ))  # fmt: skip

    def next_year_is_copied(self) -> None:
        """What went well is to be held again: the plan is moved to the next year, each change listed."""
        plan = self.plan()
        year = copying.year_of(plan)
        moved = copying.shifted(plan, from_year=year, to_year=year + 1)
        note = f"Chuyển từ năm {year} sang năm {year + 1}"
        writing.copy(self.stage.who("vp.dang"), plan, moved, years=1, note=note)

    def plan(self) -> Plan:
        """Return the plan."""
        return db.session.scalars(select(Plan).where(Plan.code.like(f"{NUMBER}-%"))).one()
