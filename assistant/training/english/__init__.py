"""Plain English taken apart and put together again: claims, questions about them, turned round."""
