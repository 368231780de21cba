"""Nhiệm vụ, phần việc: one duty of a plan, and each unit's share of it.

A task (nhiệm vụ) holds the words, the source and the due rule; an assignment (phần việc) is one unit's
share: its date, state, report and evidence. Coordinating units (phối hợp) see it and report nothing.
"""
