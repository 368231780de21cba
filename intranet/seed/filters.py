"""The filters that people of the demo keep: for themselves, and for everybody of their unit."""

from intranet.search import saved_services as saved
from intranet.search.places import place_called
from intranet.seed.stage import Stage

# who, the list, the name, what it is narrowed to, and whether the whole unit uses it
KEPT = (
    ("van.phong", "nhiem-vu", "Quá hạn toàn xã", "don-vi=tat-ca&han=qua-han", True),
    ("van.thu", "nhiem-vu", "Chưa ai tiếp nhận", "don-vi=tat-ca&buoc=chua-tiep-nhan", False),
    ("van.thu", "tim", "Giấy mời năm nay", "q=giấy mời&muc=van-ban", False),
    ("chu.tich", "nhiem-vu", "Đến hạn trong 3 ngày", "don-vi=tat-ca&han=3-ngay", False),
    ("kinh.te2", "tim", "Kênh mương", "q=kênh mương", True),
    ("dan.van", "nhiem-vu", "Quá hạn để đôn đốc", "don-vi=tat-ca&han=qua-han", True),
)


def keep(stage: Stage) -> None:
    """Keep them, each as the person would."""
    for username, place, name, address, for_unit in KEPT:
        actor = stage.who(username)
        unit = min(actor.units) if for_unit else None
        saved.save(actor, place_called(place), name=name, address=address, unit_id=unit)
