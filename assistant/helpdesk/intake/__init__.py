"""Reads what stakeholders send: files and pasted mails, and the questions in them."""

from assistant.helpdesk.intake.enquire import enquiry_from
from assistant.helpdesk.intake.read import read_message_file, read_pasted

__all__ = ["enquiry_from", "read_message_file", "read_pasted"]
