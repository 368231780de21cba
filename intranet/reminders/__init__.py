"""Nhắc việc: the ladder around each due date, one digest a day for each person, mail, one's own calendar."""
