"""Letters from live data: giấy mời, thông báo thời gian và địa điểm, biên bản, công văn, phiếu nhắc việc.

Each begins as a proposal out of a plan, a dialogue or a conclusion, is edited in a form of its kind, and then
goes the way of every paper (``documents``). A slip (phiếu nhắc việc) is no paper of the register: it is drawn
anew whenever it is asked for.
"""
