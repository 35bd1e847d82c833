"""Reads PDF files: text in reading order, headings, lists, tables, footnotes and page numbers."""
