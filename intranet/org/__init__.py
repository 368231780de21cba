"""Đơn vị, con người, chức vụ: units with dates and other names, people with dated positions.

A person signs in as a user (tài khoản), holds positions (chức vụ) in units, may be given a delegation
(ủy quyền) by a leader, and may be away (vắng mặt). Nothing of the organisation stands in the code:
both models (before and after 1/7/2025) are data.
"""
