"""Everything that may be allowed, named ``<thing>:<deed>``."""

from enum import StrEnum


class Permission(StrEnum):
    """One member for each row of the policy, with its Vietnamese label; grouped by thing."""

    def __new__(cls, value: str, label: str) -> "Permission":
        """Keep the Vietnamese label beside the value."""
        permission = str.__new__(cls, value)
        permission._value_ = value
        permission.label = label
        return permission

    label: str

    @property
    def thing(self) -> str:
        """Return the kind of object that the permission is about."""
        return self.value.partition(":")[0]

    PLAN_VIEW_DRAFT = "plan:view-draft", "Xem dự thảo kế hoạch"
    PLAN_VIEW_ISSUED = "plan:view-issued", "Xem kế hoạch đã ban hành"
    PLAN_CREATE = "plan:create", "Soạn kế hoạch"
    PLAN_IMPORT = "plan:import", "Nhập kế hoạch từ tệp"
    PLAN_EDIT_DRAFT = "plan:edit-draft", "Sửa dự thảo kế hoạch"
    PLAN_COMMENT_ON_DRAFT = "plan:comment-on-draft", "Góp ý dự thảo kế hoạch"
    PLAN_APPROVE = "plan:approve", "Duyệt kế hoạch"
    PLAN_RETURN = "plan:return", "Trả lại kế hoạch"
    PLAN_ISSUE = "plan:issue", "Cấp số, ban hành kế hoạch"
    PLAN_PROPOSE_DIALOGUE_DATE = "plan:propose-dialogue-date", "Đề xuất ngày đối thoại"
    PLAN_FIX_DIALOGUE_DATE = "plan:fix-dialogue-date", "Ấn định ngày đối thoại"

    TASK_VIEW = "task:view", "Xem nhiệm vụ"
    TASK_COMMENT = "task:comment", "Trao đổi về nhiệm vụ"
    TASK_DECLINE = "task:decline", "Trả lại việc (không thuộc chức năng)"
    TASK_CREATE = "task:create", "Tạo nhiệm vụ trực tiếp"
    TASK_CONFIRM_IMPORT = "task:confirm-import", "Xác nhận nhập kế hoạch đã ký"
    TASK_DRAFT = "task:draft", "Dự thảo nhiệm vụ từ kế hoạch, kết luận"
    TASK_ISSUE = "task:issue", "Giao nhiệm vụ"
    TASK_ACCEPT = "task:accept", "Tiếp nhận"
    TASK_REPORT_PROGRESS = "task:report-progress", "Báo cáo tiến độ"
    TASK_REPORT_RESULT = "task:report-result", "Báo cáo kết quả"
    TASK_ASK_EXTENSION = "task:ask-extension", "Xin gia hạn"
    TASK_DELEGATE = "task:delegate", "Phân công trong đơn vị"
    TASK_GRANT_EXTENSION = "task:grant-extension", "Cho gia hạn"
    TASK_CANCEL = "task:cancel", "Hủy nhiệm vụ"
    TASK_CONFIRM = "task:confirm", "Xác nhận hoàn thành"
    TASK_REMIND = "task:remind", "Đôn đốc"
    TASK_ASK_EXPLANATION = "task:ask-explanation", "Yêu cầu giải trình"
    TASK_ENTER_BUDGET = "task:enter-budget", "Nhập kinh phí"

    OPINION_CREATE = "opinion:create", "Ghi ý kiến"
    OPINION_VIEW_CONTENT = "opinion:view-content", "Xem nội dung ý kiến"
    OPINION_VIEW_IDENTITY = "opinion:view-identity", "Xem danh tính người có ý kiến"
    OPINION_CLASSIFY = "opinion:classify", "Phân loại ý kiến"
    OPINION_MERGE = "opinion:merge", "Gộp ý kiến trùng"
    OPINION_HAND_OVER = "opinion:hand-over", "Bàn giao bộ ý kiến trước hội nghị"
    OPINION_ASSIGN = "opinion:assign", "Giao đơn vị trả lời"
    OPINION_PROPOSE_ASSIGNMENT = "opinion:propose-assignment", "Đề xuất đơn vị trả lời"
    OPINION_SEE_ABOUT_OFFICIALS = "opinion:see-about-officials", "Xem ý kiến về cán bộ"
    OPINION_DELETE_DRAFT = "opinion:delete-draft", "Xóa dự thảo ý kiến (có lý do)"

    ANSWER_DRAFT = "answer:draft", "Soạn trả lời"
    ANSWER_CHECK = "answer:check", "Trưởng đơn vị kiểm tra trả lời"
    ANSWER_CONSOLIDATE = "answer:consolidate", "Tổng hợp trả lời"
    ANSWER_APPROVE = "answer:approve", "Duyệt trả lời"
    ANSWER_RECORD_ORAL = "answer:record-oral", "Ghi nhận trả lời trực tiếp"
    ANSWER_ISSUE = "answer:issue", "Ban hành văn bản trả lời"
    ANSWER_VIEW_BEFORE_APPROVAL = "answer:view-before-approval", "Xem trả lời chưa duyệt"
    ANSWER_VIEW_DELIVERED = "answer:view-delivered", "Xem trả lời đã gửi"
    ANSWER_RECORD_SATISFACTION = "answer:record-satisfaction", "Ghi mức độ hài lòng"

    DIALOGUE_EDIT_PROGRAMME = "dialogue:edit-programme", "Sửa chương trình hội nghị"
    DIALOGUE_CHAIR_CONSOLE = "dialogue:chair-console", "Màn hình chủ trì"
    DIALOGUE_SECRETARY_CONSOLE = "dialogue:secretary-console", "Màn hình thư ký"
    DIALOGUE_ATTENDANCE = "dialogue:attendance", "Điểm danh"
    DIALOGUE_LOGISTICS = "dialogue:logistics", "Hậu cần hội nghị"
    DIALOGUE_SECURITY_PLAN = "dialogue:security-plan", "Phương án an ninh"
    DIALOGUE_ANNOUNCE = "dialogue:announce", "Thông báo hội nghị"
    DIALOGUE_LOG_BROADCAST = "dialogue:log-broadcast", "Ghi nhật ký phát thanh"

    INVITATION_DRAFT = "invitation:draft", "Soạn giấy mời"
    INVITATION_APPROVE = "invitation:approve", "Duyệt giấy mời"
    INVITATION_TICK_DELIVERED = "invitation:tick-delivered", "Ghi nhận đã chuyển giấy mời"

    DELEGATES_PROPOSE = "delegates:propose", "Đề cử đại biểu"
    DELEGATES_DECIDE = "delegates:decide", "Chốt danh sách đại biểu"
    DELEGATES_RECEIVE = "delegates:receive", "Nhận danh sách đại biểu"

    MINUTES_DRAFT = "minutes:draft", "Soạn biên bản"
    MINUTES_VIEW_DRAFT = "minutes:view-draft", "Xem dự thảo biên bản"
    MINUTES_SIGN = "minutes:sign", "Ký biên bản"
    MINUTES_VIEW_FINAL = "minutes:view-final", "Xem biên bản chính thức"

    CONCLUSION_DRAFT = "conclusion:draft", "Soạn thông báo kết luận"
    CONCLUSION_APPROVE = "conclusion:approve", "Duyệt kết luận"
    CONCLUSION_RETURN = "conclusion:return", "Trả lại kết luận"
    CONCLUSION_ISSUE = "conclusion:issue", "Cấp số, ban hành kết luận"
    CONCLUSION_VIEW_ISSUED = "conclusion:view-issued", "Xem kết luận đã ban hành"
    CONCLUSION_TRACK_EXECUTION = "conclusion:track-execution", "Theo dõi thực hiện kết luận"

    FOLLOW_UP_REPLY = "follow-up:reply", "Trả lời trong 10 ngày làm việc"
    FOLLOW_UP_CONSOLIDATE = "follow-up:consolidate", "Tổng hợp kiến nghị cấp trên"
    FOLLOW_UP_SIGN = "follow-up:sign", "Ký kiến nghị cấp trên"

    REPORT_DRAFT = "report:draft", "Soạn báo cáo"
    REPORT_READ = "report:read", "Đọc báo cáo"

    DOCUMENT_VIEW = "document:view", "Xem văn bản đã ban hành"
    DOCUMENT_VIEW_DRAFT = "document:view-draft", "Xem dự thảo văn bản"
    DOCUMENT_DRAFT = "document:draft", "Soạn văn bản"
    DOCUMENT_APPROVE = "document:approve", "Duyệt văn bản"
    DOCUMENT_RETURN = "document:return", "Trả lại văn bản"
    DOCUMENT_ISSUE = "document:issue", "Cấp số, ban hành văn bản"
    DOCUMENT_GENERATE = "document:generate", "Tạo văn bản Word"
    DOCUMENT_EDIT_TEMPLATE = "document:edit-template", "Sửa mẫu Word"
    DOCUMENT_KEEP_REGISTER = "document:keep-register", "Giữ sổ văn bản"
    DOCUMENT_VOID_NUMBER = "document:void-number", "Hủy số văn bản"

    DOSSIER_EXPORT_FULL = "dossier:export-full", "Xuất hồ sơ đầy đủ (có danh tính)"
    DOSSIER_EXPORT_REDACTED = "dossier:export-redacted", "Xuất hồ sơ đã che danh tính"

    PAGE_READ = "page:read", "Đọc trang chung"
    PAGE_WRITE = "page:write", "Viết chuyên mục của đơn vị"
    PAGE_PUBLISH = "page:publish", "Đăng lên trang chủ chung"
    PAGE_PUBLISH_OWN = "page:publish-own", "Đăng trong chuyên mục của đơn vị"

    USER_CREATE = "user:create", "Tạo tài khoản"
    USER_RESET_PASSWORD = "user:reset-password", "Đặt lại mật khẩu"
    USER_DEACTIVATE = "user:deactivate", "Ngừng tài khoản"
    USER_SECOND_PERSON = "user:second-person", "Cấp quyền lãnh đạo, văn phòng, danh tính (người thứ hai)"

    DELEGATION_GRANT = "delegation:grant", "Ủy quyền"

    CALENDAR_EDIT = "calendar:edit", "Sửa lịch làm việc"
    CALENDAR_VIEW = "calendar:view", "Xem lịch làm việc"

    SETTINGS_EDIT = "settings:edit", "Sửa thiết lập"

    BACKUP_RUN = "backup:run", "Sao lưu"
    BACKUP_RESTORE = "backup:restore", "Phục hồi"

    AUDIT_OBJECT_HISTORY = "audit:object-history", "Đọc nhật ký của hồ sơ"
    AUDIT_SYSTEM_LOG = "audit:system-log", "Đọc nhật ký hệ thống"
    AUDIT_TECHNICAL_LOG = "audit:technical-log", "Đọc nhật ký kỹ thuật"
    AUDIT_VERIFY = "audit:verify", "Kiểm tra chuỗi nhật ký"
    AUDIT_TAKINGS = "audit:takings", "Xem ai đã tải tệp"

    SUPERVISION_NOTE_WRITE = "supervision-note:write", "Ghi phiếu giám sát"
    SUPERVISION_NOTE_REPLY = "supervision-note:reply", "Trả lời phiếu giám sát"
    SUPERVISION_NOTE_READ = "supervision-note:read", "Đọc phiếu giám sát"

    ORGANISATION_EDIT = "organisation:edit", "Sửa đơn vị, tên gọi khác, chức vụ"

    ABSENCE_RECORD = "absence:record", "Ghi vắng mặt"

    HAND_OVER_CARRY_OUT = "hand-over:carry-out", "Bàn giao công việc"

    USER_IMPORT = "user:import", "Nhập danh sách người dùng"

    FIELD_LIST_EDIT = "field-list:edit", "Sửa danh mục lĩnh vực"

    ANSWER_LIBRARY_EDIT = "answer-library:edit", "Sửa thư viện trả lời"

    PUBLICATION_RECORD_PROOF = "publication:record-proof", "Ghi bằng chứng công khai"

    RETENTION_RUN = "retention:run", "Hủy dữ liệu hết hạn lưu"

    POLICY_READ_PAGE = "policy:read-page", "Xem bảng phân quyền"

    ACCOUNT_USE = "account:use", "Dùng tài khoản của mình"

    ORGANISATION_VIEW = "organisation:view", "Xem danh bạ đơn vị"

    FILTER_SHARE = "filter:share", "Lưu bộ lọc cho cả đơn vị"

    TASK_REASSIGN = "task:reassign", "Giao lại việc đơn vị trả lại"
    TASK_RECORD_FOR = "task:record-for", "Ghi nhận thay đơn vị chưa có người dùng phần mềm"
