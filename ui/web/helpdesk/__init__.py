"""The reply desk: enquiries in a queue, each with its questions, answers and draft."""
