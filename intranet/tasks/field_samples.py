"""The fields a commune usually counts by: offered once, then the office's own."""

_KEYWORDS = {
    "Đất đai": """
        đất đai; đất ở; thửa đất; thu hồi đất; giải phóng mặt bằng; sổ đỏ; trích lục; lấn chiếm;
        quyền sử dụng đất; quy hoạch sử dụng đất; tranh chấp đất""",
    "Môi trường, nước sạch": """
        môi trường; vệ sinh môi trường; rác; rác thải; thu gom rác; tập kết rác; ô nhiễm; nước sạch;
        thoát nước; nước thải""",
    "Giao thông, xây dựng": """
        giao thông; mặt đường; đường liên thôn; đường thôn; cầu cống; ngầm tràn; xây dựng công trình;
        trật tự xây dựng; hạ tầng; chiếu sáng; sửa chữa; nhà văn hóa""",
    "Nông nghiệp, nông thôn mới": """
        nông nghiệp; thủy lợi; mương; tuyến mương; kênh mương; nội đồng; chăn nuôi; thú y; mùa vụ;
        nông thôn mới; trồng trọt""",
    "An sinh xã hội": """
        an sinh; hộ nghèo; giảm nghèo; bảo trợ xã hội; người có công; việc làm; bảo hiểm xã hội;
        bảo hiểm y tế; hộ được hỗ trợ; hỗ trợ xây nhà""",
    "Y tế, giáo dục": """
        y tế; trạm y tế; y sĩ; sơ cứu; giáo dục; trường học; học sinh; tiêm chủng; an toàn thực phẩm""",
    "Tuyên truyền, thông tin": """
        tuyên truyền; truyền thanh; loa truyền thanh; phát thanh; loa; bản tin; niêm yết; đăng tin;
        thông báo thời gian; định hướng; cổng thông tin""",
    "An ninh, trật tự": """
        an ninh; trật tự; giữ trật tự; an toàn giao thông; phòng cháy; lực lượng; quân sự; gửi xe""",
    "Thủ tục hành chính": """
        thủ tục hành chính; một cửa; dịch vụ công; chuyển đổi số; cải cách hành chính; hộ tịch;
        chứng thực; giải quyết hồ sơ; nhận hồ sơ""",
    "Tài chính, ngân sách": "kinh phí; ngân sách; dự toán; quyết toán; thu chi; đóng góp",
    "Ý kiến của Nhân dân": """
        ý kiến; gom ý kiến; tổng hợp ý kiến; phiếu hỏi; kiến nghị; thư trả lời; câu trả lời; bài trả lời;
        nguyện vọng; còn vướng mắc""",
    "Tổ chức hội nghị": """
        giấy mời; đại biểu; người dự; biên bản; hội trường; chỗ ngồi; đón tiếp; chương trình hội nghị;
        thông báo kết luận; kết luận""",
}
# The name of each field, and its keywords one a line.
USUAL = tuple(
    (name, "\n".join(" ".join(one.split()) for one in words.split(";"))) for name, words in _KEYWORDS.items()
)
