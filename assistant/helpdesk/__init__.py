"""The helpdesk: stakeholders' emails, the questions in them, and replies from the guidance."""
