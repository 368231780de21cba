"""Delete a file of a report that should not be there, such as one with a citizen's papers on it (L12)."""

from sqlalchemy import Select, delete, insert, select
from sqlalchemy.orm.attributes import flag_modified

from intranet import clock
from intranet.access.actor import Actor
from intranet.access.check import require, visible
from intranet.access.permissions import Permission as P
from intranet.audit import log
from intranet.audit.models import AuditEntry
from intranet.db.session import db
from intranet.errors import NotFound, Refused, WrongState
from intranet.files import store
from intranet.tasks.models import Assignment, Report, ReportFile
from intranet.tasks.workflow import moves
from intranet.trash import services as trash
from intranet.trash.kinds import Kind
from intranet.trash.models import Trashed


def _removed(entry: AuditEntry) -> str:
    return f"Xóa minh chứng “{entry.data['file']}”: “{entry.data['comment']}”"


log.define("assignment.remove-file", _removed)
log.define("assignment.restore-file", lambda entry: f"Khôi phục minh chứng “{entry.data['file']}”")
log.define("assignment.purge-file", "Xóa hẳn một minh chứng sau 30 ngày")


def obstacle(assignment: Assignment, *, deed: str = "xóa") -> str:
    """Return why no file of the work's reports may be deleted, or brought back, any more; or nothing."""
    if moves.fits(assignment, "withdraw"):
        return f"Báo cáo đang chờ xác nhận. Hãy bấm “Rút báo cáo” rồi {deed}."
    if not assignment.state.is_open:
        return f"Việc đã kết thúc, minh chứng là hồ sơ nên không {deed}."
    return ""


def remove(actor: Actor, assignment: Assignment, file_id: int, *, reason: str) -> None:
    """Delete a file of one of the work's reports, saying why; whoever reported may bring it back."""
    require(actor, P.TASK_REPORT_RESULT, assignment)
    if why := obstacle(assignment):
        raise WrongState(why)
    report = next((one for one in assignment.reports if any(file.id == file_id for file in one.files)), None)
    if report is None:
        raise NotFound
    name = next(file.name for file in report.files if file.id == file_id)
    if not reason.strip():
        raise Refused("Cần ghi rõ vì sao xóa.", field="comment")
    if not report.text.strip() and len(report.files) == 1:
        raise Refused(
            "Báo cáo này chỉ có một tệp, không có chữ nào. Hãy rút lại rồi gửi báo cáo mới."
        )
    db.session.execute(
        delete(ReportFile).where(ReportFile.report_id == report.id, ReportFile.file_id == file_id)
    )
    _touch(assignment, report)
    before = {"report": report.id, "file": file_id}
    trash.put(actor, EVIDENCE.name, assignment.id, title=name, reason=reason, before=before)
    log.record(actor, "assignment.remove-file", assignment, file=name, comment=reason.strip())


def _touch(assignment: Assignment, report: Report) -> None:
    """Count it as a change of the work: who reports or confirms by what they read before is told."""
    db.session.expire(report, ["files"])
    assignment.updated_at = clock.now()
    flag_modified(assignment, "updated_at")  # also within the same moment
    db.session.flush()


def _mine(actor: Actor) -> Select:
    return select(Assignment.id).where(visible(actor, P.TASK_REPORT_RESULT, Assignment))


def _restore(actor: Actor, trashed: Trashed) -> str:
    assignment = db.session.get_one(Assignment, trashed.subject_id)
    require(actor, P.TASK_REPORT_RESULT, assignment)
    if why := obstacle(assignment, deed="khôi phục"):
        raise WrongState(why)
    report = db.session.get_one(Report, trashed.before["report"])
    row = {"report_id": report.id, "file_id": trashed.before["file"]}
    db.session.execute(insert(ReportFile).values(**row))
    _touch(assignment, report)
    log.record(actor, "assignment.restore-file", assignment, file=trashed.title)
    return f"/nhiem-vu/{assignment.id}#bao-cao-da-gui"


def _purge(trashed: Trashed) -> None:
    store.forget({trashed.before["file"]})
    assignment = db.session.get_one(Assignment, trashed.subject_id)
    log.record(log.SYSTEM, "assignment.purge-file", assignment)


EVIDENCE = Kind(
    name="evidence", label="Minh chứng của báo cáo", icon="paperclip", permission=P.TASK_REPORT_RESULT,
    mine=_mine, restore=_restore, purge=_purge,
)  # fmt: skip
