"""What is kept of people's use: conversations and feedback, in one database of the home."""
