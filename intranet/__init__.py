"""The intranet of a commune's dialogues with the people.

Packages by feature, stacked in rows. A package imports only from lower rows: never
from its own row, never upwards. ``tests/architecture`` reads this picture and holds
every import to it.

    app                                     puts everything together
    cli                                     commands for operators
    firstday                                thiết lập ban đầu
    seed                                    the demo commune
    agenda, almanac, compliance, figures, guides, home, reports  pages over all: lịch, số liệu, desks
    keeping                                 sao lưu, khôi phục
    intake                                  nhập đơn vị, cán bộ từ Excel
    reminders                               nhắc việc: digests, mail, calendars
    pages                                   trang chung, bảng tin, thư viện
    writing                                 a plan's text, written here
    imports                                 from a file to a plan with tasks
    letters                                 công văn, giấy mời, biên bản
    supervision                             phiếu giám sát
    conclusions                             thông báo kết luận
    dialogues                               cuộc đối thoại
    plans                                   kế hoạch, and the reader of plans
    tasks                                   nhiệm vụ, phần việc
    documents                               văn bản: thể thức, số, sổ, nơi nhận
    search                                  tìm kiếm; bộ lọc đã lưu
    org, notifications                      units, people, positions; notices
    files, calendar, trash                  stored files; working days; what was deleted
    settings                                days that law and commune set, with their history
    forms                                   fields
    web                                     requests and pages
    workflow                                states and the moves between them
    audit                                   who did what
    db, access                              the session; who may do what
    config, errors, clock, text             plain Python

What must travel upwards is a signal of the lower package, connected by the upper
package's ``receivers``. A table may point upwards only by name (``ForeignKey("plans.id")``).
"""
