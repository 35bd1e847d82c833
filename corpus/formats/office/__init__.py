"""Readers for the files of word processors: Word and OpenDocument text."""
