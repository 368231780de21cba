"""A paper as a Word file: the parts of WordprocessingML written from a sheet, without a template to parse."""

from intranet.documents.paper.docx.write import build

__all__ = ["build"]
