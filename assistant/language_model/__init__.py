"""The language model, if one is set: its role, and what is done when it is slow, dead or wrong."""
