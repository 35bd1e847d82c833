"""Finds passages: embedding, vectors, keyword search, fusion, and the builds that hold them."""
