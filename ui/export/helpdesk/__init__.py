"""A reply of the helpdesk as files: a mail that is not sent yet, and a Word document."""
