"""Soạn kế hoạch: a plan is written here, from a template or last year's, revision by revision."""
