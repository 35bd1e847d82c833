"""Readers, one a format: HTML, Markdown, plain text, PDF, Word, OpenDocument, ZIP bundles."""
