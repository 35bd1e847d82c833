"""Reads guidance: publications, documents, passages and the library that keeps them."""
