"""A conversation as a file to keep: Markdown, Word or PDF, with full references."""
