"""Files that people bring in on the pages: received, read, decided on, put in, taken back."""
