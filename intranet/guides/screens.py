"""Which part of which guide helps on which page (M8).

A page is looked up by its view, then by its blueprint. Of the places named for it the first that stands in a
guide of the reader's own role is taken, else the first of all.
"""

from collections.abc import Collection

from flask import url_for

from intranet.access.actor import Role
from intranet.guides.books import COMMON, own

_ANYWHERE = f"{COMMON}#nhung-dieu-chung-cho-moi-nguoi"
_ACCOUNT = f"{COMMON}#dang-nhap-tai-khoan"
_TOLD = f"{COMMON}#thong-bao-nhac-viec"
_DAYS = f"{COMMON}#lich"
_READING = f"{COMMON}#ke-hoach-doi-thoai-ket-luan"
_SEARCH = f"{COMMON}#tim-kiem-bo-loc"
_PEOPLE = f"{COMMON}#don-vi-can-bo-vang-mat-uy-quyen"
_RIGHTS = f"{COMMON}#quyen-viec-da-lam-muc-da-xoa"
_MOVES = (
    "don-vi-chuyen-mon#bao-cao", "van-phong#hang-ngay-tren-ban-lam-viec",
    "lanh-dao#xac-nhan-viec-cua-van-phong", "thon#ba-nut-lon", "giam-sat#ai-lam-duoc-them-gi",
)  # fmt: skip
_PAPERS = (
    "van-phong#trinh-ky-ban-hanh", "lanh-dao#duyet-van-ban", "don-vi-chuyen-mon#van-ban-gui-don-vi",
    "thon#van-ban-cua-xa", "giam-sat#ai-lam-duoc-them-gi",
)  # fmt: skip
_CONCLUSIONS = (
    "van-phong#soan-thong-bao-ket-luan", "lanh-dao#duyet-van-ban",
    "don-vi-chuyen-mon#viec-tu-thong-bao-ket-luan", "giam-sat#xem-gi-o-dau", _READING,
)  # fmt: skip
_DIALOGUES = (
    "van-phong#ngay-doi-thoai", "lanh-dao#an-dinh-hoac-doi-ngay-doi-thoai", "giam-sat#xem-gi-o-dau",
    "don-vi-chuyen-mon#han-tinh-the-nao", _READING,
)  # fmt: skip
_PLANS = ("van-phong#nhap-mot-ke-hoach-da-ky", "lanh-dao#duyet-van-ban", "giam-sat#xem-gi-o-dau", _READING)
_DATES = ("don-vi-chuyen-mon#xin-gia-han", "lanh-dao#don-doc", "thon#han")
_URGING = ("van-phong#don-doc", "lanh-dao#don-doc", "giam-sat#ai-lam-duoc-them-gi")
_UNITS = ("quan-tri#don-vi", "van-phong#don-vi-va-ten-goi-khac", _PEOPLE)
_LOG = ("giam-sat#ai-lam-duoc-them-gi", "lanh-dao#nhat-ky", "quan-tri#nhat-ky", _RIGHTS)
_REVIEW = ("van-phong#soat",)
_WRITING = ("van-phong#soan-ke-hoach-tai-day",)
_BY_HAND = ("van-phong#giao-viec-ngoai-ke-hoach-ngoai-ket-luan", "lanh-dao#giao-viec-ngoai-ke-hoach")
_STEPS = ("don-vi-chuyen-mon#chia-viec-thanh-buoc", "van-phong#cac-buoc-viec-noi-nhau-viec-dinh-ky")
_SETTINGS = ("quan-tri#thiet-lap",)
_FIGURES = (
    "van-phong#so-lieu-va-linh-vuc", "lanh-dao#so-lieu", "giam-sat#so-lieu", "don-vi-chuyen-mon#xem-lai",
    _READING,
)  # fmt: skip
_TRASH = ("van-phong#bo-nham-xoa-nham", "quan-tri#da-xoa", "trang-chung#viet", _RIGHTS)
_CALENDAR = ("van-phong#lich-lam-viec", "quan-tri#lich-lam-viec", _DAYS)

SCREENS: dict[str, tuple[str, ...]] = {
    "home": (
        "van-phong#hang-ngay-tren-ban-lam-viec", "don-vi-chuyen-mon#nhan-viec", "lanh-dao#nam-phut-moi-sang",
        "thon#ba-nut-lon", "giam-sat#xem-gi-o-dau", "quan-tri#tinh-trang-he-thong",
    ),
    "account": (_ACCOUNT,), "notifications": (_TOLD,), "reminders": (_TOLD,),
    "feeds": (_TOLD,), "search": (_SEARCH,), "saved": (_SEARCH,), "agenda": (_DAYS,),
    "guides": (f"{COMMON}#cach-viet-trong-cac-huong-dan",),
    "tasks": (
        "don-vi-chuyen-mon#xem-lai", "van-phong#hang-ngay-tren-ban-lam-viec",
        "lanh-dao#xac-nhan-viec-cua-van-phong", "thon#ba-nut-lon", "giam-sat#lay-danh-sach-ra",
    ),
    "tasks.show": ("lanh-dao#don-doc", *_MOVES),
    "moves": _MOVES,
    "moves.decline": ("don-vi-chuyen-mon#viec-khong-thuoc-chuc-nang", "thon#viec-khac"),
    "moves.remind": _URGING, "moves.cancel": _URGING,
    "moves.name_person": ("don-vi-chuyen-mon#phan-cong-nguoi-lam",),
    "moves.ask_help": ("don-vi-chuyen-mon#bi-vuong", "thon#ba-nut-lon"),
    "reasons": ("van-phong#vi-sao-han-la-ngay-nay", "don-vi-chuyen-mon#han-tinh-the-nao", "thon#han"),
    "task_dates": _DATES, "task_dates.explain": ("don-vi-chuyen-mon#giai-trinh", "thon#han"),
    "task_drafts": _BY_HAND, "task_steps": _STEPS,
    "task_comments": ("don-vi-chuyen-mon#trao-doi",),
    "task_chain": ("van-phong#cac-buoc-viec-noi-nhau-viec-dinh-ky",),
    "standing_in": ("van-phong#don-doc",), "task_files": ("don-vi-chuyen-mon#bao-cao", "thon#ba-nut-lon"),
    "task_field": ("van-phong#so-lieu-va-linh-vuc",), "task_fields": ("van-phong#so-lieu-va-linh-vuc",),
    "task_mass": ("van-phong#lam-voi-nhieu-viec-mot-luc", "lanh-dao#giao-viec-ngoai-ke-hoach"),
    "plan_laws": ("van-phong#vi-sao-han-la-ngay-nay",),
    "plans": _PLANS, "plans.show": ("van-phong#hang-ngay-tren-ban-lam-viec", *_PLANS[1:]),
    "plan_versions": ("van-phong#ban-sua-doi",),
    "dialogues": _DIALOGUES,
    "dialogues.reasons": ("van-phong#vi-sao-han-la-ngay-nay", "don-vi-chuyen-mon#han-tinh-the-nao"),
    "compliance": ("giam-sat#tuan-thu",),
    "figures": _FIGURES,
    "conclusions": _CONCLUSIONS, "conclusion_edits": _CONCLUSIONS,
    "imports": ("van-phong#nhap-mot-ke-hoach-da-ky",), "imports.show": _REVIEW,
    "imports.sign": ("van-phong#xac-nhan",), "imports.withdraw": ("van-phong#xac-nhan",),
    "import_steps": _REVIEW, "import_duties": _REVIEW, "import_amendments": ("van-phong#ban-sua-doi",),
    "writing_begins": _WRITING, "writing": _WRITING, "writing_plans": _WRITING, "revisions": _WRITING,
    "supervision": ("giam-sat#phieu-giam-sat", "don-vi-chuyen-mon#phieu-giam-sat"),
    "letters": ("van-phong#soan-van-ban-khac",), "orders": ("van-phong#soan-van-ban-khac",),
    "slips": ("van-phong#soan-van-ban-khac",), "invitees": ("van-phong#soan-van-ban-khac",),
    "units": _UNITS, "commune": _UNITS,
    "people": ("quan-tri#tao-tai-khoan", "lanh-dao#nguoi-thu-hai", _PEOPLE),
    "delegations": ("lanh-dao#uy-quyen", "van-phong#uy-quyen-vang-mat", _PEOPLE),
    "people_intake": ("quan-tri#nhap-nhieu-nguoi-tu-excel",), "unit_intake": ("quan-tri#don-vi",),
    "settings": _SETTINGS, "trash": _TRASH,
    "policy": ("quan-tri#phan-quyen", _RIGHTS),
    "documents": _PAPERS, "paper_moves": _PAPERS, "paper_files": _PAPERS,
    "register": ("van-phong#so-van-ban-di",), "houses": ("van-phong#the-thuc", "quan-tri#don-vi"),
    "almanac": _CALENDAR,
    "pages": ("trang-chung#doc", "thon#bang-tin-loa-truyen-thanh"),
    "page_work": ("trang-chung#viet",), "page_edits": ("trang-chung#viet",),
    "page_moves": ("trang-chung#dang-len-trang-chu-chung",),
    "page_order": ("trang-chung#dang-len-trang-chu-chung",),
    "reports": _LOG, "reports.own": (_RIGHTS,),
    "takings": ("van-phong#so-van-ban-di", *_LOG),
    "keeping": ("van-hanh#sao-luu",), "keeping.restore": ("van-hanh#khoi-phuc",),
}  # fmt: skip


def places(endpoint: str) -> tuple[str, ...]:
    """Return the places named for a page, by its view or its blueprint; none for one that is not known."""
    return SCREENS.get(endpoint) or SCREENS.get(endpoint.partition(".")[0], ())


def place(endpoint: str, roles: Collection[Role]) -> str:
    """Return “guide#anchor” of the help on a page for somebody with *roles*."""
    named = places(endpoint) or (_ANYWHERE,)
    mine = own(frozenset(roles))
    return next((one for guide in mine for one in named if one.startswith(f"{guide}#")), named[0])


def help_url(endpoint: str, roles: Collection[Role]) -> str:
    """Return the address of the help on a page."""
    guide, _, anchor = place(endpoint, roles).partition("#")
    return url_for("guides.show", guide=guide, _anchor=anchor)
