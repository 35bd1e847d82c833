"""Decides what may be said, and why: the answer path from a question to a checked answer."""
