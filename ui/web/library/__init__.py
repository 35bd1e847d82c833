"""The room of what is held: documents to read, and what is known of publications."""
