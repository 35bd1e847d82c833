"""The web pages: the chat, and the reader that shows a quote in its document."""
