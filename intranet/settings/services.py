"""Set a value from a day on, and call off a change that has not begun (M7)."""

import re
from datetime import date, timedelta

from sqlalchemy import select

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require_somewhere
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.db.counters import bump, hold, value_of
from intranet.db.session import db
from intranet.errors import NotFound, Refused, WrongState
from intranet.settings import values
from intranet.settings.catalogue import Setting, names_paper
from intranet.settings.models import SettingValue
from intranet.text.dates import numeric

FARTHEST = timedelta(days=2 * 366)  # a date farther off is a slip of the keys
STALE = "Thiết lập vừa có thay đổi. Hãy xem lại rồi gửi lại."


def _changed(entry: AuditEntry) -> str:
    data = entry.data
    return f"Đổi từ {data['was']} sang {data['now']}, áp dụng từ {data['since']}. Căn cứ: {data['basis']}"


log.define("settings.change", _changed)
log.define(
    "settings.withdraw",
    lambda entry: f"Hủy thay đổi {entry.data['now']} lẽ ra áp dụng từ {entry.data['since']}",
)


def version() -> int:
    """Return how often anything has been set."""
    return value_of(values.COUNTER)


def read(setting: Setting, text: str) -> tuple[int, ...]:
    """Return the value that was typed, or refuse it with what is expected."""
    found = tuple(int(one) for one in re.findall(r"\d{1,6}", text))
    if len(found) != setting.many or re.search(r"[^\d\s,;]", text):
        wanted = "một số" if setting.many == 1 else f"{setting.many} số cách nhau bằng dấu phẩy"
        raise Refused(f"Hãy ghi {wanted}, ví dụ {', '.join(map(str, setting.first))}.", field="value")
    if not all(setting.least <= one <= setting.most for one in found):
        raise Refused(f"Chỉ nhận từ {setting.least} đến {setting.most} {setting.measure}.", field="value")
    ordered = tuple(sorted(set(found), reverse=setting.first[0] > setting.first[-1]))
    if ordered != found:
        example = ", ".join(map(str, setting.first))
        raise Refused(f"Các mốc phải khác nhau và xếp theo thứ tự như {example}.", field="value")
    return found


def change(
    actor: Actor, setting: Setting, *, value: str, basis: str, starts_on: date, seen: int | None = None
) -> SettingValue:
    """Let *setting* be *value* for what begins on *starts_on* or later; what has a due date keeps it.

    The day lies ahead, so that nothing that has begun is counted twice. Who loosens a law names the paper
    that allows it.
    """
    require_somewhere(actor, P.SETTINGS_EDIT)
    hold(values.COUNTER)
    _expect(seen)
    numbers = read(setting, value)
    was = values.on(setting, starts_on)
    _check_day(setting, starts_on)
    if numbers == was.numbers:
        raise Refused(f"Từ ngày {numeric(starts_on)} đã là {was.words}.", field="value")
    if not basis.strip():
        raise Refused("Hãy ghi căn cứ của giá trị mới.", field="basis")
    law = values.lawful(setting, starts_on)
    if setting.is_law and setting.loosens(law.numbers, numbers) and not names_paper(basis):
        raise Refused(
            f"{setting.words(numbers)} nới hơn quy định của luật ({law.words}). "
            "Hãy nêu số, ký hiệu văn bản cho phép, ví dụ Luật số …/2027/QH16.",
            field="basis",
        )
    row = SettingValue(
        key=setting.key, numbers=", ".join(map(str, numbers)), basis=basis.strip(), starts_on=starts_on,
        author_id=actor.user_id, author=actor.name, made_at=clock.now(),
    )  # fmt: skip
    db.session.add(row)
    bump(values.COUNTER)
    since = numeric(starts_on)
    log.record(actor, "settings.change", row, was=was.words, now=row.words, since=since, basis=row.basis)
    return row


def withdraw(actor: Actor, setting: Setting, number: int) -> None:
    """Call off a change before its day; what holds already is only ever followed by another value."""
    require_somewhere(actor, P.SETTINGS_EDIT)
    hold(values.COUNTER)
    row = db.session.get(SettingValue, number)
    if row is None or row.key != setting.key:
        raise NotFound
    if row.withdrawn_at is not None or row.starts_on <= clock.today():
        raise WrongState(
            "Giá trị này đã áp dụng hoặc đã hủy. Muốn khác, hãy đặt giá trị mới từ một ngày sau."
        )
    row.withdrawn_at, row.withdrawn_by = clock.now(), actor.name
    bump(values.COUNTER)
    log.record(actor, "settings.withdraw", row, now=row.words, since=numeric(row.starts_on))


def _expect(seen: int | None) -> None:
    if seen is not None and seen != version():
        raise WrongState(STALE)


def _check_day(setting: Setting, day: date) -> None:
    today = clock.today()
    if day <= today:
        raise Refused("Ngày áp dụng phải sau hôm nay: việc đã bắt đầu giữ thời hạn cũ.", field="starts_on")
    if day > today + FARTHEST:
        raise Refused(f"Ngày áp dụng không quá {numeric(today + FARTHEST)}.", field="starts_on")
    taken = select(SettingValue.id).where(
        SettingValue.key == setting.key, SettingValue.starts_on == day, SettingValue.withdrawn_at.is_(None)
    )
    if db.session.scalar(taken) is not None:
        raise Refused(
            f"Đã có giá trị áp dụng từ {numeric(day)}. Hãy hủy thay đổi ấy hoặc chọn ngày khác.",
            field="starts_on",
        )
