"""Further names that both models have in common: for the Party, the Council, the Front, villages."""

ALIASES = """
party: Ban Chấp hành Đảng bộ; Đảng bộ; Cấp ủy; Bí thư Đảng ủy; Lãnh đạo Đảng ủy; Đảng ủy, UBND;
  Cấp ủy, chính quyền
standing: Ban Thường vụ Đảng ủy; Thường vụ Đảng ủy; TTĐU; BTV Đảng ủy; Thường trực cấp ủy;
  Phó Bí thư Thường trực Đảng ủy
party_office: Văn phòng cấp ủy; Chánh Văn phòng Đảng ủy; VP Đảng ủy
inspection: UBKT; UBKT Đảng ủy; Ủy ban Kiểm tra; Cơ quan UBKT; Ủy ban Kiểm tra Đảng ủy
council: Hội đồng nhân dân; HĐND; TTHĐND; Thường trực Hội đồng nhân dân; Các Ban HĐND; Đại biểu HĐND;
  Các vị đại biểu HĐND
leaders: UBND; Ủy ban nhân dân; Chủ tịch UBND; Phó Chủ tịch UBND; Các Phó Chủ tịch UBND;
  Chủ tịch, Phó Chủ tịch UBND; CT UBND; CT/PCT UBND; Thường trực UBND
police: Ban Công an; Trưởng Công an; Lực lượng Công an; CAX
military: Ban CHQS; BCHQS; Quân sự; Chỉ huy trưởng Ban CHQS; Ban CHQS, Công an
front: Mặt trận; MTTQ; UBMTTQ; Ủy ban MTTQ Việt Nam; Ban Thường trực Ủy ban MTTQ Việt Nam;
  Ủy ban Mặt trận; Chủ tịch Ủy ban MTTQ Việt Nam
farmers: HND; Nông dân
women: Hội Phụ nữ; HPN; Hội LHPN Việt Nam; Phụ nữ
youth: Đoàn Thanh niên; ĐTN; Đoàn TNCS; Đoàn xã; Đoàn phường; Thanh niên
veterans: CCB; HCCB; Cựu chiến binh; Hội Cựu chiến binh Việt Nam
villages: Trưởng thôn; Ban quản lý thôn; Ban quản lý các thôn; Trưởng Ban Công tác Mặt trận thôn;
  Ban Công tác Mặt trận thôn; Trưởng các thôn; Thôn; Trưởng Ban Công tác Mặt trận;
  Ban Công tác Mặt trận; Ban Công tác Mặt trận các thôn; Trưởng Ban Công tác Mặt trận các thôn;
  Tổ trưởng tổ dân phố; Tổ dân phố; TTDP; Trưởng thôn, Tổ trưởng tổ dân phố; Thôn, tổ dân phố;
  Trưởng khu dân cư; Khu dân cư; Khu phố; Trưởng khu phố; Trưởng ấp; Trưởng bản; Trưởng thôn, bản;
  Thôn, bản; Ban nhân dân thôn; Các thôn trưởng; Trưởng thôn, Trưởng Ban Công tác Mặt trận thôn;
  Trưởng thôn và Ban Công tác Mặt trận các thôn
cells: Chi bộ; Bí thư chi bộ; BTCB; Bí thư các chi bộ; Chi bộ thôn; Bí thư chi bộ thôn;
  Bí thư chi bộ, trưởng thôn; Đảng ủy, chi bộ trực thuộc; Bí thư các chi bộ trực thuộc;
  Tổ chức cơ sở đảng
organisations: Đoàn thể; Tổ chức chính trị – xã hội; Hội, đoàn thể; Tổ chức đoàn thể;
  Đoàn thể chính trị – xã hội; Tổ chức thành viên; Tổ chức thành viên của Mặt trận;
  Tổ chức chính trị – xã hội trực thuộc; Hội đoàn thể chính trị – xã hội
everybody: Ban ngành, đoàn thể; Ban ngành; Ngành, đoàn thể; Cơ quan; Cơ quan, đơn vị; Đơn vị;
  Cơ quan, ban, ngành; Cơ quan, ban ngành, đoàn thể; Cơ quan, đơn vị, đoàn thể;
  Ban, ngành, đoàn thể, thôn; Cơ quan, tổ chức; Thủ trưởng các cơ quan, đơn vị; Bộ phận, đơn vị
clinic: Trạm; Y tế; Trưởng Trạm Y tế
schools: Trường; Trường học; Hiệu trưởng các trường; Nhà trường; Cơ sở giáo dục; Đơn vị trường học;
  Trường trên địa bàn
"""

# Whom a group stands for: all of a kind, or the units named.
GROUPS = {
    "villages": "village",
    "cells": "cell",
    "organisations": "farmers women youth veterans",
    "schools": "",
    "above": "",
}
