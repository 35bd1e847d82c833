"""What the questions tell: what nothing answers, how the service is used, and how good it is."""
