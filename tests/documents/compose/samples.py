"""One example a kind, of a commune that does not exist."""

from dataclasses import replace
from datetime import date

from intranet.access.actor import Body
from intranet.documents.compose.assignment import Assignment
from intranet.documents.compose.assignment import Row as Duty
from intranet.documents.compose.conclusion import Conclusion, Point
from intranet.documents.compose.houses import house_of
from intranet.documents.compose.invitation import Invitation, Step
from intranet.documents.compose.minutes import Minutes, Passage
from intranet.documents.compose.notice import Notice, Request
from intranet.documents.compose.plan import Entry, Meeting, PlanPaper, Section
from intranet.documents.compose.reminder import Reminder
from intranet.documents.compose.reminder import Row as Late
from intranet.documents.compose.slip import Row as Todo
from intranet.documents.compose.slip import Slip
from intranet.documents.compose.store import Content
from intranet.documents.compose.words import event_name
from intranet.documents.paper.house import House
from intranet.documents.paper.kinds import Kind

HOUSES = {body: house_of(body, "xã Minh Sơn", "Minh Sơn", "tỉnh Bắc Hà", "2025") for body in Body}
HELD = date(2026, 11, 27)
PLACE = "Nhà văn hóa thôn Suối Cát"


def sample(kind: Kind, house: House) -> Content:
    """Return the example of *kind* as *house* would issue it."""
    event = event_name(house, audience="Thôn Suối Cát", year=2026)
    return replace(_ALL[kind], event=event) if hasattr(_ALL[kind], "event") else _ALL[kind]


_ALL: dict[Kind, Content] = {
    Kind.PLAN: PlanPaper(
        bases=(
            "Căn cứ Luật Tổ chức chính quyền địa phương",
            "Căn cứ Luật Thực hiện dân chủ ở cơ sở",
        ),
        sections=(
            Section(
                title="Mục đích, yêu cầu",
                entries=(
                    Entry(sort="heading", text="Mục đích"),
                    Entry(sort="item", text="Lắng nghe và giải quyết kịp thời kiến nghị của Nhân dân"),
                    Entry(sort="heading", text="Yêu cầu"),
                    Entry(sort="item", text="Dân chủ, công khai, đúng thẩm quyền, đúng thời hạn"),
                ),
            ),
            Section(
                title="Nội dung, hình thức",
                entries=(
                    Entry(text="Đối thoại trực tiếp về đất đai, trừ nội dung thuộc bí mật nhà nước"),
                ),
            ),
            Section(
                title="Thời gian, địa điểm, thành phần",
                meetings=(
                    Meeting(
                        time="08 giờ 00, 27/11/2026", place=PLACE, audience="Nhân dân thôn Suối Cát",
                        topic="Đất đai, thủy lợi",
                    ),
                    Meeting(time="Tháng 12/2026", place="Nhà văn hóa thôn Nà Lạnh", topic="Môi trường",
                            audience="Nhân dân thôn Nà Lạnh"),
                ),
            ),
            Section(
                title="Tổ chức thực hiện",
                entries=(
                    Entry(sort="heading", text="Văn phòng HĐND và UBND xã"),
                    Entry(sort="point", text="Chuẩn bị chương trình, giấy mời và biên bản hội nghị"),
                    Entry(sort="point", text="Theo dõi, đôn đốc việc thực hiện kết luận"),
                    Entry(sort="heading", text="Phòng Kinh tế"),
                    Entry(sort="item", text="Chuẩn bị nội dung trả lời trước ngày hội nghị 07 ngày làm việc"),
                ),
            ),
        ),
    ),
    Kind.INVITATION: Invitation(
        invitees=(
            "Đại diện Thường trực Đảng ủy xã",
            "Đại diện Thường trực Hội đồng nhân dân xã",
            "Trưởng các phòng, đơn vị thuộc Ủy ban nhân dân xã",
        ),
        held_by="Ông Nông Quốc Bảo, Chủ tịch Ủy ban nhân dân xã",
        co_held_by="Đại diện Thường trực Hội đồng nhân dân xã",
        day=HELD,
        time="08:00",
        place=PLACE,
        notes=("Đề nghị các phòng, đơn vị chuẩn bị nội dung trả lời thuộc lĩnh vực phụ trách",),
        contact="Văn phòng HĐND và UBND xã, số điện thoại 0200 000 000",
        programme=(
            Step(time="07 giờ 30 - 08 giờ 00", content="Đón tiếp đại biểu", by="Văn phòng HĐND và UBND xã"),
            Step(time="08 giờ 00 - 08 giờ 15", content="Khai mạc", by="Chủ trì"),
            Step(time="08 giờ 15 - 10 giờ 45", content="Nhân dân phát biểu; trả lời, giải trình",
                 by="Nhân dân, các phòng, đơn vị"),
            Step(time="10 giờ 45 - 11 giờ 15", content="Kết luận; thông qua biên bản", by="Chủ trì, thư ký"),
        ),
    ),
    Kind.NOTICE: Notice(
        basis=(
            "Thực hiện Kế hoạch số 86/KH-UBND ngày 05 tháng 10 năm 2026 của Ủy ban nhân dân xã Minh Sơn"
        ),
        day=HELD,
        time="08:00",
        place=PLACE,
        content=("Đất đai, giao thông, thủy lợi", "Môi trường, thu gom rác thải", "Thủ tục hành chính"),
        audience=("Nhân dân thôn Suối Cát; đại diện các cơ quan, đơn vị của xã",),
        attending=("Nhân dân trực tiếp đến dự tại địa điểm nêu trên, không giới hạn số lượng",),
        speak_at="Trưởng thôn Suối Cát",
        speak_until=date(2026, 11, 26),
        questions_to="Trung tâm Phục vụ hành chính công xã",
        questions_until=date(2026, 11, 24),
        requests=(
            Request(unit="Phòng Văn hóa – Xã hội", text="thông báo trên hệ thống truyền thanh của xã"),
            Request(unit="Trưởng thôn Suối Cát", text="niêm yết tại nhà văn hóa, vận động Nhân dân tham dự"),
        ),
    ),
    Kind.ASSIGNMENT: Assignment(
        reference=(
            "Thông báo số 118/TB-UBND ngày 30 tháng 11 năm 2026 của Ủy ban nhân dân xã Minh Sơn"
        ),
        day=HELD,
        rows=(
            Duty(
                content="Nạo vét 420 m mương nội đồng", lead="Phòng Kinh tế",
                coordinating=("Thôn Suối Cát", "Hội Nông dân xã"), due=date(2026, 12, 15),
                product="Biên bản nghiệm thu",
            ),
            Duty(
                content="Trả lời bằng văn bản về bảo hiểm y tế của 5 hộ", lead="Phòng Văn hóa – Xã hội",
                due=date(2026, 12, 5), product="Văn bản trả lời",
            ),
            Duty(
                content="Vận động hội viên phân loại rác tại nhà", lead="Hội Liên hiệp Phụ nữ xã",
                due=date(2027, 2, 1), is_request=True,
            ),
        ),
        report_to="Văn phòng HĐND và UBND xã",
        report_by=date(2026, 12, 20),
    ),
    Kind.REMINDER: Reminder(
        count=2,
        reference="Công văn số 120/UBND-VP ngày 01 tháng 12 năm 2026",
        as_of=date(2026, 12, 21),
        rows=(
            Late(title="Nạo vét 420 m mương nội đồng", unit="Phòng Kinh tế", due=date(2026, 12, 15),
                 days_late=6, state="Đang thực hiện"),
            Late(title="Trả lời bằng văn bản về bảo hiểm y tế của 5 hộ", unit="Phòng Văn hóa – Xã hội",
                 due=date(2026, 12, 5), days_late=16, state="Chưa báo cáo"),
        ),
        finish_by=date(2026, 12, 31),
        explain_by=date(2026, 12, 24),
        report_to="Văn phòng HĐND và UBND xã",
    ),
    Kind.MINUTES: Minutes(
        day=HELD,
        started="08:00",
        ended="11:30",
        place=PLACE,
        chair="Ông Nông Quốc Bảo, Chủ tịch Ủy ban nhân dân xã",
        co_chairs=("Bà Sầm Thị Mỹ, Phó Chủ tịch Hội đồng nhân dân xã",),
        secretaries=("Bà Phan Thị Lụa, công chức Văn phòng HĐND và UBND xã",),
        total=100,
        present=96,
        absent=4,
        absent_why="đi công tác",
        composition=("Đại diện Thường trực Đảng ủy, Ủy ban MTTQ Việt Nam xã", "88 người dân thôn Suối Cát"),
        proceedings=(
            Passage(heading="Khai mạc", paragraphs=("Chủ tịch Ủy ban nhân dân xã phát biểu khai mạc",)),
            Passage(heading="Ý kiến của Nhân dân và trả lời", paragraphs=(
                "2.1. Công dân thôn Suối Cát đề nghị nạo vét mương nội đồng.",
                "Trưởng phòng Kinh tế trả lời: sẽ khảo sát trong tháng 12 năm 2026.",
            )),
        ),
        conclusion=("Chủ trì ghi nhận các ý kiến, giao các đơn vị trả lời bằng văn bản",),
        copies=3,
    ),
    Kind.CONCLUSION: Conclusion(
        day=HELD,
        place=PLACE,
        audience="Đại diện các cơ quan, đơn vị và Nhân dân thôn Suối Cát",
        attendance=96,
        opinions=14,
        assessment=("Hội nghị diễn ra dân chủ, thẳng thắn, đúng trọng tâm",),
        points=(
            Point(
                text="Về đoạn mương nội đồng: giao Phòng Kinh tế khảo sát, nạo vét 420 m, hoàn thành trước "
                "ngày 15 tháng 12 năm 2026",
                unit="Phòng Kinh tế", due=date(2026, 12, 14), product="Biên bản nghiệm thu",
            ),
            Point(
                text="Rà soát, hỗ trợ bảo hiểm y tế cho 5 hộ", unit="Phòng Văn hóa – Xã hội",
                coordinating=("Thôn Suối Cát",), due=date(2026, 12, 5),
            ),
        ),
        beyond=("Nâng cấp đường tỉnh qua thôn: tổng hợp, kiến nghị Ủy ban nhân dân tỉnh xem xét",),
        follow_up=(
            "Văn phòng HĐND và UBND xã theo dõi, đôn đốc, báo cáo trước ngày 20 tháng 12 năm 2026",
        ),
    ),
    Kind.SLIP: Slip(
        unit="Phòng Kinh tế",
        day=date(2026, 12, 10),
        rows=(
            Todo(title="Nạo vét 420 m mương nội đồng", source="Thông báo số 118/TB-UBND",
                 due=date(2026, 12, 15), state="Còn 5 ngày"),
            Todo(title="Trả lời ý kiến về cấp giấy chứng nhận", source="Hội nghị ngày 27/11/2026",
                 due=date(2026, 12, 8), state="Quá hạn 2 ngày"),
        ),
        note="Nhiệm vụ quá hạn cần báo cáo lý do",
    ),
}  # fmt: skip
