"""The words of which names of bodies and posts are made, and the words that end them."""

import re

from intranet.plans.parsing.phrases import ASK, GIVE
from intranet.plans.parsing.words import is_caps, listed

# First words of a body's or post's name. "tổ chức" and its like are heads only with what follows.
_HEADS = r"""
bác sĩ|bác sỹ|y sĩ|y sỹ|điều dưỡng|nữ hộ sinh|dược sĩ|giáo viên chủ nhiệm|tổng phụ trách|bgh|học sinh
|phụ huynh|ban giám hiệu|y tế thôn|sở|ban(?! hành\b)|bộ(?! máy\b| luật\b)|cục|chi cục|tổng cục|vụ
|phòng(?! ngừa|,? chống|,? trừ)|văn phòng|vp|trung tâm|công an|quân sự|ubnd|ub|ủy ban|hđnd|hội đồng
|thường trực|thường vụ|tt\.?(?= )|btv|btt|đảng ủy|đảng đoàn|đảng bộ|chi bộ|chi ủy|cấp ủy|tỉnh ủy|thành ủy
|huyện ủy|quận ủy|xã ủy|mặt trận|mttq|ubmttq|ubmttqvn|ubmt|mttqvn
|hội(?! nghị| trường| viên| thảo| đàm| thi| nhập| họp)|chi hội|đoàn(?! kết| viên)|chi đoàn|tổng đoàn
|liên đoàn|công đoàn|lđlđ|trạm|trường(?! hợp)|nhà trường|đài|kho bạc|ngân hàng|thuế|hải quan|viện|tòa án
|toà án|kiểm toán|bảo hiểm|bhxh|bưu điện|điện lực|công ty|doanh nghiệp|hợp tác xã|thôn
|bản(?! thân| tin| đồ| vẽ| chất| quyền| sao)|buôn|ấp|làng|khóm|khu phố|khu dân cư|tổ(?! chức| quốc)
|đội(?! ngũ)|tiểu ban|bộ phận|cơ quan|đơn vị|ngành|đoàn thể|địa phương|khối|lực lượng|thanh tra
|báo(?! cáo| hiệu| động| tin| chí| gồm)|cơ quan báo chí|báo chí|cổng thông tin|trang thông tin|cổng (?=tt)
|liên hiệp|liên minh|hiệp hội|tập đoàn|tổng công ty|chi nhánh|nhà xuất bản|vườn quốc gia|viễn thông
|đại học|cao đẳng|tỉnh đoàn|thành đoàn|huyện đoàn|xã đoàn|phường đoàn|hđbc|bộ đội|ban(?= hành chính)|ubbc
|hội nông dân|phân hội|phân đội|đội tình nguyện|ban đại diện
|tổ chức(?= chính trị| đoàn thể| thành viên| đảng| xã hội| cơ sở| hội| quần chúng| có liên quan
| liên quan| kinh tế| tôn giáo|, cá nhân| và cá nhân|, đơn vị|, doanh nghiệp)
|thư viện|bảo tàng|nhà văn hóa|bệnh viện|học viện|quỹ|câu lạc bộ|lãnh đạo|tuyên giáo|dân vận|ubkt|bch
|bchqs|bcđ|bql|chqs|bđbp|biên phòng|nhóm|xã(?! hội)|phường|huyện|quận|thị trấn|thị xã|đặc khu
|cấp(?= ủy| xã| huyện| tỉnh)|hạt|chốt|cảng|nhà máy|cụm|chủ tịch|phó chủ tịch|pct|bí thư|phó bí thư|trưởng
|phó trưởng|phó|giám đốc|phó giám đốc|thủ trưởng|hiệu trưởng|chánh|phó chánh|công chức|cán bộ|viên chức
|chuyên viên|đồng chí|đ/c|đc|các đ/c|ông|bà|người đứng đầu|người phụ trách|thư ký|kế toán|thủ quỹ|chỉ huy
|chỉ huy trưởng|tổ trưởng|đội trưởng|nhân viên|giáo viên|ủy viên|thành viên|già làng|đại biểu
|tổng biên tập|chủ nhiệm|hộ(?= gia đình| kinh doanh| dân)|chủ hộ|chủ cơ sở|nhân dân(?= các| trên| trong|$)
|đảng viên|đoàn viên|hội viên|người lao động|người dân|công dân|tài chính|văn hóa|tư pháp|địa chính
|kinh tế|nội vụ|y tế|nông nghiệp|giáo dục|đài truyền thanh|truyền thanh
|cơ sở(?! vật chất| dữ liệu| hạ tầng| chính trị| pháp lý)|chủ đầu tư|nhà đầu tư|nhà thầu|chủ rừng
|người sử dụng lao động|báo cáo viên|tuyên truyền viên|cộng tác viên|dân quân
|khoa(?! học)|đồn|hải đội|vnpt|viettel|mobifone|agribank
|cha mẹ học sinh|phụ huynh|học sinh(?= các| lớp| khối|[,:;]|$)|trợ lý|chính trị viên
|(?:thôn|ấp|bản|xóm|khu|trung|tiểu|đại) đội|tiểu đoàn
|liên đội|phân hiệu|quản đốc|xí nghiệp|phân xưởng|văn thư|lái xe|thủ kho|thủ thư|tạp vụ|cấp dưỡng
|thị đoàn|quận đoàn|thị ủy|bảo vệ(?=[,:;]| cơ quan| nhà trường| trường|$)
|thầy(?! thuốc)|cô(?! đơn| lập| đọng| đặc)|chị(?! em)|anh(?! em| hùng| ninh)
"""
# What communes, schools and hospitals write for the names of their bodies; none of them is a word.
_SHORT = r"""
ca(?= xã| phường| tỉnh| huyện| quận| thị| các| đặc khu|[,;]|$)|đtn|tđtn|hpn|hlhpn|hnd|hccb|ccb|hctđ|hntt
|tdp|kdc|vpđu|ubktđu|bxdđ|btgdv|ubmttqvn|ttpvhcc|ttpvhc|tthcc|ttyt|tyt|ttvh|ttvhtt|ttgdtx
|tthtcđ|ttgdnn|bvđk|bqlda|hđnd&ubnd|htx|bhxhvn|gvcn|nvyt|cmhs|lđlđ|btttq|ttmttq|bctmt|tcns
"""
DETERMINERS = r"(?:các|những|toàn thể|tất cả các|mỗi|từng|một số|hai|ba|đại diện|tập thể)\s+"
_ALL = re.sub(r"\n", "", rf"{_HEADS}|{_SHORT}").replace("||", "|").strip("|")
_HEAD = re.compile(rf"(?:{DETERMINERS})*(?:(?:{_ALL})(?![^\W\d_])|p\.\s?(?=[^\W\d_]))")
# Heads that also occur inside names: a field of work, not a body of its own.
FIELDS = re.compile(
    r"(?:tuyên giáo|dân vận|tài chính|văn hóa|tư pháp|địa chính|kinh tế|nội vụ"
    r"|y tế|nông nghiệp|giáo dục|bảo hiểm|thuế|hội(?= nhập)|xã hội"
    r"|quân sự|truyền thanh|kế toán|hải quan|thanh tra|công đoàn|biên phòng"
    r"|xã(?= hội)|đoàn thể|hội quần chúng)(?![^\W\d_])"
)
# Bodies named after a field ("Sở Văn hóa, Thể thao và Du lịch").
NAMED_BY_FIELD = re.compile(
    rf"^(?:{DETERMINERS})*(?:p\.\s?(?=[^\W\d_])|sở|ban|bộ|bộ phận|phòng|trung tâm|công chức|cán bộ"
    rf"|viên chức|chi cục|cục|ủy ban|khối|hội đồng|tổ|viện|văn hóa|địa chính"
    rf"|tư pháp|tài chính)\b"
)
# Words for kinds of bodies: strung together they are one collective ("các sở, ban, ngành").
GENERIC = re.compile(
    r"^(?:sở|ban(?! nhân dân)|bộ|ngành|phòng|hội|cơ quan|đơn vị|bộ phận|địa phương|đoàn thể"
    r"|hội đoàn thể|tổ chức(?! chính trị)|cá nhân|doanh nghiệp|công chức"
    r"|cán bộ"
    r"|viên chức|người lao động|đảng viên|đoàn viên|hội viên|chiến sĩ|chiến sỹ"
    r"|xã|phường|thị trấn|thị xã|thành phố|đặc khu|huyện|quận|thôn|bản|buôn"
    r"|làng|ấp|khóm|khu phố|tổ dân phố"
    r"|khu dân cư|trường|trường học|cấp|cấp xã|cấp tỉnh|cấp huyện|tổ|khối"
    r"|chi hội|chi đoàn|lực lượng|đội|nhóm|cụm|xí nghiệp|hợp tác xã|trạm"
    r"|chi bộ|đảng bộ|chi ủy|xã ủy|phường ủy|đảng ủy(?= trực| cơ sở| cấp)"
    r"|trung tâm|nhà trường|hộ kinh doanh|người dân|hộ gia đình|công dân)(?![^\W\d_])"
)
QUALIFIERS = re.compile(
    r"^(?:sở|ban|ngành|phòng|hội|đoàn thể|cơ quan|đơn vị|bộ phận|địa phương"
    r"|tổ chức|cá nhân|chuyên môn|trực thuộc|thuộc|có|liên quan|của|cấp|tỉnh"
    r"|huyện|xã|phường|thành phố|quận|thị|trấn|trên|địa|bàn"
    r"|và|ubnd|khác|trong|công|chức|viên|cán|bộ|người|lao|động|thôn|tổ|dân"
    r"|phố|khu|cư|bản|sự|nghiệp|toàn|ở|tại|đặc|đảng|uỷ|ủy|nêu|đóng|trực|chuyên"
    r"|môn|quan|địa|phương|thành|buôn|làng|ấp|khóm|trạm|trung|tâm|hợp|tác"
    r"|nghề|sở|lực|lượng|đội|nhóm|cụm|viện|đài|chiến|sĩ|sỹ|đoàn|hội|chi|trường"
    r"|học|quan|đơn|vị|cơ|thể|đoàn|phận|phương|doanh|nghiệp|liên|hộ|gia|đình"
    r"|nhân|sở tại|cá|khối|bộ|các|hđnd|kinh|doanh|vũ|trang)$"
)
# Lower-case words with which what a body must do begins.
_VERBS = r"""
chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|có kế hoạch|có biện pháp|có giải pháp|có văn bản|có hình thức
|chủ trì|phối hợp|xây dựng|tổ chức|thực hiện|triển khai|hướng dẫn|theo dõi|tham mưu|báo cáo|căn cứ
|chủ động|tăng cường|tiếp tục|bố trí|đảm bảo|bảo đảm|thông báo|tuyên truyền|vận động|tổng hợp|kiểm tra
|giám sát|đôn đốc|chỉ đạo|phân công|rà soát|lập|chuẩn bị|gửi|cung cấp|đề xuất|nghiên cứu|quán triệt
|kịp thời|thường xuyên|định kỳ|nghiêm túc|phải|cần|lãnh đạo|tham gia|tham dự|dự|cử|mời|nắm|nắm bắt|giúp
|tiếp nhận|giải quyết|trả lời|trực tiếp|xử lý|ban hành|quản lý|sử dụng|khẩn trương|tập trung|là|thành lập
|trình|làm|duy trì|đẩy mạnh|phát huy|bám sát|hỗ trợ|đăng tải|đăng ký|đưa tin|cấp|cấp phát|treo|trang trí
|đón tiếp|thẩm định|thẩm tra|xem xét|quyết định|phê duyệt|cân đối|lồng ghép|nhắc nhở|thông qua|tiếp thu
|điều hành|đối chiếu|ghi|ghi chép|lưu trữ|niêm yết|huy động|khai thác|vận hành|cập nhật|kết nối|phản ánh
|đánh giá|yêu cầu|giao|nhận|thống nhất|trao đổi|tạo điều kiện|sẽ|không|theo chức năng|theo nhiệm vụ
|theo thẩm quyền|theo lĩnh vực|theo sự|theo phân công|theo kế hoạch|theo nội dung|trong phạm vi
|trên cơ sở|tùy|tùy theo|khi|hằng|hàng|định hướng|nếu|để|nhằm|trước khi|trước ngày|chậm nhất|ngoài
|đồng thời|nhanh chóng|tích cực|tự|phụ trách chung|tuyên dương|biểu dương|khen thưởng|đề nghị|đề ra
|tiến hành|hoàn thành|hoàn thiện|tư vấn|phổ biến|giới thiệu|lấy ý kiến|thu thập|phát|phát hành|phát động
|phát thanh|phát sóng|in ấn|thiết kế|soạn thảo|dự thảo|dự kiến|dự toán|dự trù|quyết toán|thanh quyết toán
|thanh toán|mở|đặt|bàn giao|sắp xếp|ra quân|trực|tuần tra|ngăn chặn|đấu tranh|phát hiện|điều tra|xác minh
|chuyển|tiếp|hòa giải|giáo dục|bồi dưỡng|tập huấn|đào tạo|khuyến khích|động viên|vận dụng|áp dụng|cam kết
|phân bổ|phân loại|sao gửi|nhân bản|truyền đạt|truyền tải|xác định|xây|sửa chữa|kiện toàn|lựa chọn|chọn
|bình chọn|đóng góp|góp ý|quan tâm|chú trọng|coi trọng|nâng cao|đổi mới|cải tiến|ứng dụng|số hóa
|công khai|công bố|tuyên bố|nêu|kết luận|lồng|nhập|tra cứu|đón|bảo vệ|phục vụ|chăm lo|chuyển tải|viết
|biên tập|biên soạn|đưa|tích hợp|vệ sinh|dọn|kê khai|rút kinh nghiệm|sơ kết|tổng kết|thu|chi|mua sắm
|trang bị|tiếp xúc|đối thoại|gặp gỡ|thăm|tặng|trao|chấp hành|tuân thủ|kết hợp|gắn|tự kiểm tra|cùng
|bổ sung|hiệp thương|thỏa thuận|thu hồi|thăm hỏi|diễn tập|luyện tập|tập hợp|huấn luyện|kêu gọi|hưởng ứng
|ký kết|ký|duyệt|khắc phục|phòng ngừa|cảnh báo|dự báo|cứu hộ|sơ tán|di dời|khôi phục|phun|khử khuẩn
|cắt tỉa|trồng|chăm sóc|tạm ứng|chi trả|thống kê|khảo sát|đo đạc|điều chỉnh|thay thế|sửa đổi|thiết lập
|phân phối|điều động|điều phối|luân chuyển|khai giảng|tiêm|khám|cấp cứu|kiểm soát|kiểm định|kiểm đếm
|kiểm kê|thu gom|xử phạt|cưỡng chế|giải tỏa|tháo dỡ|nhân rộng|tôn vinh|kiến nghị|góp phần|liên hệ|ưu tiên
|ủng hộ|đồng hành|cổ vũ|trích|lắp đặt|bảo trì|bảo dưỡng|sao lưu|chia sẻ|đồng bộ|chuẩn hóa|làm sạch
|xác nhận|chứng thực|giải đáp|giải trình|giải thích|đính chính|phản bác|canh gác|chốt chặn|phân luồng|cấm
|chỉ huy|ứng cứu|ứng phó|ứng trực|sẵn sàng|dành|cho phép|công nhận|xếp loại|bình xét|xét|đề cử|quyên góp
|truyền thông|đăng|dán|kẻ vẽ|in|nhân sao|chuyển giao|chuyển phát|khai báo|cài đặt|thuê|mua|đấu thầu
|nghiệm thu|thi công|chịu sự|gương mẫu|phát triển|quy định|rèn luyện|bám nắm|gìn giữ|giữ gìn|giữ vững
|khơi dậy|tham vấn|góp|dẫn|đứng ra|đưa ra|mang|bảo quản|lưu giữ|tiến tới|chấn chỉnh|nhắc|siết chặt
|nhân dịp|vào cuộc|hòa mạng|nộp|dừng|tạm dừng|tránh|hạn chế|kiên quyết|quyết liệt|bảo tồn|tôn tạo|sưu tầm
|chuyển đổi|tự giác|tự nguyện|gia cố|phủ sóng|xóa bỏ|xóa|loại bỏ|loại trừ|dự trữ|dự phòng|tạo lập
|tạo nguồn|tạo|gia hạn|mở rộng|củng cố|giảm thiểu|giảm|tăng|giải ngân|giải phóng|bổ nhiệm|hoàn trả
|hoàn chỉnh|hoàn tất|liên kết|nghiêm cấm|nghiêm chỉnh|nâng cấp|ngừng|nuôi dưỡng|ôn luyện|ổn định
|phát quang|phối kết hợp|quét dọn|quy hoạch|sàng lọc|sáp nhập|so sánh|soạn|suy tôn|tận dụng
|thanh lý|tháo gỡ|thu hút|thu nhận|thúc đẩy|thuyết minh|thử nghiệm|thí điểm|thực thi|tiếp cận|tiêu hủy
|tiết kiệm|tìm hiểu|tìm kiếm|tôn trọng|trả|tranh thủ|trưng bày|truy vết|tu bổ|tu sửa|tuyển chọn
|tuyển dụng|ủy thác|xin ý kiến|xúc tiến|đảm nhiệm|đảm nhận|đẩy nhanh|đẩy lùi|đăng cai|đầu tư|cải tạo
|cải thiện|cân nhắc|chấm điểm|chấm dứt|chấm|chia|chỉnh lý|chỉnh sửa|chỉnh trang|chú ý|chung tay|có mặt
|có ý kiến|coi thi|cung ứng|dạy|ghi nhận|ghi âm|ghi hình|giảng dạy|giám định|giữ|hạch toán|hình thành|họp
|kết nạp|khẳng định|khơi thông|khoanh vùng|khống chế|kiềm chế|làm việc|làm rõ|làm tốt|lan tỏa|lấy
|lắng nghe|lên|lưu|nạo vét|nêu cao|nêu gương|ngăn ngừa|nghe|nhận diện|phân cấp|phân định|phân tích
|phân chia|phê bình|phê chuẩn|quan trắc|ra quyết định|ra thông báo|rút|sửa|tập luyện|thay mặt|thể hiện
|thể chế|tính toán|tiêu độc|triệt để|triệu tập|trợ giúp|vẽ|vun đắp|xếp|đầy đủ|đồng loạt|luôn|đều|mạnh dạn
|linh hoạt|nỗ lực|phấn đấu|ra sức|đi đầu|đi sâu|đăng kí|kí|bổ trí|nâng|lựa|rà|chốt|hội ý|tham khảo
|đối soát|khoanh|tổng rà soát|tổng kiểm tra|tổng vệ sinh|phong tỏa|giải thể|biểu quyết|bỏ phiếu
|can thiệp|tố giác|báo tin|đảm trách|điều trị|cách ly|vận chuyển|di chuyển|cắm|quay phim|phỏng vấn|gieo trồng
|thu hoạch|chỉ định|bàn bạc|bàn|hoãn|đối phó|đo|thay|đọc|phiên dịch|lập lại|làm chủ|đề phòng|trông coi
|trông giữ|kẻ|kẻ lại|lo|lo liệu|điểm danh|cắm chốt|nêu rõ|gương mẫu|khuyến cáo|bảo trợ|phê phán|tẩy chay
|sinh hoạt|cho mượn|quảng bá|quảng cáo|cụ thể hóa|hiện thực hóa|thể chế hóa
|tri ân|vinh danh|bình ổn|gắn kết|tiêu thụ|chế biến|hợp tác
|giao lưu|khởi công|khánh thành|khai mạc|bế mạc|chấm công|tham quan|học tập|cắt giảm|trực chiến|truy quét
|trấn áp|triệt phá|chằng chống|cứu trợ|đỡ đầu|đấu nối|cấp phép|hủy bỏ|bãi bỏ|đình chỉ|tạm giữ|trích xuất
|xét xử|thi hành|san lấp|tiếp sức|kiểm duyệt|cai nghiện|phân phát|khen ngợi|đôn thúc|thường trực(?= 24)
"""
# The longest first, so that a verb of two words is found as such.
_BY_LENGTH = "|".join(sorted(listed(_VERBS), key=lambda verb: (-len(verb), verb)))
_INFORMS = r"thông tin(?= kịp| đầy| rộng| cụ| đến| cho| về| tới)"
PREDICATE = re.compile(rf"(?<![^\W])(?:{_BY_LENGTH}|{_INFORMS})(?![^\W\d_])")
# A verb right behind one of these belongs to the name: "Ban quản lý", "Tổ kiểm tra", "Trung tâm phục vụ …".
NAME_PART = re.compile(
    r"(?:^|[,;(]\s*|\b(?:và|với|trưởng|phó|viên|đốc|nhiệm|tịch|các|của|thuộc|đạo|cho|chức|bộ)\s+)"
    r"(?:ban|tổ|đội|đoàn|trung tâm|hội đồng|bộ phận|phòng|ủy ban|chi cục"
    r"|cục|hạt|trạm|văn phòng|tiểu ban|người|cán bộ|chuyên viên|đài|lực lượng"
    r"|cơ sở|quỹ|câu lạc bộ|báo và|lực lượng tham gia)\s$"
)
NAMING_VERBS = listed("""
tổ chức|quản lý|chỉ đạo|kiểm tra|giám sát|tuyên truyền|vận động|xây dựng|phục vụ|hỗ trợ|tiếp nhận|tiếp
|bảo vệ|biên tập|biên soạn|hòa giải|thẩm định|phối hợp|phát|giúp|tư vấn|đào tạo|bồi dưỡng|lãnh đạo
|điều hành|cung cấp|xử lý|trực|diễn tập|tham mưu|theo dõi|giáo dục|đón tiếp|tổng hợp|chuẩn bị|xác minh
|đối thoại|tiếp xúc|thực hiện|triển khai|dự|thi|làm|điều tra|đánh giá|thông báo|thu|phổ biến|cải cách
|phát thanh|kiện toàn|rà soát|giải quyết|thanh toán|vận hành|khảo sát
""")
RELATIVE = re.compile(
    r"(?:được giao|được phân công|được giao nhiệm vụ|được ủy quyền|có liên quan"
    r"|sự nghiệp|làm công tác)(?:\s+nhiệm vụ)?\s*$"
)
TOPIC = re.compile(
    r"^(?:(?:các|những|một số) )?(?:về |công tác|chế độ|kinh phí|nguồn (?:kinh phí|lực|vốn)|thời gian"
    r"|thời điểm|thời hạn|địa điểm|tiến độ|việc |nội dung|hình thức|giải pháp"
    r"|biện pháp|mốc |công việc|tổ chức (?:thực hiện|triển khai|hội nghị|tuyên truyền|đối thoại)"
    r"|thông tin|báo cáo|tuyên truyền|sơ kết|tổng kết|kiểm tra|giám sát|khen thưởng"
    r"|thi đua|cơ sở vật chất|trách nhiệm(?! của)|phân công|chuẩn bị|mục đích"
    r"|mục tiêu|yêu cầu|đối tượng|thành phần|phương pháp|phương thức|điều khoản"
    r"|hiệu lực|lộ trình"
    r"|lưu ý|kết quả|sản phẩm|đảm bảo|bảo đảm|an ninh|an toàn|trước |trong "
    r"|sau |bước |giai đoạn|đợt |hoạt động|nhiệm vụ(?! của)|quy trình|trình tự"
    r"|cách thức|chương trình|kế hoạch|phụ lục|căn cứ|trên cơ sở|điều kiện"
    r"|dự toán|ngân sách|xây dựng|triển khai|thực hiện|khẩu hiệu|tài liệu"
    r"|chủ đề|số lượng|danh mục|danh sách|chỉ tiêu|phạm vi|nguyên tắc|phương châm"
    r"|ghi chú)"
)
OF_WHOM = re.compile(
    r"^(?:trách nhiệm|nhiệm vụ|phần việc)(?:\s+(?:chung|cụ thể|chính|thực hiện))?\s+của\s+"
    r"|^(?:đối với|về phía)\s+"
)
CALL = re.compile(
    rf"^(?:(?P<request>(?:kính |trân trọng )?{ASK})|(?P<order>{GIVE}|yêu cầu|phân công"
    rf"|ủy quyền(?: cho)?))\s*:?\s+"
)


def body_at(text: str, start: int = 0) -> int:
    """Return where the first word of a body's name at *start* of the key *text* ends; 0 if none is there."""
    found = _HEAD.match(text, start)
    return found.end() if found else 0


_OF_WHICH = re.compile(r"\s(?:được|đã|đang|chưa|có|thuộc|nêu|nơi|đóng|tham gia|liên quan)(?![^\W\d_]).*")
# Behind the kind, printed with a capital, a name begins, but not with one of these: “Đoàn thể Tỉnh”.
_LEVEL_WORDS = listed("tỉnh|thành|xã|phường|huyện|quận|thị|đặc|thôn|nhà|trung|cấp|chuyên|sự")


def is_kind(piece: str, printed: str) -> bool:
    """Tell whether *piece* names a kind of body, whatever is said of it: “đơn vị được kiểm tra”.

    As it is *printed* a name has a capital behind its kind: “Phòng Kinh doanh”.
    """
    head = _OF_WHICH.sub("", piece)
    kind = GENERIC.match(head)
    if kind is None or not is_generic(head):
        return False
    rest = printed[kind.end() : len(head)].split()
    return not (rest and rest[0][:1].isupper() and rest[0].lower() not in _LEVEL_WORDS) or is_caps(printed)


def is_a_kind(piece: str) -> bool:
    """Tell whether *piece*, a key, is the one word for a kind of body and no more: “trạm”."""
    return GENERIC.fullmatch(piece) is not None and " " not in piece


def is_generic(piece: str) -> bool:
    """Tell whether *piece*, a key, names a kind of body and no body: “đoàn thể cấp tỉnh”."""
    if not GENERIC.match(piece):
        return False
    words = re.findall(r"[^\W\d_]+", re.sub(r"(?<=thuộc) văn phòng$", "", piece))
    return all(QUALIFIERS.match(word) for word in words)
