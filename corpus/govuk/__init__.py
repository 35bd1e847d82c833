"""Brings official text from GOV.UK and the other publishers that are listed."""
