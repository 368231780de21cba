"""The common pages of the demo: sections of each body, announcements, a library, a bulletin and its log."""

from datetime import datetime, time, timedelta

from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Role
from intranet.db.session import db
from intranet.dialogues.models import Dialogue
from intranet.pages import (
    broadcast_services,
    bulletins,
    home_services,
    library_services,
    queries,
    receipt_services,
    services,
    tree_services,
)
from intranet.pages.library_services import Facts
from intranet.pages.models import Page, PageKind
from intranet.pages.services import Words
from intranet.pages.tree_services import Circle
from intranet.seed import board_texts as texts
from intranet.seed.evidence import paper
from intranet.seed.held import Event
from intranet.seed.stage import TAKERS, Stage

# Who has read the announcement that must be read; the others have not.
HAVE_READ = (
    "chu.tich", "van.thu", "vp.dang", "kinh.te2", "van.hoa", "cong.an", "mat.tran", "phu.nu",
    "thon.suoicat", "thon.doithong", "thon.khevang",
)  # fmt: skip


class Board:
    """Lets the units write, and those who may, publish."""

    def __init__(self, stage: Stage):
        self.stage = stage

    def events(self) -> list[Event]:
        """Return what happens, as (working days ago, hour, act)."""
        return [
            (30, "08:10", lambda: tree_services.found(self.stage.who("van.phong"))),
            (30, "09:00", self.commune_is_introduced),
            (29, "10:20", self.library_is_begun),
            (24, "08:45", self.units_write_their_sections),
            (9, "15:10", self.inspection_keeps_to_itself),
            (5, "08:00", self.duty_is_announced),
            (4, "09:40", self.some_read_it),
            (4, "14:10", self.home_is_arranged),
            (3, "16:30", self.a_text_ends),
            (2, "08:40", self.bulletin_is_read),
            (1, "07:40", self.villages_note_readings),
            (1, "09:50", self.farmers_get_theirs_back),
            (1, "11:15", self.a_page_waits),
            (1, "15:20", self.tomorrow_is_prepared),
        ]

    def write(
        self, username: str, unit: str, title: str, text: str, *, common: bool = False, publish: str = "",
        kind: PageKind = PageKind.PAGE, parent: Page | None = None, **more: object,
    ) -> Page:  # fmt: skip
        """Let somebody write a page for a unit; *publish* names who publishes it."""
        actor, unit_id = self.stage.who(username), self.stage.units[unit].id
        place = (
            tree_services.root(actor, queries.COMMON) if common else tree_services.section_of(actor, unit_id)
        )
        summary, _, body = text.partition("\n\n")
        words = Words(title, summary, body, more.pop("files", ()))
        page = services.begin(actor, kind, parent or place, words, unit_id=unit_id, **more)
        if publish:
            services.publish(self.stage.who(publish), page)
        return page

    def commune_is_introduced(self) -> None:
        """The office says what the commune is and how the common pages are used."""
        self.write(
            "van.thu", "office", "Giới thiệu xã Minh Sơn", texts.COMMUNE, common=True, publish="van.phong"
        )
        self.write("van.thu", "office", "Quy ước đăng tin", texts.RULES, common=True, publish="van.phong")

    def library_is_begun(self) -> None:
        """The office keeps what units look up."""
        shelf = self.write(
            "van.thu", "office", "Văn bản tra cứu", texts.SHELF, common=True, publish="van.phong"
        )
        for title, text, facts in texts.LIBRARY:
            files = [services.attached(paper(self.stage.who("van.thu"), f"{title[:60]}.docx", [title, text]))]
            page = self.write(
                "van.thu", "office", title, text, kind=PageKind.LIBRARY, parent=shelf, files=files
            )
            if "code" not in facts:
                facts = facts | self.newer()
            library_services.settle(self.stage.who("van.thu"), page, Facts(**facts))
            services.publish(self.stage.who("van.phong"), page)

    def newer(self) -> dict[str, object]:
        """Return the number and the days of the rule that takes the place of the old one."""
        issued = self.stage.days.back(33)
        return {
            "code": f"15/{issued.year}/QĐ-UBND", "issued_on": issued, "starts_on": self.stage.days.back(3),
        }  # fmt: skip

    def units_write_their_sections(self) -> None:
        """Each body has something of its own."""
        for username, unit, title, text in texts.SECTIONS:
            self.write(username, unit, title, text, publish=username)
        self.write("cong.an", "police", "Phòng cháy mùa hanh khô", texts.FIRE)

    def inspection_keeps_to_itself(self) -> None:
        """The inspection's notes are for the inspection and the Party secretary only."""
        page = self.write("kiem.tra", "inspection", "Nội dung kiểm tra trong quý", texts.INSPECTION)
        circle = Circle(units=(self.stage.units["inspection"].id,), roles=(Role.PARTY_SECRETARY,))
        tree_services.narrow(self.stage.who("kiem.tra"), page, circle)
        services.publish(self.stage.who("kiem.tra"), page)

    def duty_is_announced(self) -> None:
        """What everybody must read before the dialogue."""
        self.write(
            "van.phong", "office", "Phân công phục vụ buổi đối thoại sắp tới", texts.DUTY, common=True,
            publish="chu.tich", kind=PageKind.ANNOUNCEMENT, must_read=True,
        )  # fmt: skip
        self.write(
            "mot.cua", "one_stop", "Lịch tiếp nhận hồ sơ chiều thứ Sáu", texts.DESK, common=True,
            publish="van.phong", kind=PageKind.ANNOUNCEMENT,
        )  # fmt: skip

    def some_read_it(self) -> None:
        """Some have read it; the list of the others is on the office's page."""
        page = self._page("Phân công phục vụ")
        for username in HAVE_READ:
            receipt_services.confirm(self.stage.who(username), page)

    def home_is_arranged(self) -> None:
        """The office puts the pages of the economic office on the common home."""
        office = self.stage.who("van.phong")
        section = tree_services.section_of(office, self.stage.units["economy"].id)
        home_services.add_section(office, section.id)

    def a_text_ends(self) -> None:
        """A rule of the commune has been replaced: pages that cite it are flagged."""
        page = self._page("Quy chế phối hợp quản lý công trình thủy lợi")
        newer = self.newer()
        ended = {"ends_on": newer["starts_on"], "replaced_by": f"Quyết định {newer['code']}"}
        facts = texts.LIBRARY[0][2] | ended
        library_services.settle(self.stage.who("van.thu"), page, Facts(**facts))

    def bulletin_is_read(self) -> None:
        """The office of culture writes the bulletin of the nearest dialogue, out of its data."""
        near = select(Dialogue).where(Dialogue.day == self.stage.days.dialogue)
        dialogue = db.session.scalars(near.order_by(Dialogue.id)).first()
        if dialogue is None:
            return
        actor = self.stage.who("van.hoa")
        words = Words(
            bulletins.title(dialogue),
            "Đọc sáng và chiều, cho đến ngày đối thoại.",
            bulletins.script(dialogue),
        )
        page = services.begin(
            actor, PageKind.BULLETIN, tree_services.root(actor, queries.COMMON), words,
            unit_id=self.stage.units["culture"].id, dialogue_id=dialogue.id,
        )  # fmt: skip
        services.submit(actor, page)
        services.publish(self.stage.who("tuyen.giao"), page)

    def villages_note_readings(self) -> None:
        """Villages note what they read over their loudspeakers."""
        page = db.session.scalars(select(Page).where(Page.kind == PageKind.BULLETIN)).first()
        if page is None:
            return
        for unit, hour, times, words in texts.READINGS:
            at = datetime.combine(clock.today(), time.fromisoformat(hour), clock.VIETNAM)
            broadcast_services.note(
                self.stage.who(TAKERS[unit]),
                page,
                unit_id=self.stage.units[unit].id,
                at=at,
                times=times,
                words=words,
            )

    def farmers_get_theirs_back(self) -> None:
        """A page for the common home comes back with what is to be mended."""
        page = self.write("nong.dan", "farmers", "Vay vốn sản xuất vụ xuân", texts.LOANS, common=True)
        services.submit(self.stage.who("nong.dan"), page)
        services.give_back(
            self.stage.who("tuyen.giao"), page, comment="Ghi rõ nơi nhận hồ sơ và hạn nộp rồi trình lại."
        )

    def a_page_waits(self) -> None:
        """Another one waits for who publishes."""
        page = self.write("kinh.te2", "economy", "Kê khai diện tích tưới vụ xuân", texts.WATER, common=True)
        services.submit(self.stage.who("kinh.te2"), page)

    def tomorrow_is_prepared(self) -> None:
        """An announcement is published for tomorrow: nobody reads it yet."""
        page = self.write(
            "van.thu",
            "office",
            "Họp giao ban đầu tuần",
            texts.MEETING,
            common=True,
            kind=PageKind.ANNOUNCEMENT,
        )
        begin = datetime.combine(self.stage.days.today + timedelta(1), time(7), clock.VIETNAM)
        services.publish(
            self.stage.who("van.phong"), page, starts_at=begin, ends_at=begin + timedelta(days=7)
        )

    def _page(self, title: str) -> Page:
        return db.session.scalars(select(Page).where(Page.title.startswith(title))).one()
