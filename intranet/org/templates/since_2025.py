"""The commune since 01/7/2025: no district above it, offices instead of single officials.

The lines of aliases after each unit's own carry what became of the earlier officials (the rename map).
"""

from intranet.org.templates import shared

UNITS = """
party | D | Đảng ủy {xã} | ĐU
standing | D | Thường trực Đảng ủy | TT Đảng ủy
party_office | D | Văn phòng Đảng ủy | VPĐU
building | D | Ban Xây dựng Đảng | BXDĐ
inspection | D | Cơ quan Ủy ban Kiểm tra Đảng ủy |
politics | D | Trung tâm Chính trị {xã} | TTCT
council | H | Thường trực HĐND {xã} | TT HĐND
leaders | U | Lãnh đạo UBND {xã} |
office | U | Văn phòng HĐND và UBND | VP
economy | U | {phòng kinh tế} | {PKT}
culture | U | Phòng Văn hóa – Xã hội | PVHXH
one_stop | U | Trung tâm Phục vụ hành chính công | PVHCC
police | U | Công an {xã} | CA
military | U | Ban Chỉ huy Quân sự {xã} | CHQS
services | U | Trung tâm Dịch vụ tổng hợp | TTDVTH
front | M | Ủy ban MTTQ Việt Nam {xã} | MTTQ
farmers | M | Hội Nông dân {xã} | HND
women | M | Hội Liên hiệp Phụ nữ {xã} | HLHPN
youth | M | Đoàn TNCS Hồ Chí Minh {xã} | Đoàn TN
veterans | M | Hội Cựu chiến binh {xã} | Hội CCB
cells | D | Các chi bộ trực thuộc |
departments | U | Các phòng chuyên môn |
organisations | M | Các tổ chức chính trị – xã hội {xã} |
everybody | U | Các ban, ngành, đoàn thể {xã} |
villages | T | Các {trưởng thôn} |
clinic | N | Trạm Y tế {xã} | TYT
schools | N | Các trường học |
above | N | Các cơ quan cấp tỉnh |
"""

ALIASES = """
building: Khối Dân vận Đảng ủy; Khối Dân vận; KDV; Dân vận; Ban Dân vận; Tuyên giáo Đảng ủy;
  Tuyên giáo; Ban Tuyên giáo; BTG; Ban Tuyên giáo và Dân vận; Ban Tuyên giáo Đảng ủy;
  Ban Tổ chức Đảng ủy; Tổ chức Đảng ủy; Ban XDĐ; Tuyên giáo và Dân vận; Ban Xây dựng Đảng Đảng ủy;
  Trưởng Ban Xây dựng Đảng; Dân vận Đảng ủy
politics: Trung tâm bồi dưỡng chính trị
office: Thư ký; Tổ Thư ký; Thư ký hội nghị;
  Văn phòng – Thống kê; VPTK; Văn phòng UBND; Văn phòng; VPHU; VP.HĐND&UBND;
  Văn phòng HĐND – UBND; Chánh Văn phòng HĐND và UBND; Tư pháp – Hộ tịch; TPHT; Tư pháp; Hộ tịch;
  Văn thư – Lưu trữ; Văn thư; Tiếp công dân; Nội vụ – Tư pháp; Bộ phận Văn phòng UBND;
  Lãnh đạo Văn phòng HĐND và UBND; Ban Tiếp công dân; Thanh tra nhân dân; Ban Thanh tra nhân dân
economy: Phòng Kinh tế; PKT; Tài chính – Kế toán; TCKT; Kế toán; Tài chính; Địa chính – Xây dựng;
  Địa chính – Xây dựng – Nông nghiệp và Môi trường; Địa chính – Nông nghiệp – Xây dựng và Môi trường;
  Địa chính – Xây dựng – Đô thị và Môi trường; Địa chính; ĐC-XD; ĐC-NN-XD-MT; Xây dựng; Nông nghiệp;
  Môi trường; Nông nghiệp và Môi trường; Khuyến nông; Phòng Kinh tế, Hạ tầng và Đô thị; KTHTĐT;
  KT-HT-ĐT; Kinh tế; Trưởng phòng Kinh tế; Địa chính – Nông nghiệp; Thú y; Giao thông – Thủy lợi;
  Địa chính – Môi trường; Kế toán ngân sách; Phòng Tài chính – Kế hoạch; Phòng Kế hoạch Tài chính;
  Tài chính – Kế hoạch
culture: Văn hóa – Xã hội; VHXH; Văn hóa thông tin; VHTT; Văn hóa; Lao động – Thương binh và Xã hội;
  LĐTBXH; LĐ-TB&XH; Đài truyền thanh; ĐTT; Truyền thanh; Văn hóa – Thông tin – Thể thao;
  Chính sách xã hội; Phòng VH-XH; Văn hóa thể thao; Trưởng phòng Văn hóa – Xã hội;
  Phòng Văn hóa và Thông tin; Phòng Nội vụ; Phòng Giáo dục và Đào tạo; Giáo dục; Dân tộc – Tôn giáo;
  Giảm nghèo; Trung tâm Văn hóa; Dân số; Trung tâm Văn hóa – Thể thao;
  Văn hóa, Xã hội và Đài truyền thanh
one_stop: Tiếp nhận và Trả kết quả; BPTN&TKQ; Một cửa;
  Tiếp nhận và Trả kết quả giải quyết thủ tục hành chính; TTPVHCC; TTHCC; TT PVHCC; HCC;
  Giám đốc Trung tâm Phục vụ hành chính công; Tiếp nhận và Trả kết quả hiện đại; Tổ Một cửa;
  Giao dịch Một cửa
services: Trung tâm Dịch vụ công; Đơn vị sự nghiệp; Hợp tác xã; Trung tâm Cung ứng dịch vụ công;
  Trung tâm Cung ứng dịch vụ sự nghiệp công
departments: Công chức chuyên môn; Ngành, bộ phận, công chức chuyên môn; Ngành chuyên môn;
  Ngành chuyên môn của UBND; Bộ phận chuyên môn; Phòng, ban chuyên môn; Phòng, ban;
  Cơ quan chuyên môn; Công chức; Phòng chuyên môn thuộc UBND; Cán bộ, công chức;
  Cơ quan chuyên môn thuộc UBND; Phòng, đơn vị; Phòng, ban, đơn vị; Cán bộ, công chức chuyên môn;
  Ngành, bộ phận; Bộ phận; Ngành; Ban, ngành chuyên môn; Phòng, ban, đơn vị trực thuộc;
  Cán bộ chuyên môn; Phòng; Ban chuyên môn; Bộ phận, công chức chuyên môn; Phòng, trung tâm
above: UBND tỉnh; UBND các xã, phường; Sở, ban, ngành Thành phố; HĐND tỉnh; Tỉnh ủy; UBND huyện;
  HĐND huyện; Huyện ủy; Sở, ban, ngành; Sở, ngành; Sở; UBND thành phố; Thành ủy; Cơ quan cấp trên;
  Cơ quan cấp huyện; Sở, ban, ngành cấp tỉnh; UBND quận; Quận ủy; UBND cấp trên; Phòng, ban huyện;
  Phòng, ban của huyện; Cơ quan chuyên môn cấp huyện
"""

GROUPS = shared.GROUPS | {
    "departments": "office economy culture one_stop",
    "everybody": "departments police military organisations",
}
