"""The loudspeaker bulletin of a dialogue: 60 to 90 seconds to be read aloud, out of its data (K11)."""

from intranet.access.actor import Body
from intranet.dialogues.models import Dialogue
from intranet.org.directory import directory
from intranet.text.dates import WEEKDAYS
from intranet.text.spoken import day_words, hour_words, seconds

SHORTEST, LONGEST = 60, 90
_HOSTS = {
    Body.STATE: "Chủ tịch Ủy ban nhân dân",
    Body.PARTY: "Bí thư Đảng ủy",
    Body.COUNCIL: "Thường trực Hội đồng nhân dân",
    Body.FRONT: "Ban Thường trực Ủy ban Mặt trận Tổ quốc",
}


def title(dialogue: Dialogue) -> str:
    """Return what the bulletin is called."""
    day = f", ngày {dialogue.day:%d/%m/%Y}" if dialogue.day else ""
    return f"Bản tin: {dialogue.title[:1].lower()}{dialogue.title[1:]}{day}"


def script(dialogue: Dialogue) -> str:
    """Return what is read: who invites whom, when, where, about what; the rest if there is time."""
    commune = directory().commune.name
    host = f"{_HOSTS[dialogue.body]} {directory().commune.level}"
    when, where = _when(dialogue), dialogue.place
    first = [
        f"Kính thưa toàn thể Nhân dân {commune}!",
        f"{host} tổ chức hội nghị tiếp xúc, đối thoại trực tiếp với Nhân dân để nghe ý kiến, kiến nghị "
        "và trả lời những việc bà con đang quan tâm.",
        f"Thời gian: {when}.",
    ]
    if where:
        first.append(f"Địa điểm: {where}.")
    if dialogue.audience:
        first.append(f"Thành phần: {dialogue.audience}.")
    if dialogue.topic:
        first.append(f"Nội dung: {_small(dialogue.topic)}.")
    further = [
        "Bà con có thể gửi ý kiến trước cho trưởng thôn, cho Ban công tác Mặt trận, hoặc nói trực tiếp tại "
        "hội nghị. Mỗi người nói ngắn gọn, đi thẳng vào việc, để nhiều người cùng được nói.",
        "Những việc thuộc thẩm quyền sẽ được trả lời ngay; việc cần xem xét thêm sẽ có văn bản "
        "trả lời sau hội nghị.",
        "Đề nghị bà con sắp xếp công việc, đến dự đông đủ, đúng giờ, và nhắc người trong xóm cùng biết.",
    ]
    again = f"Xin nhắc lại: hội nghị đối thoại bắt đầu lúc {when}{f', tại {where}' if where else ''}."
    last = "Trân trọng kính mời bà con!"
    while further and seconds("\n".join([*first, *further, again, last])) > LONGEST:
        further.pop(0)
    return "\n\n".join([*first, *further, again, last])


def _when(dialogue: Dialogue) -> str:
    hour = hour_words(dialogue.time) if dialogue.time else ""
    if dialogue.day is None:
        return "sẽ thông báo sau"
    day = f"{WEEKDAYS[dialogue.day.weekday()]}, {day_words(dialogue.day)}"
    return f"{hour}, {day}" if hour else day


def _small(words: str) -> str:
    """Return words as they go on after a colon; names keep their capitals from the second letter on."""
    return words[:1].lower() + words[1:] if words[1:2].islower() else words
