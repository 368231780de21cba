"""Plans without a fault, in our own words: State and Party, before and after 01/7/2025."""

STATE_NEW = """\
ỦY BAN NHÂN DÂN
XÃ SUỐI TRĂNG
Số: 41/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Suối Trăng, ngày 04 tháng 8 năm 2026

KẾ HOẠCH
Tổ chức hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026

Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;
Căn cứ Luật Thực hiện dân chủ ở cơ sở ngày 10 tháng 11 năm 2022.
Ủy ban nhân dân xã Suối Trăng ban hành Kế hoạch tổ chức hội nghị đối thoại năm 2026 như sau:

I. MỤC ĐÍCH, YÊU CẦU
1. Mục đích
- Nghe bà con nói rõ việc nào còn chậm, việc nào làm chưa đúng.
- Trả lời ngay tại hội nghị những việc đã có kết quả.
2. Yêu cầu
- Hội nghị ngắn gọn, ai hỏi cũng được nghe trả lời.
II. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN
1. Thời gian: 08 giờ 00, thứ Năm, ngày 10 tháng 9 năm 2026.
2. Địa điểm: Hội trường Ủy ban nhân dân xã.
3. Chủ trì: Chủ tịch Ủy ban nhân dân xã và đại diện Thường trực Hội đồng nhân dân xã đồng chủ trì.
4. Thư ký: công chức Văn phòng HĐND và UBND xã.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng HĐND và UBND xã
a) Gom các câu hỏi gửi trước, trình Chủ tịch UBND xã chậm nhất 05 ngày làm việc trước ngày đối thoại.
b) Thông báo kết quả đối thoại cho Nhân dân, gửi trưởng các thôn chậm nhất 10 ngày sau khi kết thúc đối thoại.
2. Phòng Văn hóa - Xã hội
- Thông báo cho Nhân dân về thời gian, địa điểm đối thoại chậm nhất 07 ngày trước ngày đối thoại.
3. Phòng Kinh tế
- Soạn nội dung trả lời về đất đai, gửi văn phòng trước ngày 03/9/2026.
4. Công an xã
- Giữ gìn trật tự trong ngày đối thoại.
5. Đề nghị Ủy ban MTTQ Việt Nam xã
- Vận động bà con đến dự.
6. Trưởng các thôn
- Mời các hộ trong thôn đến dự.
Trên đây là Kế hoạch của Ủy ban nhân dân xã; đề nghị các đơn vị nghiêm túc thực hiện./.

Nơi nhận:
- Thường trực Đảng ủy (b/c);
- Thường trực HĐND xã (b/c);
- Chủ tịch, các PCT UBND xã;
- Ủy ban MTTQ Việt Nam xã (p/h);
- Các phòng, đơn vị thuộc UBND xã (t/h);
- Công an xã (t/h);
- Trưởng các thôn (t/h);
- Lưu: VT, VP.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lưu Đình Phác
"""

STATE_OLD = """\
ỦY BAN NHÂN DÂN
XÃ BẾN GIANG
Số: 07/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Bến Giang, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2024

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015.
Ủy ban nhân dân xã Bến Giang xây dựng Kế hoạch đối thoại năm 2024 như sau:

I. MỤC ĐÍCH
1. Nghe Nhân dân nêu việc cần làm ngay trong năm.
2. Nói rõ việc nào xã làm được, việc nào phải chờ.
II. NỘI DUNG
1. Thời gian: ngày 18/4/2024.
2. Địa điểm: Nhà văn hóa thôn Trung.
III. TỔ CHỨC THỰC HIỆN
1. Công chức Văn phòng - Thống kê
- Xếp lịch, soạn chương trình, trình Chủ tịch UBND xã trước ngày 10/4/2024.
2. Công chức Tài chính - Kế toán
- Lo kinh phí theo chế độ.
3. Đề nghị Hội Nông dân xã
- Mời hội viên đến dự.
4. Trưởng các thôn
- Báo cho từng hộ biết.
Trên đây là Kế hoạch đối thoại năm 2024 của xã./.

Nơi nhận:
- UBND huyện (b/c);
- Thường trực Đảng ủy (b/c);
- Cán bộ, công chức xã (t/h);
- Các đoàn thể xã (p/h);
- Trưởng các thôn (t/h);
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH

Đoàn Thị Lụa
"""

PARTY_NEW = """\
ĐẢNG BỘ TỈNH THANH BÌNH
ĐẢNG ỦY PHƯỜNG ĐÔNG HẢI
*
Số 36-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Đông Hải, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
tiếp xúc, đối thoại giữa người đứng đầu cấp ủy, chính quyền phường với Nhân dân năm 2026
-----

- Căn cứ Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị;
- Thực hiện Chương trình số 04-CTr/ĐU, ngày 15/01/2026 của Đảng ủy phường,
Ban Thường vụ Đảng ủy phường xây dựng Kế hoạch tiếp xúc, đối thoại năm 2026 như sau:

I- MỤC ĐÍCH
1- Lắng nghe ý kiến từ khu phố.
2- Gỡ khó cho bà con trong quý.
II- NỘI DUNG
1- Thời gian: ngày 22/4/2026.
2- Địa điểm: Hội trường Đảng ủy phường.
3- Bí thư Đảng ủy, Chủ tịch UBND phường và đại diện Thường trực HĐND phường đồng chủ trì.
4- Thư ký: chuyên viên Văn phòng Đảng ủy.
III- TỔ CHỨC THỰC HIỆN
1- Văn phòng Đảng ủy
- Tổng hợp ý kiến, trình Ban Thường vụ Đảng ủy trước ngày 15/4/2026.
2- Ban Xây dựng Đảng
- Theo dõi việc trả lời sau hội nghị.
3- Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường
- Gom ý kiến của Nhân dân.
4- Các chi bộ trực thuộc
- Phổ biến tới đảng viên.
Trên đây là Kế hoạch của Ban Thường vụ Đảng ủy phường.

Nơi nhận:
- Ban Thường vụ Tỉnh ủy (để b/c),
- Các ban Đảng của Đảng ủy,
- Ủy ban Mặt trận Tổ quốc Việt Nam phường,
- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ

Mai Hữu Tạo
"""

PARTY_OLD = """\
ĐẢNG BỘ HUYỆN NAM LĨNH
ĐẢNG ỦY XÃ TÂN HIỆP
*
Số 12-KH/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Tân Hiệp, ngày 11 tháng 10 năm 2023

KẾ HOẠCH
tiếp xúc, đối thoại giữa Bí thư Đảng ủy xã với Nhân dân năm 2023
-----

Thực hiện Kế hoạch số 88-KH/HU, ngày 05/9/2023 của Huyện ủy, Đảng ủy xã Tân Hiệp xây dựng Kế hoạch như sau:

I. MỤC ĐÍCH
1. Gần dân, hiểu dân.
2. Giữ lời đã hứa.
II. THỜI GIAN, ĐỊA ĐIỂM
- Ngày 16/11/2023, tại Nhà văn hóa thôn Hạ.
III. TỔ CHỨC THỰC HIỆN
1. Văn phòng Đảng ủy
- Soạn giấy mời, gửi các chi bộ trước ngày 01/11/2023.
2. Khối Dân vận Đảng ủy
- Nắm tình hình, báo cáo Đảng ủy.
3. Các chi bộ trực thuộc
- Chọn cử đại biểu.
Trên đây là Kế hoạch tiếp xúc, đối thoại năm 2023.

Nơi nhận:
- Ban Thường vụ Huyện ủy (để b/c),
- Các đồng chí Đảng ủy viên,
- Các chi bộ trực thuộc,
- Lưu Văn phòng Đảng ủy.

T/M BAN THƯỜNG VỤ
BÍ THƯ

Ngô Thị Hợi
"""

ALL = {"state-new": STATE_NEW, "state-old": STATE_OLD, "party-new": PARTY_NEW, "party-old": PARTY_OLD}
