"""Recognises, before anything is searched, what a question must not carry or needs other help."""
