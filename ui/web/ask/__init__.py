"""The room where questions are asked: the conversation, its answers and their sources."""
