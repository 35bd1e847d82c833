"""Measures the assistant against questions whose answers people have judged."""
