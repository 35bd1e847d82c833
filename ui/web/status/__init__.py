"""The room that says what is held, how fresh it is, and whether the service is well."""
