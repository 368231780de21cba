"""What the pages of the demo say: the first paragraph is the summary."""

from datetime import date

COMMUNE = """Sáu thôn, hai mùa nước, một chợ phiên.

Xã Minh Sơn có sáu thôn: Suối Cát, Nà Lạnh, Đồi Thông, Bản Mây, Khe Vàng, Chợ Cũ.

## Liên hệ

| Việc | Nơi tiếp nhận |
| --- | --- |
| Hồ sơ, thủ tục | Trung tâm Phục vụ hành chính công |
| Ý kiến về đối thoại | Văn phòng HĐND và UBND |
| Mương, đường liên thôn | Phòng Kinh tế |

## Dùng trang chung

- **Bảng tin**: thông báo và trang mới của mọi đơn vị.
- **Thư viện văn bản**: tra cứu theo số, nhãn, hiệu lực.
- **Danh mục**: chuyên mục của từng cơ quan, từng thôn."""

RULES = """Ai viết, ai đăng, và những gì không đăng.

1. Mỗi đơn vị tự viết, tự đăng trong chuyên mục của mình.
2. Trang chủ chung: đơn vị trình, Văn phòng hoặc Ban Xây dựng Đảng xem rồi đăng.
3. Không đăng họ tên, số điện thoại, địa chỉ của người dân nêu ý kiến.
4. Trang quá 180 ngày không ai xem lại thì đơn vị viết phải xem lại hoặc gỡ."""

SHELF = """Văn bản các đơn vị hay tra cứu, có hiệu lực và tệp kèm theo.

Chọn văn bản ở dưới, hoặc tìm theo nhãn ở **Thư viện văn bản**."""

LIBRARY = (
    (
        "Quy chế phối hợp quản lý công trình thủy lợi trên địa bàn xã",
        "Phân công giữa Phòng Kinh tế, các thôn và tổ thủy nông.\n\nToàn văn trong tệp đính kèm.",
        {
            "form": "Quyết định", "code": "08/2023/QĐ-UBND", "issuer": "Ủy ban nhân dân xã Minh Sơn",
            "issued_on": date(2023, 5, 12), "starts_on": date(2023, 6, 1),
            "basis": "Nghị quyết 04/NQ-HĐND của Hội đồng nhân dân xã về quản lý công trình công cộng.",
            "tags": ["thủy lợi", "phối hợp"],
        },
    ),
    (
        "Quy chế quản lý, sử dụng công trình thủy lợi trên địa bàn xã",
        "Thay quy chế năm 2023; tổ thủy nông báo mực nước hằng tuần.\n\nToàn văn trong tệp đính kèm.",
        {
            "form": "Quyết định", "issuer": "Ủy ban nhân dân xã Minh Sơn",
            "basis": "Nghị quyết 11/NQ-HĐND của Hội đồng nhân dân xã về quản lý công trình công cộng.",
            "tags": ["thủy lợi"],
        },
    ),
    (
        "Nội quy phòng tiếp công dân",
        "Giờ tiếp, giấy tờ mang theo, cách ghi phiếu.\n\nToàn văn trong tệp đính kèm.",
        {
            "form": "Nội quy", "code": "02/NQ-UBND", "issuer": "Ủy ban nhân dân xã Minh Sơn",
            "issued_on": date(2025, 8, 4), "starts_on": date(2025, 8, 15), "tags": ["tiếp công dân"],
        },
    ),
)  # fmt: skip

ASKED = """Những câu bà con hay hỏi khi đối thoại.

### Ai mở cửa cống?

Tổ thủy nông mở theo lịch; phân công theo Quyết định 08/2023/QĐ-UBND.

### Báo mương vỡ ở đâu?

Báo trưởng thôn hoặc Phòng Kinh tế, có ảnh càng tốt."""

CELLS = """Lịch trong tháng của các chi bộ thôn.

- Chi bộ thôn Suối Cát: tối mồng 3
- Chi bộ thôn Nà Lạnh: tối mồng 4
- Các chi bộ khác: tối mồng 5"""

SUPERVISION = """Hai nội dung, mỗi nội dung một tổ.

1. Việc trả lời ý kiến sau đối thoại.
2. Sử dụng quỹ đóng góp của các thôn."""

SLIPS = """Dành cho Ban công tác Mặt trận các thôn.

- Mỗi phiếu một việc.
- Ghi việc ở đâu, từ bao giờ.
- Phiếu của người không biết chữ: đọc lại cho người ấy nghe trước khi nộp."""

HALL = """Ai mượn, báo trước mấy ngày.

Báo trưởng thôn trước **hai ngày**. Dùng xong quét dọn, khóa điện."""

SECTIONS = (
    ("kinh.te", "economy", "Hỏi đáp về tưới tiêu", ASKED),
    ("vp.dang", "party_office", "Lịch sinh hoạt chi bộ", CELLS),
    ("hdnd", "council", "Chương trình giám sát quý này", SUPERVISION),
    ("mat.tran", "front", "Cách ghi phiếu ý kiến", SLIPS),
    ("thon.suoicat", "village-1", "Quy ước dùng nhà văn hóa", HALL),
)

FIRE = """Bản nháp, chờ số liệu của thôn Khe Vàng.

- Không đốt nương sau 9 giờ sáng.
- Mỗi thôn một tổ năm người, có danh sách."""

INSPECTION = """Chỉ dùng trong Cơ quan Ủy ban Kiểm tra.

1. Việc thực hiện kế hoạch đối thoại ở hai chi bộ.
2. Hồ sơ thu chi quỹ thôn."""

DUTY = """Mọi cán bộ, trưởng thôn đọc trước ngày đối thoại.

Trước giờ khai mạc 30 phút, từng bộ phận có mặt tại hội trường:

- Văn phòng: đón đại biểu, ghi biên bản.
- Công an xã: giữ trật tự, chỗ để xe.
- Phòng Kinh tế, Phòng Văn hóa – Xã hội: mang số liệu để trả lời tại chỗ.
- Trưởng thôn: ngồi cùng bà con thôn mình, giúp ghi phiếu."""

DESK = """Chiều thứ Sáu tuần này quầy số 2 nghỉ để sửa máy.

Hồ sơ đất đai nộp ở quầy số 1. Trả kết quả như thường lệ."""

LOANS = """Vốn ưu đãi cho hội viên vụ xuân.

Hội viên có nhu cầu vay vốn mua giống, phân bón liên hệ chi hội."""

WATER = """Các thôn gửi bảng kê trước cuối tháng.

| Thôn | Tuyến mương |
| --- | --- |
| Bản Mây | Mương đầu bản |
| Đồi Thông | Mương chân đồi |

Mẫu kê khai lấy tại Phòng Kinh tế."""

MEETING = """Các trưởng phòng, trưởng thôn dự tại hội trường.

Nội dung: việc quá hạn, chuẩn bị đối thoại."""

# unit, hour, times, note: what villages note of the bulletin
READINGS = (
    ("village-1", "05:30", 1, ""),
    ("village-3", "05:45", 2, "Loa xóm dưới rè, đã báo sửa"),
    ("village-5", "06:10", 1, ""),
)
