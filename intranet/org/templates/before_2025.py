"""The commune until 30/6/2025: single officials, a district above it.

The aliases carry the names of the later offices too, for a plan of today under the old model.
"""

from intranet.org.templates import shared

UNITS = """
party | D | Đảng ủy {xã} | ĐU
standing | D | Thường trực Đảng ủy | TT Đảng ủy
party_office | D | Văn phòng Đảng ủy | VPĐU
mobilisation | D | Khối Dân vận Đảng ủy | KDV
propaganda | D | Tuyên giáo Đảng ủy | BTG
inspection | D | Ủy ban Kiểm tra Đảng ủy | UBKT
council | H | Thường trực HĐND {xã} | TT HĐND
leaders | U | Lãnh đạo UBND {xã} |
office | U | Văn phòng – Thống kê | VPTK
land | U | Địa chính – Nông nghiệp – Xây dựng và Môi trường | ĐCXD
finance | U | Tài chính – Kế toán | TCKT
justice | U | Tư pháp – Hộ tịch | TPHT
culture | U | Văn hóa – Xã hội | VHXH
one_stop | U | Bộ phận Tiếp nhận và Trả kết quả | Một cửa
broadcasting | U | Đài truyền thanh {xã} | ĐTT
police | U | Công an {xã} | CA
military | U | Ban Chỉ huy Quân sự {xã} | CHQS
front | M | Ủy ban MTTQ Việt Nam {xã} | MTTQ
farmers | M | Hội Nông dân {xã} | HND
women | M | Hội Liên hiệp Phụ nữ {xã} | HLHPN
youth | M | Đoàn TNCS Hồ Chí Minh {xã} | Đoàn TN
veterans | M | Hội Cựu chiến binh {xã} | Hội CCB
cells | D | Các chi bộ trực thuộc |
departments | U | Các công chức chuyên môn |
organisations | M | Các tổ chức chính trị – xã hội {xã} |
everybody | U | Các ban, ngành, đoàn thể {xã} |
villages | T | Các {trưởng thôn} |
clinic | N | Trạm Y tế {xã} | TYT
schools | N | Các trường học |
above | N | Các cơ quan cấp huyện, cấp tỉnh |
"""

ALIASES = """
mobilisation: Khối Dân vận; Dân vận; Ban Dân vận; Dân vận Đảng ủy; Ban Xây dựng Đảng; BXDĐ;
  Ban Tuyên giáo và Dân vận; Tuyên giáo và Dân vận; Ban XDĐ; Ban Xây dựng Đảng Đảng ủy;
  Trưởng Ban Xây dựng Đảng
propaganda: Tuyên giáo; Ban Tuyên giáo; Ban Tuyên giáo Đảng ủy; Trung tâm Chính trị; TTCT;
  Trung tâm bồi dưỡng chính trị; Trung tâm học tập cộng đồng
inspection: Cơ quan Ủy ban Kiểm tra Đảng ủy
office: Thư ký; Tổ Thư ký; Thư ký hội nghị;
  Văn phòng UBND; Văn phòng; VPHU; VP.HĐND&UBND; Văn phòng HĐND và UBND;
  Chánh Văn phòng HĐND và UBND; Văn thư – Lưu trữ; Văn thư; Bộ phận Văn phòng UBND;
  Lãnh đạo Văn phòng HĐND và UBND; Phòng Nội vụ
land: Địa chính – Xây dựng; Địa chính – Xây dựng – Nông nghiệp và Môi trường;
  Địa chính – Xây dựng – Đô thị và Môi trường; Địa chính; ĐC-NN-XD-MT; Xây dựng; Nông nghiệp;
  Môi trường; Nông nghiệp và Môi trường; Khuyến nông; Địa chính – Nông nghiệp; Thú y;
  Giao thông – Thủy lợi; Địa chính – Môi trường; Phòng Kinh tế; PKT;
  Phòng Kinh tế, Hạ tầng và Đô thị; KTHTĐT; Kinh tế; Trưởng phòng Kinh tế
finance: Kế toán; Tài chính; Kế toán ngân sách; Phòng Tài chính – Kế hoạch; Phòng Kế hoạch Tài chính;
  Tài chính – Kế hoạch
justice: Tư pháp; Hộ tịch; Tiếp công dân; Ban Tiếp công dân; Nội vụ – Tư pháp; Thanh tra nhân dân;
  Ban Thanh tra nhân dân
culture: Văn hóa thông tin; VHTT; Văn hóa; Lao động – Thương binh và Xã hội; LĐTBXH; LĐ-TB&XH;
  Văn hóa – Thông tin – Thể thao; Chính sách xã hội; Văn hóa thể thao; Phòng Văn hóa – Xã hội; PVHXH;
  Phòng VH-XH; Trưởng phòng Văn hóa – Xã hội; Phòng Văn hóa và Thông tin; Phòng Giáo dục và Đào tạo;
  Giáo dục; Dân tộc – Tôn giáo; Giảm nghèo; Trung tâm Văn hóa; Dân số; Trung tâm Văn hóa – Thể thao
one_stop: Một cửa; BPTN&TKQ; Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính;
  Trung tâm Phục vụ hành chính công; TTPVHCC; TTHCC; TT PVHCC; PVHCC; HCC;
  Giám đốc Trung tâm Phục vụ hành chính công; Tổ Một cửa; Giao dịch Một cửa
broadcasting: Truyền thanh; Trạm truyền thanh
departments: Công chức chuyên môn; Ngành, bộ phận, công chức chuyên môn; Ngành chuyên môn;
  Ngành chuyên môn của UBND; Bộ phận chuyên môn; Phòng, ban chuyên môn; Phòng chuyên môn; Phòng, ban;
  Cơ quan chuyên môn; Công chức; Cán bộ, công chức; Cơ quan chuyên môn thuộc UBND; Phòng, đơn vị;
  Phòng, ban, đơn vị; Cán bộ, công chức chuyên môn; Ngành, bộ phận; Bộ phận; Ngành;
  Ban, ngành chuyên môn; Phòng, ban, đơn vị trực thuộc; Cán bộ chuyên môn; Ban chuyên môn;
  Bộ phận, công chức chuyên môn; Phòng chuyên môn thuộc UBND; Phòng, trung tâm
above: UBND tỉnh; UBND các xã, phường; Sở, ban, ngành Thành phố; HĐND tỉnh; Tỉnh ủy; UBND huyện;
  HĐND huyện; Huyện ủy; Sở, ban, ngành; Sở, ngành; Sở; UBND thành phố; Thành ủy; Cơ quan cấp trên;
  Cơ quan cấp tỉnh; Cơ quan cấp huyện; Sở, ban, ngành cấp tỉnh; UBND quận; Quận ủy; UBND cấp trên;
  Phòng, ban huyện; Phòng, ban của huyện; Cơ quan chuyên môn cấp huyện
"""

GROUPS = shared.GROUPS | {
    "departments": "office land finance justice culture one_stop broadcasting",
    "everybody": "departments police military organisations",
}
