"""Reads `.pdf`: one article a file of pages that hold text."""

from rag.reading.pdf.reader import pdf_file

__all__ = ["pdf_file"]
