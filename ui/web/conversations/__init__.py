"""The room of what a visitor has asked: found again, renamed, deleted, taken away as a file."""
