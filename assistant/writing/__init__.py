"""Answers written by a language model from passages, each sentence checked before it is shown."""
