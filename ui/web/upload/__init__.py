"""The room where files are brought into the library."""
